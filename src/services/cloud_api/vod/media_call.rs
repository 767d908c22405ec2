//! What actions on media have in common: the app, file ids, times, play URLs.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::catalog::{ErrorRow, cloud_api as rows};
use crate::domain::accounts::VodApp;
use crate::domain::flows::settle::settle;
use crate::domain::flows::shapes::{NEVER, class_path};
use crate::domain::vod::media::Media;
use crate::primitives::time::UnixSeconds;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::service::CloudApi;
use crate::services::service::Ctx;

/// The app of a call, once every task whose time has come has ended. `row` words a `SubAppId` that cannot be
/// used.
pub(super) fn app_of(
    ctx: &Ctx<CloudApi>,
    sub_app_id: Option<u64>,
    row: &'static ErrorRow,
) -> Result<VodApp, Error> {
    let app = VodApp::resolve(ctx.caller.account(), sub_app_id)
        .map_err(|error| Error::new(row, format!("SubAppId: {error}")))?;
    settle(&ctx.app);
    Ok(app)
}

/// What the play URLs of an app's media begin with.
pub(super) fn root(ctx: &Ctx<CloudApi>, app: VodApp) -> String {
    ctx.urls().root(&format!("{}.vod2.myqcloud.com", app.app))
}

/// The media with this file id, which may be any text; none that the app does not have.
pub(super) fn find(ctx: &Ctx<CloudApi>, app: VodApp, file_id: &str) -> Option<Arc<Media>> {
    ctx.app.vod.media.get(app.app, file_id.parse().ok()?, ctx.app.clock.now())
}

/// The media with this file id; `row` words that the app has none.
pub(super) fn require(
    ctx: &Ctx<CloudApi>,
    app: VodApp,
    file_id: &str,
    row: &'static ErrorRow,
) -> Result<Arc<Media>, Error> {
    let reason = || format!("app {} has no media with the FileId {file_id:?}", app.app);
    find(ctx, app, file_id).ok_or_else(|| Error::new(row, reason()))
}

/// Checks that the app has the class.
///
/// # Errors
/// `InvalidParameterValue`.
pub(super) fn check_class(ctx: &Ctx<CloudApi>, app: VodApp, class_id: Option<i64>) -> Result<(), Error> {
    let Some(id) = class_id else { return Ok(()) };
    if !class_path(&ctx.app, app, id).is_empty() {
        return Ok(());
    }
    let reason = format!("ClassId: app {} has no class {id}; CreateClass makes one", app.app);
    Err(Error::invalid_value("ClassId", &id.to_string(), reason))
}

/// A time of ISO 8601, with `Z` or an offset; `row` words any other text.
pub(super) fn time(name: &str, text: &str, row: &'static ErrorRow) -> Result<UnixSeconds, Error> {
    // A date alone is no time here.
    let parsed = text.contains('T').then(|| UnixSeconds::parse(text)).flatten();
    parsed.ok_or_else(|| {
        wrong(row, name, text, format!("{name}: {text:?} is no time like 2026-01-31T08:00:00Z"))
    })
}

/// When media shall cease to exist; none for the time that means never.
pub(super) fn expiry(text: &str, row: &'static ErrorRow) -> Result<Option<UnixSeconds>, Error> {
    if text == NEVER {
        return Ok(None);
    }
    time("ExpireTime", text, row).map(Some)
}

/// A span of times.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct TimeRange {
    pub after: Option<String>,
    pub before: Option<String>,
}

/// Beginning and end of a span, both of which belong to it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    pub after: Option<UnixSeconds>,
    pub before: Option<UnixSeconds>,
}

impl Span {
    /// Reads a range; `row` words a time that is none.
    pub(super) fn of(name: &str, range: Option<&TimeRange>, row: &'static ErrorRow) -> Result<Self, Error> {
        let Some(range) = range else { return Ok(Self::default()) };
        let bound = |end: &str, text: &Option<String>| {
            text.as_deref().map(|text| time(&format!("{name}.{end}"), text, row)).transpose()
        };
        Ok(Self { after: bound("After", &range.after)?, before: bound("Before", &range.before)? })
    }

    pub(super) fn holds(&self, time: UnixSeconds) -> bool {
        self.after.is_none_or(|after| time >= after) && self.before.is_none_or(|before| time <= before)
    }
}

/// `Sort`.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct SortBy {
    pub field: String,
    pub order: String,
}

impl SortBy {
    /// Whether the order descends; `row` words an order or a field that there is not.
    pub(super) fn descends(&self, fields: &[&str], row: &'static ErrorRow) -> Result<bool, Error> {
        if !fields.contains(&&*self.field) {
            let reason = format!("Sort.Field is one of {}, not {:?}", fields.join(", "), self.field);
            return Err(wrong(row, "Sort.Field", &self.field, reason));
        }
        match &*self.order {
            "Asc" => Ok(false),
            "Desc" => Ok(true),
            other => {
                Err(wrong(row, "Sort.Order", other, format!("Sort.Order is Asc or Desc, not {other:?}")))
            }
        }
    }
}

/// Refuses a text of more than `most` characters.
pub(super) fn short(name: &str, text: &str, most: usize, row: &'static ErrorRow) -> Result<(), Error> {
    match text.chars().count() {
        count if count > most => {
            Err(wrong(row, name, text, format!("{name} has at most {most} characters, not {count}")))
        }
        _ => Ok(()),
    }
}

/// Refuses a list of more than `most` elements, or one of more than `length` characters.
pub(super) fn list(
    name: &str,
    items: &[String],
    most: usize,
    length: usize,
    row: &'static ErrorRow,
) -> Result<(), Error> {
    if items.len() > most {
        let reason = format!("{name} has at most {most} elements, not {}", items.len());
        return Err(wrong(row, name, &items.join(","), reason));
    }
    items.iter().try_for_each(|item| short(name, item, length, row))
}

/// Refuses a value that is not one of `known`.
pub(super) fn among(name: &str, value: &str, known: &[&str], row: &'static ErrorRow) -> Result<(), Error> {
    if known.contains(&value) {
        return Ok(());
    }
    Err(wrong(row, name, value, format!("{name}: {value:?} is not one of {}", known.join(", "))))
}

/// An error whose text may name the value and the parameter.
fn wrong(row: &'static ErrorRow, name: &str, value: &str, reason: String) -> Error {
    Error::filled(row, vec![value.into(), name.into()], reason)
}

/// A picture in base64 with the extension of its type: GIF, JPEG or PNG.
pub(super) fn picture(data: &str) -> Result<(Vec<u8>, &'static str), Error> {
    let wrong = |reason: &str| {
        Error::new(&rows::INVALID_PARAMETER_VALUE_IMAGE_DECODE_ERROR, format!("CoverData {reason}"))
    };
    let bytes = STANDARD.decode(data).map_err(|_| wrong("is not base64"))?;
    match infer::get(&bytes).map(|kind| kind.mime_type()) {
        Some("image/gif") => Ok((bytes, "gif")),
        Some("image/jpeg") => Ok((bytes, "jpg")),
        Some("image/png") => Ok((bytes, "png")),
        _ => Err(wrong("is neither GIF nor JPEG nor PNG")),
    }
}
