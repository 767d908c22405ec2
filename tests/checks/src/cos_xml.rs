//! The XML API: both signature schemes, POST policies, AWS chunks documents, and rules of buckets.

use cosplay::internals::domain::auth::aws_v4::{self, ChunkChain, ChunkError, Chunks};
use cosplay::internals::domain::auth::cos_xml::{self, Signature};
use cosplay::internals::domain::auth::key::Key;
use cosplay::internals::domain::auth::post_policy::{self, Strictness};
use cosplay::internals::domain::auth::post_policy_conditions::{Form, Policy};
use cosplay::internals::domain::auth::request::SignedRequest;
use cosplay::internals::domain::policy::strict::{RuleText, Signed, StrictRules};
use cosplay::internals::domain::store::acl::Grantee;
use cosplay::internals::domain::store::referer::{RefererDomain, RefererList, RefererRules};
use cosplay::internals::domain::store::website::Condition;
use cosplay::internals::primitives::escape::form_pairs;
use cosplay::internals::primitives::time::UnixSeconds;
use cosplay::internals::services::bucket_website;
use cosplay::internals::wire::xml::{self, Element};

/// When everything here takes place.
pub const NOW: i64 = 1_700_000_000;
/// The key of whoever signs here.
pub const SECRET_KEY: &str = "mockSecretKeyForDocs0123456789AB";
/// `q-key-time` around [`NOW`].
pub const KEY_TIME: &str = "1700000000;1700003600";

/// Everybody has the same key.
pub fn anybody(_: &str) -> Option<Key> {
    Some(Key::permanent(SECRET_KEY))
}

/// Looks a header up in a list.
pub fn header_of<'a>(headers: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> {
    |name| {
        headers
            .iter()
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| (*value).to_owned())
    }
}

/// Text is read as a signature or refused, with a reason that can be said; nobody guesses a code.
pub fn authorization(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let pairs: Vec<(String, String)> = form_pairs(data)
        .map(|(name, value)| {
            (String::from_utf8_lossy(&name).into_owned(), String::from_utf8_lossy(&value).into_owned())
        })
        .collect();
    let params: Vec<(&str, &str)> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let headers =
        [("host", "a.example:80"), ("x-amz-date", "20231114T221320Z"), ("x-amz-content-sha256", &text)];
    let header = header_of(&headers);
    let request = SignedRequest { method: "GET", path: &text, params: &params, header: &header, date: None };
    for signature in [Some(Signature::from_header(&text)), Signature::from_params(&params)] {
        let read = signature.unwrap_or(Err(cos_xml::Refusal::FieldMissing("q-signature")));
        let verified =
            read.and_then(|signature| cos_xml::verify(&signature, &request, &anybody, UnixSeconds(NOW)));
        assert!(!verified.expect_err("nobody guesses an HMAC").to_string().is_empty());
    }
    let in_header = aws_v4::Signature::from_header(&text, &request);
    for signature in [Some(in_header), aws_v4::Signature::from_params(&request)] {
        let read = signature.unwrap_or(Err(cos_xml::Refusal::FieldMissing("X-Amz-Signature")));
        let verified =
            read.and_then(|signature| aws_v4::verify(&signature, &request, &anybody, UnixSeconds(NOW)));
        assert!(!verified.expect_err("nobody guesses an HMAC").to_string().is_empty());
    }
}

