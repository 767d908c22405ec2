//! POST Object restore: makes a copy of an archived object that can be read for some days, after a while.
//!
//! The while is that of the manual's overview of restoring, by the server's clock, which can be moved.

use http::{Method, StatusCode};

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::details::Restored;
use crate::services::cos_xml::request::{conditions, params, target};
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Restores an archived object.
pub static OP: Operation = Operation {
    name: "post_object_restore",
    summary: "Makes a copy of an archived object that can be read for some days.",
    doc: "XML API documentation: POST Object restore",
    selector: Selector::Resource {
        method: Method::POST,
        place: Place::Object,
        keys: &["restore"],
        header: None,
    },
    auth: Auth::Acl(Need::Write),
    check: |_, _| Ok(()),
    weight: light,
    run,
};

const DAY: i64 = 24 * 3600;
/// Seconds until the copy can be read, by tier.
const TIERS: [(&str, i64); 3] = [("Expedited", 300), ("Standard", 5 * 3600), ("Bulk", 12 * 3600)];

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let version = params::version(request)?;
    let object = conditions::object(&bucket, key, version)?;
    if !object.attributes.details.storage_class.is_archive() {
        return Err(Failure::row(&rows::RESTORE_NON_ARCHIVE_OBJECT, "the object is not archived"));
    }
    let now = app.clock.now();
    let before = object.attributes.details.restored.filter(|restored| restored.until > now);
    if let Some(running) = before.filter(|restored| now < restored.ready) {
        let reason = format!("the restore under way ends in {} s", running.ready - now);
        return Err(Failure::row(&rows::RESTORE_ALREADY_IN_PROGRESS, reason));
    }
    let (days, wait) = asked(request)?;
    let ready = before.map_or(now + wait, |restored| restored.ready);
    let restored = Restored { ready, until: ready.max(now) + days * DAY };
    bucket.amend(key, version, |attributes| attributes.details.restored = Some(restored))?;
    Ok(envelope::done(if before.is_some() { StatusCode::OK } else { StatusCode::ACCEPTED }))
}

/// Days the copy stays, and seconds until it is there.
fn asked(request: &Request) -> Result<(i64, i64), Failure> {
    let document = params::document(request, "RestoreRequest")?;
    let days =
        document.word_of("Days").and_then(|days| days.parse().ok()).filter(|days| (1..=365).contains(days));
    let days = days.ok_or_else(|| params::malformed("Days is not a number from 1 to 365"))?;
    let tier = document.child("CASJobParameters").and_then(|job| job.word_of("Tier")).unwrap_or("Standard");
    let known = TIERS.iter().find(|(known, _)| *known == tier);
    let (_, wait) = known.ok_or_else(|| params::malformed(format!("Tier {tier:?} is not known")))?;
    Ok((days, *wait))
}
