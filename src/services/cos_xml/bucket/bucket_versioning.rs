//! PUT and GET Bucket versioning: whether a bucket keeps objects that are replaced or deleted. Once enabled,
//! versioning can only be suspended.

use http::StatusCode;

use crate::domain::store::configuration::Versioning;
use crate::services::cos_xml::bucket::bucket_object_lock::check_unlocked;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Enables or suspends versioning: `Status` is `Enabled` or `Suspended`. Errors: those of a document,
/// `InvalidBucketState` in a bucket with object lock.
pub(crate) struct PutBucketVersioning;

const ROOT: &str = "VersioningConfiguration";
const DOC: &str = "https://cloud.tencent.com/document/product/436/19889";
const WORDS: [(&str, Versioning); 2] =
    [("Enabled", Versioning::Enabled), ("Suspended", Versioning::Suspended)];

impl Operation for PutBucketVersioning {
    type Service = CosXml;
    type Input = Versioning;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        elements: &["Status"],
        action: Some("name/cos:PutBucketVersioning"),
        ..OperationSpec::new(
            "put_bucket_versioning",
            "Enables or suspends a bucket's versioning.",
            DOC,
            route(Verb::Put, Resource::Bucket, &["versioning"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Versioning, Error> {
        let document = params::document(request, ROOT)?;
        let word = document.word_of("Status").unwrap_or_default();
        let known = WORDS.iter().find(|(known, _)| *known == word);
        let wrong = || Error::malformed_xml(format!("Status is {word:?}, not Enabled or Suspended"));
        known.map(|(_, versioning)| *versioning).ok_or_else(wrong)
    }

    fn run(ctx: &Ctx<CosXml>, versioning: Versioning) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let mut configuration = bucket.configuration.write();
        check_unlocked(&configuration, "versioning")?;
        configuration.versioning = versioning;
        Ok(envelope::done(StatusCode::OK))
    }
}

/// Returns whether a bucket keeps versions; an empty document where versioning was never enabled.
pub(crate) struct GetBucketVersioning;

impl Operation for GetBucketVersioning {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetBucketVersioning"),
        ..OperationSpec::new(
            "get_bucket_versioning",
            "Tells whether a bucket keeps versions.",
            DOC,
            route(Verb::Get, Resource::Bucket, &["versioning"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let versioning = ctx.target.bucket(&ctx.app)?.versioning();
        let word = WORDS.iter().find(|(_, known)| *known == versioning).map(|(word, _)| *word);
        Ok(envelope::document(ROOT, |x| x.leaf_if("Status", word)))
    }
}
