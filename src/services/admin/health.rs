//! `GET /_cosplay/health/live` and `/_cosplay/health/ready`. The server listens only when everything is
//! loaded, so both answer alike.

use serde_json::json;

use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct Live;

impl Operation for Live {
    type Service = Admin;
    type Input = ();

    const SPEC: OperationSpec =
        spec(Verb::Get, "health/live", "health_live", "Answers 200 while the process serves.");
    const AUTH: Auth = Auth::Local;

    fn parse(_: &Request<Admin>) -> Result<(), Error> {
        Ok(())
    }

    fn run(_: &Ctx<Admin>, (): ()) -> Result<Response, Error> {
        Ok(success(&json!({ "status": "live" })))
    }
}

pub(super) struct Ready;

impl Operation for Ready {
    type Service = Admin;
    type Input = ();

    const SPEC: OperationSpec = spec(
        Verb::Get,
        "health/ready",
        "health_ready",
        "Answers 200 once accounts, buckets and objects are loaded.",
    );
    const AUTH: Auth = Auth::Local;

    fn parse(_: &Request<Admin>) -> Result<(), Error> {
        Ok(())
    }

    fn run(_: &Ctx<Admin>, (): ()) -> Result<Response, Error> {
        Ok(success(&json!({ "status": "ready" })))
    }
}
