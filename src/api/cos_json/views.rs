//! What answers say about files and directories. Keys stand in alphabetical order, as the manual's byte counts prove.

use std::collections::BTreeMap;

use serde::Serialize;

use super::params::host_region;
use crate::domain::accounts::Options;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::{Authority, Object};
use crate::primitives::digest::Sha1;
use crate::primitives::names::{BucketId, short_region};
use crate::wire::call::Call;
use crate::wire::urls::Urls;

/// What an upload answers when the file is there.
#[derive(Serialize)]
pub struct UploadResult {
    access_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    preview_url: Option<String>,
    resource_path: String,
    source_url: String,
    url: String,
    vid: String,
}

/// A file in a listing.
#[derive(Serialize)]
pub struct FileInfo {
    access_url: String,
    authority: Authority,
    ctime: i64,
    filelen: u64,
    filesize: u64,
    mtime: i64,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    preview_url: Option<String>,
    #[serde(serialize_with = "as_text")]
    sha: Sha1,
    source_url: String,
}

/// A file's attributes.
#[derive(Serialize)]
pub struct FileStat<'a> {
    access_url: String,
    authority: Authority,
    biz_attr: &'a str,
    ctime: i64,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    custom_headers: &'a BTreeMap<String, String>,
    filelen: u64,
    filesize: u64,
    forbid: u8,
    mtime: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    preview_url: Option<String>,
    #[serde(serialize_with = "as_text")]
    sha: Sha1,
    slicesize: u64,
    source_url: String,
}

fn as_text<S: serde::Serializer>(value: &impl ToString, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&value.to_string())
}

/// Makes the answers of one request.
pub struct Views<'a> {
    bucket: &'a BucketId,
    region: &'a str,
    urls: Urls,
    access_host: String,
    source_host: String,
    with_preview: bool,
}

impl<'a> Views<'a> {
    /// For what `call` addresses. The region in host names is the one the client came by, else the bucket's.
    pub fn new(call: &'a Call, bucket: &'a Bucket, options: &Options) -> Self {
        let region = host_region(call).unwrap_or_else(|| short_region(&bucket.settings.region));
        Self {
            bucket: &bucket.id,
            region,
            urls: Urls::for_head(&call.head),
            access_host: format!("{}.file.myqcloud.com", bucket.id),
            source_host: format!("{}.cos{region}.myqcloud.com", bucket.id),
            with_preview: options.emit_preview_url,
        }
    }

    fn access_url(&self, key: &str) -> String {
        self.urls.url(&self.access_host, key)
    }

    fn source_url(&self, key: &str) -> String {
        self.urls.url(&self.source_host, key)
    }

    /// Only answers of 2016 had one, and only for what can be shown as text.
    fn preview_url(&self, key: &str) -> Option<String> {
        let is_text = || mime_guess::from_path(key).first().is_some_and(|mime| mime.type_() == "text");
        let host = || format!("{}.preview.myqcloud.com", self.bucket);
        (self.with_preview && is_text()).then(|| self.urls.url(&host(), key) + "?cmd=txt_preview")
    }

    /// The answer to an upload that has become a file.
    pub fn upload_result(&self, key: &str, vid: &str) -> UploadResult {
        let BucketId { appid, name } = self.bucket;
        let api_host = format!("{}.file.myqcloud.com", self.region);
        UploadResult {
            access_url: self.access_url(key),
            preview_url: self.preview_url(key),
            resource_path: format!("/{appid}/{name}/{key}"),
            source_url: self.source_url(key),
            url: self.urls.url(&api_host, &format!("files/v2/{appid}/{name}/{key}")),
            vid: vid.into(),
        }
    }

    /// A file in a listing, by the name it has there.
    pub fn file_info(&self, key: &str, name: &str, object: &Object) -> FileInfo {
        let len = object.content.len();
        FileInfo {
            access_url: self.access_url(key),
            authority: object.attributes.authority,
            ctime: object.ctime,
            filelen: len,
            filesize: len,
            mtime: object.mtime,
            name: name.into(),
            preview_url: self.preview_url(key),
            sha: object.content.sha1(),
            source_url: self.source_url(key),
        }
    }

    /// A file's attributes.
    pub fn file_stat<'o>(&self, key: &str, object: &'o Object) -> FileStat<'o> {
        let (attributes, len) = (&object.attributes, object.content.len());
        FileStat {
            access_url: self.access_url(key),
            authority: attributes.authority,
            biz_attr: &attributes.biz_attr,
            ctime: object.ctime,
            custom_headers: &attributes.custom_headers,
            filelen: len,
            filesize: len,
            forbid: attributes.forbid,
            mtime: object.mtime,
            preview_url: self.preview_url(key),
            sha: object.content.sha1(),
            slicesize: object.slice_size,
            source_url: self.source_url(key),
        }
    }
}
