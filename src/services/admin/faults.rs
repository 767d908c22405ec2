//! `/_cosplay/faults`: rules that bring about errors and failures of the network.

use http::{Method, StatusCode};
use serde::Serialize;
use serde_json::json;

use crate::domain::App;
use crate::domain::faults::armed::ArmedRule;
use crate::domain::faults::rule::Rule;
use crate::domain::faults::{Refused, Removal};
use crate::primitives::names::AppId;
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Shows the rules.
pub static LIST: Operation = Operation {
    name: "faults",
    summary: "Lists the fault rules with what they have done; ?appid= lists those of one tenant.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "faults"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| Ok(envelope::success(&list(app, request)?)),
};

/// Adds a rule.
pub static ADD: Operation = Operation {
    name: "faults_add",
    summary: "Adds a fault rule; ?appid= makes it one for that tenant only.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "faults"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let rule: Rule = asked::body(request)?;
        let added = app.faults.add(vec![rule], asked::tenant(request)?, &app.names).map_err(refused)?;
        Ok(envelope::created(&added.iter().map(|armed| Shown::of(armed)).next()))
    },
};

/// Replaces the rules.
pub static REPLACE: Operation = Operation {
    name: "faults_replace",
    summary: "Replaces all fault rules by those of the list; with ?appid= only those of that tenant.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::PUT, "faults"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let rules: Vec<Rule> = asked::list(request)?;
        let added = app.faults.replace(rules, asked::tenant(request)?, &app.names).map_err(refused)?;
        Ok(envelope::success(&added.iter().map(|armed| Shown::of(armed)).collect::<Vec<_>>()))
    },
};

/// Removes all rules.
pub static CLEAR: Operation = Operation {
    name: "faults_clear",
    summary: "Removes all fault rules; with ?appid= only those of that tenant.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::DELETE, "faults"),
    auth: Auth::Open,
    check: |_, request| asked::bare(request, &["appid"]),
    weight: light,
    run: |app, request| {
        app.faults.clear(asked::tenant(request)?);
        Ok(envelope::gone())
    },
};

/// Removes one rule.
pub static REMOVE: Operation = Operation {
    name: "faults_remove",
    summary: "Removes one fault rule; ?appid= says whose, where several tenants have one of this id.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::DELETE, "faults/{id}"),
    auth: Auth::Open,
    check: |_, request| asked::bare(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let id = asked::name(request);
        match app.faults.remove(&id, asked::tenant(request)?) {
            Removal::Done => Ok(envelope::gone()),
            Removal::Unknown => {
                Err(envelope::not_found(format!("there is no rule {id:?}; see GET /_cosplay/faults")))
            }
            Removal::Ambiguous(owners) => {
                let owners: Vec<String> = owners.iter().map(AppId::to_string).collect();
                let owners = owners.join(", ");
                let sentence =
                    format!("the tenants {owners} have a rule {id:?} each; say which one's by ?appid=");
                Err(Failure::Plain { status: StatusCode::CONFLICT, sentence })
            }
        }
    },
};

/// Says whether every rule has acted.
pub static VERDICT: Operation = Operation {
    name: "faults_verdict",
    summary: "Answers 200 when every fault rule has acted, and 409 with the others when not.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "faults/verdict"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let rules = app.faults.list(asked::tenant(request)?);
        let unused: Vec<_> =
            rules.iter().filter(|armed| !armed.is_used()).map(|armed| Shown::of(armed)).collect();
        let status = if unused.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
        Ok(Response::json(status, &json!({ "rules": rules.len(), "unused": unused })))
    },
};

/// A rule as it is shown.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    rule: &'a Rule,
    /// Requests it was for.
    matches: u64,
    /// Requests it has acted on.
    hits: u64,
    /// How often it will still act; `null` when that has no end.
    left: Option<u64>,
}

impl<'a> Shown<'a> {
    fn of(armed: &'a ArmedRule) -> Self {
        Self { rule: &armed.rule, matches: armed.seen(), hits: armed.hits(), left: armed.left() }
    }
}

fn list(app: &App, request: &Request) -> Result<serde_json::Value, Failure> {
    let rules = app.faults.list(asked::tenant(request)?);
    Ok(json!(rules.iter().map(|armed| Shown::of(armed)).collect::<Vec<_>>()))
}

fn refused(refused: Refused) -> Failure {
    let status = match refused {
        Refused::Unsound(_) => StatusCode::BAD_REQUEST,
        Refused::Taken(_) => StatusCode::CONFLICT,
        Refused::Full => StatusCode::TOO_MANY_REQUESTS,
    };
    Failure::Plain { status, sentence: refused.to_string() }
}
