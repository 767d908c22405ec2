//! Settings of a bucket that come as documents: what they refuse, and what they do.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::primitives::digest::md5;
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::http::{Answer, Request};
use crate::support::xml::{HOST, form, grant, policy, signed, unsigned, with_body};
use crate::support::{NOW, ORIGIN_HOST, World};

const DAY: i64 = 24 * 3600;

/// Signs for a hundred years: the clock is moved.
pub(super) fn lasting(request: Request) -> Request {
    signed(request, &Grant { end: UnixSeconds(NOW + 36_500 * DAY), ..grant() })
}

pub(super) fn send(world: &World, method: &'static str, target: &str, body: &str) -> Answer {
    world.send(lasting(with_body(unsigned(method, target), body)))
}

fn send_with(world: &World, method: &'static str, target: &str, header: (&str, &str)) -> Answer {
    world.send(lasting(with_body(unsigned(method, target).header(header.0, header.1), "content")))
}

/// Stores a lifecycle of these rules.
fn live(world: &World, rules: &str) -> Answer {
    send(world, "PUT", "/?lifecycle", &format!("<LifecycleConfiguration>{rules}</LifecycleConfiguration>"))
}

fn rule(filter: &str, actions: &str) -> String {
    format!("<Rule><Filter>{filter}</Filter><Status>Enabled</Status>{actions}</Rule>")
}

fn prefixed(prefix: &str, actions: &str) -> String {
    rule(&format!("<Prefix>{prefix}</Prefix>"), actions)
}

fn days(name: &str, days: i64) -> String {
    format!("<{name}><Days>{days}</Days></{name}>")
}

fn moved(days: i64, class: &str) -> String {
    format!("<Transition><Days>{days}</Days><StorageClass>{class}</StorageClass></Transition>")
}

/// The keys in a listing.
fn listed(world: &World) -> Vec<String> {
    send(world, "GET", "/", "").elements("Key").into_iter().map(str::to_owned).collect()
}

#[test]
fn objects_expire_so_many_days_after_they_were_written_and_no_sooner() {
    let world = World::new();
    for key in ["/logs/a", "/kept"] {
        assert_eq!(send(&world, "PUT", key, "x").status, 200);
    }
    assert_eq!(live(&world, &prefixed("logs/", &days("Expiration", 2))).status, 200);
    world.advance(DAY);
    assert_eq!(send(&world, "PUT", "/logs/b", "x").status, 200);
    world.advance(DAY - 1);
    assert_eq!(listed(&world), ["kept", "logs/a", "logs/b"]);
    assert_eq!(send(&world, "HEAD", "/logs/a", "").status, 200);
    world.advance(1);
    assert_eq!(send(&world, "HEAD", "/logs/a", "").status, 404, "seen by a HEAD first");
    assert_eq!(listed(&world), ["kept", "logs/b"]);
    world.advance(DAY);
    assert_eq!(listed(&world), ["kept"], "seen by a listing first");
    assert_eq!(send(&world, "HEAD", "/logs/b", "").status, 404);
}

#[test]
fn a_rule_that_is_disabled_or_removed_does_nothing() {
    let world = World::new();
    send(&world, "PUT", "/a", "x");
    let disabled = prefixed("", &days("Expiration", 1)).replace("Enabled", "Disabled");
    assert_eq!(live(&world, &disabled).status, 200);
    world.advance(5 * DAY);
    assert_eq!(listed(&world), ["a"]);
    assert_eq!(live(&world, &prefixed("", &days("Expiration", 9))).status, 200);
    assert_eq!(send(&world, "DELETE", "/?lifecycle", "").status, 204);
    world.advance(5 * DAY);
    assert_eq!(listed(&world), ["a"]);
}

#[test]
fn both_apis_and_copies_see_that_an_object_has_expired() {
    let world = World::new();
    send(&world, "PUT", "/a", "x");
    live(&world, &prefixed("", &days("Expiration", 1)));
    world.advance(DAY);
    let copy = send_with(&world, "PUT", "/copy", ("x-cos-copy-source", &format!("{HOST}/a")));
    assert_eq!(copy.word(), "NoSuchKey");
    let world = World::new();
    send(&world, "PUT", "/a", "x");
    live(&world, &prefixed("", &days("Expiration", 1)));
    assert_eq!(world.send(Request::get("/a").header("Host", ORIGIN_HOST)).status, 200);
    world.advance(DAY);
    assert_eq!(world.send(Request::get("/a").header("Host", ORIGIN_HOST)).status, 404);
}

