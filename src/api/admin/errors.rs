//! `GET /_cosplay/errors`: the catalogue.

use http::{Method, StatusCode};

use super::{asked, envelope};
use crate::api::operation::{Auth, Operation, Selector, light};
use crate::catalog::{self, errors};
use crate::wire::reply::Reply;

/// Lists the catalogue.
pub static OP: Operation = Operation {
    name: "errors",
    summary: "Lists every error row; ?q= searches as `cosplay errors` does.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "errors"),
    auth: Auth::Open,
    check: |_, call| asked::only(call, &["q"]),
    weight: light,
    run: |_, call| {
        let wanted = asked::text(call, "q")?;
        let rows = wanted.map_or_else(|| catalog::ROWS.to_vec(), |query| catalog::search(&query));
        let mut body = Vec::new();
        errors::write_json(&rows, &mut body).map_err(|error| envelope::bad_request(error.to_string()))?;
        Ok(Reply::new(StatusCode::OK, body).typed("application/json; charset=utf-8"))
    },
};
