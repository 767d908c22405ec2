//! Polices the error table: `src/catalog/errors.csv` is read here with a library of its own, the generated
//! module is made here.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;

use cosplay::catalog::errors::write_json;
use cosplay::catalog::{Certainty, ErrorRow, Kind, ROWS, Wire};

use crate::support::golden::{blessing, compare, mend, project};

/// The codes of the manual's error chapter (2016), section by section.
#[rustfmt::skip]
const MANUAL: [i32; 200] = [
    // made inside the SDK
    -1, -2, -3, -4,
    // of the download hosts
    -200, -206, -403, -404, -405, -500, -6101, -45062,
    // HTTP statuses behind the gateway
    400, 401, 403, 413, 500, 503, 504, 599, 612, 631,
    // of the business
    0, -9999,
    // PROXY
    -99, -98, -97, -96, -95, -94, -89, -88, -87, -86, -85, -84, -83, -82, -81, -80, -79, -78,
    -77, -76, -75, -74, -73, -72, -71, -70, -69, -68, -67, -66, -65, -64, -63, -62, -61, -60,
    // CMD
    -199, -198, -197, -196, -195, -194, -193, -192, -191, -190, -189, -187, -186, -185, -184,
    -183, -182, -181, -180, -179, -178, -177, -176, -175, -174, -173, -172, -171, -170, -169,
    -168, -167, -166, -165, -164, -163, -162, -161, -160, -159, -158, -157, -156, -155, -154,
    -153, -152, -151, -150, -149, -148, -147, -146, -145, -144, -143,
    // of the file cache
    -300, -299, -298, -297, -296, -295, -294, -293, -292, -291, -290, -289, -288, -287, -286,
    -285, -284, -283, -282,
    // of the file plugin
    -4000, -4001, -4002, -4003, -4004, -4005, -4006, -4007, -4008, -4010, -4011, -4012, -4013,
    -4014, -4015, -4016, -4017, -4018, -4019, -4020, -4021, -4022, -4023, -4024, -4025, -4026,
    -4027,
    // CGI
    -5999, -5998, -5997, -5996, -5995, -5994, -5993, -5992, -5991, -5990, -5989, -5988, -5987,
    -5986, -5985, -5984, -5983, -5982, -5981, -5980, -5979, -5978, -5977, -5976, -5975, -5974,
    -5973, -5972, -5971,
    // OSS
    -6999, -6998, -6997, -6996, -6995, -6994, -6993, -6992, -6991,
];

/// How the source of a row begins that the chapter has.
const MANUAL_SOURCE: &str = "COS JSON API manual 2016";

#[test]
fn the_generated_module_and_the_golden_dump_are_current() {
    let rows = table();
    let mut dump = Vec::new();
    write_json(&rows.iter().collect::<Vec<_>>(), &mut dump).expect("a Vec takes all");
    let dump = String::from_utf8(dump).expect("JSON is UTF-8");
    for (path, expected) in
        [("src/catalog/generated.rs", generate(&rows)), ("fixtures/golden/errors.json", dump)]
    {
        let wrong = compare(path, expected.as_bytes());
        assert!(wrong.is_none(), "src/catalog/errors.csv says otherwise:\n{}", wrong.unwrap());
    }
}

#[test]
fn the_compiled_rows_are_the_lines_of_the_table_in_order() {
    if blessing() {
        return; // this very run may be rewriting the module that it was compiled with
    }
    let table = table();
    let differs = ROWS.iter().zip(&table).find(|(compiled, line)| **compiled != *line);
    let is_same = differs.is_none() && ROWS.len() == table.len();
    assert!(
        is_same,
        "{} rows are compiled, src/catalog/errors.csv has {}; the first that differs: {differs:#?}\n{}",
        ROWS.len(),
        table.len(),
        mend("src/catalog/generated.rs")
    );
}

#[test]
fn a_row_of_family_code_and_variant_stands_once() {
    let mut seen = HashSet::new();
    for row in ROWS {
        assert!(
            seen.insert((row.family, row.wire, row.variant)),
            "{} {} stands twice",
            row.family,
            row.key()
        );
    }
}

