//! Who may do what: the one place where the XML API asks policies, account rights and ACLs.
//!
//! The engine is [`decide`]; here a request becomes what it takes: caller, action, resource, facts.

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::auth::xml_refusal::Refusal;
use crate::domain::policy::action;
use crate::domain::policy::decision::{Decision, Sources, decide};
use crate::domain::policy::keys;
use crate::domain::policy::matching;
use crate::domain::policy::principal;
use crate::domain::policy::resource::{Path, Resource};
use crate::domain::store::bucket::Bucket;
use crate::domain::store::version::VersionRef;
use crate::primitives::names::VOD_STORAGE_APPID;
use crate::services::cos_xml::auth::acl::Asked;
use crate::services::cos_xml::auth::{acl, facts, form_signature, referer, signature, strict};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{host_rules, params};
use crate::services::cos_xml::service::{Addressed, Auth, Caller, CosXml, Need, Query, Target, signer};
use crate::services::service::{Endpoint, Request};

/// Actions on a bucket whose resource in policies may be a prefix.
const LISTINGS: [&str; 2] = ["GetBucket", "ListMultipartUploads"];

/// Checks the rules of the host, verifies the signature where there is one, then the permission for the
/// operation.
///
/// # Errors
/// Those of [`host_rules::admit`]; a refusal of the signature, `AccessDenied`; those of a malformed form;
/// `NoSuchVersion` for a malformed `versionId`.
pub(crate) fn authenticate(
    app: &App,
    endpoint: &Endpoint<CosXml>,
    request: &Request<CosXml>,
) -> Result<Caller, Error> {
    let admitted = host_rules::admit(app, endpoint, request)?;
    let action = endpoint.spec.action.map(action::bare_name).unwrap_or_default();
    let (auth, target, query) = (endpoint.auth, &request.target, &request.params.query);
    // Only a call of an account is admitted without a bucket.
    let Some(bucket) = admitted else { return account(app, action, request) };
    let signed = || signed(app, &bucket, endpoint, request);
    let (mut caller, need) = match auth {
        Auth::Account => return account(app, action, request),
        // Whether it may be read is asked for once its key is known.
        Auth::Page => return Ok(Caller { facts: facts::of_request(app, request), ..signed()? }),
        Auth::Needs(need) => (signed()?, need),
        Auth::Uploads | Auth::Copy | Auth::EachKey => (signed()?, Need::Write),
        Auth::Content => {
            let caller = signed()?;
            if caller.signer.is_none() {
                refuse_overrides(query)?;
            }
            (caller, Need::Read)
        }
        Auth::Form => {
            // An error of the form is answered before one of its policy.
            let form = request.params.form.as_ref().map_err(Clone::clone)?;
            referer::check(&bucket, &request.head, Some(form))?;
            (form_signature::caller(app, request, form)?, Need::Write)
        }
    };
    let wanted = Wanted {
        action,
        bucket: &bucket,
        path: path(action, target, &bucket, request),
        version: request.params.version.clone()?,
        need,
    };
    let is_bound = caller.policy().is_some() || bucket.configuration.read().policy.is_some();
    if is_bound || matches!(auth, Auth::Copy | Auth::EachKey) {
        caller.facts = facts::of_request(app, request);
    }
    // What policies say may differ from key to key.
    if auth != Auth::EachKey || !is_bound {
        wanted.permit(&caller)?;
    }
    Ok(caller)
}

/// A call of an account, on no bucket or on one that is not there yet. Only its key's policy can refuse it.
fn account(app: &App, action: &str, request: &Request<CosXml>) -> Result<Caller, Error> {
    let caller = signature::caller(app, Auth::Account, request)?;
    let signer = signer(&caller)?;
    if let Some(session) = caller.policy() {
        let region = request.target.region.as_deref().unwrap_or_default();
        let path = request.target.bucket_id().map_or(Path::Account(signer.account().appid), Path::Bucket);
        let (facts, uin) = (facts::of_request(app, request), signer.owner().to_string());
        let request = matching::Request {
            caller: signer.principal(&uin),
            actions: &[action],
            resource: Resource { region, path },
            facts: &facts.list(),
        };
        let sources = Sources { session: Some(session), account: true, ..Sources::default() };
        allowed_by(decide(&request, &sources), &caller)?;
    }
    Ok(caller)
}

