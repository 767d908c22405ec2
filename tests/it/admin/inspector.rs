//! The pages for people: served with a policy that lets nothing else run.

use crate::support::World;
use crate::support::http::Request;

/// A page as a browser of this language asks for it.
fn page(world: &World, path: &str, language: &str) -> crate::support::http::Answer {
    world.send(
        Request::get(format!("/_cosplay/{path}"))
            .header("Host", "localhost")
            .header("Accept-Language", language),
    )
}

#[test]
fn a_page_comes_with_a_policy_that_lets_nothing_of_others_run() {
    let world = World::new();
    let page = page(&world, "", "en");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
    for word in ["<script>", " style=", " onclick="] {
        assert!(!page.text().contains(word), "{word}");
    }
}
