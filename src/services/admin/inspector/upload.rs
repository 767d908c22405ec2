//! `/_cosplay/ui/uploads/{id}`: one upload, drawn and as a table.

use askama::Template;

use crate::domain::journal::timeline::{Callback, Timeline, Told};
use crate::services::admin::error::Error;
use crate::services::admin::inspector::drawing::{Drawing, name};
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::row::{outcome, size};
use crate::services::admin::inspector::uploads::state;
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::uploads::UploadsWords;
use crate::services::admin::service::{Admin, Auth};
use crate::services::admin::uploads::uploads;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

#[derive(Template)]
#[template(path = "upload.html")]
struct View {
    frame: Frame,
    words: &'static UploadsWords,
    upload: Timeline,
    drawing: Drawing,
    state: &'static str,
    tone: &'static str,
    wasted: String,
    steps: Vec<StepRow>,
    callbacks: Vec<CallbackRow>,
}

struct StepRow {
    request: u64,
    at: String,
    step: String,
    key: String,
    status: String,
    tone: &'static str,
    is_retry: bool,
    bytes: String,
    milliseconds: String,
    reason: String,
}

struct CallbackRow {
    id: u64,
    event: &'static str,
    moment: String,
    status: &'static str,
    attempts: u32,
}

/// Shows one upload, named by its first request.
pub(in crate::services::admin) struct Upload;

impl Operation for Upload {
    type Service = Admin;
    type Input = (String, Visit);

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[200, 404],
        ..page("ui/uploads/{id}", "ui_upload", "Shows one upload as a drawing and a table.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        Ok((request.target.segment(2), Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (id, visit): Self::Input) -> Result<Response, Error> {
        let words = UploadsWords::of(visit.language);
        let found = uploads(&ctx.app, None).into_iter().find(|upload| upload.id.to_string() == id);
        let upload = found.ok_or_else(|| Error::NotFound(format!("no upload began with request {id}")))?;
        let (state, tone) = state(upload.state, words);
        let start = upload.steps.iter().map(|step| step.began_micros).min().unwrap_or(0);
        visit.page(&View {
            frame: Frame::new(&visit, Some(Place::Uploads), format!("{} {id}", words.title), "page"),
            words,
            drawing: Drawing::of(&upload),
            state,
            tone,
            wasted: size(upload.wasted_bytes),
            steps: upload.steps.iter().map(|step| StepRow::of(step, start)).collect(),
            callbacks: upload.callbacks.iter().map(CallbackRow::of).collect(),
            upload,
        })
    }
}

impl StepRow {
    fn of(step: &Told, start: u64) -> Self {
        let rules = step.faults.iter().map(|applied| &*applied.rule);
        let reasons: Vec<&str> = step.reason.as_deref().into_iter().chain(rules).collect();
        let outcome = outcome(step.outcome);
        Self {
            request: step.request,
            at: format!("{:.1}", (step.began_micros - start) as f64 / 1000.0),
            step: name(step.step),
            key: step.key.clone().unwrap_or_default(),
            status: step.status.map_or_else(|| outcome.to_owned(), |status| status.to_string()),
            tone: if outcome == "done" { "fine" } else { "wrong" },
            is_retry: step.retry,
            bytes: size(step.bytes_in),
            milliseconds: format!("{:.1}", step.milliseconds),
            reason: reasons.join(" · "),
        }
    }
}

impl CallbackRow {
    fn of(callback: &Callback) -> Self {
        Self {
            id: callback.id,
            event: callback.event,
            moment: callback.at.to_iso(),
            status: callback.status.word(),
            attempts: callback.attempts,
        }
    }
}
