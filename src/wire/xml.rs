//! XML documents: parsed into a small tree, and written in the vendor's layout, with one element per line and
//! one tab per level.

use std::borrow::Cow;

use bytes::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use quick_xml::XmlVersion;
use quick_xml::escape::{escape, resolve_predefined_entity};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// Declaration of the vendor's responses.
const DECLARATION: &str = "<?xml version='1.0' encoding='utf-8' ?>\n";
/// Deepest nesting; no request has a quarter of it.
const MAX_DEPTH: usize = 32;

/// A parsed element, without namespaces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Name without its prefix.
    pub name: String,
    /// Text with all its white space; empty where there are child elements.
    pub text: String,
    pub children: Vec<Self>,
    /// Names without prefixes, and values; declarations of namespaces are not among them.
    pub attributes: Vec<(String, String)>,
}

/// A document that is malformed, too deep, or has a document type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a sound XML document: {0}")]
pub struct Unsound(pub String);

impl Element {
    /// The attribute of this name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of this name.
    pub fn children_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Text of the first child of this name; an empty text counts as absent.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str()).filter(|text| !text.is_empty())
    }

    /// [`Self::text_of`] without surrounding white space, for words and numbers.
    pub fn word_of(&self, name: &str) -> Option<&str> {
        self.text_of(name).map(str::trim).filter(|word| !word.is_empty())
    }
}

/// Parses a document; its root element.
pub fn parse(body: &[u8]) -> Result<Element, Unsound> {
    let unsound = |error: &dyn std::fmt::Display| Unsound(error.to_string());
    let text = std::str::from_utf8(body).map_err(|error| unsound(&error))?;
    if let Some(stray) = text.chars().find(|c| is_lost(*c)) {
        return Err(Unsound(format!("it contains the character U+{:04X}", u32::from(stray))));
    }
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    // The first one is the parent of the root.
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| unsound(&error))? {
            Event::Start(_) if open.len() > MAX_DEPTH => return Err(Unsound("too deep".into())),
            Event::Start(tag) => open.push(element(&tag)?),
            Event::Empty(tag) => top(&mut open).children.push(element(&tag)?),
            Event::End(_) => close(&mut open),
            Event::Text(text) => top(&mut open).text += &text.decode().map_err(|error| unsound(&error))?,
            Event::CData(text) => top(&mut open).text += &text.decode().map_err(|error| unsound(&error))?,
            Event::GeneralRef(name) => top(&mut open).text += &resolve(&name)?,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::DocType(_) => return Err(Unsound("a document type is not taken".into())),
            Event::Eof => break,
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(mut bottom), true) if bottom.children.len() == 1 && bottom.text.trim().is_empty() => {
            Ok(bottom.children.remove(0))
        }
        _ => Err(Unsound("there must be exactly one outermost element, and it must end".into())),
    }
}

fn element(tag: &BytesStart<'_>) -> Result<Element, Unsound> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut element = Element { name: text(tag.local_name().as_ref()), ..Element::default() };
    if !is_name(&element.name) {
        return Err(Unsound(format!("{:?} is no name of an element", element.name)));
    }
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| Unsound(error.to_string()))?;
        if attribute.key.as_namespace_binding().is_none() {
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| Unsound(error.to_string()))?;
            element.attributes.push((text(attribute.key.local_name().as_ref()), value.into_owned()));
        }
    }
    Ok(element)
}

fn top(open: &mut [Element]) -> &mut Element {
    open.last_mut().expect("the parent of the root stays")
}

/// Ends the innermost element.
fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(mut done) = open.pop()
    {
        if !done.children.is_empty() {
            done.text.clear();
        }
        top(open).children.push(done);
    }
}

fn resolve(name: &BytesRef<'_>) -> Result<String, Unsound> {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return Ok(letter.to_string());
    }
    let word = name.decode().unwrap_or_default();
    let known = resolve_predefined_entity(&word);
    known.map(str::to_owned).ok_or_else(|| Unsound(format!("the entity &{word}; is not known")))
}

/// Writes a document.
///
/// quick-xml's own writer ends an empty element only where it is told so beforehand, and escapes no carriage
/// return.
#[derive(Debug)]
pub struct Writer {
    text: String,
    depth: usize,
}

/// A document whose root element contains what `fill` writes.
pub fn document(root: &str, fill: impl FnOnce(&mut Writer)) -> Bytes {
    let mut writer = Writer { text: DECLARATION.into(), depth: 0 };
    writer.node(root, fill);
    writer.finish()
}

/// A document whose root element contains only text.
pub fn text_document(root: &str, text: &str) -> Bytes {
    let mut writer = Writer { text: DECLARATION.into(), depth: 0 };
    writer.leaf(root, text);
    writer.finish()
}

