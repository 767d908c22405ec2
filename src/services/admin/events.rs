//! `/_cosplay/events`: events and the status of their delivery.

use bytes::Bytes;
use http::{Method, StatusCode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::App;
use crate::domain::vod::deliveries::{Delivery, DeliveryStatus};
use crate::primitives::blob::Blob;
use crate::primitives::names::AppId;
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Events of one answer unless `limit` says otherwise.
const PAGE: usize = 1000;
/// Query parameters of the list.
pub const FILTERS: [&str; 2] = ["appid", "limit"];

pub static LIST: Operation = Operation {
    name: "events",
    summary: "Lists the latest events with the status of their delivery, the oldest first; ?appid= for one account, limit= for more or fewer than 1000.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "events"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &FILTERS),
    weight: light,
    run: list,
};

pub static REDELIVER: Operation = Operation {
    name: "events_redeliver",
    summary: r#"Sends an event once more, whatever the status of its delivery: {"id":7}; with ?appid= only one of that account."#,
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "events/redeliver"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: redeliver,
};

/// An event without its body, which is JSON already.
#[derive(Serialize)]
struct Event {
    id: u64,
    appid: AppId,
    event: &'static str,
    file_id: String,
    url: String,
    at: i64,
    status: DeliveryStatus,
    attempts: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_error: Option<String>,
    /// `status`, `attempts` and `last_error` under their former names, for one release.
    fate: &'static str,
    sends: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

impl From<Delivery> for Event {
    fn from(delivery: Delivery) -> Self {
        let event = &delivery.event;
        Self {
            id: delivery.id,
            appid: event.owner,
            event: event.name,
            file_id: event.file_id.to_string(),
            url: event.url.clone(),
            at: event.at,
            status: delivery.status,
            attempts: delivery.attempts,
            last_error: delivery.last_error.clone(),
            fate: delivery.status.former_name(),
            sends: delivery.attempts,
            trouble: delivery.last_error,
            rule: delivery.rule,
        }
    }
}

fn list(app: &App, request: &Request) -> Result<Response, Failure> {
    let only = asked::tenant(request)?;
    let limit = asked::number(request, "limit")?.unwrap_or(PAGE);
    let mut deliveries = app.vod.deliveries.list();
    deliveries.retain(|delivery| only.is_none_or(|appid| delivery.event.owner == appid));
    let latest = deliveries.split_off(deliveries.len().saturating_sub(limit));
    let mut pieces = vec![Bytes::from_static(b"[")];
    for (index, delivery) in latest.into_iter().enumerate() {
        pieces.extend(written(delivery, index > 0));
    }
    pieces.push(Bytes::from_static(b"]"));
    let mut response = envelope::success(&());
    response.body = Blob::from_pieces(pieces);
    Ok(response)
}

/// An event as JSON, behind a comma where others come before it. Its body is shared, not copied.
fn written(delivery: Delivery, is_next: bool) -> [Bytes; 3] {
    let body = delivery.event.body.clone();
    let event = serde_json::to_string(&Event::from(delivery)).expect("events have string keys only");
    let members = event.trim_end_matches('}');
    let comma = if is_next { "," } else { "" };
    [format!("{comma}{members},\"body\":").into(), body, Bytes::from_static(b"}")]
}

fn redeliver(app: &App, request: &Request) -> Result<Response, Failure> {
    let (id, only) = (id(request)?, asked::tenant(request)?);
    let is_meant =
        |delivery: &Delivery| delivery.id == id && only.is_none_or(|appid| delivery.event.owner == appid);
    if app.vod.deliveries.list().iter().any(is_meant) && app.vod.deliveries.redeliver(id) {
        Ok(Response::new(StatusCode::ACCEPTED, ""))
    } else {
        Err(Failure::Plain { status: StatusCode::NOT_FOUND, sentence: format!("there is no event {id}") })
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
