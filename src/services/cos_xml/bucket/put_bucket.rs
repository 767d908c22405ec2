//! PUT Bucket: makes a bucket.

use http::{Method, StatusCode};

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::bucket::BucketSettings;
use crate::domain::store::error::CreateBucketError;
use crate::services::cos_xml::auth::signature;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::{grants, metadata, params, target};
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::host::Role;
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Makes a bucket.
pub static OP: Operation = Operation {
    name: "put_bucket",
    summary: "Makes a bucket.",
    doc: "XML API documentation: PUT Bucket",
    selector: Selector::Resource { method: Method::PUT, place: Place::Bucket, keys: &[], header: None },
    auth: Auth::Acl(Need::Account),
    check: |_, _| Ok(()),
    weight: light,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let id = target::of(app, &request.address)?.id;
    let denied = |reason: String| Failure::row(&rows::ACCESS_DENIED, reason);
    let caller = signature::caller(app, request)?;
    let caller = caller.ok_or_else(|| denied("only an account makes buckets".into()))?;
    if app.store.bucket(&id).is_ok_and(|bucket| bucket.owner != caller.owner()) {
        let reason = format!("bucket {id} exists and belongs to another account");
        return Err(Failure::row(&rows::BUCKET_ALREADY_EXISTS, reason));
    }
    if !caller.reaches(&id) {
        return Err(denied(format!("the temporary key was issued for another bucket than {id}")));
    }
    if caller.account().appid != id.appid {
        let reason =
            format!("the AppId in {id} is not that of the key; an account makes buckets of its own number");
        return Err(denied(reason));
    }
    // Whatever is wanted of it: clients make their bucket before they use it.
    if app.store.bucket(&id).is_ok() {
        return Err(CreateBucketError::Exists(id).into());
    }
    if id.name.contains('_') || id.name.starts_with('-') {
        let reason =
            format!("a bucket's name has lower-case letters, digits and -, and begins with no -: {id}");
        return Err(Failure::row(&rows::INVALID_BUCKET_NAME, reason));
    }
    let said = Said::in_head(&request.head);
    let acl = grants::of_bucket(&said)?.unwrap_or_default();
    let tags =
        said.get("x-cos-tagging").map(|text| metadata::tags(text, metadata::MOST_OF_BUCKET)).transpose()?;
    let multi_az = wants_multi_az(request)?;
    let settings = BucketSettings { region: region(request), ..BucketSettings::default() };
    let bucket = app.store.create_bucket(id, settings, app.clock.now())?;
    let mut configuration = bucket.configuration.write();
    configuration.acl = acl;
    configuration.multi_az = multi_az;
    configuration.tags = tags;
    Ok(envelope::done(StatusCode::OK))
}

/// Whether the body asks for a bucket in several availability zones. Most clients send none.
fn wants_multi_az(request: &Request) -> Result<bool, Failure> {
    if request.body.is_empty() {
        return Ok(false);
    }
    let document = params::document(request, "CreateBucketConfiguration")?;
    Ok(document.word_of("BucketAZConfig").is_some_and(|word| word.eq_ignore_ascii_case("MAZ")))
}

/// The host's region; on a host that names none, the usual one.
fn region(request: &Request) -> String {
    let named = match request.head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Cos(host)) => host.region.clone(),
        _ => None,
    };
    named.unwrap_or_else(|| BucketSettings::default().region)
}
