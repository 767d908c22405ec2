//! Rules of a bucket for objects that it does not have (PUT Bucket origin).

/// A rule. Those of the types Proxy and Mirror have no effect: nothing is pulled from another host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginRule {
    /// The smallest comes first.
    pub priority: i64,
    pub kind: OriginType,
    pub failure: Failure,
    /// Begin and end of the keys that it is for.
    pub condition_prefix: String,
    pub condition_suffix: String,
    pub scheme: Scheme,
    /// Status of the redirect, where the rule names one.
    pub status: Option<u16>,
    /// The query goes with the redirect.
    pub follows_query: bool,
    pub host: String,
    /// Put around the key.
    pub prefix: String,
    pub suffix: String,
    /// The one path for all keys.
    pub fixed: Option<String>,
}

/// Way to the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginType {
    /// The client is sent there.
    Redirect,
    /// The server passes it on.
    Proxy,
    /// The server stores it.
    Mirror,
}

/// Failures that a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// First digit of the status.
    Class(u16),
    Code(u16),
}

/// Scheme of the URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Http,
    Https,
    /// That of the request.
    Follow,
}

impl OriginRule {
    /// Whether a client is sent elsewhere for a key whose reading fails with this status.
    pub fn redirects(&self, key: &str, status: u16) -> bool {
        let fails = match self.failure {
            Failure::Class(class) => status / 100 == class,
            Failure::Code(code) => status == code,
        };
        self.kind == OriginType::Redirect
            && fails
            && key.starts_with(self.condition_prefix.as_str())
            && key.ends_with(self.condition_suffix.as_str())
    }

    /// Path of the place that has the content, without its leading slash.
    pub fn path(&self, key: &str) -> String {
        self.fixed.clone().unwrap_or_else(|| format!("{}{key}{}", self.prefix, self.suffix))
    }
}
