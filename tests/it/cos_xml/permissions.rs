//! Permission and limit checks of the XML API. Each test fails when the check it is named after is removed.

use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::accounts::Demand;
use cosplay::internals::domain::auth::aws_v4;
use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::primitives::digest::sha256_of;
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::http::{Answer, Request};
use crate::support::xml::{
    delete_many, grant, sign, signed, unsigned, unsigned_delete, with_body, with_signable, xml, xml_with,
};
use crate::support::{NOW, OTHER_SECRET_ID, OTHER_SECRET_KEY, World};

/// The host of the second account's bucket.
const OTHERS: &str = "other-1250000001.cos.ap-guangzhou.myqcloud.com";

/// A request with the second account's signature.
fn by_other(request: Request) -> Request {
    let other = Grant { secret_id: OTHER_SECRET_ID, secret_key: OTHER_SECRET_KEY, ..grant() };
    signed(request, &other)
}

/// A world in which the second account stores `/secret` and `/public`.
fn world_of_two() -> World {
    let world = World::new();
    for (key, acl) in [("/secret", "private"), ("/public", "public-read")] {
        let put = Request::new("PUT", key).header("Host", OTHERS).header("x-cos-acl", acl);
        assert_eq!(world.send(by_other(with_body(put, "content"))).status, 200);
    }
    world
}

#[test]
fn a_copy_of_another_accounts_private_object_is_refused() {
    let world = world_of_two();
    let id = world.send(xml("POST", "/parts?uploads")).element("UploadId").unwrap().to_owned();
    for target in ["/copy".to_owned(), format!("/parts?partNumber=1&uploadId={id}")] {
        let copy = |key: &str| {
            let source = format!("{OTHERS}/{key}");
            world.send(sign(with_body(unsigned("PUT", &target).header("x-cos-copy-source", &source), "")))
        };
        let refused = copy("secret");
        assert_eq!((refused.status, refused.word()), (403, "AccessDenied"), "{target}");
        assert_eq!(copy("public").status, 200, "{target}: what everybody may read may be copied");
    }
    assert_eq!(world.send(xml("GET", "/copy")).text(), "content");
}

#[test]
fn a_bucket_of_another_appid_is_not_made() {
    let world = World::new();
    let host = "made-1250000000.cos.ap-guangzhou.myqcloud.com";
    let put = || with_body(Request::new("PUT", "/").header("Host", host), "");
    let refused = world.send(by_other(put()));
    assert_eq!((refused.status, refused.word()), (403, "AccessDenied"));
    let head = || signed(Request::new("HEAD", "/").header("Host", host), &grant());
    assert_eq!(world.send(head()).status, 404, "nothing was made");
    assert_eq!(world.send(signed(put(), &grant())).status, 200, "its own account makes it");
    assert_eq!(world.send(head()).status, 200);
}

/// A request with an AWS signature over the digest of `content`.
fn by_aws(request: Request, content: &[u8]) -> Request {
    let (stamp, payload) = (aws_v4::stamp(UnixSeconds(NOW)), sha256_of(content).to_string());
    let request = request.header("x-amz-date", &stamp).header("x-amz-content-sha256", &payload);
    let grant = aws_v4::Grant {
        secret_id: DEMO_SECRET_ID,
        secret_key: DEMO_SECRET_KEY,
        region: "ap-guangzhou",
        stamp: &stamp,
        headers: &["host", "x-amz-content-sha256", "x-amz-date"],
        payload: &payload,
    };
    let signature = with_signable(&request, |signable| aws_v4::sign(&grant, signable)).unwrap().0;
    request.header("Authorization", &signature)
}

#[test]
fn a_document_is_the_one_whose_digest_was_signed() {
    let world = World::new();
    world.send(xml_with("PUT", "/kept", "x"));
    let document = |key: &str| format!("<Delete><Object><Key>{key}</Key></Object></Delete>");
    let delete = |sent: &str, digest_of: &str| -> Answer {
        world.send(by_aws(unsigned_delete(sent), digest_of.as_bytes()))
    };
    let refused = delete(&document("kept"), &document("else"));
    assert_eq!((refused.status, refused.word()), (403, "SignatureDoesNotMatch"));
    let reason = refused.header("x-cosplay-reason").unwrap();
    assert!(reason.starts_with("the signed SHA-256 of the content is"), "{reason}");
    assert_eq!(world.send(xml("GET", "/kept")).text(), "x");
    assert_eq!(delete(&document("kept"), &document("kept")).elements("Deleted").len(), 1);
    assert_eq!(world.send(xml("GET", "/kept")).status, 404);
}

#[test]
fn a_list_to_be_deleted_has_a_thousand_keys_at_most() {
    let world = World::new();
    world.send(xml_with("PUT", "/0", "x"));
    let delete = |count: usize| {
        let object = |at| format!("<Object><Key>{at}</Key></Object>");
        let objects: String = (0..count).map(object).collect();
        world.send(delete_many(format!("<Delete>{objects}</Delete>")))
    };
    for count in [0, 1001] {
        let refused = delete(count);
        assert_eq!((refused.status, refused.word()), (400, "MalformedXML"), "{count}");
    }
    assert_eq!(world.send(xml("GET", "/0")).status, 200);
    assert_eq!(delete(1000).elements("Key").len(), 1000);
    assert_eq!(world.send(xml("GET", "/0")).status, 404);
}

#[test]
fn a_page_has_a_thousand_entries_at_most() {
    let world = World::new();
    for at in 0..1001 {
        world.put(&format!("{at}"), b"");
    }
    for query in ["", "?max-keys=5000"] {
        let page = world.send(xml("GET", &format!("/{query}")));
        assert_eq!(page.elements("Key").len(), 1000, "{query}");
        assert_eq!(page.element("IsTruncated"), Some("true"), "{query}");
    }
}

#[test]
fn many_objects_are_deleted_without_their_lists_digest_where_the_account_ignores_it() {
    let list = "<Delete><Object><Key>k</Key></Object></Delete>";
    for (ignores, left) in [(true, 404), (false, 200)] {
        let world = World::with_options(|options| {
            if ignores {
                options.multi_delete_md5 = Demand::Ignore;
            }
        });
        world.send(xml_with("PUT", "/k", "x"));
        let answer = world.send(xml_with("POST", "/?delete", list));
        assert_eq!(answer.word(), if ignores { "" } else { "InvalidRequest" });
        assert_eq!(world.send(xml("GET", "/k")).status, left);
    }
}
