//! Fields of AWS signatures of version 4.

use jiff::Timestamp;

use crate::domain::auth::xml_refusal::Refusal;
use crate::primitives::time::UnixSeconds;

/// Seconds in seven days, the longest a pre-signed URL may live.
const LONGEST: i64 = 604_800;

pub(super) fn read_seconds(text: &str) -> Result<i64, Refusal> {
    let sound = text.bytes().all(|b| b.is_ascii_digit());
    let seconds = text.parse().ok().filter(|seconds| sound && (1..=LONGEST).contains(seconds));
    seconds.ok_or_else(|| Refusal::FieldMalformed {
        name: "X-Amz-Expires",
        value: text.into(),
        want: "a number of seconds from 1 to 604800",
    })
}

/// `20130524T000000Z` and nothing else.
pub(super) fn read_stamp(text: &str) -> Option<UnixSeconds> {
    let shape = |(at, byte): (usize, u8)| match at {
        8 => byte == b'T',
        15 => byte == b'Z',
        _ => byte.is_ascii_digit(),
    };
    let sound = text.len() == 16 && text.bytes().enumerate().all(shape);
    sound.then(|| text.parse::<Timestamp>().ok()).flatten().map(|time| UnixSeconds(time.as_second()))
}

/// Splits a credential into SecretId and scope; the SecretId itself may hold slashes.
pub(super) fn read_credential<'a>(text: &'a str, date: &str) -> Option<(&'a str, &'a str)> {
    let mut slashes = text.rmatch_indices('/').map(|(at, _)| at);
    let (secret_id, scope) = text.split_at(slashes.nth(3)?);
    let scope = &scope[1..];
    let parts: Vec<&str> = scope.split('/').collect();
    let sound = matches!(parts[..], [day, _, "s3", "aws4_request"] if day == date);
    (sound && !secret_id.is_empty()).then_some((secret_id, scope))
}
