//! Sending a response.

pub mod date;
pub mod live;
pub mod send;
pub mod shape;
