//! `{"Action":"GetAntiLeechUrl","Url":…}`: what the demo pages ask before they play. Nothing is protected here, so the
//! URL comes back as it is.

use serde_json::json;

use crate::domain::App;
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::services::vod::answer;
use crate::services::vod::params::Params;
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Answers a URL that can be played.
pub static OP: Operation = Operation {
    name: "get_anti_leech_url",
    summary: "Answers a URL that can be played.",
    doc: "web SDK demo",
    selector: Selector::Action("GetAntiLeechUrl"),
    auth: Auth::Open,
    check: |_, request| Params::read(request)?.required("Url").map(drop),
    weight: light,
    run,
};

fn run(_: &App, request: &Request) -> Result<Response, Failure> {
    let params = Params::read(request)?;
    let url = params.required("Url")?;
    Ok(answer::worded(0, "ok", Some(json!({ "url": url }))))
}
