//! Signatures cover what they say: what is changed, added or moved after signing is refused, and beside each
//! such attack stands a request that resembles it and goes on working.

use cosplay::internals::config::written::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::accounts::{AwsTrailers, UnsignedHeaders};
use cosplay::internals::domain::auth::credentials;
use cosplay::internals::domain::auth::{cos_json, cos_xml::Grant};
use cosplay::internals::domain::store::acl::Canned;
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::digest::sha256_of;
use cosplay::internals::primitives::escape::encode_component;
use cosplay::internals::primitives::names::BucketId;
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::aws::{UNSIGNED, v2, v2_url, v4, v4_chain, v4_url};
use crate::support::http::{Answer, BOUNDARY, Request};
use crate::support::xml::{
    HOST, SERVICE, form, grant, policy, presigned, sign, signed, unsigned, with_body, xml, xml_with,
};
use crate::support::{NOW, Setup, World};

const SECOND: &str = "second-1250000000.cos.ap-guangzhou.myqcloud.com";
const SIGNED_CHUNKS: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
const SIGNED_TRAILERS: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
const UNSIGNED_TRAILERS: &str = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/// A world in which the demo account has a second bucket, with an object `k` in each.
fn world_of_two() -> World {
    let world = World::new();
    let second = BucketId::new(DEMO_APPID, "second");
    world.app.store.create_bucket(second, BucketSettings::default(), UnixSeconds(NOW)).unwrap();
    world.send(xml_with("PUT", "/k", "first"));
    world.send(sign(with_body(Request::new("PUT", "/k").header("Host", SECOND), "second")));
    world
}

/// The request sent to another host.
fn to(mut request: Request, host: &str) -> Request {
    request.headers.retain(|(name, _)| name != "Host");
    request.header("Host", host)
}

#[track_caller]
fn refused(world: &World, request: Request, status: u16, code: &str) -> Answer {
    let before = world.inventory();
    let answer = world.send(request);
    let reason = answer.header("x-cosplay-reason").unwrap_or_default().to_owned();
    if answer.body.is_empty() {
        assert_eq!(answer.status, status, "{reason}");
    } else {
        assert_eq!((answer.status, answer.word()), (status, code), "{reason}");
    }
    assert!(!reason.is_empty());
    assert_eq!(world.inventory(), before, "a refused request changed something");
    answer
}

#[track_caller]
fn accepted(world: &World, request: Request) -> Answer {
    let answer = world.send(request);
    let reason = answer.header("x-cosplay-reason").unwrap_or_default();
    assert!(answer.status < 300, "{} {reason} {}", answer.status, answer.text());
    answer
}

fn tagging(padding: usize) -> String {
    let tags = "<Tag><Key>k</Key><Value>v</Value></Tag>";
    format!("<Tagging><TagSet>{tags}</TagSet></Tagging>{}", " ".repeat(padding))
}

#[test]
fn a_document_of_any_length_is_the_one_whose_digest_was_signed() {
    let world = World::new();
    const LARGE: usize = 1024 * 1024;
    for padding in [0, LARGE] {
        let (sent, other) = (tagging(padding), tagging(padding + 1));
        let put = || with_body(unsigned("PUT", "/?tagging"), sent.as_str());
        for of in [&sent, &other] {
            let digest = sha256_of(of.as_bytes()).to_string();
            for request in [v4(put(), &[], &digest), v4_url(put(), &[], &digest)] {
                if of == &sent {
                    assert_eq!(accepted(&world, request).status, 204);
                } else {
                    refused(&world, request, 403, "SignatureDoesNotMatch");
                }
            }
        }
    }
    accepted(&world, v4_url(with_body(unsigned("PUT", "/?tagging"), tagging(LARGE)), &[], UNSIGNED));
}

#[test]
fn a_body_that_nothing_reads_is_compared_with_its_digest_all_the_same() {
    let world = World::new();
    accepted(&world, xml_with("PUT", "/k", "x"));
    for (method, target) in [("PUT", "/copy"), ("DELETE", "/k")] {
        let request = |body: Vec<u8>, of: &[u8]| {
            let request = unsigned(method, target).header("x-amz-copy-source", &format!("{HOST}/k"));
            v4(with_body(request, body), &["x-amz-copy-source"], &sha256_of(of).to_string())
        };
        refused(&world, request(b"sent".into(), b"other"), 403, "SignatureDoesNotMatch");
        refused(&world, request(vec![0; 2 << 20], b"other"), 403, "SignatureDoesNotMatch");
        accepted(&world, request(Vec::new(), b""));
    }
}

/// Trailers that are signed although the word announces none.
const SIGNED_ALL_THE_SAME: [(&str, &str); 1] = [("x-amz-checksum-sha1", "qvTGHdzF6KLavt4PO0gs2a6pQ00=")];

/// `content` cut into two signed chunks, and the last one.
fn in_chunks(
    request: Request,
    headers: &[&str],
    word: &str,
    content: &str,
    trailers: &[(&str, &str)],
) -> Request {
    let length = content.len().to_string();
    let request = request.header("x-amz-decoded-content-length", &length);
    let (mut request, mut chain) = v4_chain(request, headers, word);
    let (first, second) = content.split_at(content.len() / 2);
    let is_signed = word.contains("AWS4");
    for chunk in [first, second, ""] {
        let signature = if is_signed {
            format!(";chunk-signature={}", chain.sign(chunk.as_bytes()))
        } else {
            String::new()
        };
        request.body.extend(format!("{:x}{signature}\r\n{chunk}", chunk.len()).bytes());
        request.body.extend(if chunk.is_empty() { &b""[..] } else { b"\r\n" });
    }
    for (name, value) in trailers {
        request.body.extend(format!("{name}:{value}\r\n").bytes());
    }
    if word == SIGNED_TRAILERS || word == SIGNED_CHUNKS && trailers == SIGNED_ALL_THE_SAME {
        let signature = chain.sign_trailers(trailers);
        request.body.extend(format!("x-amz-trailer-signature:{signature}\r\n").bytes());
    }
    request.body.extend(b"\r\n");
    let length = request.body.len().to_string();
    request.header("Content-Length", &length)
}

