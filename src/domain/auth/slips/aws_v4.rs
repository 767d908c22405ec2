//! Mistakes in AWS signatures of version 4.

use crate::domain::auth::slips::aws_v4_text::{Parts, string_to_sign, texts};
use crate::domain::auth::slips::canonical::{self, Surroundings};
use crate::domain::auth::slips::encoding::{Encoding, hex};
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::keys;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::search::{Algorithm, Search};
use crate::domain::auth::slips::token;
use crate::primitives::digest::{Sha256, sha256_of};
use crate::primitives::escape::{encode_component, encode_path};

/// Regions that are tried for the signing key.
const REGIONS: [&str; 9] = [
    "us-east-1",
    "ap-guangzhou",
    "ap-shanghai",
    "ap-beijing",
    "ap-chengdu",
    "ap-nanjing",
    "ap-hongkong",
    "auto",
    "",
];

/// A signature and the request that it ought to cover.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The code as received.
    pub code: String,
    /// `20130524T000000Z`.
    pub stamp: String,
    /// `20130524/us-east-1/s3/aws4_request`.
    pub scope: String,
    /// In capitals.
    pub method: String,
    /// Decoded.
    pub path: String,
    /// Decoded, without the signature itself.
    pub params: Vec<(String, String)>,
    /// The signed headers.
    pub headers: Vec<(String, String)>,
    /// The payload hash that was signed.
    pub payload: String,
}

fn right(attempt: &Attempt) -> Parts {
    Parts {
        method: attempt.method.clone(),
        path: encode_path(&attempt.path).into_owned(),
        params: sorted(&attempt.params),
        headers: attempt.headers.clone(),
        payload: attempt.payload.clone(),
    }
}

fn sorted(params: &[(String, String)]) -> String {
    let mut pairs: Vec<String> = params
        .iter()
        .map(|(name, value)| format!("{}={}", encode_component(name), encode_component(value)))
        .collect();
    pairs.sort_unstable();
    pairs.join("&")
}

/// The mistakes that yield the signature received.
pub fn find(attempt: &Attempt, pair: &Pair, others: &[Pair], around: &Surroundings) -> Vec<Slip> {
    let search = Search::of_text(&attempt.code, Encoding::Hex);
    let right = right(attempt);
    let text = string_to_sign(&attempt.stamp, &attempt.scope, &right.text());
    let try_key = |key: Vec<u8>, slip: Option<Slip>| {
        search.try_code(Algorithm::HmacSha256, &key, text.as_bytes(), || slip)
    };
    let by_key = || {
        keys::variants(pair, others).find_map(|(slip, key)| {
            search
                .charge(4 * 64)
                .then(|| chain([b"AWS4", &*key].concat(), &attempt.scope))
                .and_then(|key| try_key(key, Some(slip)))
        })
    };
    let by_derivation =
        || derivations(attempt, pair).into_iter().find_map(|(slip, key)| try_key(key, Some(slip)));
    let key = signing_key("AWS4", &pair.secret_key, &attempt.scope);
    let by_text = || {
        variations(attempt, &right, around).into_iter().find_map(|(slip, canonical)| {
            let text = string_to_sign(&attempt.stamp, &attempt.scope, &canonical);
            search.charge(canonical.len()).then_some(())?;
            search.try_code(Algorithm::HmacSha256, &key, text.as_bytes(), || Some(slip))
        })
    };
    let by_frame = || {
        let made = texts(&pair.secret_id, &attempt.stamp, &attempt.scope, &right.text());
        made.into_iter().find_map(|(slip, text)| {
            search.try_code(Algorithm::HmacSha256, &key, text.as_bytes(), || Some(slip))
        })
    };
    try_key(key.clone(), None)
        .or_else(by_key)
        .or_else(by_derivation)
        .or_else(by_frame)
        .or_else(by_text)
        .or_else(|| search.try_algorithms(Algorithm::HmacSha256, &key, text.as_bytes()))
        .unwrap_or_else(|| token::no_token(&attempt.code))
}

fn signing_key(word: &str, secret_key: &str, scope: &str) -> Vec<u8> {
    chain(format!("{word}{secret_key}").into_bytes(), scope)
}

fn chain(first: Vec<u8>, scope: &str) -> Vec<u8> {
    scope.split('/').fold(first, |key, part| Algorithm::HmacSha256.code(&key, part.as_bytes()))
}

