//! The files that tasks make. Nothing is transcoded: a transcoding is the same content under another key, a
//! picture one pixel.

use std::sync::Arc;

use bytes::Bytes;

use crate::domain::store::bucket::{Bucket, NewObject};
use crate::domain::store::content::Content;
use crate::domain::store::error::PathError;
use crate::domain::store::files::Placing;
use crate::domain::store::object::{Attributes, Overwrite};
use crate::domain::vod::procedure::{Task, TaskFile, TaskKind};
use crate::domain::world::App;
use crate::primitives::blob::Blob;
use crate::primitives::time::UnixSeconds;

/// The picture that stands for every snapshot: one pixel.
const SNAPSHOT: &[u8] = include_bytes!("snapshot.jpg");
/// The code of a task that failed through no fault of the file's.
const SYSTEM_ERROR: i32 = 30010;
/// The code of a task whose source file is at fault.
const SOURCE_ERROR: i32 = 30009;

/// Fails every task: there is no original.
pub(super) fn fail(tasks: &mut [Task]) {
    tasks.iter_mut().for_each(|task| task.outcome = Err(SOURCE_ERROR));
}

/// Stores what each task makes of the original; without one, every task fails.
pub(super) fn make(
    app: &App,
    bucket: &Bucket,
    tasks: &mut [Task],
    original: Option<&Arc<Content>>,
    at: UnixSeconds,
) {
    let Some(original) = original else { return fail(tasks) };
    for task in tasks {
        let Ok(output) = &task.outcome else { continue };
        let content = match task.kind {
            TaskKind::Transcode => original.clone(),
            TaskKind::SampleSnapshot
            | TaskKind::SnapshotByTimeOffset
            | TaskKind::CoverBySnapshot
            | TaskKind::Porn
            | TaskKind::Terrorism
            | TaskKind::Political => Arc::new(Content::new(Blob::from(Bytes::from_static(SNAPSHOT)))),
        };
        let store = |file: TaskFile| put(app, bucket, &file.key, content.clone(), at);
        if output.files().into_iter().try_for_each(store).is_err() {
            task.outcome = Err(SYSTEM_ERROR);
        }
    }
}

/// Stores a file of media.
pub fn put(
    app: &App,
    bucket: &Bucket,
    key: &str,
    content: Arc<Content>,
    at: UnixSeconds,
) -> Result<(), PathError> {
    let new = NewObject::whole(content, Attributes::default(), app.ids.vid(at), at);
    let placing = Placing { options: &app.options(&bucket.id), overwrite: Overwrite::Allow, now: at };
    bucket.put(key, new, placing).map(drop)
}
