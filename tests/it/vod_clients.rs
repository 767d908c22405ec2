//! What clients of VOD are known to send and is easily taken for a mistake.

use cosplay::primitives::escape::encode_path;
use serde_json::{Value, json};

use crate::support::World;
use crate::support::http::Request;
use crate::support::vod::{apply, commit, text};

/// What Apply answers.
fn applied(world: &World, body: Value) -> Value {
    world.send(apply(body)).data()
}

#[test]
fn any_type_is_taken_and_the_path_carries_what_it_can_of_it() {
    let world = World::new();
    let long = "x".repeat(40);
    for (declared, stored) in [
        ("my movie", "my_movie"),
        ("视频", "视频"),
        ("video/mp4", "video_mp4"),
        ("../../x", ".._.._x"),
        (".mp4", ".mp4"),
        (&long, &long),
    ] {
        let data = applied(&world, json!({ "videoType": declared, "coverType": declared, "videoSize": 5 }));
        for piece in ["video", "cover"] {
            let path = text(&data, &format!("/{piece}/storagePath")).to_owned();
            assert!(path.ends_with(&format!(".{stored}")) && path.split('/').count() == 4, "{path}");
            let sign = encode(text(&data, &format!("/{piece}/storageSignature")));
            let target =
                format!("/files/v2/10022853/{}{}", text(&data, "/storageBucket"), encode_path(&path));
            let fields: [(&str, &[u8]); 2] = [("op", b"upload"), ("filecontent", b"video")];
            world.send(Request::form(format!("{target}?sign={sign}"), &fields)).data();
        }
        let committed = world.send(commit(&data["vodSessionKey"])).data();
        let url = text(&committed, "/video/url");
        let path = url.strip_prefix("http://1250000000.vod2.myqcloud.com").unwrap();
        let played = world.send(Request::get(path).header("Host", "1250000000.vod2.myqcloud.com"));
        assert_eq!((played.status, played.body.as_slice()), (200, &b"video"[..]), "{declared}");
    }
}

fn encode(text: &str) -> String {
    cosplay::primitives::escape::encode_component(text).into_owned()
}
