//! `PullUpload`: the service fetches a file by its URL, and makes it media.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::catalog::limits::{PULL_SESSION_TTL, SOURCE_CONTEXT_MAX};
use crate::domain::accounts::VodApp;
use crate::domain::flows::start;
use crate::domain::vod::media_types;
use crate::domain::vod::pull::{Pull, Wanted};
use crate::domain::vod::tasks::{AppTask, Asked, Work, WorkKind};
use crate::primitives::names::long_region;
use crate::primitives::time::UnixSeconds;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::flow_call::asked;
use crate::services::cloud_api::vod::media_call::{app_of, check_class, expiry, root, short};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Longest URL, a bound of ours.
const URL_MAX: usize = 8192;

/// Pulls an upload. What may be fetched is decided when it is fetched: see the option `vod.pull_hosts`.
pub(crate) struct PullUpload;

/// Parameters as they are given. `MediaStoragePath` belongs to sub-apps that name their own paths.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Given {
    media_url: String,
    media_type: Option<String>,
    sub_app_id: Option<u64>,
    media_name: Option<String>,
    cover_url: Option<String>,
    procedure: Option<String>,
    expire_time: Option<String>,
    storage_region: Option<String>,
    class_id: Option<i64>,
    tasks_priority: Option<i64>,
    session_context: Option<String>,
    session_id: Option<String>,
    /// Reserved by the vendor.
    #[serde(rename = "ExtInfo")]
    _ext_info: Option<String>,
    source_context: Option<String>,
}

/// A call.
pub(crate) struct Input {
    sub_app_id: Option<u64>,
    region: Option<String>,
    wanted: Wanted,
    asked: Asked,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    task_id: String,
}

impl Operation for PullUpload {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::PULL_UPLOAD,
        ..OperationSpec::new(
            "pull_upload",
            "Fetches a file from this server, a loopback URL or an allowed host, and makes it media.",
            "https://cloud.tencent.com/document/product/266/35575",
            Route::Action("PullUpload"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let given: Given = request.params.input()?;
        let url = check_url("MediaUrl", given.media_url, &rows::INVALID_PARAMETER_VALUE_MEDIA_URL)?;
        let file_type = given.media_type.filter(|it| !it.is_empty()).or_else(|| extension(&url));
        let file_type = file_type.filter(|it| media_types::is_media(it)).ok_or_else(|| {
            let reason = "MediaType, or the extension of MediaUrl where it is absent, is no type of media";
            Error::new(&rows::FAILED_OPERATION_MEDIA_TYPE, reason)
        })?;
        let cover = given.cover_url.filter(|it| !it.is_empty()).map(check_cover).transpose()?;
        let expires = match given.expire_time.filter(|it| !it.is_empty()) {
            Some(text) => expiry(&text, &rows::INVALID_PARAMETER_EXPIRE_TIME)?,
            None => None,
        };
        let source_context = given.source_context.unwrap_or_default();
        short("SourceContext", &source_context, SOURCE_CONTEXT_MAX, &rows::INVALID_PARAMETER_VALUE)
            .map_err(|error| Error::invalid_value("SourceContext", &source_context, error.to_string()))?;
        let asked = asked(given.tasks_priority, None, given.session_context, given.session_id)?;
        let wanted = Wanted {
            name: given.media_name.unwrap_or_else(|| file_name(&url)),
            url,
            file_type,
            cover,
            procedure: given.procedure.unwrap_or_default(),
            expires,
            region: String::new(),
            class_id: given.class_id.unwrap_or_default(),
            source_context,
        };
        let region = given.storage_region.filter(|it| !it.is_empty());
        Ok(Input { sub_app_id: given.sub_app_id, region, wanted, asked })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let Input { sub_app_id, region, mut wanted, asked } = input;
        let app = app_of(ctx, sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let now = ctx.app.clock.now();
        check(ctx, app, &wanted, &asked, now)?;
        let options = &ctx.caller.account().options.vod;
        if let Some(region) = &region
            && !options.stores_in(long_region(region))
        {
            let reason = format!("StorageRegion: the account does not store in {region:?}");
            return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_STORAGE_REGION, reason));
        }
        long_region(region.as_deref().unwrap_or(&options.region)).clone_into(&mut wanted.region);
        let work = Work::Pull(Box::new(Pull::new(wanted)));
        let times = (options.task_wait_seconds, options.task_seconds);
        let id = start::pull_id(&ctx.app, app);
        let task = AppTask::new(id, app, now, times, asked, root(ctx, app), work);
        let task = ctx.app.vod.tasks.add(task)?;
        Ok(answer(&ctx.app, Output { task_id: task.id.clone() }))
    }
}

/// What can be checked only with the app and its time.
fn check(
    ctx: &Ctx<CloudApi>,
    app: VodApp,
    wanted: &Wanted,
    asked: &Asked,
    now: UnixSeconds,
) -> Result<(), Error> {
    if wanted.expires.is_some_and(|expires| expires <= now) {
        let reason = "ExpireTime is over already; give a time that is to come, or 9999-12-31T23:59:59Z";
        return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_EXPIRE_TIME, reason));
    }
    check_class(ctx, app, Some(wanted.class_id))?;
    if ctx.app.vod.tasks.has_session(app, WorkKind::PullUpload, &asked.session_id, PULL_SESSION_TTL, now) {
        let reason =
            format!("a pulled upload of the last three days has the SessionId {:?}", asked.session_id);
        return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_SESSION_ID, reason));
    }
    Ok(())
}

/// A URL of HTTP with a host.
fn check_url(name: &str, url: String, row: &'static crate::catalog::ErrorRow) -> Result<String, Error> {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
    let is_sound = rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':']) && url.len() <= URL_MAX
    });
    if is_sound && url.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(url);
    }
    Err(Error::new(
        row,
        format!("{name} is a URL of http or https, percent-encoded, of at most {URL_MAX} bytes"),
    ))
}

/// A cover's URL with its extension.
fn check_cover(url: String) -> Result<(String, String), Error> {
    let url = check_url("CoverUrl", url, &rows::INVALID_PARAMETER_VALUE_COVER_URL)?;
    let kind = extension(&url).filter(|kind| media_types::is_cover(kind)).ok_or_else(|| {
        let reason = "CoverUrl has no extension of a picture: gif, jpeg, jpg, png";
        Error::new(&rows::FAILED_OPERATION_COVER_TYPE, reason)
    })?;
    Ok((url, kind))
}

/// The last segment of a URL's path.
fn last_segment(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    path.split_once('/').map_or("", |(_, path)| path).rsplit('/').next().unwrap_or_default()
}

fn extension(url: &str) -> Option<String> {
    last_segment(url).rsplit_once('.').map(|(_, extension)| extension.to_lowercase())
}

/// The name of media without one: the file's, without its extension (assumed).
fn file_name(url: &str) -> String {
    let segment = last_segment(url);
    let name = segment.rsplit_once('.').map_or(segment, |(name, _)| name);
    crate::primitives::escape::decode_strict(name)
        .map_or_else(|_| name.to_owned(), std::borrow::Cow::into_owned)
}
