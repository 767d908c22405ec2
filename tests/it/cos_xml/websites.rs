//! The website host: what PUT Bucket website takes, and the pages, redirects and errors that follow from it.

use crate::support::World;
use crate::support::http::{Answer, Request};
use crate::support::xml::{sign, unsigned, with_body, xml, xml_with};

/// The demo bucket's website host.
const SITE: &str = "examplebucket-1250000000.cos-website.ap-guangzhou.myqcloud.com";
const INDEX: &str = "<IndexDocument><Suffix>index.html</Suffix></IndexDocument>";

/// A document with these elements behind the index.
fn website(more: &str) -> String {
    format!("<WebsiteConfiguration>{INDEX}{more}</WebsiteConfiguration>")
}

/// A routing rule.
fn rule(condition: &str, redirect: &str) -> String {
    format!("<RoutingRule><Condition>{condition}</Condition><Redirect>{redirect}</Redirect></RoutingRule>")
}

/// `RoutingRules` with one rule.
fn rules(condition: &str, redirect: &str) -> String {
    format!("<RoutingRules>{}</RoutingRules>", rule(condition, redirect))
}

/// A world with a public bucket of some pages and these website settings.
fn site(more: &str) -> World {
    let world = World::new();
    let acl = sign(with_body(unsigned("PUT", "/?acl").header("x-cos-acl", "public-read"), ""));
    assert_eq!(world.send(acl).status, 200);
    for key in ["index.html", "docs/index.html", "a.html", "error.html", "picture.jpg", "new/page"] {
        assert_eq!(world.send(xml_with("PUT", &format!("/{key}"), key)).status, 200);
    }
    assert_eq!(world.send(xml_with("PUT", "/?website", website(more))).status, 200, "{more}");
    world
}

fn get(world: &World, path: &str) -> Answer {
    world.send(Request::get(path).header("Host", SITE))
}

fn head(world: &World, path: &str) -> Answer {
    world.send(Request::new("HEAD", path).header("Host", SITE))
}

/// Status and `Location`.
fn way(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.header("location").unwrap_or_default())
}

#[test]
fn the_root_and_every_folder_have_a_page_and_are_never_listed() {
    let world = site("");
    for (path, page) in
        [("/", "index.html"), ("/docs/", "docs/index.html"), ("/a.html", "a.html"), ("/?v=3", "index.html")]
    {
        let answer = get(&world, path);
        assert_eq!((answer.status, answer.text()), (200, page), "{path}");
        assert_eq!(answer.header("content-disposition"), None);
    }
    assert_eq!(get(&world, "/").header("content-type"), Some("text/html"));
    let none = get(&world, "/new/");
    assert_eq!((none.status, none.header("content-type")), (404, Some("text/html")));
    assert!(none.text().contains("Code: NoSuchKey") && !none.text().contains("new/page"), "{}", none.text());
}

#[test]
fn a_folder_without_its_slash_is_redirected_to() {
    let world = site("");
    assert_eq!(way(&get(&world, "/docs")), (302, format!("http://{SITE}/docs/").as_str()));
    assert_eq!(way(&get(&world, "/docs?v=3&w")), (302, format!("http://{SITE}/docs/?v=3&w").as_str()));
    assert_eq!(way(&get(&world, "/none")), (404, ""), "there is no such folder");
}

#[test]
fn head_has_the_headers_of_get_and_no_body() {
    let world = site("<ErrorDocument><Key>error.html</Key></ErrorDocument>");
    for path in ["/", "/docs", "/none"] {
        let (got, headed) = (get(&world, path), head(&world, path));
        assert_eq!((headed.status, headed.body.len()), (got.status, 0), "{path}");
        for name in ["location", "etag", "content-type", "content-length"] {
            assert_eq!(headed.header(name), got.header(name), "{path} {name}");
        }
    }
}

#[test]
fn pages_are_sent_in_parts_and_under_conditions() {
    let world = site("");
    let part = world.send(Request::get("/").header("Host", SITE).header("Range", "bytes=0-4"));
    assert_eq!(
        (part.status, part.text(), part.header("content-range")),
        (206, "index", Some("bytes 0-4/10"))
    );
    let etag = part.header("etag").unwrap().to_owned();
    let kept = world.send(Request::get("/").header("Host", SITE).header("If-None-Match", &etag));
    assert_eq!(kept.status, 304);
    let outside = world.send(Request::get("/").header("Host", SITE).header("Range", "bytes=99-"));
    assert_eq!(outside.status, 416);
}

