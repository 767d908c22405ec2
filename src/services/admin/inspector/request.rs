//! `/_cosplay/ui/requests/{id}`: one request, taken apart.

use askama::Template;
use serde_json::{Value as Json, json};

use crate::domain::App;
use crate::domain::auth::explain::explain;
use crate::domain::journal::body::ShownBody;
use crate::domain::journal::entry::Entry;
use crate::domain::journal::head::Header;
use crate::primitives::escape::{decoded, raw_pairs};
use crate::services::admin::again::curl::can_be_told;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::explained::Explained;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::row::{Row, size};
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::request::RequestWords;
use crate::services::admin::requests::entry;
use crate::services::admin::service::{Admin, Auth};
use crate::services::admin::uploads::upload_of;
use crate::services::service::{Ctx, Operation, Request as Asked};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

#[derive(Template)]
#[template(path = "request.html")]
struct View {
    frame: Frame,
    words: &'static RequestWords,
    row: Row,
    /// Method, path and query as received, secrets masked.
    line: String,
    facts: Vec<(&'static str, String)>,
    /// Links to what belongs to it: text and URL.
    links: Vec<(String, String)>,
    query: Vec<(String, String)>,
    request_head: Vec<(String, String)>,
    response_head: Vec<(String, String)>,
    /// Text, and whether it is all of it.
    request_body: (String, bool),
    response_body: (String, bool),
    has_curl: bool,
    explained: Option<Explained>,
    like_this: Option<LikeThis>,
    neighbours: [Option<u64>; 2],
    json: String,
}

/// The condition of a rule for the next request like this one.
struct LikeThis {
    operation: String,
    appid: Option<String>,
    bucket: Option<String>,
    key: Option<String>,
}

/// Shows one request.
pub(in crate::services::admin) struct Request;

impl Operation for Request {
    type Service = Admin;
    type Input = (String, Visit);

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[200, 404],
        ..page("ui/requests/{id}", "ui_request", "Shows one request, taken apart.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Asked<Admin>) -> Result<Self::Input, Error> {
        Ok((request.target.segment(2), Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (id, visit): Self::Input) -> Result<Response, Error> {
        let entry = entry(&ctx.app, &id)?;
        visit.page(&view(&ctx.app, &entry, &visit))
    }
}

fn view(app: &App, entry: &Entry, visit: &Visit) -> View {
    let words = RequestWords::of(visit.language);
    let whole = entry.shown_whole(&|text| app.keyring().hidden(text));
    let shown = json!(whole);
    let query = whole.query();
    let mark = if query.is_empty() { "" } else { "?" };
    let is_there = |id: u64| app.journal.get(id).map(|entry| entry.id);
    let row = Row::of(entry);
    View {
        frame: Frame::new(visit, Some(Place::Requests), format!("{} {}", entry.method, row.path), "request"),
        words,
        line: format!("{} {}{mark}{query}", entry.method, entry.path),
        facts: facts(entry, &shown, words),
        links: links(app, entry, words),
        query: raw_pairs(query).map(|(name, value)| (decoded(name), decoded(value))).collect(),
        request_head: pairs(whole.request_head()),
        response_head: pairs(whole.response_head()),
        request_body: body(whole.request_body()),
        response_body: body(whole.response_body()),
        has_curl: can_be_told(entry),
        explained: explained(app, entry),
        like_this: like_this(entry),
        neighbours: [is_there(entry.id.saturating_sub(1)), is_there(entry.id + 1)],
        json: serde_json::to_string_pretty(&shown).unwrap_or_default(),
        row,
    }
}

fn facts(entry: &Entry, shown: &Json, words: &'static RequestWords) -> Vec<(&'static str, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let step = shown["step"]
        .as_str()
        .map(str::to_owned)
        .or_else(|| shown["step"].as_object().map(|step| json!(step).to_string()));
    let facts = [
        (words.time, entry.time.to_iso()),
        (words.host, entry.host.clone()),
        (words.operation, text(&entry.operation())),
        (words.service, entry.service.to_owned()),
        (words.tenant, entry.tenant.map(|appid| appid.to_string()).unwrap_or_default()),
        (words.bucket, entry.bucket.as_ref().map(ToString::to_string).unwrap_or_default()),
        (words.key, text(&entry.key)),
        (words.step, step.unwrap_or_default()),
        (words.bytes_in, size(entry.bytes_in)),
        (words.bytes_out, size(entry.bytes_out)),
        (words.sha1, entry.sha1.map(|sha1| sha1.to_string()).unwrap_or_default()),
        (words.ignored, entry.ignored.join(", ")),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn links(app: &App, entry: &Entry, words: &'static RequestWords) -> Vec<(String, String)> {
    let mut links = Vec::new();
    if let Some(operation) = entry.operation() {
        let url = format!("/_cosplay/ui/requests?operation={operation}");
        links.push((words.same_operation.to_owned(), url));
    }
    if let Some(upload) = upload_of(app, entry) {
        links.push((words.upload.to_owned(), format!("/_cosplay/ui/uploads/{upload}")));
    }
    links
}

/// A head as names and values.
fn pairs(head: &[Header]) -> Vec<(String, String)> {
    head.iter().map(|header| (header.name.clone(), header.value.clone())).collect()
}

/// A body's text and whether it is all of it; empty where none was kept.
fn body(kept: Option<&ShownBody>) -> (String, bool) {
    kept.map_or_else(|| (String::new(), true), |body| (body.text.clone(), body.whole))
}

/// The signature, taken apart by the clock of the request's own time: that of the header, the query or a JSON
/// body.
fn explained(app: &App, entry: &Entry) -> Option<Explained> {
    let header = entry.request_head.text("authorization").map(|value| format!("Authorization: {value}"));
    let is_signed = |text: &str| {
        ["q-signature=", "Signature=", "sign=", "signature\""].iter().any(|mark| text.contains(mark))
    };
    let query = is_signed(&entry.query).then(|| format!("?{}", entry.query));
    let body = entry.request_body.as_ref().filter(|body| body.is_whole);
    let body = body.and_then(|body| std::str::from_utf8(&body.bytes).ok()).filter(|text| is_signed(text));
    let text = header.or(query).or_else(|| body.map(str::to_owned))?;
    Some(Explained::of(&json!(explain(&text, app.keyring(), entry.time))).masked())
}

fn like_this(entry: &Entry) -> Option<LikeThis> {
    Some(LikeThis {
        operation: entry.operation()?,
        appid: entry.tenant.map(|appid| appid.to_string()),
        bucket: entry.bucket.as_ref().map(|bucket| bucket.name.to_string()),
        key: entry.key.clone().filter(|key| !key.is_empty()),
    })
}
