//! `{"Action":"GetVodSignatureV2"}`: the signature service of the captured upload. Its text always has a `procedure`, which
//! is empty, and so names none, unless one is asked for.

use crate::services::legacy::{Auth, Operation, Selector, light};
use crate::services::vod::signing;
use crate::services::vod::signing::Service;

/// Seconds a signature is good for, as captured: a day.
const SERVICE: Service<'_> = Service { valid: 86_400, always_procedure: true, more: &[] };

/// Makes an upload signature.
pub static OP: Operation = Operation {
    name: "get_vod_signature_v2",
    summary: "Makes an upload signature with whatever parameters are asked for.",
    doc: "web upload captured in 2018; WeChat SDK guide",
    selector: Selector::Action("GetVodSignatureV2"),
    auth: Auth::Open,
    check: |_, request| signing::Asked::read(request).map(drop),
    weight: light,
    run: |app, request| signing::answer(app, request, &SERVICE),
};
