//! The admin interface's pages for people, and what it explains of signatures and requests.

mod again;
mod explain;
mod inspector;
mod pages;
