//! What fuzzing has found worth keeping, tried again: `fixtures/corpora/<target>.txt` has an input a line, in
//! base64. `fuzz/run` writes these files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use cosplay_checks::{cloud_api, cos_json, cos_xml, explain, media, policy, settings, signed, vod};

/// A fuzz target, and what it does with an input.
type Target = (&'static str, fn(&[u8]));

const TARGETS: &[Target] = &[
    ("access_policy", |data| of_text(data, policy::access_policy)),
    ("aws_chunks", cos_xml::chunks),
    ("bucket_rules", cos_xml::bucket_rules),
    ("cos_json_signature", cos_json::signature),
    ("explain", explain::anything),
    ("form", cos_json::form),
    ("form_parameters", cloud_api::form_parameters),
    ("inventory_document", settings::inventory),
    ("json_body", cos_json::json_body),
    ("lifecycle_document", settings::lifecycle),
    ("media_metadata", media::media_metadata),
    ("path", cos_json::path),
    ("post_policy", cos_xml::policy),
    ("range", cos_json::range_header),
    ("signed", signed::every_scheme),
    ("tc3_authorization", |data| of_text(data, cloud_api::tc3_authorization)),
    ("uploadparts", cos_json::uploadparts),
    ("vod_body", vod::vod_body),
    ("vod_members", vod::vod_members),
    ("vod_signature", vod::vod_signature),
    ("website", cos_xml::website),
    ("xml_authorization", cos_xml::authorization),
    ("xml_document", cos_xml::document),
];

/// A target that takes text gets no other bytes.
fn of_text(data: &[u8], target: fn(&str)) {
    if let Ok(text) = std::str::from_utf8(data) {
        target(text);
    }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn every_fuzz_target_is_replayed() {
    let files = std::fs::read_dir(root("fuzz/fuzz_targets")).unwrap();
    let written: BTreeSet<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    let replayed: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(written, replayed);
}

#[test]
fn what_fuzzing_has_kept_breaks_no_promise() {
    for (name, target) in TARGETS {
        let path = root(&format!("fixtures/corpora/{name}.txt"));
        let lines =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(lines.lines().count() > 0, "{name} has no input");
        for line in lines.lines() {
            target(&STANDARD.decode(line).unwrap_or_else(|error| panic!("{name}: {line}: {error}")));
        }
    }
}
