//! Rules of buckets that decide before anything else: referers, strict signatures, and the number of ACLs.

use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::aws_v4;
use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::http::{Answer, Request};
use crate::support::xml::{
    HOST, form, grant, policy, presigned, sign, signed, unsigned, with_body, with_signable, xml, xml_with,
};
use crate::support::{NOW, World};

fn referer(list: &str, more: &str, domains: &[&str]) -> String {
    let domains: String = domains.iter().map(|domain| format!("<Domain>{domain}</Domain>")).collect();
    format!(
        "<RefererConfiguration><Status>Enabled</Status><RefererType>{list}</RefererType>\
         <DomainList>{domains}</DomainList>{more}</RefererConfiguration>"
    )
}

const ALLOW_EMPTY: &str = "<EmptyReferConfiguration>Allow</EmptyReferConfiguration>";

/// A world in which everybody may read and write, and `/o` is there.
fn open_world() -> World {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "content"));
    let open = with_body(unsigned("PUT", "/?acl").header("x-cos-acl", "public-read-write"), "");
    assert_eq!(world.send(sign(open)).status, 200);
    world
}

#[track_caller]
fn store(world: &World, target: &str, document: &str) {
    let answer = world.send(xml_with("PUT", target, document));
    assert_eq!((answer.status, answer.body.len()), (200, 0), "{}", answer.text());
}

fn from(page: &str, request: Request) -> Request {
    if page.is_empty() { request } else { request.header("Referer", page) }
}

fn is_denied(answer: &Answer) -> bool {
    let told = (answer.word(), answer.element("Message").unwrap_or_default());
    let is_row = told == ("AccessDenied", "You are denied by bucket referer rule");
    assert!(answer.status < 300 || answer.status == 403 && is_row, "{} {}", answer.status, answer.text());
    answer.status == 403
}

#[test]
fn pages_that_the_list_keeps_out_are_denied() {
    let world = open_world();
    let (good, other) = ("http://www.good.test/page", "http://other.test/");
    for (document, denied) in [
        (referer("White-List", "", &["*.good.test"]), [false, true, true]),
        (referer("White-List", ALLOW_EMPTY, &["*.good.test"]), [false, true, false]),
        (referer("Black-List", "", &["*.good.test", "x.test"]), [true, false, true]),
        (referer("Black-List", ALLOW_EMPTY, &["*.good.test"]), [true, false, false]),
        (referer("White-List", "", &["a.test"]).replace("Enabled", "Disabled"), [false; 3]),
    ] {
        store(&world, "/?referer", &document);
        assert_eq!(world.send(xml("GET", "/?referer")).text(), document);
        let found = [good, other, ""].map(|page| is_denied(&world.send(from(page, unsigned("GET", "/o")))));
        assert_eq!(found, denied, "{document}");
        let signed_ones = [good, other, ""].map(|page| world.send(from(page, xml("GET", "/o"))).status);
        assert_eq!(signed_ones, [200; 3], "whoever signs is let in");
    }
    assert_eq!(world.send(xml("DELETE", "/?referer")).status, 204);
    assert_eq!(world.send(xml("GET", "/?referer")).word(), "NoSuchRefererConfiguration");
    assert_eq!(world.send(from(other, unsigned("GET", "/o"))).status, 200);
}

#[test]
fn every_unsigned_call_of_a_bucket_is_looked_at() {
    let world = open_world();
    store(&world, "/?referer", &referer("White-List", "", &["good.test"]));
    for request in [
        unsigned("GET", "/o"),
        unsigned("HEAD", "/o"),
        unsigned("GET", "/"),
        unsigned("GET", "/none"),
        with_body(unsigned("PUT", "/new"), "x"),
        unsigned("DELETE", "/o"),
        with_body(unsigned("POST", "/new?uploads"), ""),
    ] {
        let what = format!("{} {}", request.method, request.target);
        let answer = world.send(from("http://good.test.evil.test/", request.clone()));
        assert_eq!(answer.status, 403, "{what}");
        let answer = world.send(from("http://good.test/", request));
        assert_ne!(answer.status, 403, "{what}");
    }
    let preflight = unsigned("OPTIONS", "/o")
        .header("Origin", "http://evil.test")
        .header("Access-Control-Request-Method", "GET")
        .header("Referer", "http://evil.test/");
    assert_eq!(world.send(preflight).status, 200, "the rules of CORS come first");
    let answer = world.send(form(&[("key", "form")], &policy(""), b"x"));
    assert!(answer.status < 300, "a form with a signature: {}", answer.text());
}

