//! The XML API's own signature: seven `q-` fields in `Authorization`, in the query of a pre-signed URL, or in
//! the `Signature` field of a form.
//!
//! Documented in the manual's page on request signatures. Only what the two lists name is verified. The SDKs
//! differ in whether the host is signed with its port and in how they spell the lists; one algorithm takes
//! them all.

use std::borrow::Cow;

use crate::domain::auth::key::Key;
use crate::domain::auth::key_time::{KeyTime, SKEW, check_algorithm, read_code, sign_key};
use crate::domain::auth::request::{SignedRequest, hosts};
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::q_sign::{Attempt, Unlisted};
pub use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::primitives::digest::{HmacKey, Sha1, sha1_of};
use crate::primitives::escape::{decode_lenient, encode_component, raw_pairs};
use crate::primitives::time::UnixSeconds;

/// Names and values.
type Pairs = Vec<(String, String)>;

/// Headers that no client signs.
const NEVER_SIGNED: [&str; 4] = ["authorization", "connection", "accept-encoding", "user-agent"];

/// Fields that tell a signature in a query.
const FIELDS: [&str; 3] = ["q-sign-algorithm", "q-ak", "q-signature"];

/// A signature that has been read but not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// `q-ak`.
    pub secret_id: String,
    sign_time: KeyTime,
    key_time: KeyTime,
    headers: Vec<String>,
    params: Vec<String>,
    /// `q-signature`; none when it is not the hexadecimal form of a code.
    code: Option<[u8; 20]>,
    received: Received,
}

/// Fields as they were received, for the search of mistakes; none where they are spelled as we would.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Received {
    header_list: Option<String>,
    param_list: Option<String>,
    code: Option<String>,
}

/// `text`, unless it is the canonical spelling of `names`.
fn unusual_list(text: &str, names: &[String]) -> Option<String> {
    let is_usual = text.is_empty() || names.iter().map(String::as_str).eq(text.split(';'));
    (!is_usual).then(|| text.to_owned())
}

/// `text`, unless it is `code` in small hexadecimal digits.
fn unusual_code(text: &str, code: Option<&[u8; 20]>) -> Option<String> {
    let is_usual = code.is_some() && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (!is_usual).then(|| text.to_owned())
}

impl Signature {
    /// Reads an `Authorization` header, or the `Signature` field of a form.
    pub fn from_header(text: &str) -> Result<Self, Refusal> {
        let pairs: Vec<(&str, &str)> = raw_pairs(text.trim()).collect();
        Self::read(|name| only(name, pairs.iter().copied()))
    }

    /// Reads a pre-signed URL's decoded parameters; none when they hold no signature.
    pub fn from_params(params: &[(&str, &str)]) -> Option<Result<Self, Refusal>> {
        let signed = params.iter().any(|(name, _)| FIELDS.contains(name));
        signed.then(|| Self::read(|name| only(name, params.iter().copied())))
    }

