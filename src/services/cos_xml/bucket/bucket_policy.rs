//! PUT, GET and DELETE Bucket policy: who may do what with a bucket and what is in it. The language and its
//! evaluation are in `domain/policy`.

use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;

use crate::catalog::cos_xml as rows;
use crate::domain::policy::document::{Policy, Scope};
use crate::domain::policy::idle::Existing;
use crate::domain::store::configuration::Document;
use crate::primitives::digest::md5;
use crate::primitives::names::AppId;
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params::{check_md5, declared_md5};
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

const DOC: &str = "https://cloud.tencent.com/document/product/436/8282";

const fn spec(
    name: &'static str,
    summary: &'static str,
    method: Verb,
    action: &'static str,
) -> OperationSpec {
    let route = route(method, Resource::Bucket, &["policy"]);
    OperationSpec { action: Some(action), ..OperationSpec::new(name, summary, DOC, route) }
}

/// Replaces the policy of a bucket: JSON, at most 20 KB (assumed).
///
/// Errors: `MalformedPolicy` for what is no policy of this bucket, `InvalidDigest`, `BadDigest`.
pub(crate) struct PutBucketPolicy;

impl Operation for PutBucketPolicy {
    type Service = CosXml;
    type Input = Document<Arc<Policy>>;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        statuses: &[204],
        note: Some(NOTE),
        ..spec("put_bucket_policy", "Sets a bucket's policy.", Verb::Put, "name/cos:PutBucketPolicy")
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Document<Arc<Policy>>, Error> {
        let malformed = |reason: String| Error::new(&rows::MALFORMED_POLICY, reason);
        let body = &request.params.body;
        check_md5(declared_md5(request.head.text("content-md5"))?, || md5(body))?;
        let text = std::str::from_utf8(body).map_err(|error| malformed(error.to_string()))?;
        let bucket = request.target.bucket_id();
        let bucket = bucket.ok_or_else(|| Error::new(&rows::NO_SUCH_BUCKET, "the URL names no bucket"))?;
        let policy = Policy::parse(text, Scope::Bucket { bucket });
        let policy = Arc::new(policy.map_err(|error| malformed(error.to_string()))?);
        Ok(Document { source: returned(text), value: policy })
    }

    fn run(ctx: &Ctx<CosXml>, policy: Document<Arc<Policy>>) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let is_new = bucket.configuration.read().policy.is_none();
        if is_new {
            acl_limit::check(&ctx.app, bucket.owner)?;
        }
        let is_account =
            |uin: &str| AppId::parse(uin).is_some_and(|id| ctx.app.accounts.by_appid(id).is_some());
        let existing = Existing { region: Some(&bucket.settings.region), is_account: &is_account };
        let idle = policy.value.idle(existing);
        bucket.configuration.write().policy = Some(policy);
        let mut response = envelope::done(StatusCode::NO_CONTENT);
        response.set_note(NOTE);
        envelope::note_idle(&mut response, &idle);
        Ok(response)
    }
}

const NOTE: &str = "without effect in the JSON API, whose manual knows no policies (assumed)";

/// The document as it came, but that the service spells the list's name with a capital (an SDK's suite says
/// so).
fn returned(text: &str) -> Bytes {
    let json = serde_json::from_str::<serde_json::Value>(text);
    let is_renamed = json.is_ok_and(|policy| policy.get("statement").is_some());
    // Nothing that a policy may have in front of its list is called so.
    if is_renamed {
        text.replacen("\"statement\"", "\"Statement\"", 1).into()
    } else {
        text.to_owned().into()
    }
}

/// Returns the policy of a bucket. Errors: `NoSuchPolicyVersion` where none was set.
pub(crate) struct GetBucketPolicy;

impl Operation for GetBucketPolicy {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec =
        spec("get_bucket_policy", "Returns a bucket's policy.", Verb::Get, "name/cos:GetBucketPolicy");
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let document = bucket.configuration.read().policy.as_ref().map(|policy| policy.source.clone());
        let unset = || Error::new(&rows::NO_SUCH_POLICY_VERSION, "?policy was never set");
        Ok(Response::new(StatusCode::OK, document.ok_or_else(unset)?).typed("application/json"))
    }
}

/// Removes the policy of a bucket.
pub(crate) struct DeleteBucketPolicy;

impl Operation for DeleteBucketPolicy {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[204],
        ..spec(
            "delete_bucket_policy",
            "Removes a bucket's policy.",
            Verb::Delete,
            "name/cos:DeleteBucketPolicy",
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        ctx.target.bucket(&ctx.app)?.configuration.write().policy = None;
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}
