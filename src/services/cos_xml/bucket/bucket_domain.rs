//! PUT, GET and DELETE Bucket domain: host names that lead to the bucket.

use http::StatusCode;
use http::header::HeaderName;

use crate::catalog::cos_xml as rows;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::domains::{BindError, DomainRule, DomainType, Replacement};
use crate::primitives::digest::md5;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{elements, params};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::host::is_vendors;
use crate::wire::own::HostName;
use crate::wire::response::Response;
use crate::wire::xml::Element;

const ROOT: &str = "DomainConfiguration";
const DOC: &str = "https://cloud.tencent.com/document/product/436/35868";
const ELEMENTS: &[&str] =
    &["DomainRule/ForcedReplacement", "DomainRule/Name", "DomainRule/Status", "DomainRule/Type"];
const VERIFICATION: HeaderName = HeaderName::from_static("x-cos-domain-txt-verification");
/// Domains of one bucket; assumed.
const MOST: usize = 100;

const STATUSES: [(&str, bool); 2] = [("ENABLED", true), ("DISABLED", false)];
const TYPES: [(&str, DomainType); 3] =
    [("REST", DomainType::Rest), ("WEBSITE", DomainType::Website), ("ACCELERATE", DomainType::Accelerate)];
const REPLACEMENTS: [(&str, Replacement); 2] = [("CNAME", Replacement::Cname), ("TXT", Replacement::Txt)];

/// The word that stands for a value.
fn word<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| word)
}

/// Sets a bucket's own domains.
///
/// Errors: those of a document; `UserCnameInvalid` for a name that no domain can have, `RecordAlreadyExist`
/// for one of another bucket, `DomainConfigConflict` for one that stands in two rules or replaces nothing. No
/// DNS is asked.
pub(crate) struct PutBucketDomain;

impl Operation for PutBucketDomain {
    type Service = CosXml;
    type Input = Vec<DomainRule>;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        elements: ELEMENTS,
        action: Some("name/cos:PutBucketDomain"),
        ..OperationSpec::new(
            "put_bucket_domain",
            "Sets a bucket's own domains.",
            DOC,
            route(Verb::Put, Resource::Bucket, &["domain"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Vec<DomainRule>, Error> {
        let document = params::document(request, ROOT)?;
        let rules: Vec<_> = document.children_named("DomainRule").map(read).collect::<Result<_, _>>()?;
        if rules.is_empty() || rules.len() > MOST {
            let reason = format!("{} elements DomainRule; there must be 1 to {MOST}", rules.len());
            return Err(Error::malformed_xml(reason));
        }
        Ok(rules)
    }

    fn run(ctx: &Ctx<CosXml>, rules: Vec<DomainRule>) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let names: Vec<String> = rules.iter().map(|rule| rule.name.clone()).collect();
        ctx.app.store.domains.bind(&bucket.id, rules).map_err(|error| {
            let row = match error {
                BindError::Taken { .. } => &rows::RECORD_ALREADY_EXIST,
                BindError::NothingToReplace { .. } | BindError::Twice { .. } => &rows::DOMAIN_CONFIG_CONFLICT,
            };
            Error::new(row, error.to_string())
        })?;
        let mut response = envelope::done(StatusCode::OK);
        response.set_note(format!("over TLS, {} needs --tls-name; no DNS was asked", names.join(", ")));
        Ok(response)
    }
}

fn read(rule: &Element) -> Result<DomainRule, Error> {
    let name = elements::word(rule, "Name")?;
    let is_name = matches!(HostName::parse(name), Some(HostName::Name(_))) && name.contains('.');
    if !is_name || is_vendors(name.trim_end_matches('.')) {
        let reason = format!("{name:?} is no host name with a dot outside the vendor's zones");
        return Err(Error::new(&rows::USER_CNAME_INVALID, reason));
    }
    let replaces = rule.child("ForcedReplacement");
    Ok(DomainRule {
        name: name.trim_end_matches('.').to_owned(),
        enabled: elements::one_of(rule, "Status", &STATUSES)?,
        serves: elements::one_of(rule, "Type", &TYPES)?,
        replaces: replaces.map(|_| elements::one_of(rule, "ForcedReplacement", &REPLACEMENTS)).transpose()?,
    })
}

/// Tells a bucket's own domains, with the text for a TXT record that would prove them. Errors:
/// `DomainConfigNotFoundError`.
pub(crate) struct GetBucketDomain;

impl Operation for GetBucketDomain {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetBucketDomain"),
        ..OperationSpec::new(
            "get_bucket_domain",
            "Tells a bucket's own domains.",
            DOC,
            route(Verb::Get, Resource::Bucket, &["domain"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let rules = ctx.app.store.domains.of_bucket(&bucket.id);
        if rules.is_empty() {
            let reason = format!("bucket {} has no domain of its own", bucket.id);
            return Err(Error::new(&rows::DOMAIN_CONFIG_NOT_FOUND_ERROR, reason));
        }
        let mut response = envelope::document(ROOT, |x| {
            for rule in &rules {
                x.node("DomainRule", |x| {
                    x.leaf("Status", word(&STATUSES, rule.enabled));
                    x.leaf("Name", &rule.name);
                    x.leaf("Type", word(&TYPES, rule.serves));
                    x.leaf_if("ForcedReplacement", rule.replaces.map(|it| word(&REPLACEMENTS, it)));
                });
            }
        });
        response.set_text(VERIFICATION, &verification(&bucket));
        Ok(response)
    }
}

/// The text of a TXT record that proves a domain. The manual's page of GET Bucket domain gives the formula;
/// the form of the creation time in it is assumed to be that of GET Service.
fn verification(bucket: &Bucket) -> String {
    let text =
        format!("cos[{}][{}][{}]", bucket.settings.region, bucket.id, views::short_date(bucket.created));
    format!("tencent-cloud-cos-verification={}", md5(text.as_bytes()))
}

/// Takes a bucket's own domains from it.
pub(crate) struct DeleteBucketDomain;

impl Operation for DeleteBucketDomain {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:DeleteBucketDomain"),
        statuses: &[204],
        ..OperationSpec::new(
            "delete_bucket_domain",
            "Removes a bucket's own domains.",
            DOC,
            route(Verb::Delete, Resource::Bucket, &["domain"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        ctx.app.store.domains.release(&bucket.id);
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}
