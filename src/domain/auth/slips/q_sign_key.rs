//! Mistakes in deriving `SignKey` and `StringToSign` from a right canonical request.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::domain::auth::slips::encoding::hex;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::search::{Algorithm, Search};
use crate::primitives::digest::{md5, sha1_of, sha256_of};

/// What `SignKey` and `StringToSign` are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Derivation<'a> {
    pub secret_key: &'a [u8],
    pub secret_id: &'a str,
    /// `q-sign-time` and `q-key-time` as received.
    pub sign_time: &'a str,
    pub key_time: &'a str,
    pub http_string: &'a str,
}

impl Derivation<'_> {
    /// The signature of `http_string`.
    pub(super) fn code(&self) -> Vec<u8> {
        Algorithm::HmacSha1.code(self.sign_key().as_bytes(), self.string_to_sign().as_bytes())
    }

    fn sign_key(&self) -> String {
        self.key_of(self.key_time)
    }

    fn key_of(&self, time: &str) -> String {
        hex(&Algorithm::HmacSha1.code(self.secret_key, time.as_bytes()))
    }

    fn string_to_sign(&self) -> String {
        format!("sha1\n{}\n{}\n", self.sign_time, sha1_of(self.http_string.as_bytes()))
    }

    /// Keys that a mistake would have signed with.
    pub(super) fn keys(&self) -> Vec<(Slip, Vec<u8>)> {
        let (secret, time) = (self.secret_key, self.key_time.as_bytes());
        let raw = Algorithm::HmacSha1.code(secret, time);
        let of = |time: &str| self.key_of(time).into_bytes();
        let joined = [secret, time].concat();
        let (start, end) = self.key_time.split_once(';').unwrap_or((self.key_time, ""));
        let made = |kind: &'static Kind, key: Vec<u8>| (Slip::from(kind), key);
        let text = |kind: &'static Kind, key: String| (Slip::from(kind), key.into_bytes());
        let other = |what: &str, time: String| (Slip::of(&generated::SIGN_KEY_OF_OTHER, what), of(&time));
        let mut keys = vec![
            made(&generated::SIGN_KEY_MISSING, secret.to_vec()),
            text(&generated::SIGN_KEY_CAPITALS, self.sign_key().to_uppercase()),
            text(&generated::SIGN_KEY_BASE64, STANDARD.encode(&raw)),
            made(&generated::SIGN_KEY_BYTES, raw),
            made(&generated::SIGN_KEY_OF_SIGN_TIME, of(self.sign_time)),
            made(&generated::SIGN_KEY_OF_START, of(start)),
            made(&generated::SIGN_KEY_OF_ESCAPED_TIME, of(&self.key_time.replace(';', "%3B"))),
            made(&generated::SIGN_KEY_OF_ESCAPED_TIME, of(&self.key_time.replace(';', "%3b"))),
            made(&generated::SIGN_KEY_LINE_FEED, of(&format!("{}\n", self.key_time))),
            text(&generated::SIGN_KEY_SWAPPED, hex(&Algorithm::HmacSha1.code(time, secret))),
            text(&generated::SIGN_KEY_ALGORITHM, hex(&Algorithm::HmacSha256.code(secret, time))),
            text(&generated::SIGN_KEY_ALGORITHM, hex(&Algorithm::HmacMd5.code(secret, time))),
            text(&generated::SIGN_KEY_ALGORITHM, sha1_of(&joined).to_string()),
            text(&generated::SIGN_KEY_ALGORITHM, md5(&joined).to_string()),
            text(&generated::SIGN_KEY_ALGORITHM, sha1_of(&[time, secret].concat()).to_string()),
            other("the end alone", end.to_owned()),
            other("the times joined with a comma", format!("{start},{end}")),
            other("the times joined with a dash", format!("{start}-{end}")),
            other("the times joined with a blank", format!("{start} {end}")),
            other("the times in milliseconds", format!("{start}000;{end}000")),
            other("the times with a blank", format!("{start}; {end}")),
            other("the times with a ; behind", format!("{start};{end};")),
            other("nothing", String::new()),
        ];
        keys.extend(self.newer_times());
        keys
    }

    /// SignKey of a time read a few seconds earlier or later than the one that is sent.
    fn newer_times(&self) -> Vec<(Slip, Vec<u8>)> {
        let number = |text: &str| text.parse::<i64>().ok();
        let span = self.key_time.split_once(';');
        let Some((start, end)) = span.and_then(|(start, end)| Some((number(start)?, number(end)?))) else {
            return Vec::new();
        };
        let made = |off: i64| {
            let time = format!("{};{}", start.saturating_add(off), end.saturating_add(off));
            let slip = Slip::of(&generated::SIGN_KEY_OF_OTHER, format!("{time}, a time read twice"));
            (slip, self.key_of(&time).into_bytes())
        };
        [1, -1, 2, -2, 3, -3, 5, -5].map(made).into()
    }

    /// Texts that a mistake would have signed.
    fn texts(&self) -> Vec<(Slip, String)> {
        let Self { sign_time, key_time, http_string, secret_id, .. } = self;
        let text = self.string_to_sign();
        let digest = sha1_of(http_string.as_bytes()).to_string();
        let sha256 = sha256_of(http_string.as_bytes());
        let of = |kind: &'static Kind, text: String| (Slip::from(kind), text);
        let hashed = |name: &str, digest: String| {
            (Slip::of(&generated::TEXT_HASHED_AS, name), format!("sha1\n{sign_time}\n{digest}\n"))
        };
        let first = |word: &str| {
            (Slip::of(&generated::TEXT_ALGORITHM, word), format!("{word}\n{sign_time}\n{digest}\n"))
        };
        let escaped = |semicolon: &str| sign_time.replace(';', semicolon);
        let keyed = Algorithm::HmacSha1.code(self.sign_key().as_bytes(), http_string.as_bytes());
        vec![
            of(&generated::TEXT_LAST_LINE_FEED, text.trim_end_matches('\n').to_owned()),
            of(&generated::TEXT_LAST_LINE_FEED, format!("{text}\n")),
            of(&generated::TEXT_ALGORITHM_LINE, format!("{sign_time}\n{digest}\n")),
            of(&generated::TEXT_TIME, format!("sha1\n{key_time}\n{digest}\n")),
            of(&generated::TEXT_NOT_HASHED, format!("sha1\n{sign_time}\n{http_string}\n")),
            of(&generated::TEXT_NOT_HASHED, format!("sha1\n{sign_time}\n{http_string}")),
            of(&generated::TEXT_HTTP_STRING, (*http_string).to_owned()),
            of(&generated::TEXT_DIGEST_CAPITALS, format!("sha1\n{sign_time}\n{}\n", digest.to_uppercase())),
            of(&generated::TEXT_HTTP_STRING, digest.clone()),
            of(&generated::TEXT_SHA256, format!("sha1\n{sign_time}\n{sha256}\n")),
            of(&generated::TEXT_SHA256, format!("sha256\n{sign_time}\n{sha256}\n")),
            of(&generated::TEXT_CRLF, text.replace('\n', "\r\n")),
            of(&generated::TEXT_ESCAPED_LINE_FEED, text.replace('\n', "\\n")),
            of(&generated::TEXT_JOINED, text.replace('\n', "")),
            of(&generated::TEXT_BLANKS, text.replace('\n', " ")),
            of(&generated::TEXT_BLANKS, text.trim_end().replace('\n', " ")),
            of(&generated::TEXT_WITH_ID, format!("sha1\n{secret_id}\n{sign_time}\n{digest}\n")),
            of(&generated::TEXT_WITH_ID, format!("sha1\n{sign_time}\n{secret_id}\n{digest}\n")),
            of(&generated::TEXT_ESCAPED_TIME, format!("sha1\n{}\n{digest}\n", escaped("%3B"))),
            of(&generated::TEXT_ESCAPED_TIME, format!("sha1\n{}\n{digest}\n", escaped("%3b"))),
            first("SHA1"),
            first("sha-1"),
            first("hmac-sha1"),
            first("q-sign-algorithm=sha1"),
            hashed("HMAC", hex(&keyed)),
            hashed("MD5", md5(http_string.as_bytes()).to_string()),
            hashed("base64 SHA-1", STANDARD.encode(sha1_of(http_string.as_bytes()).0)),
        ]
    }

    /// The mistake that yields the signature received.
    pub(super) fn find(&self, search: &Search) -> Option<Vec<Slip>> {
        let (key, text) = (self.sign_key(), self.string_to_sign());
        let sha1 = Algorithm::HmacSha1;
        let by_key = self
            .keys()
            .into_iter()
            .filter(|(_, other)| *other != key.as_bytes())
            .find_map(|(slip, other)| search.try_code(sha1, &other, text.as_bytes(), || Some(slip)));
        let by_text = || {
            self.texts().into_iter().filter(|(_, other)| *other != text).find_map(|(slip, other)| {
                search.try_code(sha1, key.as_bytes(), other.as_bytes(), || Some(slip))
            })
        };
        let by_sha256 = || {
            let sha256 = Algorithm::HmacSha256;
            let key = hex(&sha256.code(self.secret_key, self.key_time.as_bytes()));
            let text = format!("sha256\n{}\n{}\n", self.sign_time, sha256_of(self.http_string.as_bytes()));
            let slip = || Some(Slip::of(&generated::ALGORITHM, sha256.name()));
            search.try_code(sha256, key.as_bytes(), text.as_bytes(), slip)
        };
        by_key
            .or_else(by_text)
            .or_else(|| search.try_algorithms(sha1, key.as_bytes(), text.as_bytes()))
            .or_else(by_sha256)
    }
}
