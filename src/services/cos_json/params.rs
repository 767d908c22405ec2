//! Reading parameters, with the code each kind of fault has.

use std::borrow::Cow;

use bytes::Bytes;

use crate::catalog::{ErrorRow, cos_json as rows};
use crate::domain::App;
use crate::domain::accounts::AccountOptions;
use crate::domain::ids::SessionId;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::BucketError;
use crate::domain::store::object::Overwrite;
use crate::primitives::digest::{Md5, Sha1};
use crate::primitives::names::{AppId, BucketId, short_region};
use crate::services::legacy::Failure;
use crate::wire::host::Role;
use crate::wire::request::{Request, Surface};

/// A parameter as text. Empty counts as absent; not UTF-8 is -147.
pub fn text<'a>(request: &'a Request, name: &str) -> Result<Option<Cow<'a, str>>, Failure> {
    let not_utf8 = |_| {
        Failure::row(
            &rows::ERROR_CMD_NOT_UTF8_ENCODING,
            format!("the value of {} is not UTF-8", spelling(name)),
        )
    };
    request.fields.text(name).map_err(not_utf8)
}

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

/// Business text; absent is empty.
pub fn biz_attr(request: &Request) -> Result<String, Failure> {
    Ok(text(request, "bizattr")?.unwrap_or_default().into_owned())
}

/// A switch that is 0 or 1 and may be absent; anything else is -182.
pub fn switch(request: &Request, name: &str, default: bool) -> Result<bool, Failure> {
    let text = text(request, name)?;
    match text.as_deref().map(without_fraction) {
        None => Ok(default),
        Some("0") => Ok(false),
        Some("1") => Ok(true),
        Some(other) => Err(invalid(format!("{} must be 0 or 1, not {other:?}", spelling(name)))),
    }
}

/// `insertOnly`: 1, the default, forbids to replace a file.
pub fn overwrite(request: &Request) -> Result<Overwrite, Failure> {
    let insert_only = switch(request, "insertonly", true)?;
    Ok(if insert_only { Overwrite::Forbid } else { Overwrite::Allow })
}

/// -182.
pub fn invalid(reason: String) -> Failure {
    Failure::row(&rows::ERROR_CMD_PARAM_INVALID, reason)
}

/// A required whole number: `absent` when it is not there, `unsound` when it is something else. One beyond 64 bits is as
/// large as can be.
pub fn number(
    request: &Request,
    name: &str,
    absent: &'static ErrorRow,
    unsound: &'static ErrorRow,
) -> Result<i64, Failure> {
    let Some(text) = text(request, name)? else {
        return Err(Failure::row(absent, format!("{} is missing", spelling(name))));
    };
    use std::num::IntErrorKind::{NegOverflow, PosOverflow};
    without_fraction(&text).parse().or_else(|error: std::num::ParseIntError| match error.kind() {
        PosOverflow => Ok(i64::MAX),
        NegOverflow => Ok(i64::MIN),
        _ => {
            let reason = format!("{} must be a whole number, not {text:?}", spelling(name));
            Err(Failure::row(unsound, reason))
        }
    })
}

/// The whole file's length: a positive number.
pub fn filesize(request: &Request) -> Result<u64, Failure> {
    let unsound = &rows::ERROR_CGI_FILESIZE;
    let size = number(request, "filesize", &rows::ERROR_CGI_PARAM_MISSING_FILESIZE, unsound)?;
    let positive = u64::try_from(size).ok().filter(|size| *size > 0);
    positive.ok_or_else(|| Failure::row(unsound, format!("filesize must be greater than 0, not {size}")))
}

/// The declared SHA-1, if any. An MD5 in its place has a code of its own.
pub fn sha(request: &Request) -> Result<Option<Sha1>, Failure> {
    let Some(text) = text(request, "sha")? else { return Ok(None) };
    if let Some(sha) = Sha1::from_hex(&text) {
        return Ok(Some(sha));
    }
    Err(match Md5::from_hex(&text) {
        Some(_) => Failure::row(
            &rows::ERR_PARAM_INVALID_CHECK_TYPE_SHOULD_BE_SHA,
            "sha has 32 digits: an MD5, not a SHA-1",
        ),
        None => Failure::row(
            &rows::ERROR_CMD_COS_INVALID_SHA,
            format!("sha must be 40 hexadecimal digits, not {text:?}"),
        ),
    })
}

/// The session; missing is -95.
pub fn session(request: &Request) -> Result<SessionId, Failure> {
    let missing =
        || Failure::row(&rows::ERROR_PROXY_NO_SESSION, "session is missing; upload_slice_init answers one");
    text(request, "session")?.map(SessionId::from).ok_or_else(missing)
}

/// The content, zero bytes included; missing is -5990.
pub fn filecontent(request: &Request) -> Result<&Bytes, Failure> {
    let missing =
        || Failure::row(&rows::ERROR_CGI_MISSING_FILECONTENT, "no part named filecontent (or fileContent)");
    request.fields.bytes("filecontent").ok_or_else(missing)
}

/// Refuses URLs that do not name a file.
pub fn must_be_file(request: &Request) -> Result<(), Failure> {
    let address = &request.address;
    if address.slash {
        let reason = "the URL ends with a slash and so names a directory, but this operation is on a file";
        return Err(Failure::row(&rows::ERROR_CMD_PARAM_PAHT_FILE_SURPLUS_SLASH, reason));
    }
    if address.key.is_empty() {
        return Err(Failure::row(&rows::ERROR_CMD_PARAM_PATH_EMPTY, "the URL has no path after the bucket"));
    }
    Ok(())
}

/// The addressed AppId; the signature has proven that it exists.
pub fn appid(request: &Request) -> Result<AppId, Failure> {
    let out_of_range =
        || Failure::row(&rows::ERROR_PROXY_INVALID_APPID, "the AppId in the URL is out of range");
    AppId::parse(&request.address.appid).ok_or_else(out_of_range)
}

/// The account's choices.
pub fn options(app: &App, request: &Request) -> std::sync::Arc<AccountOptions> {
    let appid = AppId::parse(&request.address.appid);
    appid.map_or_else(AccountOptions::defaults, |appid| {
        app.options(&BucketId::new(appid, &request.address.bucket))
    })
}

/// The addressed bucket. Unknown, or in another region than the host names where the account wants that checked: -133.
pub fn bucket(app: &App, request: &Request) -> Result<std::sync::Arc<Bucket>, Failure> {
    let appid = appid(request)?;
    let id = BucketId::new(appid, &request.address.bucket);
    let bucket = match request.address.surface {
        Surface::Download => app.store.bucket_of_host(&id)?,
        _ => app.store.bucket(&id)?,
    };
    let lives_in = short_region(&bucket.settings.region);
    match host_region(request) {
        Some(asked) if asked != lives_in && app.accounts.options(bucket.owner).region_check => {
            let (asked, lives_in) = (asked.to_owned(), lives_in.to_owned());
            Err(BucketError::Elsewhere { bucket: bucket.id.clone(), lives_in, asked }.into())
        }
        _ => Ok(bucket),
    }
}

/// The region label of the host, if it has one.
pub fn host_region(request: &Request) -> Option<&str> {
    match &request.head.vendor.as_ref()?.role {
        Role::JsonApi { region } => region.as_deref(),
        _ => None,
    }
}
