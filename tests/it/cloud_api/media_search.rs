//! SearchMedia: each rule, their combination, order and pages.

use cosplay::internals::config::written::DEMO_APPID;
use cosplay::internals::domain::accounts::VodApp;
use cosplay::internals::domain::vod::classes::ClassId;
use serde_json::{Value, json};

use crate::support::media::Library;
use crate::support::vod::text;

/// Names of the media that are found, in order.
#[track_caller]
fn found(library: &Library, rules: Value) -> Vec<String> {
    let answer = library.ask("SearchMedia", rules);
    let set = answer["MediaInfoSet"].as_array().unwrap();
    set.iter().map(|info| text(info, "/BasicInfo/Name").to_owned()).collect()
}

/// Three media, a minute apart: a video, a song, a picture.
fn three() -> (Library, [String; 3]) {
    let library = Library::new();
    let ids = [("Summer film", "mp4"), ("summer song", "mp3"), ("winter", "jpg")].map(|(name, kind)| {
        let id = library.upload(name, kind, b"content");
        library.world.advance(60);
        id
    });
    (library, ids)
}

#[test]
fn rules_on_names_ids_kinds_and_times_find_what_they_say() {
    let (library, ids) = three();
    let [film, song, _] = &ids;
    library.ask(
        "ModifyMediaInfo",
        json!({ "FileId": song, "Description": "On the beach", "AddTags": ["x", "y"] }),
    );
    library.ask("ModifyMediaInfo", json!({ "FileId": film, "ExpireTime": "2023-12-01T00:00:00Z" }));
    library.ask("ForbidMediaDistribution", json!({ "FileIds": [film], "Operation": "forbid" }));
    let (all, summer) = (&["winter", "summer song", "Summer film"][..], &["summer song", "Summer film"][..]);
    let cases: [(Value, &[&str]); 30] = [
        (json!({}), all),
        (json!({ "FileIds": [film, "7"] }), &["Summer film"]),
        (json!({ "Names": ["SUMMER"] }), summer),
        (json!({ "Names": ["nothing", "win"] }), &["winter"]),
        (json!({ "NamePrefixes": ["Sum"] }), &["Summer film"]),
        (json!({ "Descriptions": ["beach"] }), &["summer song"]),
        (json!({ "Text": "beach" }), &["summer song"]),
        (json!({ "Text": "winter" }), &["winter"]),
        (json!({ "Tags": ["y", "z"] }), &["summer song"]),
        (json!({ "Tags": ["z"] }), &[]),
        (json!({ "Categories": ["Audio", "Image"] }), &["winter", "summer song"]),
        (json!({ "MediaTypes": ["MP4"] }), &["Summer film"]),
        (json!({ "Status": ["Forbidden"] }), &["Summer film"]),
        (json!({ "Status": ["Normal"] }), &["winter", "summer song"]),
        (json!({ "ClassIds": [0] }), all),
        (json!({ "ClassIds": [1] }), &[]),
        (json!({ "SourceTypes": ["Upload"] }), all),
        (json!({ "SourceTypes": ["Record"] }), &[]),
        (json!({ "SourceType": "Record" }), &[]),
        (json!({ "StreamIds": ["a"] }), &[]),
        (json!({ "StorageClasses": ["ARCHIVE"] }), &[]),
        (json!({ "StorageRegions": ["ap-guangzhou-2"] }), all),
        (json!({ "StorageRegions": ["ap-chongqing"] }), &[]),
        (json!({ "ReviewResults": ["notModerated"] }), all),
        (json!({ "ReviewResults": ["block"] }), &[]),
        (json!({ "CreateTime": { "After": "2023-11-14T22:14:20Z" } }), &["winter", "summer song"]),
        (json!({ "CreateTime": { "Before": "2023-11-15T06:14:20+08:00" } }), summer),
        (json!({ "EndTime": "2023-11-14T22:14:20Z" }), &["Summer film"]),
        (
            json!({ "ExpireTime": { "After": "2023-11-30T00:00:00Z", "Before": "2023-12-01T00:00:00Z" } }),
            &["Summer film"],
        ),
        (json!({ "Names": ["summer"], "Categories": ["Audio"] }), &["summer song"]),
    ];
    for (rules, names) in cases {
        assert_eq!(found(&library, rules.clone()), names, "{rules}");
    }
}

