//! Documents of a bucket's settings.

use cosplay::internals::domain::store::lifecycle::{Due, LifecycleRule};
use cosplay::internals::primitives::time::UnixSeconds;
use cosplay::internals::services::{bucket_inventory, bucket_lifecycle};
use cosplay::internals::wire::xml::{self, Element};

fn written(document: &Element) -> Element {
    let text = xml::document(&document.name, |x| document.children.iter().for_each(|child| x.element(child)));
    xml::parse(&text).expect("what is written can be read")
}

/// A lifecycle is read or refused with a reason; written and read again it is the same; no rule lies so far
/// in the future that time ends.
pub fn lifecycle(data: &[u8]) {
    let Ok(document) = xml::parse(data) else { return };
    let read = bucket_lifecycle::rules(&document);
    match &read {
        Ok(rules) => {
            let end = UnixSeconds(i64::MAX);
            for due in rules.iter().flat_map(LifecycleRule::dues) {
                assert_eq!(due.after(end), if let Due::At(time) = due { time } else { end });
            }
        }
        Err(reason) => assert!(!reason.is_empty()),
    }
    if !document.children.is_empty() {
        assert_eq!(read, bucket_lifecycle::rules(&written(&document)));
    }
}

/// An inventory is taken or refused with a reason, and so it is when it was written and read again.
pub fn inventory(data: &[u8]) {
    let Ok(document) = xml::parse(data) else { return };
    let read = bucket_inventory::job(&document);
    assert!(read.as_ref().err().is_none_or(|reason| !reason.is_empty()));
    if !document.children.is_empty() {
        assert_eq!(read, bucket_inventory::job(&written(&document)));
    }
}
