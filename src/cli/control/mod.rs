//! Commands that ask a running server through its admin interface, one file each.

pub mod clock;
pub mod faults;
pub mod requests;
pub mod uploads;
mod values;
