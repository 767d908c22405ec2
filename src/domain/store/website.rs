//! A bucket as a static website (PUT Bucket website, <https://cloud.tencent.com/document/product/436/30617>):
//! its settings, and the keys that they make of a path.

/// Website settings of a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Website {
    /// Last part of the key of every folder's page: `index.html`.
    pub index: String,
    /// Requests over plain HTTP are redirected to HTTPS.
    pub https_only: bool,
    /// `/a` is `a.html` where there is no `a`.
    pub auto_addressing: Option<bool>,
    pub error: Option<ErrorDocument>,
    /// The first one that fits acts.
    pub rules: Vec<RoutingRule>,
}

/// The page that is sent for an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorDocument {
    pub key: String,
    /// Whether it has the error's status and not 200; unset means it has.
    pub original_status: Option<bool>,
}

/// Leads some requests elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutingRule {
    pub condition: Condition,
    pub redirect: Redirect,
}

/// Requests that a rule is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Those whose key begins so, whether there is an object or not.
    KeyPrefix(String),
    /// Those that fail with this status, 400 to 499.
    ErrorCode(u16),
}

/// The place that a rule leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    pub to: Destination,
    /// Over HTTPS, whatever the request came by.
    pub https: bool,
    /// Whether the client is told to go there; else it gets the content of the place at once. What the
    /// service does in the second case is assumed.
    pub in_url: bool,
}

/// What becomes of the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    Key(String),
    /// Takes the place of the condition's prefix.
    KeyPrefix(String),
}

impl RoutingRule {
    /// The key that the rule makes of `key`.
    pub fn destination(&self, key: &str) -> String {
        match (&self.redirect.to, &self.condition) {
            (Destination::Key(whole), _) => whole.clone(),
            (Destination::KeyPrefix(begin), Condition::KeyPrefix(old)) => {
                format!("{begin}{}", key.strip_prefix(old.as_str()).unwrap_or(key))
            }
            (Destination::KeyPrefix(begin), Condition::ErrorCode(_)) => format!("{begin}{key}"),
        }
    }
}

impl Website {
    /// The rule for a key, which is looked at before the object is.
    pub fn rule_of_key(&self, key: &str) -> Option<&RoutingRule> {
        let fits = |rule: &&RoutingRule| match &rule.condition {
            Condition::KeyPrefix(prefix) => key.starts_with(prefix.as_str()),
            Condition::ErrorCode(_) => false,
        };
        self.rules.iter().find(fits)
    }

    /// The rule for an error.
    pub fn rule_of_status(&self, status: u16) -> Option<&RoutingRule> {
        self.rules.iter().find(|rule| rule.condition == Condition::ErrorCode(status))
    }

    /// The key of the page at `key`: for the root and for folders, that of their index.
    pub fn page(&self, key: &str) -> String {
        let index = if is_folder(key) { self.index.as_str() } else { "" };
        format!("{key}{index}")
    }

    /// The key that is looked for where there is no object at `key`.
    pub fn addressed(&self, key: &str) -> Option<String> {
        (self.auto_addressing == Some(true) && !is_folder(key)).then(|| format!("{key}.html"))
    }

    /// The key of the page of the folder that `key` would be with a slash behind it.
    pub fn folder_page(&self, key: &str) -> Option<String> {
        (!is_folder(key)).then(|| format!("{key}/{}", self.index))
    }
}

fn is_folder(key: &str) -> bool {
    key.is_empty() || key.ends_with('/')
}
