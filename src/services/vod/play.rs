//! Playback: `GET <appid>.vod2.myqcloud.com/<bucket>/<directory>/<object>` sends what was committed.

use http::header::{CONTENT_TYPE, LAST_MODIFIED};
use http::{Method, StatusCode};

use crate::domain::{App, clock};
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::content;
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::validators::{Conditions, Validators};

/// Sends committed media.
pub static OP: Operation = Operation {
    name: "play",
    summary: "Sends committed media and their covers, whole or in part.",
    doc: "play URLs of captured commits",
    selector: Selector::Path(Method::GET, "/"),
    auth: Auth::Open,
    check: |_, _| Ok(()),
    weight: light,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let address = &request.address;
    let missing = |why: &str| {
        let sentence = format!("nothing to play at /{}: {why}", address.key);
        Failure::Plain { status: StatusCode::NOT_FOUND, sentence }
    };
    let plays = |appid| app.vod.media.plays(appid, &address.key);
    if !AppId::parse(&address.appid).is_some_and(plays) {
        return Err(missing("nothing was committed there"));
    }
    let bucket = BucketId::new(VOD_STORAGE_APPID, &address.bucket);
    let object = app.store.bucket(&bucket).ok().and_then(|bucket| bucket.get(&address.key));
    let object = object.ok_or_else(|| missing("the object has been deleted since"))?;
    let validators = Validators { etag: None, modified: object.mtime };
    let mut response = content::send(&Conditions::read(&request.head), &object.content.blob, &validators);
    if response.status.is_success() {
        let guessed = mime_guess::from_path(&address.key).first_or_octet_stream();
        response.set_text(CONTENT_TYPE, guessed.essence_str());
        response.set_text(LAST_MODIFIED, &httpdate::fmt_http_date(clock::at(object.mtime)));
    }
    Ok(response)
}
