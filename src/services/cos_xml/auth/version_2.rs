//! Signatures of AWS's older scheme, which cover the path as it was sent and the bucket that the host names.

use http::header::DATE;

use crate::domain::App;
use crate::domain::auth::aws_v2::{self, SignedRequest};
use crate::domain::auth::aws_v4::Payload;
use crate::domain::auth::key::Key;
use crate::domain::auth::xml_refusal::Refusal;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::auth::{coverage, parts, slips};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::address;
use crate::services::cos_xml::service::{CosXml, NamedBy, Signer, Target};
use crate::services::service::{Request, Service};
use crate::services::spec::Route;
use crate::wire::host::Role;
use crate::wire::request::RequestHead;

/// Who signed. `text` is the header's; none for a pre-signed URL.
///
/// # Errors
/// A `Refusal`.
pub(super) fn verified(
    app: &App,
    request: &Request<CosXml>,
    text: Option<&str>,
    params: &[(&str, &str)],
) -> Result<(Signer, Payload), Error> {
    let head = &*request.head;
    let carried = match text {
        Some(text) => aws_v2::Signature::from_header(text.trim())?,
        None => aws_v2::Signature::from_params(params).ok_or(Refusal::FieldMissing("AWSAccessKeyId"))??,
    };
    let keys = |secret_id: &str| app.keyring().find(secret_id).map(|key| Key::of(&key));
    let names = head.headers.keys().map(|name| name.as_str().to_owned());
    let headers: Vec<(String, String)> =
        names.filter_map(|name| Some((name.clone(), parts::header(head, &name, "")?))).collect();
    let signed = SignedRequest {
        method: head.method.as_str(),
        path: &head.path,
        buckets: &buckets(head, &request.target),
        is_subresource: &is_subresource,
        params,
        headers: &headers,
        date: head.text("x-amz-date").or_else(|| head.header(DATE)).and_then(moment),
    };
    aws_v2::verify(&carried, &signed, &keys, app.clock.now())
        .map_err(|refusal| slips::of_version_2(app, request, &carried, &signed, refusal))?;
    let is_amz = |name: &str| name.starts_with("x-amz-");
    coverage::check(request, &is_amz, &|name| carried.is_in_query() && is_amz(name))?;
    Ok((parts::signer(app, &carried.secret_id)?, Payload::Unsigned))
}

/// The bucket's name as a client may have put it in front of the path: none where the path names the bucket,
/// or where nothing does.
fn buckets(head: &RequestHead, target: &Target) -> Vec<String> {
    let Some(id) = target.bucket_id().filter(|_| target.named_by == NamedBy::Host) else {
        return vec![String::new()];
    };
    let at_vendor = if let Some(Role::Cos(host)) = head.vendor.as_ref().map(|vendor| &vendor.role) {
        host.label().map(str::to_owned)
    } else {
        address::in_label(&head.authority).map(|id| id.to_string())
    };
    at_vendor.into_iter().chain([id.to_string()]).collect()
}

/// Whether a parameter names a sub-resource, or an upload or version of it. S3's clients know nothing of
/// `list-type` in this scheme.
pub(super) fn is_subresource(name: &str) -> bool {
    let routes = CosXml::OPERATIONS.iter().map(|endpoint| &endpoint.spec.route);
    let is_key = |route: &Route| matches!(route, Route::Resource { keys, .. } if keys.contains(&name));
    name != "list-type" && routes.into_iter().any(is_key)
}

/// A time as mail and HTTP write it.
fn moment(text: &str) -> Option<UnixSeconds> {
    Some(UnixSeconds(jiff::fmt::rfc2822::parse(text).ok()?.timestamp().as_second()))
}
