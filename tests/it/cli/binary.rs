//! The program itself: how it starts, says that it is ready, and stops; and its other commands.

use std::io::{BufRead, BufReader, Read};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::http::{Connection, Request};
use crate::support::program::{Scratch, cosplay, text};
use crate::support::{at, unsigned, upload};

/// Runs a command to its end.
fn run(args: &[&str]) -> Output {
    cosplay(args).output().unwrap()
}

/// A server that runs, and is killed at the latest when the test ends.
pub(crate) struct Running {
    child: Child,
    pub(crate) address: SocketAddr,
    out: BufReader<std::process::ChildStdout>,
}

impl Running {
    /// Starts and waits for the ready line.
    pub(crate) fn start(command: &mut Command) -> Self {
        Self::logging(command, Stdio::null())
    }

    /// The same with a place for its log.
    fn logging(command: &mut Command, log: Stdio) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("cosplay ready http://");
        let address = address.unwrap_or_else(|| panic!("not the ready line: {line:?}")).parse().unwrap();
        Self { child, address, out }
    }

    /// On a free port with these arguments more.
    pub(crate) fn with(args: &[&str]) -> Self {
        Self::start(cosplay(&["--port", "0"]).args(args))
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn send(&self, request: &Request) -> crate::support::http::Answer {
        Connection::open(self.address).send(request)
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
    }

    /// Waits for the end, and answers the status and the rest of standard output.
    pub(crate) fn end(mut self) -> (ExitStatus, String) {
        let began = Instant::now();
        let status = loop {
            match self.child.try_wait().unwrap() {
                Some(status) => break status,
                None if began.elapsed() > Duration::from_secs(20) => panic!("it did not end"),
                None => std::thread::sleep(Duration::from_millis(10)),
            }
        };
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        (status, rest)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A download from the demo bucket, or another.
fn download(server: &Running, bucket: &str, path: &str) -> crate::support::http::Answer {
    server.send(&Request::get(path).header("Host", &format!("{bucket}.file.myqcloud.com")))
}

/// What `cosplay sign cos-json` prints.
fn sign(args: &[&str]) -> String {
    let output = cosplay(&["sign", "cos-json"]).args(args).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout).trim_end().to_owned()
}

#[test]
fn the_ready_line_is_all_it_prints_and_names_the_real_port() {
    for args in [&["--port", "0"] as &[&str], &["serve", "--port", "0"]] {
        let server = Running::start(&mut cosplay(args));
        assert!(server.address.ip().is_loopback() && server.address.port() != 0);
        let health = server.send(&Request::get("/_cosplay/health/ready").header("Host", "localhost"));
        assert_eq!(health.status, 200);
        server.signal("TERM");
        let (status, rest) = server.end();
        assert_eq!((status.code(), rest.as_str()), (Some(0), ""));
    }
}

#[test]
fn the_ready_file_names_every_url() {
    let scratch = Scratch::new();
    let file = scratch.write("ready.json", "something old");
    let server = Running::with(&["--ready-file", &file, "--listen", "127.0.0.1:0"]);
    let ready: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!((&ready["url"], &ready["pid"]), (&server.url().into(), &server.child.id().into()));
    let urls = ready["urls"].as_array().unwrap();
    assert_eq!(urls.len(), 2);
    for url in urls {
        let address = url.as_str().unwrap().strip_prefix("http://").unwrap().parse().unwrap();
        assert_eq!(Connection::open(address).send(&Request::get(at("a?op=stat"))).code(), -81);
    }
    assert_eq!(run(&["health", "--ready-file", &file]).status.code(), Some(0));
    assert_eq!(cosplay(&["health"]).env("COSPLAY_READY_FILE", &file).status().unwrap().code(), Some(0));
    assert_eq!(run(&["health", "--ready-file", &file, "--url", "http://127.0.0.1:1"]).status.code(), Some(1));
    let left = std::fs::read_dir(&scratch.0).unwrap().count();
    assert_eq!(left, 1, "nothing unfinished is left behind");
}

#[test]
fn a_stale_ready_file_goes_even_when_the_start_fails_and_the_servers_own_when_it_ends() {
    let scratch = Scratch::new();
    let stale = r#"{"url":"http://127.0.0.1:1","pid":1}"#;
    let file = scratch.write("ready.json", stale);
    let broken = scratch.write("broken.toml", "port = \n");
    assert_eq!(run(&["--ready-file", &file, "--config", &broken]).status.code(), Some(2));
    assert!(!std::fs::exists(&file).unwrap());
    // The file of the settings goes as well, when the start fails later.
    scratch.write("ready.json", stale);
    let named = scratch.write("named.toml", &format!("port = 0\nready_file = {file:?}\n"));
    assert_eq!(run(&["--config", &named, "--listen", "192.0.2.1:0"]).status.code(), Some(1));
    assert!(!std::fs::exists(&file).unwrap());
    let server = Running::with(&["--ready-file", &file]);
    server.signal("TERM");
    assert_eq!((server.end().0.code(), std::fs::exists(&file).unwrap()), (Some(0), false));
}

#[test]
fn a_ready_file_stays_while_the_server_that_it_names_answers() {
    let scratch = Scratch::new();
    let file = format!("{}/ready.json", scratch.path());
    let first = Running::with(&["--ready-file", &file]);
    assert_eq!(run(&["--ready-file", &file, "--listen", "192.0.2.1:0"]).status.code(), Some(1));
    let ready = |file: &str| serde_json::from_slice::<Value>(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(ready(&file)["url"], first.url());
    let second = Running::with(&["--ready-file", &file]);
    assert_eq!(ready(&file)["url"], second.url());
    first.signal("TERM");
    first.end();
    assert_eq!(ready(&file)["url"], second.url(), "it is not the first one's any more");
}

#[test]
fn bad_usage_and_bad_settings_end_with_2_and_one_clear_line() {
    let scratch = Scratch::new();
    let unknown = scratch.write("unknown.toml", "prot = 8267\n");
    let broken = scratch.write("broken.toml", "port = \n");
    let option = scratch.write(
        "option.toml",
        "[[accounts]]\nappid = 1\nsecret_id = \"i\"\nsecret_key = \
        \"k\"\n[accounts.options]\nonce_polici = \"x\"\n",
    );
    let bucket = scratch.write("bucket.toml", "[[buckets]]\nname = \"a\"\nappid = 7\n");
    let absent = format!("{}/absent.toml", scratch.path());
    let setting =
        scratch.write("setting.toml", "port = 0\n[[buckets]]\nname = \"a\"\ntoken_protecton = true\n");
    let zero = scratch.write("zero.toml", "[[accounts]]\nappid = 0\nsecret_id = \"i\"\nsecret_key = \"k\"\n");
    let twice = "1250000001:ida:keya,1250000002:ida:keyb";
    let (idle, level) = (
        scratch.write("idle.toml", "idle_timeout = 99999999999\n"),
        scratch.write("level.toml", "log_level = \"deubg\"\n"),
    );
    let clock = scratch.write("clock.toml", "clock = { mode = \"real\", now = 1 }\n");
    let cases: &[(&[&str], &str)] = &[
        (&["--no-such-flag"], "--no-such-flag"),
        (&["--port", "65536"], "65536"),
        (&["nonsense"], "nonsense"),
        (&["--config", &unknown], "unknown.toml:1: unknown field `prot`, did you mean `port`?"),
        (&["--config", &broken], "broken.toml"),
        (&["--config", &option], "option.toml:6: unknown field `once_polici`, did you mean `once_policy`?"),
        (&["--config", &bucket], "AppId 7"),
        (&["--config", &absent], "absent.toml"),
        (&["--seed", &absent], "absent.toml"),
        (&["--accounts", "notanumber:id:key"], "appid:secretid:secretkey"),
        (&["--accounts", "1250000000:id"], "appid:secretid:secretkey"),
        (&["--buckets", "no good"], "no good"),
        (&["--option", "once_policy=sometimes"], "sometimes"),
        (&["--option", "no_such_option=1"], "no_such_option"),
        (&["--max-memory", "lots"], "lots"),
        (&["--host", "not a host"], "not a host"),
        (&["--log-level", "a=b=c"], "a=b=c"),
        (&["--log-level", "bogus"], "bogus"),
        (&["--log-level", ""], "no level"),
        (&["--config", &level], "deubg"),
        (&["--config", &setting], "unknown field `token_protecton`, did you mean `token_protection`?"),
        (&["--config", &clock], "unknown field `now`"),
        (&["--config", &zero], "zero.toml: the account with AppId 0: appid is at least 1"),
        (&["--config", &idle], "idle_timeout"),
        (&["--head-timeout", "18446744073709551615"], "at most 31536000"),
        (&["--accounts", twice], "\"ida\""),
        (&["--accounts", "1250000001:ida:keya,1250000001:idb:keyb"], "named twice"),
        (&["--accounts", "1250000001:a&b c:key"], "secret_id"),
        (&["--buckets", "mine@gz,mine@sh"], "named twice"),
        (&["--option", "slice_size=0"], "slice_size"),
        (&["--option", "list_max=0"], "list_max"),
        (&["--option", "vod.callback_url=ftp://x"], "ftp://x"),
        (&["sign", "cos-json", "--appid", "x"], "x"),
        (&["health", "--url", "ftp://x"], "ftp://x"),
    ];
    for (args, named) in cases {
        // On the port of nobody, should one of them start after all.
        let output = cosplay(args).env("COSPLAY_PORT", "0").output().unwrap();
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(2), "{args:?}: {err}");
        assert_eq!(out, "", "{args:?}");
        assert!(err.lines().next().is_some_and(|line| line.contains(named)), "{args:?}: {err}");
        assert!(err.starts_with("error: ") || err.lines().count() == 1, "{args:?}: {err}");
    }
}

#[test]
fn a_secret_key_is_not_repeated_in_an_error() {
    let scratch = Scratch::new();
    let file = scratch.write("cosplay.toml", "[[accounts]]\nappid = 1\nsecret_key = \"hushhush\n");
    let number = "[[accounts]]\nappid = 1\nsecret_id = \"i\"\nsecret_key = 424242424242\n";
    let number = scratch.write("number.toml", number);
    for args in [["--accounts", "x:AKID:hushhush"], ["--config", &file], ["--config", &number]] {
        let output = cosplay(&args).env("COSPLAY_PORT", "0").output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(!said.contains("hushhush") && !said.contains("424242"), "{said}");
    }
}

#[test]
fn time_outs_of_a_year_and_a_log_of_one_target_are_taken() {
    let year = "31536000";
    let timeouts = ["--head-timeout", year, "--idle-timeout", year, "--body-timeout", year];
    let server = Running::with(&[&timeouts[..], &["--log-level", "warn,cosplay=debug"]].concat());
    assert_eq!(server.send(&Request::get(at("a?op=stat"))).code(), -81);
}

#[test]
fn a_busy_port_ends_with_1() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(&["--port", &port]);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!((output.status.code(), out), (Some(1), ""));
    let wanted = format!("cosplay: cannot listen on 127.0.0.1:{port}: ");
    assert!(err.starts_with(&wanted) && err.contains("--port 0") && err.lines().count() == 1, "{err}");
    let server = Running::with(&[]);
    let output = run(&["--port", &server.address.port().to_string()]);
    assert!(text(&output.stderr).contains("a cosplay server has it already"), "{}", text(&output.stderr));
    let output = run(&["--port", "0", "--listen", "192.0.2.1:0"]);
    assert!(text(&output.stderr).contains("cannot listen on 192.0.2.1:0"), "{}", text(&output.stderr));
}

