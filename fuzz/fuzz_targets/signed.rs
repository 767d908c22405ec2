#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cosplay_checks::signed::every_scheme(data));
