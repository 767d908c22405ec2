//! Every refusal of VOD that a request can bring about by itself, brought about by a request; the list is
//! compared with the table, and a refused request must have changed nothing.

use cosplay::internals::primitives::time::UnixSeconds;
use std::collections::BTreeSet;

use cosplay::catalog::{ErrorRow, Kind, ROWS, Wire, vod as rows};
use cosplay::internals::domain::auth::vod::{Grant, sign};
use serde_json::{Value, json};

use crate::support::http::Request;
use crate::support::vod::{
    apply, call, commit, raw, refusal, signature, signature_at, signed, upload, video,
};
use crate::support::{NOW, OTHER_SECRET_ID, OTHER_SECRET_KEY, World};

/// A row, what is wrong, and the request that must fail. It is made in a world where a video of five bytes
/// was applied for, with the answer of that Apply.
type Provocation = (&'static ErrorRow, &'static str, fn(&World, &Value) -> Request);

fn apply_with(signature: &str) -> Request {
    call("ApplyUploadUGC", &signed(signature, video(5)))
}

fn commit_with(signature: &str, applied: &Value) -> Request {
    call("CommitUploadUGC", &signed(signature, json!({ "vodSessionKey": applied["vodSessionKey"] })))
}

fn foreign() -> String {
    let (secret_id, issued, expires) = (OTHER_SECRET_ID, NOW, NOW + 60);
    let grant = Grant {
        secret_id,
        issued: UnixSeconds(issued),
        expires: UnixSeconds(expires),
        random: 1,
        procedure: None,
        more: &[],
    };
    sign(&grant.plaintext(), OTHER_SECRET_KEY)
}

const PROVOCATIONS: &[Provocation] = &[
    (&rows::INVALID_REQUEST, "no JSON", |_, _| raw("ApplyUploadUGC", b"signature=1")),
    (&rows::INVALID_REQUEST, "a name that is not UTF-8", |_, _| {
        raw("ApplyUploadUGC", b"{\"videoName\":\"\xff\"}")
    }),
    (&rows::INVALID_REQUEST, "none of the three kinds", |_, _| apply(json!({ "videoName": "a" }))),
    (&rows::INVALID_REQUEST, "an unknown Action", |_, _| {
        call("Else", &json!({ "signature": signature(&[]) }))
    }),
    (&rows::INVALID_REQUEST, "a context of 10 kB", |_, _| {
        apply_with(&signature(&[("sourceContext", &"x".repeat(10_240))]))
    }),
    (&rows::INVALID_SIGNATURE, "not base64", |_, _| apply_with("!")),
    (&rows::INVALID_SIGNATURE, "an unknown SecretId", |_, _| {
        apply_with(&sign(
            &format!("secretId=x&currentTimeStamp={NOW}&expireTime={}&random=1", NOW + 1),
            "key",
        ))
    }),
    (&rows::SIGNATURE_EXPIRED, "of the day before yesterday", |_, _| {
        apply_with(&signature_at(NOW - 172_800, &[]))
    }),
    (&rows::MOCK_SESSION_NOT_FOUND, "a key that nobody has", |_, _| commit(&json!("bm9ib2R5"))),
    (&rows::MOCK_SESSION_NOT_FOUND, "another account's, resumed", |_, applied| {
        call("ApplyUploadUGC", &signed(&foreign(), json!({ "vodSessionKey": applied["vodSessionKey"] })))
    }),
    (&rows::MOCK_SESSION_EXPIRED, "after 25 hours", |world, applied| {
        world.advance(90_000);
        commit_with(&signature_at(NOW + 90_000, &[]), applied)
    }),
    (&rows::MOCK_OBJECT_NOT_UPLOADED, "nothing was uploaded", |_, applied| commit(&applied["vodSessionKey"])),
    (&rows::MOCK_SIZE_MISMATCH, "more was uploaded than declared", |world, applied| {
        upload(world, applied, "video", b"longer than five");
        commit(&applied["vodSessionKey"])
    }),
    (&rows::MOCK_SIGNATURE_REUSED, "a one-time signature again", |world, _| {
        let once = signature(&[("oneTimeValid", "1")]);
        world.send(apply_with(&once)).data();
        apply_with(&once)
    }),
    (&rows::MOCK_VALIDITY_TOO_LONG, "of 91 days", |_, _| {
        let text = format!(
            "secretId=AKIDcosplaycosplaycosplaycosplay0000&currentTimeStamp={NOW}&expireTime={}&random=1",
            NOW + 91 * 86_400
        );
        apply_with(&sign(&text, cosplay::internals::config::written::DEMO_SECRET_KEY))
    }),
    (&rows::MOCK_SESSION_OWNER_MISMATCH, "another account's, committed", |_, applied| {
        commit_with(&foreign(), applied)
    }),
    (&rows::MOCK_FILE_ID_NOT_FOUND, "a cover for nothing", |_, _| {
        apply(json!({ "fileId": "1", "coverType": "png" }))
    }),
    (&rows::MOCK_UNSUPPORTED_TYPE, "a type that is not wanted", |_, _| apply(json!({ "videoType": "exe" }))),
];

#[test]
fn each_refusal_has_its_rows_bytes_and_changes_nothing() {
    for (row, wrong, request) in PROVOCATIONS {
        let world = World::with_options(|options| options.vod.types = vec!["mp4".into(), "png".into()]);
        let applied = world.send(apply(video(5))).data();
        let request = request(&world, &applied);
        let before = (world.app.meter.used(), world.inventory());
        let answer = world.send(request);
        refusal(&answer);
        let found = (Wire::Number(answer.code() as i32), answer.status, answer.json()["message"].clone());
        assert_eq!(found, (row.wire, row.http.unwrap(), json!(row.text)), "{wrong}");
        assert_eq!(
            (world.app.meter.used(), world.inventory()),
            before,
            "{wrong}: a refused request changed something"
        );
    }
}

#[test]
fn the_list_is_the_tables() {
    let natural = ROWS.iter().filter(|row| row.family == "vod" && row.kind == Kind::Natural);
    let natural: BTreeSet<_> = natural.map(|row| row.name).collect();
    let provoked: BTreeSet<_> = PROVOCATIONS.iter().map(|(row, ..)| row.name).collect();
    let missing: Vec<_> = natural.difference(&provoked).collect();
    let surplus: Vec<_> = provoked.difference(&natural).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "natural rows without an entry in PROVOCATIONS of tests/it/vod/natural_rows.rs: {missing:?}; \
         entries that are not natural: {surplus:?}"
    );
}
