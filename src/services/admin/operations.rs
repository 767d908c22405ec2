//! `GET /_cosplay/operations`: every operation that is played.

use serde_json::json;

use crate::domain::names::OperationName;
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct Operations;

impl Operation for Operations {
    type Service = Admin;
    type Input = ();

    const SPEC: OperationSpec =
        spec(Verb::Get, "operations", "operations", "Lists every operation of every service.");
    const AUTH: Auth = Auth::Local;

    fn parse(_: &Request<Admin>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<Admin>, (): ()) -> Result<Response, Error> {
        let shown = |known: &OperationName| json!({ "operation": known.name, "summary": known.summary, "documented": known.doc });
        Ok(success(&ctx.app.names.operations.iter().map(shown).collect::<Vec<_>>()))
    }
}
