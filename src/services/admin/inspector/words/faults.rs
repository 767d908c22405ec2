//! Words of the fault rules and their builder.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the fault rules and their builder.
    FaultsWords {
        rules: "Rules", "规则";
        none: "No rule: everything works.", "没有规则：一切正常。";
        all_used: "Every rule has acted.", "所有规则均已生效。";
        unused: "rules have not acted yet", "条规则尚未生效";
        id: "Rule", "规则";
        what: "Condition and effect", "条件与效果";
        matches: "Matches", "匹配";
        hits: "Hits", "生效";
        left: "Left", "剩余";
        remove: "Remove", "删除";
        remove_all: "Remove all", "全部删除";
        remove_question: "Remove all rules?", "确定删除所有规则？";
        build: "Build a rule", "创建规则";
        templates: "Begin with", "模板";
        service: "Service", "服务";
        operation: "Operation", "操作";
        any: "any", "任意";
        bucket: "Bucket (pattern)", "存储桶（通配）";
        key: "Key (pattern)", "对象键（通配）";
        appid: "AppId", "租户 AppId";
        effect: "Effect", "效果";
        value: "Number: bytes, ms, status", "数值：字节、毫秒、状态码";
        family: "Service of the error", "错误所属服务";
        error: "Error (type to search)", "错误（输入以搜索）";
        on: "When it acts", "何时生效";
        n: "n (2 or 1,3)", "n（如 2 或 1,3）";
        phase: "Phase", "阶段";
        before: "before the operation", "操作之前";
        after: "after it has taken effect", "操作生效之后";
        no_request_id: "without a request id", "不带请求 ID";
        show: "Show the JSON", "生成 JSON";
        json: "The rule as JSON", "规则 JSON";
        add: "Add the rule", "添加规则";
        second_init: "-4019 on the second init", "第二次初始化返回 -4019";
        once_503: "503 once, without request id", "返回一次 503，不带请求 ID";
        reset: "Connection reset at a byte", "在某字节处重置连接";
        commit_lost: "Commit takes effect, its response is lost", "提交已生效，响应丢失";
        slow: "Slow upload", "上传变慢";
        late: "Late callback", "回调延迟";
    }
}

impl FaultsWords {
    /// The name of a rule to begin with.
    pub(in crate::services::admin::inspector) fn template(&self, name: &str) -> &'static str {
        match name {
            "second_init" => self.second_init,
            "once_503" => self.once_503,
            "reset" => self.reset,
            "commit_lost" => self.commit_lost,
            "slow" => self.slow,
            _ => self.late,
        }
    }
}
