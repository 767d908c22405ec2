//! Every error of the JSON API that a request can bring about by itself, brought about by a request.
//!
//! A provocation is a world that has been prepared and the request that must fail in it. Each is a test of
//! its own; the last test compares them with the table.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosplay::catalog::{ErrorRow, Kind, ROWS, Wire, cos_json as rows};
use cosplay::internals::config::written::DEMO_SECRET_KEY;
use cosplay::internals::domain::accounts::AccountStatus;
use cosplay::internals::domain::auth::cos_json::{Grant, sign as sign_text};
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::domain::store::cors::CorsMode;
use cosplay::internals::primitives::digest::sha1;
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::digests::sha_of;
use crate::support::http::{Answer, Request};
use crate::support::sign::{self, grant, signed};
use crate::support::{
    NOW, ORIGIN_HOST, OTHER_SECRET_ID, OTHER_SECRET_KEY, SLICE, Setup, World, ask, at, finish, init, noise,
    once, op, slice, unsigned, upload,
};

/// The path of every provocation that concerns a file.
const KEY: &str = "dir/v.mp4";

/// A world, and the request that must fail in it.
type Provocation = (World, Request);

/// Sends the request; the answer must be the row's, and nothing may have changed.
#[track_caller]
/// Fields of a signature for these seconds, counted from now.
fn within(issued: i64, expires: i64) -> Grant<'static> {
    Grant { issued: UnixSeconds(NOW + issued), expires: UnixSeconds(NOW + expires), ..grant() }
}

fn must_fail(row: &ErrorRow, (world, request): Provocation) {
    let state = || (world.inventory(), world.open_upload(KEY));
    let before = state();
    let answer = world.send(request);
    if row.wire == rows::ERROR_PROXY_AUTH_INVALID_TOKEN.wire {
        check_download(row, &answer);
    } else {
        check_envelope(row, &answer);
    }
    assert_eq!(state(), before, "a refused request changed something");
}

/// Code, status, message and request id, and nothing else.
#[track_caller]
fn check_envelope(row: &ErrorRow, answer: &Answer) {
    let json = answer.json();
    let reason = answer.header("x-cosplay-reason").unwrap_or_default();
    let found = (Wire::Number(answer.code() as i32), answer.status, json["message"].as_str().unwrap());
    assert_eq!(found, (row.wire, row.http.unwrap(), row.text), "{reason}");
    assert!(!reason.is_empty() && reason.is_ascii(), "{}", answer.head);
    assert_eq!(json.as_object().unwrap().len(), 3, "code, message, request_id: {json}");
    let request_id = STANDARD.decode(json["request_id"].as_str().unwrap()).unwrap();
    let request_id = String::from_utf8(request_id).unwrap();
    let numbers: Vec<_> = request_id.split('_').map(|part| u64::from_str_radix(part, 16)).collect();
    assert!(numbers.len() == 4 && numbers.iter().all(Result::is_ok), "{request_id}");
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
}

/// A failed download has a body of its own form.
#[track_caller]
fn check_download(row: &ErrorRow, answer: &Answer) {
    let json = answer.json();
    assert_eq!((Wire::Number(answer.code() as i32), answer.status), (row.wire, row.http.unwrap()));
    let text = if row.text.is_empty() { row.message } else { row.text };
    assert_eq!(json["errormsg"], text);
    assert_eq!(json["retcode"], json["errorcode"]);
    assert_eq!(json.as_object().unwrap().len(), 3, "{json}");
    assert!(answer.header("x-cosplay-reason").is_some_and(|reason| !reason.is_empty()));
}

/// The usual world.
fn in_usual(request: Request) -> Provocation {
    (World::new(), request)
}

/// A world with a file at `KEY`.
fn over_file(request: Request) -> Provocation {
    let world = World::new();
    world.put(KEY, b"here before");
    (world, request)
}

/// A world with an open upload of two and a half slices at `KEY`; the request is made from its session.
fn in_upload(request: impl FnOnce(&str) -> Request) -> Provocation {
    let world = World::new();
    let session = world.open(KEY, LEN, &[]);
    let request = request(&session);
    (world, request)
}

/// Bytes of the file that provocations upload in slices.
const LEN: usize = 2 * SLICE + SLICE / 2;

