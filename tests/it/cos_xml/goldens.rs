//! Exact answers of the XML API.
//!
//! `fixtures/requests/cos_xml/post_object/sample_<n>.http` are the nine samples of the manual's POST Object
//! page. As printed they cannot be sent: SecretId and signature are masked and the policies have expired. So
//! the demo key stands in its place, signed again; the clock stands at each form's own time; and the second
//! sample's policy names the bucket that is addressed. The lengths are the printed ones. All other cases are
//! written down here; the answers to all of them lie under `fixtures/golden/cos_xml/`, byte for byte. Each
//! case has a world of its own with a frozen clock and seeded ids.
//!
//! `COSPLAY_BLESS=1 cargo test --test it cos_xml::goldens` rewrites the answers.

use cosplay::internals::primitives::time::UnixSeconds;
use std::path::PathBuf;

use cosplay::internals::domain::clock::Mode;
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::domain::store::configuration::Versioning;

use crate::support::files::{part, request};
use crate::support::golden::{compare, project};
use crate::support::http::{Answer, Request};
use crate::support::xml::{HOST, SERVICE, delete_many, sign, unsigned, with_body, xml, xml_with};
use crate::support::{Setup, World};

fn fixtures(kind: &str) -> PathBuf {
    project("fixtures").join(kind).join("cos_xml")
}

/// The manual's sample `number`.
fn sample(number: usize) -> Request {
    request(&std::fs::read(fixtures("requests").join(format!("post_object/sample_{number}.http"))).unwrap())
}

/// The answer to a sample, in a bucket as the sample has it.
fn post(number: usize) -> Answer {
    let request = sample(number);
    let key_time = String::from_utf8(part(&request, "q-key-time").unwrap().to_vec()).unwrap();
    let now = UnixSeconds(key_time.split(';').next().unwrap().parse().unwrap());
    let versioning = match number {
        5 => Versioning::Enabled,
        6 => Versioning::Suspended,
        _ => Versioning::Off,
    };
    let bucket = BucketSettings { region: "ap-beijing".into(), versioning, ..BucketSettings::default() };
    let world = World::start(Setup { bucket, clock: Mode::Frozen { now }, ..Setup::default() });
    world.send(request)
}

const PARTS: &str = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber>\
    <ETag>\"108f528eb63b65e734f27ae331f5ffaa\"</ETag></Part></CompleteMultipartUpload>";

/// What is sent, one request after another; the last answer is the golden one. `@id@` is the last upload's
/// id, `@version@` the last version's.
fn cases() -> Vec<(&'static str, Vec<Request>)> {
    let put = |key: &str| xml_with("PUT", key, "[Object Content]");
    let versions = || {
        let body = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
        xml_with("PUT", "/?versioning", body)
    };
    let mut cases = vec![
        ("put_object", vec![put("/exampleobject")]),
        ("get_object", vec![put("/exampleobject"), xml("GET", "/exampleobject")]),
        (
            "get_object_range",
            vec![put("/exampleobject"), sign(unsigned("GET", "/exampleobject").header("Range", "bytes=1-6"))],
        ),
        ("head_object", vec![put("/exampleobject"), xml("HEAD", "/exampleobject")]),
        ("head_object_missing", vec![xml("HEAD", "/nothing")]),
        ("get_object_missing", vec![xml("GET", "/no%20thing")]),
        ("get_object_denied", vec![put("/exampleobject"), unsigned("GET", "/exampleobject")]),
        ("delete_object", vec![put("/exampleobject"), xml("DELETE", "/exampleobject")]),
        (
            "options_object",
            vec![
                unsigned("OPTIONS", "/exampleobject")
                    .header("Origin", "https://app.example")
                    .header("Access-Control-Request-Method", "PUT")
                    .header("Access-Control-Request-Headers", "authorization,content-md5"),
            ],
        ),
        (
            "put_object_copy",
            vec![
                put("/exampleobject"),
                sign(with_body(
                    unsigned("PUT", "/copy").header("x-cos-copy-source", &format!("{HOST}/exampleobject")),
                    "",
                )),
            ],
        ),
        ("append_object", vec![xml_with("POST", "/log?append&position=0", "[Object Content]")]),
        (
            "put_object_metadata",
            vec![
                sign(with_body(
                    unsigned("PUT", "/exampleobject")
                        .header("Content-Type", "text/plain")
                        .header("Cache-Control", "max-age=60")
                        .header("x-cos-meta-name", "caf\u{e9}")
                        .header("x-cos-storage-class", "STANDARD_IA")
                        .header("x-cos-tagging", "a=1&b=%2B")
                        .header("x-cos-server-side-encryption", "AES256"),
                    "[Object Content]",
                )),
                xml("GET", "/exampleobject"),
            ],
        ),
    ];
    let opened = || xml_with("POST", "/exampleobject?uploads", "");
    let brought = || xml_with("PUT", "/exampleobject?partNumber=1&uploadId=@id@", "[Object Part]");
    cases.extend([
        ("initiate_multipart_upload", vec![opened()]),
        ("upload_part", vec![opened(), brought()]),
        (
            "list_parts",
            vec![opened(), brought(), xml("GET", "/exampleobject?uploadId=@id@&encoding-type=url")],
        ),
        ("list_multipart_uploads", vec![opened(), xml("GET", "/?uploads&prefix=ex&encoding-type=url")]),
        (
            "complete_multipart_upload",
            vec![opened(), brought(), xml_with("POST", "/exampleobject?uploadId=@id@", PARTS)],
        ),
        ("abort_multipart_upload", vec![opened(), xml("DELETE", "/exampleobject?uploadId=@id@")]),
    ]);
    let multi = "<Delete><Object><Key>a</Key></Object><Object><Key>gone</Key><VersionId>null</VersionId></Object></Delete>";
    cases.extend([
        ("get_service", vec![sign(Request::get("/").header("Host", SERVICE))]),
        ("head_bucket", vec![xml("HEAD", "/")]),
        ("get_bucket", vec![
            put("/a%26b"),
            put("/dir/one"),
            put("/dir/two"),
            put("/%E4%B8%AD"),
            xml("GET", "/?delimiter=/&encoding-type=url&max-keys=2"),
        ]),
        ("get_bucket_object_versions", vec![versions(), put("/a"), put("/a"), xml("DELETE", "/a"), xml("GET", "/?versions")]),
        ("delete_multiple_objects", vec![versions(), put("/a"), delete_many(multi)]),
        ("get_bucket_location", vec![xml("GET", "/?location")]),
        ("get_bucket_versioning", vec![versions(), xml("GET", "/?versioning")]),
        ("get_bucket_acl", vec![sign(with_body(unsigned("PUT", "/?acl").header("x-cos-acl", "public-read"), "")), xml("GET", "/?acl")]),
        ("get_object_acl", vec![
            sign(with_body(unsigned("PUT", "/a").header("x-cos-grant-read", "id=\"1001\",id=\"1002\""), "x")),
            xml("GET", "/a?acl"),
        ]),
        ("get_bucket_cors", vec![
            xml_with("PUT", "/?cors", "<CORSConfiguration><CORSRule><ID>one</ID><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader><MaxAgeSeconds>5</MaxAgeSeconds></CORSRule></CORSConfiguration>"),
            xml("GET", "/?cors"),
        ]),
        ("get_object_tagging", vec![
            put("/a"),
            xml_with("PUT", "/a?tagging", "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>"),
            xml("GET", "/a?tagging"),
        ]),
    ]);
    cases
}