#[test]
fn variants_of_a_code_are_counted_from_one_without_a_gap() {
    let mut variants: BTreeMap<(&str, String), BTreeSet<u8>> = BTreeMap::new();
    for row in ROWS {
        let code = (row.family, row.wire.to_string());
        variants.entry(code).or_default().insert(row.variant);
    }
    for (code, found) in variants {
        let wanted: BTreeSet<u8> = (1..).take(found.len()).collect();
        assert_eq!(found, wanted, "{code:?}");
    }
}

#[test]
fn every_row_has_a_name_a_trigger_and_a_source() {
    for row in ROWS {
        for cell in [row.family, row.name, row.trigger, row.source] {
            assert!(!cell.trim().is_empty(), "{} {}", row.family, row.key());
        }
    }
}

#[test]
fn what_travels_has_a_text_and_an_http_status() {
    for row in ROWS.iter().filter(|row| row.is_forcible()) {
        assert!(!row.text.is_empty(), "{} {}", row.family, row.key());
        assert!(row.http.is_some(), "{} {}", row.family, row.key());
    }
}

#[test]
fn names_and_identifiers_are_unique_within_a_family() {
    let (mut names, mut identifiers) = (HashSet::new(), HashSet::new());
    for row in ROWS {
        let identifier = identifier(row.name);
        assert!(names.insert((row.family, row.name)), "{}", row.name);
        assert!(identifiers.insert((row.family, identifier.clone())), "{identifier}");
    }
}

#[test]
fn a_family_stands_in_one_block() {
    let blocks: Vec<&str> = ROWS.chunk_by(|a, b| a.family == b.family).map(|block| block[0].family).collect();
    assert_eq!(blocks, ["cos_json", "cos_xml", "vod", "cloud_api"]);
}

#[test]
fn every_code_of_the_manuals_error_chapter_is_there_and_others_name_another_source() {
    let missing: Vec<i32> = MANUAL
        .into_iter()
        .filter(|&code| !of("cos_json").any(|row| row.wire == Wire::Number(code)))
        .collect();
    assert!(missing.is_empty(), "src/catalog/errors.csv lacks codes of the manual: {missing:?}");
    for row in of("cos_json").filter(|row| row.source.starts_with(MANUAL_SOURCE)) {
        let is_there = number(row.wire).is_some_and(|code| MANUAL.contains(&code));
        assert!(
            is_there,
            "{} is not in the error chapter of the manual of 2016: name another source in \
             src/catalog/errors.csv",
            row.key()
        );
    }
}

#[test]
fn a_code_the_manual_names_twice_keeps_both_names() {
    let twice: Vec<&str> =
        of("cos_json").filter(|row| row.wire == Wire::Number(-61)).map(|row| row.name).collect();
    let names = ["ERROR_PROXY_SIGN_BUCKET_NOTMATCH", "ERROR_PROXY_INVALID_CMD_REQ"];
    assert_eq!(twice, names);
}

#[test]
fn the_code_whose_name_the_manual_lost_keeps_its_tail() {
    let row = of("cos_json").find(|row| row.wire == Wire::Number(-296));
    assert_eq!(row.map(|row| (row.name, row.text)), Some(("2RSP", "2RSP")));
}

#[test]
fn json_codes_travel_under_their_names_except_two_and_success() {
    let renamed: Vec<(String, &str)> = of_the_manual()
        .filter(|row| row.text != row.name && !row.text.is_empty())
        .map(|row| (row.key().to_string(), row.text))
        .collect();
    let expected =
        [("0", "SUCCESS"), ("-4018", "ERROR_SAME_FILE_UPLOAD"), ("-4019", "_ERROR_FILE_NOT_FINISH_UPLOAD")];
    assert_eq!(renamed, expected.map(|(key, text)| (key.to_string(), text)).to_vec());
}

#[test]
fn json_rows_without_a_text_never_travel() {
    for row in of("cos_json").filter(|row| row.text.is_empty()) {
        assert!(matches!(row.kind, Kind::Status | Kind::Client), "{}", row.key());
    }
}

