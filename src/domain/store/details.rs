//! What only the XML API can say of an object: its storage class, grants, encryption and tags, and how it was made.

use crate::domain::ids::UploadId;
use crate::domain::store::acl::Grant;

/// A storage class, by the vendor's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StorageClass(&'static str);

/// The classes of the manual's overview; those that end in `ARCHIVE` have to be restored before they can be read.
const CLASSES: [&str; 12] = [
    "STANDARD",
    "STANDARD_IA",
    "INTELLIGENT_TIERING",
    "ARCHIVE",
    "DEEP_ARCHIVE",
    "COLD",
    "MAZ_STANDARD",
    "MAZ_STANDARD_IA",
    "MAZ_INTELLIGENT_TIERING",
    "MAZ_ARCHIVE",
    "MAZ_DEEP_ARCHIVE",
    "MAZ_COLD",
];

impl Default for StorageClass {
    fn default() -> Self {
        Self(CLASSES[0])
    }
}

impl StorageClass {
    /// Reads the vendor's word, in any case.
    pub fn parse(word: &str) -> Option<Self> {
        CLASSES.into_iter().find(|known| known.eq_ignore_ascii_case(word)).map(Self)
    }

    /// The vendor's word.
    pub fn word(self) -> &'static str {
        self.0
    }

    /// Whether an object of it has to be restored before it can be read.
    pub fn is_archive(self) -> bool {
        self.0.ends_with("ARCHIVE")
    }
}

/// How an object is said to be encrypted. Nothing is: memory holds the bytes as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Encryption {
    /// With keys of the service.
    Cos,
    /// With a key of the key service.
    Kms {
        /// Which one.
        key_id: String,
    },
    /// With a key the client keeps, told by its MD5 as the client wrote it.
    Customer {
        /// Base64.
        key_md5: String,
    },
}

/// A temporary copy of an archived object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Readable from, Unix seconds.
    pub ready: i64,
    /// Readable until, Unix seconds.
    pub until: i64,
}

/// A tag of an object or a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub key: String,
    pub value: String,
}

/// What only the XML API can say of an object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Its class.
    pub storage_class: StorageClass,
    /// Grants beside the canned word.
    pub grants: Vec<Grant>,
    /// They came as a list that says all there is.
    pub grants_listed: bool,
    /// How it is said to be encrypted.
    pub encryption: Option<Encryption>,
    /// Its tags in the order they were given.
    pub tags: Vec<Tag>,
    /// It was made by appending and can grow.
    pub appendable: bool,
    /// Its ETag without quotes, where it is not the MD5.
    pub etag: Option<String>,
    /// The multipart upload it was made by.
    pub upload_id: Option<UploadId>,
    /// The copy of an archived object that can be read for a while.
    pub restored: Option<Restored>,
}

impl Details {
    /// Bytes it is charged with.
    pub(super) fn cost(&self) -> usize {
        let tags: usize = self.tags.iter().map(|tag| tag.key.len() + tag.value.len() + 64).sum();
        tags + self.grants.len() * 160
    }
}
