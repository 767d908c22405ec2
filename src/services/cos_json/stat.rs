//! `op=stat`: attributes of a file, a directory, or the bucket itself.

use http::Method;
use serde::Serialize;

use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::ObjectError;
use crate::domain::store::object::Authority;
use crate::services::cos_json::views::Views;
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Tells the attributes of a file, a directory or a bucket.
pub static OP: Operation = Operation {
    name: "stat",
    summary: "Tells the attributes of a file, a directory or a bucket.",
    doc: "JSON API manual 2016, directory and file interfaces: query attributes",
    selector: Selector::Op(&[Method::GET]),
    auth: Auth::MultiEffect,
    check: |_, _| Ok(()),
    weight,
    run,
};

#[derive(Serialize)]
struct DirectoryStat<'a> {
    biz_attr: &'a str,
    ctime: i64,
    mtime: i64,
}

/// What the bucket itself says; its form is thinly evidenced.
#[derive(Serialize)]
struct BucketStat<'a> {
    authority: Authority,
    biz_attr: &'a str,
    blackrefers: &'a [String],
    cnames: [&'a str; 0],
    ctime: i64,
    forbid: u8,
    mtime: i64,
    refers: [&'a str; 0],
}

/// The weight of telling the SHA-1 of the addressed file.
pub fn weight(app: &App, request: &Request) -> Weight {
    if app.store.unhashed.is_zero() {
        return Weight::Light;
    }
    match params::bucket(app, request).ok().and_then(|bucket| bucket.get(&request.address.key)) {
        Some(object) if !object.content.sha1_known() => Weight::of_hashing(object.content.len()),
        _ => Weight::Light,
    }
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let (key, slash) = (&request.address.key, request.address.slash);
    match bucket.get(key) {
        _ if key.is_empty() => Ok(bucket_stat(app, &bucket)),
        Some(object) if slash => {
            let biz_attr = &object.attributes.biz_attr;
            Ok(envelope::success(app, DirectoryStat { biz_attr, ctime: object.ctime, mtime: object.mtime }))
        }
        Some(object) => {
            let options = params::options(app, request);
            Ok(envelope::success(app, Views::new(request, &bucket, &options).file_stat(key, &object)))
        }
        None if slash && bucket.read().directory_exists(key) => {
            let (ctime, mtime) = (bucket.created, bucket.created);
            Ok(envelope::success(app, DirectoryStat { biz_attr: "", ctime, mtime }))
        }
        None => Err(ObjectError::NotFound { key: key.clone() }.into()),
    }
}

fn bucket_stat(app: &App, bucket: &Bucket) -> Response {
    let authority =
        if bucket.settings.token_protection { Authority::EWRPrivate } else { Authority::EWPrivateRPublic };
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