#[test]
fn what_expires_returns_its_memory_and_a_snapshot_brings_it_back() {
    let world = World::new();
    live(&world, &prefixed("", &days("Expiration", 1)));
    send(&world, "PUT", "/a", &"x".repeat(100_000));
    assert!(world.app.meter.used() > 100_000);
    world.advance(DAY);
    assert_eq!(listed(&world), [""; 0]);
    assert!(world.app.meter.used() < 100_000);
    send(&world, "PUT", "/a", "x");
    let snapshot = world.app.snapshot();
    world.advance(DAY);
    assert_eq!(listed(&world), [""; 0]);
    world.app.restore(&snapshot, None);
    assert_eq!(listed(&world), ["a"], "in its time it is there");
    world.advance(DAY);
    assert_eq!(listed(&world), [""; 0], "and expires once more");
}

#[test]
fn objects_move_to_colder_classes_and_archived_ones_must_be_restored() {
    let world = World::new();
    let class = |key: &str| {
        let head = send(&world, "HEAD", key, "");
        head.header("x-cos-storage-class").unwrap_or("STANDARD").to_owned()
    };
    send(&world, "PUT", "/a", "x");
    send_with(&world, "PUT", "/cold", ("x-cos-storage-class", "DEEP_ARCHIVE"));
    let rules = prefixed("", &(moved(30, "STANDARD_IA") + &moved(60, "ARCHIVE") + &days("Expiration", 90)));
    assert_eq!(live(&world, &rules).status, 200);
    let since = send(&world, "HEAD", "/a", "").header("last-modified").map(str::to_owned);
    world.advance(30 * DAY);
    assert_eq!((class("/a").as_str(), class("/cold").as_str()), ("STANDARD_IA", "DEEP_ARCHIVE"));
    assert_eq!(send(&world, "HEAD", "/a", "").header("last-modified").map(str::to_owned), since);
    assert_eq!(send(&world, "GET", "/", "").elements("StorageClass"), ["STANDARD_IA", "DEEP_ARCHIVE"]);
    world.advance(30 * DAY);
    assert_eq!(send(&world, "GET", "/a", "").word(), "InvalidObjectState");
    let restore = "<RestoreRequest><Days>1</Days></RestoreRequest>";
    assert_eq!(send(&world, "POST", "/a?restore", restore).status, 202);
    world.advance(5 * 3600);
    assert_eq!(send(&world, "GET", "/a", "").status, 200);
    world.advance(30 * DAY);
    assert_eq!(listed(&world), [""; 0]);
}

#[test]
fn a_date_that_has_passed_acts_on_what_is_there_and_on_what_comes() {
    let world = World::new();
    send(&world, "PUT", "/a", "x");
    let date = "<Expiration><Date>2023-11-16T00:00:00+08:00</Date></Expiration>";
    assert_eq!(live(&world, &prefixed("", date)).status, 200);
    assert_eq!(listed(&world), ["a"]);
    world.advance(2 * DAY);
    assert_eq!(listed(&world), [""; 0]);
    send(&world, "PUT", "/b", "x");
    world.advance(1);
    assert_eq!(listed(&world), [""; 0]);
}

#[test]
fn tags_and_sizes_choose_the_objects_of_a_rule() {
    let world = World::new();
    send_with(&world, "PUT", "/tagged", ("x-cos-tagging", "a=1&b=2"));
    send_with(&world, "PUT", "/half", ("x-cos-tagging", "a=1"));
    send(&world, "PUT", "/large", "0123456789");
    let tag = |key, value| format!("<Tag><Key>{key}</Key><Value>{value}</Value></Tag>");
    let both = format!("<And>{}{}</And>", tag("a", 1), tag("b", 2));
    let large = "<And><ObjectSizeGreaterThan>9</ObjectSizeGreaterThan></And>";
    let rules = rule(&both, &days("Expiration", 1)) + &rule(large, &days("Expiration", 2));
    assert_eq!(live(&world, &rules).status, 200);
    world.advance(DAY);
    assert_eq!(listed(&world), ["half", "large"]);
    let tags = format!("<Tagging><TagSet>{}{}</TagSet></Tagging>", tag("b", 2), tag("a", 1));
    assert_eq!(send(&world, "PUT", "/half?tagging", &tags).status, 200);
    assert_eq!(listed(&world), ["large"], "a new tag puts an old object under the rule");
    world.advance(DAY);
    assert_eq!(listed(&world), [""; 0]);
}

#[test]
fn an_object_made_by_appending_takes_no_part() {
    let world = World::new();
    send(&world, "POST", "/log?append&position=0", "x");
    live(&world, &prefixed("", &days("Expiration", 1)));
    world.advance(9 * DAY);
    assert_eq!(listed(&world), ["log"]);
}

