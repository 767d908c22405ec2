//! Events that wait to be pulled, by app: handed out in order of age, invisible for a while, and there again
//! unless they are confirmed in time.

use std::collections::{BTreeMap, HashMap};

use crate::catalog::limits::VOD_EVENT_INVISIBLE;
use crate::domain::accounts::VodApp;
use crate::domain::ids::EventHandle;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// An event in a queue: the number of its delivery, and of its copy.
pub(super) type Place = (u64, u32);

/// The time for which an event is its receiver's.
#[derive(Debug, Clone)]
pub(super) struct Lease {
    handle: EventHandle,
    ends: UnixSeconds,
}

/// The queue of one app, the oldest event first; one that was handed out has a lease.
pub(super) type Queue = BTreeMap<Place, Option<Lease>>;

/// Why a handle confirms nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unconfirmed {
    #[error("no event of this app was handed out under it, or the event was confirmed already")]
    Unknown,
    #[error("the event has been handed out again since, under another handle")]
    Replaced,
    #[error(
        "it is confirmed more than {VOD_EVENT_INVISIBLE} s after it was handed out: the event comes again"
    )]
    Late,
}

/// All queues.
#[derive(Debug, Default)]
pub(super) struct Pulls {
    by_app: HashMap<VodApp, Queue>,
}

impl Pulls {
    /// Appends one more copy of an event.
    pub(super) fn push(&mut self, app: VodApp, id: u64) {
        let queue = self.by_app.entry(app).or_default();
        let last = queue.range((id, 0)..=(id, u32::MAX)).next_back();
        let copy = last.map_or(0, |((_, copy), _)| copy + 1);
        queue.insert((id, copy), None);
    }

    /// Makes an event visible at once; false where it is in no queue.
    pub(super) fn release(&mut self, app: VodApp, id: u64) -> bool {
        let Some(queue) = self.by_app.get_mut(&app) else { return false };
        let mut copies = queue.range_mut((id, 0)..=(id, u32::MAX)).map(|(_, lease)| *lease = None);
        copies.by_ref().count() > 0
    }

    /// Takes all copies of an event out of its queue.
    pub(super) fn withdraw(&mut self, app: VodApp, id: u64) {
        if let Some(queue) = self.by_app.get_mut(&app) {
            queue.retain(|(own, _), _| *own != id);
        }
    }

    /// Hands out the oldest events that are visible, at most `most`.
    pub(super) fn take(
        &mut self,
        app: VodApp,
        most: usize,
        now: UnixSeconds,
        mut nonce: impl FnMut() -> u64,
    ) -> Vec<(u64, EventHandle)> {
        let is_visible = |lease: &Option<Lease>| lease.as_ref().is_none_or(|lease| lease.ends <= now);
        let queue = self.by_app.get_mut(&app).into_iter().flatten();
        let visible = queue.filter(|(_, lease)| is_visible(lease)).take(most);
        let hand_out = |(place, lease): (&Place, &mut Option<Lease>)| {
            let handle = EventHandle::from(format!("{:016x}-{}-{}", nonce(), place.0, place.1));
            *lease = Some(Lease { handle: handle.clone(), ends: now.plus(VOD_EVENT_INVISIBLE) });
            (place.0, handle)
        };
        visible.map(hand_out).collect()
    }

    /// Takes the event with this handle out of its queue; returns its number.
    pub(super) fn confirm(
        &mut self,
        app: VodApp,
        handle: &EventHandle,
        now: UnixSeconds,
    ) -> Result<u64, Unconfirmed> {
        let place = place(handle).ok_or(Unconfirmed::Unknown)?;
        let queue = self.by_app.get_mut(&app).ok_or(Unconfirmed::Unknown)?;
        let lease = queue.get(&place).ok_or(Unconfirmed::Unknown)?.as_ref();
        match lease {
            Some(lease) if lease.handle != *handle => Err(Unconfirmed::Replaced),
            Some(lease) if lease.ends <= now => Err(Unconfirmed::Late),
            Some(_) => {
                queue.remove(&place);
                Ok(place.0)
            }
            None => Err(Unconfirmed::Replaced),
        }
    }

    /// Whether a copy of the event is in a queue.
    pub(super) fn has(&self, app: VodApp, id: u64) -> bool {
        let queue = self.by_app.get(&app);
        queue.is_some_and(|queue| queue.range((id, 0)..=(id, u32::MAX)).next().is_some())
    }

    /// Events of an app, handed out or not.
    pub(super) fn count(&self, app: VodApp) -> usize {
        self.by_app.get(&app).map_or(0, BTreeMap::len)
    }

    /// Takes the events of an app out of its queue that `is_over` says so of; returns their numbers.
    pub(super) fn expire(&mut self, app: VodApp, is_over: impl Fn(u64) -> bool) -> Vec<u64> {
        let Some(queue) = self.by_app.get_mut(&app) else { return Vec::new() };
        let over: Vec<Place> = queue.keys().copied().take_while(|(id, _)| is_over(*id)).collect();
        over.iter().for_each(|place| drop(queue.remove(place)));
        over.into_iter().map(|(id, _)| id).collect()
    }

    /// The queues of all tenants, or of one.
    pub(super) fn of(&self, tenant: Option<AppId>) -> impl Iterator<Item = (VodApp, &Queue)> {
        let is_meant = move |app: &VodApp| tenant.is_none_or(|tenant| app.owner == tenant);
        self.by_app.iter().map(|(app, queue)| (*app, queue)).filter(move |(app, _)| is_meant(app))
    }

    /// Forgets the queues of all tenants, or of one.
    pub(super) fn clear(&mut self, tenant: Option<AppId>) {
        self.by_app.retain(|app, _| tenant.is_some_and(|tenant| app.owner != tenant));
    }

    /// Sets the queue of an app.
    pub(super) fn restore(&mut self, app: VodApp, queue: Queue) {
        self.by_app.insert(app, queue);
    }
}

/// The place that a handle was made for.
fn place(handle: &EventHandle) -> Option<Place> {
    let mut parts = handle.as_ref().split('-').skip(1);
    let place = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(place)
}
