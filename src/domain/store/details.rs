//! Attributes of an object that only the XML API has: storage class, grants, encryption, tags, and how it was
//! made.

use crate::domain::ids::UploadId;
use crate::primitives::time::UnixSeconds;

/// A storage class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StorageClass(&'static str);

/// Storage classes (<https://cloud.tencent.com/document/product/436/33417>). Objects of those that end in
/// `ARCHIVE` have to be restored before they can be read. From warm to cold, for one zone and for several.
const CLASSES: [&str; 12] = [
    "STANDARD",
    "STANDARD_IA",
    "INTELLIGENT_TIERING",
    "COLD",
    "ARCHIVE",
    "DEEP_ARCHIVE",
    "MAZ_STANDARD",
    "MAZ_STANDARD_IA",
    "MAZ_INTELLIGENT_TIERING",
    "MAZ_COLD",
    "MAZ_ARCHIVE",
    "MAZ_DEEP_ARCHIVE",
];

impl Default for StorageClass {
    fn default() -> Self {
        Self(CLASSES[0])
    }
}

impl StorageClass {
    /// The vendor's names.
    pub fn words() -> impl Iterator<Item = &'static str> {
        CLASSES.into_iter()
    }

    /// Parses the vendor's name in any case.
    pub fn parse(word: &str) -> Option<Self> {
        CLASSES.into_iter().find(|known| known.eq_ignore_ascii_case(word)).map(Self)
    }

    /// The vendor's name.
    pub fn word(self) -> &'static str {
        self.0
    }

    /// Its place between warm and cold, whatever the zones. Lifecycle rules move objects to colder ones only.
    pub(super) fn coldness(self) -> Option<usize> {
        CLASSES.iter().position(|known| *known == self.0).map(|at| at % (CLASSES.len() / 2))
    }

    /// Whether an object of this class has to be restored before it can be read.
    pub fn is_archive(self) -> bool {
        self.0.ends_with("ARCHIVE")
    }
}

/// Declared server-side encryption. Nothing is encrypted: memory holds the bytes as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Encryption {
    /// SSE-COS.
    Cos,
    /// SSE-KMS.
    Kms { key_id: String },
    /// SSE-C, with a key that only the client has.
    Customer {
        /// MD5 of the key in base64, as the client wrote it.
        key_md5: String,
    },
}

/// A temporary copy of an archived object (<https://cloud.tencent.com/document/product/436/12633>).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Readable from.
    pub ready: UnixSeconds,
    /// Readable until.
    pub until: UnixSeconds,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub key: String,
    pub value: String,
}

/// Attributes that only the XML API has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    pub storage_class: StorageClass,
    pub encryption: Option<Encryption>,
    /// In the order they were given.
    pub tags: Vec<Tag>,
    /// Made by appending, so that it can grow.
    pub appendable: bool,
    /// ETag without quotes, where it is not the MD5.
    pub etag: Option<String>,
    /// The multipart upload that made it.
    pub upload_id: Option<UploadId>,
    pub restored: Option<Restored>,
    /// Key that this object, a symbolic link, leads to.
    pub symlink: Option<String>,
    /// Neither replaced nor deleted before, in a bucket with object lock.
    pub retained_until: Option<UnixSeconds>,
}

impl Details {
    /// Bytes charged to the memory budget.
    pub(super) fn cost(&self) -> usize {
        let tags: usize = self.tags.iter().map(|tag| tag.key.len() + tag.value.len() + 64).sum();
        tags + self.symlink.as_ref().map_or(0, String::len)
    }
}
