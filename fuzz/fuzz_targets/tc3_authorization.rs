#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| cosplay_checks::cloud_api::tc3_authorization(text));
