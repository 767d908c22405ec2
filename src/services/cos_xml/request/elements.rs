//! Reading of a document's elements, their words and numbers.

use std::fmt::Display;
use std::ops::RangeInclusive;

use crate::services::cos_xml::error::Error;
use crate::wire::xml::Element;

/// Refuses an element that stands twice in its parent, unless it is among `lists`.
///
/// # Errors
/// `MalformedXML`.
pub(crate) fn once(parent: &Element, lists: &[&str]) -> Result<(), Error> {
    for (at, child) in parent.children.iter().enumerate() {
        let is_first = parent.children.iter().position(|other| other.name == child.name) == Some(at);
        if !is_first && !lists.contains(&child.name.as_str()) {
            return Err(Error::malformed_xml(format!("<{}> has two {}", parent.name, child.name)));
        }
        once(child, lists)?;
    }
    Ok(())
}

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
/// Whether the child of this name says true, in letters of either case; false where there is none.
///
/// # Errors
/// `MalformedXML` for another word than true and false.
pub(crate) fn switch(parent: &Element, name: &str) -> Result<bool, Error> {
    match parent.child(name).map(|child| child.text.trim().to_ascii_lowercase()).as_deref() {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(word) => Err(Error::malformed_xml(format!("{name} is true or false, not {word:?}"))),
    }
}

/// The words of `Status` in most settings, and whether it is on.
pub(crate) const ENABLED: [(&str, bool); 2] = [("Enabled", true), ("Disabled", false)];

/// The number in the child of this name; none where there is no such child.
///
/// # Errors
/// `MalformedXML` for what is no number within `range`.
pub(crate) fn number<T>(parent: &Element, name: &str, range: RangeInclusive<T>) -> Result<Option<T>, Error>
where
    T: std::str::FromStr + PartialOrd + Display,
{
    let Some(child) = parent.child(name) else { return Ok(None) };
    let number = child.text.trim().parse().ok().filter(|number| range.contains(number));
    number.map(Some).ok_or_else(|| {
        let (least, most) = range.into_inner();
        Error::malformed_xml(format!("{name} is {:?}, not a number from {least} to {most}", child.text))
    })
}
