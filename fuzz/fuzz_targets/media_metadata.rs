#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cosplay_checks::media::media_metadata(data));
