//! `/_cosplay/`: where the server is, who may sign, what is stored, and how a client gets here.

use askama::Template;
use http::StatusCode;
use http::header::{HeaderValue, LOCATION};

use crate::services::admin::envelope::PREFIX;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::overview::OverviewWords;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

#[derive(Template)]
#[template(path = "overview.html")]
struct View {
    frame: Frame,
    words: &'static OverviewWords,
}

/// Shows the overview.
pub(in crate::services::admin) struct Overview;

impl Operation for Overview {
    type Service = Admin;
    /// Whether the path lacks its last slash, and the visit.
    type Input = (bool, Visit);

    const SPEC: OperationSpec = page("", "ui_overview", "Shows the inspector, pages for people.");
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        Ok((request.target.is_bare, Visit::of(&request.head)))
    }

    fn run(_: &Ctx<Admin>, (is_bare, visit): Self::Input) -> Result<Response, Error> {
        if is_bare {
            let mut response = Response::new(StatusCode::PERMANENT_REDIRECT, "");
            response.set(LOCATION, HeaderValue::from_static(PREFIX));
            return Ok(response);
        }
        let words = OverviewWords::of(visit.language);
        visit.page(&View { frame: Frame::at(&visit, Place::Overview, "page"), words })
    }
}
