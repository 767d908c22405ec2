//! ListObjectsV2 (`list-type=2`): the keys of a bucket, page by page, as S3's clients ask for them.
//!
//! The manual has no such page; the service answers it to S3's SDKs (assumed from reports of working
//! clients).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::services::cos_xml::bucket::lists;
use crate::services::cos_xml::bucket::lists::Listing;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Lists the objects of a bucket as S3's clients ask for it.
///
/// Parameters: see [`Listing`]; `start-after`, the key behind which the first page begins;
/// `continuation-token`, that of the page before; `fetch-owner=true` adds the owner.
///
/// Errors: `InvalidArgument`, `InvalidDelimiter`.
pub(crate) struct ListObjectsV2;

pub(crate) struct Input {
    listing: Listing,
    token: Option<String>,
    start_after: Option<String>,
    /// The key behind which the page begins.
    after: String,
    with_owner: bool,
}

impl Operation for ListObjectsV2 {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: names![lists::QUERY, ["continuation-token", "fetch-owner", "start-after"]],
        action: Some("name/cos:GetBucket"),
        ..OperationSpec::new(
            "list_objects_v2",
            "Lists the objects of a bucket as S3's clients ask for it.",
            "S3's ListObjectsV2; that the service answers it is assumed from reports of working clients",
            route(Verb::Get, Resource::Bucket, &["list-type"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Read);

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let query = &request.params.query;
        let list_type = query.get("list-type").unwrap_or_default();
        if list_type != "2" {
            return Err(Error::invalid_argument(format!("list-type={list_type:?}; the only one is 2")));
        }
        let listing = Listing::parse(query)?;
        let (token, start_after) = (query.get("continuation-token"), query.get("start-after"));
        let after = match token {
            Some(token) => opened(token)?,
            None => start_after.unwrap_or_default().to_owned(),
        };
        Ok(Input {
            listing,
            token: token.map(str::to_owned),
            start_after: start_after.map(str::to_owned),
            after,
            with_owner: match query.get("fetch-owner") {
                None | Some("false") => false,
                Some("true") => true,
                Some(other) => {
                    let reason = format!("fetch-owner={other:?} is neither true nor false");
                    return Err(Error::invalid_argument(reason));
                }
            },
        })
    }

    fn cost(ctx: &Ctx<CosXml>, input: &Input) -> Cost {
        lists::cost(ctx, input.listing.query(&input.after))
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let Input { listing, token, start_after, after, with_owner } = input;
        let encoding = listing.encoding;
        let page = bucket.read().page(listing.query(&after));
        Ok(envelope::document("ListBucketResult", |x| {
            x.leaf("Name", bucket.id.to_string());
            x.leaf("Prefix", encoding.write(&listing.prefix));
            listing.write_delimiter(x);
            x.leaf("MaxKeys", listing.limit.to_string());
            x.leaf_if("EncodingType", encoding.word());
            x.leaf("KeyCount", (page.entries.len() + page.prefixes.len()).to_string());
            x.leaf("IsTruncated", if page.truncated { "true" } else { "false" });
            x.leaf_if("ContinuationToken", token.as_deref());
            if page.truncated {
                x.leaf("NextContinuationToken", URL_SAFE_NO_PAD.encode(&*page.last));
            }
            x.leaf_if("StartAfter", start_after.map(|start| encoding.write(&start)));
            for (key, object) in &page.entries {
                lists::object(x, &encoding.write(key), object, with_owner.then_some(bucket.owner));
            }
            lists::prefixes(x, &page.prefixes, encoding);
        }))
    }
}

/// The key behind which a page begins.
fn opened(token: &str) -> Result<String, Error> {
    let key = URL_SAFE_NO_PAD.decode(token).ok().and_then(|key| String::from_utf8(key).ok());
    key.ok_or_else(|| Error::invalid_argument(format!("continuation-token={token:?} was never handed out")))
}
