//! `GET /_cosplay/openapi.json`: this interface, described. Paths come from the operations, bodies from the types that read
//! them; what neither tells stands in the table below.

use http::Method;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value as Json, json};

use crate::domain::clock::Mode;
use crate::domain::faults::rule::Rule;
use crate::domain::journal::verify::Expected;
use crate::domain::names::{Names, OperationName};
use crate::services::admin::{
    accounts, asked, buckets, clock, envelope, events, explain, requests, sign, sts,
};
use crate::services::legacy::{Auth, Operation, Selector, light};

/// Describes the interface.
pub static OP: Operation = Operation {
    name: "openapi",
    summary: "Describes this interface in OpenAPI 3.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "openapi.json"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |app, _| Ok(envelope::success(&document(&app.names))),
};

/// The shape of a body.
type Body = fn(&mut SchemaGenerator) -> Schema;

/// What an operation takes and how it may answer besides what every one may.
struct Manners {
    name: &'static str,
    query: &'static [&'static str],
    body: Option<Body>,
    statuses: &'static [u16],
}

const fn manners(
    name: &'static str,
    query: &'static [&'static str],
    body: Option<Body>,
    statuses: &'static [u16],
) -> Manners {
    Manners { name, query, body, statuses }
}

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

const TENANT: &[&str] = &["appid"];

/// One line an operation.
const MANNERS: [Manners; 41] = [
    manners("inspector", &[], None, &[200]),
    manners("inspector_script", &[], None, &[200]),
    manners("health_live", &[], None, &[200]),
    manners("health_ready", &[], None, &[200]),
    manners("errors", &["q"], None, &[200]),
    manners("operations", &[], None, &[200]),
    manners("clock", TENANT, None, &[200]),
    manners("clock_set", TENANT, Some(of::<Mode>), &[200]),
    manners("clock_advance", TENANT, Some(of::<clock::Step>), &[200]),
    manners("faults", TENANT, None, &[200]),
    manners("faults_add", TENANT, Some(of::<Rule>), &[201, 409, 429]),
    manners("faults_replace", TENANT, Some(of::<Vec<Rule>>), &[200, 409, 429]),
    manners("faults_clear", TENANT, None, &[204]),
    manners("faults_verdict", TENANT, None, &[200, 409]),
    manners("faults_remove", TENANT, None, &[204, 404, 409]),
    manners("requests", &requests::FILTERS, None, &[200]),
    manners("requests_follow", &requests::FILTERS, None, &[200]),
    manners("requests_verify", &["appid", "since"], Some(of::<Expected>), &[200, 409]),
    manners("requests_show", &[], None, &[200, 404]),
    manners("accounts", TENANT, None, &[200]),
    manners("accounts_add", &[], Some(of::<accounts::Wanted>), &[201, 409]),
    manners("buckets", TENANT, None, &[200]),
    manners("buckets_add", &[], Some(of::<buckets::Wanted>), &[201, 409]),
    manners("snapshots", &[], None, &[200]),
    manners("snapshots_take", &[], None, &[201, 429]),
    manners("snapshots_forget", &[], None, &[204, 404]),
    manners("snapshots_restore", TENANT, None, &[204, 404]),
    manners("reset", TENANT, None, &[204, 404]),
    manners("metrics", &[], None, &[200]),
    manners("openapi", &[], None, &[200]),
    manners("ca", &[], None, &[200]),
    manners("uploads", TENANT, None, &[200]),
    manners("uploads_show", &[], None, &[200, 404]),
    manners("events", &events::FILTERS, None, &[200]),
    manners("events_redeliver", TENANT, Some(of::<events::Which>), &[202, 404]),
    manners("explain", TENANT, Some(of::<explain::Which>), &[200]),
    manners("sign_vod", &[], Some(of::<sign::Vod>), &[200]),
    manners("sign_cos_json", &[], Some(of::<sign::CosJson>), &[200]),
    manners("sign_cos_xml", &[], Some(of::<sign::CosXml>), &[200]),
    manners("sts", &["appid", "seconds", "bucket"], None, &[200]),
    manners("sts_issue", &[], Some(of::<sts::Wanted>), &[200]),
];

fn document(names: &Names) -> Json {
    let mut generator = SchemaSettings::openapi3().into_generator();
    let mut paths = Map::new();
    for operation in &names.operations {
        let Some((method, path)) = &operation.route else { continue };
        let described = described(operation, path, &mut generator);
        let place = paths.entry(format!("{}{path}", asked::PREFIX)).or_insert_with(|| json!({}));
        place[method] = described;
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "cosplay", "version": env!("CARGO_PKG_VERSION") },
        "paths": paths,
        "components": { "schemas": generator.take_definitions(true) },
    })
}

fn described(operation: &OperationName, path: &str, generator: &mut SchemaGenerator) -> Json {
    let name = operation.name.rsplit('.').next().unwrap_or_default();
    let mut described = json!({ "operationId": name, "summary": operation.summary });
    let parameter = |name: &str, place: &str| json!({ "name": name, "in": place, "required": place == "path", "schema": { "type": "string" } });
    let in_path = path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Json> = in_path.map(|name| parameter(name, "path")).collect();
    let mut responses = Map::new();
    let common = ["400", "403", "405", "408", "413", "503"];
    for status in common {
        responses.insert(status.into(), json!({ "description": "The call is refused; the body says why." }));
    }
    if let Some(manners) = MANNERS.iter().find(|manners| manners.name == name) {
        parameters.extend(manners.query.iter().map(|name| parameter(name, "query")));
        for status in manners.statuses {
            responses.insert(status.to_string(), json!({ "description": operation.summary }));
        }
        if let Some(body) = manners.body {
            let schema = body(generator);
            described["requestBody"] = json!({ "content": { "application/json": { "schema": schema } } });
        }
    }
    described["parameters"] = parameters.into();
    described["responses"] = responses.into();
    described
}
