//! Bits of a video's headers, and the numbers of variable length among them.

/// Reads bits from the first on; zeros once they are used up.
#[derive(Debug)]
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn is_over(&self) -> bool {
        self.at > self.bytes.len() * 8
    }

    pub(super) fn bit(&mut self) -> bool {
        let byte = self.bytes.get(self.at / 8).copied().unwrap_or_default();
        let bit = byte >> (7 - self.at % 8) & 1 == 1;
        self.at += 1;
        bit
    }

    /// Up to 32 bits.
    pub(super) fn bits(&mut self, count: u32) -> u32 {
        (0..count).fold(0, |value, _| value << 1 | u32::from(self.bit()))
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    /// An unsigned Exp-Golomb number (ISO/IEC 14496-10, 9.1).
    pub(super) fn golomb(&mut self) -> u32 {
        let mut zeros = 0;
        while !self.bit() {
            zeros += 1;
            if zeros > 31 || self.is_over() {
                return 0;
            }
        }
        (1_u32 << zeros) - 1 + self.bits(zeros)
    }

    /// A signed one.
    pub(super) fn signed_golomb(&mut self) -> i64 {
        let number = i64::from(self.golomb());
        if number % 2 == 1 { (number + 1) / 2 } else { -number / 2 }
    }
}
