//! Files that say what has to come out. A run with `COSPLAY_BLESS=1` writes them instead of comparing.

use std::path::{Path, PathBuf};

/// A path of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Whether this run writes what it would otherwise compare.
pub fn blessing() -> bool {
    std::env::var_os("COSPLAY_BLESS").is_some_and(|value| value == "1")
}

/// Compares `found` with a file of the project, or writes the file when blessing; what differs, as text.
pub fn compare(path: &str, found: &[u8]) -> Option<String> {
    let file = project(path);
    if blessing() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, found).unwrap();
    }
    let golden = std::fs::read(&file).unwrap_or_default();
    (golden != found).then(|| {
        let differs = difference(&golden, found);
        format!("{path} (- golden, + found)\n{differs}\n{}\n", mend(path))
    })
}

/// The command that writes what was found into the file at `path`.
pub fn mend(path: &str) -> String {
    let filter = match path.rsplit('/').next() {
        _ if path.starts_with("fixtures/golden/") && path.matches('/').count() > 2 => "goldens",
        Some("fidelity.md") => "fidelity",
        Some("errors.md" | "errors.zh-CN.md") => "errors_page",
        Some("README.md" | "README.zh-CN.md") => "promises",
        Some("settings.md" | "settings.zh-CN.md") => "settings_page",
        _ => "catalogue",
    };
    format!("to accept it: COSPLAY_BLESS=1 cargo test --test it {filter}")
}

/// Lines shown before and after those that differ.
const AROUND: usize = 12;

/// What differs, line by line, with a few of the lines around it.
fn difference(golden: &[u8], found: &[u8]) -> String {
    let lines = |bytes: &[u8]| -> Vec<String> {
        String::from_utf8_lossy(bytes).split('\n').map(|line| line.escape_debug().to_string()).collect()
    };
    let (golden, found) = (lines(golden), lines(found));
    let all = golden.len().max(found.len());
    let wrong: Vec<usize> = (0..all).filter(|&at| golden.get(at) != found.get(at)).collect();
    let from = wrong.first().map_or(0, |first| first.saturating_sub(AROUND));
    let to = wrong.first().map_or(0, |first| (first + AROUND).min(all));
    let mut text = format!("    lines {} to {to} of {all}\n", from + 1);
    for at in from..to {
        match (golden.get(at), found.get(at)) {
            (Some(golden), Some(found)) if golden == found => text += &format!("    {golden}\n"),
            (golden, found) => {
                golden.into_iter().for_each(|line| text += &format!("  - {line}\n"));
                found.into_iter().for_each(|line| text += &format!("  + {line}\n"));
            }
        }
    }
    text
}
