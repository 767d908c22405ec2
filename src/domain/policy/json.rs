//! JSON as policies need it: members in order, so that a member that stands twice can be refused.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value; numbers are kept as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// The kind of value, with its article.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The dotted name of the first member that stands twice in its object.
    pub fn twice(&self) -> Option<String> {
        let within = |name: String, value: &Self| value.twice().map(|below| format!("{name}.{below}"));
        match self {
            Self::Object(members) => {
                let mut known = HashSet::new();
                members.iter().find_map(|(name, value)| {
                    let is_again = !known.insert(name);
                    is_again.then(|| name.clone()).or_else(|| within(name.clone(), value))
                })
            }
            Self::List(values) => {
                values.iter().enumerate().find_map(|(at, value)| within(at.to_string(), value))
            }
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => None,
        }
    }

    /// The value and, if it is a list, its elements in its stead.
    pub fn one_or_many(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::Object(_) => {
                std::slice::from_ref(self)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            list.push(element);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order_and_their_doubles() {
        let json: Json = serde_json::from_str(r#"{"b":[1,-2,1.2,true,null],"a":"x","b":{}}"#).unwrap();
        let Json::Object(members) = &json else { panic!("{json:?}") };
        let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["b", "a", "b"]);
        let kinds: Vec<&str> = members[0].1.one_or_many().iter().map(Json::kind).collect();
        assert_eq!(kinds, ["a number", "a number", "a number", "a boolean", "null"]);
        assert_eq!(members[0].1.one_or_many()[2], Json::Number("1.2".into()));
        assert_eq!(
            (members[1].1.kind(), members[2].1.kind(), members[0].1.kind()),
            ("a string", "an object", "a list")
        );
        assert_eq!(members[1].1.one_or_many(), [Json::Text("x".into())]);
    }

    #[test]
    fn nesting_has_an_end() {
        let deep = "[".repeat(10_000);
        assert!(serde_json::from_str::<Json>(&deep).is_err());
    }
}
