//! Pure functions and newtypes. No HTTP, no clock, no vendor.

pub mod blob;
pub mod crc64;
pub mod digest;
pub mod escape;
pub mod memory;
pub mod names;
