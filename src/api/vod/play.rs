//! Playback: `GET <appid>.vod2.myqcloud.com/<bucket>/<directory>/<object>` sends what was committed.

use http::header::{CONTENT_TYPE, LAST_MODIFIED};
use http::{Method, StatusCode};

use crate::api::operation::{Auth, Failure, Operation, Selector, light};
use crate::domain::{App, clock};
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};
use crate::wire::call::Call;
use crate::wire::content;
use crate::wire::reply::Reply;
use crate::wire::validators::Validators;

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

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let address = &call.address;
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
    let mut reply = content::send(&call.head, &object.content.blob, &validators);
    if reply.status.is_success() {
        let guessed = mime_guess::from_path(&address.key).first_or_octet_stream();
        reply.set_text(CONTENT_TYPE, guessed.essence_str());
        reply.set_text(LAST_MODIFIED, &httpdate::fmt_http_date(clock::at(object.mtime)));
    }
    Ok(reply)
}
