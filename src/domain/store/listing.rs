//! Pages of one level of a bucket, as the JSON API lists them. A page costs what it returns, not what is
//! stored.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::domain::store::bucket::Objects;
use crate::domain::store::object::Object;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kinds {
    #[default]
    Both,
    Directories,
    Files,
}

#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// A directory, empty or ending with a slash, followed by the beginning of the names.
    pub prefix: &'a str,
    /// Length of the directory part of `prefix`; names begin there.
    pub base: usize,
    /// Key of the last entry of the page before.
    pub after: Option<&'a str>,
    pub limit: usize,
    pub kinds: Kinds,
    pub descending: bool,
    /// All levels, not one.
    pub flat: bool,
}

#[derive(Clone, Debug)]
pub struct Entry {
    /// The whole key; a directory's ends with a slash.
    pub key: Box<str>,
    /// The file, or the directory's marker if it has one.
    pub object: Option<Arc<Object>>,
}

impl Entry {
    pub fn is_directory(&self) -> bool {
        self.key.ends_with('/')
    }
}

#[derive(Clone, Debug, Default)]
pub struct Page {
    /// In the order of the query.
    pub entries: Vec<Entry>,
    /// Whether nothing follows.
    pub complete: bool,
}

impl Objects {
    pub fn list(&self, query: Query<'_>) -> Page {
        let mut walk = Walk::new(&self.entries, query);
        let mut entries = Vec::new();
        while let Some(entry) = walk.next() {
            if entries.len() == query.limit {
                return Page { entries, complete: false };
            }
            entries.push(entry);
        }
        Page { entries, complete: true }
    }
}

/// Steps from entry to entry and skips what lies inside directories.
struct Walk<'a> {
    entries: &'a BTreeMap<Box<str>, Arc<Object>>,
    query: Query<'a>,
    range: std::collections::btree_map::Range<'a, Box<str>, Arc<Object>>,
}

/// The smallest text greater than everything that begins with `directory`, which ends with a slash.
fn behind(directory: &str) -> String {
    let mut text = directory.strip_suffix('/').unwrap_or(directory).to_owned();
    text.push('0'); // '0' follows '/' in ASCII
    text
}

impl<'a> Walk<'a> {
    fn new(entries: &'a BTreeMap<Box<str>, Arc<Object>>, query: Query<'a>) -> Self {
        let mut walk = Self { entries, query, range: entries.range::<str, _>(..) };
        match (query.after, query.descending) {
            (None, false) => walk.seek(Bound::Included(query.prefix)),
            (None, true) => walk.seek_back(Bound::Unbounded),
            (Some(after), false) if after.ends_with('/') && !query.flat => {
                walk.seek(Bound::Included(&behind(after)));
            }
            (Some(after), false) => walk.seek(Bound::Excluded(after)),
            (Some(after), true) => walk.seek_back(Bound::Excluded(after)),
        }
        walk
    }

    fn seek(&mut self, from: Bound<&str>) {
        self.range = self.entries.range::<str, _>((from, Bound::Unbounded));
    }

    fn seek_back(&mut self, to: Bound<&str>) {
        let from = Bound::Included(self.query.prefix);
        let end = prefix_end(self.query.prefix);
        let to = match (to, &end) {
            (Bound::Unbounded, Some(end)) => Bound::Excluded(end.as_str()),
            (to, _) => to,
        };
        let empty = matches!(to, Bound::Excluded(to) if to <= self.query.prefix);
        let range = if empty { (Bound::Included(""), Bound::Excluded("")) } else { (from, to) };
        self.range = self.entries.range::<str, _>(range);
    }

    fn next(&mut self) -> Option<Entry> {
        loop {
            let next = if self.query.descending { self.range.next_back() } else { self.range.next() };
            let (key, object) = next?;
            if !key.starts_with(self.query.prefix) {
                return None;
            }
            if key.len() == self.query.base {
                continue; // the listed directory's own marker
            }
            let entry = self.entry(key, object);
            let wanted = match self.query.kinds {
                Kinds::Both => true,
                Kinds::Directories => entry.is_directory(),
                Kinds::Files => !entry.is_directory(),
            };
            if wanted {
                return Some(entry);
            }
        }
    }

    /// The entry of `key`: itself, or the directory it lies in, the rest of which is skipped.
    fn entry(&mut self, key: &'a str, object: &'a Arc<Object>) -> Entry {
        let within = &key[self.query.base..];
        let Some(slash) = within.find('/').filter(|_| !self.query.flat) else {
            return Entry { key: key.into(), object: Some(object.clone()) };
        };
        let directory = &key[..=self.query.base + slash];
        let marker = self.entries.get(directory).cloned();
        if self.query.descending {
            self.seek_back(Bound::Excluded(directory));
        } else {
            self.seek(Bound::Included(&behind(directory)));
        }
        Entry { key: directory.into(), object: marker }
    }
}

/// The smallest text greater than everything that begins with `prefix`.
pub(super) fn prefix_end(prefix: &str) -> Option<String> {
    let mut chars: Vec<char> = prefix.chars().collect();
    while let Some(last) = chars.pop() {
        // The next scalar value; surrogates are skipped, and the greatest one carries over to its neighbour.
        let next = (last as u32 + 1..=char::MAX as u32).find_map(char::from_u32);
        if let Some(next) = next {
            chars.push(next);
            return Some(chars.into_iter().collect());
        }
    }
    None
}
