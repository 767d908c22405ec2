//! `op=list`: one level of a directory, page by page.

use serde::Serialize;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::accounts::AccountOptions;
use crate::domain::store::error::PathError;
use crate::domain::store::listing::{Entry, Kinds, Page, Query};
use crate::primitives::time::UnixSeconds;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Auth, CosJson, Params, Target};
use crate::services::cos_json::views::{FileInfo, Views};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Lists a directory, or the names in it that begin with a prefix: what follows the URL's last slash.
///
/// `num`: entries of a page, 1 to the account's `list_max`, default 199. `pattern`: `eListBoth` (default),
/// `eListDirOnly`, `eListFileOnly`. `order`: 1 lists backwards, default 0. `context`: where the last page
/// ended. `delimiter`: anything but `/` lists all levels at once; the default follows the account's
/// `list_recursive`. Errors: -170, -157 and -165 for `num`; -169 for `pattern` and `order`; -182 for a
/// foreign `context`; -166 if there is no such directory.
pub(super) struct List;

/// A page that is asked for.
pub(super) struct Input {
    num: usize,
    kinds: Kinds,
    descending: bool,
    flat: bool,
    /// Key of the last entry of the page before.
    after: Option<String>,
}

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
    Directory { ctime: UnixSeconds, mtime: UnixSeconds, name: &'a str },
    File(FileInfo<'a>),
}

impl Operation for List {
    type Service = CosJson;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["num", "pattern", "order", "context", "delimiter"],
        action: Some("name/cos:GetBucket"),
        ..OperationSpec::new(
            "list",
            "Lists a directory, or the names in it that begin with a prefix.",
            "JSON API manual 2016, directory interfaces: list directory",
            Route::Op(&[Verb::Get]),
        )
    };
    const AUTH: Auth = Auth::MultiEffect;

    fn parse(request: &Request<CosJson>) -> Result<Input, Error> {
        let (params, options) = (&request.params, &request.options);
        let delimiter = params.text("delimiter")?;
        let flat = delimiter.map_or(options.list_recursive, |delimiter| delimiter != "/");
        Ok(Input {
            num: num(params, options)?,
            kinds: kinds(params)?,
            descending: descending(params)?,
            flat,
            after: after(params, &request.target)?,
        })
    }

    /// A page may hold any content: as long as some has no digest, pages are made beside the sockets'
    /// threads.
    fn cost(ctx: &Ctx<CosJson>, _: &Input) -> Cost {
        if ctx.app.store.unhashed.is_zero() { Cost::Inline } else { Cost::Blocking }
    }

    fn run(ctx: &Ctx<CosJson>, input: Input) -> Result<Response, Error> {
        let (bucket, prefix) = (&ctx.caller.bucket, ctx.target.key());
        let base = prefix.rfind('/').map_or(0, |slash| slash + 1);
        let page = {
            let objects = bucket.read();
            if !objects.directory_exists(&prefix[..base]) && !ctx.options.lenient_list {
                return Err(PathError::NoSuchDirectory { directory: prefix[..base].into() }.into());
            }
            objects.list(Query {
                prefix,
                base,
                after: input.after.as_deref(),
                limit: input.num,
                kinds: input.kinds,
                descending: input.descending,
                flat: input.flat,
            })
        };
        let views = Views::new(ctx);
        let infos = page.entries.iter().map(|entry| info(&views, entry, base, bucket.created)).collect();
        let context = context(ctx.target.bucket_name(), &page);
        Ok(envelope::success(&ctx.app, Listing { context, infos, listover: page.complete }))
    }
}

fn num(params: &Params, options: &AccountOptions) -> Result<usize, Error> {
    let most = options.list_max;
    let asked = params.optional_number("num", &rows::ERROR_CMD_COS_INVALID_LIST_NUM)?;
    let num = asked.unwrap_or_else(|| limits::LIST_MAX.min(most).into());
    if num < 1 {
        let reason = format!("num must be at least 1, not {num}");
        return Err(Error::new(&rows::ERROR_CMD_PARAM_MIN_NUM, reason));
    }
    if num > most.into() {
        let reason = format!("num must be at most {most} (the account's list_max), not {num}");
        return Err(Error::new(&rows::ERROR_CMD_COS_MAX_NUM, reason));
    }
    Ok(num as usize)
}

fn kinds(params: &Params) -> Result<Kinds, Error> {
    match params.text("pattern")?.as_deref() {
        None | Some("eListBoth") => Ok(Kinds::Both),
        Some("eListDirOnly") => Ok(Kinds::Directories),
        Some("eListFileOnly") => Ok(Kinds::Files),
        Some(other) => {
            let reason = format!("pattern must be eListBoth, eListDirOnly or eListFileOnly, not {other:?}");
            Err(Error::new(&rows::ERROR_CMD_COS_INVALID_QUERY_FLAG, reason))
        }
    }
}

fn descending(params: &Params) -> Result<bool, Error> {
    match params.text("order")?.as_deref() {
        None | Some("0") => Ok(false),
        Some("1") => Ok(true),
        Some(other) => {
            let reason = format!("order must be 0 or 1, not {other:?}");
            Err(Error::new(&rows::ERROR_CMD_COS_INVALID_QUERY_FLAG, reason))
        }
    }
}

/// The key in a `context`, which is `/<bucket>/<key of the last entry>`.
fn after(params: &Params, target: &Target) -> Result<Option<String>, Error> {
    let Some(context) = params.text("context")? else { return Ok(None) };
    let key = context.strip_prefix('/').and_then(|rest| rest.strip_prefix(target.bucket_name()));
    let key = key.and_then(|rest| rest.strip_prefix('/')).filter(|key| key.starts_with(target.key()));
    let foreign =
        || Error::invalid(format!("context {context:?} was not answered by a listing of this path"));
    key.map(|key| Some(key.to_owned())).ok_or_else(foreign)
}

fn info<'e>(views: &'e Views<'_>, entry: &'e Entry, base: usize, created: UnixSeconds) -> Info<'e> {
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
