//! Events in the form 3.0, the default since 2019.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use crate::domain::auth::vod::NotifyMode;
use crate::domain::flows::facts::{Facts, failure, finding};
use crate::domain::flows::shapes::{MetaDataShape, UPLOAD, audio, expiry, iso, seconds, video};
use crate::domain::vod::procedure::{Output, Task, TaskFile, TaskKind, Verdict};

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct NewFileUpload<'a> {
    event_type: &'static str,
    file_upload_event: FileUploadEvent<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct FileUploadEvent<'a> {
    file_id: String,
    media_basic_info: MediaBasicInfo<'a>,
    procedure_task_id: &'a str,
    review_audio_video_task_id: &'static str,
    meta_data: MetaDataShape,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct MediaBasicInfo<'a> {
    name: &'a str,
    description: &'static str,
    create_time: String,
    update_time: String,
    expire_time: String,
    class_id: i64,
    class_name: &'a str,
    class_path: String,
    cover_url: String,
    #[serde(rename = "Type")]
    file_type: &'a str,
    media_url: String,
    tag_set: [Json; 0],
    storage_region: &'a str,
    source_info: SourceInfo<'a>,
    vid: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct SourceInfo<'a> {
    source_type: &'static str,
    source_context: &'a str,
}

/// The upload is there.
pub(super) fn new_file_upload(upload: &Facts<'_>) -> Vec<u8> {
    let (media, info) = (upload.media, &upload.media.info);
    let file_id = media.file_id.to_string();
    let media_basic_info = MediaBasicInfo {
        name: &info.name,
        description: "",
        create_time: iso(media.created),
        update_time: iso(info.updated),
        expire_time: expiry(info.expires),
        class_id: info.class_id,
        class_name: upload.class_name(),
        class_path: upload.classes.join(" - "),
        cover_url: upload.cover_url().unwrap_or_default(),
        file_type: &media.video.file_type,
        media_url: upload.file_url(),
        tag_set: [],
        storage_region: &media.region,
        source_info: SourceInfo { source_type: UPLOAD, source_context: &media.source_context },
        vid: file_id.clone(),
    };
    text(&NewFileUpload {
        event_type: "NewFileUpload",
        file_upload_event: FileUploadEvent {
            file_id,
            media_basic_info,
            procedure_task_id: upload.task_id,
            review_audio_video_task_id: "",
            meta_data: MetaDataShape::told(&media.metadata),
        },
    })
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct ProcedureStateChanged<'a> {
    event_type: &'static str,
    procedure_state_change_event: ProcedureStateChangeEvent<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct ProcedureStateChangeEvent<'a> {
    task_id: &'a str,
    status: &'static str,
    err_code: i32,
    message: &'static str,
    file_id: String,
    file_name: &'a str,
    file_url: String,
    meta_data: MetaDataShape,
    media_process_result_set: Vec<TaskResult<'a>>,
    ai_content_review_result_set: Vec<TaskResult<'a>>,
    ai_analysis_result_set: [Json; 0],
    ai_recognition_result_set: [Json; 0],
    session_context: &'a str,
    session_id: &'a str,
    tasks_priority: i64,
    tasks_notify_mode: NotifyMode,
}

/// The task flow with its first `done` tasks done.
pub(super) fn procedure_state_changed(upload: &Facts<'_>, done: usize) -> Vec<u8> {
    let procedure_state_change_event = flow(upload, done);
    text(&ProcedureStateChanged { event_type: "ProcedureStateChanged", procedure_state_change_event })
}

/// The task flow with its first `done` tasks done, and the members that only DescribeTaskDetail has.
pub(super) fn procedure_task(upload: &Facts<'_>, done: Option<usize>, status: &str) -> Json {
    let mut task =
        serde_json::to_value(flow(upload, done.unwrap_or_default())).expect("events have string keys only");
    task["Status"] = status.into();
    task["Operator"] = "".into();
    task["OperationType"] = "".into();
    task
}

fn flow<'a>(upload: &'a Facts<'a>, done: usize) -> ProcedureStateChangeEvent<'a> {
    let results = |review: bool| {
        let of_kind =
            upload.tasks.iter().enumerate().filter(move |(_, task)| task.kind.is_review() == review);
        of_kind.map(|(place, task)| TaskResult { upload, task, done: place < done }).collect()
    };
    let (media, asked) = (upload.media, upload.asked);
    ProcedureStateChangeEvent {
        task_id: upload.task_id,
        status: if done == upload.tasks.len() { "FINISH" } else { "PROCESSING" },
        err_code: 0,
        message: "",
        file_id: media.file_id.to_string(),
        file_name: &media.info.name,
        file_url: upload.file_url(),
        meta_data: MetaDataShape::told(&media.metadata),
        media_process_result_set: results(false),
        ai_content_review_result_set: results(true),
        ai_analysis_result_set: [],
        ai_recognition_result_set: [],
        session_context: &asked.session_context,
        session_id: &asked.session_id,
        tasks_priority: asked.priority,
        tasks_notify_mode: asked.notify_mode,
    }
}

