//! Pure functions and newtypes. No HTTP, no clock, no vendor.

pub(crate) mod blob;
pub(crate) mod checksum;
pub(crate) mod crc64;
pub mod digest;
pub mod escape;
pub mod memory;
pub mod names;
pub(crate) mod secrets;
pub(crate) mod span;
pub mod time;
