//! The XML API's signatures: `q-` fields, and those of AWS version 4. Their codes cover the request.

use crate::domain::auth::explain::explanation::Explanation;
use crate::domain::auth::explain::pairs::Pairs;
use crate::domain::auth::explain::times::{moment, slip, span};
use crate::domain::auth::key_time::{SKEW, read_code};
use crate::domain::auth::keyring::Keyring;
use crate::primitives::escape::decoded;
use crate::primitives::time::UnixSeconds;

/// The fields that every signature has.
const FIELDS: [&str; 7] = [
    "q-sign-algorithm",
    "q-ak",
    "q-sign-time",
    "q-key-time",
    "q-header-list",
    "q-url-param-list",
    "q-signature",
];

/// Remark on the check that needs the request.
const NEEDS_REQUEST: &str =
    "its code covers the request: give the whole request as a file to have that checked";

/// Explains `q-` fields, of a header or of a pre-signed URL.
pub(super) fn explain(carried: &str, keyring: Keyring<'_>, now: UnixSeconds) -> Explanation {
    let mut told = Explanation::of("COS XML API signature");
    let pairs = Pairs::read(carried);
    let field = |name: &str| pairs.get(name);
    for (name, value) in pairs.0.iter().filter(|(name, _)| name.starts_with("q-")) {
        let span = value.split_once(';').filter(|_| name.ends_with("-time"));
        let time = |text: &str| UnixSeconds::parse_number(text).ok();
        let ends = span.and_then(|(start, end)| Some((time(start)?, time(end)?)));
        let meaning = ends.map(|(start, end)| format!("{} – {}", moment(start, now), moment(end, now)));
        told.says(*name, value, meaning.unwrap_or_default());
    }
    for name in FIELDS.iter().filter(|name| field(name).is_none()) {
        told.wrong(format!("{name} is missing; the lists may be empty, but all seven fields must be there"));
    }
    if let Some(other) = field("q-sign-algorithm").filter(|algorithm| *algorithm != "sha1") {
        told.wrong(format!("q-sign-algorithm={other:?} has to be sha1"));
    }
    for name in ["q-sign-time", "q-key-time"] {
        field(name).into_iter().for_each(|value| check_span(&mut told, name, value, now));
    }
    for name in ["q-header-list", "q-url-param-list"] {
        field(name).into_iter().for_each(|value| check_list(&mut told, name, value));
    }
    if field("q-signature").is_some_and(|code| read_code(code).is_none()) {
        told.wrong("q-signature is not 40 lower-case hexadecimal digits, as HMAC-SHA1 written out has");
    }
    if let Some(secret_id) = field("q-ak").filter(|secret_id| keyring.find(secret_id).is_none()) {
        told.unproven(format!("the key of the SecretId {secret_id:?} is not known here"));
    }
    told.unproven(NEEDS_REQUEST);
    told
}

fn check_span(told: &mut Explanation, name: &str, value: &str, now: UnixSeconds) {
    let Some((start, end)) = value.split_once(';') else {
        return told.wrong(format!("{name}={value:?} has to be <start>;<end> in Unix seconds"));
    };
    let slips: Vec<String> = [start, end].iter().filter_map(|time| slip(name, time)).collect();
    if !slips.is_empty() {
        return slips.into_iter().for_each(|slip| told.wrong(slip));
    }
    let [start, end] = [start, end].map(|text| UnixSeconds::parse_number(text).unwrap_or_default());
    if end < start {
        told.wrong(format!("{name} ends before it starts"));
    } else if now > end {
        told.wrong(format!("{name} ended {} ago; sign anew", span(now.distance(end))));
    } else if start > now.plus(SKEW) {
        let early = span(start.distance(now));
        told.wrong(format!("{name} starts only in {early}; is the client's clock ahead?"));
    }
}

/// Lists are in lower case and in order, or code and canonical form will not agree in every client.
fn check_list(told: &mut Explanation, name: &str, value: &str) {
    let names: Vec<&str> = value.split(';').filter(|name| !name.is_empty()).collect();
    if value.bytes().any(|b| b.is_ascii_uppercase()) && !value.contains('%') {
        told.wrong(format!("{name} has names in capitals; write them in lower case"));
    }
    if !names.is_sorted() {
        told.wrong(format!("{name} is not in alphabetical order"));
    }
}

/// Explains AWS version 4, of a header or of a pre-signed URL.
pub(super) fn explain_aws(carried: &str, keyring: Keyring<'_>) -> Explanation {
    let mut told = Explanation::of("AWS signature version 4, which the XML API takes as well");
    let rest = carried.strip_prefix("AWS4-HMAC-SHA256").unwrap_or(carried);
    let pairs = rest.split([',', '&']).filter_map(|pair| pair.trim().split_once('='));
    let mut secret_id = None;
    for (name, value) in pairs {
        let value = decoded(value);
        if name.ends_with("Credential") {
            let scope: Vec<&str> = value.split('/').collect();
            if scope.len() != 5 || scope[3] != "s3" || scope[4] != "aws4_request" {
                told.wrong(format!("{name}={value:?} has to be <SecretId>/<date>/<region>/s3/aws4_request"));
            }
            secret_id = scope.first().map(|id| (*id).to_owned());
        }
        told.says(name, value, "");
    }
    match secret_id {
        None => told.wrong("there is no Credential in it"),
        Some(id) if keyring.find(&id).is_none() => {
            told.unproven(format!("the key of the SecretId {id:?} is not known here"));
        }
        Some(_) => {}
    }
    told.unproven(NEEDS_REQUEST);
    told
}
