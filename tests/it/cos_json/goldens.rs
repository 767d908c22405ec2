//! Exact request and answer pairs of the JSON API.
//!
//! `fixtures/requests/cos_json/<operation>/<case>.http` is one request as a client sends it, and
//! `fixtures/golden/cos_json/<operation>/<case>.http` the whole answer to it, byte for byte. Each case has a
//! world of its own with a frozen clock and seeded ids. What has to happen before stands in `<case>.setup`, a
//! line each: another case's request to send (without that case's own setup), `clock +<seconds>`, or `options
//! <json>` for the account. `codes.tsv` names the code the contract demands of every case, so that a blessed
//! mistake does not become the truth.
//!
//! In requests, `@multi@`, `@multi:<bucket>@`, `@multi-url@` and `@once:<key>@` stand for signatures of the
//! demo account and `@session@` for the last session answered; a missing `Content-Length` is added.
//!
//! `COSPLAY_BLESS=1 cargo test --test it goldens` rewrites the answers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cosplay::catalog::{ROWS, Wire};
use cosplay::internals::config::written::DEMO_APPID;
use cosplay::internals::domain::accounts::{Account, AccountOptions};
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::digest;
use cosplay::internals::primitives::escape::encode_component;
use cosplay::internals::primitives::names::{AppId, BucketId};
use cosplay::internals::primitives::time::UnixSeconds;
use cosplay::internals::services::ServiceName;

use crate::support::files::request;
use crate::support::golden::{blessing, compare, project};
use crate::support::http::{Answer, Request};
use crate::support::sign::{self, grant, signed};
use crate::support::{NOW, Setup, World};

fn fixtures(kind: &str) -> PathBuf {
    project("fixtures").join(kind).join("cos_json")
}

/// Every case, by name, and the code the contract demands of it.
fn codes() -> BTreeMap<String, i64> {
    let text = std::fs::read_to_string(fixtures("requests").join("codes.tsv")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once('\t').unwrap());
    lines.map(|(name, code)| (name.to_owned(), code.parse().unwrap())).collect()
}

/// Names of the files below `directory` with this extension, as `<operation>/<case>`.
fn cases(directory: &Path, extension: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for operation in std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()) {
        // Recorded traffic has a test and an index of its own.
        if !operation.is_dir() || operation.ends_with("python-cos-v4") {
            continue;
        }
        for file in std::fs::read_dir(&operation).unwrap().map(|entry| entry.unwrap().path()) {
            if file.extension().is_some_and(|found| found == extension) {
                let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
                found.insert(format!("{}/{}", name(&operation), name(&file)));
            }
        }
    }
    found
}

/// A world in which requests of files are sent.
struct Stage {
    world: World,
    session: String,
}

impl Stage {
    fn send(&mut self, case: &str) -> Answer {
        let file = fixtures("requests").join(format!("{case}.http"));
        let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{case}: {error}"));
        let answer = self.world.send(self.resolve(request(&bytes)));
        let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        if let Some(session) = json["data"]["session"].as_str() {
            self.session = session.to_owned();
        }
        answer
    }

    /// Puts signatures and session in.
    fn resolve(&self, mut request: Request) -> Request {
        for (_, value) in &mut request.headers {
            let word = value.strip_prefix('@').and_then(|word| word.strip_suffix('@'));
            *value = match word.map(|word| word.split_once(':').unwrap_or((word, ""))) {
                None => continue,
                Some(("multi", "")) => sign::multi(),
                Some(("multi", bucket)) => signed(sign_for(bucket)),
                Some(("once", key)) => sign::once(key, 7),
                Some(other) => panic!("{other:?} stands for nothing"),
            };
        }
        request.target = request.target.replace("@multi-url@", &encode_component(&sign::multi()));
        const SESSION: &[u8] = b"@session@";
        if let Some(at) = memchr::memmem::find(&request.body, SESSION) {
            request.body.splice(at..at + SESSION.len(), self.session.bytes());
        }
        request
    }

