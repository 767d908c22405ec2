//! Every error of the XML API that a request can bring about by itself, brought about by a request.
//!
//! A provocation is a world that has been prepared and the request that must fail in it. Each is a test of
//! its own; the last test compares them with the table.

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosplay::catalog::{ErrorRow, Kind, ROWS, cos_xml as rows};
use cosplay::internals::config::written::DEMO_APPID;
use cosplay::internals::domain::accounts::{Account, AwsTrailers};
use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::domain::auth::credentials;
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::digest::md5;
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::aws;
use crate::support::http::{Answer, Request};
use crate::support::xml::{
    HOST, form, grant, policy, presigned, sign, signed, unsigned, with_body, xml, xml_with,
};
use crate::support::{NOW, OTHER_SECRET_ID, OTHER_SECRET_KEY, Setup, World};

type Provocation = (World, Request);

/// Sends the request; the answer must be the row's, and nothing may have changed.
#[track_caller]
/// Fields of a signature for these seconds, counted from now.
fn within(start: i64, end: i64) -> Grant<'static> {
    Grant { start: UnixSeconds(NOW + start), end: UnixSeconds(NOW + end), ..grant() }
}

fn must_fail(row: &ErrorRow, (world, request): Provocation) {
    let state = || {
        format!(
            "{} {:?} {:?}",
            world.inventory(),
            world.bucket().configuration.read(),
            world.bucket().multiparts
        )
    };
    let before = state();
    let answer = world.send(request);
    check(row, &answer);
    assert_eq!(state(), before, "a refused request changed something");
}

#[track_caller]
fn check(row: &ErrorRow, answer: &Answer) {
    let reason = answer.header("x-cosplay-reason").unwrap_or_default();
    let text = answer.text();
    assert_eq!(
        (answer.word(), answer.status),
        (row.wire.word().unwrap(), row.http.unwrap()),
        "{reason} {text}"
    );
    let message = answer.element("Message").unwrap().replace("&apos;", "'");
    let until_hole = row.text.split('<').next().unwrap();
    assert!(message.starts_with(until_hole), "{message:?} is not {:?}", row.text);
    assert!(!message.contains(['<', '>']), "a hole was left in {message:?}");
    assert!(!reason.is_empty() && reason.is_ascii(), "{}", answer.head);
    assert!(text.starts_with("<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>"), "{text}");
    assert_eq!(answer.header("content-type"), Some("application/xml"));
    assert_eq!(answer.header("x-cos-error-code"), None, "an SDK would take it for the code");
    let request_id = answer.element("RequestId").unwrap();
    assert_eq!(answer.header("x-cos-request-id"), Some(request_id));
    assert!(answer.element("Resource").is_some_and(|resource| !resource.is_empty()));
    let trace_id = STANDARD.decode(answer.element("TraceId").unwrap()).unwrap();
    assert!(trace_id.len() == 128 && trace_id.iter().all(u8::is_ascii_hexdigit));
    assert!(text.lines().skip(2).all(|line| !line.starts_with("\t\t")), "flat, or one SDK gives up: {text}");
}

/// The usual world.
fn in_usual(request: Request) -> Provocation {
    (World::new(), request)
}

/// A world in which `before` has succeeded.
fn after(before: Request, request: Request) -> Provocation {
    let world = World::new();
    let answer = world.send(before);
    assert!(answer.status < 300, "{}", answer.text());
    (world, request)
}

/// A world with an object.
fn over_object(request: Request) -> Provocation {
    after(xml_with("PUT", "/there", "here before"), request)
}

/// A world with an open upload of two small parts; the request is made from its id.
fn in_upload(request: impl FnOnce(&str) -> Request) -> Provocation {
    let world = World::new();
    let opened = world.send(xml_with("POST", "/mp?uploads", ""));
    let id = opened.element("UploadId").unwrap().to_owned();
    for number in [1, 2] {
        let part =
            xml_with("PUT", &format!("/mp?partNumber={number}&uploadId={id}"), format!("part {number}"));
        assert_eq!(world.send(part).status, 200);
    }
    let request = request(&id);
    (world, request)
}

/// Completes `id` with these numbers; the ETags are those of the parts.
fn complete(id: &str, numbers: &[u32]) -> Request {
    let part = |number: &u32| {
        let etag = md5(format!("part {number}").as_bytes());
        format!("<Part><PartNumber>{number}</PartNumber><ETag>\"{etag}\"</ETag></Part>")
    };
    let parts: String = numbers.iter().map(part).collect();
    let body = format!("<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>");
    xml_with("POST", &format!("/mp?uploadId={id}"), body)
}

/// A PUT with one more header.
fn put_with(name: &str, value: &str) -> Request {
    sign(with_body(unsigned("PUT", "/new").header(name, value), "content"))
}

/// A temporary key for `account`.
fn issue(world: &World, account: &Account, asked: credentials::Grant) -> Arc<credentials::Temporary> {
    let paid = world.app.credentials.reserve().unwrap();
    world.app.credentials.issue(paid, account, asked, &world.app.ids, UnixSeconds(NOW))
}

/// A request made with a temporary key.
fn temporary(seconds: i64, later: i64, token: Option<&str>) -> Provocation {
    let world = World::new();
    let account = world.app.accounts.by_appid(DEMO_APPID).unwrap();
    let asked = credentials::Grant { appid: DEMO_APPID, bucket: None, policy: None, seconds };
    let issued = issue(&world, &account, asked);
    let token = token.unwrap_or(&issued.token);
    let own =
        Grant { secret_id: &issued.account.secret_id, secret_key: &issued.account.secret_key, ..grant() };
    let request = signed(unsigned("GET", "/").header("x-cos-security-token", token), &own);
    world.advance(later);
    (world, request)
}

