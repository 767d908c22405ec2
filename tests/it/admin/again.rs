//! Heads and bodies in the journal, requests that are sent again, events that are held, objects that are
//! browsed.

use serde_json::{Value, json};

use crate::support::http::Request;
use crate::support::vod::{Manner, Receiver, call, signature, signed, whole_upload};
use crate::support::{World, ask, upload};

/// The last entry of the journal, whole.
fn last(world: &World) -> Value {
    let entries = world.shown("requests");
    let id = entries.as_array().unwrap().last().unwrap()["id"].clone();
    world.shown(&format!("requests/{id}"))
}

fn header(entry: &Value, head: &str, name: &str) -> Value {
    let found = entry[head].as_array().unwrap().iter().find(|header| header["name"] == name);
    found.map_or(Value::Null, |header| header["value"].clone())
}

#[test]
fn an_entry_has_both_heads_with_secrets_masked_and_a_list_has_none() {
    let world = World::new();
    world.put("a.txt", b"content");
    world.send(ask("a.txt", "stat").header("X-Cos-Security-Token", "s3cret").header("X-Seen", "<b>"));
    let entry = last(&world);
    assert_eq!(header(&entry, "request_head", "x-seen"), "<b>");
    assert_eq!(header(&entry, "request_head", "x-cos-security-token"), "***");
    assert_eq!(header(&entry, "request_head", "authorization"), "***");
    assert!(header(&entry, "response_head", "content-length").is_string(), "{entry}");
    assert!(!entry.to_string().contains("s3cret"));
    assert!(world.shown("requests")[0].get("request_head").is_none());
}

