//! Colours: only on a terminal, and never where `NO_COLOR` is set (<https://no-color.org>).

use std::io::{self, IsTerminal};

/// Whether standard output may be coloured.
pub(super) fn on_stdout() -> bool {
    io::stdout().is_terminal() && is_wanted()
}

/// Whether standard error may be coloured.
pub(super) fn on_stderr() -> bool {
    io::stderr().is_terminal() && is_wanted()
}

fn is_wanted() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// The text in bold, where that is wanted.
pub(super) fn bold(text: &str, is_styled: bool) -> String {
    if is_styled { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
}
