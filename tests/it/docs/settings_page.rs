//! `docs/settings.md` and its Chinese page: the heads beside this file, and tables of every setting, made
//! from its definition. The Chinese descriptions stand in `settings_zh.tsv`.
//!
//! `COSPLAY_BLESS=1 cargo test --test it settings_page` rewrites them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cosplay::internals::config::spec::{SettingSpec, specs};

use crate::support::golden::compare;

/// Names of settings, and headings, with what they are in Chinese.
fn chinese() -> BTreeMap<&'static str, &'static str> {
    let table = include_str!("settings_zh.tsv");
    table.lines().map(|line| line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"))).collect()
}

fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{text}`") }
}

/// Settings that the file writes otherwise, or not at all.
fn in_file(spec: &SettingSpec) -> String {
    match spec.name.as_str() {
        "config" => String::new(),
        "accounts" | "buckets" => format!("`[[{}]]`", spec.name),
        "options" => "`[accounts.options]`".to_owned(),
        "vod_errors" => "`[vod_errors]`".to_owned(),
        name => code(name),
    }
}

fn flag(spec: &SettingSpec) -> String {
    let short = spec.short.map(|short| format!("`-{short}`, ")).unwrap_or_default();
    short + &code(&spec.flag)
}

/// A page: its head, and a table under each heading of the help.
fn page(
    head: &str,
    columns: &str,
    heading: impl Fn(&str) -> String,
    doc: impl Fn(&SettingSpec) -> String,
) -> String {
    let mut page = head.to_owned();
    let specs = specs();
    let mut headings: Vec<&str> = Vec::new();
    for spec in &specs {
        if !headings.contains(&spec.heading.as_str()) {
            headings.push(&spec.heading);
        }
    }
    for title in headings {
        write!(page, "\n## {}\n\n{columns}\n|---|---|---|---|---|\n", heading(title)).unwrap();
        for spec in specs.iter().filter(|spec| spec.heading == title) {
            let default = spec.default.as_deref().filter(|default| *default != "false").unwrap_or_default();
            let cells = [in_file(spec), flag(spec), code(&spec.env), code(default), doc(spec)];
            writeln!(page, "| {} |", cells.join(" | ")).unwrap();
        }
    }
    page
}

#[test]
fn the_pages_of_settings_say_what_the_settings_are() {
    let english = page(
        include_str!("settings_head.md"),
        "| File | Flag | Variable | Default | What it is |",
        str::to_owned,
        |spec| spec.doc.clone(),
    );
    let chinese = chinese();
    let translated = page(
        include_str!("settings_head.zh-CN.md"),
        "| 配置文件 | 命令行参数 | 环境变量 | 默认值 | 含义 |",
        |heading| chinese[heading].to_owned(),
        |spec| chinese[spec.name.as_str()].to_owned(),
    );
    for (path, text) in [("docs/settings.md", english), ("docs/settings.zh-CN.md", translated)] {
        let wrong = compare(path, text.as_bytes());
        assert!(wrong.is_none(), "{}", wrong.unwrap());
    }
}

#[test]
fn the_chinese_table_has_every_setting_and_nothing_else() {
    let specs = specs();
    let mut known: Vec<&str> = specs.iter().flat_map(|spec| [spec.name.as_str(), &spec.heading]).collect();
    known.sort_unstable();
    known.dedup();
    let told: Vec<&str> = chinese().into_keys().collect();
    assert_eq!(told, known);
}
