//! The signature, wherever it travels, and then the account's own limits.

use std::borrow::Cow;
use std::sync::Arc;

use http::header::{AUTHORIZATION, HeaderName, ORIGIN};

use crate::catalog::cos_json as rows;
use crate::domain::App;
use crate::domain::accounts::{Account, OncePolicy};
use crate::domain::auth::cos_json::{Demand, Need, Refusal, Signature, verify};
use crate::domain::store::authority::Authority;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::cors::CorsAnswer;
use crate::domain::store::error::BucketError;
use crate::primitives::escape::{self, raw_pairs};
use crate::primitives::names::{VOD_STORAGE_APPID, short_region};
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Auth, Caller, CosJson, Target};
use crate::services::cos_json::{permission, slips};
use crate::services::service::{Endpoint, Request};
use crate::wire::request::RequestHead;

/// Carries the token of temporary credentials.
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-cos-security-token");

/// Verifies the signature, asks the policy of its key, then the limits that come after it, and finds the
/// bucket.
///
/// # Errors
/// -121 for a page that the bucket's CORS rules do not let in; those of [`verify`] and
/// [`permission::check`]; -75 for the bucket itself where a file or directory is wanted; -71 beyond the
/// account's `rate_limit`; -133 for a bucket that is not there. A download asks for its bucket first.
pub(super) fn authenticate(
    app: &App,
    endpoint: &Endpoint<CosJson>,
    request: &Request<CosJson>,
) -> Result<Caller, Error> {
    let (auth, target) = (endpoint.auth, &request.target);
    check_page(app, request)?;
    let need = match auth {
        Auth::Download => {
            let caller = Caller::at(app, target)?;
            // A signature exempts from hotlink protection, so it has to be right.
            let exempts = is_signed(&request.head) && caller.bucket.configuration.read().referer.is_some();
            if !exempts && !is_private(&caller.bucket, target.key()) {
                return Ok(caller);
            }
            Need::MultiEffect
        }
        Auth::MultiEffect => Need::MultiEffect,
        Auth::Once if request.options.once_policy == OncePolicy::Documented => Need::Once,
        Auth::Once | Auth::Either => Need::Either,
    };
    let demand = Demand {
        url_appid: target.appid(),
        bucket: target.bucket_name(),
        key: target.key(),
        need,
        download: target.is_download,
        token: request.head.header(SECURITY_TOKEN),
    };
    only_one(&request.head)?;
    let carried = carried(&request.head);
    let now = app.clock.now();
    let verified = verify(carried.as_deref(), demand, app.keyring(), now)
        .map_err(|refusal| slips::explained(app, carried.as_deref().unwrap_or_default(), refusal))?;
    permission::check(app, endpoint, request, &verified.key)?;
    verified.spend(&app.used_signatures, now)?;
    let account = verified.key.account();
    check_owner(app, target, account)?;
    if matches!(auth, Auth::Once | Auth::Either) {
        refuse_bucket(request)?;
    }
    if let Some(limit) = account.options.rate_limit
        && !app.rates.admit(account.appid, now, limit)
    {
        let reason = format!("more than {limit} requests in this second (the account's rate_limit)");
        return Err(Error::new(&rows::ERROR_PROXY_FREQ_CONTROL, reason));
    }
    Caller::at(app, target)
}

/// Refuses the bucket itself where a file or directory is wanted.
fn refuse_bucket(request: &Request<CosJson>) -> Result<(), Error> {
    if !request.target.key().is_empty() {
        return Ok(());
    }
    let op = request.params.text("op")?.unwrap_or_default();
    let reason = format!("op={op} cannot be applied to the bucket itself");
    Err(Error::new(&rows::ERROR_PROXY_AUTH_UNSUPPORTED_OP, reason))
}

/// Refuses a page that the rules of a bucket in strict CORS mode do not let in. Preflights of this API's
/// hosts are not refused: the page shall read why.
fn check_page(app: &App, request: &Request<CosJson>) -> Result<(), Error> {
    let head = &request.head;
    let Some(origin) = head.header(ORIGIN).filter(|_| !request.target.is_download) else { return Ok(()) };
    let Some(bucket) = request.target.bucket().and_then(|id| app.store.bucket(id).ok()) else {
        return Ok(());
    };
    let asked: Vec<&str> =
        head.headers.keys().map(HeaderName::as_str).filter(|name| is_asked(name)).collect();
    match bucket.configuration.read().cors.answer(origin, head.method.as_str(), &asked) {
        CorsAnswer::Lenient | CorsAnswer::Rule(_) => Ok(()),
        CorsAnswer::Refused => {
            let reason = format!(
                "no CORS rule of {} takes a {} from the origin {origin} with the headers {asked:?}; \
                 PUT ?cors of the XML API sets rules, and \"cors\": \"lenient\" of a bucket lets all in",
                bucket.id, head.method
            );
            Err(Error::new(&rows::ERROR_CMD_CORSRULE_NOT_MATCH, reason))
        }
    }
}

