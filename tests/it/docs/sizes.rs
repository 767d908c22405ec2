//! Sizes that keep the source readable: the width of a line, the length of a function and of a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::docs::tidy::{collect, is_test_module, root, without_tests};

/// `max_width` of rustfmt.toml, which rustfmt applies neither to comments nor to strings nor inside macros.
const WIDTH: usize = 110;
/// Lines of a function, from its signature to its closing brace.
const FUNCTION: usize = 50;
/// Lines of a file without its test module.
const FILE: usize = 350;

/// Lines over `WIDTH` that each directory still has. Lower a number when lines are wrapped; never raise one.
const WIDE: &[(&str, usize)] = &[
    ("src/cli", 4),
    ("src/config", 1),
    ("src/domain", 11),
    ("src/lib.rs", 2),
    ("src/server", 5),
    ("src/services", 10),
    ("src/wire", 1),
    ("tests/it", 35),
];
/// Functions over `FUNCTION`, and how many lines they still have.
const LONG_FUNCTIONS: &[(&str, usize)] = &[];
/// Files over `FILE`, and how many lines they still have.
const LONG_FILES: &[(&str, usize)] = &[];

/// The Rust files below these directories, by path from the root, without generated tables.
fn files(directories: &[&str]) -> BTreeMap<String, String> {
    let mut paths: Vec<PathBuf> = Vec::new();
    directories.iter().for_each(|directory| collect(&root().join(directory), &mut paths));
    let named = |path: &PathBuf| {
        let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
        (!name.ends_with("generated.rs")).then(|| (name, fs::read_to_string(path).unwrap()))
    };
    paths.iter().filter_map(named).collect()
}

/// Whether a line may be wider: a URL, a signature or other data in it cannot be broken.
fn holds_data(line: &str) -> bool {
    line.split(' ').any(|word| word.chars().count() > 60)
}

/// Fails with every entry of `found` beyond what `allowed` grants its name.
#[track_caller]
fn assert_allowed(found: &BTreeMap<String, usize>, allowed: &[(&str, usize)], mend: &str) {
    let granted = |name: &str| allowed.iter().find(|(known, _)| *known == name).map_or(0, |(_, most)| *most);
    let over: Vec<String> = found
        .iter()
        .filter(|(name, count)| **count > granted(name))
        .map(|(name, count)| format!("    {name}: {count}, allowed {}", granted(name)))
        .collect();
    assert!(over.is_empty(), "{mend}\n{}", over.join("\n"));
}

#[test]
fn no_line_is_wider_than_rustfmt_makes_code() {
    let mut found = BTreeMap::new();
    let mut lines = Vec::new();
    for (name, text) in files(&["src", "tests", "benches", "fuzz/fuzz_targets"]) {
        let mut levels = name.split('/');
        let room = format!("{}/{}", levels.next().unwrap(), levels.next().unwrap());
        for (number, line) in text.lines().enumerate() {
            if line.chars().count() > WIDTH && !holds_data(line) {
                *found.entry(room.clone()).or_default() += 1;
                lines.push(format!("{name}:{}", number + 1));
            }
        }
    }
    let mend = format!("wrap lines of more than {WIDTH} columns; all of them: {}", lines.join(" "));
    assert_allowed(&found, WIDE, &mend);
}

/// The functions of a file: name, and lines from the signature to the closing brace, as rustfmt indents them.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let indent = &line[..line.len() - code.len()];
        let Some((before, after)) = code.split_once("fn ") else { continue };
        let is_item = before.split_whitespace().all(|word| {
            word.starts_with("pub") || word.starts_with("in") || ["const", "async", "unsafe"].contains(&word)
        });
        if !is_item || code.ends_with(';') || code.ends_with('}') {
            continue;
        }
        let name: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let closing = format!("{indent}}}");
        let ends = |line: &&str| **line == closing || (line.starts_with(indent) && line.ends_with(");"));
        let length = lines[at..].iter().position(|line| *line == closing).map_or(0, |length| length + 1);
        let is_declared_only = lines[at..].iter().take_while(|line| !line.ends_with('{')).any(ends);
        if !is_declared_only {
            functions.push((name, length));
        }
    }
    functions
}

#[test]
fn no_function_is_longer_than_a_screen() {
    let mut found = BTreeMap::new();
    for (name, text) in files(&["src"]) {
        let is_shipped = !is_test_module(&root().join(&name));
        for (function, lines) in functions(&without_tests(&text)) {
            if is_shipped && lines > FUNCTION {
                found.insert(format!("{name} {function}"), lines);
            }
        }
    }
    let mend = format!("split functions of more than {FUNCTION} lines along their steps");
    assert_allowed(&found, LONG_FUNCTIONS, &mend);
}

#[test]
fn no_file_is_longer_than_a_sitting() {
    let lengths =
        files(&["src"]).into_iter().map(|(name, text)| (name, without_tests(&text).lines().count()));
    let found: BTreeMap<String, usize> = lengths.filter(|(_, lines)| *lines > FILE).collect();
    assert_allowed(&found, LONG_FILES, &format!("split files of more than {FILE} lines along their meaning"));
}

#[test]
fn only_the_test_module_is_skipped() {
    let text = "a\n#[cfg(test)]\nmod tests {\n    b\n}\nc\n    #[cfg(test)]\n    fn d() {\n    }\n#[cfg(test)]\nuse e;\nf\n";
    assert_eq!(without_tests(text), "a\nc\nf\n");
}

#[test]
fn functions_are_measured_from_signature_to_brace() {
    let text = "pub fn a() {\n    b\n}\nimpl X {\n    fn c(\n        d: u8,\n    ) {\n        e\n    }\n    fn f();\n}\n";
    assert_eq!(functions(text), [("a".to_owned(), 3), ("c".to_owned(), 5)]);
}
