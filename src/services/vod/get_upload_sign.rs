//! `POST /GetUploadSign {"Token":…,"SourceContext":…}`: the short-video template of the vendor's server demo.

use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Vod};
use crate::services::vod::signing::{self, Defaults};
use crate::wire::response::Response;

/// Valid for two hours, as the template says.
const DEFAULTS: Defaults = Defaults { valid: 7200, always_procedure: false };

/// Makes an upload signature.
pub(super) struct GetUploadSign;

impl Operation for GetUploadSign {
    type Service = Vod;
    type Input = signing::Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: signing::FIELDS,
        ..OperationSpec::new(
            "get_upload_sign",
            "Makes an upload signature whose two contexts are the text it is given.",
            "the vendor's server demo, short video",
            Route::Path(Verb::Post, "/GetUploadSign"),
        )
    };
    const AUTH: Auth = Auth::Open;

    fn parse(request: &Request<Vod>) -> Result<signing::Input, Error> {
        let mut input = signing::Input::parse(request)?;
        if let Some(context) = request.params.either("SourceContext")? {
            input.set_contexts(&context);
        }
        Ok(input)
    }

    fn run(ctx: &Ctx<Vod>, input: signing::Input) -> Result<Response, Error> {
        input.sign(ctx, &DEFAULTS)
    }
}
