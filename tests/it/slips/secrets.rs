//! No SecretKey and no token that the server knows comes back, wherever a client has put it.

use cosplay::internals::primitives::escape::encode_component;
use serde_json::{Value, json};

use super::{ID, KEY, base64, hmac_sha1};
use crate::support::http::Request;
use crate::support::xml::HOST;
use crate::support::{BUCKET, NOW, OTHER_SECRET_KEY, World, vod};

/// Keys of each sort: more than a search for mistakes tries.
const MANY: usize = 80;

fn own(world: &World, request: Request) -> Value {
    world.send(request.header("Host", &world.address.to_string())).json()
}

/// All secrets: those of the configuration, of accounts made since, and of temporary keys.
fn secrets(world: &World) -> Vec<String> {
    let mut secrets = vec![KEY.to_owned(), OTHER_SECRET_KEY.to_owned()];
    for number in 0..MANY {
        let key = format!("of-tenant-{number:04}-abcdefghijklmn");
        let account = json!({ "secret_id": format!("AKIDtenant{number:04}"), "secret_key": key });
        let made = own(world, Request::json("/_cosplay/accounts", &account.to_string()));
        assert!(made["appid"].is_u64(), "{made}");
        let issued = own(world, Request::json("/_cosplay/sts", "{}"));
        let text = |name: &str| issued["credentials"][name].as_str().expect("a credential").to_owned();
        secrets.extend([key, text("tmpSecretKey"), text("sessionToken")]);
    }
    secrets
}

fn sealed(text: &str) -> String {
    base64(&[&hmac_sha1(KEY.as_bytes(), text.as_bytes()), text.as_bytes()].concat())
}

fn apply(signature: &str) -> Request {
    vod::call("ApplyUploadUGC", &json!({ "signature": signature, "videoType": "mp4", "videoName": "a" }))
}

