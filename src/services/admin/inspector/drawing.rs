//! The drawing of an upload: a lane a connection, a bar a request, callbacks on the same axis, and below it
//! which bytes have come.

use crate::domain::journal::entry::Outcome;
use crate::domain::journal::step::Step;
use crate::domain::journal::timeline::{Timeline, Told};

/// Where the time axis begins and ends, in the drawing's units.
const LEFT: f64 = 120.0;
const RIGHT: f64 = 985.0;
/// Height of a lane.
const LANE: usize = 30;
/// Height of the axis above the lanes.
const TOP: usize = 24;
/// Parts of the axis.
const TICKS: u32 = 5;
/// Width of the shortest bar.
const THINNEST: f64 = 3.0;

/// A drawing, ready for its template.
#[derive(Debug)]
pub(super) struct Drawing {
    pub height: usize,
    pub lanes: Vec<Lane>,
    pub ticks: Vec<Tick>,
    pub bars: Vec<Bar>,
    pub marks: Vec<Mark>,
    /// Stretches of the content's bytes, received and missing.
    pub coverage: Vec<Stretch>,
}

/// The requests of one connection; no number for that of the callbacks.
#[derive(Debug)]
pub(super) struct Lane {
    pub connection: Option<usize>,
    pub y: usize,
    pub text_y: usize,
}

#[derive(Debug)]
pub(super) struct Tick {
    pub x: String,
    pub text: String,
}

/// One request.
#[derive(Debug)]
pub(super) struct Bar {
    pub request: u64,
    pub x: String,
    pub y: usize,
    pub width: String,
    /// Where its mark stands: behind the end.
    pub end: String,
    pub text_y: usize,
    pub tone: &'static str,
    pub title: String,
    pub is_retry: bool,
    pub is_cut: bool,
}

/// A callback.
#[derive(Debug)]
pub(super) struct Mark {
    pub x: String,
    pub y: usize,
    pub title: String,
}

#[derive(Debug)]
pub(super) struct Stretch {
    pub x: String,
    pub width: String,
    pub is_missing: bool,
    pub title: String,
}

impl Drawing {
    pub(super) fn of(upload: &Timeline) -> Self {
        let axis = Axis::of(&upload.steps);
        let mut connections: Vec<u64> = Vec::new();
        for step in &upload.steps {
            if !connections.contains(&step.connection) {
                connections.push(step.connection);
            }
        }
        let lane_of = |connection| connections.iter().position(|known| *known == connection).unwrap_or(0);
        let y = |lane: usize| TOP + lane * LANE;
        let lane = |at: usize, connection| Lane { connection, y: y(at) + LANE, text_y: y(at) + LANE / 2 + 4 };
        let mut lanes: Vec<Lane> = (0..connections.len()).map(|at| lane(at, Some(at + 1))).collect();
        if !upload.callbacks.is_empty() {
            lanes.push(lane(connections.len(), None));
        }
        Self {
            height: y(lanes.len()) + 6,
            ticks: axis.ticks(),
            bars: upload.steps.iter().map(|step| bar(step, &axis, y(lane_of(step.connection)))).collect(),
            marks: marks(upload, &axis, y(connections.len()) + LANE / 2),
            coverage: coverage(upload),
            lanes,
        }
    }
}

/// From microseconds to places.
struct Axis {
    start: u64,
    span: f64,
}

impl Axis {
    fn of(steps: &[Told]) -> Self {
        let start = steps.iter().map(|step| step.began_micros).min().unwrap_or(0);
        let end = steps.iter().map(end_of).max().unwrap_or(0);
        Self { start, span: (end.saturating_sub(start)).max(1) as f64 * 1.04 }
    }

    fn at(&self, micros: u64) -> f64 {
        LEFT + (RIGHT - LEFT) * (micros.saturating_sub(self.start)) as f64 / self.span
    }

