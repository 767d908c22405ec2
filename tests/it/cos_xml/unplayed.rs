//! What the vendor documents, or S3 has, and is not played: refused by name on every method, never taken for
//! a request for the bucket or the object; what is ignored is listed.

use base64::{Engine, engine::general_purpose::STANDARD};
use cosplay::internals::domain::accounts::{AccountOptions, Unsupported};
use cosplay::internals::services::ServiceName;
use cosplay::internals::services::spec::{OperationSpec, Resource, Route};
use cosplay::internals::services::unsupported::{Fate, NAMES, Place};

use crate::support::http::{Answer, Request};
use crate::support::xml::{HOST, form, policy, sign, unsigned, with_body, xml, xml_with};
use crate::support::{Setup, World};

const METHODS: [&str; 5] = ["GET", "HEAD", "PUT", "POST", "DELETE"];

/// A world with an object `k`, and an account that ignores what is not played.
fn lenient() -> World {
    let options = AccountOptions { unsupported: Unsupported::Ignore, ..AccountOptions::default() };
    with_object(World::start(Setup { options, ..Setup::default() }))
}

fn strict() -> World {
    with_object(World::new())
}

fn with_object(world: World) -> World {
    assert_eq!(world.send(xml_with("PUT", "/k", "old")).status, 200);
    world
}

/// What can be seen of the demo account: buckets, versions, unfinished uploads, settings, and the object.
fn seen(world: &World) -> Vec<Vec<u8>> {
    let service = sign(Request::get("/").header("Host", "service.cos.myqcloud.com"));
    let rest = ["/?versions", "/?uploads", "/?acl", "/?tagging", "/?versioning", "/?cors", "/k", "/k?acl"];
    let requests = [service].into_iter().chain(rest.map(|target| xml("GET", target)));
    let without_id = |body: Vec<u8>| {
        let text = String::from_utf8_lossy(&body).into_owned();
        text.split("<RequestId>").next().unwrap().as_bytes().to_vec()
    };
    requests.map(|request| without_id(world.send(request).body)).collect()
}

fn entry(world: &World, answer: &Answer) -> serde_json::Value {
    let list = world.admin("GET", "requests?limit=1", "").json();
    assert_eq!(answer.status, list[0]["status"], "{list}");
    list[0].clone()
}

fn operations() -> impl Iterator<Item = (&'static OperationSpec, &'static str, String)> {
    ServiceName::CosXml.operations().into_iter().filter_map(|spec| {
        let Route::Resource { method, resource, keys, .. } = spec.route else { return None };
        let path = if resource == Resource::Object { "/k" } else { "/" };
        Some((spec, method.name(), format!("{path}?{}", keys.join("&"))))
    })
}

/// Whether an operation has a route for a query key, on any resource.
fn is_played(name: &str) -> bool {
    ServiceName::CosXml.operations().iter().any(|spec| match spec.route {
        Route::Resource { keys, .. } => keys.contains(&name) || spec.query.contains(&name),
        _ => false,
    })
}

fn refused_keys() -> impl Iterator<Item = &'static str> {
    let rows = NAMES.iter().filter(|row| row.place == Place::Query && row.fate == Fate::Refused);
    rows.map(|row| row.name).filter(|name| !is_played(name))
}

#[test]
fn no_operation_is_carried_out_with_a_key_that_is_not_played() {
    let world = strict();
    let before = seen(&world);
    for (_, method, target) in operations() {
        for name in refused_keys() {
            let target = format!("{target}&{name}/x|y=z");
            let answer = world.send(with_body(xml(method, &target), ""));
            assert_eq!(answer.status, 501, "{method} {target}");
            assert!(
                method == "HEAD" || answer.header("x-cosplay-reason").unwrap().contains(name),
                "{target}"
            );
        }
    }
    assert_eq!(seen(&world), before);
}

#[test]
fn a_key_that_is_not_played_is_refused_on_every_method_however_it_is_spelled() {
    let world = strict();
    world.send(xml("DELETE", "/k"));
    let before = seen(&world);
    for name in
        refused_keys().flat_map(|name| [name.to_owned(), name.to_uppercase(), format!("{name}%2Fa%7Cb")])
    {
        for method in METHODS {
            for path in ["/", "/k"] {
                let target = format!("{path}?{name}");
                let answer = world.send(with_body(xml(method, &target), ""));
                assert_eq!(answer.status, 501, "{method} {target}");
                assert!(method != "HEAD" || answer.body.is_empty());
            }
        }
    }
    assert_eq!(seen(&world), before);
}

