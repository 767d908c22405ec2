//! Policies of temporary keys in the JSON API.

use cosplay::internals::config::written::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::cos_json::{Grant, sign};
use cosplay::internals::primitives::names::{AppId, VOD_STORAGE_APPID};
use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::{Value, json};

use crate::support::digests::sha_of;
use crate::support::http::{Answer, Request};
use crate::support::sign::grant;
use crate::support::vod::{apply, text, upload, video};
use crate::support::{NOW, ORIGIN_HOST, World, at, unsigned};

/// The demo bucket as policies name it.
const RESOURCE: &str = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000";

/// A key and its token.
struct Key {
    id: String,
    secret: String,
    token: String,
}

impl Key {
    fn issued(world: &World, asked: &Value) -> Self {
        let request = Request::json("/_cosplay/sts", &asked.to_string());
        let answer = world.send(request.header("Host", &world.address.to_string()));
        assert_eq!(answer.status, 200, "{}", answer.text());
        let issued = answer.json();
        let text = |name: &str| issued["credentials"][name].as_str().unwrap().to_owned();
        Self { id: text("tmpSecretId"), secret: text("tmpSecretKey"), token: text("sessionToken") }
    }

    fn bound(world: &World, statements: Value) -> Self {
        Self::issued(world, &json!({ "policy": { "version": "2.0", "statement": statements } }))
    }

    fn signed(&self, request: Request, grant: &Grant<'_>) -> Request {
        let grant = Grant { secret_id: &self.id, ..grant.clone() };
        request.signed(&sign(&grant.plaintext(), &self.secret)).header("x-cos-security-token", &self.token)
    }

    fn multi(&self, request: Request) -> Request {
        self.signed(request, &grant())
    }

    fn once(&self, key: &str, random: u32, request: Request) -> Request {
        let file = format!("/1250000000/examplebucket/{key}");
        self.signed(request, &Grant { expires: UnixSeconds(0), random, file: &file, ..grant() })
    }
}

fn statement(effect: &str, actions: &[&str], keys: &[&str]) -> Value {
    let action: Vec<String> = actions.iter().map(|name| format!("name/cos:{name}")).collect();
    let resource: Vec<String> = keys.iter().map(|key| format!("{RESOURCE}/{key}")).collect();
    json!({ "effect": effect, "action": action, "resource": resource })
}

fn allow(actions: &[&str], keys: &[&str]) -> Value {
    statement("allow", actions, keys)
}

fn get(key: &str, query: &str) -> Request {
    Request::get(format!("{}?op={query}", at(key)))
}

fn put(key: &str) -> Request {
    unsigned(key, "upload", &[("filecontent", b"x"), ("insertOnly", b"0")])
}

fn reason(answer: &Answer) -> &str {
    answer.header("x-cosplay-reason").unwrap_or_default()
}

/// Sends each request and compares codes; a refusal changes nothing.
fn play(world: &World, key: &Key, rows: Vec<(Request, i64)>) {
    for (request, code) in rows {
        let (target, before) = (request.target.clone(), world.inventory());
        let answer = world.send(key.multi(request));
        assert_eq!(answer.code(), code, "{target}: {} {}", answer.text(), reason(&answer));
        if code == -63 {
            assert_eq!(answer.status, 400);
            assert!(reason(&answer).contains("session policy"), "{}", reason(&answer));
            assert_eq!(world.inventory(), before, "{target}");
        }
    }
}

#[test]
fn each_operation_asks_for_its_action_on_its_path() {
    let world = World::new();
    world.put("a/old", b"old");
    let rows = |key: &str, code: i64| {
        vec![
            (get(key, "stat"), code),
            (put(key), code),
            (unsigned(&format!("{key}-dir/"), "create", &[]), code),
        ]
    };
    let key = Key::bound(&world, json!([allow(&["HeadObject", "PutObject"], &["a/*"])]));
    play(&world, &key, rows("a/old", 0));
    play(&world, &key, rows("b/old", -63));
    play(&world, &key, vec![(get("", "list"), -63), (get("a/", "list"), -63), (get("", "stat"), -63)]);
    let reader = Key::bound(&world, json!([allow(&["HeadObject", "GetBucket"], &["a/*"])]));
    play(
        &world,
        &reader,
        vec![
            (get("a/", "list"), 0),
            (get("a/o", "list"), 0),
            (get("", "list"), -63),
            (get("b", "list"), -63),
            (put("a/new"), -63),
        ],
    );
    let whole = Key::bound(&world, json!([allow(&["HeadBucket", "GetBucket"], &["*"])]));
    play(&world, &whole, vec![(get("", "stat"), 0), (get("", "list"), 0), (get("a/old", "stat"), -63)]);
}

