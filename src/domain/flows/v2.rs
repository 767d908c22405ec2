//! Events in the form 2.0.

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::domain::flows::facts::{Facts, failure, finding};
use crate::domain::flows::shapes::MetaDataShape;
use crate::domain::vod::procedure::{Output, Task, TaskKind, Verdict};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Event<T> {
    version: &'static str,
    event_type: &'static str,
    data: T,
}

fn text(event_type: &'static str, data: impl Serialize) -> Vec<u8> {
    let event = Event { version: "4.0", event_type, data };
    serde_json::to_vec(&event).expect("events have string keys only")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewFileUpload<'a> {
    status: i32,
    message: &'static str,
    vod_task_id: &'static str,
    file_id: String,
    file_url: String,
    file_name: &'a str,
    continued: i32,
    author: &'static str,
    source_type: &'static str,
    source_context: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cover_url: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    procedure_task_id: &'a str,
    meta_data: Json,
}

/// The upload is there.
pub(super) fn new_file_upload(upload: &Facts<'_>) -> Vec<u8> {
    text(
        "NewFileUpload",
        NewFileUpload {
            status: 0,
            message: "",
            vod_task_id: "",
            file_id: upload.media.file_id.to_string(),
            file_url: upload.file_url(),
            file_name: &upload.media.info.name,
            continued: 0,
            author: "",
            source_type: "ClientUpload",
            source_context: &upload.media.source_context,
            cover_url: upload.cover_url(),
            procedure_task_id: upload.task_id,
            meta_data: meta_data(upload),
        },
    )
}

/// Keys in alphabetical order, as in the payload that was seen.
fn meta_data(upload: &Facts<'_>) -> Json {
    let data = &upload.media.metadata;
    let told = json!(MetaDataShape::told(data));
    let streams = |name: &str| lowered(&told[name]);
    json!({
        "audioDuration": data.audio_duration.round() as u64,
        "audioStreamList": streams("AudioStreamSet"),
        "bitrate": data.bitrate,
        "container": data.container,
        "duration": data.duration.round() as u64,
        "floatDuration": told["Duration"],
        "height": data.height,
        "md5": "",
        "rotate": data.rotate,
        "size": data.size,
        "totalSize": data.size,
        "videoDuration": data.video_duration.round() as u64,
        "videoStreamList": streams("VideoStreamSet"),
        "width": data.width,
    })
}

/// Streams with names in lower camel case.
fn lowered(streams: &Json) -> Vec<Json> {
    let name = |name: &str| name[..1].to_lowercase() + &name[1..];
    let lower = |stream: &Json| {
        let members = stream.as_object().into_iter().flatten();
        members.map(|(key, value)| (name(key), value.clone())).collect()
    };
    streams.as_array().into_iter().flatten().map(lower).collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProcedureStateChanged<'a> {
    vod_task_id: &'a str,
    status: &'static str,
    err_code: i32,
    message: &'static str,
    file_id: String,
    meta_data: Json,
    content_review_list: Vec<TaskState>,
    #[serde(rename = "aIAnalysisList")]
    ai_analysis_list: [Json; 0],
    process_task_list: Vec<TaskState>,
    session_context: &'a str,
}

/// The task flow with its first `done` tasks done.
pub(super) fn procedure_state_changed(upload: &Facts<'_>, done: usize) -> Vec<u8> {
    let tasks = |review: bool| {
        let of_kind =
            upload.tasks.iter().enumerate().filter(move |(_, task)| task.kind.is_review() == review);
        of_kind.map(|(place, task)| state(upload, task, place < done)).collect()
    };
    text(
        "ProcedureStateChanged",
        ProcedureStateChanged {
            vod_task_id: upload.task_id,
            status: if done == upload.tasks.len() { "FINISH" } else { "PROCESSING" },
            err_code: 0,
            message: "",
            file_id: upload.media.file_id.to_string(),
            meta_data: meta_data(upload),
            content_review_list: tasks(true),
            ai_analysis_list: [],
            process_task_list: tasks(false),
            session_context: &upload.asked.session_context,
        },
    )
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TaskState {
    task_type: &'static str,
    status: &'static str,
    err_code: i32,
    message: &'static str,
    input: Input,
    output: Option<Made>,
}

#[derive(Serialize)]
struct Input {
    definition: u32,
}

/// What a task that is done has made.
#[derive(Serialize)]
#[serde(untagged)]
enum Made {
    Review(Review),
    Transcode(Transcode),
    #[serde(rename_all = "camelCase")]
    Snapshots {
        image_urls: Vec<String>,
    },
    #[serde(rename_all = "camelCase")]
    Cover {
        image_url: String,
    },
}

#[derive(Serialize)]
struct Review {
    confidence: u32,
    suggestion: Verdict,
    segments: Vec<Segment>,
}

/// The label is form 3.0's alone.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Segment {
    start_time_offset: u32,
    end_time_offset: u32,
    confidence: u32,
    suggestion: Verdict,
    url: String,
    pic_url_expire_time_stamp: i64,
}

#[derive(Serialize)]
struct Transcode {
    url: String,
    size: u64,
    container: &'static str,
    height: u32,
    width: u32,
    bitrate: u64,
    md5: &'static str,
    duration: u64,
    definition: u32,
}

fn state(upload: &Facts<'_>, task: &Task, done: bool) -> TaskState {
    let (err_code, message) = if done { failure(task) } else { (0, "") };
    let output = task.outcome.as_ref().ok().filter(|_| done).map(|made| output(upload, task, made));
    let status = match (done, &output) {
        (false, _) => "PROCESSING",
        (true, Some(_)) => "SUCCESS",
        (true, None) => "FAIL",
    };
    let input = Input { definition: task.definition };
    TaskState { task_type: task.kind.name(), status, err_code, message, input, output }
}

fn output(upload: &Facts<'_>, task: &Task, output: &Output) -> Made {
    let data = &upload.media.metadata;
    match (task.kind, output) {
        (_, Output::Review { verdict }) => Made::Review(review(*verdict, upload.file_url())),
        (TaskKind::Transcode, Output::File { key }) => Made::Transcode(Transcode {
            url: upload.url(key),
            size: data.size,
            container: data.container,
            height: data.height,
            width: data.width,
            bitrate: data.bitrate,
            md5: "",
            duration: data.duration.round() as u64,
            definition: task.definition,
        }),
        (TaskKind::SampleSnapshot, Output::File { key }) => {
            Made::Snapshots { image_urls: vec![upload.url(key)] }
        }
        (_, Output::File { key }) => Made::Cover { image_url: upload.url(key) },
        (_, Output::Snapshots { files }) => {
            Made::Snapshots { image_urls: files.iter().map(|file| upload.url(&file.key)).collect() }
        }
    }
}

/// What a review found.
fn review(suggestion: Verdict, url: String) -> Review {
    let (confidence, _) = finding(suggestion);
    let segment = Segment {
        start_time_offset: 0,
        end_time_offset: 0,
        confidence,
        suggestion,
        url,
        pic_url_expire_time_stamp: 0,
    };
    let segments = if suggestion == Verdict::Pass { vec![] } else { vec![segment] };
    Review { confidence, suggestion, segments }
}
