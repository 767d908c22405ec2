//! AWS Signature Version 4 for the service `s3`, which clients of the S3 dialect send to COS: as a header or
//! in a pre-signed URL.
//!
//! Documented in AWS's pages on authenticating requests. The region is not checked: clients of a stand-in
//! name any.

use jiff::Timestamp;

pub use crate::domain::auth::aws_chunks::{ChunkChain, ChunkError, Chunks};
use crate::domain::auth::aws_fields::{read_credential, read_seconds, read_stamp};
use crate::domain::auth::aws_payload::{PAYLOAD, UNSIGNED};
pub use crate::domain::auth::aws_payload::{Payload, STREAMING};
use crate::domain::auth::key::Key;
use crate::domain::auth::request::{SignedRequest, hosts};
use crate::domain::auth::slips::aws_v4::Attempt;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
pub use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::primitives::digest::{HmacKey256, Sha256, sha256_of};
use crate::primitives::escape::{encode_component, encode_path};
use crate::primitives::time::UnixSeconds;

/// The first word of `Authorization` and the value of `X-Amz-Algorithm`.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// Seconds a client's clock may be off.
const SKEW: i64 = 900;
/// Parameters of a pre-signed URL.
const PARAMETERS: [&str; 6] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
    "X-Amz-Signature",
];

/// Location of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Header,
    /// A pre-signed URL that is good for so many seconds.
    Query {
        seconds: i64,
    },
}

/// A signature that has been read but not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The first part of the credential.
    pub secret_id: String,
    /// `20130524/us-east-1/s3/aws4_request`.
    scope: String,
    /// `20130524T000000Z`.
    stamp: String,
    signed_at: UnixSeconds,
    headers: Vec<String>,
    place: Place,
    /// None when it is not the hexadecimal form of a code.
    code: Option<[u8; 32]>,
    /// The code as received.
    received: String,
}

/// A request whose signature is good.
#[derive(Debug, Clone)]
pub struct Verified {
    /// The key of the SecretId.
    pub key: Key,
    /// Check of the content, once it has been received.
    pub payload: Payload,
}

impl Signature {
    /// Whether an `Authorization` header is of this scheme.
    pub fn is_in_header(text: &str) -> bool {
        text.trim_start().starts_with("AWS4-")
    }

