//! The signature of a POST form that carries a policy: the policy's SHA-1 under a key made from the form's
//! time span.
//!
//! Documented on the manual's POST Object page. A wrong SecretId in the form is reported as an unmet
//! condition, so the conditions come before everything that needs the key; the rest of the order is assumed.

use jiff::Timestamp;
use serde_json::{Value as Json, json};

use crate::domain::auth::key::Key;
use crate::domain::auth::key_time::{KeyTime, check_algorithm, read_code, sign_key};
use crate::domain::auth::post_policy_conditions::{Form, Policy};
pub use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::primitives::digest::{HmacKey, Sha1, sha1_of};
use crate::primitives::time::UnixSeconds;

/// Conditions that the manual makes mandatory, in the order in which they are missed.
pub(super) const MANDATORY: [&str; 3] = ["q-sign-algorithm", "q-ak", "q-sign-time"];

/// Whether policies must have the mandatory conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// A policy has to fix algorithm, SecretId and time span.
    #[default]
    Documented,
    /// They may be missing.
    Lenient,
}

/// A form whose policy and signature are good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The policy; the size of the file is still to be checked with [`Policy::check_size`].
    pub policy: Policy,
    /// `q-ak`.
    pub secret_id: String,
    /// The key of `q-ak`.
    pub key: Key,
}

/// Checks a form's policy and signature, all but the size of its file.
///
/// In this order: the policy's form, its expiration, its conditions; then SecretId, algorithm and time span,
/// the token, and at last the code.
pub fn verify(
    form: &Form<'_>,
    keys: &dyn Fn(&str) -> Option<Key>,
    strictness: Strictness,
    now: UnixSeconds,
) -> Result<Accepted, Refusal> {
    let policy = Policy::decode(form.field("policy").ok_or(Refusal::FieldMissing("policy"))?)?;
    policy.check_time(now)?;
    policy.check_fields(form)?;
    if strictness == Strictness::Documented {
        let missing = MANDATORY.into_iter().find(|name| !policy.mentions(name));
        missing.map_or(Ok(()), |name| Err(Refusal::PolicyConditionMissing(name)))?;
    }
    let secret_id = text(form, "q-ak")?;
    let key = keys(&secret_id).ok_or_else(|| Refusal::UnknownSecretId(secret_id.clone()))?;
    check_algorithm(&text(form, "q-sign-algorithm")?)?;
    let key_time = KeyTime::parse("q-key-time", &text(form, "q-key-time")?)?;
    let signature = text(form, "q-signature")?;
    key_time.check(now)?;
    key.check_token(text(form, "x-cos-security-token").ok().as_deref(), now)?;
    check_code(&policy.text, &key_time.text, &signature, &key.hmac)?;
    Ok(Accepted { policy, secret_id, key })
}

fn text(form: &Form<'_>, name: &'static str) -> Result<String, Refusal> {
    let value = form.field(name).ok_or(Refusal::FieldMissing(name))?;
    Ok(String::from_utf8_lossy(value).into_owned())
}

fn check_code(policy: &[u8], key_time: &str, signature: &str, secret_key: &HmacKey) -> Result<(), Refusal> {
    let code = read_code(signature);
    let is_code_of = |key: &HmacKey, signed: &[u8]| {
        code.is_some_and(|code| key.matches(sha1_of(signed).to_string().as_bytes(), &code))
    };
    let key = sign_key(secret_key, key_time);
    if is_code_of(&key, policy) {
        return Ok(());
    }
    let string_to_sign = sha1_of(policy).to_string();
    Err(Refusal::Mismatch(Box::new(Mismatch {
        string_to_sign,
        http_string: None,
        slips: Vec::new(),
        because: None,
    })))
}

/// Value of the form field `policy`: base64.
pub fn encode(policy: &[u8]) -> String {
    base64::Engine::encode(&base64::engine::general_purpose::STANDARD, policy)
}

/// A policy with `conditions` and those that every policy has, until `end`; none where no calendar has that
/// time.
pub fn document(
    mut conditions: Vec<Json>,
    secret_id: &str,
    key_time: &str,
    end: UnixSeconds,
) -> Option<Json> {
    conditions.push(json!({ "q-sign-algorithm": "sha1" }));
    conditions.push(json!({ "q-ak": secret_id }));
    conditions.push(json!({ "q-sign-time": key_time }));
    let expiration = Timestamp::from_second(end.0).ok()?.to_string();
    Some(json!({ "expiration": expiration, "conditions": conditions }))
}

/// Signs a policy's JSON text: what a form carries as `q-signature` beside `key_time` as `q-key-time`.
pub fn sign(policy: &[u8], key_time: &str, secret_key: &str) -> String {
    let string_to_sign = sha1_of(policy).to_string();
    Sha1(sign_key(&HmacKey::new(secret_key.as_bytes()), key_time).code(string_to_sign.as_bytes())).to_string()
}
