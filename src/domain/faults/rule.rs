//! Fault rules: conditions, schedule and effect.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::faults::answer::one_name;
use crate::domain::faults::attributes::Attributes;
use crate::domain::faults::effect::Effect;
use crate::domain::faults::pattern::Pattern;
use crate::domain::faults::schedule::On;
use crate::domain::object::object;
use crate::primitives::names::AppId;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Id; generated where none is given.
    #[serde(default)]
    pub id: String,
    /// Conditions on requests.
    #[serde(default, deserialize_with = "object")]
    pub when: When,
    /// Schedule: the matching requests on which it acts.
    #[serde(default, deserialize_with = "object")]
    pub on: On,
    #[serde(default)]
    pub phase: Phase,
    #[serde(deserialize_with = "object")]
    pub effect: Effect,
    #[serde(default)]
    pub request_id: RequestId,
}

/// Whether the rule acts before or after the operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Before the operation, or instead of it.
    #[default]
    Before,
    /// After the operation, whose changes stay.
    After,
}

/// Whether the response has a request id; SDKs choose their next host by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RequestId {
    #[default]
    Keep,
    Drop,
}

/// Conditions; all that are given must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct When {
    /// `service.operation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Former name of `service`, for one release.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "appid")]
    #[schemars(with = "Option<WrittenAppId>")]
    pub appid: Option<AppId>,
    /// SecretId of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<Pattern>,
    /// The bucket, by its short name or with its AppId.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bucket: Option<Pattern>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Pattern>,
    /// The host, without a port.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<Pattern>,
    /// Headers by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub header: BTreeMap<String, Pattern>,
    /// Name of the event, for effects on events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
}

/// A number, or a string of digits.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged, expecting = "an appid is a number from 1 to 4294967295")]
enum WrittenAppId {
    Number(u32),
    Text(String),
}

fn appid<'de, D: Deserializer<'de>>(from: D) -> Result<Option<AppId>, D::Error> {
    let appid = match Option::deserialize(from)? {
        None => return Ok(None),
        Some(WrittenAppId::Number(number)) => AppId::parse(&number.to_string()),
        Some(WrittenAppId::Text(text)) => AppId::parse(&text),
    };
    appid.map(Some).ok_or_else(|| serde::de::Error::custom("an appid is a number from 1 to 4294967295"))
}

/// Whether a rule matches a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    Yes,
    No,
    /// Not decided by what is known so far.
    Open,
}

/// One condition of a rule.
type Condition = fn(&When, &Attributes<'_>) -> Match;

/// All conditions, the most selective first.
const CONDITIONS: [Condition; 9] = [
    |when, attributes| test(&when.key, attributes.key, Pattern::fits, attributes),
    |when, attributes| test(&when.appid, attributes.tenant, |wanted, tenant| *wanted == tenant, attributes),
    |when, attributes| {
        test(&when.service, Some(attributes.service), |wanted, service| wanted == service, attributes)
    },
    operation,
    |when, attributes| {
        test(&when.bucket, attributes.bucket, |pattern, _| attributes.is_in(pattern), attributes)
    },
    |when, attributes| test(&when.host, Some(attributes.host), Pattern::fits, attributes),
    |when, attributes| test(&when.secret_id, attributes.secret_id, Pattern::fits, attributes),
    |when, attributes| {
        let fits = |(name, pattern): (&String, &Pattern)| {
            (attributes.header)(name).is_some_and(|value| pattern.fits(value))
        };
        decided(when.header.iter().all(fits))
    },
    |when, attributes| test(&when.event, attributes.event, |wanted, event| wanted == event, attributes),
];

/// An operation that is not known yet is undecided if its service matches.
fn operation(when: &When, attributes: &Attributes<'_>) -> Match {
    let Some((service, name)) = when.operation.as_deref().and_then(|operation| operation.split_once('.'))
    else {
        return Match::Yes;
    };
    if service == attributes.service {
        test(&Some(name), attributes.operation, |wanted, known| *wanted == known, attributes)
    } else {
        Match::No
    }
}

impl When {
    /// Compares the conditions to what is known of a request.
    pub fn matches(&self, attributes: &Attributes<'_>) -> Match {
        let mut verdict = Match::Yes;
        for condition in CONDITIONS {
            match condition(self, attributes) {
                Match::Yes => {}
                Match::No => return Match::No,
                Match::Open => verdict = Match::Open,
            }
        }
        verdict
    }

    /// Makes `service` and its former name `family` agree; an error where they differ.
    pub fn unify_names(&mut self) -> Result<(), String> {
        let service =
            one_name(self.service.take(), self.family.take()).map_err(|error| format!("when: {error}"))?;
        (self.service, self.family) = (service.clone(), service);
        Ok(())
    }

    /// The service the rule is for; that of its operation where `service` is not given.
    pub fn service(&self) -> Option<&str> {
        let named = self.operation.as_ref().and_then(|name| name.split('.').next());
        self.service.as_deref().or(named)
    }
}

fn decided(holds: bool) -> Match {
    if holds { Match::Yes } else { Match::No }
}

/// Compares one attribute. A missing one may still become known, unless the request is complete.
fn test<W, K>(
    wanted: &Option<W>,
    known: Option<K>,
    fits: impl Fn(&W, K) -> bool,
    attributes: &Attributes<'_>,
) -> Match {
    match (wanted, known) {
        (None, _) => Match::Yes,
        (Some(wanted), Some(known)) => decided(fits(wanted, known)),
        (Some(_), None) if attributes.is_complete => Match::No,
        (Some(_), None) => Match::Open,
    }
}
