//! `x-cos-traffic-limit`: refused out of its range wherever it may stand, obeyed within it.

use std::time::{Duration, Instant};

use cosplay::internals::domain::accounts::TrafficLimit;
use cosplay::internals::server::Limits;

use crate::support::http::{Answer, Request};
use crate::support::xml::{
    HOST, form, grant, policy, presigned, sign, signed, unsigned, with_body, xml, xml_with,
};
use crate::support::{Setup, World, in_parallel, noise};
use cosplay::internals::domain::auth::cos_xml::Grant;

const LIMIT: &str = "x-cos-traffic-limit";
/// 102,400 bytes a second.
const LEAST: &str = "819200";
/// Half a second's worth at that rate.
const HALF_A_SECOND: usize = 51_200;

/// Everything that takes a limit, with `value` as the limit and content for half a second: in a header, in
/// the query, and where there is one in a field.
fn limited(value: &str, upload_id: &str) -> Vec<(&'static str, Request)> {
    let content = noise(HALF_A_SECOND, 1);
    let part = format!("/mp?partNumber=1&uploadId={upload_id}");
    let put = |target: &str| with_body(unsigned("PUT", target), content.clone());
    let posted = |fields: &[(&str, &str)], target: &str| {
        let mut request = form(fields, &policy(""), &content);
        request.target = target.into();
        request
    };
    let in_query = |target: &str| {
        let join = if target.contains('?') { '&' } else { '?' };
        format!("{target}{join}{LIMIT}={value}")
    };
    vec![
        ("PUT, header", sign(put("/put").header(LIMIT, value))),
        ("PUT, query", sign(put(&in_query("/put")))),
        ("part, header", sign(put(&part).header(LIMIT, value))),
        ("part, query", sign(put(&in_query(&part)))),
        ("form, field", posted(&[("key", "form"), (LIMIT, value)], "/")),
        ("form, header", posted(&[("key", "form")], "/").header(LIMIT, value)),
        ("form, query", posted(&[("key", "form")], &in_query("/"))),
        ("GET, header", sign(unsigned("GET", "/there").header(LIMIT, value))),
        ("GET, query", xml("GET", &in_query("/there"))),
    ]
}

/// A world with an object to read, and the id of an open upload.
fn prepared(world: World) -> (World, String) {
    world.send(xml_with("PUT", "/there", noise(HALF_A_SECOND, 2)));
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    (world, id)
}

fn timed(world: &World, request: Request) -> (Answer, Duration) {
    let began = Instant::now();
    let answer = world.send(request);
    (answer, began.elapsed())
}

#[test]
fn a_limit_out_of_its_range_is_refused_wherever_it_may_stand() {
    let (world, id) = prepared(World::new());
    let before = world.inventory();
    for value in ["100", "819199", "838860801", "fast", "-819200", "819200.5", "99999999999999999999999"] {
        for (place, request) in limited(value, &id) {
            let refused = world.send(request);
            assert_eq!((refused.status, refused.word()), (400, "InvalidArgument"), "{place} {value}");
            assert!(refused.header("x-cosplay-reason").unwrap().contains(LIMIT), "{place} {value}");
        }
        let head = world.send(sign(unsigned("HEAD", "/there").header(LIMIT, value)));
        assert_eq!(head.status, 400, "{value}");
    }
    assert_eq!(world.inventory(), before);
    assert_eq!(world.send(xml("GET", &format!("/mp?uploadId={id}"))).elements("PartNumber"), [""; 0]);
}

#[test]
fn a_body_travels_no_faster_than_its_limit_and_in_the_end_it_is_there() {
    let (world, id) = prepared(World::new());
    let all = limited(LEAST, &id);
    in_parallel(all.len(), all.len(), |at| {
        let (place, request) = &all[at];
        let (answer, took) = timed(&world, request.clone());
        assert!(answer.status < 300, "{place}: {}", answer.text());
        assert!(took > Duration::from_millis(450), "{place}: {took:?}");
        assert!(took < Duration::from_secs(5), "{place}: {took:?}");
        if place.starts_with("GET") {
            assert!(answer.body == noise(HALF_A_SECOND, 2), "{place}");
        }
    });
    for key in ["/put", "/form"] {
        assert!(world.send(xml("GET", key)).body == noise(HALF_A_SECOND, 1), "{key}");
    }
}

