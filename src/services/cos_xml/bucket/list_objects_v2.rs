//! ListObjectsV2 (`list-type=2`): the keys of a bucket, page by page, as S3's clients ask for them.
//!
//! The manual has no such page; the service answers it to S3's SDKs (assumed from reports of working clients).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::Method;

use crate::domain::App;
use crate::domain::store::keys::Query;
use crate::services::cos_xml::bucket::lists;
use crate::services::cos_xml::request::params::Encoding;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Lists a bucket.
pub static OP: Operation = Operation {
    name: "list_objects_v2",
    summary: "Lists the objects of a bucket as S3's clients ask for it.",
    doc: "S3's ListObjectsV2; that the service answers it is assumed from reports of working clients",
    selector: Selector::Resource {
        method: Method::GET,
        place: Place::Bucket,
        keys: &["list-type"],
        header: None,
    },
    auth: Auth::Acl(Need::Read),
    check,
    weight: lists::weight,
    run,
};

fn check(_: &App, request: &Request) -> Result<(), Failure> {
    match params::text_or_empty(request, "list-type")?.as_str() {
        "2" => lists::delimiter(request).map(drop),
        other => Err(params::invalid(format!("list-type={other:?}; the only one is 2"))),
    }
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let encoding = Encoding::of(request)?;
    let limit = params::limit(request, "max-keys")?;
    let (prefix, delimiter) = (params::text_or_empty(request, "prefix")?, lists::delimiter(request)?);
    let (token, start) =
        (params::text(request, "continuation-token")?, params::text(request, "start-after")?);
    let after = match &token {
        Some(token) => opened(token)?,
        None => start.clone().unwrap_or_default(),
    };
    let with_owner = params::text_or_empty(request, "fetch-owner")? == "true";
    let query = Query { prefix: &prefix, delimiter: &delimiter, after: &after, limit };
    let page = bucket.read().page(query);
    Ok(envelope::document("ListBucketResult", |x| {
        x.leaf("Name", bucket.id.to_string());
        x.leaf("Prefix", encoding.write(&prefix));
        if !delimiter.is_empty() {
            x.leaf("Delimiter", encoding.write(&delimiter));
        }
        x.leaf("MaxKeys", limit.to_string());
        x.leaf_if("EncodingType", encoding.word());
        x.leaf("KeyCount", (page.entries.len() + page.prefixes.len()).to_string());
        x.leaf("IsTruncated", if page.truncated { "true" } else { "false" });
        x.leaf_if("ContinuationToken", token.as_deref());
        if page.truncated {
            x.leaf("NextContinuationToken", URL_SAFE_NO_PAD.encode(&*page.last));
        }
        x.leaf_if("StartAfter", start.map(|start| encoding.write(&start)));
        for (key, object) in &page.entries {
            lists::object(x, &encoding.write(key), object, with_owner.then_some(bucket.owner));
        }
        lists::prefixes(x, &page.prefixes, encoding);
    }))
}

/// The key behind which a page begins.
fn opened(token: &str) -> Result<String, Failure> {
    let key = URL_SAFE_NO_PAD.decode(token).ok().and_then(|key| String::from_utf8(key).ok());
    key.ok_or_else(|| params::invalid(format!("continuation-token={token:?} was never handed out")))
}