#[test]
fn auto_addressing_finds_a_page_without_its_extension() {
    let world = site("<AutoAddressing><Status>Enabled</Status></AutoAddressing>");
    assert_eq!(get(&world, "/a").text(), "a.html");
    assert_eq!(get(&world, "/none").status, 404);
    let world = site("<AutoAddressing><Status>Disabled</Status></AutoAddressing>");
    assert_eq!(get(&world, "/a").status, 404);
}

#[test]
fn the_error_document_has_the_status_of_the_error_unless_it_may_not() {
    let world = site("<ErrorDocument><Key>error.html</Key></ErrorDocument>");
    let answer = get(&world, "/none");
    assert_eq!(
        (answer.status, answer.text(), answer.header("content-type")),
        (404, "error.html", Some("text/html"))
    );
    let world = site(
        "<ErrorDocument><Key>error.html</Key>\
         <OriginalHttpStatus>Disabled</OriginalHttpStatus></ErrorDocument>",
    );
    assert_eq!((get(&world, "/none").status, get(&world, "/none").text()), (200, "error.html"));
    let world = site("<ErrorDocument><Key>missing.html</Key></ErrorDocument>");
    let answer = get(&world, "/none");
    assert_eq!(answer.status, 404);
    assert!(answer.text().starts_with("<html>") && answer.text().contains("NoSuchKey"), "{}", answer.text());
}

#[test]
fn a_private_page_is_an_error_like_any_other() {
    let world = site("<ErrorDocument><Key>error.html</Key></ErrorDocument>");
    let hide = sign(with_body(unsigned("PUT", "/a.html?acl").header("x-cos-acl", "private"), ""));
    assert_eq!(world.send(hide).status, 200);
    assert_eq!((get(&world, "/a.html").status, get(&world, "/a.html").text()), (403, "error.html"));
    let signed = world.send(sign(Request::get("/a.html").header("Host", SITE)));
    assert_eq!((signed.status, signed.text()), (200, "a.html"), "its owner may read it here as well");
    let more = website(&rules(
        "<HttpErrorCodeReturnedEquals>403</HttpErrorCodeReturnedEquals>",
        "<ReplaceKeyWith>picture.jpg</ReplaceKeyWith>",
    ));
    assert_eq!(world.send(xml_with("PUT", "/?website", more)).status, 200);
    assert_eq!(way(&get(&world, "/a.html")), (302, format!("http://{SITE}/picture.jpg").as_str()));
}

#[test]
fn rules_for_keys_come_before_the_object_and_rules_for_errors_before_the_error_document() {
    let error = "<ErrorDocument><Key>error.html</Key></ErrorDocument>";
    let prefix =
        rule("<KeyPrefixEquals>docs/</KeyPrefixEquals>", "<ReplaceKeyPrefixWith>new/</ReplaceKeyPrefixWith>");
    let whole = rule(
        "<KeyPrefixEquals>img/</KeyPrefixEquals>",
        "<Protocol>https</Protocol><ReplaceKeyWith>picture.jpg</ReplaceKeyWith>",
    );
    let missing = rule(
        "<HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals>",
        "<ReplaceKeyWith>a b.html</ReplaceKeyWith>",
    );
    let world = site(&format!("{error}<RoutingRules>{prefix}{whole}{missing}</RoutingRules>"));
    assert_eq!(
        way(&get(&world, "/docs/index.html")),
        (302, format!("http://{SITE}/new/index.html").as_str())
    );
    assert_eq!(way(&get(&world, "/img/1.jpg")), (302, format!("https://{SITE}/picture.jpg").as_str()));
    assert_eq!(way(&get(&world, "/none")), (302, format!("http://{SITE}/a%20b.html").as_str()));
    assert_eq!(get(&world, "/a.html").text(), "a.html", "no rule is for it");
}

#[test]
fn a_rule_without_url_redirect_sends_the_content_of_its_place() {
    let off = "<URLRedirect>Disabled</URLRedirect>";
    let prefix = rule(
        "<KeyPrefixEquals>old/</KeyPrefixEquals>",
        &format!("<ReplaceKeyPrefixWith>new/</ReplaceKeyPrefixWith>{off}"),
    );
    let missing = rule(
        "<HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals>",
        &format!("<ReplaceKeyWith>a.html</ReplaceKeyWith>{off}"),
    );
    let world = site(&format!("<RoutingRules>{prefix}{missing}</RoutingRules>"));
    assert_eq!((get(&world, "/old/page").status, get(&world, "/old/page").text()), (200, "new/page"));
    assert_eq!((get(&world, "/none").status, get(&world, "/none").text()), (404, "a.html"));
}

