//! What the XML API sets for a bucket while it lives: versioning, grants, CORS rules, tags, and documents that are only
//! kept.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::domain::store::acl::Acl;
use crate::domain::store::details::Tag;

/// Whether a bucket keeps what is replaced and deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Versioning {
    /// It never has.
    #[default]
    Off,
    /// It does.
    Enabled,
    /// It did; new objects are the version `null`.
    Suspended,
}

/// One CORS rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CorsRule {
    /// Its name.
    pub id: Option<String>,
    /// Origins, each with at most one `*`.
    pub origins: Vec<String>,
    /// Methods in capitals.
    pub methods: Vec<String>,
    /// Request headers, each with at most one `*`.
    pub headers: Vec<String>,
    /// Answer headers that a page may read.
    pub exposed: Vec<String>,
    /// Seconds a browser may remember the answer.
    pub max_age: Option<u32>,
}

impl CorsRule {
    /// Whether a page of `origin` may call with `method`.
    pub fn admits(&self, origin: &str, method: &str) -> bool {
        self.methods.iter().any(|known| known == method)
            && self.origins.iter().any(|pattern| matches(pattern, origin))
    }

    /// Whether it may send this header.
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

/// What is set for a bucket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Configuration {
    /// Whether it keeps versions.
    pub versioning: Versioning,
    /// Whether it was asked to lie in several availability zones.
    pub multi_az: bool,
    /// Who may do what.
    pub acl: Acl,
    /// CORS rules; none: any page may call.
    pub cors: Option<Vec<CorsRule>>,
    /// `ResponseVary` of the CORS rules.
    pub cors_vary: bool,
    /// Its tags.
    pub tags: Option<Vec<Tag>>,
    /// Documents that are stored and returned as they came, by the word that names them.
    pub documents: BTreeMap<&'static str, Bytes>,
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
