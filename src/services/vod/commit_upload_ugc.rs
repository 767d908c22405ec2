//! `Action=CommitUploadUGC`: the objects are there, so the upload becomes media; the app gets its events.
//!
//! A repeated commit is answered like the first and sends no event: every SDK repeats it when an answer is
//! lost.

use std::sync::Arc;

use serde::Serialize;

use crate::catalog::limits::VERIFY_CONTENT_TTL;
use crate::catalog::vod as rows;
use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::hmac_token;
use crate::domain::ids::VodSessionKey;
use crate::domain::journal::step::Step;
use crate::domain::store::object::Object;
use crate::domain::vod::events::Event;
use crate::domain::vod::library::NewMedia;
use crate::domain::vod::media::{Info, Media};
use crate::domain::vod::metadata::{self, MetaData};
use crate::domain::vod::procedure;
use crate::domain::vod::session::{Committed, Piece, Session, State};
use crate::primitives::escape::encode_path;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::services::vod::answer;
use crate::services::vod::error::Error;
use crate::services::vod::events::of_upload;
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

    fn run(ctx: &Ctx<Vod>, input: Input) -> Result<Response, Error> {
        let (app, signature) = (&*ctx.app, ctx.caller.signature());
        let session = app.vod.sessions.get(&input.session)?;
        session.check_owner(signature.account.appid, signature.parameters.app)?;
        session.check_age(app.clock.now())?;
        let root = ctx.urls().root(&format!("{}.vod2.myqcloud.com", session.application.parameters.app));
        let (state, committed) = commit(app, &signature.account, &session, root)?;
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

/// Commits the session, unless that has been done. Objects are checked, tasks run and events worded without
/// the lock of the session's state.
fn commit(
    app: &App,
    account: &Account,
    session: &Session,
    root: String,
) -> Result<(State, Committed), Error> {
    let _one_commit_at_a_time = session.commit.lock();
    let state = session.state.lock().clone();
    if let Some(committed) = state.committed.clone() {
        return Ok((state, committed));
    }
    let committed = Committed { at: app.clock.now(), root };
    let prepared = prepare(app, account, session, &state, &committed)?;
    publish(app, session, &state, &prepared)?;
    session.state.lock().committed = Some(committed.clone());
    prepared.events.into_iter().for_each(|event| app.publish(event));
    Ok((state, committed))
}

/// What a commit comes to.
struct Prepared {
    metadata: MetaData,
    /// Key of the cover that is there.
    cover: Option<String>,
    tasks: Vec<procedure::Task>,
    events: Vec<Event>,
}

/// Checks the objects, runs the task flow and words the events.
fn prepare(
    app: &App,
    account: &Account,
    session: &Session,
    state: &State,
    committed: &Committed,
) -> Result<Prepared, Error> {
    let object = |piece: &Option<Piece>| {
        piece.as_ref().map_or(Ok(None), |piece| uploaded(app, account, session, piece))
    };
    let (video, cover) = (object(&state.video)?, object(&state.cover)?);
    let (tasks, events) = match &state.video {
        Some(piece) => of_upload::events(app, account, session, state, committed, piece, video.as_deref())?,
        None => (Vec::new(), Vec::new()),
    };
    let cover = state.cover.as_ref().filter(|_| cover.is_some()).map(|piece| piece.key.clone());
    let blob = video.as_ref().map(|object| &object.content.blob);
    let metadata = blob.map_or_else(|| MetaData::unknown(0), metadata::read);
    Ok(Prepared { metadata, cover, tasks, events })
}

/// Makes the objects media, or the cover that of media that exist.
fn publish(app: &App, session: &Session, state: &State, prepared: &Prepared) -> Result<(), Error> {
    let (upload, now) = (&session.application, app.clock.now());
    let cover = prepared.cover.clone();
    let Some(video) = &state.video else {
        let set_cover = |_: &Media, info: &mut Info| {
            info.cover = cover.or_else(|| info.cover.take());
            info.updated = now;
            Ok::<_, Error>(())
        };
        return app.vod.media.change(upload.file_id, set_cover).map(drop);
    };
    let mut media = NewMedia::of_upload(upload, video, cover, prepared.metadata.clone(), now);
    media.info.take_results(&prepared.tasks);
    app.vod.media.insert(media)?;
    Ok(())
}

/// The completed object of a piece.
///
/// # Errors
/// 19003 if it is missing and the account's `vod.commit_check_uploaded` is on; 19004 if it has another size
/// than declared and `vod.commit_check_size` is on.
fn uploaded(
    app: &App,
    account: &Account,
    session: &Session,
    piece: &Piece,
) -> Result<Option<Arc<Object>>, Error> {
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
        return Err(Error::new(&rows::MOCK_OBJECT_NOT_UPLOADED, reason));
    };
    match piece.size {
        Some(declared) if declared != object.content.len() && options.commit_check_size => {
            let stored = object.content.len();
            let reason = format!("/{}: {declared} bytes were declared, {stored} are stored", piece.key);
            Err(Error::new(&rows::MOCK_SIZE_MISMATCH, reason))
        }
        _ => Ok(Some(object)),
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
