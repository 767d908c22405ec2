//! Patterns of names: `*` stands for any run of characters, a slash included, and `?` for one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A pattern. Everything but `*` and `?` stands for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Pattern(pub String);

impl Pattern {
    /// Whether all of `text` fits.
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
                Some(&byte) if byte == text[read] || byte == b'?' => (at, read) = (at + 1, read + 1),
                _ => {
                    let Some((behind, taken)) = star else { return false };
                    star = Some((behind, taken + 1));
                    (at, read) = (behind, taken + 1);
                }
            }
        }
        pattern[at..].iter().all(|byte| *byte == b'*')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_takes_any_run_and_crosses_slashes() {
        let fits = |pattern: &str, text: &str| Pattern(pattern.into()).fits(text);
        for (pattern, text) in
            [("videos/*", "videos/a/b.mp4"), ("*", ""), ("a*b*c", "a-b-b-c"), ("?.mp4", "v.mp4"), ("", "")]
        {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("videos/*", "video/a"), ("a*b", "a-b-c"), ("?", ""), ("a", "ab"), ("", "a")]
        {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }
}
