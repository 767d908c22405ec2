//! Inputs nobody thought of. Parsers neither panic nor change what is stored; listings and slice uploads do
//! what a naive model does; mutated requests leave a server that lives.

use cosplay::internals::primitives::time::UnixSeconds;
use std::collections::{BTreeMap, BTreeSet};

use cosplay::internals::domain::App;
use cosplay::internals::primitives::escape::{encode_component, encode_path};
use cosplay::internals::primitives::memory::Meter;
use cosplay::internals::services::cos_json::error::Error;
use cosplay::internals::services::cos_json::service::CosJson;
use cosplay::internals::services::service::Service;
use cosplay::internals::wire::fields::{Fields, Value};
use cosplay::internals::wire::response::Response;
use http::Method;
use proptest::prelude::*;
use serde_json::Value as Json;

use crate::support::http::{Connection, Request};
use crate::support::strategies::{cases, seasoned};
use crate::support::{BUCKET, World, sign};
use cosplay_checks::cos_json::{self as checks, BOUNDARY, fields, head, perform, read_body};

const SIGNATURE: &[&str] = &[
    "a=1250000000",
    "b=examplebucket",
    "k=AKIDcosplaycosplaycosplaycosplay0000",
    "e=1700003600",
    "e=0",
    "t=1700000000",
    "t=1.5",
    "r=1",
    "f=",
    "f=/1250000000/examplebucket/a/b.txt",
    "%2F",
    "&",
    "&",
    "&",
    "&",
    "=",
    "e=-1",
    "e=99999999999999999999",
    "a=&",
];
const PATH: &[&str] =
    &["/", "/", "a", "%2e", ".", "%2F", "%", "%e4%b8%ad", "%ff", "%00", "+", "%20", " ", "中", "~"];
const FORM: &[&str] = &[
    "--xYzZY",
    "\r\n",
    "\r\n",
    "\r\n\r\n",
    "--xYzZY\r\nContent-Disposition: form-data; name=\"op\"\r\n\r\n",
    "--",
    "Content-Disposition: form-data; name=\"",
    "\"",
    "filename=\"",
    ";",
    "xYzZ",
    "\r\n--xYzZY--\r\n",
    "a=b&",
    "{\"a\":1}",
];
const JSON: &[&str] = &[
    "{",
    "}",
    "\"",
    ":",
    ",",
    "[",
    "]",
    "\"op\":\"",
    "upload_slice_init",
    "delete",
    "update",
    "null",
    "1e999",
    "-1",
    "\\u0000",
    "\"filesize\":1",
    "\"slice_size\":65536",
];
const PARTS: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"offset\":0",
    "\"offset\":50",
    "\"datalen\":50",
    "\"datalen\":100",
    "\"datasha\":\"da39a3ee5e6b4b0d3255bfef95601890afd80709\"",
    "18446744073709551615",
    "-1",
    "{\"offset\":0,\"datalen\":50,\"datasha\":\"da39a3ee5e6b4b0d3255bfef95601890afd80709\"}",
    "{\"offset\":50,\"datalen\":50,\"datasha\":\"DA39a3ee5e6b4b0d3255bfef95601890afd80709\"}",
];
const RANGE: &[&str] =
    &["bytes=", "-", "0", "1", "9", "10", "18446744073709551615", "18446744073709551616", ",", " "];

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn no_bytes_pass_for_a_signature_that_its_key_did_not_make(data in seasoned(SIGNATURE)) {
        checks::signature(&data);
    }

    #[test]
    fn every_path_is_refused_or_names_a_key_that_names_itself(data in seasoned(PATH)) {
        checks::path(&data);
    }

    #[test]
    fn a_body_reads_the_same_in_pieces_of_any_size_and_leaves_no_memory_charged(data in seasoned(FORM)) {
        checks::form(&data);
    }

    #[test]
    fn a_json_body_is_read_exactly_when_it_is_an_object(data in seasoned(JSON)) {
        checks::json_body(&data);
    }

    #[test]
    fn uploadparts_are_taken_exactly_when_they_cover_the_file(data in seasoned(PARTS)) {
        checks::uploadparts(&data);
    }

    #[test]
    fn a_range_lies_within_the_content(data in seasoned(RANGE)) {
        checks::range_header(&data);
    }
}

