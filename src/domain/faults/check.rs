//! Refuses a rule that could never act: an operation or a code nobody knows, a phase that means nothing.

use std::collections::BTreeSet;

use super::answer::{Code, Forced};
use super::effect::{EVENT_EFFECTS, Effect, Place};
use super::rule::{Phase, RequestId, Rule};
use crate::catalog;
use crate::domain::names::Names;
use crate::domain::vod::event::EVENTS;

/// Why a rule cannot be used, in a sentence that says what is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unsound(pub String);

/// Checks what a rule says against what is played.
pub fn check(rule: &Rule, names: &Names) -> Result<(), Unsound> {
    if let Some(family) = &rule.when.family {
        known(family, names.families(), "family")?;
    }
    if let Some(operation) = &rule.when.operation {
        known(operation, names.rulable(), "operation")?;
    }
    if let Effect::Answer { forced, .. } = &rule.effect {
        check_answer(rule, forced, names)?;
    }
    if let Some(event) = &rule.when.event {
        known(event, EVENTS.into_iter(), "event")?;
    }
    check_phase(rule)?;
    check_kind(rule)
}

/// Events have no operation, no host and no answer; and requests are no events.
fn check_kind(rule: &Rule) -> Result<(), Unsound> {
    let when = &rule.when;
    if rule.effect.place() != Place::Event {
        return match when.event.is_none() {
            true => Ok(()),
            false => Err(Unsound(format!("when.event: only for the effects {EVENT_EFFECTS}"))),
        };
    }
    let strange = [
        ("when.operation", when.operation.is_some()),
        ("when.family", when.family.as_deref().is_some_and(|family| family != "vod")),
        ("when.host", when.host.is_some()),
        ("when.secret_id", when.secret_id.is_some()),
        ("when.header", !when.header.is_empty()),
        ("phase after", rule.phase == Phase::After),
        ("request_id drop", rule.request_id == RequestId::Drop),
    ];
    match strange.into_iter().find(|(_, given)| *given) {
        None => Ok(()),
        Some((name, _)) => Err(Unsound(format!(
            "{name}: the effects {EVENT_EFFECTS} are for events, which are told by event, appid, bucket and key"
        ))),
    }
}

fn check_phase(rule: &Rule) -> Result<(), Unsound> {
    let is_early = rule.effect.position().is_some() || rule.effect.place() == Place::Arrival;
    match rule.phase {
        Phase::After if is_early => Err(Unsound(
            "phase after: this effect acts while the request's body arrives, before the operation can run"
                .into(),
        )),
        _ => Ok(()),
    }
}

fn check_answer(rule: &Rule, forced: &Forced, names: &Names) -> Result<(), Unsound> {
    let Forced::Error(code) = forced else { return Ok(()) };
    if let Some(family) = &code.family {
        known(family, names.families(), "family")?;
    }
    let meant = rule.when.family();
    let of_meant = |family: &str| meant.is_none_or(|meant| meant == family);
    if code.rows().any(|row| of_meant(row.family)) {
        return Ok(());
    }
    Err(unknown_code(code, &of_meant))
}

/// The refusal of a code that no row of the families in question has.
fn unknown_code(code: &Code, of_meant: &dyn Fn(&str) -> bool) -> Unsound {
    let written = code.wire.to_string();
    let family = |family: &str| of_meant(family) && code.family.as_deref().is_none_or(|own| own == family);
    let rows = || catalog::ROWS.iter().filter(|row| row.is_forcible() && family(row.family));
    let variants: Vec<String> =
        rows().filter(|row| row.wire.to_string() == written).map(|row| row.variant.to_string()).collect();
    if !variants.is_empty() {
        return Unsound(format!("the error {written} has no such variant; known: {}", variants.join(", ")));
    }
    let codes: BTreeSet<String> = rows().map(|row| row.wire.to_string()).collect();
    Unsound(format!(
        "no error {written:?} that a rule can force; nearest: {}",
        nearest(&written, codes.iter().map(String::as_str))
    ))
}

fn known<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone, kind: &str) -> Result<(), Unsound> {
    match known.clone().any(|known| known == name) {
        true => Ok(()),
        false => Err(Unsound(format!("no {kind} {name:?}; nearest: {}", nearest(name, known)))),
    }
}

/// The five names most like `name`.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut ranked: Vec<(f64, &str)> =
        known.map(|known| (strsim::jaro_winkler(name, known), known)).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    ranked.dedup_by_key(|(_, name)| *name);
    let names: Vec<&str> = ranked.into_iter().take(5).map(|(_, name)| name).collect();
    names.join(", ")
}
