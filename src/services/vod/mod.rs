//! VOD's client upload: signature services, Prepare, Apply, Commit, playback, and what the SDKs call besides.

mod address;
mod answer;
mod applied;
mod apply_upload_ugc;
mod authenticate;
mod commit_upload_ugc;
pub mod error;
mod error_response;
mod get_anti_leech_url;
mod get_ugc_upload_sign;
mod get_upload_sign;
mod get_vod_signature_v2;
mod http_dns;
mod mock_signature;
mod params;
mod play;
mod prepare_upload_ugc;
mod report;
pub mod service;
mod signature_shapes;
mod signing;

use std::sync::Arc;

use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, HeaderValue,
};

use crate::domain::App;
use crate::domain::accounts::AccountOptions;
use crate::services::service::{Endpoint, Request, Service, Unread};
use crate::services::spec::{OperationSpec, Precedence, Route, Subject};
use crate::services::vod::apply_upload_ugc::ApplyUploadUgc;
use crate::services::vod::commit_upload_ugc::CommitUploadUgc;
use crate::services::vod::error::Error;
use crate::services::vod::get_anti_leech_url::GetAntiLeechUrl;
use crate::services::vod::get_ugc_upload_sign::GetUgcUploadSign;
use crate::services::vod::get_upload_sign::GetUploadSign;
use crate::services::vod::get_vod_signature_v2::GetVodSignatureV2;
use crate::services::vod::http_dns::HttpDns;
use crate::services::vod::mock_signature::MockSignature;
use crate::services::vod::params::Params;
use crate::services::vod::play::Play;
use crate::services::vod::prepare_upload_ugc::PrepareUploadUgc;
use crate::services::vod::report::Report;
use crate::services::vod::service::Shape;
use crate::services::vod::service::{Auth, Caller, Target, Vod};
use crate::wire::read::{Intake, Received};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Endpoints by name, for the routes that no parameter names.
const GET_UPLOAD_SIGN: &Endpoint<Vod> = &Endpoint::of::<GetUploadSign>();
const MOCK_SIGNATURE: &Endpoint<Vod> = &Endpoint::of::<MockSignature>();
const REPORT: &Endpoint<Vod> = &Endpoint::of::<Report>();
const HTTP_DNS: &Endpoint<Vod> = &Endpoint::of::<HttpDns>();
const PLAY: &Endpoint<Vod> = &Endpoint::of::<Play>();