#[test]
fn all_requests_are_redirected_to_https_where_that_is_set() {
    let world = site("<RedirectAllRequestsTo><Protocol>https</Protocol></RedirectAllRequestsTo>");
    assert_eq!(way(&get(&world, "/docs/?v=3")), (301, format!("https://{SITE}/docs/?v=3").as_str()));
    let mut secure = world.secure(SITE).unwrap();
    assert_eq!(secure.send(&Request::get("/docs/").header("Host", SITE)).text(), "docs/index.html");
}

#[test]
fn the_website_host_changes_nothing_and_knows_no_sub_resource() {
    let world = site("");
    for method in ["PUT", "POST", "DELETE"] {
        let request = sign(with_body(Request::new(method, "/a.html").header("Host", SITE), "x"));
        let answer = world.send(request);
        assert_eq!((answer.status, answer.word()), (405, "MethodNotAllowed"), "{method}");
    }
    for target in
        ["/a.html?acl", "/?acl", "/?website", "/a.html?tagging", "/?uploads", "/?versions", "/?restore"]
    {
        let answer = world.send(sign(Request::get(target).header("Host", SITE)));
        assert_eq!((answer.status, answer.word()), (405, "MethodNotAllowed"), "{target}");
    }
    assert_eq!(get(&world, "/picture.jpg?imageMogr2/thumbnail/50x").status, 501);
    assert_eq!(world.send(xml("GET", "/a.html")).text(), "a.html");
}

#[test]
fn without_settings_the_website_host_sends_objects_as_downloads() {
    let world = site("");
    assert_eq!(world.send(xml("DELETE", "/?website")).status, 204);
    let answer = get(&world, "/a.html");
    assert_eq!((answer.text(), answer.header("content-disposition")), ("a.html", Some("attachment")));
    for path in ["/", "/docs/"] {
        let answer = get(&world, path);
        assert_eq!(answer.status, 404);
        assert!(answer.text().contains("NoSuchWebsiteConfiguration"), "{}", answer.text());
    }
    assert_eq!(get(&world, "/docs").status, 404, "no folder is looked for");
    let none = world.send(Request::get("/").header("Host", &SITE.replace("examplebucket", "nobody")));
    assert!(none.status == 404 && none.text().contains("NoSuchBucket"), "{}", none.text());
}

#[test]
fn pages_of_other_origins_read_a_website_as_the_bucket_allows_it() {
    let world = site("");
    let page =
        |request: Request| world.send(request.header("Host", SITE).header("Origin", "https://page.example"));
    let allowed = |answer: &Answer| answer.header("access-control-allow-origin").map(str::to_owned);
    assert_eq!(allowed(&page(Request::get("/"))).as_deref(), Some("https://page.example"));
    assert_eq!(allowed(&page(Request::get("/none"))).as_deref(), Some("https://page.example"), "errors too");
    let asks = Request::new("OPTIONS", "/").header("Access-Control-Request-Method", "GET");
    assert_eq!(page(asks.clone()).status, 200);
    assert_eq!(world.send(xml("DELETE", "/?cors")).status, 204);
    assert_eq!(allowed(&page(Request::get("/"))), None);
    assert_eq!(page(asks).word(), "AccessForbidden");
}

#[test]
fn a_domain_of_the_type_website_is_a_website_host() {
    let world = site("<ErrorDocument><Key>error.html</Key></ErrorDocument>");
    let domain = "<DomainConfiguration><DomainRule><Status>ENABLED</Status><Name>www.mine.example</Name>\
        <Type>WEBSITE</Type></DomainRule></DomainConfiguration>";
    assert_eq!(world.send(xml_with("PUT", "/?domain", domain)).status, 200);
    let at =
        |method, path: &str| world.send(Request::new(method, path).header("Host", "www.mine.example:8080"));
    assert_eq!(at("GET", "/").text(), "index.html");
    assert_eq!(way(&at("GET", "/docs")), (302, "http://www.mine.example:8080/docs/"));
    assert_eq!((at("GET", "/none").status, at("GET", "/none").text()), (404, "error.html"));
    assert_eq!(at("DELETE", "/a.html").status, 405);
}

#[test]
fn a_website_in_the_path_of_a_host_of_ours_is_redirected_below_that_path() {
    let world = site("");
    let answer = world.send(Request::get(format!("/{SITE}/docs")).header("Host", "127.0.0.1:8267"));
    assert_eq!(way(&answer), (302, format!("http://127.0.0.1:8267/{SITE}/docs/").as_str()));
}

