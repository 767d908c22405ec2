//! What every answer of the family carries.

use http::header::{HeaderValue, SERVER};

use super::envelope::REQUEST_ID;
use super::{cors, s3_dialect};
use crate::domain::App;
use crate::wire::call::Head;
use crate::wire::reply::Reply;

/// What every answer carries.
pub fn dress(app: &App, head: &Head, reply: &mut Reply) {
    reply.set(SERVER, HeaderValue::from_static("tencent-cos"));
    if !reply.headers.contains_key(REQUEST_ID) {
        reply.set_text(REQUEST_ID, &app.ids.request_id(app.clock.now()));
    }
    s3_dialect::answer(head, reply);
    cors::mark(app, head, reply);
}