    fn read<'a>(get: impl Fn(&str) -> Result<Option<&'a str>, Refusal>) -> Result<Self, Refusal> {
        let field = |name: &'static str| get(name)?.ok_or(Refusal::FieldMissing(name));
        let time = |name| KeyTime::parse(name, field(name)?);
        check_algorithm(field("q-sign-algorithm")?)?;
        let secret_id = field("q-ak")?.into();
        let (sign_time, key_time) = (time("q-sign-time")?, time("q-key-time")?);
        let (header_list, param_list) = (field("q-header-list")?, field("q-url-param-list")?);
        let (headers, params) = (read_list(header_list), read_list(param_list));
        let signature = field("q-signature")?;
        let code = read_code(signature);
        let received = Received {
            header_list: unusual_list(header_list, &headers),
            param_list: unusual_list(param_list, &params),
            code: unusual_code(signature, code.as_ref()),
        };
        Ok(Self { secret_id, sign_time, key_time, headers, params, code, received })
    }

    /// Start of its span.
    pub fn signed_at(&self) -> UnixSeconds {
        self.sign_time.start()
    }

    /// Whether the signature covers the header of this name, which is in lower case.
    pub fn covers(&self, name: &str) -> bool {
        self.headers.binary_search(&canonical_name(name)).is_ok()
    }

    /// The request in its canonical form, with `host` in place of the header of that name.
    fn http_string(&self, request: &SignedRequest<'_>, method: &str, path: &str, host: &str) -> String {
        let params = canonical_params(&self.params, request);
        let headers = canonical_headers(&self.headers, request, host);
        format!("{method}\n{path}\n{params}\n{headers}\n")
    }

    /// Both spans count. They are the same one in every SDK.
    fn check_times(&self, date: Option<UnixSeconds>, now: UnixSeconds) -> Result<(), Refusal> {
        self.sign_time.check(now)?;
        self.key_time.check(now)?;
        match date {
            Some(date) if date.distance(now) > SKEW as u64 => Err(Refusal::ClockSkewed { date, now }),
            _ => Ok(()),
        }
    }

    /// Whether `key` has made the code of this request.
    fn check_code(&self, request: &SignedRequest<'_>, secret_key: &HmacKey) -> Result<(), Refusal> {
        let key = sign_key(secret_key, &self.key_time.text);
        let method = request.method.to_ascii_lowercase();
        let host = request.host();
        let readings = if self.headers.iter().any(|name| name == "host") { usize::MAX } else { 1 };
        let made = |host: String| {
            let http_string = self.http_string(request, &method, request.path, &host);
            self.is_code_of(&key, &http_string)
        };
        if hosts(&host).take(readings).any(made) {
            Ok(())
        } else {
            let http_string = self.http_string(request, &method, request.path, &host);
            Err(Refusal::Mismatch(Box::new(Mismatch {
                string_to_sign: string_to_sign(&self.sign_time.text, &http_string),
                http_string: Some(http_string),
                slips: Vec::new(),
                because: None,
            })))
        }
    }

    /// `StringToSign` holds `q-sign-time`; the Go SDK would put `q-key-time` there if the two ever differed.
    fn is_code_of(&self, key: &HmacKey, http_string: &str) -> bool {
        let Some(code) = &self.code else { return false };
        let times = [&self.sign_time, &self.key_time];
        times[..=usize::from(self.sign_time != self.key_time)]
            .iter()
            .any(|time| key.matches(string_to_sign(&time.text, http_string).as_bytes(), code))
    }

    /// The request and what was signed of it, for the search of mistakes. `names` are those of all headers.
    pub fn attempt(&self, request: &SignedRequest<'_>, names: &[&str]) -> Attempt {
        let received = self.received.clone();
        let value = |name: &str| request.trimmed_header(name).unwrap_or_default();
        let (params, other_params) = signed_params(&self.params, request);
        let is_other = |name: &&&str| !self.covers(name) && !NEVER_SIGNED.contains(*name);
        let other_headers = names.iter().filter(is_other).map(|name| (canonical_name(name), value(name)));
        Attempt {
            secret_id: self.secret_id.clone(),
            sign_time: self.sign_time.text.clone(),
            key_time: self.key_time.text.clone(),
            code: received.code.or_else(|| Some(Sha1(self.code?).to_string())).unwrap_or_default(),
            header_list: received.header_list.unwrap_or_else(|| self.headers.join(";")),
            param_list: received.param_list.unwrap_or_else(|| self.params.join(";")),
            method: request.method.to_ascii_lowercase(),
            path: request.path.to_owned(),
            params,
            headers: self.headers.iter().map(|name| (name.clone(), value(&decoded(name)))).collect(),
            unlisted: Unlisted { params: other_params, headers: other_headers.collect() },
            url_order: request.params.iter().map(|(name, _)| canonical_name(name)).collect(),
        }
    }

    /// Names in the lists that the request does not have.
    pub fn absent(&self, request: &SignedRequest<'_>) -> Vec<Slip> {
        let headers = self.headers.iter().filter(|name| request.trimmed_header(&decoded(name)).is_none());
        let has = |name: &String| request.params.iter().any(|(found, _)| canonical_name(found) == *name);
        let params = self.params.iter().filter(|name| !has(name));
        let say = |what: &str, name: &str| Slip::of(&generated::NAME_NOT_SENT, format!("{what} {name:?}"));
        let headers = headers.map(|name| say("header", name));
        headers.chain(params.map(|name| say("parameter", name))).collect()
    }
}

/// The value of a name that may be there only once.
fn only<'a>(name: &str, pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Option<&'a str>, Refusal> {
    let mut named = pairs.filter(|(found, _)| *found == name).map(|(_, value)| value);
    let first = named.next();
    named.next().map_or(Ok(first), |_| Err(Refusal::Duplicated(name.into())))
}

/// Verifies a signature: whose it is, when it is good, its token, and at last its code.
///
/// `keys` finds what a SecretId stands for; that key is the result.
pub fn verify(
    signature: &Signature,
    request: &SignedRequest<'_>,
    keys: &dyn Fn(&str) -> Option<Key>,
    now: UnixSeconds,
) -> Result<Key, Refusal> {
    let key =
        keys(&signature.secret_id).ok_or_else(|| Refusal::UnknownSecretId(signature.secret_id.clone()))?;
    signature.check_times(request.date, now)?;
    key.check_token(token(request).as_deref(), now)?;
    signature.check_code(request, &key.hmac)?;
    Ok(key)
}

/// The token that came along with a temporary key.
fn token(request: &SignedRequest<'_>) -> Option<String> {
    ["x-cos-security-token", "x-ci-security-token"].iter().find_map(|name| request.header_or_param(name))
}

/// The signed parameters, and those of the request that are not signed and are no part of the signature.
fn signed_params(listed: &[String], request: &SignedRequest<'_>) -> (Pairs, Pairs) {
    let named = request.params.iter().map(|(name, value)| (canonical_name(name), (*value).to_owned()));
    let (mut signed, mut other): (Pairs, Pairs) =
        named.partition(|(name, _)| listed.binary_search(name).is_ok());
    let absent =
        listed.iter().filter(|name| request.params.iter().all(|(found, _)| canonical_name(found) != **name));
    signed.extend(absent.map(|name| (name.clone(), String::new())));
    signed.sort_unstable();
    other.retain(|(name, _)| !name.starts_with("q-"));
    (signed, other)
}

