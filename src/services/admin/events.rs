//! `/_cosplay/events`: events and the status of their delivery.

use bytes::Bytes;
use http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::vod::deliveries::{Delivery, DeliveryStatus};
use crate::domain::vod::events::WayOut;
use crate::primitives::blob::Blob;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

/// Events of one response unless `limit` says otherwise.
const PAGE: usize = 1000;

pub(super) struct ListEvents;

impl Operation for ListEvents {
    type Service = Admin;
    type Input = (Option<AppId>, Option<usize>);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid", "limit"],
        ..spec(
            Verb::Get,
            "events",
            "events",
            "Lists the latest events with the status of their delivery, the oldest first; ?appid= for one \
             account, limit= for more or fewer than 1000.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(Option<AppId>, Option<usize>), Error> {
        Ok((request.params.tenant()?, request.params.number("limit")?))
    }

    fn run(ctx: &Ctx<Admin>, (tenant, limit): (Option<AppId>, Option<usize>)) -> Result<Response, Error> {
        let mut deliveries = ctx.app.vod.deliveries.list();
        deliveries.retain(|delivery| tenant.is_none_or(|appid| delivery.event.app.owner == appid));
        let latest = deliveries.split_off(deliveries.len().saturating_sub(limit.unwrap_or(PAGE)));
        let mut body = vec![Bytes::from_static(b"[")];
        for (index, delivery) in latest.into_iter().enumerate() {
            body.extend(written(delivery, index > 0));
        }
        body.push(Bytes::from_static(b"]"));
        let mut response = success(&());
        response.body = Blob::from_pieces(body);
        Ok(response)
    }
}

pub(super) struct Redeliver;

impl Operation for Redeliver {
    type Service = Admin;
    type Input = (EventId, Option<AppId>);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        body: Some(schemars::SchemaGenerator::subschema_for::<EventId>),
        statuses: &[202, 404],
        ..spec(
            Verb::Post,
            "events/redeliver",
            "events_redeliver",
            r#"Sends an event once more, whatever the status of its delivery: {"id":7}; with ?appid= only one of that account."#,
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(EventId, Option<AppId>), Error> {
        let wrong = |error| Error::bad(format!(r#"{error}; send {{"id":N}} with the number of an event"#));
        Ok((request.params.body().map_err(wrong)?, request.params.tenant()?))
    }

    fn run(ctx: &Ctx<Admin>, (EventId { id }, tenant): (EventId, Option<AppId>)) -> Result<Response, Error> {
        let deliveries = &ctx.app.vod.deliveries;
        let is_meant = |delivery: &Delivery| {
            delivery.id == id && tenant.is_none_or(|appid| delivery.event.app.owner == appid)
        };
        if deliveries.list().iter().any(is_meant) && deliveries.redeliver(id) {
            Ok(Response::new(StatusCode::ACCEPTED, ""))
        } else {
            Err(Error::NotFound(format!("there is no event {id}")))
        }
    }
}

/// Body of `events_redeliver`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EventId {
    id: u64,
}

/// An event without its body, which is JSON already.
#[derive(Serialize)]
struct Event {
    id: u64,
    appid: AppId,
    /// The app: `appid`, or a sub-app.
    sub_app: AppId,
    event: &'static str,
    file_id: String,
    /// `push` or `pull`.
    mode: &'static str,
    url: String,
    at: UnixSeconds,
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
            appid: event.app.owner,
            sub_app: event.app.app,
            event: event.name.text(),
            file_id: event.media.as_ref().map(|media| media.file_id.to_string()).unwrap_or_default(),
            mode: if event.way_out == WayOut::Pull { "pull" } else { "push" },
            url: event.way_out.url().to_owned(),
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

/// An event as JSON, behind a comma where others come before it. Its body is shared, not copied.
fn written(delivery: Delivery, is_next: bool) -> [Bytes; 3] {
    let body = delivery.event.body.clone();
    let event = serde_json::to_string(&Event::from(delivery)).expect("events have string keys only");
    let members = event.trim_end_matches('}');
    let comma = if is_next { "," } else { "" };
    [format!("{comma}{members},\"body\":").into(), body, Bytes::from_static(b"}")]
}
