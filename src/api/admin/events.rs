//! `/_cosplay/events`: the events apps were told of or are owed, and how their delivery went.

use http::{Method, StatusCode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{asked, envelope};
use crate::api::operation::{Auth, Failure, Operation, Selector, light};
use crate::domain::App;
use crate::domain::vod::notices::{Fate, Told};
use crate::primitives::names::AppId;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Lists events.
pub static LIST: Operation = Operation {
    name: "events",
    summary: "Lists the events apps were told of or are owed, the oldest first; ?appid= for one account.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "events"),
    auth: Auth::Open,
    check: |_, call| asked::only(call, &["appid"]),
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
    check: |_, call| asked::only(call, &["appid"]),
    weight: light,
    run: redeliver,
};

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
    body: Json,
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
            body: serde_json::from_slice(&notice.body).unwrap_or_default(),
        }
    }
}

fn list(app: &App, call: &Call) -> Result<Reply, Failure> {
    let only = asked::tenant(call)?;
    let told = app.vod.notices.list().into_iter();
    let events = told.filter(|told| only.is_none_or(|appid| told.notice.owner == appid));
    Ok(envelope::success(&events.map(Event::from).collect::<Vec<_>>()))
}

fn redeliver(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (id, only) = (id(call)?, asked::tenant(call)?);
    let is_meant = |told: &Told| told.id == id && only.is_none_or(|appid| told.notice.owner == appid);
    match app.vod.notices.list().iter().any(is_meant) && app.vod.notices.redeliver(id) {
        true => Ok(Reply::new(StatusCode::ACCEPTED, "")),
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

fn id(call: &Call) -> Result<u64, Failure> {
    let wrong =
        |error| envelope::bad_request(format!(r#"{error}; send {{"id":N}} with the number of an event"#));
    asked::body(call).map(|which: Which| which.id).map_err(wrong)
}
