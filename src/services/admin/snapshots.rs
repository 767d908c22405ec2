//! `/_cosplay/snapshots` and `/_cosplay/reset`: saved states of the world.

use serde_json::json;

use crate::primitives::names::AppId;
use crate::services::admin::envelope::{created, no_content, spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct ListSnapshots;

impl Operation for ListSnapshots {
    type Service = Admin;
    type Input = ();

    const SPEC: OperationSpec =
        spec(Verb::Get, "snapshots", "snapshots", "Lists the names of the snapshots.");
    const AUTH: Auth = Auth::Local;

    fn parse(_: &Request<Admin>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<Admin>, (): ()) -> Result<Response, Error> {
        Ok(success(&ctx.app.snapshots.names()))
    }
}

pub(super) struct TakeSnapshot;

impl Operation for TakeSnapshot {
    type Service = Admin;
    type Input = String;

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[201, 429, 503],
        ..spec(
            Verb::Post,
            "snapshots/{name}",
            "snapshots_take",
            "Saves the world under a name: accounts, buckets, objects, uploads, spent signatures, rules, \
             journal, clocks.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<String, Error> {
        Ok(request.target.id())
    }

    fn run(ctx: &Ctx<Admin>, name: String) -> Result<Response, Error> {
        if ctx.app.snapshots.keep(name.clone(), ctx.app.snapshot(), &ctx.app.meter)? {
            Ok(created(&json!({ "name": name })))
        } else {
            Err(Error::TooMany("there are too many snapshots; delete one".into()))
        }
    }
}

pub(super) struct ForgetSnapshot;

impl Operation for ForgetSnapshot {
    type Service = Admin;
    type Input = String;

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[204, 404],
        ..spec(Verb::Delete, "snapshots/{name}", "snapshots_forget", "Deletes a snapshot.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<String, Error> {
        Ok(request.target.id())
    }

    fn run(ctx: &Ctx<Admin>, name: String) -> Result<Response, Error> {
        if ctx.app.snapshots.forget(&name) { Ok(no_content()) } else { Err(unknown(&name)) }
    }
}

pub(super) struct RestoreSnapshot;

impl Operation for RestoreSnapshot {
    type Service = Admin;
    type Input = (String, Option<AppId>);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        statuses: &[204, 404],
        ..spec(
            Verb::Post,
            "snapshots/{name}/restore",
            "snapshots_restore",
            "Returns to a snapshot; with ?appid= one tenant only.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(String, Option<AppId>), Error> {
        Ok((request.target.id(), request.params.tenant()?))
    }

    fn run(ctx: &Ctx<Admin>, (name, tenant): (String, Option<AppId>)) -> Result<Response, Error> {
        let snapshot = ctx.app.snapshots.get(&name).ok_or_else(|| unknown(&name))?;
        ctx.app.restore(&snapshot, tenant);
        Ok(no_content())
    }
}

pub(super) struct Reset;

impl Operation for Reset {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        statuses: &[204, 404],
        ..spec(
            Verb::Post,
            "reset",
            "reset",
            "Returns to what was there at the start; with ?appid= one tenant only.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, tenant: Option<AppId>) -> Result<Response, Error> {
        let Some(seed) = ctx.app.snapshots.seed() else {
            return Err(Error::NotFound("this world has no beginning to return to".into()));
        };
        ctx.app.restore(&seed, tenant);
        Ok(no_content())
    }
}

fn unknown(name: &str) -> Error {
    Error::NotFound(format!("there is no snapshot {name:?}; see GET /_cosplay/snapshots"))
}
