//! Mistakes in the signatures that are `Base64(HMAC-SHA1 ‖ text)`: VOD's and the JSON API's.

use serde_json::json;

use super::{ID, KEY, Score, base64, hex, hmac_sha1, hmac_sha256, sha1, wrong_keys};
use crate::support::http::Request;
use crate::support::{BUCKET, NOW, World, vod};

#[derive(Clone, Copy, PartialEq)]
enum Api {
    Vod,
    Json,
}

fn text(api: Api) -> String {
    match api {
        Api::Vod => format!(
            "secretId={ID}&currentTimeStamp={NOW}&expireTime={}&random=7&sourceContext=a%20b%2Bc",
            NOW + 86_400
        ),
        Api::Json => format!("a=1250000000&b=examplebucket&k={ID}&e={}&t={NOW}&r=7&f=", NOW + 3600),
    }
}

fn request(api: Api, signature: &str) -> Request {
    match api {
        Api::Vod => vod::call(
            "ApplyUploadUGC",
            &json!({ "signature": signature, "videoType": "mp4", "videoName": "a", "videoSize": 5 }),
        ),
        Api::Json => Request::get(format!("{BUCKET}/a.txt?op=stat")).header("Authorization", signature),
    }
}

fn sealed(code: &[u8], text: &str) -> String {
    base64(&[code, text.as_bytes()].concat())
}

fn right(api: Api) -> String {
    sealed(&hmac_sha1(KEY.as_bytes(), text(api).as_bytes()), &text(api))
}

type Make = fn(&str) -> String;

/// What is made of the right text.
fn mistakes() -> Vec<(&'static str, Make, &'static str)> {
    vec![
        (
            "hex",
            |t| sealed(hex(&hmac_sha1(KEY.as_bytes(), t.as_bytes())).as_bytes(), t),
            "written as hexadecimal digits",
        ),
        (
            "base64 inside",
            |t| sealed(base64(&hmac_sha1(KEY.as_bytes(), t.as_bytes())).as_bytes(), t),
            "the digest was written in base64",
        ),
        ("SHA-256", |t| sealed(&hmac_sha256(KEY.as_bytes(), t.as_bytes()), t), "HMAC-SHA256"),
        (
            "SHA-256 in hex",
            |t| sealed(hex(&hmac_sha256(KEY.as_bytes(), t.as_bytes())).as_bytes(), t),
            "HMAC-SHA256",
        ),
        ("plain SHA-1", |t| sealed(&sha1(format!("{KEY}{t}").as_bytes()), t), "plain SHA-1"),
        ("plain SHA-1 of the text", |t| sealed(&sha1(t.as_bytes()), t), "plain SHA-1"),
        ("swapped", |t| sealed(&hmac_sha1(t.as_bytes(), KEY.as_bytes()), t), "key and text were swapped"),
        (
            "behind",
            |t| base64(&[t.as_bytes(), &hmac_sha1(KEY.as_bytes(), t.as_bytes())].concat()),
            "the digest stands behind the text",
        ),
        ("text alone", |t| base64(t.as_bytes()), "the text comes without a digest"),
        ("bare text", |t| t.to_owned(), "it is the text to be signed"),
        (
            "line feed signed",
            |t| sealed(&hmac_sha1(KEY.as_bytes(), format!("{t}\n").as_bytes()), t),
            "a line feed was signed behind the text",
        ),
        (
            "ampersand signed",
            |t| sealed(&hmac_sha1(KEY.as_bytes(), format!("{t}&").as_bytes()), t),
            "an & was signed behind the text",
        ),
        (
            "question mark signed",
            |t| sealed(&hmac_sha1(KEY.as_bytes(), format!("?{t}").as_bytes()), t),
            "a question mark was signed",
        ),
        (
            "encoded as a whole",
            |t| {
                sealed(
                    &hmac_sha1(
                        KEY.as_bytes(),
                        cosplay::internals::primitives::escape::encode_component(t).as_bytes(),
                    ),
                    t,
                )
            },
            "was percent-encoded for signing",
        ),
        (
            "sorted for signing",
            |t| {
                let mut pairs: Vec<&str> = t.split('&').collect();
                pairs.sort_unstable();
                sealed(&hmac_sha1(KEY.as_bytes(), pairs.join("&").as_bytes()), t)
            },
            "the pairs were signed in another order",
        ),
        (
            "base64 signed",
            |t| sealed(&hmac_sha1(KEY.as_bytes(), base64(t.as_bytes()).as_bytes()), t),
            "the base64 form of the text was signed",
        ),
        (
            "key in the text",
            |t| sealed(&hmac_sha1(KEY.as_bytes(), format!("{t}&secretKey={KEY}").as_bytes()), t),
            "the SecretKey was part of the signed text",
        ),
        (
            "HTML",
            |t| sealed(&hmac_sha1(KEY.as_bytes(), t.replace('&', "&amp;").as_bytes()), t),
            "written as HTML",
        ),
        (
            "lower case",
            |t| sealed(&hmac_sha1(KEY.as_bytes(), t.to_lowercase().as_bytes()), t),
            "signed in lower case",
        ),
    ]
}

