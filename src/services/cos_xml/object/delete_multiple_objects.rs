//! DELETE Multiple Objects: deletes up to a thousand objects or versions in one call.

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::accounts::{AccountOptions, Demand};
use crate::domain::policy::resource::Path;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::VersionError;
use crate::domain::store::version::{VersionId, VersionRef};
use crate::domain::store::versions::Deleted;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::auth::authorize::Wanted;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{elements, key, params};
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::{Element, Writer};

/// Deletes objects or versions. Each has a result of its own in the response; with `Quiet` only errors are
/// told.
///
/// `Content-MD5` is mandatory unless the account has `multi_delete_md5 = "ignore"`.
///
/// Errors: `InvalidRequest` without `Content-MD5`; those of a document; `MalformedXML` for no object or more
/// than 1000.
pub(crate) struct DeleteMultipleObjects;

pub(crate) struct Input {
    quiet: bool,
    entries: Vec<Entry>,
}

/// The bare name that policies have for it.
const ACTION: &str = "DeleteMultipleObjects";

/// An object to delete, or a version of it.
struct Entry {
    key: String,
    /// A key that no object may have is an error of its own in the response.
    key_error: Option<Error>,
    version: Option<String>,
}

impl Operation for DeleteMultipleObjects {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        elements: &["Object", "Object/Key", "Object/VersionId", "Quiet"],
        action: Some("name/cos:DeleteMultipleObjects"),
        ..OperationSpec::new(
            "delete_multiple_objects",
            "Deletes up to a thousand objects.",
            "https://cloud.tencent.com/document/product/436/8289",
            route(Verb::Post, Resource::Bucket, &["delete"]),
        )
    };
    const AUTH: Auth = Auth::EachKey;

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        if request.options.multi_delete_md5 == Demand::Require && request.head.text("content-md5").is_none() {
            let reason = "send Content-MD5, or set the account's option multi_delete_md5 = \"ignore\"";
            return Err(Error::new(&rows::INVALID_REQUEST_2, reason));
        }
        let document = params::document(request, "Delete")?;
        let quiet = elements::switch(document, "Quiet")?;
        let options = &*request.options;
        let entries: Vec<Entry> = document
            .children_named("Object")
            .map(|object| Entry::parse(object, options))
            .collect::<Result<_, _>>()?;
        if entries.is_empty() || entries.len() > limits::DELETE_MAX {
            let reason = format!("{} objects; there must be 1 to {}", entries.len(), limits::DELETE_MAX);
            return Err(Error::malformed_xml(reason));
        }
        Ok(Input { quiet, entries })
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let now = ctx.app.clock.now();
        let permits: Vec<_> =
            input.entries.iter().map(|entry| entry.wanted(&bucket).permit(&ctx.caller)).collect();
        // Where no key may be deleted, the call as a whole is refused (assumed).
        if permits.iter().all(Result::is_err)
            && let Some(Err(error)) = permits.first()
        {
            return Err(error.clone());
        }
        let mut response = envelope::document("DeleteResult", |x| {
            for (entry, permit) in input.entries.iter().zip(permits) {
                match permit.and_then(|()| delete(&bucket, entry, now)) {
                    Ok(_) if input.quiet => {}
                    Ok(deleted) => write_deleted(x, entry, deleted),
                    Err(error) => write_error(x, entry, &error),
                }
            }
        });
        response.also = Some(Box::new((ACTION, bucket.id.clone(), common_key(&input.entries))));
        Ok(response)
    }
}

impl Entry {
    fn parse(object: &Element, options: &AccountOptions) -> Result<Self, Error> {
        let key = object.text_of("Key").ok_or_else(|| Error::malformed_xml("an Object has no Key"))?;
        let key_error = key::check(key, options).err();
        let version = object.word_of("VersionId").map(str::to_owned);
        Ok(Self { key: key.to_owned(), key_error, version })
    }

    /// What policies and the ACL have to allow for it.
    fn wanted<'a>(&'a self, bucket: &'a Bucket) -> Wanted<'a> {
        Wanted {
            action: ACTION,
            bucket,
            path: Path::Object(&bucket.id, &self.key),
            version: VersionRef::Latest,
            need: Need::Write,
        }
    }
}

/// The only key; the common beginning of several, with `*` behind it.
fn common_key(entries: &[Entry]) -> String {
    let Some((first, rest)) = entries.split_first() else { return String::new() };
    let common =
        |key: &str| first.key.chars().zip(key.chars()).take_while(|(one, other)| one == other).count();
    match rest.iter().map(|entry| common(&entry.key)).min() {
        None => first.key.clone(),
        Some(length) => first.key.chars().take(length).chain(['*']).collect(),
    }
}

fn delete(bucket: &Bucket, entry: &Entry, now: UnixSeconds) -> Result<Deleted, Error> {
    if let Some(error) = &entry.key_error {
        return Err(error.clone());
    }
    let version = entry.version.as_ref().map_or(Ok(VersionRef::Latest), |text| {
        let unknown = || VersionError::NotFound { key: entry.key.clone(), version: text.clone() };
        VersionRef::parse(text).ok_or_else(unknown)
    });
    Ok(bucket.delete(&entry.key, version?, now)?)
}

fn write_deleted(x: &mut Writer, entry: &Entry, deleted: Deleted) {
    x.node("Deleted", |x| {
        x.leaf("Key", &entry.key);
        let marker = match deleted {
            Deleted::Marked(version) | Deleted::Version { version, was_marker: true } => Some(version),
            Deleted::Version { was_marker: false, .. } | Deleted::Gone => None,
        };
        if let Some(version) = marker {
            x.leaf("DeleteMarker", "true");
            x.leaf("DeleteMarkerVersionId", VersionId::text(version));
        }
        x.leaf_if("VersionId", entry.version.as_ref());
    });
}

fn write_error(x: &mut Writer, entry: &Entry, error: &Error) {
    let row = error.catalog_row();
    x.node("Error", |x| {
        x.leaf("Key", &entry.key);
        x.leaf_if("VersionId", entry.version.as_ref());
        x.leaf("Code", row.wire.word().unwrap_or_default());
        x.leaf("Message", row.text);
    });
}
