//! Promises of cosplay's parsers, each a function that takes raw bytes and panics when the promise is broken.
//! The property tests in `tests/it` feed them what proptest makes up, the fuzz targets in `fuzz` what
//! libFuzzer finds.

pub mod cos_json;
pub mod cos_xml;
pub mod explain;
pub mod vod;
