//! Patterns of names: `*` stands for any run of characters, a slash included, and `?` for one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A pattern. Everything but `*` and `?` stands for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Pattern(pub String);

impl Pattern {
    /// Whether `text` matches as a whole.
    pub fn fits(&self, text: &str) -> bool {
        let (pattern, text) = (self.0.as_bytes(), text.as_bytes());
        let (mut at, mut read) = (0, 0);
        // Behind the last star: where the pattern goes on, and how much of the text the star has taken.
        let mut star = None;
        while read < text.len() {
            match pattern.get(at) {
                Some(b'*') => {
                    at += 1;
                    star = Some((at, read));
                }
                Some(b'?') => (at, read) = (at + 1, behind_character(text, read)),
                Some(&byte) if byte == text[read] => (at, read) = (at + 1, read + 1),
                _ => {
                    let Some((behind, taken)) = star else { return false };
                    let taken = behind_character(text, taken);
                    star = Some((behind, taken));
                    (at, read) = (behind, taken);
                }
            }
        }
        pattern[at..].iter().all(|byte| *byte == b'*')
    }
}

/// End of the UTF-8 character that begins at `at`.
fn behind_character(text: &[u8], at: usize) -> usize {
    let continues = |byte: &&u8| **byte & 0b1100_0000 == 0b1000_0000;
    at + 1 + text[at + 1..].iter().take_while(continues).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_takes_any_run_and_crosses_slashes() {
        let fits = |pattern: &str, text: &str| Pattern(pattern.into()).fits(text);
        for (pattern, text) in [
            ("videos/*", "videos/a/b.mp4"),
            ("*", ""),
            ("a*b*c", "a-b-b-c"),
            ("?.mp4", "v.mp4"),
            ("", ""),
            ("?片*?", "视片片é"),
        ] {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in
            [("videos/*", "video/a"), ("a*b", "a-b-c"), ("?", ""), ("a", "ab"), ("", "a"), ("??", "é")]
        {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }
}
