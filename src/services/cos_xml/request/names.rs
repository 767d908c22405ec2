//! Lists of header names and query keys, put together at compile time from the lists of those who read them.

/// The names of several lists as one.
macro_rules! names {
    ($($list:expr),+ $(,)?) => {{
        const LISTS: &[&[&str]] = &[$(&$list),+];
        const LEN: usize = $crate::services::cos_xml::request::names::total(LISTS);
        &$crate::services::cos_xml::request::names::concat::<LEN>(LISTS)
    }};
}
pub(crate) use names;

/// Number of names in all lists.
pub(crate) const fn total(lists: &[&[&str]]) -> usize {
    let (mut total, mut at) = (0, 0);
    while at < lists.len() {
        total += lists[at].len();
        at += 1;
    }
    total
}

/// The names of all lists, `N` in number.
pub(crate) const fn concat<const N: usize>(lists: &[&'static [&'static str]]) -> [&'static str; N] {
    let (mut all, mut filled, mut list) = ([""; N], 0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            all[filled] = lists[list][at];
            filled += 1;
            at += 1;
        }
        list += 1;
    }
    all
}
