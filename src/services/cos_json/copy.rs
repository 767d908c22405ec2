//! `op=copy`: stores a file a second time in its bucket, sharing the bytes.

use crate::domain::store::transfer::Transfer;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::cos_json::transfer::{self, Destination};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Copies a file within its bucket. Parameters and errors are those of [`Destination`].
pub(super) struct Copy;

impl Operation for Copy {
    type Service = CosJson;
    type Input = Destination;

    const SPEC: OperationSpec = OperationSpec {
        fields: &transfer::FIELDS,
        action: Some("name/cos:GetObject"),
        ..OperationSpec::new(
            "copy",
            "Copies a file within its bucket.",
            "JSON API documentation 2017 to 2024, copy file: \
             https://cloud.tencent.com/document/product/406/7419",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::Either;

    fn parse(request: &Request<CosJson>) -> Result<Destination, Error> {
        Destination::parse(request)
    }

    fn run(ctx: &Ctx<CosJson>, to: Destination) -> Result<Response, Error> {
        transfer::run(ctx, to, Transfer::Copy)
    }
}
