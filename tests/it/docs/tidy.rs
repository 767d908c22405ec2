//! The invariants of ARCHITECTURE.md that a compiler does not see, checked on the text of `src`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cosplay::internals::services::spec::Route;
use cosplay::internals::services::{self, ServiceName};

/// Floors from the ground up; a file may name only what stands before its own entry. Rooms of one floor share
/// a number.
const FLOORS: [(&str, u8); 10] = [
    ("primitives", 0),
    ("catalog", 1),
    ("domain", 2),
    ("wire", 2),
    ("services", 3),
    ("server", 4),
    ("config", 5),
    ("builder", 6),
    ("cli", 6),
    ("main", 7),
];

/// Rooms of `domain`, the files and folders in it, from the ground up: each names only rooms that stand
/// before it.
const DOMAIN_ROOMS: [&str; 17] = [
    "clock",
    "ids",
    "names",
    "object",
    "rate",
    "script",
    "tally",
    "accounts",
    "policy",
    "auth",
    "store",
    "vod",
    "faults",
    "journal",
    "snapshots",
    "world",
    "flows",
];

/// Folders whose rooms still need each other.
const KNOTTED: [&str; 0] = [];

/// A source file: its path below `src`, and its text without comments, doc comments and unit tests.
struct Source {
    path: PathBuf,
    whole: String,
    code: String,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn collect(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => collect(&path, found),
            false if path.extension().is_some_and(|extension| extension == "rs") => found.push(path),
            false => {}
        }
    }
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = Vec::new();
    collect(&src, &mut paths);
    paths.sort();
    assert!(paths.len() > 50, "the sources are somewhere else");
    let read = |path: &PathBuf| {
        let whole = fs::read_to_string(path).unwrap();
        let uncommented = |line: &&str| !line.trim_start().starts_with("//");
        let tested = if is_test_module(path) { String::new() } else { without_tests(&whole) };
        let code = tested.lines().filter(uncommented).collect::<Vec<_>>().join("\n");
        Source { path: path.strip_prefix(&src).unwrap().to_owned(), whole, code }
    };
    paths.iter().map(read).collect()
}

/// Whether a file is compiled for tests only: the list above it declares it under `#[cfg(test)]`.
pub(crate) fn is_test_module(path: &Path) -> bool {
    let list = fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
    let name = path.file_stem().unwrap().to_str().unwrap();
    list.contains(&format!("#[cfg(test)]\nmod {name};"))
}

/// The text without each item under `#[cfg(test)]`, as rustfmt lays items out.
pub(crate) fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept += line;
            kept.push('\n');
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let ends = |line: &&str| {
            let rest = line.strip_prefix(indent).unwrap_or_default();
            rest.starts_with('}') || (!rest.starts_with(' ') && rest.ends_with([';', ',']))
        };
        lines.find(ends);
    }
    kept
}

impl Source {
    /// The top-level module the file belongs to; none for `lib.rs`.
    fn top(&self) -> Option<String> {
        let first = self.path.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
        (first != "lib").then_some(first)
    }

    /// The module path from the crate's root: `["domain", "store", "bucket"]`.
    fn module(&self) -> Vec<String> {
        let mut parts: Vec<String> =
            self.path.with_extension("").iter().map(|p| p.to_str().unwrap().into()).collect();
        if parts.last().is_some_and(|last| last == "mod") {
            parts.pop();
        }
        parts
    }

    /// Every path the code names from the crate's root, `super` and `self` resolved; braces are opened.
    fn named(&self) -> BTreeSet<Vec<String>> {
        let mut named = BTreeSet::new();
        for (at, word) in words(&self.code) {
            // A visibility needs nothing of what it names.
            if self.code[..at].ends_with("(in ") {
                continue;
            }
            let base = match word {
                "crate" => Vec::new(),
                "super" => {
                    let mut module = self.module();
                    module.pop();
                    module
                }
                _ => continue,
            };
            if let Some(rest) = self.code[at + word.len()..].strip_prefix("::") {
                open(&base, rest, &mut named);
            }
        }
        named
    }
}

/// Words with their places, where no letter stands before them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_word)?;
        let end = start + text[start..].find(|c| !is_word(c)).unwrap_or(text.len() - start);
        rest = end;
        Some((start, &text[start..end]))
    })
}

/// Adds the paths that `rest` (what follows `crate::` or `super::`) names below `base`.
fn open(base: &[String], rest: &str, named: &mut BTreeSet<Vec<String>>) {
    let mut path = base.to_vec();
    let mut rest = rest.trim_start();
    loop {
        if let Some(inner) = rest.strip_prefix('{') {
            let mut depth = 1;
            let end = inner.find(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth == 0
            });
            let inner = &inner[..end.expect("braces are closed")];
            let mut depth = 0;
            let parts = inner.split(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                c == ',' && depth == 0
            });
            parts.filter(|part| !part.trim().is_empty()).for_each(|part| open(&path, part, named));
            return;
        }
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        match &rest[..end] {
            "super" => drop(path.pop()),
            "self" => {}
            word => path.push(word.to_owned()),
        }
        match rest[end..].strip_prefix("::") {
            Some(more) => rest = more,
            None => break,
        }
    }
    named.insert(path);
}

