//! Steps of an upload.

use serde::Serialize;

/// Step of an upload that a request makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Applies for a VOD upload.
    Apply,
    /// Opens the upload.
    Begin,
    /// Opened the upload and ended it at once: the content was stored already.
    Instant,
    /// Sends a piece.
    Piece {
        /// Offset or number of the piece.
        at: u64,
        /// Offset or number of the next piece.
        next: u64,
    },
    /// Sends all content at once.
    Whole,
    /// Completes the upload.
    End,
    /// Commits the files as VOD media.
    Commit,
    Abort,
    /// Unknown, because the request was not received completely.
    Lost,
}
