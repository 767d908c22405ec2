//! `/_cosplay/ui/requests/{id}`: one request, taken apart.

use askama::Template;
use serde_json::{Value as Json, json};

use crate::domain::App;
use crate::domain::auth::explain::explain;
use crate::domain::journal::entry::Entry;
use crate::primitives::escape::{decoded, raw_pairs};
use crate::services::admin::error::Error;
use crate::services::admin::inspector::explained::Explained;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::row::{Row, size};
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::request::RequestWords;
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
    request_body: String,
    response_body: String,
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
        let entry = id.parse().ok().and_then(|id| ctx.app.journal.get(id));
        let entry =
            entry.ok_or_else(|| Error::NotFound(format!("the journal has no request {id} (any more)")))?;
        visit.page(&view(&ctx.app, &entry, &visit))
    }
}

fn view(app: &App, entry: &Entry, visit: &Visit) -> View {
    let words = RequestWords::of(visit.language);
    let shown = json!(entry.shown());
    let query = shown["query"].as_str().unwrap_or_default();
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
        request_head: head(&shown["request_head"]),
        response_head: head(&shown["response_head"]),
        request_body: text(&shown["request_body"]),
        response_body: text(&shown["response_body"]),
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
        links.push((words.upload.to_owned(), format!("/_cosplay/uploads/{upload}")));
    }
    links
}

/// A head as names and values, however the interface shows it.
fn head(shown: &Json) -> Vec<(String, String)> {
    let plain = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match shown {
        Json::Object(members) => members.iter().map(|(name, value)| (name.clone(), plain(value))).collect(),
        Json::Array(pairs) => pairs.iter().map(|pair| (plain(&pair[0]), plain(&pair[1]))).collect(),
        Json::String(lines) => lines
            .lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.into(), value.into()))
            .collect(),
        Json::Null | Json::Bool(_) | Json::Number(_) => Vec::new(),
    }
}

/// A body as the interface shows it; empty where it shows none.
fn text(shown: &Json) -> String {
    match shown {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => {
            serde_json::to_string_pretty(shown).unwrap_or_default()
        }
    }
}

/// The signature of the query, taken apart by the clock of the request's own time.
fn explained(app: &App, entry: &Entry) -> Option<Explained> {
    let is_signed = ["q-signature=", "X-Amz-Signature=", "sign=", "Signature="]
        .iter()
        .any(|mark| entry.query.contains(mark));
    is_signed.then(|| {
        let explanation = explain(&format!("?{}", entry.query), app.keyring(), entry.time);
        Explained::of(&json!(explanation))
    })
}

fn like_this(entry: &Entry) -> Option<LikeThis> {
    Some(LikeThis {
        operation: entry.operation()?,
        appid: entry.tenant.map(|appid| appid.to_string()),
        bucket: entry.bucket.as_ref().map(|bucket| bucket.name.to_string()),
        key: entry.key.clone().filter(|key| !key.is_empty()),
    })
}
