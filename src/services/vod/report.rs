//! Telemetry: SDKs report every step and look at nothing but the status.

use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::services::vod::answer;
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Vod};
use crate::wire::response::Response;

/// Accepts a report and drops it.
pub(super) struct Report;

impl Operation for Report {
    type Service = Vod;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec::new(
        "report",
        "Takes an SDK's report of a step and forgets it.",
        "upload SDK sources",
        Route::Path(Verb::Post, "/ugcupload_new"),
    );
    const AUTH: Auth = Auth::Open;

    fn parse(_: &Request<Vod>) -> Result<(), Error> {
        Ok(())
    }

    fn run(_: &Ctx<Vod>, (): ()) -> Result<Response, Error> {
        Ok(answer::done())
    }
}
