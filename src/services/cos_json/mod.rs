//! The COS JSON API, fourth generation (`/files/v2/…`): the manual of 2016, corrected by what its clients
//! send and what live answers show. One operation, one file.

mod authenticate;
mod copy;
mod create;
mod delete;
mod download;
mod envelope;
pub mod error;
mod list;
mod move_file;
mod params;
mod permission;
pub mod service;
mod slips;
mod stat;
mod target;
mod transfer;
mod update;
mod upload;
mod upload_slice;
mod upload_slice_data;
mod upload_slice_finish;
mod upload_slice_init;
mod upload_slice_list;
mod views;

use std::sync::Arc;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::App;
use crate::domain::accounts::AccountOptions;
use crate::services::cos_json::copy::Copy;
use crate::services::cos_json::create::Create;
use crate::services::cos_json::delete::Delete;
use crate::services::cos_json::download::Download;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::list::List;
use crate::services::cos_json::move_file::Move;
use crate::services::cos_json::service::{Auth, Caller, CosJson, Params, Target};
use crate::services::cos_json::stat::Stat;
use crate::services::cos_json::update::Update;
use crate::services::cos_json::upload::Upload;
use crate::services::cos_json::upload_slice::{UploadSlice, must_be_played};
use crate::services::cos_json::upload_slice_data::UploadSliceData;
use crate::services::cos_json::upload_slice_finish::UploadSliceFinish;
use crate::services::cos_json::upload_slice_init::UploadSliceInit;
use crate::services::cos_json::upload_slice_list::UploadSliceList;
use crate::services::service::{Endpoint, Operation, Request, Service, Unread};
use crate::services::spec::{OperationSpec, Precedence, Route, Subject, Verb};
use crate::wire::read::{Intake, Received};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// The one operation of download hosts.
static DOWNLOAD: &Endpoint<CosJson> = &Endpoint::of::<Download>();

impl Service for CosJson {
    const NAME: &'static str = "cos_json";
    const MAX_BODY: u64 = limits::JSON_BODY_MAX;
    const PRECEDENCE: Precedence = Precedence::Input;
    const OPERATIONS: &'static [Endpoint<Self>] = &[
        Endpoint::of::<Create>(),
        Endpoint::of::<List>(),
        Endpoint::of::<Stat>(),
        Endpoint::of::<Update>(),
        Endpoint::of::<Delete>(),
        Endpoint::of::<Move>(),
        Endpoint::of::<Copy>(),
        Endpoint::of::<Upload>(),
        Endpoint::of::<UploadSlice>(),
        Endpoint::of::<UploadSliceInit>(),
        Endpoint::of::<UploadSliceData>(),
        Endpoint::of::<UploadSliceList>(),
        Endpoint::of::<UploadSliceFinish>(),
        Endpoint::of::<Download>(),
    ];

    type Target = Target;
    type Params = Params;
    type Auth = Auth;
    type Caller = Caller;
    type Error = Error;

    fn claims(head: &RequestHead) -> bool {
        target::claims(head)
    }

    fn intake(_: &RequestHead) -> Intake {
        Intake::Parameters
    }

    fn target(_: &App, head: &RequestHead) -> Result<Target, Error> {
        target::target(head)
    }

    fn params(_: &RequestHead, _: &Target, received: Received) -> Params {
        Params(received.fields)
    }

    fn options(app: &App, target: &Target, _: &Params) -> Arc<AccountOptions> {
        target.bucket().map_or_else(AccountOptions::defaults, |bucket| app.options(bucket))
    }

    /// The operation that `op` names, if it may come with this method.
    fn route(_: &App, request: &Request<Self>) -> Result<&'static Endpoint<Self>, Error> {
        if request.target.is_download {
            return Ok(DOWNLOAD);
        }
        let Some(op) = request.params.text("op")? else {
            let reason = "no op, neither in the body nor in the query";
            return Err(Error::new(&rows::ERROR_CGI_PARAM_MISSING_OP, reason));
        };
        let Some((endpoint, verbs)) = ops().find(|(endpoint, _)| endpoint.spec.name == op) else {
            let known: Vec<&str> = ops().map(|(endpoint, _)| endpoint.spec.name).collect();
            let reason = format!("there is no op {op:?}; known: {}", known.join(", "));
            return Err(Error::new(&rows::ERROR_CGI_PARAM_NO_SUCH_OP, reason));
        };
        let method = &request.head.method;
        if Verb::of(method).is_some_and(|verb| verbs.contains(&verb)) {
            return Ok(endpoint);
        }
        if endpoint.spec.name == UploadSlice::SPEC.name {
            must_be_played(&request.options)?;
        }
        let reason = format!("op={op} does not come with {method}; send {}", verbs[0].name());
        Err(Error::new(&rows::ERROR_CGI_REQ_METHOD, reason))
    }

    fn named_by(parameter: &str, value: &[u8]) -> Option<&'static str> {
        if !parameter.eq_ignore_ascii_case("op") {
            return None;
        }
        ops().map(|(endpoint, _)| endpoint.spec.name).find(|name| name.as_bytes() == value)
    }

    /// The service ignores parameters that it does not know; published SDKs send some.
    fn unread(request: &Request<Self>, spec: &OperationSpec) -> Result<Vec<Unread>, Error> {
        let lists: [&[&str]; 3] = [spec.query, spec.fields, &["op", "sign"]];
        Ok(request.params.0.beside(&lists).map(|name| Unread::new("parameter", name)).collect())
    }

    fn subject(_: &App, target: &Target, _: Option<&Params>) -> Subject {
        let bucket = target.bucket().cloned();
        let key = Some(target.key()).filter(|key| !key.is_empty()).map(str::to_owned);
        Subject { tenant: bucket.as_ref().map(|bucket| bucket.appid), bucket, key }
    }

    fn secret_id(head: &RequestHead, _: Option<&Params>) -> Option<String> {
        authenticate::secret_id(head)
    }

    fn authenticate(app: &App, endpoint: &Endpoint<Self>, request: &Request<Self>) -> Result<Caller, Error> {
        authenticate::authenticate(app, endpoint, request)
    }

    fn respond(app: &App, head: &RequestHead, error: &Error) -> Response {
        envelope::error(app, head, error)
    }

    fn preflight(app: &App, head: &RequestHead) -> Response {
        envelope::preflight(app, head)
    }

    fn add_common_headers(app: &App, head: &RequestHead, response: &mut Response) {
        envelope::add_common_headers(app, head, response);
    }
}

/// The operations that `op` names, with their methods.
fn ops() -> impl Iterator<Item = (&'static Endpoint<CosJson>, &'static [Verb])> {
    CosJson::OPERATIONS.iter().filter_map(|endpoint| match endpoint.spec.route {
        Route::Op(verbs) => Some((endpoint, verbs)),
        Route::Host | Route::Action(_) | Route::Path(..) | Route::Resource { .. } => None,
    })
}
