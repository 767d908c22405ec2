#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cosplay_checks::cloud_api::form_parameters(data));