#[test]
fn a_signed_url_is_exempt_unless_the_rules_say_otherwise() {
    let world = open_world();
    let url = || presigned(unsigned("GET", "/o"), &grant());
    let page = |request| from("http://other.test/", request);
    store(&world, "/?referer", &referer("White-List", "", &["good.test"]));
    assert_eq!(world.send(page(url())).status, 200);
    let verify = |word: &str| format!("<VerifySignatureURL>{word}</VerifySignatureURL>");
    store(&world, "/?referer", &referer("White-List", &verify("Enabled"), &["good.test"]));
    assert!(is_denied(&world.send(page(url()))));
    assert_eq!(world.send(from("http://good.test/", url())).status, 200);
    assert_eq!(world.send(page(xml("GET", "/o"))).status, 200, "a signature in the header");
    let forged = signed(page(unsigned("GET", "/o")), &Grant { secret_key: "another", ..grant() });
    assert_eq!(world.send(forged).word(), "SignatureDoesNotMatch");
    store(&world, "/?referer", &referer("White-List", &verify("Disabled"), &["good.test"]));
    assert_eq!(world.send(page(url())).status, 200);
}

#[test]
fn referer_rules_that_mean_nothing_are_refused() {
    let world = open_world();
    let good = referer("White-List", "", &["good.test"]);
    store(&world, "/?referer", &good);
    for (bad, word) in [
        (good.replace("RefererConfiguration", "Referer"), "MalformedXML"),
        ("<RefererConfiguration/>".into(), "MalformedXML"),
        (good.replace("<Status>Enabled</Status>", ""), "MalformedXML"),
        (good.replace("Enabled", "On"), "MalformedXML"),
        (good.replace("<RefererType>White-List</RefererType>", ""), "MalformedXML"),
        (good.replace("White-List", "White"), "MalformedXML"),
        (good.replace("<Domain>good.test</Domain>", ""), "MalformedXML"),
        (good.replace("good.test", ""), "MalformedXML"),
        (good.replace("good.test", "good test"), "InvalidArgument"),
        (
            referer("White-List", "<EmptyReferConfiguration>Maybe</EmptyReferConfiguration>", &["a"]),
            "MalformedXML",
        ),
        (referer("White-List", "<VerifySignatureURL>Yes</VerifySignatureURL>", &["a"]), "MalformedXML"),
        (referer("White-List", "<Unknown>1</Unknown>", &["a"]), "MalformedXML"),
    ] {
        let answer = world.send(xml_with("PUT", "/?referer", bad.clone()));
        assert_eq!((answer.status, answer.word()), (400, word), "{bad}");
    }
    assert_eq!(world.send(xml("GET", "/?referer")).text(), good);
}

/// A rule of strict signatures.
fn strict(actions: &[&str], headers: &[&str], params: &[&str]) -> String {
    let list = |name: &str, words: &[&str]| {
        let words: String = words.iter().map(|word| format!("<{name}>{word}</{name}>")).collect();
        format!("<{name}list>{words}</{name}list>")
    };
    format!(
        "<StrictSignatureConfiguration><Rule><ID>one</ID>{}{}{}</Rule></StrictSignatureConfiguration>",
        list("action", actions),
        list("header", headers),
        list("param", params)
    )
}

fn refusal(answer: &Answer) -> (u16, &str, &str) {
    (answer.status, answer.word(), answer.element("Message").unwrap_or_default())
}

const HEADER_MISSING: (u16, &str, &str) =
    (403, "AccessDenied", "Strict signature missing header that must be signed");
const PARAM_MISSING: (u16, &str, &str) =
    (403, "AccessDenied", "Strict signature missing param that must be signed");

#[test]
fn strict_signatures_are_stored_returned_and_removed() {
    let world = World::new();
    let unset = world.send(xml("GET", "/?strict-signature"));
    assert_eq!((unset.status, unset.word()), (404, "NoSuchStrictSignatureConfiguration"));
    assert_eq!(world.send(xml("DELETE", "/?strict-signature")).status, 204);
    assert_eq!(world.send(xml("HEAD", "/")).status, 200, "the bucket is still there");
    let document = strict(&["PutObject"], &["Host"], &[]);
    store(&world, "/?strict-signature", &document);
    assert_eq!(world.send(xml("GET", "/?strict-signature")).text(), document);
    assert_eq!(world.send(xml("DELETE", "/?strict-signature")).status, 204);
    assert_eq!(world.send(xml("GET", "/?strict-signature")).status, 404);
}

