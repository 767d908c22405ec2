//! The mistake behind a token that was refused.

use crate::domain::auth::keyring::Keyring;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::times;
use crate::domain::auth::slips::token;
use crate::primitives::escape::{decoded, raw_pairs};
use crate::primitives::time::UnixSeconds;

/// Whose tokens are expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    CosJson,
    Vod,
}

impl Service {
    /// The field that names the SecretId.
    fn id(self) -> &'static str {
        match self {
            Self::CosJson => "k",
            Self::Vod => "secretId",
        }
    }

    /// The fields that hold times.
    fn times(self) -> [&'static str; 2] {
        match self {
            Self::CosJson => ["t", "e"],
            Self::Vod => ["currentTimeStamp", "expireTime"],
        }
    }
}

/// Why `carried` cannot be read as a token: what it was wrapped in, and what is wrong with its digest.
pub fn malformed(service: Service, carried: &str, keyring: Keyring<'_>) -> Vec<Slip> {
    let Some(parted) = token::part(carried) else { return of_no_token(carried, keyring) };
    let is_vod = parted.text.contains("secretId=") || parted.text.contains("currentTimeStamp=");
    let other = match service {
        Service::CosJson if is_vod => Some(&generated::TRAVEL_VOD),
        Service::Vod if !is_vod => Some(&generated::TRAVEL_COS_JSON),
        Service::CosJson | Service::Vod => None,
    };
    if let Some(other) = other {
        return vec![other.into()];
    }
    if let Some(odd) = token::odd_text(&parted.text) {
        return parted.slips.into_iter().chain([odd]).collect();
    }
    if is_cut(service, carried, &parted.text, &parted.code, keyring) {
        return parted.slips.into_iter().chain([Slip::from(&generated::TRAVEL_CUT)]).collect();
    }
    let of_code = mismatch(service, &parted.code, &parted.text, keyring);
    let mut slips = parted.slips;
    slips.retain(|slip| {
        of_code.is_empty() || *slip.kind != generated::CODE_LENGTH && *slip.kind != generated::ALGORITHM
    });
    slips.extend(of_code.into_iter().filter(|slip| *slip.kind != generated::ENCODED_BYTES));
    let mut named = Vec::new();
    slips.retain(|slip| {
        let is_new = !named.contains(&slip.kind.name);
        named.push(slip.kind.name);
        is_new
    });
    slips.extend(slips.is_empty().then(|| numbers(service, &parted.text)).flatten());
    slips
}

/// Whether a token ends where a field or a column ends: its text breaks off, and the digest is another's.
fn is_cut(service: Service, carried: &str, text: &str, code: &[u8], keyring: Keyring<'_>) -> bool {
    const COLUMNS: [usize; 12] = [50, 64, 100, 120, 127, 128, 150, 160, 200, 250, 254, 255];
    let last = text.rsplit('&').next().unwrap_or_default();
    let (name, value) = last.split_once('=').unwrap_or((last, "0"));
    let is_short = service.times().contains(&name) && value.len() < 10 && value != "0" && !value.is_empty();
    let breaks_off = !last.contains('=') || is_short || COLUMNS.contains(&carried.len());
    let id = value_of(text, service.id());
    let is_whole = keyring.find(&id).is_some_and(|key| {
        <[u8; 20]>::try_from(code).is_ok_and(|code| key.account().key().matches(text.as_bytes(), &code))
    });
    breaks_off && !is_whole
}

fn value_of(text: &str, name: &str) -> String {
    value(text, name).map(decoded).unwrap_or_default()
}

/// What is wrong with a text that is no token: one of the secrets, or what else it is.
fn of_no_token(carried: &str, keyring: Keyring<'_>) -> Vec<Slip> {
    let (bare, _) = token::unwrapped(carried.trim());
    if keyring.knows(&bare) {
        return vec![Slip::from(&generated::TRAVEL_IS_SECRET)];
    }
    token::not_sealed(carried)
}

/// Why `code` is not the digest of `text`.
pub fn mismatch(service: Service, code: &[u8], text: &str, keyring: Keyring<'_>) -> Vec<Slip> {
    let id = value_of(text, service.id());
    let Some(key) = keyring.find(&id) else { return Vec::new() };
    token::find(code, text, &key.pair(), &keyring.some_pairs())
}

/// What is odd about the times of a signed text, at `now`.
pub fn odd_times(service: Service, text: &str, now: UnixSeconds) -> Option<Slip> {
    let issued = value(text, service.times()[0]).and_then(|text| text.parse().ok()).map(UnixSeconds);
    numbers(service, text).or_else(|| times::zone(issued?, now))
}

/// A time that is in milliseconds, or a duration.
fn numbers(service: Service, text: &str) -> Option<Slip> {
    service.times().into_iter().find_map(|name| {
        let value = value(text, name)?;
        match value.split('.').next()?.parse() {
            Ok(whole) => times::of_number(name, UnixSeconds(whole)),
            Err(_) if value.is_empty() => None,
            Err(_) => Some(Slip::of(&generated::TIME_TEXT, format!("{name}={value}"))),
        }
    })
}

fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    raw_pairs(text).find(|(found, _)| *found == name).map(|(_, value)| value)
}
