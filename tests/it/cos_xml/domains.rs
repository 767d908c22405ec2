//! Domains of buckets' own: what PUT Bucket domain takes, and where they lead.

use cosplay::internals::primitives::digest::md5;

use crate::support::http::{Answer, Request};
use crate::support::xml::{sign, unsigned, with_body, xml, xml_with};
use crate::support::{World, upload};

const NAME: &str = "static.mine.example";

/// A document with these rules: status, name, type, and elements behind them.
fn domains(rules: &[(&str, &str, &str, &str)]) -> String {
    let rule = |(status, name, serves, more): &(&str, &str, &str, &str)| {
        format!(
            "<DomainRule><Status>{status}</Status><Name>{name}</Name><Type>{serves}</Type>{more}</DomainRule>"
        )
    };
    format!("<DomainConfiguration>{}</DomainConfiguration>", rules.iter().map(rule).collect::<String>())
}

/// Binds these domains to the demo bucket.
fn put(world: &World, rules: &[(&str, &str, &str, &str)]) -> Answer {
    world.send(xml_with("PUT", "/?domain", domains(rules)))
}

/// An anonymous GET of a path at a host.
fn get(world: &World, host: &str, path: &str) -> Answer {
    world.send(Request::get(path).header("Host", host))
}

/// A world whose demo bucket is readable by all, and has the object `k`.
fn public() -> World {
    let world = World::new();
    let acl = sign(with_body(unsigned("PUT", "/?acl").header("x-cos-acl", "public-read"), ""));
    assert_eq!(world.send(acl).status, 200);
    assert_eq!(world.send(xml_with("PUT", "/k", "content")).status, 200);
    world
}

/// A request to a second bucket of the demo account, which is made if it is not there.
fn second(world: &World, method: &'static str, target: &str, body: &str) -> Answer {
    let to = |method, target: &str, body: &str| {
        let host = "second-1250000000.cos.ap-guangzhou.myqcloud.com";
        world.send(sign(with_body(Request::new(method, target).header("Host", host), body)))
    };
    if to("HEAD", "/", "").status == 404 {
        assert_eq!(to("PUT", "/", "").status, 200);
    }
    to(method, target, body)
}

#[test]
fn a_domain_of_its_own_leads_to_its_bucket_in_any_case_and_on_any_port() {
    let world = public();
    let put = put(&world, &[("ENABLED", "Static.Mine.Example", "REST", "")]);
    assert_eq!((put.status, put.body.is_empty()), (200, true));
    assert!(put.header("x-cosplay-note").unwrap().contains("--tls-name"), "{}", put.head);
    for host in [NAME, "STATIC.mine.EXAMPLE", "static.mine.example:8080"] {
        let answer = get(&world, host, "/k");
        assert_eq!(
            (answer.status, answer.text(), answer.header("x-cosplay-note")),
            (200, "content", None),
            "{host}"
        );
    }
    let written = sign(with_body(Request::new("PUT", "/new").header("Host", NAME), "more"));
    assert_eq!(world.send(written).status, 200, "signed over the domain");
    assert_eq!(world.send(xml("GET", "/new")).text(), "more");
    assert!(get(&world, NAME, "/").text().contains("<Key>k</Key>"), "the bucket, and not a page of ours");
    assert_eq!(get(&world, "else.mine.example", "/").header("x-cos-request-id"), None, "another name");
}

#[test]
fn a_disabled_or_removed_domain_leads_nowhere() {
    let world = public();
    assert_eq!(put(&world, &[("DISABLED", NAME, "REST", "")]).status, 200);
    let refused = get(&world, NAME, "/k");
    assert_eq!((refused.status, refused.word()), (404, "NoSuchBucket"));
    assert!(refused.header("x-cosplay-reason").unwrap().contains("DISABLED"), "{}", refused.head);
    assert_eq!(put(&world, &[("ENABLED", NAME, "REST", "")]).status, 200);
    assert_eq!(get(&world, NAME, "/k").header("x-cosplay-note"), None);
    assert_eq!(world.send(xml("DELETE", "/?domain")).status, 204);
    assert_eq!(world.send(xml("GET", "/?domain")).word(), "DomainConfigNotFoundError");
    assert_eq!(world.send(xml("DELETE", "/?domain")).status, 204, "twice");
}

#[test]
fn the_domains_are_told_as_they_were_written_with_the_text_that_would_prove_them() {
    let world = World::new();
    let rules = [("ENABLED", "www.testDomain1.com", "REST", ""), ("DISABLED", "a.example", "WEBSITE", "")];
    assert_eq!(put(&world, &rules).status, 200);
    let told = world.send(xml("GET", "/?domain"));
    assert_eq!(told.elements("Name"), ["www.testDomain1.com", "a.example"]);
    assert_eq!(told.elements("Status"), ["ENABLED", "DISABLED"]);
    assert_eq!(told.elements("Type"), ["REST", "WEBSITE"]);
    assert_eq!(told.element("ForcedReplacement"), None);
    let digest = md5(b"cos[ap-guangzhou][examplebucket-1250000000][2023-11-14T22:13:20Z]");
    let proof = format!("tencent-cloud-cos-verification={digest}");
    assert_eq!(told.header("x-cos-domain-txt-verification"), Some(proof.as_str()));
}

