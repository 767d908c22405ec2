//! The XML API's own signature: seven `q-` fields in `Authorization`, in the query of a pre-signed URL, or in
//! the `Signature` field of a form.
//!
//! Documented in the manual's page on request signatures. Only what the two lists name is verified. The SDKs
//! differ in whether the host is signed with its port and in how they spell the lists; one algorithm takes
//! them all.

use std::borrow::Cow;

use crate::domain::auth::key::Key;
use crate::domain::auth::key_time::{KeyTime, SKEW, check_algorithm, raw_sign_key, read_code, sign_key};
use crate::domain::auth::request::{SignedRequest, hosts};
pub use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::primitives::digest::{HmacKey, Sha1, sha1_of};
use crate::primitives::escape::{decode_lenient, encode_component, encode_path, raw_pairs};
use crate::primitives::time::UnixSeconds;

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
        Ok(Self {
            secret_id: field("q-ak")?.into(),
            sign_time: time("q-sign-time")?,
            key_time: time("q-key-time")?,
            headers: read_list(field("q-header-list")?),
            params: read_list(field("q-url-param-list")?),
            code: read_code(field("q-signature")?),
        })
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
            Err(Refusal::Mismatch(Box::new(self.explain(request, secret_key, &method, &host))))
        }
    }

    /// `StringToSign` holds `q-sign-time`; the Go SDK would put `q-key-time` there if the two ever differed.
    fn is_code_of(&self, key: &HmacKey, http_string: &str) -> bool {
        let Some(code) = &self.code else { return false };
        let times = [&self.sign_time, &self.key_time];
        let differ = self.sign_time != self.key_time;
        times[..=usize::from(differ)]
            .iter()
            .any(|time| key.matches(string_to_sign(&time.text, http_string).as_bytes(), code))
    }

    /// Finds out what the client may have done otherwise.
    fn explain(
        &self,
        request: &SignedRequest<'_>,
        secret_key: &HmacKey,
        method: &str,
        host: &str,
    ) -> Mismatch {
        let http_string = self.http_string(request, method, request.path, host);
        let hints = self.hints(request, secret_key, method, host, &http_string);
        Mismatch {
            string_to_sign: string_to_sign(&self.sign_time.text, &http_string),
            http_string: Some(http_string),
            hints,
        }
    }

    fn hints(
        &self,
        request: &SignedRequest<'_>,
        secret_key: &HmacKey,
        method: &str,
        host: &str,
        http_string: &str,
    ) -> Vec<String> {
        let key = sign_key(secret_key, &self.key_time.text);
        let encoded = self.http_string(request, method, &encode_path(request.path), host);
        let upper = self.http_string(request, &method.to_ascii_uppercase(), request.path, host);
        let raw_key = raw_sign_key(secret_key, &self.key_time.text);
        let mut hints = self.absent(request);
        let slips = [
            (self.is_code_of(&key, &encoded), "the path was signed percent-encoded; sign it decoded"),
            (self.is_code_of(&key, &upper), "the method was signed in capitals; sign it in lower case"),
            (self.is_code_of(&raw_key, http_string), "SignKey was used as bytes; use its hexadecimal text"),
            (self.code.is_none(), "q-signature is not 40 lower-case hexadecimal digits"),
        ];
        hints.extend(slips.into_iter().filter(|(found, _)| *found).map(|(_, hint)| hint.to_owned()));
        let of_method = |other: &&str| {
            *other != method && self.is_code_of(&key, &self.http_string(request, other, request.path, host))
        };
        if let Some(other) = "get put post head delete".split(' ').find(of_method) {
            hints.push(format!(
                "it is the signature of a request with the method {other}, but this is {method}"
            ));
        }
        if hints.is_empty() {
            hints.push(
                "compare StringToSign and FormatString with those of the client; if they are the \
                same, the SecretKey is another"
                    .into(),
            );
        }
        hints
    }

    /// Names in the lists that the request does not have.
    fn absent(&self, request: &SignedRequest<'_>) -> Vec<String> {
        let headers = self.headers.iter().filter(|name| request.trimmed_header(&decoded(name)).is_none());
        let has = |name: &String| request.params.iter().any(|(found, _)| canonical_name(found) == *name);
        let params = self.params.iter().filter(|name| !has(name));
        let say = |list: &str, name: &str| format!("{list} names {name:?}, which the request does not carry");
        let headers = headers.map(|name| say("q-header-list", name));
        headers.chain(params.map(|name| say("q-url-param-list", name))).collect()
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
    for name in listed {
        if pairs.iter().all(|(found, _)| found != name) {
            pairs.push((name.clone(), ""));
        }
    }
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
