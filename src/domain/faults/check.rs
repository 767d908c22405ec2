//! Refuses a rule that could never act: an operation or a code nobody knows, a phase that means nothing.

use std::collections::BTreeSet;

use crate::catalog::{self, ErrorRow};
use crate::domain::faults::answer::{Code, Forced};
use crate::domain::faults::effect::{EVENT_EFFECTS, Effect, Stage};
use crate::domain::faults::rule::{Phase, RequestId, Rule, When};
use crate::domain::names::{Names, Unknown, known, nearest};
use crate::domain::vod::events::EventName;
use crate::primitives::names::AppId;

/// Error of a rule that could never act, with the known names.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unsound(pub String);

impl From<Unknown> for Unsound {
    fn from(unknown: Unknown) -> Self {
        Self(unknown.0)
    }
}

/// Checks a rule against the known services, operations and errors.
pub(crate) fn check(rule: &Rule, names: &Names) -> Result<(), Unsound> {
    names.check(rule.when.service.as_deref(), rule.when.operation.as_deref())?;
    check_when(&rule.when)?;
    if let Effect::Answer { forced, .. } = &rule.effect {
        check_answer(rule, forced, names)?;
    }
    if let Some(event) = &rule.when.event {
        known(event, EventName::ALL.into_iter().map(EventName::text), "event")?;
    }
    check_phase(rule)?;
    check_kind(rule)
}

/// Refuses conditions that no request can meet.
fn check_when(when: &When) -> Result<(), Unsound> {
    if let Some(name) = when.header.keys().find(|name| !is_token(name)) {
        return Err(Unsound(format!("when.header: {name:?} is not the name of a header")));
    }
    let port = when.host.as_ref().and_then(|host| host.0.rsplit_once(':')).map(|(_, port)| port);
    if port.is_some_and(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())) {
        Err(Unsound("when.host: hosts are compared without their ports; leave the port out".into()))
    } else {
        Ok(())
    }
}

/// Refuses a rule of another tenant than the one it is added for.
pub(crate) fn check_owner(rule: &Rule, tenant: Option<AppId>) -> Result<(), Unsound> {
    match (rule.when.appid, tenant) {
        (Some(own), Some(tenant)) if own != tenant => {
            Err(Unsound(format!("when.appid {own} contradicts appid={tenant}; leave one of the two out")))
        }
        _ => Ok(()),
    }
}

/// Refuses conditions on requests beside an effect on events, and the reverse.
fn check_kind(rule: &Rule) -> Result<(), Unsound> {
    let when = &rule.when;
    if rule.effect.stage() != Stage::Event {
        return if when.event.is_none() {
            Ok(())
        } else {
            Err(Unsound(format!("when.event: only for the effects {EVENT_EFFECTS}")))
        };
    }
    let strange = [
        ("when.operation", when.operation.is_some()),
        ("when.service", when.service.as_deref().is_some_and(|service| service != "vod")),
        ("when.host", when.host.is_some()),
        ("when.secret_id", when.secret_id.is_some()),
        ("when.header", !when.header.is_empty()),
        ("phase after", rule.phase == Phase::After),
        ("request_id drop", rule.request_id == RequestId::Drop),
    ];
    match strange.into_iter().find(|(_, given)| *given) {
        None => Ok(()),
        Some((name, _)) => Err(Unsound(format!(
            "{name}: the effects {EVENT_EFFECTS} are for events, which are told by event, appid, bucket and \
             key"
        ))),
    }
}

fn check_phase(rule: &Rule) -> Result<(), Unsound> {
    let is_early = rule.effect.position().is_some() || rule.effect.stage() == Stage::RequestBody;
    match rule.phase {
        Phase::After if is_early => Err(Unsound(
            "phase after: this effect acts while the request's body arrives, before the operation can run"
                .into(),
        )),
        Phase::Before | Phase::After => Ok(()),
    }
}

