//! The JSON API's signature: `Base64(HMAC-SHA1(SecretKey, P) ‖ P)`, where `P` is
//! `a=…&b=…&k=…&e=…&t=…&r=…&f=…`.
//!
//! Three orders of the fields are in use, so `P` is verified as received and then read by name. Documented in
//! the manual's signature chapter; the order in which faults are reported is assumed where no live answer
//! shows it.

use std::borrow::Cow;
use std::ops::Range;

use crate::catalog::limits::SIGNATURE_VALIDITY_MAX;
use crate::domain::accounts::AccountStatus;
use crate::domain::auth::credentials::Temporary;
use crate::domain::auth::hmac_token;
use crate::domain::auth::keyring::{Key, Keyring};
pub use crate::domain::auth::refusal::Refusal;
use crate::domain::auth::used::{FOR_GOOD, UsedSignatures};
use crate::primitives::digest::HmacKey;
use crate::primitives::escape;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// Kind of a signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// Many calls until it expires (`e` > 0).
    MultiEffect,
    /// One call on one file (`e` = 0, `f` bound).
    Once,
    /// Either.
    Either,
}

/// Parts of a request that its signature is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Demand<'a> {
    /// The AppId as it stands in the URL.
    pub url_appid: &'a str,
    /// The bucket in the URL.
    pub bucket: &'a str,
    /// Decoded path after the bucket, without a leading slash; a directory's ends with one.
    pub key: &'a str,
    /// Which kind of signature the operation takes.
    pub need: Need,
    /// Downloads also take an `f` without AppId and bucket.
    pub download: bool,
    /// The token that came with the request, for temporary keys.
    pub token: Option<&'a str>,
}

/// A decoded signature. Fields are as received; only `e` and `t` are numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The HMAC.
    pub code: [u8; 20],
    /// The signed text, exactly as received.
    pub plaintext: String,
    /// `e`; 0 makes it a once-signature.
    pub expires: UnixSeconds,
    /// `t`.
    pub issued: UnixSeconds,
    /// Ranges of the values of `a`, `b`, `k` and `f` in the plaintext.
    places: [Option<Range<usize>>; 4],
}

impl Signature {
    /// Decodes what a request carries. `carried` has lost its percent-encoding but may have had `+` turned
    /// into spaces.
    pub fn decode(carried: &str) -> Result<Self, Refusal> {
        let text: Cow<'_, str> =
            if carried.contains(' ') { carried.replace(' ', "+").into() } else { carried.into() };
        let (code, plaintext) = hmac_token::open(&text).map_err(Refusal::Malformed)?;
        Self::read(code, plaintext)
    }

    /// Reads the fields, in whatever order, each at most once: of two one could be meant, and the other act.
    fn read(code: [u8; 20], plaintext: String) -> Result<Self, Refusal> {
        let (mut places, mut expires, mut issued) = ([const { None }; 4], None, None);
        let mut start = 0;
        for pair in plaintext.as_bytes().split(|byte| *byte == b'&') {
            let end = start + pair.len();
            if let Some(equals) = pair.iter().position(|byte| *byte == b'=') {
                let value = start + equals + 1..end;
                let before = match &pair[..equals] {
                    b"e" => expires.replace(value),
                    b"t" => issued.replace(value),
                    name => Self::place_of(name).and_then(|place| places[place].replace(value)),
                };
                if before.is_some() {
                    return Err(Refusal::Malformed("its plaintext has one of a, b, k, e, t and f twice"));
                }
            }
            start = end + 1;
        }
        let (expires, issued) = (expires.map(|at| &plaintext[at]), issued.map(|at| &plaintext[at]));
        let malformed = Refusal::Malformed;
        let expires =
            whole_number(expires).ok_or_else(|| malformed("its plaintext has no numeric field e"))?;
        let issued = whole_number(issued).ok_or_else(|| malformed("its plaintext has no numeric field t"))?;
        let signature = Self { code, plaintext, expires, issued, places };
        signature.field("a").ok_or_else(|| malformed("its plaintext has no field a"))?;
        signature.field("k").ok_or_else(|| malformed("its plaintext has no field k"))?;
        Ok(signature)
    }

    fn place_of(name: &[u8]) -> Option<usize> {
        [b"a", b"b", b"k", b"f"].iter().position(|known| *known == name)
    }