#[test]
fn with_versions_the_newest_is_marked_as_deleted_and_older_ones_go_in_their_time() {
    let world = World::new();
    let versioning = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    send(&world, "PUT", "/?versioning", versioning);
    send(&world, "PUT", "/a", "old");
    world.advance(DAY);
    send(&world, "PUT", "/a", "new");
    let noncurrent = "<NoncurrentVersionExpiration><NoncurrentDays>3</NoncurrentDays>\
        </NoncurrentVersionExpiration>\
        <NoncurrentVersionTransition><NoncurrentDays>1</NoncurrentDays>\
        <StorageClass>ARCHIVE</StorageClass></NoncurrentVersionTransition>";
    let rules = prefixed("a", &(days("Expiration", 2) + noncurrent))
        + &prefixed(
            "",
            "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>",
        );
    assert_eq!(live(&world, &rules).status, 200);
    let versions = || {
        let answer = send(&world, "GET", "/?versions", "");
        let text = answer.text();
        (
            text.matches("<Version>").count(),
            text.matches("<DeleteMarker>").count(),
            text.matches(">ARCHIVE<").count(),
        )
    };
    assert_eq!(versions(), (2, 0, 0));
    world.advance(DAY);
    assert_eq!(versions(), (2, 0, 1), "the older one is archived a day after it was replaced");
    world.advance(DAY);
    assert_eq!(versions(), (2, 1, 1), "the newest is deleted");
    assert_eq!(send(&world, "GET", "/a", "").status, 404);
    world.advance(DAY);
    assert_eq!(versions(), (1, 1, 1), "three days after it was replaced");
    world.advance(2 * DAY);
    assert_eq!(versions(), (0, 0, 0), "and the marker that is left alone goes, too");
}

#[test]
fn unfinished_uploads_end_after_the_days_of_their_rule() {
    let world = World::new();
    let initiate = |key: &str| {
        let answer = send(&world, "POST", &format!("/{key}?uploads"), "");
        answer.element("UploadId").unwrap().to_owned()
    };
    let (gone, kept) = (initiate("tmp/a"), initiate("b"));
    let abort = "<AbortIncompleteMultipartUpload><DaysAfterInitiation>3</DaysAfterInitiation>\
        </AbortIncompleteMultipartUpload>";
    assert_eq!(live(&world, &prefixed("tmp/", abort)).status, 200);
    world.advance(3 * DAY - 1);
    assert_eq!(send(&world, "GET", "/?uploads", "").elements("UploadId"), [&kept, &gone]);
    world.advance(1);
    assert_eq!(
        send(&world, "PUT", &format!("/tmp/a?partNumber=1&uploadId={gone}"), "x").word(),
        "NoSuchUpload"
    );
    assert_eq!(send(&world, "GET", "/?uploads", "").elements("UploadId"), [&kept]);
}

#[test]
fn lifecycles_that_the_service_refuses_are_refused_with_its_codes() {
    let world = World::new();
    let with_id = |id: &str, rule: String| rule.replace("<Rule>", &format!("<Rule><ID>{id}</ID>"));
    let expire = || days("Expiration", 9);
    let date = "<Expiration><Date>2030-01-01T00:00:00.000Z</Date></Expiration>";
    for (rules, code, message) in [
        (String::new(), "MalformedXML", ""),
        ("<Rule><Status>Enabled</Status>".to_owned() + &expire() + "</Rule>", "MalformedXML", ""),
        (prefixed("", ""), "MalformedXML", ""),
        (prefixed("", &expire()).replace("Enabled", "On"), "MalformedXML", ""),
        (prefixed("", &days("Expiration", 0)), "MalformedXML", ""),
        (prefixed("", &days("Expiration", 3651)), "MalformedXML", ""),
        (prefixed("", "<Expiration><Date>tomorrow</Date></Expiration>"), "MalformedXML", ""),
        (prefixed("", "<Expiration/>"), "MalformedXML", ""),
        (prefixed("", "<Surprise/>"), "MalformedXML", ""),
        (prefixed("", &(expire() + "<Expiration><Surprise/></Expiration>")), "MalformedXML", ""),
        (rule("<Prefix>a</Prefix><Tag><Key>a</Key></Tag>", &expire()), "MalformedXML", ""),
        (prefixed("", &moved(1, "GLACIER")), "InvalidArgument", ""),
        (prefixed("", &moved(1, "STANDARD")), "InvalidArgument", ""),
        (prefixed("", &(moved(1, "ARCHIVE") + date)), "InvalidArgument", "Check Expiration and Transition"),
        (
            prefixed("", &(moved(9, "ARCHIVE") + &expire())),
            "InvalidArgument",
            "Check Expiration and Transition",
        ),
        (
            with_id("a", prefixed("x", &expire())) + &with_id("a", prefixed("y", &expire())),
            "InvalidArgument",
            "Rule ID must be unique",
        ),
        (
            prefixed("x", &expire()) + &prefixed("x", &days("Expiration", 8)),
            "InvalidRequest",
            "Conflict lifecycle rule",
        ),
    ] {
        let answer = live(&world, &rules);
        assert_eq!((answer.status, answer.word()), (400, code), "{rules}: {}", answer.head);
        assert!(answer.element("Message").unwrap().starts_with(message), "{rules}: {}", answer.text());
        assert_eq!(send(&world, "GET", "/?lifecycle", "").word(), "NoSuchLifecycleConfiguration", "{rules}");
    }
    for rules in [
        prefixed("x", &expire()) + &prefixed("x", &moved(1, "ARCHIVE")),
        prefixed("x", &expire()) + &prefixed("xy", &expire()),
        prefixed("x", &expire()) + &prefixed("x", &expire()).replace("Enabled", "Disabled"),
        rule("", &expire()),
        "<Rule><Prefix>old</Prefix><Status>Enabled</Status>".to_owned() + &expire() + "</Rule>",
        prefixed("", &moved(0, "Standard_IA")),
        prefixed("", &("<Transation><Days>30</Days></Transation>".to_owned() + &expire())),
    ] {
        assert_eq!(live(&world, &rules).status, 200, "{rules}");
    }
}

