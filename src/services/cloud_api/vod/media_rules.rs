//! The rules of a search: media must satisfy all, and one element of each list is enough.

use serde::Deserialize;

use crate::catalog::{ErrorRow, cloud_api as rows};
use crate::domain::accounts::VodApp;
use crate::domain::flows::shapes::{UPLOAD, class_and_below};
use crate::domain::vod::media::Media;
use crate::domain::vod::media_types::Category;
use crate::primitives::names::long_region;
use crate::primitives::time::UnixSeconds;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::service::CloudApi;
use crate::services::cloud_api::vod::media_call::{SortBy, Span, TimeRange, among, list, short, time};
use crate::services::service::Ctx;

/// Words of `SourceTypes`: only uploads exist here.
const SOURCES: [&str; 5] = ["Record", UPLOAD, "VideoProcessing", "TrtcRecord", "WebPageRecord"];
const STATUSES: [&str; 3] = ["Normal", "SystemForbidden", "Forbidden"];
const STORAGE_CLASSES: [&str; 4] = ["STANDARD", "STANDARD_IA", "ARCHIVE", "DEEP_ARCHIVE"];
const REVIEWS: [&str; 4] = ["pass", "review", "block", "notModerated"];

/// Parameters of a search as they are given.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Given {
    pub sub_app_id: Option<u64>,
    pub file_ids: Option<Vec<String>>,
    pub names: Option<Vec<String>>,
    pub name_prefixes: Option<Vec<String>>,
    pub descriptions: Option<Vec<String>>,
    pub class_ids: Option<Vec<i64>>,
    pub tags: Option<Vec<String>>,
    pub categories: Option<Vec<String>>,
    pub source_types: Option<Vec<String>>,
    pub stream_ids: Option<Vec<String>>,
    pub create_time: Option<TimeRange>,
    pub expire_time: Option<TimeRange>,
    pub storage_regions: Option<Vec<String>>,
    pub storage_classes: Option<Vec<String>>,
    pub media_types: Option<Vec<String>>,
    pub status: Option<Vec<String>>,
    pub review_results: Option<Vec<String>>,
    pub trtc_sdk_app_ids: Option<Vec<u64>>,
    pub trtc_room_ids: Option<Vec<String>>,
    pub filters: Option<Vec<String>>,
    pub sort: Option<SortBy>,
    pub offset: Option<u64>,
    pub limit: Option<u64>,
    pub text: Option<String>,
    pub source_type: Option<String>,
    pub stream_id: Option<String>,
    pub start_time: Option<String>,
    pub end_time: Option<String>,
    pub vids: Option<Vec<String>>,
    pub vid: Option<String>,
    pub stream_domains: Option<Vec<String>>,
    pub stream_paths: Option<Vec<String>>,
    pub knowledge_bases: Option<Vec<String>>,
}

/// The rules of a search. An empty list is no rule.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    file_ids: Vec<String>,
    names: Vec<String>,
    name_prefixes: Vec<String>,
    descriptions: Vec<String>,
    text: String,
    class_ids: Vec<i64>,
    tags: Vec<String>,
    categories: Vec<String>,
    media_types: Vec<String>,
    storage_regions: Vec<String>,
    statuses: Vec<String>,
    created: Span,
    /// End of `created` that does not belong to it.
    before: Option<UnixSeconds>,
    expires: Span,
    /// A rule that no uploaded media satisfy.
    asks_for_others: bool,
}

impl Rules {
    pub(super) fn parse(given: Given) -> Result<Self, Error> {
        let asks_for_others = asks_for_others(&given)?;
        let texts = texts(&given)?;
        let start = &rows::INVALID_PARAMETER_VALUE_START_TIME;
        let mut created = Span::of("CreateTime", given.create_time.as_ref(), start)?;
        let bound = |name: &str, text: &Option<String>, row: &'static ErrorRow| {
            text.as_deref().map(|text| time(name, text, row)).transpose()
        };
        let (from, to) = (
            bound("StartTime", &given.start_time, start)?,
            bound("EndTime", &given.end_time, &rows::INVALID_PARAMETER_VALUE_END_TIME)?,
        );
        // The newer parameters win.
        created.after = created.after.or(from);
        let before = to.filter(|_| created.before.is_none());
        let classes = given.class_ids.unwrap_or_default();
        if classes.len() > 10 {
            let reason = format!("ClassIds has at most 10 elements, not {}", classes.len());
            return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_CLASS_IDS, reason));
        }
        let expires = Span::of("ExpireTime", given.expire_time.as_ref(), start)?;
        Ok(Self { class_ids: classes, created, before, expires, asks_for_others, ..texts })
    }

    /// The rules with all subclasses of their classes.
    pub(super) fn of_app(mut self, ctx: &Ctx<CloudApi>, app: VodApp) -> Self {
        let below = |id: &i64| class_and_below(&ctx.app, app, *id);
        self.class_ids = self.class_ids.iter().flat_map(below).collect();
        self
    }

    pub(super) fn hold(&self, media: &Media) -> bool {
        let info = &media.info;
        let any =
            |list: &[String], holds: &dyn Fn(&String) -> bool| list.is_empty() || list.iter().any(holds);
        let id = media.file_id.to_string();
        let status = if info.is_forbidden { "Forbidden" } else { "Normal" };
        let contains = |text: &str, part: &str| text.to_lowercase().contains(&part.to_lowercase());
        let expires = || info.expires.is_some_and(|expires| self.expires.holds(expires));
        let is_unbound = self.expires.after.is_none() && self.expires.before.is_none();
        !self.asks_for_others
            && any(&self.file_ids, &|it| *it == id)
            && any(&self.names, &|it| contains(&info.name, it))
            && any(&self.name_prefixes, &|it| info.name.starts_with(it.as_str()))
            && any(&self.descriptions, &|it| contains(&info.description, it))
            && (contains(&info.name, &self.text) || contains(&info.description, &self.text))
            && (self.class_ids.is_empty() || self.class_ids.contains(&info.class_id))
            && any(&self.tags, &|it| info.tags.contains(it))
            && any(&self.categories, &|it| it == media.category().text())
            && any(&self.media_types, &|it| it.eq_ignore_ascii_case(&media.video.file_type))
            && any(&self.storage_regions, &|it| long_region(it) == media.region)
            && any(&self.statuses, &|it| it == status)
            && self.created.holds(media.created)
            && self.before.is_none_or(|before| media.created < before)
            && (is_unbound || expires())
    }

    /// How many of the texts that are searched for match: the better a match, the earlier it comes.
    pub(super) fn matches(&self, media: &Media) -> usize {
        let found = |list: &[String], text: &str| {
            let text = text.to_lowercase();
            list.iter().filter(|part| text.contains(&part.to_lowercase())).count()
        };
        found(&self.names, &media.info.name) + found(&self.descriptions, &media.info.description)
    }
}

