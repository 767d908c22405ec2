//! Keys that a client may have signed with instead of its SecretKey.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::pair::Pair;
use crate::primitives::escape::{decoded, encode_component};

/// Pairs of other keys that are tried at most.
pub const OTHERS: usize = 64;

/// What is written into a configuration where a key ought to be.
const PLACEHOLDERS: [&str; 14] = [
    "",
    "undefined",
    "null",
    "None",
    "nil",
    "SecretKey",
    "secretKey",
    "<SecretKey>",
    "YOUR_SECRET_KEY",
    "your-secret-key",
    "yourSecretKey",
    "${SECRET_KEY}",
    "xxx",
    "********************************",
];

/// Keys that a mistake would have used, with the mistake. `others` are the pairs of other known keys.
pub fn variants<'a>(pair: &'a Pair, others: &'a [Pair]) -> impl Iterator<Item = (Slip, String)> + 'a {
    let Pair { secret_id, secret_key, .. } = pair;
    let around = |kind, front: &str, behind: &str| (Slip::from(kind), format!("{front}{secret_key}{behind}"));
    let cut = |text: Option<&str>| (Slip::from(&generated::KEY_CUT), text.unwrap_or_default().to_owned());
    let mut chars = secret_key.chars();
    chars.next_back();
    let head = chars.as_str();
    let mut chars = secret_key.chars();
    chars.next();
    let forms = [
        (Slip::from(&generated::KEY_IS_ID), secret_id.clone()),
        around(&generated::KEY_LINE_FEED, "", "\n"),
        around(&generated::KEY_LINE_FEED, "", "\r\n"),
        around(&generated::KEY_LINE_FEED, "", "\r"),
        around(&generated::KEY_LINE_FEED, "\n", ""),
        around(&generated::KEY_BLANK, "", " "),
        around(&generated::KEY_BLANK, " ", ""),
        around(&generated::KEY_BLANK, " ", " "),
        around(&generated::KEY_BLANK, "", "\t"),
        around(&generated::KEY_MARK, "\u{feff}", ""),
        around(&generated::KEY_QUOTED, "\"", "\""),
        around(&generated::KEY_QUOTED, "'", "'"),
        around(&generated::KEY_AMPERSAND, "", "&"),
        (Slip::from(&generated::KEY_CASE), secret_key.to_lowercase()),
        (Slip::from(&generated::KEY_CASE), secret_key.to_uppercase()),
        (Slip::from(&generated::KEY_BASE64), STANDARD.encode(secret_key)),
        (Slip::from(&generated::KEY_BASE64_DECODED), base64_decoded(secret_key)),
        (Slip::from(&generated::KEY_ESCAPED), encode_component(secret_key).into_owned()),
        (Slip::from(&generated::KEY_ESCAPED), decoded(secret_key)),
        (Slip::from(&generated::KEY_HEX), secret_key.bytes().map(|byte| format!("{byte:02x}")).collect()),
        (Slip::from(&generated::KEY_WITH_ID), format!("{secret_id}{secret_key}")),
        (Slip::from(&generated::KEY_WITH_ID), format!("{secret_id}:{secret_key}")),
        (Slip::from(&generated::KEY_NAMED), format!("SecretKey={secret_key}")),
        cut(Some(head)),
        cut(Some(chars.as_str())),
        cut(secret_key.get(..secret_key.len() / 2)),
    ];
    let placeholders = PLACEHOLDERS
        .iter()
        .map(|text| (Slip::of(&generated::KEY_PLACEHOLDER, format!("{text:?}")), (*text).to_owned()));
    let of_others = others.iter().filter(|other| other.secret_id != *secret_id).take(OTHERS);
    let of_others = of_others
        .map(|other| (Slip::of(&generated::KEY_OF_OTHER, &other.secret_id), other.secret_key.clone()));
    let made = forms.into_iter().chain(of_others).chain(placeholders);
    made.filter(move |(_, key)| key != secret_key)
}

/// The bytes that a key is base64 of, where they are text; else nothing.
fn base64_decoded(text: &str) -> String {
    STANDARD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
