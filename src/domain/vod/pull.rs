//! Pulled uploads: files that the service fetches by a URL.
//!
//! <https://cloud.tencent.com/document/product/266/35575> (PullUpload)

use std::sync::Arc;

use crate::domain::ids::FileId;
use crate::domain::store::content::Content;
use crate::primitives::time::UnixSeconds;

/// What is to be pulled, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub url: String,
    /// Extension of the file.
    pub file_type: String,
    pub name: String,
    /// URL of a cover, with its extension.
    pub cover: Option<(String, String)>,
    /// Name of the task flow that follows; empty: none.
    pub procedure: String,
    pub expires: Option<UnixSeconds>,
    /// Long form.
    pub region: String,
    pub class_id: i64,
    pub source_context: String,
}

/// A pulled upload.
#[derive(Debug, Clone)]
pub struct Pull {
    pub wanted: Wanted,
    pub state: PullState,
}

/// How far it has come.
#[derive(Debug, Clone)]
pub enum PullState {
    /// Nothing has been fetched.
    Queued,
    /// The files are here, or cannot be had.
    Fetched(Result<Fetched, PullFailure>),
    /// It has become media, with a task flow's id or none; or not.
    Ended(Result<(FileId, String), PullFailure>),
}

/// Files that were fetched.
#[derive(Debug, Clone)]
pub struct Fetched {
    pub content: Arc<Content>,
    pub cover: Option<Arc<Content>>,
}

/// Why nothing was pulled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullFailure {
    pub code: PullCode,
    pub message: String,
}

/// `ErrCode` of a pulled upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PullCode {
    /// 40000: the parameters, such as a URL that may not be fetched.
    Parameter,
    /// 60000: the source.
    Source,
    /// 70000: the service itself.
    Internal,
}

impl PullCode {
    pub fn number(self) -> u32 {
        match self {
            Self::Parameter => 40_000,
            Self::Source => 60_000,
            Self::Internal => 70_000,
        }
    }
}

impl Pull {
    pub fn new(wanted: Wanted) -> Self {
        Self { wanted, state: PullState::Queued }
    }

    /// Whether there is nothing left to be fetched.
    pub fn is_fetched(&self) -> bool {
        !matches!(self.state, PullState::Queued)
    }

    pub fn has_ended(&self) -> bool {
        matches!(self.state, PullState::Ended(_))
    }

    pub fn file_id(&self) -> Option<FileId> {
        match &self.state {
            PullState::Ended(Ok((file_id, _))) => Some(*file_id),
            PullState::Ended(Err(_)) | PullState::Queued | PullState::Fetched(_) => None,
        }
    }

    /// Bytes beside those of the content, which is charged by itself.
    pub(super) fn cost(&self) -> usize {
        let wanted = &self.wanted;
        let cover = wanted.cover.as_ref().map_or(0, |(url, _)| url.len());
        wanted.url.len() + wanted.name.len() + cover + wanted.procedure.len() + wanted.source_context.len()
    }
}
