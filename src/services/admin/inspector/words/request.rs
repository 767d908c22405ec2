//! Words of the page of one request.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the page of one request.
    RequestWords {
        all: "All requests", "全部请求";
        about: "About it", "概要";
        time: "Time", "时间";
        host: "Host", "域名";
        operation: "Operation", "操作";
        service: "Service", "服务";
        tenant: "Tenant", "租户";
        bucket: "Bucket", "存储桶";
        key: "Key", "对象键";
        step: "Step of an upload", "上传步骤";
        bytes_in: "Bytes received", "接收字节数";
        bytes_out: "Bytes sent", "发送字节数";
        sha1: "SHA-1 of the body", "请求体 SHA-1";
        ignored: "Not read", "未使用的参数";
        rule: "Fault rule", "故障规则";
        same_operation: "Requests of this operation", "同一操作的请求";
        upload: "Its upload", "所属上传";
        decision: "The signature, taken apart", "签名解析";
        request: "Request", "请求";
        response: "Response", "响应";
        query: "Query, decoded", "查询参数（已解码）";
        headers: "Headers", "请求头";
        body: "Body, its beginning", "正文开头";
        no_body: "No body is kept. Small text bodies are, with --journal-bodies.",
            "没有保存请求体。使用 --journal-bodies 启动后会保存较小的文本请求体。";
        cut: "This is its beginning.", "仅显示开头部分。";
        json: "As JSON", "JSON";
        curl: "Copy as curl", "复制为 curl";
        replay: "Send again, signed anew", "重新签名并重放";
        fail_next: "Fail the next one like this", "让下一个同类请求失败";
        same_key: "only this key:", "仅限该对象键：";
        effect: "Effect", "效果";
        effect_503: "503, nothing else", "返回 503";
        effect_500: "500, nothing else", "返回 500";
        effect_close: "connection closed without a response", "不响应，直接断开连接";
        effect_delay: "5 s late", "延迟 5 秒";
        effect_corrupt: "response corrupted", "响应内容损坏";
        phase: "When", "时机";
        phase_before: "instead of doing it", "执行前（不执行）";
        phase_after: "after doing it", "执行后（已生效）";
        arm: "Add the rule", "添加规则";
        armed: "The rule is in force.", "规则已生效。";
    }
}
