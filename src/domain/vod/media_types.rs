//! Types of files that VOD takes, by their extensions.
//!
//! <https://cloud.tencent.com/document/product/266/9760>

/// Types of videos, playlists among them.
const VIDEO: [&str; 36] = [
    "mp4", "mov", "m4v", "3gp", "3g2", "mpg", "mpeg", "mpe", "mp4v", "ts", "mts", "m2ts", "flv", "f4v",
    "avi", "mkv", "webm", "wmv", "wm", "asf", "asx", "rm", "rmvb", "ram", "vob", "dat", "mxf", "ogv", "qt",
    "divx", "swf", "m2v", "mjpg", "m3u8", "mpd", "hevc",
];
const AUDIO: [&str; 12] =
    ["mp3", "m4a", "flac", "ogg", "wav", "ra", "aac", "amr", "wma", "ape", "opus", "aiff"];
const IMAGE: [&str; 14] =
    ["jpg", "jpeg", "jpe", "png", "gif", "bmp", "tiff", "tif", "webp", "ai", "cdr", "eps", "svg", "heic"];
/// Types of covers (assumed: those of the vendor's guide and no others).
const COVER: [&str; 4] = ["gif", "jpeg", "jpg", "png"];

/// What a file is by its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    Video,
    Audio,
    Image,
}

impl Category {
    pub const ALL: [Self; 3] = [Self::Video, Self::Audio, Self::Image];

    /// The vendor's name.
    pub fn text(self) -> &'static str {
        match self {
            Self::Video => "Video",
            Self::Audio => "Audio",
            Self::Image => "Image",
        }
    }

    /// By a file's type; none for a type that VOD does not take.
    pub fn known(file_type: &str) -> Option<Self> {
        let lists = [(Self::Video, &VIDEO[..]), (Self::Audio, &AUDIO), (Self::Image, &IMAGE)];
        lists.into_iter().find(|(_, list)| among(list, file_type)).map(|(category, _)| category)
    }

    /// By a file's type; types that are not listed count as videos (assumed).
    pub fn of(file_type: &str) -> Self {
        Self::known(file_type).unwrap_or(Self::Video)
    }
}

/// Whether VOD takes files of this type.
pub fn is_media(file_type: &str) -> bool {
    Category::known(file_type).is_some()
}

/// Whether a cover may have this type.
pub fn is_cover(file_type: &str) -> bool {
    among(&COVER, file_type)
}

fn among(list: &[&str], file_type: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(file_type))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_category_follows_from_its_type() {
        let found = ["mp4", "MP3", "wav", "jpg", "m3u8", "whatever"].map(Category::of);
        use Category::{Audio, Image, Video};
        assert_eq!(found, [Video, Audio, Audio, Image, Video, Video]);
        assert!(is_media("MP4") && !is_media("test") && is_cover("PNG") && !is_cover("mp4"));
    }
}
