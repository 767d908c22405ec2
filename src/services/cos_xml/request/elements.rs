//! Reading of a document's elements and their words.

use crate::services::cos_xml::error::Error;
use crate::wire::xml::Element;

/// The child of this name, which must be there.
///
/// # Errors
/// `MalformedXML`.
pub(crate) fn child<'a>(parent: &'a Element, name: &str) -> Result<&'a Element, Error> {
    parent.child(name).ok_or_else(|| Error::malformed_xml(format!("<{}> has no {name}", parent.name)))
}

/// The word in the child of this name, which must be there.
///
/// # Errors
/// `MalformedXML`.
pub(crate) fn word<'a>(parent: &'a Element, name: &str) -> Result<&'a str, Error> {
    let absent = || Error::malformed_xml(format!("<{}> has no {name}, or an empty one", parent.name));
    parent.word_of(name).ok_or_else(absent)
}

/// What the word in the child of this name, which must be there, stands for in `words`.
///
/// # Errors
/// `MalformedXML`.
pub(crate) fn one_of<T: Copy>(parent: &Element, name: &str, words: &[(&str, T)]) -> Result<T, Error> {
    let word = word(parent, name)?;
    let known = || words.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
    let found = words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
    found.ok_or_else(|| Error::malformed_xml(format!("{name} is {word:?}, not one of: {}", known())))
}
