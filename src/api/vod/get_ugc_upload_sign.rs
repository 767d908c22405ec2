//! `{"Action":"GetUgcUploadSign"}`: the signature service of the SDKs' demo pages.

use super::signing::{self, Service};
use crate::api::operation::{Auth, Operation, Selector, light};

/// Seconds a signature is good for (assumed: as the captured service).
const SERVICE: Service<'_> = Service { valid: 86_400, always_procedure: false, more: &[] };

/// Makes an upload signature.
pub static OP: Operation = Operation {
    name: "get_ugc_upload_sign",
    summary: "Makes an upload signature, as the SDKs' demo pages ask for it.",
    doc: "web and WeChat SDK demos",
    selector: Selector::Action("GetUgcUploadSign"),
    auth: Auth::Open,
    check: |_, call| signing::Asked::read(call).map(drop),
    weight: light,
    run: |app, call| signing::answer(app, call, &SERVICE),
};