#[test]
fn a_header_or_parameter_that_a_rule_names_has_to_be_signed() {
    let world = World::new();
    let put = |headers: &'static [&'static str]| {
        let request =
            unsigned("PUT", "/k").header("Content-Type", "text/plain").header("x-cos-acl", "private");
        let grant = Grant { headers, ..grant() };
        world.send(signed(with_body(request, "x"), &grant))
    };
    let get = |target: &str, params: &'static [&'static str]| {
        world.send(signed(unsigned("GET", target), &Grant { params, ..grant() }))
    };
    assert_eq!(put(&["host"]).status, 200);
    store(
        &world,
        "/?strict-signature",
        &strict(&["name/cos:Put*"], &["Host", "x-cos-*", "content-type"], &[]),
    );
    assert_eq!(refusal(&put(&["host"])), HEADER_MISSING);
    assert_eq!(refusal(&put(&["host", "content-type"])), HEADER_MISSING);
    assert_eq!(refusal(&put(&["content-type", "x-cos-acl"])), HEADER_MISSING);
    assert_eq!(put(&["content-type", "host", "x-cos-acl"]).status, 200);
    let copy = unsigned("PUT", "/copy").header("x-cos-copy-source", &format!("{HOST}/k"));
    assert_eq!(
        refusal(&world.send(sign(with_body(copy, "")))),
        HEADER_MISSING,
        "a copy is a PutObject as well"
    );
    assert_eq!(get("/k?response-content-type=a%2Fb", &[]).status, 200, "the rule is not about reading");
    store(&world, "/?strict-signature", &strict(&["GetObject"], &[], &["response-content-type"]));
    assert_eq!(refusal(&get("/k?response-content-type=a%2Fb", &[])), PARAM_MISSING);
    assert_eq!(get("/k?response-content-type=a%2Fb", &["response-content-type"]).status, 200);
    assert_eq!(get("/k?response-expires=x", &[]).status, 200);
    store(&world, "/?strict-signature", &strict(&["GetObject"], &[], &["all"]));
    assert_eq!(refusal(&get("/k?response-expires=x", &[])), PARAM_MISSING);
    let url = presigned(unsigned("GET", "/k"), &grant());
    assert_eq!(world.send(url).status, 200, "parameters of the signature are not meant");
    let url = presigned(unsigned("GET", "/k?versionId=null"), &grant());
    assert_eq!(refusal(&world.send(url)), PARAM_MISSING);
}

#[test]
fn strictness_is_looked_at_before_the_signature_and_only_with_one() {
    let world = open_world();
    store(&world, "/?strict-signature", &strict(&["*"], &["content-type"], &[]));
    let put = |secret_id, secret_key, end| {
        let request = with_body(unsigned("PUT", "/k").header("Content-Type", "text/plain"), "x");
        world.send(signed(request, &Grant { secret_id, secret_key, end, ..grant() }))
    };
    assert_eq!(refusal(&put(DEMO_SECRET_ID, "another", UnixSeconds(NOW + 60))), HEADER_MISSING);
    assert_eq!(
        put("AKIDnobody", "another", UnixSeconds(NOW + 60)).word(),
        "InvalidAccessKeyId",
        "the key comes first"
    );
    assert_eq!(put(DEMO_SECRET_ID, DEMO_SECRET_KEY, UnixSeconds(NOW - 1)).status, 403);
    assert_eq!(
        put(DEMO_SECRET_ID, DEMO_SECRET_KEY, UnixSeconds(NOW - 1)).element("Message"),
        Some("Request has expired"),
        "and the time"
    );
    let anonymous = with_body(unsigned("PUT", "/k").header("Content-Type", "text/plain"), "x");
    assert_eq!(world.send(anonymous).status, 200, "nobody signed");
    let posted = world.send(form(&[("key", "form")], &policy(""), b"x"));
    assert!(posted.status < 300, "forms are exempt: {}", posted.text());
}

#[test]
fn nobody_is_locked_out_of_the_rules_of_strict_signatures() {
    let world = World::new();
    let all = strict(&["*"], &["Host", "Content-Length", "Content-Type"], &["all"]);
    store(&world, "/?strict-signature", &all);
    store(&world, "/?strict-signature", &all);
    let bare = Grant { headers: &[], ..grant() };
    let get = |target: &str| world.send(signed(unsigned("GET", target), &bare));
    assert_eq!(get("/?strict-signature").text(), all);
    assert_eq!(refusal(&get("/?acl")), HEADER_MISSING);
    let host_alone = |length: &str| {
        let request = unsigned("HEAD", "/").header("Content-Length", length);
        world.send(sign(request)).status
    };
    assert_eq!(host_alone("0"), 200, "a length of nothing is none");
    assert_eq!(world.send(xml_with("PUT", "/k", "x")).status, 403);
    assert_eq!(world.send(signed(unsigned("DELETE", "/?strict-signature"), &bare)).status, 204);
    assert_eq!(world.send(xml_with("PUT", "/k", "x")).status, 200);
}

