//! Complete Multipart Upload: makes the object of the parts that are listed.
//!
//! The answer to a repeated call is the same while the object is there: SDKs send it again when an answer got lost.

use http::Method;
use http::header::HeaderName;

use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::error::MultipartError;
use crate::domain::store::multipart::ListedPart;
use crate::domain::store::multiparts::Completion;
use crate::domain::store::object::Object;
use crate::primitives::escape::encode_path;
use crate::services::cos_xml::multipart::parts;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Makes the object.
pub static OP: Operation = Operation {
    name: "complete_multipart_upload",
    summary: "Makes the object of the parts that are listed.",
    doc: "XML API documentation: Complete Multipart Upload",
    selector: Selector::Resource {
        method: Method::POST,
        place: Place::Object,
        keys: &["uploadid"],
        header: None,
    },
    auth: Auth::Acl(Need::Write),
    check: |_, request| parts::upload_id(request).map(drop),
    weight: light,
    run,
};

/// SDKs take exactly this namespace off again.
const ROOT: &str = "CompleteMultipartUploadResult xmlns=\"http://www.qcloud.com/document/product/436/7751\"";
const VERSION_ID: HeaderName = HeaderName::from_static("x-cos-version-id");

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let id = parts::upload_id(request)?;
    let upload = match bucket.multipart(key, &id) {
        Err(MultipartError::NoSuchUpload { .. }) => {
            let done = bucket.completed(key, &id).ok_or(MultipartError::NoSuchUpload { id })?;
            return Ok(answer(request, &bucket, key, &done));
        }
        other => other?,
    };
    let now = app.clock.now();
    let completion = Completion { parts: listed(request)?, vid: app.ids.vid(now), now };
    let object = bucket.complete(&upload, completion)?;
    Ok(answer(request, &bucket, key, &object))
}

/// Every part, in the order of the document.
fn listed(request: &Request) -> Result<Vec<ListedPart>, Failure> {
    if request.body.is_empty() {
        return Err(params::malformed("the body is empty; send a CompleteMultipartUpload document"));
    }
    let document = params::document(request, "CompleteMultipartUpload")?;
    let read = |part: &crate::wire::xml::Element| {
        let number = part.word_of("PartNumber").and_then(|number| number.parse().ok());
        let number = number.ok_or_else(|| params::malformed("a Part has no PartNumber"))?;
        let etag = part.word_of("ETag").ok_or_else(|| params::malformed("a Part has no ETag"))?;
        Ok(ListedPart { number, etag: etag.trim_matches('"').to_owned() })
    };
    let parts: Vec<_> = document.children_named("Part").map(read).collect::<Result<_, Failure>>()?;
    match parts.is_empty() {
        true => Err(params::malformed("there is no Part")),
        false => Ok(parts),
    }
}

fn answer(request: &Request, bucket: &Bucket, key: &str, object: &Object) -> Response {
    let root = target::root(&request.head, &request.address, &bucket.id);
    let mut response = envelope::document(ROOT, |x| {
        x.leaf("Location", format!("{root}{}", encode_path(key)));
        x.leaf("Bucket", bucket.id.to_string());
        x.leaf("Key", key);
        x.leaf("ETag", views::etag(object));
    });
    views::crc64(&mut response, object);
    match bucket.versioning() {
        Versioning::Off => {}
        // The page says so, unlike those of PUT and POST.
        Versioning::Suspended => response.set(VERSION_ID, http::HeaderValue::from_static("null")),
        Versioning::Enabled => views::new_version(&mut response, object),
    }
    views::encryption(&mut response, object.attributes.details.encryption.as_ref());
    response
}
