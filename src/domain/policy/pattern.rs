//! Texts with `*` for any run of characters, slashes and the empty run included.

use std::fmt;

use crate::primitives::escape::decode_strict;

/// A text in which `*` stands for anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The literal texts between the wildcards; never empty.
    pieces: Box<[Box<str>]>,
}

impl Pattern {
    /// Every `*` is a wildcard.
    pub fn parse(text: &str) -> Self {
        Self { pieces: text.split('*').map(Box::from).collect() }
    }

    /// No `*` is a wildcard.
    pub fn literal(text: &str) -> Self {
        Self { pieces: [Box::from(text)].into() }
    }

    /// A `*` is a wildcard at either end only, as in `string_like`.
    pub fn at_ends(text: &str) -> Self {
        let (head, text) = text.strip_prefix('*').map_or((false, text), |rest| (true, rest));
        let (tail, text) = text.strip_suffix('*').map_or((false, text), |rest| (true, rest));
        let edge = |is_open: bool| is_open.then(|| Box::from(""));
        Self { pieces: edge(head).into_iter().chain([Box::from(text)]).chain(edge(tail)).collect() }
    }

    /// The pattern with anything after it.
    pub fn followed_by_anything(self) -> Self {
        Self { pieces: self.pieces.into_iter().chain([Box::from("")]).collect() }
    }

    /// The pattern with its literal texts percent-decoded; none if that changes nothing or is not possible.
    pub fn decoded(&self) -> Option<Self> {
        let pieces = self.pieces.iter().map(|piece| decode_strict(piece).map(|text| Box::from(&*text)));
        let decoded = Self { pieces: pieces.collect::<Result<_, _>>().ok()? };
        (decoded != *self).then_some(decoded)
    }

    /// The pattern in lower case.
    pub fn lowercase(&self) -> Self {
        Self { pieces: self.pieces.iter().map(|piece| piece.to_lowercase().into()).collect() }
    }

    /// Whether the whole of `text` matches.
    pub fn is_match(&self, text: &str) -> bool {
        let [first, middle @ .., last] = &*self.pieces else {
            return self.pieces.first().is_some_and(|only| **only == *text);
        };
        let Some(rest) = text.strip_prefix(&**first) else { return false };
        let Some(mut rest) = rest.strip_suffix(&**last) else { return false };
        for piece in middle {
            let Some(at) = rest.find(&**piece) else { return false };
            rest = &rest[at + piece.len()..];
        }
        true
    }

    /// Whether some text that begins with `prefix` matches.
    pub fn may_match_below(&self, prefix: &str) -> bool {
        let first = &*self.pieces[0];
        first.starts_with(prefix) || (self.pieces.len() > 1 && prefix.starts_with(first))
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.pieces.join("*"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_run() {
        let cases = [
            ("*", "", true),
            ("*", "a/b", true),
            ("", "", true),
            ("", "a", false),
            ("a", "a", true),
            ("a", "ab", false),
            ("a*", "a", true),
            ("a*", "ba", false),
            ("*a", "ba", true),
            ("*a", "ab", false),
            ("a*a", "a", false),
            ("a*a", "aa", true),
            ("a*b*c", "a/b/c", true),
            ("a*b*c", "a/c/b", false),
            ("a*bc*bc", "abcbc", true),
            ("a*bc*c*bc", "abcbc", false),
            ("a**c", "ac", true),
            ("a?c", "abc", false),
        ];
        for (pattern, text, expected) in cases {
            assert_eq!(Pattern::parse(pattern).is_match(text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_star_inside_is_literal_where_only_the_ends_are_open() {
        let like = |pattern: &str, text: &str| Pattern::at_ends(pattern).is_match(text);
        assert!(
            like("a*", "abc")
                && like("*c", "abc")
                && like("*b*", "abc")
                && like("*", "abc")
                && like("abc", "abc")
        );
        assert!(!like("a*c", "abc") && like("a*c", "a*c") && !like("*b", "abc") && !like("b*", "abc"));
        assert!(!Pattern::literal("a*").is_match("ab") && Pattern::literal("a*").is_match("a*"));
    }

    #[test]
    fn escapes_are_decoded_between_the_wildcards() {
        let decoded = Pattern::parse("a%2F*%2A").decoded().unwrap();
        assert!(decoded.is_match("a/b*") && !decoded.is_match("a/b"));
        assert_eq!((Pattern::parse("a/*").decoded(), Pattern::parse("a%2").decoded()), (None, None));
        assert!(Pattern::literal("A*b").lowercase().is_match("a*b"));
        assert_eq!(Pattern::parse("a*b*").to_string(), "a*b*");
    }

    #[test]
    fn a_pattern_is_compared_with_a_prefix() {
        let below = |pattern: &str| Pattern::parse(pattern).may_match_below("b-1/");
        assert!(below("*") && below("b*") && below("b-1/*") && below("b-1/k") && below("b*/other"));
        assert!(!below("b-1") && !below("c*") && !below("b-11/*"));
    }
}
