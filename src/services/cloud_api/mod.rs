//! API 3.0: VOD's server-side API and STS, as back ends call them.
//!
//! A request names its action by `X-TC-Action` and `X-TC-Version`, or by `Action` and `Version` among its
//! parameters; host, path and the service in the credential scope decide nothing, because clients derive them
//! from whatever endpoint they were given.

mod authenticate;
mod edition;
pub mod envelope;
mod envelope_2017;
pub mod error;
pub mod language;
pub mod params;
mod permission;
mod reserved;
pub mod schema;
pub mod service;
mod slips;
mod sts;
mod unplayed;
mod vod;

use std::sync::Arc;

use http::header::{ACCESS_CONTROL_REQUEST_HEADERS, CONTENT_TYPE, HeaderName};
use http::{Method, StatusCode};

use crate::catalog::cloud_api as rows;
use crate::domain::App;
use crate::domain::accounts::AccountOptions;
use crate::domain::accounts::api3_options::UnknownParameters;
use crate::services::cloud_api::edition::{Edition, is_in_headers};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::params::Params;
use crate::services::cloud_api::service::{Auth, Caller, CloudApi, Target};
use crate::services::cloud_api::sts::assume_role::AssumeRole;
use crate::services::cloud_api::sts::assume_role_with_web_identity::AssumeRoleWithWebIdentity;
use crate::services::cloud_api::sts::get_caller_identity::GetCallerIdentity;
use crate::services::cloud_api::sts::get_federation_token::GetFederationToken;
use crate::services::cloud_api::sts::get_federation_token_2017::GetFederationToken2017;
use crate::services::cloud_api::unplayed::UnplayedAction;
use crate::services::cloud_api::vod::apply_upload::ApplyUpload;
use crate::services::cloud_api::vod::commit_upload::CommitUpload;
use crate::services::cloud_api::vod::confirm_events::ConfirmEvents;
use crate::services::cloud_api::vod::create_class::CreateClass;
use crate::services::cloud_api::vod::create_procedure_template::CreateProcedureTemplate;
use crate::services::cloud_api::vod::create_sub_app_id::CreateSubAppId;
use crate::services::cloud_api::vod::delete_class::DeleteClass;
use crate::services::cloud_api::vod::delete_media::DeleteMedia;
use crate::services::cloud_api::vod::delete_procedure_template::DeleteProcedureTemplate;
use crate::services::cloud_api::vod::describe_all_class::DescribeAllClass;
use crate::services::cloud_api::vod::describe_event_config::DescribeEventConfig;
use crate::services::cloud_api::vod::describe_events_state::DescribeEventsState;
use crate::services::cloud_api::vod::describe_media_infos::DescribeMediaInfos;
use crate::services::cloud_api::vod::describe_procedure_templates::DescribeProcedureTemplates;
use crate::services::cloud_api::vod::describe_storage_regions::DescribeStorageRegions;
use crate::services::cloud_api::vod::describe_sub_app_ids::DescribeSubAppIds;
use crate::services::cloud_api::vod::describe_task_detail::DescribeTaskDetail;
use crate::services::cloud_api::vod::describe_tasks::DescribeTasks;
use crate::services::cloud_api::vod::forbid_media_distribution::ForbidMediaDistribution;
use crate::services::cloud_api::vod::modify_class::ModifyClass;
use crate::services::cloud_api::vod::modify_event_config::ModifyEventConfig;
use crate::services::cloud_api::vod::modify_media_info::ModifyMediaInfo;
use crate::services::cloud_api::vod::modify_sub_app_id_info::ModifySubAppIdInfo;
use crate::services::cloud_api::vod::modify_sub_app_id_status::ModifySubAppIdStatus;
use crate::services::cloud_api::vod::parse_streaming_manifest::ParseStreamingManifest;
use crate::services::cloud_api::vod::process_media::ProcessMedia;
use crate::services::cloud_api::vod::process_media_by_procedure::ProcessMediaByProcedure;
use crate::services::cloud_api::vod::pull_events::PullEvents;
use crate::services::cloud_api::vod::pull_upload::PullUpload;
use crate::services::cloud_api::vod::reset_procedure_template::ResetProcedureTemplate;
use crate::services::cloud_api::vod::search_media::SearchMedia;
use crate::services::service::{Endpoint, Request, Service, Unread};
use crate::services::spec::{OperationSpec, Precedence, Route, Subject, Verb};
use crate::wire::cors;
use crate::wire::host::Role;
use crate::wire::read::{Intake, Received};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Largest body, in bytes (<https://cloud.tencent.com/document/product/1278/46710>).
const BODY_MAX: u64 = 10 * 1024 * 1024;
/// Largest query, in bytes (the same page).
const QUERY_MAX: usize = 32 * 1024;
/// Given back as it came.
const TRACE_ID: HeaderName = HeaderName::from_static("x-tc-traceid");

const UNPLAYED: &Endpoint<CloudApi> = &Endpoint::of::<UnplayedAction>();

impl Service for CloudApi {
    const NAME: &'static str = "cloud_api";
    const MAX_BODY: u64 = BODY_MAX;
    const PRECEDENCE: Precedence = Precedence::Caller;
    const OPERATIONS: &'static [Endpoint<Self>] = &[
        Endpoint::of::<DescribeStorageRegions>(),
        Endpoint::of::<DeleteMedia>(),
        Endpoint::of::<DescribeMediaInfos>(),
        Endpoint::of::<DescribeTaskDetail>(),
        Endpoint::of::<DescribeTasks>(),
        Endpoint::of::<ForbidMediaDistribution>(),
        Endpoint::of::<ModifyMediaInfo>(),
        Endpoint::of::<ProcessMedia>(),
        Endpoint::of::<ProcessMediaByProcedure>(),
        Endpoint::of::<PullUpload>(),
        Endpoint::of::<SearchMedia>(),
        Endpoint::of::<ApplyUpload>(),
        Endpoint::of::<CommitUpload>(),
        Endpoint::of::<ParseStreamingManifest>(),
        Endpoint::of::<PullEvents>(),
        Endpoint::of::<ConfirmEvents>(),
        Endpoint::of::<DescribeEventsState>(),
        Endpoint::of::<DescribeEventConfig>(),
        Endpoint::of::<ModifyEventConfig>(),
        Endpoint::of::<CreateClass>(),
        Endpoint::of::<ModifyClass>(),
        Endpoint::of::<DeleteClass>(),
        Endpoint::of::<DescribeAllClass>(),
        Endpoint::of::<CreateSubAppId>(),
        Endpoint::of::<DescribeSubAppIds>(),
        Endpoint::of::<ModifySubAppIdStatus>(),
        Endpoint::of::<ModifySubAppIdInfo>(),
        Endpoint::of::<CreateProcedureTemplate>(),
        Endpoint::of::<ResetProcedureTemplate>(),
        Endpoint::of::<DeleteProcedureTemplate>(),
        Endpoint::of::<DescribeProcedureTemplates>(),
        Endpoint::of::<GetFederationToken>(),
        Endpoint::of::<GetFederationToken2017>(),
        Endpoint::of::<AssumeRole>(),
        Endpoint::of::<AssumeRoleWithWebIdentity>(),
        Endpoint::of::<GetCallerIdentity>(),
        Endpoint::of::<UnplayedAction>(),
    ];

    type Target = Target;
    type Params = Params;
    type Auth = Auth;
    type Caller = Caller;
    type Error = Error;

    fn claims(head: &RequestHead) -> bool {
        match head.vendor.as_ref().map(|host| &host.role) {
            Some(Role::CloudApi) => true,
            Some(_) => false,
            None => is_in_headers(head) || asks_for_action(head) || is_v1(head),
        }
    }

    fn intake(_: &RequestHead) -> Intake {
        Intake::Whole
    }

    fn target(_: &App, head: &RequestHead) -> Result<Target, Error> {
        match Verb::of(&head.method) {
            Some(Verb::Get) if head.query.len() > QUERY_MAX => {
                let reason = format!("a query has at most {QUERY_MAX} bytes; send the parameters by POST");
                Err(Error::new(&rows::REQUEST_SIZE_LIMIT_EXCEEDED, reason))
            }
            Some(Verb::Get | Verb::Post) => Ok(Target),
            _ if head.method == Method::OPTIONS => Ok(Target),
            _ => {
                let reason = format!("{} is not a method of API 3.0; send POST or GET", head.method);
                Err(Error::new(&rows::UNSUPPORTED_PROTOCOL, reason))
            }
        }
    }

    fn params(head: &RequestHead, _: &Target, received: Received) -> Params {
        Params::new(head, received.body)
    }

    /// Those of the account whose key a request presents.
    fn options(app: &App, _: &Target, params: &Params) -> Arc<AccountOptions> {
        let key = params.secret_id.as_deref().and_then(|id| app.keyring().find(id));
        key.map_or_else(AccountOptions::defaults, |key| key.account().options.clone())
    }

    fn route(_: &App, request: &Request<Self>) -> Result<&'static Endpoint<Self>, Error> {
        // A form names it in its body: while that is not here, no operation is known.
        let action = request.params.action.as_deref().ok_or_else(|| authenticate::missing("Action"))?;
        let api = request.params.api();
        let is_meant = |endpoint: &&Endpoint<Self>| {
            matches!(endpoint.spec.route, Route::Action(known) if known == action) && endpoint.auth.api == api
        };
        Ok(Self::OPERATIONS.iter().find(is_meant).unwrap_or(UNPLAYED))
    }

    fn unread(request: &Request<Self>, spec: &OperationSpec) -> Result<Vec<Unread>, Error> {
        if spec.route == Route::Host {
            return Ok(Vec::new());
        }
        let unknown = request.params.unknown();
        if let (Some(name), true) =
            (unknown.first(), request.options.api3.unknown_parameters == UnknownParameters::Refuse)
        {
            let reason = format!(
                "{} has no parameter {name}; the account's api3.unknown_parameters=ignore lets it pass",
                request.params.action.as_deref().unwrap_or_default()
            );
            let error = Error::filled(&rows::UNKNOWN_PARAMETER, vec![name.clone()], reason);
            return Err(error.told(request.params.language));
        }
        Ok(unknown.iter().map(|name| Unread::new("parameter", name)).collect())
    }

    /// Bucket and key of the upload whose session key a request names; none of another account's.
    fn subject(app: &App, _: &Target, params: Option<&Params>) -> Subject {
        params.and_then(|params| subject_of_session(app, params)).unwrap_or_default()
    }

    fn secret_id(head: &RequestHead, params: Option<&Params>) -> Option<String> {
        params.map_or_else(|| params::secret_id_in_header(head), |params| params.secret_id.clone())
    }

    fn authenticate(app: &App, endpoint: &Endpoint<Self>, request: &Request<Self>) -> Result<Caller, Error> {
        let caller = authenticate::caller(app, endpoint.auth, request).and_then(|caller| {
            match (&caller, endpoint.auth.api) {
                (Caller::Signed { key, .. }, Some(api)) => permission::check(app, key, api, request)?,
                (Caller::Signed { .. }, None) | (Caller::Anyone { .. }, _) => {}
            }
            Ok(caller)
        });
        caller.map_err(|error| error.told(request.params.language))
    }

    fn respond(app: &App, head: &RequestHead, error: &Error) -> Response {
        envelope::refusal(app, Edition::of(head), error)
    }

    fn preflight(_: &App, head: &RequestHead) -> Response {
        let mut response = Response::new(StatusCode::OK, "");
        cors::mark_preflight(&mut response, head, &[]);
        response
    }

    /// Any page may read a response; the trace id is given back, which Node's SDK reads from it.
    fn add_common_headers(_: &App, head: &RequestHead, response: &mut Response) {
        cors::mark(response, head, &[]);
        if let Some(id) = head.headers.get(TRACE_ID) {
            response.set(TRACE_ID, id.clone());
        }
    }
}