/// The file a path leads to: the longest module that is one.
fn file_of(path: &[String], files: &BTreeMap<Vec<String>, PathBuf>) -> Option<PathBuf> {
    (1..=path.len()).rev().find_map(|len| files.get(&path[..len]).cloned())
}

fn files(sources: &[Source]) -> BTreeMap<Vec<String>, PathBuf> {
    sources.iter().map(|source| (source.module(), source.path.clone())).collect()
}

#[test]
fn a_file_names_only_floors_below_its_own() {
    let level = |name: &str| FLOORS.iter().find(|(known, _)| *known == name).map(|(_, level)| *level);
    for source in sources() {
        let Some(top) = source.top() else { continue };
        let own = level(&top).unwrap_or_else(|| panic!("{top} is on no floor"));
        for path in source.named() {
            let Some(named) = path.first().filter(|first| **first != top) else { continue };
            let Some(below) = level(named) else { continue };
            assert!(below < own, "{} names {}", source.path.display(), path.join("::"));
        }
    }
}

/// The services that have operations.
fn service_names() -> BTreeSet<&'static str> {
    services::names().operations.iter().map(|operation| operation.service).collect()
}

#[test]
fn families_do_not_know_one_another() {
    let names = service_names();
    for source in sources() {
        let module = source.module();
        let [api, family, ..] = module.as_slice() else { continue };
        if api != "services" || !names.contains(family.as_str()) {
            continue;
        }
        for path in source.named() {
            let other = path.get(1).filter(|_| path[0] == "services");
            let foreign = other.is_some_and(|other| other != family && names.contains(other.as_str()));
            assert!(!foreign, "{} names {}", source.path.display(), path.join("::"));
        }
    }
}

#[test]
fn nothing_imports_from_a_list_above_it_and_no_two_files_need_each_other() {
    let sources = sources();
    let files = files(&sources);
    let mut needs: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    for source in &sources {
        for path in source.named() {
            let Some(file) = file_of(&path, &files).filter(|file| *file != source.path) else { continue };
            let is_list_above = file.ends_with("mod.rs") && source.path.starts_with(file.parent().unwrap());
            assert!(!is_list_above, "{} imports {}", source.path.display(), path.join("::"));
            needs.entry(source.path.clone()).or_default().insert(file);
        }
    }
    // Files that need nothing left over are taken away until none is; what remains is a cycle.
    loop {
        let free: Vec<PathBuf> = sources
            .iter()
            .map(|source| source.path.clone())
            .filter(|path| needs.get(path).is_some_and(BTreeSet::is_empty) || !needs.contains_key(path))
            .collect();
        let before: usize = needs.values().map(BTreeSet::len).sum();
        needs.retain(|path, _| !free.contains(path));
        needs.values_mut().for_each(|list| list.retain(|file| !free.contains(file)));
        if needs.values().map(BTreeSet::len).sum::<usize>() == before {
            break;
        }
    }
    needs.retain(|_, list| !list.is_empty());
    assert!(needs.is_empty(), "these files need each other: {needs:#?}");
}

/// The rooms of a folder, each with the rooms of the same folder that its files name.
fn rooms(sources: &[Source], folder: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let room = |path: &[String]| path.strip_prefix(folder).and_then(|rest| rest.first().cloned());
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources {
        if let Some(own) = room(&source.module()) {
            rooms.entry(own).or_default().extend(source.named().iter().filter_map(|path| room(path)));
        }
    }
    let known: BTreeSet<String> = rooms.keys().cloned().collect();
    rooms.iter_mut().for_each(|(own, named)| named.retain(|room| room != own && known.contains(room)));
    rooms
}

#[test]
fn the_rooms_of_domain_name_only_rooms_that_stand_before_them() {
    let place = |name: &str| DOMAIN_ROOMS.iter().position(|room| *room == name);
    for (room, named) in rooms(&sources(), &["domain".to_owned()]) {
        let own = place(&room).unwrap_or_else(|| panic!("domain/{room} has no place in DOMAIN_ROOMS"));
        for other in named {
            assert!(place(&other) < Some(own), "domain/{room} names domain/{other}");
        }
    }
}

