//! Bucket intelligent tiering, in its first form (one rule) and its second (rules by id). The rule of the
//! first form is the one of the id `default` in the second. Nothing moves between tiers.

use bytes::Bytes;
use http::StatusCode;

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::{Configuration, Tiering};
use crate::services::cos_xml::bucket::bucket_inventory;
use crate::services::cos_xml::bucket::bucket_object_lock::check_unlocked;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{elements, metadata, params};
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::{self, Element, Writer};

const ROOT: &str = "IntelligentTieringConfiguration";
const NOTE: &str = "stored without effect: no object moves between tiers";
/// The id of the rule that the first form has.
const DEFAULT: &str = "default";
/// Words of `Status`.
const STATUS: [(&str, bool); 2] = [("Enabled", true), ("Suspended", false)];

const fn spec(
    name: &'static str,
    summary: &'static str,
    method: Verb,
    key: &'static [&'static str],
) -> OperationSpec {
    let doc = "https://cloud.tencent.com/document/product/436/38314";
    OperationSpec::new(name, summary, doc, route(method, Resource::Bucket, key))
}

/// Days without a request after which an object is infrequent.
fn days(of: &Element) -> Result<u32, Error> {
    let days = [("30", 30), ("60", 60), ("90", 90)];
    elements::number(of, "RequestFrequent", 1..=1)?;
    elements::one_of(of, "Days", &days)
}

/// Sets the rule `default`, which once it is enabled stays as it is.
fn set_default(
    configuration: &mut Configuration,
    rule: Tiering,
    refusal: &'static ErrorRow,
) -> Result<(), Error> {
    match configuration.tiering.iter_mut().find(|(id, _)| id == DEFAULT) {
        Some((_, before)) if before.is_enabled && *before != rule => {
            Err(Error::new(refusal, "intelligent tiering can neither be changed nor switched off"))
        }
        Some((_, before)) => {
            *before = rule;
            Ok(())
        }
        None => {
            configuration.tiering.insert(0, (DEFAULT.into(), rule));
            Ok(())
        }
    }
}

/// Sets a bucket's intelligent tiering. Errors: those of a document, `InvalidBucketState` for other values
/// once it is enabled, and in a bucket with object lock.
pub(crate) struct PutBucketIntelligentTiering;

impl Operation for PutBucketIntelligentTiering {
    type Service = CosXml;
    type Input = Tiering;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        note: Some(NOTE),
        elements: &["Status", "Transition/Days", "Transition/RequestFrequent"],
        action: Some("name/cos:PutBucketIntelligentTiering"),
        ..spec(
            "put_bucket_intelligent_tiering",
            "Sets a bucket's intelligent tiering.",
            Verb::Put,
            &["intelligenttiering"],
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Tiering, Error> {
        let document = params::document(request, ROOT)?;
        let is_enabled = elements::one_of(document, "Status", &STATUS)?;
        Ok(Tiering { is_enabled, days: days(elements::child(document, "Transition")?)?, source: None })
    }

    fn run(ctx: &Ctx<CosXml>, rule: Tiering) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let mut configuration = bucket.configuration.write();
        check_unlocked(&configuration, "intelligenttiering")?;
        set_default(&mut configuration, rule, &rows::INVALID_BUCKET_STATE_2)?;
        Ok(envelope::noted(NOTE))
    }
}

/// Returns a bucket's intelligent tiering; an empty document where it was never set.
pub(crate) struct GetBucketIntelligentTiering;

impl Operation for GetBucketIntelligentTiering {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetBucketIntelligentTiering"),
        ..spec(
            "get_bucket_intelligent_tiering",
            "Tells a bucket's intelligent tiering.",
            Verb::Get,
            &["intelligenttiering"],
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let configuration = bucket.configuration.read();
        Ok(envelope::document(ROOT, |x| {
            if let Some((_, rule)) = configuration.tiering.iter().find(|(id, _)| id == DEFAULT) {
                x.leaf("Status", status(rule));
                x.node("Transition", |x| {
                    x.leaf("Days", rule.days.to_string());
                    x.leaf("RequestFrequent", "1");
                });
            }
        }))
    }
}

fn status(rule: &Tiering) -> &'static str {
    STATUS.iter().find(|(_, enabled)| *enabled == rule.is_enabled).map_or("", |(word, _)| word)
}

/// Sets a rule of intelligent tiering. Errors: those of a document, `InvalidArgument` for an id that is
/// missing or not that of the document, `InvalidBucketState` as in the first form.
pub(crate) struct PutBucketIntelligentTieringV2;

