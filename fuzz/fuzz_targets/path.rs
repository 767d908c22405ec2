#![no_main]
#[path = "../../tests/it/cos_json/bodies.rs"]
#[allow(dead_code, reason = "each target feeds one of them")]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::path(data));
