//! `op=copy`: stores a file a second time in its bucket, sharing the bytes.

use http::Method;

use super::transfer;
use crate::api::operation::{Auth, Operation, Selector, light};
use crate::domain::store::transfer::Transfer;

/// Copies a file.
pub static OP: Operation = Operation {
    name: "copy",
    summary: "Copies a file within its bucket.",
    doc: "JSON API documentation 2017 to 2024, copy file (page 406/7419)",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::Either,
    check: transfer::check,
    weight: light,
    run: |app, call| transfer::run(app, call, Transfer::Copy),
};
