//! The words of the pages in English and Chinese, one table a page.

pub(super) mod errors;
pub(super) mod events;
pub(super) mod explain;
pub(super) mod faults;
pub(super) mod frame;
pub(super) mod objects;
pub(super) mod overview;
pub(super) mod request;
pub(super) mod requests;
mod table;
#[cfg(test)]
mod tests;
pub(super) mod uploads;
pub(super) mod world;
