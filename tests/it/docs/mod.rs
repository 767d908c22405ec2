//! Tables, documents and source text: generated files are current, and the invariants of ARCHITECTURE.md
//! hold.

mod admin;
mod catalogue;
mod errors_page;
mod fidelity;
mod image;
mod mistakes;
mod names;
mod pages;
mod promises;
mod settings_page;
mod sizes;
mod tidy;
