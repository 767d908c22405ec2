//! Real clients' traffic of the XML API, replayed: the Node.js and Python SDKs of the fifth generation, and
//! the VOD SDK for browsers, as recorded in front of a stub.
//!
//! `fixtures/requests/cos_xml/<client>/` holds the requests in the order of their completion, and an index
//! with the status and the code that each must be answered with; the stub's other answers are no reference.
//! Everything is sent on the connections it was recorded on, byte for byte where nothing of the server's own
//! is in it. What differs from the recording, and why:
//!
//! * Bodies that the recorder left out are made from their place in the upload, in the recorded length.
//! * Upload ids are ours, and the ETags of such parts are those of the made bytes; the requests that carry
//!   them are signed again, over the same lists of headers and parameters.
//! * Part 4 of the browser SDK's resumed upload broke off in the recording, but its stub counted it; it is
//!   sent whole.
//! * The browser SDK's keys were made up by the stub; they are replaced by a temporary key of ours, and
//!   signed again.

use std::collections::HashMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use cosplay::internals::domain::accounts::Account;
use cosplay::internals::domain::auth::aws_v4;
use cosplay::internals::domain::auth::cos_xml::{Grant, sign};
use cosplay::internals::domain::auth::credentials;
use cosplay::internals::domain::clock::Mode;
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::digest::md5;
use cosplay::internals::primitives::escape::{decode_strict, raw_pairs};
use cosplay::internals::primitives::names::{BucketId, VOD_STORAGE_APPID};
use cosplay::internals::primitives::time::UnixSeconds;

use crate::cos_json::captures::{APPID, SECRET_ID, SECRET_KEY};
use crate::support::files::{Recorded, fix_length, header, recorded};
use crate::support::http::{Answer, Connection, Request};
use crate::support::xml::with_signable;
use crate::support::{World, noise};

/// One recorded request.
struct Captured {
    number: usize,
    connection: u32,
    status: u16,
    code: String,
    how: String,
    request: Request,
}

fn captures(client: &str) -> Vec<Captured> {
    let recorded = recorded(&format!("fixtures/requests/cos_xml/{client}")).into_iter();
    let captured = recorded.map(|Recorded { number, connection, said, request }| {
        let [status, code, how, ..] = &said[..] else { panic!("{number}: {said:?}") };
        Captured {
            number,
            connection,
            status: status.parse().unwrap(),
            code: code.clone(),
            how: how.clone(),
            request,
        }
    });
    captured.collect()
}

fn parameter<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let query = request.target.split_once('?').map_or("", |(_, query)| query);
    raw_pairs(query)
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
        .filter(|value| !value.is_empty())
}

fn path(request: &Request) -> String {
    let path = request.target.split_once('?').map_or(request.target.as_str(), |(path, _)| path);
    decode_strict(path).unwrap().into_owned()
}

/// Who signs what has to be signed again.
struct Signer {
    secret_id: String,
    secret_key: String,
    token: Option<String>,
}

/// What a run has learned.
#[derive(Default)]
struct Run {
    answers: HashMap<usize, Answer>,
    /// Ids of ours by the recorded ones.
    uploads: HashMap<String, String>,
    /// Ids of ours that no recorded one stands for yet, by key.
    opened: HashMap<String, Vec<String>>,
    /// ETags of the bytes sent, by our upload and part.
    etags: HashMap<(String, usize), String>,
    files: HashMap<String, Vec<u8>>,
}

impl Run {
    /// Puts in what only our server can have answered; whether anything that is signed has changed.
    fn adapt(&mut self, captured: &mut Captured) -> bool {
        let request = &mut captured.request;
        if captured.how == "made" {
            let len = header(request, "content-length").unwrap().parse().unwrap();
            let part = parameter(request, "partNumber").map_or(0, |number| number.parse().unwrap());
            request.body = noise(len, part);
            declare_md5(request);
        }
        let made = captured.how == "made" && header(request, "content-md5").is_some();
        let Some(recorded) = parameter(request, "uploadId").map(str::to_owned) else { return made };
        let ours = match self.uploads.get(&recorded) {
            Some(ours) => ours.clone(),
            None => {
                let ours = self.opened.get_mut(&path(request)).map(|ids| ids.remove(0));
                let ours = ours.unwrap_or_else(|| panic!("{}: no upload was opened", captured.number));
                self.uploads.insert(recorded.clone(), ours.clone());
                ours
            }
        };
        request.target = request.target.replace(&recorded, &ours);
        let is_list =
            request.body.starts_with(b"<") && !request.body.windows(32).any(|run| run == [b'0'; 32]);
        if request.method == "POST" && is_list {
            let text = String::from_utf8(request.body.clone()).unwrap();
            let mut parts = text.split("<Part>");
            let mut changed = parts.next().unwrap().to_owned();
            for part in parts {
                let number = part.split("<PartNumber>").nth(1).unwrap().split('<').next().unwrap();
                let etag = self.etags.get(&(ours.clone(), number.parse().unwrap()));
                let etag = etag.unwrap_or_else(|| panic!("{}: part {number} was not sent", captured.number));
                let (from, to) = (part.find("<ETag>").unwrap() + 6, part.find("</ETag>").unwrap());
                changed += &format!("<Part>{}&quot;{etag}&quot;{}", &part[..from], &part[to..]);
            }
            request.body = changed.into_bytes();
            fix_length(request);
            declare_md5(request);
        }
        true
    }