#[test]
fn only_an_object_or_a_part_is_put_in_chunks() {
    let world = World::new();
    accepted(&world, xml_with("PUT", "/k", "x"));
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    for target in ["/new".to_owned(), format!("/mp?partNumber=1&uploadId={id}")] {
        accepted(&world, in_chunks(unsigned("PUT", &target), &[], SIGNED_CHUNKS, "in chunks", &[]));
    }
    assert_eq!(world.send(xml("GET", "/new")).text(), "in chunks");
    for word in [SIGNED_CHUNKS, UNSIGNED_TRAILERS, SIGNED_TRAILERS] {
        for (method, target) in [
            ("PUT", "/?tagging"),
            ("PUT", "/k?tagging"),
            ("PUT", "/k?acl"),
            ("POST", "/log?append&position=0"),
            ("POST", "/k?uploads"),
            ("POST", "/?delete"),
            ("DELETE", "/k"),
            ("GET", "/k"),
            ("HEAD", "/k"),
        ] {
            let body = tagging(0);
            for request in
                [v4(unsigned(method, target), &[], word), v4_url(unsigned(method, target), &[], word)]
            {
                let answer = refused(&world, with_body(request, body.as_str()), 400, "InvalidRequest");
                let reason = answer.header("x-cosplay-reason").unwrap();
                assert!(reason.contains("only PUT Object and Upload Part"), "{method} {target}: {reason}");
            }
        }
        let copy = unsigned("PUT", "/copy").header("x-amz-copy-source", &format!("{HOST}/k"));
        refused(&world, v4(with_body(copy, ""), &["x-amz-copy-source"], word), 400, "InvalidRequest");
    }
}

#[test]
fn a_word_for_chunks_is_for_aws_signatures_and_for_bodies_in_chunks() {
    let world = World::new();
    for word in [SIGNED_CHUNKS, UNSIGNED_TRAILERS, "STREAMING-ANYTHING"] {
        let put =
            || with_body(unsigned("PUT", "/k").header("x-amz-content-sha256", word), "1\r\nx\r\n0\r\n\r\n");
        refused(&world, sign(put()), 400, "InvalidRequest");
        refused(&world, put(), 400, "InvalidRequest");
        refused(
            &world,
            v2(put(), &format!("x-amz-content-sha256:{word}\n"), &format!("/{}/k", BUCKET)),
            400,
            "InvalidRequest",
        );
    }
    let chunks = || {
        let put = unsigned("PUT", "/k").header("x-amz-content-sha256", UNSIGNED_TRAILERS);
        with_body(put.header("x-amz-decoded-content-length", "1"), "1\r\nx\r\n0\r\n\r\n")
    };
    let mut setup = Setup::default();
    (setup.options.aws_trailers, setup.bucket.acl) = (AwsTrailers::Accept, Canned::PublicReadWrite);
    let open = World::start(setup);
    accepted(&open, chunks());
    assert_eq!(open.send(unsigned("GET", "/k")).text(), "x");
    refused(
        &world,
        v4(with_body(unsigned("PUT", "/k"), "x"), &[], "STREAMING-ANYTHING"),
        403,
        "AccessDenied",
    );
    let unchunked = unsigned("PUT", "/k").header("x-amz-decoded-content-length", "9");
    for body in ["", "no chunks"] {
        let request = v4(with_body(unchunked.clone(), body), &[], SIGNED_CHUNKS);
        refused(&world, request, 400, "IncompleteBody");
    }
    let digest = sha256_of(b"x").to_string();
    accepted(&world, sign(with_body(unsigned("PUT", "/k").header("x-amz-content-sha256", &digest), "x")));
}

const BUCKET: &str = "examplebucket-1250000000";

#[test]
fn the_length_of_chunked_content_is_a_number_and_the_right_one() {
    let world = World::new();
    let put = |length: Option<&str>| {
        let mut request = in_chunks(unsigned("PUT", "/k"), &[], SIGNED_CHUNKS, "four", &[]);
        request.headers.retain(|(name, _)| name != "x-amz-decoded-content-length");
        length
            .into_iter()
            .fold(request, |request, length| request.header("x-amz-decoded-content-length", length))
    };
    for wrong in ["four", "+4", "4.0", "-4", "0x4", "", "4 4", "99999999999999999999999"] {
        refused(&world, put(Some(wrong)), 400, "InvalidArgument");
    }
    refused(&world, put(Some("5")), 400, "IncompleteBody");
    refused(&world, put(None), 411, "MissingContentLength");
    accepted(&world, put(Some("4")));
    assert_eq!(world.send(xml("GET", "/k")).text(), "four");
}

/// Headers that change what a PUT of an object means.
const MEANING: [(&str, &str); 8] = [
    ("acl", "public-read"),
    ("copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/k"),
    ("meta-a", "b"),
    ("storage-class", "STANDARD_IA"),
    ("grant-read", "id=\"1250000001\""),
    ("tagging", "a=b"),
    ("server-side-encryption", "AES256"),
    ("security-token", "stolen"),
];

