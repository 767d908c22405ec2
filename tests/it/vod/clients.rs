//! What clients of VOD are known to send and is easily taken for a mistake.

use cosplay::internals::config::written::DEMO_SECRET_KEY;
use cosplay::internals::domain::auth::hmac_token;
use cosplay::internals::domain::auth::vod::sign;
use cosplay::internals::primitives::escape::encode_path;
use cosplay::internals::wire::own::{HostName, OwnHosts};
use serde_json::{Value, json};

use crate::support::http::{Answer, Request};
use crate::support::vod::{HOST, apply, call, commit, raw, refusal, signature, signed, text, video};
use crate::support::{NOW, Setup, World};

/// What Apply answers.
fn applied(world: &World, body: Value) -> Value {
    world.send(apply(body)).data()
}

#[test]
fn any_type_is_taken_and_the_path_carries_what_it_can_of_it() {
    let world = World::new();
    let long = "x".repeat(40);
    for (declared, stored) in
        [("my movie", "my_movie"), ("视频", "视频"), ("x..y", "x..y"), ("a\\b:c", "a_b_c"), (&long, &long)]
    {
        let data = applied(&world, json!({ "videoType": declared, "coverType": declared, "videoSize": 5 }));
        for piece in ["video", "cover"] {
            let path = text(&data, &format!("/{piece}/storagePath")).to_owned();
            assert!(path.ends_with(&format!(".{stored}")) && path.split('/').count() == 4, "{path}");
            let sign = encode(text(&data, &format!("/{piece}/storageSignature")));
            let target =
                format!("/files/v2/10022853/{}{}", text(&data, "/storageBucket"), encode_path(&path));
            let fields: [(&str, &[u8]); 2] = [("op", b"upload"), ("filecontent", b"video")];
            let host = format!("{}.file.myqcloud.com", text(&data, "/storageRegion"));
            world.send(Request::form(format!("{target}?sign={sign}"), &fields).header("Host", &host)).data();
        }
        let committed = world.send(commit(&data["vodSessionKey"])).data();
        let url = text(&committed, "/video/url");
        let path = url.strip_prefix("http://1250000000.vod2.myqcloud.com").unwrap();
        let played = world.send(Request::get(path).header("Host", "1250000000.vod2.myqcloud.com"));
        assert_eq!((played.status, played.body.as_slice()), (200, &b"video"[..]), "{declared}");
    }
}

fn encode(text: &str) -> String {
    cosplay::internals::primitives::escape::encode_component(text).into_owned()
}

#[test]
fn signature_services_take_any_body() {
    let world = World::new();
    let own = world.address.to_string();
    let ask = |path: &str, body: &str| {
        let mut request = Request::new("POST", path).header("Host", &own);
        request.body = body.into();
        world.send(request)
    };
    for body in ["", "a=b", "anything", "null", "\"\"", "[\"x\"]", "5", "\u{feff}{}"] {
        let answer = ask("/mock/signature", body).json();
        hmac_token::open(text(&answer, "/data/signature")).unwrap();
        let bare = ask("/mock/signature?shape=text", body);
        assert_eq!(bare.status, 200, "{body}");
        hmac_token::open(bare.text()).unwrap();
    }
    let asked = ask("/mock/signature?procedure=p", "anything").json();
    assert!(hmac_token::open(text(&asked, "/data/signature")).unwrap().1.contains("&procedure=p&"));
    assert_eq!(ask("/mock/signature", "{\"classId\":").code(), 10001, "it begins as an object");
}

#[test]
fn the_function_template_cuts_a_source_context_and_nothing_else() {
    let world = World::new();
    let mut request = Request::new("POST", "/mock/signature?shape=text");
    request = request.header("Host", &world.address.to_string());
    let body = json!({ "sourceContext": "s".repeat(900), "sessionContext": "t".repeat(900) });
    request.body = body.to_string().into();
    let made = hmac_token::open(world.send(request).text()).unwrap().1;
    assert!(made.contains(&format!("&sourceContext={}&", "s".repeat(250))), "{made}");
    assert!(made.ends_with(&format!("&sessionContext={}", "t".repeat(900))), "{made}");
}

