//! Deliveries that somebody drops, holds and releases by hand.

use std::time::Duration;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::vod::deliveries::{BY_HAND, Deliveries, DeliveryStatus};

/// What is to be done with a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DeliveryAction {
    /// It is never sent, and cannot be pulled.
    Drop,
    /// It waits until it is released.
    Hold,
    /// It is sent now, or can be pulled.
    Release,
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDone {
    /// There is no such delivery.
    Unknown,
    /// Its status allows it no more.
    Status(DeliveryStatus),
}

impl Deliveries {
    /// Drops a delivery, holds it, or releases one that is held.
    pub fn act(&self, id: u64, action: DeliveryAction) -> Result<(), NotDone> {
        let mut inner = self.inner.lock();
        let delivery = inner.by_id.get_mut(&id).ok_or(NotDone::Unknown)?;
        let (app, status) = (delivery.event.app, delivery.status);
        let is_allowed = match action {
            DeliveryAction::Drop => !status.is_final(),
            DeliveryAction::Hold => !status.is_final() && status != DeliveryStatus::Held,
            DeliveryAction::Release => status == DeliveryStatus::Held,
        };
        if !is_allowed {
            return Err(NotDone::Status(status));
        }
        delivery.status = match action {
            DeliveryAction::Drop => DeliveryStatus::Dropped,
            DeliveryAction::Hold => DeliveryStatus::Held,
            DeliveryAction::Release => DeliveryStatus::Pending,
        };
        inner.queue.retain(|(queued, _)| *queued != id);
        inner.held.retain(|(held, _)| *held != id);
        inner.pulls.withdraw(app, id);
        match action {
            DeliveryAction::Drop => {}
            DeliveryAction::Hold => inner.held.push((id, BY_HAND)),
            DeliveryAction::Release => inner.enqueue(id, Duration::ZERO),
        }
        Ok(())
    }
}
