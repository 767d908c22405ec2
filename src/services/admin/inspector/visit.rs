//! A visit to a page: where it is, in which language and colours, and by which address the visitor came.

use askama::Template;
use http::StatusCode;
use http::header::{ACCEPT_LANGUAGE, COOKIE, HeaderValue, SET_COOKIE};

use crate::services::admin::error::Error;
use crate::services::admin::inspector::assets::secured;
use crate::services::admin::inspector::language::Language;
use crate::services::admin::inspector::theme::Theme;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Parameters that every page takes.
pub(super) const LANG: &str = "lang";
/// See [`LANG`].
pub(super) const THEME: &str = "theme";
/// Cookies that keep these parameters.
const COOKIES: [(&str, &str); 2] = [(LANG, "cosplay_lang"), (THEME, "cosplay_theme")];

/// What a page needs to know of its visitor.
#[derive(Debug, Clone)]
pub(in crate::services::admin) struct Visit {
    pub(super) language: Language,
    pub(super) theme: Theme,
    /// Host and port as the visitor wrote them.
    pub(super) authority: String,
    /// Path of the page, as received.
    pub(super) path: String,
    /// Parameters of the page, without `lang` and `theme`.
    pub(super) query: String,
    /// Choices to remember, as `Set-Cookie` headers.
    cookies: Vec<String>,
}

impl Visit {
    /// The visit that a request is.
    pub(in crate::services::admin) fn of(head: &RequestHead) -> Self {
        let chosen = |name: &str| parameter(&head.query, name);
        let kept = |name: &str| cookie(head, name);
        let language = chosen(LANG).and_then(Language::of_word);
        let theme = chosen(THEME).and_then(Theme::of_word);
        let words = [language.map(Language::word), theme.map(Theme::word)];
        let cookies = COOKIES.iter().zip(words).filter_map(|((_, name), word)| {
            Some(format!("{name}={}; Path=/_cosplay/; Max-Age=31536000; SameSite=Lax", word?))
        });
        let accepted = || Language::preferred(head.header(ACCEPT_LANGUAGE).unwrap_or_default());
        Self {
            language: language
                .or_else(|| kept(COOKIES[0].1).and_then(Language::of_word))
                .unwrap_or_else(accepted),
            theme: theme.or_else(|| kept(COOKIES[1].1).and_then(Theme::of_word)).unwrap_or_default(),
            authority: head.authority.clone(),
            path: head.path.clone(),
            query: without(&head.query, &[LANG, THEME]),
            cookies: cookies.collect(),
        }
    }

    /// The page with `parameter=value` in its query, for a link.
    pub(super) fn with(&self, parameter: &str, value: &str) -> String {
        let rest = without(&self.query, &[parameter]);
        let join = if rest.is_empty() { "" } else { "&" };
        format!("{}?{rest}{join}{parameter}={value}", self.path)
    }

    /// 200 with a page.
    pub(super) fn page(&self, template: &impl Template) -> Result<Response, Error> {
        self.page_with(StatusCode::OK, template)
    }

    /// A page with another status.
    pub(super) fn page_with(&self, status: StatusCode, template: &impl Template) -> Result<Response, Error> {
        let text = template.render().map_err(|error| Error::Internal(error.to_string()))?;
        let mut response = secured(Response::new(status, text).typed("text/html; charset=utf-8"));
        for cookie in &self.cookies {
            if let Ok(cookie) = HeaderValue::from_str(cookie) {
                response.headers.append(SET_COOKIE, cookie);
            }
        }
        Ok(response)
    }
}

/// A parameter of a query whose value needs no decoding.
fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// A query without some parameters.
fn without(query: &str, names: &[&str]) -> String {
    let is_kept = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        !pair.is_empty() && !names.contains(&name)
    };
    query.split('&').filter(is_kept).collect::<Vec<_>>().join("&")
}

fn cookie<'a>(head: &'a RequestHead, name: &str) -> Option<&'a str> {
    let pairs = head.header(COOKIE)?.split(';');
    pairs.map(str::trim).find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}