#[test]
fn strictness_reads_the_lists_of_aws_signatures() {
    let world = World::new();
    let put = |headers: &[&str]| {
        let stamp = aws_v4::stamp(UnixSeconds(NOW));
        let payload = "UNSIGNED-PAYLOAD";
        let request = Request::new("PUT", "/k")
            .header("Host", HOST)
            .header("x-amz-date", &stamp)
            .header("x-amz-content-sha256", payload)
            .header("x-amz-acl", "private")
            .header("Content-Type", "text/plain");
        let grant = aws_v4::Grant {
            secret_id: DEMO_SECRET_ID,
            secret_key: DEMO_SECRET_KEY,
            region: "ap-guangzhou",
            stamp: &stamp,
            headers,
            payload,
        };
        let request = with_body(request, "x");
        let signature = with_signable(&request, |signable| aws_v4::sign(&grant, signable)).unwrap().0;
        world.send(request.header("Authorization", &signature))
    };
    let usual = ["host", "x-amz-acl", "x-amz-content-sha256", "x-amz-date"];
    store(&world, "/?strict-signature", &strict(&["PutObject"], &["x-cos-acl"], &["all"]));
    assert_eq!(put(&usual).status, 200, "x-amz-acl says it, and is signed");
    store(&world, "/?strict-signature", &strict(&["PutObject"], &["content-type"], &[]));
    assert_eq!(refusal(&put(&usual)), HEADER_MISSING);
    assert_eq!(put(&["content-type", "host", "x-amz-acl", "x-amz-content-sha256", "x-amz-date"]).status, 200);
}

#[test]
fn strict_signatures_that_mean_nothing_are_refused() {
    let world = World::new();
    let rule = "<Rule><actionlist><action>GetObject</action></actionlist></Rule>";
    let rules = |rules: &str| format!("<StrictSignatureConfiguration>{rules}</StrictSignatureConfiguration>");
    let many = |count: usize, word: &'static str| vec![word; count];
    for (bad, word) in [
        (rules(""), "MalformedXML"),
        (rules("<Rule><ID>x</ID></Rule>"), "MalformedXML"),
        (strict(&[], &["host"], &[]), "MalformedXML"),
        (strict(&["GetObject"], &[""], &[]), "MalformedXML"),
        (rules(&rule.replace("actionlist", "Actions")), "MalformedXML"),
        (strict(&["PostObject"], &[], &[]), "InvalidArgument"),
        (strict(&["name/cos:GetService"], &[], &[]), "InvalidArgument"),
        (strict(&["GetObject"], &["Cookie"], &[]), "InvalidArgument"),
        (strict(&many(201, "GetObject"), &[], &[]), "InvalidArgument"),
        (strict(&["GetObject"], &many(21, "host"), &[]), "InvalidArgument"),
        (strict(&["GetObject"], &[], &many(21, "prefix")), "InvalidArgument"),
        (rules(&rule.repeat(11)), "InvalidArgument"),
        (rules(&rule.replace("<Rule>", "<Rule><ID>same</ID>").repeat(2)), "InvalidArgument"),
    ] {
        let answer = world.send(xml_with("PUT", "/?strict-signature", bad.clone()));
        assert_eq!((answer.status, answer.word()), (400, word), "{bad}");
    }
    assert_eq!(world.send(xml("GET", "/?strict-signature")).status, 404);
    store(&world, "/?strict-signature", &rules(&rule.repeat(10)));
    store(&world, "/?strict-signature", &strict(&["GetObject", "*"], &["Range"], &["all"]));
}

/// A world whose account may have three ACLs and policies.
fn small_world() -> World {
    let world = World::with_options(|options| options.acl_limit = 3);
    for key in ["/a", "/b", "/c"] {
        assert_eq!(world.send(with_acl("PUT", key, "x")).status, 200, "{key}");
    }
    world
}

fn with_acl(method: &'static str, target: &str, body: &str) -> Request {
    sign(with_body(unsigned(method, target).header("x-cos-acl", "public-read"), body))
}

