//! Multipart uploads of the XML API: their parts, and the list of open ones.
//!
//! <https://cloud.tencent.com/document/product/436/7742>

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use parking_lot::{Mutex, MutexGuard, RwLock};

use crate::domain::ids::UploadId;
use crate::domain::store::content::Content;
use crate::domain::store::error::MultipartError;
use crate::domain::store::object::Attributes;
use crate::primitives::blob::Blob;
use crate::primitives::digest::{Md5, md5};
use crate::primitives::memory::{Meter, Reservation};
use crate::primitives::time::UnixSeconds;

/// Bytes charged for a part besides its content.
const PART_COST: u64 = 256;

#[derive(Debug)]
pub struct Multipart {
    pub id: UploadId,
    pub key: Box<str>,
    pub initiated: UnixSeconds,
    /// Attributes of the object to be.
    pub attributes: Attributes,
    state: Mutex<State>,
    /// Held while the upload is completed or aborted.
    ending: Mutex<()>,
    _cost: Arc<Reservation>,
}

#[derive(Debug, Default, Clone)]
struct State {
    parts: BTreeMap<u32, Part>,
    ended: bool,
}

#[derive(Debug, Clone)]
pub struct Part {
    /// From 1.
    pub number: u32,
    /// Its MD5 and CRC are known.
    pub content: Arc<Content>,
    /// Without quotes.
    pub etag: String,
    pub mtime: UnixSeconds,
    _cost: Arc<Reservation>,
}

/// A part as a client lists it to complete an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPart {
    pub number: u32,
    /// With or without quotes.
    pub etag: String,
}

/// Smallest part that may stand before another, in bytes
/// (<https://cloud.tencent.com/document/product/436/7742>).
pub const PART_MIN: u64 = 1024 * 1024;

/// The content of a completed upload.
#[derive(Debug)]
pub struct Assembled {
    /// Its CRC is known, its MD5 is not.
    pub content: Arc<Content>,
    /// Without quotes: the MD5 of the parts' MD5s, and the number of parts.
    pub etag: String,
}

impl Multipart {
    pub(super) fn new(
        id: UploadId,
        key: &str,
        attributes: Attributes,
        now: UnixSeconds,
        cost: Reservation,
    ) -> Self {
        Self {
            id,
            key: key.into(),
            initiated: now,
            attributes,
            state: Mutex::default(),
            ending: Mutex::default(),
            _cost: Arc::new(cost),
        }
    }

    /// A copy for a snapshot.
    fn duplicate(&self) -> Self {
        Self {
            id: self.id.clone(),
            key: self.key.clone(),
            initiated: self.initiated,
            attributes: self.attributes.clone(),
            ending: Mutex::default(),
            state: Mutex::new(self.state.lock().clone()),
            _cost: self._cost.clone(),
        }
    }

    /// Stores a part; one of the same number is replaced.
    pub fn put_part(
        &self,
        number: u32,
        content: Arc<Content>,
        etag: String,
        now: UnixSeconds,
        meter: &Meter,
    ) -> Result<Part, MultipartError> {
        let cost = Arc::new(meter.reserve(PART_COST)?);
        let part = Part { number, content, etag, mtime: now, _cost: cost };
        let mut state = self.state.lock();
        if state.ended {
            return Err(MultipartError::NoSuchUpload { id: self.id.clone() });
        }
        state.parts.insert(number, part.clone());
        Ok(part)
    }

