//! `/_cosplay/clock`: what time it is for signatures, dates and everything that expires.

use http::Method;
use serde_json::{Map, Value as Json, json};

use super::envelope;
use crate::api::operation::{Auth, Failure, Operation, Selector, light};
use crate::domain::App;
use crate::domain::clock::Mode;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Shows the clock.
pub static SHOW: Operation = Operation {
    name: "clock",
    summary: "Shows the clock.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "clock"),
    auth: Auth::Open,
    check: |_, _| Ok(()),
    weight: light,
    run: |app, _| Ok(show(app)),
};

/// Sets the clock.
pub static SET: Operation = Operation {
    name: "clock_set",
    summary: r#"Sets the clock: {"mode":"real"}, {"mode":"offset","seconds":7200} or {"mode":"frozen","now":1700000000}."#,
    doc: "cosplay's own",
    selector: Selector::Path(Method::PUT, "clock"),
    auth: Auth::Open,
    check: |_, call| mode(call).map(drop),
    weight: light,
    run: |app, call| {
        app.clock.set(mode(call)?);
        Ok(show(app))
    },
};

/// Moves the clock.
pub static ADVANCE: Operation = Operation {
    name: "clock_advance",
    summary: r#"Moves the clock: {"seconds":60}."#,
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "clock/advance"),
    auth: Auth::Open,
    check: |_, call| seconds(call).map(drop),
    weight: light,
    run: |app, call| {
        app.clock.advance(seconds(call)?);
        Ok(show(app))
    },
};

fn show(app: &App) -> Reply {
    let mut shown = json!(app.clock.mode());
    shown["time"] = app.clock.now().into();
    envelope::success(&shown)
}

/// The JSON members of the body.
fn members(call: &Call) -> Map<String, Json> {
    ["mode", "seconds", "now"]
        .into_iter()
        .filter_map(|name| match call.fields.value(name)? {
            crate::wire::fields::Value::Json(json) => Some((name.to_owned(), json.clone())),
            crate::wire::fields::Value::Bytes(_) => None,
        })
        .collect()
}

fn mode(call: &Call) -> Result<Mode, Failure> {
    refuse_unknown(call, &["mode", "seconds", "now"])?;
    let unsound = |error| {
        let known = r#"{"mode":"real"}, {"mode":"offset","seconds":N} or {"mode":"frozen","now":N}"#;
        envelope::bad_request(format!("{error}; send {known}"))
    };
    serde_json::from_value(Json::Object(members(call))).map_err(unsound)
}

fn seconds(call: &Call) -> Result<i64, Failure> {
    refuse_unknown(call, &["seconds"])?;
    let seconds = members(call).get("seconds").and_then(Json::as_i64);
    seconds.ok_or_else(|| envelope::bad_request(r#"send {"seconds":N} with a whole number"#))
}

fn refuse_unknown(call: &Call, known: &[&str]) -> Result<(), Failure> {
    match call.fields.names().find(|name| !known.contains(name)) {
        Some(name) => {
            Err(envelope::bad_request(format!("unknown field {name:?}; known: {}", known.join(", "))))
        }
        None => Ok(()),
    }
}
