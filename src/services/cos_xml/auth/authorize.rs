//! What ACLs allow whoever signed, or nobody.

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::acl::{Permission, granted};
use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::Authority;
use crate::domain::store::version::VersionRef;
use crate::primitives::names::AppId;
use crate::services::cos_xml::auth::form_signature;
use crate::services::cos_xml::auth::signature::{Caller, caller};
use crate::services::cos_xml::request::{params, target};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place};
use crate::wire::request::Request;

/// Verifies the signature where there is one, then what the operation asks of its maker.
pub fn authorize(app: &App, operation: &Operation, request: &Request) -> Result<(), Failure> {
    let (need, caller) = match operation.auth {
        Auth::Open => return Ok(()),
        Auth::Form => (Need::Write, form_signature::caller(app, request)?),
        Auth::Acl(need) => (need, caller(app, request)?),
        _ => (Need::Own, caller(app, request)?),
    };
    if need == Need::Account {
        return caller.map(drop).ok_or_else(denied_to_nobody);
    }
    if target::place(app, request)? == Place::Service {
        return caller.map(drop).ok_or_else(denied_to_nobody);
    }
    let (bucket, key) = target::open(app, request)?;
    permit(&bucket, (key, params::version(request)?), need, caller.as_ref())
}

fn denied_to_nobody() -> Failure {
    Failure::row(&rows::ACCESS_DENIED, "the request carries no signature, and this is not open to anybody")
}

/// A key, and the version of it that is asked for.
pub type Asked<'a> = (&'a str, VersionRef);

/// Whether `caller` may do what is asked with the bucket or the object.
pub fn permit(bucket: &Bucket, asked: Asked<'_>, need: Need, caller: Option<&Caller>) -> Result<(), Failure> {
    if let Some(caller) = caller {
        if !caller.reaches(&bucket.id) {
            let reason = format!("the temporary key was issued for another bucket than {}", bucket.id);
            return Err(Failure::row(&rows::ACCESS_DENIED, reason));
        }
        if caller.owner() == bucket.owner {
            return Ok(());
        }
    }
    match allowed(bucket, asked, need, caller.map(Caller::owner)) {
        true => Ok(()),
        false if caller.is_none() => Err(denied_to_nobody()),
        false => {
            let reason =
                format!("bucket {} belongs to another account and its ACL does not allow this", bucket.id);
            Err(Failure::row(&rows::ACCESS_DENIED, reason))
        }
    }
}

fn allowed(bucket: &Bucket, (key, version): Asked<'_>, need: Need, caller: Option<AppId>) -> bool {
    // A copy: whoever holds the configuration must not wait for the objects.
    let acl = bucket.configuration.read().acl.clone();
    let permission = match need {
        Need::Account | Need::Own => return false,
        Need::Read => Permission::Read,
        Need::Write => Permission::Write,
        Need::ReadAcp => Permission::ReadAcp,
        Need::WriteAcp => Permission::WriteAcp,
    };
    // Each version has an ACL of its own.
    let object = || bucket.read().version(key, version)?.object;
    let object = (!key.is_empty() && need != Need::Write).then(object).flatten();
    let Some(object) = object else { return acl.allows(permission, caller) };
    let by_grant = granted(&object.attributes.details.grants, permission, caller);
    let by_word = match object.attributes.authority {
        Authority::EInvalid => acl.allows(permission, caller),
        Authority::EWRPrivate => false,
        Authority::EWPrivateRPublic => need == Need::Read,
    };
    by_grant || by_word
}