    /// Keeps others from completing or aborting the upload while the guard lives.
    pub(super) fn alone(&self) -> MutexGuard<'_, ()> {
        self.ending.lock()
    }

    /// At most `limit` parts behind the number `after`, and whether more follow; a limit of zero reports that
    /// none do.
    pub fn parts(&self, after: u32, limit: usize) -> (Vec<Part>, bool) {
        let state = self.state.lock();
        let mut rest = state.parts.range(after.saturating_add(1)..).map(|(_, part)| part.clone());
        let page: Vec<Part> = rest.by_ref().take(limit).collect();
        (page, limit > 0 && rest.next().is_some())
    }

    /// Ends the upload: it takes no more parts.
    pub(super) fn end(&self) {
        *self.state.lock() = State { ended: true, ..State::default() };
    }

    /// Joins the listed parts without copying a byte.
    pub(super) fn assemble(&self, listed: &[ListedPart]) -> Result<Assembled, MultipartError> {
        if let Some(pair) = listed.windows(2).find(|pair| pair[0].number >= pair[1].number) {
            return Err(MultipartError::PartsOutOfOrder { before: pair[0].number, after: pair[1].number });
        }
        let parts = self.listed(listed)?;
        if let Some(part) =
            parts.split_last().and_then(|(_, front)| front.iter().find(|part| part.content.len() < PART_MIN))
        {
            return Err(MultipartError::PartTooSmall {
                number: part.number,
                len: part.content.len(),
                least: PART_MIN,
            });
        }
        let digests = parts.iter().map(|part| part.md5().0).collect::<Vec<_>>().concat();
        let etag = format!("{}-{}", md5(&digests), parts.len());
        let crc = parts.iter().map(|part| (part.content.crc64(), part.content.len()));
        let crc = crc.reduce(|(front, before), (back, len)| (front.then(back, len), before + len));
        let pieces = parts.iter().flat_map(|part| part.content.blob.pieces().iter().cloned());
        let blob = Blob::from_pieces(pieces);
        let content = Content::with_crc64(blob, crc.map(|(crc, _)| crc).unwrap_or_default());
        Ok(Assembled { content: Arc::new(content), etag })
    }

    /// The listed parts. Their numbers begin with 1 and leave none out (assumed; the manual does not say that
    /// they must).
    fn listed(&self, listed: &[ListedPart]) -> Result<Vec<Part>, MultipartError> {
        let state = self.state.lock();
        let find = |at: usize, number: u32, etag: &str| {
            let missing = |why: &'static str| MultipartError::PartMissing { number, why };
            if number != at as u32 + 1 {
                return Err(missing("the numbers must be 1, 2, 3 and so on, and one before it is left out"));
            }
            let part = state.parts.get(&number).ok_or_else(|| missing("it was not uploaded"))?;
            let same = etag.trim_matches('"').eq_ignore_ascii_case(&part.etag);
            if same { Ok(part.clone()) } else { Err(missing("its ETag is another")) }
        };
        listed.iter().enumerate().map(|(at, part)| find(at, part.number, &part.etag)).collect()
    }
}

impl Part {
    pub fn md5(&self) -> Md5 {
        self.content.md5()
    }
}

type Place = (Box<str>, UploadId);

/// Open uploads in listing order, by key and id.
#[derive(Debug, Default)]
pub struct Multiparts {
    open: RwLock<BTreeMap<Place, Arc<Multipart>>>,
}

impl Multiparts {
    pub fn is_empty(&self) -> bool {
        self.open.read().is_empty()
    }

    /// Uploads in order, from behind the one of this key and id; with an empty id, from behind all of that
    /// key.
    pub fn after(&self, key: &str, id: &UploadId) -> Vec<Arc<Multipart>> {
        let open = self.open.read();
        let behind = |upload: &&Arc<Multipart>| match id.as_ref() {
            "" => *upload.key > *key || key.is_empty(),
            _ => (&*upload.key, &upload.id) > (key, id),
        };
        let from = Bound::Included((key.into(), UploadId::default()));
        open.range((from, Bound::Unbounded)).map(|(_, upload)| upload).filter(behind).cloned().collect()
    }

    /// A copy for a snapshot.
    pub(super) fn duplicate(&self) -> Self {
        let copy = Self::default();
        self.open.read().values().for_each(|upload| copy.insert(Arc::new(upload.duplicate())));
        copy
    }

    pub(super) fn insert(&self, upload: Arc<Multipart>) {
        self.open.write().insert((upload.key.clone(), upload.id.clone()), upload);
    }

    pub(super) fn get(&self, key: &str, id: &UploadId) -> Option<Arc<Multipart>> {
        self.open.read().get(&(key.into(), id.clone())).cloned()
    }

    pub(super) fn remove(&self, key: &str, id: &UploadId) -> Option<Arc<Multipart>> {
        self.open.write().remove(&(key.into(), id.clone()))
    }
}