    /// Reads an `Authorization` header; its time stands in `X-Amz-Date`.
    pub fn from_header(text: &str, request: &SignedRequest<'_>) -> Result<Self, Refusal> {
        let text = text.trim();
        let (algorithm, fields) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let field = |name: &'static str| {
            let pairs = fields.split(',').filter_map(|field| field.trim().split_once('='));
            let mut values = pairs.filter(|(found, _)| *found == name).map(|(_, value)| value);
            let first = values.next().ok_or(Refusal::FieldMissing(name))?;
            values.next().map_or(Ok(first), |_| Err(Refusal::Duplicated(name.into())))
        };
        let stamp = request.trimmed_header("x-amz-date").ok_or(Refusal::FieldMissing("X-Amz-Date"))?;
        Self::read(
            algorithm,
            field("Credential")?,
            field("SignedHeaders")?,
            field("Signature")?,
            &stamp,
            Place::Header,
        )
    }

    /// Reads a pre-signed URL's parameters; none when they hold no signature.
    pub fn from_params(request: &SignedRequest<'_>) -> Option<Result<Self, Refusal>> {
        if PARAMETERS.iter().all(|name| request.param(name).is_none()) {
            return None;
        }
        let field = |name: &'static str| request.only_param(name)?.ok_or(Refusal::FieldMissing(name));
        let read = || {
            let algorithm = field("X-Amz-Algorithm")?;
            let place = Place::Query { seconds: read_seconds(field("X-Amz-Expires")?)? };
            let (credential, headers) = (field("X-Amz-Credential")?, field("X-Amz-SignedHeaders")?);
            let (code, stamp) = (field("X-Amz-Signature")?, field("X-Amz-Date")?);
            Self::read(algorithm, credential, headers, code, stamp, place)
        };
        Some(read())
    }

    fn read(
        algorithm: &str,
        credential: &str,
        headers: &str,
        code: &str,
        stamp: &str,
        place: Place,
    ) -> Result<Self, Refusal> {
        let malformed = |name, value: &str, want| Refusal::FieldMalformed { name, value: value.into(), want };
        if algorithm != ALGORITHM {
            return Err(malformed("algorithm", algorithm, ALGORITHM));
        }
        let signed_at = read_stamp(stamp)
            .ok_or_else(|| malformed("X-Amz-Date", stamp, "a time of the form 20130524T000000Z"))?;
        let want = "<SecretId>/<date of X-Amz-Date>/<region>/s3/aws4_request";
        let (secret_id, scope) = read_credential(credential, &stamp[..8])
            .ok_or_else(|| malformed("Credential", credential, want))?;
        let mut headers: Vec<String> = headers.split(';').map(str::to_ascii_lowercase).collect();
        if !headers.iter().any(|name| name == "host") {
            return Err(malformed("SignedHeaders", &headers.join(";"), "a list with host in it"));
        }
        headers.sort_unstable();
        headers.dedup();
        let lower = !code.bytes().any(|b| b.is_ascii_uppercase());
        let received = code.to_owned();
        let code = lower.then(|| Sha256::from_hex(code)).flatten().map(|code| code.0);
        let (secret_id, scope, stamp) = (secret_id.into(), scope.into(), stamp.into());
        Ok(Self { secret_id, scope, stamp, signed_at, headers, place, code, received })
    }

    /// `X-Amz-Date`.
    pub fn signed_at(&self) -> UnixSeconds {
        self.signed_at
    }

    /// Whether the signature covers the header of this name, which is in lower case.
    pub fn covers(&self, name: &str) -> bool {
        self.headers.iter().any(|signed| signed == name)
    }

    /// Whether it stands in the query, and so covers all of the query.
    pub fn is_in_query(&self) -> bool {
        matches!(self.place, Place::Query { .. })
    }

    /// The request and what was signed of it, for the search of mistakes.
    pub fn attempt(&self, request: &SignedRequest<'_>) -> Attempt {
        let value = |name: &String| request.trimmed_header(name).unwrap_or_default();
        let params = request.params.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("X-Amz-Signature"));
        Attempt {
            code: self.received.clone(),
            stamp: self.stamp.clone(),
            scope: self.scope.clone(),
            method: request.method.to_ascii_uppercase(),
            path: request.path.to_owned(),
            params: params.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            headers: self.headers.iter().map(|name| (name.clone(), value(name))).collect(),
            payload: self.payload(request).unwrap_or_default(),
        }
    }

    /// Names in SignedHeaders that the request does not have.
    pub fn absent(&self, request: &SignedRequest<'_>) -> Vec<Slip> {
        let absent = self.headers.iter().filter(|name| request.trimmed_header(name).is_none());
        absent.map(|name| Slip::of(&generated::NAME_NOT_SENT, format!("header {name:?}"))).collect()
    }

    fn check_times(&self, now: UnixSeconds) -> Result<(), Refusal> {
        let date = self.signed_at;
        match self.place {
            Place::Header if date.distance(now) > SKEW as u64 => Err(Refusal::ClockSkewed { date, now }),
            Place::Query { seconds } if now > date.plus(seconds) => {
                Err(Refusal::Expired { end: date.plus(seconds), now })
            }
            Place::Query { .. } if date > now.plus(SKEW) => Err(Refusal::NotYetValid { start: date, now }),
            Place::Header | Place::Query { .. } => Ok(()),
        }
    }

    /// Payload hash of the canonical request.
    fn payload(&self, request: &SignedRequest<'_>) -> Result<String, Refusal> {
        let header = request.trimmed_header(PAYLOAD);
        match self.place {
            Place::Header => header.ok_or(Refusal::FieldMissing(PAYLOAD)),
            Place::Query { .. } => {
                let or_param = header.or_else(|| request.param(PAYLOAD).map(str::to_owned));
                Ok(or_param.unwrap_or_else(|| UNSIGNED.into()))
            }
        }
    }

    fn canonical_request(
        &self,
        request: &SignedRequest<'_>,
        path: &str,
        host: &str,
        payload: &str,
    ) -> String {
        let (method, params) = (request.method.to_ascii_uppercase(), canonical_params(request));
        let header = |name: &String| match name.as_str() {
            "host" => format!("host:{host}\n"),
            // Runs of blanks count as they are, unlike in AWS's description: the live service keeps them.
            _ => format!("{name}:{}\n", request.trimmed_header(name).unwrap_or_default()),
        };
        let headers: String = self.headers.iter().map(header).collect();
        format!("{method}\n{path}\n{params}\n{headers}\n{}\n{payload}", self.headers.join(";"))
    }

    fn string_to_sign(&self, canonical_request: &str) -> String {
        let (stamp, scope) = (&self.stamp, &self.scope);
        format!("{ALGORITHM}\n{stamp}\n{scope}\n{}", sha256_of(canonical_request.as_bytes()))
    }

    /// The key of one day, region and service.
    fn signing_key(&self, secret_key: &str) -> HmacKey256 {
        let first = HmacKey256::new(format!("AWS4{secret_key}").as_bytes());
        self.scope.split('/').fold(first, |key, part| HmacKey256::new(&key.code(part.as_bytes())))
    }

    fn check_code(
        &self,
        request: &SignedRequest<'_>,
        key: &HmacKey256,
        payload: &str,
    ) -> Result<[u8; 32], Refusal> {
        let text = |path: &str, host: &str| self.canonical_request(request, path, host, payload);
        let is_signed = |text: &str| {
            let signed = self.string_to_sign(text);
            self.code.filter(|code| key.matches(signed.as_bytes(), code))
        };
        let path = encode_path(request.path);
        let host = request.host();
        if let Some(code) = hosts(&host).find_map(|host| is_signed(&text(&path, &host))) {
            return Ok(code);
        }
        let http_string = text(&path, &host);
        let string_to_sign = self.string_to_sign(&http_string);
        let mismatch =
            Mismatch { string_to_sign, http_string: Some(http_string), slips: Vec::new(), because: None };
        Err(Refusal::Mismatch(Box::new(mismatch)))
    }
}

