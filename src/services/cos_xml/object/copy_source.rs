//! `x-cos-copy-source`: the object a copy is made of.

use std::sync::Arc;

use crate::catalog::cos_xml as rows;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::Object;
use crate::domain::store::version::VersionRef;
use crate::primitives::escape::{decode_strict, form_pairs};
use crate::primitives::names::BucketId;
use crate::services::cos_xml::auth::authorize;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::object::conditions::Conditions;
use crate::services::cos_xml::object::symlink;
use crate::services::cos_xml::request::encryption::CustomerKey;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::key;
use crate::services::cos_xml::service::{CosXml, check_region};
use crate::services::service::{Ctx, Request};
use crate::wire::host::{Role, VendorHost};

/// The header that names the source.
pub(crate) const HEADER: &str = "x-cos-copy-source";
/// Request headers that [`CopySource::parse`] reads.
pub(crate) const HEADERS: [&str; 8] = [
    HEADER,
    "x-cos-copy-source-if-match",
    "x-cos-copy-source-if-modified-since",
    "x-cos-copy-source-if-none-match",
    "x-cos-copy-source-if-unmodified-since",
    "x-cos-copy-source-server-side-encryption-customer-algorithm",
    "x-cos-copy-source-server-side-encryption-customer-key",
    "x-cos-copy-source-server-side-encryption-customer-key-md5",
];
const CONDITION: &str = "x-cos-copy-source-";

/// The source that a request names: `<bucket host>/<key>[?versionId=<id>]`, the key percent-encoded, and its
/// conditions.
#[derive(Debug)]
pub(crate) struct CopySource {
    bucket: BucketId,
    /// The region that the host names.
    region: Option<String>,
    key: String,
    /// Refused only once the bucket has been found.
    version: Result<VersionRef, Error>,
    conditions: Conditions,
    customer_key: CustomerKey,
}

/// A source that was found and may be read.
#[derive(Debug)]
pub(crate) struct Source {
    pub bucket: Arc<Bucket>,
    pub key: String,
    /// The version that was named.
    pub version: VersionRef,
    pub object: Arc<Object>,
}

impl Source {
    /// The right to read it, for the journal.
    pub(crate) fn used(&self) -> Option<Box<(&'static str, BucketId, String)>> {
        Some(Box::new(("GetObject", self.bucket.id.clone(), self.key.clone())))
    }
}

impl CopySource {
    /// Reads the headers.
    ///
    /// # Errors
    /// `InvalidCopySource`; those of [`key::check`].
    pub(crate) fn parse(request: &Request<CosXml>) -> Result<Self, Error> {
        let head = &*request.head;
        let text = head.text(HEADER).unwrap_or_default();
        let wrong = |why: &str| Error::new(&rows::INVALID_COPY_SOURCE, format!("{HEADER}: {text:?}: {why}"));
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let path = path.trim_start_matches("http://").trim_start_matches("https://").trim_start_matches('/');
        let (host, key) = path.split_once('/').ok_or_else(|| wrong("it is not <bucket host>/<key>"))?;
        let key = decode_strict(key).map_err(|_| wrong("the key is not percent-encoded UTF-8"))?.into_owned();
        if key.is_empty() {
            return Err(wrong("it has no key"));
        }
        key::check(&key, &request.options)?;
        Ok(Self {
            bucket: bucket(host).ok_or_else(|| wrong("it names no <bucket>-<appid>"))?,
            region: region(host),
            key,
            version: version(query),
            conditions: Conditions::of_copy(head, CONDITION),
            customer_key: CustomerKey::of_source(&HeaderFields::in_head(head)),
        })
    }

    /// Finds the source, and checks that the caller may read it and that its conditions hold.
    ///
    /// # Errors
    /// `NoSuchBucket`, `AccessDenied`, `NoSuchKey`, `NoSuchVersion`, `InvalidObjectState`,
    /// `SSECDecryptHeaderInvalid`, `PreconditionFailed`; `InvalidRequest` for an object made by appending.
    pub(crate) fn find(self, ctx: &Ctx<CosXml>) -> Result<Source, Error> {
        let Self { bucket, region, key, version, conditions, customer_key } = self;
        let absent =
            |error: Error| Error::new(&rows::NO_SUCH_BUCKET_2, format!("the source of the copy: {error}"));
        let bucket = ctx.app.store.bucket_of_host(&bucket).map_err(|error| absent(error.into()))?;
        check_region(&ctx.app, &bucket, region.as_deref()).map_err(absent)?;
        bucket.age(ctx.app.clock.now());
        let version = version?;
        authorize::permit_read(&bucket, (&key, version), &ctx.caller)?;
        let object = symlink::followed(ctx, &bucket, conditions::object(&bucket, &key, version)?)?;
        conditions::check_restored(&object, ctx.app.clock.now())?;
        customer_key.check(object.attributes.details.encryption.as_ref())?;
        conditions.judge(&object)?;
        if object.attributes.details.appendable {
            let reason = format!("the source {key:?} was made by appending; such objects are not copied");
            return Err(Error::new(&rows::INVALID_REQUEST, reason));
        }
        Ok(Source { bucket, key, version, object })
    }
}

/// The first label of the host, whatever follows it; or the bucket's full name alone.
fn bucket(host: &str) -> Option<BucketId> {
    let label = host.split([':', '.']).next().unwrap_or_default();
    // The JSON API's buckets may have capitals.
    BucketId::parse_full(label)
}

/// The region of a vendor host.
fn region(host: &str) -> Option<String> {
    match VendorHost::parse(host)?.role {
        Role::Cos(host) => host.region().map(str::to_owned),
        Role::JsonApi { .. }
        | Role::Download { .. }
        | Role::CloudApi
        | Role::Vod(_)
        | Role::Playback { .. }
        | Role::ErrorBucket
        | Role::NotPlayed => None,
    }
}

fn version(query: &str) -> Result<VersionRef, Error> {
    let named = form_pairs(query.as_bytes()).find(|(name, _)| name == b"versionId");
    let text = named.map(|(_, value)| String::from_utf8_lossy(&value).into_owned()).unwrap_or_default();
    if text.is_empty() {
        return Ok(VersionRef::Latest);
    }
    let unknown = || Error::new(&rows::NO_SUCH_VERSION, format!("versionId={text:?} was never handed out"));
    VersionRef::parse(&text).ok_or_else(unknown)
}
