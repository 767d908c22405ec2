//! Signatures that are `Base64(HMAC-SHA1 ‖ text)`: the JSON API's and VOD's. The text says which of the two.

use crate::catalog::limits::{SIGNATURE_VALIDITY_MAX, VOD_RANDOM_MAX};
use crate::domain::accounts::Account;
use crate::domain::auth::explain::explanation::{Explanation, Verdict};
use crate::domain::auth::explain::pairs::Pairs;
use crate::domain::auth::explain::times::{moment, slip, span};
use crate::domain::auth::keyring::{Key, Keyring};
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Kind;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::token::{self, Parted};
use crate::domain::auth::vod;
use crate::primitives::time::UnixSeconds;

/// Explains a token.
pub(super) fn explain(carried: &str, keyring: Keyring<'_>, now: UnixSeconds) -> Explanation {
    let Some(Parted { code, text, slips }) = token::part(carried) else {
        let slips = token::no_token(carried);
        let none = "it is no signature: a signature is base64(HMAC-SHA1(SecretKey, text) + text), with the \
                    code as bytes and not as hexadecimal digits; see cosplay sign --help";
        return Explanation::nothing(slips.first().map_or_else(|| none.to_owned(), Slip::english));
    };
    let is_vod = text.contains("secretId=") || text.contains("currentTimeStamp=");
    let scheme = if is_vod { "VOD upload signature" } else { "COS JSON API signature" };
    let mut told = Explanation::of(scheme);
    for slip in slips.iter().filter(|slip| *slip.kind != generated::ALGORITHM) {
        let is_forgiven = !is_vod && FORGIVEN.contains(&slip.kind);
        if is_forgiven { told.remark(slip.english()) } else { told.wrong(slip.english()) }
    }
    let pairs = Pairs::read(&text);
    if is_vod {
        vod_fields(&mut told, &pairs, now);
    } else {
        json_fields(&mut told, &pairs, now);
    }
    let secret_id = pairs.full(if is_vod { "secretId" } else { "k" }).unwrap_or_default();
    let key = keyring.find(secret_id);
    check_code(&mut told, &text, &code, secret_id, key.as_ref(), keyring);
    if let Some(key) = key.filter(|_| told.verdict == Verdict::Good) {
        check_rest(&mut told, carried, is_vod, &pairs, keyring, key.account(), now);
    }
    told
}

/// Irregularities that the JSON API accepts. VOD accepts none.
static FORGIVEN: [&Kind; 3] =
    [&generated::TRAVEL_ESCAPED, &generated::TRAVEL_PLUS, &generated::TRAVEL_PADDING];

/// A time among the fields, where it is one.
fn time(told: &mut Explanation, pairs: &Pairs<'_>, name: &str) -> Option<UnixSeconds> {
    let value = pairs.full(name)?;
    match slip(name, value) {
        Some(finding) => told.wrong(finding),
        None => return UnixSeconds::parse_number(value).ok(),
    }
    None
}

fn vod_fields(told: &mut Explanation, pairs: &Pairs<'_>, now: UnixSeconds) {
    for (name, value) in &pairs.0 {
        let is_time = matches!(*name, "currentTimeStamp" | "expireTime");
        let at = UnixSeconds::parse_number(value).ok().filter(|_| is_time);
        let meaning = at.map(|at| moment(at, now)).unwrap_or_default();
        told.says(*name, value, meaning);
    }
    for name in ["secretId", "currentTimeStamp", "expireTime", "random"] {
        if pairs.full(name).is_none() {
            told.wrong(format!(
                "{name} is missing: secretId, currentTimeStamp, expireTime and random must be there"
            ));
        }
    }
    let random = pairs.full("random").map(str::parse::<i64>);
    if random.is_some_and(|random| random.map_or(true, |number| !(0..=VOD_RANDOM_MAX).contains(&number))) {
        told.wrong(format!("random has to be a whole number from 0 to {VOD_RANDOM_MAX}"));
    }
    let issued = time(told, pairs, "currentTimeStamp");
    let expires = time(told, pairs, "expireTime");
    validity(told, issued, expires, now, "expireTime - currentTimeStamp");
}