/// Whether a browser asks before a page sends this header.
fn is_asked(name: &str) -> bool {
    name == AUTHORIZATION.as_str() || name.starts_with("x-")
}

impl Caller {
    /// A caller whose signature, where one is needed, has been verified.
    ///
    /// # Errors
    /// -80 for an AppId out of range; -133 for a bucket that is not there, or that lives in another region
    /// than the host names where the account wants that checked.
    pub fn at(app: &App, target: &Target) -> Result<Self, Error> {
        let Some(id) = target.bucket() else {
            let reason = "the AppId in the URL is out of range";
            return Err(Error::new(&rows::ERROR_PROXY_INVALID_APPID, reason));
        };
        let bucket = if target.is_download { app.store.bucket_of_host(id)? } else { app.store.bucket(id)? };
        let lives_in = short_region(&bucket.settings.region);
        if let Some(asked) = target.region.as_deref()
            && short_region(asked) != lives_in
            && app.accounts.options(bucket.owner).region_check
        {
            let (asked, lives_in) = (asked.to_owned(), lives_in.to_owned());
            return Err(BucketError::Elsewhere { bucket: bucket.id.clone(), lives_in, asked }.into());
        }
        bucket.age(app.clock.now());
        Ok(Self { bucket })
    }
}

/// Whether the file or its bucket asks for a signature. A file that is not there is as private as its bucket.
fn is_private(bucket: &Arc<Bucket>, key: &str) -> bool {
    let is_private =
        || bucket.get(key).is_some_and(|file| file.attributes.acl.authority() == Authority::EWRPrivate);
    bucket.settings.token_protection || bucket.id.appid == VOD_STORAGE_APPID || is_private()
}

/// Buckets of VOD's storage share one AppId; each opens only to the key of the account it belongs to.
fn check_owner(app: &App, target: &Target, account: &Account) -> Result<(), Error> {
    let Some(id) = target.bucket().filter(|_| account.appid == VOD_STORAGE_APPID) else { return Ok(()) };
    let bucket = app.store.bucket(id)?;
    if bucket.owner == account.owner() {
        return Ok(());
    }
    Err(Refusal::SecretIdOfAnother { owner: account.owner(), signed: bucket.id.to_string() }.into())
}

/// The SecretId that the signature names.
pub(super) fn secret_id(head: &RequestHead) -> Option<String> {
    let signature = Signature::decode(&carried(head)?).ok()?;
    signature.field("k").map(str::to_owned)
}

/// Whether the request brings a signature.
pub(super) fn is_signed(head: &RequestHead) -> bool {
    carried(head).is_some()
}

/// Refuses two signatures in one place: one could be verified and another read.
fn only_one(head: &RequestHead) -> Result<(), Refusal> {
    let is_sign = |(name, value): &(&str, &str)| *name == "sign" && !value.is_empty();
    if head.headers.get_all(AUTHORIZATION).iter().nth(1).is_some() {
        Err(Refusal::Malformed("the request has the header Authorization twice"))
    } else if raw_pairs(&head.query).filter(is_sign).nth(1).is_some() {
        Err(Refusal::Malformed("the query has the parameter sign twice"))
    } else {
        Ok(())
    }
}

/// The signature: the `Authorization` header, bare or behind one word, else the query's `sign`, encoded or
/// raw.
fn carried(head: &RequestHead) -> Option<Cow<'_, str>> {
    if let Some(value) =
        head.headers.get(AUTHORIZATION).filter(|value| !value.as_bytes().trim_ascii().is_empty())
    {
        // What is not ASCII is not base64: a replacement character makes it malformed, as it is.
        let Ok(text) = value.to_str() else { return Some("\u{fffd}".into()) };
        let text = text.trim();
        let bare = text.split_once(' ').map_or(text, |(_, rest)| rest.trim_start());
        return Some(bare.into());
    }
    let (_, raw) = raw_pairs(&head.query).find(|(name, value)| *name == "sign" && !value.is_empty())?;
    let decoded = escape::decode_lenient(raw);
    // What is not UTF-8 is not base64 either: the replacement characters make it malformed, as it is.
    Some(String::from_utf8_lossy(&decoded).into_owned().into())
}
