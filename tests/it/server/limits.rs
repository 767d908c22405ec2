//! What the server does with too much, too slow and too many; and the outside of HTTP that clients depend on.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::server::Limits;

use crate::support::http::{Answer, BOUNDARY, Connection, Request, read};
use crate::support::{
    BUCKET, ORIGIN_HOST, SLICE, Setup, World, ask, at, finish, noise, once, op, slice, upload,
};

const MIB: usize = 1 << 20;
/// A time-out of a test: long enough for a loaded machine not to reach it by chance.
const SHORT: Duration = Duration::from_millis(500);

fn with_limits(change: impl FnOnce(&mut Limits)) -> World {
    let mut setup = Setup::default();
    change(&mut setup.limits);
    World::start(setup)
}

fn with_memory(bytes: usize) -> World {
    World::start(Setup { max_memory: bytes as u64, ..Setup::default() })
}

/// Bytes that the two empty buckets of a world take.
const EMPTY: u64 = 2 * 1024;

/// Waits until all memory that requests held has been given back, beyond `stored`.
fn settle(world: &World, stored: u64) {
    let began = Instant::now();
    while world.app.meter.used() > stored {
        assert!(began.elapsed() < Duration::from_secs(10), "{} bytes are still held", world.app.meter.used());
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The head of a POST of a form to `KEY`, with these lines more.
fn head(lines: &str) -> String {
    let request = upload("a.bin", b"");
    format!(
        "POST {} HTTP/1.1\r\nHost: gz.file.myqcloud.com\r\nAuthorization: {}\r\n\
         Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n{lines}\r\n",
        request.target,
        crate::support::sign::multi()
    )
}

fn assert_html_413(answer: &Answer) {
    assert_eq!((answer.status, answer.header("content-type")), (413, Some("text/html")));
    assert!(answer.text().starts_with("<html>") && answer.body.len() < 1000, "{}", answer.text());
    assert_eq!(answer.header("connection"), Some("close"));
}

#[test]
fn a_body_declared_beyond_64_mib_is_refused_before_it_is_sent() {
    let world = World::new();
    let mut connection = world.connect();
    connection.write(head("Content-Length: 67108865\r\n").as_bytes());
    assert_html_413(&connection.receive(false).unwrap());
    assert_eq!(world.app.meter.used(), EMPTY, "no memory was set aside");
    assert_eq!(world.inventory(), "");
}

#[test]
fn a_client_that_asks_before_sending_too_much_is_not_told_to_go_on() {
    let world = World::new();
    let mut connection = world.connect();
    connection.write(head("Content-Length: 67108865\r\nExpect: 100-continue\r\n").as_bytes());
    let first = connection.read_some();
    assert!(first.starts_with(b"HTTP/1.1 413 "), "{}", String::from_utf8_lossy(&first));
}

#[test]
fn a_chunked_body_beyond_64_mib_is_refused_when_the_limit_is_reached() {
    let world = World::new();
    let stream = TcpStream::connect(world.address).unwrap();
    let mut sender = stream.try_clone().unwrap();
    let sending = std::thread::spawn(move || {
        let field = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"filecontent\"\r\n\r\n");
        let mut chunk = format!("{:x}\r\n", MIB).into_bytes();
        chunk.resize(chunk.len() + MIB, b'x');
        chunk.extend(b"\r\n");
        sender.write_all(head("Transfer-Encoding: chunked\r\n").as_bytes())?;
        sender.write_all(format!("{:x}\r\n{field}\r\n", field.len()).as_bytes())?;
        (0..70).try_for_each(|_| sender.write_all(&chunk))?;
        sender.write_all(b"0\r\n\r\n")
    });
    let mut text = [0; 64];
    let mut reader = stream;
    reader.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let len = read(&mut reader, &mut text).unwrap();
    assert!(text[..len].starts_with(b"HTTP/1.1 413 "), "{}", String::from_utf8_lossy(&text[..len]));
    drop(reader);
    sending.join().unwrap().ok();
    settle(&world, EMPTY);
    assert_eq!(world.inventory(), "");
}

#[test]
fn a_lower_max_body_holds_for_every_body() {
    let world = with_limits(|limits| limits.max_body = 1000);
    assert_eq!(world.code(upload("fits", &[b'x'; 300])), 0);
    assert_html_413(&world.send(upload("large", &[b'x'; 1000])));
    let chunk = format!("3e9\r\n{}\r\n0\r\n\r\n", "x".repeat(1001));
    let mut connection = world.connect();
    connection.write((head("Transfer-Encoding: chunked\r\n") + &chunk).as_bytes());
    assert_html_413(&connection.receive(false).unwrap());
}

#[test]
fn between_20_and_64_mib_the_answer_is_json() {
    let world = World::new();
    let answer = world.send(upload("a", &vec![0; 30 * MIB]));
    assert_eq!((answer.status, answer.code()), (413, -285));
    settle(&world, EMPTY);
}

#[test]
fn when_memory_runs_out_nothing_stored_is_lost_and_a_delete_makes_room() {
    let world = with_memory(3 * MIB);
    let bytes = noise(2 * MIB, 1);
    world.put("kept", &bytes);
    let full = world.send(upload("more", &bytes));
    assert_eq!((full.status, full.code()), (503, -300));
    assert_eq!(full.json()["message"], "ERROR_PROCESS_OVERLOAD");
    assert!(full.header("x-cosplay-reason").unwrap().contains("--max-memory"));
    assert!(world.download("/kept").body == bytes);
    assert_eq!(world.code(ask("more", "stat")), -197);
    assert_eq!(world.code(once("kept", "delete", &[])), 0);
    world.put("more", &bytes);
    assert!(world.download("/more").body == bytes);
}

#[test]
fn memory_comes_back_when_files_and_uploads_go() {
    let world = World::new();
    let base = world.app.meter.used();
    world.put("a", &noise(MIB, 1));
    let session = world.open("v", 2 * SLICE, &[]);
    world.send(slice("v", &session, 0, &noise(SLICE, 1))).data();
    settle(&world, (MIB + SLICE + 10_000) as u64);
    assert!(world.app.meter.used() >= base + (MIB + SLICE) as u64);
    assert_eq!((world.code(once("a", "delete", &[])), world.code(once("v", "delete", &[]))), (0, 0));
    // What stays: two spent once-signatures, and the closed session that late slices ask for.
    settle(&world, base + 8192);
}

#[test]
fn replacing_a_file_gives_back_the_memory_of_the_old_one() {
    let world = with_memory(5 * MIB);
    for round in 0..6 {
        let content = noise(2 * MIB, round);
        assert_eq!(world.code(op("a", "upload", &[("filecontent", &content), ("insertOnly", b"0")])), 0);
        settle(&world, (2 * MIB + 10_000) as u64);
    }
    assert!(world.download("/a").body == noise(2 * MIB, 5));
}

#[test]
fn a_copy_takes_no_memory_for_its_bytes() {
    let world = with_memory(3 * MIB);
    let bytes = noise(2 * MIB, 1);
    world.put("a", &bytes);
    for n in 0..5 {
        let to = format!("/copy{n}");
        assert_eq!(world.code(op("a", "copy", &[("dest_fileid", to.as_bytes())])), 0);
    }
    assert_eq!(world.code(once("a", "delete", &[])), 0);
    assert!(world.download("/copy4").body == bytes);
}

#[test]
fn a_slice_upload_can_be_finished_when_memory_is_nearly_full() {
    let world = with_memory(4 * SLICE + SLICE / 2);
    let bytes = noise(3 * SLICE, 1);
    let session = world.open("v", bytes.len(), &[]);
    for (n, part) in bytes.chunks(SLICE).enumerate() {
        world.send(slice("v", &session, n * SLICE, part)).data();
    }
    assert_eq!(world.code(upload("more", &bytes)), -300);
    world.send(finish("v", &session, bytes.len(), &[])).data();
    assert!(world.download("/v").body == bytes);
}

#[test]
fn a_head_of_more_than_64_kib_is_431() {
    let world = World::new();
    let answer = world.send(ask("a", "stat").header("X-Padding", &"x".repeat(70_000)));
    assert_eq!(answer.status, 431);
    let below = world.send(ask("a", "stat").header("X-Padding", &"x".repeat(60_000)));
    assert_eq!(below.code(), -197);
}

#[test]
fn connections_beyond_the_limit_are_told_so() {
    let world = with_limits(|limits| limits.max_connections = 2);
    let mut served: Vec<Connection> = (0..2).map(|_| world.connect()).collect();
    served.iter_mut().for_each(|connection| assert_eq!(connection.send(&ask("a", "stat")).code(), -197));
    let mut refused = world.connect();
    let answer = refused.send(&ask("a", "stat"));
    assert_eq!((answer.status, answer.header("retry-after")), (503, Some("1")));
    assert!(answer.text().contains("2 connections") && answer.text().contains("--max-connections"));
    assert!(refused.is_closed());
    assert_eq!(served[0].send(&ask("a", "stat")).code(), -197, "who is served stays served");
    drop(served);
    let began = Instant::now();
    while world.connect().send(&ask("a", "stat")).status == 503 {
        assert!(began.elapsed() < Duration::from_secs(5), "the places were not given back");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// How long the server takes to close a connection.
fn time_to_close(connection: &mut Connection) -> Duration {
    let began = Instant::now();
    assert!(connection.is_closed());
    began.elapsed()
}

#[test]
fn a_connection_that_says_nothing_is_closed_after_the_head_time_out() {
    let world = with_limits(|limits| limits.head_timeout = SHORT);
    let took = time_to_close(&mut world.connect());
    assert!(took >= SHORT / 2 && took < Duration::from_secs(10), "{took:?}");
}

#[test]
fn a_head_that_drips_is_closed_after_the_head_time_out() {
    let world = with_limits(|limits| limits.head_timeout = SHORT);
    let mut connection = world.connect();
    let began = Instant::now();
    for byte in b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: 1234567890123456789012345678901234567890" {
        connection.write(&[*byte]);
        std::thread::sleep(Duration::from_millis(10));
        if began.elapsed() > SHORT * 2 {
            break;
        }
    }
    let answer = connection.receive(false).expect("an answer");
    assert_eq!(answer.status, 408, "bytes that trickle in do not prolong the wait");
    assert!(connection.is_closed());
}

#[test]
fn a_connection_rests_between_requests_for_the_idle_time_out() {
    let world = with_limits(|limits| {
        limits.head_timeout = Duration::from_millis(500);
        limits.idle_timeout = Duration::from_secs(3);
    });
    let mut connection = world.connect();
    connection.send(&ask("a", "stat"));
    std::thread::sleep(Duration::from_millis(800));
    assert_eq!(connection.send(&ask("a", "stat")).code(), -197, "resting is not bound by the head time-out");
    let took = time_to_close(&mut connection);
    assert!(took >= Duration::from_millis(1500) && took < Duration::from_secs(15), "{took:?}");
}

#[test]
fn a_body_that_stands_still_is_answered_with_408() {
    let world = with_limits(|limits| limits.body_timeout = SHORT);
    let request = upload("a.bin", &noise(5000, 1));
    let bytes = request.bytes();
    let mut connection = world.connect();
    connection.write(&bytes[..bytes.len() - 1000]);
    let answer = connection.receive(false).unwrap();
    assert_eq!((answer.status, answer.code(), answer.header("connection")), (408, -5997, Some("close")));
    assert!(answer.header("x-cosplay-reason").unwrap().contains("stood still"));
    settle(&world, EMPTY);
    assert_eq!(world.inventory(), "");
}

#[test]
fn a_body_that_comes_slowly_but_steadily_is_read() {
    let world = with_limits(|limits| limits.body_timeout = Duration::from_secs(3));
    let bytes = upload("a.bin", &noise(5000, 1)).bytes();
    let mut connection = world.connect();
    for part in bytes.chunks(bytes.len() / 8) {
        connection.write(part);
        std::thread::sleep(Duration::from_millis(500));
    }
    assert_eq!(connection.receive(false).unwrap().code(), 0);
}

#[test]
fn a_body_is_waited_for_longer_than_a_resting_connection() {
    let world = with_limits(|limits| {
        limits.head_timeout = SHORT;
        limits.idle_timeout = SHORT;
    });
    let bytes = upload("a.bin", &noise(5000, 1)).bytes();
    let mut connection = world.connect();
    connection.write(&bytes[..bytes.len() - 1000]);
    std::thread::sleep(SHORT * 4);
    connection.write(&bytes[bytes.len() - 1000..]);
    assert_eq!(connection.receive(false).expect("an answer").code(), 0);
}

#[test]
fn an_idle_time_out_below_the_head_time_out_holds() {
    let world = with_limits(|limits| limits.idle_timeout = SHORT);
    let mut connection = world.connect();
    connection.send(&ask("a", "stat"));
    let took = time_to_close(&mut connection);
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_long_answer_is_not_cut_off_by_a_request_that_waits_behind_it() {
    let world = with_limits(|limits| {
        limits.head_timeout = SHORT;
        limits.idle_timeout = Duration::from_secs(20);
    });
    let bytes = noise(16 * MIB, 1);
    world.put("large", &bytes);
    let get = Request::get("/large").header("Host", ORIGIN_HOST);
    let mut connection = world.connect();
    connection.write(&get.bytes());
    std::thread::sleep(SHORT / 3); // the first answer is under way
    connection.write(&get.bytes());
    // Nothing is taken for longer than a head may last, but for less than the idle time-out.
    std::thread::sleep(SHORT * 4);
    for _ in 0..2 {
        assert!(connection.receive(false).expect("an answer").body == bytes);
    }
}

#[test]
fn a_client_that_takes_nothing_of_its_answer_is_given_up() {
    let world = with_limits(|limits| limits.idle_timeout = SHORT);
    world.put("large", &noise(16 * MIB, 1));
    let mut connection = world.connect();
    connection.write(&Request::get("/large").header("Host", ORIGIN_HOST).bytes());
    std::thread::sleep(SHORT * 4);
    assert!(connection.receive(false).is_none(), "the answer broke off");
}

#[test]
fn a_client_that_leaves_within_its_body_changes_nothing() {
    let world = World::new();
    world.put("a.bin", b"before");
    let state = world.inventory();
    settle(&world, 10_000);
    let stored = world.app.meter.used();
    let replace = op("a.bin", "upload", &[("filecontent", &noise(100_000, 1)), ("insertOnly", b"0")]).bytes();
    for cut in [replace.len() - 1, replace.len() / 2, replace.len() - 90_000] {
        let mut connection = world.connect();
        connection.write(&replace[..cut]);
        drop(connection);
    }
    let session = world.open("v", SLICE, &[]);
    let part = slice("v", &session, 0, &noise(SLICE, 1)).bytes();
    let mut connection = world.connect();
    connection.write(&part[..part.len() - 10]);
    connection.finish_sending();
    assert!(connection.receive(false).is_none_or(|answer| answer.code() != 0));
    settle(&world, stored + 4096);
    assert_eq!(world.inventory(), state);
    assert!(world.open_upload("v").contains("slices: []"), "{}", world.open_upload("v"));
}

#[test]
fn a_client_that_waits_for_100_continue_gets_it() {
    let world = World::new();
    let request = upload("a.bin", b"content").header("Expect", "100-continue");
    let bytes = request.bytes();
    let end = bytes.len() - request.body.len();
    let mut connection = world.connect();
    connection.write(&bytes[..end]);
    let go_on = connection.read_some();
    assert!(go_on.starts_with(b"HTTP/1.1 100 Continue\r\n\r\n"), "{}", String::from_utf8_lossy(&go_on));
    connection.write(&bytes[end..]);
    assert_eq!(connection.receive(false).unwrap().code(), 0);
}

#[test]
fn requests_sent_at_once_are_answered_in_order() {
    let world = World::new();
    let requests = [
        upload("a", b"first"),
        Request::get("/a").header("Host", ORIGIN_HOST),
        ask("absent", "stat"),
        once("a", "delete", &[]),
        Request::get("/a").header("Host", ORIGIN_HOST),
    ];
    let mut connection = world.connect();
    connection.write(&requests.iter().flat_map(Request::bytes).collect::<Vec<_>>());
    let answers: Vec<Answer> = requests.iter().map(|_| connection.receive(false).unwrap()).collect();
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert_eq!((statuses, answers[1].text()), (vec![200, 200, 404, 200, 404], "first"));
}

#[test]
fn a_refused_form_does_not_disturb_the_next_request_of_the_connection() {
    let world = World::new();
    let mut connection = world.connect();
    let unknown = op("a", "nonsense", &[("filecontent", &noise(200_000, 1))]);
    assert_eq!(connection.send(&unknown).code(), -5964);
    assert_eq!(connection.send(&upload("a", b"x")).code(), 0);
}

#[test]
fn two_hundred_silent_connections_end_and_hinder_nobody() {
    let world = with_limits(|limits| limits.head_timeout = Duration::from_secs(1));
    let mut silent: Vec<Connection> = (0..200).map(|_| world.connect()).collect();
    assert_eq!(world.code(upload("a", b"x")), 0);
    let began = Instant::now();
    assert!(silent.iter_mut().all(Connection::is_closed));
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    assert_eq!(world.download("/a").text(), "x");
}

/// The header names of an answer, as they stood on the wire.
fn names(answer: &Answer) -> Vec<&str> {
    answer.head.split("\r\n").skip(1).filter_map(|line| Some(line.split_once(':')?.0)).collect()
}

#[test]
fn header_names_have_the_case_that_clients_look_for() {
    let world = World::new();
    world.put("a", b"0123456789");
    let get = |path: &str| {
        let request = Request::get(path).header("Host", ORIGIN_HOST).header("Origin", "http://page.example");
        world.send(request.header("Range", "bytes=0-3"))
    };
    let (found, absent) = (get("/a"), get("/absent"));
    for name in [
        "Content-Length",
        "Content-Type",
        "Date",
        "ETag",
        "Last-Modified",
        "Accept-Ranges",
        "Content-Range",
        "Server",
        "Access-Control-Allow-Origin",
    ] {
        assert!(names(&found).contains(&name), "{name}: {:?}", names(&found));
    }
    for name in ["Content-Length", "Content-Type", "Date", "Server", "X-Cosplay-Reason"] {
        assert!(names(&absent).contains(&name), "{name}: {:?}", names(&absent));
    }
}

#[test]
fn the_vendors_own_header_names_stay_in_lower_case_whichever_they_are() {
    let world = World::new();
    world.put("a", b"x");
    for (nonce, meta) in (1..).zip(["x-cos-meta-color", "x-cos-meta-a"]) {
        let body =
            format!(r#"{{"op":"update","custom_headers":{{"{meta}":"1","Cache-Control":"no-cache"}}}}"#);
        let update = Request::json(at("a"), &body).signed(&crate::support::sign::once("a", nonce));
        assert_eq!(world.send(update).code(), 0);
        // The second time the spelling is remembered.
        for _ in 0..2 {
            let answer = world.send(Request::get("/a").header("Host", ORIGIN_HOST));
            for name in [meta, "ETag", "Cache-Control", "Content-Type"] {
                assert!(names(&answer).contains(&name), "{name}: {:?}", names(&answer));
            }
        }
    }
}

#[test]
fn every_answer_bears_the_date_of_the_clock_and_the_services_name() {
    let world = World::new();
    for request in [ask("a", "stat"), Request::get("/a").header("Host", ORIGIN_HOST), upload("a", b"x")] {
        let answer = world.send(request);
        assert_eq!(answer.header("date"), Some("Tue, 14 Nov 2023 22:13:20 GMT"));
        assert_eq!(answer.header("server"), Some("tencent-cos"));
    }
}

#[test]
fn a_page_may_read_every_answer_even_a_404() {
    let world = World::new();
    let answer = world.send(op("a", "upload_slice_list", &[]).header("Origin", "http://page.example"));
    assert_eq!((answer.status, answer.code()), (404, -197));
    assert_eq!(answer.header("access-control-allow-origin"), Some("http://page.example"));
    let refused = world.send(Request::new("PUT", at("a")).header("Origin", "null"));
    assert_eq!((refused.code(), refused.header("access-control-allow-origin")), (-5996, Some("null")));
    let silent = world.send(ask("a", "stat"));
    assert_eq!(silent.header("access-control-allow-origin"), None, "nobody asked");
}

#[test]
fn a_preflight_needs_no_signature() {
    let world = World::new();
    let preflight = Request::new("OPTIONS", at("a?sign=abc"))
        .header("Origin", "http://page.example")
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "accept,content-type");
    let answer = world.send(preflight);
    assert_eq!((answer.status, answer.code(), answer.json().get("data")), (200, 0, None));
    assert!(answer.json()["request_id"].is_string());
    for (name, value) in [
        ("access-control-allow-origin", "http://page.example"),
        ("access-control-allow-methods", "GET, POST, OPTIONS, HEAD"),
        ("access-control-allow-headers", "accept,content-type"),
        ("access-control-max-age", "600"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{name}");
    }
}

#[test]
fn a_bucket_can_let_in_some_origins_only() {
    let cors_origins = vec!["http://mine.example".to_owned()];
    let bucket = BucketSettings { cors_origins, ..BucketSettings::default() };
    let world = World::start(Setup { bucket, ..Setup::default() });
    let origin = |origin: &str| {
        let answer = world.send(ask("a", "stat").header("Origin", origin));
        answer.header("access-control-allow-origin").map(str::to_owned)
    };
    assert_eq!(origin("http://mine.example").as_deref(), Some("http://mine.example"));
    assert_eq!(origin("http://other.example"), None);
}

#[test]
fn a_target_may_be_a_whole_url() {
    let world = World::new();
    world.put("a", b"x");
    let own = world.address.to_string();
    let api = Request::get(format!("http://gz.file.myqcloud.com{BUCKET}/a?op=stat"));
    assert_eq!(world.send(api.header("Host", "GZ.file.myqcloud.com:80").multi()).data()["filesize"], 1);
    let download = Request::get(format!("http://{ORIGIN_HOST}/a")).header("Host", ORIGIN_HOST);
    assert_eq!(world.send(download).text(), "x");
    let here = Request::get(format!("http://{own}{BUCKET}/a?op=stat")).header("Host", &own);
    assert_eq!(world.send(here.multi()).data()["filesize"], 1);
}

#[test]
fn a_vendor_host_in_front_of_the_path_is_taken_for_the_host() {
    let world = World::new();
    world.put("dir/a", b"x");
    let own = world.address.to_string();
    let get = |path: String| world.send(Request::get(path).header("Host", &own).multi());
    assert_eq!(get(format!("/{ORIGIN_HOST}/dir/a")).text(), "x");
    assert_eq!(get(format!("/gz.file.myqcloud.com{BUCKET}/dir/a?op=stat")).data()["filesize"], 1);
    assert_eq!(get(format!("/{ORIGIN_HOST}/absent")).code(), -6101);
    assert_eq!(get(format!("/{ORIGIN_HOST}")).code(), -6101, "the root of a download host is no file");
}

#[test]
fn urls_lead_back_to_the_host_the_client_came_to() {
    let world = World::new();
    let own = world.address.to_string();
    let urls = |key: &str, host: &str| {
        let data = world.send(upload(key, b"x").header("Host", host)).data();
        ["access_url", "source_url", "url"].map(|name| data[name].as_str().unwrap().to_owned())
    };
    let bucket = "examplebucket-1250000000";
    let vendor = |key: &str, region: &str| {
        [
            format!("{bucket}.file.myqcloud.com/{key}"),
            format!("{bucket}.cos{region}.myqcloud.com/{key}"),
            format!("{region}.file.myqcloud.com{BUCKET}/{key}"),
        ]
    };
    assert_eq!(urls("a", "gz.file.myqcloud.com"), vendor("a", "gz").map(|url| format!("http://{url}")));
    assert_eq!(urls("b", &own), vendor("b", "gz").map(|url| format!("http://{own}/{url}")));
    assert_eq!(urls("c", "cos:8267"), vendor("c", "gz").map(|url| format!("http://cos:8267/{url}")));
    assert_eq!(urls("d", "web.file.myqcloud.com"), vendor("d", "gz").map(|url| format!("http://{url}")));
}

#[test]
fn a_vendor_host_that_is_not_played_says_so() {
    let world = World::new();
    let answer = world.send(Request::get("/").header("Host", "cvm.tencentcloudapi.com"));
    assert_eq!(answer.status, 501);
    assert!(answer.text().contains("cvm.tencentcloudapi.com"), "{}", answer.text());
}

#[test]
fn the_front_door_shows_the_way() {
    let world = World::new();
    let own = world.address.to_string();
    let door = world.send(Request::get("/").header("Host", &own));
    assert_eq!(door.status, 200);
    assert!(door.text().contains(&format!("http://{own}/files/v2/")), "{}", door.text());
    let key = world.send(Request::get("/nowhere").header("Host", &own));
    assert!(
        key.text().contains("<Code>AccessDenied</Code>"),
        "any other path is a key of the default bucket"
    );
}

#[test]
fn a_form_has_a_thousand_parts_at_most() {
    let world = World::new();
    let upload = |parts: usize| {
        let more = vec![("more", &b"x"[..]); parts - 2];
        world.send(op("a", "upload", &[&[("filecontent", &b"x"[..])], &more[..]].concat()))
    };
    let refused = upload(1001);
    assert_eq!(refused.status, 400, "{}", refused.text());
    assert!(refused.header("x-cosplay-reason").unwrap().contains("more than 1000 parts"), "{}", refused.head);
    assert_eq!(world.inventory(), "");
    assert_eq!(upload(1000).code(), 0);
}
