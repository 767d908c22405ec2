//! The size of pictures, from the sequence headers of H.264, HEVC and MPEG-2.

use crate::domain::vod::metadata::bits::Bits;

/// Width and height in pixels.
pub(super) type Size = (u32, u32);

/// The size that a stream in the byte format tells (start codes), by its codec.
pub(super) fn of_stream(codec: &str, bytes: &[u8]) -> Option<Size> {
    let mut units = units(bytes);
    match codec {
        "h264" => units.find_map(|unit| of_h264(unit.strip_prefix(&[unit.first().copied()?])?, unit[0])),
        "hevc" => units.find_map(of_hevc),
        "mpeg1video" | "mpeg2video" => units.find_map(of_mpeg),
        _ => None,
    }
}

/// The parts between start codes.
fn units(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let starts = memchr::memmem::find_iter(bytes, &[0, 0, 1]).map(|at| at + 3);
    starts.map(|at| &bytes[at..])
}

/// Without the bytes 3 that keep headers from looking like start codes; as much as a header can take.
fn unescaped(unit: &[u8]) -> Vec<u8> {
    const LONGEST: usize = 512;
    let unit = &unit[..unit.len().min(LONGEST)];
    let is_kept = |at: &usize| !(*at >= 2 && unit[*at] == 3 && unit[at - 1] == 0 && unit[at - 2] == 0);
    (0..unit.len()).filter(is_kept).map(|at| unit[at]).collect()
}

/// A sequence parameter set of H.264 without its first byte, which is `head` (ISO/IEC 14496-10, 7.3.2.1).
fn of_h264(unit: &[u8], head: u8) -> Option<Size> {
    if head & 0x1f != 7 {
        return None;
    }
    let bytes = unescaped(unit);
    let mut bits = Bits::new(&bytes);
    let profile = bits.bits(8);
    bits.skip(16);
    bits.golomb();
    let mut chroma = 1;
    const WITH_CHROMA: [u32; 13] = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];
    if WITH_CHROMA.contains(&profile) {
        chroma = bits.golomb();
        skip_chroma(&mut bits, chroma);
    }
    bits.golomb();
    skip_order(&mut bits);
    bits.golomb();
    bits.skip(1);
    let (columns, rows) = (bits.golomb(), bits.golomb());
    let is_progressive = bits.bit();
    bits.skip(usize::from(!is_progressive) + 1);
    let fields = if is_progressive { 1 } else { 2 };
    let width = columns.checked_add(1)?.checked_mul(16)?;
    let height = rows.checked_add(1)?.checked_mul(16)?.checked_mul(fields)?;
    let crop = if bits.bit() { [0; 4].map(|_: u32| bits.golomb()) } else { Default::default() };
    let (across, down) = match chroma {
        1 => (2, 2),
        2 => (2, 1),
        _ => (1, 1),
    };
    let cut = |first: u32, second: u32, unit: u32| first.saturating_add(second).saturating_mul(unit);
    let width = width.checked_sub(cut(crop[0], crop[1], across))?;
    let height = height.checked_sub(cut(crop[2], crop[3], down * fields))?;
    (!bits.is_over() && width > 0 && height > 0).then_some((width, height))
}

/// Bit depths and scaling lists.
fn skip_chroma(bits: &mut Bits<'_>, chroma: u32) {
    bits.skip(usize::from(chroma == 3));
    bits.golomb();
    bits.golomb();
    bits.skip(1);
    if !bits.bit() {
        return;
    }
    for list in 0..if chroma == 3 { 12 } else { 8 } {
        if !bits.bit() {
            continue;
        }
        let mut scale = 8_i64;
        for _ in 0..if list < 6 { 16 } else { 64 } {
            scale = (scale + bits.signed_golomb()).rem_euclid(256);
            if scale == 0 {
                break;
            }
        }
    }
}

/// The order in which pictures are shown.
fn skip_order(bits: &mut Bits<'_>) {
    match bits.golomb() {
        0 => drop(bits.golomb()),
        1 => {
            bits.skip(1);
            bits.golomb();
            bits.golomb();
            for _ in 0..bits.golomb().min(255) {
                bits.golomb();
            }
        }
        _ => {}
    }
}

/// A sequence parameter set of HEVC (ITU-T H.265, 7.3.2.2).
fn of_hevc(unit: &[u8]) -> Option<Size> {
    if unit.first()? >> 1 & 0x3f != 33 {
        return None;
    }
    let bytes = unescaped(unit.get(2..)?);
    let mut bits = Bits::new(&bytes);
    bits.skip(4);
    let layers = bits.bits(3) as usize;
    bits.skip(1);
    // The general profile, tier and level, then those of the layers.
    bits.skip(96);
    let there: Vec<_> = (0..layers).map(|_| (bits.bit(), bits.bit())).collect();
    bits.skip(if layers > 0 { (8 - layers) * 2 } else { 0 });
    for (profile, level) in there {
        bits.skip(usize::from(profile) * 88 + usize::from(level) * 8);
    }
    bits.golomb();
    let chroma = bits.golomb();
    bits.skip(usize::from(chroma == 3));
    let (width, height) = (bits.golomb(), bits.golomb());
    let crop = if bits.bit() { [0; 4].map(|_: u32| bits.golomb()) } else { Default::default() };
    let (across, down) = match chroma {
        1 => (2, 2),
        2 => (2, 1),
        _ => (1, 1),
    };
    let cut = |first: u32, second: u32, unit: u32| first.saturating_add(second).saturating_mul(unit);
    let width = width.checked_sub(cut(crop[0], crop[1], across))?;
    let height = height.checked_sub(cut(crop[2], crop[3], down))?;
    (!bits.is_over() && width > 0 && height > 0).then_some((width, height))
}

/// A sequence header of MPEG-1 and MPEG-2 (ISO/IEC 13818-2, 6.2.2.1).
fn of_mpeg(unit: &[u8]) -> Option<Size> {
    let (first, rest) = unit.split_first()?;
    let mut bits = Bits::new(rest.get(..3)?);
    let size = (bits.bits(12), bits.bits(12));
    (*first == 0xb3 && size.0 > 0 && size.1 > 0).then_some(size)
}

/// Frames per second, rounded, that a sequence header of MPEG-1 or MPEG-2 tells (ISO/IEC 13818-2, table 6-4).
pub(super) fn mpeg_rate(bytes: &[u8]) -> Option<u32> {
    const RATES: [u32; 8] = [24, 24, 25, 30, 30, 50, 60, 60];
    let header = units(bytes).find(|unit| unit.first() == Some(&0xb3))?;
    RATES.get(usize::from(header.get(4)? & 0xf).checked_sub(1)?).copied()
}

/// The size that the configuration record of an H.264 stream tells (ISO/IEC 14496-15, 5.3.3.1).
pub(super) fn of_avc_record(record: &[u8]) -> Option<Size> {
    let length = usize::from(u16::from_be_bytes(*record.get(6..)?.first_chunk()?));
    let unit = record.get(8..)?;
    let unit = &unit[..unit.len().min(length)];
    let (head, rest) = unit.split_first()?;
    of_h264(rest, *head)
}
