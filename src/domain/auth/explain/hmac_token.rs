//! Signatures that are `Base64(HMAC-SHA1 ‖ text)`: the JSON API's and VOD's. The text says which of the two.

use base64::Engine;
use base64::engine::GeneralPurpose;

use crate::catalog::limits::{SIGNATURE_VALIDITY_MAX, VOD_RANDOM_MAX};
use crate::domain::accounts::Account;
use crate::domain::auth::explain::common_mistakes;
use crate::domain::auth::explain::explanation::{Explanation, Verdict};
use crate::domain::auth::explain::pairs::{Pairs, decoded};
use crate::domain::auth::explain::times::{moment, slip, span};
use crate::domain::auth::hmac_token::{FORGIVING, LENIENT};
use crate::domain::auth::keyring::{Key, Keyring};
use crate::domain::auth::vod;
use crate::primitives::time::UnixSeconds;

const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::URL_SAFE, FORGIVING);

/// Names that a signed text can begin with.
const STARTS: [&str; 11] =
    ["secretId=", "currentTimeStamp=", "expireTime=", "random=", "a=", "b=", "k=", "e=", "t=", "r=", "f="];

/// Explains a token.
pub(super) fn explain(carried: &str, keyring: Keyring<'_>, now: UnixSeconds) -> Explanation {
    let Some((bytes, notes)) = unwrapped(carried) else {
        let finding = "it is not base64, and has none of the forms of a signature: see cosplay sign --help";
        return Explanation::nothing(finding);
    };
    let Some(Parts { code, text, is_in_front }) = parted(&bytes) else {
        return Explanation::nothing(
            "decoded, it has no text of name=value pairs behind a code of 20 bytes: a signature is \
             base64(HMAC-SHA1(SecretKey, text) + text), with the code as bytes and not as hexadecimal digits",
        );
    };
    let is_vod = text.contains("secretId=") || text.contains("currentTimeStamp=");
    let scheme = if is_vod { "VOD upload signature" } else { "COS JSON API signature" };
    let mut told = Explanation::of(scheme);
    for (note, is_forgiven) in notes {
        if is_vod || !is_forgiven { told.wrong(note) } else { told.remark(note) }
    }
    if !is_in_front {
        told.wrong("the code stands behind the text; it has to stand in front");
    }
    let pairs = Pairs::read(text);
    if is_vod {
        vod_fields(&mut told, &pairs, now);
    } else {
        json_fields(&mut told, &pairs, now);
    }
    let secret_id = pairs.full(if is_vod { "secretId" } else { "k" }).unwrap_or_default();
    let key = keyring.find(secret_id);
    check_code(&mut told, text, code, secret_id, key.as_ref());
    if let Some(key) = key.filter(|_| told.verdict == Verdict::Good) {
        check_rest(&mut told, carried, is_vod, &pairs, keyring, key.account(), now);
    }
    told
}

/// An irregularity of a base64 text, and whether the JSON API accepts it. VOD accepts none.
type Note = (&'static str, bool);

/// The decoded bytes, and irregularities of their encoding.
fn unwrapped(carried: &str) -> Option<(Vec<u8>, Vec<Note>)> {
    let mut notes = Vec::new();
    let mut text = carried.to_owned();
    if text.contains('%') {
        notes.push(("it is percent-encoded: right in a URL, wrong in a header or a JSON body", true));
        text = decoded(&text);
    }
    if text.contains(['\n', '\r']) {
        notes.push(("it is broken into lines; make base64 without line breaks", false));
        text.retain(|c| !matches!(c, '\n' | '\r'));
    }
    if text.contains(' ') {
        notes.push(("it has blanks where + was: percent-encode a signature that goes into a URL", true));
        text = text.replace(' ', "+");
    }
    if text.contains(['-', '_']) {
        let note = "its base64 is the URL-safe kind, with - and _; use the standard alphabet, with + and /";
        notes.push((note, false));
        return Some((URL_SAFE.decode(&text).ok()?, notes));
    }
    if !text.len().is_multiple_of(4) {
        notes.push(("the = at the end of its base64 are missing", true));
    }
    Some((LENIENT.decode(&text).ok()?, notes))
}

/// Code and text, and whether the code stands where it should: in front.
struct Parts<'a> {
    code: &'a [u8],
    text: &'a str,
    is_in_front: bool,
}

/// Code and text, wherever the text begins.
fn parted(bytes: &[u8]) -> Option<Parts<'_>> {
    let is_start = |text: &str| STARTS.iter().any(|start| text.starts_with(start));
    let with_code = |len: usize| {
        let (code, text) = bytes.split_at_checked(len)?;
        let text = std::str::from_utf8(text).ok()?;
        let is_text = is_start(text) && !text.chars().any(|c| c.is_control() && c != '\n');
        is_text.then_some(Parts { code, text, is_in_front: true })
    };
    let behind = || {
        let (text, code) = bytes.split_at_checked(bytes.len().checked_sub(20)?)?;
        let text = std::str::from_utf8(text).ok()?;
        is_start(text).then_some(Parts { code, text, is_in_front: false })
    };
    // The usual place first: a code may happen to end like a name.
    with_code(20).or_else(behind).or_else(|| (1..bytes.len()).find_map(with_code))
}

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
fn check_code(told: &mut Explanation, text: &str, code: &[u8], secret_id: &str, key: Option<&Key>) {
    if code.len() != 20 {
        let what = match code.len() {
            40 => "as 40 hexadecimal digits; put its 20 bytes in front of the text",
            64 => "as 64 hexadecimal digits of SHA-256; put the 20 bytes of HMAC-SHA1 in front of the text",
            32 => "of 32 bytes, as HMAC-SHA256 makes it; use HMAC-SHA1",
            _ => "of another length than HMAC-SHA1's 20 bytes",
        };
        told.wrong(format!("the code in front of the text comes {what}"));
    }
    let Some(key) = key.map(Key::account) else {
        let finding = if secret_id.is_empty() {
            "it names no SecretId, so its code cannot be checked".to_owned()
        } else {
            format!("the key of the SecretId {secret_id:?} is not known here, so its code was not checked")
        };
        return told.unproven(finding);
    };
    if <[u8; 20]>::try_from(code).is_ok_and(|code| key.key().matches(text.as_bytes(), &code)) {
        return;
    }
    match common_mistakes::of_code(text, code, &key.secret_id, &key.secret_key) {
        Some(slip) => told.wrong(format!("the code is not that of the text: {slip}")),
        None if code.len() == 32 && common_mistakes::is_sha256_of(&key.secret_key, text, code) => {}
        None if code.len() != 20 => {}
        None => told.wrong(
            "the code is not that of the text: another SecretKey was used, or the text was changed after \
             signing (encoded anew, put into another order)",
        ),
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
