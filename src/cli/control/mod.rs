//! Commands that ask a running server through its admin interface, one file each.

pub(super) mod clock;
pub(super) mod faults;
pub(super) mod policy;
pub(super) mod requests;
pub(super) mod uploads;
mod values;
