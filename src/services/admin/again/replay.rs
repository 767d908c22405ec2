//! `POST /_cosplay/requests/{id}/replay`.

use http::StatusCode;

use crate::services::admin::again::request::Again;
use crate::services::admin::again::scheme;
use crate::services::admin::envelope::spec;
use crate::services::admin::error::Error;
use crate::services::admin::requests::entry;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(in crate::services::admin) struct Replay;

impl Operation for Replay {
    type Service = Admin;
    type Input = String;

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[200, 404, 409],
        ..spec(
            Verb::Post,
            "requests/{id}/replay",
            "requests_replay",
            "Plays a request again, signed anew by its scheme, and tells the number of the new one in the \
             journal and its status.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<String, Error> {
        Ok(request.target.id())
    }

    fn run(ctx: &Ctx<Admin>, id: String) -> Result<Response, Error> {
        let entry = entry(&ctx.app, &id)?;
        let mut again = Again::of(&entry)?;
        scheme::sign(&ctx.app, &entry, &mut again)?;
        let mut response = Response::new(StatusCode::OK, "");
        response.replay = Some(Box::new(again.playable()?));
        Ok(response)
    }
}
