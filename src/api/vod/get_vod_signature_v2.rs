//! `{"Action":"GetVodSignatureV2"}`: the signature service of the captured upload.

use super::signing;
use crate::api::operation::{Auth, Operation, Selector, light};

/// Seconds a signature is good for, as captured: a day.
const VALID: i64 = 86_400;

/// Makes an upload signature.
pub static OP: Operation = Operation {
    name: "get_vod_signature_v2",
    summary: "Makes an upload signature with whatever parameters are asked for.",
    doc: "web upload captured in 2018; WeChat SDK guide",
    selector: Selector::Action("GetVodSignatureV2"),
    auth: Auth::Open,
    check: |_, call| signing::Asked::read(call).map(drop),
    weight: light,
    run: |app, call| signing::answer(app, call, VALID, &[]),
};
