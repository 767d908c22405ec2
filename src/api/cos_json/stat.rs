//! `op=stat`: attributes of a file, a directory, or the bucket itself.

use http::Method;
use serde::Serialize;

use super::views::Views;
use super::{envelope, params};
use crate::api::operation::{Auth, Failure, Operation, Selector, Weight};
use crate::domain::App;
use crate::domain::store::StoreError;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::Authority;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

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
pub fn weight(app: &App, call: &Call) -> Weight {
    if app.store.unhashed.is_zero() {
        return Weight::Light;
    }
    match params::bucket(app, call).ok().and_then(|bucket| bucket.get(&call.address.key)) {
        Some(object) if !object.content.sha1_known() => Weight::of_hashing(object.content.len()),
        _ => Weight::Light,
    }
}

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let bucket = params::bucket(app, call)?;
    let (key, slash) = (&call.address.key, call.address.slash);
    match bucket.get(key) {
        _ if key.is_empty() => Ok(bucket_stat(app, &bucket)),
        Some(object) if slash => {
            let biz_attr = &object.attributes.biz_attr;
            Ok(envelope::success(app, DirectoryStat { biz_attr, ctime: object.ctime, mtime: object.mtime }))
        }
        Some(object) => {
            let options = params::options(app, call);
            Ok(envelope::success(app, Views::new(call, &bucket, &options).file_stat(key, &object)))
        }
        None if slash && bucket.read().directory_exists(key) => {
            let (ctime, mtime) = (bucket.created, bucket.created);
            Ok(envelope::success(app, DirectoryStat { biz_attr: "", ctime, mtime }))
        }
        None => Err(StoreError::NotFound { key: key.clone() }.into()),
    }
}

fn bucket_stat(app: &App, bucket: &Bucket) -> Reply {
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
