//! What the policy of a temporary key allows in this API.
//!
//! The manual of this API knows no policies. That they bind here, the names of the actions and the code of
//! the refusal are assumed. Policies of buckets (`?policy`) belong to the XML API and are not asked.

use crate::domain::App;
use crate::domain::auth::cos_json::Refusal;
use crate::domain::auth::keyring::Key;
use crate::domain::policy::action::bare_name;
use crate::domain::policy::condition_value::Fact;
use crate::domain::policy::decision::{Sources, decide};
use crate::domain::policy::facts::RequestFacts;
use crate::domain::policy::resource::{Path, Resource};
use crate::domain::policy::{keys, matching, principal};
use crate::primitives::names::BucketId;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::move_file::Move;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::cos_json::transfer::Destination;
use crate::services::cos_json::update::{self, Update};
use crate::services::service::{Endpoint, Operation, Request};

/// Names of an action, the usual one first, and the key that it is done to; an empty one is the bucket.
type Asked<'a> = (&'a [&'a str], &'a str);

/// Checks that the policy of a key, if it has one, allows an operation.
///
/// # Errors
/// -63. A bucket that is not there is not asked about.
pub(super) fn check(
    app: &App,
    endpoint: &Endpoint<CosJson>,
    request: &Request<CosJson>,
    key: &Key,
) -> Result<(), Error> {
    let (Some(session), Some(id)) = (key.policy(), request.target.bucket()) else { return Ok(()) };
    let Ok(bucket) = app.store.bucket(id) else { return Ok(()) };
    let mut facts = facts(app, endpoint, request)?;
    for tag in bucket.configuration.read().tags.iter().flatten() {
        facts.add_tag(keys::RESOURCE_TAG, &tag.key, &tag.value);
    }
    let (facts, uin) = (facts.list(), key.account().owner().to_string());
    let sources = Sources { session: Some(session), account: true, ..Sources::default() };
    let permit = |(actions, key): Asked<'_>| {
        let path = path(id, actions, key);
        let resource = Resource { region: &bucket.settings.region, path };
        let caller = principal::Caller::root(&uin);
        let decision = decide(&matching::Request { caller, actions, resource, facts: &facts }, &sources);
        if decision.is_allowed() { Ok(()) } else { Err(Refusal::NotAllowed(decision.to_string()).into()) }
    };
    let action = endpoint.spec.action.map(bare_name).unwrap_or_default();
    let own = request.target.key();
    if endpoint.auth == Auth::Either {
        permit((&[action], own))?;
        if endpoint.spec.name == Move::SPEC.name {
            permit((&["DeleteObject"], own))?;
        }
        // A destination that no operation takes is refused later, for itself.
        return Destination::parse(request)?.key().map_or(Ok(()), |to| permit((&COPY, to)));
    }
    match action {
        "HeadObject" if own.is_empty() => permit((&["HeadBucket"], own)),
        // Content that is stored already becomes the file at once.
        "InitiateMultipartUpload" if request.params.sha()?.is_some() => {
            permit((&[action, "PutObject"], own))?;
            permit((&["CompleteMultipartUpload", "PutObject"], own))
        }
        "InitiateMultipartUpload" | "UploadPart" | "ListParts" | "CompleteMultipartUpload" => {
            permit((&[action, "PutObject"], own))
        }
        _ if endpoint.spec.name == Update::SPEC.name => {
            update::actions(request)?.into_iter().try_for_each(|name| permit((&[name], own)))
        }
        _ => permit((&[action], own)),
    }
}

/// Names of writing a copy, as in the XML API.
const COPY: [&str; 2] = ["PutObject", "PutObjectCopy"];

fn path<'a>(bucket: &'a BucketId, actions: &[&str], key: &'a str) -> Path<'a> {
    if actions == ["GetBucket"] {
        Path::Listing(bucket, key)
    } else if key.is_empty() {
        Path::Bucket(bucket)
    } else {
        Path::Object(bucket, key)
    }
}

/// What conditions may ask of a request: its connection, time and length, and the parameters of a listing.
fn facts(app: &App, endpoint: &Endpoint<CosJson>, request: &Request<CosJson>) -> Result<RequestFacts, Error> {
    let (head, params) = (&request.head, &request.params);
    let mut facts = RequestFacts::of_connection(head.peer, app.clock.now(), head.tls);
    if let Some(length) = head.text("content-length") {
        facts.add_named("cos:content-length", length);
    }
    if endpoint.spec.action == Some("name/cos:GetBucket") {
        facts.add_named("cos:prefix", request.target.key());
        for (key, name) in [("cos:max-keys", "num"), ("cos:delimiter", "delimiter")] {
            if let Some(value) = params.text(name)? {
                facts.add(key, Fact::Text(&value));
            }
        }
    }
    Ok(facts)
}
