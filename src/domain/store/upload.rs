//! A slice upload: its declared parameters, its slices, and how it ended.
//!
//! Slices arrive in any order and on any number of connections. Each is hashed before the upload's lock is
//! taken, so that connections do not wait for each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use parking_lot::Mutex;

use crate::domain::ids::{SessionId, Vid};
use crate::domain::store::content::Content;
use crate::domain::store::error::SliceUploadError;
pub use crate::domain::store::plan::{Part, Parts, Plan};
use crate::primitives::blob::Blob;
use crate::primitives::digest::{self, Md5, Sha1};
use crate::primitives::memory::Reservation;
use crate::primitives::names::BucketId;
use crate::primitives::time::UnixSeconds;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// It became a file.
    Finished,
    /// Its path was deleted, or written by a simple upload.
    Dropped,
    /// It was not finished in time.
    Expired,
}

#[derive(Debug)]
pub struct Upload {
    pub session: SessionId,
    pub bucket: BucketId,
    /// Key of the file to be.
    pub key: Box<str>,
    pub plan: Plan,
    opened: UnixSeconds,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Digests to verify slices by, while the upload is open.
    parts: Option<Arc<Parts>>,
    /// Memory charged for an open upload besides its slices.
    cost: Option<Reservation>,
    slices: BTreeMap<u64, Slice>,
    received: u64,
    /// Bytes whose digest matched `uploadparts`.
    verified: u64,
    ending: Option<Ending>,
    /// Of the file it became, for a repeated finish.
    vid: Vid,
}

#[derive(Debug, Clone)]
struct Slice {
    bytes: Bytes,
    md5: Md5,
}

/// A slice as received.
#[derive(Debug)]
pub struct Arrival {
    /// First byte, as sent.
    pub offset: i64,
    pub bytes: Bytes,
    /// SHA-1 of the whole file, if sent along.
    pub sha: Option<Sha1>,
    /// MD5 of the slice as sent along, unparsed.
    pub md5: Option<String>,
}

/// Received slices, for a client that resumes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Offset and length of each slice, ascending.
    pub slices: Vec<(u64, u64)>,
    /// Bytes received.
    pub received: u64,
}

impl Upload {
    pub(super) fn new(
        session: SessionId,
        bucket: BucketId,
        key: &str,
        mut plan: Plan,
        now: UnixSeconds,
        cost: Reservation,
    ) -> Self {
        let parts = plan.parts.take().map(Arc::new);
        let state = State { parts, cost: Some(cost), ..State::default() };
        Self { session, bucket, key: key.into(), plan, opened: now, state: state.into() }
    }

    /// A copy for a snapshot. It shares the slices and the memory charged for them.
    pub(super) fn duplicate(&self) -> Self {
        let state = self.state.lock();
        let copy = State {
            parts: state.parts.clone(),
            cost: None,
            slices: state.slices.clone(),
            vid: state.vid.clone(),
            ..*state
        };
        Self {
            session: self.session.clone(),
            bucket: self.bucket.clone(),
            key: self.key.clone(),
            plan: self.plan.clone(),
            opened: self.opened,
            state: copy.into(),
        }
    }

    /// Ends the upload as the file with this `vid`.
    pub(super) fn finish(&self, vid: Vid) {
        self.state.lock().vid = vid;
        self.end(Ending::Finished);
    }

    /// Ends the upload, unless it has ended before, and drops what only an open one needs.
    pub(super) fn end(&self, ending: Ending) {
        let mut state = self.state.lock();
        state.ending.get_or_insert(ending);
        state.slices.clear();
        state.parts = None;
        state.cost = None;
    }

    pub(super) fn is_open(&self) -> bool {
        self.state.lock().ending.is_none()
    }

    /// The `vid` of the file this upload became, if this is a repeated finish.
    pub(super) fn finished_before(&self, bucket: &BucketId, key: &str, filesize: u64) -> Option<Vid> {
        let state = self.state.lock();
        let again = state.ending == Some(Ending::Finished) && self.plan.filesize == filesize;
        (again && self.is_at(bucket, key)).then(|| state.vid.clone())
    }

