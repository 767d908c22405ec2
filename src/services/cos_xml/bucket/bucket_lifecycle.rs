//! PUT, GET and DELETE Bucket lifecycle: rules that archive and delete objects with age. They act by the
//! server's clock, which can be moved.

use std::sync::Arc;

use jiff::Timestamp;

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::{Configuration, Document};
use crate::domain::store::details::StorageClass;
use crate::domain::store::lifecycle::{Due, Filter, LifecycleRule, Transition};
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::bucket::bucket_object_lock::check_unlocked;
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{elements, metadata};
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Ctx;
use crate::wire::xml::Element;

/// A bucket's lifecycle rules.
///
/// Errors: `InvalidArgument` for an ID that stands twice, for days and dates in one rule, for a transition
/// that comes no sooner than the deletion, and for a class that rules do not lead to; `InvalidRequest` for
/// rules that contradict each other.
pub(crate) struct BucketLifecycle;

/// Rules that a bucket may have.
const MOST: usize = 1000;
/// Days after which something may be deleted.
const DAYS: std::ops::RangeInclusive<i64> = 1..=3650;
/// Classes that rules lead to.
const CLASSES: [&str; 7] = [
    "STANDARD_IA",
    "MAZ_STANDARD_IA",
    "INTELLIGENT_TIERING",
    "MAZ_INTELLIGENT_TIERING",
    "ARCHIVE",
    "MAZ_ARCHIVE",
    "DEEP_ARCHIVE",
];

impl Setting for BucketLifecycle {
    type Value = Arc<[LifecycleRule]>;

    const KIND: Kind = kind!(
        "lifecycle",
        "lifecycle",
        "Lifecycle",
        "lifecycle rules",
        "LifecycleConfiguration",
        "https://cloud.tencent.com/document/product/436/8280"
    );
    const ELEMENTS: &'static [&'static str] = &[
        "Rule/AbortIncompleteMultipartUpload/DaysAfterInitiation",
        "Rule/Expiration/Date",
        "Rule/Expiration/Days",
        "Rule/Expiration/ExpiredObjectDeleteMarker",
        "Rule/Filter/And/ObjectSizeGreaterThan",
        "Rule/Filter/And/ObjectSizeLessThan",
        "Rule/Filter/And/Prefix",
        "Rule/Filter/And/PrefixNotEquals",
        "Rule/Filter/And/Tag/Key",
        "Rule/Filter/And/Tag/Value",
        "Rule/Filter/Prefix",
        "Rule/Filter/Tag/Key",
        "Rule/Filter/Tag/Value",
        "Rule/ID",
        "Rule/NoncurrentVersionExpiration/NoncurrentDays",
        "Rule/NoncurrentVersionTransition/NoncurrentDays",
        "Rule/NoncurrentVersionTransition/StorageClass",
        "Rule/Prefix",
        "Rule/Status",
        "Rule/Transition/Date",
        "Rule/Transition/Days",
        "Rule/Transition/StorageClass",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Self::Value>> =
        |configuration| &mut configuration.lifecycle;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_LIFECYCLE_CONFIGURATION);

    fn idle(rules: &Self::Value) -> Vec<String> {
        let sizes = |rule: &LifecycleRule| Some((rule.filter.larger?, rule.filter.smaller?));
        let is_empty = |(larger, smaller): &(u64, u64)| larger.saturating_add(1) >= *smaller;
        let told = |(larger, smaller)| format!("a Filter for sizes over {larger} and under {smaller}");
        rules.iter().filter_map(sizes).filter(is_empty).map(told).collect()
    }

    fn read(document: &Element) -> Result<Self::Value, Error> {
        let written: Vec<&Element> = document.children_named("Rule").collect();
        if written.is_empty() || written.len() > MOST {
            let reason = format!("{} rules; there must be 1 to {MOST}", written.len());
            return Err(Error::malformed_xml(reason));
        }
        check_ids(&written)?;
        let rules = written.into_iter().map(rule).collect::<Result<Vec<_>, _>>()?;
        let enabled: Vec<LifecycleRule> = rules.into_iter().flatten().collect();
        for (at, rule) in enabled.iter().enumerate() {
            if let Some(kind) = enabled[..at].iter().find_map(|before| contradiction(before, rule)) {
                let reason = format!("two enabled rules with the same filter both say something of {kind}");
                return Err(Error::new(&rows::INVALID_REQUEST_4, reason));
            }
        }
        Ok(enabled.into())
    }

    fn check(
        _: &Ctx<CosXml>,
        bucket: &Bucket,
        configuration: &Configuration,
        _: &Self::Value,
    ) -> Result<(), Error> {
        check_unlocked(configuration, "lifecycle")?;
        bucket.age_anew();
        Ok(())
    }
}