impl Operation for PutBucketIntelligentTieringV2 {
    type Service = CosXml;
    type Input = (String, Tiering);

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        note: Some(NOTE),
        query: &["id"],
        elements: &[
            "Filter/And/Prefix",
            "Filter/And/Tag/Key",
            "Filter/And/Tag/Value",
            "Filter/Prefix",
            "Filter/Tag/Key",
            "Filter/Tag/Value",
            "Id",
            "Status",
            "Tiering/AccessTier",
            "Tiering/Days",
            "Tiering/RequestFrequent",
        ],
        action: Some("name/cos:PutBucketIntelligentTiering"),
        ..spec(
            "put_bucket_intelligent_tiering_v2",
            "Sets a rule of a bucket's intelligent tiering.",
            Verb::Put,
            &["intelligent-tiering"],
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<(String, Tiering), Error> {
        let id = bucket_inventory::id(&request.params.query)?;
        let document = params::document(request, ROOT)?;
        if document.word_of("Id").is_some_and(|named| named != id) {
            return Err(Error::invalid_argument("the id of the query is not that of the document"));
        }
        let is_enabled = elements::one_of(document, "Status", &STATUS)?;
        let tiers: Vec<&Element> = document.children_named("Tiering").collect();
        if tiers.is_empty() {
            return Err(Error::malformed_xml("there is no Tiering"));
        }
        if let Some(filter) = document.child("Filter") {
            let of = filter.child("And").unwrap_or(filter);
            metadata::check_tags(
                of.children_named("Tag").map(metadata::tag_of).collect(),
                metadata::MOST_OF_OBJECT,
            )?;
        }
        if id == DEFAULT {
            elements::one_of(tiers[0], "AccessTier", &[("INFREQUENT", ())])?;
            return Ok((id, Tiering { is_enabled, days: days(tiers[0])?, source: None }));
        }
        let words = [("INFREQUENT", ()), ("ARCHIVE_ACCESS", ()), ("DEEP_ARCHIVE_ACCESS", ())];
        for tier in tiers {
            elements::one_of(tier, "AccessTier", &words)?;
            elements::number(tier, "RequestFrequent", 1..=1)?;
            let days = elements::number(tier, "Days", 1..=3650)?;
            days.ok_or_else(|| Error::malformed_xml("a Tiering has no Days"))?;
        }
        Ok((id, Tiering { is_enabled, days: 0, source: Some(request.params.body.clone()) }))
    }

    fn run(ctx: &Ctx<CosXml>, (id, rule): (String, Tiering)) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let mut configuration = bucket.configuration.write();
        check_unlocked(&configuration, "intelligent-tiering")?;
        if id == DEFAULT {
            set_default(&mut configuration, rule, &rows::INVALID_BUCKET_STATE_3)?;
            return Ok(envelope::noted(NOTE));
        }
        configuration.tiering.retain(|(known, _)| *known != id);
        configuration.tiering.push((id, rule));
        Ok(envelope::noted(NOTE))
    }
}

/// Returns a rule of intelligent tiering, or without an id all of them. Errors:
/// `NoSuchIntelligentTieringConfiguration`.
pub(crate) struct GetBucketIntelligentTieringV2;

impl Operation for GetBucketIntelligentTieringV2 {
    type Service = CosXml;
    type Input = Option<String>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["id"],
        action: Some("name/cos:GetBucketIntelligentTiering"),
        ..spec(
            "get_bucket_intelligent_tiering_v2",
            "Tells a rule of a bucket's intelligent tiering, or lists them.",
            Verb::Get,
            &["intelligent-tiering"],
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Option<String>, Error> {
        let query = &request.params.query;
        query.has("id").then(|| bucket_inventory::id(query)).transpose()
    }

    fn run(ctx: &Ctx<CosXml>, id: Option<String>) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let rules = &bucket.configuration.read().tiering;
        let Some(id) = id else {
            return Ok(envelope::document("ListBucketIntelligentTieringConfigurationsOutput", |x| {
                rules.iter().for_each(|(id, rule)| write(x, id, rule));
            }));
        };
        let found = rules.iter().find(|(known, _)| *known == id);
        let unknown = || Error::new(&rows::NO_SUCH_INTELLIGENT_TIERING_CONFIGURATION, "no such rule");
        let (id, rule) = found.ok_or_else(unknown)?;
        Ok(match &rule.source {
            Some(source) => Response::new(StatusCode::OK, source.clone()).typed("application/xml"),
            None => envelope::document(ROOT, |x| fill(x, id, rule)),
        })
    }
}

fn write(x: &mut Writer, id: &str, rule: &Tiering) {
    match rule.source.as_ref().map(|source: &Bytes| xml::parse(source)) {
        Some(parsed) => x.element(&parsed.expect("it was parsed when it was stored")),
        None => x.node(ROOT, |x| fill(x, id, rule)),
    }
}

/// The rule of the first form in the second.
fn fill(x: &mut Writer, id: &str, rule: &Tiering) {
    x.leaf("Id", id);
    x.leaf("Status", status(rule));
    x.node("Tiering", |x| {
        x.leaf("AccessTier", "INFREQUENT");
        x.leaf("Days", rule.days.to_string());
        x.leaf("RequestFrequent", "1");
    });
}
