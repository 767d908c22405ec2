//! HEAD Bucket: whether a bucket exists and may be used.

use http::header::{HeaderName, HeaderValue};
use http::{Method, StatusCode};

use crate::services::cos_xml::request::target;
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Need, Operation, Place, Selector, light};

/// Tells whether a bucket is there.
pub static OP: Operation = Operation {
    name: "head_bucket",
    summary: "Tells whether a bucket is there.",
    doc: "XML API documentation: HEAD Bucket",
    selector: Selector::Resource { method: Method::HEAD, place: Place::Bucket, keys: &[], header: None },
    auth: Auth::Acl(Need::Read),
    check: |_, _| Ok(()),
    weight: light,
    run: |app, request| {
        let (mut response, bucket) = (envelope::done(StatusCode::OK), target::bucket(app, request)?);
        response.set_text(BUCKET_REGION, &bucket.settings.region);
        if bucket.configuration.read().multi_az {
            response.set(BUCKET_AZ_TYPE, HeaderValue::from_static("MAZ"));
        }
        Ok(response)
    },
};

const BUCKET_AZ_TYPE: HeaderName = HeaderName::from_static("x-cos-bucket-az-type");
const BUCKET_REGION: HeaderName = HeaderName::from_static("x-cos-bucket-region");
