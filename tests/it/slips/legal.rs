//! What is odd and legal gets no remark, and what fits no known mistake accuses nobody.

use super::{KEY, Score, hex, hmac_sha1};
use crate::support::World;
use crate::support::http::Request;
use crate::support::xml::{HOST, grant, signed, unsigned, with_body, xml};

#[test]
fn a_signature_that_fits_no_mistake_accuses_nobody() {
    let (world, mut score) = (World::new(), Score::default());
    for seed in 0_u8..20 {
        let code = hex(&hmac_sha1(&[seed], b"nothing in particular"));
        let mut request = xml("GET", "/a.txt");
        for (name, value) in &mut request.headers {
            if name == "Authorization" {
                let (front, _) = value.rsplit_once('=').unwrap();
                *value = format!("{front}={code}");
            }
        }
        score.mistake(&world, "random", request, "none of the mistakes that are known yields it");
    }
    score.settle("random codes", 20);
}

#[test]
fn a_good_signature_of_an_odd_form_is_not_remarked_on() {
    let world = World::new();
    let odd: Vec<Request> = vec![
        signed(unsigned("GET", "/a%20b+c.txt"), &grant()),
        signed(unsigned("GET", "/a.txt?Response-Content-Type=x"), &grant()),
        signed(
            with_body(unsigned("PUT", "/b.txt").header("X-Cos-Meta-A", " b "), "x"),
            &cosplay::internals::domain::auth::cos_xml::Grant {
                headers: &["host", "x-cos-meta-a"],
                ..grant()
            },
        ),
        Request::new("GET", "/a.txt").header("Host", &HOST.to_uppercase()),
    ];
    for request in odd {
        let answer = world.send(request);
        let reason = answer.header("x-cosplay-reason").unwrap_or_default();
        for word in ["was signed", "was used as the key", "SignKey"] {
            assert!(!reason.contains(word), "{reason}");
        }
        assert!(!reason.contains(KEY));
    }
}
