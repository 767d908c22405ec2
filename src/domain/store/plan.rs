//! Parameters of `upload_slice_init`, and how `uploadparts` lets each slice be verified on its own.

use crate::domain::store::object::Overwrite;
use crate::primitives::blob::Blob;
use crate::primitives::digest::{self, BLOCK, Chain, ChainLink, Sha1};

/// Checked parameters of `upload_slice_init`.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Bytes of the whole file.
    pub filesize: u64,
    /// Bytes of every slice but the last.
    pub slice_size: u64,
    /// SHA-1 of the whole file.
    pub sha: Option<Sha1>,
    pub parts: Option<Parts>,
    pub overwrite: Overwrite,
    pub biz_attr: String,
    /// Slices must come in order.
    pub serial: bool,
    /// Seconds until an unfinished upload expires.
    pub ttl: Option<u32>,
}

/// Checked `uploadparts`: contiguous, from 0 to the file's end.
#[derive(Clone, Debug)]
pub struct Parts {
    parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Offset of its first byte.
    pub offset: u64,
    pub datalen: u64,
    /// Running SHA-1 state behind it; of the last part, the file's SHA-1.
    pub datasha: Sha1,
}

impl Parts {
    /// None unless the parts cover `filesize` bytes without gap or overlap.
    pub fn new(parts: Vec<Part>, filesize: u64) -> Option<Self> {
        let mut end = 0u64;
        for part in &parts {
            if part.offset != end || part.datalen == 0 {
                return None;
            }
            end = end.checked_add(part.datalen)?;
        }
        (end == filesize && !parts.is_empty()).then_some(Self { parts })
    }

    /// Bytes in memory.
    pub(super) fn memory(&self) -> u64 {
        size_of_val(self.parts.as_slice()) as u64
    }

    /// The digest of the last part.
    pub fn last(&self) -> Option<Sha1> {
        self.parts.last().map(|part| part.datasha)
    }

    /// The state to start from and the digest to reach for the bytes from `offset` to `end`. None if they are
    /// not exactly one part.
    pub(super) fn link(&self, offset: u64, end: u64) -> Option<(ChainLink, Sha1)> {
        let at = self.parts.binary_search_by_key(&offset, |part| part.offset).ok()?;
        let part = self.parts[at];
        let before = match at.checked_sub(1) {
            Some(previous) => Chain::from_datasha(self.parts[previous].datasha),
            None => Chain::START,
        };
        let ends_file = at + 1 == self.parts.len();
        let aligned = offset.is_multiple_of(BLOCK) && (ends_file || end.is_multiple_of(BLOCK));
        let link = ChainLink { before, ends_file_of: ends_file.then_some(end) };
        (aligned && part.offset + part.datalen == end).then_some((link, part.datasha))
    }

    /// The whole file's SHA-1, or the offset of the first part whose digest does not match.
    pub(super) fn verify(&self, blob: &Blob) -> Result<Sha1, u64> {
        let (last, front) = self.parts.split_last().expect("there is at least one part");
        let ends = front.iter().map(|part| part.offset + part.datalen);
        let (states, whole) = digest::sha1_with_states(blob, ends);
        match front.iter().zip(states).find(|(part, state)| part.datasha != *state) {
            Some((part, _)) => Err(part.offset),
            None if last.datasha != whole => Err(last.offset),
            None => Ok(whole),
        }
    }
}
