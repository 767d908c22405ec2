//! What the actions on templates of task flows share. A template is one of the account's option
//! `vod.procedures`, which all its apps share (the vendor keeps them by app).

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::catalog::cloud_api as rows;
use crate::domain::flows::shapes::iso;
use crate::domain::vod::procedure::Template;
use crate::primitives::time::UnixSeconds;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::service::CloudApi;
use crate::services::service::Ctx;

/// Templates of an account.
pub(super) const MOST: usize = 50;
/// Characters of a template's name.
const NAME_MAX: usize = 20;
/// Characters of its comment.
const COMMENT_MAX: usize = 256;

/// A template as it is created or reset. Tasks and settings that are missing here are not played.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Tasks {
    name: String,
    pub(super) sub_app_id: Option<u64>,
    comment: Option<String>,
    media_process_task: Option<MediaProcessTask>,
    ai_content_review_task: Option<ByDefinition>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields, default)]
struct MediaProcessTask {
    transcode_task_set: Vec<ByDefinition>,
    sample_snapshot_task_set: Vec<ByDefinition>,
    cover_by_snapshot_task_set: Vec<Cover>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct ByDefinition {
    definition: u32,
}

/// The moment that a cover shows makes no difference: every picture is the same one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Cover {
    definition: u32,
    position_type: String,
    position_value: f64,
}

impl Tasks {
    /// The template, made at `now`.
    ///
    /// # Errors
    /// `InvalidParameter` for what is too long, `UnsupportedOperation` for more tasks of a kind than are
    /// played.
    pub(super) fn template(self, now: UnixSeconds) -> Result<Template, Error> {
        let wrong = |name: &str, rule: String| {
            Err(Error::filled(&rows::INVALID_PARAMETER, vec![name.into(), "string".into()], rule))
        };
        if !(1..=NAME_MAX).contains(&self.name.chars().count()) {
            return wrong("Name", format!("Name has 1 to {NAME_MAX} characters"));
        }
        let comment = self.comment.unwrap_or_default();
        if comment.chars().count() > COMMENT_MAX {
            return wrong("Comment", format!("Comment has at most {COMMENT_MAX} characters"));
        }
        let media = self.media_process_task.unwrap_or_default();
        let template = Template {
            name: self.name,
            comment,
            created: now.0,
            updated: now.0,
            transcode: media.transcode_task_set.iter().map(|task| task.definition).collect(),
            sample_snapshot: only("SampleSnapshotTaskSet", &media.sample_snapshot_task_set)?
                .map(|task| task.definition),
            cover_by_snapshot: only("CoverBySnapshotTaskSet", &media.cover_by_snapshot_task_set)?
                .map(|task| task.definition),
            review: self.ai_content_review_task.map(|task| task.definition),
            ..Template::default()
        };
        match template.check() {
            Ok(()) => Ok(template),
            Err(rule) => wrong("MediaProcessTask", rule),
        }
    }
}

/// The one task of a set; more than one is not played.
fn only<'t, T>(name: &str, set: &'t [T]) -> Result<Option<&'t T>, Error> {
    match set {
        [] => Ok(None),
        [task] => Ok(Some(task)),
        [_, _, ..] => Err(Error::Unplayed { what: format!("more than one task of {name}") }),
    }
}

/// There is no template of this name.
pub(super) fn unknown(name: &str) -> Error {
    let reason = format!("there is no template {name:?}");
    Error::new(&rows::INVALID_PARAMETER_PROCEDURE_NAME_NOT_EXIST, reason)
}

/// Changes the templates of the caller's account, or leaves them as they are.
///
/// # Errors
/// That of `how`; an account that has gone since.
pub(super) fn change(
    ctx: &Ctx<CloudApi>,
    how: impl FnOnce(&mut Vec<Template>) -> Result<(), Error>,
) -> Result<(), Error> {
    let appid = ctx.caller.account().owner();
    let changed = ctx.app.accounts.change(appid, |options| how(&mut options.vod.procedures))?;
    changed.ok_or_else(|| Error::new(&rows::FAILED_OPERATION, format!("account {appid} has gone")))
}

/// A template as it is told.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Described {
    name: String,
    #[serde(rename = "Type")]
    kind: &'static str,
    comment: String,
    media_process_task: Option<MediaProcessTask>,
    ai_content_review_task: Option<ByDefinition>,
    ai_analysis_task: Json,
    ai_recognition_task: Json,
    ai_recognition_task_set: [Json; 0],
    mini_program_publish_task: Json,
    review_audio_video_task: Json,
    import_media_knowledge_task_set: [Json; 0],
    create_time: String,
    update_time: String,
}

impl Described {
    /// `is_own` tells a template of the account from a preset one.
    pub(super) fn new(template: &Template, is_own: bool) -> Self {
        let by = |definition: u32| ByDefinition { definition };
        let cover = |definition| Cover { definition, position_type: "Time".into(), position_value: 0.0 };
        let media = MediaProcessTask {
            transcode_task_set: template.transcode.iter().copied().map(by).collect(),
            sample_snapshot_task_set: template.sample_snapshot.into_iter().map(by).collect(),
            cover_by_snapshot_task_set: template.cover_by_snapshot.into_iter().map(cover).collect(),
        };
        let is_empty = media.transcode_task_set.is_empty()
            && media.sample_snapshot_task_set.is_empty()
            && media.cover_by_snapshot_task_set.is_empty();
        Self {
            name: template.name.clone(),
            kind: if is_own { "Custom" } else { "Preset" },
            comment: template.comment.clone(),
            media_process_task: (!is_empty).then_some(media),
            ai_content_review_task: template.review.map(by),
            ai_analysis_task: Json::Null,
            ai_recognition_task: Json::Null,
            ai_recognition_task_set: [],
            mini_program_publish_task: Json::Null,
            review_audio_video_task: Json::Null,
            import_media_knowledge_task_set: [],
            create_time: iso(UnixSeconds(template.created)),
            update_time: iso(UnixSeconds(template.updated)),
        }
    }
}