    fn ticks(&self) -> Vec<Tick> {
        let tick = |part: u32| {
            let share = f64::from(part) / f64::from(TICKS);
            let text = milliseconds(self.span * share / 1000.0);
            Tick { x: place((RIGHT - LEFT).mul_add(share, LEFT)), text }
        };
        (0..TICKS).map(tick).collect()
    }
}

/// Microseconds from the server's start to a request's end.
fn end_of(step: &Told) -> u64 {
    step.began_micros + (step.milliseconds * 1000.0) as u64
}

fn place(at: f64) -> String {
    format!("{at:.1}")
}

fn milliseconds(time: f64) -> String {
    if time >= 10_000.0 { format!("{:.1} s", time / 1000.0) } else { format!("{time:.0} ms") }
}

fn bar(step: &Told, axis: &Axis, top: usize) -> Bar {
    let (from, to) = (axis.at(step.began_micros), axis.at(end_of(step)));
    let width = (to - from).max(THINNEST);
    let status = step.status.map_or_else(|| "–".to_owned(), |status| status.to_string());
    let title = format!("#{} {} {status} {:.1} ms", step.request, name(step.step), step.milliseconds);
    let (tone, is_cut) = match step.outcome {
        Outcome::Done => ("done", false),
        Outcome::Refused => ("refused", false),
        Outcome::Cut | Outcome::Gone => ("cut", true),
    };
    Bar {
        request: step.request,
        x: place(from),
        y: top + 9,
        width: place(width),
        end: place(from + width + 2.0),
        text_y: top + 20,
        tone,
        title,
        is_retry: step.retry,
        is_cut,
    }
}

/// The callbacks, one behind the other from the last commit on: only their seconds are known.
fn marks(upload: &Timeline, axis: &Axis, y: usize) -> Vec<Mark> {
    let commits = upload.steps.iter().filter(|step| step.step == Step::Commit);
    let from = axis.at(commits.map(end_of).max().unwrap_or(axis.start));
    let mark = |(at, callback): (usize, &crate::domain::journal::timeline::Callback)| Mark {
        x: place(16.0_f64.mul_add(at as f64, from + 8.0).min(RIGHT)),
        y,
        title: format!("{} {} ×{}", callback.event, callback.status.word(), callback.attempts),
    };
    upload.callbacks.iter().enumerate().map(mark).collect()
}

/// Which places of the upload's own key have come: bytes of slices, numbers of parts.
fn coverage(upload: &Timeline) -> Vec<Stretch> {
    let own = upload.ends.iter().filter(|((key, _), _)| *key == upload.key);
    let pieces: Vec<(u64, u64)> = own.map(|((_, start), end)| (*start, *end)).collect();
    let gaps = upload.gaps.iter().copied();
    let first = pieces.first().map_or(0, |(start, _)| *start);
    let last = pieces.iter().map(|(_, end)| *end).max().unwrap_or(0);
    let span = last.saturating_sub(first).max(1) as f64;
    let stretch = |(start, end): (u64, u64), is_missing| {
        let scale = |at: u64| 1000.0 * at.saturating_sub(first) as f64 / span;
        let (x, to) = (scale(start), scale(end));
        let title = format!("{start}–{end}");
        Stretch { x: place(x), width: place((to - x - 1.0).max(1.0)), is_missing, title }
    };
    let received = pieces.iter().map(|piece| stretch(*piece, false));
    received.chain(gaps.map(|gap| stretch(gap, true))).collect()
}

/// The step as the JSON interface names it.
pub(super) fn name(step: Step) -> String {
    match step {
        Step::Apply => "apply".into(),
        Step::Begin => "begin".into(),
        Step::Instant => "instant".into(),
        Step::Piece { at, .. } => format!("piece {at}"),
        Step::Whole => "whole".into(),
        Step::End => "end".into(),
        Step::Commit => "commit".into(),
        Step::Abort => "abort".into(),
        Step::Lost => "lost".into(),
    }
}
