//! Every refusal of API 3.0 that a request can bring about by itself, brought about by a request; the list is
//! compared with the table, and a refused request must have changed nothing.

use std::collections::BTreeSet;

use cosplay::catalog::{ErrorRow, Kind, ROWS, cloud_api as rows};
use cosplay::internals::domain::auth::cloud::v1;
use serde_json::{Value, json};

use crate::support::cloud::{HOST, Tc3, call, done, refused, v1_call, v1_pairs};
use crate::support::http::Request;
use crate::support::vod::text;
use crate::support::{NOW, World};

/// A row, and the request that must fail. It is made in a world where an mp4 was applied for, with the answer
/// of that Apply.
type Provocation = (&'static ErrorRow, fn(&Value) -> Request);

fn apply(more: Value) -> Request {
    let mut parameters = json!({ "MediaType": "mp4" });
    parameters.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    call("ApplyUpload", &parameters)
}

/// The key of an upload's certificate.
fn certified<'a>(applied: &'a Value, token: Option<&'a str>) -> Tc3<'a> {
    Tc3 {
        secret_id: text(applied, "/TempCertificate/SecretId"),
        secret_key: text(applied, "/TempCertificate/SecretKey"),
        token,
        ..Tc3::default()
    }
}

const PROVOCATIONS: &[Provocation] = &[
    (&rows::AUTH_FAILURE_SIGNATURE_FAILURE, |_| {
        Tc3 { secret_key: "wrong", ..Tc3::default() }.post("ApplyUpload", "{}")
    }),
    (&rows::AUTH_FAILURE_SIGNATURE_FAILURE_2, |_| {
        let (now, long) = (NOW.to_string(), "x".repeat(1024 * 1024));
        v1_call("POST", HOST, v1::Method::Sha256, &v1_pairs("ApplyUpload", &now, &[("MediaName", &long)]))
    }),
    (&rows::AUTH_FAILURE_SIGNATURE_EXPIRE, |_| {
        Tc3 { timestamp: NOW + 301, ..Tc3::default() }.post("ApplyUpload", "{}")
    }),
    (&rows::AUTH_FAILURE_SECRET_ID_NOT_FOUND, |_| {
        Tc3 { secret_id: "AKIDnobody", ..Tc3::default() }.post("ApplyUpload", "{}")
    }),
    (&rows::AUTH_FAILURE_INVALID_AUTHORIZATION, |_| {
        Tc3::default().headed(Request::json("/", "{}"), "ApplyUpload").signed("SKIP")
    }),
    (&rows::AUTH_FAILURE_TOKEN_FAILURE, |applied| certified(applied, None).post("ApplyUpload", "{}")),
    (&rows::AUTH_FAILURE_TOKEN_FAILURE, |applied| certified(applied, Some("x")).post("ApplyUpload", "{}")),
    (&rows::AUTH_FAILURE_TOKEN_FAILURE, |_| {
        Tc3 { token: Some("x"), ..Tc3::default() }.post("ApplyUpload", "{}")
    }),
    (&rows::UNAUTHORIZED_OPERATION, |applied| {
        certified(applied, Some(text(applied, "/TempCertificate/Token"))).post("ApplyUpload", "{}")
    }),
    (&rows::MISSING_PARAMETER, |_| call("ApplyUpload", &json!({ "MediaType": null }))),
    (&rows::UNKNOWN_PARAMETER, |_| apply(json!({ "$schema": 1 }))),
    (&rows::UNKNOWN_PARAMETER, |_| {
        let mut request = call("ApplyUpload", &json!({ "MediaType": "mp4" }));
        request.target = "/?a=b".into();
        Tc3::default().signed(Request { headers: request.headers[..5].to_vec(), ..request })
    }),
    (&rows::INVALID_PARAMETER, |_| apply(json!({ "ClassId": "1" }))),
    (&rows::INVALID_PARAMETER, |_| apply(json!({ "MediaName": 1 }))),
    (&rows::INVALID_PARAMETER_2, |_| Tc3::default().get("ApplyUpload", "MediaType")),
    (&rows::INVALID_PARAMETER_3, |_| Tc3::default().post("ApplyUpload", "[]")),
    (&rows::INVALID_PARAMETER_VALUE, |_| apply(json!({ "SourceContext": "x".repeat(251) }))),
    (&rows::NO_SUCH_VERSION, |_| Tc3 { version: "2017-03-12", ..Tc3::default() }.post("ApplyUpload", "{}")),
    (&rows::INVALID_ACTION, |_| call("applyupload", &json!({}))),
    (&rows::UNSUPPORTED_OPERATION, |_| call("EditMedia", &json!({}))),
    (&rows::UNSUPPORTED_PROTOCOL, |_| {
        let request = Request::form("/", &[("MediaType", b"mp4")]);
        Tc3::default().signed(Tc3::default().headed(request, "ApplyUpload"))
    }),
    (&rows::UNSUPPORTED_PROTOCOL, |_| {
        Tc3::default().headed(Request::new("PUT", "/"), "ApplyUpload").header("Content-Length", "0")
    }),
    (&rows::REQUEST_SIZE_LIMIT_EXCEEDED, |_| {
        Tc3::default().get("ApplyUpload", &format!("MediaType=mp4&MediaName={}", "x".repeat(32 * 1024)))
    }),
    (&rows::FAILED_OPERATION, |_| apply(json!({ "StorageRegion": "moon-1" }))),
    (&rows::FAILED_OPERATION_INVALID_VOD_USER, |_| call("DescribeStorageRegions", &json!({ "SubAppId": 7 }))),
    (&rows::RESOURCE_NOT_FOUND, |applied| {
        call("CommitUpload", &json!({ "VodSessionKey": applied["VodSessionKey"] }))
    }),
    (&rows::INVALID_PARAMETER_EXPIRE_TIME, |_| apply(json!({ "ExpireTime": "tomorrow" }))),
    (&rows::INVALID_PARAMETER_EXPIRE_TIME, |_| apply(json!({ "ExpireTime": "2030-01-01" }))),
    (&rows::INVALID_PARAMETER_VALUE_EXPIRE_TIME, |_| apply(json!({ "ExpireTime": "2020-01-01T00:00:00Z" }))),
    (&rows::INVALID_PARAMETER_VALUE_COVER_TYPE, |_| apply(json!({ "CoverType": "test" }))),
    (&rows::INVALID_PARAMETER_VALUE_MEDIA_TYPE, |_| apply(json!({ "MediaType": "test" }))),
    (&rows::INVALID_PARAMETER_VALUE_MEDIA_STORAGE_PATH, |_| apply(json!({ "MediaStoragePath": "/a/b.mp4" }))),
    (&rows::INVALID_PARAMETER_VALUE_SUB_APP_ID, |_| apply(json!({ "SubAppId": 7 }))),
    (&rows::INVALID_PARAMETER_VALUE_VOD_SESSION_KEY, |_| {
        call("CommitUpload", &json!({ "VodSessionKey": "bm9ib2R5" }))
    }),
    (&rows::INVALID_PARAMETER_VALUE_MEDIA_MANIFEST_CONTENT, |_| {
        call("ParseStreamingManifest", &json!({ "MediaManifestContent": "#EXTM3U\n../a.ts" }))
    }),
];

#[test]
fn each_row_is_brought_about_and_changes_nothing() {
    for (row, request) in PROVOCATIONS {
        let world = World::new();
        let applied = done(&world.send(apply(json!({}))));
        let request = request(&applied);
        let before = (world.app.meter.used(), world.inventory());
        let (code, message, _) = refused(&world.send(request));
        assert_eq!(Some(code.as_str()), row.wire.word(), "{message}");
        let begins = row.text.split('<').next().unwrap();
        assert!(message.starts_with(begins), "{}: {message}", row.name);
        assert_eq!((world.app.meter.used(), world.inventory()), before, "{} changed something", row.name);
    }
}

#[test]
fn the_list_is_the_tables() {
    let natural = ROWS.iter().filter(|row| row.family == "cloud_api" && row.kind == Kind::Natural);
    let natural: BTreeSet<_> = natural.map(|row| row.name).collect();
    let provoked: BTreeSet<_> = PROVOCATIONS.iter().map(|(row, ..)| row.name).collect();
    // Stories that need more than one request name the codes of theirs, whole or by their last word.
    let stories = [
        include_str!("administration.rs"),
        include_str!("media_changes.rs"),
        include_str!("media_infos.rs"),
        include_str!("media_pulls.rs"),
        include_str!("media_search.rs"),
        include_str!("media_tasks.rs"),
        include_str!("sts.rs"),
    ];
    let told = |name: &str| {
        let last = name.rsplit('.').next().unwrap();
        stories.iter().any(|story| {
            [name, last].iter().any(|code| story.contains(&format!("\"{code}\"")))
                || story.contains(&format!(" {last}"))
                || story.contains(&format!("{last} "))
        })
    };
    let missing: Vec<_> = natural.difference(&provoked).filter(|name| !told(name)).collect();
    let surplus: Vec<_> = provoked.difference(&natural).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "natural rows without an entry in PROVOCATIONS: {missing:?}; not natural: {surplus:?}"
    );
}
