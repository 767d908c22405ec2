//! ACLs of buckets and objects: what sets them, what GET lists, and whom they let do what.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::primitives::digest::md5;

use crate::support::http::{Answer, Request};
use crate::support::xml::{HOST, form, grant, policy, sign, signed, unsigned, with_body, xml, xml_with};
use crate::support::{OTHER_SECRET_ID, OTHER_SECRET_KEY, World, ask, once};

const EVERYBODY: &str = "http://cam.qcloud.com/groups/global/AllUsers";
const SIGNERS: &str = "http://cam.qcloud.com/groups/global/AuthenticatedUsers";
const OWNER: &str = "qcs::cam::uin/1250000000:uin/1250000000";
const OTHER: &str = "qcs::cam::uin/1250000001:uin/1250000001";

/// A signed request of the owner with these headers.
fn put(target: &str, headers: &[(&str, &str)], body: &str) -> Request {
    let request =
        headers.iter().fold(unsigned("PUT", target), |request, (name, value)| request.header(name, value));
    sign(with_body(request, body))
}

/// Sets an ACL by headers.
#[track_caller]
fn set(world: &World, target: &str, headers: &[(&str, &str)]) {
    let answer = world.send(put(target, headers, ""));
    assert_eq!(answer.status, 200, "{headers:?}: {}", answer.text());
}

/// Grantees and permissions that GET lists, in their order.
fn listed(world: &World, target: &str) -> Vec<(String, String)> {
    let answer = world.send(xml("GET", target));
    let grants = answer.text().split("<Grant>").skip(1);
    let inside = |grant: &str, name: &str| {
        Some(grant.split_once(&format!("<{name}>"))?.1.split('<').next()?.to_owned())
    };
    grants
        .map(|grant| {
            let who = inside(grant, "ID").or_else(|| inside(grant, "URI"));
            (who.unwrap(), inside(grant, "Permission").unwrap())
        })
        .collect()
}

fn pairs(grants: &[(&str, &str)]) -> Vec<(String, String)> {
    grants.iter().map(|(who, what)| ((*who).to_owned(), (*what).to_owned())).collect()
}

/// The request as nobody, as another account, and as the owner, and the statuses of the answers.
fn statuses(world: &World, request: impl Fn() -> Request) -> [u16; 3] {
    let other = Grant { secret_id: OTHER_SECRET_ID, secret_key: OTHER_SECRET_KEY, ..grant() };
    [request(), signed(request(), &other), sign(request())].map(|request| world.send(request).status)
}

fn refusal(answer: &Answer) -> (u16, &str, &str) {
    (answer.status, answer.word(), answer.element("Message").unwrap_or_default())
}

#[test]
fn a_canned_word_alone_is_listed_with_the_owner() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    let own = (OWNER, "FULL_CONTROL");
    assert_eq!(listed(&world, "/?acl"), pairs(&[own]));
    assert_eq!(listed(&world, "/o?acl"), pairs(&[own]), "an object has the bucket's");
    let of_bucket: [(&str, &[(&str, &str)]); 4] = [
        ("private", &[own]),
        ("public-read", &[own, (EVERYBODY, "READ")]),
        ("public-read-write", &[own, (EVERYBODY, "READ"), (EVERYBODY, "WRITE")]),
        ("authenticated-read", &[own, (SIGNERS, "READ")]),
    ];
    for (word, grants) in of_bucket {
        set(&world, "/?acl", &[("x-cos-acl", word)]);
        assert_eq!(listed(&world, "/?acl"), pairs(grants), "{word}");
        assert_eq!(world.send(xml("GET", "/?acl")).header("x-cos-acl"), Some(word));
    }
    let of_object: [(&str, &[(&str, &str)]); 6] = [
        ("private", &[own]),
        ("public-read", &[own, (EVERYBODY, "READ")]),
        ("authenticated-read", &[own, (SIGNERS, "READ")]),
        ("bucket-owner-read", &[own]),
        ("bucket-owner-full-control", &[own]),
        ("default", &[own]),
    ];
    for (word, grants) in of_object {
        set(&world, "/o?acl", &[("x-cos-acl", word)]);
        assert_eq!(listed(&world, "/o?acl"), pairs(grants), "{word}");
        assert_eq!(world.send(xml("GET", "/o?acl")).header("x-cos-acl"), Some(word));
    }
}