/// The last answer to a case.
fn answer(requests: Vec<Request>) -> Answer {
    let world = World::new();
    let (mut id, mut last) = (String::new(), None);
    for mut request in requests {
        if request.target.contains("@id@") {
            request.target = request.target.replace("@id@", &id);
            request.headers.retain(|(name, _)| name != "Authorization");
            request = sign(request);
        }
        let answer = world.send(request);
        if let Some(opened) = answer.element("UploadId") {
            id = opened.to_owned();
        }
        last = Some(answer);
    }
    last.unwrap()
}

#[test]
fn every_case_of_the_xml_api_is_answered_with_exactly_the_bytes_of_its_golden_file() {
    let file = |name: &str| format!("fixtures/golden/cos_xml/{name}.http");
    let samples = (1..=9).map(|number| (format!("post_object/sample_{number}"), post(number)));
    let cases = cases().into_iter().map(|(name, requests)| (name.to_owned(), answer(requests)));
    let wrong: String =
        samples.chain(cases).filter_map(|(name, answer)| compare(&file(&name), &answer.bytes())).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_nine_samples_of_the_manual_are_answered_as_printed() {
    const PLAIN: &str = "\"ee8de918d05640145b18f70f4c3aa602\"";
    let object = "http://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/exampleobject";
    for number in 1..=9 {
        let answer = post(number);
        let status = [204, 204, 204, 204, 204, 204, 204, 303, 200][number - 1];
        assert_eq!(
            answer.status,
            status,
            "{number}: {} {:?}",
            answer.text(),
            answer.header("x-cosplay-reason")
        );
        assert!(answer.body.is_empty(), "{number}");
        // The ETag under a customer's key follows from the content's MD5 and the key's.
        let etag = if number == 4 { "\"582d9105f71525f3c161984bc005efb5\"" } else { PLAIN };
        assert_eq!(answer.header("etag"), Some(etag), "{number}");
        let location = match number {
            7 => "http://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/folder/subfolder/photo.jpg"
                .to_owned(),
            8 => "https://my.website/upload_success.html?bucket=examplebucket-1250000000&key=exampleobject\
                  &etag=%22ee8de918d05640145b18f70f4c3aa602%22"
                .to_owned(),
            _ => object.to_owned(),
        };
        assert_eq!(answer.header("location"), Some(location.as_str()), "{number}");
        assert_eq!(answer.header("x-cos-version-id").is_some(), number == 5, "{number}");
        let encryption = answer.header("x-cos-server-side-encryption");
        assert_eq!(encryption, (number == 3).then_some("AES256"), "{number}");
        let key_md5 = answer.header("x-cos-server-side-encryption-customer-key-md5");
        assert_eq!(key_md5, (number == 4).then_some("U5L61r7jcwdNvT7frmUG8g=="), "{number}");
        assert_eq!(answer.header("server"), Some("tencent-cos"), "{number}");
        assert_eq!(answer.header("content-type"), None, "{number}");
        assert_eq!(answer.header("x-cos-hash-crc64ecma"), None, "{number}");
    }
}

#[test]
fn the_names_of_headers_have_the_case_that_one_sdk_depends_on() {
    let answer = post(4);
    assert!(answer.head.contains("\r\nx-cos-server-side-encryption-customer-key-MD5: "), "{}", answer.head);
    assert!(
        answer.head.contains("\r\nETag: ") && answer.head.contains("\r\nx-cos-request-id: "),
        "{}",
        answer.head
    );
}
