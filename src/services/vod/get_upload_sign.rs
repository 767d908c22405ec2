//! `POST /GetUploadSign {"Token":…,"SourceContext":…}`: the short-video template of the vendor's server demo.

use crate::domain::App;
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::services::vod::signing;
use crate::services::vod::signing::Service;
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Seconds a signature is good for, as the template says: two hours.
const VALID: i64 = 7200;

/// Makes an upload signature.
pub static OP: Operation = Operation {
    name: "get_upload_sign",
    summary: "Makes an upload signature whose two contexts are the text it is given.",
    doc: "the vendor's server demo, short video",
    selector: Selector::Path(http::Method::POST, "/GetUploadSign"),
    auth: Auth::Open,
    check: |_, request| signing::Asked::read(request).map(drop),
    weight: light,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let context = signing::Asked::read(request)?.get("SourceContext")?;
    let contexts = context.map(|text| [("sourceContext", text.clone()), ("sessionContext", text)]);
    let more = contexts.as_ref().map_or(&[][..], |contexts| contexts.as_slice());
    signing::answer(app, request, &Service { valid: VALID, more, ..Service::default() })
}
