//! Tasks of VOD as their app sees them: task flows and pulled uploads, which wait, run and end by the
//! tenant's
//! clock.
//!
//! <https://cloud.tencent.com/document/product/266/33431> (DescribeTaskDetail)

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use parking_lot::Mutex;

use crate::catalog::limits::{TASK_TTL, TASKS_KEPT};
use crate::domain::accounts::VodApp;
use crate::domain::auth::vod::NotifyMode;
use crate::domain::ids::FileId;
use crate::domain::vod::media::Media;
use crate::domain::vod::procedure::Task;
use crate::domain::vod::pull::Pull;
use crate::primitives::memory::{MemoryFull, Meter, Reservation};
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// What the caller of a task asks for beside the work itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// `TasksPriority`, -10 … 10.
    pub priority: i64,
    pub notify_mode: NotifyMode,
    /// Given back with events.
    pub session_context: String,
    /// Names the request: another one with the same id is refused for a while.
    pub session_id: String,
}

/// A task.
#[derive(Debug, Clone)]
pub struct AppTask {
    pub id: String,
    pub app: VodApp,
    pub created: UnixSeconds,
    /// It waits until then.
    pub begins: UnixSeconds,
    /// It runs until then, or longer where its work takes longer.
    pub ends: UnixSeconds,
    pub asked: Asked,
    /// What the play URLs of its results begin with.
    pub root: String,
    pub work: Work,
    _cost: Option<Arc<Reservation>>,
}

/// What a task does.
#[derive(Debug, Clone)]
pub enum Work {
    /// A task flow over media.
    Flow(Flow),
    /// An upload that the service fetches itself.
    Pull(Box<Pull>),
}

/// A task flow.
#[derive(Debug, Clone)]
pub struct Flow {
    /// The media as they were when it began, or when it ended.
    pub media: Arc<Media>,
    /// Outcomes are plans until it has ended.
    pub tasks: Vec<Task>,
    pub has_ended: bool,
}

/// What kind of task it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkKind {
    Procedure,
    PullUpload,
}

impl WorkKind {
    /// The vendor's `TaskType`.
    pub fn text(self) -> &'static str {
        match self {
            Self::Procedure => "Procedure",
            Self::PullUpload => "PullUpload",
        }
    }
}

/// Status of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskStatus {
    Waiting,
    Processing,
    Finish,
}

impl TaskStatus {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Processing, Self::Finish];

    /// The vendor's word.
    pub fn text(self) -> &'static str {
        match self {
            Self::Waiting => "WAITING",
            Self::Processing => "PROCESSING",
            Self::Finish => "FINISH",
        }
    }
}

impl AppTask {
    /// A task that begins `wait` seconds after `now` and then takes `run` seconds.
    pub fn new(
        id: String,
        app: VodApp,
        now: UnixSeconds,
        (wait, run): (u32, u32),
        asked: Asked,
        root: String,
        work: Work,
    ) -> Self {
        let begins = now.plus(wait.into());
        let ends = begins.plus(run.into());
        Self { id, app, created: now, begins, ends, asked, root, work, _cost: None }
    }

    pub fn kind(&self) -> WorkKind {
        match &self.work {
            Work::Flow(_) => WorkKind::Procedure,
            Work::Pull(_) => WorkKind::PullUpload,
        }
    }

    pub fn has_ended(&self) -> bool {
        match &self.work {
            Work::Flow(flow) => flow.has_ended,
            Work::Pull(pull) => pull.has_ended(),
        }
    }

    pub fn status(&self, now: UnixSeconds) -> TaskStatus {
        match self.has_ended() {
            true => TaskStatus::Finish,
            false if now < self.begins => TaskStatus::Waiting,
            false => TaskStatus::Processing,
        }
    }

    /// The media it is about; none of a pulled upload that has not made any.
    pub fn file_id(&self) -> Option<FileId> {
        match &self.work {
            Work::Flow(flow) => Some(flow.media.file_id),
            Work::Pull(pull) => pull.file_id(),
        }
    }

    /// Whether its end has come, and its work is done.
    fn is_due(&self, now: UnixSeconds) -> bool {
        let is_done = match &self.work {
            Work::Flow(_) => true,
            Work::Pull(pull) => pull.is_fetched(),
        };
        is_done && now >= self.ends
    }

    /// The share of the memory budget, in bytes.
    fn cost(&self) -> u64 {
        const FIXED: usize = 1024;
        const LISTED: usize = 256;
        let asked = &self.asked;
        let work = match &self.work {
            Work::Flow(flow) => flow.tasks.len() * LISTED,
            Work::Pull(pull) => pull.cost(),
        };
        (FIXED + 2 * self.id.len() + asked.session_context.len() + asked.session_id.len() + work) as u64
    }
}

/// All tasks, the latest of each app.
#[derive(Debug)]
pub struct Tasks {
    inner: Mutex<Inner>,
    meter: Meter,
}

#[derive(Debug, Default)]
struct Inner {
    by_id: HashMap<String, Arc<AppTask>>,
    /// In the order in which they were made.
    order: VecDeque<String>,
    /// Those that have not ended.
    open: Vec<String>,
    /// Pulled uploads that nobody fetches yet.
    pulls: VecDeque<String>,
    fetcher: Option<Waker>,
}

