//! A kind of mistake, and one that was found.

use std::fmt;

/// A kind of mistake. `{}` in its texts stands for a name, a host or a method.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// In the documentation and in tests.
    pub name: &'static str,
    /// Where the vendor, or AWS, states the rule.
    pub page: Option<&'static str>,
    /// The mistake and its remedy.
    pub english: &'static str,
    pub chinese: &'static str,
}

/// A mistake that yields the signature received, or a malformed part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    pub kind: &'static Kind,
    detail: String,
}

impl Slip {
    pub fn of(kind: &'static Kind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }

    /// The mistake and its remedy in English.
    pub fn english(&self) -> String {
        self.kind.english.replace("{}", &self.detail)
    }

    /// The mistake and its remedy in Chinese.
    pub fn chinese(&self) -> String {
        self.kind.chinese.replace("{}", &self.detail)
    }
}

impl From<&'static Kind> for Slip {
    fn from(kind: &'static Kind) -> Self {
        Self { kind, detail: String::new() }
    }
}

impl fmt::Display for Slip {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.english())
    }
}

/// The mistakes, one after the other; `otherwise` where there is none.
pub fn said(slips: &[Slip], otherwise: &str) -> String {
    if slips.is_empty() {
        return otherwise.to_owned();
    }
    slips.iter().map(Slip::english).collect::<Vec<_>>().join("; ")
}
