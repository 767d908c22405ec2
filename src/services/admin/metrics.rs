//! `GET /_cosplay/metrics`: numbers in the text format of Prometheus.

use std::fmt::{Display, Write};

use http::{Method, StatusCode};

use crate::domain::App;
use crate::services::admin::asked;
use crate::services::legacy::{Auth, Operation, Selector, light};
use crate::wire::response::Response;

/// Tells the numbers.
pub static OP: Operation = Operation {
    name: "metrics",
    summary: "Tells requests, memory, accounts, buckets and what fault rules have done, in the text format of Prometheus.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "metrics"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |app, _| {
        Ok(Response::new(StatusCode::OK, text(app)).typed("text/plain; version=0.0.4; charset=utf-8"))
    },
};

fn text(app: &App) -> String {
    let mut text = String::new();
    let rules = app.faults.list(None);
    let mut tell = |name: &str, kind: &str, help: &str, value: &dyn Display| {
        writeln!(text, "# HELP cosplay_{name} {help}\n# TYPE cosplay_{name} {kind}\ncosplay_{name} {value}")
            .expect("a String takes any text");
    };
    tell("requests_total", "counter", "Requests to the played services.", &app.journal.total());
    tell("memory_bytes", "gauge", "Bytes stored and in flight.", &app.meter.used());
    tell("memory_limit_bytes", "gauge", "Bytes that may be stored and in flight.", &app.meter.limit());
    tell("accounts", "gauge", "Accounts.", &app.accounts.list().len());
    tell("buckets", "gauge", "Buckets.", &app.store.buckets().len());
    tell("fault_rules", "gauge", "Fault rules in force.", &rules.len());
    let hits: u64 = rules.iter().map(|armed| armed.hits()).sum();
    tell("fault_hits", "gauge", "Requests that the rules in force have acted on.", &hits);
    text
}
