//! `/_cosplay/ui/events`: callbacks and pulled events with what became of them.

use askama::Template;

use crate::domain::vod::deliveries::{Delivery, DeliveryStatus};
use crate::domain::vod::events::WayOut;
use crate::primitives::escape::lossy;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::events::EventsWords;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

/// Events of a page, the newest first.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "events.html")]
struct View {
    frame: Frame,
    words: &'static EventsWords,
    /// Whether one event alone is shown.
    is_single: bool,
    rows: Vec<Row>,
}

struct Row {
    id: u64,
    event: &'static str,
    moment: String,
    app: String,
    file_id: String,
    /// The URL that it is sent to; empty for one that is pulled.
    url: String,
    status: &'static str,
    tone: &'static str,
    attempts: u32,
    last_error: String,
    rule: String,
    body: String,
    can_hold: bool,
    can_release: bool,
    can_drop: bool,
}

/// Shows the events.
pub(in crate::services::admin) struct Events;

impl Operation for Events {
    type Service = Admin;
    type Input = (Option<u64>, Visit);

    const SPEC: OperationSpec = OperationSpec {
        query: &["lang", "theme", "id"],
        ..page("ui/events", "ui_events", "Shows events with their bodies and the status of their delivery.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        Ok((request.params.number("id")?, Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (id, visit): Self::Input) -> Result<Response, Error> {
        let all = ctx.app.vod.deliveries.list();
        let meant = all.iter().rev().filter(|delivery| id.is_none_or(|id| delivery.id == id));
        visit.page(&View {
            frame: Frame::at(&visit, Place::Events, "page"),
            words: EventsWords::of(visit.language),
            is_single: id.is_some(),
            rows: meant.take(PAGE).map(Row::of).collect(),
        })
    }
}

impl Row {
    fn of(delivery: &Delivery) -> Self {
        let event = &delivery.event;
        let status = delivery.status;
        let is_open = matches!(status, DeliveryStatus::Pending | DeliveryStatus::Pulled);
        let is_held = status == DeliveryStatus::Held;
        let is_pulled = event.way_out == WayOut::Pull;
        Self {
            id: delivery.id,
            event: event.name.text(),
            moment: event.at.to_iso(),
            app: event.app.app.to_string(),
            file_id: event.media.as_ref().map(|media| media.file_id.to_string()).unwrap_or_default(),
            url: if is_pulled { String::new() } else { event.way_out.url().to_owned() },
            status: status.word(),
            tone: match status {
                DeliveryStatus::Delivered => "fine",
                DeliveryStatus::Pending | DeliveryStatus::Pulled | DeliveryStatus::Held => "warn",
                DeliveryStatus::Failed | DeliveryStatus::Dropped => "wrong",
            },
            attempts: delivery.attempts,
            last_error: delivery.last_error.clone().unwrap_or_default(),
            rule: delivery.rule.clone().unwrap_or_default(),
            body: pretty(&event.body),
            can_hold: is_open,
            can_release: is_held,
            can_drop: is_open || is_held,
        }
    }
}

/// JSON with line feeds; anything else as it is.
fn pretty(body: &[u8]) -> String {
    let json: Option<serde_json::Value> = serde_json::from_slice(body).ok();
    let pretty = json.and_then(|json| serde_json::to_string_pretty(&json).ok());
    pretty.unwrap_or_else(|| lossy(body).into_owned())
}
