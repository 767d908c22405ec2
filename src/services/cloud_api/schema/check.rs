//! Parameters against the schema: names that it does not have, members that are missing, values of another
//! type. `null` counts as absent.

use serde_json::{Map, Value as Json};

use crate::services::cloud_api::schema::structure::{Kind, Member, Structure};

/// A parameter that does not fit the schema, by its dotted name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// It must be there.
    Missing(String),
    /// It has another type.
    Type { name: String, want: &'static str },
}

/// Dotted names that the schema does not have, in the order given.
pub fn unknown(structure: &Structure, given: &Map<String, Json>) -> Vec<String> {
    let mut found = Vec::new();
    find_unknown(structure, given, "", &mut found);
    found
}

fn find_unknown(structure: &Structure, given: &Map<String, Json>, above: &str, found: &mut Vec<String>) {
    for (name, value) in given {
        let path = format!("{above}{name}");
        match structure.member(name) {
            None => found.push(path),
            Some(Member { kind: Kind::Object(inner), .. }) => match value {
                Json::Object(object) => find_unknown(inner, object, &format!("{path}."), found),
                Json::Array(items) => {
                    for (at, item) in items.iter().enumerate() {
                        if let Json::Object(object) = item {
                            find_unknown(inner, object, &format!("{path}.{at}."), found);
                        }
                    }
                }
                Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
            },
            Some(_) => {}
        }
    }
}

/// The parameters as the schema has them: without `null`, and without names that it does not have.
///
/// # Errors
/// The first member that is missing; else the first of another type.
pub fn fitted(structure: &Structure, given: &Map<String, Json>) -> Result<Map<String, Json>, Misfit> {
    if let Some(name) = missing(structure, given, "") {
        return Err(Misfit::Missing(name));
    }
    object(structure, given, "")
}

fn missing(structure: &Structure, given: &Map<String, Json>, above: &str) -> Option<String> {
    structure.members.iter().find_map(|member| {
        let path = format!("{above}{}", member.name);
        match (given.get(member.name), &member.kind) {
            (None | Some(Json::Null), _) => member.is_required.then_some(path),
            (Some(Json::Object(object)), Kind::Object(inner)) => missing(inner, object, &format!("{path}.")),
            (Some(Json::Array(items)), Kind::Object(inner)) => {
                items.iter().enumerate().find_map(|(at, item)| {
                    item.as_object().and_then(|object| missing(inner, object, &format!("{path}.{at}.")))
                })
            }
            (Some(_), _) => None,
        }
    })
}

fn object(
    structure: &Structure,
    given: &Map<String, Json>,
    above: &str,
) -> Result<Map<String, Json>, Misfit> {
    let mut fitted = Map::new();
    for member in structure.members {
        let Some(value) = given.get(member.name).filter(|value| !value.is_null()) else { continue };
        let path = format!("{above}{}", member.name);
        let value = if member.is_list {
            let Json::Array(items) = value else { return Err(Misfit::Type { name: path, want: "list" }) };
            let item = |(at, item)| one(&member.kind, item, &format!("{path}.{at}"));
            Json::Array(items.iter().enumerate().map(item).collect::<Result<_, _>>()?)
        } else {
            one(&member.kind, value, &path)?
        };
        fitted.insert(member.name.into(), value);
    }
    Ok(fitted)
}

fn one(kind: &Kind, value: &Json, path: &str) -> Result<Json, Misfit> {
    let fits = match (kind, value) {
        (Kind::Object(inner), Json::Object(given)) => {
            return object(inner, given, &format!("{path}.")).map(Json::Object);
        }
        (Kind::Text, value) => value.is_string(),
        (Kind::Int, value) => value.is_i64(),
        (Kind::Uint, value) => value.is_u64(),
        (Kind::Float, value) => value.is_number(),
        (Kind::Bool, value) => value.is_boolean(),
        (Kind::Any, _) => true,
        (Kind::Object(_), _) => false,
    };
    if fits { Ok(value.clone()) } else { Err(Misfit::Type { name: path.into(), want: kind.word() }) }
}