#[test]
fn a_key_of_nobody_is_refused_on_all_but_a_read_of_an_object() {
    let world = strict();
    let before = seen(&world);
    for target in ["/?v=3", "/k?v=3", "/?1699999999", "/k?acl&v=1", "/?lifecycle&v=1", "/k?uploads&v"] {
        for method in METHODS {
            if target.starts_with("/k?") && ["GET", "HEAD"].contains(&method) {
                continue;
            }
            let answer = world.send(with_body(xml(method, target), ""));
            assert!([501, 405].contains(&answer.status), "{method} {target}: {}", answer.status);
        }
    }
    assert_eq!(seen(&world), before);
    for target in ["/k?v=3", "/k?1699999999", "/k?t=1&response-content-type=text/x"] {
        assert_eq!(world.send(xml("GET", target)).text(), "old", "{target}");
        assert_eq!(world.send(xml("HEAD", target)).status, 200, "{target}");
    }
}

#[test]
fn keys_of_signatures_and_of_aws_sdks_are_everybodys() {
    let world = World::new();
    let put = xml_with("PUT", "/k?x-id=PutObject&x-cos-any=1&X-Amz-Any=1&x-ci-any&Expires=1", "x");
    assert_eq!(world.send(put).status, 200);
    assert_eq!(world.send(xml("GET", "/?x-id=ListObjects")).status, 200);
    assert_eq!(world.send(xml("DELETE", "/k?recursive")).status, 204);
    assert_eq!(world.send(xml("DELETE", "/?recursive")).status, 501);
}

#[test]
fn two_sub_resources_at_once_are_too_many() {
    let world = strict();
    let before = seen(&world);
    for (method, target) in [
        ("GET", "/?acl&cors"),
        ("PUT", "/?acl&versioning"),
        ("DELETE", "/?cors&lifecycle"),
        ("POST", "/k?uploads&restore"),
        ("GET", "/?uploads&versions"),
        ("PUT", "/k?tagging&acl"),
    ] {
        let answer = world.send(with_body(xml(method, target), ""));
        assert_eq!((answer.status, answer.word()), (400, "InvalidRequest"), "{method} {target}");
    }
    assert_eq!(seen(&world), before);
    for target in ["/?versions&prefix=k", "/?uploads&prefix=k", "/?list-type=2&prefix=k"] {
        assert_eq!(world.send(xml("GET", target)).status, 200, "{target}");
    }
}

#[test]
fn a_sub_resource_that_is_played_lacks_other_methods() {
    let world = strict();
    for (method, target) in [
        ("DELETE", "/?accelerate"),
        ("DELETE", "/?logging"),
        ("DELETE", "/?versioning"),
        ("HEAD", "/?acl"),
        ("POST", "/k?tagging"),
        ("DELETE", "/k?acl"),
        ("PUT", "/?uploads"),
    ] {
        assert_eq!(world.send(with_body(xml(method, target), "")).status, 405, "{method} {target}");
    }
    assert_eq!(world.send(xml("HEAD", "/")).status, 200);
}

#[test]
fn an_account_may_let_pass_what_is_not_played_and_it_is_counted() {
    let world = lenient();
    let got = world.send(xml("GET", "/k?imageMogr2/thumbnail/20x"));
    assert_eq!((got.status, got.text()), (200, "old"));
    assert_eq!(entry(&world, &got)["ignored"][0], "query imageMogr2/thumbnail/20x");
    let put = world.send(xml_with("PUT", "/k?imageView2/2/w/100", "new"));
    assert_eq!((put.status, world.send(xml("GET", "/k")).text()), (200, "new"));
    let operations = r#"{"is_pic_info":1,"rules":[{"fileid":"t","rule":"imageMogr2/thumbnail/10x"}]}"#;
    let put = sign(with_body(unsigned("PUT", "/k").header("Pic-Operations", operations), "newer"));
    let put = world.send(put);
    assert_eq!(put.status, 200);
    assert_eq!(entry(&world, &put)["ignored"][0], "header pic-operations");
    let metrics = world.admin("GET", "metrics", "").text().to_owned();
    for name in ["query imageMogr2/thumbnail/20x", "query imageView2/2/w/100", "header pic-operations"] {
        assert!(
            metrics.contains(&format!("cosplay_ignored_total{{name=\"{name}\"}} 1")),
            "{name}: {metrics}"
        );
    }
}

