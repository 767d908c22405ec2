//! `GET /_cosplay/openapi.json`: this interface in OpenAPI 3.0 (<https://spec.openapis.org/oas/v3.0.3>),
//! generated from the specs of its operations.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value as Json, json};

use crate::services::admin::envelope::{PREFIX, spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request, Service};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

pub(super) struct OpenApi;

impl Operation for OpenApi {
    type Service = Admin;
    type Input = ();

    const SPEC: OperationSpec =
        spec(Verb::Get, "openapi.json", "openapi", "Describes this interface in OpenAPI 3.");
    const AUTH: Auth = Auth::Local;

    fn parse(_: &Request<Admin>) -> Result<(), Error> {
        Ok(())
    }

    fn run(_: &Ctx<Admin>, (): ()) -> Result<Response, Error> {
        Ok(success(&document()))
    }
}

/// Statuses that every operation may answer.
const COMMON_STATUSES: [u16; 6] = [400, 403, 405, 408, 413, 503];

fn document() -> Json {
    let mut generator = SchemaSettings::openapi3().into_generator();
    let mut paths = Map::new();
    for spec in Admin::OPERATIONS.iter().map(|endpoint| endpoint.spec) {
        let Route::Path(verb, path) = spec.route else { continue };
        let methods = paths.entry(format!("{PREFIX}{path}")).or_insert_with(|| json!({}));
        methods[verb.name().to_lowercase()] = operation(spec, path, &mut generator);
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "cosplay", "version": env!("CARGO_PKG_VERSION") },
        "paths": paths,
        "components": { "schemas": generator.take_definitions(true) },
    })
}

fn operation(spec: &OperationSpec, path: &str, generator: &mut SchemaGenerator) -> Json {
    let parameter = |name: &str, location: &str| {
        let is_required = location == "path";
        json!({ "name": name, "in": location, "required": is_required, "schema": { "type": "string" } })
    };
    let in_path = path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
    let in_path = in_path.map(|name| parameter(name, "path"));
    let in_query = spec.query.iter().map(|name| parameter(name, "query"));
    let refused = json!({ "description": "The call is refused; the body says why." });
    let mut responses: Map<String, Json> =
        COMMON_STATUSES.iter().map(|status| (status.to_string(), refused.clone())).collect();
    for status in spec.statuses {
        responses.insert(status.to_string(), json!({ "description": spec.summary }));
    }
    let mut operation = json!({ "operationId": spec.name, "summary": spec.summary });
    if let Some(body) = spec.body {
        operation["requestBody"] =
            json!({ "content": { "application/json": { "schema": body(generator) } } });
    }
    operation["parameters"] = in_path.chain(in_query).collect();
    operation["responses"] = responses.into();
    operation
}
