//! Names of VOD's buckets, directories and objects, composed as in captured responses.
//!
//! ```text
//! /32d70eabvodgzp1253668508/009172b77447398155598901049/DRapYiB51i4A.mp4
//!  └ bucket               └ directory                  └ object
//! ```
//!
//! The bucket: eight digits that stand for app and region, `vod`, the region's short label, the app. The
//! directory: eight random digits and the file id. The object: base64 of eight random bytes and a zero byte;
//! a cover is called by its own file id. Inferred from half a dozen answers.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::domain::ids::{FileId, Ids};
use crate::primitives::digest;
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID, short_region};

/// Longest extension of an object, in characters: longer than any file type, and far below what a key may
/// have.
const EXTENSION_MAX: usize = 128;

/// The bucket that keeps uploads of `app` in `region`: the same after each start, so that its host can be
/// written into a hosts file.
pub fn bucket(app: AppId, region: &str) -> BucketId {
    let told = digest::sha1(&format!("{app} {region}").into_bytes().into()).to_string();
    let label = match short_region(region) {
        // Both regions of Guangzhou were seen under this label.
        "gz" => "gzp".to_owned(),
        // A region without a short label is shortened by what its name says beside the place.
        other => other.replace('-', ""),
    };
    BucketId::new(VOD_STORAGE_APPID, &format!("{told:.8}vod{label}{app}"))
}

/// Whether a name is of that form: `<8 hexadecimal digits>vod<region><appid>`.
pub fn is_bucket(name: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit());
    name.split_at_checked(8).is_some_and(|(front, back)| digits(front) && back.starts_with("vod"))
}

/// The directory of an upload.
pub fn directory(ids: &Ids, file_id: FileId) -> String {
    format!("{:08x}{file_id}", ids.random_word() as u32)
}

/// The object of a video: twelve letters and digits.
pub fn object(ids: &Ids) -> String {
    loop {
        let mut bytes = [0; 9];
        bytes[..8].copy_from_slice(&ids.random_word().to_be_bytes());
        let name = STANDARD.encode(bytes);
        if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return name;
        }
    }
}

/// Extension of an object's name: the declared type, which may be a whole file name. Whatever is no letter or
/// digit of any script could lead out of the directory or end the signed text of a path early, and what is
/// very long could not be a key.
pub fn extension(file_type: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "+-_.".contains(c) { c } else { '_' };
    file_type.chars().take(EXTENSION_MAX).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_composed_as_in_the_capture() {
        let ids = Ids::new(3);
        let bucket = bucket(AppId(1_253_668_508), "ap-guangzhou-2");
        assert_eq!(&bucket.name[8..], "vodgzp1253668508");
        assert!(bucket.name[..8].bytes().all(|b| b.is_ascii_hexdigit()), "{bucket}");
        let directory = directory(&ids, FileId(7_447_398_155_598_901_049));
        assert_eq!((directory.len(), &directory[8..]), (27, "7447398155598901049"));
        let object = object(&ids);
        assert!(object.len() == 12 && object.ends_with('A'), "{object}");
    }

    #[test]
    fn an_extension_is_the_type_without_what_a_path_cannot_carry() {
        for (declared, stored) in [
            ("mp4", "mp4"),
            ("svg+xml", "svg+xml"),
            ("视频", "视频"),
            ("my movie", "my_movie"),
            ("video/mp4", "video_mp4"),
            ("../a\\b", ".._a_b"),
            ("a?b#c%2f&d\n\0", "a_b_c_2f_d__"),
        ] {
            assert_eq!(extension(declared), stored);
        }
        assert_eq!(extension(&"x".repeat(1000)).len(), EXTENSION_MAX);
    }

    #[test]
    fn each_app_and_region_has_a_bucket_of_its_own_that_does_not_change() {
        let app = AppId(1_250_000_000);
        assert_eq!(bucket(app, "ap-chongqing"), bucket(app, "ap-chongqing"));
        assert_ne!(bucket(app, "ap-guangzhou"), bucket(app, "ap-guangzhou-2"));
        assert!(bucket(app, "ap-nanjing").name.ends_with("vodapnanjing1250000000"));
    }
}
