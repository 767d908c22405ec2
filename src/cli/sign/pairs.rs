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

/// Reads `NAME=VALUE`.
pub(super) fn parse(text: &str) -> Result<Pair, &'static str> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok(Pair { name: name.into(), value: value.into() }),
        _ => Err("write NAME=VALUE"),
    }
}

/// The same with a value that is not empty.
pub(super) fn parse_full(text: &str) -> Result<Pair, &'static str> {
    parse(text).ok().filter(|pair| !pair.value.is_empty()).ok_or("write NAME=VALUE, with a value")
}

/// The same; a name alone, such as `uploads`, has an empty value.
pub(super) fn parse_word(text: &str) -> Result<Pair, &'static str> {
    parse(text).or_else(|error| match text {
        "" => Err(error),
        name if name.starts_with('=') => Err(error),
        name => Ok(Pair { name: name.into(), value: String::new() }),
    })
}

/// The value of a name, compared without case.
pub(super) fn value(pairs: &[Pair], name: &str) -> Option<String> {
    pairs.iter().find(|pair| pair.name.eq_ignore_ascii_case(name)).map(|pair| pair.value.clone())
}

pub(super) fn names(pairs: &[Pair]) -> Vec<&str> {
    pairs.iter().map(|pair| pair.name.as_str()).collect()
}
