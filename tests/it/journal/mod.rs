//! The journal of requests and its event stream.

mod entries;
mod following;
