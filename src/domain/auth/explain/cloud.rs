//! Signatures of API 3.0, as far as they go without their request.

use crate::domain::auth::cloud::refusal::SKEW;
use crate::domain::auth::cloud::tc3::{ALGORITHM, Signature};
use crate::domain::auth::dates::utc_date;
use crate::domain::auth::explain::explanation::Explanation;
use crate::domain::auth::keyring::Keyring;
use crate::primitives::escape::{decoded, raw_pairs};
use crate::primitives::time::UnixSeconds;

/// The names that only a v1 call has beside one another.
const V1: [&str; 4] = ["Action", "Nonce", "SecretId", "Signature"];

/// Whether a text is of this kind: a TC3 header, or a v1 call's query or form.
pub(super) fn is_one(carried: &str) -> bool {
    carried.starts_with("TC3-") || V1.iter().all(|name| raw_pairs(carried).any(|(known, _)| known == *name))
}

/// Says whose it is and when it was made. Its code covers the request.
pub(super) fn explain(carried: &str, keyring: Keyring<'_>, now: UnixSeconds) -> Explanation {
    let mut told = if carried.starts_with("TC3-") {
        of_tc3(carried, keyring, now)
    } else {
        of_v1(carried, keyring, now)
    };
    told.unproven(
        "its code covers the whole request: give cosplay explain a file with that, and the server judges it",
    );
    told
}

fn of_tc3(carried: &str, keyring: Keyring<'_>, now: UnixSeconds) -> Explanation {
    let mut told = Explanation::of("TC3-HMAC-SHA256, of API 3.0");
    let signature = match Signature::parse(carried) {
        Ok(signature) => signature,
        Err(error) => {
            told.wrong(format!(
                "{error}; it has to be {ALGORITHM} Credential=<SecretId>/<yyyy-mm-dd>/<service>/tc3_request, \
                 SignedHeaders=content-type;host, Signature=<64 digits>"
            ));
            return told;
        }
    };
    known(&mut told, keyring, &signature.secret_id);
    told.says("date", &signature.date, "that of X-TC-Timestamp in UTC");
    told.says("service", &signature.service, "the first label of the host that the client was given");
    told.says("SignedHeaders", signature.headers.join(";"), "");
    for name in ["content-type", "host"] {
        if !signature.headers.iter().any(|signed| signed == name) {
            told.wrong(format!("SignedHeaders lacks {name}, which must be signed"));
        }
    }
    if utc_date(now.0).is_some_and(|today| today != signature.date) {
        told.remark(format!(
            "today is {} in UTC; a call is good for {SKEW} s, and a local date is refused",
            utc_date(now.0).unwrap_or_default()
        ));
    }
    told
}

fn of_v1(carried: &str, keyring: Keyring<'_>, now: UnixSeconds) -> Explanation {
    let mut told = Explanation::of("HmacSHA1 or HmacSHA256 over the parameters, of API 3.0 (v1)");
    let value =
        |name: &str| raw_pairs(carried).find(|(known, _)| *known == name).map(|(_, text)| decoded(text));
    for name in ["Action", "Version", "Region", "SignatureMethod"] {
        if let Some(text) = value(name) {
            told.says(name, text, "");
        }
    }
    known(&mut told, keyring, &value("SecretId").unwrap_or_default());
    match value("Timestamp").map(|text| (text.parse::<i64>().map(UnixSeconds), text)) {
        None => told.wrong("Timestamp is missing"),
        Some((Err(_), text)) => told.wrong(format!("Timestamp {text:?} is no Unix time in seconds")),
        Some((Ok(time), text)) => {
            told.says("Timestamp", text, "");
            if time.distance(now) > SKEW.unsigned_abs() {
                told.wrong(format!(
                    "Timestamp is {} s off the clock; {SKEW} s are allowed",
                    time.distance(now)
                ));
            }
        }
    }
    if value("Region").is_none() {
        told.remark(
            "without Region: qcloud-python-sts signs Region=None then and does not send it, which fails",
        );
    }
    told
}

fn known(told: &mut Explanation, keyring: Keyring<'_>, secret_id: &str) {
    told.says("SecretId", secret_id, "");
    if keyring.find(secret_id).is_none() {
        told.unproven(format!("the key of the SecretId {secret_id:?} is not known here"));
    }
}
