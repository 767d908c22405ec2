//! Task flows, simulated: which tasks a template has, what each makes of a file, and what a review finds.
//!
//! Nothing is transcoded: a transcoding is the same content under another name, a snapshot a small picture.
//! So that every URL in an event leads somewhere, and no number in it is invented.

use std::borrow::Cow;

pub use crate::domain::accounts::procedure::{MOST_TRANSCODINGS, Template, Verdict};
use crate::domain::vod::naming;

impl Verdict {
    /// The verdict a video asks for by its name: one that contains `cosplay-block`, `cosplay-review` or
    /// `cosplay-pass`.
    fn asked_by(name: &str) -> Option<Self> {
        let words =
            [("cosplay-block", Self::Block), ("cosplay-review", Self::Review), ("cosplay-pass", Self::Pass)];
        words.into_iter().find(|(word, _)| name.contains(word)).map(|(_, verdict)| verdict)
    }
}

/// The template that exists unless the account has one of this name: that of the captured signatures, with
/// the review that the guide to signature distribution speaks of.
const DEFAULT: &str = "XIAOZHIBO-DEFAULT";
/// Begins the names that list their tasks instead of naming a template, as before 2019.
const LISTED: &str = "QCVB_SimpleProcessFile(";

impl Template {
    /// The template that exists unless the account has one of its name.
    pub fn preset() -> Option<Self> {
        Self::find(&[], DEFAULT).map(Cow::into_owned)
    }

    /// The template called `name`: one of `known`, the one that always exists, or one whose name lists its
    /// tasks.
    pub fn find<'t>(known: &'t [Self], name: &str) -> Option<Cow<'t, Self>> {
        if let Some(template) = known.iter().find(|template| template.name == name) {
            return Some(Cow::Borrowed(template));
        }
        let template = match name.strip_prefix(LISTED) {
            Some(list) => Self::listed(list)?,
            None if name == DEFAULT => {
                Self { transcode: vec![20], cover_by_snapshot: Some(10), review: Some(10), ..Self::default() }
            }
            None => return None,
        };
        Some(Cow::Owned(Self { name: name.into(), ..template }))
    }

    /// `{20,30},0,10,10)`: transcodings, a watermark, a cover and a review, each by definition, 0 for none.
    /// The meaning of the places is assumed from names seen in the field. A name that lists too many
    /// transcodings is no template.
    fn listed(list: &str) -> Option<Self> {
        let (transcode, rest) = list.trim_end_matches(')').trim_start_matches('{').split_once('}')?;
        let numbers =
            |text: &str| text.split(',').filter_map(|n| n.trim().parse().ok()).collect::<Vec<u32>>();
        let (transcode, rest) = (numbers(transcode), numbers(rest));
        if transcode.len() > MOST_TRANSCODINGS {
            return None;
        }
        let definition = |place: usize| rest.get(place).copied().filter(|definition| *definition > 0);
        Some(Self { transcode, cover_by_snapshot: definition(1), review: definition(2), ..Self::default() })
    }

    /// The tasks for a video, with what they come to. `directory` is where their files go.
    pub fn tasks(&self, directory: &str, video_name: &str, video_type: &str) -> Vec<Task> {
        let verdict = Verdict::asked_by(video_name).unwrap_or(self.verdict);
        let mut tasks = Vec::new();
        let mut add = |kind, definition, output| {
            let outcome = self.error.map_or(Ok(output), Err);
            tasks.push(Task { kind, definition, outcome });
        };
        let made = [
            (TaskKind::SampleSnapshot, self.sample_snapshot),
            (TaskKind::CoverBySnapshot, self.cover_by_snapshot),
        ];
        let transcodes = self.transcode.iter().map(|definition| (TaskKind::Transcode, Some(*definition)));
        for (kind, definition) in transcodes.chain(made) {
            let Some(definition) = definition else { continue };
            let task = Task::of(kind, definition, directory, video_type);
            task.outcome.into_iter().for_each(|output| add(kind, definition, output));
        }
        if let Some(definition) = &self.review {
            add(TaskKind::Porn, *definition, Output::Review { verdict });
            add(TaskKind::Terrorism, *definition, Output::Review { verdict: Verdict::Pass });
            add(TaskKind::Political, *definition, Output::Review { verdict: Verdict::Pass });
        }
        tasks
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TaskKind {
    /// The video in another form.
    Transcode,
    /// Pictures at equal distances.
    SampleSnapshot,
    /// Pictures at given points.
    SnapshotByTimeOffset,
    /// A picture for a cover.
    CoverBySnapshot,
    /// A review for porn.
    Porn,
    /// A review for terrorism.
    Terrorism,
    /// A review for politics.
    Political,
}

impl TaskKind {
    /// The vendor's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Transcode => "Transcode",
            Self::SampleSnapshot => "SampleSnapshot",
            Self::SnapshotByTimeOffset => "SnapshotByTimeOffset",
            Self::CoverBySnapshot => "CoverBySnapshot",
            Self::Porn => "Porn",
            Self::Terrorism => "Terrorism",
            Self::Political => "Political",
        }
    }

    /// Whether it looks at the content instead of making something of it.
    pub fn is_review(self) -> bool {
        matches!(self, Self::Porn | Self::Terrorism | Self::Political)
    }
}

