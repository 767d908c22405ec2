//! HEAD Bucket: whether a bucket exists and may be used.

use http::header::HeaderName;
use http::{Method, StatusCode};

use super::{envelope, target};
use crate::api::operation::{Auth, Need, Operation, Place, Selector, light};

/// Tells whether a bucket is there.
pub static OP: Operation = Operation {
    name: "head_bucket",
    summary: "Tells whether a bucket is there.",
    doc: "XML API documentation: HEAD Bucket",
    selector: Selector::Resource { method: Method::HEAD, place: Place::Bucket, keys: &[], header: None },
    auth: Auth::Acl(Need::Read),
    check: |_, _| Ok(()),
    weight: light,
    run: |app, call| {
        let mut reply = envelope::done(StatusCode::OK);
        reply.set_text(BUCKET_REGION, &target::bucket(app, call)?.settings.region);
        Ok(reply)
    },
};

const BUCKET_REGION: HeaderName = HeaderName::from_static("x-cos-bucket-region");
