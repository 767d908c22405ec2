//! Classes, templates of task flows, sub-apps.

use serde_json::{Value, json};

use crate::support::cloud::{call, code, done, refused};
use crate::support::http::Answer;
use crate::support::vod::{signature, text, whole_upload};
use crate::support::{Setup, World};

fn ask(world: &World, action: &str, parameters: Value) -> Answer {
    world.send(call(action, &parameters))
}

fn class(world: &World, parent: i64, name: &str) -> Answer {
    ask(world, "CreateClass", json!({ "ParentId": parent, "ClassName": name }))
}

#[test]
fn classes_form_a_tree_of_four_levels() {
    let world = World::new();
    let mut parent = -1;
    for level in 1..=4 {
        parent = done(&class(&world, parent, "a"))["ClassId"].as_i64().unwrap();
        assert_eq!(parent, level);
    }
    let all = done(&ask(&world, "DescribeAllClass", json!({})))["ClassInfoSet"].take();
    let other = json!({
        "ClassId": 0, "ParentId": -1, "ClassName": "其他", "Name": "其他", "Level": 0, "SubClassIdSet": []
    });
    assert_eq!(all[0], other);
    assert_eq!((&all[2]["Level"], &all[2]["SubClassIdSet"]), (&json!(1), &json!([3])));
    for (parent, name, expected) in [
        (4, "a", "FailedOperation.ClassLevelLimitExceeded"),
        (-1, "a", "FailedOperation.ClassNameDuplicate"),
        (99, "a", "FailedOperation.ParentIdNoFound"),
        (0, "a", "InvalidParameterValue.ParentId"),
        (-1, "", "InvalidParameterValue.ClassName"),
    ] {
        assert_eq!(code(&class(&world, parent, name)), expected, "{parent} {name:?}");
    }
    let long = "长".repeat(65);
    assert_eq!(code(&class(&world, -1, &long)), "InvalidParameterValue.ClassName");
    done(&class(&world, -1, &long[3..]));
    done(&ask(&world, "ModifyClass", json!({ "ClassId": 1, "ClassName": "renamed" })));
    let missing = ask(&world, "ModifyClass", json!({ "ClassId": 99, "ClassName": "b" }));
    assert_eq!(code(&missing), "FailedOperation.ClassNoFound");
    let other = ask(&world, "ModifyClass", json!({ "ClassId": 0, "ClassName": "b" }));
    assert_eq!(code(&other), "InvalidParameterValue.ClassId");
}

#[test]
fn a_class_with_media_or_subclasses_is_not_deleted() {
    let world = World::new();
    done(&class(&world, -1, "a"));
    done(&class(&world, 1, "b"));
    let delete = |id: i64| ask(&world, "DeleteClass", json!({ "ClassId": id }));
    assert_eq!(code(&delete(1)), "UnsupportedOperation.ClassNotEmpty");
    whole_upload(&world, &signature(&[("classId", "2")]), "a", b"content");
    assert_eq!(code(&delete(2)), "UnsupportedOperation.ClassNotEmpty");
    assert_eq!(code(&delete(9)), "InvalidParameterValue.ClassId");
    done(&class(&world, 1, "c"));
    done(&delete(3));
}

#[test]
fn a_class_has_500_subclasses_at_most() {
    let world = World::new();
    for child in 0..500 {
        done(&class(&world, -1, &child.to_string()));
    }
    assert_eq!(code(&class(&world, -1, "one more")), "FailedOperation.SubclassLimitExceeded");
}

