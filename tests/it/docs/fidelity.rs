//! `docs/fidelity.md`: the source of every operation and the published SDKs it is tested with; for every
//! error row how it is triggered, its source and its certainty. Generated from the code, the error table and
//! the interop runs.
//!
//! `COSPLAY_BLESS=1 cargo test --test it fidelity` rewrites it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use cosplay::catalog::{Certainty, ErrorRow, Kind, ROWS};
use cosplay::internals::services;

use crate::docs::names;
use crate::support::golden::{compare, project};

/// SDKs that `tests/interop/run` runs as published: the name of the run, registry and package.
const SDKS: [(&str, &str); 14] = [
    ("coscmd", "PyPI coscmd"),
    ("cosfs", "PyPI cosfs"),
    ("js_cos_v4", "npm cos-js-sdk-v4"),
    ("node_cos_v5", "npm cos-nodejs-sdk-v5"),
    ("node_policies", "npm cos-nodejs-sdk-v5"),
    ("python_boto3", "PyPI boto3"),
    ("python_cloud_api", "PyPI tencentcloud-sdk-python"),
    ("python_cos_py3", "PyPI qcloud_cos_py3"),
    ("python_cos_v4", "PyPI qcloud_cos_v4"),
    ("python_cos_v5", "PyPI cos-python-sdk-v5"),
    ("python_policies", "PyPI cos-python-sdk-v5"),
    ("s3_tools", "Debian rclone and s3cmd"),
    ("vod_js_v6", "npm vod-js-sdk-v6"),
    ("vod_wx", "npm vod-wx-sdk-v2"),
];

/// Services listed on the page, with their titles.
const FAMILIES: [(&str, &str); 5] = [
    ("vod", "VOD client upload"),
    ("cos_json", "COS JSON API"),
    ("cos_xml", "COS XML API"),
    ("error_bucket", "Error bucket of the retry test suites"),
    ("cloud_api", "API 3.0 of VOD and STS"),
];

/// SDKs that each operation is tested with, from the interop runs.
fn drivers() -> BTreeMap<String, BTreeSet<&'static str>> {
    let path = project("tests/interop/driven.csv");
    let mut drivers: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for line in csv::Reader::from_path(path).unwrap().into_deserialize() {
        let (operation, short): (String, String) = line.unwrap();
        let sdk = SDKS.iter().find(|(known, _)| *known == short);
        let (_, sdk) = sdk.unwrap_or_else(|| panic!("SDKS does not have {short}"));
        drivers.entry(operation).or_default().insert(*sdk);
    }
    drivers
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

/// How a row is triggered.
fn way(row: &ErrorRow) -> &'static str {
    match row.kind {
        Kind::Natural => "natural, or forced",
        Kind::Fault => "forced",
        Kind::Status => "status",
        Kind::Client => "never: created inside an SDK",
        Kind::Task => "in events",
        Kind::Later => "not implemented yet",
    }
}

fn page() -> String {
    let drivers = drivers();
    let operations = services::names().operations;
    let mut page = String::from(include_str!("fidelity_head.md"));
    let rows = |family| ROWS.iter().filter(move |row| row.family == family);
    let counted = |certainty| ROWS.iter().filter(|row| row.certainty == certainty).count();
    let [documented, observed, assumed] =
        [Certainty::Documented, Certainty::Observed, Certainty::Assumed].map(counted);
    let played: Vec<_> = operations.iter().filter(|operation| operation.is_played).collect();
    let driven = played.iter().filter(|operation| drivers.contains_key(&operation.name)).count();
    writeln!(
        page,
        "\n{} operations are implemented; CI tests {driven} of them with a published SDK. Of {} error rows, \
         {documented} are documented, {observed} observed and {assumed} assumed.",
        played.len(),
        ROWS.len(),
    )
    .unwrap();
    for (family, title) in FAMILIES {
        write!(page, "\n## {title} (`{family}`)\n").unwrap();
        let mut own = played.iter().filter(|operation| operation.service == family).peekable();
        if own.peek().is_some() {
            page.push_str("\n| Operation | Source | Certainty | Tested with |\n|---|---|---|---|\n");
        }
        for operation in own {
            let name = operation.name.split_once('.').map_or("", |(_, name)| name);
            let by: Vec<_> = drivers.get(&operation.name).into_iter().flatten().copied().collect();
            let by = if by.is_empty() { "–".to_owned() } else { by.join(", ") };
            let told = match operation.doc {
                doc if doc.contains("captured") => "observed",
                doc if doc.contains("assumed") => "assumed",
                _ => "documented",
            };
            writeln!(page, "| {name} | {} | {told} | {by} |", cell(operation.doc)).unwrap();
        }
        let silent: Vec<_> = played
            .iter()
            .filter(|operation| operation.service == family)
            .filter_map(|operation| Some((operation.name.split_once('.')?.1, operation.note?)))
            .collect();
        if !silent.is_empty() {
            page.push_str("\n| Operation | What it does not do here · 未模拟的效果 |\n|---|---|\n");
            silent.iter().for_each(|(name, note)| writeln!(page, "| {name} | {note} |").unwrap());
        }
        if rows(family).next().is_some() {
            page.push_str("\n| Code | Name | HTTP | How | Certainty | Source |\n|---|---|---|---|---|---|\n");
        }
        for row in rows(family) {
            let status = row.http.map_or("–".into(), |status| status.to_string());
            let (how, certainty) = (way(row), row.certainty.word());
            let (name, source) = (cell(row.name), cell(row.source));
            writeln!(page, "| {} | {name} | {status} | {how} | {certainty} | {source} |", row.key()).unwrap();
        }
    }
    page + &names::tables()
}

#[test]
fn the_page_of_fidelity_says_what_code_table_and_interop_runs_say() {
    let wrong = compare("docs/fidelity.md", page().as_bytes());
    assert!(wrong.is_none(), "{}", wrong.unwrap());
}

#[test]
fn every_operation_that_an_sdk_drives_is_played() {
    let names: BTreeSet<_> =
        services::names().operations.into_iter().map(|operation| operation.name).collect();
    let drivers = drivers();
    let unknown: Vec<_> = drivers.keys().filter(|driven| !names.contains(*driven)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let idle: Vec<_> = SDKS.iter().filter(|(_, sdk)| !drivers.values().any(|by| by.contains(sdk))).collect();
    assert!(idle.is_empty(), "these drive nothing: {idle:?}");
}
