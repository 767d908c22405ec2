//! `{"Action":"GetAntiLeechUrl","Url":…}`: called by the demo pages before they play. Nothing is protected
//! here, so the URL comes back unchanged.

use serde_json::json;

use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::services::vod::answer;
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Vod};
use crate::wire::response::Response;

/// Answers a URL that can be played.
pub(super) struct GetAntiLeechUrl;

impl Operation for GetAntiLeechUrl {
    type Service = Vod;
    /// `Url`
    type Input = String;

    const SPEC: OperationSpec = OperationSpec {
        fields: &["Action", "Url"],
        ..OperationSpec::new(
            "get_anti_leech_url",
            "Answers a URL that can be played.",
            "web SDK demo",
            Route::Action("GetAntiLeechUrl"),
        )
    };
    const AUTH: Auth = Auth::Open;

    fn parse(request: &Request<Vod>) -> Result<String, Error> {
        Ok(request.params.object()?.required("Url")?.to_owned())
    }

    fn run(_: &Ctx<Vod>, url: String) -> Result<Response, Error> {
        Ok(answer::worded(0, "ok", Some(json!({ "url": url }))))
    }
}
