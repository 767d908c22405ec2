//! The language of generic messages.

/// Value of `X-TC-Language`, or `Language` in v1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// `en-US`; also where none is named.
    #[default]
    English,
    /// `zh-CN`
    Chinese,
}

impl Language {
    /// Reads a language; any other counts as none (assumed).
    pub fn parse(text: Option<&str>) -> Self {
        match text {
            Some("zh-CN") => Self::Chinese,
            Some(_) | None => Self::English,
        }
    }
}
