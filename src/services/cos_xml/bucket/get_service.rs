//! GET Service: the account's buckets.

use http::Method;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::services::cos_xml::auth::signature;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::host::Role;
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::xml::Writer;

/// Lists the account's buckets.
pub static OP: Operation = Operation {
    name: "get_service",
    summary: "Lists the account's buckets.",
    doc: "XML API documentation: GET Service",
    selector: Selector::Resource { method: Method::GET, place: Place::Service, keys: &[], header: None },
    auth: Auth::Acl(Need::Account),
    check: |_, _| Ok(()),
    weight: light,
    run,
};

/// Buckets of one answer (manual).
const MOST: u64 = 2000;

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let nobody = || Failure::row(&rows::ACCESS_DENIED, "only an account has buckets to list");
    let caller = signature::caller(app, request)?.ok_or_else(nobody)?;
    let region = region(request)?;
    let marker = params::text_or_empty(request, "marker")?;
    let limit = params::number(request, "max-keys")?.unwrap_or(MOST).min(MOST) as usize;
    let tag = (params::text(request, "tagkey")?, params::text(request, "tagvalue")?);
    let all = app.store.buckets();
    let mine = all.iter().filter(|bucket| {
        bucket.owner == caller.owner()
            && bucket.id.appid == caller.account().appid
            && caller.reaches(&bucket.id)
    });
    let made = made_when(request)?;
    let wanted = mine.filter(|bucket| {
        region.as_ref().is_none_or(|region| *region == bucket.settings.region) && made(bucket.created)
    });
    let mut rest =
        wanted.filter(|bucket| is_tagged(bucket, &tag)).filter(|bucket| bucket.id.to_string() > marker);
    let page: Vec<_> = rest.by_ref().take(limit).collect();
    let more = limit > 0 && rest.next().is_some();
    Ok(envelope::document("ListAllMyBucketsResult", |x| {
        views::owner(x, "Owner", caller.owner());
        x.node("Buckets", |x| page.iter().for_each(|bucket| write(x, bucket)));
        x.leaf("Marker", &marker);
        x.leaf("IsTruncated", if more { "true" } else { "false" });
        if let Some(last) = page.last().filter(|_| more) {
            x.leaf("NextMarker", last.id.to_string());
        }
    }))
}

/// The region of the host, or of the query.
fn region(request: &Request) -> Result<Option<String>, Failure> {
    match request.head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Cos(host)) if host.region.is_some() => Ok(host.region.clone()),
        _ => params::text(request, "region"),
    }
}

/// Whether a bucket was made when the query wants it: `range` says how that compares with `create-time`, Unix seconds.
fn made_when(request: &Request) -> Result<impl Fn(i64) -> bool, Failure> {
    let moment =
        params::number(request, "create-time")?.map(|seconds| i64::try_from(seconds).unwrap_or(i64::MAX));
    let range = params::text(request, "range")?;
    let known: fn(&i64, &i64) -> bool = match range.as_deref() {
        Some("gt") => i64::gt,
        Some("gte") => i64::ge,
        Some("lt") => i64::lt,
        Some("lte") => i64::le,
        None => |_, _| true,
        Some(other) => return Err(params::invalid(format!("range={other:?}; known: gt, gte, lt, lte"))),
    };
    Ok(move |created| moment.is_none_or(|moment| known(&created, &moment)))
}

fn is_tagged(bucket: &Bucket, tag: &(Option<String>, Option<String>)) -> bool {
    let (Some(name), value) = tag else { return true };
    let configuration = bucket.configuration.read();
    let mut tags = configuration.tags.iter().flatten();
    tags.any(|tag| tag.key == *name && value.as_ref().is_none_or(|value| *value == tag.value))
}

fn write(x: &mut Writer, bucket: &Bucket) {
    x.node("Bucket", |x| {
        x.leaf("Name", bucket.id.to_string());
        x.leaf("Location", &bucket.settings.region);
        x.leaf("CreationDate", views::short_date(bucket.created));
        x.leaf("BucketType", "cos");
    });
}
