//! What every connection shares.

use std::io;
use std::sync::Arc;

use super::header_case::HeaderCase;
use super::limits::Limits;
use crate::domain::App;

/// What every connection shares.
#[derive(Debug)]
pub struct Shared {
    /// The world.
    pub app: Arc<App>,
    /// What is allowed.
    pub limits: Limits,
    /// The case of response header names.
    pub header_case: HeaderCase,
}

impl Shared {
    /// Prepares what is the same for every answer.
    pub async fn new(app: Arc<App>, limits: Limits) -> io::Result<Self> {
        Ok(Self { app, limits, header_case: HeaderCase::new().await? })
    }
}
