//! Tables, documents and source text: generated files are current, and the invariants of ARCHITECTURE.md
//! hold.

mod catalogue;
mod fidelity;
mod image;
mod names;
mod promises;
mod sizes;
mod tidy;
