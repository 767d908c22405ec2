//! Headers of every response.

use http::header::{HeaderValue, SERVER};

use crate::domain::App;
use crate::services::cos_xml::request::s3_dialect;
use crate::services::cos_xml::response::cors;
use crate::services::cos_xml::response::envelope::REQUEST_ID;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Adds the headers of every response.
pub(crate) fn add(app: &App, head: &RequestHead, response: &mut Response) {
    response.set(SERVER, HeaderValue::from_static("tencent-cos"));
    if !response.headers.contains_key(REQUEST_ID) {
        response.set_text(REQUEST_ID, &app.ids.request_id(app.clock.now()));
    }
    s3_dialect::answer(head, response);
    cors::mark(app, head, response);
}
