//! `cosplay errors`: looks up error codes: meaning, trigger, and how certain that is.
//!
//! One hit is printed in full, several as a table; without a hit, the nearest rows are named.

use std::collections::HashSet;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::catalog::errors::write_json;
use crate::catalog::{self, ErrorRow, Kind, ROWS, Wire};
use crate::cli::table;

#[derive(Debug, clap::Args)]
pub(super) struct Errors {
    /// Code (-4019, AccessDenied), name, or word of a meaning or trigger [default: every row]
    #[arg(value_name = "CODE | WORD", allow_negative_numbers = true)]
    query: Option<String>,
    /// Print JSON
    #[arg(short, long)]
    json: bool,
}

impl Errors {
    fn query(&self) -> &str {
        self.query.as_deref().unwrap_or_default()
    }
}

/// Looks up and prints. The exit status is 1 when nothing matches; a reader that hangs up early is no error.
pub(super) fn run(args: &Errors, out: &mut dyn Write) -> io::Result<ExitCode> {
    let rows = catalog::search(args.query());
    match print(args, &rows, out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ if rows.is_empty() => Ok(ExitCode::FAILURE),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn print(args: &Errors, rows: &[&ErrorRow], out: &mut dyn Write) -> io::Result<()> {
    match rows {
        _ if args.json => write_json(rows, out),
        [] => print_nearest(args.query(), out),
        [row] => print_row(row, out),
        _ => table::print("such errors", &HEADS, rows.iter().map(|row| cells(row)), out),
    }
}

fn print_row(row: &ErrorRow, out: &mut dyn Write) -> io::Result<()> {
    let http = row.http.map(|status| status.to_string());
    let meaning = if row.message == row.text { "" } else { row.message };
    writeln!(out, "{}  {}\n", row.key(), row.name)?;
    for (label, value) in [
        ("service", row.family),
        ("wire text", row.text),
        ("meaning", meaning),
        ("Chinese", row.message_zh),
        ("HTTP", http.as_deref().unwrap_or_default()),
        ("kind", in_words(row.kind)),
        ("when", row.trigger),
        ("certainty", row.certainty.word()),
        ("source", row.source),
    ] {
        if !value.is_empty() {
            writeln!(out, "  {label:<11}{value}")?;
        }
    }
    Ok(())
}

fn in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Natural => "natural: a request provokes it",
        Kind::Fault => "fault: no request provokes it",
        Kind::Status => "status: not an error code of an answer",
        Kind::Client => "client: made inside an SDK, never sent",
        Kind::Task => "task: stands in a media task's notification",
        Kind::Later => "later: its API is not played yet",
    }
}

const HEADS: [&str; 6] = ["code", "service", "HTTP", "kind", "name", "meaning"];

fn cells(row: &ErrorRow) -> [String; 6] {
    let meaning = match row.message.trim_end() {
        "" => row.trigger,
        message => message,
    };
    [
        row.key().to_string(),
        row.family.to_string(),
        row.http.map_or_else(|| "-".to_string(), |status| status.to_string()),
        row.kind.word().to_string(),
        row.name.to_string(),
        meaning.to_string(),
    ]
}

fn print_nearest(query: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "no error matches `{query}`: search by code (-4019, AccessDenied), by name (ErrOffsetToZero) or by a word \
         of a meaning or trigger (session, 签名); `cosplay errors` prints them all"
    )?;
    let near = nearest(query);
    if !near.is_empty() {
        let near: Vec<_> = near
            .iter()
            .map(|row| match row.wire {
                Wire::Word(word) if word == row.name => word.to_string(),
                wire @ (Wire::Number(_) | Wire::Word(_)) => format!("{wire} {}", row.name),
            })
            .collect();
        writeln!(out, "nearest: {}", near.join(" · "))?;
    }
    Ok(())
}

