//! Tenants: made at run time, with buckets, faults, journal and clock of their own, and the way back to what
//! was.

use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::cos_json::{Grant, sign};
use cosplay::internals::domain::auth::{cos_xml as xml, vod};
use cosplay::internals::primitives::names::AppId;
use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::json;

use crate::support::http::Request;
use crate::support::xml as xml_support;
use crate::support::{NOW, World, ask, finish, in_parallel, init, noise, once, slice, upload};

/// An account made at run time, and its bucket `mine`.
struct Tenant {
    appid: u32,
    secret_id: String,
    secret_key: String,
}

impl Tenant {
    fn make(world: &World) -> Self {
        let made = world.admin("POST", "accounts", "{}");
        assert_eq!(made.status, 201, "{}", made.text());
        let made = made.json();
        let text = |name: &str| made[name].as_str().unwrap().to_owned();
        let appid = made["appid"].as_u64().unwrap() as u32;
        let bucket = json!({ "appid": appid, "name": "mine", "region": "ap-guangzhou" }).to_string();
        let bucket = world.admin("POST", "buckets", &bucket);
        assert_eq!(bucket.status, 201, "{}", bucket.text());
        Self { appid, secret_id: text("secret_id"), secret_key: text("secret_key") }
    }

    /// A call on a key of the bucket, signed at `now`.
    fn op(&self, now: i64, key: &str, op: &str, fields: &[(&str, &[u8])]) -> Request {
        let grant = Grant {
            appid: AppId(self.appid),
            bucket: "mine",
            secret_id: &self.secret_id,
            expires: UnixSeconds(now + 60),
            issued: UnixSeconds(now),
            random: 1,
            file: "",
        };
        let (path, fields) =
            (format!("/files/v2/{}/mine/{key}", self.appid), [&[("op", op.as_bytes())], fields].concat());
        let request = match op {
            "stat" => Request::get(format!("{path}?op=stat")),
            _ => Request::form(path, &fields),
        };
        request.signed(&sign(&grant.plaintext(), &self.secret_key))
    }
}

