//! One-time signatures that have been used.

use std::collections::VecDeque;
use std::sync::Arc;

use dashmap::DashMap;
use parking_lot::Mutex;

use crate::primitives::memory::{MemoryFull, Meter, Reservation};
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// Spent signatures, known by their code (20 bytes that only the key's owner can make).
#[derive(Debug)]
pub struct UsedSignatures {
    used: DashMap<[u8; 20], Spent>,
    /// Codes in the order in which they were spent, forgotten ones among them.
    order: Mutex<VecDeque<[u8; 20]>>,
    meter: Meter,
}

#[derive(Debug, Clone)]
struct Spent {
    owner: AppId,
    /// Expiry of the signature.
    until: UnixSeconds,
    _cost: Arc<Reservation>,
}

/// State of the used signatures in a snapshot.
#[derive(Debug)]
pub struct UsedSignaturesSnapshot(Vec<([u8; 20], Spent)>);

/// For signatures that never expire.
pub(super) const FOR_GOOD: UnixSeconds = UnixSeconds(i64::MAX);
/// Bytes one remembered signature is charged with.
const COST: u64 = 96;
/// Signatures between two rounds that forget expired ones.
const ROUND: usize = 4096;
/// Signatures that are remembered; then the oldest gives way, though it might be used again (assumed: the
/// service is silent).
pub(super) const KEPT: usize = 262_144;

impl UsedSignatures {
    /// An empty set whose growth counts against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self { used: DashMap::new(), order: Mutex::default(), meter }
    }

    /// Spends `code` of `owner`, which expires after `until`; false when it was spent before.
    pub fn spend(
        &self,
        owner: AppId,
        code: [u8; 20],
        until: UnixSeconds,
        now: UnixSeconds,
    ) -> Result<bool, MemoryFull> {
        if self.used.len() % ROUND == ROUND - 1 {
            // The others' time may be another.
            self.used.retain(|_, spent| spent.owner != owner || spent.until >= now);
        }
        match self.used.entry(code) {
            dashmap::Entry::Occupied(_) => return Ok(false),
            dashmap::Entry::Vacant(slot) => {
                drop(slot.insert(Spent { owner, until, _cost: Arc::new(self.meter.reserve(COST)?) }));
            }
        }
        self.keep_in_order(code);
        Ok(true)
    }

    /// Appends a code, and forgets the oldest if there are too many.
    fn keep_in_order(&self, code: [u8; 20]) {
        let mut order = self.order.lock();
        order.push_back(code);
        let oldest = if order.len() > KEPT { order.pop_front() } else { None };
        drop(order);
        oldest.map(|code| self.used.remove(&code));
    }

    pub fn snapshot(&self) -> UsedSignaturesSnapshot {
        UsedSignaturesSnapshot(self.used.iter().map(|entry| (*entry.key(), entry.value().clone())).collect())
    }

    /// Restores all signatures, or those of one tenant.
    pub fn restore(&self, snapshot: &UsedSignaturesSnapshot, tenant: Option<AppId>) {
        let is_meant = |spent: &Spent| tenant.is_none_or(|tenant| spent.owner == tenant);
        self.used.retain(|_, spent| !is_meant(spent));
        let revived = snapshot.0.iter().filter(|(_, spent)| is_meant(spent));
        for (code, spent) in revived {
            if self.used.insert(*code, spent.clone()).is_none() {
                self.keep_in_order(*code);
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
        assert_eq!(used.spend(AppId(1), code(0), FOR_GOOD, UnixSeconds(0)), Ok(true));
        for n in 1..=2 * ROUND {
            assert_eq!(used.spend(AppId(1), code(n), UnixSeconds(10), UnixSeconds(0)), Ok(true));
        }
        assert_eq!(used.spend(AppId(1), code(1), UnixSeconds(10), UnixSeconds(5)), Ok(false));
        for n in 2 * ROUND..4 * ROUND {
            used.spend(AppId(1), code(n), UnixSeconds(100), UnixSeconds(50)).expect("there is room");
        }
        assert!(used.is_spent(&code(0)) && !used.is_spent(&code(1)));
    }

    #[test]
    fn so_many_are_remembered_and_no_more() {
        let meter = Meter::new(u64::MAX);
        let used = UsedSignatures::new(meter.clone());
        let code = |n: usize| std::array::from_fn(|at| n.to_le_bytes().get(at).copied().unwrap_or(0));
        for n in 0..KEPT + 10 {
            assert_eq!(used.spend(AppId(1), code(n), FOR_GOOD, UnixSeconds(0)), Ok(true));
        }
        assert!(!used.is_spent(&code(9)) && used.is_spent(&code(10)) && used.is_spent(&code(KEPT + 9)));
        assert_eq!(meter.used(), COST * KEPT as u64);
    }
}
