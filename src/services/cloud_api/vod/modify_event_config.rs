//! `ModifyEventConfig`: sets how an app's events leave it. From then on `vod.callback_url` decides nothing.

use serde::Deserialize;

use crate::catalog::cloud_api as rows;
use crate::domain::accounts::is_callback_url;
use crate::domain::vod::event_config::EventMode;
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Changes an app's event settings; what is absent stays.
///
/// Errors: `InvalidParameter` for words, URLs and keys that are not of their form.
pub(crate) struct ModifyEventConfig;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameters {
    sub_app_id: Option<u64>,
    mode: Option<String>,
    notification_url: Option<String>,
    upload_media_complete_event_switch: Option<String>,
    delete_media_complete_event_switch: Option<String>,
    persistence_complete_event_switch: Option<String>,
    sign_key: Option<String>,
}

/// A call.
pub(crate) struct Input {
    sub_app_id: Option<u64>,
    mode: Option<EventMode>,
    url: Option<String>,
    upload: Option<bool>,
    delete: Option<bool>,
    persistence: Option<bool>,
    sign_key: Option<String>,
}

/// Characters of a sign key.
const KEY_MAX: usize = 32;

impl Operation for ModifyEventConfig {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::MODIFY_EVENT_CONFIG,
        ..OperationSpec::new(
            "modify_event_config",
            "Sets how an app's events leave it.",
            "https://cloud.tencent.com/document/product/266/55245",
            Route::Action("ModifyEventConfig"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        checked(request.params.input()?)
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let configs = &ctx.app.vod.event_configs;
        configs.change(app, &ctx.caller.account().options.vod, |config| {
            config.mode = input.mode.unwrap_or(config.mode);
            config.upload = input.upload.unwrap_or(config.upload);
            config.delete = input.delete.unwrap_or(config.delete);
            config.persistence = input.persistence.unwrap_or(config.persistence);
            input.url.into_iter().for_each(|url| config.url = url);
            input.sign_key.into_iter().for_each(|key| config.sign_key = key);
        });
        Ok(answer(&ctx.app, Nothing {}))
    }
}

fn wrong(name: &str, rule: impl Into<String>) -> Error {
    Error::filled(
        &rows::INVALID_PARAMETER,
        vec![name.into(), "string".into()],
        format!("{name}: {}", rule.into()),
    )
}

fn switch(name: &str, word: Option<String>) -> Result<Option<bool>, Error> {
    let read = |word: String| match &*word {
        "ON" => Ok(true),
        "OFF" => Ok(false),
        _ => Err(wrong(name, format!("{word:?} is neither ON nor OFF"))),
    };
    word.map(read).transpose()
}

fn checked(given: Parameters) -> Result<Input, Error> {
    let mode = |word: String| match &*word {
        "PUSH" => Ok(EventMode::Push),
        "PULL" => Ok(EventMode::Pull),
        _ => Err(wrong("Mode", format!("{word:?} is neither PUSH nor PULL"))),
    };
    if let Some(url) =
        given.notification_url.as_deref().filter(|url| !url.is_empty() && !is_callback_url(url))
    {
        return Err(wrong(
            "NotificationUrl",
            format!("{url:?} is not a URL; write http://127.0.0.1:9000/callback"),
        ));
    }
    if let Some(key) = &given.sign_key {
        let is_sound = key.len() <= KEY_MAX && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_sound {
            return Err(wrong("SignKey", format!("it has at most {KEY_MAX} letters and digits")));
        }
    }
    Ok(Input {
        sub_app_id: given.sub_app_id,
        mode: given.mode.map(mode).transpose()?,
        url: given.notification_url,
        upload: switch("UploadMediaCompleteEventSwitch", given.upload_media_complete_event_switch)?,
        delete: switch("DeleteMediaCompleteEventSwitch", given.delete_media_complete_event_switch)?,
        persistence: switch("PersistenceCompleteEventSwitch", given.persistence_complete_event_switch)?,
        sign_key: given.sign_key,
    })
}