/// The last key where each step is used in hexadecimal digits.
fn hex_chain(first: &str, scope: &str) -> String {
    let code = |key: String, step: &str| hex(&Algorithm::HmacSha256.code(key.as_bytes(), step.as_bytes()));
    scope.split('/').fold(first.to_owned(), code)
}

/// Signing keys that a mistake would have derived.
fn derivations(attempt: &Attempt, pair: &Pair) -> Vec<(Slip, Vec<u8>)> {
    let secret = &pair.secret_key;
    let parts: Vec<&str> = attempt.scope.split('/').collect();
    let [date, region, service, last] = parts[..] else { return Vec::new() };
    let scope =
        |date: &str, region: &str, service: &str, last: &str| format!("{date}/{region}/{service}/{last}");
    let without = |step: &str, left: &str| {
        (Slip::of(&generated::DERIVED_WITHOUT, step), signing_key("AWS4", secret, left))
    };
    let mut made = vec![
        (Slip::from(&generated::AWS4_MISSING), signing_key("", secret, &attempt.scope)),
        (Slip::from(&generated::AWS4_UNDERIVED), secret.clone().into_bytes()),
        (Slip::from(&generated::AWS4_UNDERIVED), format!("AWS4{secret}").into_bytes()),
        (
            Slip::of(&generated::DERIVED_WITHOUT, "aws4_request"),
            signing_key("AWS4", secret, &format!("{date}/{region}/{service}")),
        ),
        (Slip::from(&generated::AWS4_AS_TC3), signing_key("TC3", secret, &attempt.scope)),
        (
            Slip::from(&generated::DERIVED_HEX),
            hex_chain(&format!("AWS4{secret}"), &attempt.scope).into_bytes(),
        ),
        (Slip::from(&generated::DERIVED_HEX), hex(&signing_key("AWS4", secret, &attempt.scope)).into_bytes()),
        without("date", &format!("{region}/{service}/{last}")),
        without("region", &format!("{date}/{service}/{last}")),
        without("service", &format!("{date}/{region}/{last}")),
        (
            Slip::from(&generated::DERIVED_ORDER),
            signing_key("AWS4", secret, &scope(date, service, region, last)),
        ),
        (
            Slip::of(&generated::DERIVED_ORDER, ""),
            signing_key("AWS4", secret, &scope(region, date, service, last)),
        ),
    ];
    made.extend(scopes(attempt, secret));
    made
}

/// Signing keys of another day, region or service.
fn scopes(attempt: &Attempt, secret: &str) -> Vec<(Slip, Vec<u8>)> {
    let parts: Vec<&str> = attempt.scope.split('/').collect();
    let [date, region, service, last] = parts[..] else { return Vec::new() };
    let scope =
        |date: &str, region: &str, service: &str, last: &str| format!("{date}/{region}/{service}/{last}");
    let mut made = Vec::new();
    let named = |what: &str, other: &str| Slip::of(&generated::DERIVED_OTHER, format!("{what} {other:?}"));
    for other in REGIONS {
        if other != region {
            made.push((
                named("the region", other),
                signing_key("AWS4", secret, &scope(date, other, service, last)),
            ));
        }
    }
    for other in ["cos", "s3", "sts", "vod"] {
        if other != service {
            made.push((
                named("the service", other),
                signing_key("AWS4", secret, &scope(date, region, other, last)),
            ));
        }
    }
    if date.len() == 8 && date.is_ascii() {
        let dashed = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]);
        made.push((
            named("the date", &dashed),
            signing_key("AWS4", secret, &scope(&dashed, region, service, last)),
        ));
    }
    let days = date.parse::<jiff::civil::Date>().ok();
    for other in days.into_iter().flat_map(|day| [day.yesterday().ok(), day.tomorrow().ok()]).flatten() {
        let other = other.strftime("%Y%m%d").to_string();
        made.push((
            named("the date", &other),
            signing_key("AWS4", secret, &scope(&other, region, service, last)),
        ));
    }
    made.push((
        named("the date", &attempt.stamp),
        signing_key("AWS4", secret, &scope(&attempt.stamp, region, service, last)),
    ));
    made
}