fn check_answer(rule: &Rule, forced: &Forced, names: &Names) -> Result<(), Unsound> {
    let code = match forced {
        Forced::Error(code) => code,
        Forced::Verbatim { headers, .. } => return check_headers(headers),
    };
    names.check(code.service.as_deref(), None)?;
    let meant = rule.when.service();
    let of_meant = |service: &str| meant.is_none_or(|meant| meant == service);
    if code.rows().any(|row| of_meant(row.family)) {
        return Ok(());
    }
    Err(unknown_code(code, &of_meant))
}

/// Error of a code that no row of these services has.
fn unknown_code(code: &Code, of_meant: &dyn Fn(&str) -> bool) -> Unsound {
    let written = code.wire.to_string();
    let service =
        |service: &str| of_meant(service) && code.service.as_deref().is_none_or(|own| own == service);
    let rows = || catalog::ROWS.iter().filter(|row| row.is_forcible() && service(row.family));
    let variants: Vec<String> =
        rows().filter(|row| row.wire.to_string() == written).map(|row| row.variant.to_string()).collect();
    if !variants.is_empty() {
        return Unsound(format!("the error {written} has no such variant; known: {}", variants.join(", ")));
    }
    let codes: BTreeSet<String> = rows().map(|row| row.wire.to_string()).collect();
    let nearest = if codes.iter().any(|code| is_alike(&written, code)) {
        format!("nearest: {}", nearest(&written, codes.iter().map(String::as_str)))
    } else {
        let services: BTreeSet<&str> = rows().map(|row| row.family).collect();
        let services: Vec<&str> = services.into_iter().collect();
        format!("`cosplay errors SERVICE` lists those of {}", services.join(", "))
    };
    let is_meant = |row: &&&ErrorRow| row.is_forcible() && row.wire.to_string() == written;
    let elsewhere: BTreeSet<&str> = catalog::ROWS.iter().filter(is_meant).map(|row| row.family).collect();
    match elsewhere.into_iter().collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => {
            let meant = alike_elsewhere(&written, &service);
            Unsound(format!("no error {written:?} that a rule can force{meant}; {nearest}"))
        }
        services => {
            Unsound(format!("the error {written} is one of {services}, which the rule is not for; {nearest}"))
        }
    }
}

/// Whether one code may be a slip of the other.
fn is_alike(written: &str, code: &str) -> bool {
    const ALIKE: f64 = 0.8;
    strsim::jaro_winkler(written, code) > ALIKE
}

/// The code of another service that may be meant, as a part of a sentence.
fn alike_elsewhere(written: &str, is_meant: &dyn Fn(&str) -> bool) -> String {
    let others = catalog::ROWS.iter().filter(|row| row.is_forcible() && !is_meant(row.family));
    let likeness = |row: &&&ErrorRow| strsim::jaro_winkler(written, &row.wire.to_string());
    let best = others.max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    match best.filter(|row| is_alike(written, &row.wire.to_string())) {
        Some(row) => format!(" ({} has {})", row.family, row.wire),
        None => String::new(),
    }
}

/// Headers of message framing, which the server sets.
const FRAMING: [&str; 8] = [
    "connection",
    "content-length",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Refuses headers that cannot be sent.
fn check_headers(headers: &[(String, String)]) -> Result<(), Unsound> {
    for (name, value) in headers {
        let sentence = if !is_token(name) {
            "is not the name of a header"
        } else if FRAMING.iter().any(|framing| name.eq_ignore_ascii_case(framing)) {
            "says how the answer travels, which is not a rule's to say; leave it out"
        } else if !value.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t')) {
            "has a value that cannot be sent; use printable ASCII on one line"
        } else {
            continue;
        };
        return Err(Unsound(format!("effect.headers: {name:?} {sentence}")));
    }
    Ok(())
}

/// Whether a text has the form of a header's name.
fn is_token(name: &str) -> bool {
    let is_sound = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_sound)
}
