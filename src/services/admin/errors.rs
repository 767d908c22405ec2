//! `GET /_cosplay/errors`: the catalogue.

use http::{Method, StatusCode};

use crate::catalog::{self, errors};
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Operation, Selector, light};
use crate::wire::response::Response;

/// Lists the catalogue.
pub static OP: Operation = Operation {
    name: "errors",
    summary: "Lists every error row; ?q= searches as `cosplay errors` does.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "errors"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["q"]),
    weight: light,
    run: |_, request| {
        let wanted = asked::text(request, "q")?;
        let rows = wanted.map_or_else(|| catalog::ROWS.to_vec(), |query| catalog::search(&query));
        let mut body = Vec::new();
        errors::write_json(&rows, &mut body).map_err(|error| envelope::bad_request(error.to_string()))?;
        Ok(Response::new(StatusCode::OK, body).typed("application/json; charset=utf-8"))
    },
};
