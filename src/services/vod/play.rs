//! Playback: `GET <appid>.vod2.myqcloud.com/<bucket>/<directory>/<object>` sends what was committed.

use http::StatusCode;
use http::header::{CONTENT_TYPE, LAST_MODIFIED};

use crate::domain::vod::library::Playback;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Target, Vod};
use crate::wire::content;
use crate::wire::response::Response;
use crate::wire::validators::{Conditions, Validators};

/// Sends committed media.
pub(super) struct Play;

impl Operation for Play {
    type Service = Vod;
    type Input = Conditions;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["range", "if-range", "if-none-match", "if-modified-since"],
        statuses: &[200, 206, 304, 403, 404, 416],
        ..OperationSpec::new(
            "play",
            "Sends committed media and their covers, whole or in part.",
            "play URLs of captured commits",
            Route::Host,
        )
    };
    const AUTH: Auth = Auth::Open;

    fn parse(request: &Request<Vod>) -> Result<Conditions, Error> {
        Ok(Conditions::read(&request.head))
    }

    fn run(ctx: &Ctx<Vod>, conditions: Conditions) -> Result<Response, Error> {
        let Target::Playback { app, bucket, key } = &ctx.target else {
            unreachable!("only playback hosts lead here")
        };
        let missing = |why: &str| {
            let sentence = format!("nothing to play at /{key}: {why}");
            Error::Address { status: StatusCode::NOT_FOUND, sentence }
        };
        match ctx.app.vod.media.playback(*app, key, ctx.app.clock.now()) {
            Playback::Allowed => {}
            Playback::Nothing => return Err(missing("nothing was committed there")),
            Playback::Forbidden => return Err(forbidden(key)),
        }
        let object = ctx.app.store.bucket(bucket).ok().and_then(|bucket| bucket.get(key));
        let object = object.ok_or_else(|| missing("the object has been deleted since"))?;
        let validators = Validators { etag: None, modified: object.mtime };
        let mut response = content::send(&conditions, &object.content.blob, &validators);
        if response.status.is_success() {
            let guessed = mime_guess::from_path(key).first_or_octet_stream();
            response.set_text(CONTENT_TYPE, guessed.essence_str());
            response.set_text(LAST_MODIFIED, &httpdate::fmt_http_date(object.mtime.into()));
        }
        Ok(response)
    }
}

/// The answer for media that ForbidMediaDistribution has banned.
fn forbidden(key: &str) -> Error {
    let sentence =
        format!("/{key} may not be distributed: ForbidMediaDistribution with Operation recover allows it");
    Error::Address { status: StatusCode::FORBIDDEN, sentence }
}