/// Requests with the secret in every place of every scheme.
fn planted(secret: &str) -> Vec<Request> {
    let times = format!("{};{}", NOW - 60, NOW + 3600);
    let q_sign = |id: &str, times: &str| {
        format!(
            "q-sign-algorithm=sha1&q-ak={id}&q-sign-time={times}&q-key-time={times}&q-header-list=host&\
             q-url-param-list=&q-signature=0123456789abcdef0123456789abcdef01234567"
        )
    };
    let xml = |target: &str| Request::new("GET", target).header("Host", HOST);
    let authorized = |text: &str| xml("/a.txt").header("Authorization", text);
    let tc3 = |text: &str| {
        Request::json("/", "{}")
            .header("Host", "vod.tencentcloudapi.com")
            .header("X-TC-Action", "DescribeMediaInfos")
            .header("X-TC-Version", "2018-07-17")
            .header("X-TC-Timestamp", &NOW.to_string())
            .header("Authorization", text)
    };
    let json_api =
        |text: &str| Request::get(format!("{BUCKET}/a.txt?op=stat")).header("Authorization", &sealed(text));
    let form = |fields: &[(&str, &str)]| {
        let fields: Vec<(&str, &[u8])> =
            fields.iter().map(|(name, value)| (*name, value.as_bytes())).collect();
        let all = [&[("key", &b"a.txt"[..])], &fields[..], &[("file", &b"hello"[..])]].concat();
        Request::form("/", &all).header("Host", HOST)
    };
    let policy = |condition: Value| {
        let text = json!({ "expiration": "2033-11-15T00:00:00.000Z", "conditions": [condition] });
        base64(text.to_string().as_bytes())
    };
    let aws4 = |id: &str, scope: &str| {
        format!(
            "AWS4-HMAC-SHA256 Credential={id}/20231114/{scope}/s3/aws4_request, \
             SignedHeaders=host, Signature=00"
        )
    };
    let signed = "SignedHeaders=host, Signature=00";
    vec![
        authorized(secret),
        authorized(&format!("{secret} x")),
        authorized(&format!("{ID}:{secret}")),
        authorized(&q_sign(secret, &times)),
        authorized(&q_sign(ID, secret)),
        authorized(&q_sign(&format!("\"{secret}\""), &times)),
        authorized(&aws4(secret, "ap-guangzhou")),
        authorized(&aws4(ID, secret)),
        authorized(&format!("AWS {secret}:c2ln")),
        authorized(&format!("AWS {ID}:{secret}")),
        xml(&format!("/a.txt?{}", q_sign(secret, &encode_component(&times)))),
        xml(&format!("/a.txt?AWSAccessKeyId={secret}&Expires={}&Signature=c2ln", NOW + 60)),
        xml(&format!("/{secret}.txt?SecretKey={secret}")),
        xml(&format!("/a.txt?versionId={secret}")),
        form(&[("Signature", secret)]),
        form(&[("Signature", &q_sign(secret, &times))]),
        form(&[("policy", secret), ("q-ak", secret)]),
        form(&[("policy", &policy(json!({ "q-ak": secret }))), ("q-ak", ID)]),
        form(&[("policy", &policy(json!({ "q-ak": ID }))), ("q-ak", secret)]),
        json_api(&format!("a=1250000000&b=examplebucket&k={secret}&e={}&t={NOW}&r=7&f=", NOW + 60)),
        json_api(&format!("a=1250000000&b={secret}&k={ID}&e={}&t={NOW}&r=7&f=", NOW + 60)),
        json_api(&format!("a={secret}&b=examplebucket&k={ID}&e={secret}&t={NOW}&r=7&f=")),
        Request::get(format!("{BUCKET}/a.txt?op={secret}&sign={secret}")),
        apply(secret),
        apply(&sealed(&format!("secretId={secret}&currentTimeStamp={NOW}&expireTime={}&random=7", NOW + 60))),
        apply(&sealed(&format!("secretId={ID}&currentTimeStamp={NOW}&expireTime={secret}&random=7"))),
        vod::call("CommitUploadUGC", &json!({ "signature": secret, "vodSessionKey": secret })),
        tc3(secret),
        tc3(&format!("TC3-HMAC-SHA256 Credential={secret}/2023-11-14/vod/tc3_request, {signed}")),
        tc3(&format!("TC3-HMAC-SHA256 Credential={ID}/2023-11-14/{secret}/tc3_request, {signed}")),
        Request::get(format!(
            "/?Action=DescribeMediaInfos&Version=2018-07-17&SecretId={secret}&Nonce=1&Timestamp={NOW}&Signature=x"
        ))
        .header("Host", "vod.tencentcloudapi.com"),
        Request::get(format!("/?Action={secret}&Version=2018-07-17&SecretId={ID}&SignatureMethod={secret}"))
            .header("Host", "vod.tencentcloudapi.com"),
    ]
}

#[test]
fn no_configured_secret_comes_back_however_many_there_are_and_wherever_it_was_put() {
    let world = World::new();
    let secrets = secrets(&world);
    let mut shown = Vec::new();
    // The first, and every seventh of the others.
    for secret in secrets.iter().take(2).chain(secrets.iter().skip(2).step_by(7)) {
        for (number, request) in planted(secret).into_iter().enumerate() {
            let answer = world.send(request);
            let text = format!("{} {}", answer.head, answer.text());
            if text.contains(secret) {
                shown.push(format!("{number}: {text}"));
            }
        }
    }
    let host = world.address.to_string();
    let journal = world.send(Request::get("/_cosplay/requests?limit=10000").header("Host", &host));
    let lines =
        journal.text().split("{\"id\"").filter(|line| secrets.iter().any(|secret| line.contains(secret)));
    shown.extend(lines.map(str::to_owned));
    assert!(shown.is_empty(), "{} times:\n{}", shown.len(), shown[..shown.len().min(20)].join("\n"));
}

#[test]
fn swapped_ids_and_tokens_are_named_however_many_keys_there_are() {
    let world = World::new();
    for secret in &secrets(&world)[2..] {
        let text = format!("secretId={secret}&currentTimeStamp={NOW}&expireTime={}&random=7", NOW + 60);
        let answer = world.send(apply(&sealed(&text)));
        let reason = answer.header("x-cosplay-reason").unwrap_or_default();
        assert!(reason.contains("was sent as the SecretId"), "{reason}");
    }
}
