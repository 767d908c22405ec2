//! A real client's traffic, replayed: the Python SDK of the fourth generation, as recorded in front of a
//! stub.
//!
//! `fixtures/requests/cos_json/python-cos-v4/` holds all 92 requests in the order of their completion and an
//! index with the code our contract demands for each; the stub's answers are no reference and are not kept.
//! Everything is sent on the connections it was recorded on, with the clock frozen at the time in each
//! request's own signature. What differs from the recording, and why:
//!
//! * Slices whose bytes the recorder left out get bytes made from their path and offset, in the recorded
//!   length. Since each path has bytes of its own, no init finds known content where the recorded run found
//!   none.
//! * Where such an upload declares digests (`sha`, `datasha`), those are computed anew: 40 digits for 40
//!   digits, so the length stays, and no signature covers a body.
//! * Sessions are ours: 192 digits where the stub gave 96, so `Content-Length` grows by 96.
//! * The listing contexts `2` and `4` are the stub's own notion; they are replaced by what our server
//!   answered.
//! * Request 73 shows an expired signature, so there the clock stays where the request before it left it.
//!
//! Nothing is skipped.

use std::collections::HashMap;
use std::sync::LazyLock;

use base64::{Engine, engine::general_purpose::STANDARD};
use cosplay::internals::domain::accounts::{Account, AccountOptions};
use cosplay::internals::domain::clock::Mode;
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::digest::{self, Chain, ChainLink};
use cosplay::internals::primitives::escape::{decode_strict, encode_component, raw_pairs};
use cosplay::internals::primitives::names::{AppId, BucketId};
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::World;
use crate::support::files::{Recorded, fix_length, header, part, parts, recorded};
use crate::support::http::{Answer, Connection, Request};

pub const APPID: AppId = AppId(1_253_668_508);
pub const SECRET_ID: &str = "AKIDmockmockmockmockmockmockmockmock";
pub const SECRET_KEY: &str = "mockSecretKeymockSecretKey012345";
/// The only request whose signature is meant to be late.
const EXPIRED: usize = 73;
/// The upload that declares `sha` and `uploadparts`.
const WITH_DIGESTS: &str = "/files/v2/1253668508/testbucket/conf-py4-1795252512/bigsha.bin";

/// One recorded request.
pub struct Captured {
    pub number: usize,
    connection: u32,
    pub code: i64,
    pub request: Request,
}

/// All of them, bodies complete.
pub fn captures() -> Vec<Captured> {
    let recorded = recorded("fixtures/requests/cos_json/python-cos-v4").into_iter();
    let captured = recorded.map(|Recorded { number, connection, said, mut request }| {
        fill_in_slice(&mut request);
        Captured { number, connection, code: said[0].parse().unwrap(), request }
    });
    let mut captured: Vec<_> = captured.collect();
    declare_made_digests(&mut captured);
    captured
}

/// Puts made bytes where the recorder left some out.
fn fill_in_slice(request: &mut Request) {
    const MARK: &[u8] = b"bytes elided here by the recorder]]";
    if memchr::memmem::find(&request.body, MARK).is_none() {
        return;
    }
    let declared: usize = header(request, "content-length").unwrap().parse().unwrap();
    let offset = String::from_utf8(part(request, "offset").unwrap().to_vec()).unwrap();
    let (_, content) = parts(request).into_iter().find(|(name, _)| name == "filecontent").unwrap();
    let len = declared - (request.body.len() - content.len());
    assert_eq!(len, 1 << 20, "every slice but the last has 1 MiB");
    let seed = digest::sha1(&format!("{}@{offset}", request.target).into_bytes().into());
    let mut made = vec![0; len];
    fastrand::Rng::with_seed(u64::from_le_bytes(seed.0[..8].try_into().unwrap())).fill(&mut made);
    request.body.splice(content, made);
    assert_eq!(request.body.len(), declared);
}

