//! `ApplyUpload`: where an upload goes, and the credentials for it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::catalog::limits::{SESSION_CONTEXT_MAX, SOURCE_CONTEXT_MAX, VOD_CREDENTIALS_TTL};
use crate::domain::App;
use crate::domain::accounts::sub_app::{SubApp, SubAppMode};
use crate::domain::accounts::{Account, AccountOptions};
use crate::domain::auth::credentials::Grant;
use crate::domain::auth::vod::{NotifyMode, UploadParameters};
use crate::domain::ids::FileId;
use crate::domain::journal::step::Step;
use crate::domain::policy::document::Policy;
use crate::domain::vod::media_types;
use crate::domain::vod::naming;
use crate::domain::vod::procedure::Template;
use crate::domain::vod::session::{Application, Piece, Session, State, Via};
use crate::domain::vod::storage;
use crate::primitives::names::{AppId, VOD_STORAGE_APPID, long_region};
use crate::primitives::time::UnixSeconds;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::expiry;
use crate::services::cloud_api::vod::media_call::check_class;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Opens an upload. There is no size: the commit compares none.
///
/// Errors: the type of media or cover, a time of expiry that is over or malformed, an app that is not the
/// account's, a region or a task flow that the account does not have, a path of one's own.
pub(crate) struct ApplyUpload;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    /// Extension without a dot.
    media_type: String,
    sub_app_id: Option<u64>,
    media_name: Option<String>,
    /// Extension of the cover, if there is one.
    cover_type: Option<String>,
    procedure: Option<String>,
    /// ISO 8601.
    expire_time: Option<String>,
    storage_region: Option<String>,
    class_id: Option<i64>,
    source_context: Option<String>,
    session_context: Option<String>,
    ext_info: Option<String>,
    media_storage_path: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    storage_bucket: String,
    storage_region: String,
    vod_session_key: String,
    media_storage_path: String,
    cover_storage_path: String,
    temp_certificate: Option<TempCertificate>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct TempCertificate {
    secret_id: String,
    secret_key: String,
    token: String,
    expired_time: UnixSeconds,
}

impl Operation for ApplyUpload {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::APPLY_UPLOAD,
        ..OperationSpec::new(
            "apply_upload",
            "Opens an upload from a server: paths, bucket, temporary credentials and the session key.",
            "https://cloud.tencent.com/document/product/266/31767",
            Route::Action("ApplyUpload"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn step(_: &Request<CloudApi>) -> Option<Step> {
        Some(Step::Apply)
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let (app, account) = (&*ctx.app, ctx.caller.account());
        let resolved = ctx.caller.vod_app(input.sub_app_id, &rows::INVALID_PARAMETER_VALUE_SUB_APP_ID)?;
        let vod_app = resolved.app;
        let sub_app = account.sub_app(vod_app);
        check(&ctx.options, sub_app, &input)?;
        check_class(ctx, resolved, input.class_id)?;
        let expires = expiry::parse(input.expire_time.as_deref(), app.clock.now())?;
        let region = region(&ctx.options, sub_app, input.storage_region.as_deref())?;
        let has_extra = input.ext_info.as_ref().is_some_and(|text| !text.is_empty());
        let session = open(app, account, vod_app, &region, expires, input)?;
        let certificate = if ctx.options.api3.apply_without_certificate {
            None
        } else {
            Some(certificate(app, account, &session)?)
        };
        let mut response = answer(app, output(&session, certificate));
        response.about = Some(Box::new((session.application.bucket.clone(), session.main_key())));
        if has_extra {
            response.set_note("ExtInfo has no effect");
        }
        Ok(response)
    }
}

/// Whether types, texts, task flow and path are what an app may have.
fn check(options: &AccountOptions, sub_app: Option<&SubApp>, input: &Input) -> Result<(), Error> {
    let vod = &options.vod;
    let takes =
        |file_type: &str, known: bool| if vod.types.is_empty() { known } else { vod.takes(file_type) };
    let media_type = &input.media_type;
    if !takes(media_type, media_types::is_media(media_type)) {
        let reason =
            format!("MediaType {media_type:?} is no type of media; write the extension without a dot");
        return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_MEDIA_TYPE, reason));
    }
    let cover_type = input.cover_type.as_deref().filter(|cover_type| !cover_type.is_empty());
    if let Some(cover_type) = cover_type.filter(|kind| !takes(kind, media_types::is_cover(kind))) {
        let reason = format!("CoverType {cover_type:?} is none of gif, jpeg, jpg and png");
        return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_COVER_TYPE, reason));
    }
    let contexts = [
        ("SourceContext", &input.source_context, SOURCE_CONTEXT_MAX),
        ("SessionContext", &input.session_context, SESSION_CONTEXT_MAX),
    ];
    for (name, text, most) in contexts {
        let length = text.as_ref().map_or(0, |text| text.chars().count());
        if length > most {
            let reason = format!("{name} has {length} characters, at most {most} are allowed");
            return Err(Error::invalid_value(name, text.as_deref().unwrap_or_default(), reason));
        }
    }
    check_path(sub_app, input.media_storage_path.as_deref().unwrap_or_default())?;
    check_procedure(options, input.procedure.as_deref().unwrap_or_default())
}