impl Inner {
    fn place(&mut self, task: Arc<AppTask>) {
        self.order.push_back(task.id.clone());
        if !task.has_ended() {
            self.open.push(task.id.clone());
        }
        let is_waiting = match &task.work {
            Work::Pull(pull) => !pull.is_fetched(),
            Work::Flow(_) => false,
        };
        if is_waiting {
            self.pulls.push_back(task.id.clone());
            self.fetcher.take().into_iter().for_each(Waker::wake);
        }
        self.by_id.insert(task.id.clone(), task);
    }

    fn forget_lists(&mut self) {
        let Self { by_id, order, open, pulls, .. } = self;
        order.retain(|id| by_id.contains_key(id));
        open.retain(|id| by_id.contains_key(id));
        pulls.retain(|id| by_id.contains_key(id));
    }
}

impl Tasks {
    /// No task; new ones count against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self { inner: Mutex::default(), meter }
    }

    /// Adds a task. Beyond the most that are kept the oldest is forgotten.
    pub fn add(&self, task: AppTask) -> Result<Arc<AppTask>, MemoryFull> {
        let cost = Arc::new(self.meter.reserve(task.cost())?);
        let task = Arc::new(AppTask { _cost: Some(cost), ..task });
        let mut inner = self.inner.lock();
        inner.place(task.clone());
        if inner.order.len() > TASKS_KEPT {
            let oldest = inner.order.pop_front();
            oldest.map(|id| inner.by_id.remove(&id));
            inner.forget_lists();
        }
        Ok(task)
    }

    /// The task of `app` with this id, for three days.
    pub fn get(&self, app: VodApp, id: &str, now: UnixSeconds) -> Option<Arc<AppTask>> {
        let task = self.inner.lock().by_id.get(id)?.clone();
        (task.app == app && now.since(task.created) <= TASK_TTL).then_some(task)
    }

    /// The task with this id, whosever it is.
    pub fn known(&self, id: &str) -> Option<Arc<AppTask>> {
        self.inner.lock().by_id.get(id).cloned()
    }

    /// All tasks of `app` within three days, the oldest first.
    pub fn list(&self, app: VodApp, now: UnixSeconds) -> Vec<Arc<AppTask>> {
        let inner = self.inner.lock();
        let all = inner.order.iter().filter_map(|id| inner.by_id.get(id));
        all.filter(|task| task.app == app && now.since(task.created) <= TASK_TTL).cloned().collect()
    }

    /// Whether a task of this kind had the session id within the last `seconds`.
    pub fn has_session(&self, app: VodApp, kind: WorkKind, id: &str, seconds: i64, now: UnixSeconds) -> bool {
        let is_same = |task: &AppTask| {
            task.app == app
                && task.kind() == kind
                && task.asked.session_id == id
                && now.since(task.created) <= seconds
        };
        !id.is_empty() && self.inner.lock().by_id.values().any(|task| is_same(task))
    }

    /// Whether some have not ended.
    pub fn has_open(&self) -> bool {
        !self.inner.lock().open.is_empty()
    }

    /// Takes the tasks whose end has come by the clock of their owner: each is handed out once.
    pub fn take_due(&self, now_of: impl Fn(AppId) -> UnixSeconds) -> Vec<Arc<AppTask>> {
        let mut inner = self.inner.lock();
        let Inner { by_id, open, .. } = &mut *inner;
        let mut due = Vec::new();
        open.retain(|id| match by_id.get(id) {
            Some(task) if task.is_due(now_of(task.app.owner)) => {
                due.push(task.clone());
                false
            }
            Some(_) => true,
            None => false,
        });
        due
    }

    /// Takes a task whose end has come; none if it was taken before.
    pub fn take(&self, id: &str, now: UnixSeconds) -> Option<Arc<AppTask>> {
        let mut inner = self.inner.lock();
        let task = inner.by_id.get(id).filter(|task| task.is_due(now))?.clone();
        let place = inner.open.iter().position(|open| open == id)?;
        inner.open.remove(place);
        Some(task)
    }

    /// Replaces the work of a task; without effect on one that a reset has dropped.
    pub fn update(&self, id: &str, work: Work) {
        let mut inner = self.inner.lock();
        if let Some(task) = inner.by_id.get_mut(id) {
            *task = Arc::new(AppTask { work, ..AppTask::clone(task) });
        }
    }

    /// The next pulled upload to be fetched. There is one fetcher: only the last waker is kept.
    pub fn poll_pull(&self, cx: &mut Context<'_>) -> Poll<Arc<AppTask>> {
        let mut inner = self.inner.lock();
        while let Some(id) = inner.pulls.pop_front() {
            if let Some(task) = inner.by_id.get(&id) {
                return Poll::Ready(task.clone());
            }
        }
        inner.fetcher = Some(cx.waker().clone());
        Poll::Pending
    }

    pub fn snapshot(&self) -> Vec<Arc<AppTask>> {
        let inner = self.inner.lock();
        inner.order.iter().filter_map(|id| inner.by_id.get(id).cloned()).collect()
    }

    /// Restores all tasks, or those of one tenant.
    pub fn restore(&self, snapshot: &[Arc<AppTask>], tenant: Option<AppId>) {
        let is_meant = |task: &AppTask| tenant.is_none_or(|tenant| task.app.owner == tenant);
        let mut inner = self.inner.lock();
        inner.by_id.retain(|_, task| !is_meant(task));
        inner.forget_lists();
        snapshot.iter().filter(|task| is_meant(task)).for_each(|task| inner.place(task.clone()));
    }
}
