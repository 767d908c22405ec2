//! `/mock/signature?shape=…`: a signature service that is none of the vendor's and answers in any of their shapes. The
//! upload API's guide has a sample of one, at no particular address.

use crate::services::legacy::{Auth, Operation, Selector, light};
use crate::services::vod::signing;
use crate::services::vod::signing::Service;

/// Seconds a signature is good for, as the sample says: a day.
const SERVICE: Service<'_> = Service { valid: 86_400, always_procedure: false, more: &[] };

/// Makes an upload signature.
pub static OP: Operation = Operation {
    name: "signature",
    summary: "Makes an upload signature and answers in the shape asked for: data, returnValue, sign, flat, text or UploadSign.",
    doc: "guide to signature distribution, sample service; cosplay's own address",
    selector: Selector::Path(http::Method::POST, "/mock/signature"),
    auth: Auth::Open,
    check: |_, request| signing::Asked::read(request).map(drop),
    weight: light,
    run: |app, request| signing::answer(app, request, &SERVICE),
};