#[test]
fn elsewhere_the_text_is_the_message() {
    for row in ROWS.iter().filter(|row| row.family != "cos_json") {
        assert_eq!(row.text, row.message, "{} {}", row.family, row.key());
    }
}

#[test]
fn the_three_json_statuses_other_than_400_are_where_they_belong() {
    let other: Vec<(String, Option<u16>)> = of_the_manual()
        .filter(|row| row.is_forcible() && row.http != Some(400))
        .map(|row| (row.key().to_string(), row.http))
        .collect();
    let expected = [("-60", 403), ("-197", 404), ("-285", 413)];
    assert_eq!(other, expected.map(|(key, http)| (key.to_string(), Some(http))).to_vec());
}

#[test]
fn names_become_identifiers_that_keep_the_vendors_words_apart() {
    for (name, expected) in [
        ("ERROR_CMD_FILE_NOTEXIST", "ERROR_CMD_FILE_NOTEXIST"),
        ("_SUCCESS", "_SUCCESS"),
        ("2RSP", "_2RSP"),
        ("ErrOffsetToZero", "ERR_OFFSET_TO_ZERO"),
        ("AccessDenied2", "ACCESS_DENIED_2"),
        ("InvalidSHA1Digest", "INVALID_SHA1_DIGEST"),
        ("MalformedPOSTRequest", "MALFORMED_POST_REQUEST"),
        ("InvalidParameter.ExpireTime", "INVALID_PARAMETER_EXPIRE_TIME"),
        ("ERR_A / TVC_ERR_B", "ERR_A_TVC_ERR_B"),
    ] {
        assert_eq!(identifier(name), expected);
    }
}

fn of(family: &'static str) -> impl Iterator<Item = &'static ErrorRow> {
    ROWS.iter().copied().filter(move |row| row.family == family)
}

/// Rows of the JSON API whose code stands in the manual's error chapter.
fn of_the_manual() -> impl Iterator<Item = &'static ErrorRow> {
    of("cos_json").filter(|row| number(row.wire).is_some_and(|code| MANUAL.contains(&code)))
}

fn number(wire: Wire) -> Option<i32> {
    match wire {
        Wire::Number(number) => Some(number),
        Wire::Word(_) => None,
    }
}

/// The table as it stands on disk.
fn table() -> Vec<ErrorRow> {
    let mut reader = csv::Reader::from_path(project("src/catalog/errors.csv")).expect("the table is there");
    let columns = reader.headers().expect("a line of column names").clone();
    reader
        .records()
        .map(|record| {
            let record = record.expect("as many cells as columns");
            row(&columns, &record)
        })
        .collect()
}

fn row(columns: &csv::StringRecord, record: &csv::StringRecord) -> ErrorRow {
    let cell = |name: &str| -> &'static str {
        let place = columns.iter().position(|column| column == name);
        let place = place.unwrap_or_else(|| panic!("no column {name}"));
        // A test process reads a few small tables and ends: what a row borrows may stay.
        String::leak(record[place].to_string())
    };
    let code = cell("code");
    let http = cell("http_status");
    ErrorRow {
        family: cell("family"),
        name: cell("name"),
        wire: code.parse().map_or(Wire::Word(code), Wire::Number),
        variant: cell("variant").parse().expect("a variant is a number"),
        http: (!http.is_empty()).then(|| http.parse().expect("an HTTP status is a number")),
        text: cell("text"),
        message: cell("message"),
        message_zh: cell("message_zh"),
        kind: kind(cell("kind")),
        trigger: cell("trigger"),
        source: cell("source"),
        certainty: certainty(cell("certainty")),
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "natural" => Kind::Natural,
        "fault" => Kind::Fault,
        "status" => Kind::Status,
        "client" => Kind::Client,
        "task" => Kind::Task,
        "later" => Kind::Later,
        _ => panic!("`{word}` is no kind"),
    }
}

