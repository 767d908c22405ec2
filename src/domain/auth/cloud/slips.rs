//! Verification that tells why a signature differs: usual slips are tried, at a bounded number of hashes.

use serde_json::Value as Json;

use crate::domain::auth::cloud::dates::china_date;
use crate::domain::auth::cloud::hosts;
use crate::domain::auth::cloud::refusal::Refusal;
use crate::domain::auth::cloud::slip::Slip;
use crate::domain::auth::cloud::tc3::{self, Reading, Signature, signing_key};
use crate::domain::auth::cloud::v1;
use crate::primitives::digest::sha256_of;
use crate::primitives::escape::encode_component;

/// Content types that clients sign beside the one they send.
const CONTENT_TYPES: [&str; 3] =
    ["application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded"];

/// Verifies a TC3 signature over a request with this body.
///
/// # Errors
/// See [`Signature::verify`]; a mismatch names its likeliest cause.
pub fn verify_tc3(
    signature: &Signature,
    request: &tc3::Request<'_>,
    timestamp: i64,
    secret_key: &str,
    body: &[u8],
) -> Result<(), Refusal> {
    signature.verify(request, timestamp, secret_key).map_err(|refusal| {
        with_slip(refusal, || {
            let slip = of_tc3(signature, request, timestamp, secret_key);
            slip.or_else(|| of_json_body(signature, request, timestamp, secret_key, body))
        })
    })
}

/// Verifies a v1 signature.
///
/// # Errors
/// See [`v1::Request::verify`]; a mismatch names its likeliest cause.
pub fn verify_v1(
    request: &v1::Request<'_>,
    method: v1::Method,
    code: &str,
    secret_key: &str,
) -> Result<(), Refusal> {
    let verified = request.verify(method, code, secret_key);
    verified.map_err(|refusal| with_slip(refusal, || of_v1(request, method, code, secret_key)))
}

fn with_slip(refusal: Refusal, slip: impl FnOnce() -> Option<Slip>) -> Refusal {
    if let Refusal::Mismatch { text, slip: None } = refusal {
        Refusal::Mismatch { text, slip: slip().map(Box::new) }
    } else {
        refusal
    }
}

/// The slip behind a TC3 signature; at most two dozen hashes.
fn of_tc3(
    signature: &Signature,
    request: &tc3::Request<'_>,
    timestamp: i64,
    secret_key: &str,
) -> Option<Slip> {
    let (host, sent) = (request.value("host"), request.value("content-type"));
    let key = |date: &str, service: &str| signing_key(secret_key, date, service);
    let own = key(&signature.date, &signature.service);
    let mut guesses: Vec<(Reading, Slip)> = Vec::new();
    for name in hosts::candidates(&host) {
        let base = Reading {
            host: name.to_owned(),
            path: "/".into(),
            query: request.query.to_owned(),
            content_type: None,
            is_lower: false,
            payload: request.payload(),
        };
        let services = ["vod", "sts", name.split('.').next().unwrap_or_default()];
        for service in services.into_iter().filter(|service| *service != signature.service) {
            if signature.matches(request, &base, timestamp, &key(&signature.date, service)) {
                return Some(Slip::Service { signed: service.into(), sent: signature.service.clone() });
            }
        }
        if let Some(date) = china_date(timestamp).filter(|date| *date != signature.date)
            && signature.matches(request, &base, timestamp, &key(&date, &signature.service))
        {
            return Some(Slip::LocalDate(date));
        }
        guesses.extend(content_types(&base, &sent));
        guesses.extend(queries(&base));
        guesses.extend(payloads(&base));
    }
    let plain = guesses.first().map(|(reading, _)| Reading { content_type: None, ..reading.clone() });
    guesses.extend(hosts::others(&host).filter_map(|other| {
        let base = Reading { payload: request.payload(), query: request.query.to_owned(), ..plain.clone()? };
        Some((Reading { host: other.clone(), ..base }, Slip::Host(other)))
    }));
    guesses
        .into_iter()
        .find(|(reading, _)| signature.matches(request, reading, timestamp, &own))
        .map(|(_, slip)| slip)
}

fn content_types(base: &Reading, sent: &str) -> Vec<(Reading, Slip)> {
    let guess = |signed: &&str| {
        let reading = Reading { content_type: Some((*signed).to_owned()), ..base.clone() };
        (reading, Slip::ContentType { signed: (*signed).to_owned(), sent: sent.to_owned() })
    };
    CONTENT_TYPES.iter().filter(|known| **known != sent).map(guess).collect()
}

