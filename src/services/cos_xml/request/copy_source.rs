//! `x-cos-copy-source`: the object a copy is made of.

use std::sync::Arc;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::Object;
use crate::domain::store::version::VersionRef;
use crate::primitives::escape::{decode_strict, form_pairs};
use crate::primitives::names::BucketId;
use crate::services::cos_xml::auth::{authorize, signature};
use crate::services::cos_xml::request::conditions;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::metadata;
use crate::services::legacy::{Failure, Need};
use crate::wire::request::Request;

/// The header that names it.
pub const HEADER: &str = "x-cos-copy-source";
const CONDITION: &str = "x-cos-copy-source-";
const ENCRYPTION: &str = "x-cos-copy-source-server-side-encryption";

/// A source that was found and may be read.
#[derive(Debug)]
pub struct Source {
    /// Its bucket.
    pub bucket: Arc<Bucket>,
    /// Its key.
    pub key: String,
    /// The version that was named.
    pub version: VersionRef,
    /// The object.
    pub object: Arc<Object>,
}

/// Finds the source, and checks that the caller may read it and that its conditions hold.
pub fn find(app: &App, request: &Request) -> Result<Source, Failure> {
    let text = request.head.text(HEADER).unwrap_or_default();
    let wrong = |why: &str| Failure::row(&rows::INVALID_COPY_SOURCE, format!("{HEADER}: {text:?}: {why}"));
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let path = path.trim_start_matches("http://").trim_start_matches("https://").trim_start_matches('/');
    let (host, key) = path.split_once('/').ok_or_else(|| wrong("it is not <bucket host>/<key>"))?;
    let key = decode_strict(key).map_err(|_| wrong("the key is not percent-encoded UTF-8"))?.into_owned();
    if key.is_empty() {
        return Err(wrong("it has no key"));
    }
    let bucket =
        app.store.bucket_of_host(&bucket(host).ok_or_else(|| wrong("it names no <bucket>-<appid>"))?)?;
    let caller = signature::caller(app, request)?;
    let version = version(query)?;
    authorize::permit(&bucket, (&key, version), Need::Read, caller.as_ref())?;
    let object = conditions::object(&bucket, &key, version)?;
    conditions::check_restored(&object, app.clock.now())?;
    let said = Said::in_head(&request.head);
    metadata::check_customer_key(&said, ENCRYPTION, object.attributes.details.encryption.as_ref())?;
    conditions::judge(&request.head, CONDITION, &object)?;
    Ok(Source { bucket, key, version, object })
}

/// The first label of the host, whatever follows it; or the bucket's full name alone.
fn bucket(host: &str) -> Option<BucketId> {
    let label = host.split([':', '.']).next().unwrap_or_default();
    // The JSON API's buckets may have capitals.
    BucketId::parse_full(label)
}

fn version(query: &str) -> Result<VersionRef, Failure> {
    let named = form_pairs(query.as_bytes()).find(|(name, _)| name == b"versionId");
    let Some(text) = named.map(|(_, value)| String::from_utf8_lossy(&value).into_owned()) else {
        return Ok(VersionRef::Latest);
    };
    if text.is_empty() {
        return Ok(VersionRef::Latest);
    }
    let unknown = || Failure::row(&rows::NO_SUCH_VERSION, format!("versionId={text:?} was never handed out"));
    VersionRef::parse(&text).ok_or_else(unknown)
}
