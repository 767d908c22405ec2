//! PUT and GET Object acl: who may do what with an object.
//!
//! The canned word is the same thing as the JSON API's authority of a file: `default` is eInvalid, `private` eWRPrivate and
//! `public-read` eWPrivateRPublic.

use http::{Method, StatusCode};

use crate::domain::App;
use crate::domain::store::acl::{Acl, Canned};
use crate::domain::store::object::Authority;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::{conditions, grants, params, target};
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Sets it.
pub static PUT: Operation = Operation {
    name: "put_object_acl",
    summary: "Sets who may do what with an object.",
    doc: "XML API documentation: PUT Object acl",
    selector: Selector::Resource { method: Method::PUT, place: Place::Object, keys: &["acl"], header: None },
    auth: Auth::Acl(Need::WriteAcp),
    check: |_, _| Ok(()),
    weight: light,
    run: put,
};

/// Tells it.
pub static GET: Operation = Operation {
    name: "get_object_acl",
    summary: "Tells who may do what with an object.",
    doc: "XML API documentation: GET Object acl",
    selector: Selector::Resource { method: Method::GET, place: Place::Object, keys: &["acl"], header: None },
    auth: Auth::Acl(Need::ReadAcp),
    check: |_, _| Ok(()),
    weight: light,
    run: get,
};

fn put(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let version = params::version(request)?;
    let mut asked = conditions::object(&bucket, key, version)?.attributes.clone();
    // Grants alone take the place of a word as well.
    asked.authority = Authority::EWRPrivate;
    asked.details.grants.clear();
    let said = grants::of_object(&Said::in_head(&request.head), &mut asked)?;
    grants::check_one_way(said, !request.body.is_empty())?;
    if !said {
        asked.details.grants = grants::read(&params::document(request, "AccessControlPolicy")?)?;
    }
    asked.details.grants_listed = !said;
    bucket.amend(key, version, |attributes| {
        attributes.authority = asked.authority;
        attributes.details.grants = asked.details.grants;
        attributes.details.grants_listed = asked.details.grants_listed;
    })?;
    Ok(envelope::done(StatusCode::OK))
}

fn get(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let object = conditions::object(&bucket, key, params::version(request)?)?;
    let (word, canned) = match object.attributes.authority {
        Authority::EInvalid => ("default", bucket.configuration.read().acl.canned),
        Authority::EWRPrivate => ("private", Canned::Private),
        Authority::EWPrivateRPublic => ("public-read", Canned::PublicRead),
    };
    let details = &object.attributes.details;
    let acl = Acl { canned, grants: details.grants.clone(), listed: details.grants_listed };
    Ok(grants::answer(bucket.owner, word, &acl))
}
