//! Settings of a bucket that come as documents: what they refuse, and what they do.

use cosplay::internals::domain::auth::cos_xml::Grant;

use crate::support::http::{Answer, Request};
use crate::support::xml::{HOST, grant, signed, unsigned, with_body};
use crate::support::{NOW, ORIGIN_HOST, World};

const DAY: i64 = 24 * 3600;

/// Signs for a hundred years: the clock is moved.
pub(super) fn lasting(request: Request) -> Request {
    signed(request, &Grant { end: NOW + 36_500 * DAY, ..grant() })
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
