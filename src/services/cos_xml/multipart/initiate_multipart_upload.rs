//! Initiate Multipart Upload: opens an upload in parts. Several may be open for one key.

use http::Method;

use crate::domain::App;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::{form, metadata, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Opens a multipart upload.
pub static OP: Operation = Operation {
    name: "initiate_multipart_upload",
    summary: "Opens an upload in parts.",
    doc: "XML API documentation: Initiate Multipart Upload",
    selector: Selector::Resource {
        method: Method::POST,
        place: Place::Object,
        keys: &["uploads"],
        header: None,
    },
    auth: Auth::Acl(Need::Write),
    check: |_, _| Ok(()),
    weight: light,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    form::check_key(key)?;
    let attributes = metadata::attributes(&Said::in_head(&request.head))?;
    let now = app.clock.now();
    let upload = bucket.initiate(key, attributes, app.ids.upload_id(now), now)?;
    let mut response = envelope::document("InitiateMultipartUploadResult", |x| {
        x.leaf("Bucket", bucket.id.to_string());
        x.leaf("Key", key);
        x.leaf("UploadId", &upload.id);
    });
    views::encryption(&mut response, upload.attributes.details.encryption.as_ref());
    Ok(response)
}
