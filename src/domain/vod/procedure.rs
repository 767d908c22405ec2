//! Task flows: what a template does with a file, simulated, and with which verdict.

use serde::{Deserialize, Serialize};

/// What a review finds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing.
    #[default]
    Pass,
    /// Something a person should look at.
    Review,
    /// Something that must not be shown.
    Block,
}

/// A template that `procedure` can name. Numbers are the vendor's template definitions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Template {
    /// The name a signature gives.
    pub name: String,
    /// Transcodings, by definition.
    pub transcode: Vec<u32>,
    /// A cover cut from the video, by definition.
    pub cover_by_snapshot: Option<u32>,
    /// Snapshots at equal distances, by definition.
    pub sample_snapshot: Option<u32>,
    /// A review for porn, terrorism and politics, by definition.
    pub review: Option<u32>,
    /// What the review finds.
    pub verdict: Verdict,
    /// Every task fails with this code (30009: the source file, 30010: the system).
    pub error: Option<i32>,
}