/// The rules of a document that are enabled, or why it is refused.
pub fn rules(document: &Element) -> Result<Arc<[LifecycleRule]>, String> {
    BucketLifecycle::read(document).map_err(|error| error.to_string())
}

fn check_ids(written: &[&Element]) -> Result<(), Error> {
    const LONGEST: usize = 255;
    let ids: Vec<&str> = written.iter().filter_map(|rule| rule.word_of("ID")).collect();
    for (at, id) in ids.iter().enumerate() {
        if ids[..at].contains(id) {
            return Err(Error::new(&rows::INVALID_ARGUMENT_2, format!("two rules have the ID {id:?}")));
        }
        if id.chars().count() > LONGEST {
            return Err(Error::invalid_argument(format!("an ID has more than {LONGEST} characters")));
        }
    }
    Ok(())
}

/// A kind of action that two rules with the same filter both have.
fn contradiction(one: &LifecycleRule, other: &LifecycleRule) -> Option<&'static str> {
    let both = [
        ("Expiration", one.expiration.is_some() && other.expiration.is_some()),
        ("Transition", !one.transitions.is_empty() && !other.transitions.is_empty()),
        (
            "NoncurrentVersionExpiration",
            one.noncurrent_expiration.is_some() && other.noncurrent_expiration.is_some(),
        ),
        (
            "NoncurrentVersionTransition",
            !one.noncurrent_transitions.is_empty() && !other.noncurrent_transitions.is_empty(),
        ),
        ("AbortIncompleteMultipartUpload", one.abort.is_some() && other.abort.is_some()),
    ];
    let kind = both.iter().find(|(_, both)| *both).map(|(kind, _)| *kind);
    kind.filter(|_| one.filter == other.filter)
}

/// A rule; none if it is disabled.
fn rule(written: &Element) -> Result<Option<LifecycleRule>, Error> {
    let is_enabled = elements::one_of(written, "Status", &elements::ENABLED)?;
    let mut rule = LifecycleRule { filter: filter(written)?, ..LifecycleRule::default() };
    if let Some(expiration) = written.child("Expiration") {
        (rule.expiration, rule.delete_marker) = self::expiration(expiration)?;
    }
    if let Some(expiration) = written.child("NoncurrentVersionExpiration") {
        rule.noncurrent_expiration = days(expiration, "NoncurrentDays", *DAYS.start())?;
    }
    rule.transitions = transitions(written, "Transition", "Days")?;
    rule.noncurrent_transitions = transitions(written, "NoncurrentVersionTransition", "NoncurrentDays")?;
    if let Some(abort) = written.child("AbortIncompleteMultipartUpload") {
        rule.abort = days(abort, "DaysAfterInitiation", *DAYS.start())?;
    }
    if rule.dues().next().is_none() && !rule.delete_marker && written.child("Expiration").is_none() {
        return Err(Error::malformed_xml("a Rule says nothing of what is to be done"));
    }
    check_order(&rule)?;
    Ok(Some(rule).filter(|_| is_enabled))
}