/// An `uploadparts` of one part.
fn one_part(offset: usize, datalen: usize, datasha: &str) -> String {
    format!(r#"[{{"offset":{offset},"datalen":{datalen},"datasha":"{datasha}"}}]"#)
}

const SHA: &[u8] = b"da39a3ee5e6b4b0d3255bfef95601890afd80709";

/// An init with a SHA-1 and these parts.
fn init_with_parts(parts: &str) -> Provocation {
    in_usual(init(KEY, 100, &[("sha", SHA), ("uploadparts", parts.as_bytes())]))
}

/// A stat signed as given.
fn stat_signed(signature: &str) -> Request {
    Request::get(at(&format!("{KEY}?op=stat"))).signed(signature)
}

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
    ERROR_PROXY_AUTH_FAILED: a_signature_made_with_another_key_is_refused =>
        over_file(stat_signed(&sign_text(&grant().plaintext(), "anotherkey")));
    ERROR_PROXY_AUTH_FAILED: a_signature_whose_text_was_changed_is_refused => {
        let mut bytes = STANDARD.decode(sign::multi()).unwrap();
        *bytes.last_chunk_mut::<4>().unwrap() = *b"3&f=";
        over_file(stat_signed(&STANDARD.encode(bytes)))
    };
    ERROR_PROXY_AUTH_FAILED: a_signature_for_an_appid_that_is_no_number_is_refused => {
        let text = grant().plaintext().replace("a=1250000000", "a=wx1250000000");
        over_file(stat_signed(&sign_text(&text, DEMO_SECRET_KEY)))
    };
    ERROR_PROXY_AUTH_FAILED: a_signature_valid_for_more_than_ninety_days_is_refused =>
        over_file(stat_signed(&signed(Grant { expires: UnixSeconds(NOW + 7_776_001), ..grant() })));
    ERROR_PROXY_AUTH_EXPIRED: a_signature_that_expires_now_has_expired =>
        over_file(stat_signed(&signed(within(-60, 0))));
    ERROR_PROXY_AUTH_APPID_NOEXIST: a_closed_account_cannot_call =>
        (World::with_options(|o| o.status = AccountStatus::Closed), upload(KEY, b"x"));
    ERROR_PROXY_FORBID_APPID: a_forbidden_account_cannot_call =>
        (World::with_options(|o| o.status = AccountStatus::Forbidden), upload(KEY, b"x"));
    ERROR_PROXY_AUTH_SIGN_EMPTY: a_call_without_a_signature_is_refused =>
        in_usual(unsigned(KEY, "upload", &[("filecontent", b"x")]));
    ERROR_PROXY_AUTH_SIGN_EMPTY: an_empty_header_and_an_empty_query_value_are_no_signature => {
        let mut request = unsigned(KEY, "upload", &[("filecontent", b"x")]).signed("");
        request.target += "?sign=";
        in_usual(request)
    };
    ERROR_PROXY_INVALID_APPID: an_appid_beyond_32_bits_is_refused =>
        in_usual(Request::get("/files/v2/4294967296/examplebucket/a?op=stat").multi());
    ERROR_PROXY_INVALID_APPID: an_appid_of_zero_is_refused =>
        in_usual(Request::get("/files/v2/0/examplebucket/a?op=stat").multi());
    ERROR_PROXY_AUTH_SECRETID_NOEXIST: a_secret_id_nobody_owns_is_refused =>
        over_file(stat_signed(&signed(Grant { secret_id: "AKIDnobody", ..grant() })));
    ERROR_PROXY_AUTH_REPLAY_ATTACH: a_once_signature_is_good_for_one_call => {
        let world = World::new();
        world.put(KEY, b"x");
        let delete = once(KEY, "delete", &[]);
        assert_eq!(world.code(delete.clone()), 0);
        world.put(KEY, b"x again");
        (world, delete)
    };
    ERROR_PROXY_AUTH_ONCESIGN_NOFILEID: a_once_signature_must_name_its_file =>
        over_file(unsigned(KEY, "delete", &[]).signed(&signed(Grant { expires: UnixSeconds(0), ..grant() })));
    ERROR_PROXY_AUTH_UNSUPPORTED_OP: the_bucket_itself_cannot_be_deleted =>
        over_file(once("", "delete", &[]));
    ERROR_PROXY_AUTH_UNSUPPORTED_OP: the_bucket_itself_cannot_be_updated =>
        over_file(once("", "update", &[("biz_attr", b"x")]));
    ERROR_PROXY_AUTH_UNSUPPORTED_OP: the_bucket_itself_cannot_be_moved =>
        over_file(once("", "move", &[("dest_fileid", b"/x")]));
    ERROR_PROXY_AUTH_UNSUPPORTED_OP: the_bucket_itself_cannot_be_copied =>
        over_file(once("", "copy", &[("dest_fileid", b"/x")]));
    ERROR_PROXY_AUTH_MULTISIGN_EXPIREDEMPTY: a_once_signature_does_not_open_an_upload =>
        in_usual(once(KEY, "upload", &[("filecontent", b"x")]));
    ERROR_PROXY_AUTH_MULTISIGN_EXPIREDEMPTY: a_once_signature_does_not_stat =>
        over_file(stat_signed(&sign::once(KEY, 1)));
    ERROR_PROXY_AUTH_ONCESIGN_EXPIREDNOTEMPTY: a_delete_needs_a_once_signature =>
        over_file(op(KEY, "delete", &[]));
    ERROR_PROXY_AUTH_ONCESIGN_EXPIREDNOTEMPTY: an_update_needs_a_once_signature =>
        over_file(op(KEY, "update", &[("biz_attr", b"x")]));
    ERROR_PROXY_FREQ_CONTROL: calls_beyond_the_rate_limit_are_refused => {
        let world = World::with_options(|o| o.rate_limit = Some(2));
        world.put(KEY, b"first");
        assert_eq!(world.code(ask(KEY, "stat")), 0);
        (world, upload("dir/third", b"x"))
    };
    ERROR_PROXY_APPID_USERID_NOTMATCH: a_signature_for_another_appid_than_the_urls_is_refused => {
        let other = Grant {
            appid: crate::support::OTHER_APPID,
            secret_id: OTHER_SECRET_ID,
            ..grant()
        };
        over_file(stat_signed(&sign_text(&other.plaintext(), OTHER_SECRET_KEY)))
    };
    ERROR_PROXY_FILEID_NOTMATCH: a_once_signature_for_another_file_is_refused =>
        over_file(unsigned(KEY, "delete", &[]).signed(&sign::once("dir/v.mp", 1)));
    ERROR_PROXY_FILEID_NOTMATCH: a_signature_bound_to_another_directory_is_refused =>
        over_file(stat_signed(&signed(Grant { file: "/1250000000/examplebucket/other/", ..grant() })));
    ERROR_PROXY_AUTH_APPID: a_secret_id_of_another_account_is_refused => {
        let mixed = Grant { secret_id: OTHER_SECRET_ID, ..grant() };
        over_file(stat_signed(&sign_text(&mixed.plaintext(), OTHER_SECRET_KEY)))
    };
    ERROR_PROXY_SIGN_BUCKET_NOTMATCH: a_signature_for_another_bucket_is_refused =>
        over_file(stat_signed(&signed(Grant { bucket: "another", ..grant() })));
    ERROR_PROXY_SIGN_BUCKET_NOTMATCH: a_signature_without_a_bucket_is_refused => {
        let text = grant().plaintext().replace("b=examplebucket&", "");
        over_file(stat_signed(&sign_text(&text, DEMO_SECRET_KEY)))
    };
    ERROR_PROXY_AUTH_INVALID_TOKEN: a_download_with_a_broken_token_is_refused => {
        let bucket = BucketSettings { token_protection: true, ..BucketSettings::default() };
        let world = World::start(Setup { bucket, ..Setup::default() });
        world.put(KEY, b"secret");
        (world, Request::get(format!("/{KEY}?sign=notatoken!")).header("Host", ORIGIN_HOST))
    };
    ERROR_CGI_AUTHORIZATION: a_signature_that_is_not_base64_is_malformed =>
        over_file(stat_signed("no*base64"));
    ERROR_CGI_AUTHORIZATION: a_signature_of_twenty_bytes_is_malformed =>
        over_file(stat_signed(&STANDARD.encode([7; 20])));
    ERROR_CGI_AUTHORIZATION: a_signature_without_fields_is_malformed =>
        over_file(stat_signed(&sign_text("hello=world", DEMO_SECRET_KEY)));
} }

