//! PUT and GET Bucket acl: who may do what with a bucket.

use http::{Method, StatusCode};

use crate::domain::App;
use crate::domain::store::acl::{Acl, Canned};
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::{grants, params, target};
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Sets it.
pub static PUT: Operation = Operation {
    name: "put_bucket_acl",
    summary: "Sets who may do what with a bucket.",
    doc: "XML API documentation: PUT Bucket acl",
    selector: Selector::Resource { method: Method::PUT, place: Place::Bucket, keys: &["acl"], header: None },
    auth: Auth::Acl(Need::WriteAcp),
    check: |_, _| Ok(()),
    weight: light,
    run: put,
};

/// Tells it.
pub static GET: Operation = Operation {
    name: "get_bucket_acl",
    summary: "Tells who may do what with a bucket.",
    doc: "XML API documentation: GET Bucket acl",
    selector: Selector::Resource { method: Method::GET, place: Place::Bucket, keys: &["acl"], header: None },
    auth: Auth::Acl(Need::ReadAcp),
    check: |_, _| Ok(()),
    weight: light,
    run: get,
};

fn put(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let said = grants::of_bucket(&Said::in_head(&request.head))?;
    grants::check_one_way(said.is_some(), !request.body.is_empty())?;
    let acl = match said {
        Some(acl) => acl,
        None => {
            let grants = grants::read(&params::document(request, "AccessControlPolicy")?)?;
            Acl { canned: Canned::Private, grants, listed: true }
        }
    };
    bucket.configuration.write().acl = acl;
    Ok(envelope::done(StatusCode::OK))
}

fn get(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let acl = bucket.configuration.read().acl.clone();
    Ok(grants::answer(bucket.owner, acl.canned.word(), &acl))
}
