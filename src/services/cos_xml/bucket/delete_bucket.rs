//! DELETE Bucket: removes an empty bucket.

use http::{Method, StatusCode};

use crate::services::cos_xml::request::target;
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Need, Operation, Place, Selector, light};

/// Removes an empty bucket.
pub static OP: Operation = Operation {
    name: "delete_bucket",
    summary: "Removes an empty bucket.",
    doc: "XML API documentation: DELETE Bucket",
    selector: Selector::Resource { method: Method::DELETE, place: Place::Bucket, keys: &[], header: None },
    auth: Auth::Acl(Need::Own),
    check: |_, _| Ok(()),
    weight: light,
    run: |app, request| {
        app.store.delete_bucket(&target::bucket(app, request)?.id, app.clock.now())?;
        Ok(envelope::done(StatusCode::NO_CONTENT))
    },
};
