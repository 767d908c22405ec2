//! What is told of a signature.

use serde::Serialize;

/// Whether a signature would be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Yes, where its scope is met.
    Good,
    /// No.
    Wrong,
    /// Nothing is wrong with it by itself, but its code can be checked only with the request, or with a key that is not
    /// known.
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
    /// What it says, in its own order.
    pub fields: Vec<Field>,
    /// What is wrong, and how to mend it; what could not be checked comes last.
    pub findings: Vec<String>,
}

/// One thing a signature says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// What that means, where it is not plain.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub meaning: String,
}

impl Explanation {
    /// Of something that is no signature.
    pub fn nothing(finding: impl Into<String>) -> Self {
        let findings = vec![finding.into()];
        Self { scheme: NONE, verdict: Verdict::Wrong, fields: Vec::new(), findings }
    }

    /// Of a scheme, with nothing found yet.
    pub fn of(scheme: &'static str) -> Self {
        Self { scheme, verdict: Verdict::Good, fields: Vec::new(), findings: Vec::new() }
    }

    /// Whether it is of something that is no signature.
    pub fn is_of_nothing(&self) -> bool {
        self.scheme == NONE
    }

    /// Adds what it says.
    pub fn says(&mut self, name: impl Into<String>, value: impl Into<String>, meaning: impl Into<String>) {
        self.fields.push(Field { name: name.into(), value: value.into(), meaning: meaning.into() });
    }

    /// Adds what is wrong.
    pub fn wrong(&mut self, finding: impl Into<String>) {
        self.verdict = Verdict::Wrong;
        self.findings.push(finding.into());
    }

    /// Adds what is worth knowing.
    pub fn remark(&mut self, finding: impl Into<String>) {
        self.findings.push(finding.into());
    }

    /// Adds what could not be found out.
    pub fn unproven(&mut self, finding: impl Into<String>) {
        if self.verdict == Verdict::Good {
            self.verdict = Verdict::Unproven;
        }
        self.findings.push(finding.into());
    }
}
