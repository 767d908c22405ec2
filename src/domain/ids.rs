//! Ids in the vendor's form, from a seeded source: the same seed and clock give the same answers, byte for
//! byte.

use base64::{Engine, engine::general_purpose::STANDARD};
use parking_lot::Mutex;

use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;
use std::fmt::{self, Write};
use std::num::ParseIntError;
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};

macro_rules! text_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl<T: Into<Box<str>>> From<T> for $name {
            fn from(text: T) -> Self {
                Self(text.into())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, out)
            }
        }
    )* };
}

text_ids! {
    /// The `session` of a slice upload.
    SessionId;
    /// The `vid` of a stored file; a directory's is empty.
    Vid;
    /// The `vodSessionKey` of a VOD upload.
    VodSessionKey;
    /// The `uploadId` of a multipart upload.
    UploadId;
    /// The `EventHandle` of a pulled event.
    EventHandle;
}

/// Id of media, or of its cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileId(pub u64);

impl FileId {
    /// Id of the cover of this video.
    pub fn cover(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl FromStr for FileId {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}

/// A key pair of temporary credentials, with its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemporaryKey {
    pub secret_id: String,
    pub secret_key: String,
    pub token: String,
}

/// Makes every id the server hands out.
#[derive(Debug)]
pub struct Ids {
    chance: Mutex<fastrand::Rng>,
    /// Stands for the vendor machine's address in request ids.
    machine: u32,
    /// Stands for its process id.
    process: u16,
    counter: AtomicU32,
    /// The next file id.
    files: AtomicU64,
}

impl Ids {
    /// A source that repeats itself for the same `seed`.
    pub fn new(seed: u64) -> Self {
        let mut chance = fastrand::Rng::with_seed(seed);
        let (machine, process) = (chance.u32(1..), chance.u16(1..));
        let mut files = fastrand::Rng::with_seed(!seed);
        let first_file = u64::from(files.u32(0x1000_0000..0x7000_0000)) << 32 | u64::from(files.u32(..)) & !1;
        Self {
            chance: Mutex::new(chance),
            machine,
            process,
            counter: AtomicU32::new(1),
            files: AtomicU64::new(first_file),
        }
    }

    /// A `request_id`: base64 of `<unix seconds>_<address>_<process>_<counter>`, each in unpadded lower-case
    /// hexadecimal.
    pub fn request_id(&self, now: UnixSeconds) -> String {
        let counter = self.counter.fetch_add(1, Relaxed);
        let mut text = Vec::with_capacity(64);
        for (number, end) in [
            (now.0 as u64, &b"_"[..]),
            (self.machine.into(), b"_"),
            (self.process.into(), b"_"),
            (counter.into(), b""),
        ] {
            push_hex(&mut text, number);
            text.extend_from_slice(end);
        }
        STANDARD.encode(text)
    }

    /// A request id of API 3.0: a random UUID.
    pub fn uuid(&self) -> String {
        let digits = self.hex_words(2);
        let (variant, rest) = (b"89ab"[usize::from(digits.as_bytes()[16] & 3)], &digits[17..20]);
        let variant = char::from(variant);
        format!("{}-{}-4{}-{variant}{rest}-{}", &digits[..8], &digits[8..12], &digits[13..16], &digits[20..])
    }

    /// The session of a slice upload: 192 hexadecimal digits, as in answers since 2018.
    pub fn session(&self) -> SessionId {
        self.hex_words(12).into()
    }

    /// A `vodSessionKey`: base64 of bytes that begin alike and are random else, as long as in answers since
    /// 2019.
    pub fn vod_session_key(&self) -> VodSessionKey {
        const BEGINNING: [u8; 14] = [220, 81, 38, 171, 208, 214, 30, 93, 113, 23, 205, 125, 152, 206];
        const LENGTH: usize = 427;
        let mut bytes = vec![0; LENGTH];
        self.chance.lock().fill(&mut bytes[BEGINNING.len()..]);
        bytes[..BEGINNING.len()].copy_from_slice(&BEGINNING);
        STANDARD.encode(bytes).into()
    }