/// Stores a document under its root.
fn set(world: &World, key: &str, root: &str, inner: &str) -> Answer {
    send(world, "PUT", &format!("/?{key}"), &format!("<{root}>{inner}</{root}>"))
}

fn encrypt(world: &World, inner: &str) -> Answer {
    set(world, "encryption", "ServerSideEncryptionConfiguration", inner)
}

const SSE: &str = "x-cos-server-side-encryption";

fn by_default(name: &str, algorithm: &str) -> String {
    format!("<Rule><{name}><SSEAlgorithm>{algorithm}</SSEAlgorithm></{name}></Rule>")
}

#[test]
fn what_is_written_has_the_encryption_of_its_bucket_unless_it_says_otherwise() {
    let world = World::new();
    send(&world, "PUT", "/before", "x");
    assert_eq!(encrypt(&world, &by_default("ApplyServerSideEncryptionByDefault", "AES256")).status, 200);
    let sse = |answer: &Answer| answer.header(SSE).map(str::to_owned);
    let aes = Some("AES256".to_owned());
    assert_eq!(sse(&send(&world, "PUT", "/put", "x")), aes);
    assert_eq!(
        sse(&send_with(&world, "PUT", "/copy", ("x-cos-copy-source", &format!("{HOST}/before")))),
        aes
    );
    assert_eq!(sse(&send(&world, "POST", "/appended?append&position=0", "x")), aes);
    assert_eq!(sse(&send(&world, "POST", "/parts?uploads", "")), aes);
    let posted = world.send(form(&[("key", "posted")], &policy(""), b"x"));
    assert_eq!((posted.status, sse(&posted)), (204, aes.clone()));
    for key in ["/put", "/copy", "/appended", "/posted"] {
        assert_eq!(sse(&send(&world, "HEAD", key, "")), aes, "{key}");
        assert_eq!(sse(&send(&world, "GET", key, "")), aes, "{key}");
    }
    assert_eq!(sse(&send(&world, "HEAD", "/before", "")), None, "what is there stays as it is");
    let kms = Some("cos/kms".to_owned());
    assert_eq!(sse(&send_with(&world, "PUT", "/own", (SSE, "cos/kms"))), kms, "the request decides");
    assert_eq!(encrypt(&world, &by_default("ApplyServerSideEncryptionByDefault", "KMS")).status, 200);
    let put = send(&world, "PUT", "/put", "x");
    assert_eq!(sse(&put), kms);
    assert_eq!(send(&world, "DELETE", "/?encryption", "").status, 204);
    assert_eq!(sse(&send(&world, "PUT", "/put", "x")), None);
}

#[test]
fn an_encryption_is_read_under_the_name_of_two_sdks_and_returned_under_its_own() {
    let world = World::new();
    assert_eq!(encrypt(&world, &by_default("ApplySideEncryptionConfiguration", "AES256")).status, 200);
    let answer = send(&world, "GET", "/?encryption", "");
    assert!(answer.text().contains("<ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256<"));
    for wrong in [
        String::new(),
        "<Rule/>".to_owned(),
        by_default("ApplyServerSideEncryptionByDefault", "ROT13"),
        by_default("ApplyServerSideEncryptionByDefault", "AES256").repeat(2),
        by_default("Apply", "AES256"),
    ] {
        assert_eq!(encrypt(&world, &wrong).word(), "MalformedXML", "{wrong}");
    }
}

fn lock(world: &World, rule: &str) -> Answer {
    let inner = format!("<ObjectLockEnabled>Enabled</ObjectLockEnabled>{rule}");
    set(world, "object-lock", "ObjectLockConfiguration", &inner)
}

