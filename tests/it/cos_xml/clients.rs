//! What published clients turned out to depend on, besides what the manual says.

use crate::support::World;
use crate::support::http::Request;
use crate::support::xml;

#[test]
fn a_bucket_that_is_there_says_so_whatever_is_wanted_of_it() {
    let world = World::new();
    let put = |acl: &str| {
        world.send(xml::sign(xml::with_body(xml::unsigned("PUT", "/").header("x-cos-acl", acl), "")))
    };
    assert_eq!(put("default").word(), "BucketAlreadyOwnedByYou");
    let new = xml::with_body(
        Request::new("PUT", "/").header("Host", "new-1250000000.cos.ap-guangzhou.myqcloud.com"),
        "",
    );
    assert_eq!(world.send(xml::sign(new.header("x-cos-acl", "default"))).status, 200);
}

#[test]
fn a_host_with_a_region_of_the_first_years_is_the_buckets() {
    let world = World::new();
    let put = xml::with_body(
        Request::new("PUT", "/key").header("Host", "examplebucket-1250000000.cn-south.myqcloud.com"),
        "x",
    );
    assert_eq!(world.send(xml::sign(put)).status, 200);
}

#[test]
fn a_referer_rule_is_removed_by_a_put_without_a_body() {
    let world = World::new();
    let rule = "<RefererConfiguration><Status>Enabled</Status><RefererType>White-List</RefererType><DomainList>\
                <Domain>a.example</Domain></DomainList></RefererConfiguration>";
    assert_eq!(world.send(xml::xml("GET", "/?referer")).status, 404, "it was never set");
    assert_eq!(world.send(xml::xml_with("PUT", "/?referer", rule)).status, 200);
    assert_eq!(world.send(xml::xml_with("PUT", "/?referer", "")).status, 200);
    let gone = world.send(xml::xml("GET", "/?referer"));
    assert_eq!((gone.status, gone.text()), (200, "<RefererConfiguration></RefererConfiguration>"));
}

#[test]
fn a_declared_sha1_may_stand_in_quotes() {
    let world = World::new();
    let digest = cosplay::internals::primitives::digest::sha1_of(b"hello").to_string();
    let put = |value: &str| {
        let request = xml::unsigned("PUT", "/sha").header("x-cos-content-sha1", value);
        world.send(xml::sign(xml::with_body(request, "hello"))).status
    };
    assert_eq!((put(&format!("\"{digest}\"")), put(&digest), put("\"00\"")), (200, 200, 400));
}

#[test]
fn a_page_that_changes_the_rules_reads_the_answer_by_the_old_ones() {
    let world = World::new();
    let rule = "<CORSConfiguration><CORSRule><AllowedOrigin>https://page.example</AllowedOrigin><AllowedMethod>DELETE</AllowedMethod></CORSRule></CORSConfiguration>";
    let from_page = |request: Request| request.header("Origin", "https://page.example");
    let leave = |answer: &crate::support::http::Answer| {
        answer.header("access-control-allow-origin").map(str::to_owned)
    };
    let put = world.send(from_page(xml::xml_with("PUT", "/?cors", rule)));
    assert_eq!((put.status, leave(&put).as_deref()), (200, Some("https://page.example")));
    assert_eq!(leave(&world.send(from_page(xml::xml("GET", "/?cors")))), None, "the rule lacks GET");
    let deleted = world.send(from_page(xml::xml("DELETE", "/?cors")));
    assert_eq!((deleted.status, leave(&deleted).as_deref()), (204, Some("https://page.example")));
}

#[test]
fn an_open_bucket_shows_a_page_the_metadata_that_is_there() {
    let world = World::new();
    let put = xml::with_body(xml::unsigned("PUT", "/o").header("x-cos-meta-kind", "test"), "x");
    assert_eq!(world.send(xml::sign(put)).status, 200);
    let head = world.send(xml::xml("HEAD", "/o").header("Origin", "https://page.example"));
    assert!(head.header("access-control-expose-headers").unwrap().ends_with(", x-cos-meta-kind"));
}
