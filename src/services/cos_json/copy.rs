//! `op=copy`: stores a file a second time in its bucket, sharing the bytes.

use http::Method;

use crate::domain::store::transfer::Transfer;
use crate::services::cos_json::transfer;
use crate::services::legacy::{Auth, Operation, Selector, light};

/// Copies a file.
pub static OP: Operation = Operation {
    name: "copy",
    summary: "Copies a file within its bucket.",
    doc: "JSON API documentation 2017 to 2024, copy file (page 406/7419)",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::Either,
    check: transfer::check,
    weight: light,
    run: |app, request| transfer::run(app, request, Transfer::Copy),
};