#[test]
fn bodies_are_kept_only_where_they_are_asked_for() {
    let world = World::new();
    let apply = |name: &str| {
        let wanted = json!({ "videoName": name, "videoType": "mp4", "videoSize": 9 });
        world.send(call("ApplyUploadUGC", &signed(&signature(&[]), wanted)))
    };
    apply("a");
    assert!(last(&world).get("request_body").is_none());
    world.app.journal.keep_bodies(true);
    apply("b");
    let entry = last(&world);
    let body = entry["request_body"]["text"].as_str().unwrap();
    assert!(body.contains(r#""videoName":"b""#) && body.contains(r#""signature":"***""#), "{body}");
    assert_eq!(entry["request_body"]["whole"], true);
    assert!(!entry["response_body"]["text"].as_str().unwrap().is_empty());
}

#[test]
fn a_request_is_replayed_with_a_new_signature() {
    let world = World::new();
    world.put("a.txt", b"content");
    assert_eq!(world.send(ask("a.txt", "stat")).status, 200);
    let id = last(&world)["id"].clone();
    world.advance(10_000_000);
    let replayed = world.admin("POST", &format!("requests/{id}/replay"), "");
    assert_eq!(replayed.status, 200, "{}", replayed.text());
    let told = replayed.json();
    assert_eq!(told["status"], 200, "{told}");
    let entry = last(&world);
    assert_eq!((&entry["id"], &entry["operation"]), (&told["request"], &json!("cos_json.stat")));
}

#[test]
fn a_replay_signs_by_q_sign_in_header_and_query() {
    let world = World::new();
    world.put("a.txt", b"content");
    let wanted =
        json!({ "method": "GET", "path": "/examplebucket-1250000000/a.txt", "headers": { "x-cos-a": "b" } });
    let made = world.admin("POST", "sign/cos-xml", &wanted.to_string()).json();
    let path = "/examplebucket-1250000000/a.txt";
    let by_header = Request::get(path)
        .header("Host", "localhost")
        .header("x-cos-a", "b")
        .header("Authorization", made["signature"].as_str().unwrap());
    let by_query =
        Request::get(made["presigned"].as_str().unwrap()).header("Host", "localhost").header("x-cos-a", "b");
    for request in [by_header, by_query] {
        world.send(request);
        let id = last(&world)["id"].clone();
        let told = world.admin("POST", &format!("requests/{id}/replay"), "").json();
        assert_eq!(told["status"], 200, "{told} {}", last(&world));
    }
}

#[test]
fn a_replay_needs_the_body_and_says_how_it_is_kept() {
    let world = World::new();
    let wanted = json!({ "videoName": "a", "videoType": "mp4", "videoSize": 9 });
    let apply = || world.send(call("ApplyUploadUGC", &signed(&signature(&[]), wanted.clone())));
    apply();
    let id = last(&world)["id"].clone();
    let refused = world.admin("POST", &format!("requests/{id}/replay"), "");
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("--journal-bodies"), "{}", refused.text());
    world.app.journal.keep_bodies(true);
    apply();
    let id = last(&world)["id"].clone();
    let told = world.admin("POST", &format!("requests/{id}/replay"), "").json();
    let entry = last(&world);
    assert_eq!((&told["status"], &entry["outcome"]), (&json!(200), &json!("done")), "{entry}");
    assert_eq!(world.admin("POST", "requests/999/replay", "").status, 404);
}

#[test]
fn a_curl_command_quotes_what_came_and_masks_secrets() {
    let world = World::new();
    world.send(ask("it's.txt", "stat").header("X-Odd", "'; rm -rf '"));
    let id = last(&world)["id"].clone();
    let curl = world.admin("GET", &format!("requests/{id}/curl"), "");
    let text = curl.text();
    assert_eq!(curl.header("content-type"), Some("text/plain; charset=utf-8"));
    assert!(text.contains(r"'x-odd: '\''; rm -rf '\'''"), "{text}");
    assert!(text.contains("authorization: ***") && text.contains("cosplay sign"), "{text}");
}

#[test]
fn an_event_is_held_released_and_dropped_by_hand() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = World::with_options(|options| options.vod.callback_url = Some(receiver.url()));
    world.fault(r#"{"effect":{"hold_event_behind":9}}"#);
    whole_upload(&world, &signature(&[]), "a", b"x");
    whole_upload(&world, &signature(&[]), "b", b"x");
    let act = |id: u64, action: &str| {
        world.admin("POST", &format!("events/{id}"), &json!({ "action": action }).to_string()).status
    };
    let status = |at: usize| world.shown("events")[at]["status"].clone();
    assert_eq!((act(1, "hold"), status(0)), (409, json!("held")));
    assert_eq!((act(1, "drop"), status(0)), (202, json!("dropped")));
    assert_eq!([act(1, "release"), act(1, "drop"), act(9, "drop"), act(1, "explode")], [409, 409, 404, 400]);
    assert_eq!(act(2, "release"), 202);
    receiver.wait(1);
    assert_eq!(receiver.count(), 1, "the dropped one is not sent");
}

#[test]
fn objects_are_listed_shown_changed_and_deleted() {
    let world = World::new();
    world.put("d/a.txt", b"content");
    world.send(upload("b.txt", b"x"));
    let listed = world.shown("objects?bucket=examplebucket&delimiter=/");
    assert_eq!((&listed["folders"], &listed["objects"][0]["key"]), (&json!(["d/"]), &json!("b.txt")));
    assert_eq!(listed["objects"][0]["size"], 1);
    let at = |path: &str, key: &str| format!("objects{path}?bucket=examplebucket-1250000000&key={key}");
    let changed = world.admin("POST", &at("", "b.txt"), r#"{"class":"ARCHIVE","acl":"public-read"}"#).json();
    assert_eq!((&changed["class"], &changed["acl"]), (&json!("ARCHIVE"), &json!("public-read")));
    assert_eq!(world.admin("POST", &at("", "b.txt"), r#"{"class":"NO"}"#).status, 400);
    assert_eq!(world.admin("POST", &at("", "none"), r#"{"class":"ARCHIVE"}"#).status, 404);
    assert_eq!(world.admin("PUT", &at("/content", "%E4%BD%A0.html"), "<script>").status, 201);
    let got = world.admin("GET", &at("/content", "%E4%BD%A0.html"), "");
    assert_eq!((got.status, got.text()), (200, "<script>"));
    assert!(got.header("content-disposition").unwrap().starts_with("attachment"));
    assert_eq!(got.header("content-security-policy"), Some("default-src 'none'; sandbox"));
    assert_eq!(world.shown(&at("/metadata", "%E4%BD%A0.html"))["content_type"], "text/html");
    assert_eq!(world.admin("DELETE", &at("", "b.txt"), "").status, 204);
    assert_eq!(world.admin("DELETE", &at("", "b.txt"), "").status, 404);
    assert_eq!(world.admin("GET", "objects?bucket=nobody", "").status, 404);
    assert_eq!(world.admin("GET", "objects", "").status, 400);
    assert_eq!(world.shown("requests").as_array().unwrap().len(), 2, "browsing leaves no entries");
}

#[test]
fn media_are_listed_and_played_in_ranges() {
    let world = World::new();
    let (_, committed) = whole_upload(&world, &signature(&[]), "film", b"0123456789");
    let media = world.shown("media");
    assert_eq!((&media[0]["file_id"], &media[0]["name"]), (&committed["fileId"], &json!("film")));
    let id = media[0]["file_id"].as_str().unwrap().to_owned();
    let part = world.send(
        Request::get(format!("/_cosplay/media/{id}"))
            .header("Host", &world.address.to_string())
            .header("Range", "bytes=2-4"),
    );
    assert_eq!((part.status, part.text()), (206, "234"));
    assert_eq!(world.admin("GET", "media/1", "").status, 404);
}