#[test]
fn no_option_lets_a_bucket_be_made_or_deleted_in_the_place_of_something_else() {
    let world = lenient();
    world.send(xml("DELETE", "/k"));
    for target in ["/?quota", "/?publicAccessBlock", "/?ownershipControls", "/?v=1"] {
        for method in ["PUT", "DELETE"] {
            let answer = world.send(with_body(xml(method, target), ""));
            assert_eq!(answer.status, 501, "{method} {target}");
            assert!(!answer.header("x-cosplay-reason").unwrap().contains("unsupported ="));
        }
    }
    assert_eq!(world.send(xml("HEAD", "/")).status, 200);
}

#[test]
fn a_refusal_names_what_is_not_played_and_the_option_that_lets_it_pass() {
    let world = strict();
    let answer = world.send(xml("GET", "/k?attributes"));
    let reason = answer.header("x-cosplay-reason").unwrap();
    assert!(reason.contains("?attributes of an object is not played"), "{reason}");
    assert!(reason.contains("unsupported = \"ignore\""), "{reason}");
    let metrics = world.admin("GET", "metrics", "").text().to_owned();
    assert!(metrics.contains("cosplay_unplayed_total{name=\"?attributes of an object\"} 1"), "{metrics}");
}

const OPERATIONS: &str =
    r#"{"is_pic_info":1,"rules":[{"fileid":"t.png","rule":"imageMogr2/thumbnail/10x"}]}"#;

/// Headers that are refused where an object is written, with a sound value.
fn refused_headers() -> Vec<(String, String)> {
    let rows = NAMES.iter().filter(|row| row.place == Place::Header && row.fate == Fate::Refused);
    rows.map(|row| {
        let name = if row.name.ends_with('-') { format!("{}x", row.name) } else { row.name.to_owned() };
        let value = match row.name {
            "pic-operations" => OPERATIONS.to_owned(),
            "x-cos-callback" | "x-cos-callback-var" => STANDARD.encode("{}"),
            _ => "x".to_owned(),
        };
        (name, value)
    })
    .collect()
}

#[test]
fn headers_that_are_not_played_are_refused_wherever_something_is_written() {
    let world = strict();
    let id = world.send(xml("POST", "/k?uploads")).element("UploadId").unwrap().to_owned();
    let before = seen(&world);
    let writes = [
        ("PUT", "/k".to_owned(), "new"),
        ("PUT", "/other".to_owned(), "new"),
        ("PUT", format!("/k?partNumber=1&uploadId={id}"), "new"),
        ("POST", "/other?uploads".to_owned(), ""),
        ("POST", "/other?append&position=0".to_owned(), "new"),
    ];
    for (name, value) in refused_headers() {
        for (method, target, body) in &writes {
            let request = unsigned(method, target).header(&name, &value);
            let answer = world.send(sign(with_body(request, *body)));
            assert_eq!((answer.status, answer.word()), (501, "NotImplemented"), "{name}: {method} {target}");
            assert!(answer.header("x-cosplay-reason").unwrap().contains(&name));
        }
        let copy = unsigned("PUT", "/other").header("x-cos-copy-source", &format!("{HOST}/k"));
        assert_eq!(world.send(sign(with_body(copy.header(&name, &value), ""))).status, 501, "{name}: copy");
        if !name.starts_with("if-") {
            let read = sign(unsigned("GET", "/k").header(&name, &value));
            assert_eq!(world.send(read).text(), "old", "{name}");
        }
    }
    assert_eq!(seen(&world), before);
}

