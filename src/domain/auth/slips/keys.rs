//! Keys that a client may have signed with instead of its SecretKey.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use crate::domain::auth::hmac_token::LENIENT;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::pair::Pair;
use crate::primitives::digest::{md5, sha1_of, sha256_of};
use crate::primitives::escape::{decoded, encode_component};

/// Pairs of other keys that are tried at most.
pub const OTHERS: usize = 64;

/// What is written into a configuration where a key ought to be.
const PLACEHOLDERS: [&str; 22] = [
    "undefined",
    "null",
    "None",
    "nil",
    "NaN",
    "false",
    "SecretKey",
    "secretKey",
    "secret_key",
    "SECRET_KEY",
    "<SecretKey>",
    "YOUR_SECRET_KEY",
    "YOUR_SECRETKEY",
    "your-secret-key",
    "your_secret_key",
    "yourSecretKey",
    "${SECRET_KEY}",
    "$SECRET_KEY",
    "{{SECRET_KEY}}",
    "%SECRET_KEY%",
    "xxx",
    "changeme",
];
/// Names that stand in front of a key in files of settings.
const NAMES: [&str; 8] = [
    "SecretKey=",
    "secretKey=",
    "secret_key=",
    "SECRET_KEY=",
    "COS_SECRET_KEY=",
    "TENCENTCLOUD_SECRET_KEY=",
    "SecretKey: ",
    "SecretKey:",
];
/// Characters that are taken for one another.
const ALIKE: [(char, char); 6] = [('0', 'O'), ('1', 'l'), ('1', 'I'), ('l', 'I'), ('5', 'S'), ('8', 'B')];

type Made = (Slip, Vec<u8>);

/// Keys that a mistake would have used, with the mistake. `others` are the pairs of other known keys.
pub fn variants<'a>(pair: &'a Pair, others: &'a [Pair]) -> impl Iterator<Item = Made> + 'a {
    let key = pair.secret_key.as_str();
    let made = around(key).into_iter().chain(spelled(pair)).chain(parts(key));
    let of_others = others.iter().filter(|other| other.secret_id != pair.secret_id).take(OTHERS);
    let of_others = of_others.map(|other| {
        (Slip::of(&generated::KEY_OF_OTHER, &other.secret_id), other.secret_key.clone().into_bytes())
    });
    let of_tokens = others.iter().chain([pair]).filter_map(|other| other.token.as_ref());
    let of_tokens = of_tokens
        .take(OTHERS)
        .map(|token| (Slip::from(&generated::KEY_IS_TOKEN), token.clone().into_bytes()));
    let placeholders = PLACEHOLDERS
        .iter()
        .map(|text| (Slip::of(&generated::KEY_PLACEHOLDER, format!("{text:?}")), (*text).into()));
    let masks = [3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 28, 30, 32, 36, 40, key.chars().count()];
    let masks = masks
        .into_iter()
        .map(|most| (Slip::of(&generated::KEY_PLACEHOLDER, "\"***\""), "*".repeat(most).into_bytes()));
    let made = made.chain(of_others).chain(placeholders).chain(masks).chain(of_tokens).chain(confused(key));
    made.filter(move |(_, other)| other != key.as_bytes())
}

/// The key with something in front of it or behind it.
fn around(key: &str) -> Vec<Made> {
    let with = |kind: &'static Kind, front: &str, behind: &str| {
        (Slip::from(kind), format!("{front}{key}{behind}").into_bytes())
    };
    let told = |kind: &'static Kind, detail: &str, front: &str, behind: &str| {
        (Slip::of(kind, detail), format!("{front}{key}{behind}").into_bytes())
    };
    let mut made = vec![
        with(&generated::KEY_LINE_FEED, "", "\n"),
        with(&generated::KEY_LINE_FEED, "", "\r\n"),
        with(&generated::KEY_LINE_FEED, "", "\r"),
        with(&generated::KEY_LINE_FEED, "\n", ""),
        with(&generated::KEY_LINE_FEED, "", "\n\n"),
        with(&generated::KEY_BLANK, "", " "),
        with(&generated::KEY_BLANK, " ", ""),
        with(&generated::KEY_BLANK, " ", " "),
        with(&generated::KEY_BLANK, "", "\t"),
        with(&generated::KEY_BLANK, "\t", ""),
        with(&generated::KEY_MARK, "\u{feff}", ""),
        with(&generated::KEY_QUOTED, "\"", "\""),
        with(&generated::KEY_QUOTED, "'", "'"),
        with(&generated::KEY_AMPERSAND, "", "&"),
        told(&generated::KEY_MARKS, "b'...', as Python shows bytes", "b'", "'"),
        told(&generated::KEY_MARKS, "angle brackets", "<", ">"),
        told(&generated::KEY_MARKS, "backquotes", "`", "`"),
    ];
    for (mark, name) in [
        ("\"", "a quote"),
        ("'", "a quote"),
        (",", "a comma"),
        (";", "a semicolon (;)"),
        (".", "a full stop"),
        ("=", "a ="),
    ] {
        made.push(told(&generated::KEY_MARKS, name, "", mark));
        made.push(told(&generated::KEY_MARKS, name, mark, ""));
    }
    for (mark, name) in [("\u{a0}", "U+00A0"), ("\u{200b}", "U+200B"), ("\u{3000}", "U+3000")] {
        made.push(told(&generated::KEY_INVISIBLE, name, "", mark));
        made.push(told(&generated::KEY_INVISIBLE, name, mark, ""));
    }
    made.extend(NAMES.map(|name| with(&generated::KEY_NAMED, name, "")));
    made
}

