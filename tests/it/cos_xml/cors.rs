//! Which pages may call: nothing is open where nothing could answer; elsewhere a bucket's rules decide.

use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::domain::store::cors::CorsMode;

use crate::support::http::{Answer, Request};
use crate::support::xml::{self, HOST, SERVICE, sign, unsigned, xml_with};
use crate::support::{Setup, World, ask, at};

const PAGE: &str = "https://page.example";

/// A rule for the page, with more elements behind its first two.
fn rule(method: &str, more: &str) -> String {
    format!(
        "<CORSConfiguration><CORSRule><AllowedOrigin>{PAGE}</AllowedOrigin>\
         <AllowedMethod>{method}</AllowedMethod>{more}</CORSRule></CORSConfiguration>"
    )
}

/// A preflight of the page for a PUT.
fn preflight(host: &str, path: &str) -> Request {
    let request = Request::new("OPTIONS", path).header("Host", host).header("Origin", PAGE);
    request.header("Access-Control-Request-Method", "PUT")
}

fn leave(answer: &Answer) -> Option<&str> {
    answer.header("access-control-allow-origin")
}

/// Status, code and whether any header of the answer begins with `Access-Control-`.
fn refusal(answer: &Answer) -> (u16, String, bool) {
    let says = answer.head.to_ascii_lowercase().contains("\r\naccess-control-");
    (answer.status, answer.word().to_owned(), says)
}

/// A world whose demo bucket takes no page.
fn strict() -> World {
    World::start(Setup {
        bucket: BucketSettings { cors: CorsMode::Strict, ..BucketSettings::default() },
        ..Setup::default()
    })
}

#[test]
fn no_page_is_let_in_where_no_bucket_could_answer() {
    let world = World::with_options(|options| options.region_check = true);
    for (host, status, code) in [
        (SERVICE, 403, "AccessForbidden"),
        ("cos.ap-guangzhou.myqcloud.com", 403, "AccessForbidden"),
        ("missing-1250000000.cos.ap-guangzhou.myqcloud.com", 404, "NoSuchBucket"),
        ("examplebucket-1250000000.cos.nowhere.myqcloud.com", 404, "NoSuchBucket"),
        ("examplebucket-1250000000.cos.ap-beijing.myqcloud.com", 404, "NoSuchBucket"),
    ] {
        let asked = refusal(&world.send(preflight(host, "/")));
        assert_eq!(asked, (status, code.to_owned(), false), "{host}");
        let actual = sign(Request::get("/").header("Host", host).header("Origin", PAGE));
        assert!(!refusal(&world.send(actual)).2, "{host}");
    }
    assert_eq!(leave(&world.send(preflight(HOST, "/k"))), Some(PAGE), "the bucket itself is lenient");
}

#[test]
fn a_bucket_that_a_client_has_made_refuses_pages_until_it_has_rules() {
    let world = World::new();
    let host = "fresh-1250000000.cos.ap-guangzhou.myqcloud.com";
    let mine = |method: &'static str, target: &str, body: &str| {
        world.send(sign(xml::with_body(Request::new(method, target).header("Host", host), body)))
    };
    let put = sign(xml::with_body(Request::new("PUT", "/").header("Host", host).header("Origin", PAGE), ""));
    let put = world.send(put);
    assert_eq!((put.status, leave(&put)), (200, None), "a page cannot have asked");
    assert_eq!(refusal(&world.send(preflight(host, "/k"))), (403, "AccessForbidden".into(), false));
    assert_eq!(mine("PUT", "/?cors", &rule("PUT", "")).status, 200);
    assert_eq!(leave(&world.send(preflight(host, "/k"))), Some(PAGE));
    let get = sign(Request::get("/absent").header("Host", host).header("Origin", PAGE));
    let served = world.send(get);
    assert_eq!((served.status, leave(&served)), (404, None), "served, but the page may not read it");
}