/// An upload, not signed.
fn put_new() -> Request {
    with_body(unsigned("PUT", "/new"), "x")
}

/// An upload in chunks of an S3 client that promises `declared` bytes.
fn aws_chunks(declared: u64) -> Request {
    let request = unsigned("PUT", "/chunks").header("x-amz-decoded-content-length", &declared.to_string());
    aws::v4(with_body(request, "3\r\nabc\r\n0\r\n\r\n"), &[], "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
}

const CUSTOMER: [(&str, &str); 3] = [
    ("x-cos-server-side-encryption-customer-algorithm", "AES256"),
    ("x-cos-server-side-encryption-customer-key", "MDEyMzQ1Njc4OUFCQ0RFRjAxMjM0NTY3ODlBQkNERUY="),
    ("x-cos-server-side-encryption-customer-key-MD5", "U5L61r7jcwdNvT7frmUG8g=="),
];

const CORS: &str = "<CORSConfiguration><CORSRule><AllowedOrigin>https://good.example</AllowedOrigin>\
    <AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>";
const ACCELERATE: &str = "examplebucket-1250000000.cos.accelerate.myqcloud.com";
const RESTORE: &str = "<RestoreRequest><Days>1</Days></RestoreRequest>";

/// A theme: tests, each with the row it provokes.
macro_rules! natural {
    ($theme:ident { $($row:ident: $name:ident => $provocation:expr;)* }) => {
        mod $theme {
            use super::*;

            $(#[test] fn $name() { must_fail(&rows::$row, $provocation); })*
            /// The rows of the tests above.
            pub const PROVOKED: &[&ErrorRow] = &[$(&rows::$row),*];
        }
    };
}

natural! { signatures {
    ACCESS_DENIED: nobody_reads_a_private_bucket_without_a_signature =>
        over_object(unsigned("GET", "/there"));
    ACCESS_DENIED: another_account_does_not_read_a_private_bucket =>
        over_object(signed(unsigned("GET", "/there"), &Grant { secret_id: OTHER_SECRET_ID, secret_key: OTHER_SECRET_KEY, ..grant() }));
    ACCESS_DENIED: a_signature_without_its_time_is_refused =>
        in_usual(unsigned("GET", "/").header("Authorization", "q-sign-algorithm=sha1&q-ak=x&q-signature=y"));
    ACCESS_DENIED: a_temporary_key_without_its_token_is_refused => temporary(60, 0, Some(""));
    ACCESS_DENIED: a_temporary_key_for_one_bucket_does_not_open_another => {
        let world = World::new();
        let account = world.app.accounts.by_appid(DEMO_APPID).unwrap();
        let bucket = cosplay::internals::primitives::names::BucketId::parse_full("another-1250000000");
        let asked = credentials::Grant { appid: DEMO_APPID, bucket, policy: None, seconds: 60 };
        let issued = issue(&world, &account, asked);
        let own = Grant { secret_id: &issued.account.secret_id, secret_key: &issued.account.secret_key, ..grant() };
        (world, signed(unsigned("GET", "/").header("x-cos-security-token", &issued.token), &own))
    };
    ACCESS_DENIED: a_temporary_key_for_one_bucket_makes_no_other => {
        let world = World::new();
        let account = world.app.accounts.by_appid(DEMO_APPID).unwrap();
        let bucket = cosplay::internals::primitives::names::BucketId::parse_full("another-1250000000");
        let asked = credentials::Grant { appid: DEMO_APPID, bucket, policy: None, seconds: 60 };
        let issued = issue(&world, &account, asked);
        let own = Grant { secret_id: &issued.account.secret_id, secret_key: &issued.account.secret_key, ..grant() };
        let put = Request::new("PUT", "/").header("Host", "mine-1250000000.cos.ap-guangzhou.myqcloud.com");
        (world, signed(with_body(put.header("x-cos-security-token", &issued.token), ""), &own))
    };
    ACCESS_DENIED_2: a_signature_whose_time_is_over_is_refused =>
        in_usual(signed(unsigned("GET", "/"), &within(-7200, -3600)));
    ACCESS_DENIED_2: a_pre_signed_url_whose_time_is_over_is_refused =>
        over_object(presigned(unsigned("GET", "/there"), &within(-7200, -1)));
    INVALID_ACCESS_KEY_ID: a_secret_id_that_nobody_owns_is_refused =>
        in_usual(signed(unsigned("GET", "/"), &Grant { secret_id: "AKIDnobody", ..grant() }));
    SIGNATURE_DOES_NOT_MATCH: a_signature_made_with_another_key_is_refused =>
        in_usual(signed(unsigned("GET", "/"), &Grant { secret_key: "another", ..grant() }));
    REQUEST_TIME_TOO_SKEWED: a_signature_from_the_future_is_refused =>
        in_usual(signed(unsigned("GET", "/"), &Grant { start: UnixSeconds(NOW + 901), ..grant() }));
    REQUEST_TIME_TOO_SKEWED: a_date_far_from_ours_is_refused =>
        in_usual(sign(unsigned("GET", "/").header("Date", "Tue, 14 Nov 2023 20:00:00 GMT")));
    EXPIRED_TOKEN: a_temporary_key_whose_time_is_over_is_refused => temporary(60, 61, None);
    INVALID_TOKEN: a_temporary_key_with_another_token_is_refused => temporary(60, 0, Some("another"));
    INVALID_TOKEN: a_token_beside_a_permanent_key_is_refused =>
        in_usual(sign(unsigned("GET", "/").header("x-cos-security-token", "another")));
    ACCESS_DENIED_8: a_header_that_aws_signs_and_this_client_did_not_is_refused =>
        in_usual(aws::v4(put_new(), &[], aws::UNSIGNED).header("x-amz-acl", "public-read"));
    INVALID_REQUEST: trailers_that_the_account_does_not_accept_are_refused => in_usual(aws_chunks(3));
    ACCESS_FORBIDDEN: a_page_that_no_cors_rule_names_may_not_call => after(
        xml_with("PUT", "/?cors", CORS),
        unsigned("OPTIONS", "/x").header("Origin", "https://evil.example").header("Access-Control-Request-Method", "PUT"),
    );
} }

natural! { forms {
    ACCESS_DENIED: a_form_without_a_signature_is_refused =>
        in_usual(form(&[("key", "k"), ("policy", "-"), ("q-ak", "-"), ("q-signature", "-")], &policy(""), b"x"));
    ACCESS_DENIED: a_policy_that_leaves_the_key_open_is_refused => {
        let open = r#"{"expiration":"2023-11-14T23:13:20Z","conditions":[{"q-sign-algorithm":"sha1"}]}"#;
        in_usual(form(&[("key", "k")], open, b"x"))
    };
    ACCESS_DENIED_2: a_form_whose_time_is_over_is_refused => {
        let (world, request) = in_usual(form(&[("key", "k")], &policy("").replace("2023-11-14T23", "2029-11-14T23"), b"x"));
        world.advance(3601);
        (world, request)
    };
    ACCESS_DENIED_3: a_form_that_is_not_as_the_policy_demands_is_refused =>
        in_usual(form(&[("key", "other/k")], &policy(r#"["starts-with","$key","mine/"]"#), b"x"));
    ACCESS_DENIED_3: a_form_without_a_field_that_the_policy_names_is_refused =>
        in_usual(form(&[("key", "k")], &policy(r#"{"acl":"default"}"#), b"x"));
    ACCESS_DENIED_3: another_secret_id_than_the_policys_is_an_unmet_condition =>
        in_usual(form(&[("key", "k"), ("q-ak", "AKIDnobody")], &policy(""), b"x"));
    ACCESS_DENIED_3: a_field_with_brackets_in_its_name_is_an_unmet_condition_like_any_other =>
        in_usual(form(&[("key", "k")], &policy(r#"{"a)b(c":"x"}"#), b"x"));
    ACCESS_DENIED_4: a_policy_whose_time_is_over_is_refused =>
        in_usual(form(&[("key", "k")], &policy("").replace("2023", "2022"), b"x"));
    SIGNATURE_DOES_NOT_MATCH: a_form_signed_with_another_key_is_refused =>
        in_usual(form(&[("key", "k"), ("q-signature", &"0".repeat(40))], &policy(""), b"x"));
    INVALID_POLICY_DOCUMENT: a_policy_that_is_not_json_is_refused =>
        in_usual(form(&[("key", "k")], "no policy", b"x"));
    INVALID_POLICY_DOCUMENT: a_policy_without_conditions_is_refused =>
        in_usual(form(&[("key", "k")], r#"{"expiration":"2023-11-14T23:13:20Z"}"#, b"x"));
    MALFORMED_POST_REQUEST: a_post_that_is_no_form_is_refused => in_usual(xml_with("POST", "/", "hello"));
    MALFORMED_POST_REQUEST: a_form_that_breaks_off_is_refused => {
        let mut request = form(&[("key", "k")], &policy(""), b"x");
        request.body.truncate(200);
        in_usual(request)
    };
    NO_SUCH_BUCKET: a_broken_form_for_no_bucket_is_for_no_bucket => {
        let mut request = form(&[("key", "k")], &policy(""), b"x");
        request.body.truncate(200);
        request.headers.retain(|(name, _)| name != "Host");
        in_usual(request.header("Host", "nobucket-1250000000.cos.ap-guangzhou.myqcloud.com"))
    };
    INCORRECT_NUMBER_OF_FILES_IN_POST_REQUEST: a_form_without_a_file_is_refused => {
        let fields: [(&str, &[u8]); 1] = [("key", b"k")];
        in_usual(Request::form("/", &fields).header("Host", HOST))
    };
    INCORRECT_NUMBER_OF_FILES_IN_POST_REQUEST: a_form_with_two_files_is_refused => {
        let fields: [(&str, &[u8]); 3] = [("key", b"k"), ("file", b"1"), ("file", b"2")];
        in_usual(Request::form("/", &fields).header("Host", HOST))
    };
    INVALID_ARGUMENT: a_form_without_a_key_is_refused => in_usual(form(&[], &policy(""), b"x"));
    INVALID_ARGUMENT_4: a_form_with_an_unknown_acl_is_refused =>
        in_usual(form(&[("key", "k"), ("acl", "open")], &policy(""), b"x"));
    KEY_TOO_LONG: a_form_with_a_key_that_is_too_long_is_refused =>
        in_usual(form(&[("key", &"k".repeat(851))], &policy(""), b"x"));
    ENTITY_TOO_LARGE: a_file_larger_than_the_policy_allows_is_refused =>
        in_usual(form(&[("key", "k")], &policy(r#"["content-length-range",1,3]"#), b"four"));
    ENTITY_TOO_SMALL: a_file_smaller_than_the_policy_allows_is_refused =>
        in_usual(form(&[("key", "k")], &policy(r#"["content-length-range",5,9]"#), b"four"));
    BAD_DIGEST: a_file_with_another_md5_than_the_form_says_is_refused =>
        in_usual(form(&[("key", "k"), ("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==")], &policy(""), b"x"));
} }

natural! { objects {
    NO_SUCH_KEY: what_is_not_there_cannot_be_read => in_usual(xml("GET", "/nothing"));
    NO_SUCH_KEY: what_is_not_there_cannot_be_copied => in_usual(sign(
        with_body(unsigned("PUT", "/copy").header("x-cos-copy-source", &format!("{HOST}/nothing")), ""),
    ));
    NO_SUCH_VERSION: a_version_that_was_never_made_is_refused =>
        over_object(xml("GET", "/there?versionId=MTg0NDUxNzcwMDkzMDE3NDQ0MDU"));
    BAD_DIGEST: content_with_another_md5_is_refused =>
        in_usual(put_with("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg=="));
    INVALID_DIGEST: an_md5_that_is_none_is_refused => in_usual(put_with("Content-MD5", "abc"));
    INVALID_SHA1_DIGEST: content_with_another_sha1_is_refused =>
        in_usual(put_with("x-cos-content-sha1", &"0".repeat(40)));
    INVALID_ARGUMENT_4: an_acl_that_nobody_knows_is_refused => in_usual(put_with("x-cos-acl", "open"));
    INVALID_ARGUMENT: a_traffic_limit_below_the_least_is_refused =>
        in_usual(put_with("x-cos-traffic-limit", "100"));
    NOT_SUPPORTED_STORAGE_CLASS: a_storage_class_that_nobody_knows_is_refused =>
        in_usual(put_with("x-cos-storage-class", "GOLD"));
    SSE_CONTENT_NOT_SUPPORTED: an_encryption_that_nobody_knows_is_refused =>
        in_usual(put_with("x-cos-server-side-encryption", "ROT13"));
    SSE_HEADER_NOT_ALLOWED: reading_takes_no_header_of_an_encryption_by_the_service =>
        over_object(sign(unsigned("GET", "/there").header("x-cos-server-side-encryption", "AES256")));
    SSEC_DECRYPT_HEADER_INVALID: an_object_with_a_customers_key_is_not_read_without_it => {
        let mut put = unsigned("PUT", "/secret");
        for (name, value) in CUSTOMER {
            put = put.header(name, value);
        }
        after(sign(with_body(put, "secret")), xml("GET", "/secret"))
    };
    INVALID_TAG: a_tag_that_is_there_twice_is_refused => in_usual(put_with("x-cos-tagging", "a=1&a=2"));
    FILE_ALREADY_EXISTS: an_object_is_not_overwritten_where_that_is_forbidden => over_object(
        sign(with_body(unsigned("PUT", "/there").header("x-cos-forbid-overwrite", "true"), "other")),
    );
    FILE_ALREADY_EXISTS: a_form_replaces_no_object_where_its_field_forbids_that =>
        over_object(form(&[("key", "there"), ("x-cos-forbid-overwrite", "true")], &policy(""), b"other"));
    FILE_ALREADY_EXISTS: a_copy_replaces_no_object_where_that_is_forbidden => {
        let (world, _) = over_object(xml("GET", "/"));
        world.send(xml_with("PUT", "/source", "source"));
        let copy = unsigned("PUT", "/there").header("x-cos-copy-source", &format!("{HOST}/source"));
        (world, sign(with_body(copy.header("x-cos-forbid-overwrite", "true"), "")))
    };
    FILE_ALREADY_EXISTS: no_upload_is_opened_for_an_object_that_must_stay => {
        let open = unsigned("POST", "/there?uploads").header("x-cos-forbid-overwrite", "true");
        over_object(sign(with_body(open, "")))
    };
    FILE_ALREADY_EXISTS: an_upload_does_not_replace_an_object_that_came_meanwhile => {
        let (world, request) = in_upload(|id| complete(id, &[1]));
        world.send(xml_with("PUT", "/mp", "came first"));
        (world, request.header("x-cos-forbid-overwrite", "true"))
    };
    MISSING_CONTENT_LENGTH: a_put_that_does_not_say_how_long_it_is_is_refused => in_usual(xml("PUT", "/new"));
    ENTITY_TOO_LARGE_2: a_body_over_the_limit_is_refused_unread =>
        in_usual(sign(unsigned("PUT", "/new").header("Content-Length", "6000000000")));
    INCOMPLETE_BODY: chunks_that_hold_less_than_announced_are_refused =>
        (World::with_options(|options| options.aws_trailers = AwsTrailers::Accept), aws_chunks(4));
    KEY_TOO_LONG: a_key_that_is_too_long_is_refused =>
        in_usual(xml_with("PUT", &format!("/{}", "k".repeat(851)), "x"));
    INVALID_OBJECT_NAME: a_key_that_begins_with_a_backslash_is_refused =>
        in_usual(xml_with("PUT", "/%5Ca", "x"));
    INVALID_URI: reading_a_key_of_slashes_and_dots_is_refused => in_usual(xml("GET", "//./"));
    DOWNLOAD_FORBIDDEN: an_app_is_not_sent_from_a_default_host_with_its_rules => {
        let bucket = BucketSettings { default_host_rules: true, ..BucketSettings::default() };
        let world = World::start(Setup { bucket, ..Setup::default() });
        world.send(xml_with("PUT", "/there.apk", "here before"));
        (world, unsigned("GET", "/there.apk"))
    };
    INVALID_URI: a_path_that_cannot_be_decoded_is_refused => in_usual(unsigned("GET", "/%zz"));
    INVALID_OBJECT_NAME: appending_needs_a_key => in_usual(xml_with("POST", "/?append&position=0", "x"));
    PRECONDITION_FAILED: another_etag_than_the_one_demanded_is_refused =>
        over_object(sign(unsigned("GET", "/there").header("If-Match", "\"0\"")));
    PRECONDITION_FAILED: what_has_changed_since_is_refused =>
        over_object(sign(unsigned("GET", "/there").header("If-Unmodified-Since", "Mon, 14 Nov 2022 20:00:00 \
            GMT")));
    INVALID_RANGE: a_range_behind_the_end_is_refused =>
        over_object(sign(unsigned("GET", "/there").header("Range", "bytes=99-")));
    INVALID_REQUEST: nobody_chooses_headers_without_a_signature =>
        over_object(unsigned("GET", "/there?response-content-type=text/html"));
    INVALID_REQUEST: an_object_is_not_copied_onto_itself => over_object(sign(
        with_body(unsigned("PUT", "/there").header("x-cos-copy-source", &format!("{HOST}/there")), ""),
    ));
    INVALID_REQUEST_2: many_objects_are_deleted_only_with_content_md5 =>
        over_object(xml_with("POST", "/?delete", "<Delete><Object><Key>there</Key></Object></Delete>"));
    INVALID_PIC_OPERATIONS: image_operations_that_are_no_json_are_refused =>
        in_usual(sign(with_body(unsigned("PUT", "/p").header("Pic-Operations", "scale"), "x")));
    INVALID_COPY_SOURCE: a_copy_source_without_a_bucket_is_refused =>
        in_usual(sign(with_body(unsigned("PUT", "/copy").header("x-cos-copy-source", "nobucket/key"), "")));
    INVALID_OBJECT_STATE: an_archived_object_is_not_read_before_it_is_restored =>
        after(put_with("x-cos-storage-class", "ARCHIVE"), xml("GET", "/new"));
    RESTORE_NON_ARCHIVE_OBJECT: only_archived_objects_are_restored =>
        over_object(xml_with("POST", "/there?restore", RESTORE));
    RESTORE_ALREADY_IN_PROGRESS: a_restore_under_way_is_not_begun_again => {
        let (world, restore) = after(put_with("x-cos-storage-class", "ARCHIVE"), xml_with("POST", "/new?restore", RESTORE));
        assert_eq!(world.send(restore.clone()).status, 202);
        (world, restore)
    };
    APPEND_POSITION_ERR: appending_elsewhere_than_at_the_end_is_refused =>
        after(xml_with("POST", "/log?append&position=0", "line"), xml_with("POST", "/log?append&position=3", "more"));
    OBJECT_NOT_APPENDABLE_2: an_object_stored_whole_does_not_grow =>
        over_object(xml_with("POST", "/there?append&position=11", "more"));
    METHOD_NOT_ALLOWED: a_bucket_takes_no_patch => in_usual(xml_with("DELETE", "/?versioning", ""));
    NOT_IMPLEMENTED: a_sub_resource_that_is_not_played_says_so => over_object(xml("GET", "/there?torrent"));
    INVALID_BUCKET_STATE: nothing_is_appended_in_a_bucket_that_keeps_versions => {
        let enabled = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
        after(xml_with("PUT", "/?versioning", enabled), xml_with("POST", "/log?append&position=0", "line"))
    };
    NO_SUCH_BUCKET_2: a_copy_from_a_bucket_that_is_not_there_names_its_source => {
        let source = "nobucket-1250000000.cos.ap-guangzhou.myqcloud.com/key";
        in_usual(sign(with_body(unsigned("PUT", "/copy").header("x-cos-copy-source", source), "")))
    };
} }

natural! { uploads {
    NO_SUCH_UPLOAD: a_part_of_no_upload_is_refused =>
        in_usual(xml_with("PUT", "/mp?partNumber=1&uploadId=never", "x"));
    NO_SUCH_UPLOAD: an_upload_that_was_never_opened_cannot_be_completed => in_usual(complete("never", &[1]));
    INVALID_ARGUMENT: a_part_number_over_ten_thousand_is_refused =>
        in_upload(|id| xml_with("PUT", &format!("/mp?partNumber=10001&uploadId={id}"), "x"));
    INVALID_PART: a_part_that_was_not_uploaded_cannot_be_listed => in_upload(|id| complete(id, &[1, 2, 3]));
    INVALID_PART: a_list_with_a_gap_is_refused => in_upload(|id| complete(id, &[2]));
    INVALID_PART_ORDER: a_list_that_does_not_ascend_is_refused => in_upload(|id| complete(id, &[2, 1]));
    ENTITY_TOO_SMALL_2: a_small_part_in_front_of_another_is_refused => in_upload(|id| complete(id, &[1, 2]));
    LIST_PART_UPLOAD_ID_IS_EMPTY: parts_of_an_empty_upload_id_cannot_be_listed =>
        in_usual(xml("GET", "/mp?uploadId="));
    MALFORMED_XML: a_list_that_is_not_xml_is_refused =>
        in_upload(|id| xml_with("POST", &format!("/mp?uploadId={id}"), "<Comp"));
    MALFORMED_XML: an_empty_list_of_parts_is_refused =>
        in_upload(|id| xml_with("POST", &format!("/mp?uploadId={id}"), ""));
    MISSING_REQUEST_BODY_ERROR: an_empty_document_is_refused => in_usual(xml_with("PUT", "/?versioning", ""));
    XML_SIZE_LIMIT: a_list_over_two_mebibytes_is_refused =>
        in_upload(|id| xml_with("POST", &format!("/mp?uploadId={id}"), " ".repeat(2 * 1024 * 1024 + 1)));
} }

/// Two rules with ID, prefix and more than an expiration.
fn lifecycle(rules: [(&str, &str, &str); 2]) -> Request {
    let rules = rules.map(|(id, prefix, more)| {
        format!(
            "<Rule><ID>{id}</ID><Filter><Prefix>{prefix}</Prefix></Filter><Status>Enabled</Status>\
             <Expiration><Days>9</Days></Expiration>{more}</Rule>"
        )
    });
    let document = format!("<LifecycleConfiguration>{}</LifecycleConfiguration>", rules.concat());
    xml_with("PUT", "/?lifecycle", document)
}

/// A world with a document, which the owner has stored, and the request.
fn under(target: &str, document: &str, request: Request) -> Provocation {
    after(xml_with("PUT", target, document), request)
}

const ONLY_GOOD: &str = "<RefererConfiguration><Status>Enabled</Status><RefererType>White-List</RefererType>\
     <DomainList><Domain>good.test</Domain></DomainList></RefererConfiguration>";
const STRICT: &str = "<StrictSignatureConfiguration><Rule><ID>r</ID><actionlist><action>GetBucket</action>\
     </actionlist><headerlist><header>Range</header></headerlist><paramlist><param>prefix</param></paramlist>\
     </Rule></StrictSignatureConfiguration>";
const VERSIONS: &str = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
const REPLICATION: &str = "<ReplicationConfiguration><Role>qcs::cam::uin/1:uin/1</Role><Rule>\
    <Status>Enabled</Status><Prefix>a</Prefix><Destination>\
    <Bucket>qcs::cos:ap-shanghai::copies-1250000000</Bucket></Destination></Rule></ReplicationConfiguration>";
const INVENTORY: &str = "<InventoryConfiguration><Id>job</Id><IsEnabled>true</IsEnabled>\
    <IncludedObjectVersions>All</IncludedObjectVersions><Schedule><Frequency>Daily</Frequency></Schedule>\
    <Destination><COSBucketDestination><Format>CSV</Format>\
    <Bucket>qcs::cos:ap-guangzhou::lists-1250000000</Bucket></COSBucketDestination></Destination>\
    </InventoryConfiguration>";

fn lock(days: u32) -> Request {
    let document = format!(
        "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>\
         <Days>{days}</Days></DefaultRetention></Rule></ObjectLockConfiguration>"
    );
    xml_with("PUT", "/?object-lock", document)
}

fn logs_to(bucket: &str, prefix: &str) -> Request {
    let document = format!(
        "<BucketLoggingStatus><LoggingEnabled><TargetBucket>{bucket}</TargetBucket>\
         <TargetPrefix>{prefix}</TargetPrefix></LoggingEnabled></BucketLoggingStatus>"
    );
    xml_with("PUT", "/?logging", document)
}

fn inventory(method: &'static str) -> Request {
    xml_with(method, "/?inventory&id=job", INVENTORY)
}

fn tiering(days: u32) -> Request {
    let document = format!(
        "<IntelligentTieringConfiguration><Status>Enabled</Status><Transition><Days>{days}</Days>\
         </Transition></IntelligentTieringConfiguration>"
    );
    xml_with("PUT", "/?intelligenttiering", document)
}

/// A document that binds a domain.
fn own_domain(name: &str, more: &str) -> String {
    format!(
        "<DomainConfiguration><DomainRule><Status>ENABLED</Status><Name>{name}</Name><Type>REST</Type>{more}\
         </DomainRule></DomainConfiguration>"
    )
}

natural! { domains {
    WEBSITE_URL_INVALID: a_rule_of_a_website_that_leads_nowhere_is_refused => in_usual(xml_with(
        "PUT",
        "/?website",
        "<WebsiteConfiguration><IndexDocument><Suffix>i</Suffix></IndexDocument><RoutingRules><RoutingRule>\
         <Condition><KeyPrefixEquals>a</KeyPrefixEquals></Condition>\
         <Redirect><ReplaceKeyWith>b</ReplaceKeyWith><URLRedirect>http://[</URLRedirect></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>",
    ));
    DOMAIN_CONFIG_NOT_FOUND_ERROR: a_bucket_without_a_domain_has_none_to_tell =>
        in_usual(xml("GET", "/?domain"));
    USER_CNAME_INVALID: a_name_without_a_dot_is_no_domain =>
        in_usual(xml_with("PUT", "/?domain", own_domain("mine", "")));
    DOMAIN_CONFIG_CONFLICT: a_domain_of_nobody_is_not_replaced => {
        let forced = "<ForcedReplacement>CNAME</ForcedReplacement>";
        in_usual(xml_with("PUT", "/?domain", own_domain("mine.example", forced)))
    };
    RECORD_ALREADY_EXIST: a_domain_of_another_bucket_is_not_bound_again => {
        let host = "second-1250000000.cos.ap-guangzhou.myqcloud.com";
        let put = |target: &str| Request::new("PUT", target).header("Host", host);
        let second = |target: &str, body: String| sign(with_body(put(target), body));
        let world = World::new();
        assert_eq!(world.send(second("/", String::new())).status, 200);
        assert_eq!(world.send(second("/?domain", own_domain("mine.example", ""))).status, 200);
        (world, xml_with("PUT", "/?domain", own_domain("mine.example", "")))
    };
} }

natural! { buckets {
    ACCESS_DENIED_5: a_page_that_the_bucket_keeps_out_is_denied =>
        under("/?referer", ONLY_GOOD, unsigned("GET", "/k").header("Referer", "http://other.test/"));
    ACCESS_DENIED_6: a_header_that_has_to_be_signed_is_missed =>
        under("/?strict-signature", STRICT, sign(unsigned("GET", "/").header("Range", "bytes=0-1")));
    ACCESS_DENIED_7: a_parameter_that_has_to_be_signed_is_missed =>
        under("/?strict-signature", STRICT, xml("GET", "/?prefix=x"));
    NO_SUCH_REFERER_CONFIGURATION: referer_rules_that_were_never_set_are_not_there =>
        in_usual(xml("GET", "/?referer"));
    NO_SUCH_STRICT_SIGNATURE_CONFIGURATION: strict_signatures_that_were_never_set_are_not_there =>
        in_usual(xml("GET", "/?strict-signature"));
    POLICY_FULL: an_account_has_no_more_acls_than_it_may =>
        (World::with_options(|options| options.acl_limit = 0), put_with("x-cos-acl", "private"));
    NO_SUCH_BUCKET: a_bucket_that_is_not_there_has_no_keys =>
        in_usual(sign(Request::get("/").header("Host", "nobucket-1250000000.cos.ap-guangzhou.myqcloud.com")));
    NO_SUCH_BUCKET: a_region_of_another_form_has_no_buckets =>
        in_usual(sign(Request::get("/").header("Host", "examplebucket-1250000000.cos.gz.myqcloud.com")));
    INVALID_REQUEST_3: a_bucket_without_an_appid_is_asked_for_it =>
        in_usual(sign(Request::get("/").header("Host", "examplebucket.cos.ap-guangzhou.myqcloud.com")));
    INVALID_BUCKET_NAME: a_bucket_with_a_dot_has_no_name =>
        in_usual(sign(Request::get("/").header("Host", "a.b-1250000000.cos.ap-guangzhou.myqcloud.com")));
    PATH_STYLE_DOMAIN_FORBIDDEN: a_bucket_since_2024_takes_no_path_style => {
        let created = Some(UnixSeconds(1_704_067_200));
        let bucket = BucketSettings { created, ..BucketSettings::default() };
        let request = Request::get("/examplebucket-1250000000/k");
        let request = request.header("Host", "cos.ap-guangzhou.myqcloud.com");
        (World::start(Setup { bucket, ..Setup::default() }), request)
    };
    BUCKET_ACCELERATE_NOT_ENABLED: the_accelerate_host_needs_its_setting =>
        in_usual(sign(Request::get("/k").header("Host", ACCELERATE)));
    ACTION_ACCELERATE_NOT_SUPPORTED: the_accelerate_host_deletes_nothing => after(
        xml_with(
            "PUT",
            "/?accelerate",
            "<AccelerateConfiguration><Status>Enabled</Status></AccelerateConfiguration>",
        ),
        sign(Request::new("DELETE", "/k").header("Host", ACCELERATE)),
    );
    BUCKET_NAME_TOO_LONG: a_bucket_name_over_sixty_characters_is_refused =>
        in_usual(sign(Request::get("/").header("Host", &format!("{}-1250000000.cos.ap-guangzhou.myqcloud.com", "b".repeat(50)))));
    BUCKET_ALREADY_OWNED_BY_YOU: a_bucket_is_not_made_twice => in_usual(xml_with("PUT", "/", ""));
    BUCKET_ALREADY_EXISTS: a_bucket_of_another_account_is_not_made_again => in_usual(sign(
        with_body(Request::new("PUT", "/").header("Host", "other-1250000001.cos.ap-guangzhou.myqcloud.com"), ""),
    ));
    BUCKET_NOT_EMPTY: a_bucket_with_an_object_stays => over_object(xml("DELETE", "/"));
    BUCKET_NOT_EMPTY: a_bucket_with_an_open_upload_stays => in_upload(|_| xml("DELETE", "/"));
    INVALID_DELIMITER: a_delimiter_of_two_characters_is_refused => in_usual(xml("GET", "/?delimiter=ab"));
    INVALID_ARGUMENT: an_encoding_that_nobody_knows_is_refused =>
        in_usual(xml("GET", "/?encoding-type=rot13"));
    INVALID_ARGUMENT: a_number_of_keys_that_is_none_is_refused => in_usual(xml("GET", "/?max-keys=many"));
    MALFORMED_XML: a_versioning_status_that_nobody_knows_is_refused =>
        in_usual(xml_with("PUT", "/?versioning", "<VersioningConfiguration><Status>Off</Status></VersioningConfiguration>"));
    BUCKET_VERSION_NOT_OPEN: replication_needs_versions =>
        in_usual(xml_with("PUT", "/?replication", REPLICATION));
    MALFORMED_POLICY: a_bucket_policy_that_is_not_json_is_refused =>
        in_usual(xml_with("PUT", "/?policy", "<Policy/>"));
    NO_SUCH_CORS_CONFIGURATION: cors_rules_that_were_never_set_are_not_there =>
        in_usual(xml("GET", "/?cors"));
    NO_SUCH_TAG_SET: tags_that_were_never_set_are_not_there => in_usual(xml("GET", "/?tagging"));
    NO_SUCH_LIFECYCLE_CONFIGURATION: a_lifecycle_that_was_never_set_is_not_there =>
        in_usual(xml("GET", "/?lifecycle"));
    NO_SUCH_WEBSITE_CONFIGURATION: a_website_that_was_never_set_is_not_there =>
        in_usual(xml("GET", "/?website"));
    NO_SUCH_ENCRYPTION_CONFIGURATION: an_encryption_that_was_never_set_is_not_there =>
        in_usual(xml("GET", "/?encryption"));
    NO_SUCH_POLICY_VERSION: a_policy_that_was_never_set_is_not_there => in_usual(xml("GET", "/?policy"));
    INVALID_REQUEST_4: two_lifecycle_rules_for_the_same_objects_are_refused =>
        in_usual(lifecycle([("a", "x", ""), ("b", "x", "")]));
    INVALID_ARGUMENT_2: two_lifecycle_rules_with_one_id_are_refused =>
        in_usual(lifecycle([("a", "x", ""), ("a", "y", "")]));
    INVALID_ARGUMENT_3: a_lifecycle_rule_counts_in_days_or_by_dates => in_usual(lifecycle([
        ("a", "x", "<Transition><Date>2030-01-01T00:00:00Z</Date><StorageClass>ARCHIVE</StorageClass></Transition>"),
        ("b", "y", ""),
    ]));
    INVALID_LOCKED_TIME: a_lock_is_not_made_shorter => after(lock(9), lock(8));
    INVALID_LOCKED_TIME: a_lock_of_too_many_days_is_refused => in_usual(lock(36_501));
    NO_SUCH_OBJECT_LOCK_CONFIGURATION: a_lock_that_was_never_set_is_not_there =>
        in_usual(xml("GET", "/?object-lock"));
    NO_SUCH_OBJECT_LOCK_CONFIGURATION: an_object_that_was_never_locked_has_no_retention =>
        over_object(xml("GET", "/there?retention"));
    INVALID_BUCKET_STATE: a_bucket_with_an_object_lock_keeps_no_versions =>
        after(lock(9), xml_with("PUT", "/?versioning", VERSIONS));
    INVALID_BUCKET_STATE: a_bucket_that_keeps_versions_takes_no_object_lock =>
        after(xml_with("PUT", "/?versioning", VERSIONS), lock(9));
    OBJECT_LOCKED: a_locked_object_is_not_deleted => {
        let (world, _) = over_object(lock(9));
        assert_eq!(world.send(lock(9)).status, 200);
        (world, xml("DELETE", "/there"))
    };
    INVALID_TARGET_BUCKET_FOR_LOGGING: logs_go_to_no_bucket_of_another_account =>
        in_usual(logs_to("other-1250000001", ""));
    TARGET_BUCKET_NAME_INVALID: logs_go_to_no_bucket_without_an_appid =>
        in_usual(logs_to("examplebucket", ""));
    LOGGING_PREFIX_INVALID: logs_have_no_prefix_that_begins_no_key =>
        in_usual(logs_to("examplebucket-1250000000", "\\logs"));
    INVENTORY_FULL: a_bucket_has_a_thousand_inventories_at_most => {
        let world = World::new();
        let job = |at: usize| (at.to_string(), bytes::Bytes::from_static(b"<InventoryConfiguration/>"));
        world.bucket().configuration.write().inventories = (0..1000).map(job).collect();
        (world, inventory("PUT"))
    };
    INVENTORY_CONFIGURATION_NOT_FOUND_ERROR: an_inventory_that_was_never_set_is_not_there =>
        in_usual(xml("GET", "/?inventory&id=job"));
    DUPLICATE_INVENTORY_ID: a_job_that_is_stored_is_not_done_once_more =>
        after(inventory("PUT"), inventory("POST"));
    INVALID_BUCKET_STATE_2: intelligent_tiering_is_not_changed => after(tiering(30), tiering(60));
    INVALID_BUCKET_STATE_3: the_default_rule_of_tiering_is_not_changed => after(tiering(30), xml_with(
        "PUT",
        "/?intelligent-tiering&id=default",
        "<IntelligentTieringConfiguration><Id>default</Id><Status>Suspended</Status><Tiering>\
         <AccessTier>INFREQUENT</AccessTier><Days>30</Days></Tiering></IntelligentTieringConfiguration>",
    ));
    NO_SUCH_INTELLIGENT_TIERING_CONFIGURATION: a_rule_of_tiering_that_was_never_set_is_not_there =>
        in_usual(xml("GET", "/?intelligent-tiering&id=cold"));
    REPLICATION_CONFIGURATION_NOT_FOUND_ERROR: a_replication_that_was_never_set_is_not_there =>
        in_usual(xml("GET", "/?replication"));
} }

/// Natural rows whose rules are being written. Whoever provokes one takes it out.
const NOT_YET: &[&str] = &[];

#[test]
fn every_natural_row_of_the_xml_api_is_provoked_and_no_other() {
    let all = [
        signatures::PROVOKED,
        forms::PROVOKED,
        objects::PROVOKED,
        uploads::PROVOKED,
        domains::PROVOKED,
        buckets::PROVOKED,
    ]
    .concat();
    let provoked: BTreeSet<&str> = all.iter().map(|row| row.name).collect();
    let rows = ROWS.iter().filter(|row| row.family == "cos_xml" && row.kind == Kind::Natural);
    let natural: BTreeSet<&str> = rows.map(|row| row.name).collect();
    let missing: Vec<_> = natural.difference(&provoked).filter(|name| !NOT_YET.contains(name)).collect();
    let surplus: Vec<_> = provoked.difference(&natural).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "natural rows that tests/it/cos_xml/natural_rows.rs does not provoke: {missing:?}; \
         provoked, but not natural: {surplus:?}"
    );
}

#[test]
fn a_signature_that_does_not_match_is_answered_with_what_the_server_has_hashed() {
    let world = World::new();
    let request = signed(
        unsigned("GET", "/a%20b?prefix=x%26y"),
        &Grant { secret_key: "another", params: &["prefix"], ..grant() },
    );
    let answer = world.send(request);
    assert!(answer.element("StringToSign").unwrap().starts_with("sha1\n"), "{}", answer.text());
    let http_string = answer.element("FormatString").unwrap();
    assert_eq!(http_string, format!("get\n/a b\nprefix=x%26y\nhost={HOST}\n"));
}
