//! Upload Part: brings one part; one of the same number is replaced.

use http::header::{ETAG, HeaderName};
use http::{Method, StatusCode};

use super::{body, envelope, parts, target, views};
use crate::api::operation::{Auth, Failure, Need, Operation, Place, Selector};
use crate::domain::App;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Brings one part.
pub static OP: Operation = Operation {
    name: "upload_part",
    summary: "Brings one part of an upload.",
    doc: "XML API documentation: Upload Part",
    selector: Selector::Resource {
        method: Method::PUT,
        place: Place::Object,
        keys: &["partnumber", "uploadid"],
        header: None,
    },
    auth: Auth::Acl(Need::Write),
    check: body::must_have_length,
    weight: body::weight,
    run,
};

const CRC64: HeaderName = HeaderName::from_static("x-cos-hash-crc64ecma");

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (bucket, key) = target::open(app, call)?;
    let number = parts::number(call)?;
    let upload = parts::upload(&bucket, key, call)?;
    let content = body::content(app, call)?;
    let part = parts::keep(app, call, &bucket, &upload, number, content)?;
    let mut reply = envelope::done(StatusCode::OK);
    reply.set_text(ETAG, &format!("\"{}\"", part.etag));
    reply.set(CRC64, part.content.crc64().0.into());
    views::encryption(&mut reply, upload.attributes.details.encryption.as_ref());
    Ok(reply)
}
