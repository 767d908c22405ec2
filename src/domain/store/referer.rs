//! Hotlink protection: which pages may show what a bucket has.
//!
//! <https://cloud.tencent.com/document/product/436/31423>

/// The rules of a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefererRules {
    pub is_enabled: bool,
    pub list: RefererList,
    pub domains: Vec<RefererDomain>,
    /// Whether requests without a referer are let in.
    pub allows_empty: bool,
    /// Whether pre-signed URLs are checked as well.
    pub checks_signed_urls: bool,
}

/// What a list of domains is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefererList {
    /// Only they are let in.
    White,
    /// They are kept out.
    Black,
}

/// How pages begin, without their scheme: a host, perhaps with a port or a path. A `*` in the host stands for
/// one or more of its characters, dots included; in the path for any text (assumed).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefererDomain(String);

impl RefererRules {
    /// Whether a request with this `Referer` is let in; an empty one is none.
    pub fn admits(&self, referer: &str) -> bool {
        let page = bare(referer.trim());
        let is_listed = || self.domains.iter().any(|domain| domain.matches(&page));
        match (self.is_enabled, page.is_empty(), self.list) {
            (false, _, _) => true,
            (true, true, _) => self.allows_empty,
            (true, false, RefererList::White) => is_listed(),
            (true, false, RefererList::Black) => !is_listed(),
        }
    }
}

impl RefererDomain {
    /// None if a page cannot begin so.
    pub fn parse(text: &str) -> Option<Self> {
        let is_sound = |letter: char| !letter.is_whitespace() && !letter.is_control();
        let domain = bare(text.trim());
        (!domain.is_empty() && domain.chars().all(is_sound)).then_some(Self(domain))
    }

    /// As it is compared.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether `page` begins so. What follows is nothing, or begins with `:`, `/` or `?`, so that no other
    /// host begins like the domain's.
    fn matches(&self, page: &str) -> bool {
        let (pattern, page) = (self.0.as_bytes(), page.as_bytes());
        let path = pattern.iter().position(|byte| b"/?".contains(byte)).unwrap_or(pattern.len());
        // How much of the page the pattern may have used so far.
        let mut used = vec![false; page.len() + 1];
        used[0] = true;
        for (at, letter) in pattern.iter().enumerate() {
            let mut next = vec![false; page.len() + 1];
            for from in (0..=page.len()).filter(|from| used[*from]) {
                match letter {
                    b'*' if at < path => {
                        let host = page[from..].iter().take_while(|byte| !b":/?#".contains(byte)).count();
                        next[from..=from + host].iter_mut().skip(1).for_each(|to| *to = true);
                    }
                    b'*' => next[from..].iter_mut().for_each(|to| *to = true),
                    letter if page.get(from) == Some(letter) => next[from + 1] = true,
                    _ => {}
                }
            }
            used = next;
        }
        let ends = |at: usize| {
            page.get(at).is_none_or(|next| b":/?#".contains(next)) || at > 0 && b"/?".contains(&page[at - 1])
        };
        (0..=page.len()).any(|at| used[at] && ends(at))
    }
}

/// A page without its scheme and user, its host in lower case.
fn bare(page: &str) -> String {
    let page = page.split_once("://").map_or(page, |(_, rest)| rest);
    let (host, path) = page.split_at(page.find(['/', '?', '#']).unwrap_or(page.len()));
    let host = host.rsplit('@').next().unwrap_or_default();
    host.to_ascii_lowercase() + path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_how_a_page_begins() {
        for (domain, page, want) in [
            ("www.qq.com/example", "https://www.qq.com/example/x", true),
            ("www.qq.com/example", "www.qq.com/example", true),
            ("www.qq.com/example", "http://www.qq.com/examples", false),
            ("www.qq.com/example", "http://www.qq.com/", false),
            ("good.test", "http://good.test", true),
            ("good.test", "http://GOOD.test:8080/a", true),
            ("good.test", "http://good.test?x", true),
            ("good.test", "http://good.test.evil.test/", false),
            ("good.test", "http://good.test@evil.test/", false),
            ("good.test", "http://good.test:x@evil.test/", false),
            ("good.test", "http://evil.test/good.test", false),
            ("good.test", "http://evil.test/?http://good.test", false),
            ("good.test", "http://sub.good.test/", false),
            ("http://Good.test/", "https://good.test/a", true),
            ("good.test/Path", "http://good.test/path", false),
            ("good.test:8080", "http://good.test/", false),
            ("192.168.0.1:80", "http://192.168.0.1:80/a", true),
            ("*.qq.com", "http://a.b.qq.com/x", true),
            ("*.qq.com", "http://qq.com/", false),
            ("*.qq.com", "http://.qq.com/", false),
            ("*.qq.com", "http://evil.test/a.qq.com", false),
            ("*.qq.com", "http://a.qq.com.evil.test/", false),
            ("*.qq.com", "http://a.qq.com:80/", true),
            ("www.*.com", "http://www.a.b.com/", true),
            ("*", "http://anything/", true),
            ("a.test/*/c", "http://a.test/b/b/c/d", true),
            ("a.test/*/c", "http://a.test/b/cd", false),
        ] {
            let domain_ = RefererDomain::parse(domain).unwrap();
            assert_eq!(domain_.matches(&bare(page)), want, "{domain} {page}");
        }
        assert_eq!(["", " ", "a b", "http://", "a\u{7}"].map(RefererDomain::parse), [const { None }; 5]);
    }

    #[test]
    fn a_list_lets_in_or_keeps_out() {
        let rules = |list, allows_empty| RefererRules {
            is_enabled: true,
            list,
            domains: vec![RefererDomain::parse("good.test").unwrap()],
            allows_empty,
            checks_signed_urls: false,
        };
        let pages = ["http://good.test/a", "http://other.test/", "", " "];
        let admitted = |rules: &RefererRules| pages.map(|page| rules.admits(page));
        assert_eq!(admitted(&rules(RefererList::White, false)), [true, false, false, false]);
        assert_eq!(admitted(&rules(RefererList::White, true)), [true, false, true, true]);
        assert_eq!(admitted(&rules(RefererList::Black, false)), [false, true, false, false]);
        assert_eq!(admitted(&rules(RefererList::Black, true)), [false, true, true, true]);
        let off = RefererRules { is_enabled: false, ..rules(RefererList::White, false) };
        assert_eq!(admitted(&off), [true; 4]);
    }
}
