//! Tables for people: columns two spaces apart, without lines. Chinese text takes two cells a character.

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{ColumnConstraint, Table, Width};

use crate::cli::style;

/// Spaces between columns.
const GAP: u16 = 2;

/// Prints rows under their heads. Where there is no row, standard error says that there are no `things`.
pub(super) fn print<const N: usize>(
    things: &str,
    heads: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return writeln!(io::stderr(), "there are no {things}");
    }
    write(table(std::iter::once(heads.map(str::to_owned)).chain(rows)), style::on_stdout(), out)
}

/// Prints rows without heads.
pub(super) fn plain<const N: usize>(
    rows: impl Iterator<Item = [String; N]>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write(table(rows), false, out)
}

/// Prints one row with columns of at least these widths; a wider cell shifts the others.
pub(super) fn line<const N: usize>(
    cells: &[String; N],
    widths: &[u16; N],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = table(std::iter::once(cells.clone()));
    table.set_constraints(widths.map(|width| ColumnConstraint::LowerBoundary(Width::Fixed(width + GAP))));
    write(table, false, out)
}

fn table<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).add_rows(rows);
    table.column_iter_mut().for_each(|column| {
        column.set_padding((0, GAP));
    });
    table
}

/// The lines of a table, the first one in bold where that is wanted.
fn write(table: Table, is_headed: bool, out: &mut dyn Write) -> io::Result<()> {
    table.lines().enumerate().try_for_each(|(number, line)| {
        writeln!(out, "{}", style::bold(line.trim_end(), is_headed && number == 0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        print(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_are_as_wide_as_they_look() {
        let rows = [["视频.mp4", "1"], ["a", ""]].map(|row| row.map(str::to_owned));
        let text = printed(|out| plain(rows.into_iter(), out));
        assert_eq!(text, "视频.mp4  1\na\n");
        assert_eq!(printed(|out| print("keys", &["KEY"], std::iter::empty(), out)), "");
    }

    #[test]
    fn a_line_keeps_the_widths_it_is_given() {
        let text = |cells: [&str; 3]| printed(|out| line(&cells.map(str::to_owned), &[4, 2, 0], out));
        assert_eq!(text(["视", "b", "c"]), "视    b   c\n");
        assert_eq!(text(["longer", "b", ""]), "longer  b\n");
    }
}
