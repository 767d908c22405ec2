//! Explanation of a signature: its fields and findings.

use serde::Serialize;

/// Whether a signature would be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Yes, where its scope is met.
    Good,
    /// No.
    Wrong,
    /// Nothing is wrong with it by itself, but its code can be checked only with the request, or with a key
    /// that is not known.
    Unproven,
}

/// The scheme of what follows none.
const NONE: &str = "none that is known";

/// Everything that can be said of a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Whose scheme it follows.
    pub scheme: &'static str,
    /// Whether it would be accepted.
    pub verdict: Verdict,
    /// Fields in their order.
    pub fields: Vec<Field>,
    /// Errors and how to fix them; checks that could not be made come last.
    pub findings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    pub name: String,
    pub value: String,
    /// Meaning of the value.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub meaning: String,
}

impl Explanation {
    /// Explanation of a text that is not a signature.
    pub fn nothing(finding: impl Into<String>) -> Self {
        let findings = vec![finding.into()];
        Self { scheme: NONE, verdict: Verdict::Wrong, fields: Vec::new(), findings }
    }

    /// Explanation of a signature, without fields and findings.
    pub fn of(scheme: &'static str) -> Self {
        Self { scheme, verdict: Verdict::Good, fields: Vec::new(), findings: Vec::new() }
    }

    /// Whether the text is not a signature.
    pub fn is_of_nothing(&self) -> bool {
        self.scheme == NONE
    }

    /// Adds a field.
    pub fn says(&mut self, name: impl Into<String>, value: impl Into<String>, meaning: impl Into<String>) {
        self.fields.push(Field { name: name.into(), value: value.into(), meaning: meaning.into() });
    }

    /// Adds an error.
    pub fn wrong(&mut self, finding: impl Into<String>) {
        self.verdict = Verdict::Wrong;
        self.findings.push(finding.into());
    }

    /// Adds a remark.
    pub fn remark(&mut self, finding: impl Into<String>) {
        self.findings.push(finding.into());
    }

    /// Adds a check that could not be made.
    pub fn unproven(&mut self, finding: impl Into<String>) {
        if self.verdict == Verdict::Good {
            self.verdict = Verdict::Unproven;
        }
        self.findings.push(finding.into());
    }
}
