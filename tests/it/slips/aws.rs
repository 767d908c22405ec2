//! Mistakes in AWS signatures of versions 4 and 2.

use cosplay::internals::primitives::escape::{encode_component, encode_path};

use super::{ID, KEY, Score, base64, hex, hmac_sha1, hmac_sha256, sha1, sha256, wrong_keys};
use crate::support::World;
use crate::support::aws::{DATE, UNSIGNED};
use crate::support::http::Request;
use crate::support::xml::HOST;

const STAMP: &str = "20231114T221320Z";
const TARGET: &str = "/dir/a%20b/%C3%A9.txt?response-content-type=text%2Fplain&response-expires=x";

/// A signer of version 4 that may be wrong at every step.
#[derive(Clone)]
struct Signer {
    secret: String,
    method: String,
    path: String,
    query: String,
    headers: Vec<(&'static str, String)>,
    payload: String,
    scope: [String; 4],
    derived: [String; 4],
    key: fn(&Signer) -> Vec<u8>,
    canonical: fn(&Signer) -> String,
    code: fn(&[u8], &str) -> String,
}

impl Signer {
    fn new() -> Self {
        let scope = ["20231114", "ap-guangzhou", "s3", "aws4_request"].map(str::to_owned);
        Self {
            secret: KEY.into(),
            method: "GET".into(),
            path: encode_path("/dir/a b/é.txt").into_owned(),
            query: "response-content-type=text%2Fplain&response-expires=x".into(),
            headers: vec![
                ("host", HOST.into()),
                ("x-amz-content-sha256", UNSIGNED.into()),
                ("x-amz-date", STAMP.into()),
                ("x-amz-meta-a", "b  C".into()),
            ],
            payload: UNSIGNED.into(),
            derived: scope.clone(),
            scope,
            key: |signer| {
                let first = format!("AWS4{}", signer.secret).into_bytes();
                signer.derived.iter().fold(first, |key, part| hmac_sha256(&key, part.as_bytes()))
            },
            canonical: |signer| {
                let Signer { method, path, query, headers, payload, .. } = signer;
                let lines: String = headers.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
                let names = headers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";");
                format!("{method}\n{path}\n{query}\n{lines}\n{names}\n{payload}")
            },
            code: |key, text| hex(&hmac_sha256(key, text.as_bytes())),
        }
    }

    fn authorization(&self) -> String {
        let scope = self.scope.join("/");
        let digest = hex(&sha256((self.canonical)(self).as_bytes()));
        let text = format!("AWS4-HMAC-SHA256\n{STAMP}\n{scope}\n{digest}");
        let code = (self.code)(&(self.key)(self), &text);
        let names = "host;x-amz-content-sha256;x-amz-date;x-amz-meta-a";
        format!("AWS4-HMAC-SHA256 Credential={ID}/{scope}, SignedHeaders={names}, Signature={code}")
    }
}

fn request(signer: &Signer) -> Request {
    Request::new("GET", TARGET)
        .header("Host", HOST)
        .header("x-amz-date", STAMP)
        .header("x-amz-content-sha256", UNSIGNED)
        .header("x-amz-meta-a", "b  C")
        .header("Authorization", &signer.authorization())
}

type Change = fn(&mut Signer);

fn mistakes() -> Vec<(&'static str, Change, &'static str)> {
    vec![
        (
            "no AWS4",
            |s| {
                s.key = |s| {
                    s.derived
                        .iter()
                        .fold(s.secret.clone().into_bytes(), |key, part| hmac_sha256(&key, part.as_bytes()))
                }
            },
            "without AWS4 in front",
        ),
        ("underived", |s| s.key = |s| s.secret.clone().into_bytes(), "the SecretKey itself signed"),
        ("another region", |s| s.derived[1] = "us-east-1".into(), "with the region \"us-east-1\""),
        ("another service", |s| s.derived[2] = "cos".into(), "with the service \"cos\""),
        ("another day", |s| s.derived[0] = "20231115".into(), "with the date \"20231115\""),
        ("a stamp for the day", |s| s.derived[0] = STAMP.into(), "with the date \"20231114T221320Z\""),
        ("method in lower case", |s| s.method = "get".into(), "the method was signed in the wrong case"),
        ("another method", |s| s.method = "PUT".into(), "the signature of a request with the method PUT"),
        ("path twice", |s| s.path = encode_path(&s.path).into_owned(), "the path was percent-encoded twice"),
        ("path decoded", |s| s.path = "/dir/a b/é.txt".into(), "the path was signed decoded"),
        (
            "path with bucket",
            |s| s.path.insert_str(0, "/examplebucket-1250000000"),
            "the bucket was signed in front of the path",
        ),
        ("path without slash", |s| s.path = s.path[1..].into(), "without its leading slash"),
        ("root", |s| s.path = "/".into(), "the path / was signed"),
        ("no query", |s| s.query.clear(), "the query was left out"),
        (
            "unencoded query",
            |s| s.query = "response-content-type=text/plain&response-expires=x".into(),
            "parameters were signed without percent-encoding",
        ),
        ("payload of nothing", |s| s.payload = hex(&sha256(b"")), "another payload hash was signed"),
        ("empty payload", |s| s.payload.clear(), "another payload hash was signed"),
        (
            "host of another region",
            |s| s.headers[0].1 = HOST.replace("guangzhou", "beijing"),
            "ap-beijing.myqcloud.com\" was signed",
        ),
        (
            "header encoded",
            |s| s.headers[3].1 = encode_component("b  C").into_owned(),
            "the header x-amz-meta-a was signed percent-encoded",
        ),
        (
            "header lower case",
            |s| s.headers[3].1 = "b  c".into(),
            "the header x-amz-meta-a was signed in lower case",
        ),
        (
            "blanks",
            |s| s.headers[3].1 = "b C".into(),
            "runs of blanks in the value of the header x-amz-meta-a",
        ),
        ("header empty", |s| s.headers[3].1.clear(), "the header x-amz-meta-a was signed as empty"),
        ("header left out", |s| drop(s.headers.remove(3)), "the header x-amz-meta-a is listed as signed"),
        (
            "last line feed",
            |s| s.canonical = |s| format!("{}\n", (Signer::new().canonical)(s)),
            "the canonical request ended",
        ),
        (
            "HMAC-SHA1",
            |s| s.code = |key, text| hex(&hmac_sha1(key, text.as_bytes())),
            "the digest is HMAC-SHA1",
        ),
        (
            "base64",
            |s| s.code = |key, text| base64(&hmac_sha256(key, text.as_bytes())),
            "the digest was written in base64",
        ),
        (
            "capitals",
            |s| s.code = |key, text| hex(&hmac_sha256(key, text.as_bytes())).to_uppercase(),
            "the digest was written in capital digits",
        ),
        (
            "swapped",
            |s| s.code = |key, text| hex(&hmac_sha256(text.as_bytes(), key)),
            "key and text were swapped",
        ),
    ]
}