#[test]
fn headers_that_are_not_played_are_refused_by_every_operation_that_writes() {
    let world = strict();
    let before = seen(&world);
    for (spec, method, target) in operations().filter(|(_, method, _)| !["GET", "HEAD"].contains(method)) {
        for (name, value) in refused_headers() {
            let request = unsigned(method, &target).header(&name, &value);
            let answer = world.send(match spec.name {
                "post_object" => form(&[("key", "f")], &policy(""), b"x").header(&name, &value),
                _ => sign(with_body(request, "")),
            });
            assert_eq!(answer.status, 501, "{name}: {} {}", spec.name, answer.text());
        }
    }
    assert_eq!(seen(&world), before);
}

#[test]
fn every_header_that_is_harmless_is_listed_where_nobody_reads_it() {
    let world = strict();
    let tags = "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>";
    let rows = NAMES.iter().filter(|row| row.place == Place::Header && row.fate == Fate::Ignored);
    for row in rows {
        let name = if row.name.ends_with('-') { format!("{}x", row.name) } else { row.name.to_owned() };
        let put = unsigned("PUT", "/k?tagging").header(&name, "x");
        let answer = world.send(sign(with_body(put, tags)));
        assert_eq!(answer.status, 200, "{name}: {}", answer.text());
        assert_eq!(entry(&world, &answer)["ignored"][0], format!("header {name}"));
    }
}

