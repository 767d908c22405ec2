//! All integration tests in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::pedantic,
    clippy::nursery,
    unreachable_pub,
    reason = "a test that unwraps fails where it was surprised"
)]
#![allow(clippy::wildcard_enum_match_arm, reason = "a test asks for one variant and fails on any other")]

mod admin;
mod cli;
mod cloud_api;
mod corpora;
mod cos_json;
mod cos_xml;
mod docs;
mod faults;
mod journal;
mod server;
mod slips;
mod support;
mod tenants;
mod vod;
