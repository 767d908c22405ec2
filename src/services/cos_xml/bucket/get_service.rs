//! GET Service: the account's buckets.

use crate::domain::store::bucket::Bucket;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Query, route, signer};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::Writer;

/// Lists the caller's buckets by name.
///
/// `region`: those of a region, unless the host names one; `tagkey`, `tagvalue`: those with a tag;
/// `create-time` (Unix seconds) with `range` (gt, gte, lt, lte): those created then; `marker`: the name
/// behind which the page begins; `max-keys`: most entries of a page, 2000 by default.
///
/// Errors: `AccessDenied` without a signature, `InvalidArgument`.
pub(crate) struct GetService;

pub(crate) struct Input {
    region: Option<String>,
    tag_key: Option<String>,
    tag_value: Option<String>,
    created: Option<Created>,
    marker: String,
    limit: usize,
}

/// Time of creation: how it compares with another time.
struct Created {
    compares: fn(&UnixSeconds, &UnixSeconds) -> bool,
    time: UnixSeconds,
}

/// Buckets of a page (manual).
const MOST: u64 = 2000;

impl Operation for GetService {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["create-time", "marker", "max-keys", "range", "region", "tagkey", "tagvalue"],
        action: Some("name/cos:GetService"),
        ..OperationSpec::new(
            "get_service",
            "Lists the account's buckets.",
            "XML API documentation: GET Service",
            route(Verb::Get, Resource::Service, &[]),
        )
    };
    const AUTH: Auth = Auth::Account;

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let query = &request.params.query;
        let owned = |name: &str| query.get(name).map(str::to_owned);
        for (name, needs) in [("tagvalue", "tagkey"), ("create-time", "range"), ("range", "create-time")] {
            if query.get(name).is_some() && query.get(needs).is_none() {
                return Err(Error::invalid_argument(format!("{name} acts only with {needs}")));
            }
        }
        Ok(Input {
            region: request.target.region.clone().or_else(|| owned("region")),
            tag_key: owned("tagkey"),
            tag_value: owned("tagvalue"),
            marker: query.text("marker"),
            limit: params::number(query, "max-keys")?.unwrap_or(MOST).min(MOST) as usize,
            created: Created::parse(query)?,
        })
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let caller = signer(&ctx.caller)?;
        let all = ctx.app.store.buckets();
        let wanted = all.iter().filter(|bucket| {
            bucket.owner == caller.owner() && bucket.id.appid == caller.account().appid && input.wants(bucket)
        });
        let mut rest = wanted.filter(|bucket| bucket.id.to_string() > input.marker);
        let page: Vec<_> = rest.by_ref().take(input.limit).collect();
        let more = input.limit > 0 && rest.next().is_some();
        Ok(envelope::document("ListAllMyBucketsResult", |x| {
            views::owner(x, "Owner", caller.owner());
            x.node("Buckets", |x| page.iter().for_each(|bucket| write(x, bucket)));
            x.leaf("Marker", &input.marker);
            x.leaf("IsTruncated", if more { "true" } else { "false" });
            if let Some(last) = page.last().filter(|_| more) {
                x.leaf("NextMarker", last.id.to_string());
            }
        }))
    }
}

impl Created {
    fn parse(query: &Query) -> Result<Option<Self>, Error> {
        let seconds = params::number(query, "create-time")?;
        let compares: fn(&UnixSeconds, &UnixSeconds) -> bool = match query.get("range") {
            Some("gt") => UnixSeconds::gt,
            Some("gte") => UnixSeconds::ge,
            Some("lt") => UnixSeconds::lt,
            Some("lte") => UnixSeconds::le,
            None => return Ok(None),
            Some(other) => {
                return Err(Error::invalid_argument(format!("range={other:?}; known: gt, gte, lt, lte")));
            }
        };
        let time = seconds.map(|seconds| UnixSeconds(i64::try_from(seconds).unwrap_or(i64::MAX)));
        Ok(time.map(|time| Self { compares, time }))
    }
}

impl Input {
    fn wants(&self, bucket: &Bucket) -> bool {
        self.region.as_ref().is_none_or(|region| *region == bucket.settings.region)
            && self.created.as_ref().is_none_or(|when| (when.compares)(&bucket.created, &when.time))
            && self.tag_key.as_ref().is_none_or(|key| is_tagged(bucket, key, self.tag_value.as_deref()))
    }
}

fn is_tagged(bucket: &Bucket, key: &str, value: Option<&str>) -> bool {
    let configuration = bucket.configuration.read();
    let mut tags = configuration.tags.iter().flatten();
    tags.any(|tag| tag.key == key && value.is_none_or(|value| value == tag.value))
}

fn write(x: &mut Writer, bucket: &Bucket) {
    x.node("Bucket", |x| {
        x.leaf("Name", bucket.id.to_string());
        x.leaf("Location", &bucket.settings.region);
        x.leaf("CreationDate", views::short_date(bucket.created));
        x.leaf("BucketType", "cos");
    });
}