/// One task of a flow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    pub kind: TaskKind,
    /// The template definition it does it by.
    pub definition: u32,
    /// Output, or error code.
    pub outcome: Result<Output, i32>,
}

impl Task {
    /// The task that makes one file. `directory` is where it goes, `file_type` that of the video.
    pub fn of(kind: TaskKind, definition: u32, directory: &str, file_type: &str) -> Self {
        let name = kind.name();
        let lower = format!("{}{}", name[..1].to_lowercase(), &name[1..]);
        let key = match kind {
            TaskKind::Transcode => {
                format!("{directory}v.f{definition}.{}", naming::extension(file_type))
            }
            TaskKind::SampleSnapshot
            | TaskKind::SnapshotByTimeOffset
            | TaskKind::CoverBySnapshot
            | TaskKind::Porn
            | TaskKind::Terrorism
            | TaskKind::Political => format!("{directory}{lower}/{lower}_{definition}_0.jpg"),
        };
        Self { kind, definition, outcome: Ok(Output::File { key }) }
    }

    /// The task that cuts a picture at each point, in milliseconds.
    pub fn of_points(definition: u32, directory: &str, points: &[u64]) -> Self {
        const NAME: &str = "snapshotByTimeOffset";
        let picture = |(at, offset): (usize, &u64)| {
            let key = format!("{directory}{NAME}/{NAME}_{definition}_{at}.jpg");
            TaskFile { key, offset: *offset }
        };
        let files = points.iter().enumerate().map(picture).collect();
        Self { kind: TaskKind::SnapshotByTimeOffset, definition, outcome: Ok(Output::Snapshots { files }) }
    }
}

/// A file that a task makes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskFile {
    /// Key in the storage bucket.
    pub key: String,
    /// The point of the video that a picture shows, in milliseconds; 0 for other files.
    pub offset: u64,
}

/// Output of a task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Output {
    /// A file beside the video.
    File {
        /// Key in the storage bucket.
        key: String,
    },
    /// Pictures at given points.
    Snapshots { files: Vec<TaskFile> },
    /// Result of a review.
    Review { verdict: Verdict },
}

impl Output {
    /// The files it consists of.
    pub fn files(&self) -> Vec<TaskFile> {
        match self {
            Self::File { key } => vec![TaskFile { key: key.clone(), offset: 0 }],
            Self::Snapshots { files } => files.clone(),
            Self::Review { .. } => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(template: &Template, name: &str) -> Vec<(TaskKind, u32)> {
        template.tasks("d/", name, "mp4").into_iter().map(|task| (task.kind, task.definition)).collect()
    }

    #[test]
    fn a_name_that_lists_its_tasks_is_a_template_of_its_own() {
        let template =
            Template::find(&[], "QCVB_SimpleProcessFile({20,30},0,10,10)").expect("it lists tasks");
        use TaskKind::{CoverBySnapshot, Political, Porn, Terrorism, Transcode};
        let want = [(Transcode, 20), (Transcode, 30), (CoverBySnapshot, 10)];
        let reviews = [(Porn, 10), (Terrorism, 10), (Political, 10)];
        assert_eq!(kinds(&template, "a"), [&want[..], &reviews[..]].concat());
        for unknown in ["", "nothing", "QCVB_SimpleProcessFile(", "QCVB_SimpleProcessFile({20"] {
            assert_eq!(Template::find(&[], unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_task_flow_has_at_most_100_transcodings() {
        for (count, is_sound) in [(MOST_TRANSCODINGS, true), (MOST_TRANSCODINGS + 1, false)] {
            let list: Vec<_> = (1..=count).map(|definition| definition.to_string()).collect();
            let name = format!("QCVB_SimpleProcessFile({{{}}},0,10,10)", list.join(","));
            assert_eq!(Template::find(&[], &name).is_some(), is_sound, "{count}");
            let template = Template { transcode: vec![20; count], ..Template::default() };
            assert_eq!(template.check().is_ok(), is_sound, "{count}");
        }
    }

    #[test]
    fn an_accounts_template_beats_the_one_that_always_exists() {
        let own = Template { name: DEFAULT.into(), transcode: vec![7], ..Template::default() };
        let found = Template::find(std::slice::from_ref(&own), DEFAULT).map(Cow::into_owned);
        assert_eq!(found, Some(own));
        assert!(Template::find(&[], DEFAULT).is_some());
    }

    #[test]
    fn a_videos_name_can_ask_for_a_verdict_and_a_template_for_failure() {
        let template = Template { review: Some(10), ..Template::default() };
        let found = template.tasks("d/", "holiday cosplay-block", "mp4");
        assert_eq!(found[0].outcome, Ok(Output::Review { verdict: Verdict::Block }));
        assert_eq!(found[1].outcome, Ok(Output::Review { verdict: Verdict::Pass }));
        let failing = Template { error: Some(30009), ..template };
        assert!(failing.tasks("d/", "a", "mp4").iter().all(|task| task.outcome == Err(30009)));
    }
}
