//! What every connection shares.

use std::sync::Arc;

use super::limits::Limits;
use crate::domain::App;

/// What every connection shares.
#[derive(Debug)]
pub struct Shared {
    /// The world.
    pub app: Arc<App>,
    /// What is allowed.
    pub limits: Limits,
}
