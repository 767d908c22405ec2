//! Initiate Multipart Upload: opens an upload in parts. Several may be open for one key.

use http::Method;

use super::said::Said;
use super::{envelope, form, metadata, target, views};
use crate::api::operation::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::domain::App;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

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

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (bucket, key) = target::open(app, call)?;
    form::check_key(key)?;
    let attributes = metadata::attributes(&Said::in_head(&call.head))?;
    let now = app.clock.now();
    let upload = bucket.initiate(key, attributes, app.ids.upload_id(now), now)?;
    let mut reply = envelope::document("InitiateMultipartUploadResult", |x| {
        x.leaf("Bucket", bucket.id.to_string());
        x.leaf("Key", key);
        x.leaf("UploadId", &upload.id);
    });
    views::encryption(&mut reply, upload.attributes.details.encryption.as_ref());
    Ok(reply)
}
