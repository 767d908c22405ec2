//! A request's part in an upload that takes several.

use serde::Serialize;

/// What a request does for an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Opens it.
    Begin,
    /// Brings a piece of it.
    Piece {
        /// Where it stands: an offset, or a number.
        at: u64,
        /// Where the next piece would stand.
        next: u64,
    },
    /// Turns it into a file.
    End,
    /// Gives it up.
    Abort,
    /// Did not arrive whole, so that nobody knows what it was to do.
    Lost,
}
