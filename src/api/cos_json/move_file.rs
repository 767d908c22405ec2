//! `op=move`: gives a file another path in its bucket.

use http::Method;

use super::transfer;
use crate::api::operation::{Auth, Operation, Selector, light};
use crate::domain::store::transfer::Transfer;

/// Moves a file.
pub static OP: Operation = Operation {
    name: "move",
    summary: "Moves a file within its bucket.",
    doc: "JSON API manual 2016, file interfaces: move file",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::Either,
    check: transfer::check,
    weight: light,
    run: |app, call| transfer::run(app, call, Transfer::Move),
};
