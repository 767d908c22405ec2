#![no_main]
#[path = "../../tests/it/xml_bodies.rs"]
#[allow(dead_code, reason = "each target feeds one of them")]
mod xml_bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| xml_bodies::document(data));
