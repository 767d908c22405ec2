//! Who may call: the signature, wherever it travels, and then the account's own limits.

use std::borrow::Cow;

use http::header::{AUTHORIZATION, HeaderName};

use crate::catalog::cos_json as rows;
use crate::domain::App;
use crate::domain::accounts::{Account, OncePolicy};
use crate::domain::auth::cos_json::{Demand, Need, Refusal, Signature, verify};
use crate::primitives::escape;
use crate::primitives::names::{BucketId, VOD_STORAGE_APPID};
use crate::services::cos_json::{download, params};
use crate::services::legacy::{Auth, Failure, Operation};
use crate::wire::request::{Request, RequestHead, Surface};

/// Carries the token of temporary credentials.
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-cos-security-token");

/// Verifies the signature, then the limits that come after it.
pub fn authorize(app: &App, operation: &Operation, request: &Request) -> Result<(), Failure> {
    let need = match operation.auth {
        Auth::Open | Auth::UploadSignature | Auth::NewUpload => return Ok(()),
        Auth::Download if !download::needs_signature(app, request)? => return Ok(()),
        Auth::Download | Auth::MultiEffect => Need::MultiEffect,
        Auth::Once if params::options(app, request).once_policy == OncePolicy::Documented => Need::Once,
        Auth::Once | Auth::Either | Auth::Acl(_) | Auth::Form => Need::Either,
    };
    let address = &request.address;
    let demand = Demand {
        url_appid: &address.appid,
        bucket: &address.bucket,
        key: &address.key,
        need,
        download: address.surface == Surface::Download,
        token: request.head.header(SECURITY_TOKEN),
    };
    let carried = carried(&request.head);
    let now = app.clock.now();
    let account = verify(carried.as_deref(), demand, app.keyring(), &app.used_signatures, now)?;
    check_owner(app, request, &account)?;
    if address.key.is_empty() && matches!(operation.auth, Auth::Once | Auth::Either) {
        let reason = format!("op={} cannot be applied to the bucket itself", operation.name);
        return Err(Failure::row(&rows::ERROR_PROXY_AUTH_UNSUPPORTED_OP, reason));
    }
    match account.options.rate_limit {
        Some(limit) if !app.rates.admit(account.appid, now, limit) => {
            let reason = format!("more than {limit} requests in this second (the account's rate_limit)");
            Err(Failure::row(&rows::ERROR_PROXY_FREQ_CONTROL, reason))
        }
        _ => Ok(()),
    }
}

/// Buckets of VOD's storage share one AppId; each opens only to the key of the account it belongs to.
fn check_owner(app: &App, request: &Request, account: &Account) -> Result<(), Failure> {
    if account.appid != VOD_STORAGE_APPID {
        return Ok(());
    }
    let bucket = app.store.bucket(&BucketId::new(account.appid, &request.address.bucket))?;
    match bucket.owner == account.owner() {
        true => Ok(()),
        false => {
            Err(Refusal::SecretIdOfAnother { owner: account.owner(), signed: bucket.id.to_string() }.into())
        }
    }
}

/// The key id that the signature names.
pub fn key_id(head: &RequestHead, _: Option<&Request>) -> Option<String> {
    let signature = Signature::decode(&carried(head)?).ok()?;
    signature.field("k").map(str::to_owned)
}

/// The signature: the `Authorization` header, bare or behind one word, else the query's `sign`, encoded or raw.
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
    let (_, raw) =
        escape::raw_pairs(&head.query).find(|(name, value)| *name == "sign" && !value.is_empty())?;
    let decoded = escape::decode_lenient(raw);
    // What is not UTF-8 is not base64 either: the replacement characters make it malformed, as it is.
    Some(String::from_utf8_lossy(&decoded).into_owned().into())
}
