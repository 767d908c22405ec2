//! `Action=ApplyUploadUGC`: where an upload goes, and the credentials for it.
//!
//! Three kinds of calls: a new video (`videoType`, perhaps with a cover), a new cover for media that exist
//! (`fileId` and `coverType`), and an upload that is resumed (`vodSessionKey`, which wins over the rest).

use std::sync::Arc;

use crate::catalog::vod as rows;
use crate::domain::App;
use crate::domain::auth::vod::{Refusal, Verified};
use crate::domain::ids::{FileId, VodSessionKey};
use crate::domain::journal::step::Step;
use crate::domain::vod::naming;
use crate::domain::vod::procedure::Template;
use crate::domain::vod::session::{Application, Piece, Session, SessionFault, State, Via};
use crate::domain::vod::storage;
use crate::primitives::names::long_region;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::services::vod::applied;
use crate::services::vod::error::Error;
use crate::services::vod::params::Members;
use crate::services::vod::service::{Auth, Vod};
use crate::wire::response::Response;

/// Opens or resumes an upload.
///
/// Errors: 10001 for a parameter that is missing or of another type, the signature's own, `vod.types`
/// (19009), an unknown `fileId`, an unknown, expired or committed session; 10003 for a spent one-time
/// signature.
pub(super) struct ApplyUploadUgc;

/// A call.
pub(super) enum Input {
    /// A session goes on. A cover that joins it now is added.
    Resume { session: VodSessionKey, cover: Option<File> },
    /// A new video, perhaps with a cover.
    Video { video: File, cover: Option<File>, region: Option<String> },
    /// A new cover of media that exist.
    Cover { cover: File, file_id: String },
}

/// A file that is to be uploaded, by its parameters.
pub(super) struct File {
    /// The parameter that names its type: `videoType` or `coverType`.
    parameter: &'static str,
    /// For display.
    name: String,
    /// As the client gave it.
    file_type: String,
    /// In bytes, where it is declared.
    size: Option<u64>,
}

impl Operation for ApplyUploadUgc {
    type Service = Vod;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["Action"],
        fields: &[
            "signature",
            "vodSessionKey",
            "videoName",
            "videoType",
            "videoSize",
            "coverName",
            "coverType",
            "coverSize",
            "fileId",
            "storageRegion",
        ],
        ..OperationSpec::new(
            "apply_upload_ugc",
            "Opens or resumes an upload: paths, bucket, temporary credentials and the session key.",
            "web upload captured in 2018; upload SDK sources",
            Route::Action("ApplyUploadUGC"),
        )
    };
    const AUTH: Auth = Auth::NewUpload;

    fn parse(request: &Request<Vod>) -> Result<Input, Error> {
        let members = request.params.object()?;
        let (video, cover) = (File::video(members)?, File::cover(members)?);
        let file_id = members.text("fileId")?;
        let region = members.text("storageRegion")?.map(long_region).map(str::to_owned);
        if let Some(key) = members.text("vodSessionKey")? {
            return Ok(Input::Resume { session: key.into(), cover });
        }
        let describes_video = members.text("videoName")?.is_some() || members.size("videoSize")?.is_some();
        match (video, cover, file_id) {
            (Some(video), cover, None) => Ok(Input::Video { video, cover, region }),
            (Some(_), _, Some(_)) => Err(Error::invalid(
                "fileId stands for media that are there, whose cover alone is new; leave it or videoType out",
            )),
            (None, Some(_), Some(_)) if describes_video => Err(Error::invalid(
                "videoName and videoSize belong to a new video; with fileId only the cover is new",
            )),
            (None, Some(cover), Some(file_id)) => Ok(Input::Cover { cover, file_id: file_id.to_owned() }),
            (None, Some(_), None) | (None, None, _) => Err(Error::invalid(
                "send vodSessionKey to go on, videoType for a new video, or fileId and coverType for a new \
                 cover",
            )),
        }
    }

    fn step(_: &Request<Vod>) -> Option<Step> {
        Some(Step::Apply)
    }

    fn run(ctx: &Ctx<Vod>, input: Input) -> Result<Response, Error> {
        let (app, signature) = (&*ctx.app, ctx.caller.signature());
        let paid = app.credentials.reserve()?;
        let session = match input {
            Input::Resume { session, cover } => resume(app, signature, &session, cover)?,
            Input::Video { video, cover, region } => {
                check_type(&video, signature)?;
                cover.as_ref().map_or(Ok(()), |cover| check_type(cover, signature))?;
                check_procedure(signature)?;
                let place = Place::new(app, signature, region.as_deref());
                open(app, signature, place, Some(video), cover)?
            }
            Input::Cover { cover, file_id } => {
                check_type(&cover, signature)?;
                check_procedure(signature)?;
                let place = Place::of_media(app, signature, &file_id)?;
                open(app, signature, place, None, Some(cover))?
            }
        };
        Ok(applied::answer(app, paid, &signature.account, &session))
    }
}

