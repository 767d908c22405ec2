//! `GET /_cosplay/errors`: the catalogue of errors.

use http::StatusCode;

use crate::catalog::{self, errors};
use crate::services::admin::envelope::spec;
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct Errors;

impl Operation for Errors {
    type Service = Admin;
    type Input = Option<String>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["q"],
        ..spec(Verb::Get, "errors", "errors", "Lists every error row; ?q= searches as `cosplay errors` does.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<String>, Error> {
        request.params.text("q")
    }

    fn run(_: &Ctx<Admin>, query: Option<String>) -> Result<Response, Error> {
        let rows = query.map_or_else(|| catalog::ROWS.to_vec(), |query| catalog::search(&query));
        let mut body = Vec::new();
        errors::write_json(&rows, &mut body).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(Response::new(StatusCode::OK, body).typed("application/json; charset=utf-8"))
    }
}
