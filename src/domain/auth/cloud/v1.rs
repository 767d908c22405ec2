//! Signatures of API 3.0 in its older form: HmacSHA1 or HmacSHA256 over the sorted parameters.
//!
//! Documented at <https://cloud.tencent.com/document/api/213/30654>, method v1. Values are signed decoded.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::domain::auth::cloud::hosts;
use crate::domain::auth::cloud::refusal::Refusal;
use crate::domain::auth::slips::cloud_v1::Attempt;
use crate::domain::auth::slips::search::Algorithm;
use crate::primitives::digest::{HmacKey, HmacKey256};

/// A decoded parameter: name and value.
pub type Pair = (Vec<u8>, Vec<u8>);

/// The hash that signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// `HmacSHA1`, and the default.
    Sha1,
    /// `HmacSHA256`.
    Sha256,
}

impl Method {
    /// Reads `SignatureMethod`.
    ///
    /// # Errors
    /// A method that does not exist.
    pub fn parse(text: Option<&str>) -> Result<Self, Refusal> {
        match text {
            None | Some("HmacSHA1") => Ok(Self::Sha1),
            Some("HmacSHA256") => Ok(Self::Sha256),
            Some(other) => Err(Refusal::Malformed {
                name: "SignatureMethod",
                value: other.into(),
                want: "HmacSHA1 or HmacSHA256",
            }),
        }
    }

    /// The signature of a text in base64.
    pub fn sign(self, text: &[u8], secret_key: &str) -> String {
        let key = secret_key.as_bytes();
        match self {
            Self::Sha1 => STANDARD.encode(HmacKey::new(key).code(text)),
            Self::Sha256 => STANDARD.encode(HmacKey256::new(key).code(text)),
        }
    }

    /// Whether `code`, in base64, is the signature of a text; compared in constant time.
    pub fn matches(self, text: &[u8], secret_key: &str, code: &str) -> bool {
        let (key, code) = (secret_key.as_bytes(), STANDARD.decode(code).unwrap_or_default());
        match self {
            Self::Sha1 => code.try_into().is_ok_and(|code| HmacKey::new(key).matches(text, &code)),
            Self::Sha256 => code.try_into().is_ok_and(|code| HmacKey256::new(key).matches(text, &code)),
        }
    }
}

/// A request as its signature sees it.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// In upper case.
    pub method: &'a str,
    /// The `Host` header.
    pub host: &'a str,
    /// The path that is signed: `/`, or that of 2017.
    pub path: &'a str,
    /// All parameters, decoded.
    pub pairs: &'a [Pair],
}

impl Request<'_> {
    /// The string to sign, with this host: every parameter but `Signature`, sorted by name.
    pub fn text(&self, host: &str) -> Vec<u8> {
        let mut pairs: Vec<&Pair> = self.pairs.iter().filter(|(name, _)| name != b"Signature").collect();
        pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut text = format!("{}{host}{}?", self.method, self.path).into_bytes();
        for (at, (name, value)) in pairs.into_iter().enumerate() {
            if at > 0 {
                text.push(b'&');
            }
            text.extend_from_slice(name);
            text.push(b'=');
            text.extend_from_slice(value);
        }
        text
    }

    /// The signature `code` and what it ought to cover, for the search of mistakes.
    pub fn attempt(&self, method: Method, code: &str) -> Attempt {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let others = self.pairs.iter().filter(|(name, _)| name != b"Signature");
        Attempt {
            code: code.to_owned(),
            algorithm: match method {
                Method::Sha1 => Algorithm::HmacSha1,
                Method::Sha256 => Algorithm::HmacSha256,
            },
            method: self.method.to_owned(),
            path: self.path.to_owned(),
            hosts: hosts::candidates(self.host).into_iter().map(str::to_owned).collect(),
            params: others.map(|(name, value)| (text(name), text(value))).collect(),
        }
    }

    /// Verifies the signature `code`.
    ///
    /// # Errors
    /// It differs.
    pub fn verify(&self, method: Method, code: &str, secret_key: &str) -> Result<(), Refusal> {
        let is_signed = |text: &[u8]| method.matches(text, secret_key, code);
        let hosts = hosts::candidates(self.host);
        if hosts.iter().any(|host| is_signed(&self.text(host)) || self.is_signed_dotted(host, &is_signed)) {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&self.text(self.host)).into_owned();
        Err(Refusal::Mismatch { slips: Vec::new(), text })
    }

    /// The Python SDK signs names with a dot in the place of each underscore.
    fn is_signed_dotted(&self, host: &str, is_signed: &impl Fn(&[u8]) -> bool) -> bool {
        if !self.pairs.iter().any(|(name, _)| name.contains(&b'_')) {
            return false;
        }
        let dotted =
            |name: &Vec<u8>| name.iter().map(|byte| if *byte == b'_' { b'.' } else { *byte }).collect();
        let pairs: Vec<Pair> = self.pairs.iter().map(|(name, value)| (dotted(name), value.clone())).collect();
        is_signed(&Request { pairs: &pairs, ..*self }.text(host))
    }
}
