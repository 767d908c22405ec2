//! Exact request and answer pairs of VOD.
//!
//! `fixtures/requests/vod/<operation>/<case>.http` is one request,
//! `fixtures/golden/vod/<operation>/<case>.http` the whole answer to it, byte for byte, in a world with a
//! frozen clock and seeded ids. `<case>.setup` names the cases that are sent before, one a line.
//! `@signature@` stands for an upload signature, `@session@` for the session key that was answered last, and
//! `@storage@` for the path of the applied video with its signature.
//!
//! `COSPLAY_BLESS=1 cargo test --test it goldens` rewrites the answers.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cosplay::internals::primitives::escape::encode_component;
use cosplay::internals::services::ServiceName;
use serde_json::Value;

use crate::support::World;
use crate::support::files::request;
use crate::support::golden::{compare, project};
use crate::support::http::Answer;
use crate::support::vod::signature;

fn fixtures(kind: &str) -> PathBuf {
    project("fixtures").join(kind).join("vod")
}

/// Names of the files below `directory`, as `<operation>/<case>`.
fn cases(directory: &Path) -> BTreeSet<String> {
    let entries = |path: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let files = entries(directory).into_iter().flat_map(|operation| entries(&operation));
    files
        .filter(|file| file.extension().is_some_and(|extension| extension == "http"))
        .map(|file| format!("{}/{}", name(file.parent().unwrap()), name(&file)))
        .collect()
}

/// Sends a case, after the cases its setup names; `applied` is what the last Apply answered.
fn send(world: &World, case: &str, applied: &mut Value) -> Answer {
    let file = fixtures("requests").join(case);
    let setup = std::fs::read_to_string(file.with_extension("setup")).unwrap_or_default();
    setup.lines().for_each(|before| drop(send(world, before, applied)));
    let text = std::fs::read_to_string(file.with_extension("http")).unwrap();
    let word = |pointer: &str| applied.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let sign = encode_component(word("/video/storageSignature"));
    let storage =
        format!("/files/v2/10022853/{}{}?sign={sign}", word("/storageBucket"), word("/video/storagePath"));
    let text = text
        .replace("@signature@", &signature(&[("sourceContext", "golden")]))
        .replace("@session@", word("/vodSessionKey"))
        .replace("@storage@", &storage);
    let mut request = request(text.as_bytes());
    // A GET with a body has to say so by itself.
    let length = request.body.len().to_string();
    request
        .headers
        .iter_mut()
        .filter(|(_, value)| value == "@length@")
        .for_each(|(_, value)| *value = length.clone());
    let answer = world.send(request);
    let data = serde_json::from_slice::<Value>(&answer.body).unwrap_or_default()["data"].take();
    if data.get("vodSessionKey").is_some() {
        *applied = data;
    }
    answer
}

#[test]
fn every_case_of_vod_is_answered_with_exactly_the_bytes_of_its_golden_file() {
    let answer = |case: &str| send(&World::new(), case, &mut Value::Null);
    let file = |case: &str| format!("fixtures/golden/vod/{case}.http");
    let cases_here = cases(&fixtures("requests"));
    let wrong: String =
        cases_here.iter().filter_map(|case| compare(&file(case), &answer(case).bytes())).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
    assert_eq!(cases(&fixtures("golden")), cases(&fixtures("requests")), "answers without a request");
}

#[test]
fn every_operation_of_vod_has_a_golden_case() {
    let cases = cases(&fixtures("requests"));
    for operation in ServiceName::Vod.operations() {
        let prefix = format!("{}/", operation.name);
        let is_there = cases.iter().any(|case| case.starts_with(&prefix));
        assert!(is_there, "no case of {}: add fixtures/requests/vod/{prefix}<case>.http", operation.name);
    }
}
