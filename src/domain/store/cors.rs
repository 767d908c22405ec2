//! Which web pages may call a bucket (<https://cloud.tencent.com/document/product/436/8279>).

use serde::{Deserialize, Serialize};

/// How a bucket begins. The first PUT or DELETE of CORS rules makes a lenient one strict, for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CorsMode {
    /// Every page may call until the bucket has rules.
    #[default]
    Lenient,
    /// As on the service: without rules no page may call.
    Strict,
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
    /// Whether a page of `origin` may send requests with this method and these headers.
    fn admits(&self, origin: &str, method: &str, headers: &[&str]) -> bool {
        self.methods.iter().any(|known| known == method)
            && self.origins.iter().any(|pattern| matches(pattern, origin))
            && headers.iter().all(|name| self.admits_header(name))
    }

    fn admits_header(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.headers.iter().any(|pattern| matches(&pattern.to_ascii_lowercase(), &name))
    }
}

/// CORS configuration of a bucket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cors {
    /// Every page may call, within the origins of the bucket's settings.
    #[default]
    Lenient,
    /// Only what a rule admits; nothing without rules.
    Strict {
        rules: Vec<CorsRule>,
        /// `Vary` in every response, whether or not a page asked.
        vary: bool,
    },
}

impl Cors {
    /// Nothing is admitted.
    pub const CLOSED: Self = Self::Strict { rules: Vec::new(), vary: false };
}

/// What a bucket says to a page that calls.
#[derive(Debug)]
pub enum CorsAnswer<'a> {
    Lenient,
    Rule(&'a CorsRule),
    Refused,
}

impl Cors {
    /// The first rule that admits the call, where there are rules.
    pub fn answer(&self, origin: &str, method: &str, headers: &[&str]) -> CorsAnswer<'_> {
        let Self::Strict { rules, .. } = self else { return CorsAnswer::Lenient };
        let rule = rules.iter().find(|rule| rule.admits(origin, method, headers));
        rule.map_or(CorsAnswer::Refused, CorsAnswer::Rule)
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
