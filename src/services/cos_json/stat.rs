//! `op=stat`: attributes of a file, a directory, or the bucket itself.

use serde::Serialize;

use crate::domain::App;
use crate::domain::store::authority::Authority;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::ObjectError;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::cos_json::views::Views;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Attributes of a file, of a directory (its URL ends with a slash) or of the bucket.
///
/// No parameters. Errors: -197 if nothing is stored at the path.
pub(super) struct Stat;

#[derive(Serialize)]
struct DirectoryStat<'a> {
    biz_attr: &'a str,
    ctime: UnixSeconds,
    mtime: UnixSeconds,
}

/// Attributes of the bucket itself; their form is thinly evidenced.
#[derive(Serialize)]
struct BucketStat<'a> {
    authority: Authority,
    biz_attr: &'a str,
    blackrefers: &'a [String],
    cnames: [&'a str; 0],
    ctime: UnixSeconds,
    forbid: u8,
    mtime: UnixSeconds,
    refers: [&'a str; 0],
}

impl Operation for Stat {
    type Service = CosJson;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:HeadObject"),
        ..OperationSpec::new(
            "stat",
            "Tells the attributes of a file, a directory or a bucket.",
            "JSON API manual 2016, directory and file interfaces: query attributes",
            Route::Op(&[Verb::Get]),
        )
    };
    const AUTH: Auth = Auth::MultiEffect;

    fn parse(_: &Request<CosJson>) -> Result<(), Error> {
        Ok(())
    }

    fn cost(ctx: &Ctx<CosJson>, (): &()) -> Cost {
        cost_of_sha(ctx)
    }

    fn run(ctx: &Ctx<CosJson>, (): ()) -> Result<Response, Error> {
        let (app, bucket, key) = (&ctx.app, &ctx.caller.bucket, ctx.target.key());
        if key.is_empty() {
            return Ok(bucket_stat(app, bucket));
        }
        match bucket.get(key) {
            Some(object) if ctx.target.is_directory => {
                let biz_attr = &object.attributes.biz_attr;
                let (ctime, mtime) = (object.ctime, object.mtime);
                Ok(envelope::success(app, DirectoryStat { biz_attr, ctime, mtime }))
            }
            Some(object) => Ok(envelope::success(app, Views::new(ctx).file_stat(key, &object))),
            None if ctx.target.is_directory && bucket.read().directory_exists(key) => {
                let (ctime, mtime) = (bucket.created, bucket.created);
                Ok(envelope::success(app, DirectoryStat { biz_attr: "", ctime, mtime }))
            }
            None => Err(ObjectError::NotFound { key: key.into() }.into()),
        }
    }
}

/// Cost of the addressed file's SHA-1, which may not have been computed yet.
pub(super) fn cost_of_sha(ctx: &Ctx<CosJson>) -> Cost {
    if ctx.app.store.unhashed.is_zero() {
        return Cost::Inline;
    }
    match ctx.caller.bucket.get(ctx.target.key()) {
        Some(object) if !object.content.sha1_known() => Cost::of_bytes(object.content.len()),
        Some(_) | None => Cost::Inline,
    }
}

fn bucket_stat(app: &App, bucket: &Bucket) -> Response {
    let is_private = bucket.settings.token_protection;
    let authority = if is_private { Authority::EWRPrivate } else { Authority::EWPrivateRPublic };
    let data = BucketStat {
        authority,
        biz_attr: "",
        blackrefers: &bucket.settings.referer_blacklist,
        cnames: [],
        ctime: bucket.created,
        forbid: 0,
        mtime: bucket.created,
        refers: [],
    };
    envelope::success(app, data)
}
