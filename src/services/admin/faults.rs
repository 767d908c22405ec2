//! `/_cosplay/faults`: rules that force errors and failures of the network.

use http::StatusCode;
use serde::Serialize;
use serde_json::json;

use crate::domain::faults::armed::ArmedRule;
use crate::domain::faults::rule::Rule;
use crate::domain::faults::{Refused, Removal};
use crate::primitives::names::AppId;
use crate::services::admin::envelope::{created, no_content, spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct ListFaults;

impl Operation for ListFaults {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        ..spec(
            Verb::Get,
            "faults",
            "faults",
            "Lists the fault rules with what they have done; ?appid= lists those of one tenant.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, tenant: Option<AppId>) -> Result<Response, Error> {
        let rules = ctx.app.faults.list(tenant);
        Ok(success(&rules.iter().map(|armed| Shown::of(armed)).collect::<Vec<_>>()))
    }
}

pub(super) struct AddFault;

impl Operation for AddFault {
    type Service = Admin;
    type Input = (Rule, Option<AppId>);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        body: Some(schemars::SchemaGenerator::subschema_for::<Rule>),
        statuses: &[201, 409, 429],
        ..spec(
            Verb::Post,
            "faults",
            "faults_add",
            "Adds a fault rule; ?appid= makes it one for that tenant only.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(Rule, Option<AppId>), Error> {
        Ok((request.params.body()?, request.params.tenant()?))
    }

    fn run(ctx: &Ctx<Admin>, (rule, tenant): (Rule, Option<AppId>)) -> Result<Response, Error> {
        let added = ctx.app.faults.add(vec![rule], tenant, &ctx.app.names).map_err(refused)?;
        Ok(created(&added.iter().map(|armed| Shown::of(armed)).next()))
    }
}

pub(super) struct ReplaceFaults;

impl Operation for ReplaceFaults {
    type Service = Admin;
    type Input = (Vec<Rule>, Option<AppId>);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        body: Some(schemars::SchemaGenerator::subschema_for::<Vec<Rule>>),
        statuses: &[200, 409, 429],
        ..spec(
            Verb::Put,
            "faults",
            "faults_replace",
            "Replaces all fault rules by those of the list; with ?appid= only those of that tenant.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(Vec<Rule>, Option<AppId>), Error> {
        Ok((request.params.list()?, request.params.tenant()?))
    }

    fn run(ctx: &Ctx<Admin>, (rules, tenant): (Vec<Rule>, Option<AppId>)) -> Result<Response, Error> {
        let added = ctx.app.faults.replace(rules, tenant, &ctx.app.names).map_err(refused)?;
        Ok(success(&added.iter().map(|armed| Shown::of(armed)).collect::<Vec<_>>()))
    }
}

pub(super) struct ClearFaults;

impl Operation for ClearFaults {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        statuses: &[204],
        ..spec(
            Verb::Delete,
            "faults",
            "faults_clear",
            "Removes all fault rules; with ?appid= only those of that tenant.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, tenant: Option<AppId>) -> Result<Response, Error> {
        ctx.app.faults.clear(tenant);
        Ok(no_content())
    }
}

pub(super) struct Verdict;

impl Operation for Verdict {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        statuses: &[200, 409],
        ..spec(
            Verb::Get,
            "faults/verdict",
            "faults_verdict",
            "Answers 200 when every fault rule has acted, and 409 with the others when not.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, tenant: Option<AppId>) -> Result<Response, Error> {
        let rules = ctx.app.faults.list(tenant);
        let unused = rules.iter().filter(|armed| !armed.is_used());
        let unused: Vec<_> = unused.map(|armed| Shown::of(armed)).collect();
        let status = if unused.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
        Ok(Response::json(status, &json!({ "rules": rules.len(), "unused": unused })))
    }
}

pub(super) struct RemoveFault;

impl Operation for RemoveFault {
    type Service = Admin;
    type Input = (String, Option<AppId>);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        statuses: &[204, 404, 409],
        ..spec(
            Verb::Delete,
            "faults/{id}",
            "faults_remove",
            "Removes one fault rule; ?appid= says whose, where several tenants have one of this id.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(String, Option<AppId>), Error> {
        Ok((request.target.id(), request.params.tenant()?))
    }

    fn run(ctx: &Ctx<Admin>, (id, tenant): (String, Option<AppId>)) -> Result<Response, Error> {
        match ctx.app.faults.remove(&id, tenant) {
            Removal::Done => Ok(no_content()),
            Removal::Unknown => {
                Err(Error::NotFound(format!("there is no rule {id:?}; see GET /_cosplay/faults")))
            }
            Removal::Ambiguous(owners) => {
                let owners: Vec<String> = owners.iter().map(AppId::to_string).collect();
                let owners = owners.join(", ");
                Err(Error::Conflict(format!(
                    "the tenants {owners} have a rule {id:?} each; say which one's by ?appid="
                )))
            }
        }
    }
}

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

fn refused(refused: Refused) -> Error {
    match refused {
        Refused::Unsound(_) => Error::BadRequest(refused.to_string()),
        Refused::Taken(_) => Error::Conflict(refused.to_string()),
        Refused::Full => Error::TooMany(refused.to_string()),
    }
}
