//! The `name=value` pairs of a signature, their values decoded.

use crate::primitives::escape::{decoded, raw_pairs};

/// Pairs in their order.
pub(super) struct Pairs<'a>(pub Vec<(&'a str, String)>);

impl<'a> Pairs<'a> {
    /// Reads those of a text.
    pub(super) fn read(text: &'a str) -> Self {
        Self(raw_pairs(text).map(|(name, value)| (name, decoded(value))).collect())
    }

    /// The first value called `name`, empty or not.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| *found == name).map(|(_, value)| value.as_str())
    }

    /// The first value called `name` that is not empty.
    pub(super) fn full(&self, name: &str) -> Option<&str> {
        let named = |(found, value): &&(&str, String)| *found == name && !value.is_empty();
        self.0.iter().find(named).map(|(_, value)| value.as_str())
    }
}
