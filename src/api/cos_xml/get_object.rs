//! GET Object: sends an object's content, whole or in part.

use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_RANGE, CONTENT_TYPE,
    EXPIRES, HeaderName,
};
use http::{Method, StatusCode};

use super::conditions::{self, Verdict};
use super::said::Said;
use super::{address, metadata, params, target, views};
use crate::api::operation::{Auth, Failure, Need, Operation, Place, Selector};
use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::object::Object;
use crate::wire::call::Call;
use crate::wire::range::{self, Ranged};
use crate::wire::reply::Reply;
use crate::wire::validators::Validators;

/// Sends an object.
pub static OP: Operation = Operation {
    name: "get_object",
    summary: "Sends an object's content, whole or in part.",
    doc: "XML API documentation: GET Object",
    selector: Selector::Resource { method: Method::GET, place: Place::Object, keys: &[], header: None },
    auth: Auth::Acl(Need::Read),
    check: check_overrides,
    weight: conditions::weight,
    run,
};

/// Parameters that replace a header of the answer.
const OVERRIDES: [(&str, HeaderName); 6] = [
    ("response-content-type", CONTENT_TYPE),
    ("response-content-language", CONTENT_LANGUAGE),
    ("response-expires", EXPIRES),
    ("response-cache-control", CACHE_CONTROL),
    ("response-content-disposition", CONTENT_DISPOSITION),
    ("response-content-encoding", CONTENT_ENCODING),
];

/// Nobody may choose headers without a signature.
pub fn check_overrides(_: &App, call: &Call) -> Result<(), Failure> {
    metadata::refuse_encryption(call)?;
    let asked = OVERRIDES.iter().find(|(name, _)| call.fields.value(name).is_some());
    match asked.filter(|_| !address::is_signed(&call.head)) {
        Some((name, _)) => Err(Failure::row(&rows::INVALID_REQUEST, format!("{name} needs a signature"))),
        None => Ok(()),
    }
}

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (bucket, key) = target::open(app, call)?;
    let object = conditions::object(&bucket, key, params::version(call)?)?;
    let now = app.clock.now();
    check_readable(call, &object, now)?;
    let mut reply = match conditions::judge(&call.head, "", &object)? {
        Verdict::Send => part(call, &object)?,
        Verdict::NotModified => Reply::new(StatusCode::NOT_MODIFIED, ""),
    };
    views::describe(&mut reply, &bucket, key, &object, now);
    override_headers(call, &mut reply)?;
    Ok(reply)
}

/// Sets the headers that the query chooses.
pub fn override_headers(call: &Call, reply: &mut Reply) -> Result<(), Failure> {
    for (name, header) in OVERRIDES {
        if let Some(value) = params::text(call, name)? {
            reply.set_text(header, &value);
        }
    }
    Ok(())
}

fn check_readable(call: &Call, object: &Object, now: i64) -> Result<(), Failure> {
    conditions::check_restored(object, now)?;
    let (said, encryption) = (Said::in_head(&call.head), object.attributes.details.encryption.as_ref());
    metadata::check_customer_key(&said, "x-cos-server-side-encryption", encryption)
}

fn part(call: &Call, object: &Object) -> Result<Reply, Failure> {
    let blob = &object.content.blob;
    let etag = views::etag(object);
    let range = Validators { etag: Some(&etag), modified: object.mtime }.range(&call.head);
    match range::parse(range, blob.len()) {
        Ranged::Whole => Ok(Reply::new(StatusCode::OK, blob.clone())),
        Ranged::Part(part) => {
            let content_range = format!("bytes {}-{}/{}", part.start, part.end - 1, blob.len());
            let mut reply = Reply::new(StatusCode::PARTIAL_CONTENT, blob.slice(part));
            reply.set_text(CONTENT_RANGE, &content_range);
            Ok(reply)
        }
        Ranged::Unsatisfiable => {
            let reason =
                format!("the range {} lies outside the {} bytes", range.unwrap_or_default(), blob.len());
            Err(Failure::row(&rows::INVALID_RANGE, reason))
        }
    }
}
