//! `/_cosplay/ui/faults`: fault rules with what they have done, and the builder of new ones.

use askama::Template;

use crate::catalog;
use crate::domain::App;
use crate::domain::faults::armed::ArmedRule;
use crate::primitives::escape::encode_component;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::builder::{Builder, SCHEDULES, TEMPLATES, effects};
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::requests::{Choice, choices};
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::faults::FaultsWords;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

#[derive(Template)]
#[template(path = "faults.html")]
struct View {
    frame: Frame,
    words: &'static FaultsWords,
    rules: Vec<RuleRow>,
    /// Rules that have not acted.
    unused: usize,
    builder: Builder,
    services: Vec<Choice>,
    operations: Vec<Choice>,
    effects: Vec<Choice>,
    schedules: Vec<Choice>,
    families: Vec<Choice>,
    errors: Vec<(String, String)>,
    templates: Vec<(&'static str, String)>,
    json: String,
}

struct RuleRow {
    id: String,
    /// Path of the rule in the JSON interface.
    call: String,
    text: String,
    matches: u64,
    hits: u64,
    left: String,
    is_used: bool,
}

/// Shows the rules and the builder.
pub(in crate::services::admin) struct Faults;

impl Operation for Faults {
    type Service = Admin;
    type Input = (Builder, Visit);

    const SPEC: OperationSpec = OperationSpec {
        query: &[
            "lang",
            "theme",
            "service",
            "operation",
            "bucket",
            "key",
            "appid",
            "effect",
            "value",
            "family",
            "error",
            "on",
            "n",
            "phase",
            "norequestid",
        ],
        ..page("ui/faults", "ui_faults", "Shows the fault rules, and builds a new one.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        Ok((Builder::parse(&request.params)?, Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (builder, visit): Self::Input) -> Result<Response, Error> {
        visit.page(&view(&ctx.app, builder, &visit))
    }
}

fn view(app: &App, builder: Builder, visit: &Visit) -> View {
    let words = FaultsWords::of(visit.language);
    let rules = app.faults.list(None);
    let mut services: Vec<&str> = app.names.services().collect();
    services.dedup();
    let mut families: Vec<&str> = catalog::ROWS.iter().map(|row| row.family).collect();
    families.dedup();
    let is_asked =
        |name: &str| builder.service.is_empty() || name.starts_with(&format!("{}.", builder.service));
    let operations = app.names.operations.iter().filter(|known| known.is_played && is_asked(&known.name));
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>().into_iter();
    View {
        frame: Frame::at(visit, Place::Faults, "faults"),
        words,
        unused: rules.iter().filter(|armed| !armed.is_used()).count(),
        rules: rules.iter().map(|armed| RuleRow::of(armed)).collect(),
        services: choices(owned(services), Some(&builder.service)),
        operations: choices(operations.map(|known| known.name.clone()), Some(&builder.operation)),
        effects: choices(effects().map(str::to_owned), Some(&builder.effect)),
        schedules: choices(SCHEDULES.iter().map(|name| (*name).to_owned()), Some(&builder.on)),
        families: choices(owned(families), Some(&builder.family)),
        errors: errors(&builder, visit),
        templates: TEMPLATES
            .iter()
            .map(|template| {
                (words.template(template.name), format!("/_cosplay/ui/faults?{}", template.query))
            })
            .collect(),
        json: serde_json::to_string_pretty(&builder.rule()).unwrap_or_default(),
        builder,
    }
}

/// Codes that a rule may force, each with its meaning, for the list that the field suggests.
fn errors(builder: &Builder, visit: &Visit) -> Vec<(String, String)> {
    use crate::services::admin::inspector::language::Language;
    let is_meant = |family: &str| builder.family.is_empty() || builder.family == family;
    let rows = catalog::ROWS.iter().filter(|row| row.is_forcible() && is_meant(row.family));
    let shown = rows.map(|row| {
        let meaning = match visit.language {
            Language::English => row.message,
            Language::Chinese => row.message_zh,
        };
        (row.key().to_string(), format!("{} {} {meaning}", row.family, row.name))
    });
    shown.collect()
}

impl RuleRow {
    fn of(armed: &ArmedRule) -> Self {
        let rule = &armed.rule;
        let mut text = serde_json::to_value(rule).unwrap_or_default();
        if let Some(members) = text.as_object_mut() {
            members.remove("id");
            members.retain(|_, value| value.as_object().is_none_or(|members| !members.is_empty()));
        }
        let tenant = rule.when.appid.map_or_else(String::new, |appid| format!("?appid={appid}"));
        Self {
            call: format!("faults/{}{tenant}", encode_component(&rule.id)),
            id: rule.id.clone(),
            text: text.to_string(),
            matches: armed.seen(),
            hits: armed.hits(),
            left: armed.left().map_or_else(|| "∞".to_owned(), |left| left.to_string()),
            is_used: armed.is_used(),
        }
    }
}