#[test]
fn domains_that_cannot_be_are_refused_and_those_that_were_stay() {
    let world = public();
    assert_eq!(put(&world, &[("ENABLED", NAME, "REST", "")]).status, 200);
    for name in [
        "not a domain",
        "nodot",
        "127.0.0.1",
        "a..example",
        "-a.example",
        "b.cos.ap-beijing.myqcloud.com",
        "x.tencentcos.cn",
        "a.example:80",
        "a.localhost",
    ] {
        assert_eq!(put(&world, &[("ENABLED", name, "REST", "")]).word(), "UserCnameInvalid", "{name}");
    }
    for (rules, code) in [
        (domains(&[]), "MalformedXML"),
        (domains(&[("Enabled", "a.example", "REST", "")]), "MalformedXML"),
        (domains(&[("ENABLED", "a.example", "FTP", "")]), "MalformedXML"),
        (domains(&[("ENABLED", "", "REST", "")]), "MalformedXML"),
        (
            domains(&[("ENABLED", "a.example", "REST", "<ForcedReplacement>A</ForcedReplacement>")]),
            "MalformedXML",
        ),
        (domains(&[("ENABLED", "a.example", "REST", "<Since/>")]), "MalformedXML"),
        (
            domains(&[("ENABLED", "a.example", "REST", ""), ("DISABLED", "A.example", "REST", "")]),
            "DomainConfigConflict",
        ),
        (
            domains(&[("ENABLED", "a.example", "REST", "<ForcedReplacement>TXT</ForcedReplacement>")]),
            "DomainConfigConflict",
        ),
    ] {
        assert_eq!(world.send(xml_with("PUT", "/?domain", rules.as_str())).word(), code, "{rules}");
    }
    assert_eq!(world.send(xml("GET", "/?domain")).elements("Name"), [NAME]);
    assert_eq!(get(&world, NAME, "/k").text(), "content");
}

#[test]
fn a_domain_belongs_to_one_bucket_until_another_replaces_it() {
    let world = public();
    assert_eq!(
        put(&world, &[("ENABLED", NAME, "REST", ""), ("ENABLED", "b.example", "REST", "")]).status,
        200
    );
    let taken = second(&world, "PUT", "/?domain", &domains(&[("ENABLED", NAME, "REST", "")]));
    assert_eq!((taken.status, taken.word()), (409, "RecordAlreadyExist"));
    assert_eq!(
        put(&world, &[("ENABLED", NAME, "REST", ""), ("ENABLED", "b.example", "REST", "")]).status,
        200,
        "its own"
    );
    let forced = "<ForcedReplacement>CNAME</ForcedReplacement>";
    let moved = second(&world, "PUT", "/?domain", &domains(&[("ENABLED", NAME, "REST", forced)]));
    assert_eq!(moved.status, 200, "{}", moved.text());
    assert_eq!(get(&world, NAME, "/k").status, 403, "the second bucket is private");
    assert_eq!(world.send(xml("GET", "/?domain")).elements("Name"), ["b.example"]);
    assert_eq!(second(&world, "DELETE", "/", "").status, 204);
    assert_eq!(put(&world, &[("ENABLED", NAME, "REST", "")]).status, 200, "free, because its bucket is gone");
}

#[test]
fn domains_return_with_a_snapshot_and_go_with_a_reset() {
    let world = public();
    assert_eq!(put(&world, &[("ENABLED", NAME, "REST", "")]).status, 200);
    assert_eq!(world.admin("POST", "snapshots/bound", "").status, 201);
    assert_eq!(world.send(xml("DELETE", "/?domain")).status, 204);
    assert_eq!(world.admin("POST", "snapshots/bound/restore", "").status, 204);
    assert_eq!(get(&world, NAME, "/k").header("x-cosplay-note"), None);
    assert_eq!(world.send(xml("GET", "/?domain")).elements("Name"), [NAME]);
    assert_eq!(world.admin("POST", "reset?appid=1250000000", "").status, 204);
    assert_eq!(world.send(xml("GET", "/?domain")).word(), "DomainConfigNotFoundError");
}

#[test]
fn a_domain_is_a_host_of_the_proxy_while_it_is_bound() {
    let world = public();
    let absolute = || world.send(Request::get(format!("http://{NAME}/k")).header("Host", NAME));
    assert_eq!(absolute().status, 403, "foreign");
    assert_eq!(put(&world, &[("ENABLED", NAME, "REST", "")]).status, 200);
    assert_eq!((absolute().status, absolute().text()), (200, "content"));
    let mut tunnel = world.connect();
    tunnel.write(format!("CONNECT {NAME}:80 HTTP/1.1\r\nHost: {NAME}:80\r\n\r\n").as_bytes());
    assert_eq!(tunnel.receive(true).unwrap().status, 200);
    assert_eq!(tunnel.send(&Request::get("/k").header("Host", NAME)).text(), "content");
}

#[test]
fn the_json_api_and_the_control_interface_are_not_reached_by_a_domain_of_a_bucket() {
    let world = public();
    assert_eq!(put(&world, &[("ENABLED", NAME, "REST", "")]).status, 200);
    assert_eq!(get(&world, NAME, "/_cosplay/requests").word(), "NoSuchKey");
    let form = world.send(upload("a", b"x").header("Host", NAME));
    assert_eq!(form.word(), "MethodNotAllowed", "the XML API's word for a POST of an object");
}