fn queries(base: &Reading) -> Vec<(Reading, Slip)> {
    let mut sorted: Vec<&str> = base.query.split('&').collect();
    sorted.sort_unstable();
    let others =
        [sorted.join("&"), base.query.replace('+', "%20"), base.query.replace("%20", "+"), String::new()];
    let differs = |query: &String| *query != base.query;
    let guess = |query: String| (Reading { query: query.clone(), ..base.clone() }, Slip::Query(query));
    others.into_iter().filter(differs).map(guess).collect()
}

fn payloads(base: &Reading) -> Vec<(Reading, Slip)> {
    let empty = sha256_of(b"").to_string();
    let unsigned = sha256_of(tc3::UNSIGNED_PAYLOAD.as_bytes()).to_string();
    let braces = sha256_of(b"{}").to_string();
    [
        (empty, "an empty body was signed"),
        (unsigned, "UNSIGNED-PAYLOAD was signed and not said in X-TC-Content-SHA256"),
        (braces, "{} was signed"),
    ]
    .into_iter()
    .filter(|(payload, _)| *payload != base.payload)
    .map(|(payload, why)| (Reading { payload, ..base.clone() }, Slip::Body(why)))
    .collect()
}

/// The slip behind a TC3 signature over another form of the JSON body than the one sent: compact, or with a
/// blank after each colon and comma.
fn of_json_body(
    signature: &Signature,
    request: &tc3::Request<'_>,
    timestamp: i64,
    secret_key: &str,
    body: &[u8],
) -> Option<Slip> {
    let json: Json = serde_json::from_slice(body).ok()?;
    let compact = json.to_string();
    let key = signing_key(secret_key, &signature.date, &signature.service);
    let reading = Reading {
        host: hosts::candidates(&request.value("host")).pop()?.to_owned(),
        path: "/".into(),
        query: request.query.to_owned(),
        content_type: None,
        is_lower: false,
        payload: sha256_of(compact.as_bytes()).to_string(),
    };
    let is_signed = signature.matches(request, &reading, timestamp, &key);
    is_signed.then_some(Slip::Body("the same JSON without blanks was signed"))
}

/// The slip behind a v1 signature; at most a dozen hashes.
fn of_v1(request: &v1::Request<'_>, method: v1::Method, code: &str, secret_key: &str) -> Option<Slip> {
    let is_signed = |text: &[u8], method: v1::Method| method.matches(text, secret_key, code);
    let other = |method| match method {
        v1::Method::Sha1 => (v1::Method::Sha256, "HmacSHA256"),
        v1::Method::Sha256 => (v1::Method::Sha1, "HmacSHA1"),
    };
    let has_region = request.pairs.iter().any(|(name, _)| name == b"Region");
    for host in hosts::candidates(request.host) {
        let mut with_region = request.pairs.to_vec();
        with_region.push((b"Region".to_vec(), b"None".to_vec()));
        if !has_region && is_signed(&v1::Request { pairs: &with_region, ..*request }.text(host), method) {
            return Some(Slip::RegionNone);
        }
        let (hash, name) = other(method);
        if is_signed(&request.text(host), hash) {
            return Some(Slip::Hash(name));
        }
        let verb = if request.method == "GET" { "POST" } else { "GET" };
        if is_signed(&v1::Request { method: verb, ..*request }.text(host), method) {
            return Some(Slip::HttpMethod(verb));
        }
        if is_signed(&v1::Request { pairs: &encoded(request.pairs), ..*request }.text(host), method) {
            return Some(Slip::Encoded);
        }
        let path = if request.path == "/" { "/v2/index.php" } else { "/" };
        if is_signed(&v1::Request { path, ..*request }.text(host), method) {
            return Some(Slip::Path { signed: path, sent: request.path.to_owned() });
        }
    }
    hosts::others(request.host).find(|host| is_signed(&request.text(host), method)).map(Slip::Host)
}

fn encoded(pairs: &[v1::Pair]) -> Vec<v1::Pair> {
    let encoded =
        |value: &Vec<u8>| encode_component(&String::from_utf8_lossy(value)).into_owned().into_bytes();
    pairs.iter().map(|(name, value)| (name.clone(), encoded(value))).collect()
}
