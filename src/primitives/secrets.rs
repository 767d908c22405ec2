//! Texts that nobody may see, found wherever they stand in another text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use parking_lot::RwLock;

use crate::primitives::escape::encode_component;

/// Bytes by which a secret is found. A shorter one is not looked for: it may be an ordinary word.
const START: usize = 8;
/// What stands in the place of a secret.
const MASK: &str = "***";
/// Bits that say whether a secret may begin with some bytes, as a power of two.
const BITS: u32 = 16;

/// Secrets, each with the id of the key that it belongs to. A text is searched in one pass, however many
/// there are.
#[derive(Default)]
pub struct Secrets(RwLock<Index>);

#[derive(Default)]
struct Index {
    /// One bit for each hash of a beginning.
    may_begin: Vec<u64>,
    by_start: HashMap<[u8; START], Vec<Secret>>,
}

struct Secret {
    text: String,
    owner: String,
}

impl Secrets {
    /// Adds a secret of the key `owner`.
    pub fn add(&self, text: &str, owner: &str) {
        let mut index = self.0.write();
        index.may_begin.resize(1 << (BITS - 6), 0);
        for text in spellings(text) {
            let Some(start) = text.as_bytes().first_chunk::<START>() else { continue };
            let (word, bit) = place(*start);
            index.may_begin[word] |= bit;
            let start = *start;
            index.by_start.entry(start).or_default().push(Secret { text, owner: owner.to_owned() });
        }
    }

    /// Forgets a secret of the key `owner`.
    pub fn remove(&self, text: &str, owner: &str) {
        let mut index = self.0.write();
        for text in spellings(text) {
            let Some(start) = text.as_bytes().first_chunk::<START>() else { continue };
            let Some(there) = index.by_start.get_mut(start) else { continue };
            if let Some(at) = there.iter().position(|one| one.text == text && one.owner == owner) {
                there.swap_remove(at);
            }
            if there.is_empty() {
                index.by_start.remove(start);
            }
        }
    }

    /// The id of the key that a secret belongs to.
    pub fn owner(&self, text: &str) -> Option<String> {
        let index = self.0.read();
        let there = index.by_start.get(text.as_bytes().first_chunk::<START>()?)?;
        there.iter().find(|one| one.text == text).map(|one| one.owner.clone())
    }

    /// The text with `***` in the place of each secret.
    pub fn hidden<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let index = self.0.read();
        let (mut shown, mut kept, mut at) = (String::new(), 0, 0);
        while let Some(rest) = text.as_bytes().get(at..).filter(|rest| rest.len() >= START) {
            let Some(length) = index.secret_at(rest) else {
                at += 1;
                continue;
            };
            shown.push_str(text.get(kept..at).unwrap_or_default());
            shown.push_str(MASK);
            at += length;
            kept = at;
        }
        if kept == 0 { text.into() } else { Cow::Owned(shown + text.get(kept..).unwrap_or_default()) }
    }
}

impl Index {
    /// The length of the secret that a text begins with.
    fn secret_at(&self, text: &[u8]) -> Option<usize> {
        let start = text.first_chunk::<START>()?;
        let (word, bit) = place(*start);
        self.may_begin.get(word).filter(|bits| **bits & bit != 0)?;
        let begins = self.by_start.get(start)?.iter().filter(|one| text.starts_with(one.text.as_bytes()));
        begins.map(|one| one.text.len()).max()
    }
}

/// The bit of a beginning, and the word that it stands in.
fn place(start: [u8; START]) -> (usize, u64) {
    let hash = u64::from_le_bytes(start).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS);
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
        secrets.add("short", "id");
        assert_eq!(secrets.hidden("a short word"), "a short word");
    }
}
