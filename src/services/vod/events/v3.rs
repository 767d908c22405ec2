//! Events in the form 3.0, the default since 2019.

use jiff::Timestamp;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use crate::domain::auth::vod::NotifyMode;
use crate::domain::vod::procedure::{Output, Task, TaskKind, Verdict};
use crate::primitives::time::UnixSeconds;
use crate::services::vod::events::facts::{AUDIO_CODEC, Upload, VIDEO_CODEC, class_name, failure, finding};

/// Media that are not deleted by themselves.
const NEVER: &str = "9999-12-31T23:59:59Z";

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
    meta_data: MetaData,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct MediaBasicInfo<'a> {
    name: &'a str,
    description: &'static str,
    create_time: String,
    update_time: String,
    expire_time: &'static str,
    class_id: i64,
    class_name: &'static str,
    class_path: &'static str,
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

/// Size and container are the file's; what only a media library could tell is neutral, as in the vendor's
/// sample.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct MetaData {
    size: u64,
    container: &'static str,
    bitrate: u32,
    height: u32,
    width: u32,
    duration: u32,
    rotate: u32,
    video_duration: u32,
    audio_duration: u32,
    video_stream_set: [Json; 1],
    audio_stream_set: [Json; 1],
}

impl MetaData {
    fn of(upload: &Upload<'_>) -> Self {
        Self {
            size: upload.content.len(),
            container: upload.container(),
            bitrate: 0,
            height: 0,
            width: 0,
            duration: 0,
            rotate: 0,
            video_duration: 0,
            audio_duration: 0,
            video_stream_set: [
                json!({ "Bitrate": 0, "Codec": VIDEO_CODEC, "Fps": 0, "Height": 0, "Width": 0 }),
            ],
            audio_stream_set: [json!({ "Bitrate": 0, "Codec": AUDIO_CODEC, "SamplingRate": 0 })],
        }
    }
}

/// The upload is there.
pub(crate) fn new_file_upload(upload: &Upload<'_>) -> Vec<u8> {
    let file_id = upload.file_id.to_string();
    let class_name = class_name(upload.parameters.class_id);
    let media_basic_info = MediaBasicInfo {
        name: upload.name,
        description: "",
        create_time: iso(upload.applied),
        update_time: iso(upload.committed),
        expire_time: NEVER,
        class_id: upload.parameters.class_id,
        class_name,
        class_path: class_name,
        cover_url: upload.cover_key.map(|key| upload.url(key)).unwrap_or_default(),
        file_type: upload.file_type,
        media_url: upload.url(upload.key),
        tag_set: [],
        storage_region: upload.region,
        source_info: SourceInfo { source_type: "Upload", source_context: &upload.parameters.source_context },
        vid: file_id.clone(),
    };
    text(&NewFileUpload {
        event_type: "NewFileUpload",
        file_upload_event: FileUploadEvent {
            file_id,
            media_basic_info,
            procedure_task_id: upload.task_id,
            review_audio_video_task_id: "",
            meta_data: MetaData::of(upload),
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
    meta_data: MetaData,
    media_process_result_set: Vec<TaskResult<'a>>,
    ai_content_review_result_set: Vec<TaskResult<'a>>,
    ai_analysis_result_set: [Json; 0],
    ai_recognition_result_set: [Json; 0],
    session_context: &'a str,
    session_id: &'static str,
    tasks_priority: i64,
    tasks_notify_mode: NotifyMode,
}

/// The task flow with its first `done` tasks done.
pub(crate) fn procedure_state_changed(upload: &Upload<'_>, done: usize) -> Vec<u8> {
    let results = |review: bool| {
        let of_kind =
            upload.tasks.iter().enumerate().filter(move |(_, task)| task.kind.is_review() == review);
        of_kind.map(|(place, task)| TaskResult { upload, task, done: place < done }).collect()
    };
    let finished = done == upload.tasks.len();
    text(&ProcedureStateChanged {
        event_type: "ProcedureStateChanged",
        procedure_state_change_event: ProcedureStateChangeEvent {
            task_id: upload.task_id,
            status: if finished { "FINISH" } else { "PROCESSING" },
            err_code: 0,
            message: "",
            file_id: upload.file_id.to_string(),
            file_name: upload.name,
            file_url: upload.url(upload.key),
            meta_data: MetaData::of(upload),
            media_process_result_set: results(false),
            ai_content_review_result_set: results(true),
            ai_analysis_result_set: [],
            ai_recognition_result_set: [],
            session_context: &upload.parameters.session_context,
            session_id: "",
            tasks_priority: upload.parameters.task_priority,
            tasks_notify_mode: upload.parameters.task_notify_mode,
        },
    })
}

/// `{"Type":"Porn","PornTask":{…}}`.
struct TaskResult<'a> {
    upload: &'a Upload<'a>,
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
    Cover {
        cover_url: String,
    },
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
    bitrate: u32,
    md5: &'static str,
    duration: u32,
    video_stream_set: [Json; 0],
    audio_stream_set: [Json; 0],
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
            (_, Output::Review { verdict }) => Made::Review(review(*verdict, upload.url(upload.key))),
            (TaskKind::Transcode, Output::File { key }) => Made::Transcode(Transcode {
                url: upload.url(key),
                size: upload.content.len(),
                container: upload.container(),
                height: 0,
                width: 0,
                bitrate: 0,
                md5: "",
                duration: 0,
                video_stream_set: [],
                audio_stream_set: [],
                definition: self.task.definition,
            }),
            (TaskKind::SampleSnapshot, Output::File { key }) => {
                Made::Snapshots { image_url_set: [upload.url(key)] }
            }
            (_, Output::File { key }) => Made::Cover { cover_url: upload.url(key) },
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

fn iso(time: UnixSeconds) -> String {
    Timestamp::from_second(time.0).map(|at| at.to_string()).unwrap_or_default()
}

fn text(event: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(event).expect("events have string keys only")
}
