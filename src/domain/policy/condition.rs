//! Conditions of a statement: what a request has to have for the statement to apply.

use crate::domain::policy::condition_value::{Fact, Value};
use crate::domain::policy::error::Problem;
use crate::domain::policy::keys;
use crate::domain::policy::operator::{Operator, Relation};

/// The values that a request has for condition keys. A key may stand several times.
pub type Facts<'a> = [(&'a str, Fact<'a>)];

/// One condition key under one operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// As the policy writes it.
    operator_name: Box<str>,
    operator: Operator,
    key: Box<str>,
    /// As the policy writes them.
    written: Box<[String]>,
    values: Box<[Value]>,
}

/// A condition that a request does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmet<'a> {
    /// The operator as the policy writes it.
    pub operator: &'a str,
    pub key: &'a str,
    /// The policy's values.
    pub expected: &'a [String],
    /// The request's first value for the key.
    pub found: Option<Fact<'a>>,
}

impl Condition {
    /// Reads a condition; `values` are the policy's, numbers and booleans as text.
    pub fn new(operator_name: &str, key: &str, values: Vec<String>) -> Result<Self, Problem> {
        let operator = Operator::parse(operator_name).ok_or_else(|| unknown(operator_name))?;
        if key.is_empty() || values.is_empty() {
            return Err(Problem::Empty);
        }
        let read = |text: &String| {
            Value::parse(operator.kind, text, keys::is_from_query(key)).ok_or_else(|| Problem::BadValue {
                operator: operator_name.to_owned(),
                key: key.to_owned(),
                value: text.clone(),
            })
        };
        let parsed = values.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self {
            operator_name: operator_name.into(),
            operator,
            key: key.into(),
            written: values.into(),
            values: parsed,
        })
    }

    /// The condition key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Checks a request's values, of which one has to be equal, or for `…_not_equal` none. Without the key,
    /// only an operator with `_if_exist` holds, whatever the effect.
    pub fn check<'a>(&'a self, facts: &Facts<'a>) -> Result<(), Unmet<'a>> {
        let mut own = facts.iter().filter(|(key, _)| **key == *self.key).map(|(_, fact)| *fact).peekable();
        let found = own.peek().copied();
        let holds = if found.is_none() {
            self.operator.if_exist
        } else {
            match self.operator.relation {
                Relation::NotEqual => own.all(|fact| self.accepts(fact)),
                Relation::Equal
                | Relation::Less
                | Relation::LessEqual
                | Relation::Greater
                | Relation::GreaterEqual => own.any(|fact| self.accepts(fact)),
            }
        };
        let unmet = Unmet { operator: &self.operator_name, key: &self.key, expected: &self.written, found };
        if holds { Ok(()) } else { Err(unmet) }
    }

    /// Whether one of the policy's values accepts `fact`; for `…_not_equal`, whether it is none of them.
    fn accepts(&self, fact: Fact<'_>) -> bool {
        let relation = self.operator.relation;
        let holds = |value: &Value| value.holds(relation, fact);
        match relation {
            Relation::NotEqual => self.values.iter().all(holds),
            Relation::Equal
            | Relation::Less
            | Relation::LessEqual
            | Relation::Greater
            | Relation::GreaterEqual => self.values.iter().any(holds),
        }
    }
}

fn unknown(operator: &str) -> Problem {
    match operator.split_once(':') {
        Some((_, name)) if Operator::parse(name).is_some() => Problem::Prefixed(operator.to_owned()),
        Some(_) | None => Problem::UnknownOperator(operator.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(operator: &str, values: &[&str], facts: &[&str]) -> bool {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        let condition = Condition::new(operator, "k", values).unwrap();
        let facts: Vec<(&str, Fact<'_>)> = facts.iter().map(|text| ("k", Fact::Text(text))).collect();
        condition.check(&[&facts[..], &[("other", Fact::Text("a"))]].concat()).is_ok()
    }

    #[test]
    fn an_absent_key_holds_with_if_exist_only() {
        for operator in ["string_equal", "string_not_equal", "string_like"] {
            assert!(!holds(operator, &["a"], &[]), "{operator}");
            assert!(holds(&format!("{operator}_if_exist"), &["a"], &[]), "{operator}");
            assert!(
                !holds(&format!("{operator}_if_exist"), &["x"], &["a"]) || operator == "string_not_equal"
            );
        }
        assert!(!holds("string_not_equal_if_exist", &["a"], &["a"]));
    }

    #[test]
    fn values_are_alternatives_and_negated_ones_exclude() {
        assert!(holds("string_equal", &["a", "b"], &["b"]) && !holds("string_equal", &["a", "b"], &["c"]));
        assert!(
            holds("string_not_equal", &["a", "b"], &["c"]) && !holds("string_not_equal", &["a", "b"], &["b"])
        );
        assert!(!holds("ip_not_equal", &["10.0.0.0/8", "127.0.0.1"], &["127.0.0.1"]));
        assert!(holds("ip_not_equal", &["10.0.0.0/8", "127.0.0.1"], &["11.0.0.1"]));
        assert!(
            holds("numeric_less_than", &["1", "5"], &["3"])
                && !holds("numeric_less_than", &["1", "2"], &["3"])
        );
    }

    #[test]
    fn of_several_values_of_a_request_one_is_equal_or_none() {
        let both = ["a", "c"];
        assert!(holds("string_equal", &["a"], &both) && !holds("string_not_equal", &["a"], &both));
        assert!(holds("string_equal", &["x", "c"], &both) && !holds("string_equal", &["x"], &both));
        assert!(holds("string_not_equal", &["x"], &both));
    }

    #[test]
    fn an_unmet_condition_says_what_was_found() {
        let condition =
            Condition::new("numeric_less_than_equal", "cos:content-length", vec!["10".into()]).unwrap();
        let unmet = condition.check(&[("cos:content-length", Fact::Number(100))]).unwrap_err();
        assert_eq!(
            (unmet.operator, unmet.key, unmet.found),
            ("numeric_less_than_equal", "cos:content-length", Some(Fact::Number(100)))
        );
        assert_eq!(unmet.expected, ["10"]);
        assert_eq!(condition.key(), "cos:content-length");
    }

    #[test]
    fn what_is_no_condition_is_refused() {
        let new = |operator: &str, key: &str, values: &[&str]| {
            Condition::new(operator, key, values.iter().map(|value| (*value).to_owned()).collect())
                .unwrap_err()
        };
        assert_eq!(new("null_equal", "k", &["true"]), Problem::UnknownOperator("null_equal".into()));
        let prefixed = "for_any_value:string_equal";
        assert_eq!(new(prefixed, "k", &["a"]), Problem::Prefixed(prefixed.into()));
        assert_eq!(new("x:y", "k", &["a"]), Problem::UnknownOperator("x:y".into()));
        assert_eq!(
            (new("ip_equal", "k", &[]), new("ip_equal", "", &["::1"])),
            (Problem::Empty, Problem::Empty)
        );
        let bad = Problem::BadValue { operator: "ip_equal".into(), key: "qcs:ip".into(), value: "x".into() };
        assert_eq!(new("ip_equal", "qcs:ip", &["::1", "x"]), bad);
    }
}