#[test]
fn a_refusal_names_the_statement_or_the_missing_action() {
    let world = World::new();
    let key = Key::bound(
        &world,
        json!([allow(&["PutObject"], &["a/*"]), statement("deny", &["PutObject"], &["a/secret"])]),
    );
    let denied = world.send(key.multi(put("a/secret")));
    assert_eq!(denied.code(), -63);
    assert!(reason(&denied).contains("denied by statement 2 of the session policy"), "{}", reason(&denied));
    let missing = world.send(key.multi(get("a/x", "stat")));
    assert!(
        reason(&missing).contains("no statement of the session policy allows name/cos:HeadObject"),
        "{}",
        reason(&missing)
    );
    assert_eq!(world.send(key.multi(put("a/open"))).code(), 0);
}

#[test]
fn a_refused_once_signature_is_not_spent() {
    let world = World::new();
    world.put("a/x", b"x");
    let delete = |key: &Key, random| world.send(key.once("a/x", random, unsigned("a/x", "delete", &[])));
    let writer = Key::bound(&world, json!([allow(&["PutObject"], &["*"])]));
    for _ in 0..2 {
        assert_eq!(delete(&writer, 7).code(), -63);
    }
    let cleaner = Key::bound(&world, json!([allow(&["DeleteObject"], &["a/*"])]));
    assert_eq!(delete(&cleaner, 7).code(), 0);
    assert_eq!(delete(&cleaner, 7).code(), -77);
}

#[test]
fn copies_read_the_source_and_write_the_target_and_moves_also_delete() {
    let world = World::new();
    world.put("in/a", b"a");
    let transfer = |op: &str, to: &str| unsigned("in/a", op, &[("dest_fileid", to.as_bytes())]);
    let read = || allow(&["GetObject"], &["in/*"]);
    let write = || allow(&["PutObject"], &["out/*"]);
    let key = Key::bound(&world, json!([read()]));
    play(&world, &key, vec![(transfer("copy", "/out/a"), -63), (transfer("move", "/out/a"), -63)]);
    let key = Key::bound(&world, json!([write()]));
    play(&world, &key, vec![(transfer("copy", "/out/a"), -63), (transfer("move", "/out/a"), -63)]);
    let key = Key::bound(&world, json!([read(), write()]));
    play(
        &world,
        &key,
        vec![
            (transfer("copy", "/out/a"), 0),
            (transfer("copy", "b"), -63),
            (transfer("move", "/out/b"), -63),
            // Refused for itself.
            (transfer("copy", "/1250000000/other/a"), -5973),
        ],
    );
    let key = Key::bound(&world, json!([read(), write(), allow(&["DeleteObject"], &["in/a"])]));
    play(&world, &key, vec![(transfer("move", "/out/b"), 0)]);
}

#[test]
fn rights_and_other_attributes_are_two_actions_of_an_update() {
    let world = World::new();
    world.put("a", b"a");
    let mut random = 0;
    let mut update = |key: &Key, fields: &[(&str, &[u8])]| {
        random += 1;
        world.send(key.once("a", random, unsigned("a", "update", fields))).code()
    };
    let [authority, text]: [(&str, &[u8]); 2] = [("authority", b"eWRPrivate"), ("biz_attr", b"new")];
    let rights = Key::bound(&world, json!([allow(&["PutObjectACL"], &["a"])]));
    let content = Key::bound(&world, json!([allow(&["PutObject"], &["a"])]));
    assert_eq!([update(&rights, &[authority]), update(&rights, &[("forbid", b"0")])], [0, 0]);
    assert_eq!([update(&rights, &[text]), update(&rights, &[authority, text])], [-63, -63]);
    assert_eq!([update(&content, &[text]), update(&content, &[authority])], [0, -63]);
    assert_eq!(update(&content, &[("forbid", b"1")]), -63);
    let both = Key::bound(&world, json!([allow(&["PutObject", "PutObjectACL"], &["a"])]));
    assert_eq!(update(&both, &[authority, text]), 0);
}

