//! API 3.0 of VOD and STS.

mod routing;
mod schema;
mod signatures;
