//! The pages of the control interface against its OpenAPI document.

use crate::support::World;
use crate::support::golden::project;

/// The parts in backquotes that begin with a method: "GET clock".
fn described(page: &str) -> Vec<String> {
    let text = std::fs::read_to_string(project(page)).unwrap();
    let code = text.split('`').skip(1).step_by(2);
    code.filter(|part| ["GET ", "PUT ", "POST ", "DELETE "].iter().any(|method| part.starts_with(method)))
        .map(|part| part.split(['?', '{']).next().unwrap().trim().to_owned())
        .collect()
}

/// How the pages write a path of the document: `/_cosplay/faults/{id}` is faults/ID.
fn written(path: &str) -> String {
    let below = path.trim_start_matches("/_cosplay/");
    let segments = below.split('/').map(|segment| match segment.strip_prefix('{') {
        Some(name) => name.trim_end_matches('}').to_uppercase(),
        None => segment.to_owned(),
    });
    segments.collect::<Vec<_>>().join("/")
}

#[test]
fn every_operation_of_the_control_interface_is_on_the_page_in_both_languages() {
    let document = World::new().shown("openapi.json");
    let paths = document["paths"].as_object().unwrap();
    // The inspector and its files.
    let is_page = |path: &str| path == "/_cosplay/" || path.starts_with("/_cosplay/ui/");
    for page in ["docs/admin.md", "docs/admin.zh-CN.md"] {
        let described = described(page);
        let missing: Vec<String> = paths
            .iter()
            .filter(|(path, _)| !is_page(path))
            .flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(move |method| (path, method)))
            .map(|(path, method)| format!("{} {}", method.to_uppercase(), written(path)))
            .filter(|operation| !operation.starts_with("PARAMETERS ") && !described.contains(operation))
            .collect();
        assert!(missing.is_empty(), "{page} lacks {missing:#?}");
    }
}