fn resume(
    app: &App,
    signature: &Verified,
    key: &VodSessionKey,
    cover: Option<File>,
) -> Result<Arc<Session>, Error> {
    cover.as_ref().map_or(Ok(()), |cover| check_type(cover, signature))?;
    let session = app.vod.sessions.get(key)?;
    // The key of another's session must not tell that it exists.
    let owner = session.check_owner(signature.account.appid, signature.parameters.app);
    owner.map_err(|_| SessionFault::Unknown)?;
    session.check_via(Via::Client)?;
    session.check_age(app.clock.now())?;
    let commit = session.commit.lock();
    let mut state = session.state.lock();
    if state.committed.is_some() {
        return Err(SessionFault::Committed.into());
    }
    let application = &session.application;
    if let (None, Some(cover)) = (&state.cover, cover) {
        state.cover = Some(cover.cover_piece(application.file_id, &application.directory));
    }
    drop(state);
    drop(commit);
    // Somebody may have deleted the bucket since.
    let (owner, app_id) = (application.owner, application.parameters.app);
    storage::bucket(&app.store, &app.clock, owner, app_id, &application.region)?;
    Ok(session)
}

/// Opens a session. A one-time signature is spent last of all that can fail.
fn open(
    app: &App,
    signature: &Verified,
    place: Place,
    video: Option<File>,
    cover: Option<File>,
) -> Result<Arc<Session>, Error> {
    let state = State {
        video: video.map(|file| file.video_piece(app, &place)),
        cover: cover.map(|file| file.cover_piece(place.file_id, &place.directory)),
        committed: None,
    };
    let (owner, app_id) = (signature.account.appid, signature.parameters.app);
    storage::bucket(&app.store, &app.clock, owner, app_id, &place.region)?;
    let paid = app.vod.sessions.reserve()?;
    let now = app.clock.now();
    if signature.parameters.one_time
        && !app.used_signatures.spend(signature.account.owner(), signature.code, signature.expires, now)?
    {
        return Err(Refusal::Replayed.into());
    }
    let application = Application {
        owner,
        via: Via::Client,
        parameters: signature.parameters.clone(),
        signature: signature.code,
        file_id: place.file_id,
        bucket: naming::bucket(app_id, &place.region),
        region: place.region,
        directory: place.directory,
        expires: None,
    };
    Ok(app.vod.sessions.open(paid, app.ids.vod_session_key(), application, state, now))
}

fn check_type(file: &File, signature: &Verified) -> Result<(), Error> {
    if signature.account.options.vod.takes(&file.file_type) {
        return Ok(());
    }
    let reason = format!("{}: {:?} is not among the account's vod.types", file.parameter, file.file_type);
    Err(Error::new(&rows::MOCK_UNSUPPORTED_TYPE, reason))
}

