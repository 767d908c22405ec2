//! All integration tests in one binary.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that unwraps fails where it was surprised")]

mod bodies;
mod captures;
mod catalogue;
mod goldens;
mod properties;
mod signatures;
mod smoke;
mod support;
