//! Settings of a bucket that are stored and returned as they came, and have no effect: lifecycle, website, policy and others.

use bytes::Bytes;
use http::{Method, StatusCode};

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::App;
use crate::domain::store::configuration::Versioning;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// The document that a PUT without a body empties: an SDK removes it so, and its suite reads it as empty afterwards.
const EMPTIED: &str = "referer";

/// A kind of document.
struct Kind {
    /// Its query key.
    word: &'static str,
    /// Its outermost element; none for JSON.
    root: Option<&'static str>,
    /// What a GET answers before the first PUT: a row, or without one an empty document.
    unset: Option<&'static ErrorRow>,
    /// Only a bucket that keeps versions takes it.
    needs_versions: bool,
}

impl Kind {
    fn put(&self, app: &App, request: &Request) -> Result<Response, Failure> {
        let bucket = target::bucket(app, request)?;
        if request.body.is_empty() && self.word == EMPTIED {
            let root = self.root.unwrap_or_default();
            bucket.configuration.write().documents.insert(self.word, format!("<{root}></{root}>").into());
            return Ok(envelope::done(StatusCode::OK));
        }
        match self.root {
            Some(root) => drop(params::document(request, root)?),
            None => check_json(request)?,
        }
        if self.needs_versions && bucket.versioning() == Versioning::Off {
            return Err(Failure::row(
                &rows::BUCKET_VERSION_NOT_OPEN,
                format!("?{} needs versioning", self.word),
            ));
        }
        let kept = if self.root.is_none() { with_capital(request) } else { request.body.clone() };
        bucket.configuration.write().documents.insert(self.word, kept);
        Ok(envelope::done(if self.root.is_some() { StatusCode::OK } else { StatusCode::NO_CONTENT }))
    }

    fn get(&self, app: &App, request: &Request) -> Result<Response, Failure> {
        let bucket = target::bucket(app, request)?;
        let found = bucket.configuration.read().documents.get(self.word).cloned();
        let found = match (found, self.unset, self.root) {
            (Some(found), ..) => found,
            (None, None, Some(root)) => return Ok(envelope::document(root, |_| {})),
            (None, row, _) => {
                let row = row.unwrap_or(&rows::NO_SUCH_BUCKET_POLICY);
                return Err(Failure::row(row, format!("?{} was never set", self.word)));
            }
        };
        let kind = if self.root.is_some() { "application/xml" } else { "application/json" };
        Ok(Response::new(StatusCode::OK, found).typed(kind))
    }

    fn delete(&self, app: &App, request: &Request) -> Result<Response, Failure> {
        target::bucket(app, request)?.configuration.write().documents.remove(self.word);
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}

/// A policy is JSON with a list of statements.
fn check_json(request: &Request) -> Result<(), Failure> {
    let malformed = |reason: String| Failure::row(&rows::MALFORMED_POLICY, reason);
    let json: serde_json::Value =
        serde_json::from_slice(&request.body).map_err(|error| malformed(error.to_string()))?;
    let statements = ["Statement", "statement"].iter().find_map(|name| json.get(name));
    match statements.is_some_and(serde_json::Value::is_array) {
        true => Ok(()),
        false => Err(malformed("the policy has no array Statement".into())),
    }
}

/// The service spells a policy's list with a capital, however it was written (an SDK's suite says so).
fn with_capital(request: &Request) -> Bytes {
    let policy: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(&request.body).unwrap_or_default();
    match policy.contains_key("statement") {
        false => request.body.clone(),
        true => {
            let renamed = |name: String| if name == "statement" { "Statement".to_owned() } else { name };
            let policy: serde_json::Map<_, _> =
                policy.into_iter().map(|(name, value)| (renamed(name), value)).collect();
            serde_json::Value::Object(policy).to_string().into()
        }
    }
}

macro_rules! documents {
    ($($module:ident: $word:literal, $root:expr, $unset:expr, versions $needs:literal, $put:literal, $get:literal, $delete:literal;)*) => {
        $(#[doc = concat!("`?", $word, "`.")]
        pub mod $module {
            use crate::services::cos_xml::bucket::bucket_documents::*;

            const KIND: Kind = Kind { word: $word, root: $root, unset: $unset, needs_versions: $needs };

            const fn operation(
                name: &'static str,
                method: Method,
                run: fn(&App, &Request) -> Result<Response, Failure>,
            ) -> Operation {
                Operation {
                    name,
                    summary: concat!("Stores, returns or removes a bucket's ", $word, " document, which has no effect."),
                    doc: concat!("XML API documentation: Bucket ", $word),
                    selector: Selector::Resource { method, place: Place::Bucket, keys: &[$word], header: None },
                    auth: Auth::Acl(Need::Own),
                    check: |_, _| Ok(()),
                    weight: light,
                    run,
                }
            }

            /// Stores it.
            pub static PUT: Operation = operation($put, Method::PUT, |app, request| KIND.put(app, request));
            /// Returns it.
            pub static GET: Operation = operation($get, Method::GET, |app, request| KIND.get(app, request));
            /// Removes it.
            #[allow(dead_code, reason = "some documents can only be written over")]
            pub static DELETE: Operation = operation($delete, Method::DELETE, |app, request| KIND.delete(app, request));
        })*
    };
}

documents! {
    lifecycle: "lifecycle", Some("LifecycleConfiguration"), Some(&rows::NO_SUCH_LIFECYCLE_CONFIGURATION), versions false,
        "put_bucket_lifecycle", "get_bucket_lifecycle", "delete_bucket_lifecycle";
    website: "website", Some("WebsiteConfiguration"), Some(&rows::NO_SUCH_WEBSITE_CONFIGURATION), versions false,
        "put_bucket_website", "get_bucket_website", "delete_bucket_website";
    policy: "policy", None, Some(&rows::NO_SUCH_BUCKET_POLICY), versions false,
        "put_bucket_policy", "get_bucket_policy", "delete_bucket_policy";
    encryption: "encryption", Some("ServerSideEncryptionConfiguration"), Some(&rows::NO_SUCH_ENCRYPTION_CONFIGURATION), versions false,
        "put_bucket_encryption", "get_bucket_encryption", "delete_bucket_encryption";
    replication: "replication", Some("ReplicationConfiguration"), Some(&rows::REPLICATION_CONFIGURATIONNOT_FOUND_ERROR), versions true,
        "put_bucket_replication", "get_bucket_replication", "delete_bucket_replication";
    referer: "referer", Some("RefererConfiguration"), Some(&rows::NO_SUCH_REFERER_CONFIGURATION), versions false,
        "put_bucket_referer", "get_bucket_referer", "delete_bucket_referer";
    origin: "origin", Some("OriginConfiguration"), Some(&rows::ORIGIN_CONFIGURATION_NOT_FOUND_ERROR), versions false,
        "put_bucket_origin", "get_bucket_origin", "delete_bucket_origin";
    domain: "domain", Some("DomainConfiguration"), None, versions false,
        "put_bucket_domain", "get_bucket_domain", "delete_bucket_domain";
    logging: "logging", Some("BucketLoggingStatus"), None, versions false,
        "put_bucket_logging", "get_bucket_logging", "delete_bucket_logging";
    accelerate: "accelerate", Some("AccelerateConfiguration"), None, versions false,
        "put_bucket_accelerate", "get_bucket_accelerate", "delete_bucket_accelerate";
}
