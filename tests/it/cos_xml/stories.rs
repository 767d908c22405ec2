//! The XML API over several requests, and beside the JSON API.

use cosplay::internals::domain::auth::cos_json;
use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::domain::auth::credentials;
use cosplay::internals::domain::policy::document::Policy;
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::names::{BucketId, VOD_STORAGE_APPID};
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::http::Request;
use crate::support::xml::{
    HOST, SERVICE, delete_many, form, grant, policy, presigned, sign, signed, unsigned, with_body, xml,
    xml_with,
};
use crate::support::{NOW, Setup, World, ask, noise, op, upload};

const MIB: usize = 1024 * 1024;

#[test]
fn an_upload_in_parts_is_resumed_and_completed_and_completed_again() {
    let world = World::new();
    let content = noise(2 * MIB + 5, 7);
    let opened = world.send(xml_with("POST", "/big.bin?uploads", ""));
    let id = opened.element("UploadId").unwrap().to_owned();
    let part = |number: usize, bytes: &[u8]| {
        let answer =
            world.send(xml_with("PUT", &format!("/big.bin?partNumber={number}&uploadId={id}"), bytes));
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.header("etag").unwrap().to_owned()
    };
    part(1, b"to be replaced");
    let one = part(1, &content[..MIB]);
    // A client that starts anew finds the upload and what it has brought.
    let uploads = world.send(xml("GET", "/?uploads&prefix=big.bin"));
    assert_eq!((uploads.element("Key"), uploads.element("UploadId")), (Some("big.bin"), Some(id.as_str())));
    let listed = world.send(xml("GET", &format!("/big.bin?uploadId={id}")));
    assert_eq!(listed.elements("PartNumber"), ["1"]);
    assert_eq!(listed.element("ETag"), Some(one.replace('"', "&quot;").as_str()));
    assert_eq!(listed.element("Size"), Some("1048576"));
    let (two, three) = (part(2, &content[MIB..2 * MIB]), part(3, &content[2 * MIB..]));
    let body: String = [one, two, three]
        .iter()
        .enumerate()
        .map(|(at, etag)| format!("<Part><PartNumber>{}</PartNumber><ETag>{etag}</ETag></Part>", at + 1))
        .collect();
    let complete = || {
        let body = format!("<CompleteMultipartUpload>{body}</CompleteMultipartUpload>");
        world.send(xml_with("POST", &format!("/big.bin?uploadId={id}"), body))
    };
    let done = complete();
    assert_eq!(done.status, 200, "{}", done.text());
    let etag = done.element("ETag").unwrap();
    assert!(etag.ends_with("-3&quot;"), "{etag}");
    let crc = done.header("x-cos-hash-crc64ecma").unwrap().to_owned();
    let whole = world.send(xml_with("PUT", "/whole.bin", content.clone()));
    assert_eq!(whole.header("x-cos-hash-crc64ecma"), Some(crc.as_str()), "combined, not computed");
    assert_eq!(complete().element("ETag"), Some(etag), "a lost answer is given again");
    let got = world.send(xml("GET", "/big.bin"));
    assert!(got.body == content);
    assert_eq!(got.header("etag"), Some(etag.replace("&quot;", "\"").as_str()));
    assert_eq!(world.send(xml("GET", &format!("/big.bin?uploadId={id}"))).word(), "NoSuchUpload");
}

