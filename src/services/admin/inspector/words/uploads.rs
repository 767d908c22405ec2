//! Words of the table of uploads, and of one upload.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the table of uploads, and of one upload.
    UploadsWords {
        tenant: "Tenant", "租户";
        any: "any", "全部";
        apply: "Apply", "应用";
        none: "No upload of several requests yet.", "尚无由多个请求组成的上传。";
        began: "Began", "开始时间";
        object: "Bucket and key", "存储桶与对象键";
        state: "State", "状态";
        pieces: "Pieces", "分块数";
        bytes: "Bytes received", "接收字节";
        retries: "Retries", "重试次数";
        wasted: "Wasted", "浪费字节";
        gaps: "Gaps", "缺口";
        milliseconds: "Server ms", "服务端毫秒";
        open: "open", "进行中";
        finished: "finished", "已完成";
        instant: "instant", "秒传";
        aborted: "aborted", "已中止";
        title: "Upload", "上传";
        timeline: "Timeline", "时间线";
        connection: "connection", "连接";
        events: "callbacks", "回调";
        legend_done: "done", "成功";
        legend_refused: "refused", "被拒绝";
        legend_cut: "cut or gone", "中断";
        legend_retry: "↻ tried before", "↻ 重试";
        coverage: "Bytes by place", "各位置的字节";
        missing: "missing", "缺失";
        received: "received", "已接收";
        step: "Step", "步骤";
        status: "Status", "状态码";
        took: "ms", "毫秒";
        at: "At ms", "时刻（毫秒）";
        reason: "Reason and rules", "原因与规则";
        retry: "retry", "重试";
        request: "Request", "请求";
        event: "Event", "事件";
        attempts: "attempts", "次发送";
        back: "All uploads", "全部上传";
    }
}