#[test]
fn slices_go_by_the_multipart_actions_or_by_put_object() {
    let world = World::new();
    let init = |key: &str, more: &[(&str, &[u8])]| {
        let own: [(&str, &[u8]); 2] = [("filesize", b"1"), ("slice_size", b"65536")];
        unsigned(key, "upload_slice_init", &[&own, more].concat())
    };
    let multipart = ["InitiateMultipartUpload", "UploadPart", "ListParts", "CompleteMultipartUpload"];
    for (name, actions) in [("m", &multipart[..]), ("p", &["PutObject"])] {
        let key = Key::bound(&world, json!([allow(actions, &["m", "p"])]));
        let opened = world.send(key.multi(init(name, &[]))).data();
        let session = opened["session"].as_str().unwrap().as_bytes();
        let piece: [(&str, &[u8]); 3] = [("session", session), ("offset", b"0"), ("filecontent", b"x")];
        let rows = vec![
            (unsigned(name, "upload_slice_data", &piece), 0),
            (unsigned(name, "upload_slice_list", &[]), 0),
            (unsigned(name, "upload_slice_finish", &[("session", session), ("filesize", b"1")]), 0),
            (init("other", &[]), -63),
        ];
        play(&world, &key, rows);
    }
    // Known content becomes the file at once, which the right to begin does not cover.
    let begins = Key::bound(&world, json!([allow(&["InitiateMultipartUpload"], &["*"])]));
    let sha = sha_of(b"x");
    play(&world, &begins, vec![(init("n", &[("sha", sha.as_bytes())]), -63), (init("n", &[]), 0)]);
    let denied = json!([allow(&["*"], &["*"]), statement("deny", &["PutObject"], &["*"])]);
    play(&world, &Key::bound(&world, denied), vec![(init("q", &[]), -63)]);
}

#[test]
fn a_private_download_needs_the_action_and_a_public_one_no_key() {
    let world = World::start(crate::support::Setup {
        bucket: cosplay::internals::domain::store::bucket::BucketSettings {
            token_protection: true,
            ..crate::support::Setup::default().bucket
        },
        ..crate::support::Setup::default()
    });
    world.put("a/x", b"x");
    let download = |key: &Key| {
        let request = Request::get("/a/x").header("Host", ORIGIN_HOST);
        world.send(key.multi(request))
    };
    let reader = Key::bound(&world, json!([allow(&["GetObject"], &["a/*"])]));
    assert_eq!(download(&reader).text(), "x");
    let other = Key::bound(&world, json!([allow(&["GetObject"], &["b/*"])]));
    let refused = download(&other);
    assert_eq!(refused.status, 403, "{}", refused.text());
    assert!(reason(&refused).contains("GetObject"), "{}", reason(&refused));
}

#[test]
fn conditions_are_compared_with_the_request() {
    let world = World::new();
    let key = |condition: Value| {
        let mut statement = allow(&["PutObject", "GetBucket"], &["*"]);
        statement["condition"] = condition;
        Key::bound(&world, json!([statement]))
    };
    let rows = |put_code, list_code| vec![(put("a"), put_code), (get("a", "list&num=5"), list_code)];
    play(&world, &key(json!({ "ip_equal": { "qcs:ip": "127.0.0.0/8" } })), rows(0, 0));
    play(&world, &key(json!({ "ip_equal": { "qcs:ip": "10.0.0.0/8" } })), rows(-63, -63));
    play(&world, &key(json!({ "bool_equal": { "cos:secure-transport": "true" } })), rows(-63, -63));
    play(&world, &key(json!({ "string_equal": { "cos:prefix": "a" } })), rows(-63, 0));
    play(&world, &key(json!({ "numeric_less_than": { "cos:max-keys": 6 } })), rows(-63, 0));
    play(&world, &key(json!({ "numeric_less_than": { "cos:max-keys": 5 } })), rows(-63, -63));
    play(&world, &key(json!({ "numeric_less_than": { "cos:content-length": 10 } })), rows(-63, -63));
    play(&world, &key(json!({ "numeric_less_than": { "cos:content-length": 10000 } })), rows(0, -63));
}

#[test]
fn keys_without_a_policy_do_what_they_did() {
    let world = World::new();
    let rows = || vec![(put("a"), 0), (get("", "list"), 0), (get("a", "stat"), 0), (get("", "stat"), 0)];
    play(&world, &Key::issued(&world, &json!({})), rows());
    play(&world, &Key::issued(&world, &json!({ "bucket": "examplebucket-1250000000" })), rows());
    let foreign = Key::issued(&world, &json!({ "bucket": "other-1250000000" }));
    play(&world, &foreign, vec![(put("a"), -61), (get("a", "stat"), -61)]);
}

#[test]
fn the_policy_of_a_bucket_is_not_asked() {
    let world = World::new();
    let policy = json!({ "version": "2.0", "statement": [{
        "effect": "deny", "principal": { "qcs": ["qcs::cam::uin/1250000000:uin/1250000000"] },
        "action": "name/cos:PutObject", "resource": format!("{RESOURCE}/*"),
    }] });
    let set = world.send(crate::support::xml::xml_with("PUT", "/?policy", policy.to_string()));
    assert_eq!(set.status, 204, "{}", set.text());
    assert!(set.header("x-cosplay-note").unwrap().contains("JSON API"));
    assert_eq!(world.send(put("a").multi()).code(), 0);
}

