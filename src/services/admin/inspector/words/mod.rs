//! The words of the pages in English and Chinese, one table a page.

pub(super) mod explain;
pub(super) mod frame;
pub(super) mod overview;
pub(super) mod request;
pub(super) mod requests;
mod table;
#[cfg(test)]
mod tests;
pub(super) mod world;