#[test]
fn a_header_that_changes_the_meaning_is_signed_or_refused() {
    let world = World::new();
    let open = World::with_options(|options| options.unsigned_headers = UnsignedHeaders::Allow);
    for world in [&world, &open] {
        accepted(world, xml_with("PUT", "/k", "x"));
    }
    for (rest, value) in MEANING {
        for prefix in ["x-amz-", "x-cos-"] {
            let name = format!("{prefix}{rest}");
            let put = || with_body(unsigned("PUT", "/new"), if rest == "copy-source" { "" } else { "y" });
            let all: [Request; 4] = [
                v4(put(), &[], UNSIGNED),
                v4_url(put(), &[], UNSIGNED),
                v2(put(), "", &format!("/{BUCKET}/new")),
                v2_url(put(), "", &format!("/{BUCKET}/new")),
            ];
            for (at, request) in all.into_iter().enumerate() {
                let added = request.header(&name, value);
                // A token is looked at before the code; what version 2 always covers no longer matches.
                let code = match (rest, at, prefix) {
                    ("security-token", 0 | 1, _) | ("security-token", _, "x-amz-") => "InvalidToken",
                    (_, 2 | 3, "x-amz-") => "SignatureDoesNotMatch",
                    _ => "AccessDenied",
                };
                let answer = refused(&world, added.clone(), 403, code);
                if code == "AccessDenied" {
                    let message = "There were headers present in the request which were not signed";
                    assert_eq!(answer.element("Message"), Some(message), "{name}");
                    let reason = answer.header("x-cosplay-reason").unwrap();
                    assert!(reason.contains(&name) && reason.contains("unsigned_headers"), "{reason}");
                    if rest != "security-token" {
                        accepted(&open, added);
                    }
                }
            }
            if rest == "security-token" {
                continue;
            }
            let put = put().header(&name, value);
            accepted(&world, v4(put.clone(), &[&name], UNSIGNED));
            accepted(&world, v4_url(put.clone(), &[&name], UNSIGNED));
            if prefix == "x-amz-" {
                let words = format!("{name}:{value}\n");
                accepted(&world, v2(put.clone(), &words, &format!("/{BUCKET}/new")));
                accepted(&world, v2_url(put, &words, &format!("/{BUCKET}/new")));
            }
        }
    }
}

#[test]
fn a_signed_word_of_one_dialect_is_not_overruled_by_an_unsigned_one_of_the_other() {
    let world = World::new();
    let put = || with_body(unsigned("PUT", "/k").header("x-amz-acl", "private"), "x");
    for request in [
        v4(put(), &["x-amz-acl"], UNSIGNED),
        v4_url(put(), &["x-amz-acl"], UNSIGNED),
        v2(put(), "x-amz-acl:private\n", &format!("/{BUCKET}/k")),
    ] {
        refused(&world, request.clone().header("x-cos-acl", "public-read"), 403, "AccessDenied");
        accepted(&world, request.header("x-cos-acl", "private"));
        assert_eq!(world.send(unsigned("GET", "/k")).status, 403);
    }
}

#[test]
fn headers_that_change_nothing_need_no_signature() {
    let world = World::new();
    for (name, value) in [
        ("x-amz-checksum-crc32", "AAAAAA=="),
        ("x-amz-sdk-checksum-algorithm", "CRC32"),
        ("x-amz-user-agent", "aws-sdk-js/2"),
        ("x-amz-expected-bucket-owner", "1250000000"),
        ("x-amz-request-payer", "requester"),
        ("x-amz-trailer", "x"),
        ("x-cos-sdk-retry", "true"),
        ("x-cos-request-id", "x"),
        ("amz-sdk-request", "attempt=1"),
        ("Range", "bytes=0-1"),
    ] {
        let put = || with_body(unsigned("PUT", "/k"), "content");
        accepted(&world, v4(put(), &[], UNSIGNED).header(name, value));
        accepted(&world, v4_url(put(), &[], UNSIGNED).header(name, value));
        if !name.starts_with("x-amz") {
            accepted(&world, v2(put(), "", &format!("/{BUCKET}/k")).header(name, value));
        }
    }
}

#[test]
fn the_host_is_among_the_headers_that_aws_signs() {
    let world = World::new();
    let request = v4(unsigned("GET", "/k"), &[], UNSIGNED);
    let mut bare = request.clone();
    for (name, value) in &mut bare.headers {
        if name == "Authorization" {
            *value = value.replace("SignedHeaders=host;", "SignedHeaders=");
        }
    }
    let answer = refused(&world, bare, 403, "AccessDenied");
    assert!(answer.header("x-cosplay-reason").unwrap().contains("a list with host in it"));
    let mut bare = v4_url(unsigned("GET", "/k"), &["x-amz-meta-a"], UNSIGNED);
    bare.target = bare.target.replace("SignedHeaders=host%3B", "SignedHeaders=");
    refused(&world, bare, 403, "AccessDenied");
    accepted(&world, xml_with("PUT", "/k", "x"));
    accepted(&world, request);
}

#[test]
fn a_signature_for_one_bucket_is_good_on_no_other_host() {
    let world = world_of_two();
    let both = |request: Request| {
        assert_eq!(accepted(&world, request.clone()).text(), "first");
        refused(&world, to(request.clone(), SECOND), 403, "SignatureDoesNotMatch");
        // In front of a host of our own, a proxy, and by the header of VOD's clients.
        let forwarded = request.clone().header("Vod-Forward-Cos", SECOND);
        refused(&world, forwarded.clone(), 403, "SignatureDoesNotMatch");
        refused(&world, to(forwarded, "vod2.qcloud.com"), 403, "SignatureDoesNotMatch");
        let mut absolute = request.clone();
        absolute.target = format!("http://{SECOND}{}", absolute.target);
        let answer = world.send(absolute);
        assert!(matches!(answer.status, 400 | 403) && answer.text() != "second", "{}", answer.text());
        let good = to(request.clone(), "vod2.qcloud.com").header("Vod-Forward-Cos", HOST);
        assert_eq!(accepted(&world, good).text(), "first");
        let mut absolute = request;
        absolute.target = format!("http://{HOST}{}", absolute.target);
        assert_eq!(accepted(&world, absolute).text(), "first");
    };
    both(xml("GET", "/k"));
    both(presigned(unsigned("GET", "/k"), &grant()));
    both(v4(unsigned("GET", "/k"), &[], UNSIGNED));
    both(v4_url(unsigned("GET", "/k"), &[], UNSIGNED));
    both(v2(unsigned("GET", "/k"), "", &format!("/{BUCKET}/k")));
    both(v2_url(unsigned("GET", "/k"), "", &format!("/{BUCKET}/k")));
}