natural! { requests {
    ERROR_CMD_CORSRULE_NOT_MATCH: a_page_that_no_rule_of_a_strict_bucket_lets_in_is_refused => {
        let bucket = BucketSettings { cors: CorsMode::Strict, ..BucketSettings::default() };
        let world = World::start(Setup { bucket, ..Setup::default() });
        (world, ask(KEY, "stat").header("Origin", "https://page.example"))
    };
    ERROR_CGI_REQ_METHOD: the_api_takes_get_and_post_only =>
        over_file(Request::new("PUT", at(KEY)).multi());
    ERROR_CGI_REQ_METHOD: a_deletion_by_method_is_refused =>
        over_file(Request::new("DELETE", at(KEY)).multi());
    ERROR_CGI_REQ_METHOD: a_write_operation_does_not_come_with_get =>
        over_file(ask(KEY, "delete"));
    ERROR_CGI_REQ_METHOD: a_question_does_not_come_with_post =>
        over_file(op(KEY, "stat", &[]));
    ERROR_CGI_URL_NOTMATCH: a_url_without_a_bucket_is_refused =>
        in_usual(Request::get("/files/v2/1250000000?op=stat").multi());
    ERROR_CGI_URL_NOTMATCH: an_appid_that_is_no_number_is_refused_in_the_url =>
        in_usual(Request::get("/files/v2/wx12/examplebucket/a?op=stat").multi());
    ERROR_CGI_URL_NOTMATCH: a_bucket_name_with_a_dot_is_refused =>
        in_usual(Request::get("/files/v2/1250000000/example.bucket/a?op=stat").multi());
    ERROR_CGI_URL_NOTMATCH: a_path_outside_the_api_is_refused_on_an_api_host =>
        in_usual(Request::get("/files/v3/1250000000/examplebucket/a?op=stat").multi());
    ERROR_CMD_URL_PARSE_ERROR: a_broken_escape_in_the_path_is_refused =>
        in_usual(ask("dir/%ZZ", "stat"));
    ERROR_CMD_NOT_UTF8_ENCODING: a_path_that_is_not_utf8_is_refused =>
        in_usual(upload("dir/%ff", b"x"));
    ERROR_CMD_NOT_UTF8_ENCODING: an_op_that_is_not_utf8_is_refused =>
        in_usual(ask(KEY, "%ff"));
    ERROR_CMD_NOT_UTF8_ENCODING: a_biz_attr_that_is_not_utf8_is_refused =>
        in_usual(op(KEY, "upload", &[("filecontent", b"x"), ("biz_attr", b"\xff")]));
    ERROR_CMD_NOT_UTF8_ENCODING: a_destination_that_is_not_utf8_is_refused =>
        over_file(op(KEY, "copy", &[("dest_fileid", b"/\xff")]));
    ERROR_CMD_COS_INVALID_PATH: a_path_with_a_control_byte_is_refused =>
        in_usual(upload("dir/a%07b", b"x"));
    ERROR_CMD_COS_INVALID_PATH: a_path_that_climbs_is_refused =>
        in_usual(upload("dir/../v.mp4", b"x"));
    ERROR_CMD_COS_INVALID_PATH: a_blank_segment_is_refused =>
        in_usual(upload("dir/%20/v.mp4", b"x"));
    ERROR_CMD_COS_INVALID_PATH: a_path_of_more_than_1024_bytes_is_refused =>
        in_usual(upload(&"a".repeat(1025), b"x"));
    ERROR_CMD_COS_INVALID_PATH: a_destination_that_climbs_is_refused =>
        over_file(op(KEY, "copy", &[("dest_fileid", b"../x")]));
    ERROR_CGI_JSON_PARSE_ERROR: a_json_body_that_is_no_object_is_refused =>
        in_usual(Request::json(at("dir/"), r#"["op","create"]"#).multi());
    ERROR_CGI_JSON_PARSE_ERROR: a_json_body_that_breaks_off_is_refused =>
        in_usual(Request::json(at("dir/"), r#"{"op":"create""#).multi());
    ERROR_CGI_FORM_ERR: a_form_without_a_boundary_is_refused => {
        let mut request = upload(KEY, b"x");
        request.headers[0].1 = "multipart/form-data".into();
        in_usual(request)
    };
    ERROR_CGI_FORM_ERR: a_form_that_breaks_off_is_refused => {
        let mut request = upload(KEY, b"some content");
        request.body.truncate(request.body.len() - 50);
        in_usual(request)
    };
    ERROR_CGI_REQ_PARAM: a_body_of_an_unknown_type_is_refused => {
        let mut request = Request::new("POST", at("dir/")).header("Content-Type", "text/xml").multi();
        request.body = b"<op>create</op>".to_vec();
        in_usual(request)
    };
    ERROR_CGI_PARAM_MISSING_OP: a_call_without_an_op_is_refused =>
        over_file(Request::get(at(KEY)).multi());
    ERROR_CGI_PARAM_MISSING_OP: an_empty_op_counts_as_none =>
        in_usual(op(KEY, "", &[("filecontent", b"x")]));
    ERROR_CGI_PARAM_NO_SUCH_OP: an_op_that_does_not_exist_is_refused =>
        in_usual(op(KEY, "uplaod", &[("filecontent", b"x")]));
    ERROR_CGI_PARAM_NO_SUCH_OP: a_download_is_not_an_op => over_file(ask(KEY, "download"));
    ERROR_CGI_UNSUPPORTED_METHOD: the_first_generations_slices_are_off_by_default =>
        in_usual(op(KEY, "upload_slice", &[("filesize", b"100"), ("sha", SHA)]));
} }

natural! { directories_and_files {
    ERROR_CMD_BUCKET_NOTEXIST: a_bucket_that_does_not_exist_is_refused => {
        let signature = signed(Grant { bucket: "nosuch", ..grant() });
        in_usual(Request::get("/files/v2/1250000000/nosuch/a?op=stat").signed(&signature))
    };
    ERROR_CMD_BUCKET_NOTEXIST: with_region_check_another_regions_host_does_not_know_the_bucket => {
        let world = World::with_options(|o| o.region_check = true);
        (world, upload(KEY, b"x").header("Host", "sh.file.myqcloud.com"))
    };
    ERROR_CMD_FILE_NOTEXIST: a_file_that_is_not_there_has_no_attributes => in_usual(ask(KEY, "stat"));
    ERROR_CMD_FILE_NOTEXIST: a_directory_is_not_found_without_its_slash => over_file(ask("dir", "stat"));
    ERROR_CMD_FILE_NOTEXIST: a_file_is_not_found_with_a_slash => over_file(ask("dir/v.mp4/", "stat"));
    ERROR_CMD_FILE_NOTEXIST: what_is_not_there_cannot_be_deleted => in_usual(once(KEY, "delete", &[]));
    ERROR_CMD_FILE_NOTEXIST: a_directory_that_is_not_there_cannot_be_deleted =>
        in_usual(once("dir/", "delete", &[]));
    ERROR_CMD_FILE_NOTEXIST: what_is_not_there_cannot_be_updated =>
        in_usual(once(KEY, "update", &[("biz_attr", b"x")]));
    ERROR_CMD_FILE_NOTEXIST: what_is_not_there_cannot_be_moved =>
        in_usual(op(KEY, "move", &[("dest_fileid", b"/x")]));
    ERROR_CMD_FILE_NOTEXIST: what_is_not_there_cannot_be_copied =>
        in_usual(op(KEY, "copy", &[("dest_fileid", b"/x")]));
    ERROR_CMD_FILE_NOTEXIST: nothing_uploaded_has_no_slices => in_usual(op(KEY, "upload_slice_list", &[]));
    ERROR_CMD_FILE_NOTEXIST: an_unfinished_upload_has_no_attributes => in_upload(|_| ask(KEY, "stat"));
    ERROR_CMD_FILE_MOVE_ERROR: a_file_cannot_be_moved_onto_itself =>
        over_file(op(KEY, "move", &[("dest_fileid", b"/dir/v.mp4")]));
    ERROR_CMD_FILE_MOVE_ERROR: a_file_cannot_be_copied_onto_itself_even_with_overwriting =>
        over_file(op(KEY, "copy", &[("dest_fileid", b"v.mp4"), ("to_over_write", b"1")]));
    ERROR_CMD_FILE_MOVE_ERROR: a_destination_that_ends_with_a_slash_is_refused =>
        over_file(op(KEY, "move", &[("dest_fileid", b"/elsewhere/")]));
    ERROR_CMD_PARAM_PATH_ELEMENT_MISSING: a_destination_of_slashes_names_no_file =>
        over_file(op(KEY, "move", &[("dest_fileid", b"//")]));
    ERROR_CMD_PARAM_PATH_ELEMENT_MISSING: the_bucket_itself_is_no_destination =>
        over_file(op(KEY, "copy", &[("dest_fileid", b"/1250000000/examplebucket/")]));
    ERROR_CGI_CROSS_BUCKET_COPY: a_copy_stays_in_its_bucket =>
        over_file(op(KEY, "copy", &[("dest_fileid", b"/1250000000/another/v.mp4")]));
    ERROR_CGI_REQ_PARAM: a_copy_needs_a_destination => over_file(op(KEY, "copy", &[]));
    ERROR_CMD_PARAM_PAHT_FILE_SURPLUS_SLASH: a_file_is_not_uploaded_to_a_directory =>
        in_usual(upload("dir/v.mp4/", b"x"));
    ERROR_CMD_PARAM_PAHT_FILE_SURPLUS_SLASH: a_directory_cannot_be_moved =>
        over_file(op("dir/", "move", &[("dest_fileid", b"/x")]));
    ERROR_CMD_PARAM_PAHT_FILE_SURPLUS_SLASH: an_upload_to_the_root_with_a_slash_is_refused =>
        in_usual(upload("", b"x"));
    ERROR_CMD_PARAM_PATH_EMPTY: an_upload_without_a_name_is_refused => {
        let mut request = upload("", b"x");
        request.target = crate::support::BUCKET.into();
        in_usual(request)
    };
    ERROR_CMD_PARAM_PATH_DIR_MISSING_SLASH: a_directory_is_created_with_a_slash_at_its_end =>
        in_usual(op("dir", "create", &[]));
    ERROR_CMD_COS_BUCKET_EXIST: the_bucket_cannot_be_created_as_a_directory =>
        in_usual(op("", "create", &[]));
    ERROR_CMD_COS_PATH_CONFLICT: a_directory_is_created_once => over_file(op("dir/", "create", &[]));
    ERROR_CMD_COS_PATH_CONFLICT: a_directory_cannot_have_the_name_of_a_file =>
        over_file(op("dir/v.mp4/", "create", &[]));
    ERROR_CMD_COS_PATH_CONFLICT: a_file_cannot_have_the_name_of_a_directory => over_file(upload("dir", b"x"));
    ERROR_CMD_COS_PATH_CONFLICT: nothing_lies_below_a_file => over_file(upload("dir/v.mp4/below", b"x"));
    ERROR_CMD_COS_PATH_CONFLICT: a_file_cannot_be_moved_over_a_directory =>
        over_file(op(KEY, "move", &[("dest_fileid", b"/dir"), ("to_over_write", b"1")]));
    ERROR_CMD_COS_FILE_EXIST: a_different_file_is_not_replaced_by_default =>
        over_file(upload(KEY, b"something else"));
    ERROR_CMD_COS_FILE_EXIST: a_slice_upload_does_not_replace_a_file_by_default =>
        over_file(init(KEY, LEN, &[]));
    ERROR_CMD_COS_FILE_EXIST: a_copy_does_not_replace_a_file_by_default => {
        let (world, request) = over_file(op(KEY, "copy", &[("dest_fileid", b"other.mp4")]));
        world.put("dir/other.mp4", b"other");
        (world, request)
    };
    ERR_SAME_FILE_UPLOAD: an_identical_file_is_not_uploaded_again => over_file(upload(KEY, b"here before"));
    ERROR_CMD_COS_DIR_NOT_EMPTY: a_directory_with_a_file_in_it_stays =>
        over_file(once("dir/", "delete", &[]));
    ERROR_CMD_COS_INDEX_ERROR: a_directory_that_is_not_there_cannot_be_listed =>
        over_file(ask("nowhere/", "list&num=10"));
    ERROR_CMD_COS_INDEX_ERROR: with_strict_parent_a_file_needs_its_directory =>
        (World::with_options(|o| o.strict_parent = true), upload(KEY, b"x"));
    ERROR_CMD_COS_INDEX_ERROR: with_strict_parent_a_slice_upload_needs_its_directory =>
        (World::with_options(|o| o.strict_parent = true), init(KEY, LEN, &[]));
    ERROR_CMD_COS_INDEX_ERROR: with_strict_parent_a_copy_needs_its_directory => {
        let world = World::with_options(|o| o.strict_parent = true);
        world.put("v.mp4", b"x");
        (world, op("v.mp4", "copy", &[("dest_fileid", b"/dir/v.mp4")]))
    };
    ERROR_CMD_COS_INVALID_LIST_NUM: a_page_length_must_be_a_whole_number =>
        over_file(ask("dir/", "list&num=ten"));
    ERROR_CMD_PARAM_MIN_NUM: a_page_has_at_least_one_entry => over_file(ask("dir/", "list&num=0"));
    ERROR_CMD_COS_MAX_NUM: a_page_has_at_most_a_thousand_entries =>
        over_file(ask("dir/", "list&num=1001"));
    ERROR_CMD_COS_MAX_NUM: an_account_can_have_the_old_limit_of_199 => {
        let world = World::with_options(|o| o.list_max = 199);
        world.put(KEY, b"x");
        assert_eq!(world.code(ask("dir/", "list&num=199")), 0);
        (world, ask("dir/", "list&num=200"))
    };
    ERROR_CMD_COS_INVALID_QUERY_FLAG: a_listing_knows_three_patterns =>
        over_file(ask("dir/", "list&num=1&pattern=eListAll"));
    ERROR_CMD_COS_INVALID_QUERY_FLAG: a_listing_knows_two_orders =>
        over_file(ask("dir/", "list&num=1&order=2"));
    ERROR_CMD_PARAM_INVALID: a_context_of_another_listing_is_refused =>
        over_file(ask("dir/", "list&num=1&context=nonsense"));
    ERROR_CMD_PARAM_INVALID: insert_only_is_zero_or_one =>
        over_file(op(KEY, "upload", &[("filecontent", b"x"), ("insertOnly", b"2")]));
    ERROR_CMD_PARAM_INVALID: to_over_write_is_zero_or_one =>
        over_file(op(KEY, "copy", &[("dest_fileid", b"/x"), ("to_over_write", b"yes")]));
    ERROR_CMD_PARAM_INVALID: an_authority_is_one_of_three_words =>
        over_file(once(KEY, "update", &[("authority", b"ePublic")]));
    ERROR_CMD_PARAM_INVALID: forbid_is_zero_to_two =>
        over_file(once(KEY, "update", &[("forbid", b"3")]));
    ERROR_CMD_PARAM_INVALID: custom_headers_are_an_object =>
        over_file(once(KEY, "update", &[("custom_headers", b"[1]")]));
    ERROR_CMD_COS_INVALID_MOD_FLAG: an_update_changes_something => over_file(once(KEY, "update", &[]));
    ERROR_CMD_COS_INVALID_MOD_FLAG: a_flag_of_zero_is_refused =>
        over_file(once(KEY, "update", &[("flag", b"0"), ("biz_attr", b"x")]));
    ERROR_CMD_COS_INVALID_MOD_FLAG: a_flag_has_known_bits_only =>
        over_file(once(KEY, "update", &[("flag", b"3"), ("biz_attr", b"x")]));
    ERROR_CGI_REQ_PARAM_FLAG_NOTMATCH: a_flagged_field_must_be_there =>
        over_file(once(KEY, "update", &[("flag", b"129"), ("biz_attr", b"x")]));
    ERROR_CGI_MISSING_FILECONTENT: an_upload_needs_content => in_usual(op(KEY, "upload", &[]));
    ERROR_CMD_COS_INVALID_SHA: a_sha_has_forty_digits =>
        in_usual(op(KEY, "upload", &[("filecontent", b"x"), ("sha", b"123")]));
    ERR_PARAM_INVALID_CHECK_TYPE_SHOULD_BE_SHA: an_md5_is_no_sha =>
        in_usual(op(KEY, "upload", &[("filecontent", b"x"), ("sha", b"d41d8cd98f00b204e9800998ecf8427e")]));
    ERROR_CGI_SHA_NOT_MATCH: content_must_have_the_declared_sha =>
        in_usual(op(KEY, "upload", &[("filecontent", b"x"), ("sha", SHA)]));
    ERROR_PROCESS_FILE_TOO_LARGE: a_simple_upload_takes_twenty_mebibytes => {
        let world = World::new();
        assert_eq!(world.code(upload("dir/largest", &vec![0; 20 << 20])), 0);
        (world, upload(KEY, &vec![0; (20 << 20) + 1]))
    };
} }

natural! { slices {
    ERROR_PROXY_CONTINUE_TRANSFER_WITH_DATA: an_init_carries_no_content =>
        in_usual(init(KEY, LEN, &[("filecontent", b"x")]));
    ERROR_CGI_PARAM_MISSING_FILESIZE: an_init_needs_a_filesize =>
        in_usual(op(KEY, "upload_slice_init", &[("slice_size", b"65536")]));
    ERROR_CGI_PARAM_MISSING_FILESIZE: a_finish_needs_a_filesize =>
        in_upload(|session| op(KEY, "upload_slice_finish", &[("session", session.as_bytes())]));
    ERROR_CGI_FILESIZE: a_filesize_of_zero_is_refused => in_usual(init(KEY, 0, &[]));
    ERROR_CGI_FILESIZE: a_filesize_must_be_a_number =>
        in_usual(op(KEY, "upload_slice_init", &[("filesize", b"big"), ("slice_size", b"65536")]));
    ERROR_CGI_FILESIZE: a_filesize_above_the_accounts_ceiling_is_refused =>
        (World::with_options(|o| o.max_filesize = 1000), init(KEY, 1001, &[]));
    ERROR_CGI_REQ_PARAM: an_init_needs_a_slice_size =>
        in_usual(op(KEY, "upload_slice_init", &[("filesize", b"100")]));
    ERROR_CGI_REQ_PARAM: a_slice_needs_an_offset => in_upload(|session| {
        op(KEY, "upload_slice_data", &[("session", session.as_bytes()), ("filecontent", b"x")])
    });
    ERROR_PROCESS_SLICE_TOO_SMALL: a_slice_size_below_64_kib_is_refused =>
        in_usual(op(KEY, "upload_slice_init", &[("filesize", b"100"), ("slice_size", b"65535")]));
    ERROR_PROCESS_SLICE_TOO_SMALL: a_slice_has_bytes => in_upload(|session| slice(KEY, session, 0, b""));
    ERROR_CGI_SLICE: a_slice_size_above_3_mib_is_refused =>
        in_usual(op(KEY, "upload_slice_init", &[("filesize", b"100"), ("slice_size", b"3145729")]));
    ERROR_CGI_SLICE: a_slice_is_not_longer_than_the_slice_size =>
        in_upload(|session| slice(KEY, session, 0, &noise(SLICE + 1, 1)));
    ERROR_PROCESS_WRONG_SLICE_SIZE: a_slice_size_above_1_mib_is_a_multiple_of_it =>
        in_usual(op(KEY, "upload_slice_init", &[("filesize", b"100"), ("slice_size", b"1048577")]));
    ERROR_PROCESS_WRONG_SLICE_SIZE: only_the_last_slice_is_short =>
        in_upload(|session| slice(KEY, session, SLICE, &noise(SLICE - 1, 1)));
    ERROR_PROCESS_WRONG_SLICE_SIZE: the_last_slice_ends_the_file =>
        in_upload(|session| slice(KEY, session, 2 * SLICE, &noise(SLICE, 1)));
    ERROR_PROCESS_OFFSET: an_offset_is_a_multiple_of_the_slice_size =>
        in_upload(|session| slice(KEY, session, 1, &noise(SLICE, 1)));
    ERROR_PROCESS_OFFSET: an_offset_lies_within_the_file =>
        in_upload(|session| slice(KEY, session, 3 * SLICE, &noise(SLICE, 1)));
    ERROR_PROCESS_OFFSET: an_offset_is_not_negative => in_upload(|session| {
        let fields: [(&str, &[u8]); 3] =
            [("session", session.as_bytes()), ("offset", b"-65536"), ("filecontent", b"x")];
        op(KEY, "upload_slice_data", &fields)
    });
    ERROR_CGI_MISSING_FILECONTENT: a_slice_needs_content => in_upload(|session| {
        op(KEY, "upload_slice_data", &[("session", session.as_bytes()), ("offset", b"0")])
    });
    ERROR_PROXY_NO_SESSION: a_slice_needs_a_session =>
        in_usual(op(KEY, "upload_slice_data", &[("offset", b"0"), ("filecontent", b"x")]));
    ERROR_PROXY_NO_SESSION: an_empty_session_is_none => in_usual(finish(KEY, "", LEN, &[]));
    ERROR_PROXY_WRONG_SESSION: a_session_belongs_to_its_path =>
        in_upload(|session| slice("dir/other.mp4", session, 0, &noise(SLICE, 1)));
    ERROR_PROXY_WRONG_SESSION: a_session_is_finished_on_its_path =>
        in_upload(|session| finish("dir/other.mp4", session, LEN, &[]));
    ERR_DECODE_SESSION: a_slice_for_an_unknown_session_is_refused =>
        in_upload(|session| slice(KEY, &session[1..], 0, &noise(SLICE, 1)));
    ERR_PARAM_INVALID_SESSION_DECODE_ERROR: an_unknown_session_cannot_be_finished =>
        in_upload(|session| finish(KEY, &session[1..], LEN, &[]));
    ERR_OFFSET_TO_ZERO: an_unfinished_upload_is_not_opened_again => in_upload(|_| init(KEY, LEN, &[]));
    ERR_THE_SAME_OFFSET: a_slice_is_not_replaced_by_other_bytes => {
        let (world, request) = in_upload(|session| slice(KEY, session, 0, &noise(SLICE, 2)));
        let session = session_of(&world);
        assert_eq!(world.code(slice(KEY, &session, 0, &noise(SLICE, 1))), 0);
        (world, request)
    };
    ERR_QUERY_OFFSET: in_serial_mode_no_slice_is_skipped =>
        in_serial(|session| slice(KEY, session, 2 * SLICE, &noise(SLICE / 2, 1)));
    ERR_OFF_GO_BACK: in_serial_mode_an_old_offset_brings_the_old_bytes =>
        in_serial(|session| slice(KEY, session, 0, &noise(SLICE, 2)));
    ERROR_CGI_SHA_NOT_MATCH: a_slice_must_have_the_declared_md5 => in_upload(|session| {
        let fields: [(&str, &[u8]); 4] = [
            ("session", session.as_bytes()),
            ("offset", b"0"),
            ("filecontent", &noise(SLICE, 1)),
            ("datamd5", b"d41d8cd98f00b204e9800998ecf8427e"),
        ];
        op(KEY, "upload_slice_data", &fields)
    });
    ERROR_CGI_WRONG_SESSION: a_finished_session_takes_no_slice => {
        let (world, session) = finished();
        (world, slice(KEY, &session, 0, b"0123456789"))
    };
    ERROR_CGI_WRONG_SESSION: a_finished_session_is_not_finished_with_another_size => {
        let (world, session) = finished();
        (world, finish(KEY, &session, 11, &[]))
    };
    ERROR_CGI_WRONG_SESSION: an_expired_session_takes_no_slice => {
        let world = World::with_options(|o| o.session_ttl = Some(60));
        let session = world.open(KEY, 10, &[]);
        world.advance(60);
        (world, slice(KEY, &session, 0, b"0123456789"))
    };
    ERR_OFFSET_BACK_TOO_MUCH: a_session_ends_when_its_path_is_deleted => {
        let (world, request) = in_upload(|session| slice(KEY, session, 0, &noise(SLICE, 1)));
        assert_eq!(world.code(once(KEY, "delete", &[])), 0);
        (world, request)
    };
    ERR_OFFSET_BACK_TOO_MUCH: a_session_that_was_deleted_cannot_be_finished => {
        let (world, request) = in_upload(|session| finish(KEY, session, LEN, &[]));
        assert_eq!(world.code(once(KEY, "delete", &[])), 0);
        (world, request)
    };
    ERR_OFFSET_BACK_TOO_MUCH: a_session_ends_when_its_path_is_uploaded_simply => {
        let (world, request) = in_upload(|session| finish(KEY, session, LEN, &[]));
        world.put(KEY, b"simply");
        (world, request)
    };
    ERR_OFFSET_BACK_TOO_MUCH: a_slice_repeats_the_sha_of_its_init => {
        let world = World::new();
        let session = world.open(KEY, 10, &[("sha", sha1(&b"0123456789".to_vec().into()).to_string().as_bytes())]);
        let fields: [(&str, &[u8]); 4] = [
            ("session", session.as_bytes()),
            ("offset", b"0"),
            ("filecontent", b"0123456789"),
            ("sha", SHA),
        ];
        (world, op(KEY, "upload_slice_data", &fields))
    };
    ERROR_CMD_COS_FILE_SIZE_NOT_EQU: a_finish_with_slices_missing_is_refused =>
        in_upload(|session| finish(KEY, session, LEN, &[]));
    ERROR_CMD_COS_FILE_SIZE_NOT_EQU: a_finish_repeats_the_filesize_of_its_init =>
        in_upload(|session| finish(KEY, session, LEN + 1, &[]));
    ERROR_CMD_COS_SHA_NOT_EQU: a_finish_repeats_the_sha_of_its_init => {
        let (world, session) = complete(sha_of(TEN).as_bytes());
        (world, finish(KEY, &session, 10, &[("sha", SHA)]))
    };
    ERROR_CMD_COS_SHA_NOT_EQU: the_last_datasha_is_the_files_sha =>
        init_with_parts(&one_part(0, 100, "1fe8682600000000000000000000000000000000"));
    PLUGIN_29094: a_finish_names_the_sha_when_init_did => {
        let (world, session) = complete(sha_of(TEN).as_bytes());
        (world, finish(KEY, &session, 10, &[]))
    };
    ERR_NOT_SAME_SHA: the_assembled_file_must_have_the_declared_sha => {
        let (world, session) = complete(SHA);
        (world, finish(KEY, &session, 10, &[("sha", SHA)]))
    };
    ERR_NOT_SAME_SHA: a_sha_named_only_at_the_finish_is_verified_as_well => {
        let world = World::new();
        let session = world.open(KEY, 10, &[]);
        assert_eq!(world.code(slice(KEY, &session, 0, TEN)), 0);
        (world, finish(KEY, &session, 10, &[("sha", SHA)]))
    };
    ERR_SAME_FILE_UPLOAD: an_identical_file_that_appeared_meanwhile_stops_the_finish => {
        let world = World::new();
        let session = world.open(KEY, 10, &[]);
        assert_eq!(world.code(slice(KEY, &session, 0, TEN)), 0);
        // Another file becomes this one; a simple upload to the path would end the session.
        world.put("elsewhere", TEN);
        assert_eq!(world.code(op("elsewhere", "copy", &[("dest_fileid", format!("/{KEY}").as_bytes())])), 0);
        (world, finish(KEY, &session, 10, &[]))
    };
    ERROR_CMD_COS_FILE_EXIST: a_different_file_that_appeared_meanwhile_stops_the_finish => {
        let world = World::new();
        let session = world.open(KEY, 10, &[]);
        assert_eq!(world.code(slice(KEY, &session, 0, TEN)), 0);
        world.put("elsewhere", b"else");
        assert_eq!(world.code(op("elsewhere", "copy", &[("dest_fileid", format!("/{KEY}").as_bytes())])), 0);
        (world, finish(KEY, &session, 10, &[]))
    };
    ERR_PARAM_INVALID: uploadparts_are_an_array => init_with_parts(r#"{"offset":0}"#);
    ERR_PARAM_INVALID: uploadparts_leave_no_gap =>
        init_with_parts(&one_part(1, 99, "da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    ERR_PARAM_INVALID: uploadparts_cover_the_file =>
        init_with_parts(&one_part(0, 99, "da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    ERR_PARAM_INVALID_CHECK_SUM_SIZE_INVALID: a_datasha_has_forty_digits =>
        init_with_parts(&one_part(0, 100, "da39"));
    ERROR_CGI_PARAM_MISSING_SHA: uploadparts_need_the_files_sha => {
        let parts = one_part(0, 100, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
        in_usual(init(KEY, 100, &[("uploadparts", parts.as_bytes())]))
    };
    ERROR_CGI_PARAM_MISSING_SHA: the_first_generations_control_needs_a_sha =>
        (World::with_options(|o| o.legacy_v1 = true), op(KEY, "upload_slice", &[("filesize", b"100")]));
} }

const TEN: &[u8] = b"0123456789";

/// The session that is open at `KEY`.
fn session_of(world: &World) -> String {
    world.bucket().open_upload(KEY, UnixSeconds(NOW)).unwrap().session.to_string()
}

/// A world in serial mode whose upload has its first slice.
fn in_serial(request: impl FnOnce(&str) -> Request) -> Provocation {
    let world = World::with_options(|options| options.serial_upload = true);
    let session = world.open(KEY, LEN, &[]);
    assert_eq!(world.code(slice(KEY, &session, 0, &noise(SLICE, 1))), 0);
    let request = request(&session);
    (world, request)
}

/// A world with an upload of `TEN`, all of it there, that was opened with `sha`.
fn complete(sha: &[u8]) -> (World, String) {
    let world = World::new();
    let session = world.open(KEY, 10, &[("sha", sha)]);
    assert_eq!(world.code(slice(KEY, &session, 0, TEN)), 0);
    (world, session)
}

/// A world with an upload that has become a file.
fn finished() -> (World, String) {
    let world = World::new();
    let session = world.open(KEY, 10, &[]);
    assert_eq!(world.code(slice(KEY, &session, 0, TEN)), 0);
    world.send(finish(KEY, &session, 10, &[])).data();
    (world, session)
}

#[test]
fn every_natural_row_is_provoked_and_nothing_else_is() {
    let key = |row: &ErrorRow| (row.key().to_string(), row.name);
    let natural = |row: &&&ErrorRow| row.family == "cos_json" && row.kind == Kind::Natural;
    let table: BTreeSet<_> = ROWS.iter().filter(natural).map(|row| key(row)).collect();
    let themes =
        [signatures::PROVOKED, requests::PROVOKED, directories_and_files::PROVOKED, slices::PROVOKED];
    let provoked: BTreeSet<_> = themes.concat().into_iter().map(key).collect();
    let missing: Vec<_> = table.difference(&provoked).collect();
    let surplus: Vec<_> = provoked.difference(&table).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "natural rows that tests/it/cos_json/natural_rows.rs does not provoke: {missing:?}; \
         provoked, but not natural: {surplus:?}"
    );
}
