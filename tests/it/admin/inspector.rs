//! The pages for people: in both languages, safe from what clients say of themselves, and quiet.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::support::http::{Answer, Request};
use crate::support::{OTHER_SECRET_KEY, World, init, upload};

/// Every page that needs nothing to be there.
const PAGES: &[&str] = &[
    "",
    "ui/requests",
    "ui/uploads",
    "ui/objects",
    "ui/faults",
    "ui/events",
    "ui/errors",
    "ui/explain",
    "ui/world",
];

/// What a hostile client sends: as text it is harmless.
const HOSTILE: &str = "<img src=x onerror=alert(1)>'\"&";

fn get(world: &World, path: &str, language: &str) -> Answer {
    let request = Request::get(path).header("Host", &world.address.to_string());
    world.send(request.header("Accept-Language", language))
}

fn page(world: &World, path: &str) -> Answer {
    let page = get(world, &format!("/_cosplay/{path}"), "en");
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    page
}

/// A world with uploads, a refusal and requests that try to break out of the page.
fn busy() -> World {
    let world = World::new();
    world.send(upload("a.txt", b"hello"));
    world.send(init("big.bin", 200_000, &[]));
    let encoded: String = HOSTILE.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let own = |target: String| {
        let request = Request::get(target).header("Host", &world.address.to_string());
        request.header("User-Agent", HOSTILE).header("Authorization", HOSTILE)
    };
    world.send(own(format!("/examplebucket-1250000000/{encoded}")));
    world.send(own(format!("/examplebucket-1250000000/?prefix={encoded}&{encoded}={encoded}")));
    let mut xml = Request::new("PUT", "/examplebucket-1250000000/?lifecycle");
    xml.body = format!("<LifecycleConfiguration>{HOSTILE}</LifecycleConfiguration>").into_bytes();
    world.send(xml.header("Host", &world.address.to_string()));
    world
}

