//! `op=move`: gives a file another path in its bucket.

use http::Method;

use crate::domain::store::transfer::Transfer;
use crate::services::cos_json::transfer;
use crate::services::legacy::{Auth, Operation, Selector, light};

/// Moves a file.
pub static OP: Operation = Operation {
    name: "move",
    summary: "Moves a file within its bucket.",
    doc: "JSON API manual 2016, file interfaces: move file",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::Either,
    check: transfer::check,
    weight: light,
    run: |app, request| transfer::run(app, request, Transfer::Move),
};
