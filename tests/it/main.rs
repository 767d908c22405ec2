//! All integration tests in one binary.
#![allow(dead_code, reason = "what the next tests will use")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that unwraps fails where it was surprised")]

mod captures;
mod catalogue;
mod goldens;
mod signatures;
mod smoke;
mod support;
