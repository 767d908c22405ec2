//! Mistakes in the signatures of API 3.0, and secrets that refused requests bring along.

use super::{ID, KEY, Score, wrong_keys};
use crate::support::World;
use crate::support::cloud::Tc3;
use crate::support::http::Request;

const ACTION: &str = "DescribeStorageRegions";

fn set(request: &mut Request, name: &str, value: impl Into<String>) {
    request.headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)).unwrap().1 = value.into();
}

#[test]
fn mistakes_in_tc3_are_named() {
    let (world, mut score) = (World::new(), Score::default());
    for (name, key, want) in wrong_keys() {
        let request = Tc3 { secret_key: &key, ..Tc3::default() }.post(ACTION, "{}");
        score.mistake(&world, name, request, want);
    }
    let body = r#"{"SubAppId":1250000000}"#;
    type Change = fn(&mut Request);
    let changes: [(&str, Change, &str); 7] = [
        ("charset", |r| set(r, "Content-Type", "application/json; charset=utf-8"), "another charset"),
        (
            "host",
            |r| set(r, "Host", "sts.tencentcloudapi.com"),
            "the host \"vod.tencentcloudapi.com\" was signed",
        ),
        ("blank", |r| r.body = br#"{"SubAppId": 1250000000}"#.to_vec(), "the same JSON without blanks"),
        ("quoted", |r| quoted(r, "\""), "quotes around it"),
        ("cut", cut, "it was cut"),
        ("AWS", |r| set(r, "Authorization", "AWS4-HMAC-SHA256 Credential=x"), "it is an AWS signature"),
        ("undefined", |r| set(r, "Authorization", "undefined"), "\"undefined\" was sent as the signature"),
    ];
    for (name, change, want) in changes {
        let mut request = Tc3::default().post(ACTION, body);
        change(&mut request);
        let length = request.body.len().to_string();
        if request.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-length")) {
            set(&mut request, "Content-Length", length);
        }
        score.mistake(&world, name, request, want);
    }
    score.settle("TC3", 20);
}

fn authorization(request: &Request) -> String {
    request.headers.iter().find(|(name, _)| name == "Authorization").unwrap().1.clone()
}

fn quoted(request: &mut Request, mark: &str) {
    let (front, code) = authorization(request).rsplit_once("Signature=").map(owned).unwrap();
    set(request, "Authorization", format!("{front}Signature={mark}{code}{mark}"));
}

fn cut(request: &mut Request) {
    let text = authorization(request);
    set(request, "Authorization", &text[..text.len() - 4]);
}

fn owned((front, behind): (&str, &str)) -> (String, String) {
    (front.to_owned(), behind.to_owned())
}

#[test]
fn a_secret_in_any_place_of_a_refused_request_is_shown_nowhere() {
    let world = World::new();
    let header = |value: String| {
        Request::new("GET", "/a.txt")
            .header("Host", crate::support::xml::HOST)
            .header("Authorization", &value)
    };
    let in_fields = format!("q-sign-algorithm={KEY}&q-ak={KEY}&q-sign-time={KEY}");
    let requests = [
        header(KEY.to_owned()),
        header(format!("{ID}:{KEY}")),
        header(format!("AWS {KEY}:{ID}")),
        header(format!("AWS4-HMAC-SHA256 Credential={KEY}/20231114/x/s3/aws4_request")),
        header(in_fields),
        Request::new("GET", format!("/{KEY}?q-ak={KEY}")).header("Host", crate::support::xml::HOST),
        Tc3 { secret_id: KEY, ..Tc3::default() }.post(ACTION, "{}"),
        Tc3::default().post(KEY, "{}"),
    ];
    for request in requests {
        let answer = world.send(request);
        let shown = format!("{} {}", answer.head, answer.text());
        assert!(!shown.contains(KEY), "{shown}");
    }
    let answer = world.admin("GET", "requests", "");
    let journal = answer.text();
    assert!(!journal.contains(KEY), "{journal}");
}