    pub fn progress(&self) -> Progress {
        let state = self.state.lock();
        let slices = state.slices.iter().map(|(offset, slice)| (*offset, slice.bytes.len() as u64)).collect();
        Progress { slices, received: state.received }
    }

    /// End of the contiguous bytes from the file's start: the offset at which a serial upload continues.
    pub fn next_offset(&self) -> u64 {
        self.state.lock().next_offset()
    }

    /// Ends the upload if its time is over; true if it has expired, now or before.
    pub(super) fn expire(&self, now: UnixSeconds) -> bool {
        let over = self.plan.ttl.is_some_and(|ttl| self.opened.plus(ttl.into()) <= now);
        if over {
            self.end(Ending::Expired);
        }
        over
    }

    /// Refuses a session that is over, belongs to another path, or was dropped; in this order, which is the
    /// service's.
    pub(super) fn check_open(
        &self,
        bucket: &BucketId,
        key: &str,
        now: UnixSeconds,
    ) -> Result<(), SliceUploadError> {
        self.expire(now);
        let ending = self.state.lock().ending;
        match ending {
            Some(Ending::Finished) => Err(SliceUploadError::SessionClosed { why: "the upload is finished" }),
            Some(Ending::Expired) => Err(SliceUploadError::SessionClosed { why: "it has expired" }),
            _ if !self.is_at(bucket, key) => {
                Err(SliceUploadError::SessionOfAnother { owner: format!("{}/{}", self.bucket, self.key) })
            }
            Some(Ending::Dropped) => Err(SliceUploadError::Dropped),
            None => Ok(()),
        }
    }

    fn is_at(&self, bucket: &BucketId, key: &str) -> bool {
        self.bucket == *bucket && *self.key == *key
    }

    /// Stores a slice and returns its MD5.
    pub fn add(&self, arrival: Arrival) -> Result<Md5, SliceUploadError> {
        if let (Some(sent), Some(declared)) = (arrival.sha, self.plan.sha)
            && sent != declared
        {
            return Err(SliceUploadError::ShaNotDeclared {
                sent: sent.to_string(),
                declared: declared.to_string(),
            });
        }
        let (offset, len) = (self.check_offset(arrival.offset)?, arrival.bytes.len() as u64);
        self.check_length(offset, len)?;
        let parts = self.state.lock().parts.clone();
        let link = parts.and_then(|parts| parts.link(offset, offset + len));
        let (md5, verified) = match link {
            Some((link, expected)) => {
                let (datasha, md5) = digest::datasha_and_md5(link, &arrival.bytes);
                (md5, datasha == expected)
            }
            None => (digest::md5(&arrival.bytes), false),
        };
        let actual = md5.to_string();
        if let Some(declared) = arrival.md5.filter(|declared| !declared.eq_ignore_ascii_case(&actual)) {
            return Err(SliceUploadError::SliceDiffers { actual, declared });
        }
        self.state.lock().keep(offset, Slice { bytes: arrival.bytes, md5 }, verified, self.plan.serial)?;
        Ok(md5)
    }

    fn check_offset(&self, offset: i64) -> Result<u64, SliceUploadError> {
        let Plan { filesize, slice_size, .. } = self.plan;
        let fits = u64::try_from(offset).ok().filter(|at| *at < filesize && at % slice_size == 0);
        fits.ok_or(SliceUploadError::OffsetInvalid { offset, filesize, slice_size })
    }

    fn check_length(&self, offset: u64, len: u64) -> Result<(), SliceUploadError> {
        let slice_size = self.plan.slice_size;
        let expected = slice_size.min(self.plan.filesize - offset);
        match len {
            _ if len > slice_size => Err(SliceUploadError::SliceTooLong { len, slice_size }),
            _ if len != expected => Err(SliceUploadError::SliceLength { offset, len, expected }),
            _ => Ok(()),
        }
    }

