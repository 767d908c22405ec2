//! `ProcessMedia`: tasks over media, listed one by one.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::vod::media::Media;
use crate::domain::vod::procedure::{MOST_TRANSCODINGS, Task, TaskKind, Template};
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::flow_call::{Common, Order, flow_app};
use crate::services::cloud_api::vod::media_call::among;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Points of one task of snapshots, a bound of ours.
const MOST_POINTS: usize = 100;

/// Starts tasks. Those that make other things than transcodings and snapshots are refused by their names,
/// and so is whatever would change a result: watermarks, clips, overridden parameters.
pub(crate) struct ProcessMedia;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Given {
    file_id: Option<String>,
    media_storage_path: Option<String>,
    sub_app_id: Option<u64>,
    media_process_task: Option<Tasks>,
    ai_content_review_task: Option<Defined>,
    tasks_priority: Option<i64>,
    tasks_notify_mode: Option<String>,
    session_context: Option<String>,
    session_id: Option<String>,
    /// Reserved by the vendor.
    #[serde(rename = "ExtInfo")]
    _ext_info: Option<String>,
}

/// `MediaProcessTask`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields, default)]
struct Tasks {
    transcode_task_set: Vec<Defined>,
    sample_snapshot_task_set: Vec<Defined>,
    cover_by_snapshot_task_set: Vec<Cover>,
    snapshot_by_time_offset_task_set: Vec<Snapshots>,
}

/// A task of which only the template is given.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Defined {
    definition: u32,
}

/// A picture for a cover: which one has no effect, as all are the same.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Cover {
    definition: u32,
    position_type: String,
    position_value: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Snapshots {
    definition: u32,
    #[serde(default)]
    ext_time_offset_set: Vec<String>,
    #[serde(default)]
    time_offset_set: Vec<f64>,
}

/// A point of a video.
#[derive(Debug, Clone, Copy)]
enum Point {
    /// Milliseconds.
    Time(f64),
    Percent(f64),
}

/// A call.
pub(crate) struct Input {
    sub_app_id: Option<u64>,
    order: Order,
    tasks: Tasks,
    points: Vec<(u32, Vec<Point>)>,
    review: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    task_id: String,
}

impl Operation for ProcessMedia {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::PROCESS_MEDIA,
        ..OperationSpec::new(
            "process_media",
            "Transcodes media and cuts pictures from them; results are simulated.",
            "https://cloud.tencent.com/document/product/266/33427",
            Route::Action("ProcessMedia"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let given: Given = request.params.input()?;
        let order = Order::parse(Common {
            file_id: given.file_id,
            media_storage_path: given.media_storage_path,
            tasks_priority: given.tasks_priority,
            tasks_notify_mode: given.tasks_notify_mode,
            session_context: given.session_context,
            session_id: given.session_id,
        })?;
        let tasks = given.media_process_task.unwrap_or_default();
        check(&tasks)?;
        let points = tasks.snapshot_by_time_offset_task_set.iter();
        let points = points.map(points_of).collect::<Result<_, _>>()?;
        let review = given.ai_content_review_task.map(|review| review.definition);
        Ok(Input { sub_app_id: given.sub_app_id, order, tasks, points, review })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = flow_app(ctx, input.sub_app_id)?;
        let media = input.order.media(ctx, app)?;
        let tasks = plan(&input.tasks, &input.points, input.review, &media);
        if tasks.is_empty() {
            let reason = "name at least one task in MediaProcessTask or AiContentReviewTask";
            return Err(Error::invalid_value("MediaProcessTask", "", reason));
        }
        let task_id = input.order.start(ctx, app, &media, "ProcessMedia", tasks)?;
        Ok(answer(&ctx.app, Output { task_id }))
    }
}

fn check(tasks: &Tasks) -> Result<(), Error> {
    let counts = [
        tasks.transcode_task_set.len(),
        tasks.sample_snapshot_task_set.len(),
        tasks.cover_by_snapshot_task_set.len(),
        tasks.snapshot_by_time_offset_task_set.len(),
    ];
    if let Some(count) = counts.into_iter().find(|count| *count > MOST_TRANSCODINGS) {
        let reason = format!("a task flow has at most {MOST_TRANSCODINGS} tasks of a kind, not {count}");
        return Err(Error::invalid_value("MediaProcessTask", &count.to_string(), reason));
    }
    let row = &rows::INVALID_PARAMETER_VALUE;
    for cover in &tasks.cover_by_snapshot_task_set {
        among("PositionType", &cover.position_type, &["Time", "Percent"], row)?;
        if !(cover.position_value >= 0.0 && cover.position_value.is_finite()) {
            let reason = "PositionValue is not negative";
            return Err(Error::invalid_value("PositionValue", &cover.position_value.to_string(), reason));
        }
    }
    Ok(())
}

/// The points of a task: `10s` and `35%`, or milliseconds in the older list.
fn points_of(task: &Snapshots) -> Result<(u32, Vec<Point>), Error> {
    let wrong = |text: &str| {
        let reason = format!("ExtTimeOffsetSet: {text:?} is neither seconds like 10s nor a share like 35%");
        Error::invalid_value("ExtTimeOffsetSet", text, reason)
    };
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| (0.0..1e9).contains(number));
    let point = |text: &String| {
        let time = text.strip_suffix('s').and_then(number).map(|seconds| Point::Time(seconds * 1000.0));
        let share = || text.strip_suffix('%').and_then(number).filter(|share| *share <= 100.0);
        time.or_else(|| share().map(Point::Percent)).ok_or_else(|| wrong(text))
    };
    let mut points = task.ext_time_offset_set.iter().map(point).collect::<Result<Vec<_>, _>>()?;
    if points.is_empty() {
        let old = task.time_offset_set.iter().filter(|offset| (0.0..1e12).contains(*offset));
        points = old.map(|offset| Point::Time(*offset)).collect();
    }
    if points.is_empty() || points.len() > MOST_POINTS {
        let reason = format!("a task of snapshots has 1 to {MOST_POINTS} points, not {}", points.len());
        return Err(Error::invalid_value("ExtTimeOffsetSet", &points.len().to_string(), reason));
    }
    Ok((task.definition, points))
}

fn plan(tasks: &Tasks, points: &[(u32, Vec<Point>)], review: Option<u32>, media: &Media) -> Vec<Task> {
    let (directory, file_type) = (&media.directory, &media.video.file_type);
    let of = |kind, definitions: Vec<u32>| {
        let task = move |definition| Task::of(kind, definition, directory, file_type);
        definitions.into_iter().map(task)
    };
    let defined = |set: &[Defined]| set.iter().map(|task| task.definition).collect();
    let covers = tasks.cover_by_snapshot_task_set.iter().map(|task| task.definition).collect();
    let milliseconds = |point: &Point| match point {
        Point::Time(time) => *time as u64,
        Point::Percent(share) => (media.metadata.duration * share * 10.0) as u64,
    };
    let snapshots = points.iter().map(|(definition, points)| {
        let points: Vec<u64> = points.iter().map(milliseconds).collect();
        Task::of_points(*definition, directory, &points)
    });
    let reviews = Template { review, ..Template::default() };
    of(TaskKind::Transcode, defined(&tasks.transcode_task_set))
        .chain(of(TaskKind::SampleSnapshot, defined(&tasks.sample_snapshot_task_set)))
        .chain(of(TaskKind::CoverBySnapshot, covers))
        .chain(snapshots)
        .chain(reviews.tasks(directory, &media.info.name, file_type))
        .collect()
}
