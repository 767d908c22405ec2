//! `Action=CommitUploadUGC`: the objects are there, so the upload becomes media; the app gets its events.

use serde::Serialize;

use crate::catalog::limits::VERIFY_CONTENT_TTL;
use crate::catalog::vod as rows;
use crate::domain::accounts::Account;
use crate::domain::auth::hmac_token;
use crate::domain::flows::commit::{Checks, CommitError, commit};
use crate::domain::ids::VodSessionKey;
use crate::domain::journal::step::Step;
use crate::domain::vod::session::{Committed, Piece, Session, State, Via};
use crate::primitives::escape::encode_path;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Route};
use crate::services::vod::answer;
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Vod};
use crate::wire::response::Response;

/// Turns an upload into media.
///
/// Errors: the signature's own, an unknown, expired or foreign session, 19003 for an object that is missing,
/// 19004 for one of another size than declared.
pub(super) struct CommitUploadUgc;

/// A call.
pub(super) struct Input {
    /// `vodSessionKey`
    session: VodSessionKey,
}

impl Operation for CommitUploadUgc {
    type Service = Vod;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["Action"],
        fields: &["signature", "vodSessionKey"],
        ..OperationSpec::new(
            "commit_upload_ugc",
            "Turns an upload into media and tells the app.",
            "web upload captured in 2018; upload SDK sources",
            Route::Action("CommitUploadUGC"),
        )
    };
    const AUTH: Auth = Auth::UploadSignature;

    fn parse(request: &Request<Vod>) -> Result<Input, Error> {
        Ok(Input { session: request.params.object()?.required("vodSessionKey")?.into() })
    }

    fn step(_: &Request<Vod>) -> Option<Step> {
        Some(Step::Commit)
    }

    /// Metadata are read from the file's headers.
    fn cost(_: &Ctx<Vod>, _: &Input) -> Cost {
        Cost::Blocking
    }

    fn run(ctx: &Ctx<Vod>, input: Input) -> Result<Response, Error> {
        let (app, signature) = (&*ctx.app, ctx.caller.signature());
        let session = app.vod.sessions.get(&input.session)?;
        session.check_owner(signature.account.appid, signature.parameters.app)?;
        session.check_via(Via::Client)?;
        session.check_age(app.clock.now())?;
        let root = ctx.urls().root(&format!("{}.vod2.myqcloud.com", session.application.parameters.app));
        let options = &signature.account.options.vod;
        let checks = Checks { uploaded: options.commit_check_uploaded, size: options.commit_check_size };
        let result = commit(app, &signature.account, &session, root, checks);
        let (state, committed) = result.map_err(refusal)?;
        Ok(answer(&signature.account, &session, &state, &committed))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    #[serde(skip_serializing_if = "Option::is_none")]
    video: Option<Playable>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cover: Option<Playable>,
    file_id: String,
}

#[derive(Serialize)]
struct Playable {
    url: String,
    verify_content: String,
}

/// 19003 and 19004 where the objects are not what was applied for.
fn refusal(error: CommitError) -> Error {
    let reason = error.to_string();
    match error {
        CommitError::NotUploaded { .. } | CommitError::InPart { .. } => {
            Error::new(&rows::MOCK_OBJECT_NOT_UPLOADED, reason)
        }
        CommitError::Size { .. } => Error::new(&rows::MOCK_SIZE_MISMATCH, reason),
        CommitError::MemoryFull(full) => full.into(),
    }
}

fn answer(account: &Account, session: &Session, state: &State, committed: &Committed) -> Response {
    let playable = |piece: &Piece| {
        let expires = committed.at.plus(VERIFY_CONTENT_TTL);
        let text = format!("ExpTime={expires}&FileId={}", piece.file_id);
        let url = format!("{}{}", committed.root, encode_path(&piece.key));
        Playable { url, verify_content: hmac_token::seal(&text, account.key()) }
    };
    answer::success(Data {
        video: state.video.as_ref().map(playable),
        cover: state.cover.as_ref().map(playable),
        file_id: session.application.file_id.to_string(),
    })
}
