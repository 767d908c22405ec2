//! `{"Action":"GetVodSignatureV2"}`: the signature service of the captured upload. Its text always has a
//! `procedure`, which is empty, and so names none, unless one is asked for.

use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::services::vod::error::Error;
use crate::services::vod::service::{Auth, Vod};
use crate::services::vod::signing::{self, Defaults};
use crate::wire::response::Response;

/// Valid for a day, as captured.
const DEFAULTS: Defaults = Defaults { valid: 86_400, always_procedure: true };

/// Makes an upload signature.
pub(super) struct GetVodSignatureV2;

impl Operation for GetVodSignatureV2 {
    type Service = Vod;
    type Input = signing::Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: signing::FIELDS,
        ..OperationSpec::new(
            "get_vod_signature_v2",
            "Makes an upload signature with whatever parameters are asked for.",
            "web upload captured in 2018; WeChat SDK guide",
            Route::Action("GetVodSignatureV2"),
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
