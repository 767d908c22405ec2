//! `/_cosplay/events`: the events apps were told of or are owed, and how their delivery went.

use bytes::Bytes;
use http::{Method, StatusCode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::App;
use crate::domain::vod::notices::{Fate, Told};
use crate::primitives::blob::Blob;
use crate::primitives::names::AppId;
use crate::services::admin::{asked, envelope};
use crate::services::operation::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Events of one answer unless `limit` says otherwise.
const PAGE: usize = 1000;
/// What the list may be asked by.
pub const FILTERS: [&str; 2] = ["appid", "limit"];

/// Lists events.
pub static LIST: Operation = Operation {
    name: "events",
    summary: "Lists the latest events apps were told of or are owed, the oldest first; ?appid= for one account, limit= for more or fewer than 1000.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "events"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &FILTERS),
    weight: light,
    run: list,
};

/// Sends an event once more.
pub static REDELIVER: Operation = Operation {
    name: "events_redeliver",
    summary: r#"Sends an event once more, whatever has become of it: {"id":7}; with ?appid= only one of that account."#,
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "events/redeliver"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: redeliver,
};

/// An event but for its body, which is JSON already.
#[derive(Serialize)]
struct Event {
    id: u64,
    appid: AppId,
    event: &'static str,
    file_id: String,
    url: String,
    at: i64,
    fate: Fate,
    sends: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

impl From<Told> for Event {
    fn from(told: Told) -> Self {
        let notice = &told.notice;
        Self {
            id: told.id,
            appid: notice.owner,
            event: notice.event,
            file_id: notice.file_id.to_string(),
            url: notice.url.clone(),
            at: notice.at,
            fate: told.fate,
            sends: told.sends,
            trouble: told.trouble,
            rule: told.rule,
        }
    }
}

fn list(app: &App, request: &Request) -> Result<Response, Failure> {
    let only = asked::tenant(request)?;
    let limit = asked::number(request, "limit")?.unwrap_or(PAGE);
    let mut told = app.vod.notices.list();
    told.retain(|told| only.is_none_or(|appid| told.notice.owner == appid));
    let latest = told.split_off(told.len().saturating_sub(limit));
    let mut pieces = vec![Bytes::from_static(b"[")];
    for (place, told) in latest.into_iter().enumerate() {
        pieces.extend(written(told, place > 0));
    }
    pieces.push(Bytes::from_static(b"]"));
    let mut response = envelope::success(&());
    response.body = Blob::from_pieces(pieces);
    Ok(response)
}

/// An event as JSON, behind a comma where others come before it. Its body is shared, not copied.
fn written(told: Told, is_next: bool) -> [Bytes; 3] {
    let body = told.notice.body.clone();
    let event = serde_json::to_string(&Event::from(told)).expect("events have string keys only");
    let members = event.trim_end_matches('}');
    let comma = if is_next { "," } else { "" };
    [format!("{comma}{members},\"body\":").into(), body, Bytes::from_static(b"}")]
}

fn redeliver(app: &App, request: &Request) -> Result<Response, Failure> {
    let (id, only) = (id(request)?, asked::tenant(request)?);
    let is_meant = |told: &Told| told.id == id && only.is_none_or(|appid| told.notice.owner == appid);
    match app.vod.notices.list().iter().any(is_meant) && app.vod.notices.redeliver(id) {
        true => Ok(Response::new(StatusCode::ACCEPTED, "")),
        false => {
            Err(Failure::Plain { status: StatusCode::NOT_FOUND, sentence: format!("there is no event {id}") })
        }
    }
}

/// Which event is meant.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Which {
    id: u64,
}

fn id(request: &Request) -> Result<u64, Failure> {
    let wrong =
        |error| envelope::bad_request(format!(r#"{error}; send {{"id":N}} with the number of an event"#));
    asked::body(request).map(|which: Which| which.id).map_err(wrong)
}
