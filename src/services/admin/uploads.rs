//! `/_cosplay/uploads`: a timeline per upload, as far back as the journal goes.

use crate::domain::App;
use crate::domain::journal::entry::Entry;
use crate::domain::journal::filter::Filter;
use crate::domain::journal::timeline::{Timeline, timelines};
use crate::primitives::names::AppId;
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct ListUploads;

impl Operation for ListUploads {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        ..spec(
            Verb::Get,
            "uploads",
            "uploads",
            "Lists uploads that take several requests: steps, retries, gaps, wasted bytes; ?appid= lists \
             one tenant's.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, tenant: Option<AppId>) -> Result<Response, Error> {
        Ok(success(&uploads(&ctx.app, tenant)))
    }
}

pub(super) struct ShowUpload;

impl Operation for ShowUpload {
    type Service = Admin;
    type Input = String;

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[200, 404],
        ..spec(Verb::Get, "uploads/{id}", "uploads_show", "Shows one upload, named by its first request.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<String, Error> {
        Ok(request.target.id())
    }

    fn run(ctx: &Ctx<Admin>, id: String) -> Result<Response, Error> {
        let found = uploads(&ctx.app, None).into_iter().find(|upload| upload.id.to_string() == id);
        let upload = found.ok_or_else(|| Error::NotFound(format!("no upload began with request {id}")))?;
        Ok(success(&upload))
    }
}

/// The upload that a request is part of, by the number of its first request.
pub(super) fn upload_of(app: &App, entry: &Entry) -> Option<u64> {
    entry.step?;
    let found = uploads(app, entry.tenant).into_iter().find(|upload| upload.has(entry.id));
    found.map(|upload| upload.id)
}

pub(super) fn uploads(app: &App, tenant: Option<AppId>) -> Vec<Timeline> {
    let entries = app.journal.list(&Filter { appid: tenant, ..Filter::default() }, usize::MAX);
    timelines(&entries, &app.vod.deliveries.list())
}
