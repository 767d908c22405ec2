//! `GET /_cosplay/operations`: what is played.

use http::Method;
use serde_json::json;

use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Operation, Selector, light};

/// Lists the operations.
pub static OP: Operation = Operation {
    name: "operations",
    summary: "Lists every operation of every service.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "operations"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |app, _| {
        let rows: Vec<_> = app
            .names
            .operations
            .iter()
            .map(
                |known| json!({ "operation": known.name, "summary": known.summary, "documented": known.doc }),
            )
            .collect();
        Ok(envelope::success(&rows))
    },
};
