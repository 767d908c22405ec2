//! The page that a website host sends for an error where the bucket has none of its own. Its form is assumed:
//! the manual says only that there is a default error page.

use http::StatusCode;
use quick_xml::escape::escape;

/// The page as HTML.
pub(crate) fn error_page(status: StatusCode, items: [(&str, &str); 4]) -> String {
    let title = escape(status.to_string()).into_owned();
    let items = items.map(|(name, text)| format!("<li>{name}: {}</li>\n", escape(text)));
    format!(
        "<html>\n<head><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n<ul>\n{}</ul>\n<hr/>\n\
         </body>\n</html>\n",
        items.concat()
    )
}
