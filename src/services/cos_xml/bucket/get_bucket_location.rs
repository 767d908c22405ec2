//! GET Bucket location: the region a bucket lives in.

use http::{Method, StatusCode};

use crate::services::cos_xml::request::target;
use crate::services::legacy::{Auth, Need, Operation, Place, Selector, light};
use crate::wire::response::Response;
use crate::wire::xml;

/// Tells a bucket's region.
pub static OP: Operation = Operation {
    name: "get_bucket_location",
    summary: "Tells the region a bucket lives in.",
    doc: "XML API documentation: GET Bucket location",
    selector: Selector::Resource {
        method: Method::GET,
        place: Place::Bucket,
        keys: &["location"],
        header: None,
    },
    auth: Auth::Acl(Need::Read),
    check: |_, _| Ok(()),
    weight: light,
    run: |app, request| {
        let text = xml::text_document("LocationConstraint", &target::bucket(app, request)?.settings.region);
        Ok(Response::new(StatusCode::OK, text).typed("application/xml"))
    },
};