fn filter(rule: &Element) -> Result<Filter, Error> {
    let (filter, prefix) = (rule.child("Filter"), rule.child("Prefix"));
    let of = match (filter, prefix) {
        (Some(filter), None) => filter,
        (None, Some(_)) => rule,
        _ => return Err(Error::malformed_xml("a Rule has one Filter, which may be empty")),
    };
    let ways = ["Prefix", "Tag", "And"].iter().filter(|name| of.child(name).is_some()).count();
    if ways > 1 || of.children_named("Tag").count() > 1 && of.name == "Filter" {
        return Err(Error::malformed_xml("a Filter has one Prefix, one Tag or one And; And joins several"));
    }
    let of = of.child("And").unwrap_or(of);
    let tags = of.children_named("Tag").map(metadata::tag_of).collect();
    Ok(Filter {
        prefix: of.text_of("Prefix").unwrap_or_default().to_owned(),
        other_than: of.text_of("PrefixNotEquals").map(str::to_owned),
        tags: metadata::check_tags(tags, metadata::MOST_OF_OBJECT)?,
        larger: elements::number(of, "ObjectSizeGreaterThan", 0..=u64::MAX)?,
        smaller: elements::number(of, "ObjectSizeLessThan", 0..=u64::MAX)?,
    })
}

/// When objects are deleted, and whether delete markers are removed.
fn expiration(written: &Element) -> Result<(Option<Due>, bool), Error> {
    let marker = match written.word_of("ExpiredObjectDeleteMarker") {
        None | Some("false") => false,
        Some("true") => true,
        Some(other) => {
            let reason = format!("ExpiredObjectDeleteMarker is {other:?}, not true or false");
            return Err(Error::malformed_xml(reason));
        }
    };
    let due = due(written, "Days", *DAYS.start())?;
    match (due, marker) {
        (Some(_), true) => {
            Err(Error::malformed_xml("an Expiration has Days, a Date or ExpiredObjectDeleteMarker"))
        }
        (None, false) if written.child("ExpiredObjectDeleteMarker").is_none() => {
            Err(Error::malformed_xml("an Expiration has neither Days nor a Date"))
        }
        found => Ok(found),
    }
}

fn transitions(rule: &Element, name: &str, days: &str) -> Result<Vec<Transition>, Error> {
    let read = |written: &Element| {
        let missing = || Error::malformed_xml(format!("a {name} has neither {days} nor a Date"));
        let due = due(written, days, 0)?.ok_or_else(missing)?;
        let word = elements::word(written, "StorageClass")?;
        let class = StorageClass::parse(word).filter(|class| CLASSES.contains(&class.word()));
        let wrong = || Error::invalid_argument(format!("StorageClass {word:?} is not one of {CLASSES:?}"));
        Ok(Transition { due, class: class.ok_or_else(wrong)? })
    };
    rule.children_named(name).map(read).collect()
}

/// The time in `Days` or `Date`.
fn due(written: &Element, name: &str, least: i64) -> Result<Option<Due>, Error> {
    match (days(written, name, least)?, written.word_of("Date")) {
        (Some(_), Some(_)) => Err(both_ways("Days and Date stand in one action")),
        (days, None) => Ok(days),
        (None, Some(date)) => {
            let wrong = |_| {
                Error::malformed_xml(format!("Date {date:?} is not of the form 2007-12-01T00:00:00.000Z"))
            };
            let time: Timestamp = date.parse().map_err(wrong)?;
            Ok(Some(Due::At(UnixSeconds(time.as_second()))))
        }
    }
}

fn days(written: &Element, name: &str, least: i64) -> Result<Option<Due>, Error> {
    Ok(elements::number(written, name, least..=*DAYS.end())?.map(Due::Days))
}

fn both_ways(reason: &'static str) -> Error {
    Error::new(&rows::INVALID_ARGUMENT_3, reason)
}

/// Within a rule, all actions on newest versions count in days or all by dates, and nothing moves when it is
/// gone.
fn check_order(rule: &LifecycleRule) -> Result<(), Error> {
    let actions =
        [(rule.expiration, &rule.transitions), (rule.noncurrent_expiration, &rule.noncurrent_transitions)];
    for (end, moves) in actions {
        let is_date = |due: Due| matches!(due, Due::At(_));
        let mut dues = moves.iter().map(|transition| transition.due).chain(end);
        let first = dues.next();
        if first.is_some_and(|first| dues.any(|due| is_date(due) != is_date(first))) {
            return Err(both_ways("a rule counts in Days or by Dates, not by both"));
        }
        let start = UnixSeconds(0);
        if end.is_some_and(|end| moves.iter().any(|moved| moved.due.after(start) >= end.after(start))) {
            return Err(both_ways("a transition comes no sooner than the deletion"));
        }
    }
    Ok(())
}
