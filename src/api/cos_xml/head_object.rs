//! HEAD Object: tells what GET would say, without the content.

use http::{Method, StatusCode};

use super::conditions::{self, Verdict};
use super::said::Said;
use super::{get_object, metadata, params, target, views};
use crate::api::operation::{Auth, Failure, Need, Operation, Place, Selector};
use crate::domain::App;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Tells an object's metadata.
pub static OP: Operation = Operation {
    name: "head_object",
    summary: "Tells an object's metadata.",
    doc: "XML API documentation: HEAD Object",
    selector: Selector::Resource { method: Method::HEAD, place: Place::Object, keys: &[], header: None },
    auth: Auth::Acl(Need::Read),
    check: get_object::check_overrides,
    weight: conditions::weight,
    run,
};

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (bucket, key) = target::open(app, call)?;
    let object = conditions::object(&bucket, key, params::version(call)?)?;
    let said = Said::in_head(&call.head);
    let encryption = object.attributes.details.encryption.as_ref();
    metadata::check_customer_key(&said, "x-cos-server-side-encryption", encryption)?;
    let mut reply = match conditions::judge(&call.head, "", &object)? {
        // The body is not sent; its length is.
        Verdict::Send => Reply::new(StatusCode::OK, object.content.blob.clone()),
        Verdict::NotModified => Reply::new(StatusCode::NOT_MODIFIED, ""),
    };
    views::describe(&mut reply, &bucket, key, &object, app.clock.now());
    get_object::override_headers(call, &mut reply)?;
    Ok(reply)
}