#[test]
fn an_older_signature_of_aws_is_for_the_bucket_that_it_names() {
    let world = world_of_two();
    let own = world.address.to_string();
    let path_style = |host: &str, target: &str| {
        let get = || Request::get(target).header("Host", host);
        [v2(get(), "", target), v2_url(get(), "", target)]
    };
    for request in path_style(&own, "/second-1250000000/k") {
        assert_eq!(accepted(&world, request.clone()).text(), "second");
        // Elsewhere the same path is a key, or nothing.
        refused(&world, to(request.clone(), HOST), 403, "SignatureDoesNotMatch");
        refused(&world, to(request, SECOND), 403, "SignatureDoesNotMatch");
    }
    let service = || Request::get("/").header("Host", SERVICE);
    for request in [v2(service(), "", "/"), v2_url(service(), "", "/")] {
        refused(&world, to(request.clone(), HOST), 403, "SignatureDoesNotMatch");
        accepted(&world, request);
    }
    let list = || unsigned("GET", "/");
    for request in [v2(list(), "", &format!("/{BUCKET}/")), v2_url(list(), "", &format!("/{BUCKET}/"))] {
        refused(&world, to(request.clone(), SERVICE), 403, "SignatureDoesNotMatch");
        refused(&world, to(request.clone(), SECOND), 403, "SignatureDoesNotMatch");
        accepted(&world, request);
    }
}

#[test]
fn words_appended_to_a_pre_signed_url_of_the_older_scheme_are_noticed() {
    let world = World::new();
    let put = || with_body(unsigned("PUT", "/k"), "x");
    let resource = format!("/{BUCKET}/k");
    for (word, code) in [
        ("x-amz-acl=public-read", "SignatureDoesNotMatch"),
        ("X-Amz-Acl=public-read", "SignatureDoesNotMatch"),
        ("x-amz-meta-a=b", "SignatureDoesNotMatch"),
        ("x-cos-acl=public-read", "AccessDenied"),
        ("X-COS-ACL=public-read", "AccessDenied"),
        ("acl", "SignatureDoesNotMatch"),
    ] {
        let mut added = v2_url(put(), "", &resource);
        added.target += &format!("&{word}");
        refused(&world, added, 403, code);
        let mut added = v2(put(), "", &resource);
        added.target += &format!("?{word}");
        refused(&world, added, 403, if word == "acl" { code } else { "AccessDenied" });
    }
    // boto3 has the words that were signed as headers in the URL, and need not send them again.
    let mut words = v2_url(put(), "x-amz-acl:public-read\nx-amz-meta-a:b\n", &resource);
    words.target += "&x-amz-acl=public-read&x-amz-meta-a=b";
    accepted(&world, words.clone());
    accepted(&world, words.header("x-amz-meta-a", "b"));
    let got = accepted(&world, unsigned("GET", "/k"));
    assert_eq!(got.header("x-cos-meta-a"), Some("b"));
}

#[test]
fn a_word_of_the_older_scheme_does_not_hold_another() {
    let world = World::new();
    let words = "x-amz-meta-a:b\nx-amz-storage-class:STANDARD_IA\n";
    let url = |more: &str| {
        let mut put = v2_url(with_body(unsigned("PUT", "/k"), "x"), words, &format!("/{BUCKET}/k"));
        put.target += more;
        put
    };
    refused(&world, url("&x-amz-meta-a=b%0Ax-amz-storage-class%3ASTANDARD_IA"), 403, "AccessDenied");
    refused(&world, url("&x-amz-meta-a%3Ab%0Ax-amz-storage-class=STANDARD_IA"), 403, "AccessDenied");
    accepted(&world, url("&x-amz-meta-a=b&x-amz-storage-class=STANDARD_IA"));
}

#[test]
fn an_older_signature_covers_the_sub_resources_of_cos_as_well() {
    let world = World::new();
    let referer = "<RefererConfiguration><Status>Enabled</Status><RefererType>Black-List</RefererType>\
        <DomainList><Domain>a.example</Domain></DomainList></RefererConfiguration>";
    accepted(&world, xml_with("PUT", "/?referer", referer));
    let get = |target: &str, resource: &str| v2(unsigned("GET", target), "", resource);
    let bare = format!("/{BUCKET}/");
    for name in ["referer", "domain", "origin"] {
        refused(&world, get(&format!("/?{name}"), &bare), 403, "SignatureDoesNotMatch");
    }
    accepted(&world, get("/?referer", &format!("{bare}?referer")));
    accepted(&world, get("/?list-type=2&prefix=x", &bare));
}

#[test]
fn a_span_ends_after_it_starts() {
    let world = World::new();
    let reversed = Grant { start: UnixSeconds(NOW + 100), end: UnixSeconds(NOW + 50), ..grant() };
    for request in [signed(unsigned("GET", "/"), &reversed), presigned(unsigned("GET", "/"), &reversed)] {
        let answer = refused(&world, request, 403, "AccessDenied");
        assert!(answer.header("x-cosplay-reason").unwrap().contains("the start not behind the end"));
    }
    let policy = policy("").replace("1699999940;1700003600", "1700000100;1700000050");
    let fields = [("key", "k"), ("q-key-time", "1700000100;1700000050")];
    refused(&world, form(&fields, &policy, b"x"), 403, "AccessDenied");
    for (start, end) in [(NOW, NOW), (NOW - 60, NOW + 60), (NOW + 100, NOW + 200)] {
        accepted(
            &world,
            signed(
                unsigned("GET", "/"),
                &Grant { start: UnixSeconds(start), end: UnixSeconds(end), ..grant() },
            ),
        );
    }
}

