//! `/_cosplay/requests`: what has happened, and whether it is what was expected.

use std::task::Context;

use bytes::Bytes;
use http::header::{CACHE_CONTROL, HeaderValue};
use http::{Method, StatusCode};
use serde_json::json;

use crate::domain::App;
use crate::domain::faults::pattern::Pattern;
use crate::domain::journal::News;
use crate::domain::journal::filter::Filter;
use crate::domain::journal::verify::{Expected, verify};
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::stream::Stream;

/// Entries of one answer unless `limit` says otherwise.
const PAGE: usize = 1000;
/// What a list may be asked by.
/// `family` is the former name of `service`, for one release.
pub const FILTERS: [&str; 9] =
    ["appid", "operation", "service", "family", "bucket", "key", "status", "since", "limit"];

/// Lists the journal.
pub static LIST: Operation = Operation {
    name: "requests",
    summary: "Lists the latest requests, the oldest first; ?appid=, operation=, service=, bucket=, key=, status=, since= and limit= narrow it.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "requests"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &FILTERS),
    weight: light,
    run: |app, request| {
        let limit = asked::number(request, "limit")?.unwrap_or(PAGE);
        let entries = app.journal.list(&filter(app, request)?, limit);
        Ok(envelope::success(&entries.iter().map(|entry| entry.shown()).collect::<Vec<_>>()))
    },
};

/// Tells the journal as it grows.
pub static FOLLOW: Operation = Operation {
    name: "requests_follow",
    summary: "Tells requests as they end, as server-sent events, and before them the latest limit=; narrowed as the list is.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "requests/follow"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &FILTERS),
    weight: light,
    run: follow,
};

/// A follower that has lost its connection says where it was, and goes on from there.
fn follow(app: &App, request: &Request) -> Result<Response, Failure> {
    let filter = filter(app, request)?;
    let limit = asked::number(request, "limit")?.unwrap_or(0);
    let was_at = request.head.text("last-event-id").and_then(|place| place.parse().ok());
    let mut place = was_at.unwrap_or_else(|| app.journal.place_before(&filter, limit));
    let app = app.clone();
    let mut response = Response::new(StatusCode::OK, "").typed("text/event-stream");
    response.set(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let next =
        move |cx: &mut Context<'_>| app.journal.poll_news(&mut place, &filter, cx).map(|news| told(&news));
    response.stream = Some(Stream::new(next, b":\n\n"));
    Ok(response)
}

/// News as server-sent events.
fn told(news: &News) -> Bytes {
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

/// Shows one entry.
pub static SHOW: Operation = Operation {
    name: "requests_show",
    summary: "Shows one request.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "requests/{id}"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |app, request| {
        let id = asked::name(request);
        let entry = id.parse().ok().and_then(|id| app.journal.get(id));
        let sentence = || format!("the journal has no request {id} (any more)");
        let entry = entry.ok_or_else(|| envelope::not_found(sentence()))?;
        Ok(envelope::success(&entry.shown()))
    },
};

/// Compares the journal with what was expected.
pub static VERIFY: Operation = Operation {
    name: "requests_verify",
    summary: "Answers 200 when the requests that came are the expected ones, and 409 with what is wrong when not.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "requests/verify"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid", "since"]),
    weight: light,
    run: |app, request| {
        let expected: Expected = asked::body(request)?;
        expected.check(&app.names).map_err(|unknown| envelope::bad_request(unknown.to_string()))?;
        let among = Filter {
            appid: asked::tenant(request)?,
            since: asked::number(request, "since")?,
            ..Filter::default()
        };
        let wrong = verify(&app.journal.list(&among, usize::MAX), &expected);
        let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
        Ok(Response::json(status, &json!({ "verified": wrong.is_empty(), "wrong": wrong })))
    },
};

fn filter(app: &App, request: &Request) -> Result<Filter, Failure> {
    let filter = Filter {
        appid: asked::tenant(request)?,
        operation: asked::text(request, "operation")?,
        service: asked::text(request, "service")?.or(asked::text(request, "family")?),
        bucket: asked::text(request, "bucket")?.map(Pattern),
        key: asked::text(request, "key")?.map(Pattern),
        status: asked::number(request, "status")?,
        since: asked::number(request, "since")?,
    };
    filter.check(&app.names).map_err(|unknown| envelope::bad_request(unknown.to_string()))?;
    Ok(filter)
}
