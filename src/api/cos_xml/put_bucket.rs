//! PUT Bucket: makes a bucket.

use http::{Method, StatusCode};

use super::said::Said;
use super::{envelope, grants, metadata, signature, target};
use crate::api::operation::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::StoreError;
use crate::domain::store::bucket::BucketSettings;
use crate::wire::call::Call;
use crate::wire::host::Role;
use crate::wire::reply::Reply;

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

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let id = target::of(app, &call.address)?.id;
    let denied = |reason: String| Failure::row(&rows::ACCESS_DENIED, reason);
    let caller = signature::caller(app, call)?;
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
        return Err(StoreError::BucketExists(id).into());
    }
    let said = Said::in_head(&call.head);
    let acl = grants::of_bucket(&said)?.unwrap_or_default();
    let tags = said.get("x-cos-tagging").map(metadata::tags).transpose()?;
    let settings = BucketSettings { region: region(call), ..BucketSettings::default() };
    app.store.create_bucket(id.clone(), settings, app.clock.now())?;
    let bucket = app.store.bucket(&id)?;
    let mut configuration = bucket.configuration.write();
    configuration.acl = acl;
    configuration.tags = tags;
    Ok(envelope::done(StatusCode::OK))
}

/// The host's region; on a host that names none, the usual one.
fn region(call: &Call) -> String {
    let named = match call.head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Cos(host)) => host.region.clone(),
        _ => None,
    };
    named.unwrap_or_else(|| BucketSettings::default().region)
}