/// A list of parts that differ from sound ones by one of several faults, or by none.
fn almost_sound_parts() -> impl Strategy<Value = Vec<u8>> {
    (prop::collection::vec(1u64..40, 1..5), 0usize..6, 0usize..5).prop_map(|(lens, fault, at)| {
        let at = at.min(lens.len() - 1);
        let mut lens = lens;
        let others: u64 = lens[..lens.len() - 1].iter().sum();
        *lens.last_mut().unwrap() = 100u64.saturating_sub(others);
        let mut offset = 0;
        let part = |(i, len): (usize, &u64)| {
            let mut sha = "da39a3ee5e6b4b0d3255bfef95601890afd80709".to_owned();
            let (mut from, mut len) = (offset, *len);
            offset += len;
            match fault {
                1 if i == at => from += 1,
                2 if i == at => len += 1,
                3 if i == at => sha.truncate(39),
                4 if i == at => sha = sha.replace('d', "e"),
                _ => {}
            }
            format!("{{\"datalen\": {len}, \"datasha\": \"{sha}\", \"offset\": {from}}}")
        };
        let parts: Vec<String> = lens.iter().enumerate().map(part).collect();
        format!("[{}]", parts.join(", ")).into_bytes()
    })
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn parts_with_one_fault_are_told_from_sound_ones(data in almost_sound_parts()) {
        checks::uploadparts(&data);
    }
}

/// Content made to look like the end of a part.
fn lookalike() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: &[&str] =
        &["\r\n", "\r", "\n", "--", "-", "xYzZY", "\r\n--xYzZ", "--xYzZY--", "\r\n\r\n", "xYzZ"];
    seasoned(PIECES).prop_filter("the boundary is chosen so that no content has it", |content| {
        let delimiter = format!("--{BOUNDARY}");
        memchr::memmem::find(content, delimiter.as_bytes()).is_none()
    })
}

