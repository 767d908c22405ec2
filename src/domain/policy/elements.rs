//! The elements of policy documents: lookup, and reading of those that do not depend on the policy's scope.

use crate::domain::policy::action::ActionPattern;
use crate::domain::policy::condition::Condition;
use crate::domain::policy::document::Effect;
use crate::domain::policy::error::{Element, Problem};
use crate::domain::policy::json::Json;

/// What is wrong, and with which element.
pub type Fault = (Element, Problem);

/// Members by their element, in the order of the text.
pub type Members<'j> = Vec<(Element, &'j Json)>;

pub fn find<'j>(members: &Members<'j>, element: Element) -> Option<&'j Json> {
    members.iter().find(|(found, _)| *found == element).map(|(_, json)| *json)
}

pub fn required<'j>(members: &Members<'j>, element: Element) -> Result<&'j Json, Fault> {
    find(members, element).ok_or((element, Problem::Missing))
}

pub fn object(json: &Json) -> Result<&[(String, Json)], Problem> {
    match json {
        Json::Object(members) => Ok(members),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::List(_) => {
            Err(Problem::WrongKind { expected: "an object", found: json.kind() })
        }
    }
}

pub fn text(json: &Json, element: Element) -> Result<&str, Fault> {
    match json {
        Json::Text(text) => Ok(text),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::List(_) | Json::Object(_) => {
            Err((element, Problem::WrongKind { expected: "a string", found: json.kind() }))
        }
    }
}

/// A string or a list of strings, at least one.
pub fn texts(json: &Json, element: Element) -> Result<Vec<&str>, Fault> {
    let values = json.one_or_many();
    if values.is_empty() {
        return Err((element, Problem::Empty));
    }
    values.iter().map(|json| text(json, element)).collect()
}

pub fn effect(text: &str) -> Result<Effect, Fault> {
    match text.to_ascii_lowercase().as_str() {
        "allow" => Ok(Effect::Allow),
        "deny" => Ok(Effect::Deny),
        _ => Err((Element::Effect, Problem::Invalid(text.to_owned()))),
    }
}

pub fn action(text: &str) -> Result<ActionPattern, Fault> {
    ActionPattern::parse(text).ok_or_else(|| (Element::Action, Problem::Invalid(text.to_owned())))
}

/// Reads `{operator: {key: value or values}}`.
pub fn conditions(json: &Json) -> Result<Vec<Condition>, Problem> {
    let operators = object(json)?;
    once(operators)?;
    let mut conditions = Vec::new();
    for (operator, json) in operators {
        let keys = object(json)?;
        once(keys)?;
        for (key, values) in keys {
            let values = values.one_or_many().iter().map(condition_value).collect::<Result<_, _>>()?;
            conditions.push(Condition::new(operator, key, values)?);
        }
    }
    Ok(conditions)
}

/// Checks that no member stands twice.
pub fn once(members: &[(String, Json)]) -> Result<(), Problem> {
    let twice = members
        .iter()
        .enumerate()
        .find(|(at, (name, _))| members[..*at].iter().any(|(other, _)| other == name));
    twice.map_or(Ok(()), |(_, (name, _))| Err(Problem::Duplicate(name.clone())))
}

fn condition_value(json: &Json) -> Result<String, Problem> {
    match json {
        Json::Text(text) | Json::Number(text) => Ok(text.clone()),
        Json::Bool(flag) => Ok(flag.to_string()),
        Json::Null | Json::List(_) | Json::Object(_) => {
            Err(Problem::WrongKind { expected: "a string, a number or a boolean", found: json.kind() })
        }
    }
}