/// With the account's `vod.strict_procedure`, a task flow must have a template.
fn check_procedure(signature: &Verified) -> Result<(), Error> {
    let (options, name) = (&signature.account.options.vod, &signature.parameters.procedure);
    if name.is_empty() || !options.strict_procedure || Template::find(&options.procedures, name).is_some() {
        return Ok(());
    }
    Err(Error::invalid(format!("no template is called {name:?} (the account's vod.procedures)")))
}

/// Where a session's objects go.
struct Place {
    file_id: FileId,
    region: String,
    directory: String,
}

impl Place {
    /// A new directory: in the region that the signature names, else in the one asked for if the account
    /// offers it, else in the account's.
    fn new(app: &App, signature: &Verified, asked: Option<&str>) -> Self {
        let options = &signature.account.options.vod;
        let signed = signature.parameters.storage_region.as_deref();
        let asked = asked.filter(|region| options.stores_in(region));
        let region = signed.or(asked).unwrap_or_else(|| long_region(&options.region)).to_owned();
        let file_id = app.ids.file_id();
        let bucket = naming::bucket(signature.parameters.app, &region);
        let directory = format!("{}/{}/", bucket.name, naming::directory(&app.ids, file_id));
        Self { file_id, region, directory }
    }

    /// The directory of media that exist.
    fn of_media(app: &App, signature: &Verified, file_id: &str) -> Result<Self, Error> {
        let app_id = signature.parameters.app;
        let found = file_id.parse().ok().and_then(|id| app.vod.media.get(app_id, id, app.clock.now()));
        let media = found.ok_or_else(|| {
            let reason = format!("app {app_id} has no media with the fileId {file_id:?}");
            Error::new(&rows::MOCK_FILE_ID_NOT_FOUND, reason)
        })?;
        let (region, directory) = (media.region.clone(), media.directory.clone());
        Ok(Self { file_id: media.file_id, region, directory })
    }
}

impl File {
    fn video(members: &Members) -> Result<Option<Self>, Error> {
        Self::parse(members, ["videoName", "videoType", "videoSize"])
    }

    fn cover(members: &Members) -> Result<Option<Self>, Error> {
        let names = ["coverName", "coverType", "coverSize"];
        let cover = Self::parse(members, names)?;
        if cover.is_none() && (members.text(names[0])?.is_some() || members.size(names[2])?.is_some()) {
            return Err(Error::invalid("coverType is missing beside coverName or coverSize"));
        }
        Ok(cover)
    }

    /// Reads name, type and size; none where there is no type.
    fn parse(members: &Members, names: [&'static str; 3]) -> Result<Option<Self>, Error> {
        let name = members.text(names[0])?.unwrap_or_default().to_owned();
        let size = members.size(names[2])?;
        let file_type = members.text(names[1])?.map(str::to_owned);
        if let Some(odd) = file_type.as_deref().filter(|text| text.starts_with('.') || text.contains('/')) {
            let reason =
                format!("{}={odd:?} is no extension; write mp4, without a dot and not video/mp4", names[1]);
            return Err(Error::new(&rows::MOCK_UNSUPPORTED_TYPE, reason));
        }
        Ok(file_type.map(|file_type| Self { parameter: names[1], name, file_type, size }))
    }

    fn video_piece(self, app: &App, place: &Place) -> Piece {
        let (object, extension) = (naming::object(&app.ids), naming::extension(&self.file_type));
        let key = format!("{}{object}.{extension}", place.directory);
        self.piece(place.file_id, key)
    }

    /// A cover has the id after its video's, and is named by it.
    fn cover_piece(self, video: FileId, directory: &str) -> Piece {
        let file_id = video.cover();
        let key = format!("{directory}{file_id}.{}", naming::extension(&self.file_type));
        self.piece(file_id, key)
    }

    fn piece(self, file_id: FileId, key: String) -> Piece {
        Piece { file_id, key, name: self.name, file_type: self.file_type, size: self.size }
    }
}
