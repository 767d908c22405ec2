//! `NAME=VALUE` arguments.

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    name: String,
    value: String,
}

impl Pair {
    /// Name and value.
    pub(super) fn as_strs(&self) -> (&str, &str) {
        (&self.name, &self.value)
    }
}

/// Reads `NAME=VALUE`; a name alone has an empty value.
pub(super) fn parse(text: &str) -> Result<Pair, String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    if name.is_empty() {
        return Err("write NAME=VALUE".into());
    }
    Ok(Pair { name: name.into(), value: value.into() })
}

/// The value of a name, compared without case.
pub(super) fn value(pairs: &[Pair], name: &str) -> Option<String> {
    pairs.iter().find(|pair| pair.name.eq_ignore_ascii_case(name)).map(|pair| pair.value.clone())
}

pub(super) fn names(pairs: &[Pair]) -> Vec<&str> {
    pairs.iter().map(|pair| pair.name.as_str()).collect()
}
