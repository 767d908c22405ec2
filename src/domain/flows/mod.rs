//! What the parts of VOD do together: an upload that is committed becomes media, task flows make files of
//! them, and their app is told.

pub mod commit;
pub mod deletion;
mod facts;
pub mod files;
pub mod pulled;
pub mod run;
pub mod settle;
pub mod shapes;
pub mod start;
pub mod telling;
mod v2;
mod v3;
