//! PUT, GET and DELETE Bucket policy.

use bytes::Bytes;
use http::StatusCode;

use crate::catalog::cos_xml as rows;
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

const fn spec(name: &'static str, summary: &'static str, method: Verb) -> OperationSpec {
    let doc = "https://cloud.tencent.com/document/product/436/8282";
    OperationSpec::new(name, summary, doc, route(method, Resource::Bucket, &["policy"]))
}

/// Sets a bucket's policy. Errors: `MalformedPolicy`.
pub(crate) struct PutBucketPolicy;

impl Operation for PutBucketPolicy {
    type Service = CosXml;
    type Input = Bytes;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        statuses: &[204],
        action: Some("name/cos:PutBucketPolicy"),
        ..spec("put_bucket_policy", "Sets a bucket's policy.", Verb::Put)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Bytes, Error> {
        policy(&request.params.body)
    }

    fn run(ctx: &Ctx<CosXml>, policy: Bytes) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let is_new = bucket.configuration.read().policy.is_none();
        if is_new {
            acl_limit::check(&ctx.app, bucket.owner)?;
        }
        bucket.configuration.write().policy = Some(policy);
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}

/// Tells a bucket's policy. Errors: `NoSuchBucketPolicy`.
pub(crate) struct GetBucketPolicy;

impl Operation for GetBucketPolicy {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetBucketPolicy"),
        ..spec("get_bucket_policy", "Tells a bucket's policy.", Verb::Get)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let policy = ctx.target.bucket(&ctx.app)?.configuration.read().policy.clone();
        let unset = || Error::new(&rows::NO_SUCH_BUCKET_POLICY, "?policy was never set");
        Ok(Response::new(StatusCode::OK, policy.ok_or_else(unset)?).typed("application/json"))
    }
}

/// Removes a bucket's policy.
pub(crate) struct DeleteBucketPolicy;

impl Operation for DeleteBucketPolicy {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[204],
        action: Some("name/cos:DeleteBucketPolicy"),
        ..spec("delete_bucket_policy", "Removes a bucket's policy.", Verb::Delete)
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

/// A policy is JSON with a list of statements. The service spells the list's name with a capital, however it
/// was written (an SDK's suite says so).
fn policy(body: &Bytes) -> Result<Bytes, Error> {
    type Object = serde_json::Map<String, serde_json::Value>;
    let malformed = |reason: String| Error::new(&rows::MALFORMED_POLICY, reason);
    let json: serde_json::Value =
        serde_json::from_slice(body).map_err(|error| malformed(error.to_string()))?;
    let statements = ["Statement", "statement"].iter().find_map(|name| json.get(name));
    if !statements.is_some_and(serde_json::Value::is_array) {
        return Err(malformed("the policy has no array Statement".into()));
    }
    match json {
        serde_json::Value::Object(policy) if policy.contains_key("statement") => {
            let renamed = |name: String| if name == "statement" { "Statement".to_owned() } else { name };
            let policy: Object = policy.into_iter().map(|(name, value)| (renamed(name), value)).collect();
            Ok(serde_json::Value::Object(policy).to_string().into())
        }
        _ => Ok(body.clone()),
    }
}
