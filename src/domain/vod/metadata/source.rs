//! Reading a file here and there, with a bound on how much is read in all.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};

use crate::primitives::blob::Blob;

/// Bytes that are read of one file at most: a header may ask for anything.
const MOST: u64 = 16 * 1024 * 1024;

/// A file that is read in places. Nothing is copied but what is asked for.
#[derive(Debug)]
pub(super) struct Source<'a> {
    blob: &'a Blob,
    left: Cell<u64>,
}

impl<'a> Source<'a> {
    pub(super) fn new(blob: &'a Blob) -> Self {
        Self { blob, left: Cell::new(MOST) }
    }

    pub(super) fn len(&self) -> u64 {
        self.blob.len()
    }

    /// Up to `most` bytes from `at` on; none once too much has been read.
    pub(super) fn some(&self, at: u64, most: u64) -> Vec<u8> {
        let wanted = most.min(self.len().saturating_sub(at));
        // A read of nothing costs something, too, so that no loop goes on for ever.
        let Some(left) = self.left.get().checked_sub(wanted.max(1)) else {
            self.left.set(0);
            return Vec::new();
        };
        self.left.set(left);
        self.blob.slice(at..at + wanted).pieces().concat()
    }

    /// Exactly `N` bytes at `at`.
    pub(super) fn array<const N: usize>(&self, at: u64) -> Option<[u8; N]> {
        self.some(at, N as u64).try_into().ok()
    }

    pub(super) fn u16(&self, at: u64) -> Option<u16> {
        self.array(at).map(u16::from_be_bytes)
    }

    pub(super) fn u32(&self, at: u64) -> Option<u32> {
        self.array(at).map(u32::from_be_bytes)
    }

    pub(super) fn u64(&self, at: u64) -> Option<u64> {
        self.array(at).map(u64::from_be_bytes)
    }
}

/// The source as libraries read it.
#[derive(Debug)]
pub(super) struct Cursor<'a, 'b> {
    source: &'a Source<'b>,
    at: u64,
}

impl<'a, 'b> Cursor<'a, 'b> {
    pub(super) fn new(source: &'a Source<'b>) -> Self {
        Self { source, at: 0 }
    }
}

impl Read for Cursor<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.source.some(self.at, into.len() as u64);
        if bytes.is_empty() && !into.is_empty() && self.at < self.source.len() {
            return Err(io::Error::other("too much was read"));
        }
        into[..bytes.len()].copy_from_slice(&bytes);
        self.at += bytes.len() as u64;
        Ok(bytes.len())
    }
}

impl Seek for Cursor<'_, '_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.source.len().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
