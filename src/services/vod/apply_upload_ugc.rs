//! `Action=ApplyUploadUGC`: where an upload goes, and the credentials for it.
//!
//! Three kinds of calls: a new video (`videoType`, perhaps with a cover), a new cover for media that exist (`fileId` and
//! `coverType`), and an upload that goes on (`vodSessionKey`, which wins over the rest).

use std::sync::Arc;

use crate::catalog::vod as rows;
use crate::domain::App;
use crate::domain::auth::vod::{Refusal, Verified};
use crate::domain::ids::FileId;
use crate::domain::vod::naming;
use crate::domain::vod::procedure::Template;
use crate::domain::vod::session::{Application, Piece, Session, SessionFault, State};
use crate::domain::vod::storage;
use crate::primitives::names::long_region;
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::services::vod::applied;
use crate::services::vod::authorize::verified;
use crate::services::vod::envelope::session_failure;
use crate::services::vod::params::{Params, invalid};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Opens or resumes an upload.
pub static OP: Operation = Operation {
    name: "apply_upload_ugc",
    summary: "Opens or resumes an upload: paths, bucket, temporary credentials and the session key.",
    doc: "web upload captured in 2018; upload SDK sources",
    selector: Selector::Action("ApplyUploadUGC"),
    auth: Auth::NewUpload,
    check: |_, request| Params::read(request)?.required("signature").map(drop),
    weight: light,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let params = Params::read(request)?;
    let verified = verified(app, &params, OP.auth)?;
    let paid = app.credentials.reserve()?;
    let session = match params.text("vodSessionKey")? {
        Some(key) => resume(app, &verified, key, &params)?,
        None => open(app, &verified, &params)?,
    };
    Ok(applied::answer(app, paid, &verified.account, &session))
}

/// The session that goes on. A cover that joins it now is added.
fn resume(app: &App, verified: &Verified, key: &str, params: &Params) -> Result<Arc<Session>, Failure> {
    let wanted = Wanted::cover(params, verified)?;
    let session = app.vod.sessions.get(&key.into()).map_err(session_failure)?;
    // A foreign session is as good as none: its key must not tell that it exists.
    let own = session.check_owner(verified.account.appid, verified.parameters.app);
    own.map_err(|_| session_failure(SessionFault::Unknown))?;
    session.check_age(app.clock.now()).map_err(session_failure)?;
    let commit = session.commit.lock();
    let mut state = session.state.lock();
    if state.committed.is_some() {
        return Err(session_failure(SessionFault::Committed));
    }
    if let (None, Some(wanted)) = (&state.cover, wanted) {
        state.cover = Some(wanted.cover_piece(session.application.file_id, &session.application.directory));
    }
    drop(state);
    drop(commit);
    // Somebody may have deleted the bucket since.
    let application = &session.application;
    let (owner, app_id) = (application.owner, application.parameters.app);
    storage::bucket(&app.store, &app.clock, owner, app_id, &application.region)?;
    Ok(session)
}

/// A new session; spends a one-time signature, and does so last of all that can fail.
fn open(app: &App, verified: &Verified, params: &Params) -> Result<Arc<Session>, Failure> {
    let video = Wanted::video(params, verified)?;
    let cover = Wanted::cover(params, verified)?;
    check_procedure(verified)?;
    let place = match (&video, params.text("fileId")?) {
        (Some(_), _) => Place::new(app, verified, params)?,
        (None, Some(file_id)) if cover.is_some() => Place::of_media(app, verified, file_id)?,
        _ => {
            let reason = "send vodSessionKey to go on, videoType for a new video, or fileId and coverType for a new cover";
            return Err(invalid(reason.into()));
        }
    };
    let state = State {
        video: video.map(|wanted| wanted.video_piece(app, &place)),
        cover: cover.map(|wanted| wanted.cover_piece(place.file_id, &place.directory)),
        committed: None,
    };
    storage::bucket(&app.store, &app.clock, verified.account.appid, verified.parameters.app, &place.region)?;
    let paid = app.vod.sessions.reserve()?;
    let now = app.clock.now();
    if verified.parameters.one_time
        && !app.used_signatures.spend(verified.account.owner(), verified.code, verified.expires, now)?
    {
        return Err(Refusal::Replayed.into());
    }
    let application = Application {
        owner: verified.account.appid,
        parameters: verified.parameters.clone(),
        signature: verified.code,
        file_id: place.file_id,
        bucket: naming::bucket(verified.parameters.app, &place.region),
        region: place.region,
        directory: place.directory,
    };
    Ok(app.vod.sessions.open(paid, app.ids.vod_session_key(), application, state, now))
}