#[test]
fn the_most_that_may_be_asked_for_and_an_empty_limit_hold_nobody_up() {
    let (world, id) = prepared(World::new());
    for value in ["838860800", ""] {
        for (place, request) in limited(value, &id) {
            let (answer, took) = timed(&world, request);
            assert!(answer.status < 300, "{place} {value}: {}", answer.text());
            assert!(took < Duration::from_millis(400), "{place} {value:?}: {took:?}");
        }
    }
}

#[test]
fn an_account_can_have_its_limits_checked_and_not_obeyed() {
    let (world, id) = prepared(World::with_options(|options| options.traffic_limit = TrafficLimit::Ignore));
    for (place, request) in limited(LEAST, &id) {
        let (answer, took) = timed(&world, request);
        assert!(answer.status < 300, "{place}: {}", answer.text());
        assert!(took < Duration::from_millis(400), "{place}: {took:?}");
    }
    for (place, request) in limited("100", &id) {
        assert_eq!(world.send(request).word(), "InvalidArgument", "{place}");
    }
}

#[test]
fn a_limit_in_a_header_wins_over_one_in_the_query() {
    let (world, _) = prepared(World::new());
    let slow_in_query = unsigned("GET", &format!("/there?{LIMIT}={LEAST}")).header(LIMIT, "838860800");
    assert!(timed(&world, sign(slow_in_query)).1 < Duration::from_millis(400));
    let slow_in_header = unsigned("GET", &format!("/there?{LIMIT}=838860800")).header(LIMIT, LEAST);
    assert!(timed(&world, sign(slow_in_header)).1 > Duration::from_millis(450));
}

#[test]
fn no_timer_of_the_connection_cuts_a_slow_body_and_nobody_waits_for_it() {
    let (short, long) = (Duration::from_millis(200), Duration::from_secs(30));
    let limits = Limits { idle_timeout: short, body_timeout: short, head_timeout: long, ..Limits::default() };
    let (world, id) = prepared(World::start(Setup { limits, ..Setup::default() }));
    let all = limited(LEAST, &id);
    std::thread::scope(|scope| {
        for (place, request) in &all {
            let world = &world;
            scope.spawn(move || {
                let answer = world.send(request.clone());
                assert!(answer.status < 300, "{place}: {}", answer.text());
            });
        }
        std::thread::sleep(Duration::from_millis(100));
        let began = Instant::now();
        (0..20).for_each(|_| assert_eq!(world.send(xml("HEAD", "/there")).status, 200));
        assert!(began.elapsed() < Duration::from_millis(350), "others waited: {:?}", began.elapsed());
    });
}

#[test]
fn a_signed_limit_cannot_be_stripped_from_a_url() {
    let (world, _) = prepared(World::new());
    let own = Grant { params: &[LIMIT], ..grant() };
    let limited = presigned(unsigned("GET", &format!("/there?{LIMIT}={LEAST}")), &own);
    let (answer, took) = timed(&world, limited.clone());
    assert_eq!(answer.status, 200);
    assert!(took > Duration::from_millis(450), "{took:?}");
    for instead in [String::new(), format!("{LIMIT}=838860800&")] {
        let mut changed = limited.clone();
        changed.target = changed.target.replace(&format!("{LIMIT}={LEAST}&"), &instead);
        assert_ne!(changed.target, limited.target);
        let refused = world.send(changed);
        assert_eq!((refused.status, refused.word()), (403, "SignatureDoesNotMatch"), "{instead:?}");
    }
    let own = Grant { headers: &["host", LIMIT], ..grant() };
    let mut in_header = signed(unsigned("GET", "/there").header(LIMIT, LEAST), &own);
    in_header.headers.retain(|(name, _)| name != LIMIT);
    assert_eq!(world.send(in_header).word(), "SignatureDoesNotMatch");
}

#[test]
fn where_a_limit_has_no_meaning_it_slows_nothing() {
    let (world, _) = prepared(World::new());
    let copy = unsigned("PUT", "/copy").header("x-cos-copy-source", &format!("{HOST}/there"));
    let (answer, took) = timed(&world, sign(with_body(copy.header(LIMIT, LEAST), "")));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(took < Duration::from_millis(400), "{took:?}");
}
