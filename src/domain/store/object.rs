//! A stored object: a file, or the marker of a directory (a key that ends with a slash).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::ids::Vid;
use crate::domain::store::acl::ObjectAcl;
use crate::domain::store::content::Content;
use crate::domain::store::details::Details;
use crate::domain::store::version::VersionId;
use crate::primitives::memory::Reservation;
use crate::primitives::time::UnixSeconds;

/// Whether an object that is stored may be replaced. A bucket that keeps versions, or ever did, replaces
/// nothing, so `Forbid` has no effect there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Overwrite {
    #[default]
    Allow,
    Forbid,
}

/// Everything of an object that can be set, besides its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Text of the application's own.
    pub biz_attr: String,
    /// Who may do what with it.
    pub acl: ObjectAcl,
    /// Headers of a download, in the vendor's spelling.
    pub custom_headers: BTreeMap<String, String>,
    /// 0 allows everything, 1 forbids reading, 2 forbids writing.
    pub forbid: u8,
    pub details: Details,
}

/// An object. It is immutable; a change replaces it.
#[derive(Debug)]
pub struct Object {
    /// Empty for a directory.
    pub content: Arc<Content>,
    pub attributes: Attributes,
    /// Bytes of a slice if it came in slices, else its whole length.
    pub slice_size: u64,
    pub vid: Vid,
    pub ctime: UnixSeconds,
    pub mtime: UnixSeconds,
    /// A directory that exists only because something below it was stored.
    pub implied: bool,
    /// None is the version `null`.
    pub version: Option<VersionId>,
    /// Its metadata's share of the memory budget.
    pub(super) _cost: Reservation,
}

/// Bytes charged for an object besides its content.
pub(super) fn cost(key: &str, attributes: &Attributes) -> u64 {
    const FIXED: usize = 512;
    let headers: usize =
        attributes.custom_headers.iter().map(|(name, value)| name.len() + value.len() + 64).sum();
    let more = attributes.details.cost() + attributes.acl.cost();
    (FIXED + 2 * key.len() + attributes.biz_attr.len() + headers + more) as u64
}
