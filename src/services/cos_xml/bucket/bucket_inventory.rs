//! Bucket inventory: jobs that list a bucket's objects into files of another. Jobs are kept, never run.

use bytes::Bytes;
use http::StatusCode;

use crate::catalog::cos_xml as rows;
use crate::domain::store::details::StorageClass;
use crate::services::cos_xml::bucket::bucket_logging::{bucket_in_resource, bucket_named};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{elements, metadata, params};
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, Query, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::{self, Element};

const ROOT: &str = "InventoryConfiguration";
/// Jobs that a bucket may have.
const MOST: usize = 1000;
/// Jobs in a page of the list.
const PAGE: usize = 100;
const NOTE: &str = "stored without effect: no inventory is made";
const ELEMENTS: &[&str] = &[
    "Destination/COSBucketDestination/AccountId",
    "Destination/COSBucketDestination/Bucket",
    "Destination/COSBucketDestination/Encryption/SSE-COS",
    // Suites of two SDKs write it so.
    "Destination/COSBucketDestination/Encryption/SSECOS",
    "Destination/COSBucketDestination/Format",
    "Destination/COSBucketDestination/Prefix",
    "Filter/And/Prefix",
    "Filter/And/StorageClass",
    "Filter/And/Tag/Key",
    "Filter/And/Tag/Value",
    "Filter/Period/EndTime",
    "Filter/Period/StartTime",
    "Filter/Prefix",
    "Filter/StorageClass",
    "Filter/Tag/Key",
    "Filter/Tag/Value",
    "Id",
    "IncludedObjectVersions",
    "IsEnabled",
    "OptionalFields/Field",
    "Schedule/Frequency",
    "Schedule/MonthlyDate",
];
/// Columns that can be asked for; others begin with `x-cos-meta-`.
const FIELDS: [&str; 8] = [
    "Size",
    "LastModifiedDate",
    "StorageClass",
    "ETag",
    "IsMultipartUploaded",
    "ReplicationStatus",
    "Tag",
    "Crc64",
];

const fn spec(name: &'static str, summary: &'static str, method: Verb) -> OperationSpec {
    let doc = "https://cloud.tencent.com/document/product/436/33707";
    let spec = OperationSpec::new(name, summary, doc, route(method, Resource::Bucket, &["inventory"]));
    OperationSpec { query: &["id"], ..spec }
}

/// A job and its id.
pub(crate) struct Job {
    id: String,
    source: Bytes,
}

impl Job {
    fn parse(request: &Request<CosXml>, is_repeated: bool) -> Result<Self, Error> {
        let id = id(&request.params.query)?;
        let document = params::document(request, ROOT)?;
        check(document, is_repeated)?;
        let named = elements::word(document, "Id")?;
        if named != id {
            return Err(Error::invalid_argument(format!(
                "the query has the id {id:?}, the document {named:?}"
            )));
        }
        Ok(Self { id, source: request.params.body.clone() })
    }
}

/// The id of a job or rule in the query.
///
/// # Errors
/// `InvalidArgument` if there is none, or one of other characters.
pub(crate) fn id(query: &Query) -> Result<String, Error> {
    let id = query.get("id").ok_or_else(|| Error::invalid_argument("the query has no id"))?;
    let is_sound = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    if !id.bytes().all(is_sound) {
        return Err(Error::invalid_argument(format!("the id {id:?} has other characters than A-Za-z0-9._-")));
    }
    Ok(id.to_owned())
}

/// Checks the document of a job that comes back, or says why it is refused.
pub fn job(document: &Element) -> Result<(), String> {
    check(document, true).map_err(|error| error.to_string())
}

/// Checks the document of a job, which comes back daily or is done once.
fn check(job: &Element, is_repeated: bool) -> Result<(), Error> {
    let words = |name: &'static str, of: &Element, known: &[&str]| {
        let words: Vec<(&str, ())> = known.iter().map(|word| (*word, ())).collect();
        elements::one_of(of, name, &words)
    };
    if is_repeated {
        words("IsEnabled", job, &["true", "false", "True", "False"])?;
        let schedule = elements::child(job, "Schedule")?;
        words("Frequency", schedule, &["Daily", "Weekly", "Monthly"])?;
        elements::number(schedule, "MonthlyDate", 1..=31)?;
    }
    words("IncludedObjectVersions", job, &["All", "Current"])?;
    let destination = elements::child(elements::child(job, "Destination")?, "COSBucketDestination")?;
    words("Format", destination, &["CSV", "ORC", "Parquet"])?;
    let bucket = elements::word(destination, "Bucket")?;
    let name = bucket_in_resource(bucket).ok_or_else(|| {
        let reason = format!("Bucket {bucket:?} is not of the form qcs::cos:<region>::<bucket>-<AppId>");
        Error::new(&rows::TARGET_BUCKET_NAME_INVALID, reason)
    })?;
    bucket_named(name)?;
    if let Some(filter) = job.child("Filter") {
        check_filter(filter)?;
    }
    let fields = job.child("OptionalFields").into_iter().flat_map(|fields| fields.children_named("Field"));
    for field in fields.map(|field| field.text.trim()) {
        if !FIELDS.contains(&field) && !field.starts_with("x-cos-meta-") {
            return Err(Error::malformed_xml(format!("Field {field:?} is not one of {FIELDS:?}")));
        }
    }
    Ok(())
}

