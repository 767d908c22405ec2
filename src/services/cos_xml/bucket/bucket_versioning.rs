//! PUT and GET Bucket versioning: whether a bucket keeps what is replaced and deleted. Once on, it can only be suspended.

use http::{Method, StatusCode};

use crate::domain::App;
use crate::domain::store::configuration::Versioning;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Sets it.
pub static PUT: Operation = Operation {
    name: "put_bucket_versioning",
    summary: "Enables or suspends a bucket's versioning.",
    doc: "XML API documentation: PUT Bucket versioning",
    selector: Selector::Resource {
        method: Method::PUT,
        place: Place::Bucket,
        keys: &["versioning"],
        header: None,
    },
    auth: Auth::Acl(Need::Own),
    check: |_, _| Ok(()),
    weight: light,
    run: put,
};

/// Tells it.
pub static GET: Operation = Operation {
    name: "get_bucket_versioning",
    summary: "Tells whether a bucket keeps versions.",
    doc: "XML API documentation: GET Bucket versioning",
    selector: Selector::Resource {
        method: Method::GET,
        place: Place::Bucket,
        keys: &["versioning"],
        header: None,
    },
    auth: Auth::Acl(Need::Own),
    check: |_, _| Ok(()),
    weight: light,
    run: get,
};

const ROOT: &str = "VersioningConfiguration";
const WORDS: [(&str, Versioning); 2] =
    [("Enabled", Versioning::Enabled), ("Suspended", Versioning::Suspended)];

fn put(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let document = params::document(request, ROOT)?;
    let word = document.word_of("Status").unwrap_or_default();
    let known = WORDS.iter().find(|(known, _)| *known == word);
    let (_, versioning) =
        known.ok_or_else(|| params::malformed(format!("Status is {word:?}, not Enabled or Suspended")))?;
    bucket.configuration.write().versioning = *versioning;
    Ok(envelope::done(StatusCode::OK))
}

fn get(app: &App, request: &Request) -> Result<Response, Failure> {
    let versioning = target::bucket(app, request)?.versioning();
    let word = WORDS.iter().find(|(_, known)| *known == versioning).map(|(word, _)| *word);
    Ok(envelope::document(ROOT, |x| x.leaf_if("Status", word)))
}
