//! What a request has for the condition keys of policies
//! (<https://cloud.tencent.com/document/product/436/71306>).

use crate::domain::App;
use crate::domain::policy::condition_value::Fact;
use crate::domain::policy::facts::RequestFacts;
use crate::domain::policy::keys;
use crate::domain::policy::keys::{KEYS, Origin};
use crate::domain::store::details::Tag;
use crate::services::cos_xml::request::{metadata, tag_document};
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Request;

/// All that is known of a request but the tags of its bucket.
pub(crate) fn of_request(app: &App, request: &Request<CosXml>) -> RequestFacts {
    let head = &*request.head;
    let mut facts = RequestFacts::of_connection(head.peer, app.clock.now(), head.tls);
    for (key, origin) in KEYS {
        if let Some(text) = value(request, origin) {
            facts.add(key, Fact::Text(text));
        }
    }
    for tag in request_tags(request) {
        facts.add_tag(keys::REQUEST_TAG, &tag.key, &tag.value);
    }
    facts
}

/// The value of a header, form field or query parameter. A parameter that is there without a value counts as
/// empty, a header as absent.
fn value(request: &Request<CosXml>, origin: Origin) -> Option<&str> {
    match origin {
        Origin::Context => None,
        Origin::Query(name) => {
            let mut pairs = request.params.query.pairs();
            pairs.find(|(found, _)| *found == name).map(|(_, value)| value)
        }
        Origin::Header(name) => match &request.params.form {
            // Its own type is the form's; the file's stands in a field.
            Ok(form) if name != "content-length" => {
                let field = if name == "x-cos-acl" { "acl" } else { name };
                form.field(field)
            }
            Ok(_) | Err(_) => request.head.text(name),
        },
    }
}

/// Tags that the request sets, in a header, a form field or a document. Senseless ones are refused elsewhere.
fn request_tags(request: &Request<CosXml>) -> Vec<Tag> {
    const NAME: &str = "x-cos-tagging";
    let in_form = || request.params.form.as_ref().ok()?.field(NAME);
    match request.head.text(NAME).or_else(in_form) {
        Some(text) => metadata::tags(text, metadata::MOST_OF_BUCKET).unwrap_or_default(),
        None if request.head.method == http::Method::PUT && request.params.query.has("tagging") => {
            tag_document::read(request, metadata::MOST_OF_BUCKET).unwrap_or_default()
        }
        None => Vec::new(),
    }
}
