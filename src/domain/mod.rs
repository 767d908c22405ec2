//! Floor 2: what exists and what has happened. No socket, no HTTP, no `async`.

pub mod accounts;
pub mod auth;
pub mod clock;
pub mod faults;
pub mod ids;
pub mod journal;
pub mod names;
pub mod object;
pub mod policy;
pub mod rate;
pub mod script;
pub mod snapshots;
pub mod store;
pub mod tally;
pub mod vod;
pub mod world;

pub use crate::domain::names::{Names, OperationName};
pub use crate::domain::world::{App, WorldSettings};
