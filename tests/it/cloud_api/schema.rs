//! `src/services/cloud_api/schema/generated.rs` is what the two tables beside it say.
//!
//! `COSPLAY_BLESS=1 cargo test --test it cloud_api::schema` rewrites it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::golden::{compare, project};

const FOLDER: &str = "src/services/cloud_api/schema";

/// A line of `schema.tsv`.
struct Line {
    api: String,
    structure: String,
    member: String,
    kind: String,
    is_required: bool,
}

fn lines(file: &str) -> Vec<Vec<String>> {
    let path = project(&format!("{FOLDER}/{file}"));
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_path(path).unwrap();
    reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn schema() -> Vec<Line> {
    let line = |cells: Vec<String>| {
        let [api, structure, member, kind, presence] = <[String; 5]>::try_from(cells).unwrap();
        let is_required = match presence.as_str() {
            "required" => true,
            "optional" => false,
            other => panic!("{structure}.{member} is {other}"),
        };
        Line { api, structure, member, kind, is_required }
    };
    lines("schema.tsv").into_iter().map(line).collect()
}

/// `ApplyUpload` as a constant: `APPLY_UPLOAD`.
fn constant(name: &str) -> String {
    let mut out = String::new();
    let letters: Vec<char> = name.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let hump = at > 0 && letter.is_ascii_uppercase() && !letters[at - 1].is_ascii_uppercase();
        if hump {
            out.push('_');
        }
        out.push(letter.to_ascii_uppercase());
    }
    out
}

fn kind(word: &str) -> String {
    match word {
        "string" => "Kind::Text".into(),
        "int" => "Kind::Int".into(),
        "uint" => "Kind::Uint".into(),
        "float" => "Kind::Float".into(),
        "bool" => "Kind::Bool".into(),
        "any" => "Kind::Any".into(),
        structure => format!("Kind::Object(&{})", constant(structure)),
    }
}

fn generate() -> String {
    let mut text = String::from(
        "//! Derived from `schema.tsv` and `actions.tsv`: facts of the vendor's interface description, as\n\
         //! the Apache-2.0 package `tccli` publishes it.\n\
         //!\n\
         //! Do not edit: `tests/it/cloud_api/schema.rs` writes this file and compares it\n\
         //! (`COSPLAY_BLESS=1 cargo test --test it cloud_api::schema`).\n\n\
         use crate::services::cloud_api::schema::structure::Structure;\n",
    );
    for api in ["vod", "sts"] {
        let mut structures: BTreeMap<String, Vec<Line>> = BTreeMap::new();
        for line in schema().into_iter().filter(|line| line.api == api) {
            structures.entry(line.structure.clone()).or_default().push(line);
        }
        let actions: Vec<String> = lines("actions.tsv")
            .into_iter()
            .filter(|line| line[0] == api)
            .map(|line| line[1].clone())
            .collect();
        assert!(actions.is_sorted(), "actions of {api}");
        text.push_str(&module(api, &structures));
        text.push_str(&lists(api, &structures, &actions));
    }
    text
}

fn module(api: &str, structures: &BTreeMap<String, Vec<Line>>) -> String {
    let mut text = format!(
        "\n/// Structures of `{api}`.\npub mod {api} {{\n    \
         use crate::services::cloud_api::schema::structure::{{Kind, Member, Structure}};\n"
    );
    for (name, members) in structures {
        let constant = constant(name);
        writeln!(
            text,
            "\n    /// `{name}`.\n    pub static {constant}: Structure = Structure {{\n        name: {name:?},\n\
             \x20       \
             members: &["
        )
        .unwrap();
        for line in members {
            let (word, is_list) = match line.kind.strip_prefix('[').and_then(|kind| kind.strip_suffix(']')) {
                Some(inner) => (inner, true),
                None => (line.kind.as_str(), false),
            };
            writeln!(
                text,
                "            Member {{ name: {:?}, kind: {}, is_list: {is_list}, is_required: {} }},",
                line.member,
                kind(word),
                line.is_required
            )
            .unwrap();
        }
        text.push_str("        ],\n    };\n");
    }
    text.push_str("}\n");
    text.push_str(&format!(
        "\n/// Names of the parameters of each action of `{api}`.\npub mod {api}_fields {{\n"
    ));
    for (name, members) in structures {
        if let Some(action) = name.strip_suffix("Request") {
            let names: Vec<String> = members.iter().map(|line| format!("{:?}", line.member)).collect();
            let constant = constant(action);
            writeln!(text, "    /// Of `{action}`.").unwrap();
            writeln!(text, "    pub const {constant}: &[&str] = &[{}];", names.join(", ")).unwrap();
        }
    }
    text.push_str("}\n");
    text
}

fn lists(api: &str, structures: &BTreeMap<String, Vec<Line>>, actions: &[String]) -> String {
    let shout = api.to_uppercase();
    let mut text = format!(
        "\n/// Parameters of the actions of `{api}`.\n\
             pub static {shout}_REQUESTS: &[(&str, &Structure)] = &[\n"
    );
    for name in structures.keys() {
        if let Some(action) = name.strip_suffix("Request") {
            writeln!(text, "    ({action:?}, &{api}::{}),", constant(name)).unwrap();
        }
    }
    text.push_str("];\n");
    write!(text, "\n/// All actions of `{api}`.\npub static {shout}_ACTIONS: &[&str] = &[\n").unwrap();
    actions.iter().for_each(|action| writeln!(text, "    {action:?},").unwrap());
    text.push_str("];\n");
    text
}

#[test]
fn the_generated_schema_is_what_the_tables_say() {
    let wrong = compare(&format!("{FOLDER}/generated.rs"), generate().as_bytes());
    assert!(wrong.is_none(), "{}", wrong.unwrap());
}
