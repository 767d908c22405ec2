//! Floor 0: pure functions and newtypes. Nothing here knows HTTP, a clock, or the vendor.

pub mod blob;
pub mod crc64;
pub mod digest;
pub mod escape;
pub mod memory;
pub mod names;