fn for_days(days: u32) -> String {
    format!("<Rule><DefaultRetention><Days>{days}</Days></DefaultRetention></Rule>")
}

#[test]
fn a_locked_object_stays_as_it_is_until_its_time_has_come() {
    let world = World::new();
    send(&world, "PUT", "/a", "old");
    let upload = send(&world, "POST", "/a?uploads", "").element("UploadId").unwrap().to_owned();
    assert_eq!(lock(&world, &for_days(3)).status, 200);
    let tags = "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>";
    let delete = "<Delete><Object><Key>a</Key></Object></Delete>";
    let many = |world: &World| {
        let md5 = STANDARD.encode(md5(delete.as_bytes()).0);
        let request = with_body(unsigned("POST", "/?delete").header("Content-MD5", &md5), delete);
        world.send(lasting(request)).text().contains("ObjectLocked")
    };
    let onto_itself = ("x-cos-copy-source", &*format!("{HOST}/a"));
    let locked = || {
        [
            send(&world, "PUT", "/a", "new"),
            send(&world, "DELETE", "/a", ""),
            send(&world, "PUT", "/a?tagging", tags),
            send(&world, "DELETE", "/a?tagging", ""),
            world.send(lasting(with_body(
                unsigned("PUT", "/a")
                    .header(onto_itself.0, onto_itself.1)
                    .header("x-cos-metadata-directive", "Replaced"),
                "",
            ))),
            world.send(form(&[("key", "a")], &policy(""), b"new")),
        ]
    };
    for (at, answer) in locked().into_iter().enumerate() {
        assert_eq!((answer.status, answer.word()), (409, "ObjectLocked"), "{at}: {}", answer.text());
    }
    assert!(many(&world));
    assert_eq!(send(&world, "GET", "/a", "").text(), "old");
    let head = send(&world, "HEAD", "/a", "");
    assert_eq!(head.header("x-cos-object-lock-mode"), Some("COMPLIANCE"));
    assert_eq!(head.header("x-cos-object-lock-retain-until-date"), Some("2023-11-17T22:13:20.000Z"));
    assert_eq!(send_with(&world, "PUT", "/a?acl", ("x-cos-acl", "public-read")).status, 200);
    assert_eq!(send(&world, "DELETE", &format!("/a?uploadId={upload}"), "").status, 204);
    assert_eq!(send(&world, "PUT", "/other", "x").status, 200, "what is new can be stored");
    world.advance(3 * DAY);
    assert_eq!(send(&world, "PUT", "/a", "new").status, 200);
    assert_eq!(send(&world, "DELETE", "/a", "").word(), "ObjectLocked", "the new one is locked in turn");
    world.advance(3 * DAY);
    assert_eq!(send(&world, "DELETE", "/a", "").status, 204);
}

#[test]
fn a_lock_is_made_longer_never_shorter_and_goes_with_few_other_settings() {
    let world = World::new();
    assert_eq!(lock(&world, "").status, 200);
    assert_eq!(lock(&world, &for_days(5)).status, 200);
    assert_eq!(lock(&world, &for_days(6)).status, 200);
    for rule in [for_days(5), String::new(), for_days(0), for_days(36_501)] {
        assert_eq!(lock(&world, &rule).word(), "InvalidLockedTime", "{rule}");
    }
    assert_eq!(send(&world, "DELETE", "/?object-lock", "").status, 405);
    assert_eq!(live(&world, &prefixed("", &days("Expiration", 1))).word(), "InvalidBucketState");
    let tiering = "<Status>Enabled</Status><Transition><Days>30</Days></Transition>";
    let tier = |world: &World| set(world, "intelligenttiering", "IntelligentTieringConfiguration", tiering);
    assert_eq!(tier(&world).word(), "InvalidBucketState");
    let world = World::new();
    assert_eq!(tier(&world).status, 200);
    assert_eq!(lock(&world, "").word(), "InvalidBucketState");
    let world = World::new();
    live(&world, &prefixed("", &days("Expiration", 1)));
    assert_eq!(lock(&world, "").word(), "InvalidBucketState");
}

