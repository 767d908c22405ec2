//! `{"Action":"GetUgcUploadSign"}`: the signature service of the SDKs' demo pages.

use crate::services::legacy::{Auth, Operation, Selector, light};
use crate::services::vod::signing;
use crate::services::vod::signing::Service;

/// Seconds a signature is good for (assumed: as the captured service).
const SERVICE: Service<'_> = Service { valid: 86_400, always_procedure: false, more: &[] };

/// Makes an upload signature.
pub static OP: Operation = Operation {
    name: "get_ugc_upload_sign",
    summary: "Makes an upload signature, as the SDKs' demo pages ask for it.",
    doc: "web and WeChat SDK demos",
    selector: Selector::Action("GetUgcUploadSign"),
    auth: Auth::Open,
    check: |_, request| signing::Asked::read(request).map(drop),
    weight: light,
    run: |app, request| signing::answer(app, request, &SERVICE),
};