#[test]
fn a_request_under_way_is_finished_before_it_stops() {
    let server = Running::with(&[]);
    let request = upload("a.bin", &vec![b'x'; 10_000]);
    let bytes = signed_now(request).bytes();
    let mut connection = Connection::open(server.address);
    connection.write(&bytes[..bytes.len() - 100]);
    std::thread::sleep(Duration::from_millis(200));
    server.signal("TERM");
    std::thread::sleep(Duration::from_millis(300));
    assert!(std::net::TcpStream::connect(server.address).is_err(), "nobody is let in any more");
    connection.write(&bytes[bytes.len() - 100..]);
    assert_eq!(connection.receive(false).expect("an answer").code(), 0);
    assert_eq!(server.end().0.code(), Some(0));
}

#[test]
fn it_serves_more_connections_than_the_usual_limit_of_open_files() {
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -Sn 64; exec \"$0\" serve --port 0", env!("CARGO_BIN_EXE_cosplay")]);
    let server = Running::start(&mut shell);
    let mut open: Vec<Connection> = (0..150).map(|_| Connection::open(server.address)).collect();
    let health = Request::get("/_cosplay/health/live").header("Host", "localhost");
    for connection in &mut open {
        assert_eq!(connection.send(&health).status, 200);
    }
}

#[test]
fn whoever_is_beyond_a_hard_limit_of_open_files_is_answered_503() {
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -n 256; exec \"$0\" serve --port 0", env!("CARGO_BIN_EXE_cosplay")]);
    let server = Running::start(&mut shell);
    let health = Request::get("/_cosplay/health/live").header("Host", "localhost");
    let mut open: Vec<Connection> = (0..128).map(|_| Connection::open(server.address)).collect();
    open.iter_mut().for_each(|connection| assert_eq!(connection.send(&health).status, 200));
    let refused = Connection::open(server.address).send(&health);
    assert_eq!((refused.status, refused.header("retry-after")), (503, Some("1")));
    assert_eq!(open[0].send(&health).status, 200);
}