#[test]
fn one_object_is_locked_by_its_headers_or_its_retention() {
    let world = World::new();
    let until = "2023-11-20T00:00:00.000Z";
    let put = |mode: &str, until: &str| {
        let put = unsigned("PUT", "/a").header("x-cos-object-lock-mode", mode);
        world.send(lasting(with_body(put.header("x-cos-object-lock-retain-until-date", until), "x")))
    };
    let retain = |mode: &str, until: &str| {
        let inner = format!("<Mode>{mode}</Mode><RetainUntilDate>{until}</RetainUntilDate>");
        send(&world, "PUT", "/a?retention", &format!("<Retention>{inner}</Retention>"))
    };
    assert_eq!(put("COMPLIANCE", until).word(), "InvalidRequest", "the bucket has no lock");
    lock(&world, "");
    assert_eq!(put("GOVERNANCE", until).word(), "InvalidArgument");
    assert_eq!(put("COMPLIANCE", "2020-01-01T00:00:00.000Z").word(), "InvalidArgument");
    assert_eq!(
        send_with(&world, "PUT", "/a", ("x-cos-object-lock-mode", "COMPLIANCE")).word(),
        "InvalidArgument"
    );
    assert_eq!(put("COMPLIANCE", until).status, 200);
    assert_eq!(send(&world, "PUT", "/a", "y").word(), "ObjectLocked");
    assert_eq!(retain("GOVERNANCE", "2023-11-21T00:00:00.000Z").word(), "MalformedXML");
    assert_eq!(retain("COMPLIANCE", "2023-11-19T00:00:00.000Z").word(), "InvalidLockedTime");
    assert_eq!(retain("COMPLIANCE", "2023-11-21T00:00:00.000Z").status, 200);
    let answer = send(&world, "GET", "/a?retention", "");
    assert_eq!(answer.element("RetainUntilDate"), Some("2023-11-21T00:00:00.000Z"));
    assert_eq!(answer.element("Mode"), Some("COMPLIANCE"));
    world.advance(7 * DAY);
    assert_eq!(send(&world, "PUT", "/a", "y").status, 200);
}

#[test]
fn logging_is_switched_on_and_off_and_says_that_nothing_is_logged() {
    let world = World::new();
    let log = |inner: &str| set(&world, "logging", "BucketLoggingStatus", inner);
    assert!(send(&world, "GET", "/?logging", "").text().contains("<BucketLoggingStatus/>"));
    let enabled = "<LoggingEnabled><TargetBucket>examplebucket-1250000000</TargetBucket>\
        <TargetPrefix>logs/</TargetPrefix></LoggingEnabled>";
    let answer = log(enabled);
    assert_eq!(answer.status, 200);
    assert!(answer.header("x-cosplay-note").unwrap().contains("no access logs"));
    assert_eq!(send(&world, "GET", "/?logging", "").element("TargetPrefix"), Some("logs/"));
    assert_eq!(log("").status, 200);
    assert_eq!(send(&world, "GET", "/?logging", "").element("TargetPrefix"), None);
    assert_eq!(log("<LoggingEnabled/>").word(), "MalformedXML");
    assert_eq!(send(&world, "DELETE", "/?logging", "").status, 405);
}

fn inventory(id: &str) -> String {
    format!(
        "<InventoryConfiguration><Id>{id}</Id><IsEnabled>true</IsEnabled><IncludedObjectVersions>All\
         </IncludedObjectVersions><Filter><Prefix>a</Prefix></Filter><OptionalFields><Field>Size</Field>\
         </OptionalFields><Schedule><Frequency>Daily</Frequency></Schedule><Destination>\
         <COSBucketDestination><Format>CSV</Format><AccountId>1</AccountId>\
         <Bucket>qcs::cos:ap-guangzhou::lists-1250000000</Bucket><Encryption><SSE-COS/></Encryption>\
         </COSBucketDestination></Destination></InventoryConfiguration>"
    )
}

#[test]
fn inventory_jobs_are_kept_by_id_and_listed_in_pages_of_a_hundred() {
    let world = World::new();
    let put = |id: &str, document: &str| send(&world, "PUT", &format!("/?inventory&id={id}"), document);
    let none = send(&world, "GET", "/?inventory", "");
    assert_eq!((none.status, none.element("IsTruncated")), (200, Some("false")));
    for at in 0..150 {
        assert_eq!(put(&format!("ID-{at}"), &inventory(&format!("ID-{at}"))).status, 200);
    }
    assert_eq!(send(&world, "GET", "/?inventory&id=ID-7", "").text(), inventory("ID-7"));
    let page = send(&world, "GET", "/?inventory", "");
    let next = page.element("NextContinuationToken").unwrap().to_owned();
    assert_eq!(page.element("IsTruncated"), Some("true"));
    let rest = send(&world, "GET", &format!("/?inventory&continuation-token={next}"), "");
    assert_eq!(rest.element("IsTruncated"), Some("false"));
    let ids: Vec<_> = page.elements("Id").into_iter().chain(rest.elements("Id")).map(str::to_owned).collect();
    assert_eq!(ids, (0..150).map(|at| format!("ID-{at}")).collect::<Vec<_>>());
    assert_eq!(send(&world, "DELETE", "/?inventory&id=ID-7", "").status, 204);
    assert_eq!(send(&world, "GET", "/?inventory&id=ID-7", "").status, 404);
    for (id, document, code) in [
        ("a", inventory("b"), "InvalidArgument"),
        ("", inventory("a"), "InvalidArgument"),
        ("a%2Fb", inventory("a/b"), "InvalidArgument"),
        ("a", inventory("a").replace("Daily", "Hourly"), "MalformedXML"),
        ("a", inventory("a").replace("<IsEnabled>true</IsEnabled>", ""), "MalformedXML"),
        ("a", inventory("a").replace("All", "Some"), "MalformedXML"),
        ("a", inventory("a").replace("CSV", "XLS"), "MalformedXML"),
        ("a", inventory("a").replace(">Size<", ">Colour<"), "MalformedXML"),
        (
            "a",
            inventory("a").replace("<Prefix>", "<Surprise>").replace("</Prefix>", "</Surprise>"),
            "MalformedXML",
        ),
        ("a", inventory("a").replace("lists-1250000000", "lists"), "TargetBucketNameInvalid"),
        ("a", inventory("a").replace("qcs::cos:", "arn:"), "TargetBucketNameInvalid"),
    ] {
        assert_eq!(put(id, &document).word(), code, "{document}");
    }
    let once = inventory("once").replace("<IsEnabled>true</IsEnabled>", "");
    assert_eq!(send(&world, "POST", "/?inventory&id=once", &once).status, 200);
}

