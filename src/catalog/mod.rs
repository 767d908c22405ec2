//! The catalogue: every error that the services can respond with, as data.
//!
//! `errors.csv` is the source. `generated.rs` is derived from it, so that the compiler checks every row that
//! code names; `tests/it/docs/catalogue.rs` writes that module, and fails when the two differ. After a change
//! of the CSV, run `COSPLAY_BLESS=1 cargo test --test it catalogue`.
//!
//! [`find`] looks up a code or name as rules and tests write it, [`search`] whatever a
//! person types.

pub mod errors;
#[rustfmt::skip]
pub mod generated;
pub mod limits;

pub use crate::catalog::errors::{Certainty, ErrorRow, Kind, Wire};
pub use crate::catalog::generated::{ROWS, cloud_api, cos_json, cos_xml, vod};

/// The rows with exactly this code (`-4019`, `4019`, `AccessDenied`), key (`AccessDenied/2`) or name
/// (`ErrOffsetToZero`), in table order and case-sensitively.
///
/// Services share codes and a code may have variants, so there can be several.
pub fn find(word: &str) -> impl Iterator<Item = &'static ErrorRow> {
    ROWS.iter().copied().filter(move |row| row.is_named(word))
}

/// The rows that `query` names exactly; else those of the service of this name; else those that mention it
/// anywhere, ignoring case.
pub fn search(query: &str) -> Vec<&'static ErrorRow> {
    let query = query.trim();
    let exact: Vec<_> = find(query).collect();
    if !exact.is_empty() {
        return exact;
    }
    let word = query.to_lowercase();
    let family: Vec<_> = ROWS.iter().copied().filter(|row| row.family == word).collect();
    if !family.is_empty() {
        return family;
    }
    ROWS.iter().copied().filter(|row| row.mentions(&word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rows: &[&'static ErrorRow]) -> Vec<&'static str> {
        rows.iter().map(|row| row.name).collect()
    }

    #[test]
    fn a_code_is_found_with_and_without_its_minus() {
        assert_eq!(search("-4019"), [&cos_json::ERR_OFFSET_TO_ZERO]);
        assert_eq!(search("4019"), [&cos_json::ERR_OFFSET_TO_ZERO]);
    }

    #[test]
    fn a_code_with_variants_finds_all_and_its_key_finds_one() {
        let all = search("AccessDenied");
        assert!(all.len() > 5 && all.iter().all(|row| row.wire.word() == Some("AccessDenied")), "{all:?}");
        assert_eq!(search("AccessDenied/2"), [&cos_xml::ACCESS_DENIED_2]);
        let both = [&cos_json::ERROR_PROXY_SIGN_BUCKET_NOTMATCH, &cos_json::ERROR_PROXY_INVALID_CMD_REQ];
        assert_eq!(search("-61"), both);
        assert_eq!(search("-61/2"), [&cos_json::ERROR_PROXY_INVALID_CMD_REQ]);
    }

    #[test]
    fn a_name_and_a_wire_text_are_found() {
        assert_eq!(names(&search("ErrOffsetToZero")), ["ErrOffsetToZero"]);
        let text = "_ERROR_FILE_NOT_FINISH_UPLOAD";
        assert_eq!(names(&search(text)), ["ErrOffsetToZero"]);
    }

    #[test]
    fn words_are_found_in_either_language_and_any_case() {
        assert!(names(&search("SIGNATURE EXPIRED")).contains(&"ERROR_PROXY_AUTH_EXPIRED"));
        assert!(names(&search("签名过期")).contains(&"ERROR_PROXY_AUTH_EXPIRED"));
        assert!(names(&search("insertonly")).contains(&"ErrSameFileUpload"));
    }

    #[test]
    fn an_empty_query_finds_every_row_and_nonsense_none() {
        assert_eq!(search("").len(), ROWS.len());
        assert!(search("no-such-error").is_empty());
    }
}
