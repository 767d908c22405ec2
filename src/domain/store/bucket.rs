//! A bucket: its settings, its objects in key order, and its open uploads.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::Arc;

use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::ids::{SessionId, Vid};
use crate::domain::store::acl::{BucketAcl, Canned};
use crate::domain::store::acl_writes::AclWrites;
use crate::domain::store::configuration::{Configuration, Versioning};
use crate::domain::store::content::{Content, ContentIndex, Unhashed};
use crate::domain::store::cors::{Cors, CorsMode};
use crate::domain::store::error::{BucketError, ObjectError, PathError};
use crate::domain::store::history::History;
use crate::domain::store::lifecycle::NextDue;
use crate::domain::store::multipart::Multiparts;
use crate::domain::store::object::{Attributes, Object, cost};
use crate::domain::store::upload::Upload;
use crate::domain::store::version::Minter;
use crate::primitives::memory::{Meter, Reservation};
use crate::primitives::names::{AppId, BucketId, is_region, long_region, parent};
use crate::primitives::time::UnixSeconds;

/// Settings of a bucket that the vendor's console has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BucketSettings {
    /// Region in the XML API's spelling, such as `ap-guangzhou`.
    pub region: String,
    /// Downloads need a signature (token protection in the console).
    pub token_protection: bool,
    /// Referers whose downloads are refused: how they begin, or after a leading `*` what they contain.
    pub referer_blacklist: Vec<String>,
    /// Origins that get CORS headers from the JSON API, and from the XML API while `cors` is lenient; empty:
    /// all.
    pub cors_origins: Vec<String>,
    /// Whether pages may call before the bucket has CORS rules.
    pub cors: CorsMode,
    /// Initial canned ACL.
    pub acl: Canned,
    /// Initial versioning state.
    pub versioning: Versioning,
    /// Creation time, for buckets that are older than the server: path style on the vendor's hosts is refused
    /// for those of 2024 and later.
    #[serde(deserialize_with = "moment", skip_serializing_if = "Option::is_none")]
    pub created: Option<UnixSeconds>,
    /// Rules of default hosts for buckets of 2024 and later: GET forces downloads, `.apk` and `.ipa` are
    /// refused.
    #[serde(deserialize_with = "switch")]
    pub default_host_rules: bool,
}

/// Reads a date, a time of RFC 3339, or Unix seconds.
fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Option<UnixSeconds>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a date such as \"2023-12-31\", or Unix seconds")]
    enum Form {
        Seconds(i64),
        Text(String),
    }
    match Form::deserialize(from)? {
        Form::Seconds(seconds) => Ok(Some(UnixSeconds(seconds))),
        Form::Text(text) => UnixSeconds::parse(&text).map(Some).ok_or_else(|| {
            D::Error::custom(format!("{text:?} is no date; write 2023-12-31 or 2023-12-31T00:00:00Z"))
        }),
    }
}

/// Reads `"on"`, `"off"`, or a flag.
fn switch<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Word {
        On,
        Off,
    }
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected \"on\" or \"off\"")]
    enum Form {
        Flag(bool),
        Word(Word),
    }
    Ok(matches!(Form::deserialize(from)?, Form::Flag(true) | Form::Word(Word::On)))
}

impl BucketSettings {
    /// Refuses settings that cannot be meant for the bucket `id`, in a sentence.
    pub fn check(&self, id: &BucketId) -> Result<(), String> {
        if id.name.ends_with(&format!("-{}", id.appid)) {
            return Err(format!("the name {:?} has the AppId in it; give the name without it", id.name));
        }
        if !is_region(long_region(&self.region)) {
            return Err(format!("{:?} is no region; write ap-guangzhou or gz", self.region));
        }
        Ok(())
    }
}

impl Default for BucketSettings {
    fn default() -> Self {
        Self {
            region: "ap-guangzhou".into(),
            token_protection: false,
            referer_blacklist: Vec::new(),
            cors_origins: Vec::new(),
            cors: CorsMode::default(),
            acl: Canned::default(),
            versioning: Versioning::default(),
            created: None,
            default_host_rules: false,
        }
    }
}

