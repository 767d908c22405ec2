//! Which once-signatures have been spent.

use dashmap::DashMap;

use crate::primitives::memory::{MemoryFull, Meter, Reservation};

/// Once-signatures that have been spent, known by their code (20 bytes that only the key's owner can make).
#[derive(Debug)]
pub struct UsedSignatures {
    used: DashMap<[u8; 20], Reservation>,
    meter: Meter,
}

/// Bytes one remembered signature is charged with.
const COST: u64 = 96;

impl UsedSignatures {
    /// An empty set whose growth counts against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self { used: DashMap::new(), meter }
    }

    /// Spends `code`; false when it was spent before.
    pub fn spend(&self, code: [u8; 20]) -> Result<bool, MemoryFull> {
        match self.used.entry(code) {
            dashmap::Entry::Occupied(_) => Ok(false),
            dashmap::Entry::Vacant(slot) => {
                slot.insert(self.meter.reserve(COST)?);
                Ok(true)
            }
        }
    }
}
