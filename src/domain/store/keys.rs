//! Pages of keys in order, as the XML API lists them, with any prefix and delimiter. Keys that share the text
//! up to the first delimiter are listed as one common prefix.

use std::ops::Bound;
use std::sync::Arc;

use crate::domain::store::bucket::Objects;
use crate::domain::store::listing::prefix_end;
use crate::domain::store::object::Object;
use crate::domain::store::version::VersionId;
use crate::domain::store::versions::Shown;

#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    pub prefix: &'a str,
    /// Empty: no common prefixes.
    pub delimiter: &'a str,
    /// Last key or common prefix of the page before; empty for the first page.
    pub after: &'a str,
    /// Limit of keys and common prefixes together.
    pub limit: usize,
}

/// A page whose keys stand for `T`.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub entries: Vec<(Box<str>, T)>,
    /// Common prefixes in order.
    pub prefixes: Vec<String>,
    /// Whether more follows.
    pub truncated: bool,
    /// The last key or common prefix.
    pub last: String,
}

/// Keys in order from a bound on, each with its value.
type Keys<'a, T> = Box<dyn Iterator<Item = (&'a str, T)> + 'a>;

/// Makes a page. `from` returns the keys from a bound on, and is called again to skip the rest of a common
/// prefix.
pub fn page<'a, T>(
    query: Query<'_>,
    first: Bound<&str>,
    from: impl Fn(Bound<&str>) -> Keys<'a, T>,
) -> Page<T> {
    let mut page = Page { entries: Vec::new(), prefixes: Vec::new(), truncated: false, last: String::new() };
    let mut keys = from(first);
    while let Some((key, value)) = keys.next() {
        if !key.starts_with(query.prefix) {
            break;
        }
        let shared = shared(key, query);
        let known = shared == Some(query.after) && !query.after.is_empty();
        if !known && page.entries.len() + page.prefixes.len() == query.limit {
            page.truncated = query.limit > 0;
            break;
        }
        let Some(shared) = shared else {
            key.clone_into(&mut page.last);
            page.entries.push((key.into(), value));
            continue;
        };
        if !known {
            shared.clone_into(&mut page.last);
            page.prefixes.push(shared.to_owned());
        }
        let Some(end) = prefix_end(shared) else { break };
        keys = from(Bound::Included(&end));
    }
    page
}

/// The common prefix of `key`: its text up to the first delimiter behind the prefix, delimiter included.
fn shared<'k>(key: &'k str, query: Query<'_>) -> Option<&'k str> {
    let rest = key.strip_prefix(query.prefix).filter(|_| !query.delimiter.is_empty())?;
    let end = query.prefix.len() + rest.find(query.delimiter)? + query.delimiter.len();
    Some(&key[..end])
}

/// The bound at which a page begins: behind `after`, but not before the prefix.
fn start(query: Query<'_>) -> Bound<&str> {
    if query.after < query.prefix || query.after.is_empty() {
        Bound::Included(query.prefix)
    } else {
        Bound::Excluded(query.after)
    }
}

/// Number of versions of a key, newest first, up to the one with this id. If that was deleted since, those
/// that are newer count.
fn seen(all: &[Shown], name: &str) -> usize {
    let named = all.iter().position(|shown| VersionId::text(shown.version) == name);
    let newer = || {
        let marker = VersionId::parse(name)?;
        all.iter().rposition(|shown| shown.version.is_some_and(|id| id < marker))
    };
    named.or_else(newer).map_or(0, |at| at + 1)
}

impl Objects {
    /// A page of the newest objects, without implied directories.
    pub fn page(&self, query: Query<'_>) -> Page<Arc<Object>> {
        page(query, start(query), |from| {
            let range = self.entries.range::<str, _>((from, Bound::Unbounded));
            Box::new(
                range.filter(|(_, object)| !object.implied).map(|(key, object)| (&**key, object.clone())),
            )
        })
    }

    /// A page of all versions, newest first within a key. With `behind`, the page begins within the key
    /// `query.after`, after the version with that id.
    pub fn page_of_versions(&self, query: Query<'_>, behind: Option<&str>) -> Page<Shown> {
        let first = match behind {
            Some(_) if query.after >= query.prefix => Bound::Included(query.after),
            _ => start(query),
        };
        page(query, first, |from| {
            Box::new(self.keys_from(from).flat_map(move |key| {
                let mut all: Vec<Shown> = self.versions(key).collect();
                if let Some(name) = behind.filter(|_| key == query.after) {
                    all.drain(..seen(&all, name));
                }
                all.into_iter().map(move |shown| (key, shown))
            }))
        })
    }

    /// Keys that have an object or older versions, in order.
    fn keys_from<'a>(&'a self, from: Bound<&str>) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut current = self
            .entries
            .range::<str, _>((from, Bound::Unbounded))
            .filter(|(_, object)| !object.implied)
            .map(|(key, _)| &**key)
            .peekable();
        let mut past =
            self.history.range::<str, _>((from, Bound::Unbounded)).map(|(key, _)| &**key).peekable();
        std::iter::from_fn(move || match (current.peek().copied(), past.peek().copied()) {
            (Some(one), Some(other)) if one == other => {
                past.next();
                current.next()
            }
            (Some(one), Some(other)) if other < one => past.next(),
            (None, _) => past.next(),
            _ => current.next(),
        })
    }
}