/// Only an app of the mode `fileid+path` names paths of its own, which is not played.
fn check_path(sub_app: Option<&SubApp>, path: &str) -> Result<(), Error> {
    if path.is_empty() {
        return Ok(());
    }
    match sub_app.map(|app| app.mode).unwrap_or_default() {
        SubAppMode::FileIdAndPath if path.starts_with('/') => {
            Err(Error::Unplayed { what: "MediaStoragePath of an app of the mode fileid+path".into() })
        }
        SubAppMode::FileIdAndPath | SubAppMode::FileId => {
            let reason = format!(
                "MediaStoragePath {path:?}: only apps of the mode fileid+path name paths of their own, which \
                 begin with /; leave it out"
            );
            Err(Error::new(&rows::INVALID_PARAMETER_VALUE_MEDIA_STORAGE_PATH, reason))
        }
    }
}

/// With the account's `vod.strict_procedure`, a task flow must have a template. Call syntax with arguments,
/// `QCVB_SimpleProcessFile(1, 1)`, names none and is taken.
fn check_procedure(options: &AccountOptions, name: &str) -> Result<(), Error> {
    let is_call = name.ends_with(')') && name.contains('(');
    let is_known = || Template::find(&options.vod.procedures, name).is_some();
    if name.is_empty() || is_call || !options.vod.strict_procedure || is_known() {
        return Ok(());
    }
    let reason = format!("no template is called {name:?} (the account's vod.procedures)");
    Err(Error::new(&rows::FAILED_OPERATION, reason))
}

/// The region asked for, in its long form, or the sub-app's or the account's.
fn region(options: &AccountOptions, sub_app: Option<&SubApp>, asked: Option<&str>) -> Result<String, Error> {
    let Some(asked) = asked.filter(|region| !region.is_empty()) else {
        let usual = sub_app.and_then(|app| app.region.as_deref()).unwrap_or(&options.vod.region);
        return Ok(long_region(usual).to_owned());
    };
    let region = long_region(asked);
    if options.vod.stores_in(region) {
        return Ok(region.to_owned());
    }
    let reason = format!("StorageRegion {asked:?} is not enabled (the account's vod.regions)");
    Err(Error::new(&rows::FAILED_OPERATION, reason))
}

fn open(
    app: &App,
    account: &Account,
    vod_app: AppId,
    region: &str,
    expires: Option<UnixSeconds>,
    input: Input,
) -> Result<Arc<Session>, Error> {
    let (owner, file_id) = (account.appid, app.ids.file_id());
    let bucket = naming::bucket(vod_app, region);
    let directory = format!("{}/{}/", bucket.name, naming::directory(&app.ids, file_id));
    let state = pieces(app, &directory, file_id, &input);
    let application = Application {
        owner,
        via: Via::Server,
        parameters: UploadParameters {
            app: vod_app,
            class_id: input.class_id.unwrap_or_default(),
            procedure: input.procedure.unwrap_or_default(),
            task_priority: 0,
            task_notify_mode: NotifyMode::default(),
            source_context: input.source_context.unwrap_or_default(),
            session_context: input.session_context.unwrap_or_default(),
            one_time: false,
            storage_region: Some(region.to_owned()),
        },
        signature: [0; 20],
        file_id,
        bucket,
        region: region.to_owned(),
        directory,
        expires,
    };
    storage::bucket(&app.store, &app.clock, owner, vod_app, region)?;
    let paid = app.vod.sessions.reserve()?;
    Ok(app.vod.sessions.open(paid, app.ids.vod_session_key(), application, state, app.clock.now()))
}

/// The files: a cover is called by the id after its video's.
fn pieces(app: &App, directory: &str, file_id: FileId, input: &Input) -> State {
    let extension = naming::extension(&input.media_type);
    let video = Piece {
        file_id,
        key: format!("{directory}{}.{extension}", naming::object(&app.ids)),
        name: input.media_name.clone().unwrap_or_default(),
        file_type: input.media_type.clone(),
        size: None,
    };
    let cover = input.cover_type.as_ref().filter(|kind| !kind.is_empty()).map(|kind| Piece {
        file_id: file_id.cover(),
        key: format!("{directory}{}.{}", file_id.cover(), naming::extension(kind)),
        name: String::new(),
        file_type: kind.clone(),
        size: None,
    });
    State { video: Some(video), cover, committed: None }
}

/// Credentials for every key of the upload's directory, and nothing else.
fn certificate(app: &App, account: &Account, session: &Session) -> Result<TempCertificate, Error> {
    let paid = app.credentials.reserve()?;
    let (bucket, directory) = (&session.application.bucket, &session.application.directory);
    let grant = Grant {
        appid: VOD_STORAGE_APPID,
        bucket: Some(bucket.clone()),
        policy: Some(Arc::new(Policy::of_directory(bucket, directory.trim_end_matches('/')))),
        seconds: VOD_CREDENTIALS_TTL,
    };
    let issued = app.credentials.issue(paid, account, grant, &app.ids, app.clock.now());
    Ok(TempCertificate {
        secret_id: issued.account.secret_id.clone(),
        secret_key: issued.account.secret_key.clone(),
        token: issued.token.clone(),
        expired_time: issued.expires,
    })
}

fn output(session: &Session, temp_certificate: Option<TempCertificate>) -> Output {
    let state = session.state.lock();
    let path = |piece: &Piece| format!("/{}", piece.key);
    Output {
        storage_bucket: session.application.bucket.to_string(),
        storage_region: session.application.region.clone(),
        vod_session_key: session.key.to_string(),
        media_storage_path: state.video.as_ref().map(path).unwrap_or_default(),
        cover_storage_path: state.cover.as_ref().map(path).unwrap_or_default(),
        temp_certificate,
    }
}
