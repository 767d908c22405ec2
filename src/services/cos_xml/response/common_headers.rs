//! Headers of every response.

use http::header::{HeaderValue, SERVER};

use crate::domain::App;
use crate::services::cos_xml::request::{s3_dialect, target};
use crate::services::cos_xml::response::cors;
use crate::services::cos_xml::response::envelope::REQUEST_ID;
use crate::services::cos_xml::service::{HostKind, NamedBy};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Adds the headers of every response.
pub(crate) fn add(app: &App, head: &RequestHead, response: &mut Response) {
    response.set(SERVER, HeaderValue::from_static("tencent-cos"));
    if !response.headers.contains_key(REQUEST_ID) {
        response.set_text(REQUEST_ID, &app.ids.request_id(app.clock.now()));
    }
    if head.unknown_host {
        note_default_bucket(app, head, response);
    }
    s3_dialect::answer(head, response);
    cors::mark(app, head, response);
}

/// Says that a host nobody knows was taken for that of the default bucket. The service would not know it.
fn note_default_bucket(app: &App, head: &RequestHead, response: &mut Response) {
    let Ok(target) = target::resolve(app, head) else { return };
    let is_default = target.host == HostKind::Unknown && target.named_by == NamedBy::Nothing;
    if let Some(id) = target.bucket_id().filter(|_| is_default) {
        response.set_note(format!(
            "{} is no host of the vendor, of a bucket's ?domain or of --tls-name: it was taken for that of \
             the default bucket {id}",
            head.host()
        ));
    }
}