impl Service for Vod {
    const NAME: &'static str = "vod";
    const MAX_BODY: u64 = 1024 * 1024;
    const PRECEDENCE: Precedence = Precedence::Caller;
    const OPERATIONS: &'static [Endpoint<Self>] = &[
        Endpoint::of::<GetVodSignatureV2>(),
        Endpoint::of::<GetUgcUploadSign>(),
        Endpoint::of::<GetUploadSign>(),
        Endpoint::of::<MockSignature>(),
        Endpoint::of::<GetAntiLeechUrl>(),
        Endpoint::of::<PrepareUploadUgc>(),
        Endpoint::of::<ApplyUploadUgc>(),
        Endpoint::of::<CommitUploadUgc>(),
        Endpoint::of::<Report>(),
        Endpoint::of::<HttpDns>(),
        Endpoint::of::<Play>(),
    ];

    type Target = Target;
    type Params = Params;
    type Auth = Auth;
    type Caller = Caller;
    type Error = Error;

    fn claims(head: &RequestHead) -> bool {
        address::site(head).is_some()
    }

    fn intake(_: &RequestHead) -> Intake {
        Intake::Whole
    }

    fn target(_: &App, head: &RequestHead) -> Result<Target, Error> {
        address::target(head)
    }

    fn params(_: &RequestHead, _: &Target, received: Received) -> Params {
        Params::new(received.fields, &received.body)
    }

    /// The account follows from the signature: see [`Caller`].
    fn options(_: &App, _: &Target, _: &Params) -> Arc<AccountOptions> {
        Arc::default()
    }

    fn route(_: &App, request: &Request<Self>) -> Result<&'static Endpoint<Self>, Error> {
        match &request.target {
            Target::Api => {
                let action = request.params.query.text("action").ok().flatten().unwrap_or_default();
                by_action(&action, false)
                    .ok_or_else(|| Error::invalid(format!("there is no Action={action:?}; {}", known())))
            }
            Target::Signatures(Shape::UploadSign) => Ok(GET_UPLOAD_SIGN),
            Target::Signatures(shape) => signature_service(&request.params, *shape),
            Target::Report => Ok(REPORT),
            Target::HttpDns => Ok(HTTP_DNS),
            Target::Playback { .. } => Ok(PLAY),
        }
    }

    /// The service ignores members that it does not know (assumed).
    fn unread(request: &Request<Self>, spec: &OperationSpec) -> Result<Vec<Unread>, Error> {
        if spec.fields.is_empty() {
            return Ok(Vec::new());
        }
        let members = request
            .params
            .names()
            .filter(|name| !spec.fields.iter().any(|read| read.eq_ignore_ascii_case(name)));
        let lists: [&[&str]; 3] = [spec.query, spec.fields, &["Action"]];
        let query = request.params.query.beside(&lists);
        let members = members.map(|name| Unread::new("member", name));
        Ok(members.chain(query.map(|name| Unread::new("query", name))).collect())
    }

    fn subject(app: &App, target: &Target, params: Option<&Params>) -> Subject {
        match target {
            Target::Playback { app, bucket, key } => {
                let bucket = Some(bucket.clone()).filter(|bucket| !bucket.name.is_empty());
                let key = Some(key.clone()).filter(|key| !key.is_empty());
                Subject { bucket, key, tenant: Some(*app) }
            }
            Target::Api | Target::Signatures(_) | Target::Report | Target::HttpDns => {
                params.and_then(|params| authenticate::subject_of_session(app, params)).unwrap_or_default()
            }
        }
    }

    fn secret_id(_: &RequestHead, params: Option<&Params>) -> Option<String> {
        authenticate::presented(params?).map(|signature| signature.secret_id)
    }

    fn authenticate(app: &App, endpoint: &Endpoint<Self>, request: &Request<Self>) -> Result<Caller, Error> {
        authenticate::caller(app, endpoint.auth, &request.params)
    }

    fn respond(app: &App, head: &RequestHead, error: &Error) -> Response {
        error_response::of(app, head, error)
    }

    fn preflight(_: &App, head: &RequestHead) -> Response {
        let mut response = answer::done();
        let asked = head.headers.get(ACCESS_CONTROL_REQUEST_HEADERS).cloned();
        let methods = HeaderValue::from_static("GET, POST, PUT, DELETE, OPTIONS, HEAD");
        response.set(ACCESS_CONTROL_ALLOW_METHODS, methods);
        response.set(ACCESS_CONTROL_ALLOW_HEADERS, asked.unwrap_or(HeaderValue::from_static("*")));
        response.set(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
        response
    }

    /// Any page may read a response.
    fn add_common_headers(_: &App, _: &RequestHead, response: &mut Response) {
        response.set(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        response.set(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("*"));
    }
}

/// The operation of a signature service. The captured one wants an `Action`; the others, and whoever names
/// the shape of the response, have one operation only and may go without.
fn signature_service(params: &Params, shape: Shape) -> Result<&'static Endpoint<Vod>, Error> {
    let named = params.query.text("shape").ok().flatten();
    if let Some(name) = named.as_deref().filter(|name| address::SHAPES.iter().all(|(known, _)| known != name))
    {
        let known = address::SHAPES.map(|(known, _)| known).join(", ");
        return Err(Error::invalid(format!("there is no shape {name:?}; known are {known}")));
    }
    let action = params.either("Action")?;
    if action.is_none() && (shape != Shape::ReturnValue || named.is_some()) {
        return Ok(MOCK_SIGNATURE);
    }
    let action = action.unwrap_or_default();
    by_action(&action, true).ok_or_else(|| {
        let known = "GetVodSignatureV2 makes a signature";
        Error::invalid(format!("there is no Action {action:?} here; {known}"))
    })
}

/// The operation with this `Action`, of the signature services (`is_open`) or of the upload API.
fn by_action(action: &str, is_open: bool) -> Option<&'static Endpoint<Vod>> {
    let is_meant = |endpoint: &&Endpoint<Vod>| {
        matches!(endpoint.spec.route, Route::Action(known) if known == action)
            && (endpoint.auth == Auth::Open) == is_open
    };
    Vod::OPERATIONS.iter().find(is_meant)
}

/// The actions of the upload API, for a reason.
fn known() -> String {
    let actions = Vod::OPERATIONS.iter().filter_map(|endpoint| match endpoint.spec.route {
        Route::Action(action) if endpoint.auth != Auth::Open => Some(action),
        Route::Action(_) | Route::Op(_) | Route::Host | Route::Path(..) | Route::Resource { .. } => None,
    });
    format!("known: {}", actions.collect::<Vec<_>>().join(", "))
}
