//! One budget for every byte the server keeps or is about to keep.
//!
//! A [`Reservation`] is taken before bytes are read and travels with them: [`Reservation::seal`] hides it inside the
//! `Bytes` themselves, so the budget is returned exactly when the last reader of those bytes lets go.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use bytes::Bytes;

/// Counts reserved bytes against a fixed limit. Cloning shares the count.
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
    /// A budget of `limit` bytes.
    pub fn new(limit: u64) -> Self {
        Self { inner: Arc::new(Inner { limit, used: AtomicU64::new(0) }) }
    }

    /// Bytes reserved at this moment.
    pub fn used(&self) -> u64 {
        self.inner.used.load(Relaxed)
    }

    /// The whole budget in bytes.
    pub fn limit(&self) -> u64 {
        self.inner.limit
    }

    /// Takes `bytes` from the budget, or nothing when they do not fit.
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

/// The budget cannot hold what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("memory limit reached: {wanted} bytes wanted, {free} free (raise --max-memory or delete objects)")]
pub struct MemoryFull {
    /// Bytes asked for.
    pub wanted: u64,
    /// Bytes that were left.
    pub free: u64,
}

/// Bytes taken from a [`Meter`]; dropping it gives them back.
#[derive(Debug)]
pub struct Reservation {
    meter: Meter,
    bytes: u64,
}

impl Reservation {
    /// Bytes held.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes `more` bytes on top.
    pub fn grow(&mut self, more: u64) -> Result<(), MemoryFull> {
        let mut extra = self.meter.reserve(more)?;
        self.bytes += std::mem::take(&mut extra.bytes);
        Ok(())
    }

    /// Parts with up to `bytes` of what is held.
    pub fn split(&mut self, bytes: u64) -> Self {
        let part = bytes.min(self.bytes);
        self.bytes -= part;
        Self { meter: self.meter.clone(), bytes: part }
    }

    /// Ties this reservation to `buffer`: the budget is returned when the last clone or slice of the result is dropped.
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