    fn follow(&mut self, request: &Request, answer: &Answer) {
        let key = path(request);
        if request.method == "POST" && request.target.contains("?uploads") {
            let id = answer.text().split("<UploadId>").nth(1).unwrap().split('<').next().unwrap().to_owned();
            self.opened.entry(key.clone()).or_default().push(id);
        }
        if let (Some(id), Some(number)) = (parameter(request, "uploadId"), parameter(request, "partNumber")) {
            let etag = md5(&request.body).to_string();
            assert_eq!(answer.header("etag"), Some(format!("\"{etag}\"").as_str()));
            self.etags.insert((id.to_owned(), number.parse().unwrap()), etag);
        } else if request.method == "PUT" && header(request, "x-cos-copy-source").is_none() {
            self.files.insert(key, request.body.clone());
        } else if request.method == "GET"
            && key != "/"
            && answer.status == 200
            && parameter(request, "uploadId").is_none()
            && let Some(bytes) = self.files.get(&key)
        {
            assert!(answer.body == *bytes, "the bytes of {key} are those uploaded");
        }
    }
}

/// Corrects `Content-MD5`, where there is one, after the body has changed.
fn declare_md5(request: &mut Request) {
    let digest = STANDARD.encode(md5(&request.body).0);
    let declared = request.headers.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case("content-md5"));
    if let Some((_, value)) = declared {
        *value = digest;
    }
}

