//! `op=list`: one level of a directory, page by page.

use http::Method;
use serde::Serialize;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::App;
use crate::domain::accounts::AccountOptions;
use crate::domain::store::error::PathError;
use crate::domain::store::listing::{Entry, Kinds, Page, Query};
use crate::services::cos_json::views::{FileInfo, Views};
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Lists a directory.
pub static OP: Operation = Operation {
    name: "list",
    summary: "Lists a directory, or the names in it that begin with a prefix.",
    doc: "JSON API manual 2016, directory interfaces: list directory",
    selector: Selector::Op(&[Method::GET]),
    auth: Auth::MultiEffect,
    check: |app, request| Wanted::read(app, request).map(drop),
    // A page may hold any content: as long as some has no digest, pages are made beside the sockets' threads.
    weight: |app, _| if app.store.unhashed.is_zero() { Weight::Light } else { Weight::Heavy },
    run,
};

#[derive(Serialize)]
struct Listing<'a> {
    context: String,
    infos: Vec<Info<'a>>,
    /// True on the last page: the manual's prose says the opposite of its own sample and of its clients.
    listover: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Info<'a> {
    Directory { ctime: i64, mtime: i64, name: &'a str },
    File(FileInfo<'a>),
}

/// The parameters, read and checked.
struct Wanted {
    num: usize,
    kinds: Kinds,
    descending: bool,
    flat: bool,
    after: Option<String>,
}

impl Wanted {
    fn read(app: &App, request: &Request) -> Result<Self, Failure> {
        let options = params::options(app, request);
        let delimiter = params::text(request, "delimiter")?;
        let flat = match delimiter.as_deref() {
            None => options.list_recursive,
            Some(delimiter) => delimiter != "/",
        };
        Ok(Self {
            num: num(request, &options)?,
            kinds: kinds(request)?,
            descending: descending(request)?,
            flat,
            after: after(request)?,
        })
    }
}

fn num(request: &Request, options: &AccountOptions) -> Result<usize, Failure> {
    let bad = &rows::ERROR_CMD_COS_INVALID_LIST_NUM;
    let num = match params::text(request, "num")? {
        None => limits::LIST_MAX.min(options.list_max).into(),
        Some(_) => params::number(request, "num", bad, bad)?,
    };
    if num < 1 {
        return Err(Failure::row(
            &rows::ERROR_CMD_PARAM_MIN_NUM,
            format!("num must be at least 1, not {num}"),
        ));
    }
    if num > options.list_max.into() {
        let reason = format!("num must be at most {} (the account's list_max), not {num}", options.list_max);
        return Err(Failure::row(&rows::ERROR_CMD_COS_MAX_NUM, reason));
    }
    Ok(num as usize)
}

fn kinds(request: &Request) -> Result<Kinds, Failure> {
    match params::text(request, "pattern")?.as_deref() {
        None | Some("eListBoth") => Ok(Kinds::Both),
        Some("eListDirOnly") => Ok(Kinds::Directories),
        Some("eListFileOnly") => Ok(Kinds::Files),
        Some(other) => {
            let reason = format!("pattern must be eListBoth, eListDirOnly or eListFileOnly, not {other:?}");
            Err(Failure::row(&rows::ERROR_CMD_COS_INVALID_QUERY_FLAG, reason))
        }
    }
}

fn descending(request: &Request) -> Result<bool, Failure> {
    match params::text(request, "order")?.as_deref() {
        None | Some("0") => Ok(false),
        Some("1") => Ok(true),
        Some(other) => {
            let reason = format!("order must be 0 or 1, not {other:?}");
            Err(Failure::row(&rows::ERROR_CMD_COS_INVALID_QUERY_FLAG, reason))
        }
    }
}

/// The key in a `context`, which is `/<bucket>/<key of the last entry>`.
fn after(request: &Request) -> Result<Option<String>, Failure> {
    let Some(context) = params::text(request, "context")? else { return Ok(None) };
    let key = context.strip_prefix('/').and_then(|rest| rest.strip_prefix(request.address.bucket.as_str()));
    let key = key.and_then(|rest| rest.strip_prefix('/')).filter(|key| key.starts_with(&request.address.key));
    let foreign =
        || params::invalid(format!("context {context:?} was not answered by a listing of this path"));
    key.map(|key| Some(key.to_owned())).ok_or_else(foreign)
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let wanted = Wanted::read(app, request)?;
    let options = params::options(app, request);
    let prefix = request.address.key.as_str();
    let base = prefix.rfind('/').map_or(0, |slash| slash + 1);
    let page = {
        let objects = bucket.read();
        if !objects.directory_exists(&prefix[..base]) && !options.lenient_list {
            return Err(PathError::NoSuchDirectory { directory: prefix[..base].into() }.into());
        }
        objects.list(Query {
            prefix,
            base,
            after: wanted.after.as_deref(),
            limit: wanted.num,
            kinds: wanted.kinds,
            descending: wanted.descending,
            flat: wanted.flat,
        })
    };
    let views = Views::new(request, &bucket, &options);
    let infos = page.entries.iter().map(|entry| info(&views, entry, base, bucket.created)).collect();
    let listing =
        Listing { context: context(&request.address.bucket, &page), infos, listover: page.complete };
    Ok(envelope::success(app, listing))
}

fn info<'e>(views: &Views<'_>, entry: &'e Entry, base: usize, created: i64) -> Info<'e> {
    let name = &entry.key[base..];
    match &entry.object {
        Some(object) if !entry.is_directory() => Info::File(views.file_info(&entry.key, name, object)),
        Some(marker) => Info::Directory { ctime: marker.ctime, mtime: marker.mtime, name },
        None => Info::Directory { ctime: created, mtime: created, name },
    }
}

/// Where the next page begins; empty when there is none.
fn context(bucket: &str, page: &Page) -> String {
    let last = page.entries.last().filter(|_| !page.complete);
    last.map_or_else(String::new, |entry| format!("/{bucket}/{}", entry.key))
}
