//! Texts that nobody may see, found wherever they stand in another text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use parking_lot::RwLock;

use crate::primitives::escape::encode_component;

/// Bytes by which a secret is found. A shorter one is not looked for: it may be an ordinary word.
const WINDOW: usize = 8;
/// Windows of a secret that are known, one for each offset.
const OFFSETS: usize = 8;
/// What stands in the place of a secret.
const MASK: &str = "***";
/// Bits that say whether some bytes may be a window, as a power of two.
const BITS: u32 = 16;

/// Secrets, each with the id of the key that it belongs to. A text is searched in one pass, however many
/// there are.
#[derive(Default)]
pub struct Secrets(RwLock<Index>);

/// The first windows of every secret. Since there are several of each, a text is looked at only at every
/// eighth byte, or at more where a secret is so short that it has fewer windows.
#[derive(Default)]
struct Index {
    /// One bit for each hash of a window.
    may_be: Vec<u64>,
    by_window: HashMap<[u8; WINDOW], Vec<Place>>,
    /// Fewest windows that a secret has; none while there is no secret.
    step: Option<usize>,
}

/// A secret that has a window at this offset.
struct Place {
    offset: usize,
    text: Arc<str>,
    owner: Arc<str>,
}

impl Secrets {
    /// Adds a secret of the key `owner`.
    pub fn add(&self, text: &str, owner: &str) {
        let owner: Arc<str> = owner.into();
        let mut index = self.0.write();
        index.may_be.resize(1 << (BITS - 6), 0);
        for text in spellings(text).filter(|text| text.len() >= WINDOW) {
            let text: Arc<str> = text.into();
            let mut count = 0;
            for (offset, window) in windows(&text) {
                let (word, bit) = place(window);
                index.may_be[word] |= bit;
                let place = Place { offset, text: text.clone(), owner: owner.clone() };
                index.by_window.entry(window).or_default().push(place);
                count += 1;
            }
            index.step = Some(index.step.map_or(count, |step| step.min(count)));
        }
    }

    /// Forgets a secret of the key `owner`.
    pub fn remove(&self, text: &str, owner: &str) {
        let mut index = self.0.write();
        for text in spellings(text) {
            for (offset, window) in windows(&text) {
                let Some(there) = index.by_window.get_mut(&window) else { continue };
                let is_it = |one: &Place| one.offset == offset && *one.text == *text && *one.owner == *owner;
                if let Some(at) = there.iter().position(is_it) {
                    there.swap_remove(at);
                }
                if there.is_empty() {
                    index.by_window.remove(&window);
                }
            }
        }
    }

    /// The id of the key that a secret belongs to.
    pub fn owner(&self, text: &str) -> Option<String> {
        let index = self.0.read();
        let there = index.by_window.get(text.as_bytes().first_chunk::<WINDOW>()?)?;
        there.iter().find(|one| *one.text == *text).map(|one| String::from(&*one.owner))
    }

    /// The text with `***` in the place of each secret.
    pub fn hidden<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let index = self.0.read();
        let Some(step) = index.step else { return text.into() };
        let (mut shown, mut kept, mut at) = (String::new(), 0, 0);
        while let Some(window) = text.as_bytes().get(at..).and_then(<[u8]>::first_chunk::<WINDOW>) {
            let Some((start, length)) = index.secret_around(*window, text.as_bytes(), at, kept) else {
                at += step;
                continue;
            };
            shown.push_str(text.get(kept..start).unwrap_or_default());
            shown.push_str(MASK);
            kept = start + length;
            at = kept;
        }
        if kept == 0 { text.into() } else { Cow::Owned(shown + text.get(kept..).unwrap_or_default()) }
    }
}

impl Index {
    /// Start and length of the secret that has `window` at `at` and begins no earlier than `from`: the first,
    /// of those the longest.
    fn secret_around(
        &self,
        window: [u8; WINDOW],
        text: &[u8],
        at: usize,
        from: usize,
    ) -> Option<(usize, usize)> {
        let (word, bit) = place(window);
        self.may_be.get(word).filter(|bits| **bits & bit != 0)?;
        let found = self.by_window.get(&window)?.iter().filter_map(|one| {
            let start = at.checked_sub(one.offset).filter(|start| *start >= from)?;
            text[start..].starts_with(one.text.as_bytes()).then_some((start, one.text.len()))
        });
        found.min_by_key(|(start, length)| (*start, usize::MAX - length))
    }
}

/// The first windows of a secret, with their offsets.
fn windows(text: &str) -> impl Iterator<Item = (usize, [u8; WINDOW])> {
    let windows = text.as_bytes().windows(WINDOW).take(OFFSETS).enumerate();
    windows.filter_map(|(offset, window)| Some((offset, window.try_into().ok()?)))
}

/// The bit of a window, and the word that it stands in.
fn place(window: [u8; WINDOW]) -> (usize, u64) {
    let hash = u64::from_le_bytes(window).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS);
    (usize::try_from(hash >> 6).unwrap_or_default(), 1 << (hash & 63))
}

/// A secret as it is, percent-encoded, and as it is quoted.
fn spellings(text: &str) -> impl Iterator<Item = String> {
    let mut made =
        vec![text.to_owned(), encode_component(text).into_owned(), text.escape_debug().to_string()];
    made.dedup();
    made.into_iter()
}

impl fmt::Debug for Secrets {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secrets")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_hidden_wherever_they_stand_however_many_there_are() {
        let secrets = Secrets::default();
        for number in 0..2000 {
            secrets.add(&format!("secret-{number:04}-of-somebody"), &format!("id{number}"));
        }
        assert_eq!(secrets.hidden("nothing secret here, 中文"), "nothing secret here, 中文");
        let text = "é secret-0000-of-somebodysecret-1999-of-somebody, secret-2000-of-somebody";
        assert_eq!(secrets.hidden(text), "é ******, secret-2000-of-somebody");
        assert_eq!(secrets.owner("secret-0042-of-somebody").as_deref(), Some("id42"));
        secrets.remove("secret-0000-of-somebody", "id0");
        assert_eq!(secrets.hidden("secret-0000-of-somebody"), "secret-0000-of-somebody");
        secrets.add("a/b+c=\"secret", "id");
        assert_eq!(secrets.hidden("x=a%2Fb%2Bc%3D%22secret&y"), "x=***&y");
        assert_eq!(secrets.hidden(&format!("{:?}", "a/b+c=\"secret")), "\"***\"");
        secrets.add("ten-bytes!", "id");
        for before in 0..20 {
            let text = format!(
                "{}ten-bytes!secret-1999-of-somebody-",
                "中".repeat(before % 3) + &"x".repeat(before)
            );
            assert!(secrets.hidden(&text).ends_with("******-"), "{text}");
        }
        secrets.add("short", "id");
        assert_eq!(secrets.hidden("a short word"), "a short word");
    }
}