#[test]
fn told_to_stop_twice_it_does_not_wait_for_requests_under_way() {
    for signal in ["TERM", "INT"] {
        let server = Running::with(&[]);
        let bytes = signed_now(upload("a.bin", &[b'x'; 10_000])).bytes();
        let mut connection = Connection::open(server.address);
        connection.write(&bytes[..bytes.len() - 100]);
        std::thread::sleep(Duration::from_millis(200));
        let began = Instant::now();
        server.signal(signal);
        std::thread::sleep(Duration::from_millis(200));
        server.signal(signal);
        assert_eq!(server.end().0.code(), Some(0));
        assert!(began.elapsed() < Duration::from_secs(4), "{signal}: {:?}", began.elapsed());
    }
}

#[test]
fn beyond_loopback_it_warns_and_a_name_of_the_public_dns_reaches_no_control_interface() {
    let scratch = Scratch::new();
    let log = scratch.write("log", "");
    let into = std::fs::File::create(&log).unwrap();
    let mut command = cosplay(&["--port", "0", "--host", "::"]);
    let server = Running::logging(&mut command, into.into());
    let asked = |host: &str| {
        let here = SocketAddr::from(([127, 0, 0, 1], server.address.port()));
        Connection::open(here).send(&Request::get("/_cosplay/requests").header("Host", host)).status
    };
    assert_eq!((asked("rebound.attacker.com"), asked("localhost")), (403, 200));
    let in_container =
        ["/.dockerenv", "/run/.containerenv"].iter().any(|mark| std::path::Path::new(mark).exists());
    let told = std::fs::read_to_string(&log).unwrap();
    assert_eq!(told.contains("open to other machines"), !in_container, "{told}");
}

