//! The page for people: served with a policy that lets nothing else run.

use crate::support::World;

#[test]
fn the_page_and_its_script_are_served_and_nothing_else_may_run() {
    let world = World::new();
    let page = world.admin("GET", "", "");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{policy}");
    assert!(page.text().contains(r#"<script src="/_cosplay/inspector.js">"#));
    let script = world.admin("GET", "inspector.js", "");
    assert_eq!((script.status, script.header("content-type")), (200, Some("text/javascript; charset=utf-8")));
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
        assert!(!script.text().contains(word), "text from requests must stay text: {word}");
    }
    assert_eq!(world.admin("GET", "?x=1", "").status, 400);
}

#[test]
fn every_call_that_the_script_makes_is_one_of_the_interface() {
    let world = World::new();
    let script = world.admin("GET", "inspector.js", "");
    let calls: Vec<&str> =
        script.text().split("call('").skip(1).filter_map(|rest| rest.split('\'').next()).collect();
    let operations = world.shown("openapi.json")["paths"].to_string();
    assert!(calls.len() >= 7, "{calls:?}");
    for call in calls {
        assert!(operations.contains(&format!("/_cosplay/{call}\"")), "{call}");
    }
}
