//! `CommitUpload`: the objects are there, so the upload becomes media; the app gets its events.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::flows::commit::{Checks, CommitError, commit};
use crate::domain::ids::VodSessionKey;
use crate::domain::journal::step::Step;
use crate::domain::vod::session::{Piece, Via};
use crate::primitives::escape::encode_path;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Route};
use crate::wire::response::Response;

/// Turns an upload into media. Repeated, it has the first call's result and sends no event.
///
/// Errors: a session that is unknown, over, another app's or of the client upload API; an object that was not
/// uploaded.
pub(crate) struct CommitUpload;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    vod_session_key: String,
    sub_app_id: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    file_id: String,
    media_url: String,
    cover_url: String,
}

impl Operation for CommitUpload {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::COMMIT_UPLOAD,
        ..OperationSpec::new(
            "commit_upload",
            "Turns an upload from a server into media and tells the app.",
            "https://cloud.tencent.com/document/product/266/31766",
            Route::Action("CommitUpload"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn step(_: &Request<CloudApi>) -> Option<Step> {
        Some(Step::Commit)
    }

    /// Metadata are read from the file's headers.
    fn cost(_: &Ctx<CloudApi>, _: &Input) -> Cost {
        Cost::Blocking
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let (app, account) = (&*ctx.app, ctx.caller.account());
        let vod_app = ctx.caller.app(input.sub_app_id, &rows::INVALID_PARAMETER_VALUE_SUB_APP_ID)?;
        let session = app.vod.sessions.get(&VodSessionKey::from(input.vod_session_key))?;
        session.check_owner(account.appid, vod_app)?;
        session.check_via(Via::Server)?;
        session.check_age(app.clock.now())?;
        let root = ctx.urls().root(&format!("{vod_app}.vod2.myqcloud.com"));
        // ApplyUpload is told no sizes.
        let checks = Checks { uploaded: ctx.options.vod.commit_check_uploaded, size: false };
        let (state, committed) = commit(app, account, &session, root, checks).map_err(refusal)?;
        let url = |piece: &Piece| format!("{}{}", committed.root, encode_path(&piece.key));
        let mut response = answer(
            app,
            Output {
                file_id: session.application.file_id.to_string(),
                media_url: state.video.as_ref().map(url).unwrap_or_default(),
                cover_url: state.cover.as_ref().map(url).unwrap_or_default(),
            },
        );
        response.about = Some(Box::new((session.application.bucket.clone(), session.main_key())));
        Ok(response)
    }
}

fn refusal(error: CommitError) -> Error {
    let reason = error.to_string();
    match error {
        CommitError::NotUploaded { .. } | CommitError::InPart { .. } | CommitError::Size { .. } => {
            Error::new(&rows::RESOURCE_NOT_FOUND, reason)
        }
        CommitError::MemoryFull(full) => full.into(),
    }
}
