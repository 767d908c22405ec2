//! What the two lists of a bucket's keys share.

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::keys::Query;
use crate::domain::store::object::Object;
use crate::primitives::names::AppId;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::request::params::Encoding;
use crate::services::cos_xml::request::{conditions, target};
use crate::services::cos_xml::response::views;
use crate::services::legacy::{Failure, Weight};
use crate::wire::request::Request;
use crate::wire::xml::Writer;

/// `delimiter`: at most one character.
pub fn delimiter(request: &Request) -> Result<String, Failure> {
    let delimiter = params::text_or_empty(request, "delimiter")?;
    match delimiter.chars().count() > 1 {
        true => Err(Failure::row(
            &rows::INVALID_DELIMITER,
            format!("delimiter={delimiter:?} has more than one character"),
        )),
        false => Ok(delimiter),
    }
}

/// The owner of an object.
pub fn owner(x: &mut Writer, owner: AppId) {
    x.node("Owner", |x| {
        x.leaf("ID", owner.to_string());
        x.leaf("DisplayName", owner.to_string());
    });
}

/// One object, with its owner where that is wanted.
pub fn object(x: &mut Writer, key: &str, object: &Object, owned_by: Option<AppId>) {
    x.node("Contents", |x| {
        x.leaf("Key", key);
        x.leaf("LastModified", views::date(object.mtime));
        x.leaf("ETag", views::etag(object));
        x.leaf("Size", object.content.len().to_string());
        owned_by.into_iter().for_each(|appid| owner(x, appid));
        x.leaf("StorageClass", object.attributes.details.storage_class.word());
    });
}

/// Beginnings that keys share.
pub fn prefixes(x: &mut Writer, prefixes: &[String], encoding: Encoding) {
    for prefix in prefixes {
        x.node("CommonPrefixes", |x| x.leaf("Prefix", encoding.write(prefix)));
    }
}

/// The weight of a page: ETags of objects that another API has stored are computed when they are first asked for.
pub fn weight(app: &App, request: &Request) -> Weight {
    let Ok(bucket) = target::bucket(app, request) else { return Weight::Light };
    let prefix = params::text_or_empty(request, "prefix").unwrap_or_default();
    let marker = params::text_or_empty(request, "marker").unwrap_or_default();
    let limit = params::limit(request, "max-keys").unwrap_or_default();
    let query = Query { prefix: &prefix, delimiter: "", after: &marker, limit };
    let page = bucket.read().page(query);
    let heavy = page.entries.iter().any(|(_, object)| conditions::unknown_weight(object) == Weight::Heavy);
    if heavy { Weight::Heavy } else { Weight::Light }
}
