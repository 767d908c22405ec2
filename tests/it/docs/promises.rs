//! What README and `--help` promise about errors is true, to the number.
//!
//! `COSPLAY_BLESS=1 cargo test --test it promises` writes the numbers.

use cosplay::catalog::ROWS;

use crate::support::golden::{blessing, mend, project};
use crate::support::program::{cosplay, text};

/// The codes in the vendor's list of errors of the XML API (436/7730, as published in 2021).
const VENDORS: &str = include_str!("../../../fixtures/vendor_codes.txt");

fn counts() -> (usize, usize) {
    (ROWS.iter().filter(|row| row.is_forcible()).count(), ROWS.len())
}

/// A text with the two numbers behind `before`, which `between` and `behind` surround.
fn with_counts(text: &str, (before, between, behind): (&str, &str, &str)) -> String {
    let (reproducible, all) = counts();
    let (front, rest) = text.split_once(before).unwrap_or_else(|| panic!("{before:?} is not there"));
    let (_, tail) = rest.split_once(behind).unwrap();
    format!("{front}{before}{reproducible}{between}{all}{behind}{tail}")
}

#[test]
fn readme_says_how_many_error_rows_can_be_reproduced() {
    for (page, sentence) in [
        ("README.md", ("every code of the vendor's lists, and ", " of ", " error rows")),
        ("README.zh-CN.md", ("可重现的错误共 ", " 行（总计 ", " 行）")),
    ] {
        let path = project(page);
        let text = std::fs::read_to_string(&path).unwrap();
        let right = with_counts(&text, sentence);
        if blessing() {
            std::fs::write(&path, &right).unwrap();
        } else {
            assert!(text == right, "{page} has other numbers; {}", mend(page));
        }
    }
}

#[test]
fn the_help_says_how_many_error_rows_can_be_reproduced() {
    let (reproducible, all) = counts();
    let help = cosplay(&["--help"]).output().unwrap();
    let help = text(&help.stdout);
    let told = format!("({reproducible} of {all} error rows can be reproduced)");
    assert!(help.replace('\n', " ").contains(&told), "{help}");
}

#[test]
fn every_code_of_the_vendors_list_is_in_the_catalogue() {
    let codes: Vec<&str> = VENDORS.split_whitespace().collect();
    assert_eq!(codes.len(), 128);
    let is_there = |code: &str| ROWS.iter().any(|row| row.wire.word() == Some(code));
    let missing: Vec<_> = codes.iter().filter(|code| !is_there(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
