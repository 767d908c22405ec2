//! Pages of uploads, objects, rules, events and errors: what clients send is text on each of them.

use serde_json::json;

use crate::support::http::{Answer, Request};
use crate::support::vod::{Manner, Receiver, signature, whole_upload};
use crate::support::{World, finish, noise, slice, upload};

/// What must never stand in a page as it is.
const HOSTILE: &str = "<img src=x onerror=alert(1)>";

fn page(world: &World, path: &str, language: &str) -> Answer {
    let page = world.send(
        Request::get(format!("/_cosplay/ui/{path}"))
            .header("Host", "localhost")
            .header("Accept-Language", language),
    );
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    assert!(!page.text().contains("<img src=x"), "{path}");
    page
}

/// The pages in both languages, with this word on them.
fn both(world: &World, path: &str, word: &str) {
    for language in ["en", "zh-CN"] {
        let page = page(world, path, language);
        assert!(page.text().contains(word), "{path} lacks {word}: {}", page.text());
    }
}

#[test]
fn an_upload_is_drawn_with_a_lane_a_connection_and_links_to_its_requests() {
    let world = World::new();
    let key = "%3Cimg%20src=x%20onerror=alert(1)%3E.mp4";
    let session = world.open(key, 100_000, &[]);
    let content = noise(100_000, 1);
    world.fault(
        r#"{"when":{"operation":"cos_json.upload_slice_data"},"on":{"calls":[2]},"effect":{"status":503}}"#,
    );
    world.send(slice(key, &session, 0, &content[..65_536]));
    world.send(slice(key, &session, 65_536, &content[65_536..]));
    world.send(slice(key, &session, 65_536, &content[65_536..]));
    world.send(finish(key, &session, 100_000, &[]));
    let id = world.shown("uploads")[0]["id"].clone();
    both(&world, "uploads", &format!("/_cosplay/ui/uploads/{id}"));
    both(&world, &format!("uploads/{id}"), "<svg viewBox");
    let page = page(&world, &format!("uploads/{id}"), "en");
    assert!(page.text().contains(&format!("/_cosplay/ui/requests/{id}\"")), "{}", page.text());
    assert!(page.text().contains("↻") && page.text().contains("&#60;img"), "{}", page.text());
    let absent = world.send(Request::get("/_cosplay/ui/uploads/99999").header("Host", "localhost"));
    assert_eq!(absent.status, 404);
}

#[test]
fn hostile_keys_are_text_among_the_objects() {
    let world = World::new();
    world.send(upload("%3Cimg%20src=x%20onerror=alert(1)%3E/a.txt", b"x"));
    both(&world, "objects", "examplebucket-1250000000");
    both(&world, "objects?bucket=examplebucket", "&#60;img src=x");
    let folder = "objects?bucket=examplebucket&prefix=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%2F";
    both(&world, folder, "a.txt");
    let key = "objects?bucket=examplebucket&key=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%2Fa.txt";
    both(&world, key, "objects/content?bucket=");
    assert!(world.shown("requests").as_array().unwrap().len() == 1, "pages leave no entries");
}

#[test]
fn media_have_a_player_and_events_show_their_bodies_as_text() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = World::with_options(|options| options.vod.callback_url = Some(receiver.url()));
    let (_, committed) = whole_upload(&world, &signature(&[("sourceContext", HOSTILE)]), HOSTILE, b"x");
    receiver.wait(1);
    both(&world, "objects", "&#60;img");
    let id = committed["fileId"].as_str().unwrap();
    both(&world, &format!("objects?media={id}"), &format!("src=\"/_cosplay/media/{id}\""));
    both(&world, "events", "NewFileUpload");
    both(&world, "events?id=1", "&#60;img");
}

#[test]
fn the_builder_makes_a_rule_that_the_interface_takes() {
    let world = World::new();
    for query in [
        "operation=cos_json.stat&effect=error&family=cos_json&error=-4019&on=calls&n=2",
        "effect=status&value=503&on=first&n=1&norequestid=1",
        "effect=close_without_response&phase=after&on=every&n=3",
        "effect=stall_after_request_bytes&value=10&on=always&key=a*&bucket=b&appid=1250000000",
    ] {
        let text = page(&world, &format!("faults?{query}"), "en").text().to_owned();
        let rule = text.split("spellcheck=\"false\">").nth(1).unwrap().split("</textarea>").next().unwrap();
        let rule = rule.replace("&#34;", "\"").replace("&quot;", "\"");
        let added = world.admin("POST", "faults", &rule);
        assert_eq!(added.status, 201, "{rule}: {}", added.text());
    }
    both(&world, "faults", "faults/");
    let hostile =
        json!({ "id": HOSTILE, "when": { "key": HOSTILE }, "effect": { "status": 500, "body": HOSTILE } });
    assert_eq!(world.admin("POST", "faults", &hostile.to_string()).status, 201);
    both(&world, "faults", "&#60;img");
    page(&world, "faults?key=%3Cimg%20src%3Dx%3E&effect=error&error=%22%3E%3Cimg%20src%3Dx%3E", "en");
}

#[test]
fn errors_are_found_by_code_word_and_service() {
    let world = World::new();
    both(&world, "errors?q=-4019", "-4019");
    both(&world, "errors?service=vod", "effect=error&#38;family=vod");
    let none = page(&world, "errors?q=%3Cimg%20src%3Dx%3E", "en");
    assert!(none.text().contains("No row"), "{}", none.text());
}
