//! `Action=CommitUploadUGC`: the objects are there, so the upload becomes media; the app is told.
//!
//! Repeating a commit answers the same and tells nobody again: every SDK repeats it when an answer is lost.

use std::sync::Arc;

use serde::Serialize;

use crate::catalog::limits::VERIFY_CONTENT_TTL;
use crate::catalog::vod as rows;
use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::hmac_token;
use crate::domain::store::object::Object;
use crate::domain::vod::media::Media;
use crate::domain::vod::session::{Committed, Piece, Session, State};
use crate::primitives::escape::encode_path;
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::services::vod::authorize::verified;
use crate::services::vod::envelope::session_failure;
use crate::services::vod::params::Params;
use crate::services::vod::{answer, told};
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::urls::Urls;

/// Turns an upload into media.
pub static OP: Operation = Operation {
    name: "commit_upload_ugc",
    summary: "Turns an upload into media and tells the app.",
    doc: "web upload captured in 2018; upload SDK sources",
    selector: Selector::Action("CommitUploadUGC"),
    auth: Auth::UploadSignature,
    check: |_, request| Params::read(request)?.required("signature").map(drop),
    weight: light,
    run,
};

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

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let params = Params::read(request)?;
    let verified = verified(app, &params, OP.auth)?;
    let account = &verified.account;
    let session = app.vod.sessions.get(&params.required("vodSessionKey")?.into()).map_err(session_failure)?;
    session.check_owner(account.appid, verified.parameters.app).map_err(session_failure)?;
    session.check_age(app.clock.now()).map_err(session_failure)?;
    let _commit = session.commit.lock();
    let state = session.state.lock().clone();
    let committed = match &state.committed {
        Some(before) => before.clone(),
        None => {
            let root = Urls::for_head(&request.head)
                .root(&format!("{}.vod2.myqcloud.com", session.application.parameters.app));
            let committed = Committed { at: app.clock.now(), root };
            commit(app, account, &session, &state, &committed)?;
            session.state.lock().committed.insert(committed).clone()
        }
    };
    Ok(answer(account, &session, &state, &committed))
}

/// Checks the objects and makes them media. Everything that can fail comes before the first change that shows.
fn commit(
    app: &App,
    account: &Account,
    session: &Session,
    state: &State,
    committed: &Committed,
) -> Result<(), Failure> {
    let video = state.video.as_ref().map(|piece| uploaded(app, account, session, piece)).transpose()?;
    let cover = state.cover.as_ref().map(|piece| uploaded(app, account, session, piece)).transpose()?;
    if let (Some(piece), Some(object)) = (&state.video, &video) {
        told::of_upload(app, account, session, state, committed, piece, object.as_deref())?;
    }
    if let Some(piece) = &state.video {
        app.vod.media.insert(Media {
            file_id: session.application.file_id,
            owner: session.application.owner,
            app: session.application.parameters.app,
            bucket: session.application.bucket.clone(),
            region: session.application.region.clone(),
            directory: session.application.directory.clone(),
            video: piece.clone(),
        });
    }
    if let (Some(piece), Some(Some(_))) = (&state.cover, &cover) {
        app.vod.media.publish(session.application.parameters.app, &piece.key);
    }
    Ok(())
}

/// The completed object of a piece: missing is 19003, of another size than declared 19004, unless the account does not
/// want that checked.
fn uploaded(
    app: &App,
    account: &Account,
    session: &Session,
    piece: &Piece,
) -> Result<Option<Arc<Object>>, Failure> {
    let (options, now) = (&account.options.vod, app.clock.now());
    // A bucket that somebody has deleted since holds nothing.
    let bucket = app.store.bucket(&session.application.bucket).ok();
    let Some(object) = bucket.as_ref().and_then(|bucket| bucket.get(&piece.key)) else {
        if !options.commit_check_uploaded {
            return Ok(None);
        }
        let pending = bucket.is_some_and(|bucket| bucket.open_upload(&piece.key, now).is_some());
        let state = if pending { "is uploaded in part only" } else { "was not uploaded" };
        let reason = format!("/{} {state}", piece.key);
        return Err(Failure::row(&rows::MOCK_OBJECT_NOT_UPLOADED, reason));
    };
    match piece.size {
        Some(declared) if declared != object.content.len() && options.commit_check_size => {
            let stored = object.content.len();
            let reason = format!("/{}: {declared} bytes were declared, {stored} are stored", piece.key);
            Err(Failure::row(&rows::MOCK_SIZE_MISMATCH, reason))
        }
        _ => Ok(Some(object)),
    }
}

fn answer(account: &Account, session: &Session, state: &State, committed: &Committed) -> Response {
    let playable = |piece: &Piece| {
        let expires = committed.at + VERIFY_CONTENT_TTL;
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
