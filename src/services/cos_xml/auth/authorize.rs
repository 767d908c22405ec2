//! Verification of a caller, and of the ACLs that allow the call.

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::acl::{Permission, granted};
use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::Authority;
use crate::domain::store::version::VersionRef;
use crate::primitives::names::AppId;
use crate::services::cos_xml::auth::{form_signature, signature};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::service::{Auth, Caller, CosXml, Need, Query, Signer, signer};
use crate::services::service::{Endpoint, Request};

/// Verifies the signature where there is one, then the permission that the operation asks for.
///
/// # Errors
/// A refusal of the signature, `AccessDenied`, `NoSuchBucket`; those of a malformed form; `NoSuchVersion` for
/// a malformed `versionId`.
pub(crate) fn authenticate(
    app: &App,
    endpoint: &Endpoint<CosXml>,
    request: &Request<CosXml>,
) -> Result<Caller, Error> {
    let (need, caller) = match endpoint.auth {
        Auth::Account => {
            let caller = signature::caller(app, endpoint.auth, request)?;
            signer(&caller)?;
            return Ok(caller);
        }
        Auth::Uploads => (Need::Write, signature::caller(app, endpoint.auth, request)?),
        Auth::Needs(need) => (need, signature::caller(app, endpoint.auth, request)?),
        Auth::Content => {
            let caller = signature::caller(app, endpoint.auth, request)?;
            if caller.signer.is_none() {
                refuse_overrides(&request.params.query)?;
            }
            (Need::Read, caller)
        }
        Auth::Form => {
            // An error of the form is answered before one of its policy.
            request.target.open(app)?;
            let form = request.params.form.as_ref().map_err(Clone::clone)?;
            (Need::Write, form_signature::caller(app, request, form)?)
        }
    };
    let (bucket, key) = request.target.open(app)?;
    let version = request.params.version.clone()?;
    permit(&bucket, (key, version), need, &caller)?;
    Ok(caller)
}

/// Nobody may choose headers of a response without a signature.
fn refuse_overrides(query: &Query) -> Result<(), Error> {
    let chosen = params::OVERRIDES.iter().find(|(name, _)| query.get(name).is_some());
    chosen.map_or(Ok(()), |(name, _)| {
        Err(Error::new(&rows::INVALID_REQUEST, format!("{name} needs a signature")))
    })
}

/// A key and the version that is asked for.
pub(crate) type Asked<'a> = (&'a str, VersionRef);

/// Checks that the bucket's owner calls, or that an ACL allows it.
///
/// # Errors
/// `AccessDenied`.
pub(crate) fn permit(bucket: &Bucket, asked: Asked<'_>, need: Need, caller: &Caller) -> Result<(), Error> {
    if let Some(signer) = &caller.signer {
        if !signer.reaches(&bucket.id) {
            let reason = format!("the temporary key was issued for another bucket than {}", bucket.id);
            return Err(Error::new(&rows::ACCESS_DENIED, reason));
        }
        if signer.owner() == bucket.owner {
            return Ok(());
        }
    }
    if allowed(bucket, asked, need, caller.signer.as_ref().map(Signer::owner)) {
        return Ok(());
    }
    signer(caller)?;
    let reason = format!("bucket {} belongs to another account and its ACL does not allow this", bucket.id);
    Err(Error::new(&rows::ACCESS_DENIED, reason))
}

fn allowed(bucket: &Bucket, (key, version): Asked<'_>, need: Need, caller: Option<AppId>) -> bool {
    // A copy: whoever holds the configuration must not wait for the objects.
    let acl = bucket.configuration.read().acl.clone();
    let permission = match need {
        Need::Own => return false,
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
