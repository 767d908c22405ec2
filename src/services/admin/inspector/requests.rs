//! `/_cosplay/ui/requests`: the journal as a table that grows while it is looked at.

use askama::Template;

use crate::domain::App;
use crate::domain::journal::filter::Filter;
use crate::primitives::escape::encode_component;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::row::Row;
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::requests::RequestsWords;
use crate::services::admin::service::{Admin, Auth, Params};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

/// Rows of a page.
const PAGE: usize = 200;

/// The filter bar.
#[derive(Debug, Default)]
pub(in crate::services::admin) struct Wanted {
    filter: Filter,
    /// Whether preflights are shown.
    preflights: bool,
}

impl Wanted {
    fn parse(params: &Params) -> Result<Self, Error> {
        let preflights = params.flag("preflights")?.unwrap_or_default();
        let filter = Filter {
            appid: params.tenant()?,
            operation: params.text("operation")?,
            service: params.text("service")?,
            from_status: params.number("fromstatus")?,
            refused: params.flag("refused")?,
            preflight: (!preflights).then_some(false),
            text: params.text("text")?,
            since: params.number("since")?,
            before: params.number("before")?,
            ..Filter::default()
        };
        Ok(Self { filter, preflights })
    }

    /// The parameters of the JSON interface that select the same requests, after the one numbered `since`.
    fn stream(&self, since: u64) -> String {
        let filter = &self.filter;
        let mut pairs = vec![format!("since={since}"), "limit=1000".to_owned()];
        let mut add = |name: &str, value: Option<String>| {
            pairs.extend(value.map(|value| format!("{name}={}", encode_component(&value))));
        };
        add("appid", filter.appid.map(|appid| appid.to_string()));
        add("operation", filter.operation.clone());
        add("service", filter.service.clone());
        add("fromstatus", filter.from_status.map(|status| status.to_string()));
        add("refused", filter.refused.map(|refused| refused.to_string()));
        add("preflight", filter.preflight.map(|preflight| preflight.to_string()));
        add("text", filter.text.clone());
        pairs.join("&")
    }
}

#[derive(Template)]
#[template(path = "requests.html")]
struct View {
    frame: Frame,
    words: &'static RequestsWords,
    rows: Vec<Row>,
    /// The row that scripts fill in.
    blank: [Row; 1],
    /// Where new requests come from; empty on a page of older ones.
    stream: String,
    /// The next page.
    older: Option<String>,
    is_past: bool,
    clear: String,
    text: String,
    services: Vec<Choice>,
    operations: Vec<Choice>,
    tenants: Vec<Choice>,
    refused: bool,
    errors: bool,
    preflights: bool,
    /// Whether anything narrows the list.
    is_narrowed: bool,
}

/// An entry of a list to choose from.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) is_chosen: bool,
}

/// A list to choose from.
pub(super) fn choices(values: impl Iterator<Item = String>, chosen: Option<&str>) -> Vec<Choice> {
    values.map(|value| Choice { is_chosen: chosen == Some(value.as_str()), value }).collect()
}

/// Shows the journal.
pub(in crate::services::admin) struct Requests;

impl Operation for Requests {
    type Service = Admin;
    type Input = (Wanted, Visit);

    const SPEC: OperationSpec = OperationSpec {
        query: &[
            "lang",
            "theme",
            "text",
            "service",
            "operation",
            "appid",
            "refused",
            "fromstatus",
            "preflights",
            "since",
            "before",
        ],
        ..page("ui/requests", "ui_requests", "Shows the latest requests, and new ones as they come.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        Ok((Wanted::parse(&request.params)?, Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (wanted, visit): Self::Input) -> Result<Response, Error> {
        wanted.filter.check(&ctx.app.names).map_err(|unknown| Error::bad(unknown.to_string()))?;
        visit.page(&view(&ctx.app, &wanted, &visit))
    }
}

fn view(app: &App, wanted: &Wanted, visit: &Visit) -> View {
    let filter = &wanted.filter;
    let newest = app.journal.total();
    let mut entries = app.journal.list(filter, PAGE + 1);
    let has_more = entries.len() > PAGE;
    if has_more {
        entries.remove(0);
    }
    let oldest = entries.first().map(|entry| entry.id.to_string());
    let tenant = filter.appid.map(|appid| appid.to_string());
    let is_past = filter.before.is_some();
    let last = entries.last().map_or_else(|| filter.since.unwrap_or(newest), |entry| entry.id);
    let mut services: Vec<&str> = app.names.services().collect();
    services.dedup();
    View {
        frame: Frame::at(visit, Place::Requests, "requests"),
        words: RequestsWords::of(visit.language),
        rows: entries.iter().rev().map(|entry| Row::of(entry)).collect(),
        blank: [Row::default()],
        stream: if is_past { String::new() } else { format!("requests/follow?{}", wanted.stream(last)) },
        older: oldest.filter(|_| has_more).map(|id| visit.with("before", &id)),
        is_past,
        clear: visit.with("since", &newest.to_string()),
        text: filter.text.clone().unwrap_or_default(),
        operations: choices(operations(app, filter), filter.operation.as_deref()),
        services: choices(services.into_iter().map(str::to_owned), filter.service.as_deref()),
        tenants: choices(
            app.accounts.list().iter().map(|account| account.appid.to_string()),
            tenant.as_deref(),
        ),
        refused: filter.refused == Some(true),
        errors: filter.from_status == Some(400),
        preflights: wanted.preflights,
        is_narrowed: *filter != Filter { preflight: Some(false), ..Filter::default() },
    }
}

/// Operations that the journal has, of the service that is chosen.
fn operations(app: &App, filter: &Filter) -> impl Iterator<Item = String> + use<> {
    let among = Filter { service: filter.service.clone(), ..Filter::default() };
    let entries = app.journal.list(&among, usize::MAX);
    let mut found: Vec<(&str, &str)> =
        entries.iter().filter_map(|entry| Some((entry.service, entry.operation?))).collect();
    found.sort_unstable();
    found.dedup();
    let mut names: Vec<String> =
        found.into_iter().map(|(service, operation)| format!("{service}.{operation}")).collect();
    names.extend(filter.operation.clone().filter(|wanted| !names.contains(wanted)));
    names.into_iter()
}
