//! The time span of a `q-` signature and the key made from it: common to headers, queries and POST policies.

use crate::domain::auth::xml_refusal::Refusal;
use crate::primitives::digest::{HmacKey, Sha1};
use crate::primitives::time::UnixSeconds;

/// Seconds a client's clock may be off; the manual says 15 minutes.
pub(super) const SKEW: i64 = 900;

const WANT: &str = "<start>;<end> in Unix seconds, the start not behind the end";

/// `q-sign-time` or `q-key-time`: two Unix times as received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeyTime {
    /// The field it stands in.
    name: &'static str,
    /// `<start>;<end>`, which is hashed as it stands.
    pub(super) text: String,
    start: UnixSeconds,
    end: UnixSeconds,
}

impl KeyTime {
    /// Reads `<start>;<end>`; `name` is the field it stands in.
    pub(super) fn parse(name: &'static str, text: &str) -> Result<Self, Refusal> {
        let number = |digits: &str| {
            let sound = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            sound.then(|| digits.parse().ok().map(UnixSeconds)).flatten()
        };
        let ends = text.split_once(';').and_then(|(start, end)| Some((number(start)?, number(end)?)));
        let Some((start, end)) = ends else {
            return Err(Refusal::FieldMalformed { name, value: text.into(), want: WANT });
        };
        Ok(Self { name, text: text.into(), start, end })
    }

    /// Start of the span.
    pub(super) fn start(&self) -> UnixSeconds {
        self.start
    }

    /// A span to sign with.
    pub(super) fn of(start: UnixSeconds, end: UnixSeconds) -> Self {
        Self { name: "q-key-time", text: format!("{start};{end}"), start, end }
    }

    /// Whether `now` lies in the span; it may begin some minutes in the future. One whose end has passed has
    /// expired, even if it ends before its start: SDKs make such a span of a negative duration.
    pub(super) fn check(&self, now: UnixSeconds) -> Result<(), Refusal> {
        let Self { start, end, name, .. } = *self;
        if now > end {
            Err(Refusal::Expired { end, now })
        } else if start > end {
            Err(Refusal::FieldMalformed { name, value: self.text.clone(), want: WANT })
        } else if start > now.plus(SKEW) {
            Err(Refusal::NotYetValid { start, now })
        } else {
            Ok(())
        }
    }
}

/// `SignKey`: the HMAC of the span under the SecretKey, used as a key in its hexadecimal form.
pub(super) fn sign_key(secret_key: &HmacKey, key_time: &str) -> HmacKey {
    HmacKey::new(Sha1(secret_key.code(key_time.as_bytes())).to_string().as_bytes())
}

/// Reads `q-signature`, which is lower-case hexadecimal; anything else matches no request.
pub(super) fn read_code(text: &str) -> Option<[u8; 20]> {
    let lower = !text.bytes().any(|b| b.is_ascii_uppercase());
    lower.then(|| Sha1::from_hex(text)).flatten().map(|code| code.0)
}

/// Refuses algorithms other than `sha1`.
pub(super) fn check_algorithm(value: &str) -> Result<(), Refusal> {
    if value == "sha1" {
        Ok(())
    } else {
        let (name, want) = ("q-sign-algorithm", "sha1");
        Err(Refusal::FieldMalformed { name, value: value.into(), want })
    }
}
