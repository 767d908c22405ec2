//! Typed parameters, each with the error of its own kind. An empty value counts as absent.

use std::borrow::Cow;
use std::num::IntErrorKind::{NegOverflow, PosOverflow};

use bytes::Bytes;
use serde_json::Value as Json;

use crate::catalog::{ErrorRow, cos_json as rows};
use crate::domain::ids::SessionId;
use crate::domain::store::object::Overwrite;
use crate::primitives::digest::{Md5, Sha1};
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Params, Target};
use crate::wire::fields::Value;

/// A parameter's name as the manual writes it.
fn spelling(name: &str) -> &str {
    match name {
        "bizattr" => "biz_attr",
        "customheaders" => "custom_headers",
        "destfileid" => "dest_fileid",
        "insertonly" => "insertOnly",
        "slicesize" => "slice_size",
        "tooverwrite" => "to_over_write",
        other => other,
    }
}

/// A whole number as some clients write it: `1.0`.
fn without_fraction(text: &str) -> &str {
    match text.trim().split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|b| b == b'0') => whole,
        _ => text.trim(),
    }
}

/// Readers take a name in lower case and without underscores.
impl Params {
    /// A parameter as text. -147 if it is not UTF-8.
    pub fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, Error> {
        let not_utf8 = || format!("the value of {} is not UTF-8", spelling(name));
        self.0.text(name).map_err(|_| Error::new(&rows::ERROR_CMD_NOT_UTF8_ENCODING, not_utf8()))
    }

    /// A parameter that is free text; a number is as good. -182 for any other type of a JSON body.
    pub fn free_text(&self, name: &str) -> Result<Option<Cow<'_, str>>, Error> {
        match self.0.value(name) {
            Some(Value::Json(Json::Bool(_) | Json::Array(_) | Json::Object(_))) => {
                Err(Error::invalid(format!("{} must be text", spelling(name))))
            }
            Some(Value::Json(Json::Null | Json::String(_) | Json::Number(_)) | Value::Bytes(_)) | None => {
                self.text(name)
            }
        }
    }

    /// `biz_attr`; absent is empty.
    pub fn biz_attr(&self) -> Result<String, Error> {
        Ok(self.free_text("bizattr")?.unwrap_or_default().into_owned())
    }

    /// A switch that is 0 or 1. -182 for anything else.
    pub fn switch(&self, name: &str, default: bool) -> Result<bool, Error> {
        match self.text(name)?.as_deref().map(without_fraction) {
            None => Ok(default),
            Some("0") => Ok(false),
            Some("1") => Ok(true),
            Some(other) => Err(Error::invalid(format!("{} must be 0 or 1, not {other:?}", spelling(name)))),
        }
    }

    /// `insertOnly`: 1, the default, forbids to replace a file.
    pub fn overwrite(&self) -> Result<Overwrite, Error> {
        let insert_only = self.switch("insertonly", true)?;
        Ok(if insert_only { Overwrite::Forbid } else { Overwrite::Allow })
    }

    /// A whole number: `malformed` if it is something else. One beyond 64 bits is as large as can be.
    pub fn optional_number(&self, name: &str, malformed: &'static ErrorRow) -> Result<Option<i64>, Error> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        match without_fraction(&text).parse::<i64>() {
            Ok(number) => Ok(Some(number)),
            Err(error) if *error.kind() == PosOverflow => Ok(Some(i64::MAX)),
            Err(error) if *error.kind() == NegOverflow => Ok(Some(i64::MIN)),
            Err(_) => {
                let reason = format!("{} must be a whole number, not {text:?}", spelling(name));
                Err(Error::new(malformed, reason))
            }
        }
    }

    /// A whole number that must be there: `absent` if it is not, `malformed` if it is something else.
    pub fn number(
        &self,
        name: &str,
        absent: &'static ErrorRow,
        malformed: &'static ErrorRow,
    ) -> Result<i64, Error> {
        let missing = || Error::new(absent, format!("{} is missing", spelling(name)));
        self.optional_number(name, malformed)?.ok_or_else(missing)
    }

    /// `filesize`: length of the whole file in bytes, 1 to `max`. -5979 if it is missing, -5971 for anything
    /// else.
    pub fn filesize(&self, max: u64) -> Result<u64, Error> {
        let malformed = &rows::ERROR_CGI_FILESIZE;
        let size = self.number("filesize", &rows::ERROR_CGI_PARAM_MISSING_FILESIZE, malformed)?;
        let Some(filesize) = u64::try_from(size).ok().filter(|size| *size > 0) else {
            return Err(Error::new(malformed, format!("filesize must be greater than 0, not {size}")));
        };
        if filesize > max {
            let reason = format!("filesize {filesize} is above the account's max_filesize {max}");
            return Err(Error::new(malformed, reason));
        }
        Ok(filesize)
    }

    /// `sha`: SHA-1 of the whole file. An MD5 in its place has an error of its own.
    pub fn sha(&self) -> Result<Option<Sha1>, Error> {
        let Some(text) = self.text("sha")? else { return Ok(None) };
        if let Some(sha) = Sha1::from_hex(&text) {
            return Ok(Some(sha));
        }
        if Md5::from_hex(&text).is_some() {
            let reason = "sha has 32 digits: an MD5, not a SHA-1";
            return Err(Error::new(&rows::ERR_PARAM_INVALID_CHECK_TYPE_SHOULD_BE_SHA, reason));
        }
        let reason = format!("sha must be 40 hexadecimal digits, not {text:?}");
        Err(Error::new(&rows::ERROR_CMD_COS_INVALID_SHA, reason))
    }

    /// `session`, as `upload_slice_init` answered it. -95 if it is missing.
    pub fn session(&self) -> Result<SessionId, Error> {
        let missing = || {
            let reason = "session is missing; upload_slice_init answers one";
            Error::new(&rows::ERROR_PROXY_NO_SESSION, reason)
        };
        self.text("session")?.map(SessionId::from).ok_or_else(missing)
    }

    /// `offset`: first byte of a slice. A negative one is outside the file like any other. -5992 if it is
    /// missing.
    pub fn offset(&self) -> Result<i64, Error> {
        let row = &rows::ERROR_CGI_REQ_PARAM;
        self.number("offset", row, row)
    }

    /// `filecontent`, which may have no bytes. -5990 if it is missing.
    pub fn filecontent(&self) -> Result<&Bytes, Error> {
        let reason = "no part named filecontent (or fileContent)";
        let missing = || Error::new(&rows::ERROR_CGI_MISSING_FILECONTENT, reason);
        self.0.bytes("filecontent").ok_or_else(missing)
    }

    /// `filecontent` of a slice. -283 if it has no bytes.
    pub fn slice(&self) -> Result<Bytes, Error> {
        let bytes = self.filecontent()?;
        if bytes.is_empty() {
            return Err(Error::new(&rows::ERROR_PROCESS_SLICE_TOO_SMALL, "the slice has no bytes"));
        }
        Ok(bytes.clone())
    }
}

/// Refuses URLs that do not name a file: -160 for a directory's, -164 for the bucket's.
pub(super) fn must_be_file(target: &Target) -> Result<(), Error> {
    if target.is_directory {
        let reason = "the URL ends with a slash and so names a directory, but this operation is on a file";
        return Err(Error::new(&rows::ERROR_CMD_PARAM_PAHT_FILE_SURPLUS_SLASH, reason));
    }
    if target.key().is_empty() {
        return Err(Error::new(&rows::ERROR_CMD_PARAM_PATH_EMPTY, "the URL has no path after the bucket"));
    }
    Ok(())
}