    /// The whole file, if every slice is here and the digests match. Computes digests that are not known yet.
    pub(super) fn assemble(&self, finish: &Finish) -> Result<Content, SliceUploadError> {
        let (pieces, parts, verified) = {
            let state = self.state.lock();
            state.check_complete(self.plan.filesize)?;
            let pieces: Vec<Bytes> = state.slices.values().map(|slice| slice.bytes.clone()).collect();
            (pieces, state.parts.clone(), state.verified == self.plan.filesize)
        };
        let blob = Blob::from_pieces(pieces);
        let Some(declared) = self.declared_sha(finish)? else { return Ok(Content::new(blob)) };
        let checked = match parts {
            _ if verified => Ok(declared),
            // A slice that did not match may stand behind the wrong part, and one that is not a part was not
            // verified.
            Some(parts) => parts.verify(&blob),
            None => Ok(digest::sha1(&blob)),
        };
        let actual = checked.map_err(|offset| {
            let detail = format!("the datasha of the part at offset {offset} does not verify");
            SliceUploadError::ContentDiffers { detail }
        })?;
        if actual != declared {
            let detail = format!("sha {actual}, declared {declared}");
            return Err(SliceUploadError::ContentDiffers { detail });
        }
        Ok(Content::with_sha1(blob, declared))
    }

    /// The SHA-1 the file must have: declared at init and repeated, or sent only with finish.
    fn declared_sha(&self, finish: &Finish) -> Result<Option<Sha1>, SliceUploadError> {
        match (self.plan.sha, finish.sha) {
            (Some(declared), None) => Err(SliceUploadError::ShaMissing { declared: declared.to_string() }),
            (Some(declared), Some(sent)) if sent != declared => {
                Err(SliceUploadError::ShaChanged { sent: sent.to_string(), declared: declared.to_string() })
            }
            (_, sent) => Ok(sent),
        }
    }
}

impl State {
    fn next_offset(&self) -> u64 {
        let mut end = 0;
        for (offset, slice) in &self.slices {
            if *offset != end {
                break;
            }
            end += slice.bytes.len() as u64;
        }
        end
    }

    /// Stores a slice; an identical one may come again.
    fn keep(
        &mut self,
        offset: u64,
        slice: Slice,
        verified: bool,
        serial: bool,
    ) -> Result<(), SliceUploadError> {
        match self.ending {
            None => {}
            Some(Ending::Dropped) => return Err(SliceUploadError::Dropped),
            Some(_) => {
                return Err(SliceUploadError::SessionClosed { why: "it ended while the slice arrived" });
            }
        }
        let known = self.slices.get(&offset).map(|there| there.md5 == slice.md5);
        if serial {
            let expected = self.next_offset();
            if offset > expected {
                return Err(SliceUploadError::SliceAhead { offset, expected });
            }
            if known == Some(false) {
                return Err(SliceUploadError::SliceBehind { offset, expected });
            }
        }
        match known {
            Some(true) => return Ok(()),
            Some(false) => return Err(SliceUploadError::SliceConflict { offset }),
            None => {}
        }
        let len = slice.bytes.len() as u64;
        self.received += len;
        self.verified += if verified { len } else { 0 };
        self.slices.insert(offset, slice);
        Ok(())
    }

    fn check_complete(&self, filesize: u64) -> Result<(), SliceUploadError> {
        let (received, gap) = (self.received, self.next_offset());
        if received != filesize {
            return Err(SliceUploadError::SlicesMissing { received, filesize, gap });
        }
        Ok(())
    }
}

/// Parameters of `upload_slice_finish`.
#[derive(Debug, Clone, Copy)]
pub struct Finish {
    /// Bytes of the whole file.
    pub filesize: u64,
    /// SHA-1 of the whole file.
    pub sha: Option<Sha1>,
}
