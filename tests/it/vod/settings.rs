//! How VOD's behaviour is written down: options, exchanged codes, and `cosplay sign vod`.

use cosplay::internals::domain::accounts::AccountOptions;
use serde_json::{Value, json};

use crate::cli::binary::Running;
use crate::support::http::{Answer, Request};
use crate::support::program::{Scratch, cosplay};
use crate::support::vod::{call, refusal, signed, video};

fn send(server: &Running, request: Request) -> Answer {
    server.send(&request)
}

/// What `cosplay sign vod` prints.
fn sign(args: &[&str]) -> String {
    let output = cosplay(&["sign", "vod"]).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

/// The one line a server that must not start says.
fn complaint(args: &[&str]) -> String {
    let output = cosplay(&["--port", "0"]).args(args).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn every_option_is_described_in_the_docs() {
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/options.md")).unwrap();
    let Value::Object(options) = json!(AccountOptions::default()) else { panic!("options are an object") };
    let names = options.iter().flat_map(|(name, value)| match value {
        Value::Object(group) => group.keys().cloned().collect::<Vec<_>>(),
        _ => vec![name.clone()],
    });
    for name in names.filter(|name| name != "procedures") {
        assert!(docs.contains(&format!("| `{name}` |")), "{name} is not described");
    }
    assert!(docs.contains("[[accounts.options.vod.procedures]]"));
}

#[test]
fn the_sample_of_a_task_flow_in_the_docs_is_taken_by_the_server() {
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/options.md")).unwrap();
    let sample = docs.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let account = "[[accounts]]\nappid = 1250000000\nsecret_id = \"a\"\nsecret_key = \"b\"\n";
    let scratch = Scratch::new();
    drop(Running::with(&["--config", &scratch.write("cosplay.toml", &format!("{account}{sample}"))]));
}

#[test]
fn vods_options_can_be_set_by_flag_and_its_codes_exchanged() {
    let args = [
        "--option",
        "vod.region=ap-chongqing",
        "--option",
        "vod.callback_format=2.0",
        "--option",
        "once_policy=observed",
        "--vod-error",
        "10001=99,19001=10008",
    ];
    let server = Running::with(&args);
    let applied = send(&server, call("ApplyUploadUGC", &signed(&sign(&[]), video(5)))).data();
    assert_eq!(applied["storageRegionV5"], "ap-chongqing");
    let unknown = call("CommitUploadUGC", &signed(&sign(&[]), json!({ "vodSessionKey": "nobody" })));
    assert_eq!(refusal(&send(&server, unknown)).0, 10008);
    assert_eq!(refusal(&send(&server, call("ApplyUploadUGC", &json!({})))).0, 99);
}

#[test]
fn settings_that_cannot_be_meant_are_refused_by_name() {
    for (args, word) in [
        (["--option", "vod.callback_url=ftp://somewhere"], "vod.callback_url"),
        (["--option", "vod.callback_url=localhost:9000"], "vod.callback_url"),
        (["--option", "vod.nothing=1"], "nothing"),
        (["--option", "vod.one_time=sometimes"], "sometimes"),
        (["--vod-error", "12345=1"], "12345=1"),
        (["--vod-error", "10001=0"], "10001=0"),
        (["--vod-error", "10001"], "10001"),
    ] {
        let said = complaint(&args);
        assert!(said.lines().next().is_some_and(|line| line.contains(word)), "{args:?}: {said}");
    }
}

#[test]
fn the_command_makes_signatures_with_every_parameter() {
    let args = [
        "--now",
        "1700000000",
        "--random",
        "7",
        "--show",
        "--one-time",
        "--procedure",
        "p q",
        "--class-id",
        "3",
        "--source-context",
        "a&b",
        "--session-context",
        "s",
        "--task-priority",
        "-1",
        "--task-notify-mode",
        "Change",
        "--sub-app-id",
        "0",
        "--storage-region",
        "ap-chongqing",
        "--param",
        "extra=1",
    ];
    let printed = sign(&args);
    let (plaintext, signature) = printed.split_once('\n').unwrap();
    let want = "secretId=AKIDcosplaycosplaycosplaycosplay0000&currentTimeStamp=1700000000&expireTime=1700086400&procedure=p%20q&random=7\
                &classId=3&taskPriority=-1&taskNotifyMode=Change&sourceContext=a%26b&oneTimeValid=1&vodSubAppId=0&sessionContext=s\
                &storageRegion=ap-chongqing&extra=1";
    assert_eq!(plaintext, want);
    assert_eq!(cosplay::internals::domain::auth::hmac_token::open(signature).unwrap().1, want);
    let server = Running::with(&[]);
    let apply = |signature: &str| call("ApplyUploadUGC", &signed(signature, video(5)));
    let expired = send(&server, apply(&sign(&["--expires-in", "-5"])));
    assert_eq!(refusal(&expired).0, 10010);
    assert_eq!(send(&server, apply(&sign(&["--secret-key", "another"]))).code(), 10004);
    let encoded = sign(&["--encode"]);
    assert!(!encoded.contains(['+', '/', '=']), "{encoded}");
}
