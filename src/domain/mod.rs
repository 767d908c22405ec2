//! Floor 2: what exists and what has happened. No socket, no HTTP, no `async`.

pub mod accounts;
pub mod auth;
pub mod clock;
pub(crate) mod faults;
pub mod flows;
pub mod ids;
pub mod journal;
pub(crate) mod names;
pub(crate) mod object;
pub mod policy;
pub(crate) mod rate;
pub mod script;
pub(crate) mod snapshots;
pub mod store;
pub(crate) mod tally;
pub mod vod;
pub(crate) mod world;

pub(crate) use crate::domain::names::{Names, OperationName};
pub use crate::domain::world::{App, WorldSettings};
