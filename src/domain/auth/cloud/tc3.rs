//! TC3-HMAC-SHA256: the signature of API 3.0 over method, query, headers and body.
//!
//! Documented at <https://cloud.tencent.com/document/api/213/30654>. Clients differ in the host they sign
//! (with or without a port) and in the case of signed values, so a few readings of one request are tried.

use crate::domain::auth::cloud::hosts;
use crate::domain::auth::cloud::refusal::Refusal;
use crate::domain::auth::dates::{china_date, utc_date};
use crate::domain::auth::slips::tc3_attempt::Attempt;
use crate::primitives::digest::{HmacKey256, Sha256, sha256_of};

/// The first word of `Authorization`.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";
/// `Authorization` of calls that need no signature.
pub const SKIP: &str = "SKIP";
/// Value of `X-TC-Content-SHA256` that leaves the body out of the signature.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";
/// Readings of a request that are tried before it is refused.
const TRIES: usize = 4;

/// A request as its signature sees it.
pub struct Request<'a> {
    /// In upper case.
    pub method: &'a str,
    /// As received.
    pub path: &'a str,
    /// As received, without its question mark.
    pub query: &'a str,
    /// Value of a header by its name in lower case, without white space around it.
    pub header: &'a dyn Fn(&str) -> Option<String>,
    /// Digest of the body.
    pub body: Sha256,
}

impl Request<'_> {
    /// A header's value; empty where it is absent.
    pub fn value(&self, name: &str) -> String {
        (self.header)(name).unwrap_or_default()
    }

    /// The payload's digest in hexadecimal: that of the words `UNSIGNED-PAYLOAD` where the client asks for
    /// them.
    pub fn payload(&self) -> String {
        let is_unsigned = self.value("x-tc-content-sha256") == UNSIGNED_PAYLOAD;
        let digest = if is_unsigned { sha256_of(UNSIGNED_PAYLOAD.as_bytes()) } else { self.body };
        digest.to_string()
    }
}

/// A signature that has been read but not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The first part of the credential.
    pub secret_id: String,
    /// The day: `2026-01-01`.
    pub date: String,
    /// The service, which clients take from the host they call: `vod`, `127`.
    pub service: String,
    /// Names of signed headers, in lower case and in the order given.
    pub headers: Vec<String>,
    /// The code as received.
    pub text: String,
    /// None when it is no hexadecimal code.
    code: Option<[u8; 32]>,
}

/// One way to read a request.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The host that was signed.
    pub host: String,
    /// The path that was signed.
    pub path: String,
    /// The query that was signed.
    pub query: String,
    /// The content type, where it is not that of the request.
    pub content_type: Option<String>,
    /// Header values are signed in lower case.
    pub is_lower: bool,
    /// The payload's digest, in hexadecimal.
    pub payload: String,
}

