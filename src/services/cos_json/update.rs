//! `op=update`: changes attributes; those that are not named stay.

use std::collections::BTreeMap;

use http::HeaderValue;
use serde_json::{Map, Value as Json};

use crate::catalog::cos_json as rows;
use crate::domain::store::authority::Authority;
use crate::domain::store::files::Change;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Auth, CosJson, Params};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::fields::Value;
use crate::wire::response::Response;

/// Changes attributes of a file, or the text of a directory.
///
/// `biz_attr`: free text. `authority`: `eInvalid`, `eWRPrivate` or `eWPrivateRPublic`. `forbid`: 0 allows
/// all, 1 forbids reading, 2 writing. `custom_headers`: an object of headers for downloads, added to those
/// that are set. `flag`: bits that name the fields meant (1, 0x40 headers, 0x80 authority, 0x100 forbid);
/// without it those that are there. Errors: -179 for the flag, or if nothing is named; -5976 if a field that
/// it names is missing; -182 for a value; -197 if nothing is stored at the path.
pub(super) struct Update;

impl Operation for Update {
    type Service = CosJson;
    type Input = Change;

    const SPEC: OperationSpec = OperationSpec {
        fields: &["flag", "biz_attr", "authority", "custom_headers", "forbid"],
        action: Some("name/cos:PutObject"),
        ..OperationSpec::new(
            "update",
            "Changes attributes of a file or directory.",
            "JSON API manual 2016, file interfaces: update attributes",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::Once;

    /// A directory has no attribute but its text.
    fn parse(request: &Request<CosJson>) -> Result<Change, Error> {
        let params = &request.params;
        let flag = flag(params)?;
        let asked = |bit: i64| {
            let has_it = bit == BIZ_ATTR || !request.target.is_directory;
            let is_meant = has_it && flag.is_none_or(|flag| flag & bit != 0);
            is_meant.then_some(Asked { bit, flagged: flag.is_some() })
        };
        let biz_attr = || Ok(params.free_text("bizattr")?.map(Into::into));
        let change = Change {
            biz_attr: field(asked(BIZ_ATTR), "biz_attr", biz_attr)?,
            authority: field(asked(AUTHORITY), "authority", || authority(params))?,
            custom_headers: field(asked(CUSTOM_HEADERS), "custom_headers", || custom_headers(params))?,
            forbid: field(asked(FORBID), "forbid", || forbid(params))?,
        };
        if change == Change::default() {
            let reason = "nothing to update: no attribute is named";
            return Err(Error::new(&rows::ERROR_CMD_COS_INVALID_MOD_FLAG, reason));
        }
        Ok(change)
    }

    fn run(ctx: &Ctx<CosJson>, change: Change) -> Result<Response, Error> {
        let (bucket, key) = (&ctx.caller.bucket, ctx.target.key());
        let also = changes_rights(&change).then(|| Box::new((ACL, bucket.id.clone(), key.to_owned())));
        bucket.update(key, change, ctx.app.clock.now())?;
        Ok(Response { also, ..envelope::done(&ctx.app) })
    }
}

/// Actions that policies have for what an update changes: its rights, or anything else.
pub(super) fn actions(request: &Request<CosJson>) -> Result<Vec<&'static str>, Error> {
    let change = Update::parse(request)?;
    let is_more = change.biz_attr.is_some() || change.custom_headers.is_some();
    let acl = changes_rights(&change).then_some(ACL);
    Ok(acl.into_iter().chain(is_more.then_some("PutObject")).collect())
}

const ACL: &str = "PutObjectACL";

fn changes_rights(change: &Change) -> bool {
    change.authority.is_some() || change.forbid.is_some()
}

/// Bits of `flag`, one for each field (sent by old clients; the .NET SDK's source names them).
const BIZ_ATTR: i64 = 0x01;
const CUSTOM_HEADERS: i64 = 0x40;
const AUTHORITY: i64 = 0x80;
const FORBID: i64 = 0x100;

/// An attribute that may be changed.
struct Asked {
    bit: i64,
    /// `flag` names it, so it must be there.
    flagged: bool,
}

/// An attribute's new value. One that is not meant is not read.
fn field<T>(
    asked: Option<Asked>,
    name: &str,
    read: impl FnOnce() -> Result<Option<T>, Error>,
) -> Result<Option<T>, Error> {
    let Some(Asked { bit, flagged }) = asked else { return Ok(None) };
    match read()? {
        None if flagged => {
            let reason = format!("flag has the bit {bit:#x}, but {name} is missing");
            Err(Error::new(&rows::ERROR_CGI_REQ_PARAM_FLAG_NOTMATCH, reason))
        }
        value => Ok(value),
    }
}

fn flag(params: &Params) -> Result<Option<i64>, Error> {
    let row = &rows::ERROR_CMD_COS_INVALID_MOD_FLAG;
    let Some(flag) = params.optional_number("flag", row)? else { return Ok(None) };
    let known = BIZ_ATTR | CUSTOM_HEADERS | AUTHORITY | FORBID;
    if flag <= 0 || flag & !known != 0 {
        let reason = format!("flag {flag:#x} has no known bit, or unknown ones (known: {known:#x})");
        return Err(Error::new(row, reason));
    }
    Ok(Some(flag))
}

fn authority(params: &Params) -> Result<Option<Authority>, Error> {
    let Some(word) = params.text("authority")? else { return Ok(None) };
    let unknown = || {
        Error::invalid(format!("authority must be eInvalid, eWRPrivate or eWPrivateRPublic, not {word:?}"))
    };
    Authority::parse(&word).map(Some).ok_or_else(unknown)
}

fn forbid(params: &Params) -> Result<Option<u8>, Error> {
    match params.text("forbid")?.as_deref() {
        None => Ok(None),
        Some("0") => Ok(Some(0)),
        Some("1") => Ok(Some(1)),
        Some("2") => Ok(Some(2)),
        Some(other) => Err(Error::invalid(format!("forbid must be 0, 1 or 2, not {other:?}"))),
    }
}

/// `custom_headers` as an object, or as text that holds one (Java sends JSON within JSON). Unknown names are
/// dropped.
fn custom_headers(params: &Params) -> Result<Option<BTreeMap<String, String>>, Error> {
    let members: Map<String, Json> = match params.0.value("customheaders") {
        None => return Ok(None),
        Some(Value::Json(Json::Object(members))) => members.clone(),
        Some(_) => {
            let text = params.text("customheaders")?.unwrap_or_default();
            let not_object =
                |_| Error::invalid(format!("custom_headers must be a JSON object, not {text:?}"));
            serde_json::from_str(&text).map_err(not_object)?
        }
    };
    let kept = members.into_iter().filter_map(|(name, value)| Some((spelling(&name)?, value)));
    let headers = kept.map(|(name, value)| Ok((name, header_text(value)?)));
    headers.collect::<Result<_, Error>>().map(Some)
}

/// Spelling of a header that can be set; none for any other.
fn spelling(name: &str) -> Option<String> {
    const KNOWN: [&str; 5] =
        ["Cache-Control", "Content-Type", "Content-Disposition", "Content-Language", "Content-Encoding"];
    if let Some(known) = KNOWN.iter().find(|known| known.eq_ignore_ascii_case(name)) {
        return Some((*known).to_owned());
    }
    let meta = name.to_ascii_lowercase();
    let sound = http::HeaderName::from_bytes(meta.as_bytes()).is_ok();
    (sound && meta.len() > "x-cos-meta-".len() && meta.starts_with("x-cos-meta-")).then_some(meta)
}

fn header_text(value: Json) -> Result<String, Error> {
    let text = match value {
        Json::String(text) => text,
        Json::Number(number) => number.to_string(),
        Json::Bool(truth) => truth.to_string(),
        Json::Null | Json::Array(_) | Json::Object(_) => {
            return Err(Error::invalid(format!("a custom header's value must be text, not {value}")));
        }
    };
    match HeaderValue::from_bytes(text.as_bytes()) {
        Ok(_) => Ok(text),
        Err(_) => Err(Error::invalid("a custom header's value has a control character".into())),
    }
}
