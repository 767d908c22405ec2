//! `/_cosplay/clock`: what time it is for signatures, dates and everything that expires.

use std::sync::Arc;

use http::Method;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use crate::domain::App;
use crate::domain::clock::{Clock, Mode};
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Shows the clock.
pub static SHOW: Operation = Operation {
    name: "clock",
    summary: "Shows the clock; with ?appid= that of one tenant.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "clock"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| Ok(show(&*clock(app, request)?)),
};

/// Sets the clock.
pub static SET: Operation = Operation {
    name: "clock_set",
    summary: r#"Sets the clock: {"mode":"real"}, {"mode":"offset","seconds":7200} or {"mode":"frozen","now":1700000000}."#,
    doc: "cosplay's own",
    selector: Selector::Path(Method::PUT, "clock"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let mode = mode(request)?;
        let clock = own_clock(app, request)?;
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
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let seconds = seconds(request)?;
        let clock = own_clock(app, request)?;
        clock.advance(seconds);
        Ok(show(&clock))
    },
};

fn mode(request: &Request) -> Result<Mode, Failure> {
    let known = r#"send {"mode":"real"}, {"mode":"offset","seconds":N} or {"mode":"frozen","now":N}"#;
    asked::body(request).map_err(|error| envelope::bad_request(format!("{error}; {known}")))
}

/// How far the clock is to be moved.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    seconds: i64,
}

fn seconds(request: &Request) -> Result<i64, Failure> {
    let wrong =
        |error| envelope::bad_request(format!(r#"{error}; send {{"seconds":N}} with a whole number"#));
    asked::body(request).map(|step: Step| step.seconds).map_err(wrong)
}

/// The clock that is meant: a tenant's, or the one of all others.
fn clock(app: &App, request: &Request) -> Result<Arc<Clock>, Failure> {
    Ok(asked::tenant(request)?.and_then(|tenant| app.clocks.of(tenant)).unwrap_or_else(|| app.clock.clone()))
}

/// The same, to be changed: from then on the tenant has its own.
fn own_clock(app: &App, request: &Request) -> Result<Arc<Clock>, Failure> {
    Ok(match asked::tenant(request)? {
        Some(tenant) => app.clocks.own(tenant, &app.clock),
        None => app.clock.clone(),
    })
}

fn show(clock: &Clock) -> Response {
    let mut shown = json!(clock.mode());
    shown["time"] = clock.now().into();
    envelope::success(&shown)
}