/// `{"Type":"Porn","PornTask":{…}}`.
struct TaskResult<'a> {
    upload: &'a Facts<'a>,
    task: &'a Task,
    done: bool,
}

impl Serialize for TaskResult<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let name = self.task.kind.name();
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("Type", name)?;
        map.serialize_entry(&format!("{name}Task"), &self.state())?;
        map.end()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct TaskState {
    status: &'static str,
    err_code: i32,
    message: &'static str,
    input: Input,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<Made>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Input {
    definition: u32,
}

/// What a task that is done has made.
#[derive(Serialize)]
#[serde(untagged)]
enum Made {
    Review(Review),
    Transcode(Transcode),
    #[serde(rename_all = "PascalCase")]
    Snapshots {
        image_url_set: [String; 1],
    },
    #[serde(rename_all = "PascalCase")]
    Points {
        definition: u32,
        pic_info_set: Vec<Point>,
    },
    #[serde(rename_all = "PascalCase")]
    Cover {
        cover_url: String,
    },
}

/// A picture of a point.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Point {
    time_offset: u64,
    url: String,
    water_mark_definition: [(); 0],
}

impl Point {
    fn of(upload: &Facts<'_>, file: &TaskFile) -> Self {
        Self { time_offset: file.offset, url: upload.url(&file.key), water_mark_definition: [] }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Review {
    confidence: u32,
    suggestion: Verdict,
    label: &'static str,
    segment_set: Vec<Segment>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Segment {
    start_time_offset: u32,
    end_time_offset: u32,
    confidence: u32,
    suggestion: Verdict,
    label: &'static str,
    url: String,
    pic_url_expire_time_stamp: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Transcode {
    url: String,
    size: u64,
    container: &'static str,
    height: u32,
    width: u32,
    bitrate: u64,
    md5: &'static str,
    #[serde(serialize_with = "seconds")]
    duration: f64,
    video_stream_set: Vec<Json>,
    audio_stream_set: Vec<Json>,
    definition: u32,
}

impl TaskResult<'_> {
    fn state(&self) -> TaskState {
        let input = Input { definition: self.task.definition };
        if !self.done {
            return TaskState { status: "PROCESSING", err_code: 0, message: "", input, output: None };
        }
        let (err_code, message) = failure(self.task);
        let output = self.task.outcome.as_ref().ok().map(|output| self.output(output));
        let status = if output.is_some() { "SUCCESS" } else { "FAIL" };
        TaskState { status, err_code, message, input, output }
    }

    fn output(&self, output: &Output) -> Made {
        let upload = self.upload;
        match (self.task.kind, output) {
            (_, Output::Review { verdict }) => Made::Review(review(*verdict, upload.file_url())),
            (TaskKind::Transcode, Output::File { key }) => Made::Transcode(self.transcode(key)),
            (TaskKind::SampleSnapshot, Output::File { key }) => {
                Made::Snapshots { image_url_set: [upload.url(key)] }
            }
            (_, Output::File { key }) => Made::Cover { cover_url: upload.url(key) },
            (_, Output::Snapshots { files }) => Made::Points {
                definition: self.task.definition,
                pic_info_set: files.iter().map(|file| Point::of(upload, file)).collect(),
            },
        }
    }

    /// A transcoding has the content of the original.
    fn transcode(&self, key: &str) -> Transcode {
        let data = &self.upload.media.metadata;
        Transcode {
            url: self.upload.url(key),
            size: data.size,
            container: data.container,
            height: data.height,
            width: data.width,
            bitrate: data.bitrate,
            md5: "",
            duration: data.duration,
            video_stream_set: data.video.iter().map(|stream| video(stream, false)).collect(),
            audio_stream_set: data.audio.iter().map(audio).collect(),
            definition: self.task.definition,
        }
    }
}

/// What a review found.
fn review(suggestion: Verdict, url: String) -> Review {
    let (confidence, label) = finding(suggestion);
    let segment = Segment {
        start_time_offset: 0,
        end_time_offset: 0,
        confidence,
        suggestion,
        label,
        url,
        pic_url_expire_time_stamp: 0,
    };
    let segment_set = if suggestion == Verdict::Pass { vec![] } else { vec![segment] };
    Review { confidence, suggestion, label, segment_set }
}

fn text(event: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(event).expect("events have string keys only")
}
