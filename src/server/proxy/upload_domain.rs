//! The host to which VOD clients of an account upload objects: the option `vod.storage_upload_domain`, sent
//! as `storageUploadDomain`.
//!
//! It replaces the host of any bucket. The bucket is found by the key, which begins with the bucket's name;
//! without a key, by the temporary key that signs, which is for one bucket.

use crate::domain::App;
use crate::domain::vod::naming;
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID, long_region};
use crate::server::io::connection_context::Arrival;
use crate::server::shared::Shared;
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Service;
use crate::wire::host::{CosHost, Role, VendorHost, without_port};
use crate::wire::request::RequestHead;

/// The bucket host that a request to an upload domain is meant for. On a domain that is one of the server's
/// own hosts, only requests of an upload are.
pub(crate) fn stands_for(
    shared: &Shared,
    head: &RequestHead,
    arrival: Arrival,
    proxied: bool,
) -> Option<VendorHost> {
    let app = &shared.app;
    let name = match &head.vendor {
        None => without_port(&head.authority),
        Some(VendorHost { name, role: Role::NotPlayed }) => name,
        Some(_) => return None,
    };
    let carried = (proxied || arrival.tunnelled) && !shared.is_here(&head.authority, arrival);
    let is_refused = head.vendor.is_some() || carried;
    let by_key = || (is_refused || head.path == "/").then(|| of_key(app, head)).flatten();
    let hands_out =
        |owner: AppId| app.accounts.by_appid(owner).is_some_and(|it| it.options.vod.hands_out(name));
    let uploads = of_path(app, &head.path).or_else(by_key).filter(|(_, owner)| hands_out(*owner));
    let bucket = match uploads {
        Some((bucket, _)) => bucket,
        None if is_refused => usual(app, name)?,
        None => return None,
    };
    let role = Role::Cos(CosHost::Bucket { label: bucket.to_string(), region: None });
    Some(VendorHost { name: name.to_owned(), role })
}

/// Whether `authority` is the upload domain of an account.
pub(crate) fn is_handed_out(app: &App, authority: &str) -> bool {
    usual(app, without_port(authority)).is_some()
}

/// The storage bucket that a key begins with, and its owner.
fn of_path(app: &App, path: &str) -> Option<(BucketId, AppId)> {
    // One SDK writes the slashes of a key as `%2F`.
    let path = path.trim_start_matches('/');
    let name = path.split(['/', '%']).next().filter(|name| naming::is_bucket(name))?;
    let bucket = app.store.bucket(&BucketId::new(VOD_STORAGE_APPID, name)).ok()?;
    Some((bucket.id.clone(), bucket.owner))
}

/// The storage bucket of the temporary key that signs a request, and its owner.
fn of_key(app: &App, head: &RequestHead) -> Option<(BucketId, AppId)> {
    let key = app.credentials.by_secret_id(&CosXml::secret_id(head, None)?)?;
    let bucket = key.bucket.clone().filter(|bucket| bucket.appid == VOD_STORAGE_APPID)?;
    Some((bucket, key.account.owner()))
}

/// The default storage bucket of the account with the upload domain `name`, for requests without key and
/// signature.
fn usual(app: &App, name: &str) -> Option<BucketId> {
    let account = app.accounts.list().into_iter().find(|account| account.options.vod.hands_out(name))?;
    Some(naming::bucket(account.appid, long_region(&account.options.vod.region)))
}