#[test]
fn what_a_form_stores_the_json_api_knows_and_moves_and_the_other_way_round() {
    let world = World::new();
    let fields = [("key", "dir/form.txt"), ("Content-Type", "text/plain"), ("x-cos-meta-a", "b")];
    let posted = world.send(form(&fields, &policy(""), b"from a form"));
    assert_eq!(posted.status, 204, "{}", posted.text());
    let stat = world.send(ask("dir/form.txt", "stat")).data();
    assert_eq!(stat["filesize"], 11);
    assert_eq!(stat["custom_headers"]["Content-Type"], "text/plain");
    assert_eq!(stat["sha"], cosplay::internals::primitives::digest::sha1(&"from a form".into()).to_string());
    let moved = op("dir/form.txt", "move", &[("dest_fileid", b"/1250000000/examplebucket/moved.txt")]);
    assert_eq!(world.code(moved), 0);
    let got = world.send(xml("GET", "/moved.txt"));
    assert_eq!((got.text(), got.header("content-type")), ("from a form", Some("text/plain")));
    assert_eq!(got.header("x-cos-meta-a"), Some("b"));
    assert_eq!(world.send(xml("GET", "/dir/form.txt")).word(), "NoSuchKey");

    assert_eq!(world.code(upload("json/deep/file.txt", b"from json")), 0);
    let got = world.send(xml("GET", "/json/deep/file.txt"));
    assert_eq!(got.text(), "from json");
    let listed = world.send(xml("GET", "/"));
    assert_eq!(
        listed.elements("Key"),
        ["json/deep/file.txt", "moved.txt"],
        "implied directories are no keys"
    );
    assert_eq!(world.send(xml("GET", "/json/")).word(), "NoSuchKey");
    assert_eq!(
        world.code(Request::json("/files/v2/1250000000/examplebucket/made/", r#"{"op":"create"}"#).multi()),
        0
    );
    assert_eq!(world.send(xml("GET", "/?prefix=made")).elements("Key"), ["made/"], "a made directory is one");
}

#[test]
fn a_bucket_that_keeps_versions_brings_back_what_was_deleted() {
    let world = World::new();
    let status = |word: &str| {
        let body = format!("<VersioningConfiguration><Status>{word}</Status></VersioningConfiguration>");
        assert_eq!(world.send(xml_with("PUT", "/?versioning", body)).status, 200);
    };
    let put = |text: &str| {
        let answer = world.send(xml_with("PUT", "/v", text));
        answer.header("x-cos-version-id").map(str::to_owned)
    };
    assert_eq!(put("before"), None);
    status("Enabled");
    let one = put("one").unwrap();
    let two = put("two").unwrap();
    assert!(two < one, "newer ids come first");
    let get = |target: &str| world.send(xml("GET", target));
    assert_eq!(get("/v").text(), "two");
    assert_eq!(get(&format!("/v?versionId={one}")).text(), "one");
    assert_eq!(get("/v?versionId=null").text(), "before");
    let deleted = world.send(xml("DELETE", "/v"));
    assert_eq!(deleted.header("x-cos-delete-marker"), Some("true"));
    let marker = deleted.header("x-cos-version-id").unwrap().to_owned();
    let gone = get("/v");
    assert_eq!((gone.word(), gone.header("x-cos-delete-marker")), ("NoSuchKey", Some("true")));
    assert!(get("/").elements("Key").is_empty());
    let all = get("/?versions");
    assert_eq!(all.elements("VersionId"), [marker.as_str(), &two, &one, "null"]);
    assert_eq!(all.elements("IsLatest"), ["true", "false", "false", "false"]);
    assert_eq!(world.send(xml("DELETE", "/")).word(), "BucketNotEmpty");
    // Page by page it is the same.
    let first = get("/?versions&max-keys=2");
    assert_eq!(first.elements("VersionId"), [marker.as_str(), &two]);
    let next = format!(
        "/?versions&max-keys=2&key-marker=v&version-id-marker={}",
        first.element("NextVersionIdMarker").unwrap()
    );
    assert_eq!(get(&next).elements("VersionId"), [one.as_str(), "null"]);
    let undeleted = world.send(xml("DELETE", &format!("/v?versionId={marker}")));
    assert_eq!(undeleted.header("x-cos-delete-marker"), Some("true"));
    assert_eq!(get("/v").text(), "two");
    world.send(xml("DELETE", &format!("/v?versionId={two}")));
    assert_eq!(get("/v").text(), "one");
    status("Suspended");
    assert_eq!(put("null again"), None);
    assert_eq!(get("/v?versionId=null").text(), "null again", "the old null version is replaced");
    assert_eq!(get("/?versions").elements("VersionId"), ["null", one.as_str()]);
    assert_eq!(world.code(crate::support::once("v", "delete", &[])), 0);
    assert_eq!(get("/v").header("x-cos-delete-marker"), Some("true"), "the JSON API leaves a marker, too");
}

#[test]
fn pre_signed_urls_work_until_they_expire() {
    let world = World::new();
    let put = presigned(
        with_body(unsigned("PUT", "/p%20q"), "content"),
        &Grant { end: UnixSeconds(NOW + 60), ..grant() },
    );
    assert_eq!(world.send(put).status, 200);
    let url = |target: &str| presigned(unsigned("GET", target), &grant());
    assert_eq!(world.send(url("/p%20q")).text(), "content");
    let named = presigned(
        unsigned("GET", "/p%20q?response-content-disposition=attachment"),
        &Grant { params: &["response-content-disposition"], ..grant() },
    );
    assert_eq!(world.send(named).header("content-disposition"), Some("attachment"));
    let later = url("/p%20q");
    world.advance(3700);
    let refused = world.send(later);
    assert_eq!((refused.word(), refused.element("Message")), ("AccessDenied", Some("Request has expired")));
}

#[test]
fn a_thousand_keys_and_more_are_listed_page_by_page() {
    let world = World::new();
    let mut connection = world.connect();
    for number in 0..1010 {
        assert_eq!(connection.send(&xml_with("PUT", &format!("/many/{number:04}"), "x")).status, 200);
    }
    let first = connection.send(&xml("GET", "/?prefix=many/"));
    assert_eq!((first.elements("Key").len(), first.element("IsTruncated")), (1000, Some("true")));
    let marker = first.element("NextMarker").unwrap().to_owned();
    let second = connection.send(&xml("GET", &format!("/?prefix=many/&marker={marker}")));
    assert_eq!((second.elements("Key").len(), second.element("IsTruncated")), (10, Some("false")));
    let shared = connection.send(&xml("GET", "/?delimiter=/"));
    assert_eq!((shared.elements("Key").len(), shared.elements("Prefix").last()), (0, Some(&"many/")));
    let keys: String =
        (0..1000).map(|number| format!("<Object><Key>many/{number:04}</Key></Object>")).collect();
    let body = format!("<Delete><Quiet>true</Quiet>{keys}</Delete>");
    let deleted = connection.send(&delete_many(body));
    assert!(deleted.text().ends_with("<DeleteResult/>"), "{}", deleted.text());
    assert_eq!(connection.send(&xml("GET", "/")).elements("Key").len(), 10);
}

#[test]
fn a_marker_that_is_a_shared_beginning_leaves_everything_under_it_out() {
    let world = World::new();
    for key in ["/a/1", "/a/2", "/b", "/c/1", "/c/2"] {
        world.send(xml_with("PUT", key, "x"));
    }
    let page = |more: &str| world.send(xml("GET", &format!("/?delimiter=/&max-keys=1{more}")));
    let first = page("");
    assert_eq!((first.elements("Prefix").last(), first.element("NextMarker")), (Some(&"a/"), Some("a/")));
    let second = page("&marker=a/");
    assert_eq!((second.elements("Key"), second.element("NextMarker")), (vec!["b"], Some("b")));
    let third = page("&marker=b");
    assert_eq!((third.elements("Prefix").last(), third.element("IsTruncated")), (Some(&"c/"), Some("false")));
    let none = world.send(xml("GET", "/?max-keys=0"));
    assert_eq!((none.element("IsTruncated"), none.elements("Key").len()), (Some("false"), 0));
}

#[test]
fn every_way_to_a_bucket_leads_there() {
    let world = World::new();
    let own = world.address.to_string();
    let sent = |host: &str, target: &str| world.send(sign(Request::get(target).header("Host", host)));
    world.send(xml_with("PUT", "/dir/key", "content"));
    let enabled = "<AccelerateConfiguration><Status>Enabled</Status></AccelerateConfiguration>";
    world.send(xml_with("PUT", "/?accelerate", enabled));
    for (host, target) in [
        (HOST, "/dir/key"),
        (HOST, "/dir%2Fkey"),
        ("examplebucket-1250000000.cos-internal.ap-guangzhou.tencentcos.cn:443", "/dir/key"),
        ("examplebucket-1250000000.cos.accelerate.myqcloud.com", "/dir/key"),
        ("cos.ap-guangzhou.myqcloud.com", "/examplebucket-1250000000/dir/key"),
        ("examplebucket-1250000000.localhost", "/dir/key"),
        (own.as_str(), "/examplebucket-1250000000/dir/key"),
        (own.as_str(), "/examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/dir/key"),
        (own.as_str(), "/dir/key"),
        ("cosplay:8267", "/dir/key"),
        ("examplebucket-1250000000.cos.my.own.example:8267", "/dir/key"),
        ("runner-12345678.build.example", "/dir/key"),
    ] {
        let answer = sent(host, target);
        assert_eq!(answer.body, b"content", "{host} {target}: {}", answer.head);
    }
    let absolute = sign(Request::get(format!("http://{HOST}/dir/key")).header("Host", HOST));
    let absolute =
        Request { headers: sign(Request::get("/dir/key").header("Host", HOST)).headers, ..absolute };
    assert_eq!(world.send(absolute).text(), "content");
    let mut forwarded = sign(Request::get("/dir/key").header("Host", HOST)).header("Vod-Forward-Cos", HOST);
    forwarded.headers.iter_mut().find(|(name, _)| name == "Host").unwrap().1 = "vod2.qcloud.com".into();
    assert_eq!(world.send(forwarded).text(), "content");
    assert_eq!(sent(SERVICE, "/").elements("Name"), ["examplebucket-1250000000"]);
    assert_eq!(sent(&own, "/").elements("Name"), ["examplebucket-1250000000"]);
    assert_eq!(sent(&own, "/?prefix=dir").elements("Key"), ["dir/key"]);
    assert!(world.send(Request::get("/").header("Host", &own)).text().contains("cosplay"));
    let custom = "examplebucket-1250000000.cos.local";
    assert_eq!(sent(custom, "/").elements("Key"), ["dir/key"], "the bucket, not the service");
    assert_eq!(sent("absent-1250000000.cos.local", "/dir/key").word(), "NoSuchBucket");
}

#[test]
fn a_path_that_begins_with_a_storage_bucket_of_vod_is_a_key_of_it() {
    let world = World::new();
    let name = "0a1b2c3dvodgzp1250000000";
    let id = BucketId::new(VOD_STORAGE_APPID, name);
    let owner = cosplay::internals::config::written::DEMO_APPID;
    world.app.store.bucket_or_create(owner, id.clone(), BucketSettings::default(), UnixSeconds(0)).unwrap();
    let own = world.address.to_string();
    let target = format!("/{name}/media/f0.mp4");
    let put = || with_body(Request::new("PUT", &target).header("Host", &own), "video");
    assert_eq!(world.send(sign(put())).status, 403, "the account's own key does not open it");
    let account = world.app.accounts.by_appid(owner).unwrap();
    let policy = Some(Policy::of_directory(&id, &format!("{name}/media")).into());
    let asked =
        credentials::Grant { appid: VOD_STORAGE_APPID, bucket: Some(id.clone()), policy, seconds: 60 };
    let paid = world.app.credentials.reserve().unwrap();
    let issued = world.app.credentials.issue(paid, &account, asked, &world.app.ids, UnixSeconds(NOW));
    let key =
        Grant { secret_id: &issued.account.secret_id, secret_key: &issued.account.secret_key, ..grant() };
    let put = signed(put().header("x-cos-security-token", &issued.token), &key);
    assert_eq!(world.send(put).status, 200);
    let bucket = world.app.store.bucket(&id).unwrap();
    assert!(bucket.get(&target[1..]).is_some(), "the key is the whole path");
}

#[test]
fn an_answer_names_its_object_by_the_way_the_client_came() {
    let world = World::new();
    let own = world.address.to_string();
    let location = |host: &str, target: &str| {
        let opened =
            sign(with_body(Request::new("POST", format!("{target}?uploads")).header("Host", host), ""));
        let id = world.send(opened).element("UploadId").unwrap().to_owned();
        let target = format!("{target}?partNumber=1&uploadId={id}");
        let part = world.send(sign(with_body(Request::new("PUT", &target).header("Host", host), "x")));
        let etag = part.header("etag").unwrap().to_owned();
        let body = format!(
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>"
        );
        let target = target.replace("partNumber=1&", "");
        let done = world.send(sign(with_body(Request::new("POST", &target).header("Host", host), body)));
        done.element("Location").unwrap().to_owned()
    };
    assert_eq!(location(HOST, "/k"), format!("http://{HOST}/k"));
    assert_eq!(location(&own, "/k"), format!("http://{own}/k"));
    assert_eq!(
        location(&own, "/examplebucket-1250000000/k"),
        format!("http://{own}/examplebucket-1250000000/k")
    );
    assert_eq!(location(&own, &format!("/{HOST}/k")), format!("http://{own}/{HOST}/k"));
    let region = "cos.ap-guangzhou.myqcloud.com";
    assert_eq!(
        location(region, "/examplebucket-1250000000/k"),
        format!("http://{region}/examplebucket-1250000000/k")
    );
}

#[test]
fn a_policy_with_brackets_in_it_is_answered_in_its_own_words() {
    let world = World::new();
    let refused = world.send(form(&[("key", "k")], &policy(r#"{"a>b<c":"<d>"}"#), b"x"));
    let message = refused.element("Message").unwrap();
    assert_eq!(message, "Condition key a&gt;b&lt;c doesn&apos;t match the value &lt;d&gt;");
}

#[test]
fn cors_is_permissive_until_the_bucket_has_rules() {
    let world = World::new();
    let page = |origin: &str| sign(unsigned("GET", "/nothing").header("Origin", origin));
    let answer = world.send(page("https://any.example"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://any.example"), "errors too");
    let exposed = answer.header("access-control-expose-headers").unwrap();
    assert!(
        ["ETag", "x-cos-request-id", "Content-Length", "Date"].iter().all(|name| exposed.contains(name)),
        "{exposed}"
    );
    let rules = "<CORSConfiguration><CORSRule><AllowedOrigin>https://*.good.example</AllowedOrigin>\
        <AllowedMethod>GET</AllowedMethod><AllowedHeader>x-cos-*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>\
        <MaxAgeSeconds>7</MaxAgeSeconds></CORSRule></CORSConfiguration>";
    assert_eq!(world.send(xml_with("PUT", "/?cors", rules)).status, 200);
    assert_eq!(world.send(page("https://any.example")).header("access-control-allow-origin"), None);
    assert_eq!(
        world.send(page("https://a.good.example")).header("access-control-expose-headers"),
        Some("ETag")
    );
    let ask = |header: &str| {
        let request = unsigned("OPTIONS", "/x").header("Origin", "https://a.good.example");
        let request = request.header("Access-Control-Request-Method", "GET");
        world.send(request.header("Access-Control-Request-Headers", header))
    };
    assert_eq!(ask("X-Cos-Acl").header("access-control-max-age"), Some("7"));
    assert_eq!(ask("authorization").word(), "AccessForbidden");
    assert_eq!(world.send(xml("DELETE", "/?cors")).status, 204);
    assert_eq!(ask("authorization").word(), "AccessForbidden", "whoever removes the rules lets nobody in");
    assert_eq!(world.send(xml("GET", "/?cors")).word(), "NoSuchCORSConfiguration");
}

#[test]
fn what_a_suite_of_the_vendors_expects_of_bucket_and_object_is_so() {
    let world = World::new();
    world.send(xml_with("PUT", "/1.zip", "12345"));
    world.send(xml_with("PUT", "/3", "12345"));
    let kind = |key: &str| world.send(xml("HEAD", key)).header("content-type").map(str::to_owned);
    assert_eq!(kind("/1.zip").as_deref(), Some("application/zip"), "stored without a type");
    assert_eq!(kind("/3").as_deref(), Some("application/octet-stream"));
    for root in ["///////", "/./"] {
        assert_eq!(world.send(xml("GET", root)).word(), "InvalidURI", "{root}");
    }
    let listed = "<AccessControlPolicy><Owner><ID>qcs::cam::uin/1:uin/1</ID></Owner><AccessControlList><Grant>\
        <Grantee><ID>qcs::cam::uin/10002:uin/10002</ID></Grantee><Permission>READ</Permission></Grant>\
        </AccessControlList></AccessControlPolicy>";
    for target in ["/?acl", "/3?acl"] {
        assert_eq!(world.send(xml_with("PUT", target, listed)).status, 200);
        let grants = world.send(xml("GET", target)).text().matches("<Grant>").count();
        assert_eq!(grants, 1, "{target}: a list comes back as it is");
    }
    let statement =
        r#"tatement":[{"principal":"*","effect":"deny","action":"*","resource":"*"}],"version":"2.0"}"#;
    assert_eq!(world.send(xml_with("PUT", "/?policy", format!(r#"{{"s{statement}"#))).status, 204);
    assert_eq!(world.send(xml("GET", "/?policy")).text(), format!(r#"{{"S{statement}"#));
    for (word, document) in [
        (
            "referer",
            "<RefererConfiguration><Status>Disabled</Status><RefererType>Black-List</RefererType>\
             <DomainList><Domain>a.test</Domain></DomainList></RefererConfiguration>",
        ),
        ("logging", "<BucketLoggingStatus></BucketLoggingStatus>"),
    ] {
        let put = world.send(xml_with("PUT", &format!("/?{word}"), document));
        assert_eq!(put.status, 200, "{word}");
        assert_eq!(world.send(xml("GET", &format!("/?{word}"))).text(), document);
    }
    assert!(world.send(xml("GET", "/?accelerate")).text().contains("AccelerateConfiguration"));
    assert_eq!(world.send(xml("GET", "/?origin")).status, 404);
}

#[test]
fn a_header_in_the_parameter_sign_is_a_signature_as_well() {
    let world = World::new();
    world.send(xml_with("PUT", "/1.txt", "content"));
    let signed = xml("GET", "/1.txt");
    let authorization = crate::support::files::header(&signed, "authorization").unwrap().to_owned();
    let in_query = |text: &str| {
        let text = cosplay::internals::primitives::escape::encode_component(text).into_owned();
        world.send(unsigned("GET", &format!("/1.txt?sign={text}"))).status
    };
    assert_eq!(in_query(&authorization), 200);
    assert_eq!(in_query(&authorization.replace("q-ak=", "q-ak=x")), 403);
    assert_eq!(in_query("else"), 403, "anonymous, and the bucket is private");
}

#[test]
fn acls_open_buckets_and_objects_to_others() {
    let world = World::new();
    world.send(xml_with("PUT", "/plain", "plain"));
    let acl = |target: &str, word: &str| {
        let request = sign(with_body(unsigned("PUT", target).header("x-cos-acl", word), ""));
        assert_eq!(world.send(request).status, 200);
    };
    let anybody = |target: &str| world.send(unsigned("GET", target)).status;
    assert_eq!(anybody("/plain"), 403);
    acl("/plain?acl", "public-read");
    assert_eq!(anybody("/plain"), 200);
    acl("/plain?acl", "private");
    acl("/?acl", "public-read-write");
    assert_eq!((anybody("/plain"), anybody("/")), (403, 200), "what the object says wins");
    acl("/plain?acl", "default");
    assert_eq!(anybody("/plain"), 200);
    assert_eq!(world.send(with_body(unsigned("PUT", "/by-anybody"), "x")).status, 200);
    assert_eq!(world.send(unsigned("GET", "/?cors")).word(), "AccessDenied", "settings are the owner's");
    let got = world.send(xml("GET", "/?acl"));
    assert_eq!(got.elements("Permission"), ["FULL_CONTROL", "READ", "WRITE"]);
}

#[test]
fn temporary_credentials_of_the_server_sign_until_they_expire() {
    let world = World::new();
    let own = world.address.to_string();
    let issued = world.send(Request::get("/_cosplay/sts?seconds=60").header("Host", &own)).json();
    let text = |name: &str| issued["credentials"][name].as_str().unwrap().to_owned();
    let (id, key, token) = (text("tmpSecretId"), text("tmpSecretKey"), text("sessionToken"));
    assert_eq!(issued["expiredTime"].as_i64().unwrap() - issued["startTime"].as_i64().unwrap(), 60);
    let ask = || {
        let request = unsigned("GET", "/").header("x-cos-security-token", &token);
        world.send(signed(request, &Grant { secret_id: &id, secret_key: &key, ..grant() }))
    };
    let expires = issued["expiredTime"].as_i64().unwrap() + 60;
    let json =
        cos_json::Grant { secret_id: &id, expires: UnixSeconds(expires), ..crate::support::sign::grant() };
    let signature = cos_json::sign(&json.plaintext(), &key);
    let ask_json = || {
        let request = Request::get(format!("{}?op=stat", crate::support::at("absent"))).signed(&signature);
        world.send(request.header("x-cos-security-token", &token)).code()
    };
    assert_eq!((ask().status, ask_json()), (200, -197), "the key is valid when it is issued");
    world.advance(59);
    assert_eq!((ask().status, ask_json()), (200, -197), "and until the second before expiredTime");
    world.advance(1);
    assert_eq!((ask().word(), ask_json()), ("ExpiredToken", -96), "but not at expiredTime");
    let bad = world.send(Request::get("/_cosplay/sts?seconds=never").header("Host", &own));
    assert_eq!(bad.status, 400);
}

#[test]
fn documents_of_a_bucket_come_back_as_they_were_sent() {
    let world = World::new();
    let body = "<LifecycleConfiguration><!-- kept --><Rule><Filter/><Status>Enabled</Status>\
        <Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>";
    assert_eq!(world.send(xml_with("PUT", "/?lifecycle", body)).status, 200);
    assert_eq!(world.send(xml("GET", "/?lifecycle")).text(), body);
    assert_eq!(world.send(xml("DELETE", "/?lifecycle")).status, 204);
    assert_eq!(world.send(xml("GET", "/?lifecycle")).word(), "NoSuchLifecycleConfiguration");
}

#[test]
fn a_bucket_is_made_used_and_removed() {
    let world = World::new();
    let host = "mine-1250000000.cos.ap-shanghai.myqcloud.com";
    let send = |method, target: &str| {
        world.send(sign(with_body(Request::new(method, target).header("Host", host), "")))
    };
    assert_eq!(send("HEAD", "/").status, 404);
    assert_eq!(send("PUT", "/").status, 200);
    assert_eq!(send("HEAD", "/").header("x-cos-bucket-region"), Some("ap-shanghai"));
    assert_eq!(send("PUT", "/key").status, 200);
    assert_eq!(send("DELETE", "/").word(), "BucketNotEmpty");
    assert_eq!(send("DELETE", "/key").status, 204);
    assert_eq!(send("DELETE", "/").status, 204);
    assert_eq!(send("HEAD", "/").status, 404);
}

#[test]
fn an_archived_object_is_read_after_it_was_restored() {
    let world = World::new();
    let put = with_body(unsigned("PUT", "/cold").header("x-cos-storage-class", "ARCHIVE"), "cold");
    assert_eq!(world.send(sign(put)).status, 200);
    let body = "<RestoreRequest><Days>1</Days><CASJobParameters><Tier>Expedited</Tier></CASJobParameters></RestoreRequest>";
    assert_eq!(world.send(xml_with("POST", "/cold?restore", body)).status, 202);
    let running = world.send(xml("HEAD", "/cold"));
    assert_eq!(running.header("x-cos-restore"), Some("ongoing-request=\"true\""));
    world.advance(301);
    assert_eq!(world.send(xml("GET", "/cold")).text(), "cold");
    world.advance(2 * 24 * 3600);
    let late = Grant { start: UnixSeconds(NOW), end: UnixSeconds(NOW + 900_000), ..grant() };
    let again = signed(unsigned("GET", "/cold"), &late);
    assert_eq!(world.send(again).word(), "InvalidObjectState");
}

#[test]
fn what_does_not_fit_into_memory_is_refused_and_nothing_stored_is_lost() {
    let world = World::start(Setup { max_memory: 3 * MIB as u64, ..Setup::default() });
    assert_eq!(world.send(xml_with("PUT", "/first", noise(MIB, 1))).status, 200);
    let full = world.send(xml_with("PUT", "/second", noise(2 * MIB, 2)));
    assert_eq!((full.word(), full.status), ("ServiceUnavailable", 503), "{}", full.text());
    let posted = world.send(form(&[("key", "third")], &policy(""), &noise(2 * MIB, 3)));
    assert_eq!(posted.word(), "ServiceUnavailable");
    assert!(world.send(xml("GET", "/first")).body == noise(MIB, 1));
    assert_eq!(world.send(xml("DELETE", "/first")).status, 204);
    assert_eq!(
        world.send(xml_with("PUT", "/second", noise(2 * MIB, 2))).status,
        200,
        "what is deleted makes room"
    );
}

#[test]
fn an_appended_object_grows_and_keeps_its_crc() {
    let world = World::new();
    let append = |position: usize, text: &str| {
        world.send(xml_with("POST", &format!("/log?append&position={position}"), text))
    };
    assert_eq!(append(0, "one ").header("x-cos-next-append-position"), Some("4"));
    let last = append(4, "two");
    assert_eq!(last.header("x-cos-next-append-position"), Some("7"));
    let whole = world.send(xml_with("PUT", "/whole", "one two"));
    assert_eq!(last.header("x-cos-hash-crc64ecma"), whole.header("x-cos-hash-crc64ecma"));
    let got = world.send(xml("GET", "/log"));
    assert_eq!((got.text(), got.header("x-cos-object-type")), ("one two", Some("appendable")));
}

#[test]
fn reads_writes_and_settings_at_once_do_not_wait_for_one_another_for_ever() {
    let world = World::new();
    world.send(xml_with("PUT", "/shared", "x"));
    let versions = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    let work: [fn() -> Request; 4] = [
        || unsigned("GET", "/shared"),
        || xml_with("PUT", "/shared", "y"),
        || xml("DELETE", "/shared"),
        || sign(with_body(unsigned("PUT", "/?acl").header("x-cos-acl", "public-read"), "")),
    ];
    world.send(xml_with("PUT", "/?versioning", versions));
    std::thread::scope(|scope| {
        for make in work {
            let mut connection = world.connect();
            scope.spawn(move || {
                for _ in 0..200 {
                    assert!(connection.send(&make()).status < 500);
                }
            });
        }
    });
}
