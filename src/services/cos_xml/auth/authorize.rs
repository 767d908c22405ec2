//! Verification of a caller, and of the ACLs that allow the call.

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::auth::xml_refusal::Refusal;
use crate::domain::policy::principal as policy;
use crate::domain::store::bucket::Bucket;
use crate::services::cos_xml::auth::acl::Asked;
use crate::services::cos_xml::auth::{acl, form_signature, referer, signature, strict};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::service::{Auth, Caller, CosXml, Need, Query, signer};
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
        Auth::Uploads => (Need::Write, signed(app, endpoint, request)?),
        Auth::Needs(need) => (need, signed(app, endpoint, request)?),
        Auth::Content => {
            let caller = signed(app, endpoint, request)?;
            if caller.signer.is_none() {
                refuse_overrides(&request.params.query)?;
            }
            (Need::Read, caller)
        }
        Auth::Form => {
            // An error of the form is answered before one of its policy.
            let (bucket, _) = request.target.open(app)?;
            let form = request.params.form.as_ref().map_err(Clone::clone)?;
            referer::check(&bucket, &request.head, Some(form))?;
            (Need::Write, form_signature::caller(app, request, form)?)
        }
    };
    let (bucket, key) = request.target.open(app)?;
    let version = request.params.version.clone()?;
    permit(&bucket, (key, version), need, &caller)?;
    Ok(caller)
}

/// Who signed a request to a bucket, whose rules for referers and signatures are looked at before the
/// signature itself.
fn signed(app: &App, endpoint: &Endpoint<CosXml>, request: &Request<CosXml>) -> Result<Caller, Error> {
    let bucket = request.target.bucket(app).ok();
    if let Some(bucket) = &bucket {
        referer::check(bucket, &request.head, None)?;
    }
    let caller = signature::caller(app, endpoint.auth, request);
    match (&caller, &bucket) {
        (Ok(_) | Err(Error::Auth(Refusal::Mismatch(_))), Some(bucket)) => {
            strict::check(bucket, endpoint.spec, request)?;
        }
        (Ok(_) | Err(_), _) => {}
    }
    caller
}

/// Nobody may choose headers of a response without a signature.
fn refuse_overrides(query: &Query) -> Result<(), Error> {
    let chosen = params::OVERRIDES.iter().find(|(name, _)| query.get(name).is_some());
    chosen.map_or(Ok(()), |(name, _)| {
        Err(Error::new(&rows::INVALID_REQUEST, format!("{name} needs a signature")))
    })
}

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
    let uin = caller.signer.as_ref().map(|signer| signer.owner().to_string());
    let sender = uin.as_deref().map_or(policy::Caller::Anonymous, policy::Caller::root);
    if acl::allows(bucket, asked, need, sender) {
        return Ok(());
    }
    signer(caller)?;
    let reason = format!("bucket {} belongs to another account and its ACL does not allow this", bucket.id);
    Err(Error::new(&rows::ACCESS_DENIED, reason))
}
