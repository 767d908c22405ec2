//! Version ids.

use crate::primitives::time::UnixSeconds;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

/// Id of a version: the microseconds left until 2⁶⁴, so that newer ones sort first.
///
/// On the wire it is the decimal number in base64 without padding, as in the vendor's samples
/// (<https://cloud.tencent.com/document/product/436/19883>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionId(u64);

/// The name of the version that has no id.
pub const NULL: &str = "null";

/// The version of an object that a request addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionRef {
    Latest,
    /// The version without an id.
    Null,
    Id(VersionId),
}

impl From<Option<VersionId>> for VersionRef {
    fn from(version: Option<VersionId>) -> Self {
        version.map_or(Self::Null, Self::Id)
    }
}

impl VersionRef {
    /// Parses `null` or an id; none if it cannot be an id.
    pub fn parse(text: &str) -> Option<Self> {
        if text == NULL { Some(Self::Null) } else { VersionId::parse(text).map(Self::Id) }
    }

    /// The id; none for `null` and for the latest.
    pub fn id(self) -> Option<VersionId> {
        match self {
            Self::Latest | Self::Null => None,
            Self::Id(id) => Some(id),
        }
    }
}

impl VersionId {
    /// None if the text cannot be an id.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = STANDARD_NO_PAD.decode(text).ok()?;
        std::str::from_utf8(&digits).ok()?.parse().ok().map(Self)
    }

    /// The id of an object's version, or `null`.
    pub fn text(version: Option<Self>) -> String {
        version.map_or_else(|| NULL.to_owned(), |id| STANDARD_NO_PAD.encode(id.0.to_string()))
    }
}

/// Issues ids, each newer than the one before.
#[derive(Debug, Default)]
pub struct Minter {
    last: AtomicU64,
}

impl Clone for Minter {
    fn clone(&self) -> Self {
        Self { last: AtomicU64::new(self.last.load(Relaxed)) }
    }
}

impl Minter {
    /// The id of a version made at `now`.
    pub fn mint(&self, now: UnixSeconds) -> VersionId {
        let micros = (now.0.max(1) as u64).saturating_mul(1_000_000);
        let next = |last: u64| micros.max(last + 1);
        let before = self.last.fetch_update(Relaxed, Relaxed, |last| Some(next(last)));
        VersionId(0u64.wrapping_sub(next(before.unwrap_or_else(|last| last))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_vendors_form_and_newer_ones_come_first() {
        assert_eq!(
            VersionId::text(Some(VersionId(18_445_177_009_301_744_405))),
            "MTg0NDUxNzcwMDkzMDE3NDQ0MDU"
        );
        assert_eq!(
            VersionId::parse("MTg0NDUxNzcwMDkzMDE3NDQ0MDU"),
            Some(VersionId(18_445_177_009_301_744_405))
        );
        let minter = Minter::default();
        let (one, two) = (minter.mint(UnixSeconds(1_567_064_407)), minter.mint(UnixSeconds(1_567_064_407)));
        assert!(two < one && VersionId::text(Some(two)) < VersionId::text(Some(one)));
        for bad in ["", "null", "x", "bm8"] {
            assert_eq!(VersionId::parse(bad), None, "{bad}");
        }
    }
}
