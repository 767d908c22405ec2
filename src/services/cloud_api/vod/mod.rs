//! Actions of VOD, version 2018-07-17: one a file.

pub(super) mod describe_storage_regions;
