//! PUT, GET and DELETE Bucket replication: rules that copy new objects to other buckets. None is copied.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::{Configuration, Document, Versioning};
use crate::domain::store::details::StorageClass;
use crate::services::cos_xml::bucket::bucket_logging::{bucket_in_resource, bucket_named};
use crate::services::cos_xml::bucket::bucket_object_lock::check_unlocked;
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{elements, metadata};
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Ctx;
use crate::wire::xml::Element;

/// A bucket's replication rules.
///
/// Errors: `BucketVersionNotOpen` without versioning; `InvalidArgument` for a role or destination of another
/// form, priorities in some rules only or twice, and prefixes that overlap in rules without priorities.
pub(crate) struct BucketReplication;

/// Rules that a bucket may have.
const MOST: usize = 1000;

/// What rules are compared by.
struct Rule {
    prefix: String,
    priority: Option<u32>,
}

impl Setting for BucketReplication {
    type Value = ();

    const KIND: Kind = kind!(
        "replication",
        "replication",
        "Replication",
        "replication rules",
        "ReplicationConfiguration",
        "https://cloud.tencent.com/document/product/436/19223"
    );
    const ELEMENTS: &'static [&'static str] = &[
        "Role",
        "Rule/DeleteMarkerReplication/Status",
        "Rule/Destination/Bucket",
        "Rule/Destination/EncryptionConfiguration/ReplicaKmsKeyID",
        "Rule/Destination/StorageClass",
        "Rule/Filter/And/Prefix",
        "Rule/Filter/And/Tag/Key",
        "Rule/Filter/And/Tag/Value",
        "Rule/Filter/Prefix",
        "Rule/ID",
        "Rule/Prefix",
        "Rule/Priority",
        "Rule/SourceSelectionCriteria/SseKmsEncryptedObjects/Status",
        "Rule/Status",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<()>> =
        |configuration| &mut configuration.replication;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::REPLICATION_CONFIGURATION_NOT_FOUND_ERROR);
    const NOTE: Option<&'static str> = Some("stored without effect: no object is copied to the destination");

    fn read(document: &Element) -> Result<(), Error> {
        let role = elements::word(document, "Role")?;
        let users = role.strip_prefix("qcs::cam::uin/").and_then(|users| users.split_once(":uin/"));
        if users.is_none_or(|(owner, user)| owner.is_empty() || user.is_empty()) {
            let reason = format!("Role {role:?} is not of the form qcs::cam::uin/<owner>:uin/<user>");
            return Err(Error::invalid_argument(reason));
        }
        let rules: Vec<Rule> = document.children_named("Rule").map(rule).collect::<Result<_, _>>()?;
        if rules.is_empty() || rules.len() > MOST {
            let reason = format!("{} rules; there must be 1 to {MOST}", rules.len());
            return Err(Error::malformed_xml(reason));
        }
        for (at, rule) in rules.iter().enumerate() {
            rules[..at].iter().try_for_each(|before| check_pair(before, rule))?;
        }
        Ok(())
    }

    fn check(_: &Ctx<CosXml>, _: &Bucket, configuration: &Configuration, (): &()) -> Result<(), Error> {
        check_unlocked(configuration, "replication")?;
        if configuration.versioning != Versioning::Enabled {
            let reason = "replication needs versioning: PUT ?versioning with Enabled first";
            return Err(Error::new(&rows::BUCKET_VERSION_NOT_OPEN, reason));
        }
        Ok(())
    }
}

fn rule(rule: &Element) -> Result<Rule, Error> {
    elements::one_of(rule, "Status", &elements::ENABLED)?;
    let destination = elements::child(rule, "Destination")?;
    let bucket = elements::word(destination, "Bucket")?;
    if bucket_in_resource(bucket).is_none_or(|bucket| bucket_named(bucket).is_err()) {
        let reason = format!("Bucket {bucket:?} is not of the form qcs::cos:<region>::<bucket>-<AppId>");
        return Err(Error::invalid_argument(reason));
    }
    if let Some(word) = destination.word_of("StorageClass")
        && StorageClass::parse(word).is_none()
    {
        return Err(Error::invalid_argument(format!("StorageClass {word:?} is not known")));
    }
    if let Some(encrypted) = rule.child("SourceSelectionCriteria") {
        let encrypted = elements::child(encrypted, "SseKmsEncryptedObjects")?;
        elements::one_of(encrypted, "Status", &elements::ENABLED)?;
    }
    let filter = rule.child("Filter");
    let and = filter.and_then(|filter| filter.child("And"));
    if rule.child("Prefix").is_some() && filter.is_some() {
        return Err(Error::malformed_xml("a Rule has a Prefix or a Filter"));
    }
    let tags = and.into_iter().flat_map(|and| and.children_named("Tag")).map(metadata::tag_of).collect();
    let tags = metadata::check_tags(tags, metadata::MOST_OF_OBJECT)?;
    let markers = rule.child("DeleteMarkerReplication");
    let markers =
        markers.map(|markers| elements::one_of(markers, "Status", &elements::ENABLED)).transpose()?;
    if !tags.is_empty() && markers != Some(false) {
        let reason = "a rule with tags has DeleteMarkerReplication with the Status Disabled";
        return Err(Error::invalid_argument(reason));
    }
    Ok(Rule {
        prefix: and.or(filter).unwrap_or(rule).text_of("Prefix").unwrap_or_default().to_owned(),
        priority: elements::number(rule, "Priority", 1..=1000)?,
    })
}

fn check_pair(one: &Rule, other: &Rule) -> Result<(), Error> {
    match (one.priority, other.priority) {
        (Some(one), Some(other)) if one != other => Ok(()),
        (Some(_), Some(_)) => Err(Error::invalid_argument("two rules have the same Priority")),
        (Some(_), None) | (None, Some(_)) => {
            Err(Error::invalid_argument("Priority stands in all rules or in none"))
        }
        (None, None) if one.prefix.starts_with(&other.prefix) || other.prefix.starts_with(&one.prefix) => {
            let reason = format!("the prefixes {:?} and {:?} overlap", one.prefix, other.prefix);
            Err(Error::invalid_argument(reason))
        }
        (None, None) => Ok(()),
    }
}
