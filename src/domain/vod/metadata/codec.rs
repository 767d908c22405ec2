//! Codecs in the words of the usual media tools.

/// By the name of a sample description of MP4 or MOV; empty for one that is not known.
pub(super) fn of_tag(tag: [u8; 4]) -> &'static str {
    match &tag {
        b"avc1" | b"avc3" => "h264",
        b"hvc1" | b"hev1" => "hevc",
        b"vvc1" | b"vvi1" => "vvc",
        b"av01" => "av1",
        b"vp08" => "vp8",
        b"vp09" => "vp9",
        b"mp4v" => "mpeg4",
        b"s263" | b"h263" => "h263",
        b"jpeg" | b"mjpa" | b"mjpb" => "mjpeg",
        b"apch" | b"apcn" | b"apcs" | b"apco" | b"ap4h" | b"ap4x" => "prores",
        b"mp4a" => "aac",
        b".mp3" | b"mp3 " => "mp3",
        b"ac-3" => "ac3",
        b"ec-3" => "eac3",
        b"Opus" => "opus",
        b"fLaC" => "flac",
        b"alac" => "alac",
        b"samr" => "amr_nb",
        b"sawb" => "amr_wb",
        b"sowt" => "pcm_s16le",
        b"twos" => "pcm_s16be",
        b"ulaw" => "pcm_mulaw",
        b"alaw" => "pcm_alaw",
        _ => "",
    }
}

/// Video codecs of an FLV tag's lower four bits.
pub(super) fn of_flv_video(id: u8) -> &'static str {
    match id {
        2 => "flv1",
        3 => "flashsv",
        4 => "vp6f",
        5 => "vp6a",
        7 => "h264",
        12 => "hevc",
        _ => "",
    }
}

/// Audio codecs of an FLV tag's upper four bits.
pub(super) fn of_flv_audio(id: u8) -> &'static str {
    match id {
        0 | 3 => "pcm_s16le",
        1 => "adpcm_swf",
        2 | 14 => "mp3",
        4..=6 => "nellymoser",
        7 => "pcm_alaw",
        8 => "pcm_mulaw",
        10 => "aac",
        11 => "speex",
        _ => "",
    }
}

/// By the stream type of a transport stream's program map (ISO/IEC 13818-1, table 2-34).
pub(super) fn of_stream_type(stream_type: u8) -> Option<(Kind, &'static str)> {
    Some(match stream_type {
        0x01 => (Kind::Video, "mpeg1video"),
        0x02 => (Kind::Video, "mpeg2video"),
        0x10 => (Kind::Video, "mpeg4"),
        0x1b => (Kind::Video, "h264"),
        0x24 => (Kind::Video, "hevc"),
        0x03 => (Kind::Audio, "mp3"),
        0x04 => (Kind::Audio, "mp2"),
        0x0f => (Kind::Audio, "aac"),
        0x11 => (Kind::Audio, "aac_latm"),
        0x81 => (Kind::Audio, "ac3"),
        0x87 => (Kind::Audio, "eac3"),
        _ => return None,
    })
}

/// What a stream carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Video,
    Audio,
}