/// Replaces the digests of the bytes nobody kept by those of the bytes made.
fn declare_made_digests(captured: &mut [Captured]) {
    let mut state = Chain::START;
    let (mut whole, mut digests) = (Vec::new(), Vec::new());
    let of_upload = |captured: &&mut Captured| captured.request.target == WITH_DIGESTS;
    for captured in captured.iter_mut().filter(of_upload) {
        let Some(slice) = part(&captured.request, "filecontent") else { continue };
        whole.extend_from_slice(slice);
        let link =
            ChainLink { before: state, ends_file_of: (slice.len() < 1 << 20).then_some(whole.len() as u64) };
        let (datasha, _) = digest::datasha_and_md5(link, slice);
        state = Chain::from_datasha(datasha);
        digests.push(datasha.to_string());
    }
    assert_eq!(digests.last(), Some(&digest::sha1(&whole.into()).to_string()));
    let init = captured.iter().find(|captured| part(&captured.request, "uploadparts").is_some()).unwrap();
    let declared: serde_json::Value =
        serde_json::from_slice(part(&init.request, "uploadparts").unwrap()).unwrap();
    let old = declared.as_array().unwrap().iter().map(|part| part["datasha"].as_str().unwrap().to_owned());
    let pairs: Vec<_> = old.zip(digests).collect();
    assert_eq!(pairs.len(), 6);
    for captured in captured.iter_mut().filter(of_upload) {
        pairs.iter().for_each(|(old, new)| replace(&mut captured.request.body, old, new));
    }
}

/// Replaces every `old` in `body`.
fn replace(body: &mut Vec<u8>, old: &str, new: &str) {
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&body[from..], old.as_bytes()) {
        body.splice(from + at..from + at + old.len(), new.bytes());
        from += at + new.len();
    }
}

/// The signature as it travels.
pub fn carried(request: &Request) -> &str {
    let query = request.target.split_once('?').map_or("", |(_, query)| query);
    let sign = raw_pairs(query).find(|(name, _)| *name == "sign").map(|(_, value)| value);
    header(request, "authorization").or(sign).expect("every request is signed")
}

/// The signed text.
pub fn plaintext(request: &Request) -> String {
    String::from_utf8(STANDARD.decode(carried(request)).unwrap().split_off(20)).unwrap()
}

fn signed_at(request: &Request) -> i64 {
    let text = plaintext(request);
    raw_pairs(&text).find(|(name, _)| *name == "t").unwrap().1.parse().unwrap()
}

/// A world with the account of the recordings, and their bucket in the region whose host they were sent to.
pub fn recorded_world(region: &str) -> World {
    let world = World::new();
    let (secret_id, secret_key) = (SECRET_ID, SECRET_KEY);
    world.app.accounts.insert(Account::new(APPID, secret_id, secret_key, AccountOptions::default()));
    let settings = BucketSettings { region: region.into(), ..BucketSettings::default() };
    world
        .app
        .store
        .create_bucket(BucketId::new(APPID, "testbucket"), settings, UnixSeconds(crate::support::NOW))
        .unwrap();
    world
}

/// What a run has learned: answers by number, sessions of ours by the recorded ones, and which bytes are at
/// which key.
#[derive(Default)]
struct Run {
    answers: HashMap<usize, Answer>,
    sessions: Vec<(String, String)>,
    slices: HashMap<String, Vec<u8>>,
    files: HashMap<String, Vec<u8>>,
}

impl Run {
    /// Puts in what only our server can have answered.
    fn adapt(&mut self, number: usize, request: &mut Request) {
        for (page, before) in [(25, 24), (26, 25)] {
            if number == page {
                let stub = if page == 25 { "context=2&" } else { "context=4&" };
                let ours = self.answers[&before].data()["context"].as_str().unwrap().to_owned();
                assert!(request.target.contains(stub));
                request.target =
                    request.target.replace(stub, &format!("context={}&", encode_component(&ours)));
            }
        }
        let Some(session) = part(request, "session") else { return };
        let recorded = String::from_utf8(session.to_vec()).unwrap();
        assert_eq!(recorded.len(), 96);
        if self.sessions.iter().all(|(known, _)| *known != recorded) {
            let opened = (1..number).rev().filter_map(|before| self.answers.get(&before));
            let ours = opened
                .filter(|answer| {
                    answer.status == 200 && answer.header("content-type") != Some("application/octet-stream")
                })
                .find_map(|answer| answer.json()["data"]["session"].as_str().map(str::to_owned));
            self.sessions.push((recorded.clone(), ours.expect("an init was answered before")));
        }
        let (_, ours) = self.sessions.iter().find(|(known, _)| *known == recorded).unwrap();
        assert_eq!(ours.len(), 192);
        replace(&mut request.body, &recorded, ours);
        fix_length(request);
    }

