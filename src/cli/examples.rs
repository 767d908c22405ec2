//! Examples at the end of the help of every command. They work as they stand, with a server running where
//! they ask one; a test runs them all.

use clap::Command;
use clap::builder::Styles;

/// A command, and its examples, a line each.
pub(super) const EXAMPLES: &[(&str, &str)] = &[
    ("serve", "cosplay serve --port 0 --ready-file ready.json"),
    ("exec", "cosplay exec -- sh -c 'echo \"$COSPLAY_URL\"'"),
    ("health", "cosplay health && echo ready"),
    ("ca", "cosplay ca > ca.pem"),
    ("ca issue", "cosplay ca issue --data-dir ca --out leaf.pem vod2.qcloud.com"),
    ("completions", "cosplay completions bash > cosplay.bash"),
    ("man", "cosplay man man1"),
    ("requests", "cosplay requests --status 403 --limit 5\ncosplay requests --json --key 'videos/*'"),
    ("uploads", "cosplay uploads"),
    ("events", "cosplay events"),
    ("events list", "cosplay events list --limit 5"),
    ("events redeliver", "cosplay events redeliver 1"),
    ("events drop", "cosplay events drop --event NewFileUpload --first 1"),
    ("events duplicate", "cosplay events duplicate --times 2"),
    ("events delay", "cosplay events delay 5s --event NewFileUpload"),
    ("events hold", "cosplay events hold --event NewFileUpload --first 1"),
    ("verify", "cosplay verify --operation cos_json.upload --count 0"),
    ("operations", "cosplay operations multipart"),
    ("faults", "cosplay faults add --operation cos_json.upload --error -197 --first 1\ncosplay faults"),
    ("faults list", "cosplay faults list --json"),
    (
        "faults add",
        "cosplay faults add -o cos_json.upload_slice_init --error -4019 --first 1\n\
         cosplay faults add --key '*.mp4' --after-bytes 64K --nth 2\n\
         cosplay faults add --service cos_xml --status 503 --phase after\n\
         cosplay faults add '{\"when\":{\"key\":\"*.mp4\"},\"effect\":{\"delay_ms\":500}}'",
    ),
    ("faults set", "echo '[{\"effect\":{\"delay_ms\":100}}]' | cosplay faults set -"),
    ("faults rm", "cosplay faults rm \"$(cosplay faults add --delay 1s)\""),
    ("faults clear", "cosplay faults clear"),
    ("faults verdict", "cosplay faults verdict"),
    ("clock", "cosplay clock"),
    ("clock show", "cosplay clock show --json"),
    ("clock real", "cosplay clock real"),
    ("clock offset", "cosplay clock offset 2h\ncosplay clock offset -1d"),
    ("clock freeze", "cosplay clock freeze 2026-01-31T12:00:00Z"),
    ("clock advance", "cosplay clock advance 90s"),
    ("sign", "cosplay sign vod --expires-in 1h"),
    ("sign cos-json", "cosplay sign cos-json --bucket examplebucket\ncosplay sign cos-json --once /a.txt"),
    (
        "sign cos-xml",
        "cosplay sign cos-xml --method PUT /docs/a.txt\ncosplay sign cos-xml --presign /docs/a.txt",
    ),
    ("sign post-policy", "cosplay sign post-policy --key-prefix in/ --size 1-1048576"),
    ("sign cloud-api", "cosplay sign cloud-api DescribeMediaInfos --body '{\"FileIds\":[\"1\"]}'"),
    ("sign vod", "cosplay sign vod --procedure XIAOZHIBO-DEFAULT --expires-in 1d"),
    ("explain", "cosplay explain \"$(cosplay sign vod)\"\ncosplay explain request.http"),
    ("errors", "cosplay errors -4019\ncosplay errors AccessDenied"),
    ("sts", "cosplay sts --bucket examplebucket-1250000000 --expires-in 15m"),
    ("policy", "cosplay policy used"),
    ("policy check", "cosplay policy check policy.json"),
    ("policy evaluate", "cosplay policy evaluate policy.json --action GetObject --key a.txt"),
    ("policy used", "cosplay policy used > policy.json"),
    ("accounts", "cosplay accounts"),
    ("accounts list", "cosplay accounts list --json"),
    ("accounts add", "cosplay accounts add --option once_policy=observed"),
    ("buckets", "cosplay buckets"),
    ("buckets list", "cosplay buckets list --appid 1250000000"),
    ("buckets add", "cosplay buckets add mine --region ap-shanghai --set versioning=enabled"),
    ("buckets rm", "cosplay buckets add gone && cosplay buckets rm gone"),
    (
        "objects",
        "echo hello | cosplay objects put examplebucket - hello.txt\ncosplay objects list examplebucket",
    ),
    ("objects list", "cosplay objects list examplebucket docs/"),
    (
        "objects get",
        "echo hello | cosplay objects put examplebucket - hello.txt\n\
         cosplay objects get examplebucket hello.txt",
    ),
    ("objects put", "echo hello | cosplay objects put examplebucket - docs/hello.txt"),
    ("objects rm", "cosplay objects rm examplebucket hello.txt docs/hello.txt"),
    ("snapshots", "cosplay snapshots save before\ncosplay snapshots restore before"),
    ("snapshots list", "cosplay snapshots list"),
    ("snapshots save", "cosplay snapshots save before"),
    ("snapshots restore", "cosplay snapshots save before\ncosplay snapshots restore before"),
    ("snapshots rm", "cosplay snapshots save before\ncosplay snapshots rm before"),
    ("reset", "cosplay reset"),
];

/// The command line with an example at the end of the help of each command.
pub(super) fn added(command: Command) -> Command {
    command.mut_subcommands(|command| with_example(command, ""))
}

fn with_example(command: Command, above: &str) -> Command {
    let name = format!("{above}{}", command.get_name());
    let own = EXAMPLES.iter().find(|(known, _)| *known == name).map(|(_, example)| shown(example));
    let command = command.mut_subcommands(|command| with_example(command, &format!("{name} ")));
    match own {
        Some(example) => command.after_help(example),
        None => command,
    }
}

fn shown(example: &str) -> String {
    let header = *Styles::styled().get_header();
    let lines = example.lines().map(|line| format!("\n  {line}"));
    let word = if example.contains('\n') { "Examples" } else { "Example" };
    format!("{header}{word}:{header:#}{}", lines.collect::<String>())
}
