//! Checksums that AWS's SDKs send in trailers.
//!
//! Documented in AWS's pages on checking object integrity: `x-amz-checksum-<name>` is the base64 of the
//! checksum's bytes, the most significant first.

use base64::{Engine, engine::general_purpose::STANDARD};
use crc::{CRC_32_ISCSI, CRC_32_ISO_HDLC, CRC_64_NVME, Crc};

use crate::primitives::blob::Blob;
use crate::primitives::digest::{sha1, sha256};

/// One of the checksums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Checksum {
    Crc32,
    Crc32c,
    Crc64Nvme,
    Sha1,
    Sha256,
}

impl Checksum {
    /// The checksum that a trailer holds, by its name in any case.
    pub(crate) fn of_trailer(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().strip_prefix("x-amz-checksum-")? {
            "crc32" => Some(Self::Crc32),
            "crc32c" => Some(Self::Crc32c),
            "crc64nvme" => Some(Self::Crc64Nvme),
            "sha1" => Some(Self::Sha1),
            "sha256" => Some(Self::Sha256),
            _ => None,
        }
    }

    /// The checksum of `content`, in base64.
    pub(crate) fn base64_of(self, content: &Blob) -> String {
        match self {
            Self::Crc32 => STANDARD.encode(crc32(&Crc::<u32>::new(&CRC_32_ISO_HDLC), content).to_be_bytes()),
            Self::Crc32c => STANDARD.encode(crc32(&Crc::<u32>::new(&CRC_32_ISCSI), content).to_be_bytes()),
            Self::Crc64Nvme => {
                let crc = Crc::<u64>::new(&CRC_64_NVME);
                let mut digest = crc.digest();
                content.pieces().iter().for_each(|piece| digest.update(piece));
                STANDARD.encode(digest.finalize().to_be_bytes())
            }
            Self::Sha1 => STANDARD.encode(sha1(content).0),
            Self::Sha256 => STANDARD.encode(sha256(content).0),
        }
    }
}

fn crc32(crc: &Crc<u32>, content: &Blob) -> u32 {
    let mut digest = crc.digest();
    content.pieces().iter().for_each(|piece| digest.update(piece));
    digest.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check values of the CRC catalogue, and those of the two digests.
    #[test]
    fn the_nine_digits_have_the_published_checksums() {
        let content = Blob::from_pieces(["1234".into(), "56789".into()]);
        for (name, value) in [
            ("x-amz-checksum-crc32", "y/Q5Jg=="),
            ("X-Amz-Checksum-CRC32C", "4waSgw=="),
            ("x-amz-checksum-crc64nvme", "rosUhgp5mIg="),
            ("x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE="),
            ("x-amz-checksum-sha256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="),
        ] {
            let checksum = Checksum::of_trailer(name).expect("a name of the list");
            assert_eq!(checksum.base64_of(&content), value, "{name}");
        }
        assert_eq!(Checksum::of_trailer("x-amz-checksum-md5"), None);
    }
}
