//! `/_cosplay/objects`: the objects of a bucket, with prefixes as folders, and one object with its versions.

use std::sync::Arc;

use serde::Serialize;

use crate::domain::App;
use crate::domain::store::acl::Word;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::keys::Query;
use crate::domain::store::object::Object;
use crate::domain::store::version::{VersionId, VersionRef};
use crate::domain::store::versions::Shown;
use crate::primitives::names::{AppId, BucketId};
use crate::primitives::time::UnixSeconds;
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth, Params};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

/// Keys and folders of one response unless `limit` says otherwise.
const PAGE: usize = 1000;

/// A bucket by its short name and perhaps its AppId, or by its full name.
#[derive(Debug, Clone)]
pub(super) struct BucketName {
    appid: Option<AppId>,
    name: String,
}

impl BucketName {
    /// # Errors
    /// No name.
    pub(super) fn parse(params: &Params) -> Result<Self, Error> {
        let name = params.text("bucket")?;
        let name = name.ok_or_else(|| Error::bad("bucket is missing: give ?bucket=NAME or NAME-APPID"))?;
        Ok(Self { appid: params.tenant()?, name })
    }

    /// The bucket, with what its lifecycle rules do until now.
    ///
    /// # Errors
    /// No such bucket, or several of that name.
    pub(super) fn find(&self, app: &App) -> Result<Arc<Bucket>, Error> {
        let is_meant = |bucket: &Arc<Bucket>| {
            let id = &bucket.id;
            let is_named = *id.name == *self.name || id.to_string() == self.name;
            is_named && self.appid.is_none_or(|appid| bucket.owner == appid || id.appid == appid)
        };
        let mut meant: Vec<_> = app.store.buckets().into_iter().filter(is_meant).collect();
        let Self { name, .. } = self;
        let missing = || Error::NotFound(format!("there is no bucket {name}; see GET /_cosplay/buckets"));
        let bucket = meant.pop().ok_or_else(missing)?;
        if !meant.is_empty() {
            return Err(Error::bad(format!(
                "several accounts have a bucket {name}; say which one's by appid="
            )));
        }
        bucket.age(app.now_of(Some(bucket.owner)));
        Ok(bucket)
    }
}

/// One object that is meant.
#[derive(Debug, Clone)]
pub(super) struct ObjectName {
    pub bucket: BucketName,
    pub key: String,
    pub version: VersionRef,
}

impl ObjectName {
    /// # Errors
    /// No bucket, no key, or something that is no version.
    pub(super) fn parse(params: &Params) -> Result<Self, Error> {
        let bucket = BucketName::parse(params)?;
        let key = params.text("key")?.ok_or_else(|| Error::bad("key is missing: give ?key=…"))?;
        let version = params.text("version")?.map_or(Ok(VersionRef::Latest), |text| {
            VersionRef::parse(&text).ok_or_else(|| Error::bad(format!("version={text} is no version")))
        })?;
        Ok(Self { bucket, key, version })
    }

    /// The object, and its bucket.
    ///
    /// # Errors
    /// It does not exist.
    pub(super) fn find(&self, app: &App) -> Result<(Arc<Bucket>, Arc<Object>), Error> {
        let bucket = self.bucket.find(app)?;
        let found = bucket.read().version(&self.key, self.version).and_then(|shown| shown.object);
        let missing = || Error::NotFound(format!("{} has no object {:?}", bucket.id, self.key));
        let object = found.filter(|object| !object.implied).ok_or_else(missing)?;
        Ok((bucket, object))
    }
}

pub(super) struct ListObjects;

/// Which objects to list.
pub(super) struct Listing {
    bucket: BucketName,
    prefix: String,
    delimiter: String,
    after: String,
    limit: usize,
    wants_versions: bool,
}

impl Operation for ListObjects {
    type Service = Admin;
    type Input = Listing;