    /// The `vid` of a stored file: 32 hexadecimal digits and ten decimal digits of Unix time.
    pub fn vid(&self, now: UnixSeconds) -> Vid {
        let mut vid = self.hex_words(2);
        write!(vid, "{now:010}").expect("a String takes any text");
        vid.into()
    }

    /// Temporary credentials in the captured form: a SecretId of 36 and a SecretKey of 32 characters, and a
    /// token of 40 hexadecimal digits followed by `30001`. The SecretId has the AppId of `owner` in ten
    /// digits behind `AKID`, for a balancer before several servers.
    pub fn temporary_key(&self, owner: AppId) -> TemporaryKey {
        let token = self.hex_words(3);
        let secret_id = format!("AKID{:010}{}", owner.0, self.letters(22));
        TemporaryKey { secret_id, secret_key: self.letters(32), token: format!("{}30001", &token[..40]) }
    }

    /// The id of a multipart upload: ten digits of Unix time and 64 hexadecimal digits, the first 16 of which
    /// count on, so that newer ones come last.
    pub fn upload_id(&self, now: UnixSeconds) -> UploadId {
        let counter = self.counter.fetch_add(1, Relaxed);
        format!("{now:010}{counter:016x}{}", self.hex_words(3)).into()
    }

    /// The trace of an error of the XML API: base64 of 128 hexadecimal digits.
    pub fn trace_id(&self) -> String {
        STANDARD.encode(self.hex_words(8))
    }

    /// Some AppIds that nobody is likely to have.
    pub fn appids(&self) -> Vec<AppId> {
        const TRIES: usize = 16;
        let mut chance = self.chance.lock();
        std::iter::repeat_with(|| AppId(chance.u32(1_300_000_000..1_400_000_000))).take(TRIES).collect()
    }

    /// Some numbers for a new sub-app, in the form of those of the vendor.
    pub fn sub_app_ids(&self) -> Vec<AppId> {
        const TRIES: usize = 16;
        let mut chance = self.chance.lock();
        std::iter::repeat_with(|| AppId(chance.u32(1_500_000_000..1_600_000_000))).take(TRIES).collect()
    }

    /// Letters and digits.
    fn letters(&self, count: usize) -> String {
        let mut chance = self.chance.lock();
        std::iter::repeat_with(|| chance.alphanumeric()).take(count).collect()
    }

    /// A new file id of VOD: 19 digits, the upper half constant and the lower one counting, two at a time,
    /// because a cover has the id after its video's.
    pub fn file_id(&self) -> FileId {
        FileId(self.files.fetch_add(2, Relaxed))
    }

    /// 64 random bits.
    pub fn random_word(&self) -> u64 {
        self.chance.lock().u64(..)
    }

    /// A random number below ten digits, as signatures carry.
    pub fn nonce(&self) -> u32 {
        self.chance.lock().u32(1..1_000_000_000)
    }

    fn hex_words(&self, words: usize) -> String {
        let mut chance = self.chance.lock();
        (0..words).fold(String::with_capacity(words * 16), |mut text, _| {
            write!(text, "{:016x}", chance.u64(..)).expect("a String takes any text");
            text
        })
    }
}

/// Appends a number without leading zeros. Every answer has four: this costs a tenth of `write!`.
fn push_hex(text: &mut Vec<u8>, number: u64) {
    let digits = (64 - number.leading_zeros()).div_ceil(4).max(1);
    let digit = |place: u32| b"0123456789abcdef"[(number >> (4 * place) & 15) as usize];
    text.extend((0..digits).rev().map(digit));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_vendors_form_and_repeat_for_the_same_seed() {
        let (one, two) = (Ids::new(7), Ids::new(7));
        let id = one.request_id(UnixSeconds(0x5adc_4c38));
        assert_eq!(id, two.request_id(UnixSeconds(0x5adc_4c38)));
        let text = String::from_utf8(STANDARD.decode(id).expect("base64")).expect("text");
        assert_eq!(text.split('_').count(), 4);
        assert!(text.starts_with("5adc4c38_") && text.ends_with("_1"), "{text}");
        let session = one.session();
        assert_eq!((session.as_ref().len(), session == two.session()), (192, true));
        let vid = one.vid(UnixSeconds(1_513_154_425)).to_string();
        assert!(vid.len() == 42 && vid.ends_with("1513154425"), "{vid}");
    }
}