/// Where the account wants that, a task flow must have a template.
fn check_procedure(verified: &Verified) -> Result<(), Failure> {
    let (options, name) = (&verified.account.options.vod, &verified.parameters.procedure);
    if name.is_empty() || !options.strict_procedure || Template::find(&options.procedures, name).is_some() {
        return Ok(());
    }
    Err(invalid(format!("no template is called {name:?} (the account's vod.procedures)")))
}

/// Where a session's objects go.
struct Place {
    file_id: FileId,
    region: String,
    directory: String,
}

impl Place {
    /// For a new video: a directory of its own.
    fn new(app: &App, verified: &Verified, params: &Params) -> Result<Self, Failure> {
        let options = &verified.account.options.vod;
        let asked = params.text("storageRegion")?.map(long_region).filter(|region| options.stores_in(region));
        let signed = verified.parameters.storage_region.as_deref();
        let region = signed.or(asked).unwrap_or_else(|| long_region(&options.region)).to_owned();
        let file_id = app.ids.file_id();
        let bucket = naming::bucket(verified.parameters.app, &region);
        let directory = format!("{}/{}/", bucket.name, naming::directory(&app.ids, file_id));
        Ok(Self { file_id, region, directory })
    }

    /// For a new cover: beside the video.
    fn of_media(app: &App, verified: &Verified, file_id: &str) -> Result<Self, Failure> {
        let found = file_id.parse().ok().and_then(|id| app.vod.media.get(verified.parameters.app, id));
        let media = found.ok_or_else(|| {
            let reason = format!("app {} has no media with the fileId {file_id:?}", verified.parameters.app);
            Failure::row(&rows::MOCK_FILE_ID_NOT_FOUND, reason)
        })?;
        let (region, directory) = (media.region.clone(), media.directory.clone());
        Ok(Self { file_id: media.file_id, region, directory })
    }
}

/// A file a client wants to upload.
struct Wanted {
    name: String,
    file_type: String,
    size: Option<u64>,
}

impl Wanted {
    fn video(params: &Params, verified: &Verified) -> Result<Option<Self>, Failure> {
        Self::read(params, verified, ["videoName", "videoType", "videoSize"])
    }

    fn cover(params: &Params, verified: &Verified) -> Result<Option<Self>, Failure> {
        let names = ["coverName", "coverType", "coverSize"];
        let wanted = Self::read(params, verified, names)?;
        match wanted.is_none() && (params.text(names[0])?.is_some() || params.size(names[2])?.is_some()) {
            true => Err(invalid("coverType is missing beside coverName or coverSize".into())),
            false => Ok(wanted),
        }
    }

    /// Reads name, type and size; none where there is no type.
    fn read(params: &Params, verified: &Verified, names: [&str; 3]) -> Result<Option<Self>, Failure> {
        let (name, size) = (params.text(names[0])?.unwrap_or_default().to_owned(), params.size(names[2])?);
        let Some(file_type) = params.text(names[1])? else { return Ok(None) };
        if !verified.account.options.vod.takes(file_type) {
            let reason = format!("{}: {file_type:?} is not among the account's vod.types", names[1]);
            return Err(Failure::row(&rows::MOCK_UNSUPPORTED_TYPE, reason));
        }
        Ok(Some(Self { name, file_type: file_type.to_owned(), size }))
    }

    fn video_piece(self, app: &App, place: &Place) -> Piece {
        let key =
            format!("{}{}.{}", place.directory, naming::object(&app.ids), naming::extension(&self.file_type));
        self.piece(place.file_id, key)
    }

    /// A cover has the id after its video's, and is called by it.
    fn cover_piece(self, video: FileId, directory: &str) -> Piece {
        let file_id = video.cover();
        let key = format!("{directory}{file_id}.{}", naming::extension(&self.file_type));
        self.piece(file_id, key)
    }

    fn piece(self, file_id: FileId, key: String) -> Piece {
        Piece { file_id, key, name: self.name, file_type: self.file_type, size: self.size }
    }
}
