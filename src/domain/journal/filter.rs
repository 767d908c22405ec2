//! Filters of journal entries.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::faults::pattern::Pattern;
use crate::domain::journal::entry::{Entry, Outcome};
use crate::domain::names::{Names, Unknown};
use crate::primitives::names::AppId;

/// Conditions; all that are given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    pub appid: Option<AppId>,
    /// `service.operation`.
    pub operation: Option<String>,
    /// The service; `family` is its former name, for one release.
    #[serde(alias = "family")]
    pub service: Option<String>,
    /// The bucket, by its short name or with its AppId.
    pub bucket: Option<Pattern>,
    pub key: Option<Pattern>,
    pub status: Option<u16>,
    /// The smallest status.
    pub from_status: Option<u16>,
    /// Whether it was refused.
    pub refused: Option<bool>,
    /// Whether it is a preflight of a browser.
    pub preflight: Option<bool>,
    /// Part of the method, host, path, operation, code, reason or rule, in any case.
    pub text: Option<String>,
    /// Only entries with a greater id.
    pub since: Option<u64>,
    /// Only entries with a smaller id.
    pub before: Option<u64>,
}

impl Filter {
    /// Refuses an unknown service or operation.
    pub fn check(&self, names: &Names) -> Result<(), Unknown> {
        names.check(self.service.as_deref(), self.operation.as_deref())
    }

    /// Whether an entry matches.
    pub fn takes(&self, entry: &Entry) -> bool {
        let fits = |pattern: &Option<Pattern>, text: Option<&str>| match pattern {
            Some(pattern) => text.is_some_and(|text| pattern.fits(text)),
            None => true,
        };
        self.appid.is_none_or(|appid| entry.tenant == Some(appid))
            && self.operation.as_ref().is_none_or(|wanted| entry.operation().as_ref() == Some(wanted))
            && self.service.as_ref().is_none_or(|wanted| wanted == entry.service)
            && self.bucket.as_ref().is_none_or(|pattern| entry.is_in(pattern))
            && fits(&self.key, entry.key.as_deref())
            && self.status.is_none_or(|status| entry.status == Some(status))
            && self.from_status.is_none_or(|least| entry.status.is_some_and(|status| status >= least))
            && self.refused.is_none_or(|refused| (entry.outcome == Outcome::Refused) == refused)
            && self.preflight.is_none_or(|preflight| (entry.method == "OPTIONS") == preflight)
            && self.since.is_none_or(|since| entry.id > since)
            && self.before.is_none_or(|before| entry.id < before)
            && self.text.as_ref().is_none_or(|text| says(entry, &text.to_lowercase()))
    }
}

/// Whether a text in lower case stands in what is shown of an entry.
fn says(entry: &Entry, text: &str) -> bool {
    let has = |part: &str| part.to_lowercase().contains(text);
    has(entry.method)
        || has(&entry.host)
        || has(&entry.path)
        || entry.key.as_deref().is_some_and(has)
        || entry.operation().as_deref().is_some_and(has)
        || entry.reason.as_deref().is_some_and(has)
        || entry.code.is_some_and(|code| has(&code.to_string()))
        || entry.faults.iter().any(|applied| has(&applied.rule))
}
