//! The steps that dominate the server's own time: signature check, form reading, slice append, listing.
//!
//! `cargo bench` measures; `cargo test --benches` only sees that they run.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark is a test")]

use std::hint::black_box;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use cosplay::internals::domain::accounts::{Account, AccountOptions, Accounts};
use cosplay::internals::domain::auth::UsedSignatures;
use cosplay::internals::domain::auth::cos_json::{Demand, Grant, Need, sign, verify};
use cosplay::internals::domain::auth::credentials::Credentials;
use cosplay::internals::domain::auth::keyring::Keyring;
use cosplay::internals::domain::ids::Vid;
use cosplay::internals::domain::store::Store;
use cosplay::internals::domain::store::bucket::{Bucket, BucketSettings, NewObject};
use cosplay::internals::domain::store::content::Content;
use cosplay::internals::domain::store::files::Placing;
use cosplay::internals::domain::store::listing::{Kinds, Query};
use cosplay::internals::domain::store::object::{Attributes, Overwrite};
use cosplay::internals::domain::store::upload::{Arrival, Part, Parts, Plan};
use cosplay::internals::domain::store::uploads::Begun;
use cosplay::internals::primitives::digest::{Chain, ChainLink, datasha_and_md5, md5, sha1};
use cosplay::internals::primitives::memory::Meter;
use cosplay::internals::primitives::names::{AppId, BucketId};
use cosplay::internals::primitives::time::UnixSeconds;
use cosplay::internals::wire::body::{BodyLimits, BodyReader};
use cosplay::internals::wire::form;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use http_body_util::{BodyExt, Full};

const MIB: usize = 1024 * 1024;
const NOW: i64 = 1_700_000_000;

fn signature(c: &mut Criterion) {
    let (accounts, used) = (Accounts::default(), UsedSignatures::new(Meter::new(u64::MAX)));
    accounts.insert(Account::new(
        AppId(1_250_000_000),
        "AKIDbench",
        "benchsecret",
        AccountOptions::default(),
    ));
    let grant = Grant {
        appid: AppId(1_250_000_000),
        bucket: "examplebucket",
        secret_id: "AKIDbench",
        expires: UnixSeconds(NOW + 60),
        issued: UnixSeconds(NOW),
        random: 7,
        file: "/1250000000/examplebucket/videos/a.mp4",
    };
    let signature = sign(&grant.plaintext(), "benchsecret");
    let demand = Demand {
        url_appid: "1250000000",
        bucket: "examplebucket",
        key: "videos/a.mp4",
        need: Need::MultiEffect,
        download: false,
        token: None,
    };
    let credentials = Credentials::new(Meter::new(u64::MAX));
    let keyring = Keyring { accounts: &accounts, credentials: &credentials };
    c.bench_function("signature check", |b| {
        b.iter(|| {
            verify(Some(black_box(&signature)), demand, keyring, UnixSeconds(NOW))
                .unwrap()
                .spend(&used, UnixSeconds(NOW))
        });
    });
}

fn form_reading(c: &mut Criterion) {
    let boundary = "----bench7d9c2b1e";
    let part =
        |name: &str| format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
    let mut body = format!("{}upload\r\n{}", part("op"), part("filecontent")).into_bytes();
    body.extend((0..MIB).map(|i| (i * 31 % 251) as u8));
    body.extend(format!("\r\n--{boundary}--\r\n").bytes());
    let body = Bytes::from(body);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let meter = Meter::new(u64::MAX);
    let mut group = c.benchmark_group("form");
    group.throughput(Throughput::Bytes(body.len() as u64));
    group.bench_function("read 1 MiB", |b| {
        b.iter(|| {
            let limits =
                BodyLimits { max_bytes: u64::MAX, timeout: Duration::from_mins(1), meter: meter.clone() };
            let mut incoming = pin!(Full::new(body.clone()).map_err(|never| match never {}));
            let mut body = BodyReader::new(Some(body.len() as u64), incoming.as_mut(), limits, None).unwrap();
            runtime.block_on(form::read(&mut body, boundary)).unwrap()
        });
    });
    group.finish();
}

