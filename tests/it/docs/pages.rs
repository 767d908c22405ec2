//! What holds for every page of the docs, in both languages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::support::golden::project;

/// Pages that have both languages in one.
const BILINGUAL: [&str; 2] = ["options.md", "fidelity.md"];

/// Formulas in Chinese, whose punctuation is that of the signed text.
const FORMULAS: [&str; 2] = ["起始;结束", "(SecretKey, 文本) + 文本)"];

/// The READMEs and the pages of docs/, each with its text.
fn pages() -> BTreeMap<PathBuf, String> {
    let docs = std::fs::read_dir(project("docs")).unwrap().map(|entry| entry.unwrap().path());
    let all =
        docs.chain(["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CONTRIBUTING.zh-CN.md"].map(project));
    all.filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
        .collect()
}

fn name(path: &Path) -> String {
    path.strip_prefix(project("")).unwrap().display().to_string()
}

fn is_chinese_page(path: &Path) -> bool {
    name(path).ends_with(".zh-CN.md")
}

/// The lines outside blocks of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// Levels of the headings, in order.
fn headings(text: &str) -> Vec<usize> {
    let level = |line: &str| line.find(' ').filter(|&end| end > 0 && line[..end].bytes().all(|c| c == b'#'));
    prose(text).filter_map(level).collect()
}

/// The languages of the blocks of code.
fn blocks(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("```")).step_by(2).map(|line| &line[3..]).collect()
}

#[test]
fn every_page_stands_in_both_languages_with_the_same_headings_and_blocks() {
    let pages = pages();
    let wrong: Vec<String> = pages
        .iter()
        .filter(|(path, _)| !is_chinese_page(path) && !BILINGUAL.iter().any(|page| path.ends_with(page)))
        .filter_map(|(path, english)| {
            let Some(chinese) = pages.get(&path.with_extension("zh-CN.md")) else {
                return Some(format!("{} has no Chinese page", name(path)));
            };
            let is_same = headings(english) == headings(chinese) && blocks(english) == blocks(chinese);
            (!is_same).then(|| format!("{} has other headings or blocks than its Chinese page", name(path)))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let orphans = pages.keys().filter(|path| is_chinese_page(path));
    for path in orphans {
        let english = name(path).replace(".zh-CN.md", ".md");
        assert!(pages.contains_key(&project(&english)), "{} has no English page", name(path));
    }
}

#[test]
fn relative_links_lead_to_files() {
    for (path, text) in pages() {
        for target in prose(&text).flat_map(targets) {
            let file = target.split('#').next().unwrap();
            let is_there = path.parent().unwrap().join(file).exists();
            assert!(is_there, "{} links to {target}, which is not there", name(&path));
        }
    }
}

/// Targets of the links in a line, without those to other places of the internet.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let ends = line.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
    ends.filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
}

/// The anchor of a heading as GitHub makes it: letters, digits, `-` and `_` in lower case, blanks as `-`.
fn anchor(heading: &str) -> String {
    let mut said = String::new();
    let mut rest = heading;
    while let Some((before, after)) = rest.split_once("](") {
        said.push_str(before);
        rest = after.split_once(')').map_or("", |(_, tail)| tail);
    }
    said.push_str(rest);
    let kept = said.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

#[test]
fn anchors_in_links_are_those_of_headings() {
    let pages = pages();
    for (path, text) in &pages {
        for target in prose(text).flat_map(targets) {
            let Some((file, wanted)) = target.split_once('#') else { continue };
            let there = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let Some(there) = pages.get(&there) else { continue };
            let mut headings = prose(there).filter(|line| line.starts_with('#'));
            let is_there = headings.any(|line| anchor(line.trim_start_matches('#').trim_start()) == wanted);
            assert!(is_there, "{} links to {target}: there is no such heading", name(path));
        }
    }
}

#[test]
fn chinese_sentences_have_full_width_punctuation() {
    let mut wrong = Vec::new();
    for (path, text) in pages().iter().filter(|(path, _)| is_chinese_page(path)) {
        for line in prose(text) {
            let said = spoken(line);
            wrong.extend(halves(&said).map(|part| format!("{}: {part}", name(path))));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The same rule for the error table, except for what the manual of 2016 has written.
#[test]
fn chinese_meanings_of_errors_have_full_width_punctuation() {
    let rows = cosplay::catalog::ROWS.iter().filter(|row| !row.source.contains("manual 2016"));
    let wrong: Vec<String> = rows.flat_map(|row| halves(row.message_zh).collect::<Vec<_>>()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A line without code, targets of links and addresses.
fn spoken(line: &str) -> String {
    let without_code = line.split('`').enumerate().map(|(at, part)| if at % 2 == 0 { part } else { "x" });
    let text: String = without_code.collect();
    let mut said = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("](") {
        said.push_str(before);
        rest = after.split_once(')').map_or("", |(_, tail)| tail);
    }
    said.push_str(rest);
    FORMULAS.iter().for_each(|formula| said = said.replace(formula, "x"));
    said.replace("**", "").replace("![", "").replace(['[', ']'], "")
}

/// Half-width punctuation that touches a Chinese character, with what stands around it.
fn halves(text: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = text.chars().collect();
    let is_chinese = |at: Option<usize>| {
        at.and_then(|at| letters.get(at)).is_some_and(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
    };
    let is_wrong = |at: usize| match letters[at] {
        ',' | ';' | ':' | '!' | '?' | '(' | ')' | '"' => {
            is_chinese(at.checked_sub(1)) || is_chinese(Some(at + 1))
        }
        '.' => is_chinese(at.checked_sub(1)),
        _ => false,
    };
    let around = |at: usize| letters[at.saturating_sub(8)..letters.len().min(at + 9)].iter().collect();
    (0..letters.len()).filter(|&at| is_wrong(at)).map(around).collect::<Vec<_>>().into_iter()
}