#[test]
fn an_account_and_a_bucket_are_made_at_run_time() {
    let world = World::new();
    let tenant = Tenant::make(&world);
    assert_eq!(world.code(tenant.op(NOW, "v.mp4", "upload", &[("filecontent", b"x")])), 0);
    let shown = world.admin("GET", &format!("accounts?appid={}", tenant.appid), "");
    assert_eq!(shown.json()[0]["secret_id"], tenant.secret_id.as_str());
    assert!(!shown.text().contains(&tenant.secret_key));
    let buckets = world.shown(&format!("buckets?appid={}", tenant.appid));
    assert_eq!((&buckets[0]["name"], &buckets[0]["region"]), (&"mine".into(), &"ap-guangzhou".into()));
    let given = r#"{"appid":77777,"secret_id":"AKIDgiven","secret_key":"given"}"#;
    let made = world.admin("POST", "accounts", given).json();
    assert_eq!((&made["appid"], &made["secret_key"]), (&77777.into(), &"given".into()));
    for (path, body, status) in [
        ("accounts", given, 409),
        ("accounts", r#"{"secret_id":"AKIDgiven"}"#, 409),
        ("accounts", r#"{"appId":5}"#, 400),
        ("accounts", r#"{"secret_key":"a b"}"#, 400),
        ("accounts", r#"{"options":{"strict":true}}"#, 400),
        ("buckets", r#"{"name":"examplebucket"}"#, 409),
        ("buckets", r#"{"name":"a b"}"#, 400),
        ("buckets", r#"{"region":"ap-shanghai"}"#, 400),
        ("buckets", r#"{"name":"new","appid":78}"#, 400),
        ("buckets", r#"{"name":"new","regio":"x"}"#, 400),
    ] {
        assert_eq!(world.admin("POST", path, body).status, status, "{path} {body}");
    }
}

/// Makes `count` tenants at once, each with a fault, a clock and content of its own; none may notice another.
fn tenants_do_not_notice_each_other(count: usize, threads: usize) {
    let world = World::new();
    in_parallel(count, threads, |number| live(&world, number));
    assert_eq!(world.shown("requests?appid=1250000000").to_string(), "[]");
    assert_eq!(world.shown("clock")["time"], NOW);
}

fn live(world: &World, number: usize) {
    let tenant = Tenant::make(world);
    let own = |path: &str| format!("{path}?appid={}", tenant.appid);
    let now = NOW + 10_000 * (number as i64 + 1);
    let frozen = json!({ "mode": "frozen", "now": now }).to_string();
    assert_eq!(world.admin("PUT", &own("clock"), &frozen).status, 200);
    let nth = 1 + number % 3;
    let rule = json!({ "when": { "operation": "cos_json.stat" }, "on": { "calls": [nth] },
                       "effect": { "error": -71 } });
    assert_eq!(world.admin("POST", &own("faults"), &rule.to_string()).status, 201);
    let content = noise(1000 + number, number as u64);
    let stored = world.send(tenant.op(now, "v.mp4", "upload", &[("filecontent", &content)]));
    assert_eq!(stored.code(), 0, "{:?}", stored.header("x-cosplay-reason"));
    for call in 1..=3 {
        let stat = world.send(tenant.op(now, "v.mp4", "stat", &[]));
        assert_eq!(stat.code(), if call == nth { -71 } else { 0 }, "{}", stat.text());
        if call != nth {
            assert_eq!(
                (&stat.data()["filesize"], &stat.data()["ctime"]),
                (&content.len().into(), &now.into())
            );
        }
    }
    assert_eq!(world.admin("GET", &own("faults/verdict"), "").status, 200);
    let entries = world.shown(&own("requests"));
    let entries = entries.as_array().unwrap();
    assert_eq!(entries.len(), 4);
    assert!(entries.iter().all(|entry| entry["time"] == now && entry["appid"] == tenant.appid));
    assert_eq!(world.admin("POST", &own("reset"), "").status, 204);
    assert_eq!(world.shown(&own("requests")).to_string(), "[]");
    assert_eq!(world.shown(&own("faults")).to_string(), "[]");
    assert_eq!(world.shown(&own("buckets")).to_string(), "[]");
}

#[test]
fn twenty_tenants_at_once_do_not_notice_each_other() {
    tenants_do_not_notice_each_other(20, 8);
}

#[test]
#[ignore = "the long form: just faults"]
fn two_hundred_tenants_at_once_do_not_notice_each_other() {
    tenants_do_not_notice_each_other(200, 200);
}

#[test]
fn a_reset_returns_to_the_seed() {
    let world = World::new();
    let seed = world.inventory();
    world.put("v.mp4", b"content");
    let session = world.open("slices", 70_000, &[]);
    let delete = once("v.mp4", "delete", &[]);
    world.fault(r#"{"when":{"key":"x"},"effect":{"error":-71}}"#);
    world.advance(60);
    assert_eq!(world.code(delete.clone()), 0);
    Tenant::make(&world);
    assert_eq!(world.admin("POST", "reset", "").status, 204);
    assert_eq!(world.inventory(), seed);
    assert_eq!(world.shown("clock")["time"], NOW);
    assert_eq!(world.shown("requests").to_string(), "[]");
    assert_eq!(world.shown("faults").to_string(), "[]");
    assert_eq!(world.shown("accounts").as_array().unwrap().len(), 2);
    assert_eq!(
        world.code(slice("slices", &session, 0, &noise(65_536, 1))),
        -4013,
        "the session is forgotten"
    );
    world.put("v.mp4", b"content");
    assert_eq!(world.code(delete), 0, "the signature is unspent again");
}

#[test]
fn a_reset_of_one_tenant_leaves_the_others_alone() {
    let world = World::new();
    world.put("v.mp4", b"content");
    let delete = once("v.mp4", "delete", &[]);
    assert_eq!(world.code(delete.clone()), 0);
    world.put("v.mp4", b"content");
    assert_eq!(world.admin("POST", "reset?appid=1250000001", "").status, 204);
    assert_eq!(world.code(delete), -77, "another tenant's reset");
    assert_eq!(world.shown("requests").as_array().unwrap().len(), 4);
    assert_eq!(world.code(ask("v.mp4", "stat")), 0);
}

#[test]
fn a_snapshot_is_returned_to_as_often_as_one_likes() {
    let world = World::new();
    let content = noise(70_000, 1);
    world.put("kept", b"one");
    let session = world.open("slices", content.len(), &[]);
    assert_eq!(world.code(slice("slices", &session, 0, &content[..65_536])), 0);
    assert_eq!(world.admin("POST", "snapshots/half", "").status, 201);
    assert_eq!(world.shown("snapshots"), json!(["half"]));
    for round in 0..3 {
        assert_eq!(world.code(slice("slices", &session, 65_536, &content[65_536..])), 0, "{round}");
        assert_eq!(world.code(finish("slices", &session, content.len(), &[])), 0, "{round}");
        assert_eq!(world.download("/slices").body, content);
        assert_eq!(world.code(once("kept", "delete", &[])), 0);
        assert_eq!(world.admin("POST", "snapshots/half/restore", "").status, 204);
        assert_eq!(world.download("/kept").body, b"one");
        assert_eq!(world.code(init("slices", content.len(), &[])), -4019, "the upload is open again");
    }
    assert_eq!(world.code(upload("kept", b"two")), -177);
    assert_eq!(world.admin("POST", "snapshots/none/restore", "").status, 404);
    assert_eq!(world.admin("DELETE", "snapshots/half", "").status, 204);
    assert_eq!(world.admin("DELETE", "snapshots/half", "").status, 404);
}

#[test]
fn numbers_are_told_in_the_text_format() {
    let world = World::new();
    world.put("v.mp4", b"content");
    let metrics = world.admin("GET", "metrics", "");
    assert!(metrics.header("content-type").unwrap().starts_with("text/plain; version=0.0.4"));
    for line in ["cosplay_requests_total 1", "cosplay_accounts 2", "# TYPE cosplay_memory_bytes gauge"] {
        assert!(metrics.text().lines().any(|found| found == line), "{line}: {}", metrics.text());
    }
}

#[test]
fn of_accounts_that_come_at_once_with_one_key_id_one_is_made() {
    let world = World::new();
    for round in 0..20 {
        let made = std::sync::atomic::AtomicUsize::new(0);
        in_parallel(8, 8, |_| {
            let body = json!({ "secret_id": format!("SAME{round}") }).to_string();
            let status = world.admin("POST", "accounts", &body).status;
            assert!(status == 201 || status == 409);
            made.fetch_add(usize::from(status == 201), std::sync::atomic::Ordering::Relaxed);
        });
        assert_eq!(made.into_inner(), 1);
    }
}

#[test]
fn what_the_configuration_would_refuse_is_refused_at_run_time_too() {
    let world = World::new();
    for (path, body) in [
        ("accounts", r#"{"options":{"vod":{"callback_url":"ftp://x"}}}"#),
        ("accounts", r#"{"options":{"vod":{"callback_url":"nonsense"}}}"#),
        ("accounts", r#"{"options":{"slice_size":0}}"#),
        ("accounts", r#"{"options":{"list_max":0}}"#),
        ("accounts", r#"{"appid":0}"#),
        ("buckets", r#"{"name":"x6-1250000000"}"#),
        ("buckets", r#"{"name":"x","region":""}"#),
    ] {
        assert_eq!(world.admin("POST", path, body).status, 400, "{path} {body}");
    }
    let sound = r#"{"options":{"vod":{"callback_url":"https://[::1]:9000/a?b=c"}}}"#;
    assert_eq!(world.admin("POST", "accounts", sound).status, 201);
    let nulls = r#"{"name":"x","appid":null,"region":null,"token_protection":true}"#;
    let made = world.admin("POST", "buckets", nulls);
    assert_eq!((made.status, &made.json()["token_protection"]), (201, &true.into()), "{}", made.text());
}

#[test]
fn a_refused_secret_is_not_repeated_and_white_space_is_no_body() {
    let world = World::new();
    for body in ["{\"secret_key\":4242}", "{\"appid\":7,\n \"secret_id\":\n4242}"] {
        let answer = world.admin("POST", "accounts", body);
        assert_eq!(answer.status, 400);
        assert!(
            answer.text().contains("expected a string") && !answer.text().contains("4242"),
            "{}",
            answer.text()
        );
    }
    let answer = world.admin("POST", "accounts", r#"{"secret_id":"i","appid":"x7"}"#);
    assert!(answer.text().contains("x7"), "{}", answer.text());
    assert_eq!(world.admin("POST", "reset", "\n").status, 204);
    assert_eq!(world.admin("POST", "accounts", " \r\n").status, 201);
}

#[test]
fn a_reset_forgets_how_many_calls_were_made() {
    let world = World::with_options(|options| options.rate_limit = Some(1));
    let code = || world.code(ask("absent", "stat"));
    assert_eq!((code(), code()), (-197, -71));
    assert_eq!(world.admin("POST", "reset?appid=1250000001", "").status, 204);
    assert_eq!(code(), -71, "another tenant's reset");
    assert_eq!(world.admin("POST", "reset?appid=1250000000", "").status, 204);
    assert_eq!(code(), -197);
}

#[test]
fn a_secret_id_that_nobody_has_is_judged_by_the_common_clock() {
    let world = World::new();
    let later = json!({ "mode": "frozen", "now": NOW + 86_400 }).to_string();
    assert_eq!(world.admin("PUT", "clock?appid=1250000000", &later).status, 200);
    let service = |grant: &xml::Grant<'_>| {
        xml_support::signed(Request::get("/").header("Host", xml_support::SERVICE), grant)
    };
    let nobody = xml::Grant { secret_id: "AKIDnobody", ..xml_support::grant() };
    let unknown = world.send(service(&nobody));
    assert_eq!(unknown.word(), "InvalidAccessKeyId");
    assert_eq!(unknown.header("date"), Some("Tue, 14 Nov 2023 22:13:20 GMT"));
    let known = world.send(service(&xml_support::grant()));
    assert_eq!(known.element("Message"), Some("Request has expired"));
    assert_eq!(known.header("date"), Some("Wed, 15 Nov 2023 22:13:20 GMT"));
    let apply = |secret_id: &str| {
        let own = vod::Grant {
            secret_id,
            issued: UnixSeconds(NOW),
            expires: UnixSeconds(NOW + 60),
            random: 1,
            procedure: None,
            more: &[],
        };
        let signature = vod::sign(&own.plaintext(), DEMO_SECRET_KEY);
        let body = json!({ "signature": signature, "videoName": "a", "videoType": "mp4", "videoSize": 1 });
        let url = "/v3/index.php?Action=ApplyUploadUGC";
        world.send(Request::json(url, &body.to_string()).header("Host", "vod2.qcloud.com"))
    };
    assert_eq!(apply("AKIDnobody").header("date"), Some("Tue, 14 Nov 2023 22:13:20 GMT"));
    assert_eq!(apply(DEMO_SECRET_ID).header("date"), Some("Wed, 15 Nov 2023 22:13:20 GMT"));
}
