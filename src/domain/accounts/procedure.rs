//! Templates of task flows that an account defines.
//!
//! <https://cloud.tencent.com/document/product/266/33475>

use serde::{Deserialize, Serialize};

/// Transcodings of one task flow, a bound of ours: a flow that tells of every task costs their number
/// squared.
pub const MOST_TRANSCODINGS: usize = 100;

/// Result of a review.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    #[default]
    Pass,
    /// A person should look at it.
    Review,
    /// It must not be shown.
    Block,
}

/// A template that `procedure` can name. Numbers are the vendor's template definitions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Template {
    /// The name a signature gives.
    pub name: String,
    /// For people.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// Unix seconds; 0 for one of the settings.
    #[serde(skip_serializing_if = "is_zero")]
    pub created: i64,
    /// Unix seconds.
    #[serde(skip_serializing_if = "is_zero")]
    pub updated: i64,
    /// Transcodings, by definition.
    pub transcode: Vec<u32>,
    /// Snapshots at equal distances, by definition.
    pub sample_snapshot: Option<u32>,
    /// A cover cut from the video, by definition.
    pub cover_by_snapshot: Option<u32>,
    /// A review for porn, terrorism and politics, by definition.
    pub review: Option<u32>,
    pub verdict: Verdict,
    /// Every task fails with this code (30009: the source file, 30010: the system).
    pub error: Option<i32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &i64) -> bool {
    *number == 0
}

impl Template {
    /// # Errors
    /// A sentence about a value that is out of range.
    pub fn check(&self) -> Result<(), String> {
        let (name, count) = (&self.name, self.transcode.len());
        if count > MOST_TRANSCODINGS {
            Err(format!("the procedure {name:?} has {count} transcodings; give at most {MOST_TRANSCODINGS}"))
        } else {
            Ok(())
        }
    }
}
