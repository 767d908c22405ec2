//! A request's part in an upload.

use serde::Serialize;

/// What a request does for an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Asks VOD for a place to upload to.
    Apply,
    /// Opens it.
    Begin,
    /// Brings a piece of it.
    Piece {
        /// Where it stands: an offset, or a number.
        at: u64,
        /// Where the next piece would stand.
        next: u64,
    },
    /// Brings all of it at once.
    Whole,
    /// Turns it into a file.
    End,
    /// Turns the files into VOD's media.
    Commit,
    /// Gives it up.
    Abort,
    /// Did not arrive whole, so that nobody knows what it was to do.
    Lost,
}
