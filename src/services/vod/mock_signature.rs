//! `/mock/signature?shape=…`: cosplay's own signature service, which answers in any of the vendor's shapes.
//! The upload API's guide has a sample of one, at no particular address.

use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Vod};
use crate::services::vod::signing::{self, Defaults};
use crate::wire::response::Response;

/// Valid for a day, as the guide's sample says.
const DEFAULTS: Defaults = Defaults { valid: 86_400, always_procedure: false };

/// Makes an upload signature.
pub(super) struct MockSignature;

impl Operation for MockSignature {
    type Service = Vod;
    type Input = signing::Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: signing::FIELDS,
        ..OperationSpec::new(
            "signature",
            "Makes an upload signature and answers in the shape asked for: data, returnValue, sign, flat, \
             text or UploadSign.",
            "guide to signature distribution, sample service; cosplay's own address",
            Route::Path(Verb::Post, "/mock/signature"),
        )
    };
    const AUTH: Auth = Auth::Open;

    fn parse(request: &Request<Vod>) -> Result<signing::Input, Error> {
        signing::Input::parse(request)
    }

    fn run(ctx: &Ctx<Vod>, input: signing::Input) -> Result<Response, Error> {
        input.sign(ctx, &DEFAULTS)
    }
}
