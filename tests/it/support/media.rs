//! Media of the demo account, and calls of API 3.0 about them.

use std::fs;
use std::path::Path;

use cosplay::internals::domain::accounts::AccountOptions;
use serde_json::{Value, json};

use super::cloud::{Tc3, code, done};
use super::http::{Answer, Request};
use super::vod::{call, signature_at, signed, text, upload};
use super::{OTHER_SECRET_ID, OTHER_SECRET_KEY, World};

/// A sample of a media file.
pub fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/media").join(name)).unwrap()
}

/// A server whose clients upload media and then ask for them.
pub struct Library {
    pub world: World,
}

impl Library {
    pub fn new() -> Self {
        Self { world: World::new() }
    }

    pub fn with_options(change: impl FnOnce(&mut AccountOptions)) -> Self {
        Self { world: World::with_options(change) }
    }

    /// The time of the server's clock.
    pub fn now(&self) -> i64 {
        self.world.app.clock.now().0
    }

    /// Uploads media as a client does, and answers the file id.
    pub fn upload(&self, name: &str, file_type: &str, content: &[u8]) -> String {
        self.upload_with(name, file_type, content, &[])
    }

    /// The same with these parameters in the signature.
    pub fn upload_with(&self, name: &str, file_type: &str, content: &[u8], more: &[(&str, &str)]) -> String {
        let signature = signature_at(self.now(), more);
        let wanted = json!({ "videoName": name, "videoType": file_type });
        let applied = self.world.send(call("ApplyUploadUGC", &signed(&signature, wanted))).data();
        upload(&self.world, &applied, "video", content);
        let session = json!({ "vodSessionKey": applied["vodSessionKey"] });
        let committed = self.world.send(call("CommitUploadUGC", &signed(&signature, session))).data();
        text(&committed, "/fileId").to_owned()
    }

    /// A small video.
    pub fn video(&self, name: &str) -> String {
        self.upload(name, "mp4", b"video")
    }

    pub fn send(&self, action: &str, parameters: &Value) -> Answer {
        let call = Tc3 { timestamp: self.now(), ..Tc3::default() };
        self.world.send(call.post(action, &parameters.to_string()))
    }

    /// A call that must succeed.
    #[track_caller]
    pub fn ask(&self, action: &str, parameters: Value) -> Value {
        done(&self.send(action, &parameters))
    }

    /// The code of a call that must be refused.
    #[track_caller]
    pub fn refuse(&self, action: &str, parameters: Value) -> String {
        code(&self.send(action, &parameters))
    }

    /// The second account's call.
    pub fn of_other(&self, action: &str, parameters: &Value) -> Answer {
        let call = Tc3 {
            timestamp: self.now(),
            secret_id: OTHER_SECRET_ID,
            secret_key: OTHER_SECRET_KEY,
            ..Tc3::default()
        };
        self.world.send(call.post(action, &parameters.to_string()))
    }

    /// One of the media, as DescribeMediaInfos shows it.
    #[track_caller]
    pub fn info(&self, file_id: &str) -> Value {
        let mut answer = self.ask("DescribeMediaInfos", json!({ "FileIds": [file_id] }));
        assert_eq!(answer["NotExistFileIdSet"], json!([]), "{answer}");
        answer["MediaInfoSet"][0].take()
    }

    /// GETs a play URL.
    pub fn play(&self, url: &str) -> Answer {
        let rest = url.strip_prefix("http://").unwrap_or_else(|| panic!("{url}"));
        let (host, path) = rest.split_once('/').unwrap();
        self.world.send(Request::get(format!("/{path}")).header("Host", host))
    }

    /// Status of the play URL of media.
    #[track_caller]
    pub fn plays(&self, file_id: &str) -> u16 {
        self.play(text(&self.info(file_id), "/BasicInfo/MediaUrl")).status
    }

    /// A task that has ended, waited for in real time.
    #[track_caller]
    pub fn ended(&self, task_id: &str) -> Value {
        for _ in 0..200 {
            let detail = self.ask("DescribeTaskDetail", json!({ "TaskId": task_id }));
            if detail["Status"] == "FINISH" {
                return detail;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        panic!("the task {task_id} does not end");
    }
}
