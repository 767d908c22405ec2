//! Words of the world.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the world.
    WorldWords {
        tenant: "Tenant", "租户";
        everybody: "all tenants", "全部租户";
        show: "Show", "显示";
        clock: "Clock", "时钟";
        time: "Time", "时间";
        mode: "Mode", "模式";
        own_clock: "This tenant has a clock of its own.", "该租户使用独立时钟。";
        shared_clock: "The clock that all tenants share. Changing it here gives a chosen tenant its own.",
            "当前为公共时钟。选定租户后在此修改，会为该租户建立独立时钟。";
        advance: "Advance", "快进";
        seconds: "seconds", "秒";
        minute: "1 minute", "1 分钟";
        hour: "1 hour", "1 小时";
        day: "1 day", "1 天";
        month: "30 days", "30 天";
        freeze: "Stop the clock here", "冻结在当前时间";
        unfreeze: "Real time", "恢复真实时间";
        freeze_at: "Stop at", "冻结在";
        set: "Set", "设置";
        tenants: "Tenants", "租户";
        secret_id: "SecretId", "SecretId";
        options: "Options that are not the defaults", "非默认选项";
        defaults: "all defaults", "全部为默认值";
        add_tenant: "Add a tenant", "新建租户";
        appid: "AppId", "AppId";
        generated: "generated", "自动生成";
        add: "Add", "新建";
        more: "more; the interface lists all", "个未列出，可通过接口查看全部";
        add_bucket: "Add a bucket", "新建存储桶";
        bucket: "Name", "名称";
        region: "Region", "地域";
        snapshots: "Snapshots", "快照";
        no_snapshots: "No snapshot yet. One keeps everything: accounts, buckets, objects, uploads, \
            rules, journal and clocks.",
            "还没有快照。快照会保存账号、存储桶、对象、上传、故障规则、请求记录和时钟。";
        name: "Name", "名称";
        save: "Save", "保存快照";
        restore: "Restore", "恢复";
        delete: "Delete", "删除";
        reset: "Reset", "重置";
        reset_hint: "Returns to what was there when the server started.", "恢复到服务启动时的状态。";
        reset_sure: "Everything since the start is lost. Go on?", "启动以来的全部更改都会丢失，确定继续？";
        policy: "Policy used", "已用权限策略";
        policy_hint: "The least policy that would have allowed the requests that succeeded. It was \
            made from this many:",
            "根据已成功的请求生成的最小权限策略。统计的请求数：";
    }
}
