//! Rules of the host that a request came to: which operations it takes, and for which buckets. They come
//! before the signature.

use std::sync::Arc;

use http::header::{CONTENT_DISPOSITION, HeaderName, HeaderValue};

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::service::{Auth, CosXml, HostKind, NamedBy, Target};
use crate::services::service::{Endpoint, Request};
use crate::wire::response::Response;

/// 2024-01-01: buckets created since take no path style on the vendor's hosts
/// (<https://cloud.tencent.com/document/product/436/102489>).
const NO_PATH_STYLE_SINCE: UnixSeconds = UnixSeconds(1_704_067_200);

/// Operations of the accelerate host, besides OPTIONS Object
/// (<https://cloud.tencent.com/document/product/436/40700>).
const ACCELERATED: [&str; 10] = [
    "put_object",
    "post_object",
    "get_object",
    "head_object",
    "initiate_multipart_upload",
    "list_parts",
    "upload_part",
    "abort_multipart_upload",
    "complete_multipart_upload",
    "list_multipart_uploads",
];

/// The addressed bucket, if the host takes the operation; none where it is to be created, or no bucket is
/// addressed.
///
/// # Errors
/// `PathStyleDomainForbidden`, `NoSuchBucket`, `BucketAccelerateNotEnabled`, `ActionAccelerateNotSupported`,
/// `DownloadForbidden`.
pub(crate) fn admit(
    app: &App,
    endpoint: &Endpoint<CosXml>,
    request: &Request<CosXml>,
) -> Result<Option<Arc<Bucket>>, Error> {
    let target = &request.target;
    let bucket = match target.open(app) {
        Ok((bucket, _)) => Some(bucket),
        // The list of buckets, and a bucket to be created.
        Err(_) if endpoint.auth == Auth::Account => None,
        Err(error) => return Err(error),
    };
    check_path_style(target, bucket.as_ref().map_or_else(|| app.clock.now(), |bucket| bucket.created))?;
    if target.host == HostKind::Accelerate {
        check_accelerated(bucket.as_deref(), endpoint.spec.name)?;
    }
    let reads = matches!(endpoint.spec.name, "get_object" | "get_website_page")
        && request.head.method == http::Method::GET;
    let is_app = || [".apk", ".ipa"].iter().any(|end| target.key().to_ascii_lowercase().ends_with(end));
    match bucket {
        Some(bucket) if reads && forces_downloads(target, &bucket) && is_app() => {
            let reason = format!(
                "bucket {} has default_host_rules on: .apk and .ipa are not sent from the vendor's hosts",
                bucket.id
            );
            Err(Error::new(&rows::DOWNLOAD_FORBIDDEN, reason))
        }
        bucket => Ok(bucket),
    }
}

/// Refuses path style on a vendor host for a bucket created at `created`.
fn check_path_style(target: &Target, created: UnixSeconds) -> Result<(), Error> {
    let Some(id) = target.bucket_id().filter(|_| target.named_by == NamedBy::Path) else { return Ok(()) };
    match target.host {
        HostKind::Service | HostKind::Accelerate if created >= NO_PATH_STYLE_SINCE => {
            let reason = format!(
                "{id} is a bucket of 2024 or later: write it into the host, {id}.cos.<region>.myqcloud.com, \
                 give it the setting created = \"2023-12-31\", or use a host of this server"
            );
            Err(Error::new(&rows::PATH_STYLE_DOMAIN_FORBIDDEN, reason))
        }
        HostKind::Service
        | HostKind::Accelerate
        | HostKind::Bucket
        | HostKind::Website
        | HostKind::Own
        | HostKind::Unknown => Ok(()),
    }
}

/// Checks an operation on an accelerate host. That the bucket's setting is looked at first is assumed.
fn check_accelerated(bucket: Option<&Bucket>, operation: &str) -> Result<(), Error> {
    if let Some(bucket) = bucket
        && bucket.configuration.read().accelerate.as_ref().is_none_or(|setting| !setting.value)
    {
        let reason = format!("PUT ?accelerate with the Status Enabled for bucket {} first", bucket.id);
        return Err(Error::new(&rows::BUCKET_ACCELERATE_NOT_ENABLED, reason));
    }
    if ACCELERATED.contains(&operation) {
        return Ok(());
    }
    let reason =
        format!("{operation} is not among the operations of accelerate hosts; use the bucket's own host");
    Err(Error::new(&rows::ACTION_ACCELERATE_NOT_SUPPORTED, reason))
}

/// Whether objects that are read at this host are downloads: the bucket has the setting, and the host is one
/// of the vendor's (<https://cloud.tencent.com/document/product/436/102489>).
fn forces_downloads(target: &Target, bucket: &Bucket) -> bool {
    match target.host {
        // A domain of the bucket's own names no region, and is free of these rules.
        HostKind::Website => bucket.settings.default_host_rules && target.region.is_some(),
        HostKind::Service | HostKind::Bucket | HostKind::Accelerate => bucket.settings.default_host_rules,
        HostKind::Own | HostKind::Unknown => false,
    }
}

/// Makes a response with content a download, where host and bucket ask for it. Neither the object's own
/// disposition nor `response-content-disposition` wins.
pub(crate) fn force_download(target: &Target, bucket: &Bucket, response: &mut Response) {
    const FORCED: HeaderName = HeaderName::from_static("x-cos-force-download");
    if response.status.is_success() && forces_downloads(target, bucket) {
        response.set(FORCED, HeaderValue::from_static("true"));
        response.set(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
}
