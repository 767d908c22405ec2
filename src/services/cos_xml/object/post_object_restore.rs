//! POST Object restore: makes a copy of an archived object that can be read for some days, after a while.
//!
//! The time until then is that of the manual's overview of restoring, by the server's clock, which can be
//! moved.

use http::StatusCode;

use crate::catalog::cos_xml as rows;
use crate::domain::store::details::Restored;
use crate::domain::store::version::VersionRef;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Restores an archived object. 202 for a new copy, 200 where one is there and stays longer.
///
/// `versionId`: the version. `Days`: how long the copy stays, 1 to 365. `Tier`: `Expedited` (5 minutes),
/// `Standard` (5 hours, the default) or `Bulk` (12 hours).
///
/// Errors: `NoSuchKey`, `NoSuchVersion`, `RestoreNonArchiveObject`, `RestoreAlreadyInProgress`, those of a
/// document.
pub(crate) struct PostObjectRestore;

pub(crate) struct Input {
    version: VersionRef,
    /// Refused only once the object has been found.
    asked: Result<Asked, Error>,
}

/// A restore that a document asks for.
struct Asked {
    days: i64,
    /// Seconds until the copy can be read.
    wait: i64,
}

const DAY: i64 = 24 * 3600;
/// Seconds until the copy can be read, by tier.
const TIERS: [(&str, i64); 3] = [("Expedited", 300), ("Standard", 5 * 3600), ("Bulk", 12 * 3600)];

impl Operation for PostObjectRestore {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["versionId"],
        headers: &["content-md5"],
        elements: &["Days", "CASJobParameters/Tier"],
        action: Some("name/cos:PostObjectRestore"),
        statuses: &[200, 202],
        ..OperationSpec::new(
            "post_object_restore",
            "Makes a copy of an archived object that can be read for some days.",
            "https://cloud.tencent.com/document/product/436/12633",
            route(Verb::Post, Resource::Object, &["restore"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Write);

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        Ok(Input { version: request.params.version.clone()?, asked: Asked::parse(request) })
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let Input { version, asked } = input;
        let object = conditions::object(&bucket, key, version)?;
        if !object.attributes.details.storage_class.is_archive() {
            return Err(Error::new(&rows::RESTORE_NON_ARCHIVE_OBJECT, "the object is not archived"));
        }
        let now = ctx.app.clock.now();
        let before = object.attributes.details.restored.filter(|restored| restored.until > now);
        if let Some(running) = before.filter(|restored| now < restored.ready) {
            let reason = format!("the restore under way ends in {} s", running.ready.since(now));
            return Err(Error::new(&rows::RESTORE_ALREADY_IN_PROGRESS, reason));
        }
        let Asked { days, wait } = asked?;
        let ready = before.map_or_else(|| now.plus(wait), |restored| restored.ready);
        let restored = Restored { ready, until: ready.max(now).plus(days * DAY) };
        bucket.amend(key, version, |attributes| attributes.details.restored = Some(restored))?;
        Ok(envelope::done(if before.is_some() { StatusCode::OK } else { StatusCode::ACCEPTED }))
    }
}

impl Asked {
    fn parse(request: &Request<CosXml>) -> Result<Self, Error> {
        let document = params::document(request, "RestoreRequest")?;
        let days = document.word_of("Days").and_then(|days| days.parse().ok());
        let days = days
            .filter(|days| (1..=365).contains(days))
            .ok_or_else(|| Error::malformed_xml("Days is not a number from 1 to 365"))?;
        let tier = document.child("CASJobParameters").and_then(|job| job.word_of("Tier"));
        let tier = tier.unwrap_or("Standard");
        let known = TIERS.iter().find(|(known, _)| *known == tier);
        let (_, wait) = known.ok_or_else(|| Error::malformed_xml(format!("Tier {tier:?} is not known")))?;
        Ok(Self { days, wait: *wait })
    }
}