/// Verifies a signature: whose it is, when it is good, its token, and at last its code. What it says about
/// the content is left to the caller, who may not have it yet.
pub fn verify(
    signature: &Signature,
    request: &SignedRequest<'_>,
    keys: &dyn Fn(&str) -> Option<Key>,
    now: UnixSeconds,
) -> Result<Verified, Refusal> {
    let key =
        keys(&signature.secret_id).ok_or_else(|| Refusal::UnknownSecretId(signature.secret_id.clone()))?;
    signature.check_times(now)?;
    let tokens = ["x-amz-security-token", "x-cos-security-token"];
    let token = tokens.iter().find_map(|name| request.header_or_param(name));
    key.check_token(token.as_deref(), now)?;
    let text = signature.payload(request)?;
    let signing_key = signature.signing_key(&key.secret_key);
    let seed = signature.check_code(request, &signing_key, &text)?;
    let chain = || ChunkChain::new(signing_key, &signature.stamp, &signature.scope, seed);
    Ok(Verified { key, payload: Payload::read(&text, chain)? })
}

/// All parameters but the signature itself, encoded and then in order.
fn canonical_params(request: &SignedRequest<'_>) -> String {
    let signed = request.params.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("X-Amz-Signature"));
    let mut pairs: Vec<_> =
        signed.map(|(name, value)| (encode_component(name), encode_component(value))).collect();
    pairs.sort_unstable();
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// Arguments of [`sign`] besides the request.
#[derive(Debug, Clone, Copy)]
pub struct Grant<'a> {
    /// The SecretId.
    pub secret_id: &'a str,
    /// The key that belongs to it.
    pub secret_key: &'a str,
    /// Any region's name.
    pub region: &'a str,
    /// The time in the form of `X-Amz-Date`, see [`stamp`].
    pub stamp: &'a str,
    /// Names of the headers to be signed, in lower case, `host` among them.
    pub headers: &'a [&'a str],
    /// Payload hash: a SHA-256 in hexadecimal, or one of AWS's words.
    pub payload: &'a str,
}

/// A time as `X-Amz-Date` has it.
pub fn stamp(time: UnixSeconds) -> String {
    let moment = Timestamp::from_second(time.0).unwrap_or_default();
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Signs a request: what goes into `Authorization`, and the chain that its chunks would continue.
///
/// For a pre-signed URL the parameters must hold all `X-Amz-` fields but the signature, which is the header's
/// last word.
pub fn sign(grant: &Grant<'_>, request: &SignedRequest<'_>) -> Result<(String, ChunkChain), Refusal> {
    let Grant { secret_id, region, stamp, .. } = *grant;
    let date = stamp.get(..8).unwrap_or_default();
    let (credential, headers) =
        (format!("{secret_id}/{date}/{region}/s3/aws4_request"), grant.headers.join(";"));
    let unsigned = Signature::read(ALGORITHM, &credential, &headers, "", stamp, Place::Header)?;
    let (path, host) = (encode_path(request.path), &request.host());
    let text = unsigned.canonical_request(request, &path, host, grant.payload);
    let key = unsigned.signing_key(grant.secret_key);
    let code = key.code(unsigned.string_to_sign(&text).as_bytes());
    let headers = unsigned.headers.join(";");
    let header =
        format!("{ALGORITHM} Credential={credential}, SignedHeaders={headers}, Signature={}", Sha256(code));
    Ok((header, ChunkChain::new(key, &unsigned.stamp, &unsigned.scope, code)))
}