#[test]
fn mistakes_in_version_4_are_named() {
    let (world, mut score) = (World::new(), Score::default());
    let good = world.send(request(&Signer::new()));
    assert_eq!(good.status, 404, "{}", good.text());
    for (name, secret, want) in wrong_keys() {
        score.mistake(&world, name, request(&Signer { secret, ..Signer::new() }), want);
    }
    for (name, change, want) in mistakes() {
        let mut signer = Signer::new();
        change(&mut signer);
        score.mistake(&world, name, request(&signer), want);
    }
    score.settle("AWS version 4", 40);
}

fn version_2(secret: &str, text: &str) -> Request {
    coded(&base64(&hmac_sha1(secret.as_bytes(), text.as_bytes())))
}

fn coded(code: &str) -> Request {
    let mut request = Request::new("PUT", "/a%20b.txt").header("Host", HOST).header("Date", DATE);
    request = request
        .header("Content-Type", "text/plain")
        .header("x-amz-meta-a", "b")
        .header("Content-Length", "5");
    request.body = b"hello".to_vec();
    request.header("Authorization", &format!("AWS {ID}:{code}"))
}

#[test]
fn mistakes_in_version_2_are_named() {
    let (world, mut score) = (World::new(), Score::default());
    let resource = "/examplebucket-1250000000/a%20b.txt";
    let text = format!("PUT\n\ntext/plain\n{DATE}\nx-amz-meta-a:b\n{resource}");
    let good = world.send(version_2(KEY, &text));
    assert_eq!(good.status, 200, "{}", good.text());
    for (name, secret, want) in wrong_keys() {
        score.mistake(&world, name, version_2(&secret, &text), want);
    }
    for (name, text, want) in [
        ("method", text.replace("PUT", "put"), "the method was signed in the wrong case"),
        ("another method", text.replace("PUT", "GET"), "a request with the method GET"),
        ("no type", text.replace("text/plain", ""), "the header content-type was signed as empty"),
        (
            "charset",
            text.replace("text/plain", "text/plain; charset=utf-8"),
            "the header content-type was signed with another charset",
        ),
        ("no date", text.replace(DATE, ""), "the header date was signed as empty"),
        ("no words", text.replace("x-amz-meta-a:b\n", ""), "the x-amz- headers were left out"),
        (
            "no bucket",
            text.replace("/examplebucket-1250000000", ""),
            "the path was signed without the bucket",
        ),
        ("no AppId", text.replace("-1250000000", ""), "the bucket was signed without the AppId"),
        ("no slash", text.replace("/examplebucket", "examplebucket"), "without its leading slash"),
        ("path decoded", text.replace("%20", " "), "the path was signed decoded"),
        ("line feed", format!("{text}\n"), "a line feed was signed behind the text"),
    ] {
        score.mistake(&world, name, version_2(KEY, &text), want);
    }
    for (name, code, want) in [
        ("hex", hex(&hmac_sha1(KEY.as_bytes(), text.as_bytes())), "written as hexadecimal digits"),
        ("SHA-256", base64(&hmac_sha256(KEY.as_bytes(), text.as_bytes())), "the digest is HMAC-SHA256"),
        ("plain", base64(&sha1(format!("{KEY}{text}").as_bytes())), "the digest is plain SHA-1"),
        ("swapped", base64(&hmac_sha1(text.as_bytes(), KEY.as_bytes())), "key and text were swapped"),
        (
            "base64 of hex",
            base64(hex(&hmac_sha1(KEY.as_bytes(), text.as_bytes())).as_bytes()),
            "hexadecimal digits of the digest were base64-encoded",
        ),
    ] {
        score.mistake(&world, name, coded(&code), want);
    }
    score.settle("AWS version 2", 27);
}
