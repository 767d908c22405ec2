//! Status of an event's delivery.

use serde::Serialize;

/// Status of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStatus {
    /// Not sent yet, or waiting for a response; not pulled yet.
    Pending,
    /// Pulled, and not confirmed.
    Pulled,
    /// The receiver has responded, or confirmed it.
    Delivered,
    /// No attempt got a response; nobody has confirmed it for days.
    Failed,
    /// A fault rule holds it back until later ones have been sent.
    Held,
    /// A fault rule has dropped it.
    Dropped,
}

impl DeliveryStatus {
    /// The status as JSON called it before it was named `status`: the value of `fate`.
    pub fn former_name(self) -> &'static str {
        match self {
            Self::Pending | Self::Pulled => "owed",
            Self::Delivered => "delivered",
            Self::Failed => "given_up",
            Self::Held => "held",
            Self::Dropped => "dropped",
        }
    }

    /// The status in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Pulled => "pulled",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Held => "held",
            Self::Dropped => "dropped",
        }
    }

    /// Whether the status can change only by redelivering.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Delivered | Self::Failed | Self::Dropped)
    }
}