#[test]
fn the_least_policy_allows_what_the_json_api_did() {
    let world = World::new();
    let sha = sha_of(b"x");
    let init = || {
        let fields: [(&str, &[u8]); 3] =
            [("filesize", b"1"), ("slice_size", b"65536"), ("sha", sha.as_bytes())];
        unsigned("d/instant", "upload_slice_init", &[&fields[..], &[("insertOnly", b"0")]].concat())
    };
    let moved = || {
        let fields: [(&str, &[u8]); 2] = [("dest_fileid", b"/d/to"), ("to_over_write", b"1")];
        unsigned("d/from", "move", &fields)
    };
    let all = || {
        let list = [get("d/", "list"), get("", "stat"), get("d/to", "stat")];
        [put("d/from"), init(), moved()].into_iter().chain(list)
    };
    for request in all() {
        assert_eq!(world.send(request.multi()).code(), 0);
    }
    let own = Request::get("/_cosplay/policy/used").header("Host", &world.address.to_string());
    let used = world.send(own).json();
    let key = Key::bound(&world, used["policy"]["statement"].clone());
    play(&world, &key, all().map(|request| (request, 0)).collect());
    let beyond = [put("d/other"), get("", "list"), get("d/instant", "stat")];
    play(&world, &key, beyond.into_iter().map(|request| (request, -63)).collect());
}

/// A request on VOD's storage, signed by the JSON API's scheme.
fn storage(applied: &Value, path: &str, fields: &[(&str, &[u8])], key: (&Key, AppId)) -> Request {
    let bucket = text(applied, "/storageBucket");
    let grant = Grant {
        appid: key.1,
        bucket,
        secret_id: &key.0.id,
        expires: UnixSeconds(NOW + 3600),
        issued: UnixSeconds(NOW),
        random: 3,
        file: "",
    };
    let target = format!("/files/v2/{VOD_STORAGE_APPID}/{bucket}{path}");
    let host = format!("{}.file.myqcloud.com", text(applied, "/storageRegion"));
    let request = Request::form(target, fields).header("Host", &host);
    let request = request.signed(&sign(&grant.plaintext(), &key.0.secret));
    if key.0.token.is_empty() { request } else { request.header("x-cos-security-token", &key.0.token) }
}

#[test]
fn the_certificate_of_an_upload_opens_its_directory_and_nothing_else() {
    let world = World::new();
    let applied = world.send(apply(video(5))).data();
    let field = |name: &str| text(&applied, &format!("/tempCertificate/{name}")).to_owned();
    let certificate = Key { id: field("secretId"), secret: field("secretKey"), token: field("token") };
    let send = |path: &str, op: &str| {
        let fields: [(&str, &[u8]); 2] = [("op", op.as_bytes()), ("filecontent", b"video")];
        world.send(storage(&applied, path, &fields, (&certificate, VOD_STORAGE_APPID))).code()
    };
    let path = text(&applied, "/video/storagePath");
    let (directory, _) = path.rsplit_once('/').unwrap();
    assert_eq!(send("/elsewhere.mp4", "upload"), -63);
    assert_eq!(send(&format!("{directory}x/v.mp4"), "upload"), -63);
    assert_eq!(send(path, "upload"), 0);
    assert_eq!(send(path, "upload_slice_list"), 0);
}

#[test]
fn an_accounts_own_key_does_not_open_vods_storage() {
    let world = World::new();
    let applied = world.send(apply(video(5))).data();
    let path = text(&applied, "/video/storagePath");
    let permanent = Key { id: DEMO_SECRET_ID.into(), secret: DEMO_SECRET_KEY.into(), token: String::new() };
    let fields: [(&str, &[u8]); 2] = [("op", b"upload"), ("filecontent", b"video")];
    for (appid, code) in [(VOD_STORAGE_APPID, -62), (DEMO_APPID, -70)] {
        let refused = world.send(storage(&applied, path, &fields, (&permanent, appid)));
        assert_eq!((refused.status, refused.code()), (400, code), "{}", refused.text());
    }
    let temporary = Key::issued(&world, &json!({}));
    let refused = world.send(storage(&applied, path, &fields, (&temporary, VOD_STORAGE_APPID)));
    assert_eq!(refused.code(), -62);
    // The storage signature does.
    upload(&world, &applied, "video", b"video");
}