/// What happens to the right signature on its way, and whether both services refuse it.
fn travel() -> Vec<(&'static str, Make, &'static str, &'static [Api])> {
    const BOTH: &[Api] = &[Api::Vod, Api::Json];
    const VOD: &[Api] = &[Api::Vod];
    vec![
        ("undefined", |_| "undefined".into(), "\"undefined\" was sent as the signature", BOTH),
        ("null", |_| "null".into(), "\"null\" was sent as the signature", BOTH),
        ("object", |_| "[object Object]".into(), "was sent as the signature", VOD),
        (
            "JSON",
            |s| json!({ "code": 0, "data": { "signature": s } }).to_string(),
            "the whole JSON answer",
            VOD,
        ),
        ("page", |_| "<html><body>502</body></html>".into(), "an HTML page was sent", VOD),
        ("quotes", |s| format!("\"{s}\""), "quotes around it", BOTH),
        ("twice", |s| base64(s.as_bytes()), "it is base64 of base64", BOTH),
        (
            "escaped",
            |s| cosplay::internals::primitives::escape::encode_component(s).replace('=', "%3D"),
            "it is percent-encoded",
            BOTH,
        ),
        (
            "escaped twice",
            |s| {
                cosplay::internals::primitives::escape::encode_component(
                    &cosplay::internals::primitives::escape::encode_component(s),
                )
                .into_owned()
            },
            "it is percent-encoded",
            BOTH,
        ),
        ("lines", |s| format!("{}\n{}", &s[..76], &s[76..]), "broken into lines", VOD),
        ("literal line feed", |s| format!("{}\\n{}", &s[..76], &s[76..]), "the two characters", VOD),
        ("prefix", |s| format!("sign={s}"), "stands in front of the signature", VOD),
        ("Bearer", |s| format!("Bearer {s}"), "stands in front of the signature", VOD),
        (
            "q-sign",
            |_| {
                format!(
                    "q-sign-algorithm=sha1&q-ak={ID}&q-sign-time=1;2&q-key-time=1;2&q-header-list=&q-url-param-list=&q-signature=0"
                )
            },
            "it is a signature of the COS XML API",
            VOD,
        ),
        (
            "TC3",
            |_| format!("TC3-HMAC-SHA256 Credential={ID}/2023-11-14/vod/tc3_request, Signature=00"),
            "it is a signature of API 3.0",
            VOD,
        ),
        ("JWT", |_| "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln".into(), "JSON Web Token", VOD),
    ]
}

#[test]
fn mistakes_in_tokens_are_named() {
    let (world, mut score) = (World::new(), Score::default());
    for api in [Api::Vod, Api::Json] {
        let name = if api == Api::Vod { "vod" } else { "json" };
        let good = world.send(request(api, &right(api)));
        assert!(good.status == 200 || good.code() == -197, "{}", good.text());
        for (mistake, key, want) in wrong_keys() {
            let signature = sealed(&hmac_sha1(key.as_bytes(), text(api).as_bytes()), &text(api));
            score.mistake(&world, &format!("{name}: {mistake}"), request(api, &signature), want);
        }
        for (mistake, make, want) in mistakes() {
            score.mistake(&world, &format!("{name}: {mistake}"), request(api, &make(&text(api))), want);
        }
        for (mistake, make, want, _) in travel().into_iter().filter(|(.., apis)| apis.contains(&api)) {
            score.mistake(&world, &format!("{name}: {mistake}"), request(api, &make(&right(api))), want);
        }
    }
    let decoded = text(Api::Vod).replace("%20", " ").replace("%2B", "+");
    let signature = sealed(&hmac_sha1(KEY.as_bytes(), decoded.as_bytes()), &text(Api::Vod));
    score.mistake(&world, "vod: decoded", request(Api::Vod, &signature), "before it was percent-encoded");
    score.mistake(
        &world,
        "vod: json's",
        request(Api::Vod, &right(Api::Json)),
        "a signature of the COS JSON API",
    );
    score.mistake(&world, "json: vod's", request(Api::Json, &right(Api::Vod)), "a VOD upload signature");
    score.settle("tokens", 70);
}

