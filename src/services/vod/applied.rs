//! What Apply answers: paths, bucket, credentials, session key. Keys in the captured order.

use std::sync::Arc;

use serde::Serialize;

use crate::catalog::limits::{STORAGE_SIGNATURE_TTL, VOD_CREDENTIALS_TTL};
use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::cos_json;
use crate::domain::auth::credentials::Grant;
use crate::domain::ids::VodSessionKey;
use crate::domain::policy::document::Policy;
use crate::domain::vod::session::{Piece, Session};
use crate::primitives::memory::Reservation;
use crate::primitives::names::{VOD_STORAGE_APPID, short_region};
use crate::primitives::time::UnixSeconds;
use crate::services::vod::answer;
use crate::wire::response::Response;

/// The host clients commit to.
const DOMAIN: &str = "vod2.qcloud.com";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Data<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    video: Option<Target>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cover: Option<Target>,
    storage_app_id: u32,
    storage_bucket: &'a str,
    storage_region: &'a str,
    #[serde(rename = "storageRegionV5")]
    storage_region_v5: &'a str,
    #[serde(rename = "StorageRegionV5", skip_serializing_if = "Option::is_none")]
    storage_region_v5_again: Option<&'a str>,
    domain: &'static str,
    vod_session_key: &'a VodSessionKey,
    temp_certificate: TempCertificate<'a>,
    app_id: u32,
    timestamp: UnixSeconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    cos_acc: Option<CosAcc<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    storage_upload_domain: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Target {
    storage_signature: String,
    storage_path: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TempCertificate<'a> {
    secret_id: &'a str,
    secret_key: &'a str,
    token: &'a str,
    expired_time: UnixSeconds,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CosAcc<'a> {
    is_open: u8,
    domain: &'a str,
}

/// The answer for a session, with fresh credentials.
pub(super) fn answer(app: &App, paid: Reservation, account: &Arc<Account>, session: &Session) -> Response {
    let (now, options) = (app.clock.now(), &account.options.vod);
    let directory = session.application.directory.trim_end_matches('/');
    let grant = Grant {
        appid: VOD_STORAGE_APPID,
        bucket: Some(session.application.bucket.clone()),
        policy: Some(Arc::new(Policy::of_directory(&session.application.bucket, directory))),
        seconds: VOD_CREDENTIALS_TTL,
    };
    let temporary = app.credentials.issue(paid, account, grant, &app.ids, now);
    let delegate = account.storage_delegate();
    let target = |piece: &Piece| target(app, &delegate, session, piece, now);
    let state = session.state.lock();
    let (video, cover) = (state.video.as_ref().map(target), state.cover.as_ref().map(target));
    drop(state);
    let mut response = answer::success(Data {
        video,
        cover,
        storage_app_id: VOD_STORAGE_APPID.0,
        storage_bucket: &session.application.bucket.name,
        storage_region: short_region(&session.application.region),
        storage_region_v5: &session.application.region,
        storage_region_v5_again: options
            .emit_storage_region_v5
            .then_some(session.application.region.as_str()),
        domain: DOMAIN,
        vod_session_key: &session.key,
        temp_certificate: TempCertificate {
            secret_id: &temporary.account.secret_id,
            secret_key: &temporary.account.secret_key,
            token: &temporary.token,
            expired_time: temporary.expires,
        },
        app_id: session.application.parameters.app.0,
        timestamp: now,
        cos_acc: options.cos_acc_domain.as_deref().map(|domain| CosAcc { is_open: 1, domain }),
        storage_upload_domain: options.storage_upload_domain.as_deref(),
    });
    response.about = Some(Box::new((session.application.bucket.clone(), session.main_key())));
    response
}

/// A path, and a signature of the JSON API for it: many uses, bound to the path.
fn target(app: &App, delegate: &Account, session: &Session, piece: &Piece, now: UnixSeconds) -> Target {
    let storage_path = format!("/{}", piece.key);
    let grant = cos_json::Grant {
        appid: VOD_STORAGE_APPID,
        bucket: &session.application.bucket.name,
        secret_id: &delegate.secret_id,
        expires: now.plus(STORAGE_SIGNATURE_TTL),
        issued: now,
        random: app.ids.nonce(),
        file: &format!("/{VOD_STORAGE_APPID}/{}{storage_path}", session.application.bucket.name),
    };
    Target { storage_signature: cos_json::sign(&grant.plaintext(), &delegate.secret_key), storage_path }
}