fn encode_form(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (i, (name, content)) in parts.iter().enumerate() {
        let dress = match i % 3 {
            0 => format!("Content-Disposition: form-data; name=\"{name}\"\r\n"),
            1 => format!("content-disposition: form-data; name=\"{name}\"; filename=\"{name}\"\r\n"),
            _ => format!("CONTENT-TYPE: text/plain\r\nCONTENT-DISPOSITION: form-data; name=\"{name}\"\r\n"),
        };
        body.extend(format!("--{BOUNDARY}\r\n{dress}\r\n").bytes());
        body.extend(content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn what_goes_into_a_form_comes_out_of_it(contents in prop::collection::vec(lookalike(), 1..6), piece in 1usize..80) {
        let parts: Vec<_> =
            contents.into_iter().enumerate().map(|(i, content)| (format!("field{i}"), content)).collect();
        let meter = Meter::new(1 << 20);
        let content_type = format!("Multipart/Form-Data; charset=utf-8; boundary=\"{BOUNDARY}\"");
        let read = read_body(&encode_form(&parts), piece, &content_type, &meter).unwrap();
        let mut model = Fields::default();
        parts.iter().for_each(|(name, content)| model.push(name, Value::Bytes(content.clone().into())));
        prop_assert_eq!(&read, &model);
        let charged: usize = parts.iter().map(|(_, content)| content.len()).sum();
        prop_assert_eq!(meter.used(), charged as u64);
        drop(read);
        prop_assert_eq!(meter.used(), 0);
    }

    #[test]
    fn a_mutated_form_is_read_or_refused(
        contents in prop::collection::vec(lookalike(), 1..4),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        piece in 1u8..80,
    ) {
        let parts: Vec<_> = contents.into_iter().map(|content| ("x".to_owned(), content)).collect();
        let mut body = encode_form(&parts);
        let at = at.index(body.len());
        body[at] = byte;
        checks::form(&[&[piece], body.as_slice()].concat());
    }
}

#[test]
fn a_form_that_is_cut_anywhere_before_its_last_boundary_is_refused() {
    let parts = [("op", "upload"), ("filecontent", "hello\r\n--xYzZ"), ("biz_attr", "")];
    let body = encode_form(&parts.map(|(name, content)| (name.to_owned(), content.into())));
    let content_type = format!("multipart/form-data; boundary={BOUNDARY}");
    let meter = Meter::new(1 << 20);
    let whole = body.len() - b"\r\n".len();
    for cut in 0..body.len() {
        let read = read_body(&body[..cut], 7, &content_type, &meter);
        // No bytes at all are no form, and so no parameters.
        assert_eq!(read.is_ok(), cut >= whole || cut == 0, "cut at {cut}: {read:?}");
    }
    assert_eq!(meter.used(), 0);
}

fn data(reply: Response) -> Json {
    let body: Vec<u8> = reply.body.pieces().concat();
    serde_json::from_slice::<Json>(&body).unwrap()["data"].clone()
}

fn post(app: &App, key: &str, pairs: &[(&str, &[u8])]) -> Result<Response, Error> {
    perform(app, head(Method::POST, &format!("{BUCKET}/{}", encode_path(key)), ""), fields(pairs))
}

/// A key of one to three short segments that sort around the slash; a directory's ends with one.
fn key() -> impl Strategy<Value = String> {
    let segment = prop::sample::select(vec!["a", "b", "a!", "a0", "ab", "é", "a\u{10ffff}", "-"]);
    (prop::collection::vec(segment, 1..4), any::<bool>())
        .prop_map(|(segments, directory)| segments.join("/") + if directory { "/" } else { "" })
}

/// Every directory above `key`, the root not counted.
fn above(key: &str) -> impl Iterator<Item = &str> {
    let inner = key.trim_end_matches('/');
    inner.match_indices('/').map(|(at, _)| &inner[..=at])
}

/// What a listing answers, worked out from all keys.
fn naive(keys: &BTreeSet<String>, prefix: &str, pattern: &str, descending: bool, flat: bool) -> Vec<String> {
    let base = prefix.rfind('/').map_or(0, |slash| slash + 1);
    let inside = keys.iter().filter(|key| key.starts_with(prefix) && key.len() > base);
    let mut names: Vec<String> = inside
        .map(|key| &key[base..])
        .map(|name| match name.find('/') {
            Some(slash) if !flat => name[..=slash].to_owned(),
            _ => name.to_owned(),
        })
        .filter(|name| match pattern {
            "eListDirOnly" => name.ends_with('/'),
            "eListFileOnly" => !name.ends_with('/'),
            _ => true,
        })
        .collect();
    names.sort();
    names.dedup();
    if descending {
        names.reverse();
    }
    names
}

fn list_all(app: &App, prefix: &str, num: usize, query: &str) -> Vec<String> {
    let (mut names, mut context) = (Vec::new(), String::new());
    loop {
        let query = format!("op=list&num={num}&context={}&{query}", encode_component(&context));
        let target = format!("{BUCKET}/{}", encode_path(prefix));
        let page = data(perform(app, head(Method::GET, &target, &query), Fields::default()).unwrap());
        let infos = page["infos"].as_array().unwrap();
        names.extend(infos.iter().map(|info| {
            let name = info["name"].as_str().unwrap().to_owned();
            assert_eq!(name.ends_with('/'), info.get("sha").is_none(), "{info}");
            name
        }));
        context = page["context"].as_str().unwrap().to_owned();
        let over = page["listover"].as_bool().unwrap();
        assert_eq!(over, context.is_empty(), "a page that is not the last says where to go on");
        assert!(infos.len() == num || over && infos.len() < num, "pages are full but for the last");
        if over {
            return names;
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_pages_of_a_listing_put_together_are_what_is_there(
        wanted in prop::collection::vec(key(), 0..20),
        num in 1usize..7,
        pattern in prop::sample::select(vec!["eListBoth", "eListDirOnly", "eListFileOnly", ""]),
        descending in any::<bool>(),
        flat in any::<bool>(),
        prefixes in prop::collection::vec(key(), 0..4),
    ) {
        let app = checks::app();
        let mut keys = BTreeSet::new();
        for key in &wanted {
            let made = match key.ends_with('/') {
                true => post(&app, key, &[("op", b"create")]),
                false => post(&app, key, &[("op", b"upload"), ("filecontent", key.as_bytes()), ("insertOnly", b"0")]),
            };
            // What already is a file or a directory cannot become the other.
            let file_above = above(key).any(|directory| keys.contains(directory.trim_end_matches('/')));
            let twin = match key.strip_suffix('/') {
                Some(file) => keys.contains(file) || keys.contains(key),
                None => keys.contains(&format!("{key}/")),
            };
            prop_assert_eq!(made.is_ok(), !file_above && !twin, "{}", key);
            if made.is_ok() {
                keys.extend(above(key).map(str::to_owned));
                keys.insert(key.clone());
            }
        }
        let directories = keys.iter().filter(|key| key.ends_with('/')).cloned();
        let beginnings = prefixes.iter().map(|key| key.trim_end_matches('/').to_owned());
        for prefix in std::iter::once(String::new()).chain(directories.collect::<Vec<_>>()).chain(beginnings) {
            let base = &prefix[..prefix.rfind('/').map_or(0, |slash| slash + 1)];
            if !base.is_empty() && !keys.contains(base) {
                continue;
            }
            let delimiter = if flat { "%20" } else { "/" };
            let query = format!("pattern={pattern}&order={}&delimiter={delimiter}", u8::from(descending));
            let listed = list_all(&app, &prefix, num, &query);
            prop_assert_eq!(listed, naive(&keys, &prefix, pattern, descending, flat), "{:?} {}", prefix, query);
        }
    }
}

/// One step of a slice upload.
#[derive(Debug, Clone, Copy)]
enum Step {
    Send(usize),
    SendShort(usize),
    SendOther(usize),
    Finish,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0usize..4).prop_map(Step::Send),
        1 => (0usize..4).prop_map(Step::SendShort),
        1 => (0usize..4).prop_map(Step::SendOther),
        1 => Just(Step::Finish),
    ]
}

const SLICE: usize = 65_536;

/// The code a failure has on the wire.
fn wire_code(app: &App, result: Result<Response, Error>) -> i64 {
    let reply = result.unwrap_or_else(|error| CosJson::respond(app, &head(Method::POST, "/", ""), &error));
    let body: Vec<u8> = reply.body.pieces().concat();
    serde_json::from_slice::<Json>(&body).unwrap()["code"].as_i64().unwrap()
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn slices_in_any_order_more_than_once_and_cut_short_make_the_file_or_nothing(
        steps in prop::collection::vec(step(), 1..14),
        tail in 2usize..SLICE,
        seed in any::<u64>(),
    ) {
        let mut content = vec![0; 3 * SLICE + tail];
        fastrand::Rng::with_seed(seed).fill(&mut content);
        let slices: Vec<&[u8]> = content.chunks(SLICE).collect();
        let app = checks::app();
        let filesize = content.len().to_string();
        let init = post(&app, "x.bin", &[("op", b"upload_slice_init"), ("filesize", filesize.as_bytes()), ("slice_size", b"65536")]);
        let session = data(init.unwrap())["session"].as_str().unwrap().to_owned();
        let send = |slice: usize, bytes: &[u8]| {
            let offset = (slice * SLICE).to_string();
            let pairs: [(&str, &[u8]); 4] = [("op", b"upload_slice_data"), ("session", session.as_bytes()), ("offset", offset.as_bytes()), ("filecontent", bytes)];
            wire_code(&app, post(&app, "x.bin", &pairs))
        };
        let finish = || {
            let pairs: [(&str, &[u8]); 3] = [("op", b"upload_slice_finish"), ("session", session.as_bytes()), ("filesize", filesize.as_bytes())];
            wire_code(&app, post(&app, "x.bin", &pairs))
        };
        let mut here: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
        let mut finished = false;
        for step in steps {
            let (found, model) = match step {
                Step::Finish => (finish(), if here.len() == 4 { finished = true; 0 } else { -175 }),
                Step::Send(slice) | Step::SendShort(slice) | Step::SendOther(slice) => {
                    let mut bytes = slices[slice].to_vec();
                    match step {
                        Step::SendShort(_) => bytes.truncate(bytes.len() - 1),
                        Step::SendOther(_) => bytes[0] ^= 1,
                        _ => {}
                    }
                    let model = match here.get(&slice) {
                        _ if finished => -5983,
                        _ if bytes.len() != slices[slice].len() => -284,
                        Some(there) if *there != bytes => -4015,
                        _ => 0,
                    };
                    if model == 0 {
                        here.insert(slice, bytes.clone());
                    }
                    (send(slice, &bytes), model)
                }
            };
            prop_assert_eq!(found, model, "{:?}", step);
        }
        let object = app.store.bucket(&cosplay::internals::primitives::names::BucketId::new(cosplay::internals::config::written::DEMO_APPID, "examplebucket")).unwrap().get("x.bin");
        prop_assert_eq!(object.is_some(), finished);
        if let Some(object) = object {
            let sent: Vec<u8> = here.into_values().flatten().collect();
            prop_assert!(object.content.blob.pieces().concat() == sent, "the file is what was sent");
        }
    }
}

/// Requests that succeed as they are, each in its own dress.
fn sound_requests() -> Vec<Vec<u8>> {
    let upload: [(&str, &[u8]); 3] =
        [("op", b"upload"), ("filecontent", b"hello\r\nworld"), ("insertOnly", b"0")];
    let init: [(&str, &[u8]); 3] =
        [("op", b"upload_slice_init"), ("filesize", b"5"), ("slice_size", b"65536")];
    let requests = [
        Request::form(format!("{BUCKET}/new.txt"), &upload).multi(),
        Request::form(format!("{BUCKET}/slices.bin"), &init).multi(),
        Request::json(format!("{BUCKET}/dir/"), r#"{"op":"create","biz_attr":"x"}"#).multi(),
        Request::json(format!("{BUCKET}/kept.txt"), r#"{"op":"update","biz_attr":"x"}"#)
            .signed(&sign::once("kept.txt", 1)),
        Request::new("POST", format!("{BUCKET}/kept.txt?op=copy&dest_fileid=copy.txt&to_over_write=1"))
            .multi(),
        Request::get(format!("{BUCKET}/?op=list&num=5&sign={}", encode_component(&sign::multi()))),
        Request::get("/kept.txt")
            .header("Host", "examplebucket-1250000000.cosgz.myqcloud.com")
            .header("Range", "bytes=0-1"),
    ];
    requests.iter().map(Request::bytes).collect()
}

#[derive(Debug, Clone)]
enum Mutation {
    Set(prop::sample::Index, u8),
    Insert(prop::sample::Index, Vec<u8>),
    Remove(prop::sample::Index, usize),
    Cut(prop::sample::Index),
    Repeat(prop::sample::Index, usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let index = any::<prop::sample::Index>;
    const PIECES: &[&str] = &[
        "\r\n",
        "\n",
        " ",
        "%",
        "/",
        "--",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 3\r\n",
        "\0",
        "é",
    ];
    prop_oneof![
        4 => (index(), any::<u8>()).prop_map(|(at, byte)| Mutation::Set(at, byte)),
        2 => (index(), seasoned(PIECES)).prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        2 => (index(), 1usize..40).prop_map(|(at, len)| Mutation::Remove(at, len)),
        2 => index().prop_map(Mutation::Cut),
        1 => (index(), 1usize..60).prop_map(|(at, len)| Mutation::Repeat(at, len)),
    ]
}

fn mutate(bytes: &mut Vec<u8>, mutation: &Mutation) {
    let span = |at: &prop::sample::Index, len: usize, bytes: &[u8]| {
        let from = at.index(bytes.len().max(1)).min(bytes.len());
        from..(from + len).min(bytes.len())
    };
    match mutation {
        Mutation::Set(at, byte) => {
            let span = span(at, 1, bytes);
            bytes[span].iter_mut().for_each(|found| *found = *byte);
        }
        Mutation::Insert(at, more) => {
            let from = span(at, 0, bytes).start;
            drop(bytes.splice(from..from, more.iter().copied()));
        }
        Mutation::Remove(at, len) => {
            let span = span(at, *len, bytes);
            drop(bytes.drain(span));
        }
        Mutation::Cut(at) => bytes.truncate(span(at, 0, bytes).start),
        Mutation::Repeat(at, len) => {
            let span = span(at, *len, bytes);
            let copy = bytes[span.clone()].to_vec();
            drop(bytes.splice(span.end..span.end, copy));
        }
    }
}

/// The statuses of all answers to `bytes`; the server must close after them.
fn statuses(world: &World, bytes: &[u8]) -> Vec<u16> {
    let mut connection = Connection::open(world.address);
    connection.write(bytes);
    connection.finish_sending();
    let mut statuses = Vec::new();
    // Heads of HEAD requests have no body, but the mutations hardly ever make one.
    while let Some(answer) = connection.receive(bytes.starts_with(b"HEAD ")) {
        statuses.push(answer.status);
    }
    assert!(connection.is_closed(), "after {statuses:?} the connection is closed");
    statuses
}

#[test]
fn a_mutated_request_gets_an_answer_or_a_clean_close_and_changes_nothing_when_refused() {
    let world = World::new();
    let kept =
        Request::form(format!("{BUCKET}/kept.txt"), &[("op", b"upload"), ("filecontent", b"kept")]).multi();
    assert_eq!(world.send(kept).code(), 0);
    let sound = sound_requests();
    for bytes in &sound {
        let statuses = statuses(&world, bytes);
        assert!(matches!(statuses[..], [200 | 206]), "{statuses:?} {}", String::from_utf8_lossy(bytes));
    }
    let mut runner = proptest::test_runner::TestRunner::new(cases(2000));
    let strategy = (prop::sample::select(sound), prop::collection::vec(mutation(), 1..4));
    let refused = std::cell::Cell::new(0);
    runner
        .run(&strategy, |(mut bytes, mutations)| {
            mutations.iter().for_each(|mutation| mutate(&mut bytes, mutation));
            let before = world.inventory();
            let statuses = statuses(&world, &bytes);
            if statuses.iter().all(|status| *status >= 300) {
                refused.set(refused.get() + 1);
                prop_assert_eq!(before, world.inventory(), "{:?}", statuses);
            }
            prop_assert!(statuses.iter().all(|status| *status < 500 || *status == 501), "{:?}", statuses);
            let alive = world.send(Request::get(format!("{BUCKET}/?op=stat")).multi());
            prop_assert_eq!(alive.code(), 0);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(refused.get() > 1000, "most mutations are refused: {}", refused.get());
}

#[test]
fn memory_for_a_form_that_does_not_fit_is_refused_and_given_back() {
    let app = App::new(
        cosplay::internals::domain::clock::Clock::new(cosplay::internals::domain::clock::Mode::Frozen {
            now: UnixSeconds(checks::NOW),
        }),
        1,
        16,
        cosplay::internals::services::names(),
    );
    let body = encode_form(&[("filecontent".to_owned(), vec![0; 64])]);
    let read = read_body(&body, 10, &format!("multipart/form-data; boundary={BOUNDARY}"), &app.meter);
    assert!(matches!(read, Err(cosplay::internals::wire::body::ReadError::MemoryFull(_))), "{read:?}");
    assert_eq!(app.meter.used(), 0);
}