#[test]
fn what_is_signed_once_is_said_once() {
    let world = World::new();
    accepted(&world, xml_with("PUT", "/k", "x"));
    let twice = |request: Request| {
        let carried = request.headers.iter().find(|(name, _)| name == "Authorization").unwrap().1.clone();
        refused(&world, request.clone().header("Authorization", &carried), 403, "AccessDenied");
        refused(
            &world,
            request.clone().header("authorization", "q-sign-algorithm=sha1"),
            403,
            "AccessDenied",
        );
        accepted(&world, request);
        carried
    };
    let own = twice(xml("GET", "/k"));
    twice(v4(unsigned("GET", "/k"), &[], UNSIGNED));
    twice(v2(unsigned("GET", "/k"), "", &format!("/{BUCKET}/k")));
    for field in own.split('&') {
        let more = unsigned("GET", "/k").header("Authorization", &format!("{own}&{field}"));
        refused(&world, more, 403, "AccessDenied");
    }
    for request in [
        presigned(unsigned("GET", "/k"), &grant()),
        v4_url(unsigned("GET", "/k"), &[], UNSIGNED),
        v2_url(unsigned("GET", "/k"), "", &format!("/{BUCKET}/k")),
    ] {
        let (path, query) = request.target.split_once('?').unwrap();
        for field in query.split('&') {
            for target in [format!("{path}?{query}&{field}"), format!("{path}?{field}&{query}")] {
                let answer = refused(&world, Request { target, ..request.clone() }, 403, "AccessDenied");
                assert!(answer.header("x-cosplay-reason").unwrap().contains("more than once"));
            }
        }
        accepted(&world, request);
    }
    let credential = v4(unsigned("GET", "/k"), &[], UNSIGNED);
    let carried = &credential.headers.iter().find(|(name, _)| name == "Authorization").unwrap().1;
    for field in carried.split_once(' ').unwrap().1.split(", ") {
        let mut more = credential.clone();
        more.headers.retain(|(name, _)| name != "Authorization");
        refused(&world, more.header("Authorization", &format!("{carried}, {field}")), 403, "AccessDenied");
    }
}

#[test]
fn half_a_signature_in_a_query_is_no_anonymous_request() {
    let world = World::new();
    accepted(&world, sign(with_body(unsigned("PUT", "/k").header("x-cos-acl", "public-read"), "x")));
    for query in [
        "q-signature=x",
        "q-ak=x",
        "X-Amz-Signature=x",
        "x-amz-credential=x",
        "Signature=x",
        "AWSAccessKeyId=x",
        "sign=x",
    ] {
        refused(&world, unsigned("GET", &format!("/k?{query}")), 403, "AccessDenied");
    }
    for query in ["", "?v=3", "?sign=", "?Expires=1"] {
        accepted(&world, unsigned("GET", &format!("/k{query}")));
    }
}

