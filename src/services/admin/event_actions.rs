//! `POST /_cosplay/events/{id}`: drops, holds or releases an event's delivery.

use http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::vod::delivery_actions::{DeliveryAction, NotDone};
use crate::services::admin::envelope::spec;
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct ActOnEvent;

impl Operation for ActOnEvent {
    type Service = Admin;
    type Input = (String, DeliveryAction);

    const SPEC: OperationSpec = OperationSpec {
        body: Some(schemars::SchemaGenerator::subschema_for::<Body>),
        statuses: &[202, 404, 409],
        ..spec(
            Verb::Post,
            "events/{id}",
            "events_act",
            "Drops an event that is pending, holds it until it is released, or releases one that is held: \
             {\"action\":\"hold\"}.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(String, DeliveryAction), Error> {
        let body: Body = request.params.body()?;
        Ok((request.target.id(), body.action))
    }

    fn run(ctx: &Ctx<Admin>, (id, action): (String, DeliveryAction)) -> Result<Response, Error> {
        let unknown = || Error::NotFound(format!("there is no event {id}"));
        let number = id.parse().map_err(|_| unknown())?;
        match ctx.app.vod.deliveries.act(number, action) {
            Ok(()) => Ok(Response::new(StatusCode::ACCEPTED, "")),
            Err(NotDone::Unknown) => Err(unknown()),
            Err(NotDone::Status(status)) => Err(Error::Conflict(format!(
                "event {id} is {} already; events/redeliver sends it once more",
                status.word()
            ))),
        }
    }
}

/// Body of `events_act`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Body {
    action: DeliveryAction,
}