impl Writer {
    /// An element with child elements, which `fill` writes. `tag` may have attributes.
    pub fn node(&mut self, tag: &str, fill: impl FnOnce(&mut Self)) {
        self.indent();
        self.text += &format!("<{tag}");
        let before = self.text.len();
        self.text += ">\n";
        self.depth += 1;
        let empty = self.text.len();
        fill(self);
        self.depth -= 1;
        if self.text.len() == empty {
            self.text.truncate(before);
            self.text += "/>\n";
            return;
        }
        self.indent();
        let name = tag.split(' ').next().unwrap_or(tag);
        self.text += &format!("</{name}>\n");
    }

    /// An element as it was parsed.
    pub fn element(&mut self, element: &Element) {
        if element.children.is_empty() {
            return self.leaf(&element.name, &element.text);
        }
        self.node(&element.name, |x| element.children.iter().for_each(|child| x.element(child)));
    }

    /// An element with text.
    pub fn leaf(&mut self, name: &str, text: impl AsRef<str>) {
        self.indent();
        match text.as_ref() {
            "" => self.text += &format!("<{name}/>\n"),
            // A parser would read a bare carriage return as a line feed (XML 1.0 section 2.11).
            text => {
                let text = carried(text);
                self.text += &format!("<{name}>{}</{name}>\n", escape(&*text).replace('\r', "&#13;"));
            }
        }
    }

    /// An element with text, if there is one.
    pub fn leaf_if(&mut self, name: &str, text: Option<impl AsRef<str>>) {
        if let Some(text) = text {
            self.leaf(name, text);
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n('\t', self.depth));
    }

    fn finish(mut self) -> Bytes {
        self.text.truncate(self.text.trim_end_matches('\n').len());
        self.text.into()
    }
}

/// Whether no XML document can carry the character (XML 1.0 section 2.2).
fn is_lost(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        c => c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}'),
    }
}

/// Whether it can be the name of an element without its prefix (XML 1.0 section 2.3; of other alphabets any
/// character).
fn is_name(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
    let goes_on = |c: char| begins(c) || c.is_ascii_digit() || matches!(c, '-' | '.');
    text.starts_with(begins) && text.chars().all(goes_on)
}

/// The text with the characters percent-encoded that no XML document can carry, so that strict parsers read
/// it.
fn carried(text: &str) -> Cow<'_, str> {
    if !text.contains(is_lost) {
        return text.into();
    }
    let mut carried = String::with_capacity(text.len());
    for piece in text.split_inclusive(is_lost) {
        let plain = piece.trim_end_matches(is_lost);
        carried.push_str(plain);
        carried.extend(percent_encode(&piece.as_bytes()[plain.len()..], NON_ALPHANUMERIC));
    }
    carried.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_written_a_line_an_element_with_tabs_and_escapes() {
        let text = document("Error", |x| {
            x.leaf("Code", "AccessDenied");
            x.leaf("Message", "it doesn't <match> \"a\" & b");
            x.node("Owner", |x| x.leaf("ID", ""));
            x.node("None", |_| {});
        });
        let want = "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>AccessDenied</Code>\n\t\
            <Message>it doesn&apos;t &lt;match&gt; &quot;a&quot; &amp; b</Message>\n\t<Owner>\n\t\t<ID/>\n\t</Owner>\n\t\
            <None/>\n</Error>";
        assert_eq!(text, want);
        assert_eq!(
            parse(want.as_bytes()).map(|root| root.children[1].text.clone()),
            Ok("it doesn't <match> \"a\" & b".into())
        );
    }

    #[test]
    fn names_and_characters_that_xml_does_not_have_are_refused() {
        for text in
            ["<></>", "<a><1b/></a>", "<a><b\">x</b\"></a>", "<a>\0</a>", "<a b='\u{1}'/>", "<\u{ffff}/>"]
        {
            assert!(parse(text.as_bytes()).is_err(), "{text:?}");
        }
        for text in ["<a-b.c1/>", "<_a/>", "<x:a xmlns:x='u'/>", "<规则/>", "<a>\t\r\n</a>"] {
            assert!(parse(text.as_bytes()).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn documents_are_read_with_prefixes_entities_and_blanks() {
        let text = "\u{feff}<?xml version=\"1.0\"?>\n<x:Delete xmlns:x='u'><Object><Key> \
            a&#x20;&amp;<![CDATA[<b>]]> </Key></Object><Quiet/><!-- c --></x:Delete>\n";
        let root = parse(text.as_bytes()).expect("it is sound");
        assert_eq!((root.name.as_str(), root.children.len()), ("Delete", 2));
        assert_eq!(root.child("Object").and_then(|object| object.text_of("Key")), Some(" a &<b> "));
        assert_eq!(root.text_of("Quiet"), None);
    }

    #[test]
    fn what_is_not_one_sound_document_is_refused() {
        let deep = "<a>".repeat(40) + &"</a>".repeat(40);
        for bad in
            ["", "text", "<a>", "<a></b>", "<a/><b/>", "<a>&nope;</a>", "<!DOCTYPE a><a/>", "</a>", &deep]
        {
            assert!(parse(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(parse(b"<a>\xff</a>").is_err());
    }
}
