//! Fault rules, the scripted bucket of errors, and the long runs under faults.

mod atlas;
mod error_bucket;
mod rules;
mod soak;
