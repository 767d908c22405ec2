//! Whole stories, as clients live them: uploads from the first question to the last byte, and what happens to
//! files afterwards.

use cosplay::internals::primitives::time::UnixSeconds;
use std::collections::BTreeSet;

use cosplay::internals::domain::accounts::{DirModel, OncePolicy, SameFilePolicy};
use cosplay::internals::domain::auth::cos_json::Grant;
use cosplay::internals::primitives::digest::md5;
use serde_json::{Value, json};

use crate::support::digests::{sha_of, uploadparts};
use crate::support::http::{Answer, Request};
use crate::support::sign::{self, grant, signed};
use crate::support::{NOW, SLICE, World, ask, at, finish, init, noise, once, op, slice, unsigned, upload};

const KEY: &str = "videos/2017/v.mp4";

/// Number and bytes of each slice.
fn slices(bytes: &[u8]) -> Vec<(usize, &[u8])> {
    bytes.chunks(SLICE).enumerate().map(|(n, part)| (n * SLICE, part)).collect()
}

/// Sends slices on five connections at once, the later ones first; each must be answered with its own MD5.
fn send_slices(world: &World, session: &str, slices: &[(usize, &[u8])]) {
    std::thread::scope(|scope| {
        for lane in 0..5 {
            scope.spawn(move || {
                let mut connection = world.connect();
                for (offset, part) in slices.iter().rev().skip(lane).step_by(5) {
                    let data = connection.send(&slice(KEY, session, *offset, part)).data();
                    let expected = json!({
                        "datalen": part.len(),
                        "datamd5": md5(part).to_string(),
                        "offset": offset,
                        "session": session,
                    });
                    assert_eq!(data, expected);
                }
            });
        }
    });
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The upload of a browser that loses its connection half-way, with or without digests.
fn resumed_upload(digests: &[(&str, &[u8])], finish_with: &[(&str, &[u8])], bytes: &[u8]) {
    let world = World::new();
    let list = || op(KEY, "upload_slice_list", &[]);
    let absent = world.send(list());
    assert_eq!((absent.status, absent.code()), (404, -197));

    let opened = world.send(init(KEY, bytes.len(), digests)).data();
    assert_eq!(keys(&opened), ["session", "slice_size"]);
    let session = opened["session"].as_str().unwrap();
    assert!(session.len() >= 96 && session.bytes().all(|b| b.is_ascii_hexdigit()), "{session}");

    let slices = slices(bytes);
    let (first, second): (Vec<_>, Vec<_>) =
        slices.iter().partition(|(offset, _)| (offset / SLICE).is_multiple_of(2));
    send_slices(&world, session, &first);
    let again = world.send(init(KEY, bytes.len(), digests));
    assert_eq!((again.status, again.code()), (400, -4019));
    assert_eq!(again.json()["message"], "_ERROR_FILE_NOT_FINISH_UPLOAD");

    let progress = world.send(list()).data();
    let parts: Vec<_> =
        first.iter().map(|(offset, part)| json!({ "datalen": part.len(), "offset": offset })).collect();
    assert_eq!(progress["listparts"], Value::Array(parts), "ascending, what is here and nothing else");
    assert_eq!((&progress["session"], &progress["filesize"]), (&json!(session), &json!(bytes.len())));
    assert_eq!(progress.get("sha").is_some(), !digests.is_empty());
    assert_eq!(world.code(finish(KEY, session, bytes.len(), finish_with)), -175);

    send_slices(&world, session, &second);
    send_slices(&world, session, &slices);
    let done = world.send(finish(KEY, session, bytes.len(), finish_with));
    let result = done.data();
    assert_eq!(keys(&result), ["access_url", "resource_path", "source_url", "url", "vid"]);
    assert!(world.download(&format!("/{KEY}")).body == bytes, "the file is not the one that was sent");
    assert_eq!(world.send(finish(KEY, session, bytes.len(), finish_with)).data(), result, "finished twice");
    assert_eq!(world.send(list()).data(), result, "a finished file has no slices any more");
    let stat = world.send(ask(KEY, "stat")).data();
    assert_eq!((&stat["sha"], &stat["slicesize"]), (&json!(sha_of(bytes)), &json!(SLICE)));
}

#[test]
fn an_upload_without_digests_survives_its_interruption() {
    resumed_upload(&[], &[], &noise(17 * SLICE + 123, 1));
}

#[test]
fn an_upload_with_sha_and_parts_survives_its_interruption() {
    let bytes = noise(17 * SLICE + 123, 2);
    let (sha, parts) = (sha_of(&bytes), uploadparts(&bytes, SLICE));
    let sha = ("sha", sha.as_bytes());
    resumed_upload(&[sha, ("uploadparts", parts.as_bytes())], &[sha], &bytes);
}

#[test]
fn parts_of_another_length_than_the_slices_do_no_harm() {
    let bytes = noise(4 * SLICE, 3);
    let (sha, parts) = (sha_of(&bytes), uploadparts(&bytes, SLICE / 2 * 3));
    let sha = ("sha", sha.as_bytes());
    resumed_upload(&[sha, ("uploadparts", parts.as_bytes())], &[sha], &bytes);
}

#[test]
fn a_slice_that_does_not_have_its_datasha_is_found_at_the_finish() {
    let world = World::new();
    let bytes = noise(3 * SLICE, 4);
    let mut parts: Value = serde_json::from_str(&uploadparts(&bytes, SLICE)).unwrap();
    parts[1]["datasha"] = parts[0]["datasha"].clone();
    let (sha, parts) = (sha_of(&bytes), parts.to_string());
    let sha = ("sha", sha.as_bytes());
    let session = world.open(KEY, bytes.len(), &[sha, ("uploadparts", parts.as_bytes())]);
    send_slices(&world, &session, &slices(&bytes));
    assert_eq!(world.code(finish(KEY, &session, bytes.len(), &[sha])), -4016);
    assert_eq!(world.download(&format!("/{KEY}")).code(), -45062);
}

#[test]
fn content_that_is_stored_is_uploaded_instantly_at_another_path() {
    let world = World::new();
    let bytes = noise(SLICE, 5);
    world.put("first", &bytes);
    let sha = sha_of(&bytes);
    let data = world.send(init(KEY, bytes.len(), &[("sha", sha.as_bytes())])).data();
    assert_eq!(data["resource_path"], format!("/1250000000/examplebucket/{KEY}"));
    assert_eq!((data.get("session"), data["vid"].as_str().map(str::len)), (None, Some(42)));
    assert!(world.download(&format!("/{KEY}")).body == bytes);
    let here = world.send(init(KEY, bytes.len(), &[("sha", sha.as_bytes())])).data();
    assert_eq!(here["vid"], data["vid"], "the file that is there is answered");
}

#[test]
fn nothing_is_instant_with_another_filesize_or_when_it_is_switched_off() {
    let bytes = noise(SLICE, 5);
    let sha = sha_of(&bytes);
    let world = World::new();
    world.put("first", &bytes);
    let longer = world.send(init(KEY, bytes.len() + 1, &[("sha", sha.as_bytes())])).data();
    assert!(longer.get("session").is_some());
    let world = World::with_options(|options| options.instant_upload = false);
    world.put("first", &bytes);
    let data = world.send(init(KEY, bytes.len(), &[("sha", sha.as_bytes())])).data();
    assert!(data.get("session").is_some());
}

#[test]
fn what_was_deleted_everywhere_is_not_uploaded_instantly() {
    let world = World::new();
    let bytes = noise(SLICE, 6);
    world.put("only", &bytes);
    assert_eq!(world.code(once("only", "delete", &[])), 0);
    let data = world.send(init(KEY, bytes.len(), &[("sha", sha_of(&bytes).as_bytes())])).data();
    assert!(data.get("session").is_some(), "{data}");
}

#[test]
fn a_deleted_session_is_gone_and_the_path_is_free() {
    let world = World::new();
    let bytes = noise(SLICE, 7);
    let first = world.open(KEY, bytes.len(), &[]);
    assert_eq!(world.code(once(KEY, "delete", &[])), 0);
    assert_eq!(world.code(slice(KEY, &first, 0, &bytes)), -4026);
    assert_eq!(world.code(finish(KEY, &first, bytes.len(), &[])), -4026);
    assert_eq!(world.code(once(KEY, "delete", &[])), -197);
    let second = world.open(KEY, bytes.len(), &[]);
    assert_ne!(first, second);
    world.send(slice(KEY, &second, 0, &bytes)).data();
    assert_eq!(world.code(slice(KEY, &first, 0, &bytes)), -4026);
    world.send(finish(KEY, &second, bytes.len(), &[])).data();
}

#[test]
fn a_replacing_slice_upload_leaves_the_old_file_readable_until_it_is_finished() {
    let world = World::new();
    world.put(KEY, b"old");
    let bytes = noise(SLICE, 8);
    assert_eq!(world.code(init(KEY, bytes.len(), &[])), -177);
    let session = world.open(KEY, bytes.len(), &[("insertOnly", b"0")]);
    world.send(slice(KEY, &session, 0, &bytes)).data();
    assert_eq!(world.download(&format!("/{KEY}")).text(), "old");
    let listed = world.send(op(KEY, "upload_slice_list", &[])).data();
    assert_eq!(listed["session"], session, "the open upload, not the file");
    world.send(finish(KEY, &session, bytes.len(), &[])).data();
    assert!(world.download(&format!("/{KEY}")).body == bytes);
}

#[test]
fn an_upload_replaces_only_when_it_is_told_to() {
    let world = World::new();
    world.put(KEY, b"first");
    let insert = |content: &[u8], value: &[u8]| {
        world.code(op(KEY, "upload", &[("filecontent", content), ("insertOnly", value)]))
    };
    assert_eq!((insert(b"first", b"1"), insert(b"first", b"")), (-4018, -4018));
    assert_eq!((insert(b"second", b"1"), insert(b"second", b"")), (-177, -177));
    assert_eq!(world.download(&format!("/{KEY}")).text(), "first");
    assert_eq!((insert(b"second", b"0"), insert(b"second", b"0")), (0, 0));
    assert_eq!(world.download(&format!("/{KEY}")).text(), "second");
}

#[test]
fn replacing_a_file_forgets_its_attributes() {
    let world = World::new();
    world.put(KEY, b"first");
    let attributes: [(&str, &[u8]); 3] = [
        ("biz_attr", b"mine"),
        ("authority", b"eWRPrivate"),
        ("custom_headers", br#"{"Cache-Control":"x"}"#),
    ];
    assert_eq!(world.code(once(KEY, "update", &attributes)), 0);
    world.advance(5);
    assert_eq!(world.code(op(KEY, "upload", &[("filecontent", b"second"), ("insertOnly", b"0")])), 0);
    let stat = world.send(ask(KEY, "stat")).data();
    assert_eq!((&stat["biz_attr"], &stat["authority"]), (&json!(""), &json!("eInvalid")));
    assert_eq!((stat.get("custom_headers"), &stat["ctime"]), (None, &json!(NOW + 5)));
}

#[test]
fn with_the_lenient_policy_an_identical_upload_answers_the_file_that_is_there() {
    let world = World::with_options(|options| options.same_file_policy = SameFilePolicy::Ok);
    let first = world.put(KEY, b"same");
    world.advance(60);
    assert_eq!(world.put(KEY, b"same"), first);
    assert_eq!(world.code(upload(KEY, b"other")), -177);
    assert_eq!(world.send(ask(KEY, "stat")).data()["mtime"], NOW, "nothing was written");
}

#[test]
fn a_serial_upload_takes_slices_in_order_only() {
    let world = World::with_options(|options| options.serial_upload = true);
    let bytes = noise(3 * SLICE, 9);
    let opened = world.send(init(KEY, bytes.len(), &[])).data();
    assert_eq!(opened["serial_upload"], 1);
    let session = opened["session"].as_str().unwrap();
    let send = |n: usize, bytes: &[u8]| {
        world.code(slice(KEY, session, n * SLICE, &bytes[n * SLICE..(n + 1) * SLICE]))
    };
    assert_eq!(send(1, &bytes), -4014);
    assert_eq!((send(0, &bytes), send(0, &bytes), send(1, &bytes)), (0, 0, 0));
    assert_eq!(send(0, &noise(3 * SLICE, 10)), -4024);
    assert_eq!(world.send(op(KEY, "upload_slice_list", &[])).data()["serial_upload"], 1);
    assert_eq!(send(2, &bytes), 0);
    world.send(finish(KEY, session, bytes.len(), &[])).data();
    assert!(world.download(&format!("/{KEY}")).body == bytes);
}

#[test]
fn the_first_generations_upload_resumes_and_ends_with_its_last_slice() {
    let world = World::with_options(|options| options.legacy_v1 = true);
    let bytes = noise(2 * SLICE, 11);
    let (sha, size) = (sha_of(&bytes), bytes.len().to_string());
    let control = || {
        let fields: [(&str, &[u8]); 3] =
            [("filesize", size.as_bytes()), ("sha", sha.as_bytes()), ("slice_size", b"65536")];
        world.send(op(KEY, "upload_slice", &fields)).data()
    };
    let opened = control();
    assert_eq!(opened["offset"], 0);
    let session = opened["session"].as_str().unwrap();
    let bring = |offset: usize| {
        let at = offset.to_string();
        let content = &bytes[offset..offset + SLICE];
        let fields: [(&str, &[u8]); 3] =
            [("session", session.as_bytes()), ("offset", at.as_bytes()), ("filecontent", content)];
        world.send(op(KEY, "upload_slice", &fields)).data()
    };
    assert_eq!(bring(0), json!({ "offset": SLICE, "session": session }));
    assert_eq!(control(), json!({ "offset": SLICE, "session": session, "slice_size": SLICE }));
    assert!(bring(SLICE)["access_url"].is_string(), "the last slice makes the file");
    assert!(world.download(&format!("/{KEY}")).body == bytes);
}

#[test]
fn an_account_can_prescribe_the_slice_size() {
    let world = World::with_options(|options| options.slice_size = Some(2 * SLICE as u64));
    let data = world.send(init(KEY, 3 * SLICE, &[])).data();
    assert_eq!(data["slice_size"], 2 * SLICE);
    let session = data["session"].as_str().unwrap();
    assert_eq!(world.code(slice(KEY, session, 0, &noise(SLICE, 1))), -284);
    assert_eq!(world.code(slice(KEY, session, 0, &noise(2 * SLICE, 1))), 0);
}

#[test]
fn an_upload_that_nobody_finishes_expires() {
    let world = World::with_options(|options| options.session_ttl = Some(60));
    let first = world.open(KEY, SLICE, &[]);
    world.advance(59);
    assert_eq!(world.code(init(KEY, SLICE, &[])), -4019);
    world.advance(1);
    assert_eq!(world.code(slice(KEY, &first, 0, &noise(SLICE, 1))), -5983);
    assert_eq!(world.code(finish(KEY, &first, SLICE, &[])), -5983);
    assert_eq!(world.code(op(KEY, "upload_slice_list", &[])), -197);
    assert_eq!(world.download(&format!("/{KEY}")).code(), -6101);
    let second = world.open(KEY, SLICE, &[]);
    assert_eq!(world.code(slice(KEY, &second, 0, &noise(SLICE, 1))), 0);
    assert_eq!(world.code(slice(KEY, &first, 0, &noise(SLICE, 1))), -5983);
}

#[test]
fn an_upload_lives_for_ever_unless_told_otherwise() {
    let world = World::new();
    let session = world.open(KEY, SLICE, &[]);
    world.advance(10 * 365 * 24 * 3600);
    let grant =
        Grant { issued: UnixSeconds(NOW + 315_360_000), expires: UnixSeconds(NOW + 315_360_060), ..grant() };
    let mut request = slice(KEY, &session, 0, &noise(SLICE, 1));
    request.headers.retain(|(name, _)| name != "Authorization");
    assert_eq!(world.code(request.signed(&signed(grant))), 0);
}

#[test]
fn a_signature_lasts_until_its_second_comes() {
    let world = World::new();
    world.put(KEY, b"x");
    let request = Request::get(at(&format!("{KEY}?op=stat"))).signed(&sign::multi());
    world.advance(3599);
    assert_eq!(world.code(request.clone()), 0);
    world.advance(1);
    assert_eq!(world.code(request), -96);
}

#[test]
fn long_signatures_hold_when_the_account_does_not_mind() {
    let long = signed(Grant { expires: UnixSeconds(NOW + 7_776_001), ..grant() });
    let just = signed(Grant { expires: UnixSeconds(NOW + 7_776_000), ..grant() });
    let strict = World::new();
    strict.put(KEY, b"x");
    let stat = |signature: &str| Request::get(at(&format!("{KEY}?op=stat"))).signed(signature);
    assert_eq!((strict.code(stat(&long)), strict.code(stat(&just))), (-97, 0));
    let lenient = World::with_options(|options| options.enforce_90d = false);
    lenient.put(KEY, b"x");
    assert_eq!(lenient.code(stat(&long)), 0);
}

#[test]
fn a_once_signature_is_spent_by_the_first_call_even_when_that_fails() {
    let world = World::new();
    let signature = sign::once(KEY, 7);
    let delete = || unsigned(KEY, "delete", &[]).signed(&signature);
    assert_eq!(world.code(delete()), -197);
    world.put(KEY, b"x");
    assert_eq!(world.code(delete()), -77);
    world.advance(365 * 24 * 3600);
    assert_eq!(world.code(delete()), -77, "it does not come back with time");
}

#[test]
fn a_once_signature_for_another_file_is_not_spent_by_the_refusal() {
    let world = World::new();
    world.put(KEY, b"x");
    let signature = sign::once(KEY, 7);
    assert_eq!(world.code(unsigned("elsewhere", "delete", &[]).signed(&signature)), -63);
    assert_eq!(world.code(unsigned(KEY, "delete", &[]).signed(&signature)), 0);
}

#[test]
fn of_two_callers_with_one_once_signature_one_succeeds() {
    let world = World::new();
    for round in 0..10 {
        world.put(KEY, b"x");
        let delete = unsigned(KEY, "delete", &[]).signed(&sign::once(KEY, round));
        let codes: BTreeSet<i64> = std::thread::scope(|scope| {
            let callers: Vec<_> = (0..2).map(|_| scope.spawn(|| world.code(delete.clone()))).collect();
            callers.into_iter().map(|caller| caller.join().unwrap()).collect()
        });
        assert_eq!(codes, BTreeSet::from([-77, 0]));
    }
}

#[test]
fn with_the_observed_policy_any_signature_deletes_and_updates() {
    let world = World::with_options(|options| options.once_policy = OncePolicy::Observed);
    world.put(KEY, b"x");
    assert_eq!(world.code(op(KEY, "update", &[("biz_attr", b"y")])), 0);
    assert_eq!(world.code(once(KEY, "update", &[("biz_attr", b"z")])), 0);
    assert_eq!(world.code(op(KEY, "delete", &[])), 0);
}

#[test]
fn a_move_takes_everything_along_and_a_copy_begins_anew() {
    let world = World::new();
    let bytes = noise(1000, 12);
    world.put("a/1.txt", &bytes);
    assert_eq!(world.code(once("a/1.txt", "update", &[("biz_attr", b"mine")])), 0);
    world.advance(10);
    assert_eq!(world.code(op("a/1.txt", "copy", &[("dest_fileid", b"2.txt")])), 0);
    assert_eq!(world.code(once("a/1.txt", "move", &[("dest_fileid", b"b/3.txt")])), 0);
    assert_eq!(world.code(ask("a/1.txt", "stat")), -197);
    let (copied, moved) =
        (world.send(ask("a/2.txt", "stat")).data(), world.send(ask("a/b/3.txt", "stat")).data());
    assert_eq!((&copied["ctime"], &moved["ctime"]), (&json!(NOW + 10), &json!(NOW)));
    assert_eq!((&copied["biz_attr"], &moved["biz_attr"]), (&json!("mine"), &json!("mine")));
    assert!(world.download("/a/2.txt").body == bytes && world.download("/a/b/3.txt").body == bytes);
    assert_eq!(world.code(op("a/1.txt", "move", &[("dest_fileid", b"x")])), -197, "a move is done once");
}

#[test]
fn a_destination_is_relative_absolute_or_a_full_fileid() {
    let world = World::new();
    world.put("111/2.txt", b"x");
    for (destination, key) in [
        ("3.txt", "111/3.txt"),
        ("333/2.txt", "111/333/2.txt"),
        ("/4.txt", "4.txt"),
        ("//5//6.txt", "5/6.txt"),
        ("/1250000000/examplebucket/7/8.txt", "7/8.txt"),
        ("/100%.txt", "100%25.txt"),
    ] {
        assert_eq!(world.code(op("111/2.txt", "copy", &[("dest_fileid", destination.as_bytes())])), 0);
        assert_eq!(world.code(ask(key, "stat")), 0, "{destination}");
    }
}

#[test]
fn a_move_or_copy_replaces_only_when_it_is_told_to() {
    let world = World::new();
    world.put("a", b"a");
    world.put("b", b"b");
    let transfer = |op_name: &str, over: &[u8]| {
        world.code(op("a", op_name, &[("dest_fileid", b"/b"), ("to_over_write", over)]))
    };
    assert_eq!((transfer("copy", b""), transfer("move", b"0")), (-177, -177));
    assert_eq!(world.download("/b").text(), "b");
    assert_eq!(transfer("copy", b"1"), 0);
    assert_eq!(world.download("/b").text(), "a");
    assert_eq!(transfer("move", b"1"), 0);
    assert_eq!((world.download("/a").status, world.download("/b").text()), (404, "a"));
}

/// Names of a page, its context, and whether it is the last.
fn page(answer: &Answer) -> (Vec<String>, String, bool) {
    let data = answer.data();
    let names = data["infos"].as_array().unwrap().iter();
    let names = names.map(|info| info["name"].as_str().unwrap().to_owned()).collect();
    (names, data["context"].as_str().unwrap().to_owned(), data["listover"].as_bool().unwrap())
}

#[test]
fn twelve_entries_come_in_pages_of_five() {
    let world = World::new();
    (0..12).for_each(|n| drop(world.put(&format!("d/{n:02}"), b"x")));
    world.put("d-behind", b"x");
    let (mut names, mut ends, mut context) = (Vec::new(), Vec::new(), String::new());
    while ends.last() != Some(&true) {
        let (more, next, over) = page(&world.send(ask("d/", &format!("list&num=5&context={context}"))));
        names.push(more.len());
        ends.push(over);
        context = next;
    }
    assert_eq!((names, ends, context), (vec![5, 5, 2], vec![false, false, true], String::new()));
}

#[test]
fn a_page_goes_on_where_the_last_one_ended_whatever_was_deleted_in_between() {
    let world = World::new();
    ["a", "b", "c", "d"].iter().for_each(|name| drop(world.put(&format!("d/{name}"), b"x")));
    let (first, context, _) = page(&world.send(ask("d/", "list&num=2")));
    assert_eq!((first, context.as_str()), (vec!["a".into(), "b".into()], "/examplebucket/d/b"));
    assert_eq!(world.code(once("d/b", "delete", &[])), 0);
    let (rest, ..) = page(&world.send(ask("d/", &format!("list&num=2&context={context}"))));
    assert_eq!(rest, ["c", "d"]);
}

#[test]
fn a_listing_shows_one_level_and_marks_directories() {
    let world = World::new();
    ["d/b/x", "d/b/y", "d/a", "d/c/deep/z", "other"].iter().for_each(|key| drop(world.put(key, b"x")));
    assert_eq!(world.code(op("d/empty/", "create", &[])), 0);
    let list = |path: &str, query: &str| page(&world.send(ask(path, &format!("list&num=100{query}")))).0;
    assert_eq!(list("d/", ""), ["a", "b/", "c/", "empty/"]);
    assert_eq!(list("d/", "&order=1"), ["empty/", "c/", "b/", "a"]);
    assert_eq!(list("d/", "&pattern=eListDirOnly"), ["b/", "c/", "empty/"]);
    assert_eq!(list("d/", "&pattern=eListFileOnly"), ["a"]);
    assert_eq!(list("d/e", ""), ["empty/"]);
    assert_eq!(list("", ""), ["d/", "other"]);
    assert_eq!(list("d/empty/", ""), Vec::<String>::new());
    let infos = world.send(ask("d/", "list&num=2")).data()["infos"].clone();
    assert_eq!(keys(&infos[1]), ["ctime", "mtime", "name"], "a directory has no sha");
    assert!(infos[0]["sha"].is_string() && infos[0]["ctime"].is_i64(), "{infos}");
}

#[test]
fn many_directories_are_listed_page_by_page_in_either_order() {
    let world = World::new();
    let wanted: Vec<String> = (0..120).map(|n| format!("{n:03}/")).collect();
    for directory in &wanted {
        (0..3).for_each(|n| drop(world.put(&format!("all/{directory}f{n}"), b"x")));
    }
    let walk = |order: &str| {
        let (mut names, mut context) = (Vec::new(), String::new());
        loop {
            let query = format!("list&num=7&order={order}&context={context}");
            let (more, next, over) = page(&world.send(ask("all/", &query)));
            names.extend(more);
            context = next;
            if over {
                return names;
            }
        }
    };
    assert_eq!(walk("0"), wanted);
    assert!(walk("1").iter().eq(wanted.iter().rev()));
}

#[test]
fn a_lenient_account_lists_a_missing_directory_as_empty() {
    let world = World::with_options(|options| options.lenient_list = true);
    assert_eq!(page(&world.send(ask("nowhere/", "list&num=5"))), (Vec::new(), String::new(), true));
}

#[test]
fn directories_come_and_go_by_the_accounts_model() {
    let tree = World::new();
    tree.put("d/x", b"x");
    assert_eq!(tree.code(once("d/", "delete", &[])), -173);
    assert_eq!(tree.code(once("d/x", "delete", &[])), 0);
    assert_eq!(tree.code(ask("d/", "stat")), 0, "the directory stays when its last file goes");
    assert_eq!((tree.code(once("d/", "delete", &[])), tree.code(once("d/", "delete", &[]))), (0, -197));
    let flat = World::with_options(|options| options.dir_model = DirModel::Flat);
    assert_eq!(flat.code(op("d/", "create", &[])), 0);
    flat.put("d/x", b"x");
    assert_eq!(flat.code(once("d/", "delete", &[])), 0);
    assert_eq!(flat.download("/d/x").text(), "x", "only the marker goes");
}

#[test]
fn slashes_in_a_row_count_as_one() {
    let world = World::new();
    assert_eq!(world.code(op("/333//", "create", &[])), 0);
    assert_eq!((world.code(op("333/", "create", &[])), world.code(ask("333/", "stat"))), (-178, 0));
}

#[test]
fn two_accounts_do_not_see_each_other() {
    let world = World::new();
    world.put("a", b"mine");
    let request = Request::get("/files/v2/1250000001/other/a?op=stat");
    let text = "a=1250000001&b=other&k=AKIDother0000&e=1700003600&t=1700000000&r=1&f=";
    let signature = cosplay::internals::domain::auth::cos_json::sign(text, crate::support::OTHER_SECRET_KEY);
    assert_eq!(world.code(request.signed(&signature)), -197);
}

#[test]
fn of_many_inits_at_once_one_opens_the_upload() {
    let world = World::new();
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..8).map(|_| scope.spawn(|| world.send(init(KEY, SLICE, &[])))).collect();
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    let mut codes: Vec<i64> = answers.iter().map(Answer::code).collect();
    codes.sort_unstable();
    assert_eq!(codes, [vec![-4019; 7], vec![0]].concat());
}

#[test]
fn finishes_at_once_all_answer_the_same_file() {
    let world = World::new();
    let bytes = noise(2 * SLICE, 1);
    let session = world.open(KEY, bytes.len(), &[]);
    send_slices(&world, &session, &slices(&bytes));
    let answers: Vec<Value> = std::thread::scope(|scope| {
        let finish = || world.send(finish(KEY, &session, bytes.len(), &[])).data();
        let callers: Vec<_> = (0..6).map(|_| scope.spawn(finish)).collect();
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}

#[test]
fn an_instant_upload_replaces_only_when_it_is_told_to() {
    let world = World::new();
    world.put("elsewhere", b"new content");
    world.put(KEY, b"old");
    let sha = sha_of(b"new content");
    let init = |value: &[u8]| world.send(init(KEY, 11, &[("sha", sha.as_bytes()), ("insertOnly", value)]));
    assert_eq!(init(b"1").code(), -177);
    assert_eq!(world.download(&format!("/{KEY}")).text(), "old");
    assert!(init(b"0").data()["access_url"].is_string());
    assert_eq!(world.download(&format!("/{KEY}")).text(), "new content");
}

#[test]
fn the_bucket_is_asked_about_with_and_without_its_slash() {
    let world = World::new();
    world.put("a", b"x");
    let root = |query: &str| Request::get(format!("{}?op={query}", crate::support::BUCKET)).multi();
    assert_eq!(world.send(root("stat")).data(), world.send(ask("", "stat")).data());
    assert_eq!(page(&world.send(root("list&num=5"))).0, ["a"]);
}
