//! The files that a playlist of HLS (RFC 8216) or DASH names.

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

/// Why no files are listed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum ManifestFault {
    #[error("the playlist does not begin with #EXTM3U")]
    NoPlaylist,
    #[error("the text is no MPD: {0}")]
    NoMpd(String),
    #[error("{0:?} is no path below the playlist's own directory; write relative paths without ..")]
    Outside(String),
}

/// Tags of HLS whose attribute `URI` names a file.
const WITH_URI: [&str; 3] = ["#EXT-X-MEDIA:", "#EXT-X-I-FRAME-STREAM-INF:", "#EXT-X-MAP:"];

/// Segments, variants and further files of an m3u8, as written and in its order. Keys are not files of the
/// upload (assumed).
pub(super) fn of_hls(text: &str) -> Result<Vec<String>, ManifestFault> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    if lines.next() != Some("#EXTM3U") {
        return Err(ManifestFault::NoPlaylist);
    }
    let file = |line: &str| {
        if !line.starts_with('#') {
            return Some(line.to_owned()).filter(|line| !line.is_empty());
        }
        let attributes = WITH_URI.iter().find_map(|tag| line.strip_prefix(tag))?;
        uri(attributes)
    };
    lines.filter_map(file).map(below).collect()
}

/// The value of `URI` in a list of attributes.
fn uri(attributes: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        let (name, after) = rest.split_once('=')?;
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_at(after.find(',').unwrap_or(after.len())),
        };
        if name.trim() == "URI" {
            return Some(value.to_owned());
        }
        rest = after.trim_start_matches(',');
    }
}

/// Files that an MPD writes out: texts of `BaseURL`, and URLs of segment lists.
pub(super) fn of_dash(text: &str) -> Result<Vec<String>, ManifestFault> {
    let mut reader = Reader::from_str(text);
    let refused = |error: &dyn std::fmt::Display| ManifestFault::NoMpd(error.to_string());
    let (mut files, mut is_mpd, mut in_base) = (Vec::new(), false, false);
    loop {
        match reader.read_event().map_err(|error| refused(&error))? {
            Event::Eof if is_mpd => return files.into_iter().map(below).collect(),
            Event::Eof => return Err(refused(&"it has no element MPD")),
            Event::Start(element) | Event::Empty(element) => {
                in_base = element.local_name().as_ref() == b"BaseURL";
                is_mpd |= element.local_name().as_ref() == b"MPD";
                for attribute in element.attributes().flatten() {
                    if matches!(attribute.key.as_ref(), b"media" | b"sourceURL" | b"initialization") {
                        let value = attribute
                            .normalized_value(XmlVersion::Implicit1_0)
                            .map_err(|error| refused(&error))?;
                        // A template names no file.
                        files.extend(Some(value.into_owned()).filter(|value| !value.contains('$')));
                    }
                }
            }
            Event::Text(text) if in_base => {
                let text = text.decode().map_err(|error| refused(&error))?;
                files.extend(
                    Some(text.trim().to_owned()).filter(|text| !text.is_empty() && !text.ends_with('/')),
                );
            }
            Event::End(_) => in_base = false,
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

/// A path that leads no higher than the playlist.
fn below(file: String) -> Result<String, ManifestFault> {
    let is_url = file.contains("://") || file.starts_with('/') || file.starts_with('\\');
    if is_url || file.split(['/', '\\']).any(|part| part == "..") {
        return Err(ManifestFault::Outside(file));
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_variants_and_attributes_are_listed_in_order() {
        let text = "\u{feff}#EXTM3U\r\n#EXT-X-MAP:BYTERANGE=\"1@0\",URI=\"init.mp4\"\n#EXTINF:10,\ns/0.ts\n\n\
                    #EXT-X-KEY:METHOD=AES-128,URI=\"key\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow/a.m3u8\n\
                    #EXT-X-MEDIA:TYPE=AUDIO,NAME=\"a,URI=b\",URI=\"audio.m3u8\"\n";
        let files = ["init.mp4", "s/0.ts", "low/a.m3u8", "audio.m3u8"].map(str::to_owned);
        assert_eq!(of_hls(text), Ok(files.to_vec()));
        assert_eq!(of_hls("#EXTM3U"), Ok(Vec::new()));
    }

    #[test]
    fn no_playlist_and_paths_that_lead_out_are_refused() {
        assert_eq!(of_hls(""), Err(ManifestFault::NoPlaylist));
        for file in ["/a.ts", "../a.ts", "a/../../b.ts", "https://a.test/a.ts"] {
            assert_eq!(of_hls(&format!("#EXTM3U\n{file}")), Err(ManifestFault::Outside(file.into())));
        }
        assert!(of_dash("no").is_err() && of_dash("<MPD").is_err());
    }

    #[test]
    fn an_mpd_names_the_files_that_it_writes_out() {
        let text = r#"<?xml version="1.0"?><MPD><Period><BaseURL>a.mp4</BaseURL><SegmentList><Initialization sourceURL="i.mp4"/><SegmentURL media="s/1.m4s"/></SegmentList><SegmentTemplate media="x$Number$.m4s"/></Period></MPD>"#;
        assert_eq!(of_dash(text), Ok(["a.mp4", "i.mp4", "s/1.m4s"].map(str::to_owned).to_vec()));
    }
}
