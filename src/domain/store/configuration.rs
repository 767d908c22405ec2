//! Configuration of a bucket through the XML API: versioning, ACL, CORS rules, tags, and settings that come
//! as documents.

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::domain::store::acl::Acl;
use crate::domain::store::details::{Encryption, Tag};

/// Versioning state of a bucket (<https://cloud.tencent.com/document/product/436/19883>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Versioning {
    /// Never enabled.
    #[default]
    Off,
    Enabled,
    /// New objects replace the version `null`; older versions stay.
    Suspended,
}

/// A CORS rule (<https://cloud.tencent.com/document/product/436/8279>).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CorsRule {
    pub id: Option<String>,
    /// Origins, each with at most one `*`.
    pub origins: Vec<String>,
    pub methods: Vec<String>,
    /// Request headers, each with at most one `*`.
    pub headers: Vec<String>,
    /// Response headers that a page may read.
    pub exposed: Vec<String>,
    /// Seconds a browser may cache a preflight.
    pub max_age: Option<u32>,
}

impl CorsRule {
    /// Whether a page of `origin` may send requests with `method`.
    pub fn admits(&self, origin: &str, method: &str) -> bool {
        self.methods.iter().any(|known| known == method)
            && self.origins.iter().any(|pattern| matches(pattern, origin))
    }

    /// Whether a page may send this header.
    pub fn admits_header(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.headers.iter().any(|pattern| matches(&pattern.to_ascii_lowercase(), &name))
    }
}

/// Whether `text` is `pattern`, whose first `*` stands for anything.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((front, back)) => {
            text.len() >= front.len() + back.len() && text.starts_with(front) && text.ends_with(back)
        }
    }
}

/// A setting that came as a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<T> {
    /// As it came, and as it is returned.
    pub source: Bytes,
    /// What it says.
    pub value: T,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Configuration {
    pub versioning: Versioning,
    /// Whether it was created for several availability zones.
    pub multi_az: bool,
    pub acl: Acl,
    /// CORS rules; none: every origin is allowed.
    pub cors: Option<Vec<CorsRule>>,
    pub cors_vary: bool,
    pub tags: Option<Vec<Tag>>,
    /// Whether it is on.
    pub accelerate: Option<Document<bool>>,
    pub domain: Option<Document<()>>,
    /// Of objects that are written without an encryption of their own.
    pub encryption: Option<Document<Encryption>>,
    pub lifecycle: Option<Document<()>>,
    pub logging: Option<Document<()>>,
    pub origin: Option<Document<()>>,
    pub referer: Option<Document<()>>,
    pub replication: Option<Document<()>>,
    pub website: Option<Document<()>>,
    /// JSON.
    pub policy: Option<Bytes>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_star_stands_for_anything() {
        for (pattern, text, want) in [
            ("*", "http://a", true),
            ("http://*.a.com", "http://x.a.com", true),
            ("http://*.a.com", "http://a.com", false),
            ("http://a", "http://a", true),
            ("http://a", "http://ab", false),
            ("aa*aa", "aaa", false),
        ] {
            assert_eq!(matches(pattern, text), want, "{pattern} {text}");
        }
    }
}
