//! `/_cosplay/ui/uploads`: uploads that take several requests, one row each.

use askama::Template;

use crate::domain::journal::timeline::{State, Timeline};
use crate::primitives::names::AppId;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::requests::{Choice, choices};
use crate::services::admin::inspector::row::size;
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::uploads::UploadsWords;
use crate::services::admin::service::{Admin, Auth};
use crate::services::admin::uploads::uploads;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

/// Rows of a page, the newest first.
const PAGE: usize = 200;

#[derive(Template)]
#[template(path = "uploads.html")]
struct View {
    frame: Frame,
    words: &'static UploadsWords,
    tenants: Vec<Choice>,
    rows: Vec<UploadRow>,
}

struct UploadRow {
    id: u64,
    moment: String,
    place: String,
    state: &'static str,
    tone: &'static str,
    pieces: usize,
    bytes: String,
    retries: usize,
    wasted: String,
    gaps: usize,
    milliseconds: String,
}

/// Shows the uploads.
pub(in crate::services::admin) struct Uploads;

impl Operation for Uploads {
    type Service = Admin;
    type Input = (Option<AppId>, Visit);

    const SPEC: OperationSpec = OperationSpec {
        query: &["lang", "theme", "appid"],
        ..page("ui/uploads", "ui_uploads", "Shows uploads: state, bytes, retries, wasted bytes.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        Ok((request.params.tenant()?, Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (tenant, visit): Self::Input) -> Result<Response, Error> {
        let words = UploadsWords::of(visit.language);
        let all = uploads(&ctx.app, tenant);
        let chosen = tenant.map(|tenant| tenant.to_string());
        let accounts = ctx.app.accounts.list();
        visit.page(&View {
            frame: Frame::at(&visit, Place::Uploads, "page"),
            words,
            tenants: choices(accounts.iter().map(|account| account.appid.to_string()), chosen.as_deref()),
            rows: all.iter().rev().take(PAGE).map(|upload| UploadRow::of(upload, words)).collect(),
        })
    }
}

impl UploadRow {
    fn of(upload: &Timeline, words: &UploadsWords) -> Self {
        let (state, tone) = state(upload.state, words);
        Self {
            id: upload.id,
            moment: upload.began.to_iso(),
            place: format!("{}/{}", upload.bucket, upload.key),
            state,
            tone,
            pieces: upload.pieces,
            bytes: size(upload.steps.iter().map(|step| step.bytes_in).sum()),
            retries: upload.retries,
            wasted: size(upload.wasted_bytes),
            gaps: upload.gaps.len(),
            milliseconds: format!("{:.1}", upload.milliseconds),
        }
    }
}

/// The word for a state, and its class.
pub(super) const fn state(state: State, words: &UploadsWords) -> (&'static str, &'static str) {
    match state {
        State::Open => (words.open, "warn"),
        State::Finished => (words.finished, "fine"),
        State::Instant => (words.instant, "fine"),
        State::Aborted => (words.aborted, "wrong"),
    }
}