    fn prepare(&mut self, line: &str) {
        match line.split_once(' ') {
            Some(("clock", seconds)) => self.world.advance(seconds.trim_start_matches('+').parse().unwrap()),
            Some(("options", json)) => {
                let mut account = Account::clone(&self.world.app.accounts.by_appid(DEMO_APPID).unwrap());
                account.options = serde_json::from_str::<AccountOptions>(json).unwrap().into();
                self.world.app.accounts.insert(account);
            }
            Some(_) => panic!("{line:?} is no step"),
            None => {
                let answer = self.send(line);
                assert_eq!(answer.status, 200, "{line}: {}", answer.text());
            }
        }
    }
}

fn sign_for(bucket: &str) -> cosplay::internals::domain::auth::cos_json::Grant<'_> {
    cosplay::internals::domain::auth::cos_json::Grant { bucket, ..grant() }
}

/// The answer to a case, in a world of its own.
fn answer(case: &str) -> Answer {
    let mut stage = Stage { world: World::new(), session: String::new() };
    let setup = fixtures("requests").join(format!("{case}.setup"));
    let steps = std::fs::read_to_string(setup).unwrap_or_default();
    steps.lines().for_each(|line| stage.prepare(line));
    stage.send(case)
}

#[test]
fn every_case_is_answered_with_exactly_the_bytes_of_its_golden_file() {
    let file = |case: &str| format!("fixtures/golden/cos_json/{case}.http");
    let codes = codes();
    let wrong: String = codes.keys().filter_map(|case| compare(&file(case), &answer(case).bytes())).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The HTTP status of a code, from its row.
fn status_of(code: i64) -> i64 {
    let row = ROWS.iter().find(|row| {
        row.family == "cos_json" && matches!(row.wire, Wire::Number(number) if i64::from(number) == code)
    });
    let row = row.unwrap_or_else(|| panic!("codes.tsv names {code}, which src/catalog/errors.csv lacks"));
    row.http.unwrap_or(200).into()
}

#[test]
fn every_golden_answer_has_the_code_and_the_status_that_the_contract_demands() {
    if blessing() {
        return; // this very run may be writing the files
    }
    for (case, code) in codes() {
        let text = std::fs::read(fixtures("golden").join(format!("{case}.http"))).unwrap();
        let text = String::from_utf8(text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status: i64 = head.split(' ').nth(1).unwrap().parse().unwrap();
        if case.starts_with("download/") {
            assert_eq!(status, code, "{case}");
            continue;
        }
        let json: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!((json["code"].as_i64(), status), (Some(code), status_of(code)), "{case}");
        let expected = code == 0 && !without_data(&case);
        assert_eq!(
            json.get("data").is_some(),
            expected,
            "{case}: whether there is data; `without_data` in tests/it/cos_json/goldens.rs lists operations \
             without"
        );
    }
}

/// Successes that answer no data.
fn without_data(case: &str) -> bool {
    let operation = case.split('/').next().unwrap();
    ["delete", "update", "move", "copy", "envelope"].contains(&operation)
}

#[test]
fn requests_codes_and_answers_name_the_same_cases_and_no_step_leads_nowhere() {
    if blessing() {
        return; // this very run may be writing the files
    }
    const CODES: &str = "fixtures/requests/cos_json/codes.tsv";
    let named: BTreeSet<String> = codes().into_keys().collect();
    let requests = cases(&fixtures("requests"), "http");
    let golden = cases(&fixtures("golden"), "http");
    let steps = cases(&fixtures("requests"), "setup");
    let without = |found: &BTreeSet<String>, others: &BTreeSet<String>| -> Vec<String> {
        found.difference(others).cloned().collect()
    };
    for (found, mend) in [
        (without(&requests, &named), format!("requests without a code: add `<case><tab><code>` to {CODES}")),
        (without(&named, &requests), format!("codes without a request: remove them from {CODES}")),
        (
            without(&named, &golden),
            "cases without an answer: COSPLAY_BLESS=1 cargo test --test it goldens".to_owned(),
        ),
        (
            without(&golden, &named),
            "answers without a case: delete them below fixtures/golden/cos_json".to_owned(),
        ),
        (
            without(&steps, &named),
            "setups without a case: delete them below fixtures/requests/cos_json".to_owned(),
        ),
    ] {
        assert!(found.is_empty(), "{mend}: {found:?}");
    }
}

#[test]
fn every_operation_has_a_case_that_succeeds_and_one_that_fails() {
    let codes = codes();
    for operation in ServiceName::CosJson.operations() {
        let of = |code: &i64| match operation.name {
            "download" => *code < 400,
            _ => *code == 0,
        };
        let prefix = format!("{}/", operation.name);
        let (good, bad): (Vec<_>, Vec<_>) =
            codes.iter().filter(|(case, _)| case.starts_with(&prefix)).partition(|(_, code)| of(code));
        assert!(
            !good.is_empty() && !bad.is_empty(),
            "{prefix} needs a case that succeeds and one that fails: \
             fixtures/requests/cos_json/{prefix}<case>.http, each with its code in \
             fixtures/requests/cos_json/codes.tsv"
        );
    }
}

/// Whether the members of every object stand in alphabetical order in the text itself.
fn check_order(text: &str, case: &str) {
    let mut open: Vec<Option<String>> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}', '"']) {
        let found = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match found {
            b'{' => open.push(None),
            b'}' => drop(open.pop()),
            _ => {
                let mut end = 0;
                while rest.as_bytes()[end] != b'"' {
                    end += if rest.as_bytes()[end] == b'\\' { 2 } else { 1 };
                }
                let (word, after) = (&rest[..end], &rest[end + 1..]);
                if let (true, Some(last)) = (after.starts_with(':'), open.last_mut()) {
                    assert!(last.as_deref().is_none_or(|last| last < word), "{case}: {last:?} before {word}");
                    *last = Some(word.to_owned());
                }
                rest = after;
            }
        }
    }
}