#[derive(Debug)]
pub struct Bucket {
    pub id: BucketId,
    /// The account it belongs to. For buckets of VOD's storage it is not the AppId in `id`.
    pub owner: AppId,
    pub settings: BucketSettings,
    pub created: UnixSeconds,
    /// Index of its content by SHA-1.
    pub contents: ContentIndex,
    /// Set through the XML API. May be locked while the objects are locked, never the other way round.
    pub configuration: RwLock<Configuration>,
    pub multiparts: Multiparts,
    objects: RwLock<Objects>,
    pub(super) acl_writes: AclWrites,
    pub(super) minter: Minter,
    pub(super) next_due: NextDue,
    pub(super) meter: Meter,
    /// Its share of the memory budget.
    _cost: Arc<Reservation>,
}

impl Bucket {
    pub(super) fn new(
        id: BucketId,
        owner: AppId,
        settings: BucketSettings,
        created: UnixSeconds,
        unhashed: Unhashed,
        meter: Meter,
        cost: Reservation,
    ) -> Self {
        let acl = (settings.acl != Canned::Private).then(|| BucketAcl::of_word(settings.acl));
        let cors = match settings.cors {
            CorsMode::Lenient => Cors::Lenient,
            CorsMode::Strict => Cors::CLOSED,
        };
        let configuration =
            Configuration { versioning: settings.versioning, acl, cors, ..Configuration::default() };
        Self {
            id,
            owner,
            created: settings.created.unwrap_or(created),
            settings,
            contents: ContentIndex::new(unhashed),
            configuration: RwLock::new(configuration),
            multiparts: Multiparts::default(),
            objects: RwLock::default(),
            acl_writes: AclWrites::default(),
            minter: Minter::default(),
            next_due: NextDue::default(),
            meter,
            _cost: Arc::new(cost),
        }
    }

    /// A copy for a snapshot, with the copies of its open uploads from `uploads`.
    pub(super) fn duplicate(&self, uploads: &HashMap<SessionId, Arc<Upload>>, unhashed: Unhashed) -> Self {
        let objects = self.read();
        let contents = ContentIndex::new(unhashed);
        objects.entries.values().for_each(|object| contents.add(&object.content));
        let copy = |upload: &Arc<Upload>| {
            uploads.get(&upload.session).map(|copy| (upload.key.clone(), copy.clone()))
        };
        let copies = Objects {
            entries: objects.entries.clone(),
            pending: objects.pending.values().filter_map(copy).collect(),
            history: objects.history.clone(),
            removed: false,
        };
        Self {
            id: self.id.clone(),
            owner: self.owner,
            settings: self.settings.clone(),
            created: self.created,
            contents,
            configuration: RwLock::new(self.configuration.read().clone()),
            multiparts: self.multiparts.duplicate(),
            objects: RwLock::new(copies),
            acl_writes: self.acl_writes.duplicate(),
            minter: self.minter.clone(),
            next_due: self.next_due.clone(),
            meter: self.meter.clone(),
            _cost: self._cost.clone(),
        }
    }

    /// A copy of its ACL: whoever holds the configuration must not wait for the objects.
    pub fn acl(&self) -> BucketAcl {
        self.configuration.read().acl.clone().unwrap_or_default()
    }

