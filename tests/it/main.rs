//! All integration tests in one binary.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that unwraps fails where it was surprised")]

mod binary;
mod catalogue;
mod dialects;
mod downloads;
mod limits;
mod natural_rows;
mod stories;
mod support;
mod tidy;
