//! Mistakes in deriving `SignKey` and `StringToSign` from a right canonical request.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::search::{Algorithm, Search, hex};
use crate::primitives::digest::{sha1_of, sha256_of};

/// What `SignKey` and `StringToSign` are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Derivation<'a> {
    pub secret_key: &'a str,
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
        hex(&Algorithm::HmacSha1.code(self.secret_key.as_bytes(), time.as_bytes()))
    }

    fn string_to_sign(&self) -> String {
        format!("sha1\n{}\n{}\n", self.sign_time, sha1_of(self.http_string.as_bytes()))
    }

    /// Keys that a mistake would have signed with.
    fn keys(&self) -> Vec<(&'static Kind, Vec<u8>)> {
        let (secret, time) = (self.secret_key.as_bytes(), self.key_time.as_bytes());
        let raw = Algorithm::HmacSha1.code(secret, time);
        let of = |time: &str| self.key_of(time).into_bytes();
        let plain = sha1_of(format!("{}{}", self.secret_key, self.key_time).as_bytes());
        vec![
            (&generated::SIGN_KEY_MISSING, secret.to_vec()),
            (&generated::SIGN_KEY_CAPITALS, self.sign_key().to_uppercase().into_bytes()),
            (&generated::SIGN_KEY_BASE64, STANDARD.encode(&raw).into_bytes()),
            (&generated::SIGN_KEY_BYTES, raw),
            (&generated::SIGN_KEY_OF_SIGN_TIME, of(self.sign_time)),
            (&generated::SIGN_KEY_OF_START, of(self.key_time.split(';').next().unwrap_or_default())),
            (&generated::SIGN_KEY_OF_ESCAPED_TIME, of(&self.key_time.replace(';', "%3B"))),
            (&generated::SIGN_KEY_OF_ESCAPED_TIME, of(&self.key_time.replace(';', "%3b"))),
            (&generated::SIGN_KEY_LINE_FEED, of(&format!("{}\n", self.key_time))),
            (&generated::SIGN_KEY_SWAPPED, hex(&Algorithm::HmacSha1.code(time, secret)).into_bytes()),
            (&generated::SIGN_KEY_ALGORITHM, hex(&Algorithm::HmacSha256.code(secret, time)).into_bytes()),
            (&generated::SIGN_KEY_ALGORITHM, plain.to_string().into_bytes()),
        ]
    }

    /// Texts that a mistake would have signed.
    fn texts(&self) -> Vec<(&'static Kind, String)> {
        let Self { sign_time, key_time, http_string, .. } = self;
        let text = self.string_to_sign();
        let digest = sha1_of(http_string.as_bytes()).to_string();
        let sha256 = sha256_of(http_string.as_bytes());
        vec![
            (&generated::TEXT_LAST_LINE_FEED, text.trim_end_matches('\n').to_owned()),
            (&generated::TEXT_LAST_LINE_FEED, format!("{text}\n")),
            (&generated::TEXT_ALGORITHM_LINE, format!("{sign_time}\n{digest}\n")),
            (&generated::TEXT_TIME, format!("sha1\n{key_time}\n{digest}\n")),
            (&generated::TEXT_NOT_HASHED, format!("sha1\n{sign_time}\n{http_string}\n")),
            (&generated::TEXT_NOT_HASHED, format!("sha1\n{sign_time}\n{http_string}")),
            (&generated::TEXT_HTTP_STRING, (*http_string).to_owned()),
            (&generated::TEXT_DIGEST_CAPITALS, format!("sha1\n{sign_time}\n{}\n", digest.to_uppercase())),
            (&generated::TEXT_HTTP_STRING, digest),
            (&generated::TEXT_SHA256, format!("sha1\n{sign_time}\n{sha256}\n")),
            (&generated::TEXT_SHA256, format!("sha256\n{sign_time}\n{sha256}\n")),
            (&generated::TEXT_CRLF, text.replace('\n', "\r\n")),
            (&generated::TEXT_ESCAPED_LINE_FEED, text.replace('\n', "\\n")),
        ]
    }

    /// The mistake that yields the signature received.
    pub(super) fn find(&self, search: &Search) -> Option<Vec<Slip>> {
        let (key, text) = (self.sign_key(), self.string_to_sign());
        let sha1 = Algorithm::HmacSha1;
        let by_key =
            self.keys().into_iter().filter(|(_, other)| *other != key.as_bytes()).find_map(
                |(kind, other)| search.try_code(sha1, &other, text.as_bytes(), || Some(kind.into())),
            );
        let by_text = || {
            self.texts().into_iter().filter(|(_, other)| *other != text).find_map(|(kind, other)| {
                search.try_code(sha1, key.as_bytes(), other.as_bytes(), || Some(kind.into()))
            })
        };
        let by_sha256 = || {
            let sha256 = Algorithm::HmacSha256;
            let key = hex(&sha256.code(self.secret_key.as_bytes(), self.key_time.as_bytes()));
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