/// The rules on texts, within their limits.
fn texts(given: &Given) -> Result<Rules, Error> {
    let checked = |name: &str, items: &Option<Vec<String>>, most, length, row: &'static ErrorRow| {
        let items = items.clone().unwrap_or_default();
        list(name, &items, most, length, row).map(|()| items)
    };
    let value = &rows::INVALID_PARAMETER_VALUE_TYPES;
    let text = given.text.clone().unwrap_or_default();
    short("Text", &text, 64, &rows::INVALID_PARAMETER_VALUE_TEXT)?;
    let names = &rows::INVALID_PARAMETER_VALUE_NAMES;
    let categories = given.categories.clone().unwrap_or_default();
    let known = Category::ALL.map(Category::text);
    for category in &categories {
        among("Categories", category, &known, &rows::INVALID_PARAMETER_VALUE_CATEGORIES)?;
    }
    let regions = &rows::INVALID_PARAMETER_VALUE_STORAGE_REGIONS;
    Ok(Rules {
        file_ids: checked("FileIds", &given.file_ids, 10, 40, &rows::INVALID_PARAMETER_VALUE_FILE_IDS)?,
        names: checked("Names", &given.names, 10, 100, names)?,
        name_prefixes: checked(
            "NamePrefixes",
            &given.name_prefixes,
            10,
            100,
            &rows::INVALID_PARAMETER_VALUE_NAME_PREFIXES,
        )?,
        descriptions: checked("Descriptions", &given.descriptions, 10, 100, names)?,
        tags: checked("Tags", &given.tags, 16, 32, &rows::INVALID_PARAMETER_VALUE_TAGS)?,
        media_types: checked("MediaTypes", &given.media_types, 10, 40, value)?,
        storage_regions: checked("StorageRegions", &given.storage_regions, 20, 20, regions)?,
        statuses: words("Status", &given.status, &STATUSES)?,
        categories,
        text,
        ..Rules::default()
    })
}

/// A list of words that are all known.
fn words(name: &str, given: &Option<Vec<String>>, known: &[&str]) -> Result<Vec<String>, Error> {
    let given = given.clone().unwrap_or_default();
    match given.iter().find(|word| !known.contains(&word.as_str())) {
        Some(word) => {
            let reason = format!("{name}: {word:?} is not one of {}", known.join(", "));
            Err(Error::invalid_value(name, word, reason))
        }
        None => Ok(given),
    }
}

/// Whether a rule asks for what no uploaded media are: recordings, other storage classes, reviewed media.
fn asks_for_others(given: &Given) -> Result<bool, Error> {
    let row = &rows::INVALID_PARAMETER_VALUE_SOURCE_TYPES;
    let sources = given.source_types.clone().unwrap_or_default();
    list("SourceTypes", &sources, 10, 40, row)?;
    sources.iter().try_for_each(|source| among("SourceTypes", source, &SOURCES, row))?;
    let source = given.source_type.as_deref().filter(|source| !source.is_empty());
    if let Some(source) = source {
        among("SourceType", source, &SOURCES, &rows::INVALID_PARAMETER_VALUE_SOURCE_TYPE)?;
    }
    let streams = given.stream_ids.clone().unwrap_or_default();
    list("StreamIds", &streams, 10, 255, &rows::INVALID_PARAMETER_VALUE_STREAM_IDS)?;
    let classes = words("StorageClasses", &given.storage_classes, &STORAGE_CLASSES)?;
    let reviews = words("ReviewResults", &given.review_results, &REVIEWS)?;
    let lacks = |list: &[String], own: &str| !list.is_empty() && !list.iter().any(|word| word == own);
    // No media has a Vid here.
    let recorded = [
        &given.vids,
        &given.trtc_room_ids,
        &given.stream_domains,
        &given.stream_paths,
        &given.knowledge_bases,
    ];
    Ok(lacks(&sources, UPLOAD)
        || source.is_some_and(|source| source != UPLOAD)
        || !streams.is_empty()
        || [&given.stream_id, &given.vid].into_iter().flatten().any(|id| !id.is_empty())
        || lacks(&classes, "STANDARD")
        || lacks(&reviews, "notModerated")
        || given.trtc_sdk_app_ids.as_ref().is_some_and(|ids| !ids.is_empty())
        || recorded.into_iter().flatten().any(|list| !list.is_empty()))
}
