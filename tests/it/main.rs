//! All integration tests in one binary.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that unwraps fails where it was surprised")]

mod atlas;
mod binary;
mod bodies;
mod callbacks;
mod captures;
mod catalogue;
mod control;
mod dialects;
mod downloads;
mod faults;
mod goldens;
mod journal;
mod limits;
mod natural_rows;
mod properties;
mod signatures;
mod stories;
mod support;
mod tenants;
mod tidy;
mod vod;
mod vod_bodies;
mod vod_goldens;
mod vod_natural_rows;
mod vod_properties;
mod vod_settings;
mod vod_stories;
mod xml_bodies;
mod xml_captures;
mod xml_properties;
mod xml_signatures;
