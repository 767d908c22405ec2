//! Abort Multipart Upload: drops an upload and its parts.

use http::{Method, StatusCode};

use super::{envelope, parts, target};
use crate::api::operation::{Auth, Need, Operation, Place, Selector, light};

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
    check: |_, call| parts::upload_id(call).map(drop),
    weight: light,
    run: |app, call| {
        let (bucket, key) = target::open(app, call)?;
        bucket.abort(key, &parts::upload_id(call)?)?;
        Ok(envelope::done(StatusCode::NO_CONTENT))
    },
};
