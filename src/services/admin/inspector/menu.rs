//! The pages, in the order of the menu.

use crate::services::admin::inspector::words::frame::FrameWords;

/// A page of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Overview,
    Requests,
    Uploads,
    Objects,
    Faults,
    Events,
    Errors,
    Explain,
    World,
}

impl Place {
    /// Every page, in the order of the menu.
    pub(super) const ALL: &[Self] = &[
        Self::Overview,
        Self::Requests,
        Self::Uploads,
        Self::Objects,
        Self::Faults,
        Self::Events,
        Self::Errors,
        Self::Explain,
        Self::World,
    ];

    /// Path below the host.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Overview => "/_cosplay/",
            Self::Requests => "/_cosplay/ui/requests",
            Self::Uploads => "/_cosplay/ui/uploads",
            Self::Objects => "/_cosplay/ui/objects",
            Self::Faults => "/_cosplay/ui/faults",
            Self::Events => "/_cosplay/ui/events",
            Self::Errors => "/_cosplay/ui/errors",
            Self::Explain => "/_cosplay/ui/explain",
            Self::World => "/_cosplay/ui/world",
        }
    }

    /// Its name in the menu.
    pub(super) const fn name(self, words: &'static FrameWords) -> &'static str {
        match self {
            Self::Overview => words.overview,
            Self::Requests => words.requests,
            Self::Uploads => words.uploads,
            Self::Objects => words.objects,
            Self::Faults => words.faults,
            Self::Events => words.events,
            Self::Errors => words.errors,
            Self::Explain => words.explain,
            Self::World => words.world,
        }
    }

    /// The letter behind `g` that opens it.
    pub(super) const fn key(self) -> char {
        match self {
            Self::Overview => 'v',
            Self::Requests => 'r',
            Self::Uploads => 'u',
            Self::Objects => 'o',
            Self::Faults => 'f',
            Self::Events => 'e',
            Self::Errors => 'c',
            Self::Explain => 'x',
            Self::World => 'w',
        }
    }
}