#[test]
fn a_page_comes_with_a_policy_that_lets_nothing_of_others_run() {
    let world = busy();
    for path in PAGES.iter().copied().chain(["ui/requests/1", "ui/nothing"]) {
        let page = get(&world, &format!("/_cosplay/{path}"), "en");
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
        for directive in ["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
            assert!(policy.contains(directive), "{directive}");
        }
        for word in ["<script>", " style=", " onclick=", "javascript:"] {
            assert!(!page.text().contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn scripts_set_texts_and_never_markup() {
    let world = World::new();
    for name in ["page.js", "requests.js", "request.js", "explain.js"] {
        let script = page(&world, &format!("ui/assets/{name}"));
        assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"), "{name}");
        for word in
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "http:", "https:"]
        {
            assert!(!script.text().contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn files_are_served_once_and_then_known_by_their_tag() {
    let world = World::new();
    let style = page(&world, "ui/assets/inspector.css");
    let request =
        Request::get("/_cosplay/ui/assets/inspector.css").header("Host", &world.address.to_string());
    let again = world.send(request.header("If-None-Match", style.header("etag").unwrap()));
    assert_eq!((again.status, again.text()), (304, ""));
    assert_eq!(get(&world, "/_cosplay/ui/assets/nothing.js", "en").status, 404);
}

#[test]
fn hostile_keys_headers_queries_and_bodies_appear_as_text() {
    let world = busy();
    let ids: Vec<u64> = world
        .shown("requests")
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["id"].as_u64().unwrap())
        .collect();
    let mut paths: Vec<String> = PAGES.iter().map(ToString::to_string).collect();
    paths.extend(ids.iter().map(|id| format!("ui/requests/{id}")));
    let encoded: String = HOSTILE.bytes().map(|byte| format!("%{byte:02x}")).collect();
    paths.extend([format!("ui/requests?text={encoded}"), format!("ui/explain?text={encoded}")]);
    world.admin("POST", &format!("snapshots/{encoded}"), "");
    for path in &paths {
        let page = page(&world, path);
        assert!(!page.text().contains("<img src=x"), "{path}");
        assert!(!page.text().contains("onerror=alert(1)>"), "{path}");
    }
    for path in ["ui/requests", "ui/requests/3", "ui/world", ""] {
        assert!(page(&world, path).text().contains("&#60;img src=x onerror=alert(1)&#62;"), "{path}");
    }
}

#[test]
fn every_page_speaks_both_languages_and_remembers_the_choice() {
    let world = busy();
    for path in PAGES.iter().copied().chain(["ui/requests/1", "ui/nothing"]) {
        let url = format!("/_cosplay/{path}");
        let [english, chinese] =
            ["en", "zh-CN,zh;q=0.9,en;q=0.8"].map(|language| get(&world, &url, language));
        assert!(english.text().contains("<html lang=\"en\""), "{path}");
        assert!(chinese.text().contains("<html lang=\"zh-CN\""), "{path}");
        assert!(chinese.text().contains("请求记录") && !english.text().contains("请求记录"), "{path}");
    }
    let chosen = get(&world, "/_cosplay/ui/world?lang=zh&theme=dark", "en");
    assert!(chosen.text().contains("<html lang=\"zh-CN\" data-theme=\"dark\">"));
    let cookies = chosen
        .head
        .to_ascii_lowercase()
        .matches(
            "
set-cookie: cosplay_",
        )
        .count();
    assert_eq!(cookies, 2, "{}", chosen.head);
    let request = Request::get("/_cosplay/").header("Host", &world.address.to_string());
    let later = world.send(request.header("Cookie", "a=b; cosplay_lang=zh; cosplay_theme=dark"));
    assert!(later.text().contains("<html lang=\"zh-CN\" data-theme=\"dark\">"));
    assert!(later.header("set-cookie").is_none());
}

/// Values of an attribute, unescaped.
fn values(page: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    let values = page.split(&start).skip(1).filter_map(|rest| rest.split('"').next());
    values.map(|value| value.replace("&#38;", "&").replace("&#43;", "+").replace("&amp;", "&")).collect()
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let world = busy();
    world.admin("POST", "snapshots/one", "");
    let mut waiting: Vec<String> = PAGES.iter().map(|path| format!("/_cosplay/{path}")).collect();
    let mut seen = Vec::new();
    while let Some(url) = waiting.pop() {
        let path = url.split('?').next().unwrap();
        let alike = seen.iter().filter(|known: &&String| known.split('?').next() == Some(path)).count();
        if seen.contains(&url) || alike >= 12 {
            continue;
        }
        let answer = get(&world, &url, "en");
        assert_eq!(answer.status, 200, "{url}: {}", answer.text());
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            let links = values(answer.text(), "href").into_iter().chain(values(answer.text(), "src"));
            waiting.extend(links.filter(|link| link.starts_with('/')));
        }
        seen.push(url);
    }
    assert!(seen.len() > 30, "{seen:?}");
}

#[test]
fn opening_pages_leaves_no_entry_in_the_journal() {
    let world = busy();
    let before = world.app.journal.total();
    for path in PAGES.iter().copied().chain(["ui/requests/1", "ui/assets/icon.svg", "ui/assets/page.js"]) {
        page(&world, path);
    }
    assert_eq!(world.app.journal.total(), before);
}

#[test]
fn names_of_others_and_foreign_forms_are_refused() {
    let world = World::new();
    for path in PAGES {
        let rebound = Request::get(format!("/_cosplay/{path}")).header("Host", "rebound.evil.com");
        assert_eq!(world.send(rebound).status, 403, "{path}");
    }
    let form = |origin: &str| {
        let mut request =
            Request::new("POST", "/_cosplay/ui/explain").header("Host", &world.address.to_string());
        request.body = b"text=abc".to_vec();
        request.header("Origin", origin).header("Content-Type", "application/x-www-form-urlencoded")
    };
    assert_eq!(world.send(form("https://evil.example")).status, 403);
    let own = world.send(form(&format!("http://{}", world.address)));
    assert_eq!(own.status, 200, "{}", own.text());
}

#[test]
fn secrets_stay_hidden_but_for_the_demo_account() {
    let world = busy();
    for path in PAGES.iter().copied().chain(["ui/requests/1"]) {
        assert!(!page(&world, path).text().contains(OTHER_SECRET_KEY), "{path}");
    }
    assert!(page(&world, "").text().contains("cosplaysecretcosplaysecret000000"));
}

#[test]
fn a_page_with_all_its_files_is_small() {
    let world = World::new();
    for number in 0..250 {
        world.send(upload(&format!("folder/with a name/{number}.txt"), b"hello"));
    }
    let files = ["inspector.css", "page.js", "requests.js", "request.js", "explain.js", "icon.svg"];
    let files: usize =
        files.iter().map(|name| zipped(&page(&world, &format!("ui/assets/{name}")).body)).sum();
    for path in ["", "ui/requests", "ui/explain", "ui/world"] {
        let size = zipped(&page(&world, path).body) + files;
        assert!(size < 60_000, "{path}: {size} bytes");
    }
}

/// Bytes that gzip makes of a text.
fn zipped(text: &[u8]) -> usize {
    let mut gzip =
        Command::new("gzip").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("gzip is installed");
    let (mut input, text) = (gzip.stdin.take().unwrap(), text.to_vec());
    let writing = std::thread::spawn(move || input.write_all(&text));
    let size = gzip.wait_with_output().unwrap().stdout.len();
    writing.join().unwrap().unwrap();
    size
}

#[test]
fn filters_of_the_table_are_parameters_of_its_url() {
    let world = busy();
    let rows = |query: &str| {
        page(&world, &format!("ui/requests{query}")).text().matches("<tr data-id=\"").count() - 1
    };
    assert_eq!(rows(""), 5);
    assert_eq!(rows("?service=cos_json&text="), 2);
    assert_eq!(rows("?operation=cos_json.upload"), 1);
    assert_eq!(rows("?text=BIG.bin"), 1);
    assert_eq!(rows("?refused=1"), 3);
    assert_eq!(rows("?fromstatus=400&since=4"), 1);
    assert_eq!(rows("?before=3"), 2);
    assert_eq!(get(&world, "/_cosplay/ui/requests?sort=up", "en").status, 400);
    assert_eq!(get(&world, "/_cosplay/ui/requests?service=nothing", "en").status, 400);
}

#[test]
fn preflights_are_hidden_until_they_are_asked_for() {
    let world = World::new();
    let preflight = Request::new("OPTIONS", "/examplebucket-1250000000/a")
        .header("Host", &world.address.to_string())
        .header("Origin", "http://app.example")
        .header("Access-Control-Request-Method", "PUT");
    world.send(preflight);
    assert!(!page(&world, "ui/requests").text().contains("data-id=\"1\""));
    assert!(page(&world, "ui/requests?preflights=1").text().contains("data-id=\"1\""));
}

#[test]
fn older_requests_are_a_link_away() {
    let world = World::new();
    for number in 0..205 {
        world.send(upload(&format!("{number}"), b"x"));
    }
    let newest = page(&world, "ui/requests?service=cos_json");
    let older = values(newest.text(), "href").into_iter().find(|link| link.contains("before=")).unwrap();
    let older = get(&world, &older, "en");
    assert_eq!(older.text().matches("<tr data-id=\"").count() - 1, 5);
}

#[test]
fn the_page_of_a_request_takes_its_signature_apart_and_hides_it() {
    let world = World::new();
    let signature = crate::support::sign::multi();
    let put = upload("a.txt", b"hello").header("User-Agent", "sdk/1");
    world.send(put);
    let page = page(&world, "ui/requests/1");
    assert!(!page.text().contains(&signature));
    for text in ["cos_json.upload", "sdk/1", "user-agent", "1250000000"] {
        assert!(page.text().contains(text), "{text}");
    }
    assert_eq!(get(&world, "/_cosplay/ui/requests/99", "en").status, 404);
    assert_eq!(get(&world, "/_cosplay/ui/requests/x", "en").status, 404);
}

#[test]
fn the_explaining_page_answers_a_form_and_a_url_alike() {
    let world = World::new();
    let by_url = page(&world, "ui/explain?text=q-sign-algorithm%3Dsha1%26q-ak%3DAKIDnobody");
    assert!(by_url.text().contains("AKIDnobody"));
    let mut form = Request::new("POST", "/_cosplay/ui/explain").header("Host", &world.address.to_string());
    form.body = b"text=q-sign-algorithm%3Dsha1%26q-ak%3DAKIDnobody&appid=".to_vec();
    let by_form = world.send(form);
    let answer = |page: &str| page.split("id=\"answer\"").nth(1).map(str::to_owned);
    assert_eq!(answer(by_url.text()), answer(by_form.text()));
}
