//! Responses of the admin interface: JSON, and the spec that its operations have in common.

use http::StatusCode;

use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Where the paths of the admin interface begin.
pub(super) const PREFIX: &str = "/_cosplay/";
/// The prefix as people type it.
pub(super) const BARE: &str = "/_cosplay";

/// 200 with `data`.
pub(super) fn success(data: &impl serde::Serialize) -> Response {
    Response::json(StatusCode::OK, data)
}

/// 201 with what was created.
pub(super) fn created(data: &impl serde::Serialize) -> Response {
    Response::json(StatusCode::CREATED, data)
}

/// 204: done, nothing to tell.
pub(super) fn no_content() -> Response {
    Response::new(StatusCode::NO_CONTENT, "")
}

/// The spec of an operation at `path` below the prefix.
pub(super) const fn spec(
    verb: Verb,
    path: &'static str,
    name: &'static str,
    summary: &'static str,
) -> OperationSpec {
    OperationSpec::new(name, summary, "cosplay's own", Route::Path(verb, path))
}
