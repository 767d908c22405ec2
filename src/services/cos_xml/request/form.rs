//! The form of a POST Object: its fields, its file and its key.
//!
//! Documented on the manual's POST Object page. Only fields in front of the file count; what follows it is ignored.

use crate::catalog::{cos_xml as rows, limits};
use crate::services::cos_xml::request::params;
use crate::services::legacy::Failure;
use crate::wire::form::Part;
use crate::wire::request::Request;

/// A form that can be stored.
#[derive(Debug)]
pub struct Form<'a> {
    /// The fields in front of the file.
    pub fields: &'a [Part],
    /// The file.
    pub file: &'a Part,
    /// The field `key`, `${filename}` replaced: what a policy is about.
    pub named: String,
}

const FILE: &str = "file";
const FILE_NAME: &str = "${filename}";

/// Reads the form: one file, a key in front of it.
pub fn read(request: &Request) -> Result<Form<'_>, Failure> {
    let is_file = |part: &Part| part.name.eq_ignore_ascii_case(FILE);
    if request.parts.is_empty() {
        return Err(Failure::row(
            &rows::MALFORMED_POST_REQUEST,
            "the body is not multipart/form-data, or has no part",
        ));
    }
    let count = request.parts.iter().filter(|part| is_file(part)).count();
    let (Some(at), 1) = (request.parts.iter().position(is_file), count) else {
        let reason = format!("{count} parts are called {FILE:?}; there must be one, behind all other fields");
        return Err(Failure::row(&rows::INCORRECT_NUMBER_OF_FILES_IN_POST_REQUEST, reason));
    };
    let (fields, file) = (&request.parts[..at], &request.parts[at]);
    let given = fields.iter().find(|part| part.name.eq_ignore_ascii_case("key")).map(|part| &*part.content);
    let given = given
        .filter(|key| !key.is_empty())
        .ok_or_else(|| params::invalid("there is no field key in front of the file"))?;
    let given = std::str::from_utf8(given).map_err(|_| params::invalid("the field key is not UTF-8"))?;
    let named = given.replace(FILE_NAME, base_name(file.file_name.as_deref().unwrap_or_default()));
    check_key(&named)?;
    let form = Form { fields, file, named };
    match form.key().is_empty() {
        true => Err(params::invalid(format!("the field key {given:?} names no object"))),
        false => Ok(form),
    }
}

/// Old browsers send the whole path of the file.
fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Refuses a key that is too long.
pub fn check_key(key: &str) -> Result<(), Failure> {
    match key.len() > limits::XML_KEY_MAX {
        true => {
            let reason =
                format!("the key has {} bytes, at most {} are allowed", key.len(), limits::XML_KEY_MAX);
            Err(Failure::row(&rows::KEY_TOO_LONG, reason))
        }
        false => Ok(()),
    }
}

impl Form<'_> {
    /// The object's key: a slash in front of it is none of it, as in a URL.
    pub fn key(&self) -> &str {
        self.named.strip_prefix('/').unwrap_or(&self.named)
    }

    /// A field; an empty one counts as absent.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|part| part.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(&found.content).ok().map(str::trim).filter(|text| !text.is_empty())
    }
}