/// A name as lists and canonical forms spell it.
fn canonical_name(name: &str) -> String {
    encode_component(name).to_ascii_lowercase()
}

fn decoded(name: &str) -> Cow<'_, str> {
    match decode_lenient(name) {
        Cow::Borrowed(_) => Cow::Borrowed(name),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// A list's names in canonical spelling and order. Its escapes may be in either case, or lost to one decoding
/// too many.
fn read_list(text: &str) -> Vec<String> {
    let names = text.split(';').filter(|name| !name.is_empty());
    let mut names: Vec<String> = names.map(|name| canonical_name(&decoded(name))).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// `name=value&…` of the listed parameters. One that is not there counts as empty; of one that is there more
/// than once every value is signed, in order, as the Go SDK does.
fn canonical_params(listed: &[String], request: &SignedRequest<'_>) -> String {
    if listed.is_empty() {
        return String::new();
    }
    let named = request.params.iter().map(|(name, value)| (canonical_name(name), *value));
    let mut pairs: Vec<(String, &str)> =
        named.filter(|(name, _)| listed.binary_search(name).is_ok()).collect();
    pairs.sort_unstable();
    let is_absent = |name: &&String| pairs.binary_search_by(|(found, _)| found.cmp(name)).is_err();
    let absent: Vec<_> = listed.iter().filter(is_absent).map(|name| (name.clone(), "")).collect();
    pairs.extend(absent);
    pairs.sort_unstable();
    join(pairs.iter().map(|(name, value)| (name.as_str(), *value)))
}

/// `name=value&…` of the listed headers. One that is not there counts as empty.
fn canonical_headers(listed: &[String], request: &SignedRequest<'_>, host: &str) -> String {
    let value = |name: &str| match name {
        "host" => host.to_owned(),
        _ => request.trimmed_header(&decoded(name)).unwrap_or_default(),
    };
    join(listed.iter().map(|name| (name.as_str(), value(name))))
}

fn join<V: AsRef<str>>(pairs: impl Iterator<Item = (impl AsRef<str>, V)>) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        let between = if text.is_empty() { "" } else { "&" };
        text.extend([between, name.as_ref(), "=", &encode_component(value.as_ref())]);
    }
    text
}

fn string_to_sign(time: &str, http_string: &str) -> String {
    format!("sha1\n{time}\n{}\n", sha1_of(http_string.as_bytes()))
}

/// Arguments of [`sign`] and [`presign`] besides the request.
#[derive(Debug, Clone, Copy)]
pub struct Grant<'a> {
    /// `q-ak`.
    pub secret_id: &'a str,
    /// The key that belongs to it.
    pub secret_key: &'a str,
    /// First second.
    pub start: UnixSeconds,
    /// Last second.
    pub end: UnixSeconds,
    /// Names of the headers to be signed.
    pub headers: &'a [&'a str],
    /// Names of the parameters to be signed.
    pub params: &'a [&'a str],
}

/// Signs a request: what goes into `Authorization`.
pub fn sign(grant: &Grant<'_>, request: &SignedRequest<'_>) -> String {
    let fields = signed_fields(grant, request).map(|(name, value)| format!("{name}={value}"));
    fields.join("&")
}

/// Signs a request: what goes into the query of a URL.
pub fn presign(grant: &Grant<'_>, request: &SignedRequest<'_>) -> String {
    let fields = signed_fields(grant, request);
    fields.map(|(name, value)| format!("{name}={}", encode_component(&value))).join("&")
}

fn signed_fields(grant: &Grant<'_>, request: &SignedRequest<'_>) -> [(&'static str, String); 7] {
    let list = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| canonical_name(name)).collect();
        read_list(&names.join(";"))
    };
    let time = KeyTime::of(grant.start, grant.end);
    let text = time.text.clone();
    let unsigned = Signature {
        secret_id: grant.secret_id.into(),
        sign_time: time.clone(),
        key_time: time,
        headers: list(grant.headers),
        params: list(grant.params),
        code: None,
        received: Received::default(),
    };
    let method = request.method.to_ascii_lowercase();
    let http_string = unsigned.http_string(request, &method, request.path, &request.host());
    let key = sign_key(&HmacKey::new(grant.secret_key.as_bytes()), &text);
    let code = Sha1(key.code(string_to_sign(&text, &http_string).as_bytes()));
    [
        ("q-sign-algorithm", "sha1".into()),
        ("q-ak", unsigned.secret_id),
        ("q-sign-time", text.clone()),
        ("q-key-time", text),
        ("q-header-list", unsigned.headers.join(";")),
        ("q-url-param-list", unsigned.params.join(";")),
        ("q-signature", code.to_string()),
    ]
}