#[test]
fn post_buckets_makes_strict_buckets_unless_it_is_told_otherwise() {
    let world = World::new();
    for (name, more, lets_in) in [
        ("plain", "", false),
        ("strict", r#","cors":"strict""#, false),
        ("lenient", r#","cors":"lenient""#, true),
    ] {
        let made = world.admin("POST", "buckets", &format!(r#"{{"name":"{name}"{more}}}"#));
        let mode = if lets_in { "lenient" } else { "strict" };
        assert_eq!((made.status, made.json()["cors"].as_str()), (201, Some(mode)), "{}", made.text());
        let host = format!("{name}-1250000000.cos.ap-guangzhou.myqcloud.com");
        assert_eq!(leave(&world.send(preflight(&host, "/k"))).is_some(), lets_in, "{name}");
    }
    assert_eq!(world.admin("POST", "buckets", r#"{"name":"b","cors":"open"}"#).status, 400);
}

#[test]
fn a_reset_makes_a_bucket_lenient_again_that_has_had_rules() {
    let world = World::new();
    world.send(xml::xml("DELETE", "/?cors"));
    assert_eq!(refusal(&world.send(preflight(HOST, "/k"))), (403, "AccessForbidden".into(), false));
    assert_eq!(world.admin("POST", "reset", "").status, 204);
    assert_eq!(leave(&world.send(preflight(HOST, "/k"))), Some(PAGE));
}

#[test]
fn errors_may_be_read_by_the_page_that_a_rule_lets_in() {
    let world = strict();
    assert_eq!(world.send(xml_with("PUT", "/?cors", &*rule("GET", ""))).status, 200);
    let absent = sign(unsigned("GET", "/absent").header("Origin", PAGE));
    let absent = world.send(absent);
    assert_eq!((absent.status, leave(&absent)), (404, Some(PAGE)));
    let forged = xml::signed(
        unsigned("GET", "/absent").header("Origin", PAGE),
        &Grant { secret_key: "another", ..xml::grant() },
    );
    let forged = world.send(forged);
    assert_eq!((forged.status, leave(&forged)), (403, Some(PAGE)), "SDKs correct their clock by it");
    let foreign = world.send(sign(unsigned("GET", "/absent").header("Origin", "https://else.example")));
    assert_eq!(leave(&foreign), None);
}

#[test]
fn response_vary_stands_on_every_response_of_its_bucket() {
    let world = World::new();
    let vary = |request: Request| world.send(request).header("vary").map(str::to_owned);
    assert_eq!(vary(xml::xml("GET", "/absent")), None);
    let with = |word: &str| {
        rule("GET", "").replace("</CORSC", &format!("<ResponseVary>{word}</ResponseVary></CORSC"))
    };
    assert_eq!(world.send(xml_with("PUT", "/?cors", &*with("true"))).status, 200);
    let every = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
    assert_eq!(vary(xml::xml("GET", "/absent")).as_deref(), Some(every), "nobody asked");
    assert_eq!(vary(sign(unsigned("GET", "/absent").header("Origin", PAGE))).as_deref(), Some(every));
    let other = "other-1250000001.cos.ap-guangzhou.myqcloud.com";
    assert_eq!(vary(Request::get("/k").header("Host", other)), None, "of its bucket only");
    assert_eq!(world.send(xml_with("PUT", "/?cors", &*with("perhaps"))).word(), "MalformedXML");
    assert_eq!(world.send(xml_with("PUT", "/?cors", &*with("false"))).status, 200);
    assert_eq!(vary(xml::xml("GET", "/absent")), None);
}

#[test]
fn cors_rules_that_mean_nothing_are_refused_and_change_nothing() {
    let world = World::new();
    assert_eq!(world.send(xml_with("PUT", "/?cors", &*rule("PUT", ""))).status, 200);
    let stored = world.send(xml::xml("GET", "/?cors")).text().to_owned();
    let one = "<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>";
    let many = format!("<CORSConfiguration>{}</CORSConfiguration>", one.repeat(101));
    for (document, code) in [
        ("<CORSConfiguration/>".to_owned(), "MalformedXML"),
        (many, "MalformedXML"),
        (rule("OPTIONS", ""), "InvalidArgument"),
        (rule("get", ""), "InvalidArgument"),
        (rule("GET", "").replace(PAGE, ""), "MalformedXML"),
        (rule("GET", "").replace(PAGE, "https://*.*.example"), "InvalidArgument"),
        (rule("GET", "<AllowedHeader>x-*-*</AllowedHeader>"), "InvalidArgument"),
        (rule("GET", "<MaxAgeSeconds>-1</MaxAgeSeconds>"), "InvalidArgument"),
        (rule("GET", "<MaxAgeSeconds>soon</MaxAgeSeconds>"), "MalformedXML"),
        (rule("GET", &format!("<ID>{}</ID>", "i".repeat(256))), "InvalidArgument"),
    ] {
        assert_eq!(world.send(xml_with("PUT", "/?cors", &*document)).word(), code, "{document}");
    }
    assert_eq!(world.send(xml::xml("GET", "/?cors")).text(), stored);
    let most = rule("GET", &format!("<MaxAgeSeconds>0</MaxAgeSeconds><ID>{}</ID>", "i".repeat(255)));
    assert_eq!(world.send(xml_with("PUT", "/?cors", &*most)).status, 200);
}

#[test]
fn the_json_api_refuses_pages_of_a_strict_bucket_where_they_can_read_it() {
    let world = strict();
    let stat = |origin: &str| world.send(ask("absent", "stat").header("Origin", origin));
    let refused = stat(PAGE);
    assert_eq!((refused.code(), refused.status, leave(&refused)), (-121, 400, Some(PAGE)));
    assert_eq!(world.code(ask("absent", "stat")), -197, "a client that is no page is served");
    let preflight = Request::new("OPTIONS", at("absent")).header("Origin", PAGE);
    let asked = world.send(preflight.header("Access-Control-Request-Method", "POST"));
    assert_eq!((asked.status, leave(&asked)), (200, Some(PAGE)), "the hosts of this API stay open");
    let lets_in = |more: &str| {
        assert_eq!(world.send(xml_with("PUT", "/?cors", &*rule("GET", more))).status, 200);
        stat(PAGE).code()
    };
    assert_eq!(lets_in(""), -121, "the rule lacks the header Authorization");
    assert_eq!(lets_in("<AllowedHeader>Authorization</AllowedHeader>"), -197);
    assert_eq!(stat("https://else.example").code(), -121);
}
