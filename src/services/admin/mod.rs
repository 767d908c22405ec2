//! cosplay's own interface under `/_cosplay/`: health, catalogue, clock, fault rules, journal, tenants and
//! snapshots.
//!
//! It answers only on hosts that no service of the vendor has, so no object key can collide with it. The host
//! and the origin decide who may call, before a body is read: the server is on the user's own machine, and
//! pages of others must not reach it through the user's browser.

mod accounts;
mod again;
mod buckets;
mod ca;
mod clock;
mod envelope;
mod error;
mod errors;
mod event_actions;
mod events;
mod explain;
mod faults;
mod health;
mod inspector;
mod media;
mod metrics;
mod object_changes;
mod object_content;
mod objects;
mod openapi;
mod operations;
mod policy;
mod requests;
pub mod service;
mod sign;
mod sign_post_policy;
mod snapshots;
mod sts;
mod uploads;

use std::sync::Arc;

use http::header::{ALLOW, CONNECTION, HeaderValue, ORIGIN};
use http::{Method, StatusCode};
use serde_json::json;

use crate::catalog::limits;
use crate::domain::App;
use crate::domain::accounts::AccountOptions;
use crate::services::admin::envelope::{BARE, PREFIX};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth, LocalCaller, Params, Target};
use crate::services::service::{Endpoint, Request, Service};
use crate::services::spec::{Precedence, Route, Subject, Verb};
use crate::wire::read::{Intake, Received};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

