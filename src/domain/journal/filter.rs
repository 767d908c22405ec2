//! Filters of journal entries.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::faults::pattern::Pattern;
use crate::domain::journal::entry::Entry;
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
    /// Only entries with a greater id.
    pub since: Option<u64>,
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
            && self.since.is_none_or(|since| entry.id > since)
    }
}
