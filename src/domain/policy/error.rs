//! Why a policy document is refused.

use std::fmt;

/// An element of a policy document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Element {
    /// The document as a whole.
    Document,
    Version,
    Statement,
    Sid,
    Effect,
    Principal,
    Action,
    Resource,
    Condition,
}

impl Element {
    /// Its name in documents.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Version => "version",
            Self::Statement => "statement",
            Self::Sid => "sid",
            Self::Effect => "effect",
            Self::Principal => "principal",
            Self::Action => "action",
            Self::Resource => "resource",
            Self::Condition => "condition",
        }
    }
}

/// What is wrong with an element.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The text is not JSON.
    #[error("it is not JSON: {0}")]
    NotJson(String),
    /// The text is longer than the limit, both in bytes.
    #[error("it has {size} bytes, at most {limit} are allowed")]
    TooLarge { size: usize, limit: usize },
    /// A required element is not there.
    #[error("it is missing")]
    Missing,
    /// A list or text is empty.
    #[error("it is empty")]
    Empty,
    /// An element that the policy language does not have, such as `notAction`.
    #[error("`{0}` is not known here")]
    Unknown(String),
    /// An element or member that stands twice.
    #[error("`{0}` stands twice")]
    Duplicate(String),
    /// Element names in lower case beside capitalised ones.
    #[error("`{0}`: names have to be all in lower case or all capitalised")]
    MixedCase(String),
    /// A JSON value of another kind.
    #[error("it has to be {expected}, not {found}")]
    WrongKind { expected: &'static str, found: &'static str },
    /// A value that the element cannot have.
    #[error("`{0}` is not valid")]
    Invalid(String),
    /// A resource of another account (`GrantOtherResource`).
    #[error("`{0}` belongs to another account")]
    OtherAccount(String),
    /// A resource outside the bucket whose policy it is.
    #[error("`{0}` is not in this bucket")]
    OtherBucket(String),
    /// A condition operator that does not exist or is not supported.
    #[error("the operator `{0}` is not known")]
    UnknownOperator(String),
    /// An operator behind one of CAM's prefixes, which conditions of COS do not have (assumed).
    #[error(
        "the operator `{0}` is not known: write it without its prefix; of several values of a request one \
         has to be equal, or with not_equal none"
    )]
    Prefixed(String),
    /// A value that is not of the operator's type.
    #[error("`{value}` is no value for `{operator}` of `{key}`")]
    BadValue { operator: String, key: String, value: String },
}

/// Why a policy is refused: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyError {
    /// Index of the statement, from 0; none for the document itself.
    pub statement: Option<usize>,
    pub element: Element,
    pub problem: Problem,
}

impl PolicyError {
    /// An error of the document itself.
    pub fn of_document(element: Element, problem: Problem) -> Self {
        Self { statement: None, element, problem }
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.statement {
            Some(index) => write!(out, "statement {}, {}: {}", index + 1, self.element.name(), self.problem),
            None => write!(out, "{}: {}", self.element.name(), self.problem),
        }
    }
}

impl std::error::Error for PolicyError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_where_and_what() {
        let error = PolicyError {
            statement: Some(1),
            element: Element::Effect,
            problem: Problem::Invalid("maybe".into()),
        };
        assert_eq!(error.to_string(), "statement 2, effect: `maybe` is not valid");
        let error = PolicyError::of_document(Element::Document, Problem::TooLarge { size: 3, limit: 2 });
        assert_eq!(error.to_string(), "document: it has 3 bytes, at most 2 are allowed");
    }
}
