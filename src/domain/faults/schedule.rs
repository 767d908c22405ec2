//! Which of the requests that match a rule it acts on, counted from 1.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When a rule acts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Written", into = "Written")]
pub enum On {
    /// On every match.
    #[default]
    Always,
    /// On matches with these numbers.
    Calls(Vec<u64>),
    /// On this many matches from the first.
    First(u64),
    /// On all matches but this many from the first.
    After(u64),
    /// On every nth match.
    Every(u64),
    /// On each match with this probability; repeatable for the same seed.
    Probability {
        /// Between 0 and 1.
        p: f64,
        seed: u64,
    },
}

impl On {
    /// Whether the rule acts on its `nth` match.
    pub fn acts(&self, nth: u64) -> bool {
        match self {
            Self::Always => true,
            Self::Calls(calls) => calls.contains(&nth),
            Self::First(count) => nth <= *count,
            Self::After(count) => nth > *count,
            Self::Every(step) => nth.is_multiple_of(*step),
            Self::Probability { p, seed } => unit(*seed, nth) < *p,
        }
    }

    /// Number of times it acts after `seen` matches; none where that is unlimited.
    pub fn left(&self, seen: u64) -> Option<u64> {
        match self {
            Self::Calls(calls) => Some(calls.iter().filter(|call| **call > seen).count() as u64),
            Self::First(count) => Some(count.saturating_sub(seen)),
            Self::Always | Self::After(_) | Self::Every(_) | Self::Probability { .. } => None,
        }
    }

    /// Number of times it must have acted to count as used.
    pub fn due(&self) -> u64 {
        match self {
            Self::Calls(calls) => calls.len() as u64,
            Self::Always | Self::First(_) | Self::After(_) | Self::Every(_) | Self::Probability { .. } => 1,
        }
    }
}

/// 64 bits that depend on both numbers and look like chance (the finaliser of SplitMix64).
pub(crate) fn mixed(seed: u64, nth: u64) -> u64 {
    let mut bits = seed.wrapping_add(nth.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}

/// A number from 0 up to 1 from the same bits.
fn unit(seed: u64, nth: u64) -> f64 {
    (mixed(seed, nth) >> 11) as f64 / (1u64 << 53) as f64
}

/// JSON of a schedule: one of the members, and a seed beside `probability`.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Written {
    #[serde(skip_serializing_if = "Option::is_none")]
    calls: Option<Vec<u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    probability: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
}

impl TryFrom<Written> for On {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let mut schedules = [
            written.calls.map(Self::Calls),
            written.first.map(Self::First),
            written.after.map(Self::After),
            written.every.map(Self::Every),
            written.probability.map(|p| Self::Probability { p, seed: written.seed.unwrap_or(0) }),
        ]
        .into_iter()
        .flatten();
        let schedule = match (schedules.next(), schedules.next()) {
            (Some(schedule), None) => schedule,
            (None, _) if written.seed.is_none() => Self::Always,
            _ => return Err("on: give one of calls, first, after, every, or probability with a seed".into()),
        };
        match &schedule {
            Self::Calls(calls) if calls.is_empty() || calls.contains(&0) => {
                Err("on.calls: calls are counted from 1".into())
            }
            Self::Calls(calls) if calls.iter().collect::<BTreeSet<_>>().len() < calls.len() => {
                Err("on.calls: a call is named twice; name each once".into())
            }
            Self::First(0) | Self::Every(0) => Err("on: 0 never acts; count from 1".into()),
            Self::Probability { p, .. } if !(*p > 0.0 && *p <= 1.0) => {
                Err("on.probability: give a number above 0, which never acts, and up to 1".into())
            }
            Self::Probability { .. } => Ok(schedule),
            _ if written.seed.is_some() => Err("on.seed belongs to probability".into()),
            Self::Always | Self::Calls(_) | Self::First(_) | Self::After(_) | Self::Every(_) => Ok(schedule),
        }
    }
}

impl From<On> for Written {
    fn from(on: On) -> Self {
        let mut written = Self::default();
        match on {
            On::Always => {}
            On::Calls(calls) => written.calls = Some(calls),
            On::First(count) => written.first = Some(count),
            On::After(count) => written.after = Some(count),
            On::Every(step) => written.every = Some(step),
            On::Probability { p, seed } => (written.probability, written.seed) = (Some(p), Some(seed)),
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acting(on: &str) -> Vec<u64> {
        let on: On = serde_json::from_str(on).expect("a sound schedule");
        (1..=6).filter(|nth| on.acts(*nth)).collect()
    }

    #[test]
    fn matches_are_counted_from_one() {
        assert_eq!(acting("{}"), [1, 2, 3, 4, 5, 6]);
        assert_eq!(acting(r#"{"calls":[2,5]}"#), [2, 5]);
        assert_eq!(acting(r#"{"first":2}"#), [1, 2]);
        assert_eq!(acting(r#"{"after":4}"#), [5, 6]);
        assert_eq!(acting(r#"{"every":3}"#), [3, 6]);
    }

    #[test]
    fn chance_repeats_for_the_same_seed_and_keeps_its_share() {
        let on = |seed| On::Probability { p: 0.25, seed };
        let acting = |seed| (1..=10_000).filter(|nth| on(seed).acts(*nth)).collect::<Vec<u64>>();
        assert_eq!(acting(7), acting(7));
        assert_ne!(acting(7), acting(8));
        assert!((2300..2700).contains(&acting(7).len()), "{}", acting(7).len());
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for on in [
            r#"{"calls":[]}"#,
            r#"{"calls":[0]}"#,
            r#"{"calls":[2,2]}"#,
            r#"{"probability":0}"#,
            r#"{"first":0}"#,
            r#"{"first":1,"every":2}"#,
            r#"{"seed":1}"#,
            r#"{"first":1,"seed":1}"#,
            r#"{"probability":1.5}"#,
            r#"{"often":1}"#,
        ] {
            assert!(serde_json::from_str::<On>(on).is_err(), "{on}");
        }
    }
}
