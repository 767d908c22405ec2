//! Parameters of a form or a query as JSON: `Names.0=a`, `CreateTime.After=b`, typed by the schema.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value as Json};

use crate::services::cloud_api::schema::structure::{Kind, Member, Structure};

/// Levels of a dotted name that are followed.
const DEEPEST: usize = 16;

/// A dotted name's values.
#[derive(Debug, Default)]
struct Branch {
    value: Option<String>,
    below: BTreeMap<String, Self>,
}

/// A name that was given twice, or is nested too deeply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confused(pub String);

/// Makes JSON of pairs. A value that is not of its member's type, and a name that the schema does not have,
/// stay as they are: [`check`](crate::services::cloud_api::schema::check) refuses them.
///
/// # Errors
/// A name that was given twice.
pub fn to_json(
    structure: Option<&Structure>,
    pairs: Vec<(String, String)>,
) -> Result<Map<String, Json>, Confused> {
    let mut root = Branch::default();
    for (name, value) in pairs {
        let parts: Vec<&str> = name.split('.').collect();
        if parts.len() > DEEPEST {
            return Err(Confused(name));
        }
        let at = parts.into_iter().fold(&mut root, |at, part| at.below.entry(part.into()).or_default());
        if at.value.replace(value).is_some() {
            return Err(Confused(name));
        }
    }
    Ok(object(structure, root.below))
}

fn object(structure: Option<&Structure>, below: BTreeMap<String, Branch>) -> Map<String, Json> {
    let typed = |(name, branch): (String, Branch)| {
        let member = structure.and_then(|structure| structure.member(&name));
        let value = match member {
            Some(member) => of_member(member, branch),
            None => plain(branch),
        };
        (name, value)
    };
    below.into_iter().map(typed).collect()
}

/// A branch that the schema does not know.
fn plain(branch: Branch) -> Json {
    match branch.value {
        Some(value) if branch.below.is_empty() => Json::String(value),
        _ => Json::Object(object(None, branch.below)),
    }
}

fn of_member(member: &Member, branch: Branch) -> Json {
    if !member.is_list {
        return of_kind(&member.kind, branch);
    }
    // From 0 without a gap; `00` is no index.
    let count = branch.below.len();
    if branch.value.is_some() || !(0..count).all(|at| branch.below.contains_key(&at.to_string())) {
        return plain(branch);
    }
    let mut below = branch.below;
    let items = (0..count).filter_map(|at| below.remove(&at.to_string()));
    Json::Array(items.map(|item| of_kind(&member.kind, item)).collect())
}

fn of_kind(kind: &Kind, branch: Branch) -> Json {
    let Branch { value, below } = branch;
    match (kind, value) {
        (Kind::Object(structure), None) => Json::Object(object(Some(structure), below)),
        (_, Some(value)) if below.is_empty() => typed(kind, value),
        (_, value) => plain(Branch { value, below }),
    }
}

fn typed(kind: &Kind, value: String) -> Json {
    let number = match kind {
        Kind::Int => value.parse::<i64>().ok().map(Number::from),
        Kind::Uint => value.parse::<u64>().ok().map(Number::from),
        Kind::Float => value.parse::<f64>().ok().and_then(Number::from_f64),
        Kind::Bool => {
            let word = value.to_ascii_lowercase();
            return word.parse().map_or(Json::String(value), Json::Bool);
        }
        Kind::Text | Kind::Object(_) | Kind::Any => None,
    };
    number.map_or(Json::String(value), Json::Number)
}