#[test]
fn intelligent_tiering_is_one_rule_in_its_first_form_and_rules_by_id_in_its_second() {
    let world = World::new();
    let root = "IntelligentTieringConfiguration";
    let first = "<Status>Enabled</Status><Transition><Days>30</Days><RequestFrequent>1</RequestFrequent>\
        </Transition>";
    assert!(send(&world, "GET", "/?intelligenttiering", "").text().contains(&format!("<{root}/>")));
    let put = set(&world, "intelligenttiering", root, first);
    assert_eq!(put.status, 200);
    assert!(put.header("x-cosplay-note").unwrap().contains("without effect"));
    assert_eq!(set(&world, "intelligenttiering", root, first).status, 200, "the same again");
    assert_eq!(send(&world, "GET", "/?intelligenttiering", "").element("Days"), Some("30"));
    let default = send(&world, "GET", "/?intelligent-tiering&id=default", "");
    assert_eq!((default.element("AccessTier"), default.element("Id")), (Some("INFREQUENT"), Some("default")));
    let cold = "<Id>cold</Id><Status>Enabled</Status><Filter><Prefix>a</Prefix></Filter><Tiering>\
        <AccessTier>ARCHIVE_ACCESS</AccessTier><Days>90</Days></Tiering>";
    assert_eq!(set(&world, "intelligent-tiering&id=cold", root, cold).status, 200);
    let all = send(&world, "GET", "/?intelligent-tiering", "");
    assert_eq!(all.elements("Id"), ["default", "cold"]);
    assert!(all.text().contains("<ListBucketIntelligentTieringConfigurationsOutput>"));
    for (key, inner, code) in [
        ("intelligenttiering", first.replace("30", "31"), "MalformedXML"),
        ("intelligenttiering", first.replace("Enabled", "On"), "MalformedXML"),
        ("intelligent-tiering", cold.to_owned(), "InvalidArgument"),
        ("intelligent-tiering&id=other", cold.to_owned(), "InvalidArgument"),
        ("intelligent-tiering&id=cold", cold.replace("ARCHIVE_ACCESS", "WARM"), "MalformedXML"),
        ("intelligent-tiering&id=cold", cold.replace("90", "0"), "MalformedXML"),
    ] {
        assert_eq!(set(&world, key, root, &inner).word(), code, "{key} {inner}");
    }
}

#[test]
fn replication_rules_are_checked_and_say_that_nothing_is_copied() {
    let world = World::new();
    set(&world, "versioning", "VersioningConfiguration", "<Status>Enabled</Status>");
    let put = |rules: &str| {
        let inner = format!("<Role>qcs::cam::uin/1:uin/2</Role>{rules}");
        set(&world, "replication", "ReplicationConfiguration", &inner)
    };
    let rule = |more: &str| {
        format!(
            "<Rule><Status>Enabled</Status>{more}<Destination><Bucket>qcs::cos:ap-shanghai::copies-1250000000\
             </Bucket><StorageClass>Standard_IA</StorageClass></Destination></Rule>"
        )
    };
    let tagged = "<Filter><And><Prefix>a</Prefix><Tag><Key>k</Key><Value>v</Value></Tag></And></Filter>";
    let unmarked = "<DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication>";
    let ordered = |priority: u32| rule(&format!("<Prefix>a</Prefix><Priority>{priority}</Priority>"));
    for rules in [
        rule("<Prefix>a</Prefix>"),
        rule("<Prefix>a</Prefix>") + &rule("<Prefix>b</Prefix>"),
        ordered(1) + &ordered(2),
        rule(&format!("{tagged}{unmarked}")),
    ] {
        let answer = put(&rules);
        assert_eq!(answer.status, 200, "{rules}: {}", answer.head);
        assert!(answer.header("x-cosplay-note").unwrap().contains("no object is copied"));
    }
    for (rules, code) in [
        (String::new(), "MalformedXML"),
        (rule("<Prefix>a</Prefix>") + &rule("<Prefix>ab</Prefix>"), "InvalidArgument"),
        (ordered(1) + &ordered(1), "InvalidArgument"),
        (ordered(1) + &rule("<Prefix>b</Prefix>"), "InvalidArgument"),
        (ordered(1001), "MalformedXML"),
        (rule(tagged), "InvalidArgument"),
        (rule("").replace("qcs::cos:", ""), "InvalidArgument"),
        (rule("").replace("Enabled", "On"), "MalformedXML"),
        (rule("").replace("Standard_IA", "GLACIER"), "InvalidArgument"),
    ] {
        assert_eq!(put(&rules).word(), code, "{rules}");
    }
}