#[test]
fn the_settings_are_told_with_url_redirect_in_every_rule() {
    let rule = rules("<KeyPrefixEquals>img/</KeyPrefixEquals>", "<ReplaceKeyWith>p.jpg</ReplaceKeyWith>");
    let world = site(&format!(
        "<RedirectAllRequestsTo><Protocol>https</Protocol></RedirectAllRequestsTo>\
         <ErrorDocument><Key>error.html</Key></ErrorDocument>{rule}"
    ));
    let told = world.send(xml("GET", "/?website"));
    assert_eq!(told.element("URLRedirect"), Some("Enabled"));
    for (name, text) in [
        ("Suffix", "index.html"),
        ("Protocol", "https"),
        ("Key", "error.html"),
        ("KeyPrefixEquals", "img/"),
        ("ReplaceKeyWith", "p.jpg"),
    ] {
        assert_eq!(told.element(name), Some(text), "{name}");
    }
    assert_eq!(
        (told.element("OriginalHttpStatus"), told.element("Status")),
        (None, None),
        "not set, not told"
    );
    assert_eq!(world.send(xml_with("PUT", "/?website", told.body.clone())).status, 200, "may be sent back");
    assert_eq!(world.send(xml("GET", "/?website")).body, told.body);
}

#[test]
fn website_settings_that_mean_nothing_are_refused_and_those_that_were_stay() {
    let world = site("");
    let key = "<KeyPrefixEquals>a/</KeyPrefixEquals>";
    let code = "<HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals>";
    let whole = "<ReplaceKeyWith>b</ReplaceKeyWith>";
    let begin = "<ReplaceKeyPrefixWith>b/</ReplaceKeyPrefixWith>";
    let status = |status: &str| rules(&code.replace("404", status), whole);
    let many = format!("<RoutingRules>{}</RoutingRules>", rule(key, whole).repeat(101));
    let place = |place: &str| rules(key, &format!("<ReplaceKeyWith>{place}</ReplaceKeyWith>"));
    for (more, want) in [
        (
            "<RedirectAllRequestsTo><Protocol>http</Protocol></RedirectAllRequestsTo>".to_owned(),
            "MalformedXML",
        ),
        ("<RedirectAllRequestsTo/>".to_owned(), "MalformedXML"),
        ("<AutoAddressing><Status>On</Status></AutoAddressing>".to_owned(), "MalformedXML"),
        (
            "<ErrorDocument><OriginalHttpStatus>Enabled</OriginalHttpStatus></ErrorDocument>".to_owned(),
            "MalformedXML",
        ),
        ("<RoutingRules></RoutingRules>".to_owned(), "MalformedXML"),
        (many, "MalformedXML"),
        (rules("", whole), "MalformedXML"),
        (rules(&format!("{key}{code}"), whole), "MalformedXML"),
        (rules(key, ""), "MalformedXML"),
        (rules(key, "<Protocol>https</Protocol>"), "MalformedXML"),
        (rules(key, &format!("{whole}{begin}")), "MalformedXML"),
        (rules(key, &format!("{whole}{whole}")), "MalformedXML"),
        (rules(key, &format!("<Protocol>ftp</Protocol>{whole}")), "MalformedXML"),
        (rules(code, begin), "InvalidArgument"),
        (status("soon"), "MalformedXML"),
        (status("399"), "InvalidArgument"),
        (status("500"), "InvalidArgument"),
        (rules(key, &format!("{whole}<URLRedirect>http://[</URLRedirect>")), "WebsiteURLInvalid"),
        (place("a&#10;b"), "WebsiteURLInvalid"),
        (place(&"k".repeat(851)), "WebsiteURLInvalid"),
        ("<Since>now</Since>".to_owned(), "MalformedXML"),
        (INDEX.to_owned(), "MalformedXML"),
    ] {
        assert_eq!(world.send(xml_with("PUT", "/?website", website(&more))).word(), want, "{more}");
    }
    let bare = |document: &str| world.send(xml_with("PUT", "/?website", document)).word().to_owned();
    assert_eq!(bare("<WebsiteConfiguration></WebsiteConfiguration>"), "MalformedXML");
    assert_eq!(bare(&website("").replace("index.html", "a/index.html")), "InvalidArgument");
    assert_eq!(bare(&website(&format!("<!--{}-->", "x".repeat(65_536)))), "XMLSizeLimit");
    assert_eq!(get(&world, "/").text(), "index.html", "nothing has changed");
    let most = format!("<RoutingRules>{}</RoutingRules>", rule(key, whole).repeat(100));
    for more in [
        most,
        rules(key, begin),
        rules(key, "<ReplaceKeyPrefixWith></ReplaceKeyPrefixWith>"),
        status("499"),
        place(&"k".repeat(850)),
    ] {
        assert_eq!(world.send(xml_with("PUT", "/?website", website(&more))).status, 200, "{more}");
    }
}
