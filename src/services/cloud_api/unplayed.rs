//! Actions and versions that are not played, each refused by its name.

use crate::catalog::cloud_api as rows;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::params::Params;
use crate::services::cloud_api::schema::api::{Api, VOD_PROFESSIONAL};
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Any action that is not played. The signature is looked at first.
pub(super) struct UnplayedAction;

/// Nothing can be called.
pub(super) enum Never {}

impl Operation for UnplayedAction {
    type Service = CloudApi;
    type Input = Never;

    const SPEC: OperationSpec = OperationSpec::new(
        "unplayed_action",
        "Any other action of VOD and STS: UnsupportedOperation; InvalidAction for names that do not exist.",
        "https://cloud.tencent.com/document/product/266/31774",
        Route::Host,
    );
    const AUTH: Auth = Auth { api: None, is_open: false };

    fn parse(request: &Request<CloudApi>) -> Result<Never, Error> {
        Err(refusal(&request.params).told(request.params.language))
    }

    fn run(_: &Ctx<CloudApi>, input: Never) -> Result<Response, Error> {
        match input {}
    }
}

fn refusal(params: &Params) -> Error {
    let action = params.action.as_deref().unwrap_or_default();
    let version = params.version.as_deref().unwrap_or_default();
    match params.api() {
        Some(api) if api.actions().contains(&action) => {
            let edition = if api == Api::Sts2017 { " as of 2017" } else { "" };
            Error::Unplayed { what: format!("the action {action} of {}{edition}", api.service()) }
        }
        Some(Api::Sts2017) => Error::filled(
            &rows::INVALID_ACTION,
            vec![action.into(), "2017".into()],
            format!("of the API of 2017 only GetFederationToken of STS is played, not {action:?}"),
        ),
        Some(api) => Error::filled(
            &rows::INVALID_ACTION,
            vec![action.into(), version.into()],
            format!("version {version} of {} has no action {action:?}", api.service()),
        ),
        None if version == VOD_PROFESSIONAL => {
            Error::Unplayed { what: format!("version {version}, VOD's professional edition,") }
        }
        None => {
            let known = [Api::Vod, Api::Sts].map(Api::version).join(" (vod) and ");
            Error::filled(
                &rows::NO_SUCH_VERSION,
                vec![version.into(), "vod".into()],
                format!("no service has the version {version:?}; played are {known} (sts)"),
            )
        }
    }
}
