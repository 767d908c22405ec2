//! `DescribeProcedureTemplates`: the templates of task flows, the account's own and the preset one.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::catalog::cloud_api as rows;
use crate::domain::vod::procedure::Template;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::templates::Described;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Lists templates by name.
pub(crate) struct DescribeProcedureTemplates;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    sub_app_id: Option<u64>,
    names: Option<Vec<String>>,
    #[serde(rename = "Type")]
    kind: Option<String>,
    offset: Option<u64>,
    limit: Option<u64>,
}

/// Names of one call.
const NAMES_MAX: usize = 100;
/// Templates of one answer unless `Limit` says otherwise.
const PAGE: u64 = 10;
/// Largest `Limit`.
const LIMIT_MAX: u64 = 100;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    total_count: usize,
    procedure_template_set: Vec<Described>,
}

impl Operation for DescribeProcedureTemplates {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DESCRIBE_PROCEDURE_TEMPLATES,
        ..OperationSpec::new(
            "describe_procedure_templates",
            "Lists templates of task flows.",
            "https://cloud.tencent.com/document/product/266/33894",
            Route::Action("DescribeProcedureTemplates"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let wanted = check(&input)?;
        let own = &ctx.caller.account().options.vod.procedures;
        let preset =
            Template::preset().into_iter().map(|template| (template.name.clone(), (template, false)));
        let mut all: BTreeMap<String, (Template, bool)> = preset.collect();
        all.extend(own.iter().map(|template| (template.name.clone(), (template.clone(), true))));
        let is_wanted = |(template, is_own): &(Template, bool)| {
            let names = input.names.as_deref().unwrap_or_default();
            (names.is_empty() || names.contains(&template.name)) && wanted.is_none_or(|own| own == *is_own)
        };
        let found: Vec<_> = all.into_values().filter(is_wanted).collect();
        let total_count = found.len();
        let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let page = found.into_iter().skip(number(input.offset.unwrap_or(0)));
        let page = page.take(number(input.limit.unwrap_or(PAGE)));
        let procedure_template_set =
            page.map(|(template, is_own)| Described::new(&template, is_own)).collect();
        Ok(answer(&ctx.app, Output { total_count, procedure_template_set }))
    }
}

/// Whether own templates are wanted, or preset ones; none for both.
fn check(input: &Input) -> Result<Option<bool>, Error> {
    if input.names.as_ref().is_some_and(|names| names.len() > NAMES_MAX) {
        let reason = format!("Names are at most {NAMES_MAX}");
        return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_NAMES, reason));
    }
    if input.limit.is_some_and(|limit| limit > LIMIT_MAX) {
        let reason = format!("Limit is at most {LIMIT_MAX}");
        return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_LIMIT, reason));
    }
    match input.kind.as_deref() {
        None | Some("") => Ok(None),
        Some("Custom") => Ok(Some(true)),
        Some("Preset") => Ok(Some(false)),
        Some(_) => Err(Error::new(&rows::INVALID_PARAMETER_VALUE_TYPE, "Type is Preset or Custom")),
    }
}