/// The key, or id and key, spelled otherwise.
fn spelled(pair: &Pair) -> Vec<Made> {
    let Pair { secret_id, secret_key: key, .. } = pair;
    let of = |kind: &'static Kind, text: String| (Slip::from(kind), text.into_bytes());
    let hashed = |name: &str, digest: String| (Slip::of(&generated::KEY_HASHED, name), digest.into_bytes());
    let digits: String = key.bytes().map(|byte| format!("{byte:02x}")).collect();
    let bytes = LENIENT.decode(key).unwrap_or_default();
    vec![
        of(&generated::KEY_IS_ID, secret_id.clone()),
        of(&generated::KEY_EMPTY, String::new()),
        of(&generated::KEY_CASE, key.to_lowercase()),
        of(&generated::KEY_CASE, key.to_uppercase()),
        of(&generated::KEY_BASE64, STANDARD.encode(key)),
        of(&generated::KEY_BASE64, URL_SAFE.encode(key)),
        of(&generated::KEY_ESCAPED, encode_component(key).into_owned()),
        of(&generated::KEY_ESCAPED, decoded(key)),
        of(&generated::KEY_HEX, digits.to_uppercase()),
        of(&generated::KEY_HEX, digits),
        of(&generated::KEY_WITH_ID, format!("{secret_id}{key}")),
        of(&generated::KEY_WITH_ID, format!("{secret_id}:{key}")),
        of(&generated::KEY_WITH_ID, format!("{key}{secret_id}")),
        of(&generated::KEY_TWICE, format!("{key}{key}")),
        of(&generated::KEY_TWICE, format!("{key}\n{key}")),
        of(&generated::KEY_REVERSED, key.chars().rev().collect()),
        hashed("SHA-1", sha1_of(key.as_bytes()).to_string()),
        hashed("MD5", md5(key.as_bytes()).to_string()),
        hashed("SHA-256", sha256_of(key.as_bytes()).to_string()),
        (Slip::from(&generated::KEY_BASE64_DECODED), bytes),
    ]
}

/// What is left of the key where it was cut.
fn parts(key: &str) -> Vec<Made> {
    let of = |text: Option<&str>| (Slip::from(&generated::KEY_CUT), text.unwrap_or_default().into());
    let cuts = [1, 2, 3, 4].into_iter().flat_map(|off| {
        let end = key.len().checked_sub(off);
        [end.and_then(|end| key.get(..end)), key.get(off..)]
    });
    let lengths = [key.len() / 2, 16, 20, 24, 30, 31].into_iter().filter(|most| *most < key.len());
    let mut made: Vec<Made> = cuts.map(of).collect();
    made.extend(lengths.map(|most| of(key.get(..most))));
    made.retain(|(_, text)| !text.is_empty());
    made
}

/// The key with one character taken for another that looks like it.
fn confused(key: &str) -> impl Iterator<Item = Made> + '_ {
    key.char_indices().enumerate().flat_map(move |(nth, (at, c))| {
        let alike = ALIKE.iter().filter_map(move |(one, other)| match c {
            c if c == *one => Some(*other),
            c if c == *other => Some(*one),
            _ => None,
        });
        alike.map(move |other| {
            let (front, behind) = (&key[..at], &key[at + c.len_utf8()..]);
            let slip = Slip::of(&generated::KEY_CONFUSED, (nth + 1).to_string());
            (slip, format!("{front}{other}{behind}").into_bytes())
        })
    })
}
