//! Settings of a bucket that are stored and returned as they came, and have no effect: lifecycle, website,
//! policy and others.
//!
//! Each is an implementation of [`Document`]; PUT, GET and DELETE are written once for all of them.

use std::marker::PhantomData;

use bytes::Bytes;
use http::StatusCode;

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::Versioning;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// The document that a PUT without a body empties: an SDK removes it so, and its suite reads it as empty
/// afterwards.
const EMPTIED: &str = "referer";

/// A kind of document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// The query key; a list of one, as routes have it.
    key: &'static [&'static str; 1],
    /// The outermost element; none for JSON.
    root: Option<&'static str>,
    /// The error of a GET before the first PUT; without one, the response is an empty document.
    unset: Option<&'static ErrorRow>,
    /// Only a bucket that keeps versions takes it.
    needs_versions: bool,
    doc: &'static str,
    summary: &'static str,
    /// Names of its operations: PUT, GET, DELETE.
    names: [&'static str; 3],
    /// Their actions.
    actions: [&'static str; 3],
}

/// A document that a bucket stores.
pub(crate) trait Document: 'static {
    const KIND: Kind;
}

/// Stores a document. Errors: those of a document, `MalformedPolicy`, `BucketVersionNotOpen` for replication
/// without versioning.
pub(crate) struct Put<D>(PhantomData<fn() -> D>);
/// Returns a document. Errors: the row of one that was never stored.
pub(crate) struct Get<D>(PhantomData<fn() -> D>);
/// Removes a document.
pub(crate) struct Delete<D>(PhantomData<fn() -> D>);

impl Kind {
    const fn spec(&self, at: usize, method: Verb) -> OperationSpec {
        let route = route(method, Resource::Bucket, self.key);
        let action = Some(self.actions[at]);
        OperationSpec { action, ..OperationSpec::new(self.names[at], self.summary, self.doc, route) }
    }

    /// Status of a PUT.
    const fn stored(&self) -> u16 {
        if self.root.is_some() { 200 } else { 204 }
    }
}

impl<D: Document> Operation for Put<D> {
    type Service = CosXml;
    /// The document as it is stored.
    type Input = Bytes;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        statuses: &[D::KIND.stored()],
        ..D::KIND.spec(0, Verb::Put)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Bytes, Error> {
        let body = &request.params.body;
        match D::KIND.root {
            Some(root) if body.is_empty() && D::KIND.key[0] == EMPTIED => {
                Ok(format!("<{root}></{root}>").into())
            }
            Some(root) => params::document(request, root).map(|_| body.clone()),
            None => policy(body),
        }
    }

    fn run(ctx: &Ctx<CosXml>, document: Bytes) -> Result<Response, Error> {
        let (bucket, kind) = (ctx.target.bucket(&ctx.app)?, D::KIND);
        let [key] = *kind.key;
        if kind.needs_versions && bucket.versioning() == Versioning::Off {
            return Err(Error::new(&rows::BUCKET_VERSION_NOT_OPEN, format!("?{key} needs versioning")));
        }
        bucket.configuration.write().documents.insert(key, document);
        Ok(envelope::done(if kind.root.is_some() { StatusCode::OK } else { StatusCode::NO_CONTENT }))
    }
}

impl<D: Document> Operation for Get<D> {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = D::KIND.spec(1, Verb::Get);
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let (bucket, kind) = (ctx.target.bucket(&ctx.app)?, D::KIND);
        let [key] = *kind.key;
        let found = bucket.configuration.read().documents.get(key).cloned();
        match (found, kind.unset, kind.root) {
            (Some(found), _, root) => {
                let content_type = if root.is_some() { "application/xml" } else { "application/json" };
                Ok(Response::new(StatusCode::OK, found).typed(content_type))
            }
            (None, None, Some(root)) => Ok(envelope::document(root, |_| {})),
            (None, row, _) => {
                let row = row.unwrap_or(&rows::NO_SUCH_BUCKET_POLICY);
                Err(Error::new(row, format!("?{key} was never set")))
            }
        }
    }
}

impl<D: Document> Operation for Delete<D> {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec { statuses: &[204], ..D::KIND.spec(2, Verb::Delete) };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        ctx.target.bucket(&ctx.app)?.configuration.write().documents.remove(D::KIND.key[0]);
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

/// Implements [`Document`]: type, name in operations, query key, name in actions, page of the manual,
/// outermost element, row of one that was never stored.
macro_rules! documents {
    ($($document:ident: $name:literal, $action:literal, $page:literal, $root:expr, $unset:expr;)*) => {
        $(pub(crate) struct $document;

        impl Document for $document {
            const KIND: Kind = Kind {
                key: &[$name],
                root: $root,
                unset: $unset,
                needs_versions: matches!($name.as_bytes(), b"replication"),
                doc: $page,
                summary: concat!("Stores, returns or removes a bucket's ", $name, " document, which has no effect."),
                names: [
                    concat!("put_bucket_", $name),
                    concat!("get_bucket_", $name),
                    concat!("delete_bucket_", $name),
                ],
                actions: [
                    concat!("name/cos:PutBucket", $action),
                    concat!("name/cos:GetBucket", $action),
                    concat!("name/cos:DeleteBucket", $action),
                ],
            };
        })*
    };
}

documents! {
    Lifecycle: "lifecycle", "Lifecycle", "https://cloud.tencent.com/document/product/436/8280",
        Some("LifecycleConfiguration"), Some(&rows::NO_SUCH_LIFECYCLE_CONFIGURATION);
    Website: "website", "Website", "https://cloud.tencent.com/document/product/436/30617",
        Some("WebsiteConfiguration"), Some(&rows::NO_SUCH_WEBSITE_CONFIGURATION);
    Policy: "policy", "Policy", "https://cloud.tencent.com/document/product/436/8282",
        None, Some(&rows::NO_SUCH_BUCKET_POLICY);
    Encryption: "encryption", "Encryption", "https://cloud.tencent.com/document/product/436/33459",
        Some("ServerSideEncryptionConfiguration"), Some(&rows::NO_SUCH_ENCRYPTION_CONFIGURATION);
    Replication: "replication", "Replication", "https://cloud.tencent.com/document/product/436/19223",
        Some("ReplicationConfiguration"), Some(&rows::REPLICATION_CONFIGURATIONNOT_FOUND_ERROR);
    Referer: "referer", "Referer", "https://cloud.tencent.com/document/product/436/31423",
        Some("RefererConfiguration"), Some(&rows::NO_SUCH_REFERER_CONFIGURATION);
    Origin: "origin", "Origin", "XML API documentation: Bucket origin",
        Some("OriginConfiguration"), Some(&rows::ORIGIN_CONFIGURATION_NOT_FOUND_ERROR);
    Domain: "domain", "Domain", "https://cloud.tencent.com/document/product/436/35868",
        Some("DomainConfiguration"), None;
    Logging: "logging", "Logging", "https://cloud.tencent.com/document/product/436/17054",
        Some("BucketLoggingStatus"), None;
    Accelerate: "accelerate", "Accelerate", "https://cloud.tencent.com/document/product/436/33411",
        Some("AccelerateConfiguration"), None;
}
