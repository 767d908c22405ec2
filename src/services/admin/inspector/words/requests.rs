//! Words of the table of requests.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the table of requests.
    RequestsWords {
        filter: "Filter", "筛选";
        filter_hint: "Path, host, key, code, reason…", "路径、域名、对象键、错误码、原因……";
        service: "Service", "服务";
        operation: "Operation", "操作";
        tenant: "Tenant", "租户";
        any: "any", "全部";
        refused: "Refused", "被拒绝";
        errors: "Status ≥ 400", "状态码 ≥ 400";
        preflights: "Preflights", "预检请求";
        apply: "Apply", "应用";
        pause: "Pause", "暂停";
        resume: "Go on", "继续";
        clear: "Clear", "清屏";
        everything: "Show everything", "显示全部";
        live: "Live", "实时";
        lost: "The server does not answer; trying again", "服务无响应，正在重连";
        waiting: "waiting", "条待显示";
        missed: "Too much came at once; load the page again to see all of it", "请求过多，部分未显示；刷新页面可查看全部";
        time: "Time", "时间";
        method: "Method", "方法";
        host: "Host", "域名";
        path: "Path", "路径";
        code: "Code", "状态码";
        milliseconds: "ms", "毫秒";
        bytes: "Bytes in / out", "收 / 发";
        rule: "Rule", "规则";
        none: "No request yet. Point an SDK at this server; the overview has the lines to paste.",
            "还没有请求。把 SDK 指向本服务即可，接入代码见“概览”页。";
        none_such: "No request fits this filter.", "没有符合筛选条件的请求。";
        older: "Older", "更早的请求";
        newest: "Newest", "最新的请求";
    }
}