#[test]
fn tags_have_letters_digits_and_few_signs_and_so_many_bytes() {
    let world = World::new();
    let put = |target: &str, key: &str, value: &str| {
        let tag = format!("<Tag><Key>{key}</Key><Value>{value}</Value></Tag>");
        send(&world, "PUT", target, &format!("<Tagging><TagSet>{tag}</TagSet></Tagging>")).status
    };
    send(&world, "PUT", "/a", "x");
    for target in ["/?tagging", "/a?tagging"] {
        assert!(put(target, &"k".repeat(128), &"v".repeat(256)) < 300);
        assert!(put(target, "标签 a+b", "1-2_3=4.5:6/7") < 300);
        assert_eq!(put(target, &"k".repeat(129), "v"), 400);
        assert_eq!(put(target, "k", &"v".repeat(257)), 400);
        for sign in ["a*b", "a#b", "a&lt;b", "a!b"] {
            assert_eq!(put(target, sign, "v"), 400, "{sign}");
            assert_eq!(put(target, "k", sign), 400, "{sign}");
        }
    }
}

#[test]
fn the_json_api_keeps_a_locked_object_as_well() {
    let world = World::new();
    send(&world, "PUT", "/a", "old");
    lock(&world, &for_days(3));
    for request in [
        crate::support::once("a", "delete", &[]),
        crate::support::op("a", "upload", &[("filecontent", b"new"), ("insertOnly", b"0")]),
        crate::support::once("a", "update", &[("biz_attr", b"x")]),
        crate::support::once("a", "move", &[("dest_fileid", b"b")]),
    ] {
        let answer = world.send(request);
        assert_eq!(answer.code(), -75, "{}", answer.text());
    }
    assert_eq!(send(&world, "GET", "/a", "").text(), "old");
    assert_eq!(listed(&world), ["a"]);
}

#[test]
fn whatever_the_rules_a_listing_and_a_head_agree() {
    const ACTIONS: [&str; 4] = [
        "<Expiration><Days>2</Days></Expiration>",
        "<Expiration><Date>2023-11-17T00:00:00.000Z</Date></Expiration>",
        "<Transition><Days>1</Days><StorageClass>ARCHIVE</StorageClass></Transition>",
        "<Transition><Days>0</Days><StorageClass>STANDARD_IA</StorageClass></Transition>",
    ];
    for seed in 0..20 {
        let (world, mut random) = (World::new(), fastrand::Rng::with_seed(seed));
        let rules: String =
            (0..3).map(|at| prefixed(&format!("{at}"), ACTIONS[random.usize(..ACTIONS.len())])).collect();
        assert_eq!(live(&world, &rules).status, 200);
        for _ in 0..30 {
            let key = format!("/{}{}", random.u8(..3), random.u8(..3));
            match random.u8(..6) {
                0..=2 => assert_eq!(send(&world, "PUT", &key, "x").status, 200),
                3 => assert_eq!(send(&world, "DELETE", &key, "").status, 204),
                _ => world.advance(random.i64(1..DAY)),
            }
            let head_first = random.bool();
            let before = head_first.then(|| send(&world, "HEAD", &key, ""));
            let page = send(&world, "GET", "/", "");
            let head = before.unwrap_or_else(|| send(&world, "HEAD", &key, ""));
            let at = page.elements("Key").iter().position(|listed| *listed == &key[1..]);
            assert_eq!(head.status == 200, at.is_some(), "seed {seed}, {key}, {rules}");
            if let Some(at) = at {
                let class = head.header("x-cos-storage-class").unwrap_or("STANDARD");
                assert_eq!(page.elements("StorageClass")[at], class, "seed {seed}, {key}, {rules}");
            }
        }
    }
}