#[test]
fn a_field_of_a_form_is_judged_and_acts_as_one() {
    let world = World::new();
    let mut setup = Setup::default();
    setup.bucket.acl = Canned::PublicReadWrite;
    let open = World::start(setup);
    let private = policy(r#"{"acl":"private"}"#);
    let posted = |first: &str, second: Option<&str>| {
        let mut fields = vec![("key", "k"), ("acl", first)];
        fields.extend(second.map(|second| ("ACL", second)));
        form(&fields, &private, b"x")
    };
    let with_name = |mut request: Request| {
        let text = String::from_utf8(request.body).unwrap();
        request.body = text.replacen("name=\"acl\"", "name=\"acl\"; filename=\"f\"", 1).into_bytes();
        request
    };
    refused(&world, posted("private", Some("public-read")), 400, "InvalidArgument");
    refused(&world, with_name(posted("private", Some("public-read"))), 400, "InvalidArgument");
    let any = policy(r#"["starts-with","$acl",""]"#);
    refused(
        &world,
        form(&[("key", "k"), ("acl", ""), ("acl", "public-read")], &any, b"x"),
        400,
        "InvalidArgument",
    );
    refused(&world, posted("public-read", None), 403, "AccessDenied");
    // A file's name makes no other field of it.
    refused(&world, with_name(posted("public-read", None)), 403, "AccessDenied");
    accepted(&world, with_name(form(&[("key", "k"), ("acl", "public-read")], &any, b"x")));
    assert_eq!(world.send(unsigned("GET", "/k")).status, 200);
    accepted(&world, posted("private", None));
    assert_eq!(world.send(unsigned("GET", "/k")).status, 403);
    for name in ["key", "Content-Type", "x-cos-meta-a", "x-cos-storage-class", "success_action_status"] {
        let twice = [("key", "k"), (name, "STANDARD"), (name, "STANDARD_IA")];
        refused(&world, form(&twice, &policy(""), b"x"), 400, "InvalidArgument");
    }
    let bytes: [(&str, &[u8]); 3] = [("key", b"k"), ("x-cos-meta-a", b"\xff"), ("file", b"x")];
    refused(&open, Request::form("/", &bytes).header("Host", HOST), 400, "InvalidArgument");
    // Fields that nobody knows may come as they like.
    accepted(&world, form(&[("key", "k"), ("colour", "red"), ("colour", "blue")], &policy(""), b"x"));
}

/// A form that is signed like a request, over `headers` as they stand in the request.
fn signed_form(headers: &[(&str, &str)], fields: &[(&str, &str)], place: &str) -> Request {
    let mut request = Request::new("POST", "/").header("Host", HOST);
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let names: Vec<&str> = headers.iter().map(|(name, _)| *name).chain(["host"]).collect();
    let own = signed(request, &Grant { headers: &names, ..grant() });
    let carried = own.headers.iter().find(|(name, _)| name == "Authorization").unwrap().1.clone();
    let all: Vec<(&str, &[u8])> = [("key", "k"), (place, &carried)]
        .iter()
        .chain(fields)
        .map(|(name, value)| (*name, value.as_bytes()))
        .chain([("file", &b"x"[..])])
        .collect();
    Request::form("/", &all).header("Host", HOST)
}

#[test]
fn a_header_does_not_stand_in_for_the_field_that_acts() {
    let world = World::new();
    let private = [("x-cos-acl", "private")];
    for acts in [("acl", "public-read"), ("x-cos-acl", "public-read")] {
        let attack = signed_form(&private, &[acts], "Signature").header("x-cos-acl", "private");
        refused(&world, attack, 403, "AccessDenied");
    }
    let attack = signed_form(&private, &[("x-cos-acl", "private"), ("acl", "public-read")], "Signature");
    refused(&world, attack, 403, "AccessDenied");
    let meta = [("x-cos-meta-a", "good")];
    let attack = signed_form(&meta, &[("x-cos-meta-a", "bad")], "Signature").header("x-cos-meta-a", "good");
    refused(&world, attack, 403, "AccessDenied");
    // Mini programs send what they sign as header and as field.
    accepted(
        &world,
        signed_form(&meta, &[("x-cos-meta-a", "good")], "Signature").header("x-cos-meta-a", "good"),
    );
    accepted(&world, signed_form(&meta, &[("x-cos-meta-a", "good")], "signature"));
    accepted(
        &world,
        signed_form(&private, &[("acl", "private")], "Signature").header("x-cos-acl", "private"),
    );
    // The type of the request is the form's, that in the field the object's.
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    accepted(&world, signed_form(&[("content-type", &kind)], &[("Content-Type", "image/png")], "Signature"));
    assert_eq!(world.send(xml("HEAD", "/k")).header("content-type"), Some("image/png"));
}

#[test]
fn a_form_and_its_header_carry_one_signature() {
    let world = World::new();
    let request = signed_form(&[], &[], "Signature");
    let text = String::from_utf8(request.body.clone()).unwrap();
    let carried = text.split("\r\n").find(|line| line.starts_with("q-sign-algorithm")).unwrap().to_owned();
    accepted(&world, request.clone().header("Authorization", &carried));
    let other = signed(unsigned("POST", "/"), &Grant { end: UnixSeconds(NOW + 60), ..grant() });
    let other = &other.headers.iter().find(|(name, _)| name == "Authorization").unwrap().1;
    refused(&world, request.clone().header("Authorization", other), 403, "AccessDenied");
    let twice = request.header("Authorization", &carried).header("Authorization", &carried);
    refused(&world, twice, 403, "AccessDenied");
}

#[test]
fn a_token_beside_a_permanent_key_is_refused_wherever_both_stand() {
    let world = World::new();
    accepted(&world, xml_with("PUT", "/k", "x"));
    let token = "x-cos-security-token";
    let with = |value: &str| -> Vec<Request> {
        let amz = "x-amz-security-token";
        let query = format!("/k?{token}={value}");
        vec![
            signed(unsigned("GET", "/k").header(token, value), &grant()),
            signed(unsigned("GET", &query), &grant()),
            presigned(unsigned("GET", &query), &grant()),
            v4(unsigned("GET", "/k").header(amz, value), &[amz], UNSIGNED),
            v4_url(unsigned("GET", &format!("/k?X-Amz-Security-Token={value}")), &[], UNSIGNED),
            v2(
                unsigned("GET", "/k").header(amz, value),
                &format!("{amz}:{value}\n"),
                &format!("/{BUCKET}/k"),
            ),
            form(&[("key", "posted"), (token, value)], &policy(""), b"x"),
            signed_form(&[], &[(token, value)], "Signature"),
        ]
    };
    for request in with("stolen") {
        refused(&world, request, 403, "InvalidToken");
    }
    for request in with("") {
        accepted(&world, request);
    }
}

#[test]
fn trailers_behind_signed_chunks_are_signed_and_announced() {
    let world = World::with_options(|options| options.aws_trailers = AwsTrailers::Accept);
    let trailer = [("x-amz-checksum-crc32", "NhCmhg==")];
    let put = || unsigned("PUT", "/k").header("x-amz-trailer", "x-amz-checksum-crc32");
    refused(&world, in_chunks(put(), &[], SIGNED_CHUNKS, "hello", &trailer), 403, "SignatureDoesNotMatch");
    let named = unsigned("PUT", "/k").header("x-amz-trailer", SIGNED_ALL_THE_SAME[0].0);
    let unannounced = in_chunks(named, &[], SIGNED_CHUNKS, "hello", &SIGNED_ALL_THE_SAME);
    refused(&world, unannounced, 403, "SignatureDoesNotMatch");
    let mut bare = in_chunks(unsigned("PUT", "/k"), &[], SIGNED_TRAILERS, "hello", &[]);
    let text = String::from_utf8(bare.body.clone()).unwrap();
    let at = text.find("x-amz-trailer-signature").unwrap();
    bare.body.splice(at..text.len() - 2, []);
    bare.headers.retain(|(name, _)| name != "Content-Length");
    let body = bare.body.clone();
    refused(&world, with_body(bare, body), 403, "SignatureDoesNotMatch");
    let good = in_chunks(put(), &[], SIGNED_TRAILERS, "hello", &trailer);
    let changed = |from: &str, to: &str| {
        let text = String::from_utf8(good.body.clone()).unwrap();
        assert!(text.contains(from));
        let mut request = good.clone();
        request.headers.retain(|(name, _)| name != "Content-Length");
        with_body(request, text.replace(from, to))
    };
    refused(&world, changed("NhCmhg==", "NhCmhA=="), 403, "SignatureDoesNotMatch");
    refused(&world, changed("x-amz-trailer-signature", "x-amz-other"), 403, "SignatureDoesNotMatch");
    refused(&world, changed("x-amz-checksum-crc32:NhCmhg==\r\n", ""), 403, "SignatureDoesNotMatch");
    accepted(&world, good);
    assert_eq!(world.send(xml("GET", "/k")).text(), "hello");
}

#[test]
fn trailers_are_refused_unless_the_account_accepts_them_and_then_they_are_compared() {
    let put = |announced: &str, trailers: &[(&str, &str)], word: &str| {
        let request = unsigned("PUT", "/k").header("x-amz-trailer", announced);
        in_chunks(request, &[], word, "hello", trailers)
    };
    let crc = "x-amz-checksum-crc32";
    let refusing = World::new();
    for word in [UNSIGNED_TRAILERS, SIGNED_TRAILERS] {
        let answer = refused(&refusing, put(crc, &[(crc, "NhCmhg==")], word), 400, "InvalidRequest");
        let reason = answer.header("x-cosplay-reason").unwrap();
        assert!(reason.contains("when_required") && reason.contains("aws_trailers"), "{reason}");
    }
    let world = World::with_options(|options| options.aws_trailers = AwsTrailers::Accept);
    for word in [UNSIGNED_TRAILERS, SIGNED_TRAILERS] {
        for (name, good, bad) in [
            (crc, "NhCmhg==", "NhCmhA=="),
            ("x-amz-checksum-crc32c", "mnG7TA==", "mnG7TB=="),
            ("x-amz-checksum-crc64nvme", "M3eFcAZSQlc=", "AAAAAAAAAAA="),
            ("x-amz-checksum-sha1", "qvTGHdzF6KLavt4PO0gs2a6pQ00=", ""),
            ("x-amz-checksum-sha256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", "LPJNul"),
        ] {
            refused(&world, put(name, &[(name, bad)], word), 400, "BadDigest");
            accepted(&world, put(name, &[(name, good)], word));
        }
        refused(&world, put("x-amz-meta-a", &[("x-amz-meta-a", "b")], word), 400, "InvalidRequest");
        refused(&world, put(crc, &[], word), 400, "InvalidRequest");
        refused(&world, put("", &[(crc, "NhCmhg==")], word), 400, "InvalidRequest");
        accepted(&world, put("", &[], word));
    }
    assert_eq!(world.send(xml("GET", "/k")).text(), "hello");
}

#[test]
fn blanks_within_a_signed_value_count_as_they_are() {
    let world = World::new();
    let put = |sent: &str| with_body(unsigned("PUT", "/k").header("x-amz-meta-a", sent), "x");
    let request = v4(put("a  b"), &["x-amz-meta-a"], UNSIGNED);
    let collapsed = |request: &Request| {
        let mut other = request.clone();
        other
            .headers
            .iter_mut()
            .filter(|(name, _)| name == "x-amz-meta-a")
            .for_each(|(_, v)| *v = "a b".into());
        other
    };
    refused(&world, collapsed(&request), 403, "SignatureDoesNotMatch");
    // A client that collapses what it signs, as AWS describes it, is refused as by the service.
    let mut sent = v4(put("a b"), &["x-amz-meta-a"], UNSIGNED);
    sent.headers.iter_mut().filter(|(name, _)| name == "x-amz-meta-a").for_each(|(_, v)| *v = "a  b".into());
    refused(&world, sent, 403, "SignatureDoesNotMatch");
    accepted(&world, request);
    let own = with_body(unsigned("PUT", "/k").header("x-cos-meta-a", "a  b"), "x");
    accepted(&world, signed(own, &Grant { headers: &["host", "x-cos-meta-a"], ..grant() }));
}

#[test]
fn a_plus_in_a_path_is_signed_as_a_blank() {
    let world = World::new();
    for (sent, as_signed, good) in [
        ("/a+b", "/a%20b", true),
        ("/a+b", "/a%2Bb", false),
        ("/a%2Bb", "/a%2Bb", true),
        ("/a%2Bb", "/a%20b", false),
    ] {
        for make in [sign, |request| v4(request, &[], UNSIGNED), |request| presigned(request, &grant())] {
            let request = make(with_body(unsigned("PUT", as_signed), "x"));
            let moved = Request { target: request.target.replacen(as_signed, sent, 1), ..request };
            if good {
                accepted(&world, moved);
            } else {
                let answer = refused(&world, moved, 403, "SignatureDoesNotMatch");
                let path = if sent == "/a+b" { "/a b" } else { "/a+b" };
                assert!(
                    answer.text().contains(path)
                        || answer.text().contains("/a%20b")
                        || answer.text().contains("/a%2Bb")
                );
            }
        }
    }
    let answer = world.send(Request { target: "/a+b".into(), ..xml("GET", "/a%2Bb") });
    assert!(answer.element("FormatString").unwrap().starts_with("get\n/a b\n"), "{}", answer.text());
}

/// A signature of the JSON API, as the Node.js SDK makes it for URLs of these hosts.
fn of_json(change: impl FnOnce(&mut cos_json::Grant<'static>)) -> String {
    let mut own = crate::support::sign::grant();
    own.file = "/1250000000/examplebucket/dir/k";
    change(&mut own);
    encode_component(&crate::support::sign::signed(own)).to_string()
}

#[test]
fn a_signature_of_the_json_api_opens_an_object_for_reading() {
    let world = world_of_two();
    accepted(&world, xml_with("PUT", "/dir/k", "content"));
    let good = of_json(|_| {});
    for method in ["GET", "HEAD"] {
        accepted(&world, unsigned(method, &format!("/dir/k?sign={good}")));
    }
    assert_eq!(
        world.send(unsigned("GET", &format!("/dir/k?sign={}", of_json(|own| own.file = "")))).text(),
        "content"
    );
    let get = |sign: &str| unsigned("GET", &format!("/dir/k?sign={sign}"));
    refused(&world, unsigned("GET", &format!("/k?sign={good}")), 403, "AccessDenied");
    refused(&world, to(get(&good), SECOND), 403, "AccessDenied");
    refused(&world, get(&of_json(|own| own.expires = UnixSeconds(NOW - 1))), 403, "AccessDenied");
    refused(&world, get(&of_json(|own| own.expires = UnixSeconds(0))), 403, "AccessDenied");
    refused(&world, get(&of_json(|own| own.secret_id = "AKIDnobody")), 403, "InvalidAccessKeyId");
    refused(&world, get(&of_json(|own| own.bucket = "second")), 403, "AccessDenied");
    refused(
        &world,
        get(&cos_json::sign(&crate::support::sign::grant().plaintext(), "another").replace('+', "%2B")),
        403,
        "SignatureDoesNotMatch",
    );
    refused(&world, get(&format!("{good}&x-cos-security-token=stolen")), 403, "InvalidToken");
    refused(&world, get("garbage"), 403, "AccessDenied");
    refused(&world, get(&format!("{good}&sign={good}")), 403, "AccessDenied");
    let anything = of_json(|own| own.file = "");
    for (method, target) in [
        ("PUT", "/dir/k"),
        ("DELETE", "/dir/k"),
        ("GET", "/dir/k?acl"),
        ("GET", "/"),
        ("POST", "/dir/k?uploads"),
    ] {
        let join = if target.contains('?') { '&' } else { '?' };
        refused(
            &world,
            with_body(unsigned(method, &format!("{target}{join}sign={anything}")), ""),
            403,
            "AccessDenied",
        );
    }
}

#[test]
fn a_temporary_keys_json_signature_needs_its_token_and_its_time() {
    let world = World::new();
    accepted(&world, xml_with("PUT", "/k", "content"));
    let account = world.app.accounts.by_appid(DEMO_APPID).unwrap();
    let asked = credentials::Grant { appid: DEMO_APPID, bucket: None, policy: None, seconds: 60 };
    let paid = world.app.credentials.reserve().unwrap();
    let issued = world.app.credentials.issue(paid, &account, asked, &world.app.ids, UnixSeconds(NOW));
    let own = cos_json::Grant { secret_id: &issued.account.secret_id, ..crate::support::sign::grant() };
    let carried = cos_json::sign(&own.plaintext(), &issued.account.secret_key);
    let target = format!("/k?sign={}", encode_component(&carried));
    refused(&world, unsigned("GET", &target), 403, "InvalidToken");
    let token = |request: Request| request.header("x-cos-security-token", &issued.token);
    accepted(&world, token(unsigned("GET", &target)));
    accepted(&world, unsigned("GET", &format!("{target}&x-cos-security-token={}", issued.token)));
    world.advance(60);
    refused(&world, token(unsigned("GET", &target)), 403, "ExpiredToken");
}

#[test]
fn a_temporary_key_that_has_expired_is_told_so_in_every_scheme() {
    let world = World::new();
    let account = world.app.accounts.by_appid(DEMO_APPID).unwrap();
    let asked = credentials::Grant { appid: DEMO_APPID, bucket: None, policy: None, seconds: 60 };
    let paid = world.app.credentials.reserve().unwrap();
    let issued = world.app.credentials.issue(paid, &account, asked, &world.app.ids, UnixSeconds(NOW));
    let own =
        Grant { secret_id: &issued.account.secret_id, secret_key: &issued.account.secret_key, ..grant() };
    let request = signed(unsigned("GET", "/").header("x-cos-security-token", &issued.token), &own);
    accepted(&world, request.clone());
    world.advance(60);
    refused(&world, request, 403, "ExpiredToken");
    assert_ne!((DEMO_SECRET_ID, DEMO_SECRET_KEY), (own.secret_id, own.secret_key));
}

#[test]
fn a_form_signed_in_its_query_is_judged_by_that_signature() {
    let mut setup = Setup::default();
    setup.bucket.acl = Canned::PublicReadWrite;
    let (open, world) = (World::start(setup), World::new());
    let fields: [(&str, &[u8]); 2] = [("key", b"k"), ("file", b"x")];
    let posted = || Request::form("/", &fields).header("Host", HOST);
    accepted(&open, posted());
    refused(&world, posted(), 403, "AccessDenied");
    accepted(&world, presigned(posted(), &grant()));
    let wrong = presigned(posted(), &Grant { secret_key: "another", ..grant() });
    refused(&open, wrong, 403, "SignatureDoesNotMatch");
}

#[test]
fn a_host_in_capitals_is_signed_as_it_stands_or_in_lower_case() {
    let world = World::new();
    let host = HOST.to_ascii_uppercase();
    for make in [sign, |request| v4(request, &[], UNSIGNED)] {
        accepted(&world, make(Request::get("/").header("Host", &host)));
        accepted(&world, to(make(unsigned("GET", "/")), &host));
    }
    refused(&world, to(sign(Request::get("/").header("Host", &host)), HOST), 403, "SignatureDoesNotMatch");
}

#[test]
fn words_of_s3s_dialect_in_the_query_are_for_pre_signed_urls() {
    let world = World::new();
    let put = |target: &str| with_body(unsigned("PUT", target), "x");
    // Signed along with the query, but no word of a request that is signed in its header.
    accepted(&world, v4(put("/k?x-amz-meta-a=b"), &[], UNSIGNED));
    assert_eq!(world.send(xml("HEAD", "/k")).header("x-cos-meta-a"), None);
    accepted(&world, v4_url(put("/k?x-amz-meta-a=b"), &[], UNSIGNED));
    assert_eq!(world.send(xml("HEAD", "/k")).header("x-cos-meta-a"), Some("b"));
    // A mark of an AWS signature beside another signature makes no dialect.
    let mut own = presigned(put("/k"), &grant());
    own.target += "&X-Amz-Signature=x&x-amz-meta-a=b";
    accepted(&world, own);
    assert_eq!(world.send(xml("HEAD", "/k")).header("x-cos-meta-a"), None);
}