#[test]
fn answers_are_compact_with_slashes_as_they_are_and_members_of_data_in_alphabetical_order() {
    let mut with_data = 0;
    for case in codes().keys().filter(|case| !case.starts_with("download/")) {
        let text = String::from_utf8(answer(case).bytes()).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(!body.contains("\\/") && !body.contains(['\n', '\r']), "{case}");
        assert!(!body.contains("\": ") && !body.contains(", \""), "{case}");
        assert!(
            head.contains(&format!("Content-Length: {}", body.len()))
                || head.contains(&format!("content-length: {}", body.len())),
            "{case}"
        );
        let envelope: Vec<usize> = ["{\"code\":", ",\"message\":\"", ",\"request_id\":\""]
            .map(|member| body.find(member).unwrap_or_else(|| panic!("{case}: {member}")))
            .to_vec();
        assert!(envelope[0] == 0 && envelope.is_sorted(), "{case}");
        if let Some((_, data)) = body.split_once("\",\"data\":") {
            check_order(data, case);
            with_data += 1;
        }
    }
    assert!(with_data > 30);
}

/// The world of the manual's samples, in the time they were taken.
fn manual() -> World {
    let world = World::start(Setup {
        clock: cosplay::internals::domain::clock::Mode::Frozen { now: UnixSeconds(1_472_645_858) },
        ..Setup::default()
    });
    let options = AccountOptions { emit_preview_url: true, ..AccountOptions::default() };
    let (secret_id, secret_key) = ("AKIDmanual", "manual");
    world.app.accounts.insert(Account::new(AppId(10_055_004), secret_id, secret_key, options));
    let settings = BucketSettings::default();
    world
        .app
        .store
        .create_bucket(BucketId::new(AppId(10_055_004), "accesslog"), settings, UnixSeconds(NOW))
        .unwrap();
    world
}

const SAMPLE: &str = "/files/v2/10055004/accesslog/testfolder/111.txt";
/// The 21 bytes whose SHA-1 the manual prints.
const CONTENT: &[u8] = b"hello, I am 111.txt.\n";

