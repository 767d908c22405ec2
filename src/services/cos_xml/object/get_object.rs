//! GET Object: sends an object's content, whole or in part.

use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_RANGE, CONTENT_TYPE,
    EXPIRES, HeaderName,
};
use http::{Method, StatusCode};

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::object::Object;
use crate::services::cos_xml::request::conditions;
use crate::services::cos_xml::request::conditions::Verdict;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::{address, metadata, params, target};
use crate::services::cos_xml::response::views;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector};
use crate::wire::range::{self, Ranged};
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::validators::Validators;

/// Sends an object.
pub static OP: Operation = Operation {
    name: "get_object",
    summary: "Sends an object's content, whole or in part.",
    doc: "XML API documentation: GET Object",
    selector: Selector::Resource { method: Method::GET, place: Place::Object, keys: &[], header: None },
    auth: Auth::Acl(Need::Read),
    check: check_overrides,
    weight: conditions::weight,
    run,
};

/// Parameters that replace a header of the answer.
const OVERRIDES: [(&str, HeaderName); 6] = [
    ("response-content-type", CONTENT_TYPE),
    ("response-content-language", CONTENT_LANGUAGE),
    ("response-expires", EXPIRES),
    ("response-cache-control", CACHE_CONTROL),
    ("response-content-disposition", CONTENT_DISPOSITION),
    ("response-content-encoding", CONTENT_ENCODING),
];

/// Nobody may choose headers without a signature.
pub fn check_overrides(_: &App, request: &Request) -> Result<(), Failure> {
    metadata::refuse_encryption(request)?;
    let asked = OVERRIDES.iter().find(|(name, _)| request.fields.value(name).is_some());
    match asked.filter(|_| !address::is_signed(&request.head)) {
        Some((name, _)) => Err(Failure::row(&rows::INVALID_REQUEST, format!("{name} needs a signature"))),
        None => Ok(()),
    }
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let object = conditions::object(&bucket, key, params::version(request)?)?;
    let now = app.clock.now();
    check_readable(request, &object, now)?;
    let mut response = match conditions::judge(&request.head, "", &object)? {
        Verdict::Send => part(request, &object)?,
        Verdict::NotModified => Response::new(StatusCode::NOT_MODIFIED, ""),
    };
    views::describe(&mut response, &bucket, key, &object, now);
    override_headers(request, &mut response)?;
    Ok(response)
}

/// Sets the headers that the query chooses.
pub fn override_headers(request: &Request, response: &mut Response) -> Result<(), Failure> {
    for (name, header) in OVERRIDES {
        if let Some(value) = params::text(request, name)? {
            response.set_text(header, &value);
        }
    }
    Ok(())
}

fn check_readable(request: &Request, object: &Object, now: i64) -> Result<(), Failure> {
    conditions::check_restored(object, now)?;
    let (said, encryption) = (Said::in_head(&request.head), object.attributes.details.encryption.as_ref());
    metadata::check_customer_key(&said, "x-cos-server-side-encryption", encryption)
}

fn part(request: &Request, object: &Object) -> Result<Response, Failure> {
    let blob = &object.content.blob;
    let etag = views::etag(object);
    let range = Validators { etag: Some(&etag), modified: object.mtime }.range(&request.head);
    match range::parse(range, blob.len()) {
        Ranged::Whole => Ok(Response::content(StatusCode::OK, blob.clone())),
        Ranged::Part(part) => {
            let content_range = format!("bytes {}-{}/{}", part.start, part.end - 1, blob.len());
            let mut response = Response::content(StatusCode::PARTIAL_CONTENT, blob.slice(part));
            response.set_text(CONTENT_RANGE, &content_range);
            Ok(response)
        }
        Ranged::Unsatisfiable => {
            let reason =
                format!("the range {} lies outside the {} bytes", range.unwrap_or_default(), blob.len());
            Err(Failure::row(&rows::INVALID_RANGE, reason))
        }
    }
}