    /// Whether it is good for one call.
    pub fn is_once(&self) -> bool {
        self.expires == UnixSeconds(0)
    }

    /// The value of `a`, `b`, `k` or `f`.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.places[Self::place_of(name.as_bytes())?].clone().map(|place| &self.plaintext[place])
    }
}

/// The whole part of a number: one client sends times as `1480000000.123`. One beyond 64 bits is as large as
/// can be.
fn whole_number(text: Option<&str>) -> Option<UnixSeconds> {
    let text = text?;
    let whole = text.bytes().position(|byte| byte == b'.').map_or(text, |point| &text[..point]);
    let (sign, digits) = whole.strip_prefix('-').map_or((1, whole), |digits| (-1, digits));
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| UnixSeconds(sign * digits.parse().unwrap_or(i64::MAX)))
}

/// A signature that is good, but for having been used before.
#[derive(Debug)]
pub struct Verified {
    /// The key that signed.
    pub key: Key,
    /// The HMAC of a once-signature.
    once: Option<[u8; 20]>,
}

impl Verified {
    /// Spends a once-signature; an error if it was spent before.
    pub fn spend(&self, used: &UsedSignatures, now: UnixSeconds) -> Result<(), Refusal> {
        match self.once {
            Some(code) if !used.spend(self.key.account().owner(), code, FOR_GOOD, now)? => {
                Err(Refusal::Replayed)
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// Checks a signature in the order the service reports its faults.
pub fn verify(
    carried: Option<&str>,
    demand: Demand<'_>,
    keyring: Keyring<'_>,
    now: UnixSeconds,
) -> Result<Verified, Refusal> {
    let signature = Signature::decode(carried.ok_or(Refusal::Missing)?)?;
    let key = check_identity(&signature, demand, keyring)?;
    check_scope(&signature, demand)?;
    match &key {
        Key::Temporary(temporary) => check_temporary(temporary, demand, now)?,
        Key::Account(_) if demand.token.is_some_and(|token| !token.is_empty()) => {
            return Err(Refusal::TokenUnexpected);
        }
        Key::Account(_) => {}
    }
    check_validity(&signature, demand, now, key.account().options.enforce_90d)?;
    Ok(Verified { key, once: signature.is_once().then_some(signature.code) })
}

/// Checks AppId, SecretId and HMAC, and returns the key.
fn check_identity(signature: &Signature, demand: Demand<'_>, keyring: Keyring<'_>) -> Result<Key, Refusal> {
    let signed = signature.field("a").unwrap_or_default();
    if signed.is_empty() || !signed.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Refusal::AppIdNotNumeric(signed.into()));
    }
    let Some(appid) = AppId::parse(demand.url_appid) else {
        return Err(Refusal::UrlAppIdOutOfRange(demand.url_appid.into()));
    };
    if AppId::parse(signed) != Some(appid) {
        return Err(Refusal::AppIdMismatch { signed: signed.into(), url: demand.url_appid.into() });
    }
    let secret_id = signature.field("k").unwrap_or_default();
    let key = keyring.find(secret_id).ok_or_else(|| Refusal::UnknownSecretId(secret_id.into()))?;
    let account = key.account();
    if account.appid != appid {
        return Err(Refusal::SecretIdOfAnother { owner: account.appid, signed: signed.into() });
    }
    match account.options.status {
        AccountStatus::Active => {}
        AccountStatus::Closed => return Err(Refusal::AccountClosed(appid)),
        AccountStatus::Forbidden => return Err(Refusal::AccountForbidden(appid)),
    }
    if !account.key().matches(signature.plaintext.as_bytes(), &signature.code) {
        return Err(Refusal::CodeMismatch { len: signature.plaintext.len() });
    }
    Ok(key)
}

/// Checks token, expiry and bucket of a temporary key.
fn check_temporary(temporary: &Temporary, demand: Demand<'_>, now: UnixSeconds) -> Result<(), Refusal> {
    if demand.token != Some(temporary.token.as_str()) {
        return Err(Refusal::TokenMismatch { sent: demand.token.is_some() });
    }
    if temporary.expires <= now {
        return Err(Refusal::CredentialsExpired { expires: temporary.expires, now });
    }
    match &temporary.bucket {
        Some(bucket) if *bucket.name != *demand.bucket => {
            Err(Refusal::BucketMismatch { signed: bucket.name.to_string(), url: demand.bucket.into() })
        }
        _ => Ok(()),
    }
}

/// Checks the bucket.
fn check_scope(signature: &Signature, demand: Demand<'_>) -> Result<(), Refusal> {
    let bucket = signature.field("b").unwrap_or_default();
    if bucket == demand.bucket {
        return Ok(());
    }
    Err(Refusal::BucketMismatch { signed: bucket.into(), url: demand.bucket.into() })
}

/// Checks validity and file.
fn check_validity(
    signature: &Signature,
    demand: Demand<'_>,
    now: UnixSeconds,
    enforce_90d: bool,
) -> Result<(), Refusal> {
    let file = signature.field("f").unwrap_or_default();
    let mismatch = || Refusal::FileMismatch { signed: file.into(), addressed: fileid(demand) };
    if signature.is_once() {
        return if demand.need == Need::MultiEffect {
            Err(Refusal::OnceNotAccepted)
        } else if file.is_empty() {
            Err(Refusal::OnceWithoutFile)
        } else if !names_exactly(file, demand) {
            Err(mismatch())
        } else {
            Ok(())
        };
    }
    let expires = signature.expires;
    if demand.need == Need::Once {
        return Err(Refusal::OnceNeeded { expires });
    }
    if expires <= now {
        return Err(Refusal::Expired { expires, now, ago: now.since(expires) });
    }
    let seconds = expires.since(signature.issued);
    if seconds > SIGNATURE_VALIDITY_MAX && enforce_90d {
        return Err(Refusal::ValidTooLong { seconds });
    }
    if !file.is_empty() && !names_prefix(file, demand) {
        return Err(mismatch());
    }
    Ok(())
}

/// `/<appid>/<bucket>/<key>`.
fn fileid(demand: Demand<'_>) -> String {
    format!("/{}/{}/{}", demand.url_appid, demand.bucket, demand.key)
}

fn names_exactly(file: &str, demand: Demand<'_>) -> bool {
    let bare = |text: &str| text.trim_end_matches('/').to_owned();
    let want = bare(&fileid(demand));
    readings(file).iter().any(|reading| bare(reading) == want)
}

fn names_prefix(file: &str, demand: Demand<'_>) -> bool {
    let (full, short) = (fileid(demand), format!("/{}", demand.key));
    let within = |reading: &String| {
        full.starts_with(reading.as_str()) || demand.download && short.starts_with(reading.as_str())
    };
    readings(file).iter().any(within)
}

/// `f` as received, decoded once and decoded twice (one SDK encodes it twice), with runs of slashes
/// collapsed.
fn readings(file: &str) -> Vec<String> {
    let collapse = |text: &str| {
        let mut last = ' ';
        text.chars().filter(|&c| !(std::mem::replace(&mut last, c) == '/' && c == '/')).collect::<String>()
    };
    let mut readings = vec![collapse(file)];
    let mut text = file.to_owned();
    for _ in 0..2 {
        if !text.contains('%') {
            break;
        }
        text = escape::decoded(&text);
        readings.push(collapse(&text));
    }
    readings
}

/// Fields of a new signature.
#[derive(Debug, Clone)]
pub struct Grant<'a> {
    /// `a`.
    pub appid: AppId,
    /// `b`.
    pub bucket: &'a str,
    /// `k`.
    pub secret_id: &'a str,
    /// `e`; 0 for a once-signature.
    pub expires: UnixSeconds,
    /// `t`.
    pub issued: UnixSeconds,
    /// `r`.
    pub random: u32,
    /// `f`, percent-encoded; empty for any file.
    pub file: &'a str,
}

impl Grant<'_> {
    /// The text to be signed, in the manual's order.
    pub fn plaintext(&self) -> String {
        let Self { appid, bucket, secret_id, expires, issued, random, file } = self;
        format!("a={appid}&b={bucket}&k={secret_id}&e={expires}&t={issued}&r={random}&f={file}")
    }
}

/// Signs `plaintext`: what a client sends as `Authorization` or `sign`.
pub fn sign(plaintext: &str, secret_key: &str) -> String {
    hmac_token::seal(plaintext, &HmacKey::new(secret_key.as_bytes()))
}
