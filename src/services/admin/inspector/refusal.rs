//! The page that tells a visitor why there is no page.

use askama::Template;

use crate::services::admin::error::Error;
use crate::services::admin::inspector::frame::Frame;
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::frame::FrameWords;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

#[derive(Template)]
#[template(path = "refusal.html")]
struct View {
    frame: Frame,
    message: String,
}

/// The error as a page; none for a page that could not be made.
pub(in crate::services::admin) fn page(head: &RequestHead, error: &Error) -> Option<Response> {
    let visit = Visit::of(head);
    let title = FrameWords::of(visit.language).refused;
    let view = View { frame: Frame::new(&visit, None, title, "page"), message: error.to_string() };
    visit.page_with(error.status(), &view).ok()
}