/// Up to five rows with the nearest code, for a number, or else the most alike name; first variants only.
fn nearest(query: &str) -> Vec<&'static ErrorRow> {
    let first = ROWS.iter().copied().filter(|row| row.variant == 1);
    let mut rows: Vec<(u64, &ErrorRow)> = match query.trim().parse::<i64>() {
        Ok(number) => first
            .filter_map(|row| match row.wire {
                Wire::Number(code) => {
                    let size = u64::from(code.unsigned_abs());
                    Some((size.abs_diff(number.unsigned_abs()), row))
                }
                Wire::Word(_) => None,
            })
            .collect(),
        Err(_) => {
            first.map(|row| (unlikeness(query, row.name), row)).filter(|(unlike, _)| *unlike < 700).collect()
        }
    };
    rows.sort_by_key(|(distance, _)| *distance);
    rows.into_iter().take(5).map(|(_, row)| row).collect()
}

/// 0 for texts made of the same letter pairs, 1000 for texts that share none.
fn unlikeness(a: &str, b: &str) -> u64 {
    let (a, b) = (pairs(a), pairs(b));
    let (all, shared) = (a.len() + b.len(), a.intersection(&b).count());
    match all {
        0 => 1000,
        _ => 1000 - (2000 * shared / all) as u64,
    }
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    let letters: Vec<char> =
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use std::iter;

    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        errors: Errors,
    }

    /// The output and whether the exit status said success.
    fn answer(line: &[&str]) -> (String, bool) {
        let line = Line::parse_from(iter::once("errors").chain(line.iter().copied()));
        let mut out = Vec::new();
        let code = run(&line.errors, &mut out).expect("a Vec takes all");
        let fine = format!("{code:?}") == format!("{:?}", ExitCode::SUCCESS);
        (String::from_utf8(out).expect("text"), fine)
    }

    #[test]
    fn one_hit_is_told_in_full() {
        let expected = "\
-4019  ErrOffsetToZero

  service    cos_json
  wire text  _ERROR_FILE_NOT_FINISH_UPLOAD
  meaning    ingest failed, upload again (upload not finished)
  Chinese    入库失败,请重新上传
  HTTP       400
  kind       natural: a request provokes it
  when       upload_slice_init while an unfinished session exists for the path
  certainty  documented
  source     COS JSON API manual 2016, error chapter; wire text from the .NET, PHP and WeChat SDK sources
";
        assert_eq!(answer(&["-4019"]), (expected.to_string(), true));
    }

    #[test]
    fn a_row_that_never_travels_says_so() {
        let (text, fine) = answer(&["SDK_NETWORK"]);
        assert!(fine && text.contains("client: made inside"));
    }

    #[test]
    fn several_hits_make_an_aligned_table() {
        let expected = "\
code   service   HTTP  kind     name                              meaning
-61    cos_json  400   natural  ERROR_PROXY_SIGN_BUCKET_NOTMATCH  bucket differs from the bucket in the signature
-61/2  cos_json  400   fault    ERROR_PROXY_INVALID_CMD_REQ       illegal CMD request
";
        assert_eq!(answer(&["-61"]), (expected.to_string(), true));
    }

    #[test]
    fn without_a_query_every_row_has_its_line() {
        let (text, fine) = answer(&[]);
        assert!(fine);
        assert_eq!(text.lines().count(), ROWS.len() + 1);
    }

    #[test]
    fn no_hit_fails_and_names_the_nearest() {
        let (text, fine) = answer(&["-4029"]);
        assert!(!fine);
        assert!(text.contains("nearest: -4027 ErrOffsetRedo · "), "{text}");
        let (text, fine) = answer(&["NoSuchKye"]);
        assert!(!fine);
        assert!(text.contains("NoSuchKey"), "{text}");
        let (text, fine) = answer(&["qqq"]);
        assert!(!fine && !text.contains("nearest"), "{text}");
    }

    #[test]
    fn json_is_an_array_of_rows_even_when_empty() {
        let (text, fine) = answer(&["--json", "AccessDenied"]);
        let rows: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert!(fine);
        assert!(rows.as_array().is_some_and(|rows| rows.len() > 1));
        assert_eq!(answer(&["--json", "no-such"]), ("[]\n".to_string(), false));
    }

    #[test]
    fn a_reader_that_hangs_up_is_no_error() {
        struct Closed(io::ErrorKind);
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        for json in [true, false] {
            let args = Errors { query: None, json };
            assert!(run(&args, &mut Closed(io::ErrorKind::BrokenPipe)).is_ok());
            assert!(run(&args, &mut Closed(io::ErrorKind::StorageFull)).is_err());
        }
    }
}