/// Objects that a job is for.
fn check_filter(filter: &Element) -> Result<(), Error> {
    for of in [Some(filter), filter.child("And")].into_iter().flatten() {
        let tags = of.children_named("Tag").map(metadata::tag_of).collect();
        metadata::check_tags(tags, metadata::MOST_OF_OBJECT)?;
        if let Some(class) = of.word_of("StorageClass").filter(|word| StorageClass::parse(word).is_none()) {
            return Err(Error::malformed_xml(format!("StorageClass {class:?} is not known")));
        }
    }
    let Some(period) = filter.child("Period") else { return Ok(()) };
    let start: Option<u64> = elements::number(period, "StartTime", 0..=u64::MAX)?;
    let end = elements::number(period, "EndTime", 0..=u64::MAX)?;
    match (start, end) {
        (Some(start), Some(end)) if start > end => {
            Err(Error::invalid_argument("the Period of a Filter ends before it starts"))
        }
        (Some(_) | None, _) => Ok(()),
    }
}

/// Stores an inventory job. Errors: those of a document, `InvalidArgument` for an id that is missing or not
/// that of the document, `TargetBucketNameInvalid`, `InventoryFull` beyond 1000 jobs.
pub(crate) struct PutBucketInventory;

impl Operation for PutBucketInventory {
    type Service = CosXml;
    type Input = Job;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        note: Some(NOTE),
        elements: ELEMENTS,
        action: Some("name/cos:PutBucketInventory"),
        ..spec("put_bucket_inventory", "Sets an inventory job of a bucket.", Verb::Put)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Job, Error> {
        Job::parse(request, true)
    }

    fn run(ctx: &Ctx<CosXml>, job: Job) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let jobs = &mut bucket.configuration.write().inventories;
        match jobs.iter().position(|(id, _)| *id == job.id) {
            Some(at) => jobs[at].1 = job.source,
            None if jobs.len() >= MOST => {
                return Err(Error::new(&rows::INVENTORY_FULL, format!("the bucket has {MOST} jobs")));
            }
            None => jobs.push((job.id, job.source)),
        }
        Ok(envelope::noted(NOTE))
    }
}

/// Takes an inventory job that is done once. Errors: those of PUT, and `DuplicateInventoryId` for the id of a
/// stored job.
pub(crate) struct PostBucketInventory;

impl Operation for PostBucketInventory {
    type Service = CosXml;
    type Input = Job;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        note: Some(NOTE),
        elements: ELEMENTS,
        action: Some("name/cos:PostBucketInventory"),
        ..spec("post_bucket_inventory", "Takes an inventory job that is done once.", Verb::Post)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Job, Error> {
        Job::parse(request, false)
    }

    fn run(ctx: &Ctx<CosXml>, job: Job) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        if bucket.configuration.read().inventories.iter().any(|(id, _)| *id == job.id) {
            let reason = format!("the bucket has a job of the id {:?}", job.id);
            return Err(Error::new(&rows::DUPLICATE_INVENTORY_ID, reason));
        }
        Ok(envelope::noted(NOTE))
    }
}

/// Returns an inventory job, or without an id a page of all. Errors: `InventoryConfigurationNotFoundError`.
pub(crate) struct GetBucketInventory;

/// One job, or those of a page, which begins with this one in order.
pub(crate) enum Asked {
    Job(String),
    Page(usize),
}

impl Operation for GetBucketInventory {
    type Service = CosXml;
    type Input = Asked;

    const SPEC: OperationSpec = OperationSpec {
        query: &["id", "continuation-token"],
        action: Some("name/cos:GetBucketInventory"),
        ..spec("get_bucket_inventory", "Tells an inventory job of a bucket, or lists them.", Verb::Get)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Asked, Error> {
        let query = &request.params.query;
        if query.has("id") {
            return Ok(Asked::Job(id(query)?));
        }
        let page = params::number(query, "continuation-token")?.unwrap_or_default();
        Ok(Asked::Page(usize::try_from(page).unwrap_or(usize::MAX)))
    }

    fn run(ctx: &Ctx<CosXml>, asked: Asked) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let configuration = bucket.configuration.read();
        let jobs = &configuration.inventories;
        match asked {
            Asked::Job(id) => {
                let found = jobs.iter().find(|(known, _)| *known == id);
                let unknown = || Error::new(&rows::INVENTORY_CONFIGURATION_NOT_FOUND_ERROR, "no such job");
                let (_, source) = found.ok_or_else(unknown)?;
                Ok(Response::new(StatusCode::OK, source.clone()).typed("application/xml"))
            }
            Asked::Page(first) => Ok(envelope::document("ListInventoryConfigurationResult", |x| {
                let next = first.saturating_add(PAGE);
                for (_, source) in jobs.iter().skip(first).take(PAGE) {
                    x.element(&xml::parse(source).expect("it was parsed when it was stored"));
                }
                x.leaf("IsTruncated", (next < jobs.len()).to_string());
                x.leaf_if("ContinuationToken", (first > 0).then(|| first.to_string()));
                x.leaf_if("NextContinuationToken", (next < jobs.len()).then(|| next.to_string()));
            })),
        }
    }
}

/// Removes an inventory job. Errors: `InvalidArgument` without an id.
pub(crate) struct DeleteBucketInventory;

impl Operation for DeleteBucketInventory {
    type Service = CosXml;
    type Input = String;

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:DeleteBucketInventory"),
        statuses: &[204],
        ..spec("delete_bucket_inventory", "Removes an inventory job of a bucket.", Verb::Delete)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<String, Error> {
        id(&request.params.query)
    }

    fn run(ctx: &Ctx<CosXml>, id: String) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        bucket.configuration.write().inventories.retain(|(known, _)| *known != id);
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}
