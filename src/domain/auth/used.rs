//! Which signatures that are good for one use have been spent.

use dashmap::DashMap;

use crate::primitives::memory::{MemoryFull, Meter, Reservation};

/// Spent signatures, known by their code (20 bytes that only the key's owner can make).
#[derive(Debug)]
pub struct UsedSignatures {
    used: DashMap<[u8; 20], Spent>,
    meter: Meter,
}

/// One of them.
#[derive(Debug)]
struct Spent {
    /// It cannot be used after this moment anyway; Unix seconds.
    until: i64,
    _cost: Reservation,
}

/// For signatures that never expire.
pub const FOR_GOOD: i64 = i64::MAX;
/// Bytes one remembered signature is charged with.
const COST: u64 = 96;
/// Signatures between two rounds that forget expired ones.
const ROUND: usize = 4096;

impl UsedSignatures {
    /// An empty set whose growth counts against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self { used: DashMap::new(), meter }
    }

    /// Spends `code`, which expires after `until`; false when it was spent before.
    pub fn spend(&self, code: [u8; 20], until: i64, now: i64) -> Result<bool, MemoryFull> {
        if self.used.len() % ROUND == ROUND - 1 {
            self.used.retain(|_, spent| spent.until >= now);
        }
        match self.used.entry(code) {
            dashmap::Entry::Occupied(_) => Ok(false),
            dashmap::Entry::Vacant(slot) => {
                slot.insert(Spent { until, _cost: self.meter.reserve(COST)? });
                Ok(true)
            }
        }
    }

    /// Whether `code` was spent.
    pub fn is_spent(&self, code: &[u8; 20]) -> bool {
        self.used.contains_key(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spent_signatures_are_forgotten_once_they_have_expired() {
        let used = UsedSignatures::new(Meter::new(u64::MAX));
        let code = |n: usize| {
            let mut code = [0; 20];
            code[..8].copy_from_slice(&n.to_le_bytes());
            code
        };
        assert_eq!(used.spend(code(0), FOR_GOOD, 0), Ok(true));
        for n in 1..=2 * ROUND {
            assert_eq!(used.spend(code(n), 10, 0), Ok(true));
        }
        assert_eq!(used.spend(code(1), 10, 5), Ok(false));
        for n in 2 * ROUND..4 * ROUND {
            used.spend(code(n), 100, 50).expect("there is room");
        }
        assert!(used.is_spent(&code(0)) && !used.is_spent(&code(1)));
    }
}