    const SPEC: OperationSpec = OperationSpec {
        query: &["bucket", "appid", "prefix", "delimiter", "after", "limit", "versions"],
        statuses: &[200, 404],
        ..spec(
            Verb::Get,
            "objects",
            "objects",
            "Lists the objects of ?bucket=, with delimiter=/ as folders; prefix=, after= and limit= narrow \
             it, versions=true lists every version.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Listing, Error> {
        let params = &request.params;
        Ok(Listing {
            bucket: BucketName::parse(params)?,
            prefix: params.text("prefix")?.unwrap_or_default(),
            delimiter: params.text("delimiter")?.unwrap_or_default(),
            after: params.text("after")?.unwrap_or_default(),
            limit: params.number("limit")?.unwrap_or(PAGE),
            wants_versions: params.text("versions")?.as_deref() == Some("true"),
        })
    }

    fn run(ctx: &Ctx<Admin>, input: Listing) -> Result<Response, Error> {
        let bucket = input.bucket.find(&ctx.app)?;
        let query = Query {
            prefix: &input.prefix,
            delimiter: &input.delimiter,
            after: &input.after,
            limit: input.limit,
        };
        Ok(success(&listed(&bucket, query, input.wants_versions)))
    }
}

/// A page of a bucket, newest versions only or all of them.
pub(super) fn listed(bucket: &Bucket, query: Query<'_>, wants_versions: bool) -> ShownPage {
    let objects = bucket.read();
    let id = bucket.id.clone();
    if wants_versions {
        let page = objects.page_of_versions(query, None);
        let entries = page.entries.iter().map(|(key, shown)| ShownObject::of_version(key, shown)).collect();
        let next = page.truncated.then_some(page.last);
        return ShownPage { bucket: id, folders: page.prefixes, objects: entries, next };
    }
    let page = objects.page(query);
    let entries = page.entries.iter().map(|(key, object)| ShownObject::of(key, object)).collect();
    let next = page.truncated.then_some(page.last);
    ShownPage { bucket: id, folders: page.prefixes, objects: entries, next }
}

/// A page of a listing.
#[derive(Debug, Serialize)]
pub(super) struct ShownPage {
    #[serde(serialize_with = "text")]
    pub bucket: BucketId,
    /// Prefixes that keys have in common up to the delimiter.
    pub folders: Vec<String>,
    pub objects: Vec<ShownObject>,
    /// `after` of the next page; none at the end.
    pub next: Option<String>,
}

fn text<S: serde::Serializer>(bucket: &BucketId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(bucket)
}

/// An object, or a delete marker, in a listing.
#[derive(Debug, Serialize)]
pub(super) struct ShownObject {
    pub key: String,
    pub version: String,
    pub latest: bool,
    /// Whether it is a delete marker, which has nothing else.
    pub deleted: bool,
    pub size: u64,
    pub etag: String,
    pub class: &'static str,
    pub modified: UnixSeconds,
}

impl ShownObject {
    pub(super) fn of(key: &str, object: &Object) -> Self {
        Self {
            key: key.to_owned(),
            version: VersionId::text(object.version),
            latest: true,
            deleted: false,
            size: object.content.len(),
            etag: etag(object),
            class: object.attributes.details.storage_class.word(),
            modified: object.mtime,
        }
    }

    pub(super) fn of_version(key: &str, shown: &Shown) -> Self {
        let version = VersionId::text(shown.version);
        let marker = || Self {
            key: key.to_owned(),
            version: String::new(),
            latest: false,
            deleted: true,
            size: 0,
            etag: String::new(),
            class: "",
            modified: shown.mtime,
        };
        let object = shown.object.as_ref().map_or_else(marker, |object| Self::of(key, object));
        Self { version, latest: shown.latest, ..object }
    }
}

/// The entity tag without quotes.
pub(super) fn etag(object: &Object) -> String {
    object.attributes.details.etag.clone().unwrap_or_else(|| object.content.md5().to_string())
}

/// The content type: the object's own, else what its key suggests.
pub(super) fn content_type(key: &str, object: &Object) -> String {
    let headers = &object.attributes.custom_headers;
    let own = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    own.map_or_else(|| mime_guess::from_path(key).first_or_octet_stream().to_string(), |(_, own)| own.clone())
}

pub(super) struct ShowObject;

impl Operation for ShowObject {
    type Service = Admin;
    type Input = ObjectName;

    const SPEC: OperationSpec = OperationSpec {
        query: &["bucket", "appid", "key", "version"],
        statuses: &[200, 404],
        ..spec(
            Verb::Get,
            "objects/metadata",
            "objects_metadata",
            "Shows one object: its metadata and versions.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<ObjectName, Error> {
        ObjectName::parse(&request.params)
    }

    fn run(ctx: &Ctx<Admin>, input: ObjectName) -> Result<Response, Error> {
        let (bucket, object) = input.find(&ctx.app)?;
        Ok(success(&Metadata::of(&bucket, &input.key, &object)))
    }
}

/// Everything of an object but its content.
#[derive(Debug, Serialize)]
pub(super) struct Metadata {
    #[serde(serialize_with = "text")]
    pub bucket: BucketId,
    #[serde(flatten)]
    pub object: ShownObject,
    pub content_type: String,
    /// The canned word of its ACL.
    pub acl: &'static str,
    /// Headers of a download, `x-cos-meta-*` among them.
    pub headers: Vec<(String, String)>,
    pub tags: Vec<(String, String)>,
    pub created: UnixSeconds,
    /// The newest first; delete markers among them.
    pub versions: Vec<ShownObject>,
}

impl Metadata {
    pub(super) fn of(bucket: &Bucket, key: &str, object: &Object) -> Self {
        let attributes = &object.attributes;
        let objects = bucket.read();
        Self {
            bucket: bucket.id.clone(),
            object: ShownObject::of(key, object),
            content_type: content_type(key, object),
            acl: attributes.acl.canned.word(),
            headers: attributes.custom_headers.clone().into_iter().collect(),
            tags: attributes.details.tags.iter().map(|tag| (tag.key.clone(), tag.value.clone())).collect(),
            created: object.ctime,
            versions: objects.versions(key).map(|shown| ShownObject::of_version(key, &shown)).collect(),
        }
    }
}
