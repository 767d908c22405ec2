//! `docs/errors.md` and `docs/errors.zh-CN.md`: every error row with its meaning in the page's language.
//! Generated from the error table.
//!
//! `COSPLAY_BLESS=1 cargo test --test it errors_page` rewrites them.

use std::fmt::Write as _;

use cosplay::catalog::{ErrorRow, Kind, ROWS};

use crate::support::golden::{compare, project};

/// What a page says in its language.
struct Words {
    page: &'static str,
    head: &'static str,
    /// Columns of the tables.
    columns: &'static str,
    title: fn(&str) -> &'static str,
    kind: fn(Kind) -> &'static str,
    cells: fn(&ErrorRow) -> Vec<String>,
}

const ENGLISH: Words = Words {
    page: "docs/errors.md",
    head: include_str!("errors_head.md"),
    columns: "| Code | Name | HTTP | Meaning | How | When |\n|---|---|---|---|---|---|\n",
    title: |service| match service {
        "cos_json" => "COS JSON API",
        "cos_xml" => "COS XML API",
        "vod" => "VOD client upload and its SDKs",
        "vod_api" => "VOD server-side APIs",
        "cloud_api" => "Cloud API 3.0",
        _ => panic!("name the service {service}"),
    },
    kind: |kind| match kind {
        Kind::Natural => "natural",
        Kind::Fault => "forced",
        Kind::Status => "status",
        Kind::Client => "inside SDKs",
        Kind::Task => "in events",
        Kind::Later => "not played",
    },
    cells: |row| vec![row.message.to_owned(), (ENGLISH.kind)(row.kind).to_owned(), row.trigger.to_owned()],
};

const CHINESE: Words = Words {
    page: "docs/errors.zh-CN.md",
    head: include_str!("errors_head.zh-CN.md"),
    columns: "| 错误码 | 名称 | HTTP | 含义 | 响应中的文本 | 触发方式 |\n|---|---|---|---|---|---|\n",
    title: |service| match service {
        "cos_json" => "COS JSON API",
        "cos_xml" => "COS XML API",
        "vod" => "VOD 客户端上传及其 SDK",
        "vod_api" => "VOD 服务端 API",
        "cloud_api" => "云 API 3.0",
        _ => panic!("name the service {service}"),
    },
    kind: |kind| match kind {
        Kind::Natural => "正常触发",
        Kind::Fault => "规则触发",
        Kind::Status => "状态",
        Kind::Client => "SDK 内部产生",
        Kind::Task => "回调事件中",
        Kind::Later => "未实现",
    },
    cells: |row| vec![full_width(row.message_zh), row.text.to_owned(), (CHINESE.kind)(row.kind).to_owned()],
};

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

/// Chinese text with the punctuation of Chinese; the manual of 2016 has that of English.
fn full_width(text: &str) -> String {
    let wide = |letter| match letter {
        ',' => '，',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        letter => letter,
    };
    text.chars().map(wide).collect()
}

fn page(words: &Words) -> String {
    let mut page = words.head.to_owned();
    for block in ROWS.chunk_by(|a, b| a.family == b.family) {
        let service = block[0].family;
        write!(page, "\n## {} (`{service}`)\n\n{}", (words.title)(service), words.columns).unwrap();
        for row in block {
            let status = row.http.map_or("–".into(), |status| status.to_string());
            write!(page, "| {} | {} | {status} |", row.key(), cell(row.name)).unwrap();
            (words.cells)(row).iter().for_each(|text| write!(page, " {} |", cell(text)).unwrap());
            page.push('\n');
        }
    }
    page
}

#[test]
fn the_pages_of_errors_say_what_the_table_says() {
    for words in [ENGLISH, CHINESE] {
        let wrong = compare(words.page, page(&words).as_bytes());
        assert!(wrong.is_none(), "{}", wrong.unwrap());
    }
}

/// Of every service, those that are still to come included.
#[test]
fn every_error_row_has_a_meaning_in_chinese() {
    let text = std::fs::read_to_string(project("src/catalog/errors.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let lacking: Vec<String> = reader
        .records()
        .map(|record| record.unwrap())
        .filter(|record| !record[7].chars().any(is_chinese))
        .map(|record| format!("{} {}/{}", &record[0], &record[2], &record[3]))
        .collect();
    assert!(lacking.is_empty(), "fill in the column message_zh of src/catalog/errors.csv: {lacking:#?}");
}

const fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}