#[test]
fn a_cut_emoji_and_a_byte_order_mark_spoil_no_body() {
    let world = World::new();
    let body = |name: &str| {
        format!(r#"{{"signature":"{}","videoType":"mp4","videoName":"{name}"}}"#, signature(&[]))
    };
    for name in [r"a\ud83d", r"\ude00b", r"\ud83d\ud83d\ude00", r"a\\\ud83d\n", r"\uD83D\u0041"] {
        world.send(raw("ApplyUploadUGC", body(name).as_bytes())).data();
    }
    world.send(raw("ApplyUploadUGC", format!("\u{feff}{}", body("a")).as_bytes())).data();
    for broken in [r"a\ud8", r"a\x", r"\ud83d\"] {
        assert_eq!(refusal(&world.send(raw("ApplyUploadUGC", body(broken).as_bytes()))).0, 10001, "{broken}");
    }
}

#[test]
fn prepare_has_no_session_key_to_refuse() {
    let world = World::new();
    let key = json!({ "vodSessionKey": 5 });
    world.send(call("PrepareUploadUGC", &signed(&signature(&[]), key.clone()))).data();
    for action in ["ApplyUploadUGC", "CommitUploadUGC"] {
        assert_eq!(refusal(&world.send(call(action, &signed(&signature(&[]), key.clone())))).0, 10001);
        assert_eq!(refusal(&world.send(call(action, &signed("forged", key.clone())))).0, 10004, "{action}");
    }
}

#[test]
fn a_reason_holds_no_signature_that_came_in_the_wrong_place() {
    let world = World::new();
    let signature = signature(&[]);
    let whole = signed(&signature, video(5));
    let says = |answer: Answer| {
        let (code, reason) = refusal(&answer);
        assert!(code == 10001 && !reason.contains(&signature[..20]), "{reason}");
        reason
    };
    let misplaced = json!({ "signature": { "x": signature }, "videoType": "mp4" });
    let reason = says(world.send(call("ApplyUploadUGC", &misplaced)));
    assert!(reason.contains("signature must be a string, not an object"), "{reason}");
    let reason = says(world.send(call("ApplyUploadUGC", &json!(whole.to_string()))));
    assert!(reason.ends_with("it is a string"), "{reason}");
    let size = signed(&signature, json!({ "videoType": "mp4", "videoSize": { "s": signature } }));
    says(world.send(call("ApplyUploadUGC", &size)));
    let size = signed(&signature, json!({ "videoType": "mp4", "videoSize": -1 }));
    assert!(says(world.send(call("ApplyUploadUGC", &size))).ends_with("not -1"));
    let journal = world.app.journal.list(&Default::default(), 100);
    assert!(!format!("{journal:?}").contains(&signature[..20]), "the journal holds it");
}

#[test]
fn the_captured_service_always_names_a_procedure_and_an_empty_one_starts_nothing() {
    let world = World::new();
    let ask = |body: &str| {
        let request = Request::json("/interface.php", body).header("Host", "livedemo.tim.qq.com");
        let answer = world.send(request).json();
        text(&answer, "/returnData/signature").to_owned()
    };
    let bare = ask(r#"{"Action":"GetVodSignatureV2"}"#);
    let plaintext = hmac_token::open(&bare).unwrap().1;
    let names: Vec<_> = plaintext.split('&').map(|pair| pair.split_once('=').unwrap().0).collect();
    assert_eq!(names, ["secretId", "currentTimeStamp", "expireTime", "procedure", "random"]);
    assert!(plaintext.contains("&procedure=&"), "{plaintext}");
    world.send(call("ApplyUploadUGC", &signed(&bare, video(5)))).data();
    let asked = hmac_token::open(&ask(r#"{"Action":"GetVodSignatureV2","procedure":"p"}"#)).unwrap().1;
    assert!(asked.contains("&procedure=p&random="), "{asked}");
}

#[test]
fn a_reason_names_the_true_cause_in_ascii() {
    let world = World::new();
    let why = |answer: Answer| answer.header("x-cosplay-reason").unwrap_or_default().to_owned();
    let signed_with = |more: &str| {
        let times = format!("currentTimeStamp={NOW}&expireTime={}", NOW + 60);
        let text = format!("secretId=AKIDcosplaycosplaycosplaycosplay0000&{times}&{more}");
        why(world.send(call("PrepareUploadUGC", &json!({ "signature": sign(&text, DEMO_SECRET_KEY) }))))
    };
    for random in ["4294967297", "-1"] {
        let reason = signed_with(&format!("random={random}"));
        assert_eq!(reason, format!("random={random} in the signed text is outside 0 to 4294967296"));
    }
    let reason = signed_with("random=1&taskPriority=11");
    assert!(reason.ends_with("11 is outside -10 to 10"), "{reason}");
    let reason = signed_with("random=1&storageRegion=%E9%87%8D%E5%BA%86");
    assert!(reason.contains(r#""\u{91cd}\u{5e86}" is not an enabled"#), "{reason}");
    let get = |forward: &str| {
        world.send(Request::get("/a/key").header("Host", HOST).header("Vod-Forward-Cos", forward))
    };
    let answer = get("garbage");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("Vod-Forward-Cos: garbage names no host"), "{}", answer.text());
    let bare = world.send(Request::get("/a/key").header("Host", HOST));
    assert!(bare.text().is_ascii() && !bare.text().contains("Vod-Forward-Cos"), "{}", bare.text());
}

#[test]
fn http_dns_by_its_address_is_answered_through_the_proxy_where_the_server_was_given_it() {
    let ask = |world: &World| {
        let target = "http://119.29.29.99/d?dn=vod2.qcloud.com&token=800654663";
        let answer = world.send(Request::get(target).header("Host", "119.29.29.99"));
        (answer.status, answer.text().to_owned())
    };
    assert_eq!(ask(&World::new()).0, 403);
    let own = OwnHosts(vec![HostName::parse("119.29.29.99").unwrap()]);
    let world = World::start(Setup { own, ..Setup::default() });
    assert_eq!(ask(&world), (200, "119.29.29.99".into()));
    world.secure("119.29.29.99").unwrap();
}