#[test]
fn an_account_has_so_many_acls_and_no_more() {
    let world = small_world();
    let full = (400, "PolicyFull", "your policy or acl has reached the limit");
    let upload = world.send(xml_with("POST", "/p?uploads", "")).element("UploadId").unwrap().to_owned();
    let source = format!("{HOST}/a");
    let copy = unsigned("PUT", "/new").header("x-cos-acl", "private").header("x-cos-copy-source", &source);
    let grants = unsigned("PUT", "/new").header("x-cos-grant-read", r#"id="1""#);
    world.send(xml_with("PUT", "/plain", "x"));
    let elsewhere = Request::new("PUT", "/").header("Host", "made-1250000000.cos.ap-guangzhou.myqcloud.com");
    let statement = "{'version':'2.0','statement':[{'principal':{'qcs':['qcs::cam::anyone:anyone']},\
         'effect':'allow','action':['name/cos:GetObject'],'resource':['*']}]}"
        .replace('\'', "\"");
    for request in [
        with_acl("PUT", "/new", "x"),
        sign(with_body(grants, "x")),
        sign(with_body(copy, "")),
        with_acl("POST", "/new?append&position=0", "x"),
        with_acl("POST", "/new?uploads", ""),
        form(&[("key", "new"), ("acl", "private")], &policy(""), b"x"),
        with_acl("PUT", "/plain?acl", ""),
        with_acl("PUT", "/?acl", ""),
        sign(with_body(elsewhere.clone().header("x-cos-acl", "private"), "")),
        xml_with("PUT", "/?policy", statement),
    ] {
        let what = format!("{} {}", request.method, request.target);
        let answer = world.send(request);
        assert_eq!(refusal(&answer), full, "{what}");
        assert!(answer.header("x-cosplay-reason").unwrap().contains("acl_limit"));
    }
    assert_eq!(world.send(xml("HEAD", "/new")).status, 404, "nothing was stored");
    for request in [
        with_acl("PUT", "/a", "again"),
        with_acl("PUT", "/b?acl", ""),
        xml_with("PUT", "/new", "without an ACL"),
        sign(with_body(unsigned("PUT", "/other").header("x-cos-acl", "default"), "x")),
        sign(with_body(unsigned("PUT", "/plain?acl").header("x-cos-acl", "default"), "")),
        xml_with("PUT", &format!("/p?partNumber=1&uploadId={upload}"), "x"),
        sign(with_body(elsewhere, "")),
    ] {
        let what = format!("{} {}", request.method, request.target);
        let answer = world.send(request);
        assert!(answer.status < 300, "{what}: {}", answer.text());
    }
}

#[test]
fn an_acl_that_is_gone_makes_room() {
    let world = small_world();
    assert_eq!(world.send(with_acl("PUT", "/d", "x")).word(), "PolicyFull");
    assert_eq!(world.send(xml("DELETE", "/a")).status, 204);
    assert_eq!(world.send(with_acl("PUT", "/d", "x")).status, 200);
    assert_eq!(world.send(with_acl("PUT", "/e", "x")).word(), "PolicyFull");
    assert_eq!(world.send(xml_with("PUT", "/b", "replaced by one without")).status, 200);
    assert_eq!(world.send(with_acl("PUT", "/e", "x")).status, 200);
    let back = sign(with_body(unsigned("PUT", "/c?acl").header("x-cos-acl", "default"), ""));
    assert_eq!(world.send(back).status, 200);
    assert_eq!(world.send(with_acl("PUT", "/?acl", "")).status, 200);
    assert_eq!(world.send(with_acl("PUT", "/f", "x")).word(), "PolicyFull", "a bucket's counts as well");
    for round in 0..20 {
        assert_eq!(world.send(with_acl("PUT", "/d", "x")).status, 200, "{round}: replacing adds none");
    }
}

#[test]
fn each_stored_version_has_an_acl_that_counts() {
    let world = World::with_options(|options| options.acl_limit = 2);
    let on = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    assert_eq!(world.send(xml_with("PUT", "/?versioning", on)).status, 200);
    let first = world.send(with_acl("PUT", "/v", "1"));
    assert_eq!(world.send(with_acl("PUT", "/v", "2")).status, 200);
    assert_eq!(world.send(with_acl("PUT", "/v", "3")).word(), "PolicyFull");
    let version = first.header("x-cos-version-id").unwrap();
    assert_eq!(world.send(xml("DELETE", &format!("/v?versionId={version}"))).status, 204);
    assert_eq!(world.send(with_acl("PUT", "/v", "3")).status, 200);
}
