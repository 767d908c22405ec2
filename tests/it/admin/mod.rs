//! The admin interface's pages for people, and what it explains of signatures and requests.

mod bodies;
mod explain;
mod inspector;