/// Who signed a request to a bucket, whose rules for referers and signatures are looked at before the
/// signature itself.
fn signed(
    app: &App,
    bucket: &Bucket,
    endpoint: &Endpoint<CosXml>,
    request: &Request<CosXml>,
) -> Result<Caller, Error> {
    referer::check(bucket, &request.head, None)?;
    let caller = signature::caller(app, endpoint.auth, request);
    let is_key_known =
        matches!(&caller, Ok(_) | Err(Error::Auth(Refusal::Mismatch(_) | Refusal::Unsigned(_))));
    if is_key_known {
        strict::check(bucket, endpoint.spec, request)?;
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

/// What policies call the target of a request.
fn path<'a>(action: &str, target: &'a Target, bucket: &'a Bucket, request: &'a Request<CosXml>) -> Path<'a> {
    let id = &bucket.id;
    match &target.addressed {
        Addressed::Object(_, key) => Path::Object(id, key),
        Addressed::Service | Addressed::Bucket(_) => match &request.params.form {
            Ok(form) => Path::Object(id, &form.key),
            Err(_) if LISTINGS.contains(&action) => {
                Path::Listing(id, request.params.query.get("prefix").unwrap_or_default())
            }
            Err(_) => Path::Bucket(id),
        },
    }
}

/// Checks that an object may be read which the request names beside its own.
///
/// # Errors
/// `AccessDenied`.
pub(crate) fn permit_read(bucket: &Bucket, asked: Asked<'_>, caller: &Caller) -> Result<(), Error> {
    let (key, version) = asked;
    let path = Path::Object(&bucket.id, key);
    Wanted { action: "GetObject", bucket, path, version, need: Need::Read }.permit(caller)
}

/// An operation that a caller asks for.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    /// The bare name that policies have for it.
    pub action: &'a str,
    pub bucket: &'a Bucket,
    pub path: Path<'a>,
    pub version: VersionRef,
    /// The permission that the ACL has to give.
    pub need: Need,
}

impl Wanted<'_> {
    /// Asks the policies of key and bucket, the rights of the account, and the ACL.
    ///
    /// # Errors
    /// `AccessDenied`.
    pub(crate) fn permit(&self, caller: &Caller) -> Result<(), Error> {
        let Self { bucket, .. } = *self;
        let signer = caller.signer.as_ref();
        let is_own = signer.is_some_and(|signer| signer.owns(bucket));
        let (policy, tags) = {
            let configuration = bucket.configuration.read();
            let policy = configuration.policy.as_ref().map(|own| own.value.clone());
            let tags = policy.is_some() || caller.policy().is_some();
            (policy, tags.then(|| configuration.tags.clone()).flatten().unwrap_or_default())
        };
        if is_own && policy.is_none() && caller.policy().is_none() {
            return Ok(());
        }
        let mut facts = caller.facts.clone();
        for tag in tags {
            facts.add_tag(keys::RESOURCE_TAG, &tag.key, &tag.value);
        }
        let uin = signer.map(|signer| signer.owner().to_string()).unwrap_or_default();
        let sender = signer.map_or(principal::Caller::Anonymous, |signer| signer.principal(&uin));
        // Copies go by either name (<https://cloud.tencent.com/document/product/436/31923>).
        let names = [self.action, "PutObject"];
        let is_copy = matches!(self.action, "PutObjectCopy" | "UploadPartCopy");
        let request = matching::Request {
            caller: sender,
            actions: if is_copy { &names } else { &names[..1] },
            resource: Resource { region: &bucket.settings.region, path: self.path },
            facts: &facts.list(),
        };
        let is_vods = bucket.id.appid == VOD_STORAGE_APPID;
        let acl = !is_own && !is_vods && acl::allows(bucket, (self.key(), self.version), self.need, sender);
        let sources = Sources { session: caller.policy(), account: is_own, bucket: policy.as_deref(), acl };
        let decision = decide(&request, &sources);
        if !decision.is_allowed() && is_vods && caller.policy().is_none() {
            return Err(Error::new(&rows::ACCESS_DENIED, VOD_STORAGE));
        }
        allowed_by(decision, caller)
    }

    fn key(&self) -> &str {
        match self.path {
            Path::Object(_, key) => key,
            Path::Account(_) | Path::Bucket(_) | Path::Listing(..) => "",
        }
    }
}

const VOD_STORAGE: &str = "VOD's storage opens to the storage signature and the temporary certificate that \
    ApplyUploadUGC answers, and to no key of an account";

fn allowed_by(decision: Decision<'_>, caller: &Caller) -> Result<(), Error> {
    if decision.is_allowed() {
        return Ok(());
    }
    let reason = match caller.signer {
        Some(_) => decision.to_string(),
        None => format!("the request carries no signature, and {decision}"),
    };
    Err(Error::new(&rows::ACCESS_DENIED, reason))
}
