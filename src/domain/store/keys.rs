//! Pages over keys in order, as the XML API lists them: any prefix, any delimiter, and names that share what lies before
//! the delimiter shown as one.

use std::ops::Bound;
use std::sync::Arc;

use crate::domain::store::bucket::Objects;
use crate::domain::store::listing::prefix_end;
use crate::domain::store::object::Object;
use crate::domain::store::version::VersionId;
use crate::domain::store::versions::Shown;

/// What page to make.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// What all keys begin with.
    pub prefix: &'a str,
    /// Ends what is shown as one; empty: nothing is.
    pub delimiter: &'a str,
    /// Where the page before ended: a key or a shared beginning; empty at the start.
    pub after: &'a str,
    /// Most entries, of both kinds together.
    pub limit: usize,
}

/// A page of `T`.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// Keys, in order.
    pub entries: Vec<(Box<str>, T)>,
    /// Shared beginnings, in order.
    pub prefixes: Vec<String>,
    /// Whether more follows.
    pub truncated: bool,
    /// The last entry of either kind.
    pub last: String,
}

/// Keys in order from a place on, each with what it stands for.
type Keys<'a, T> = Box<dyn Iterator<Item = (&'a str, T)> + 'a>;

/// Makes a page. `from` gives the keys from a place on; it is asked again whenever a shared beginning is left behind.
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
            page.last = key.to_owned();
            page.entries.push((key.into(), value));
            continue;
        };
        if !known {
            page.last = shared.to_owned();
            page.prefixes.push(shared.to_owned());
        }
        let Some(end) = prefix_end(shared) else { break };
        keys = from(Bound::Included(&end));
    }
    page
}

/// What lies before the first delimiter behind the prefix, and both of them.
fn shared<'k>(key: &'k str, query: Query<'_>) -> Option<&'k str> {
    let rest = key.strip_prefix(query.prefix).filter(|_| !query.delimiter.is_empty())?;
    let end = query.prefix.len() + rest.find(query.delimiter)? + query.delimiter.len();
    Some(&key[..end])
}

/// Where a page begins: behind `after`, but not before the prefix.
fn start<'a>(query: Query<'a>) -> Bound<&'a str> {
    if query.after < query.prefix || query.after.is_empty() {
        Bound::Included(query.prefix)
    } else {
        Bound::Excluded(query.after)
    }
}

/// How many versions of a key, newest first, come up to the one of this name. It may have been deleted since: then those
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
    /// A page of the newest objects; directories that are only implied are not there.
    pub fn page(&self, query: Query<'_>) -> Page<Arc<Object>> {
        page(query, start(query), |from| {
            let range = self.entries.range::<str, _>((from, Bound::Unbounded));
            Box::new(
                range.filter(|(_, object)| !object.implied).map(|(key, object)| (&**key, object.clone())),
            )
        })
    }

    /// A page of all versions, newest first within a key. With `behind`, the page begins within the key of `query.after`,
    /// after the version of that name.
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

    /// Keys with an object or a history, in order.
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
