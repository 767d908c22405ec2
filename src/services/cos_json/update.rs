//! `op=update`: changes attributes; what is not named stays.

use std::collections::BTreeMap;

use http::{HeaderValue, Method};
use serde_json::{Map, Value as Json};

use crate::catalog::cos_json as rows;
use crate::domain::App;
use crate::domain::store::files::Change;
use crate::domain::store::object::Authority;
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::fields::Value;
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Changes attributes of a file or directory.
pub static OP: Operation = Operation {
    name: "update",
    summary: "Changes attributes of a file or directory.",
    doc: "JSON API manual 2016, file interfaces: update attributes",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::Once,
    check: |_, request| change(request).map(drop),
    weight: light,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    bucket.update(&request.address.key, change(request)?, app.clock.now())?;
    Ok(envelope::done(app))
}

/// Bits of `flag`, each saying that one field is meant (old clients; the .NET SDK's source names them).
const BIZ_ATTR: i64 = 0x01;
const CUSTOM_HEADERS: i64 = 0x40;
const AUTHORITY: i64 = 0x80;
const FORBID: i64 = 0x100;

/// The parameters that are meant, read and checked. A directory has no attribute but its text.
fn change(request: &Request) -> Result<Change, Failure> {
    let flag = flag(request)?;
    let asked = |bit: i64| {
        let has_it = bit == BIZ_ATTR || !request.address.slash;
        (has_it && flag.is_none_or(|flag| flag & bit != 0)).then_some(Asked { bit, flagged: flag.is_some() })
    };
    let change = Change {
        biz_attr: field(asked(BIZ_ATTR), "biz_attr", || {
            Ok(params::text(request, "bizattr")?.map(Into::into))
        })?,
        authority: field(asked(AUTHORITY), "authority", || authority(request))?,
        custom_headers: field(asked(CUSTOM_HEADERS), "custom_headers", || custom_headers(request))?,
        forbid: field(asked(FORBID), "forbid", || forbid(request))?,
    };
    match change == Change::default() {
        true => Err(Failure::row(
            &rows::ERROR_CMD_COS_INVALID_MOD_FLAG,
            "nothing to update: no attribute is named",
        )),
        false => Ok(change),
    }
}

/// An attribute that may be changed.
struct Asked {
    bit: i64,
    /// It was named by its bit and so must be there.
    flagged: bool,
}

/// An attribute's new value; what was not asked for is not even looked at.
fn field<T>(
    asked: Option<Asked>,
    name: &str,
    read: impl FnOnce() -> Result<Option<T>, Failure>,
) -> Result<Option<T>, Failure> {
    let Some(Asked { bit, flagged }) = asked else { return Ok(None) };
    match read()? {
        None if flagged => {
            let reason = format!("flag has the bit {bit:#x}, but {name} is missing");
            Err(Failure::row(&rows::ERROR_CGI_REQ_PARAM_FLAG_NOTMATCH, reason))
        }
        value => Ok(value),
    }
}

fn flag(request: &Request) -> Result<Option<i64>, Failure> {
    let bad = &rows::ERROR_CMD_COS_INVALID_MOD_FLAG;
    if params::text(request, "flag")?.is_none() {
        return Ok(None);
    }
    let flag = params::number(request, "flag", bad, bad)?;
    let known = BIZ_ATTR | CUSTOM_HEADERS | AUTHORITY | FORBID;
    match flag > 0 && flag & !known == 0 {
        true => Ok(Some(flag)),
        false => Err(Failure::row(
            bad,
            format!("flag {flag:#x} has no known bit, or unknown ones (known: {known:#x})"),
        )),
    }
}

fn authority(request: &Request) -> Result<Option<Authority>, Failure> {
    let Some(word) = params::text(request, "authority")? else { return Ok(None) };
    let unknown = || {
        params::invalid(format!("authority must be eInvalid, eWRPrivate or eWPrivateRPublic, not {word:?}"))
    };
    Authority::parse(&word).map(Some).ok_or_else(unknown)
}

fn forbid(request: &Request) -> Result<Option<u8>, Failure> {
    match params::text(request, "forbid")?.as_deref() {
        None => Ok(None),
        Some("0") => Ok(Some(0)),
        Some("1") => Ok(Some(1)),
        Some("2") => Ok(Some(2)),
        Some(other) => Err(params::invalid(format!("forbid must be 0, 1 or 2, not {other:?}"))),
    }
}

/// `custom_headers` as an object, or as text that holds one (Java sends JSON within JSON). Unknown names are dropped.
fn custom_headers(request: &Request) -> Result<Option<BTreeMap<String, String>>, Failure> {
    let members: Map<String, Json> = match request.fields.value("customheaders") {
        None => return Ok(None),
        Some(Value::Json(Json::Object(members))) => members.clone(),
        Some(_) => {
            let text = params::text(request, "customheaders")?.unwrap_or_default();
            let not_object =
                |_| params::invalid(format!("custom_headers must be a JSON object, not {text:?}"));
            serde_json::from_str(&text).map_err(not_object)?
        }
    };
    let kept = members.into_iter().filter_map(|(name, value)| Some((spelling(&name)?, value)));
    let headers = kept.map(|(name, value)| Ok((name, header_text(value)?)));
    headers.collect::<Result<_, Failure>>().map(Some)
}

/// How a header that can be set is spelled; none for any other.
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

fn header_text(value: Json) -> Result<String, Failure> {
    let text = match value {
        Json::String(text) => text,
        Json::Number(number) => number.to_string(),
        Json::Bool(truth) => truth.to_string(),
        other => return Err(params::invalid(format!("a custom header's value must be text, not {other}"))),
    };
    match HeaderValue::from_bytes(text.as_bytes()) {
        Ok(_) => Ok(text),
        Err(_) => Err(params::invalid("a custom header's value has a control character".into())),
    }
}
