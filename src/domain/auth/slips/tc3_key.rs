//! Mistakes in deriving TC3's signing key.

use crate::domain::auth::dates::{china_date, utc_date};
use crate::domain::auth::slips::encoding::hex;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::search::Algorithm;
use crate::domain::auth::slips::tc3_attempt::Attempt;

/// The last step.
const LAST: &str = "tc3_request";
/// Services that are tried.
const SERVICES: [&str; 9] = ["vod", "sts", "cvm", "cos", "cam", "127", "localhost", "tencentcloudapi", ""];

/// The right signing key.
pub(super) fn right(secret: &[u8], attempt: &Attempt<'_>) -> Vec<u8> {
    chain(&[b"TC3", secret].concat(), &[&attempt.date, &attempt.service, LAST])
}

/// The signing key of a day and a service.
pub(super) fn of(secret: &str, date: &str, service: &str) -> Vec<u8> {
    chain(format!("TC3{secret}").as_bytes(), &[date, service, LAST])
}

fn chain(first: &[u8], steps: &[&str]) -> Vec<u8> {
    steps.iter().fold(first.to_vec(), |key, step| Algorithm::HmacSha256.code(&key, step.as_bytes()))
}

/// The same, each step in hexadecimal digits.
fn hex_chain(first: &str, steps: &[&str]) -> String {
    let code = |key: String, step: &&str| hex(&Algorithm::HmacSha256.code(key.as_bytes(), step.as_bytes()));
    steps.iter().fold(first.to_owned(), code)
}

/// Signing keys that a mistake would have derived.
pub(super) fn derivations(secret: &str, attempt: &Attempt<'_>) -> Vec<(Slip, Vec<u8>)> {
    let (date, service) = (attempt.date.as_str(), attempt.service.as_str());
    let first = format!("TC3{secret}");
    let steps = |steps: &[&str]| chain(first.as_bytes(), steps);
    let without = |step: &str, left: &[&str]| (Slip::of(&generated::DERIVED_WITHOUT, step), steps(left));
    let swapped = [date, service, LAST]
        .iter()
        .fold(first.clone().into_bytes(), |key, step| Algorithm::HmacSha256.code(step.as_bytes(), &key));
    let right = steps(&[date, service, LAST]);
    vec![
        (Slip::from(&generated::TC3_MISSING), chain(secret.as_bytes(), &[date, service, LAST])),
        (
            Slip::from(&generated::TC3_AS_AWS4),
            chain(format!("AWS4{secret}").as_bytes(), &[date, service, LAST]),
        ),
        (
            Slip::from(&generated::TC3_BEHIND),
            chain(format!("{secret}TC3").as_bytes(), &[date, service, LAST]),
        ),
        (Slip::from(&generated::TC3_UNDERIVED), secret.as_bytes().to_vec()),
        (Slip::from(&generated::TC3_UNDERIVED), first.clone().into_bytes()),
        without(LAST, &[date, service]),
        without("service", &[date, LAST]),
        without("date", &[service, LAST]),
        without("service and tc3_request", &[date]),
        (Slip::from(&generated::DERIVED_ORDER), steps(&[service, date, LAST])),
        (Slip::from(&generated::DERIVED_ORDER), steps(&[LAST, service, date])),
        (Slip::from(&generated::DERIVED_HEX), hex_chain(&first, &[date, service, LAST]).into_bytes()),
        (Slip::from(&generated::DERIVED_HEX), hex(&right).into_bytes()),
        (Slip::from(&generated::KEY_AND_TEXT_SWAPPED), swapped),
        (
            Slip::of(&generated::DERIVED_OTHER, "the last step \"aws4_request\""),
            steps(&[date, service, "aws4_request"]),
        ),
        (
            Slip::of(&generated::DERIVED_OTHER, "the last step \"TC3_REQUEST\""),
            steps(&[date, service, "TC3_REQUEST"]),
        ),
        (
            Slip::of(&generated::DERIVED_OTHER, "a region besides"),
            steps(&[date, "ap-guangzhou", service, LAST]),
        ),
    ]
}

/// Days and services that a mistake would have signed for.
pub(super) fn scopes(attempt: &Attempt<'_>) -> Vec<(Slip, String, String)> {
    let Attempt { date, service, timestamp, .. } = attempt;
    let named =
        |what: &str, other: &str| Slip::of(&generated::DERIVED_OTHER, format!("the {what} {other:?}"));
    let local = china_date(*timestamp);
    let near = [-86_400, 86_400].map(|off| utc_date(timestamp.saturating_add(off)));
    let mut days: Vec<(Slip, String)> =
        local.into_iter().map(|day| (Slip::of(&generated::DERIVED_LOCAL_DAY, &*day), day)).collect();
    let compact = date.replace('-', "");
    let slashed = date.replace('-', "/");
    days.extend(near.into_iter().flatten().map(|day| (named("date", &day), day)));
    days.extend([compact, slashed].map(|day| (named("date", &day), day)));
    days.push((named("date", &timestamp.to_string()), timestamp.to_string()));
    let label = attempt.hosts.first().and_then(|host| host.split('.').next()).unwrap_or_default();
    let host = attempt.hosts.last().map(String::as_str).unwrap_or_default();
    let capitals = service.to_uppercase();
    let services = SERVICES.into_iter().chain([label, host, &*capitals]);
    let mut made: Vec<(Slip, String, String)> = days
        .into_iter()
        .filter(|(_, day)| day != date)
        .map(|(slip, day)| (slip, day, service.clone()))
        .collect();
    made.extend(
        services
            .filter(|other| other != service)
            .map(|other| (named("service", other), date.clone(), other.to_owned())),
    );
    made
}
