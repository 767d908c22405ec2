//! The parameters of API 3.0 as data: `schema.tsv` and `actions.tsv`, from which `generated.rs` is derived,
//! and the check of a request against them.

pub mod api;
pub mod check;
pub mod form;
#[rustfmt::skip]
pub mod generated;
pub mod structure;
