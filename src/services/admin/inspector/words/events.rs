//! Words of the events.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the events.
    EventsWords {
        none: "No event yet. An account with a callback URL, or that pulls events, has one for each \
               committed upload.",
            "尚无事件。设置了回调地址或使用拉取方式的账号，每次上传提交后都会产生事件。";
        all: "All events", "全部事件";
        app: "App", "应用";
        file: "File", "文件";
        sent_to: "Sent to", "发送至";
        pulled: "pulled by the app", "由应用拉取";
        attempts: "Attempts", "发送次数";
        last_error: "Last error", "最近错误";
        rule: "Rule", "规则";
        body: "Body", "内容";
        redeliver: "Send again", "重新发送";
        hold: "Hold", "暂扣";
        release: "Release", "放行";
        discard: "Drop", "丢弃";
        discard_question: "Drop this event? It will not be sent.", "确定丢弃该事件？它将不会被发送。";
    }
}