fn json_fields(told: &mut Explanation, pairs: &Pairs<'_>, now: UnixSeconds) {
    for (name, value) in &pairs.0 {
        let at = value.split('.').next().and_then(|whole| UnixSeconds::parse_number(whole).ok());
        let meaning = match *name {
            "a" => "AppId".into(),
            "b" => "bucket".into(),
            "k" => "SecretId".into(),
            "e" if value == "0" => "good for one call, on the file that f names".into(),
            "e" => format!("good until {}", at.map(|at| moment(at, now)).unwrap_or_default()),
            "t" => format!("made at {}", at.map(|at| moment(at, now)).unwrap_or_default()),
            "r" => "random".into(),
            "f" if value.is_empty() => "any file".into(),
            "f" => "this file, or the files that begin so".into(),
            _ => String::new(),
        };
        told.says(*name, value, meaning);
    }
    for name in ["a", "k", "e", "t"] {
        if pairs.full(name).is_none() {
            told.wrong(format!("the field {name} is missing: a, b, k, e, t, r and f make a signature"));
        }
    }
    if pairs.full("e") == Some("0") {
        if pairs.full("f").is_none() {
            told.wrong("e=0 makes a signature for one call, which has to name its file in f");
        }
        return;
    }
    let (issued, expires) = (time(told, pairs, "t"), time(told, pairs, "e"));
    validity(told, issued, expires, now, "e - t");
}

fn validity(
    told: &mut Explanation,
    issued: Option<UnixSeconds>,
    expires: Option<UnixSeconds>,
    now: UnixSeconds,
    what: &str,
) {
    if let Some(ago) = expires.map(|expires| now.since(expires)).filter(|ago| *ago > 0) {
        told.wrong(format!("it expired {} ago; make a new one", span(ago.unsigned_abs())));
    }
    let (Some(issued), Some(expires)) = (issued, expires) else { return };
    match expires.since(issued) {
        ..=0 => told.wrong(format!("{what} is not positive: it expires before it was made")),
        seconds if seconds > SIGNATURE_VALIDITY_MAX => {
            told.wrong(format!("{what} is {}; 90 days is the most", span(seconds.unsigned_abs())));
        }
        _ => {}
    }
}

/// Checks the HMAC of the text, and finds the mistake if it does not match.
fn check_code(
    told: &mut Explanation,
    text: &str,
    code: &[u8],
    secret_id: &str,
    key: Option<&Key>,
    keyring: Keyring<'_>,
) {
    let Some(key) = key else {
        let (shown, slip) = keyring.unknown(secret_id);
        if let Some(slip) = slip {
            return told.wrong(slip.english());
        }
        let finding =
            format!("the key of the SecretId {shown:?} is not known here, so its code was not checked");
        return told.unproven(finding);
    };
    if <[u8; 20]>::try_from(code).is_ok_and(|code| key.account().key().matches(text.as_bytes(), &code)) {
        return;
    }
    let slips = token::find(code, text, &key.pair(), &keyring.some_pairs());
    if slips.is_empty() && told.verdict == Verdict::Good {
        let len = text.len();
        told.wrong(format!(
            "the code is not that of the {len} bytes of text, and none of the mistakes that are known yields \
             it; compare the text with what the client signs, byte for byte, and the key with the console's"
        ));
    }
    for finding in slips.iter().map(Slip::english) {
        if !told.findings.contains(&finding) {
            told.wrong(finding);
        }
    }
}

/// Checks that the service makes besides time and HMAC.
fn check_rest(
    told: &mut Explanation,
    carried: &str,
    is_vod: bool,
    pairs: &Pairs<'_>,
    keyring: Keyring<'_>,
    account: &Account,
    now: UnixSeconds,
) {
    if is_vod {
        if let Err(refusal) = vod::verify(carried, keyring.accounts, |_, _| false, now) {
            told.wrong(refusal.to_string());
        }
    } else if pairs.full("a").is_some_and(|appid| appid != account.appid.to_string()) {
        told.wrong(format!("a names another AppId than the SecretId's, which is {}", account.appid));
    }
}