impl Signature {
    /// Reads an `Authorization` header.
    ///
    /// # Errors
    /// Another scheme, or a part that is missing or malformed.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let refused = |why: String| Refusal::Authorization(why);
        let text = text.trim();
        let (algorithm, fields) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        if algorithm != ALGORITHM {
            return Err(refused(format!("it begins with {algorithm:?} instead of {ALGORITHM}")));
        }
        let field = |name: &str| {
            let mut found = fields
                .split(',')
                .filter_map(|field| field.trim().split_once('='))
                .filter(|(known, _)| *known == name);
            match (found.next(), found.next()) {
                (Some((_, value)), None) => Ok(value),
                (None, _) => Err(refused(format!("{name} is missing"))),
                (Some(_), Some(_)) => Err(refused(format!("{name} is there twice"))),
            }
        };
        let credential = field("Credential")?;
        let parts: Vec<&str> = credential.split('/').collect();
        let [secret_id, date, service, "tc3_request"] = parts[..] else {
            let want = "<SecretId>/<yyyy-mm-dd>/<service>/tc3_request";
            return Err(refused(format!("the Credential {credential:?} is not {want}")));
        };
        let headers = field("SignedHeaders")?.split(';').map(str::to_ascii_lowercase).collect();
        let text = field("Signature")?.to_owned();
        let code = Sha256::from_hex(&text).map(|code| code.0);
        let (secret_id, date, service) = (secret_id.into(), date.into(), service.into());
        Ok(Self { secret_id, date, service, headers, text, code })
    }

    /// Checks the day, which must be that of the time stamp in UTC.
    ///
    /// # Errors
    /// Another day.
    pub fn check_date(&self, timestamp: i64) -> Result<(), Refusal> {
        let utc = utc_date(timestamp).unwrap_or_default();
        if self.date == utc {
            return Ok(());
        }
        let is_local = china_date(timestamp).as_ref() == Some(&self.date);
        Err(Refusal::Date { signed: self.date.clone(), utc, timestamp, is_local })
    }

    /// Verifies the code.
    ///
    /// # Errors
    /// A header that must be signed and is not; a code that differs.
    pub fn verify(&self, request: &Request<'_>, timestamp: i64, secret_key: &str) -> Result<(), Refusal> {
        if !["content-type", "host"].iter().all(|name| self.headers.iter().any(|signed| signed == name)) {
            return Err(Refusal::HeaderUnsigned(self.headers.join(";")));
        }
        let key = signing_key(secret_key, &self.date, &self.service);
        let readings = self.readings(request);
        let is_signed = |reading: &Reading| self.matches(request, reading, timestamp, &key);
        if readings.iter().any(is_signed) {
            return Ok(());
        }
        let text = readings.first().map(|reading| self.canonical(request, reading)).unwrap_or_default();
        Err(Refusal::Mismatch { slips: Vec::new(), text })
    }

    /// The readings that are tried.
    fn readings(&self, request: &Request<'_>) -> Vec<Reading> {
        let host = request.value("host");
        let mut paths = vec!["/"];
        if request.path != "/" {
            paths.push(request.path);
        }
        let mut readings = Vec::new();
        for path in paths {
            for host in hosts::candidates(&host) {
                let plain = Reading {
                    host: host.into(),
                    path: path.into(),
                    query: request.query.into(),
                    content_type: None,
                    is_lower: false,
                    payload: request.payload(),
                };
                let lower = Reading { is_lower: true, ..plain.clone() };
                let differs = self.signed_headers(request, &plain) != self.signed_headers(request, &lower);
                readings.push(plain);
                readings.extend(differs.then_some(lower));
            }
        }
        readings.truncate(TRIES);
        readings
    }

    /// Whether the code is that of this reading, with a key made by [`signing_key`].
    fn matches(&self, request: &Request<'_>, reading: &Reading, timestamp: i64, key: &HmacKey256) -> bool {
        let text = self.string_to_sign(request, reading, timestamp);
        self.code.is_some_and(|code| key.matches(text.as_bytes(), &code))
    }

    /// The signature and what it ought to cover, for the search of mistakes; `sent` are the names of all
    /// headers in lower case.
    pub fn attempt<'a>(
        &self,
        request: &Request<'_>,
        timestamp: i64,
        body: &'a [u8],
        sent: &[&str],
    ) -> Attempt<'a> {
        let valued = |name: &str| (name.to_owned(), request.value(name));
        let is_listed = |name: &&&str| self.headers.iter().any(|signed| signed == **name);
        Attempt {
            code: self.text.clone(),
            secret_id: self.secret_id.clone(),
            date: self.date.clone(),
            service: self.service.clone(),
            timestamp,
            method: request.method.to_owned(),
            path: request.path.to_owned(),
            query: request.query.to_owned(),
            headers: self.headers.iter().map(|name| valued(name)).collect(),
            unlisted: sent.iter().filter(|name| !is_listed(name)).map(|name| valued(name)).collect(),
            payload: request.payload(),
            body,
            hosts: hosts::candidates(&request.value("host")).into_iter().map(str::to_owned).collect(),
        }
    }

    /// The canonical request.
    pub fn canonical(&self, request: &Request<'_>, reading: &Reading) -> String {
        let (headers, names) = (self.signed_headers(request, reading), self.headers.join(";"));
        let Reading { path, query, payload, .. } = reading;
        format!("{}\n{path}\n{query}\n{headers}\n{names}\n{payload}", request.method)
    }

    fn signed_headers(&self, request: &Request<'_>, reading: &Reading) -> String {
        let line = |name: &String| {
            let value = match (name.as_str(), &reading.content_type) {
                ("host", _) => reading.host.clone(),
                ("content-type", Some(content_type)) => content_type.clone(),
                (name, _) => request.value(name),
            };
            let value = if reading.is_lower { value.to_lowercase() } else { value };
            format!("{name}:{value}\n")
        };
        self.headers.iter().map(line).collect()
    }

    fn string_to_sign(&self, request: &Request<'_>, reading: &Reading, timestamp: i64) -> String {
        let digest = sha256_of(self.canonical(request, reading).as_bytes());
        format!("{ALGORITHM}\n{timestamp}\n{}/{}/tc3_request\n{digest}", self.date, self.service)
    }
}

/// The key that signs on a day for a service.
pub fn signing_key(secret_key: &str, date: &str, service: &str) -> HmacKey256 {
    let day = HmacKey256::new(format!("TC3{secret_key}").as_bytes()).code(date.as_bytes());
    let service = HmacKey256::new(&day).code(service.as_bytes());
    HmacKey256::new(&HmacKey256::new(&service).code(b"tc3_request"))
}

/// Whose key signs, and for which service.
#[derive(Debug, Clone)]
pub struct Grant<'a> {
    pub secret_id: &'a str,
    pub secret_key: &'a str,
    /// `vod`, `sts`.
    pub service: &'a str,
    /// `X-TC-Timestamp`, Unix seconds.
    pub timestamp: i64,
    /// Names of the headers to sign, in lower case: `content-type` and `host` at least.
    pub headers: &'a [&'a str],
}

/// The `Authorization` header of a request, whose path counts as `/`.
pub fn sign(grant: &Grant<'_>, request: &Request<'_>) -> String {
    let date = utc_date(grant.timestamp).unwrap_or_default();
    let headers = grant.headers.iter().map(|name| (*name).to_owned()).collect();
    let (secret_id, service) = (grant.secret_id.to_owned(), grant.service.to_owned());
    let unsigned = Signature { secret_id, date, service, headers, text: String::new(), code: None };
    let reading = Reading {
        host: request.value("host"),
        path: "/".into(),
        query: request.query.into(),
        content_type: None,
        is_lower: false,
        payload: request.payload(),
    };
    let key = signing_key(grant.secret_key, &unsigned.date, &unsigned.service);
    let code = key.code(unsigned.string_to_sign(request, &reading, grant.timestamp).as_bytes());
    format!(
        "{ALGORITHM} Credential={}/{}/{}/tc3_request, SignedHeaders={}, Signature={}",
        unsigned.secret_id,
        unsigned.date,
        unsigned.service,
        unsigned.headers.join(";"),
        Sha256(code)
    )
}
