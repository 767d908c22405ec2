//! `{"Action":"GetUgcUploadSign"}`: the signature service of the SDKs' demo pages.

use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Vod};
use crate::services::vod::signing::{self, Defaults};
use crate::wire::response::Response;

/// Valid for a day (assumed: as the captured service).
const DEFAULTS: Defaults = Defaults { valid: 86_400, always_procedure: false };

/// Makes an upload signature.
pub(super) struct GetUgcUploadSign;

impl Operation for GetUgcUploadSign {
    type Service = Vod;
    type Input = signing::Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: signing::FIELDS,
        ..OperationSpec::new(
            "get_ugc_upload_sign",
            "Makes an upload signature, as the SDKs' demo pages ask for it.",
            "web and WeChat SDK demos",
            Route::Action("GetUgcUploadSign"),
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
