//! Condition operators: `string_equal`, `numeric_less_than_if_exist`, and so on.
//!
//! COS lists them at <https://cloud.tencent.com/document/product/436/71306>, CAM at
//! <https://cloud.tencent.com/document/product/598/10608>. `binary_equal` and `null_equal` are not supported.

use std::cmp::Ordering;

/// The type of the values that an operator compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// Text without regard to case.
    Caseless,
    /// Text with `*` at either end.
    Like,
    Number,
    Date,
    Address,
    Flag,
}

/// What an operator asks of the request's value, compared with the policy's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

impl Relation {
    /// Whether a value that compares so with the policy's is accepted.
    pub fn accepts(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::NotEqual => ordering.is_ne(),
            Self::Less => ordering.is_lt(),
            Self::LessEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterEqual => ordering.is_ge(),
        }
    }
}

/// A condition operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operator {
    pub kind: Kind,
    pub relation: Relation,
    /// Whether it holds for a request that lacks the key: `_if_exist`.
    pub if_exist: bool,
}

/// Every operator without prefix and suffix.
const OPERATORS: [(&str, Kind, Relation); 20] = [
    ("string_equal", Kind::Text, Relation::Equal),
    ("string_not_equal", Kind::Text, Relation::NotEqual),
    ("string_equal_ignore_case", Kind::Caseless, Relation::Equal),
    ("string_not_equal_ignore_case", Kind::Caseless, Relation::NotEqual),
    ("string_like", Kind::Like, Relation::Equal),
    ("numeric_equal", Kind::Number, Relation::Equal),
    ("numeric_not_equal", Kind::Number, Relation::NotEqual),
    ("numeric_less_than", Kind::Number, Relation::Less),
    ("numeric_less_than_equal", Kind::Number, Relation::LessEqual),
    ("numeric_greater_than", Kind::Number, Relation::Greater),
    ("numeric_greater_than_equal", Kind::Number, Relation::GreaterEqual),
    ("date_equal", Kind::Date, Relation::Equal),
    ("date_not_equal", Kind::Date, Relation::NotEqual),
    ("date_less_than", Kind::Date, Relation::Less),
    ("date_less_than_equal", Kind::Date, Relation::LessEqual),
    ("date_greater_than", Kind::Date, Relation::Greater),
    ("date_greater_than_equal", Kind::Date, Relation::GreaterEqual),
    ("ip_equal", Kind::Address, Relation::Equal),
    ("ip_not_equal", Kind::Address, Relation::NotEqual),
    ("bool_equal", Kind::Flag, Relation::Equal),
];

impl Operator {
    /// Reads an operator; none if it is not known. CAM's prefixes `for_any_value:` and `for_all_value:` are
    /// not (assumed).
    pub fn parse(text: &str) -> Option<Self> {
        let (name, if_exist) = text.strip_suffix("_if_exist").map_or((text, false), |name| (name, true));
        let (_, kind, relation) = *OPERATORS.iter().find(|(known, ..)| *known == name)?;
        Some(Self { kind, relation, if_exist })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_are_read() {
        let read = |text: &str| Operator::parse(text).unwrap();
        let expected = Operator { kind: Kind::Text, relation: Relation::Equal, if_exist: true };
        assert_eq!(read("string_equal_if_exist"), expected);
        assert!(!read("ip_equal").if_exist);
        for (name, kind, relation) in OPERATORS {
            assert_eq!((read(name).kind, read(name).relation), (kind, relation), "{name}");
        }
    }

    #[test]
    fn other_operators_are_not_known() {
        for text in [
            "",
            "string_equals",
            "StringEqual",
            "STRING_EQUAL",
            "string_not_like",
            "null_equal",
            "binary_equal",
            "_if_exist",
            "for_some_value:string_equal",
            "for_any_value:string_equal",
            "for_all_value:string_equal_if_exist",
            "for_any_value:",
            ":string_equal",
            "string_equal_if_exists",
            "for_any_value:for_all_value:ip_equal",
        ] {
            assert_eq!(Operator::parse(text), None, "{text}");
        }
    }

    #[test]
    fn relations_accept_orderings() {
        use Ordering::{Equal, Greater, Less};
        let accepted = |relation: Relation| [Less, Equal, Greater].map(|ordering| relation.accepts(ordering));
        assert_eq!(accepted(Relation::Equal), [false, true, false]);
        assert_eq!(accepted(Relation::NotEqual), [true, false, true]);
        assert_eq!(accepted(Relation::Less), [true, false, false]);
        assert_eq!(accepted(Relation::LessEqual), [true, true, false]);
        assert_eq!(accepted(Relation::Greater), [false, false, true]);
        assert_eq!(accepted(Relation::GreaterEqual), [false, true, true]);
    }
}
