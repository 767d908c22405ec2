//! `/_cosplay/ui/errors`: the catalogue of errors, searched by code, word and service.

use askama::Template;

use crate::catalog::{self, ErrorRow};
use crate::primitives::escape::encode_component;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::language::Language;
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::requests::{Choice, choices};
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::errors::ErrorsWords;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

/// Rows of a page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "errors.html")]
struct View {
    frame: Frame,
    words: &'static ErrorsWords,
    q: String,
    services: Vec<Choice>,
    found: usize,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    service: &'static str,
    code: String,
    name: &'static str,
    status: String,
    text: &'static str,
    meaning: &'static str,
    /// The meaning in the other language.
    other: &'static str,
    other_tag: &'static str,
    kind: &'static str,
    trigger: &'static str,
    source: &'static str,
    certainty: &'static str,
    /// The rule that forces it once; none for one that no rule may force.
    force: Option<String>,
}

/// Shows the catalogue.
pub(in crate::services::admin) struct Errors;

/// What to look for, and from which row on.
pub(in crate::services::admin) struct Wanted {
    q: String,
    service: Option<String>,
    from: usize,
}

impl Operation for Errors {
    type Service = Admin;
    type Input = (Wanted, Visit);

    const SPEC: OperationSpec = OperationSpec {
        query: &["lang", "theme", "q", "service", "from"],
        ..page("ui/errors", "ui_errors", "Shows the catalogue of errors, searched by code, word and service.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        let params = &request.params;
        let wanted = Wanted {
            q: params.text("q")?.unwrap_or_default(),
            service: params.text("service")?,
            from: params.number("from")?.unwrap_or(0),
        };
        Ok((wanted, Visit::of(&request.head)))
    }

    fn run(_: &Ctx<Admin>, (wanted, visit): Self::Input) -> Result<Response, Error> {
        let mut rows = if wanted.q.is_empty() { catalog::ROWS.to_vec() } else { catalog::search(&wanted.q) };
        let mut services: Vec<&str> = catalog::ROWS.iter().map(|row| row.family).collect();
        services.dedup();
        rows.retain(|row| wanted.service.as_deref().is_none_or(|service| service == row.family));
        let found = rows.len();
        let page = rows.iter().skip(wanted.from).take(PAGE);
        let after = wanted.from.saturating_add(PAGE);
        visit.page(&View {
            frame: Frame::at(&visit, Place::Errors, "page"),
            words: ErrorsWords::of(visit.language),
            rows: page.map(|row| Row::of(row, visit.language)).collect(),
            services: choices(services.into_iter().map(str::to_owned), wanted.service.as_deref()),
            next: (after < found).then(|| visit.with("from", &after.to_string())),
            q: wanted.q,
            found,
        })
    }
}

impl Row {
    fn of(row: &'static ErrorRow, language: Language) -> Self {
        let (meaning, other, other_tag) = match language {
            Language::English => (row.message, row.message_zh, Language::Chinese.tag()),
            Language::Chinese => (row.message_zh, row.message, Language::English.tag()),
        };
        let force = || {
            let code = encode_component(&row.key().to_string()).into_owned();
            format!("/_cosplay/ui/faults?effect=error&family={}&error={code}&on=first&n=1", row.family)
        };
        Self {
            service: row.family,
            code: row.key().to_string(),
            name: row.name,
            status: row.http.map(|status| status.to_string()).unwrap_or_default(),
            text: row.text,
            meaning,
            other,
            other_tag,
            kind: row.kind.word(),
            trigger: row.trigger,
            source: row.source,
            certainty: row.certainty.word(),
            force: row.is_forcible().then(force),
        }
    }
}
