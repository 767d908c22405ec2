//! Parts that the lists of a bucket's keys share.

use crate::domain::store::keys;
use crate::domain::store::object::Object;
use crate::primitives::names::AppId;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::request::params::Encoding;
use crate::services::cos_xml::response::views;
use crate::services::cos_xml::service::{CosXml, Query};
use crate::services::service::Ctx;
use crate::services::spec::Cost;
use crate::wire::xml::Writer;

/// Query keys that [`Listing::parse`] reads.
pub(crate) const QUERY: [&str; 4] = ["delimiter", "encoding-type", "max-keys", "prefix"];

/// Parameters that the lists of a bucket's keys share.
pub(crate) struct Listing {
    pub encoding: Encoding,
    /// `max-keys`: most entries of the page, 1000 by default.
    pub limit: usize,
    /// `prefix`: beginning of the keys that are listed.
    pub prefix: String,
    /// `delimiter`: at most one character; keys that have it behind the prefix are listed up to it, once.
    pub delimiter: String,
}

impl Listing {
    /// Reads the parameters.
    ///
    /// # Errors
    /// `InvalidDelimiter`, `InvalidArgument`.
    pub(crate) fn parse(query: &Query) -> Result<Self, Error> {
        let delimiter = params::delimiter(query)?;
        let encoding = Encoding::parse(query)?;
        let limit = params::limit(query, "max-keys")?;
        Ok(Self { encoding, limit, prefix: query.text("prefix"), delimiter })
    }

    /// The page behind the key `after`.
    pub(crate) fn query<'a>(&'a self, after: &'a str) -> keys::Query<'a> {
        keys::Query { prefix: &self.prefix, delimiter: &self.delimiter, after, limit: self.limit }
    }

    /// Adds the delimiter, where there is one.
    pub(crate) fn write_delimiter(&self, x: &mut Writer) {
        if !self.delimiter.is_empty() {
            x.leaf("Delimiter", self.encoding.write(&self.delimiter));
        }
    }
}

pub(crate) fn owner(x: &mut Writer, owner: AppId) {
    x.node("Owner", |x| {
        x.leaf("ID", owner.to_string());
        x.leaf("DisplayName", owner.to_string());
    });
}

/// Adds an object, with its owner where that is wanted.
pub(crate) fn object(x: &mut Writer, key: &str, object: &Object, owned_by: Option<AppId>) {
    x.node("Contents", |x| {
        x.leaf("Key", key);
        x.leaf("LastModified", views::date(object.mtime));
        x.leaf("ETag", views::etag(object));
        x.leaf("Size", object.content.len().to_string());
        owned_by.into_iter().for_each(|appid| owner(x, appid));
        x.leaf("StorageClass", object.attributes.details.storage_class.word());
    });
}

/// Adds the prefixes that keys share.
pub(crate) fn prefixes(x: &mut Writer, prefixes: &[String], encoding: Encoding) {
    for prefix in prefixes {
        x.node("CommonPrefixes", |x| x.leaf("Prefix", encoding.write(prefix)));
    }
}

/// The cost of a page: ETags of objects that another API has stored are computed when they are first asked
/// for.
pub(crate) fn cost(ctx: &Ctx<CosXml>, query: keys::Query<'_>) -> Cost {
    let Ok(bucket) = ctx.target.bucket(&ctx.app) else { return Cost::Inline };
    let page = bucket.read().page(keys::Query { delimiter: "", ..query });
    let is_long = page.entries.iter().any(|(_, object)| conditions::digest_cost(object) == Cost::Blocking);
    if is_long { Cost::Blocking } else { Cost::Inline }
}