/// A policy is read or refused; signed, it admits a form exactly when its own conditions do.
pub fn policy(data: &[u8]) {
    drop(Policy::decode(data));
    let encoded = post_policy::encode(data);
    let code = post_policy::sign(data, KEY_TIME, SECRET_KEY);
    let fields: [(&str, &[u8]); 6] = [
        ("policy", encoded.as_bytes()),
        ("q-sign-algorithm", b"sha1"),
        ("q-ak", b"AKIDanybody"),
        ("q-key-time", KEY_TIME.as_bytes()),
        ("Q-Signature", code.as_bytes()),
        ("Content-Type", b"image/png"),
    ];
    let form = Form { bucket: "examplebucket-1250000000", key: "folder/a.png", fields: &fields };
    let read = Policy::decode(encoded.as_bytes());
    assert_eq!(read, Policy::parse(data.to_vec()));
    let admits =
        |policy: &Policy| policy.check_time(UnixSeconds(NOW)).is_ok() && policy.check_fields(&form).is_ok();
    let expected = read.as_ref().is_ok_and(admits);
    let verified = post_policy::verify(&form, &anybody, Strictness::Lenient, UnixSeconds(NOW));
    assert_eq!(verified.is_ok(), expected, "{verified:?}");
    let strict = post_policy::verify(&form, &anybody, Strictness::Documented, UnixSeconds(NOW));
    assert!(strict.is_err() || expected, "being strict admits nothing more");
    if let Ok(policy) = read {
        assert_eq!(policy.text, data);
        assert!(!policy.conditions.is_empty());
        for size in [0, 1, u64::MAX] {
            drop(policy.check_size(size));
        }
    }
}

/// Website settings are refused with a reason, or told so that they mean the same again; whatever key is
/// asked for then has a page, and every rule that acts was meant for it.
pub fn website(data: &[u8]) {
    let (website, told) = match bucket_website::round_trip(data) {
        Ok(read) => read,
        Err(reason) => return assert!(!reason.is_empty(), "an error without a reason"),
    };
    assert_eq!(bucket_website::round_trip(&told), Ok((website.clone(), told)));
    for key in ["", "a", "docs/", "docs/a.html", &String::from_utf8_lossy(data)] {
        let page = website.page(key);
        assert!(page.starts_with(key) && !page.ends_with('/') && !page.is_empty(), "{page:?}");
        assert!(website.folder_page(key).is_none_or(|page| page.starts_with(&format!("{key}/"))));
        if let Some(rule) = website.rule_of_key(key) {
            assert!(
                matches!(&rule.condition, Condition::KeyPrefix(prefix) if key.starts_with(prefix.as_str()))
            );
            drop(rule.destination(key));
        }
    }
    for status in 400..500 {
        let rule = website.rule_of_status(status);
        assert!(rule.is_none_or(|rule| rule.condition == Condition::ErrorCode(status)));
    }
}

/// A chain that signed chunks continue.
pub fn chain() -> ChunkChain {
    let headers = [("host", "a.example")];
    let header = header_of(&headers);
    let request = SignedRequest { method: "PUT", path: "/a", params: &[], header: &header, date: None };
    let grant = aws_v4::Grant {
        secret_id: "AKIDanybody",
        secret_key: SECRET_KEY,
        region: "ap-guangzhou",
        stamp: "20231114T221320Z",
        headers: &["host"],
        payload: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    };
    aws_v4::sign(&grant, &request).unwrap().1
}

/// Writes `content` in chunks of `size` bytes, signed if there is a chain.
pub fn in_chunks(content: &[u8], size: usize, mut chain: Option<ChunkChain>) -> Vec<u8> {
    let mut body = Vec::new();
    for chunk in content.chunks(size.max(1)).chain([&[][..]]) {
        let signature = chain.as_mut().map(|chain| format!(";chunk-signature={}", chain.sign(chunk)));
        body.extend_from_slice(format!("{:x}{}\r\n", chunk.len(), signature.unwrap_or_default()).as_bytes());
        body.extend_from_slice(chunk);
        body.extend_from_slice(b"\r\n");
    }
    body
}

fn joined(chunks: Chunks<'_>) -> Result<Vec<u8>, ChunkError> {
    Ok(chunks.collect::<Result<Vec<_>, _>>()?.concat())
}

