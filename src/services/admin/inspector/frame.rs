//! What all pages have in common: the head, the menu, the switches for language and colours.

use crate::services::admin::envelope::spec;
use crate::services::admin::inspector::language::Language;
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::theme::Theme;
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::frame::FrameWords;
use crate::services::spec::{OperationSpec, Verb};

/// Where the menu and the templates of all pages take their values.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) words: &'static FrameWords,
    /// Title of the page.
    pub(super) title: String,
    /// The page's own script below `assets`, without `.js`.
    pub(super) script: &'static str,
    /// BCP 47 tag of the language.
    pub(super) tag: &'static str,
    pub(super) theme: &'static str,
    pub(super) menu: Vec<Item>,
    pub(super) languages: [Switch; 2],
    pub(super) themes: [Switch; 3],
}

/// A page in the menu.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) path: &'static str,
    pub(super) name: &'static str,
    pub(super) key: char,
    pub(super) is_current: bool,
}

/// One position of a switch.
#[derive(Debug)]
pub(super) struct Switch {
    pub(super) url: String,
    pub(super) name: &'static str,
    pub(super) is_on: bool,
}

impl Frame {
    /// The frame of a page that stands at `place` in the menu, or below it.
    pub(super) fn new(
        visit: &Visit,
        place: Option<Place>,
        title: impl Into<String>,
        script: &'static str,
    ) -> Self {
        let words = FrameWords::of(visit.language);
        let item = |page: &Place| Item {
            path: page.path(),
            name: page.name(words),
            key: page.key(),
            is_current: Some(*page) == place,
        };
        let language = |language: Language, name| Switch {
            url: visit.with("lang", language.word()),
            name,
            is_on: language == visit.language,
        };
        let theme = |theme: Theme, name| Switch {
            url: visit.with("theme", theme.word()),
            name,
            is_on: theme == visit.theme,
        };
        Self {
            words,
            title: title.into(),
            script,
            tag: visit.language.tag(),
            theme: visit.theme.word(),
            menu: Place::ALL.iter().map(item).collect(),
            languages: [language(Language::English, "English"), language(Language::Chinese, "中文")],
            themes: [
                theme(Theme::Auto, words.theme_auto),
                theme(Theme::Light, words.theme_light),
                theme(Theme::Dark, words.theme_dark),
            ],
        }
    }

    /// The frame of a page of the menu, under its own name.
    pub(super) fn at(visit: &Visit, place: Place, script: &'static str) -> Self {
        Self::new(visit, Some(place), place.name(FrameWords::of(visit.language)), script)
    }
}

/// The spec of a page at `path` below the prefix. Its query parameters have to contain `lang` and `theme`.
pub(super) const fn page(path: &'static str, name: &'static str, summary: &'static str) -> OperationSpec {
    OperationSpec { query: &["lang", "theme"], ..spec(Verb::Get, path, name, summary) }
}
