//! VOD: upload signatures, request bodies, and the members of answers.

use cosplay::internals::primitives::time::UnixSeconds;
use std::sync::Arc;

use crate::handle;
use bytes::Bytes;
use cosplay::internals::config::written::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::App;
use cosplay::internals::domain::accounts::{Account, AccountOptions};
use cosplay::internals::domain::auth::vod::{Signature, sign, verify};
use cosplay::internals::domain::clock::{Clock, Mode};
use cosplay::internals::domain::vod::procedure::Template;
use cosplay::internals::services::vod::service::Vod;
use cosplay::internals::wire::host::VendorHost;
use cosplay::internals::wire::read::Received;
use cosplay::internals::wire::request::RequestHead;
use cosplay::internals::wire::response::Response;
use http::{HeaderMap, Method};

/// When everything happens.
pub const NOW: i64 = 1_700_000_000;

/// A world with the demo account.
pub fn app() -> Arc<App> {
    let app = App::new(
        Clock::new(Mode::Frozen { now: UnixSeconds(NOW) }),
        1,
        1 << 24,
        cosplay::internals::services::names(),
    );
    app.accounts.insert(Account::new(DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY, AccountOptions::default()));
    Arc::new(app)
}

/// Performs a request, from its URL to its response.
pub fn perform(app: &Arc<App>, host: &str, method: Method, target: &str, body: &[u8]) -> Response {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let head = RequestHead {
        method,
        path: path.into(),
        query: query.into(),
        headers: HeaderMap::new(),
        authority: host.into(),
        connection: 1,
        peer: [127, 0, 0, 1].into(),
        tls: None,
        vendor: VendorHost::parse(host),
        vendor_in_path: false,
        unknown_host: false,
        untrusted_host: false,
    };
    let mut received = Received { body: Bytes::copy_from_slice(body), ..Received::default() };
    received.fields.push_pairs(query.as_bytes());
    handle::<Vod>(app, head, received)
}

/// A signature from anybody: decodes to what was sent or not at all, and is good only if the demo key made
/// it.
pub fn vod_signature(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let app = app();
    let check = |carried: &str| verify(carried, &app.accounts, |_, _| false, UnixSeconds(NOW));
    assert!(check(&text).is_err(), "nobody guesses an HMAC: {text:?}");
    assert!(check(&sign(&text, "another key")).is_err(), "signed with another key: {text:?}");
    let ours = sign(&text, DEMO_SECRET_KEY);
    let Ok(signature) = Signature::decode(&ours) else {
        assert!(check(&ours).is_err());
        return;
    };
    assert_eq!(signature.plaintext, text);
    if let Ok(verified) = check(&ours) {
        assert_eq!(signature.secret_id, DEMO_SECRET_ID);
        assert!(signature.expires >= UnixSeconds(NOW) && signature.expires > signature.issued);
        assert!(verified.parameters.source_context.chars().count() <= 250);
        assert!((-10..=10).contains(&verified.parameters.task_priority));
        let _ = Template::find(&[], &verified.parameters.procedure);
    }
}

/// A body from anybody, to every face: answered, without a panic, and nothing becomes media.
pub fn vod_body(data: &[u8]) {
    let app = app();
    let targets = [
        ("vod2.qcloud.com", "/v3/index.php?Action=PrepareUploadUGC"),
        ("vod2.qcloud.com", "/v3/index.php?Action=ApplyUploadUGC"),
        ("vod2.qcloud.com", "/v3/index.php?Action=CommitUploadUGC"),
        ("livedemo.tim.qq.com", "/interface.php"),
        ("localhost", "/mock/signature?shape=UploadSign"),
        ("vodreport.qcloud.com", "/ugcupload"),
    ];
    for (host, target) in targets {
        let reply = perform(&app, host, Method::POST, target, data);
        assert!(reply.status.as_u16() < 500, "{host} {target}");
    }
}

/// The members of a call that is signed by the demo account.
pub fn vod_members(data: &[u8]) {
    let Ok(mut members) = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(data) else {
        return;
    };
    let text = format!("secretId={DEMO_SECRET_ID}&currentTimeStamp={NOW}&expireTime={}&random=1", NOW + 60);
    members.insert("signature".into(), sign(&text, DEMO_SECRET_KEY).into());
    let body = serde_json::Value::Object(members).to_string();
    let app = app();
    let reply = perform(
        &app,
        "vod2.qcloud.com",
        Method::POST,
        "/v3/index.php?Action=ApplyUploadUGC",
        body.as_bytes(),
    );
    let answer: Vec<u8> = reply.body.pieces().iter().flat_map(|piece| piece.to_vec()).collect();
    let answer: serde_json::Value = serde_json::from_slice(&answer).expect("answers are JSON");
    if answer["code"] == 0 {
        let path =
            answer["data"]["video"]["storagePath"].as_str().expect("only a new video can succeed here");
        assert!(!path.contains("/../") && path.split('/').count() == 4, "{path}");
    }
}
