//! The boxes that MP4 and MOV files consist of (ISO/IEC 14496-12, 4.2).

use std::ops::Range;

use crate::domain::vod::metadata::source::Source;

/// A box: its name, and where its content stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub name: [u8; 4],
    pub body: Range<u64>,
}

/// The boxes that stand one after the other in a part of the file, up to the first that cannot be one.
#[derive(Debug)]
pub(super) struct Boxes<'a, 'b> {
    source: &'a Source<'b>,
    rest: Range<u64>,
}

impl<'a, 'b> Boxes<'a, 'b> {
    pub(super) fn new(source: &'a Source<'b>, within: Range<u64>) -> Self {
        Self { source, rest: within }
    }

    /// The first box called `name`.
    pub(super) fn named(mut self, name: [u8; 4]) -> Option<Part> {
        self.find(|part| part.name == name)
    }
}

impl Iterator for Boxes<'_, '_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let (start, end) = (self.rest.start, self.rest.end);
        if end.saturating_sub(start) < 8 {
            return None;
        }
        let (short, name) = (self.source.u32(start)?, self.source.array(start + 4)?);
        let (head, size) = match short {
            0 => (8, end - start),
            1 => (16, self.source.u64(start + 8)?),
            size => (8, size.into()),
        };
        if size < head {
            return None;
        }
        // A file that was cut still tells what stands before the cut.
        let after = start.saturating_add(size).min(end);
        self.rest.start = after;
        Some(Part { name, body: (start + head).min(after)..after })
    }
}
