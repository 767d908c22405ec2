#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| cosplay_checks::policy::access_policy(text));
