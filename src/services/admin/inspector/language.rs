//! The language of a page: what `?lang=` says, else the cookie that it left, else `Accept-Language`.

/// A language that the pages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Language {
    #[default]
    English,
    Chinese,
}

impl Language {
    /// The language of `lang=`; none for a word that names none.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        match word {
            "en" => Some(Self::English),
            "zh" => Some(Self::Chinese),
            _ => None,
        }
    }

    /// The word that `lang=` takes.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// Its BCP 47 tag, for the attribute `lang`.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// The language that an `Accept-Language` header likes best; English where it likes neither
    /// (RFC 9110, section 12.5.4).
    pub(super) fn preferred(header: &str) -> Self {
        let ranges = header.split(',').filter_map(|range| {
            let mut parts = range.split(';');
            let primary = parts.next()?.trim().split('-').next()?.to_ascii_lowercase();
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok());
            Some((Self::of_word(&primary)?, weight.unwrap_or(1.0)))
        });
        let mut best = (Self::English, 0.0);
        for (language, weight) in ranges {
            if weight > best.1 {
                best = (language, weight);
            }
        }
        best.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_with_the_greatest_weight_is_taken() {
        for (header, language) in [
            ("zh-CN,zh;q=0.9,en;q=0.8", Language::Chinese),
            ("en-GB, zh;q=0.5", Language::English),
            ("fr, zh;q=0.2, en;q=0.1", Language::Chinese),
            ("zh;q=0", Language::English),
            ("*", Language::English),
            ("", Language::English),
            (";;q=,,zh;q=x", Language::Chinese),
        ] {
            assert_eq!(Language::preferred(header), language, "{header}");
        }
    }
}
