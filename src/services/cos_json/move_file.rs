//! `op=move`: gives a file another path in its bucket.

use crate::domain::store::transfer::Transfer;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::cos_json::transfer::{self, Destination};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Moves a file within its bucket. Parameters and errors are those of [`Destination`].
pub(super) struct Move;

impl Operation for Move {
    type Service = CosJson;
    type Input = Destination;

    const SPEC: OperationSpec = OperationSpec {
        fields: &transfer::FIELDS,
        action: Some("name/cos:GetObject"),
        ..OperationSpec::new(
            "move",
            "Moves a file within its bucket.",
            "JSON API manual 2016, file interfaces: move file",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::Either;

    fn parse(request: &Request<CosJson>) -> Result<Destination, Error> {
        Destination::parse(request)
    }

    fn run(ctx: &Ctx<CosJson>, to: Destination) -> Result<Response, Error> {
        transfer::run(ctx, to, Transfer::Move)
    }
}