#[test]
fn a_word_that_there_is_not_is_told() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    for (target, word) in [
        ("/?acl", "bogus"),
        ("/?acl", "default"),
        ("/?acl", "bucket-owner-read"),
        ("/?acl", "Private"),
        ("/o?acl", "public-read-write"),
        ("/o", "public-read-write"),
        ("/new", "pub<lic>"),
    ] {
        let answer = world.send(put(target, &[("x-cos-acl", word)], ""));
        let told = format!("x-cos-acl value invalid:{}", word.replace('<', "&lt;").replace('>', "&gt;"));
        assert_eq!(refusal(&answer), (400, "InvalidArgument", told.as_str()), "{target} {word}");
        assert!(answer.header("x-cosplay-reason").unwrap().contains("private"), "the known words are told");
    }
    let twice = unsigned("PUT", "/o?acl").header("x-cos-acl", "private").header("x-cos-acl", "public-read");
    assert_eq!(refusal(&world.send(sign(with_body(twice, "")))).1, "InvalidArgument");
    assert_eq!(listed(&world, "/o?acl"), pairs(&[(OWNER, "FULL_CONTROL")]));
    assert_eq!(world.send(xml("HEAD", "/new")).status, 404);
}

#[test]
fn grants_are_listed_as_they_were_given_and_with_what_a_word_stands_for() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    let many = [
        ("x-cos-grant-read", r#"id="100000000003", uin="100000000002""#),
        ("x-cos-grant-read-acp", r#"id="100000000001/100000000011""#),
        ("x-cos-grant-write-acp", "id=qcs::cam::uin/100000000001:uin/100000000011"),
        (
            "x-cos-grant-full-control",
            r#"uri="http://cam.qcloud.com/groups/global/AuthenticatedUsers",id="qcs::cam::anyone:anyone""#,
        ),
    ];
    let (three, two) =
        ("qcs::cam::uin/100000000003:uin/100000000003", "qcs::cam::uin/100000000002:uin/100000000002");
    let sub = "qcs::cam::uin/100000000001:uin/100000000011";
    let given = [
        (three, "READ"),
        (two, "READ"),
        (sub, "READ_ACP"),
        (sub, "WRITE_ACP"),
        (SIGNERS, "FULL_CONTROL"),
        ("qcs::cam::anyone:anyone", "FULL_CONTROL"),
    ];
    for target in ["/?acl", "/o?acl"] {
        set(&world, target, &many);
        assert_eq!(listed(&world, target), pairs(&given), "{target}: without the owner");
        set(&world, target, &[&many[..1], &[("x-cos-acl", "public-read")]].concat());
        let union = [(EVERYBODY, "READ"), (three, "READ"), (two, "READ")];
        assert_eq!(listed(&world, target), pairs(&union), "{target}: the last one replaces all");
        set(&world, target, &[("x-cos-acl", "private")]);
        assert_eq!(listed(&world, target), pairs(&[(OWNER, "FULL_CONTROL")]));
    }
    set(&world, "/?acl", &[("x-cos-grant-write", r#"id="100000000003""#)]);
    assert_eq!(listed(&world, "/?acl"), pairs(&[(three, "WRITE")]));
    let two_lines = [("x-cos-grant-read", r#"id="1""#), ("x-cos-grant-read", r#"id="2""#)];
    set(&world, "/o?acl", &two_lines);
    assert_eq!(listed(&world, "/o?acl").len(), 2, "a header in two lines is one list");
}

#[test]
fn a_grantee_that_is_nobody_is_refused() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    for value in [
        "100000000001",
        r#"id="""#,
        r#"id="abc""#,
        r#"id="100000000001/x""#,
        r#"id="100000000001/1/2""#,
        r#"id="qcs::cam::uin/1:role/x""#,
        r#"id="123456789012345678901""#,
        r#"uri="http://cam.qcloud.com/groups/global/LogDelivery""#,
        r#"emailAddress="a@example.com""#,
        r#"id="1",oops"#,
    ] {
        for target in ["/?acl", "/o?acl", "/o", "/new"] {
            let answer = world.send(put(target, &[("x-cos-grant-read", value)], ""));
            assert_eq!(refusal(&answer).1, "InvalidArgument", "{target} {value}");
        }
    }
    let many = |count: usize| vec![r#"id="1""#; count].join(",");
    assert_eq!(world.send(put("/o?acl", &[("x-cos-grant-read", &many(101))], "")).status, 400);
    assert_eq!(world.send(xml("HEAD", "/new")).status, 404, "nothing was stored");
    set(&world, "/o?acl", &[("x-cos-grant-read", &many(100))]);
}

#[test]
fn nobody_writes_by_the_acl_of_an_object() {
    let world = World::new();
    let write = [("x-cos-grant-write", r#"id="1250000001""#)];
    let upload = |target: &str, headers: &[(&str, &str)]| {
        let request = headers
            .iter()
            .fold(unsigned("POST", target), |request, (name, value)| request.header(name, value));
        sign(with_body(request, ""))
    };
    world.send(xml_with("PUT", "/o", "x"));
    let copy = [write[0], ("x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/o")];
    let by_form = form(&[("key", "new"), write[0]], &policy(""), b"x");
    for request in [
        put("/new", &write, "x"),
        put("/o?acl", &write, ""),
        put("/new", &copy, ""),
        upload("/new?uploads", &write),
        upload("/new?append&position=0", &write),
        by_form,
    ] {
        let what = request.target.clone();
        let answer = world.send(request);
        assert_eq!((answer.status, answer.word()), (400, "InvalidArgument"), "{what}");
    }
    let list = "<AccessControlPolicy><AccessControlList><Grant><Grantee><ID>1</ID></Grantee>\
                <Permission>WRITE</Permission></Grant></AccessControlList></AccessControlPolicy>";
    assert_eq!(world.send(xml_with("PUT", "/o?acl", list)).word(), "InvalidArgument");
    assert_eq!(world.send(xml_with("PUT", "/?acl", list)).status, 200, "a bucket has that permission");
    assert_eq!(world.send(xml("HEAD", "/new")).status, 404);
}

#[test]
fn every_write_sets_the_acl_of_its_object() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    let source = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/o";
    let acl = ("x-cos-acl", "public-read");
    assert_eq!(world.send(put("/put", &[acl], "x")).status, 200);
    assert_eq!(world.send(put("/copy", &[acl, ("x-cos-copy-source", source)], "")).status, 200);
    let post =
        |target: &str, body: &str| sign(with_body(unsigned("POST", target).header(acl.0, acl.1), body));
    assert_eq!(world.send(post("/append?append&position=0", "x")).status, 200);
    let id = world.send(post("/parts?uploads", "")).element("UploadId").unwrap().to_owned();
    let part = world.send(xml_with("PUT", &format!("/parts?partNumber=1&uploadId={id}"), "x"));
    let etag = part.header("etag").unwrap();
    let done = format!(
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>"
    );
    assert_eq!(world.send(xml_with("POST", &format!("/parts?uploadId={id}"), done)).status, 200);
    let fields = [("key", "form"), ("acl", "public-read")];
    let answer = world.send(form(&fields, &policy(r#"{"acl":"public-read"}"#), b"x"));
    assert!(answer.status < 300, "{}", answer.text());
    for key in ["put", "copy", "append", "parts", "form"] {
        assert_eq!(world.send(unsigned("GET", &format!("/{key}"))).status, 200, "{key}");
    }
    assert_eq!(world.send(unsigned("GET", "/o")).status, 403);
    world.send(xml_with("PUT", "/put", "again"));
    assert_eq!(world.send(unsigned("GET", "/put")).status, 403, "an object that replaces it has its own");
}

#[test]
fn a_document_sets_exactly_its_grants() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    let grantee = |kind: &str, inside: &str| {
        let space = "http://www.w3.org/2001/XMLSchema-instance";
        format!("<Grantee xmlns:xsi=\"{space}\" xsi:type=\"{kind}\">{inside}</Grantee>")
    };
    let grant = |grantee: &str, permission: &str| {
        format!("<Grant>{grantee}<Permission>{permission}</Permission></Grant>")
    };
    let list = |grants: &str| {
        format!(
            "<AccessControlPolicy xmlns=\"http://www.qcloud.com/\"><Owner><ID>{OWNER}</ID>\
             <DisplayName>me</DisplayName></Owner><AccessControlList>{grants}</AccessControlList>\
             </AccessControlPolicy>"
        )
    };
    let user = grantee("CanonicalUser", &format!("<ID>{OTHER}</ID><DisplayName>you</DisplayName>"));
    let all = grantee("Group", &format!("<URI>{EVERYBODY}</URI>"));
    let plain = "<Grantee><ID>7</ID></Grantee>".to_owned();
    for target in ["/?acl", "/o?acl"] {
        let document =
            list(&[grant(&user, "READ_ACP"), grant(&all, "READ"), grant(&plain, "FULL_CONTROL")].concat());
        assert_eq!(world.send(xml_with("PUT", target, document)).status, 200);
        let given = [(OTHER, "READ_ACP"), (EVERYBODY, "READ"), ("qcs::cam::uin/7:uin/7", "FULL_CONTROL")];
        assert_eq!(listed(&world, target), pairs(&given), "{target}");
        for bad in [
            "not XML".to_owned(),
            list("").replace("AccessControlPolicy", "Policy"),
            list("").replace("AccessControlList", "Grants"),
            list("<Grants/>"),
            list(&grant("", "READ")),
            list(&grant(&user, "")),
            list(&grant(&user, "read")),
            list(&grant(&user, "READ</Permission><Permission>WRITE_ACP")),
            list(&grant(&grantee("Group", "<ID>7</ID>"), "READ")),
            list(&grant(&grantee("CanonicalUser", &format!("<URI>{EVERYBODY}</URI>")), "READ")),
            list(&grant(&format!("<Grantee><ID>7</ID><URI>{EVERYBODY}</URI></Grantee>"), "READ")),
            list(&grant("<Grantee><uin>7</uin></Grantee>", "READ")),
        ] {
            let answer = world.send(xml_with("PUT", target, bad.clone()));
            assert_eq!((answer.status, answer.word()), (400, "MalformedXML"), "{target} {bad}");
        }
        for bad in ["<ID>you</ID>", "<URI>http://cam.qcloud.com/groups/global/Nobody</URI>"] {
            let document = list(&grant(&format!("<Grantee>{bad}</Grantee>"), "READ"));
            assert_eq!(world.send(xml_with("PUT", target, document)).word(), "InvalidArgument", "{bad}");
        }
        let document = list(&grant(&plain, "READ").repeat(101));
        assert_eq!(world.send(xml_with("PUT", target, document)).word(), "InvalidArgument", "101 grants");
        let with_md5 = |md5: &str| put(target, &[("Content-MD5", md5)], &list(""));
        assert_eq!(world.send(with_md5("abc")).word(), "InvalidDigest");
        assert_eq!(world.send(with_md5("AAAAAAAAAAAAAAAAAAAAAA==")).word(), "BadDigest");
        assert_eq!(listed(&world, target), pairs(&given), "a refused one changes nothing");
        assert_eq!(world.send(xml_with("PUT", target, list(""))).status, 200);
        assert_eq!(listed(&world, target), pairs(&[]), "an empty list is one");
    }
    assert_eq!(world.send(xml_with("PUT", "/none?acl", list(""))).word(), "NoSuchKey");
}

#[test]
fn headers_win_over_a_document() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    let list = format!(
        "<AccessControlPolicy><AccessControlList><Grant><Grantee><URI>{EVERYBODY}</URI></Grantee>\
         <Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>"
    );
    for target in ["/?acl", "/o?acl"] {
        let answer = world.send(put(target, &[("x-cos-acl", "authenticated-read")], &list));
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert!(answer.header("x-cosplay-note").unwrap().contains("not read"));
        assert_eq!(listed(&world, target), pairs(&[(OWNER, "FULL_CONTROL"), (SIGNERS, "READ")]));
    }
}

#[test]
fn each_permission_of_a_bucket_opens_its_calls() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    world.send(xml_with("PUT", "/private", "x"));
    set(&world, "/private?acl", &[("x-cos-acl", "private")]);
    let calls: [(&str, &dyn Fn() -> Request); 6] = [
        ("read", &|| unsigned("GET", "/")),
        ("read", &|| unsigned("HEAD", "/")),
        ("read", &|| unsigned("GET", "/?uploads")),
        ("write", &|| with_body(unsigned("PUT", "/written"), "x")),
        ("read-acp", &|| unsigned("GET", "/?acl")),
        ("none", &|| unsigned("GET", "/?lifecycle")),
    ];
    for (given, to_other) in [
        ("read", [200, 200, 200, 403, 403, 403]),
        ("write", [403, 403, 403, 200, 403, 403]),
        ("read-acp", [403, 403, 403, 403, 200, 403]),
        ("write-acp", [403, 403, 403, 403, 403, 403]),
        ("full-control", [200, 200, 200, 200, 200, 403]),
    ] {
        let header = format!("x-cos-grant-{given}");
        set(&world, "/?acl", &[(&header, r#"id="1250000001""#)]);
        for ((name, call), expected) in calls.iter().zip(to_other) {
            let [nobody, other, _] = statuses(&world, call);
            assert_eq!((nobody, other), (403, expected), "{given} for {name}: {}", call().target);
        }
        let private = statuses(&world, || unsigned("GET", "/private"));
        assert_eq!(private, [403, 403, 200], "{given}: an object with an ACL of its own");
        let inherits = if matches!(given, "read" | "full-control") { 200 } else { 403 };
        assert_eq!(statuses(&world, || unsigned("GET", "/o")), [403, inherits, 200], "{given}");
    }
    set(&world, "/?acl", &[("x-cos-grant-write-acp", r#"id="1250000001""#)]);
    let close = || with_body(unsigned("PUT", "/?acl").header("x-cos-acl", "private"), "");
    assert_eq!(statuses(&world, close), [403, 200, 200]);
    assert_eq!(statuses(&world, close), [403, 403, 200], "the grant is gone");
}

#[test]
fn writing_into_a_bucket_is_storing_and_deleting_of_any_kind() {
    const DELETE: &str = "<Delete><Object><Key>c</Key></Object></Delete>";
    let world = World::new();
    let md5 = STANDARD.encode(md5(DELETE.as_bytes()).0);
    set(&world, "/?acl", &[("x-cos-acl", "public-read-write")]);
    let source = format!("{HOST}/a");
    for request in [
        with_body(unsigned("PUT", "/a"), "x"),
        with_body(unsigned("PUT", "/b").header("x-cos-copy-source", &source), ""),
        with_body(unsigned("POST", "/c?append&position=0"), "x"),
        with_body(unsigned("POST", "/d?uploads"), ""),
        unsigned("DELETE", "/b"),
        with_body(unsigned("POST", "/?delete").header("Content-MD5", &md5), DELETE),
    ] {
        let what = format!("{} {}", request.method, request.target);
        let answer = world.send(request);
        assert!(answer.status < 300, "{what}: {}", answer.text());
    }
    assert_eq!(world.send(unsigned("GET", "/a")).text(), "x");
    set(&world, "/?acl", &[("x-cos-acl", "public-read")]);
    assert_eq!(world.send(unsigned("DELETE", "/a")).status, 403);
    assert_eq!(world.send(with_body(unsigned("PUT", "/a"), "y")).status, 403);
}

#[test]
fn each_permission_of_an_object_opens_its_calls() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    let other = r#"id="1250000001""#;
    let read = || unsigned("GET", "/o");
    let read_acp = || unsigned("GET", "/o?acl");
    let write_acp = || with_body(unsigned("PUT", "/o?acl"), "no document");
    for (header, expected) in [
        ("x-cos-grant-read", [200, 403, 403]),
        ("x-cos-grant-read-acp", [403, 200, 403]),
        ("x-cos-grant-write-acp", [403, 403, 400]),
        ("x-cos-grant-full-control", [200, 200, 400]),
    ] {
        set(&world, "/o?acl", &[(header, other)]);
        let as_other =
            [statuses(&world, read)[1], statuses(&world, read_acp)[1], statuses(&world, write_acp)[1]];
        assert_eq!(as_other, expected, "{header}");
        assert_eq!(statuses(&world, read)[0], 403, "{header}: nobody is not the other");
    }
    for (word, expected) in [
        ("public-read", [200, 200, 200]),
        ("authenticated-read", [403, 200, 200]),
        ("private", [403, 403, 200]),
        ("bucket-owner-read", [403, 403, 200]),
        ("bucket-owner-full-control", [403, 403, 200]),
        ("default", [403, 403, 200]),
    ] {
        set(&world, "/o?acl", &[("x-cos-acl", word)]);
        assert_eq!(statuses(&world, read), expected, "{word}");
    }
    set(&world, "/?acl", &[("x-cos-acl", "public-read")]);
    assert_eq!(statuses(&world, read), [200, 200, 200], "default is as the bucket is");
    set(&world, "/o?acl", &[("x-cos-acl", "private")]);
    assert_eq!(statuses(&world, read), [403, 403, 200]);
}

#[test]
fn an_account_is_granted_for_all_its_users_and_a_user_for_itself() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    let read = || unsigned("GET", "/o");
    set(&world, "/o?acl", &[("x-cos-grant-read", r#"id="1250000001/7""#)]);
    assert_eq!(statuses(&world, read), [403, 403, 200], "another user of the account");
    set(&world, "/o?acl", &[("x-cos-grant-read", r#"id="1250000001/1250000001""#)]);
    assert_eq!(statuses(&world, read), [403, 200, 200]);
    set(&world, "/o?acl", &[("x-cos-grant-read", r#"id="12500000011""#)]);
    assert_eq!(statuses(&world, read), [403, 403, 200], "a longer number");
}

#[test]
fn parts_of_a_readable_object_are_not_everybodys() {
    let world = World::new();
    world.send(put("/o", &[("x-cos-acl", "public-read")], "x"));
    let id = world.send(xml_with("POST", "/o?uploads", "")).element("UploadId").unwrap().to_owned();
    let list = || unsigned("GET", &format!("/o?uploadId={id}"));
    assert_eq!(statuses(&world, list), [403, 403, 200]);
    set(&world, "/?acl", &[("x-cos-acl", "public-read")]);
    assert_eq!(statuses(&world, list), [200, 200, 200]);
}

#[test]
fn both_apis_show_one_acl() {
    let world = World::new();
    world.send(xml_with("PUT", "/o", "x"));
    let authority = || world.send(ask("o", "stat")).data()["authority"].as_str().unwrap().to_owned();
    for (header, value, shown) in [
        ("x-cos-acl", "public-read", "eWPrivateRPublic"),
        ("x-cos-acl", "private", "eWRPrivate"),
        ("x-cos-acl", "authenticated-read", "eWRPrivate"),
        ("x-cos-acl", "default", "eInvalid"),
        ("x-cos-grant-read", r#"id="7""#, "eWRPrivate"),
        ("x-cos-grant-read", r#"uri="http://cam.qcloud.com/groups/global/AllUsers""#, "eWPrivateRPublic"),
        ("x-cos-grant-read-acp", r#"uri="http://cam.qcloud.com/groups/global/AllUsers""#, "eWRPrivate"),
    ] {
        set(&world, "/o?acl", &[(header, value)]);
        assert_eq!(authority(), shown, "{header}: {value}");
    }
    for (authority, word, grants) in [
        (&b"eWPrivateRPublic"[..], "public-read", 2),
        (b"eWRPrivate", "private", 1),
        (b"eInvalid", "default", 1),
    ] {
        assert_eq!(world.code(once("o", "update", &[("authority", authority)])), 0);
        assert_eq!(world.send(xml("GET", "/o?acl")).header("x-cos-acl"), Some(word));
        assert_eq!(listed(&world, "/o?acl").len(), grants, "{word}");
    }
    set(&world, "/o?acl", &[("x-cos-acl", "authenticated-read")]);
    assert_eq!(world.code(once("o", "update", &[("authority", b"eWRPrivate")])), 0);
    let kept = world.send(xml("GET", "/o?acl"));
    assert_eq!(kept.header("x-cos-acl"), Some("authenticated-read"), "what it is already is no change");
}

#[test]
fn a_bucket_is_made_with_its_acl() {
    let world = World::new();
    let host = "made-1250000000.cos.ap-guangzhou.myqcloud.com";
    let make = |name: &str, value: &str| {
        let request = Request::new("PUT", "/").header("Host", host).header(name, value);
        world.send(sign(with_body(request, "")))
    };
    assert_eq!(make("x-cos-acl", "bogus").word(), "InvalidArgument");
    assert_eq!(make("x-cos-grant-read", "nobody").word(), "InvalidArgument");
    assert_eq!(make("x-cos-acl", "public-read").status, 200);
    assert_eq!(world.send(Request::new("GET", "/").header("Host", host)).status, 200);
}

#[test]
fn a_grantee_may_have_its_type_as_an_element_as_coscmd_sends_it() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "x"));
    let document = "<AccessControlPolicy><Owner><ID>qcs::cam::uin/1250000000:uin/1250000000</ID></Owner>\
        <AccessControlList><Grant><Grantee><Type>CanonicalUser</Type><ID>qcs::cam::anyone:anyone</ID></Grantee>\
        <Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>";
    let answer = world.send(xml_with("PUT", "/k?acl", document));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(world.send(unsigned("GET", "/k")).status, 200);
}