#[test]
fn a_secret_id_that_is_not_one_is_named_and_a_secret_is_not_shown() {
    let (world, mut score) = (World::new(), Score::default());
    for (name, id, want) in [
        ("swapped", KEY.to_owned(), "the SecretKey was sent as the SecretId"),
        ("case", ID.to_lowercase(), "known in another case"),
        ("cut", ID[..20].to_owned(), "the SecretId is cut"),
        ("blank", format!("{ID} "), "blanks, a line break or quotes"),
        ("AppId", "1250000000".to_owned(), "an AppId was sent as the SecretId"),
        ("undefined", "undefined".to_owned(), "the SecretId is a placeholder"),
    ] {
        for api in [Api::Vod, Api::Json] {
            let text = text(api).replace(ID, &id);
            let signature = sealed(&hmac_sha1(KEY.as_bytes(), text.as_bytes()), &text);
            score.mistake(&world, &format!("{name} {}", api == Api::Vod), request(api, &signature), want);
        }
    }
    score.settle("ids", 12);
}

#[test]
fn times_of_tokens_in_milliseconds_as_durations_or_in_local_time_are_named() {
    let (world, mut score) = (World::new(), Score::default());
    let vod = |issued: i64, expires: i64| {
        let text = format!("secretId={ID}&currentTimeStamp={issued}&expireTime={expires}&random=7");
        request(Api::Vod, &sealed(&hmac_sha1(KEY.as_bytes(), text.as_bytes()), &text))
    };
    let json = |issued: i64, expires: i64| {
        let text = format!("a=1250000000&b=examplebucket&k={ID}&e={expires}&t={issued}&r=7&f=");
        request(Api::Json, &sealed(&hmac_sha1(KEY.as_bytes(), text.as_bytes()), &text))
    };
    score.mistake(&world, "ms", vod(NOW * 1000, NOW * 1000 + 3_600_000), "counts milliseconds");
    score.mistake(
        &world,
        "expiry in ms",
        vod(NOW, NOW * 1000),
        "expireTime=1700000000000 counts milliseconds",
    );
    score.mistake(&world, "duration", vod(NOW, 3600), "expireTime=3600 looks like a duration");
    score.mistake(&world, "local", vod(NOW - 8 * 3600, NOW - 8 * 3600 + 600), "8 h behind off");
    score.mistake(&world, "json: duration", json(NOW, 3600), "e=3600 looks like a duration");
    score.mistake(&world, "json: ms", json(NOW * 1000, NOW * 1000 + 10_000_000_000), "counts milliseconds");
    score.mistake(&world, "json: local", json(NOW - 8 * 3600, NOW - 8 * 3600 + 600), "8 h behind off");
    score.settle("times of tokens", 7);
}

#[test]
fn a_bucket_with_its_appid_and_an_own_signature_for_the_storage_of_vod_are_named() {
    let (world, mut score) = (World::new(), Score::default());
    let signed = |bucket: &str| {
        let text = format!("a=1250000000&b={bucket}&k={ID}&e={}&t={NOW}&r=7&f=", NOW + 3600);
        sealed(&hmac_sha1(KEY.as_bytes(), text.as_bytes()), &text)
    };
    let stat = |url: &str, bucket: &str| {
        Request::get(format!("{url}/a.txt?op=stat")).header("Authorization", &signed(bucket))
    };
    let with_appid = BUCKET.replace("examplebucket", "examplebucket-1250000000");
    let storage = BUCKET.replace("1250000000", "10022853");
    let want = "names a bucket without the AppId";
    score.mistake(&world, "in b", stat(BUCKET, "examplebucket-1250000000"), want);
    score.mistake(&world, "in the URL", stat(&with_appid, "examplebucket"), want);
    score.mistake(&world, "storage", stat(&storage, "examplebucket"), "send the storageSignature");
    score.settle("buckets", 3);
}
