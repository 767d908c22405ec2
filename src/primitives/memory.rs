//! The memory budget: every byte the server keeps or is about to keep is reserved.
//!
//! A [`Reservation`] is taken before bytes are read and travels with them: [`Reservation::seal`] ties it to
//! the `Bytes` themselves, so that it is returned when the last of their readers drops them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use bytes::Bytes;

/// Counts reserved bytes against a fixed limit. Clones share the count.
#[derive(Clone, Debug)]
pub struct Meter {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    limit: u64,
    used: AtomicU64,
}

impl Meter {
    pub fn new(limit: u64) -> Self {
        Self { inner: Arc::new(Inner { limit, used: AtomicU64::new(0) }) }
    }

    /// Bytes reserved now.
    pub fn used(&self) -> u64 {
        self.inner.used.load(Relaxed)
    }

    /// The whole budget in bytes.
    pub fn limit(&self) -> u64 {
        self.inner.limit
    }

    /// Checks that `bytes` would fit now.
    pub fn check(&self, bytes: u64) -> Result<(), MemoryFull> {
        let free = self.inner.limit.saturating_sub(self.used());
        if bytes <= free { Ok(()) } else { Err(MemoryFull { wanted: bytes, free }) }
    }

    /// Reserves `bytes`, or nothing if they do not fit.
    pub fn reserve(&self, bytes: u64) -> Result<Reservation, MemoryFull> {
        let taken = self.inner.used.fetch_update(Relaxed, Relaxed, |used| {
            used.checked_add(bytes).filter(|sum| *sum <= self.inner.limit)
        });
        match taken {
            Ok(_) => Ok(Reservation { meter: self.clone(), bytes }),
            Err(used) => Err(MemoryFull { wanted: bytes, free: self.inner.limit.saturating_sub(used) }),
        }
    }
}

/// The budget has no room for the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("memory limit reached: {wanted} bytes wanted, {free} free (raise --max-memory or delete objects)")]
pub struct MemoryFull {
    pub wanted: u64,
    pub free: u64,
}

/// Bytes reserved from a [`Meter`]; dropping it returns them.
#[derive(Debug)]
pub struct Reservation {
    meter: Meter,
    bytes: u64,
}

impl Reservation {
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reserves `more` bytes on top.
    pub fn grow(&mut self, more: u64) -> Result<(), MemoryFull> {
        let mut extra = self.meter.reserve(more)?;
        self.bytes += std::mem::take(&mut extra.bytes);
        Ok(())
    }

    /// Splits off a reservation of up to `bytes`.
    pub fn split(&mut self, bytes: u64) -> Self {
        let part = bytes.min(self.bytes);
        self.bytes -= part;
        Self { meter: self.meter.clone(), bytes: part }
    }

    /// Ties the reservation to `buffer`: it is returned when the last clone or slice of the result is
    /// dropped.
    pub fn seal(self, buffer: Vec<u8>) -> Bytes {
        Bytes::from_owner(Sealed { buffer, _held: self })
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        self.meter.inner.used.fetch_sub(self.bytes, Relaxed);
    }
}

struct Sealed {
    buffer: Vec<u8>,
    _held: Reservation,
}

impl AsRef<[u8]> for Sealed {
    fn as_ref(&self) -> &[u8] {
        &self.buffer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_comes_back_when_the_last_slice_is_dropped() {
        let meter = Meter::new(100);
        let mut held = meter.reserve(60).expect("fits");
        let sealed = held.split(40).seal(vec![7; 40]);
        drop(held);
        assert_eq!(meter.used(), 40);
        let tail = sealed.slice(30..);
        drop(sealed);
        assert_eq!(meter.used(), 40);
        drop(tail);
        assert_eq!(meter.used(), 0);
    }

    #[test]
    fn what_does_not_fit_takes_nothing() {
        let meter = Meter::new(10);
        let mut held = meter.reserve(8).expect("fits");
        assert_eq!(held.grow(3), Err(MemoryFull { wanted: 3, free: 2 }));
        assert_eq!(meter.used(), 8);
        assert!(meter.reserve(u64::MAX).is_err());
    }
}