    /// Follows what a successful call has done to the files, and compares downloads.
    fn follow(&mut self, number: usize, request: &Request, answer: &Answer) {
        let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
        let key =
            decode_strict(path).unwrap().trim_start_matches("/files/v2/1253668508/testbucket").to_owned();
        let parameter =
            |name: &str| raw_pairs(query).find(|(found, _)| *found == name).map(|(_, value)| value);
        let text = |name: &str| part(request, name).map(|bytes| String::from_utf8(bytes.to_vec()).unwrap());
        let json: serde_json::Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let op = text("op").or(parameter("op").map(str::to_owned)).or(json["op"].as_str().map(str::to_owned));
        match op.as_deref() {
            Some("upload") => {
                self.files.insert(key, part(request, "filecontent").unwrap().to_vec());
            }
            Some("upload_slice_data") => {
                self.slices.entry(key).or_default().extend(part(request, "filecontent").unwrap());
            }
            Some("upload_slice_finish") => {
                let whole = self.slices.remove(&key).unwrap();
                self.files.insert(key, whole);
            }
            Some(op @ ("move" | "copy")) => {
                let to = decode_strict(parameter("dest_fileid").unwrap()).unwrap().into_owned();
                let bytes = self.files[&key].clone();
                self.files.insert(to, bytes);
                (op == "move").then(|| self.files.remove(&key));
            }
            Some(_) => {}
            None => {
                assert!(answer.body == self.files[&key], "{number}: the bytes of {key} are those uploaded")
            }
        }
    }
}

/// The one run all tests look at.
static RUN: LazyLock<Run> = LazyLock::new(replay);

/// Replays everything and compares every code.
fn replay() -> Run {
    let world = recorded_world("ap-shanghai");
    let mut connections: HashMap<u32, Connection> = HashMap::new();
    let mut run = Run::default();
    for Captured { number, connection, code, mut request } in captures() {
        if number != EXPIRED {
            world.app.clock.set(Mode::Frozen { now: UnixSeconds(signed_at(&request)) });
        }
        run.adapt(number, &mut request);
        let connection = connections.entry(connection).or_insert_with(|| world.connect());
        let answer = connection.send(&request);
        let is_download = !request.target.starts_with("/files/v2/");
        let found = if is_download && answer.status == 200 { 0 } else { answer.code() };
        let line = format!("{number}: {} {}", request.method, request.target);
        assert_eq!(found, code, "{line} {:?}", answer.header("x-cosplay-reason"));
        let status = match code {
            0 => 200,
            -197 => 404,
            _ => 400,
        };
        assert_eq!(answer.status, status, "{line}");
        if code == 0 {
            run.follow(number, &request, &answer);
        }
        run.answers.insert(number, answer);
    }
    run
}

#[test]
fn every_recorded_request_of_the_python_sdk_is_answered_as_the_contract_says() {
    let run = &*RUN;
    assert_eq!(run.answers.len(), 92);
    let data = |number: usize| run.answers[&number].data();
    assert_eq!(data(2)["biz_attr"], "目录属性");
    assert_eq!(data(5)["biz_attr"], "biz-1");
    assert_eq!(data(5)["sha"], "071021145ed8b7ec97aac1110dd20785a920d1c2");
    assert_eq!(data(12)["authority"], "eWRPrivate");
    assert_eq!(data(12)["filesize"], 3000);
    let names = |number: usize| -> Vec<String> {
        let data = data(number);
        let infos = data["infos"].as_array().unwrap().iter();
        infos.map(|info| info["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        [names(24), names(25), names(26)].concat(),
        ["l0.txt", "l1.txt", "l2.txt", "l3.txt", "l4.txt", "sub/"]
    );
    assert_eq!(
        [24, 25, 26, 27].map(|page| data(page)["listover"].as_bool().unwrap()),
        [false, false, true, true]
    );
    assert_eq!(names(27), ["l1.txt"]);
    assert_eq!(data(37)["filesize"], 5_255_225);
    assert_eq!(data(37)["slicesize"], 1_048_576);
    assert_eq!(data(50)["listparts"].as_array().unwrap().len(), 2);
    assert_eq!(data(50)["session"], run.sessions[2].1.as_str());
}

#[test]
fn the_recorded_custom_headers_come_with_the_download() {
    let run = &*RUN;
    let stat = run.answers[&12].data();
    let headers = stat["custom_headers"].as_object().unwrap();
    assert!(!headers.is_empty());
    for (name, value) in headers {
        assert_eq!(run.answers[&13].header(name), value.as_str(), "{name}");
    }
}
