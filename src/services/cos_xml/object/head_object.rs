//! HEAD Object: tells what GET would say, without the content.

use http::{Method, StatusCode};

use crate::domain::App;
use crate::services::cos_xml::object::get_object;
use crate::services::cos_xml::request::conditions;
use crate::services::cos_xml::request::conditions::Verdict;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::{metadata, params, target};
use crate::services::cos_xml::response::views;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Tells an object's metadata.
pub static OP: Operation = Operation {
    name: "head_object",
    summary: "Tells an object's metadata.",
    doc: "XML API documentation: HEAD Object",
    selector: Selector::Resource { method: Method::HEAD, place: Place::Object, keys: &[], header: None },
    auth: Auth::Acl(Need::Read),
    check: get_object::check_overrides,
    weight: conditions::weight,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let object = conditions::object(&bucket, key, params::version(request)?)?;
    let said = Said::in_head(&request.head);
    let encryption = object.attributes.details.encryption.as_ref();
    metadata::check_customer_key(&said, "x-cos-server-side-encryption", encryption)?;
    let mut response = match conditions::judge(&request.head, "", &object)? {
        // The body is not sent; its length is.
        Verdict::Send => Response::new(StatusCode::OK, object.content.blob.clone()),
        Verdict::NotModified => Response::new(StatusCode::NOT_MODIFIED, ""),
    };
    views::describe(&mut response, &bucket, key, &object, app.clock.now());
    get_object::override_headers(request, &mut response)?;
    Ok(response)
}