/// Canonical requests that a mistake would have signed.
fn variations(attempt: &Attempt, right: &Parts, around: &Surroundings) -> Vec<(Slip, String)> {
    let with = |slip: Slip, change: &dyn Fn(&mut Parts)| {
        let mut other = right.clone();
        change(&mut other);
        (slip, other.text())
    };
    let write: fn(&str) -> String = |path| encode_path(path).into_owned();
    let mut made =
        vec![with(Slip::from(&generated::METHOD_CASE), &|other| other.method = other.method.to_lowercase())];
    made.extend(right.frames());
    for (slip, path) in canonical::paths(&attempt.path, around, write) {
        made.push(with(slip, &|other| other.path.clone_from(&path)));
    }
    for method in around.methods.iter().filter(|other| **other != right.method) {
        let detail = format!("{method}, but this is {}", right.method);
        made.push(with(Slip::of(&generated::METHOD_OTHER, detail), &|other| {
            other.method.clone_from(method);
        }));
    }
    let words = sha256_of(b"UNSIGNED-PAYLOAD").to_string();
    let payloads = ["UNSIGNED-PAYLOAD".to_owned(), sha256_of(b"").to_string(), String::new(), words];
    for payload in payloads {
        let detail = format!("{payload:?}");
        made.push(with(Slip::of(&generated::PAYLOAD_OTHER, detail), &|other| {
            other.payload.clone_from(&payload);
        }));
    }
    if Sha256::from_hex(&attempt.payload).is_some() {
        made.push(with(Slip::of(&generated::PAYLOAD_OTHER, "in capitals"), &|other| {
            other.payload = other.payload.to_uppercase();
        }));
    }
    made.extend(
        queries(attempt)
            .into_iter()
            .map(|(slip, params)| with(slip, &|other| other.params.clone_from(&params))),
    );
    made.extend(header_variations(attempt, right, around));
    made.push((Slip::from(&generated::HTTP_STRING_LAST_LINE_FEED), format!("{}\n", right.text())));
    made
}

/// Canonical requests with one header otherwise.
fn header_variations(attempt: &Attempt, right: &Parts, around: &Surroundings) -> Vec<(Slip, String)> {
    let with = |slip: Slip, change: &dyn Fn(&mut Parts)| {
        let mut other = right.clone();
        change(&mut other);
        (slip, other.text())
    };
    let mut made = Vec::new();
    for (at, (name, value)) in attempt.headers.iter().enumerate() {
        let named = |kind: &'static Kind| Slip::of(kind, format!("header {name}"));
        let mut values: Vec<(Slip, String)> = canonical::header_values(name, value)
            .into_iter()
            .map(|(kind, text)| (named(kind), text))
            .collect();
        values.push((named(&generated::VALUE_ENCODED), encode_component(value).into_owned()));
        values.push((named(&generated::VALUE_CASE), value.to_lowercase()));
        values
            .push((named(&generated::VALUE_BLANKS), value.split_whitespace().collect::<Vec<_>>().join(" ")));
        if name == "host" {
            values.extend(canonical::hosts(value, around));
        }
        for (slip, text) in values.into_iter().filter(|(_, text)| text != value) {
            made.push(with(slip, &|other| other.headers[at].1.clone_from(&text)));
        }
        made.push(with(named(&generated::NAME_ABSENT), &|other| drop(other.headers.remove(at))));
    }
    made
}

/// Queries that a mistake would have signed.
fn queries(attempt: &Attempt) -> Vec<(Slip, String)> {
    let Attempt { params, .. } = attempt;
    if params.is_empty() {
        return Vec::new();
    }
    let raw = |pairs: &[(String, String)]| {
        pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    };
    let encoded: Vec<(String, String)> = params
        .iter()
        .map(|(name, value)| (encode_component(name).into_owned(), encode_component(value).into_owned()))
        .collect();
    let bare = encoded
        .iter()
        .map(|(name, value)| if value.is_empty() { name.clone() } else { format!("{name}={value}") });
    let mut bare: Vec<String> = bare.collect();
    bare.sort_unstable();
    vec![
        (Slip::from(&generated::QUERY_UNSORTED), raw(&encoded)),
        (Slip::from(&generated::QUERY_MISSING), String::new()),
        (Slip::from(&generated::QUERY_RAW), raw(params)),
        (Slip::from(&generated::QUERY_EMPTY_VALUE), bare.join("&")),
        (Slip::from(&generated::VALUES_PLUS), sorted(params).replace("%20", "+")),
        (Slip::from(&generated::VALUES_LOWER_ESCAPES), canonical::lower_escapes(&sorted(params))),
        (Slip::from(&generated::VALUES_OTHERWISE), canonical::uri_component(&sorted(params))),
        (Slip::from(&generated::VALUES_OTHERWISE), sorted(params).replace("%2F", "/")),
        (Slip::from(&generated::VALUES_OTHERWISE), canonical::encode_uri(&sorted(params))),
        (Slip::from(&generated::VALUES_OTHERWISE), sorted(&encoded)),
    ]
}