#[test]
fn an_interrupt_ends_it_with_0_and_resting_connections_do_not_hold_it_up() {
    let server = Running::with(&[]);
    let mut resting = Connection::open(server.address);
    assert_eq!(resting.send(&Request::get(at("a?op=stat"))).code(), -81);
    let began = Instant::now();
    server.signal("INT");
    assert_eq!(server.end().0.code(), Some(0));
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

/// The request with the signature that the program makes for it now.
fn signed_now(mut request: Request) -> Request {
    request.headers.retain(|(name, _)| name != "Authorization");
    request.signed(&sign(&[]))
}

#[test]
fn health_tells_a_server_that_is_ready_from_one_that_is_not() {
    let server = Running::with(&[]);
    let url = server.url();
    let port = server.address.port().to_string();
    let healthy = run(&["health", "--url", &url]);
    assert_eq!((healthy.status.code(), healthy.stdout.len()), (Some(0), 0));
    assert_eq!(cosplay(&["health"]).env("COSPLAY_PORT", &port).status().unwrap().code(), Some(0));
    server.signal("TERM");
    server.end();
    let gone = run(&["health", "--url", &url]);
    assert_eq!(gone.status.code(), Some(1));
    let said = text(&gone.stderr);
    assert!(said.contains(&url) && said.contains("`cosplay serve` starts a server"), "{said}");
    let by_flag = cosplay(&["health", "--port", "1"]).env("COSPLAY_URL", &url).output().unwrap();
    assert!(text(&by_flag.stderr).contains("http://127.0.0.1:1 does not answer"), "a flag beats a variable");
}

#[test]
fn the_signatures_it_makes_are_accepted_by_the_server() {
    let server = Running::with(&[]);
    let put = |key: &str| {
        let request = unsigned(key, "upload", &[("filecontent", b"x")]);
        server.send(&request.signed(&sign(&["--file", key]))).code()
    };
    assert_eq!((put("dir/a b.txt".replace(' ', "%20").as_str()), put("dir/b")), (0, 0));
    let elsewhere = unsigned("other", "upload", &[("filecontent", b"x")]).signed(&sign(&["--file", "dir/"]));
    assert_eq!(server.send(&elsewhere).code(), -63);
    let stat = format!("{}?op=stat&sign={}", at("dir/b"), sign(&["--encode"]));
    assert_eq!(server.send(&Request::get(stat)).code(), 0);
    let delete = unsigned("dir/b", "delete", &[]).signed(&sign(&["--once", "/dir/b"]));
    assert_eq!((server.send(&delete).code(), server.send(&delete).code()), (0, -77));
    let past = Request::get(at("dir/b?op=stat")).signed(&sign(&["--expires-in", "-1"]));
    assert_eq!(server.send(&past).code(), -96);
}

#[test]
fn the_signature_shows_its_text_and_repeats_with_the_same_numbers() {
    let args = ["--now", "1700000000", "--random", "42", "--expires-in", "60"];
    let shown = sign(&[&args[..], &["--show"]].concat());
    let (plaintext, signature) = shown.split_once('\n').unwrap();
    assert_eq!(
        plaintext,
        "a=1250000000&b=examplebucket&k=AKIDcosplaycosplaycosplaycosplay0000&e=1700000060&t=1700000000&r=42&f="
    );
    assert_eq!(signature, sign(&args));
}

#[test]
fn accounts_and_buckets_of_the_environment_replace_the_demo() {
    let accounts = "1250000009:AKIDmine:minekey,1250000010:AKIDnext:nextkey";
    let mut command = cosplay(&["--port", "0"]);
    let server =
        Running::start(command.env("COSPLAY_ACCOUNTS", accounts).env("COSPLAY_BUCKETS", "mine@sh,more"));
    let output =
        cosplay(&["sign", "cos-json", "--bucket", "mine"]).env("COSPLAY_ACCOUNTS", accounts).output();
    let signature = text(&output.unwrap().stdout).trim_end().to_owned();
    let mut request = unsigned("", "upload", &[("filecontent", b"x")]).header("Host", "localhost");
    request.target = "/files/v2/1250000009/mine/a".into();
    let data = server.send(&request.signed(&signature)).data();
    let source = data["source_url"].as_str().unwrap();
    assert!(source.ends_with("/mine-1250000009.cossh.myqcloud.com/a"), "{source}");
    let demo = Request::get(at("a?op=stat")).signed(&sign(&[]));
    assert_eq!(server.send(&demo).code(), -79, "the demo account is gone");
}

#[test]
fn a_seed_directory_brings_accounts_buckets_and_objects() {
    let scratch = Scratch::new();
    scratch.write("objects/seeded-1250000000/docs/readme.txt", "from a file");
    scratch.write("content.bin", "beside the table");
    for stray in [
        "objects/.DS_Store",
        "objects/seeded-1250000000/.DS_Store",
        "objects/seeded-1250000000/docs/._readme.txt",
    ] {
        scratch.write(stray, "left by a desktop");
    }
    scratch.write(
        "world.toml",
        r#"
        [[accounts]]
        appid = 1250000000
        secret_id = "AKIDcosplaycosplaycosplaycosplay0000"
        secret_key = "cosplaysecretcosplaysecret000000"
        options = { once_policy = "observed" }
        [[buckets]]
        name = "seeded"
        region = "sh"
        [[objects]]
        bucket = "seeded"
        key = "inline.txt"
        text = "inline"
        biz_attr = "mine"
        [[objects]]
        bucket = "seeded-1250000000"
        key = "/private.txt"
        file = "content.bin"
        authority = "eWRPrivate"
        "#,
    );
    let server = Running::with(&["--seed", scratch.path()]);
    let get = |path: &str| download(&server, "seeded-1250000000", path);
    assert_eq!(get("/docs/readme.txt").text(), "from a file");
    assert_eq!((get("/.DS_Store").status, get("/docs/._readme.txt").status), (404, 404));
    assert_eq!(get("/inline.txt").text(), "inline");
    assert_eq!(get("/private.txt").status, 403);
    let signature = sign(&["--bucket", "seeded"]);
    let private = Request::get("/private.txt").header("Host", "seeded-1250000000.cossh.myqcloud.com");
    assert_eq!(server.send(&private.signed(&signature)).text(), "beside the table");
    let stat = Request::get("/files/v2/1250000000/seeded/inline.txt?op=stat").signed(&signature);
    let mut stat = stat.header("Host", "sh.file.myqcloud.com");
    assert_eq!(server.send(&stat).data()["biz_attr"], "mine");
    stat.method = "POST";
    stat.target = "/files/v2/1250000000/seeded/inline.txt?op=delete".into();
    assert_eq!(server.send(&stat).code(), 0, "the account's options hold");
}

#[test]
fn an_account_that_a_seed_directory_names_twice_ends_the_start() {
    let account =
        |id: &str| format!("[[accounts]]\nappid = 1250000007\nsecret_id = \"{id}\"\nsecret_key = \"k\"\n");
    let (one, two) = (Scratch::new(), Scratch::new());
    one.write("a.toml", &(account("i") + &account("j")));
    two.write("a.toml", &account("i"));
    two.write("b.toml", &account("j"));
    for (directory, file) in [(&one, "a.toml"), (&two, "b.toml")] {
        let output = cosplay(&["--port", "0", "--seed", directory.path()]).output().unwrap();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        let wanted = format!("{file}: the account with AppId 1250000007 is named twice");
        assert!(said.contains(&wanted) && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn an_object_that_cannot_be_seeded_ends_the_start() {
    let scratch = Scratch::new();
    scratch.write("world.toml", "[[objects]]\nbucket = \"nosuch\"\nkey = \"a\"\ntext = \"x\"\n");
    let output = run(&["--port", "0", "--seed", scratch.path()]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    let said = text(&output.stderr);
    assert!(said.contains("world.toml: object \"a\" of nosuch-1250000000: "), "{said}");
    for (name, content, wanted) in [
        (
            "world.toml",
            "[[buckets]]\nname = \"a\"\nappid = 7\n",
            "world.toml: bucket \"a\" belongs to AppId 7",
        ),
        (
            "world.toml",
            "[[accounts]]\nappid = 1250000000\nsecret_id = \"a b\"\nsecret_key = \"x\"\n",
            "world.toml: the account with AppId 1250000000: secret_id",
        ),
        ("world.toml", "[[objects]]\nkey = \"a\"\n", "world.toml:1: objects[0]: missing field `bucket`"),
        ("faults.json", "[{\"effect\":{\"error\":\"NoSuchKye\"}}]", "faults.json: fault rules: no error"),
    ] {
        let scratch = Scratch::new();
        scratch.write(name, content);
        let output = run(&["--port", "0", "--seed", scratch.path()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(wanted), "{}", text(&output.stderr));
    }
}

#[test]
fn a_named_bucket_belongs_to_the_first_account_wherever_that_is_written() {
    let scratch = Scratch::new();
    scratch.write(
        "world.toml",
        "[[accounts]]\nappid = 7000000\nsecret_id = \"AKIDseven\"\nsecret_key = \"k\"\n",
    );
    let server = Running::with(&["--seed", scratch.path(), "--buckets", "mine"]);
    assert_eq!(download(&server, "mine-7000000", "/absent").code(), -6101);
    let key = ["--appid", "7000000", "--secret-id", "AKIDseven", "--secret-key", "k", "--bucket", "mine"];
    let stat = Request::get("/files/v2/7000000/mine/?op=stat").signed(&sign(&key));
    assert_eq!(server.send(&stat).code(), 0);
}

/// The code a 1001-byte and a 2001-byte body get tells which max_body holds.
fn max_body_holds(server: &Running) -> u32 {
    let accepted = |len: usize| {
        let request = signed_now(upload("probe", &vec![b'x'; len]));
        server.send(&request).status != 413
    };
    match (accepted(1000), accepted(3000)) {
        (false, _) => 1000,
        (true, false) => 3000,
        (true, true) => u32::MAX,
    }
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_file() {
    let scratch = Scratch::new();
    let file = scratch.write("cosplay.toml", "max_body = 1000\nhost = \"127.0.0.1\"\n");
    let by = |env: Option<&str>, flag: &[&str]| {
        let mut command = cosplay(&["--port", "0", "--config", &file]);
        if let Some(env) = env {
            command.env("COSPLAY_MAX_BODY", env);
        }
        max_body_holds(&Running::start(command.args(flag)))
    };
    assert_eq!(by(None, &[]), 1000);
    assert_eq!(by(Some("3K"), &[]), 3000);
    assert_eq!(by(Some("1000"), &["--max-body", "1MiB"]), u32::MAX);
}

#[test]
fn a_named_account_beats_the_same_one_in_the_file() {
    let scratch = Scratch::new();
    let file = scratch.write(
        "cosplay.toml",
        "[[accounts]]\nappid = 1250000000\nsecret_id = \"AKIDfile\"\nsecret_key = \"filekey\"\n",
    );
    let account = "1250000000:AKIDflag:flagkey";
    let server = Running::with(&["--config", &file, "--accounts", account]);
    let stat = |id: &str, key: &str| {
        let signature = sign(&["--secret-id", id, "--secret-key", key]);
        server.send(&Request::get(at("?op=stat")).signed(&signature)).code()
    };
    assert_eq!((stat("AKIDflag", "flagkey"), stat("AKIDfile", "filekey")), (0, -79));
}

#[test]
fn an_option_changes_the_behaviour_of_the_accounts() {
    let stat_twice = |server: &Running| {
        let put = signed_now(unsigned("a", "upload", &[("filecontent", b"x")]));
        (server.send(&put).code(), server.send(&put).code())
    };
    assert_eq!(stat_twice(&Running::with(&[])), (0, -4018));
    assert_eq!(stat_twice(&Running::with(&["--option", "same_file_policy=ok"])), (0, 0));
    let mut by_env = cosplay(&["--port", "0"]);
    by_env.env("COSPLAY_OPTIONS", "same_file_policy=ok,list_max=199");
    let server = Running::start(&mut by_env);
    assert_eq!(stat_twice(&server), (0, 0));
    assert_eq!(server.send(&signed_now(Request::get(at("?op=list&num=200")))).code(), -165);
}

#[test]
fn a_clock_of_the_file_holds_from_the_start() {
    let scratch = Scratch::new();
    let file = scratch.write("cosplay.toml", "clock = { mode = \"frozen\", now = 1700000000 }\n");
    let server = Running::with(&["--config", &file]);
    let signature = sign(&["--now", "1700000000"]);
    assert_eq!(server.send(&Request::get(at("a?op=stat")).signed(&signature)).code(), -197);
    let answer = server.send(&Request::get(at("a?op=stat")).signed(&sign(&["--now", "1699990000"])));
    assert_eq!((answer.code(), answer.header("date")), (-96, Some("Tue, 14 Nov 2023 22:13:20 GMT")));
}

#[test]
fn an_id_seed_makes_runs_repeat_byte_for_byte() {
    let scratch = Scratch::new();
    let file =
        scratch.write("cosplay.toml", "id_seed = 7\nclock = { mode = \"frozen\", now = 1700000000 }\n");
    let signature = sign(&["--now", "1700000000"]);
    let body = || {
        let server = Running::with(&["--config", &file]);
        let init = unsigned("v", "upload_slice_init", &[("filesize", b"100"), ("slice_size", b"65536")]);
        server.send(&init.signed(&signature)).body
    };
    let first = body();
    assert!(text(&first).contains("session"), "{}", text(&first));
    assert_eq!(first, body());
}

#[test]
fn an_error_code_is_explained() {
    for word in ["-4019", "4019", "ErrOffsetToZero"] {
        let output = run(&["errors", word]);
        let out = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0));
        assert!(out.contains("_ERROR_FILE_NOT_FINISH_UPLOAD") && out.contains("upload_slice_init"), "{out}");
    }
    let of_family = run(&["errors", "vod"]);
    for code in ["10001", "10004", "10010", "19003"] {
        assert!(text(&of_family.stdout).contains(code), "{code}: {}", text(&of_family.stdout));
    }
    let unknown = run(&["errors", "-123456"]);
    assert_eq!(unknown.status.code(), Some(1));
}

#[test]
fn errors_are_told_as_json_too() {
    let output = run(&["errors", "-4019", "--json"]);
    let rows: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows.as_array().map(Vec::len), Some(1));
    assert_eq!((&rows[0]["code"], &rows[0]["http_status"]), (&(-4019).into(), &400.into()));
    let all: Value = serde_json::from_slice(&run(&["errors", "--json"]).stdout).unwrap();
    assert_eq!(all.as_array().map(Vec::len), Some(cosplay::catalog::ROWS.len()));
}

#[test]
fn control_characters_of_a_request_do_not_reach_the_log() {
    let scratch = Scratch::new();
    let log = scratch.write("log", "");
    let file = std::fs::File::create(&log).unwrap();
    let server = Running::logging(&mut cosplay(&["--port", "0", "--log-level", "debug"]), file.into());
    server.send(&Request::form(at(""), &[("op", b"no\x1b[31m\nsuch")]));
    drop(server);
    let said = std::fs::read(&log).unwrap();
    let said = String::from_utf8(said).unwrap();
    let refused = said.lines().find(|line| line.contains("refused")).unwrap_or_else(|| panic!("{said}"));
    assert!(refused.contains("\\u{1b}") && !refused.contains("\x1b[31m\nsuch"), "{refused:?}");
    assert!(said.lines().all(|line| !line.starts_with("such")), "{said}");
}

#[test]
fn an_empty_variable_counts_as_one_that_is_not_set() {
    let names =
        ["HOST", "SEED", "CONFIG", "ACCOUNTS", "BUCKETS", "OPTIONS", "MAX_BODY", "LOG_LEVEL", "ID_SEED"];
    let names = names.iter().map(|name| (format!("COSPLAY_{name}"), ""));
    let server = Running::start(cosplay(&["serve", "--port", "0"]).envs(names));
    let stat = Request::get(at("?op=stat")).signed(&sign(&[]));
    assert_eq!(server.send(&stat).code(), 0, "the demo account is there");
    let made = cosplay(&["sign", "cos-json"]).env("COSPLAY_SECRET_KEY", "").env("COSPLAY_APPID", "").output();
    assert_eq!(made.unwrap().status.code(), Some(0));
}

#[test]
fn help_and_version_end_with_0() {
    let help = run(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    for name in ["serve", "health", "exec", "ca", "sign", "errors", "--seed", "World:"] {
        assert!(text(&help.stdout).contains(name), "{name}");
    }
    let help = run(&["serve", "--help"]);
    assert!(text(&help.stdout).contains("COSPLAY_ACCOUNTS") && text(&help.stdout).contains("Limits:"));
    let version = run(&["--version"]);
    assert_eq!(text(&version.stdout), format!("cosplay {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_secret_in_the_environment_is_not_shown_by_the_help() {
    let output = cosplay(&["serve", "--help"]).env("COSPLAY_ACCOUNTS", "1:AKID:hushhush").output().unwrap();
    assert!(!text(&output.stdout).contains("hushhush"));
}

#[test]
fn a_ready_file_that_is_a_pipe_is_written_to_and_not_replaced() {
    let scratch = Scratch::new();
    let pipe = format!("{}/ready", scratch.path());
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    let server = Running::with(&["--ready-file", &pipe]);
    let ready: Value = serde_json::from_str(&reader.join().unwrap()).unwrap();
    assert_eq!(ready["url"], server.url());
    assert!(!std::fs::metadata(&pipe).unwrap().is_file());
}