impl Service for Admin {
    const NAME: &'static str = "admin";
    const IS_OWN: bool = true;
    const MAX_BODY: u64 = 1024 * 1024;
    const PRECEDENCE: Precedence = Precedence::Caller;
    const OPERATIONS: &'static [Endpoint<Self>] = &[
        Endpoint::of::<inspector::overview::Overview>(),
        Endpoint::of::<inspector::requests::Requests>(),
        Endpoint::of::<inspector::request::Request>(),
        Endpoint::of::<inspector::uploads::Uploads>(),
        Endpoint::of::<inspector::upload::Upload>(),
        Endpoint::of::<inspector::objects::Objects>(),
        Endpoint::of::<inspector::faults::Faults>(),
        Endpoint::of::<inspector::events::Events>(),
        Endpoint::of::<inspector::errors::Errors>(),
        Endpoint::of::<inspector::explain::Ask>(),
        Endpoint::of::<inspector::explain::Answer>(),
        Endpoint::of::<inspector::world::ShowWorld>(),
        Endpoint::of::<inspector::assets::ShowAsset>(),
        Endpoint::of::<health::Live>(),
        Endpoint::of::<health::Ready>(),
        Endpoint::of::<ca::CaPem>(),
        Endpoint::of::<errors::Errors>(),
        Endpoint::of::<operations::Operations>(),
        Endpoint::of::<clock::ShowClock>(),
        Endpoint::of::<clock::SetClock>(),
        Endpoint::of::<clock::AdvanceClock>(),
        Endpoint::of::<events::ListEvents>(),
        Endpoint::of::<events::Redeliver>(),
        Endpoint::of::<event_actions::ActOnEvent>(),
        Endpoint::of::<explain::Explain>(),
        Endpoint::of::<sign::SignVod>(),
        Endpoint::of::<sign::SignCosJson>(),
        Endpoint::of::<sign::SignCosXml>(),
        Endpoint::of::<sign_post_policy::SignPostPolicy>(),
        Endpoint::of::<sts::GetSts>(),
        Endpoint::of::<sts::PostSts>(),
        Endpoint::of::<policy::EvaluatePolicy>(),
        Endpoint::of::<policy::PolicyUsed>(),
        Endpoint::of::<faults::ListFaults>(),
        Endpoint::of::<faults::AddFault>(),
        Endpoint::of::<faults::ReplaceFaults>(),
        Endpoint::of::<faults::ClearFaults>(),
        Endpoint::of::<faults::Verdict>(),
        Endpoint::of::<faults::RemoveFault>(),
        Endpoint::of::<requests::ListRequests>(),
        Endpoint::of::<requests::VerifyRequests>(),
        Endpoint::of::<requests::FollowRequests>(),
        Endpoint::of::<requests::ShowRequest>(),
        Endpoint::of::<again::curl::Curl>(),
        Endpoint::of::<again::replay::Replay>(),
        Endpoint::of::<accounts::ListAccounts>(),
        Endpoint::of::<accounts::AddAccount>(),
        Endpoint::of::<buckets::ListBuckets>(),
        Endpoint::of::<buckets::AddBucket>(),
        Endpoint::of::<objects::ListObjects>(),
        Endpoint::of::<objects::ShowObject>(),
        Endpoint::of::<object_content::GetContent>(),
        Endpoint::of::<object_content::PutContent>(),
        Endpoint::of::<object_changes::ChangeObject>(),
        Endpoint::of::<object_changes::DeleteObject>(),
        Endpoint::of::<media::ListMedia>(),
        Endpoint::of::<media::MediaContent>(),
        Endpoint::of::<snapshots::ListSnapshots>(),
        Endpoint::of::<snapshots::TakeSnapshot>(),
        Endpoint::of::<snapshots::ForgetSnapshot>(),
        Endpoint::of::<snapshots::RestoreSnapshot>(),
        Endpoint::of::<snapshots::Reset>(),
        Endpoint::of::<metrics::Metrics>(),
        Endpoint::of::<openapi::OpenApi>(),
        Endpoint::of::<uploads::ListUploads>(),
        Endpoint::of::<uploads::ShowUpload>(),
    ];

    type Target = Target;
    type Params = Params;
    type Auth = Auth;
    type Caller = LocalCaller;
    type Error = Error;

    fn claims(head: &RequestHead) -> bool {
        head.vendor.is_none() && (head.path.starts_with(PREFIX) || head.path == BARE)
    }

    /// Objects may be as long as on the service.
    fn max_body(head: &RequestHead) -> u64 {
        let is_object = head.path.strip_prefix(PREFIX) == Some("objects/content");
        if is_object { limits::XML_UPLOAD_MAX } else { Self::MAX_BODY }
    }

    fn intake(_: &RequestHead) -> Intake {
        Intake::Whole
    }

    fn target(_: &App, head: &RequestHead) -> Result<Target, Error> {
        verify_caller(head)?;
        Ok(Target::of(head))
    }

    fn params(_: &RequestHead, _: &Target, received: Received) -> Params {
        Params { query: received.fields, body: received.body }
    }

    fn options(_: &App, _: &Target, _: &Params) -> Arc<AccountOptions> {
        AccountOptions::defaults()
    }

    fn route(_: &App, request: &Request<Self>) -> Result<&'static Endpoint<Self>, Error> {
        let (target, method) = (&request.target, &request.head.method);
        let verb = match Verb::of(method) {
            // A response to HEAD is that to GET without its body.
            Some(Verb::Head) => Some(Verb::Get),
            verb => verb,
        };
        let is_named = |endpoint: &&Endpoint<Self>| matches!(endpoint.spec.route, Route::Path(wanted, path) if Some(wanted) == verb && target.fits(path));
        if let Some(endpoint) = Self::OPERATIONS.iter().find(is_named) {
            if target.is_page() {
                request.params.check_names(endpoint.spec)?;
            } else {
                request.params.check(endpoint.spec, method.is_safe())?;
            }
            return Ok(endpoint);
        }
        let allowed = allowed(target);
        if !allowed.is_empty() {
            return Err(Error::Method { method: method.to_string(), path: target.path.clone(), allowed });
        }
        if target.path.ends_with('/') {
            return Err(Error::TrailingSlash);
        }
        Err(Error::UnknownPath(target.path.clone()))
    }

    fn subject(_: &App, _: &Target, _: Option<&Params>) -> Subject {
        Subject::default()
    }

    fn secret_id(_: &RequestHead, _: Option<&Params>) -> Option<String> {
        None
    }

    fn authenticate(_: &App, endpoint: &Endpoint<Self>, _: &Request<Self>) -> Result<LocalCaller, Error> {
        match endpoint.auth {
            // `target` has verified it, and there would be no request without.
            Auth::Local => Ok(LocalCaller),
        }
    }

    fn respond(_: &App, head: &RequestHead, error: &Error) -> Response {
        let page = Target::of(head).is_page().then(|| inspector::refusal::page(head, error)).flatten();
        let mut response =
            page.unwrap_or_else(|| Response::json(error.status(), &json!({ "error": error.to_string() })));
        if let Error::Method { allowed, .. } = error {
            response.set_text(ALLOW, &allowed.join(", "));
        }
        if head.method == Method::HEAD || matches!(error, Error::Read(_)) {
            response.set(CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }

    /// No foreign page may call: a preflight gets no permission.
    fn preflight(_: &App, _: &RequestHead) -> Response {
        Response::new(StatusCode::NO_CONTENT, "")
    }

    fn add_common_headers(_: &App, _: &RequestHead, _: &mut Response) {}
}

/// Refuses what a page of somebody else may have sent: any request by a public name, and a changing one from
/// another origin.
fn verify_caller(head: &RequestHead) -> Result<(), Error> {
    if head.untrusted_host {
        return Err(Error::UntrustedHost(head.authority.clone()));
    }
    match head.header(ORIGIN) {
        Some(origin) if !head.method.is_safe() => {
            let is_own = origin.split_once("://").is_some_and(|(_, host)| host == head.authority);
            if is_own { Ok(()) } else { Err(Error::ForeignOrigin(origin.into())) }
        }
        Some(_) | None => Ok(()),
    }
}

/// The methods of a path.
fn allowed(target: &Target) -> Vec<&'static str> {
    let verbs = Admin::OPERATIONS.iter().filter_map(|endpoint| match endpoint.spec.route {
        Route::Path(verb, path) if target.fits(path) => Some(verb),
        Route::Path(..) | Route::Op(_) | Route::Action(_) | Route::Host | Route::Resource { .. } => None,
    });
    let methods = verbs.flat_map(|verb| match verb {
        Verb::Get => vec!["GET", "HEAD"],
        Verb::Head | Verb::Put | Verb::Post | Verb::Delete => vec![verb.name()],
    });
    methods.collect()
}
