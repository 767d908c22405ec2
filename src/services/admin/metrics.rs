//! `GET /_cosplay/metrics`: numbers in the text format of Prometheus
//! (<https://prometheus.io/docs/instrumenting/exposition_formats/>).

use std::fmt::{Display, Write};

use http::StatusCode;

use crate::domain::App;
use crate::services::admin::envelope::spec;
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct Metrics;

impl Operation for Metrics {
    type Service = Admin;
    type Input = ();

    const SPEC: OperationSpec = spec(
        Verb::Get,
        "metrics",
        "metrics",
        "Returns counts of requests, memory, accounts, buckets and what fault rules have done, in the text \
         format of Prometheus.",
    );
    const AUTH: Auth = Auth::Local;

    fn parse(_: &Request<Admin>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<Admin>, (): ()) -> Result<Response, Error> {
        Ok(Response::new(StatusCode::OK, text(&ctx.app)).typed("text/plain; version=0.0.4; charset=utf-8"))
    }
}

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
    let refused = app.tally.refused_names();
    tell_each(
        &mut text,
        "unplayed_total",
        "Requests that were refused because this is not played.",
        &refused,
    );
    let ignored = app.tally.ignored_names();
    tell_each(
        &mut text,
        "ignored_total",
        "Requests in which this was ignored, which is not played.",
        &ignored,
    );
    text
}

/// Adds a counter that has a value for each name.
fn tell_each(text: &mut String, counter: &str, help: &str, values: &[(String, u64)]) {
    if values.is_empty() {
        return;
    }
    *text += &format!("# HELP cosplay_{counter} {help}\n# TYPE cosplay_{counter} counter\n");
    for (name, times) in values {
        let name = name.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        *text += &format!("cosplay_{counter}{{name=\"{name}\"}} {times}\n");
    }
}
