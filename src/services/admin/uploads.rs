//! `/_cosplay/uploads`: one timeline an upload, as far back as the journal goes.

use http::Method;

use crate::domain::App;
use crate::domain::journal::filter::Filter;
use crate::domain::journal::timeline::{Timeline, timelines};
use crate::primitives::names::AppId;
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Operation, Selector, light};

/// Lists the uploads.
pub static LIST: Operation = Operation {
    name: "uploads",
    summary: "Lists uploads that take several requests: steps, retries, gaps, wasted bytes; ?appid= lists one tenant's.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "uploads"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| Ok(envelope::success(&told(app, asked::tenant(request)?))),
};

/// Shows one upload.
pub static SHOW: Operation = Operation {
    name: "uploads_show",
    summary: "Shows one upload, named by its first request.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "uploads/{id}"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |app, request| {
        let id = asked::name(request);
        let found = told(app, None).into_iter().find(|upload| upload.id.to_string() == id);
        let upload =
            found.ok_or_else(|| envelope::not_found(format!("no upload began with request {id}")))?;
        Ok(envelope::success(&upload))
    },
};

fn told(app: &App, tenant: Option<AppId>) -> Vec<Timeline> {
    let entries = app.journal.list(&Filter { appid: tenant, ..Filter::default() }, usize::MAX);
    timelines(&entries, &app.vod.deliveries.list())
}
