//! The JSON API of COS, fourth generation, and its download hosts.

pub mod bodies;
pub mod captures;
mod dialects;
mod downloads;
mod edges;
mod goldens;
mod natural_rows;
pub mod properties;
mod signatures;
pub mod stories;
