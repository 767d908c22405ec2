//! Content as a rope of `Bytes`: pieces are joined, split and sent without copying a byte.

use std::ops::Range;

use bytes::Bytes;

/// An immutable sequence of bytes in one or more pieces.
#[derive(Clone, Debug, Default)]
pub struct Blob {
    pieces: Pieces,
    len: u64,
}

/// The usual single piece needs no list.
#[derive(Clone, Debug)]
enum Pieces {
    One(Bytes),
    Many(Vec<Bytes>),
}

impl Default for Pieces {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Blob {
    /// Joins `pieces` in order, without the empty ones.
    pub fn from_pieces(pieces: impl IntoIterator<Item = Bytes>) -> Self {
        let mut pieces: Vec<Bytes> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        pieces.shrink_to_fit();
        let len = pieces.iter().map(|piece| piece.len() as u64).sum();
        Self { pieces: Pieces::Many(pieces), len }
    }

    /// The bytes of `self`, followed by those of `other`; memory is shared with both.
    pub fn joined(&self, other: &Self) -> Self {
        Self::from_pieces(self.pieces().iter().chain(other.pieces()).cloned())
    }

    /// Length in bytes.
    pub fn len(&self) -> u64 {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn pieces(&self) -> &[Bytes] {
        match &self.pieces {
            Pieces::One(piece) if piece.is_empty() => &[],
            Pieces::One(piece) => std::slice::from_ref(piece),
            Pieces::Many(pieces) => pieces,
        }
    }

    /// The bytes of `range`, clamped to the length; memory is shared with this blob.
    pub fn slice(&self, range: Range<u64>) -> Self {
        let mut start = 0;
        let mut picked = Vec::new();
        for piece in self.pieces() {
            let end = start + piece.len() as u64;
            let from = range.start.clamp(start, end) - start;
            let to = range.end.clamp(start, end) - start;
            if from < to {
                picked.push(piece.slice(from as usize..to as usize));
            }
            start = end;
        }
        Self::from_pieces(picked)
    }
}

impl From<Bytes> for Blob {
    fn from(bytes: Bytes) -> Self {
        Self { len: bytes.len() as u64, pieces: Pieces::One(bytes) }
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<&'static str> for Blob {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl From<String> for Blob {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(blob: &Blob) -> Vec<u8> {
        blob.pieces().concat()
    }

    #[test]
    fn a_slice_across_pieces_holds_the_same_bytes_as_the_flat_text() {
        let blob = Blob::from_pieces(["abc", "", "de", "fghi"].map(Bytes::from_static_str));
        let all = b"abcdefghi";
        assert_eq!(blob.len(), 9);
        for from in 0..=9u64 {
            for to in from..=12 {
                let want = &all[from as usize..(to.min(9)) as usize];
                assert_eq!(flat(&blob.slice(from..to)), want, "{from}..{to}");
            }
        }
    }

    trait FromStaticStr {
        fn from_static_str(text: &'static str) -> Bytes;
    }
    impl FromStaticStr for Bytes {
        fn from_static_str(text: &'static str) -> Bytes {
            Self::from_static(text.as_bytes())
        }
    }
}