#[test]
fn pages_follow_the_order_that_is_asked_for() {
    let (library, _) = three();
    let sorted = |order: &str| json!({ "Sort": { "Field": "CreateTime", "Order": order } });
    assert_eq!(found(&library, sorted("Asc")), ["Summer film", "summer song", "winter"]);
    assert_eq!(found(&library, sorted("Desc")), ["winter", "summer song", "Summer film"]);
    assert_eq!(found(&library, json!({ "Offset": 1, "Limit": 1 })), ["summer song"]);
    let answer = library.ask("SearchMedia", json!({ "Limit": 1, "Filters": ["metaData"] }));
    assert_eq!((&answer["TotalCount"], &answer["MediaInfoSet"][0]["BasicInfo"]), (&json!(3), &Value::Null));
    assert_eq!(answer["MediaInfoSet"][0]["MetaData"]["Size"], 7);
    library.ask("SearchMedia", json!({ "Offset": 4990, "Limit": 10 }));
    let refuse = |rules| library.refuse("SearchMedia", rules);
    assert_eq!(refuse(json!({ "Offset": 4991 })), "InvalidParameterValue.Offset");
    assert_eq!(refuse(sorted("Up")), "InvalidParameterValue.Sort");
    assert_eq!(refuse(json!({ "Sort": { "Field": "Name", "Order": "Asc" } })), "InvalidParameterValue.Sort");
}

#[test]
fn rules_beyond_their_limits_are_refused_by_their_own_codes() {
    let library = Library::new();
    let (many, long) = (vec!["a"; 17], vec!["a".repeat(101)]);
    let cases = [
        ("FileIds", json!(many), "FileIds"),
        ("FileIds", json!(["1".repeat(41)]), "FileIds"),
        ("Names", json!(many), "Names"),
        ("Names", json!(long), "Names"),
        ("NamePrefixes", json!(many), "NamePrefixes"),
        ("Tags", json!(many), "Tags"),
        ("Tags", json!(["a".repeat(33)]), "Tags"),
        ("ClassIds", json!([1; 11].to_vec()), "ClassIds"),
        ("Categories", json!(["Text"]), "Categories"),
        ("SourceTypes", json!(["Elsewhere"]), "SourceTypes"),
        ("SourceType", json!("Elsewhere"), "SourceType"),
        ("StreamIds", json!(many), "StreamIds"),
        ("StorageRegions", json!(["a".repeat(21)]), "StorageRegions"),
        ("MediaTypes", json!(many), "Types"),
        ("Text", json!("a".repeat(65)), "Text"),
        ("StartTime", json!("yesterday"), "StartTime"),
        ("EndTime", json!("2023-11-14"), "EndTime"),
        ("SubAppId", json!(7), "SubAppId"),
    ];
    for (name, value, code) in cases {
        let refused = library.refuse("SearchMedia", json!({ name: value }));
        assert_eq!(refused, format!("InvalidParameterValue.{code}"), "{name}: {value}");
    }
    for (name, value) in [("Status", "Gone"), ("StorageClasses", "GLACIER"), ("ReviewResults", "fine")] {
        assert_eq!(
            library.refuse("SearchMedia", json!({ name: [value] })),
            "InvalidParameterValue",
            "{name}"
        );
    }
    library
        .ask("SearchMedia", json!({ "Names": vec!["a".repeat(100); 10], "Tags": vec!["a".repeat(32); 16] }));
}

#[test]
fn a_class_is_searched_with_its_subclasses_and_named_in_the_media() {
    let (library, [film, song, _]) = three();
    let (app, classes) = (VodApp::default_of(DEMO_APPID), &library.world.app.vod.classes);
    let sport = classes.create(app, ClassId::TOP, "Sport").unwrap();
    let athletics = classes.create(app, sport, "Athletics").unwrap();
    for (id, class) in [(&film, sport), (&song, athletics)] {
        library.ask("ModifyMediaInfo", json!({ "FileId": id, "ClassId": class.0 }));
    }
    assert_eq!(found(&library, json!({ "ClassIds": [sport.0] })), ["summer song", "Summer film"]);
    assert_eq!(found(&library, json!({ "ClassIds": [athletics.0, 0] })), ["winter", "summer song"]);
    let basic = library.info(&song)["BasicInfo"].take();
    assert_eq!([text(&basic, "/ClassName"), text(&basic, "/ClassPath")], ["Athletics", "Sport - Athletics"]);
}
