//! Commands that ask a running server through its admin interface, one file each.

pub(super) mod accounts;
pub(super) mod buckets;
pub(super) mod clock;
pub(super) mod events;
mod fault_rule;
pub(super) mod faults;
pub(super) mod objects;
pub(super) mod operations;
pub(super) mod policy;
pub(super) mod requests;
pub(super) mod snapshots;
pub(super) mod sts;
pub(super) mod uploads;
mod values;
pub(super) mod verify;
mod xml_api;
