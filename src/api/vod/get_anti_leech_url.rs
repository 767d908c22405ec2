//! `{"Action":"GetAntiLeechUrl","Url":…}`: what the demo pages ask before they play. Nothing is protected here, so the
//! URL comes back as it is.

use serde_json::json;

use super::answer;
use super::params::Params;
use crate::api::operation::{Auth, Failure, Operation, Selector, light};
use crate::domain::App;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Answers a URL that can be played.
pub static OP: Operation = Operation {
    name: "get_anti_leech_url",
    summary: "Answers a URL that can be played.",
    doc: "web SDK demo",
    selector: Selector::Action("GetAntiLeechUrl"),
    auth: Auth::Open,
    check: |_, call| Params::read(call)?.required("Url").map(drop),
    weight: light,
    run,
};

fn run(_: &App, call: &Call) -> Result<Reply, Failure> {
    let params = Params::read(call)?;
    let url = params.required("Url")?;
    Ok(answer::worded(0, "ok", Some(json!({ "url": url }))))
}
