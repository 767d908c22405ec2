//! What holds for every table of words and every template.

use std::fs;
use std::path::Path;

use crate::services::admin::inspector::words::errors::ErrorsWords;
use crate::services::admin::inspector::words::events::EventsWords;
use crate::services::admin::inspector::words::explain::ExplainWords;
use crate::services::admin::inspector::words::faults::FaultsWords;
use crate::services::admin::inspector::words::frame::FrameWords;
use crate::services::admin::inspector::words::objects::ObjectsWords;
use crate::services::admin::inspector::words::overview::OverviewWords;
use crate::services::admin::inspector::words::request::RequestWords;
use crate::services::admin::inspector::words::requests::RequestsWords;
use crate::services::admin::inspector::words::uploads::UploadsWords;
use crate::services::admin::inspector::words::world::WorldWords;

/// Every table.
const TABLES: &[&[(&str, &str, &str)]] = &[
    ErrorsWords::ALL,
    EventsWords::ALL,
    ExplainWords::ALL,
    FaultsWords::ALL,
    ObjectsWords::ALL,
    UploadsWords::ALL,
    WorldWords::ALL,
    FrameWords::ALL,
    OverviewWords::ALL,
    RequestsWords::ALL,
    RequestWords::ALL,
];

/// Words that Chinese developers write as they are.
const SAME: &[&str] = &["json", "hint", "appid", "secret_id"];

#[test]
fn every_key_has_an_english_and_a_chinese_text() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for (key, english, chinese) in TABLES.iter().copied().flatten() {
        assert!(!english.trim().is_empty() && !is_chinese(english), "{key}: {english}");
        assert!(is_chinese(chinese) || SAME.contains(key), "{key}: {chinese}");
    }
}

/// Chinese punctuation is full-width.
#[test]
fn chinese_text_has_chinese_punctuation() {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (key, _, chinese) in TABLES.iter().copied().flatten() {
        let letters: Vec<char> = chinese.chars().collect();
        let wrong = letters.windows(2).any(|pair| is_chinese(pair[0]) && ",.:;?!()".contains(pair[1]));
        assert!(!wrong, "{key}: {chinese}");
    }
}

/// Text of a template outside tags, code samples and askama's braces, and the attributes that people read.
fn bare_text(template: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = cut(&cut(&cut(template, "{#", "#}"), "{%", "%}"), "{{", "}}");
    for element in ["code", "kbd", "style"] {
        rest = cut(&rest, &format!("<{element}"), &format!("</{element}>"));
    }
    for attribute in [" title=\"", " aria-label=\"", " placeholder=\"", " alt=\""] {
        found.extend(
            rest.split(attribute).skip(1).filter_map(|text| text.split('"').next()).map(str::to_owned),
        );
    }
    found.extend(cut(&rest, "<", ">").split('\n').map(str::to_owned));
    found.retain(|text| text.replace("&nbsp;", "").chars().any(char::is_alphabetic));
    found
}

/// The text without what stands between two marks.
fn cut(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + "\n" + part.split_once(close).map_or("", |(_, rest)| rest))
}

#[test]
fn no_template_has_words_of_its_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/services/admin/inspector/templates");
    let templates = fs::read_dir(folder).expect("the folder of templates is there");
    for template in templates {
        let path = template.expect("a folder can be read").path();
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("templates are text");
        let names = ["cosplay", "AppId", "SecretId", "SecretKey", "URL", "ca.pem", "ap-guangzhou", "ms"];
        let is_name = |word: &&str| names.contains(word) || !word.chars().any(char::is_alphabetic);
        let bare: Vec<String> = bare_text(&text)
            .into_iter()
            .filter(|text| !text.split_whitespace().all(|word| is_name(&word)))
            .collect();
        assert!(bare.is_empty(), "{}: {bare:?}", path.display());
    }
}
