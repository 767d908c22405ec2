//! `/_cosplay/clock`: the time of signatures, dates and everything that expires, for all or for one tenant.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use crate::domain::App;
use crate::domain::clock::{Clock, Mode};
use crate::primitives::names::AppId;
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct ShowClock;

impl Operation for ShowClock {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        ..spec(Verb::Get, "clock", "clock", "Shows the clock; with ?appid= that of one tenant.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, tenant: Option<AppId>) -> Result<Response, Error> {
        let own = tenant.and_then(|tenant| ctx.app.clocks.of(tenant));
        Ok(shown(&own.unwrap_or_else(|| ctx.app.clock.clone())))
    }
}

pub(super) struct SetClock;

impl Operation for SetClock {
    type Service = Admin;
    type Input = (Mode, Option<AppId>);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        body: Some(schemars::SchemaGenerator::subschema_for::<Mode>),
        ..spec(
            Verb::Put,
            "clock",
            "clock_set",
            r#"Sets the clock: {"mode":"real"}, {"mode":"offset","seconds":7200} or {"mode":"frozen","now":1700000000}."#,
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(Mode, Option<AppId>), Error> {
        let known = r#"send {"mode":"real"}, {"mode":"offset","seconds":N} or {"mode":"frozen","now":N}"#;
        let mode = request.params.body().map_err(|error| Error::bad(format!("{error}; {known}")))?;
        Ok((mode, request.params.tenant()?))
    }

    fn run(ctx: &Ctx<Admin>, (mode, tenant): (Mode, Option<AppId>)) -> Result<Response, Error> {
        let clock = own_clock(&ctx.app, tenant);
        clock.set(mode);
        Ok(shown(&clock))
    }
}

pub(super) struct AdvanceClock;

impl Operation for AdvanceClock {
    type Service = Admin;
    type Input = (Step, Option<AppId>);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        body: Some(schemars::SchemaGenerator::subschema_for::<Step>),
        ..spec(Verb::Post, "clock/advance", "clock_advance", r#"Advances the clock: {"seconds":60}."#)
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(Step, Option<AppId>), Error> {
        let wrong = |error| Error::bad(format!(r#"{error}; send {{"seconds":N}} with a whole number"#));
        Ok((request.params.body().map_err(wrong)?, request.params.tenant()?))
    }

    fn run(ctx: &Ctx<Admin>, (step, tenant): (Step, Option<AppId>)) -> Result<Response, Error> {
        let clock = own_clock(&ctx.app, tenant);
        clock.advance(step.seconds);
        Ok(shown(&clock))
    }
}

/// Body of `clock_advance`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    seconds: i64,
}

/// The clock to change. A tenant has its own from now on.
fn own_clock(app: &App, tenant: Option<AppId>) -> Arc<Clock> {
    tenant.map_or_else(|| app.clock.clone(), |tenant| app.clocks.own(tenant, &app.clock))
}

fn shown(clock: &Clock) -> Response {
    let mut shown = json!(clock.mode());
    shown["time"] = clock.now().0.into();
    success(&shown)
}
