//! The signature of a request: TC3 in a header, or v1 among the parameters.

use crate::domain::App;
use crate::domain::auth::cloud::refusal::{Refusal, SKEW, TokenFault};
use crate::domain::auth::cloud::{tc3, v1};
use crate::domain::auth::keyring::Key;
use crate::domain::auth::slips::cloud_v1::find as find_v1;
use crate::domain::auth::slips::tc3::find as find_tc3;
use crate::primitives::digest::Sha256;
use crate::services::cloud_api::edition::Edition;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::params::{Params, Signed};
use crate::services::cloud_api::service::{Auth, Caller, CloudApi, account_of};
use crate::services::cloud_api::slips;
use crate::services::service::Request;
use crate::wire::request::RequestHead;

/// Largest form or query of a v1 signature, in bytes
/// (<https://cloud.tencent.com/document/product/1278/46710>).
const V1_MAX: u64 = 1024 * 1024;

/// Verifies the signature that an action asks for. Order of checks: presence, time, key, token, signature.
pub(super) fn caller(app: &App, auth: Auth, request: &Request<CloudApi>) -> Result<Caller, Error> {
    let (head, params) = (&*request.head, &request.params);
    let need = |value: &Option<String>, name| value.as_ref().map(|_| ()).ok_or_else(|| missing(name));
    need(&params.action, "Action")?;
    if params.edition == Edition::V3 {
        need(&params.version, "Version")?;
    }
    if auth.is_open && head.text("authorization") == Some(tc3::SKIP) {
        let account = app.accounts.first().ok_or_else(|| Refusal::UnknownSecretId(String::new()))?;
        return Ok(Caller::Anyone { account });
    }
    match &params.signed {
        Signed::Tc3 { body, digest } => of_tc3(app, head, params, body, *digest),
        Signed::V1 { pairs, length } => of_v1(app, head, params, pairs, *length),
    }
}

fn of_tc3(
    app: &App,
    head: &RequestHead,
    params: &Params,
    body: &[u8],
    digest: Sha256,
) -> Result<Caller, Error> {
    let text = head.text("authorization").ok_or_else(|| missing("Authorization"))?;
    let signature = tc3::Signature::parse(text).map_err(|refusal| slips::unreadable(text, refusal))?;
    let timestamp = timestamp(app, params)?;
    let key = key(app, &signature.secret_id, params)?;
    signature.check_date(timestamp)?;
    let header = |name: &str| header(head, name);
    let signed = tc3::Request {
        method: head.method.as_str(),
        path: &head.path,
        query: &head.query,
        header: &header,
        body: digest,
    };
    signature.verify(&signed, timestamp, &key.account().secret_key).map_err(|refusal| {
        let sent: Vec<&str> = head.headers.keys().map(http::HeaderName::as_str).collect();
        slips::explained(app, &signed.value("host"), refusal, |others, around| {
            let attempt = signature.attempt(&signed, timestamp, body, &sent);
            find_tc3(&attempt, &key.pair(), others, around)
        })
    })?;
    signed_by(app, key)
}

fn of_v1(
    app: &App,
    head: &RequestHead,
    params: &Params,
    pairs: &[v1::Pair],
    length: u64,
) -> Result<Caller, Error> {
    let required = |name| params.common(name).filter(|text| !text.is_empty()).ok_or_else(|| missing(name));
    let (secret_id, code) = (required("SecretId")?, required("Signature")?);
    let nonce = required("Nonce")?;
    if !nonce.parse::<u64>().is_ok_and(|number| number > 0) {
        return Err(
            Refusal::Malformed { name: "Nonce", value: nonce, want: "a positive whole number" }.into()
        );
    }
    if length > V1_MAX {
        return Err(Refusal::TooLarge { bytes: length, limit: V1_MAX }.into());
    }
    timestamp(app, params)?;
    let key = key(app, &secret_id, params)?;
    let method = v1::Method::parse(params.common("SignatureMethod").as_deref())?;
    let host = header(head, "host").unwrap_or_default();
    let signed =
        v1::Request { method: head.method.as_str(), host: &host, path: params.edition.path(), pairs };
    signed.verify(method, &code, &key.account().secret_key).map_err(|refusal| {
        slips::explained(app, &host, refusal, |others, around| {
            find_v1(&signed.attempt(method, &code), &key.pair(), others, around)
        })
    })?;
    signed_by(app, key)
}

fn signed_by(app: &App, key: Key) -> Result<Caller, Error> {
    let account = account_of(app, &key);
    let account = account.ok_or_else(|| Refusal::UnknownSecretId(key.account().secret_id.clone()))?;
    Ok(Caller::Signed { key, account })
}

pub(super) fn missing(name: &'static str) -> Refusal {
    let hint = match name {
        "Authorization" => "sign the request, or send Authorization: SKIP where an action needs no signature",
        "Action" => "send it as the header X-TC-Action, or as a parameter with a v1 signature",
        "Version" => "send it as the header X-TC-Version, or as a parameter with a v1 signature",
        "Timestamp" => "send it as the header X-TC-Timestamp, or as a parameter with a v1 signature",
        _ => "a v1 signature has it among the parameters, and TC3-HMAC-SHA256 needs the header Authorization",
    };
    Refusal::Missing { name, hint }
}

/// All values of a header, as a client signs it.
fn header(head: &RequestHead, name: &str) -> Option<String> {
    let values = head.headers.get_all(name);
    let mut text = values.iter().map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned());
    let first = text.next()?;
    Some(text.fold(first, |all, more| format!("{all},{more}")))
}

fn timestamp(app: &App, params: &Params) -> Result<i64, Refusal> {
    let text = params.timestamp.as_ref().ok_or_else(|| missing("Timestamp"))?;
    let timestamp = text.parse::<i64>().map_err(|_| Refusal::Malformed {
        name: "Timestamp",
        value: text.clone(),
        want: "a Unix time in seconds",
    })?;
    let now = app.clock.now();
    if now.0.abs_diff(timestamp) > SKEW.unsigned_abs() {
        return Err(slips::of_time(timestamp, now));
    }
    Ok(timestamp)
}

fn key(app: &App, secret_id: &str, params: &Params) -> Result<Key, Refusal> {
    let key = app.keyring().find(secret_id).ok_or_else(|| slips::of_id(app, secret_id))?;
    let sent = params.token.as_deref().filter(|token| !token.is_empty());
    let now = app.clock.now();
    match (&key, sent) {
        (Key::Account(_), None) => Ok(key),
        (Key::Account(_), Some(_)) => Err(Refusal::Token(TokenFault::Unexpected)),
        (Key::Temporary(_), None) => Err(Refusal::Token(TokenFault::Missing)),
        (Key::Temporary(temporary), Some(sent)) if temporary.token != sent => {
            Err(Refusal::Token(TokenFault::Wrong))
        }
        (Key::Temporary(temporary), Some(_)) if now >= temporary.expires => {
            Err(Refusal::Token(TokenFault::Expired { expires: temporary.expires, now }))
        }
        (Key::Temporary(_), Some(_)) => Ok(key),
    }
}
