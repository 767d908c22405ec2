//! Upload Part: brings one part; one of the same number is replaced.

use http::header::{ETAG, HeaderName};
use http::{Method, StatusCode};

use crate::domain::App;
use crate::services::cos_xml::multipart::parts;
use crate::services::cos_xml::request::{body, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Brings one part.
pub static OP: Operation = Operation {
    name: "upload_part",
    summary: "Brings one part of an upload.",
    doc: "XML API documentation: Upload Part",
    selector: Selector::Resource {
        method: Method::PUT,
        place: Place::Object,
        keys: &["partnumber", "uploadid"],
        header: None,
    },
    auth: Auth::Acl(Need::Write),
    check: body::must_have_length,
    weight: body::weight,
    run,
};

const CRC64: HeaderName = HeaderName::from_static("x-cos-hash-crc64ecma");

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let number = parts::number(request)?;
    let upload = parts::upload(&bucket, key, request)?;
    let content = body::content(app, request)?;
    let part = parts::keep(app, request, &bucket, &upload, number, content)?;
    let mut response = envelope::done(StatusCode::OK);
    response.set_text(ETAG, &format!("\"{}\"", part.etag));
    response.set(CRC64, part.content.crc64().0.into());
    views::encryption(&mut response, upload.attributes.details.encryption.as_ref());
    Ok(response)
}