    /// Locks the objects for reading.
    pub fn read(&self) -> RwLockReadGuard<'_, Objects> {
        self.objects.read()
    }

    /// Locks the objects for writing. [`BucketError::NotFound`] once the bucket was deleted.
    pub(super) fn write(&self) -> Result<RwLockWriteGuard<'_, Objects>, ObjectError> {
        let objects = self.objects.write();
        if objects.removed {
            return Err(BucketError::NotFound(self.id.clone()).into());
        }
        Ok(objects)
    }

    /// Marks the bucket as deleted if nothing is left in it that a client could see; nothing is stored from
    /// then on.
    pub(super) fn remove_if_empty(&self, now: UnixSeconds) -> bool {
        let mut objects = self.objects.write();
        objects.removed |= objects.is_empty(now) && self.multiparts.is_empty();
        objects.removed
    }

    /// The file or directory marker at `key`.
    pub fn get(&self, key: &str) -> Option<Arc<Object>> {
        self.read().entries.get(key).cloned()
    }

    /// A new object, its metadata charged to the memory budget. Call it with the objects locked, or its
    /// version may be older than that of an object stored before it.
    pub(super) fn object(&self, key: &str, new: NewObject) -> Result<Arc<Object>, ObjectError> {
        let mut object = self.unstamped(key, new)?;
        self.stamp(&mut object);
        Ok(object)
    }

    /// A new object that has no version yet.
    pub(super) fn unstamped(&self, key: &str, new: NewObject) -> Result<Arc<Object>, ObjectError> {
        let charged = self.meter.reserve(cost(key, &new.attributes))?;
        if new.attributes.acl.is_own() {
            self.acl_writes.add();
        }
        Ok(Arc::new(Object {
            content: new.content,
            attributes: new.attributes,
            slice_size: new.slice_size,
            vid: new.vid,
            ctime: new.ctime,
            mtime: new.mtime,
            implied: false,
            version: None,
            _cost: charged,
        }))
    }
}

/// Parts of an object that is to be stored.
#[derive(Debug)]
pub struct NewObject {
    pub content: Arc<Content>,
    pub attributes: Attributes,
    /// Bytes of a slice, or the whole length.
    pub slice_size: u64,
    pub vid: Vid,
    pub ctime: UnixSeconds,
    pub mtime: UnixSeconds,
}

impl NewObject {
    /// An object that came in one piece at `now`.
    pub fn whole(content: Arc<Content>, attributes: Attributes, vid: Vid, now: UnixSeconds) -> Self {
        Self { slice_size: content.len(), content, attributes, vid, ctime: now, mtime: now }
    }
}

/// Objects in key order, the open slice upload of each key, and older versions.
#[derive(Debug, Default)]
pub struct Objects {
    pub(super) entries: BTreeMap<Box<str>, Arc<Object>>,
    pub(super) pending: HashMap<Box<str>, Arc<Upload>>,
    pub(super) history: History,
    /// The bucket was deleted.
    removed: bool,
}

impl Objects {
    pub fn get(&self, key: &str) -> Option<&Arc<Object>> {
        self.entries.get(key)
    }

    /// The open slice upload of `key`.
    pub fn pending(&self, key: &str) -> Option<&Arc<Upload>> {
        self.pending.get(key)
    }

    /// Whether `directory` (empty, or ending with a slash) exists: as the root, by a marker, or by anything
    /// below it.
    pub fn directory_exists(&self, directory: &str) -> bool {
        let first = self.entries.range::<str, _>((Bound::Included(directory), Bound::Unbounded)).next();
        directory.is_empty() || first.is_some_and(|(key, _)| key.starts_with(directory))
    }

    /// Whether anything lies below `directory`.
    pub(super) fn has_children(&self, directory: &str) -> bool {
        let below = self.entries.range::<str, _>((Bound::Excluded(directory), Bound::Unbounded)).next();
        below.is_some_and(|(key, _)| key.starts_with(directory))
    }

    /// Refuses a file at `key` where a directory is, and anything below a file.
    pub(super) fn check_room(&self, key: &str) -> Result<(), PathError> {
        let copy = if let Some(file) = key.strip_suffix('/') {
            self.entries.contains_key(file).then(|| file.to_owned())
        } else {
            let directory = format!("{key}/");
            self.directory_exists(&directory).then_some(directory)
        };
        let mut above = parent(key);
        let mut taken = copy;
        while taken.is_none() && !above.is_empty() {
            let file = above.trim_end_matches('/');
            taken = self.entries.contains_key(file).then(|| file.to_owned());
            above = parent(above);
        }
        taken.map_or(Ok(()), |taken| Err(PathError::Conflict { taken }))
    }

    /// Directories above `key` without a marker, the outermost last.
    pub(super) fn missing_parents<'k>(&self, key: &'k str) -> Vec<&'k str> {
        let mut missing = Vec::new();
        let mut above = parent(key);
        while !above.is_empty() && !self.entries.contains_key(above) {
            missing.push(above);
            above = parent(above);
        }
        missing
    }
}
