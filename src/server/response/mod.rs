//! Sending a response.

pub(super) mod date;
pub(super) mod live;
pub(super) mod send;
pub(super) mod shape;
