//! Files as responses describe them. Keys stand in alphabetical order, as the manual's byte counts prove.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::domain::ids::Vid;
use crate::domain::store::authority::Authority;
use crate::domain::store::object::Object;
use crate::primitives::digest::Sha1;
use crate::primitives::escape::encode_path;
use crate::primitives::names::{BucketId, short_region};
use crate::primitives::time::UnixSeconds;
use crate::services::cos_json::service::CosJson;
use crate::services::service::Ctx;
use crate::wire::urls::Urls;

/// An upload that has become a file.
#[derive(Serialize)]
pub(super) struct UploadResult<'a> {
    access_url: Url<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preview_url: Option<Url<'a>>,
    resource_path: String,
    source_url: Url<'a>,
    url: Url<'a>,
    vid: &'a Vid,
}

/// A file in a listing.
#[derive(Serialize)]
pub(super) struct FileInfo<'a> {
    access_url: Url<'a>,
    authority: Authority,
    ctime: UnixSeconds,
    filelen: u64,
    filesize: u64,
    mtime: UnixSeconds,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    preview_url: Option<Url<'a>>,
    #[serde(serialize_with = "as_text")]
    sha: Sha1,
    source_url: Url<'a>,
}

/// A file's attributes.
#[derive(Serialize)]
pub(super) struct FileStat<'a> {
    access_url: Url<'a>,
    authority: Authority,
    biz_attr: &'a str,
    ctime: UnixSeconds,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    custom_headers: &'a BTreeMap<String, String>,
    filelen: u64,
    filesize: u64,
    forbid: u8,
    mtime: UnixSeconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    preview_url: Option<Url<'a>>,
    #[serde(serialize_with = "as_text")]
    sha: Sha1,
    slicesize: u64,
    source_url: Url<'a>,
}

fn as_text<S: Serializer>(value: &impl fmt::Display, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

/// A file's URL on one of the vendor's hosts. It is written straight into the response.
struct Url<'a> {
    views: &'a Views<'a>,
    host: Host,
    /// Key of the file, percent-encoded.
    path: Cow<'a, str>,
}

/// Hosts that a file has URLs on.
enum Host {
    /// The region's API host.
    Api,
    /// The bucket's cached download host.
    Access,
    /// The bucket's origin.
    Source,
    /// The text preview of 2016.
    Preview,
}

impl fmt::Display for Url<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Views { urls, bucket, region, .. } = self.views;
        let (base, path) = (urls.base(), &self.path);
        match self.host {
            Host::Api => {
                let BucketId { appid, name } = bucket;
                write!(out, "{base}{region}.file.myqcloud.com/files/v2/{appid}/{name}/{path}")
            }
            Host::Access => write!(out, "{base}{bucket}.file.myqcloud.com/{path}"),
            Host::Source => write!(out, "{base}{bucket}.cos{region}.myqcloud.com/{path}"),
            Host::Preview => write!(out, "{base}{bucket}.preview.myqcloud.com/{path}?cmd=txt_preview"),
        }
    }
}

impl Serialize for Url<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// Describes files of the addressed bucket to one client.
pub(super) struct Views<'a> {
    urls: Urls,
    bucket: &'a BucketId,
    /// Region label in host names: the one the client came by, else the bucket's.
    region: &'a str,
    has_previews: bool,
}

impl<'a> Views<'a> {
    /// Descriptions for the client of `ctx`.
    pub(super) fn new(ctx: &'a Ctx<CosJson>) -> Self {
        let bucket = &ctx.caller.bucket;
        let region = ctx.target.region.as_deref();
        Self {
            urls: ctx.urls(),
            bucket: &bucket.id,
            region: region.unwrap_or_else(|| short_region(&bucket.settings.region)),
            has_previews: ctx.options.emit_preview_url,
        }
    }

    fn url<'v>(&'v self, host: Host, path: &Cow<'v, str>) -> Url<'v> {
        Url { views: self, host, path: path.clone() }
    }

    /// Only answers of 2016 had one, and only for what can be shown as text.
    fn preview_url<'v>(&'v self, key: &str, path: &Cow<'v, str>) -> Option<Url<'v>> {
        let is_text = || mime_guess::from_path(key).first().is_some_and(|mime| mime.type_() == "text");
        (self.has_previews && is_text()).then(|| self.url(Host::Preview, path))
    }

    /// An upload that has become the file at `key`.
    pub(super) fn upload_result<'v>(&'v self, key: &'v str, vid: &'v Vid) -> UploadResult<'v> {
        let BucketId { appid, name } = self.bucket;
        let path = encode_path(key);
        UploadResult {
            access_url: self.url(Host::Access, &path),
            preview_url: self.preview_url(key, &path),
            resource_path: format!("/{appid}/{name}/{key}"),
            source_url: self.url(Host::Source, &path),
            url: self.url(Host::Api, &path),
            vid,
        }
    }

    /// A file in a listing, by the name it has there.
    pub(super) fn file_info<'v>(&'v self, key: &'v str, name: &'v str, object: &Object) -> FileInfo<'v> {
        let (len, path) = (object.content.len(), encode_path(key));
        FileInfo {
            access_url: self.url(Host::Access, &path),
            authority: object.attributes.acl.authority(),
            ctime: object.ctime,
            filelen: len,
            filesize: len,
            mtime: object.mtime,
            name,
            preview_url: self.preview_url(key, &path),
            sha: object.content.sha1(),
            source_url: self.url(Host::Source, &path),
        }
    }

    /// A file's attributes.
    pub(super) fn file_stat<'v>(&'v self, key: &'v str, object: &'v Object) -> FileStat<'v> {
        let (attributes, len, path) = (&object.attributes, object.content.len(), encode_path(key));
        FileStat {
            access_url: self.url(Host::Access, &path),
            authority: attributes.acl.authority(),
            biz_attr: &attributes.biz_attr,
            ctime: object.ctime,
            custom_headers: &attributes.custom_headers,
            filelen: len,
            filesize: len,
            forbid: attributes.forbid,
            mtime: object.mtime,
            preview_url: self.preview_url(key, &path),
            sha: object.content.sha1(),
            slicesize: object.slice_size,
            source_url: self.url(Host::Source, &path),
        }
    }
}
