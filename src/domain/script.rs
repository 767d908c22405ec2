//! Second attempts in the scripted error bucket, as test suites of different clients expect them.

use std::collections::HashMap;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

/// A policy for attempts that are not the first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// A request with the retry header succeeds: the suites of the Node.js, Python, Go and Java SDKs.
    #[default]
    Official,
    /// A request with the retry header is refused with 400: the Android SDK's suite.
    Android,
    /// The fourth request for a key succeeds, header or not: an old file system client's suite.
    Cosfs,
}

impl Preset {
    /// Reads a policy's name.
    pub fn parse(name: &str) -> Result<Self, String> {
        let word = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name);
        Self::deserialize(word).map_err(|error| error.to_string())
    }
}

/// Result of an attempt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attempt {
    /// The error that the key names.
    Fails,
    Succeeds,
    /// 400.
    Refused,
}

/// The policy and its counts.
#[derive(Debug, Default)]
pub struct Script {
    preset: Preset,
    /// Requests by key, for the one policy that counts.
    counted: Mutex<HashMap<String, u32>>,
}

/// Failures before a success, for the policy that counts.
const FAILURES: u32 = 3;
/// Keys that are counted at a time; beyond it counting begins anew.
const KEYS: usize = 4096;

impl Script {
    /// A script with this policy.
    pub fn new(preset: Preset) -> Self {
        Self { preset, counted: Mutex::default() }
    }

    /// Result of a request for `key`; `again` if it has the retry header.
    pub fn attempt(&self, key: &str, again: bool) -> Attempt {
        match (self.preset, again) {
            (Preset::Official, true) => Attempt::Succeeds,
            (Preset::Android, true) => Attempt::Refused,
            (Preset::Official | Preset::Android, false) => Attempt::Fails,
            (Preset::Cosfs, _) => self.count(key),
        }
    }

    /// Resets the counts.
    pub fn reset(&self) {
        self.counted.lock().clear();
    }

    fn count(&self, key: &str) -> Attempt {
        let mut counted = self.counted.lock();
        if counted.len() >= KEYS && !counted.contains_key(key) {
            counted.clear();
        }
        let failures = counted.entry(key.to_owned()).or_default();
        *failures += 1;
        if *failures <= FAILURES {
            return Attempt::Fails;
        }
        counted.remove(key);
        Attempt::Succeeds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_policy_has_its_own_idea_of_a_second_attempt() {
        use Attempt::{Fails, Refused, Succeeds};
        let script = Script::new;
        let official = script(Preset::Official);
        assert_eq!([official.attempt("k", false), official.attempt("k", true)], [Fails, Succeeds]);
        assert_eq!(script(Preset::Android).attempt("k", true), Refused);
        let cosfs = script(Preset::Cosfs);
        let four: Vec<_> = (0..5).map(|_| cosfs.attempt("k", true)).collect();
        assert_eq!(four, [Fails, Fails, Fails, Succeeds, Fails]);
        assert_eq!(cosfs.attempt("another", false), Fails);
    }
}