#[test]
fn a_template_is_the_option_and_the_option_a_template() {
    let mut setup = Setup::default();
    setup.options.vod.procedures =
        serde_json::from_value(json!([{ "name": "set", "transcode": [30], "review": 10 }])).unwrap();
    let world = World::start(setup);
    let create = |parameters: Value| ask(&world, "CreateProcedureTemplate", parameters);
    let media = json!({
        "TranscodeTaskSet": [{ "Definition": 20 }],
        "CoverBySnapshotTaskSet": [{ "Definition": 10, "PositionType": "Time", "PositionValue": 1.5 }],
    });
    done(&create(json!({ "Name": "made", "Comment": "mine", "MediaProcessTask": media })));
    assert_eq!(code(&create(json!({ "Name": "made" }))), "InvalidParameter.ExistedProcedureName");
    let described = done(&ask(&world, "DescribeProcedureTemplates", json!({ "Type": "Custom" })));
    let names: Vec<_> = [0, 1].map(|at| text(&described, &format!("/ProcedureTemplateSet/{at}/Name"))).into();
    assert_eq!((&described["TotalCount"], names), (&json!(2), vec!["made", "set"]));
    let set = &described["ProcedureTemplateSet"][1];
    assert_eq!(
        (&set["MediaProcessTask"]["TranscodeTaskSet"], &set["AiContentReviewTask"]),
        (&json!([{ "Definition": 30 }]), &json!({ "Definition": 10 }))
    );
    let upload = whole_upload(&world, &signature(&[("procedure", "made")]), "a", b"content").1;
    assert!(upload["fileId"].is_string());
    let account = world.app.accounts.first().unwrap();
    assert_eq!(account.options.vod.procedures[1].cover_by_snapshot, Some(10));
    done(&ask(
        &world,
        "ResetProcedureTemplate",
        json!({ "Name": "made", "AiContentReviewTask": { "Definition": 10 } }),
    ));
    let found = done(&ask(&world, "DescribeProcedureTemplates", json!({ "Names": ["made"] })));
    assert!(found["ProcedureTemplateSet"][0]["MediaProcessTask"].is_null(), "{found}");
    let unknown = ask(&world, "ResetProcedureTemplate", json!({ "Name": "nothing" }));
    assert_eq!(code(&unknown), "InvalidParameter.ProcedureNameNotExist");
    done(&ask(&world, "DeleteProcedureTemplate", json!({ "Name": "made" })));
    assert_eq!(code(&ask(&world, "DeleteProcedureTemplate", json!({ "Name": "made" }))), "InvalidParameter");
    let preset = done(&ask(&world, "DescribeProcedureTemplates", json!({ "Type": "Preset" })));
    assert_eq!(preset["TotalCount"], 1);
}

#[test]
fn a_template_with_tasks_that_are_not_played_is_refused_by_name() {
    let world = World::new();
    let watermark =
        json!({ "TranscodeTaskSet": [{ "Definition": 20, "WatermarkSet": [{ "Definition": 1 }] }] });
    let sprites = json!({ "ImageSpriteTaskSet": [{ "Definition": 10 }] });
    for (media, name) in [(watermark, "WatermarkSet"), (sprites, "ImageSpriteTaskSet")] {
        let asked = json!({ "Name": "a", "MediaProcessTask": media });
        let (found, _, reason) = refused(&ask(&world, "CreateProcedureTemplate", asked));
        assert!(found == "UnsupportedOperation" && reason.contains(name), "{found} {reason}");
    }
    let describe = |parameters: Value| code(&ask(&world, "DescribeProcedureTemplates", parameters));
    assert_eq!(describe(json!({ "Limit": 101 })), "InvalidParameterValue.Limit");
    assert_eq!(describe(json!({ "Names": vec!["a"; 101] })), "InvalidParameterValue.Names");
    assert_eq!(describe(json!({ "Type": "Own" })), "InvalidParameterValue.Type");
}

#[test]
fn an_account_has_50_templates_at_most() {
    let world = World::new();
    let create = |name: String| ask(&world, "CreateProcedureTemplate", json!({ "Name": name }));
    for name in 0..50 {
        done(&create(name.to_string()));
    }
    assert_eq!(code(&create("one more".into())), "LimitExceeded");
    assert_eq!(
        code(&ask(&world, "CreateProcedureTemplate", json!({ "Name": "a", "SubAppId": 7 }))),
        "InvalidParameterValue.SubAppId"
    );
}

#[test]
fn a_sub_app_takes_uploads_while_it_is_on() {
    let world = World::new();
    let made = done(&ask(&world, "CreateSubAppId", json!({ "Name": "app", "Mode": "fileid+path" })));
    let id = made["SubAppId"].as_u64().unwrap();
    let listed = done(&ask(&world, "DescribeSubAppIds", json!({})));
    assert_eq!(
        (&listed["TotalCount"], &listed["SubAppIdInfoSet"][0]["SubAppId"]),
        (&json!(2), &json!(1_250_000_000))
    );
    let app = &listed["SubAppIdInfoSet"][1];
    assert_eq!((text(app, "/Name"), text(app, "/Status"), text(app, "/Mode")), ("app", "On", "fileid+path"));
    done(&ask(&world, "ModifySubAppIdInfo", json!({ "SubAppId": id, "Name": "renamed" })));
    done(&ask(&world, "ModifySubAppIdStatus", json!({ "SubAppId": id, "Status": "Off" })));
    let off = ask(&world, "DescribeAllClass", json!({ "SubAppId": id }));
    let (found, _, reason) = refused(&off);
    assert!(found == "FailedOperation.InvalidVodUser" && reason.contains("ModifySubAppIdStatus"), "{reason}");
    done(&ask(&world, "ModifySubAppIdStatus", json!({ "SubAppId": id, "Status": "On" })));
    done(&ask(&world, "DescribeAllClass", json!({ "SubAppId": id })));
    let found = done(&ask(&world, "DescribeSubAppIds", json!({ "Name": "renamed" })));
    assert_eq!(found["TotalCount"], 1);
}

