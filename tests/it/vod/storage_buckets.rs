//! VOD's storage buckets share one AppId; each is open only to the account whose uploads it keeps.

use cosplay::internals::config::written::DEMO_APPID;
use cosplay::internals::domain::auth::vod::{Grant, sign};
use cosplay::internals::domain::auth::{cos_json, cos_xml};
use cosplay::internals::primitives::names::VOD_STORAGE_APPID;
use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::Value;

use crate::support::http::Request;
use crate::support::vod::{apply, call, signed, storage_host, text, upload, video, with_temporary_key};
use crate::support::{NOW, OTHER_SECRET_ID, OTHER_SECRET_KEY, World};

/// A video of the second account, uploaded and not committed.
fn upload_of_other(world: &World) -> Value {
    let grant = Grant {
        secret_id: OTHER_SECRET_ID,
        issued: UnixSeconds(NOW),
        expires: UnixSeconds(NOW + 60),
        random: 1,
        procedure: None,
        more: &[],
    };
    let signature = sign(&grant.plaintext(), OTHER_SECRET_KEY);
    let applied = world.send(call("ApplyUploadUGC", &signed(&signature, video(5)))).data();
    upload(world, &applied, "video", b"video");
    applied
}

#[test]
fn the_json_api_opens_a_storage_bucket_to_its_account_only() {
    let world = World::new();
    let theirs = upload_of_other(&world);
    let ours = world.send(apply(video(5))).data();
    upload(&world, &ours, "video", b"video");
    let delegate = world.app.accounts.by_appid(DEMO_APPID).unwrap().storage_delegate();
    let stat = |applied: &Value| {
        let bucket = text(applied, "/storageBucket");
        let grant = cos_json::Grant {
            appid: VOD_STORAGE_APPID,
            bucket,
            secret_id: &delegate.secret_id,
            expires: UnixSeconds(NOW + 3600),
            issued: UnixSeconds(NOW),
            random: 1,
            file: "",
        };
        let path = format!("/files/v2/{VOD_STORAGE_APPID}/{bucket}{}", text(applied, "/video/storagePath"));
        let signature = cos_json::sign(&grant.plaintext(), &delegate.secret_key);
        let host = format!("{}.file.myqcloud.com", text(applied, "/storageRegion"));
        world.send(Request::get(format!("{path}?op=stat")).signed(&signature).header("Host", &host))
    };
    assert_eq!(stat(&ours).code(), 0);
    let refused = stat(&theirs);
    assert_eq!((refused.status, refused.code()), (400, -62), "{}", refused.text());
}

#[test]
fn the_xml_api_opens_a_storage_bucket_to_its_account_only() {
    let world = World::new();
    let theirs = upload_of_other(&world);
    let ours = world.send(apply(video(5))).data();
    let get = || Request::get(text(&theirs, "/video/storagePath"));
    let host = storage_host(&theirs);
    let delegate = world.app.accounts.by_appid(DEMO_APPID).unwrap().storage_delegate();
    let permanent = cos_xml::Grant {
        secret_id: &delegate.secret_id,
        secret_key: &delegate.secret_key,
        ..crate::support::xml::grant()
    };
    let by_permanent = crate::support::xml::signed(get().header("Host", &host), &permanent);
    for foreign in [with_temporary_key(&ours, &host, get()), by_permanent] {
        let refused = world.send(foreign);
        assert_eq!((refused.status, refused.word()), (403, "AccessDenied"), "{}", refused.text());
    }
    assert_eq!(world.send(with_temporary_key(&theirs, &host, get())).text(), "video");
}
