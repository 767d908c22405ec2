//! PUT, GET and DELETE tagging of buckets and objects.

use http::{Method, StatusCode};

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::details::Tag;
use crate::services::cos_xml::request::{conditions, metadata, params, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// One of the six.
const fn operation(
    name: &'static str,
    summary: &'static str,
    method: Method,
    place: Place,
    run: fn(&App, &Request) -> Result<Response, Failure>,
) -> Operation {
    Operation {
        name,
        summary,
        doc: "XML API documentation: Bucket tagging, Object tagging",
        selector: Selector::Resource { method, place, keys: &["tagging"], header: None },
        auth: Auth::Acl(Need::Own),
        check: |_, _| Ok(()),
        weight: light,
        run,
    }
}

/// Sets a bucket's tags.
pub static PUT_BUCKET: Operation =
    operation("put_bucket_tagging", "Sets a bucket's tags.", Method::PUT, Place::Bucket, put_bucket);
/// Tells a bucket's tags.
pub static GET_BUCKET: Operation =
    operation("get_bucket_tagging", "Tells a bucket's tags.", Method::GET, Place::Bucket, get_bucket);
/// Removes a bucket's tags.
pub static DELETE_BUCKET: Operation = operation(
    "delete_bucket_tagging",
    "Removes a bucket's tags.",
    Method::DELETE,
    Place::Bucket,
    delete_bucket,
);
/// Sets an object's tags.
pub static PUT_OBJECT: Operation =
    operation("put_object_tagging", "Sets an object's tags.", Method::PUT, Place::Object, put_object);
/// Tells an object's tags.
pub static GET_OBJECT: Operation =
    operation("get_object_tagging", "Tells an object's tags.", Method::GET, Place::Object, get_object);
/// Removes an object's tags.
pub static DELETE_OBJECT: Operation = operation(
    "delete_object_tagging",
    "Removes an object's tags.",
    Method::DELETE,
    Place::Object,
    delete_object,
);

/// Tags of a `Tagging` document.
fn read(request: &Request, most: usize) -> Result<Vec<Tag>, Failure> {
    let document = params::document(request, "Tagging")?;
    let set = document.child("TagSet").ok_or_else(|| params::malformed("there is no TagSet"))?;
    let tags = set.children_named("Tag").map(|tag| {
        let text = |name| tag.text_of(name).unwrap_or_default().to_owned();
        Tag { key: text("Key"), value: text("Value") }
    });
    metadata::check_tags(tags.collect(), most)
}

fn write(tags: &[Tag]) -> Response {
    envelope::document("Tagging", |x| {
        x.node("TagSet", |x| {
            for tag in tags {
                x.node("Tag", |x| {
                    x.leaf("Key", &tag.key);
                    x.leaf("Value", &tag.value);
                });
            }
        });
    })
}

fn put_bucket(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    bucket.configuration.write().tags = Some(read(request, metadata::MOST_OF_BUCKET)?);
    Ok(envelope::done(StatusCode::NO_CONTENT))
}

fn get_bucket(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let tags = bucket.configuration.read().tags.clone();
    let unset = || Failure::row(&rows::NO_SUCH_TAG_SET, "the bucket has no tags");
    Ok(write(&tags.ok_or_else(unset)?))
}

fn delete_bucket(app: &App, request: &Request) -> Result<Response, Failure> {
    target::bucket(app, request)?.configuration.write().tags = None;
    Ok(envelope::done(StatusCode::NO_CONTENT))
}

fn put_object(app: &App, request: &Request) -> Result<Response, Failure> {
    let tags = read(request, metadata::MOST_OF_OBJECT)?;
    amend(app, request, tags, StatusCode::OK)
}

fn delete_object(app: &App, request: &Request) -> Result<Response, Failure> {
    amend(app, request, Vec::new(), StatusCode::NO_CONTENT)
}

fn amend(app: &App, request: &Request, tags: Vec<Tag>, status: StatusCode) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let version = params::version(request)?;
    conditions::object(&bucket, key, version)?;
    let object = bucket.amend(key, version, |attributes| attributes.details.tags = tags)?;
    let mut response = envelope::done(status);
    views::new_version(&mut response, &object);
    Ok(response)
}

fn get_object(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let object = conditions::object(&bucket, key, params::version(request)?)?;
    Ok(write(&object.attributes.details.tags))
}
