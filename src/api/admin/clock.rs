//! `/_cosplay/clock`: what time it is for signatures, dates and everything that expires.

use std::sync::Arc;

use http::Method;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::{asked, envelope};
use crate::api::operation::{Auth, Failure, Operation, Selector, light};
use crate::domain::App;
use crate::domain::clock::{Clock, Mode};
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Shows the clock.
pub static SHOW: Operation = Operation {
    name: "clock",
    summary: "Shows the clock; with ?appid= that of one tenant.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "clock"),
    auth: Auth::Open,
    check: |_, call| asked::only(call, &["appid"]),
    weight: light,
    run: |app, call| Ok(show(&*clock(app, call)?)),
};

/// Sets the clock.
pub static SET: Operation = Operation {
    name: "clock_set",
    summary: r#"Sets the clock: {"mode":"real"}, {"mode":"offset","seconds":7200} or {"mode":"frozen","now":1700000000}."#,
    doc: "cosplay's own",
    selector: Selector::Path(Method::PUT, "clock"),
    auth: Auth::Open,
    check: |_, call| asked::only(call, &["appid"]),
    weight: light,
    run: |app, call| {
        let mode = mode(call)?;
        let clock = own_clock(app, call)?;
        clock.set(mode);
        Ok(show(&clock))
    },
};

/// Moves the clock.
pub static ADVANCE: Operation = Operation {
    name: "clock_advance",
    summary: r#"Moves the clock: {"seconds":60}."#,
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "clock/advance"),
    auth: Auth::Open,
    check: |_, call| asked::only(call, &["appid"]),
    weight: light,
    run: |app, call| {
        let seconds = seconds(call)?;
        let clock = own_clock(app, call)?;
        clock.advance(seconds);
        Ok(show(&clock))
    },
};

fn mode(call: &Call) -> Result<Mode, Failure> {
    let known = r#"send {"mode":"real"}, {"mode":"offset","seconds":N} or {"mode":"frozen","now":N}"#;
    asked::body(call).map_err(|error| envelope::bad_request(format!("{error}; {known}")))
}

/// How far the clock is to be moved.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    seconds: i64,
}

fn seconds(call: &Call) -> Result<i64, Failure> {
    let wrong =
        |error| envelope::bad_request(format!(r#"{error}; send {{"seconds":N}} with a whole number"#));
    asked::body(call).map(|step: Step| step.seconds).map_err(wrong)
}

/// The clock that is meant: a tenant's, or the one of all others.
fn clock(app: &App, call: &Call) -> Result<Arc<Clock>, Failure> {
    Ok(asked::tenant(call)?.and_then(|tenant| app.clocks.of(tenant)).unwrap_or_else(|| app.clock.clone()))
}

/// The same, to be changed: from then on the tenant has its own.
fn own_clock(app: &App, call: &Call) -> Result<Arc<Clock>, Failure> {
    Ok(match asked::tenant(call)? {
        Some(tenant) => app.clocks.own(tenant, &app.clock),
        None => app.clock.clone(),
    })
}

fn show(clock: &Clock) -> Reply {
    let mut shown = json!(clock.mode());
    shown["time"] = clock.now().into();
    envelope::success(&shown)
}
