//! HEAD Bucket: whether a bucket exists and may be used.

use http::header::{HeaderName, HeaderValue};
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
        let (mut reply, bucket) = (envelope::done(StatusCode::OK), target::bucket(app, call)?);
        reply.set_text(BUCKET_REGION, &bucket.settings.region);
        if bucket.configuration.read().multi_az {
            reply.set(BUCKET_AZ_TYPE, HeaderValue::from_static("MAZ"));
        }
        Ok(reply)
    },
};

const BUCKET_AZ_TYPE: HeaderName = HeaderName::from_static("x-cos-bucket-az-type");
const BUCKET_REGION: HeaderName = HeaderName::from_static("x-cos-bucket-region");
