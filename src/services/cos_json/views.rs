//! What answers say about files and directories. Keys stand in alphabetical order, as the manual's byte counts prove.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::accounts::AccountOptions;
use crate::domain::ids::Vid;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::{Authority, Object};
use crate::primitives::digest::Sha1;
use crate::primitives::escape::encode_path;
use crate::primitives::names::{BucketId, short_region};
use crate::services::cos_json::params::host_region;
use crate::wire::request::Request;
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
    vid: Vid,
}

/// A file in a listing.
#[derive(Serialize)]
pub struct FileInfo<'a> {
    access_url: String,
    authority: Authority,
    ctime: i64,
    filelen: u64,
    filesize: u64,
    mtime: i64,
    name: &'a str,
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

fn as_text<S: serde::Serializer>(value: &impl std::fmt::Display, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

/// Makes the answers of one request.
pub struct Views<'a> {
    bucket: &'a BucketId,
    api_root: String,
    access_root: String,
    source_root: String,
    preview_root: Option<String>,
}

impl<'a> Views<'a> {
    /// For what `call` addresses. The region in host names is the one the client came by, else the bucket's.
    pub fn new(request: &'a Request, bucket: &'a Bucket, options: &AccountOptions) -> Self {
        let region = host_region(request).unwrap_or_else(|| short_region(&bucket.settings.region));
        let (urls, id) = (Urls::for_head(&request.head), &bucket.id);
        let preview_root = || urls.root(&format!("{id}.preview.myqcloud.com"));
        Self {
            bucket: id,
            api_root: urls.root(&format!("{region}.file.myqcloud.com")),
            access_root: urls.root(&format!("{id}.file.myqcloud.com")),
            source_root: urls.root(&format!("{id}.cos{region}.myqcloud.com")),
            preview_root: options.emit_preview_url.then(preview_root),
        }
    }

    /// Only answers of 2016 had one, and only for what can be shown as text.
    fn preview_url(&self, key: &str, path: &str) -> Option<String> {
        let root = self.preview_root.as_ref()?;
        let is_text = mime_guess::from_path(key).first().is_some_and(|mime| mime.type_() == "text");
        is_text.then(|| format!("{root}{path}?cmd=txt_preview"))
    }

    /// The answer to an upload that has become a file.
    pub fn upload_result(&self, key: &str, vid: &Vid) -> UploadResult {
        let BucketId { appid, name } = self.bucket;
        let path = encode_path(key);
        UploadResult {
            access_url: format!("{}{path}", self.access_root),
            preview_url: self.preview_url(key, &path),
            resource_path: format!("/{appid}/{name}/{key}"),
            source_url: format!("{}{path}", self.source_root),
            url: format!("{}files/v2/{appid}/{name}/{path}", self.api_root),
            vid: vid.clone(),
        }
    }

    /// A file in a listing, by the name it has there.
    pub fn file_info<'n>(&self, key: &str, name: &'n str, object: &Object) -> FileInfo<'n> {
        let (len, path) = (object.content.len(), encode_path(key));
        FileInfo {
            access_url: [&self.access_root, &*path].concat(),
            authority: object.attributes.authority,
            ctime: object.ctime,
            filelen: len,
            filesize: len,
            mtime: object.mtime,
            name,
            preview_url: self.preview_url(key, &path),
            sha: object.content.sha1(),
            source_url: [&self.source_root, &*path].concat(),
        }
    }

    /// A file's attributes.
    pub fn file_stat<'o>(&self, key: &str, object: &'o Object) -> FileStat<'o> {
        let (attributes, len, path) = (&object.attributes, object.content.len(), encode_path(key));
        FileStat {
            access_url: [&self.access_root, &*path].concat(),
            authority: attributes.authority,
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
            source_url: [&self.source_root, &*path].concat(),
        }
    }
}