fn manual_sign(file: &str) -> String {
    let expires = if file.is_empty() { "1472646158" } else { "0" };
    let text = format!("a=10055004&k=AKIDmanual&e={expires}&t=1472645858&r=1&f={file}&b=accesslog");
    cosplay::internals::domain::auth::cos_json::sign(&text, "manual")
}

/// Length of the body without the members that came after 2016.
fn length_of_2016(answer: &Answer) -> usize {
    assert_eq!((answer.status, answer.code()), (200, 0), "{}", answer.text());
    let json = answer.json();
    let member = |name: &str, value: &serde_json::Value| match value.as_str() {
        Some(text) => format!(",\"{name}\":\"{text}\"").len(),
        None => 0,
    };
    let later = ["vid", "datamd5"].map(|name| member(name, &json["data"][name]));
    answer.body.len() - member("request_id", &json["request_id"]) - later.iter().sum::<usize>()
}

#[test]
fn bodies_without_later_members_are_as_long_as_the_manuals_samples_say() {
    assert_eq!(
        digest::sha1(&CONTENT.to_vec().into()).to_string(),
        "1fe86826617c3a32da4f06bccc71a2a718b274c6"
    );
    let world = manual();
    let send = |request: Request, signature: String| length_of_2016(&world.send(request.signed(&signature)));
    let json = |target: &str, body: &str| Request::json(target, body);
    let form = |fields: &[(&str, &[u8])]| Request::form(SAMPLE, fields);
    let directory = "/files/v2/10055004/accesslog/testfolder/";
    assert_eq!(send(json(directory, r#"{"op":"create","biz_attr":""}"#), manual_sign("")), 58);
    assert_eq!(send(Request::get(format!("{directory}?op=stat")), manual_sign("")), 91);
    let update = json(directory, r#"{"op":"update","biz_attr":"new"}"#);
    assert_eq!(send(update, manual_sign("/10055004/accesslog/testfolder/")), 30);
    assert_eq!(send(form(&[("op", b"upload"), ("filecontent", CONTENT)]), manual_sign("")), 434);
    let headers = r#"{"Cache-Control":"no","Content-Type":"application/pdf","Content-Language":"ch"}"#;
    let update = format!(
        r#"{{"op":"update","biz_attr":"","authority":"eWPrivateRPublic","custom_headers":{headers}}}"#
    );
    assert_eq!(send(json(SAMPLE, &update), manual_sign("/10055004/accesslog/testfolder/111.txt")), 30);
    assert_eq!(send(Request::get(format!("{SAMPLE}?op=stat")), manual_sign("")), 576);
    assert_eq!(send(form(&[("op", b"upload_slice_list")]), manual_sign("")), 434);
}

#[test]
fn slice_answers_without_later_members_are_as_long_as_the_manuals_samples_but_for_the_longer_session() {
    let world = manual();
    // 192 digits since 2018; 96 in the manual.
    let grown = 96;
    let init: [(&str, &[u8]); 3] =
        [("op", b"upload_slice_init"), ("filesize", b"36864"), ("slice_size", b"524288")];
    let opened = world.send(Request::form(SAMPLE, &init).signed(&manual_sign("")));
    assert_eq!(length_of_2016(&opened), 168 + grown);
    let session = opened.data()["session"].as_str().unwrap().to_owned();
    let data: [(&str, &[u8]); 4] = [
        ("op", b"upload_slice_data"),
        ("session", session.as_bytes()),
        ("offset", b"0"),
        ("filecontent", &[7; 36_864]),
    ];
    assert_eq!(
        length_of_2016(&world.send(Request::form(SAMPLE, &data).signed(&manual_sign("")))),
        175 + grown
    );
    let finish: [(&str, &[u8]); 3] =
        [("op", b"upload_slice_finish"), ("session", session.as_bytes()), ("filesize", b"36864")];
    assert_eq!(length_of_2016(&world.send(Request::form(SAMPLE, &finish).signed(&manual_sign("")))), 434);
}
