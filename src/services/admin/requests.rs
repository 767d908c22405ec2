//! `/_cosplay/requests`: the journal, and whether it holds what was expected.

use std::sync::Arc;
use std::task::Context;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CACHE_CONTROL, HeaderValue};
use serde_json::json;

use crate::domain::App;
use crate::domain::faults::pattern::Pattern;
use crate::domain::journal::News;
use crate::domain::journal::entry::Entry;
use crate::domain::journal::filter::Filter;
use crate::domain::journal::verify::{Expected, verify};
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth, Params};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;
use crate::wire::stream::Stream;

/// Entries of one response unless `limit` says otherwise.
const PAGE: usize = 1000;
/// Query parameters of a list. `family` is the former name of `service`.
const FILTERS: &[&str] = &[
    "appid",
    "operation",
    "service",
    "family",
    "bucket",
    "key",
    "status",
    "fromstatus",
    "refused",
    "preflight",
    "text",
    "since",
    "before",
    "limit",
];

/// Conditions on entries of the journal, and how many of the latest to return.
pub(super) struct Selection {
    pub(super) filter: Filter,
    pub(super) limit: Option<usize>,
}

impl Selection {
    pub(super) fn parse(params: &Params) -> Result<Self, Error> {
        let service = params.text("service")?;
        let filter = Filter {
            appid: params.tenant()?,
            operation: params.text("operation")?,
            service: service.or(params.text("family")?),
            bucket: params.text("bucket")?.map(Pattern),
            key: params.text("key")?.map(Pattern),
            status: params.number("status")?,
            from_status: params.number("fromstatus")?,
            refused: params.flag("refused")?,
            preflight: params.flag("preflight")?,
            text: params.text("text")?,
            before: params.number("before")?,
            since: params.number("since")?,
        };
        Ok(Self { filter, limit: params.number("limit")? })
    }

    /// Refuses a service or an operation that is not played.
    pub(super) fn check(&self, app: &App) -> Result<(), Error> {
        self.filter.check(&app.names).map_err(|unknown| Error::bad(unknown.to_string()))
    }
}

pub(super) struct ListRequests;

impl Operation for ListRequests {
    type Service = Admin;
    type Input = Selection;

    const SPEC: OperationSpec = OperationSpec {
        query: FILTERS,
        ..spec(
            Verb::Get,
            "requests",
            "requests",
            "Lists the latest requests, the oldest first; ?appid=, operation=, service=, bucket=, key=, \
             status=, fromstatus=, refused=, preflight=, text=, since=, before= and limit= narrow it.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Selection, Error> {
        Selection::parse(&request.params)
    }

    fn run(ctx: &Ctx<Admin>, input: Selection) -> Result<Response, Error> {
        input.check(&ctx.app)?;
        let entries = ctx.app.journal.list(&input.filter, input.limit.unwrap_or(PAGE));
        Ok(success(&entries.iter().map(|entry| entry.shown()).collect::<Vec<_>>()))
    }
}

/// A follower that has lost its connection sends the id of its last event, and the stream goes on from there
/// (<https://html.spec.whatwg.org/multipage/server-sent-events.html>).
pub(super) struct FollowRequests;

impl Operation for FollowRequests {
    type Service = Admin;
    type Input = (Selection, Option<u64>);

    const SPEC: OperationSpec = OperationSpec {
        query: FILTERS,
        ..spec(
            Verb::Get,
            "requests/follow",
            "requests_follow",
            "Streams requests as they end, as server-sent events, after the latest limit= that are there; \
             narrowed as the list is.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(Selection, Option<u64>), Error> {
        let last_event_id = request.head.text("last-event-id").and_then(|id| id.parse().ok());
        Ok((Selection::parse(&request.params)?, last_event_id))
    }

    fn run(
        ctx: &Ctx<Admin>,
        (selection, last_event_id): (Selection, Option<u64>),
    ) -> Result<Response, Error> {
        selection.check(&ctx.app)?;
        let (app, Selection { filter, limit }) = (ctx.app.clone(), selection);
        let mut place =
            last_event_id.unwrap_or_else(|| app.journal.place_before(&filter, limit.unwrap_or(0)));
        let mut response = Response::new(StatusCode::OK, "").typed("text/event-stream");
        response.set(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let next = move |cx: &mut Context<'_>| {
            app.journal.poll_news(&mut place, &filter, cx).map(|news| events(&news))
        };
        response.stream = Some(Stream::new(next, b":\n\n"));
        Ok(response)
    }
}

/// News as server-sent events.
fn events(news: &News) -> Bytes {
    let mut text = String::new();
    if news.missed > 0 {
        let missed = json!({ "missed": news.missed });
        text += &format!("event: missed\ndata: {missed}\n\n");
    }
    for (place, entry) in &news.entries {
        let entry = serde_json::to_string(&entry.shown()).expect("entries have string keys only");
        text += &format!("id: {place}\nevent: request\ndata: {entry}\n\n");
    }
    text.into()
}

pub(super) struct ShowRequest;

impl Operation for ShowRequest {
    type Service = Admin;
    type Input = String;

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[200, 404],
        ..spec(Verb::Get, "requests/{id}", "requests_show", "Shows one request, with heads and kept bodies.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<String, Error> {
        Ok(request.target.id())
    }

    fn run(ctx: &Ctx<Admin>, id: String) -> Result<Response, Error> {
        Ok(success(&entry(&ctx.app, &id)?.shown_whole(&|text| ctx.app.keyring().hidden(text))))
    }
}

/// The entry with this number.
///
/// # Errors
/// There is none.
pub(super) fn entry(app: &App, id: &str) -> Result<Arc<Entry>, Error> {
    let entry = id.parse().ok().and_then(|id| app.journal.get(id));
    entry.ok_or_else(|| Error::NotFound(format!("the journal has no request {id} (any more)")))
}

pub(super) struct VerifyRequests;

impl Operation for VerifyRequests {
    type Service = Admin;
    type Input = (Expected, Filter);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid", "since"],
        body: Some(schemars::SchemaGenerator::subschema_for::<Expected>),
        statuses: &[200, 409],
        ..spec(
            Verb::Post,
            "requests/verify",
            "requests_verify",
            "Answers 200 when the requests that came are the expected ones, and 409 with what is wrong when \
             not.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(Expected, Filter), Error> {
        let expected = request.params.body()?;
        let (appid, since) = (request.params.tenant()?, request.params.number("since")?);
        Ok((expected, Filter { appid, since, ..Filter::default() }))
    }

    fn run(ctx: &Ctx<Admin>, (expected, among): (Expected, Filter)) -> Result<Response, Error> {
        expected.check(&ctx.app.names).map_err(|unknown| Error::bad(unknown.to_string()))?;
        let wrong = verify(&ctx.app.journal.list(&among, usize::MAX), &expected);
        let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
        Ok(Response::json(status, &json!({ "verified": wrong.is_empty(), "wrong": wrong })))
    }
}