/// A body is taken apart or refused; what was put into chunks comes out of them, and not when any byte is
/// missing.
pub fn chunks(data: &[u8]) {
    for chain in [None, Some(chain())] {
        let mut chunks = Chunks::new(data, chain, None);
        let parts: Vec<_> = chunks.by_ref().collect();
        let sum: usize = parts.iter().flatten().map(|chunk| chunk.len()).sum();
        assert!(sum <= data.len());
        assert!(parts.iter().rev().skip(1).all(Result::is_ok), "nothing follows an error");
        assert!(chunks.next().is_none());
    }
    let (size, content) =
        data.split_first().map_or((1, data), |(first, rest)| (usize::from(*first) + 1, rest));
    let declared = Some(content.len() as u64);
    for chain in [None, Some(chain())] {
        let body = in_chunks(content, size, chain.clone());
        assert_eq!(joined(Chunks::new(&body, chain.clone(), declared)).as_deref(), Ok(content));
        let other = joined(Chunks::new(&body, chain.clone(), Some(content.len() as u64 + 1)));
        assert!(matches!(other, Err(ChunkError::Length { .. })), "{other:?}");
        // The empty line at the very end may be missing, all of it; and a body that ends there is whole.
        let cut = body.len() - 3;
        let short = joined(Chunks::new(&body[..cut], chain, declared));
        assert!(matches!(short, Err(ChunkError::Incomplete { .. })), "{short:?}");
    }
}

/// A document is read or refused; what was read and is written again is read as the same.
pub fn document(data: &[u8]) {
    let Ok(root) = xml::parse(data) else { return };
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric())
    };
    fn fits(element: &Element, is_name: &dyn Fn(&str) -> bool) -> bool {
        // A carriage return is a line feed to whoever reads it next, and what XML cannot carry is escaped.
        is_name(&element.name)
            && !element.text.contains('\r')
            && element.attributes.is_empty()
            && !element.text.contains(|c: char| c < ' ' && !matches!(c, '\t' | '\n'))
            && !element.text.contains(['\u{fffe}', '\u{ffff}'])
            && element.children.iter().all(|child| fits(child, is_name))
    }
    if !fits(&root, &is_name) {
        return;
    }
    fn write(x: &mut xml::Writer, element: &Element) {
        match element.children.is_empty() {
            true => x.leaf(&element.name, &element.text),
            false => x.node(&element.name, |x| element.children.iter().for_each(|child| write(x, child))),
        }
    }
    let written = match root.children.is_empty() {
        true => xml::text_document(&root.name, &root.text),
        false => xml::document(&root.name, |x| root.children.iter().for_each(|child| write(x, child))),
    };
    assert_eq!(xml::parse(&written).as_ref(), Ok(&root), "{}", String::from_utf8_lossy(&written));
}

/// Ids of grantees, domains of referer rules and rules of strict signatures are read or refused; what was
/// read means what it says.
pub fn bucket_rules(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    if let Some(Grantee::User { owner, user }) = Grantee::by_id(first) {
        let long = format!("qcs::cam::uin/{owner}:uin/{user}");
        assert_eq!(Grantee::by_id(&long), Some(Grantee::User { owner, user }), "{first}");
    }
    if let Some(domain) = RefererDomain::parse(first) {
        let is_plain = !domain.text().contains(['*', '/', '?', '#', '@', ':', '\\']);
        let host = domain.text().to_owned();
        let mut rules = RefererRules {
            is_enabled: true,
            list: RefererList::White,
            domains: vec![domain],
            allows_empty: false,
            checks_signed_urls: false,
        };
        for page in [rest, "", "http://a.example/"] {
            let is_white = rules.admits(page);
            rules.list = RefererList::Black;
            assert!(!(is_white && rules.admits(page)), "{first:?} is on the list and is not: {page:?}");
            rules.list = RefererList::White;
        }
        if is_plain {
            assert!(rules.admits(&format!("https://{host}/x")), "{host:?}");
            assert!(!rules.admits(&format!("https://{host}.evil.example/")), "{host:?}");
            assert!(!rules.admits(&format!("https://evil.example/{host}")), "{host:?}");
        }
    }
    let words: Vec<&str> = rest.split('\n').collect();
    let rule = RuleText { actions: &[first], headers: &words, params: &words };
    if let Ok(rules) = StrictRules::new(&[rule]) {
        let signed = Signed {
            action: first,
            headers: &words,
            params: &words,
            signed_headers: &words,
            signed_params: &words,
        };
        assert_eq!(rules.check(&signed), Ok(()), "a signature that covers everything");
    }
}