fn certainty(word: &str) -> Certainty {
    match word {
        "documented" => Certainty::Documented,
        "observed" => Certainty::Observed,
        "assumed" => Certainty::Assumed,
        _ => panic!("`{word}` is no certainty: every row needs one"),
    }
}

/// The whole text of `src/catalog/generated.rs`.
fn generate(rows: &[ErrorRow]) -> String {
    let mut text = String::from(
        "//! Derived from `errors.csv`, one static a row, so that naming a row in code is checked by the compiler.\n\
         //!\n\
         //! Do not edit: `tests/it/docs/catalogue.rs` writes this file and compares it (`COSPLAY_BLESS=1 cargo test \
         --test it catalogue`).\n\n\
         use crate::catalog::errors::ErrorRow;\n",
    );
    for block in rows.chunk_by(|a, b| a.family == b.family) {
        let family = block[0].family;
        let (sentence, count) = (sentence(family), block.len());
        write!(
            text,
            "\n/// {sentence} ({count} rows).\npub mod {family} {{\n    \
             use crate::catalog::errors::{{Certainty::*, ErrorRow, Kind::*, Wire::*}};\n"
        )
        .expect("a String takes all");
        for row in block {
            text.push_str(&item(row));
        }
        text.push_str("}\n");
    }
    text.push_str("\n/// Every row, in the order of the table.\npub static ROWS: &[&ErrorRow] = &[\n");
    for row in rows {
        writeln!(text, "    &{}::{},", row.family, identifier(row.name)).expect("a String takes all");
    }
    text.push_str("];\n");
    text
}

fn sentence(family: &str) -> &'static str {
    match family {
        "cos_json" => "The COS JSON API (`files/v2`)",
        "cos_xml" => "The COS XML API",
        "vod" => "VOD client upload, the wire and the SDKs around it",
        "cloud_api" => "API 3.0 of VOD and STS",
        _ => panic!("say what the family {family} is"),
    }
}

fn item(row: &ErrorRow) -> String {
    let identifier = identifier(row.name);
    let meaning = match row.message {
        "" => row.trigger,
        message => message,
    };
    let key = row.key();
    let wire = match row.wire {
        Wire::Number(number) => format!("Number({number})"),
        Wire::Word(word) => format!("Word({word:?})"),
    };
    let ErrorRow {
        family,
        name,
        variant,
        http,
        text,
        message,
        message_zh,
        kind,
        trigger,
        source,
        certainty,
        ..
    } = row;
    // A code span holds no backquotes.
    let meaning = meaning.replace('`', "'");
    format!(
        "
    /// `{key}`: `{meaning}`.
    pub static {identifier}: ErrorRow = ErrorRow {{
        family: {family:?}, name: {name:?}, wire: {wire}, variant: {variant},
        http: {http:?}, kind: {kind:?}, certainty: {certainty:?},
        text: {text:?},
        message: {message:?},
        message_zh: {message_zh:?},
        trigger: {trigger:?},
        source: {source:?},
    }};
"
    )
}

/// A name as a Rust constant: the vendor's spelling where it is one already, CamelCase taken apart at its
/// humps, and anything odd an underscore.
fn identifier(name: &str) -> String {
    let shouted = !name.chars().any(|letter| letter.is_ascii_lowercase());
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (place, &letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| letters[place]);
        let after = letters.get(place + 1);
        let hump = !shouted
            && before.is_some_and(|before| {
                let lower = before.is_ascii_lowercase();
                let last_capital = letter.is_ascii_uppercase()
                    && before.is_ascii_alphanumeric()
                    && after.is_some_and(char::is_ascii_lowercase);
                lower && !letter.is_ascii_lowercase() || last_capital
            });
        let letter = match letter {
            letter if letter.is_ascii_alphanumeric() => letter.to_ascii_uppercase(),
            _ => '_',
        };
        let parted = out.ends_with('_');
        let apart = hump && letter != '_' || place == 0 && letter.is_ascii_digit();
        if apart && !parted {
            out.push('_');
        }
        if !(parted && letter == '_') {
            out.push(letter);
        }
    }
    out
}
