//! S3's clients, word by word: what they send under `x-amz-` has its effect, and they find what they look
//! for.

use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::aws_v4;
use cosplay::internals::domain::store::configuration::Versioning;
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::http::{Answer, Request};
use crate::support::xml::{self, HOST, with_body, with_signable};
use crate::support::{NOW, World};

/// A request with an AWS signature over its host and its `x-amz-` headers.
fn signed(request: Request) -> Request {
    let stamp = aws_v4::stamp(UnixSeconds(NOW));
    let request = request.header("x-amz-date", &stamp).header("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
    let names = request.headers.iter().map(|(name, _)| name.to_ascii_lowercase());
    let names: Vec<String> = names.filter(|name| name == "host" || name.starts_with("x-amz-")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let grant = aws_v4::Grant {
        secret_id: DEMO_SECRET_ID,
        secret_key: DEMO_SECRET_KEY,
        region: "ap-guangzhou",
        stamp: &stamp,
        headers: &names,
        payload: "UNSIGNED-PAYLOAD",
    };
    let signature = with_signable(&request, |signable| aws_v4::sign(&grant, signable)).unwrap().0;
    request.header("Authorization", &signature)
}

fn s3(world: &World, method: &'static str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut request = with_body(Request::new(method, target).header("Host", HOST), body);
    for (name, value) in headers {
        request = request.header(name, value);
    }
    world.send(signed(request))
}

#[test]
fn a_copy_is_a_copy() {
    let world = World::new();
    assert_eq!(s3(&world, "PUT", "/a%20b", &[("x-amz-meta-k", "v")], b"content").status, 200);
    let copied = s3(&world, "PUT", "/c", &[("x-amz-copy-source", "/examplebucket-1250000000/a%20b")], b"");
    assert!(copied.status == 200 && copied.text().contains("<CopyObjectResult>"), "{}", copied.text());
    let got = s3(&world, "GET", "/c", &[], b"");
    assert_eq!((&got.body[..], got.header("x-amz-meta-k")), (&b"content"[..], Some("v")));
    let replaced = [
        ("x-amz-copy-source", "examplebucket-1250000000/c"),
        ("x-amz-metadata-directive", "REPLACE"),
        ("x-amz-meta-k", "new"),
    ];
    assert_eq!(s3(&world, "PUT", "/c", &replaced, b"").status, 200);
    assert_eq!(s3(&world, "HEAD", "/c", &[], b"").header("x-amz-meta-k"), Some("new"));
    let absent = [("x-amz-copy-source", "examplebucket-1250000000/absent")];
    assert_eq!(s3(&world, "PUT", "/d", &absent, b"").word(), "NoSuchKey");
    let unless =
        [("x-amz-copy-source", "examplebucket-1250000000/c"), ("x-amz-copy-source-if-match", "\"0\"")];
    assert_eq!(s3(&world, "PUT", "/d", &unless, b"").status, 412);
}

#[test]
fn a_part_is_copied_from_a_range() {
    let world = World::new();
    s3(&world, "PUT", "/source", &[], b"0123456789");
    let id = s3(&world, "POST", "/big?uploads", &[], b"").element("UploadId").unwrap().to_owned();
    let source =
        [("x-amz-copy-source", "examplebucket-1250000000/source"), ("x-amz-copy-source-range", "bytes=2-4")];
    let part = s3(&world, "PUT", &format!("/big?partNumber=1&uploadId={id}"), &source, b"");
    assert!(part.text().contains("<CopyPartResult>"), "{}", part.text());
    let etag = part.element("ETag").unwrap();
    let list = format!(
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>"
    );
    assert_eq!(s3(&world, "POST", &format!("/big?uploadId={id}"), &[], list.as_bytes()).status, 200);
    assert_eq!(s3(&world, "GET", "/big", &[], b"").body, b"234");
}

#[test]
fn what_is_said_of_an_object_is_kept_and_told_in_both_dialects() {
    let world = World::new();
    let said = [
        ("x-amz-meta-Kind", "test"),
        ("x-amz-acl", "public-read"),
        ("x-amz-storage-class", "STANDARD_IA"),
        ("x-amz-tagging", "a=1&b=2"),
        ("x-amz-server-side-encryption", "AES256"),
    ];
    let put = s3(&world, "PUT", "/o", &said, b"content");
    assert_eq!(put.header("x-amz-server-side-encryption"), Some("AES256"));
    assert_eq!(put.header("x-amz-request-id"), put.header("x-cos-request-id"));
    assert!(put.head.contains("\r\nx-amz-request-id: "), "names stay in lower case: {}", put.head);
    let head = s3(&world, "HEAD", "/o", &[], b"");
    for (name, value) in [("meta-kind", "test"), ("storage-class", "STANDARD_IA")] {
        assert_eq!(head.header(&format!("x-amz-{name}")), Some(value));
        assert_eq!(head.header(&format!("x-cos-{name}")), Some(value));
    }
    assert_eq!(world.send(xml::unsigned("GET", "/o")).body, b"content", "public-read");
    assert_eq!(s3(&world, "GET", "/o?tagging", &[], b"").elements("Key"), ["a", "b"]);
    assert_eq!(s3(&world, "PUT", "/o?acl", &[("x-amz-acl", "private")], b"").status, 200);
    assert_eq!(world.send(xml::unsigned("GET", "/o")).status, 403);
    let everybody = [("x-amz-grant-read", r#"uri="http://acs.amazonaws.com/groups/global/AllUsers""#)];
    assert_eq!(s3(&world, "PUT", "/o?acl", &everybody, b"").status, 200);
    assert_eq!(world.send(xml::unsigned("GET", "/o")).status, 200);
}

#[test]
fn only_values_with_two_names_are_translated() {
    let world = World::new();
    let said = [("x-amz-meta-k", "GLACIER aws:kms"), ("x-amz-storage-class", "GLACIER")];
    assert_eq!(s3(&world, "PUT", "/GLACIER", &said, b"x").status, 200);
    let head = s3(&world, "HEAD", "/GLACIER", &[], b"");
    let told = |name: &str| head.header(name).map(str::to_owned);
    assert_eq!(
        (told("x-amz-meta-k"), told("x-cos-meta-k")),
        (Some(said[0].1.into()), Some(said[0].1.into()))
    );
    assert_eq!(
        (told("x-amz-storage-class"), told("x-cos-storage-class")),
        (Some("GLACIER".into()), Some("ARCHIVE".into()))
    );
    s3(&world, "PUT", "/deep", &[("x-amz-storage-class", "DEEP_ARCHIVE")], b"x");
    assert_eq!(s3(&world, "HEAD", "/deep", &[], b"").header("x-amz-storage-class"), Some("DEEP_ARCHIVE"));
    s3(&world, "PUT", "/ARCHIVE aws:kms".replace(' ', "%20").as_str(), &[], b"y");
    let source = [("x-amz-copy-source", "examplebucket-1250000000/ARCHIVE%20aws:kms")];
    assert_eq!(s3(&world, "PUT", "/copy", &source, b"").status, 200);
}

#[test]
fn only_a_request_with_an_aws_signature_is_in_that_dialect() {
    let world = World::new();
    let put = |name| xml::sign(with_body(xml::unsigned("PUT", "/o").header(name, "v"), "content"));
    let answer = world.send(put("x-amz-sdk-checksum-algorithm"));
    assert_eq!((answer.status, answer.header("x-amz-request-id")), (200, None));
    let missed = world.send(put("x-amz-meta-k"));
    let reason = missed.header("x-cosplay-reason").unwrap();
    assert!(missed.status == 501 && reason.contains("send x-cos-meta-k"), "{reason}");
    let read = world.send(xml::sign(xml::unsigned("HEAD", "/o").header("x-amz-meta-k", "v")));
    assert_eq!((read.status, read.header("x-cos-meta-k")), (200, None));
}

#[test]
fn versions_are_named_as_s3_names_them() {
    let world = World::new();
    world.bucket().configuration.write().versioning = Versioning::Enabled;
    let first = s3(&world, "PUT", "/o", &[], b"1");
    let version = first.header("x-amz-version-id").unwrap();
    s3(&world, "PUT", "/o", &[], b"2");
    assert_eq!(s3(&world, "GET", &format!("/o?versionId={version}"), &[], b"").body, b"1");
    assert_eq!(s3(&world, "DELETE", "/o", &[], b"").header("x-amz-delete-marker"), Some("true"));
}

#[test]
fn aws_chunked_is_no_encoding_of_the_content_wherever_it_stands() {
    let world = World::new();
    for (sent, kept) in [
        ("aws-chunked", None),
        ("aws-chunked,gzip", Some("gzip")),
        ("gzip,aws-chunked", Some("gzip")),
        ("gzip, aws-chunked", Some("gzip")),
        ("gzip", Some("gzip")),
    ] {
        s3(&world, "PUT", "/o", &[("Content-Encoding", sent)], b"content");
        assert_eq!(s3(&world, "HEAD", "/o", &[], b"").header("content-encoding"), kept, "{sent}");
    }
}

#[test]
fn keys_are_listed_page_by_page_with_tokens() {
    let world = World::new();
    for key in ["a", "b/1", "b/2", "c", "d d"] {
        s3(&world, "PUT", &format!("/{}", key.replace(' ', "%20")), &[], b"x");
    }
    let list = |query: &str| s3(&world, "GET", &format!("/?list-type=2{query}"), &[], b"");
    let (mut keys, mut token, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = list(&format!("&max-keys=2&delimiter=%2F{token}"));
        keys.extend(page.elements("Key").iter().map(|key| (*key).to_owned()));
        keys.extend(page.text().contains("<Prefix>b/</Prefix>").then(|| "b/".to_owned()));
        pages += 1;
        match page.element("NextContinuationToken") {
            Some(next) => token = format!("&continuation-token={next}"),
            None => break,
        }
    }
    keys.sort();
    assert_eq!((keys, pages), (["a", "b/", "c", "d d"].map(String::from).to_vec(), 2));
    let all = list("&start-after=b%2F1&encoding-type=url");
    assert_eq!(all.elements("Key"), ["b/2", "c", "d%20d"]);
    assert_eq!((all.element("KeyCount"), all.element("IsTruncated")), (Some("3"), Some("false")));
    assert_eq!((all.element("StartAfter"), all.element("Owner")), (Some("b/1"), None));
    assert!(list("&fetch-owner=true").element("Owner").is_some());
    assert_eq!(list("&continuation-token=%21").word(), "InvalidArgument");
    assert_eq!(s3(&world, "GET", "/?list-type=3", &[], b"").word(), "InvalidArgument");
    assert_eq!(world.send(xml::unsigned("GET", "/?list-type=2")).word(), "AccessDenied");
}

#[test]
fn buckets_are_listed_on_our_own_host_whatever_s3s_clients_add() {
    let world = World::new();
    let own = world.address.to_string();
    for query in ["", "?x-id=ListBuckets", "?max-buckets=10", "?bucket-region=ap-guangzhou"] {
        let request = Request::get(format!("/{query}")).header("Host", &own);
        let answer = world.send(signed(request));
        assert!(answer.text().contains("<ListAllMyBucketsResult>"), "{query}: {}", answer.text());
    }
}

#[test]
fn the_older_signature_of_aws_is_verified_in_header_and_url() {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use cosplay::internals::primitives::digest::HmacKey;
    use cosplay::internals::primitives::escape::encode_component;
    let world = World::new();
    let code = |text: &str| STANDARD.encode(HmacKey::new(DEMO_SECRET_KEY.as_bytes()).code(text.as_bytes()));
    let date = "Tue, 14 Nov 2023 22:13:20 +0000";
    let put = |path: &str| {
        let text = format!("PUT\n\ntext/plain\n{date}\nx-amz-meta-k:v\n/examplebucket-1250000000{path}");
        let request = xml::unsigned("PUT", path)
            .header("Date", date)
            .header("Content-Type", "text/plain")
            .header("x-amz-meta-k", "v")
            .header("Authorization", &format!("AWS {DEMO_SECRET_ID}:{}", code(&text)));
        with_body(request, "content")
    };
    assert_eq!(world.send(put("/a%20b")).status, 200);
    let mut moved = put("/a%20b");
    moved.target = "/other".into();
    let refused = world.send(moved);
    assert_eq!(refused.word(), "SignatureDoesNotMatch");
    assert!(refused.text().contains("/examplebucket-1250000000/other"), "{}", refused.text());
    let expires = NOW + 60;
    let own = world.address.to_string();
    let get = |expires: i64| {
        let path = "/examplebucket-1250000000/a%20b";
        let signature = code(&format!("GET\n\n\n{expires}\n{path}"));
        let signature = encode_component(&signature);
        let query = format!("AWSAccessKeyId={DEMO_SECRET_ID}&Expires={expires}&Signature={signature}");
        world.send(Request::get(format!("{path}?{query}")).header("Host", &own))
    };
    let got = get(expires);
    assert_eq!((&got.body[..], got.header("x-amz-meta-k")), (&b"content"[..], Some("v")), "{}", got.text());
    assert_eq!(get(NOW - 1).status, 403);
}

#[test]
fn what_may_be_a_secret_is_not_repeated_in_the_reason() {
    let world = World::new();
    let refused = world.send(xml::unsigned("GET", "/a").header("Authorization", "AWS hushhush"));
    let reason = refused.header("x-cosplay-reason").unwrap();
    assert!(reason.contains("AWS <SecretId>:<signature>") && !reason.contains("hushhush"), "{reason}");
}