#[test]
fn the_rooms_of_a_folder_need_each_other_in_no_circle() {
    let sources = sources();
    let folders: BTreeSet<Vec<String>> = sources
        .iter()
        .filter(|source| source.path.ends_with("mod.rs"))
        .map(Source::module)
        .filter(|folder| !KNOTTED.contains(&folder.join("/").as_str()))
        .collect();
    for folder in folders {
        let mut left = rooms(&sources, &folder);
        while let Some(free) = left.iter().find(|(_, named)| named.is_empty()).map(|(room, _)| room.clone()) {
            left.remove(&free);
            left.values_mut().for_each(|named| named.retain(|room| *room != free));
        }
        assert!(left.is_empty(), "rooms of {} need each other: {left:#?}", folder.join("/"));
    }
}

#[test]
fn the_lower_floors_know_no_http_and_do_not_wait() {
    for source in sources() {
        if !matches!(source.top().as_deref(), Some("domain" | "catalog" | "primitives")) {
            continue;
        }
        for (at, word) in words(&source.code) {
            let is_crate = source.code[at + word.len()..].starts_with("::");
            let banned = matches!(word, "hyper" | "tokio" | "http" | "multer") && is_crate;
            assert!(!banned && word != "async", "{} names {word}", source.path.display());
        }
    }
}

#[test]
fn only_the_pipeline_words_failures_and_only_the_edge_waits() {
    for source in sources() {
        let name = source.path.display().to_string();
        if !name.starts_with("server/exchange/") {
            let words = source.code.contains(".encode)(") || source.code.contains("::respond(");
            assert!(!words, "{name} words errors");
        }
        let waits = source.code.contains("sleep") || source.code.contains("timeout(");
        let may_wait = name.starts_with("server/") || name == "wire/body.rs" || name.starts_with("cli/");
        assert!(!waits || may_wait, "{name} waits");
    }
}

#[test]
fn time_and_chance_come_from_one_place_each() {
    for source in sources() {
        let name = source.path.display().to_string();
        let asks_machine = source.code.contains("SystemTime::now");
        assert!(!asks_machine || name == "domain/clock.rs", "{name} asks the machine for the time");
        // Besides the ids: the seed of a server that was given none, and the nonce of a signature made by
        // hand.
        let may = ["domain/ids.rs", "config/mod.rs", "cli/sign/signer.rs"].contains(&name.as_str());
        assert!(!source.code.contains("fastrand::") || may, "{name} throws dice");
    }
    let lints = fs::read_to_string(root().join("clippy.toml")).unwrap();
    assert!(lints.contains("std::time::SystemTime::now"), "clippy no longer forbids SystemTime::now");
}

#[test]
fn only_callbacks_and_questions_to_our_own_server_leave() {
    for source in sources() {
        let name = source.path.display().to_string();
        let may = ["server/client.rs", "server/callbacks.rs", "server/pulls.rs", "cli/client.rs"]
            .contains(&name.as_str());
        // The socket that listens is made by hand, for the length of its queue.
        let listens = name == "server/listening.rs" && !source.code.contains("connect(");
        let may = may || listens;
        for word in ["TcpStream::connect", "TcpSocket", "UdpSocket", "ureq::", "UnixStream"] {
            assert!(may || !source.code.contains(word), "{name} opens a connection: {word}");
        }
    }
}

#[test]
fn a_vendor_word_stands_once_in_the_file_of_its_operation() {
    let sources = sources();
    let service = ServiceName::CosJson;
    for operation in service.operations() {
        if !matches!(operation.route, Route::Op(_)) {
            continue;
        }
        let literal = format!("\"{}\"", operation.name);
        let places: Vec<String> = sources
            .iter()
            .filter(|source| source.top().as_deref() != Some("catalog"))
            // A role of the table that tests policies is called like an operation.
            .filter(|source| !source.path.ends_with("policy/table.rs"))
            .filter(|source| !is_of_another_family(source, service.name()))
            .flat_map(|source| source.code.matches(&literal).map(|_| source.path.display().to_string()))
            .collect();
        let file = if operation.name == "move" { "move_file" } else { operation.name };
        assert_eq!(places, [format!("services/{}/{file}.rs", service.name())], "{literal}");
    }
}

/// Families do not know one another's words: `delete` is an op here and a sub-resource there.
fn is_of_another_family(source: &Source, family: &str) -> bool {
    let module = source.module();
    module.first().is_some_and(|top| top == "services")
        && module.get(1).is_some_and(|own| own != family && service_names().contains(own.as_str()))
}

#[test]
fn every_file_says_first_why_it_exists() {
    for source in sources() {
        let documented = source.whole.starts_with("//!") || source.whole.starts_with("#![doc");
        assert!(documented, "{} has no module documentation", source.path.display());
    }
}

#[test]
fn every_dependency_says_what_it_earns() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (mut in_dependencies, mut before) = (false, "");
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
        } else if in_dependencies && line.contains('=') {
            assert!(before.starts_with("# "), "no comment above {line}");
        }
        before = line;
    }
}