fn bucket() -> (Store, Arc<Bucket>) {
    let store = Store::new(Meter::new(u64::MAX));
    let id = BucketId::new(AppId(1_250_000_000), "examplebucket");
    store.create_bucket(id.clone(), BucketSettings::default(), UnixSeconds(NOW)).unwrap();
    let bucket = store.bucket(&id).unwrap();
    (store, bucket)
}

fn slice_append(c: &mut Criterion) {
    let bytes = Bytes::from((0..MIB).map(|i| (i * 31 % 251) as u8).collect::<Vec<_>>());
    let sha = sha1(&bytes.clone().into());
    let options = AccountOptions::default();
    let placing = Placing { options: &options, overwrite: Overwrite::Allow, now: UnixSeconds(NOW) };
    let (store, bucket) = bucket();
    let mut group = c.benchmark_group("slice");
    group.throughput(Throughput::Bytes(MIB as u64));
    group.bench_function("md5 alone, the ceiling", |b| b.iter(|| md5(black_box(&bytes))));
    group.bench_function("sha1 alone, the ceiling", |b| b.iter(|| sha1(black_box(&bytes.clone().into()))));
    let link = ChainLink { before: Chain::START, ends_file_of: None };
    group.bench_function("both in one pass", |b| b.iter(|| datasha_and_md5(link, black_box(&bytes))));
    let mut number = 0;
    for with_parts in [false, true] {
        let part = Part { offset: 0, datalen: MIB as u64, datasha: sha };
        let plan = Plan {
            filesize: MIB as u64,
            slice_size: MIB as u64,
            sha: with_parts.then_some(sha),
            parts: with_parts.then(|| Parts::new(vec![part], MIB as u64).unwrap()),
            ..Plan::default()
        };
        let name = if with_parts { "append with uploadparts" } else { "append" };
        group.bench_function(name, |b| {
            let open = || {
                number += 1;
                let (key, ids) = (number.to_string(), (number.to_string().into(), Vid::default()));
                match bucket.begin_upload(&key, plan.clone(), ids, &store.uploads, placing).unwrap() {
                    Begun::Session(upload) => upload,
                    Begun::Instant(_) => unreachable!("nothing is stored"),
                }
            };
            let append = |upload: Arc<cosplay::internals::domain::store::upload::Upload>| {
                upload.add(Arrival { offset: 0, bytes: bytes.clone(), sha: None, md5: None }).unwrap()
            };
            b.iter_batched(open, append, BatchSize::SmallInput);
        });
    }
    group.finish();
}

fn listing(c: &mut Criterion) {
    let options = AccountOptions::default();
    let placing = Placing { options: &options, overwrite: Overwrite::Allow, now: UnixSeconds(NOW) };
    let mut group = c.benchmark_group("listing");
    for count in [1_000, 100_000] {
        let (_store, bucket) = bucket();
        for number in 0..count {
            let content = Arc::new(Content::with_sha1(Bytes::new().into(), sha1(&Bytes::new().into())));
            let (attributes, vid) = (Attributes::default(), Vid::default());
            let new = NewObject {
                content,
                attributes,
                slice_size: 0,
                vid,
                ctime: UnixSeconds(NOW),
                mtime: UnixSeconds(NOW),
            };
            bucket.put(&format!("videos/{number:08}"), new, placing).unwrap();
        }
        let (prefix, kinds) = ("videos/", Kinds::Both);
        let query = Query { prefix, base: 7, after: None, limit: 100, kinds, descending: false, flat: false };
        group.bench_function(format!("page of 100 out of {count}"), |b| {
            b.iter(|| bucket.read().list(black_box(query)));
        });
    }
    group.finish();
}

criterion_group!(benches, signature, form_reading, slice_append, listing);
criterion_main!(benches);
