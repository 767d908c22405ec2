//! Abort Multipart Upload: drops an upload and its parts.

use http::{Method, StatusCode};

use crate::services::cos_xml::multipart::parts;
use crate::services::cos_xml::request::target;
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Need, Operation, Place, Selector, light};

/// Drops an upload.
pub static OP: Operation = Operation {
    name: "abort_multipart_upload",
    summary: "Drops an upload and its parts.",
    doc: "XML API documentation: Abort Multipart Upload",
    selector: Selector::Resource {
        method: Method::DELETE,
        place: Place::Object,
        keys: &["uploadid"],
        header: None,
    },
    auth: Auth::Acl(Need::Write),
    check: |_, request| parts::upload_id(request).map(drop),
    weight: light,
    run: |app, request| {
        let (bucket, key) = target::open(app, request)?;
        bucket.abort(key, &parts::upload_id(request)?)?;
        Ok(envelope::done(StatusCode::NO_CONTENT))
    },
};