/// The same body in two chunks.
fn chunked(request: &Request) -> Vec<u8> {
    let (front, back) = request.body.split_at(request.body.len() / 2);
    let head = Request { body: Vec::new(), ..request.clone() }.bytes();
    let chunk = |bytes: &[u8]| [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat();
    [head, chunk(front), chunk(back), b"0\r\n\r\n".to_vec()].concat()
}

/// Signs again over the lists that the client has signed, in the scheme it has used.
fn sign_again(request: &mut Request, signer: &Signer) {
    let old = header(request, "authorization").expect("it is signed by its header").to_owned();
    if let Some(token) = &signer.token {
        let is_token = |name: &str| name.to_ascii_lowercase().ends_with("security-token");
        let carried = request.headers.iter_mut().find(|(name, _)| is_token(name));
        carried.expect("a temporary key comes with its token").1 = token.clone();
    }
    let signature = match old.starts_with("AWS4") {
        true => aws(request, &old, signer),
        false => cos(request, &old, signer),
    };
    let carried = request.headers.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    carried.unwrap().1 = signature;
}

fn cos(request: &Request, old: &str, signer: &Signer) -> String {
    let field = |name: &str| raw_pairs(old).find(|(found, _)| *found == name).unwrap().1.to_owned();
    let (headers, params, time) = (field("q-header-list"), field("q-url-param-list"), field("q-sign-time"));
    let (start, end) = time.split_once(';').unwrap();
    let headers: Vec<&str> = headers.split(';').filter(|name| !name.is_empty()).collect();
    let params: Vec<&str> = params.split(';').filter(|name| !name.is_empty()).collect();
    let grant = Grant {
        secret_id: &signer.secret_id,
        secret_key: &signer.secret_key,
        start: UnixSeconds(start.parse().unwrap()),
        end: UnixSeconds(end.parse().unwrap()),
        headers: &headers,
        params: &params,
    };
    with_signable(request, |signable| sign(&grant, signable))
}

fn aws(request: &Request, old: &str, signer: &Signer) -> String {
    let between = |from: &str, to: char| old.split(from).nth(1).unwrap().split(to).next().unwrap();
    let headers: Vec<&str> = between("SignedHeaders=", ',').split(';').collect();
    let grant = aws_v4::Grant {
        secret_id: &signer.secret_id,
        secret_key: &signer.secret_key,
        region: between("Credential=", ',').split('/').nth(2).unwrap(),
        stamp: header(request, "x-amz-date").unwrap(),
        headers: &headers,
        payload: header(request, "x-amz-content-sha256").unwrap(),
    };
    with_signable(request, |signable| aws_v4::sign(&grant, signable)).unwrap().0
}

fn replay(client: &str, world: &World, signer: &Signer, always: bool, now: i64) -> Run {
    world.app.clock.set(Mode::Frozen { now: UnixSeconds(now) });
    let mut connections: HashMap<u32, Connection> = HashMap::new();
    let mut run = Run::default();
    for mut captured in captures(client) {
        let changed = run.adapt(&mut captured);
        let signed = header(&captured.request, "authorization").is_some_and(|text| !text.is_empty());
        if (changed || always) && signed {
            sign_again(&mut captured.request, signer);
        }
        let Captured { number, connection, status, code, how, request } = captured;
        let connection = connections.entry(connection).or_insert_with(|| world.connect());
        let bytes = if how == "chunked" { chunked(&request) } else { request.bytes() };
        connection.write(&bytes);
        let answer = connection.receive(request.method == "HEAD").expect("an answer");
        let line = format!("{number}: {} {}", request.method, request.target);
        let reason = answer.header("x-cosplay-reason").map(str::to_owned);
        assert_eq!(answer.status, status, "{line} {reason:?} {}", String::from_utf8_lossy(&answer.body));
        if request.method != "HEAD" {
            let code = code.replace('-', "");
            assert_eq!(answer.word(), code, "{line} {reason:?}");
        }
        assert!(answer.header("x-cos-request-id").is_some(), "{line}");
        if answer.status < 300 && request.method != "OPTIONS" {
            run.follow(&request, &answer);
        }
        run.answers.insert(number, answer);
    }
    run
}

fn recorded_world() -> (World, Signer) {
    let world = crate::cos_json::captures::recorded_world("ap-guangzhou");
    let (secret_id, secret_key) = (SECRET_ID.to_owned(), SECRET_KEY.to_owned());
    (world, Signer { secret_id, secret_key, token: None })
}

#[test]
fn every_recorded_request_of_the_node_sdk_is_answered_as_recorded() {
    let (world, signer) = recorded_world();
    let run = replay("node-cos-v5", &world, &signer, false, 1_795_252_470);
    assert_eq!(run.answers.len(), 85);
    let text = |number: usize| run.answers[&number].text();
    assert!(text(17).contains("<CommonPrefixes>"), "{}", text(17));
    assert_eq!(run.answers[&5].header("content-range"), Some("bytes 5-24/2500"));
}

#[test]
fn every_recorded_request_of_the_python_sdk_of_the_fifth_generation_is_answered_as_recorded() {
    let (world, signer) = recorded_world();
    let run = replay("python-cos-v5", &world, &signer, false, 1_795_252_960);
    assert_eq!(run.answers.len(), 90);
}

#[test]
fn the_recorded_uploads_of_the_vod_sdk_for_browsers_reach_their_storage() {
    let (world, _) = recorded_world();
    let bucket = BucketId::new(VOD_STORAGE_APPID, "mockvodbkt");
    let settings = BucketSettings { region: "ap-guangzhou-2".into(), ..BucketSettings::default() };
    world.app.store.bucket_or_create(APPID, bucket.clone(), settings, UnixSeconds(0)).unwrap();
    let account = Account::clone(&world.app.accounts.by_appid(APPID).unwrap());
    let grant =
        credentials::Grant { appid: VOD_STORAGE_APPID, bucket: Some(bucket), policy: None, seconds: 86_400 };
    let now = 1_795_252_700;
    let paid = world.app.credentials.reserve().unwrap();
    let issued = world.app.credentials.issue(paid, &account, grant, &world.app.ids, UnixSeconds(now));
    let signer = Signer {
        secret_id: issued.account.secret_id.clone(),
        secret_key: issued.account.secret_key.clone(),
        token: Some(issued.token.clone()),
    };
    let run = replay("vod-js-v6", &world, &signer, true, now);
    assert!(run.answers.len() > 80, "{}", run.answers.len());
}