fn subject_of_session(app: &App, params: &Params) -> Option<Subject> {
    let session = app.vod.sessions.get(&params.text("VodSessionKey")?.into()).ok()?;
    let caller = app.keyring().find(params.secret_id.as_deref()?)?;
    let bucket = Some(session.application.bucket.clone());
    let subject = Subject { bucket, key: Some(session.main_key()), tenant: None };
    (caller.account().owner() == session.application.owner).then_some(subject)
}

/// A preflight of a call with TC3.
fn asks_for_action(head: &RequestHead) -> bool {
    let asked = head.header(ACCESS_CONTROL_REQUEST_HEADERS).unwrap_or_default();
    cors::is_preflight(head) && asked.split(',').any(|name| name.trim().eq_ignore_ascii_case("x-tc-action"))
}

/// A request to a host of our own that is signed by v1: a query with all of a signature's parameters and
/// without one of COS's own, or a form at the root, where COS has none.
fn is_v1(head: &RequestHead) -> bool {
    let has = |name: &str| head.query.split('&').any(|pair| pair.split('=').next() == Some(name));
    let edition = Edition::of(head);
    if head.method == Method::GET {
        let is_complete = ["Action", "Signature", "SecretId", "Timestamp"].into_iter().all(has)
            && (has("Version") || edition == Edition::V2017);
        let is_upload_api = head.path.trim_end_matches('/') == "/v3/index.php";
        return is_complete
            && !is_upload_api
            && !has("q-signature")
            && !has("sign")
            && head.text("authorization").is_none();
    }
    let kind = head.header(CONTENT_TYPE).and_then(|text| text.split(';').next()).unwrap_or_default().trim();
    head.method == Method::POST
        && head.path == edition.path()
        && head.query.is_empty()
        && kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}