#[test]
fn fields_that_are_not_played_are_refused_and_others_listed() {
    let world = strict();
    let before = seen(&world);
    for (name, value) in refused_headers() {
        let fields = [("key", "f"), (&*name, &*value)];
        let answer = world.send(form(&fields, &policy(r#"["starts-with","$key",""]"#), b"x"));
        assert_eq!((answer.status, answer.word()), (501, "NotImplemented"), "{name}");
        assert!(answer.header("x-cosplay-reason").unwrap().contains(&name));
    }
    assert_eq!(seen(&world), before);
    let fields = [("key", "f"), ("name", "x-cos-return-body"), ("x:own", "1")];
    let answer = world.send(form(&fields, &policy(r#"["starts-with","$key",""]"#), b"x"));
    assert_eq!(answer.status, 204);
    assert_eq!(entry(&world, &answer)["ignored"], serde_json::json!(["field name", "field x:own"]));
}

#[test]
fn image_operations_that_are_no_json_are_told_so_first() {
    let world = strict();
    for text in ["not json", "{}", r#"{"rules":{}}"#, r#"{"rules":[{"fileid":"x"}]}"#, "[]"] {
        let request = unsigned("PUT", "/p").header("Pic-Operations", text);
        let answer = world.send(sign(with_body(request, "x")));
        assert_eq!((answer.status, answer.word()), (400, "InvalidPicOperations"), "{text}");
    }
    let request = unsigned("PUT", "/p").header("x-cos-callback", "e30=x");
    assert_eq!(world.send(sign(with_body(request, "x"))).word(), "InvalidArgument");
    assert_eq!(world.send(xml("HEAD", "/p")).status, 404);
}

#[test]
fn harmless_headers_are_ignored_and_listed() {
    let world = World::new();
    let request = unsigned("PUT", "/k")
        .header("x-cos-sdk-retry", "1")
        .header("x-cos-unheard-of", "1")
        .header("x-amz-checksum-crc32", "AAAAAA==")
        .header("x-cos-meta-own", "1");
    let answer = world.send(sign(with_body(request, "x")));
    assert_eq!(answer.status, 200);
    let entry = entry(&world, &answer);
    let mut listed: Vec<&str> =
        entry["ignored"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    listed.sort_unstable();
    assert_eq!(listed, ["header x-amz-checksum-crc32", "header x-cos-sdk-retry", "header x-cos-unheard-of"]);
    let plain = world.send(xml("GET", "/k"));
    assert!(self::entry(&world, &plain).get("ignored").is_none());
}

#[test]
fn an_element_that_the_document_does_not_have_is_refused() {
    let world = strict();
    let id = world.send(xml("POST", "/k?uploads")).element("UploadId").unwrap().to_owned();
    let part = world.send(xml_with("PUT", &format!("/k?partNumber=1&uploadId={id}"), "new"));
    let etag = part.header("etag").unwrap();
    let before = seen(&world);
    let complete = |more: &str| {
        let part = format!("<Part><PartNumber>1</PartNumber><ETag>{etag}</ETag>{more}</Part>");
        let body = format!("<CompleteMultipartUpload xmlns=\"urn:any\">{part}</CompleteMultipartUpload>");
        xml_with("POST", &format!("/k?uploadId={id}"), body)
    };
    let documents = [
        complete("<Size>3</Size>"),
        xml_with(
            "PUT",
            "/?versioning",
            "<VersioningConfiguration><Status>Enabled</Status><MfaDelete/></VersioningConfiguration>",
        ),
        xml_with(
            "PUT",
            "/?tagging",
            "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value><More/></Tag></TagSet></Tagging>",
        ),
        xml_with("POST", "/?delete", "<Delete><Object><Key>k</Key><Etag>x</Etag></Object></Delete>"),
    ];
    for document in documents {
        let target = document.target.clone();
        let answer = world.send(document);
        assert_eq!((answer.status, answer.word()), (400, "MalformedXML"), "{target}");
    }
    assert_eq!(seen(&world), before);
    let answer = world.send(complete("<ChecksumCRC32>AAAAAA==</ChecksumCRC32>"));
    assert_eq!(answer.status, 200, "a digest of S3's clients is harmless");
    let listed = &entry(&world, &answer)["ignored"];
    assert_eq!(listed[0], "element CompleteMultipartUpload/Part/ChecksumCRC32");
}

const TEMPLATE: &str = r#"{"key":"${object}","etag":"${etag}","in":"${bucket}","size":${size},
    "type":"${mimeType}","x":"${x:own}$"}"#;

fn filled(content: &str, key: &str, kind: &str) -> String {
    let etag = cosplay::internals::primitives::digest::md5(content.as_bytes());
    let (size, bucket) = (content.len(), "examplebucket-1250000000");
    format!(
        r#"{{"key":"{key}","etag":"{etag}","in":"{bucket}","size":{size},
    "type":"{kind}","x":"$"}}"#
    )
}

#[test]
fn an_upload_may_choose_the_body_of_its_response() {
    let world = World::new();
    let template = STANDARD.encode(TEMPLATE);
    let put = sign(with_body(unsigned("PUT", "/a.txt").header("x-cos-return-body", &template), "content"));
    let put = world.send(put);
    assert_eq!((put.status, put.header("content-type")), (200, Some("application/json")));
    assert_eq!(put.text(), filled("content", "a.txt", "text/plain"));
    assert!(put.header("etag").is_some());
    let allow = policy(r#"["starts-with","$key",""]"#);
    let posted = world.send(form(&[("key", "f/b"), ("x-cos-return-body", &template)], &allow, b"file"));
    assert_eq!((posted.status, posted.header("content-type")), (200, Some("application/json")));
    assert_eq!(posted.text(), filled("file", "f/b", "application/octet-stream"));
    let redirect =
        [("key", "r"), ("x-cos-return-body", &*template), ("success_action_redirect", "http://a.example/")];
    assert_eq!(world.send(form(&redirect, &allow, b"file")).status, 303);
    let id = world.send(xml("POST", "/m.png?uploads")).element("UploadId").unwrap().to_owned();
    let part = world.send(xml_with("PUT", &format!("/m.png?partNumber=1&uploadId={id}"), "part"));
    let document = format!(
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{}</ETag></Part>\
         </CompleteMultipartUpload>",
        part.header("etag").unwrap()
    );
    let complete = unsigned("POST", &format!("/m.png?uploadId={id}")).header("x-cos-return-body", &template);
    let done = world.send(sign(with_body(complete, document)));
    assert_eq!(done.status, 200);
    assert!(done.text().starts_with(r#"{"key":"m.png","etag":""#), "{}", done.text());
    assert!(done.text().contains(r#""size":4,"#), "{}", done.text());
    assert!(done.text().contains(r#""type":"image/png""#), "{}", done.text());
}

#[test]
fn a_body_that_is_no_template_is_refused_and_an_empty_one_is_none() {
    let world = World::new();
    for wrong in ["{\"a\":1}", "/w==", "YQ"] {
        let put = unsigned("PUT", "/k").header("x-cos-return-body", wrong);
        let answer = world.send(sign(with_body(put, "x")));
        assert_eq!((answer.status, answer.word()), (400, "InvalidArgument"), "{wrong}");
    }
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
    let put = unsigned("PUT", "/k").header("x-cos-return-body", "");
    assert_eq!(world.send(sign(with_body(put, "x"))).text(), "");
}

/// A root and the elements that a path names, the last of them with a text.
fn document(root: &str, path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let open: String = parts.iter().map(|part| format!("<{part}>")).collect();
    let close: String = parts.iter().rev().map(|part| format!("</{part}>")).collect();
    format!("<{root}>{open}x{close}</{root}>")
}

#[test]
fn no_document_with_an_undeclared_element_is_answered_with_a_success() {
    let world = strict();
    let before = seen(&world);
    for (spec, method, target) in operations().filter(|(spec, ..)| !spec.elements.is_empty()) {
        let beyond = spec.elements.iter().map(|path| format!("{path}/Undeclared"));
        for path in beyond.chain(["Undeclared".to_owned(), "Rule/Undeclared".to_owned()]) {
            let target = format!("{target}&x-id=1");
            let answer = world.send(xml_with(method, &target, document("Any", &path)));
            assert_eq!((answer.status, answer.word()), (400, "MalformedXML"), "{} {path}", spec.name);
            assert!(answer.header("x-cosplay-reason").unwrap().contains("is not an element"), "{path}");
        }
    }
    assert_eq!(seen(&world), before);
}

#[test]
fn a_header_with_two_values_is_refused_and_one_said_twice_is_not() {
    let world = World::new();
    let put = |values: [&str; 2]| {
        let put = unsigned("PUT", "/k").header("x-cos-storage-class", values[0]);
        world.send(sign(with_body(put.header("x-cos-storage-class", values[1]), "x")))
    };
    let refused = put(["STANDARD", "ARCHIVE"]);
    assert_eq!((refused.status, refused.word()), (400, "InvalidArgument"), "{}", refused.text());
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
    assert_eq!(put(["STANDARD", "STANDARD"]).status, 200);
}

#[test]
fn a_parameter_that_would_act_as_a_header_is_refused_on_writes() {
    let world = World::new();
    let refused = world.send(xml_with("PUT", "/k?x-cos-forbid-overwrite=true", "x"));
    assert_eq!((refused.status, refused.word()), (501, "NotImplemented"), "{}", refused.text());
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
    assert_eq!(world.send(xml_with("PUT", "/k?x-cos-traffic-limit=819200", "x")).status, 200);
}

#[test]
fn conditions_and_ranges_of_copies_are_refused_where_nothing_is_copied() {
    let world = World::new();
    let put = |name: &str| world.send(sign(with_body(unsigned("PUT", "/k").header(name, "bytes=0-0"), "x")));
    for name in ["x-cos-copy-source-range", "x-cos-copy-source-if-match"] {
        assert_eq!(put(name).status, 400, "{name}");
    }
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
}

#[test]
fn an_element_that_stands_twice_where_one_acts_is_refused() {
    let world = World::new();
    let status = |inside: &str| {
        let document = format!("<VersioningConfiguration>{inside}</VersioningConfiguration>");
        world.send(xml_with("PUT", "/?versioning", document.as_str())).status
    };
    assert_eq!(status("<Status>Suspended</Status><Status>Enabled</Status>"), 400);
    assert_eq!(status("<Status>Enabled</Status>"), 200);
    let tags = "<Tagging><TagSet><Tag><Key>a</Key><Key>b</Key><Value>v</Value></Tag></TagSet></Tagging>";
    assert_eq!(world.send(xml_with("PUT", "/?tagging", tags)).status, 400);
}

#[test]
fn a_form_field_that_no_header_could_give_back_is_refused() {
    let world = World::new();
    let post = |value: &str| {
        let fields = [("key", "k"), ("x-cos-meta-a", value)];
        let policy = policy(r#"["starts-with","$key",""],["starts-with","$x-cos-meta-a",""]"#);
        world.send(form(&fields, &policy, b"content"))
    };
    assert_eq!(post("a\r\nX: y").status, 400);
    assert_eq!(post("plain").status / 100, 2);
}
