//! The JSON API of COS, fourth generation, and its download hosts.

pub mod captures;
mod dialects;
mod downloads;
mod edges;
mod goldens;
mod large_inits;
mod natural_rows;
mod policies;
mod properties;
mod signatures;
mod stories;