#[test]
fn what_a_sub_app_cannot_be_is_refused() {
    let world = World::new();
    let create = |parameters: Value| code(&ask(&world, "CreateSubAppId", parameters));
    assert_eq!(create(json!({ "Name": "" })), "InvalidParameterValue.Name");
    assert_eq!(
        create(json!({ "Name": "a", "Description": "d".repeat(301) })),
        "InvalidParameterValue.Description"
    );
    assert_eq!(create(json!({ "Name": "a", "Type": "Professional" })), "UnsupportedOperation");
    assert_eq!(create(json!({ "Name": "a", "Mode": "path" })), "FailedOperation");
    let status = |id: u64, status: &str| {
        ask(&world, "ModifySubAppIdStatus", json!({ "SubAppId": id, "Status": status }))
    };
    assert_eq!(code(&status(1_250_000_000, "Off")), "InvalidParameterValue");
    assert_eq!(code(&status(7, "On")), "InvalidParameterValue");
    assert_eq!(code(&status(7, "Paused")), "InvalidParameterValue");
    let info = ask(&world, "ModifySubAppIdInfo", json!({ "SubAppId": 1_250_000_000, "Name": "a" }));
    assert_eq!(code(&info), "InvalidParameterValue.SubAppId");
}

#[test]
fn a_sub_app_stores_in_a_region_that_there_is_and_says_so() {
    let world = World::new();
    let create =
        |region: &str| ask(&world, "CreateSubAppId", json!({ "Name": "a", "StorageRegion": region }));
    assert_eq!(code(&create("mars")), "FailedOperation");
    let id = done(&create("ap-chongqing"))["SubAppId"].clone();
    let regions = done(&ask(&world, "DescribeStorageRegions", json!({ "SubAppId": id })));
    let mut usual = regions["StorageRegionInfos"].as_array().unwrap().iter();
    let usual = usual.find(|region| region["IsDefault"] == true).unwrap();
    let applied = done(&ask(&world, "ApplyUpload", json!({ "MediaType": "mp4", "SubAppId": id })));
    assert_eq!(
        (&usual["Region"], &applied["StorageRegion"]),
        (&json!("ap-chongqing"), &json!("ap-chongqing"))
    );
    done(&ask(&world, "ModifySubAppIdStatus", json!({ "SubAppId": id, "Status": "Off" })));
    done(&ask(&world, "ModifySubAppIdStatus", json!({ "SubAppId": id, "Status": "Destroyed" })));
    let (_, _, reason) = refused(&ask(&world, "DescribeAllClass", json!({ "SubAppId": id })));
    assert!(reason.contains("for good"), "{reason}");
}

#[test]
fn parameters_that_would_have_no_effect_are_refused_or_find_nothing() {
    let world = World::new();
    let apply = |class: i64| ask(&world, "ApplyUpload", json!({ "MediaType": "mp4", "ClassId": class }));
    done(&apply(0));
    assert_eq!(
        (code(&apply(99)), code(&apply(-1))),
        ("InvalidParameterValue".into(), "InvalidParameterValue".into())
    );
    let committed = whole_upload(&world, &signature(&[]), "a", b"video").1;
    let id = committed["fileId"].as_str().unwrap().to_owned();
    let search = |parameters: Value| done(&ask(&world, "SearchMedia", parameters))["TotalCount"].clone();
    for (parameters, count) in
        [(json!({ "Vid": "", "Vids": [] }), 1), (json!({ "Vid": "zzz" }), 0), (json!({ "Vids": ["zzz"] }), 0)]
    {
        assert_eq!(search(parameters.clone()), count, "{parameters}");
    }
    for name in ["ClearTags", "ClearKeyFrameDescs"] {
        let clear = |value: i64| ask(&world, "ModifyMediaInfo", json!({ "FileId": id, name: value }));
        done(&clear(0));
        done(&clear(1));
        assert_eq!(code(&clear(2)), "InvalidParameterValue");
    }
    let sort = json!({ "Sort": { "Field": "Foo", "Order": "Asc" } });
    let (_, message, _) = refused(&ask(&world, "DescribeTasks", sort));
    assert_eq!(message, "The value `Foo` specified in the parameter `Sort.Field` is not valid.");
}
