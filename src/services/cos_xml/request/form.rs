//! The form of a POST Object: its fields, its file and its key. Only fields in front of the file count.

use crate::catalog::cos_xml as rows;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::key;
use crate::services::cos_xml::service::Form;
use crate::wire::form::Part;

const FILE: &str = "file";
const FILE_NAME: &str = "${filename}";

/// Reads the parts of a form: fields, a key among them, and one file behind them.
///
/// # Errors
/// `MalformedPOSTRequest`, `IncorrectNumberOfFilesInPOSTRequest`, `KeyTooLong`; `InvalidArgument` for a key
/// that is missing or names no object; `InvalidURI` for one that is not UTF-8.
pub(crate) fn parse(mut parts: Vec<Part>) -> Result<Form, Error> {
    let is_file = |part: &Part| part.name.eq_ignore_ascii_case(FILE);
    if parts.is_empty() {
        let reason = "the body is not multipart/form-data, or has no part";
        return Err(Error::new(&rows::MALFORMED_POST_REQUEST, reason));
    }
    let count = parts.iter().filter(|part| is_file(part)).count();
    let (Some(at), 1) = (parts.iter().position(is_file), count) else {
        let reason = format!("{count} parts are called {FILE:?}; there must be one, behind all other fields");
        return Err(Error::new(&rows::INCORRECT_NUMBER_OF_FILES_IN_POST_REQUEST, reason));
    };
    let late = parts.split_off(at + 1).into_iter().map(|part| part.name).collect();
    let file = parts.pop().unwrap_or_default();
    let given = parts.iter().find(|part| part.name.eq_ignore_ascii_case("key")).map(|part| &*part.content);
    let given = given
        .filter(|key| !key.is_empty())
        .ok_or_else(|| Error::invalid_argument("there is no field key in front of the file"))?;
    let given = std::str::from_utf8(given)
        .map_err(|_| Error::new(&rows::INVALID_URI, "the field key is not UTF-8"))?;
    let named = given.replace(FILE_NAME, base_name(file.file_name.as_deref().unwrap_or_default()));
    key::check_length(&named)?;
    if named.is_empty() {
        return Err(Error::invalid_argument(format!("the field key {given:?} names no object")));
    }
    Ok(Form { fields: parts, late, file: file.content, key: named })
}

/// Refuses a field of one of these names that is there twice, is not UTF-8 or stands behind the file: one
/// could be signed and another act, or none. Names that end with `-` stand for all that begin so.
///
/// # Errors
/// `InvalidArgument`.
pub(crate) fn check_fields(form: &Form, known: &[&str]) -> Result<(), Error> {
    let is_known = |name: &str| {
        let name = name.to_ascii_lowercase();
        let covers = |known: String| name == known || known.ends_with('-') && name.starts_with(&known);
        known.iter().any(|known| covers(known.to_ascii_lowercase()))
    };
    if let Some(name) = form.late.iter().find(|name| is_known(name)) {
        let reason =
            format!("the field {name} stands behind the file, where it does not count; put it in front");
        return Err(Error::invalid_argument(reason));
    }
    for (at, part) in form.fields.iter().enumerate().filter(|(_, part)| is_known(&part.name)) {
        let name = &part.name;
        if form.fields[..at].iter().any(|other| other.name.eq_ignore_ascii_case(name)) {
            return Err(Error::invalid_argument(format!("the form has the field {name} twice")));
        }
        if std::str::from_utf8(&part.content).is_err() {
            return Err(Error::invalid_argument(format!("the field {name} is not UTF-8")));
        }
    }
    Ok(())
}

/// Old browsers send the whole path of the file.
fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
