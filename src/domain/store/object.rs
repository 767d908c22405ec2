//! One stored thing: a file, or the marker of a directory (a key that ends with a slash).

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::ids::Vid;
use crate::domain::store::content::Content;
use crate::domain::store::details::Details;
use crate::domain::store::version::VersionId;
use crate::primitives::memory::Reservation;

/// Who may read a file, as the JSON API says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Authority {
    /// As the bucket says.
    #[default]
    #[serde(rename = "eInvalid")]
    EInvalid,
    /// Reading needs a signature.
    #[serde(rename = "eWRPrivate")]
    EWRPrivate,
    /// Anybody may read.
    #[serde(rename = "eWPrivateRPublic")]
    EWPrivateRPublic,
}

impl Authority {
    /// Reads the vendor's word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(word)).ok()
    }
}

/// Whether an object that is stored may be replaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Overwrite {
    #[default]
    Allow,
    Forbid,
}

/// Facts about an object besides its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Free text of the business.
    pub biz_attr: String,
    /// Who may read.
    pub authority: Authority,
    /// Headers a download carries, by the vendor's spelling of their names.
    pub custom_headers: BTreeMap<String, String>,
    /// 0 allows everything, 1 forbids reading, 2 forbids writing.
    pub forbid: u8,
    /// What only the XML API can say of it.
    pub details: Details,
}

/// An object as it is at one moment; changing it means replacing it.
#[derive(Debug)]
pub struct Object {
    /// The bytes; none for a directory.
    pub content: Arc<Content>,
    /// Everything else that can be set.
    pub attributes: Attributes,
    /// Bytes of a slice when it came in slices, else its whole length.
    pub slice_size: u64,
    /// The id handed out when it was stored.
    pub vid: Vid,
    /// Created at, Unix seconds.
    pub ctime: i64,
    /// Changed at, Unix seconds.
    pub mtime: i64,
    /// For a directory: it was made only because something below it was stored.
    pub implied: bool,
    /// The version it is, in a bucket that keeps versions; none is the one called `null`.
    pub version: Option<VersionId>,
    /// Keeps its metadata within the memory budget.
    pub(super) _cost: Reservation,
}

/// Bytes an object is charged with beside its content.
pub(super) fn cost(key: &str, attributes: &Attributes) -> u64 {
    const FIXED: usize = 512;
    let headers: usize =
        attributes.custom_headers.iter().map(|(name, value)| name.len() + value.len() + 64).sum();
    (FIXED + 2 * key.len() + attributes.biz_attr.len() + headers + attributes.details.cost()) as u64
}
