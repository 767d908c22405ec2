//! Derived from `errors.csv`, one static a row, so that naming a row in code is checked by the compiler.
//!
//! Do not edit: `tests/it/docs/catalogue.rs` writes this file and compares it (`COSPLAY_BLESS=1 cargo test --test it catalogue`).

use crate::catalog::errors::ErrorRow;

/// The COS JSON API (`files/v2`) (206 rows).
pub mod cos_json {
    use crate::catalog::errors::{Certainty::*, ErrorRow, Kind::*, Wire::*};

    /// `-1`: `local file to upload does not exist`.
    pub static SDK_FILE_NOT_FOUND: ErrorRow = ErrorRow {
        family: "cos_json", name: "SDK_FILE_NOT_FOUND", wire: Number(-1), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "local file to upload does not exist",
        message_zh: "指定的上传文件不存在",
        trigger: "made inside the SDK, never on the wire",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-2`: `network request failed (client cannot reach the service)`.
    pub static SDK_NETWORK: ErrorRow = ErrorRow {
        family: "cos_json", name: "SDK_NETWORK", wire: Number(-2), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "network request failed (client cannot reach the service)",
        message_zh: "网络请求失败(一般是用户主机和我们的服务无法连通)",
        trigger: "made inside the SDK; drop the connection or answer 5xx to provoke it",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-3`: `parameter error`.
    pub static SDK_PARAM: ErrorRow = ErrorRow {
        family: "cos_json", name: "SDK_PARAM", wire: Number(-3), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "parameter error",
        message_zh: "参数错误",
        trigger: "made inside the SDK; Java and Python use it for answers that are broken or not JSON",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4`: `illegal slice size`.
    pub static SDK_SLICE_SIZE: ErrorRow = ErrorRow {
        family: "cos_json", name: "SDK_SLICE_SIZE", wire: Number(-4), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "illegal slice size",
        message_zh: "分片大小非法",
        trigger: "made inside the SDK, never on the wire",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-200`: `OK (HTTP 200 on the download host)`.
    pub static DOWNLOAD_200: ErrorRow = ErrorRow {
        family: "cos_json", name: "DOWNLOAD_200", wire: Number(-200), variant: 1,
        http: Some(200), kind: Status, certainty: Documented,
        text: "",
        message: "OK (HTTP 200 on the download host)",
        message_zh: "正常",
        trigger: "GET an existing readable object; plain HTTP 200, no JSON",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-206`: `partial content (HTTP 206)`.
    pub static DOWNLOAD_206: ErrorRow = ErrorRow {
        family: "cos_json", name: "DOWNLOAD_206", wire: Number(-206), variant: 1,
        http: Some(206), kind: Status, certainty: Documented,
        text: "",
        message: "partial content (HTTP 206)",
        message_zh: "(部分内容) 服务器成功处理了部分 GET 请求",
        trigger: "download GET with a satisfiable Range header",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-403`: `authentication error or referer blacklisted (HTTP 403)`.
    pub static DOWNLOAD_403: ErrorRow = ErrorRow {
        family: "cos_json", name: "DOWNLOAD_403", wire: Number(-403), variant: 1,
        http: Some(403), kind: Status, certainty: Documented,
        text: "",
        message: "authentication error or referer blacklisted (HTTP 403)",
        message_zh: "鉴权错误或者命中了refer黑名单",
        trigger: "download GET of a private object with absent/invalid/expired sign, object forbid bit set, or referer blocked",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-404`: `file does not exist (HTTP 404)`.
    pub static DOWNLOAD_404: ErrorRow = ErrorRow {
        family: "cos_json", name: "DOWNLOAD_404", wire: Number(-404), variant: 1,
        http: Some(404), kind: Status, certainty: Documented,
        text: "",
        message: "file does not exist (HTTP 404)",
        message_zh: "文件不存在",
        trigger: "download GET of an absent object",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-405`: `method not allowed for the resource (HTTP 405)`.
    pub static DOWNLOAD_405: ErrorRow = ErrorRow {
        family: "cos_json", name: "DOWNLOAD_405", wire: Number(-405), variant: 1,
        http: Some(405), kind: Status, certainty: Documented,
        text: "",
        message: "method not allowed for the resource (HTTP 405)",
        message_zh: "请求方法不能被用于请求相应的资源",
        trigger: "PUT/POST/DELETE on the download host",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-500`: `internal server error (HTTP 500)`.
    pub static DOWNLOAD_500: ErrorRow = ErrorRow {
        family: "cos_json", name: "DOWNLOAD_500", wire: Number(-500), variant: 1,
        http: Some(500), kind: Status, certainty: Documented,
        text: "",
        message: "internal server error (HTTP 500)",
        message_zh: "内部服务器错误",
        trigger: "plain status of a download; no request provokes it",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6101`: `file does not exist (download errorcode)`.
    pub static DOWNLOAD_6101: ErrorRow = ErrorRow {
        family: "cos_json", name: "DOWNLOAD_6101", wire: Number(-6101), variant: 1,
        http: Some(404), kind: Status, certainty: Documented,
        text: "",
        message: "file does not exist (download errorcode)",
        message_zh: "文件不存在",
        trigger: "errorcode field of the body that accompanies a download 404",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-45062`: `file upload not completed (download errorcode)`.
    pub static DOWNLOAD_45062: ErrorRow = ErrorRow {
        family: "cos_json", name: "DOWNLOAD_45062", wire: Number(-45062), variant: 1,
        http: Some(404), kind: Status, certainty: Documented,
        text: "",
        message: "file upload not completed (download errorcode)",
        message_zh: "文件未上传完成",
        trigger: "download GET of a path that only has an unfinished slice session",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `400`: `bad request, malformed body`.
    pub static HTTP_BAD_REQUEST: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_BAD_REQUEST", wire: Number(400), variant: 1,
        http: Some(400), kind: Status, certainty: Documented,
        text: "",
        message: "bad request, malformed body",
        message_zh: "请求不合法,包体格式错误",
        trigger: "default status of an answer with a non-zero code",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `401`: `permission check failed`.
    pub static HTTP_UNAUTHORIZED: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_UNAUTHORIZED", wire: Number(401), variant: 1,
        http: Some(401), kind: Status, certainty: Documented,
        text: "",
        message: "permission check failed",
        message_zh: "权限验证失败",
        trigger: "no request provokes it: authorization failures answer 400",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `403`: `authentication data illegal, access forbidden`.
    pub static HTTP_FORBIDDEN: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_FORBIDDEN", wire: Number(403), variant: 1,
        http: Some(403), kind: Status, certainty: Documented,
        text: "",
        message: "authentication data illegal, access forbidden",
        message_zh: "鉴权信息不合法,禁止访问",
        trigger: "download hosts only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `413`: `entity too large`.
    pub static HTTP_REQUEST_ENTITY_TOO_LARGE: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_REQUEST_ENTITY_TOO_LARGE", wire: Number(413), variant: 1,
        http: Some(413), kind: Status, certainty: Documented,
        text: "",
        message: "entity too large",
        message_zh: "文件大小超长",
        trigger: "simple upload larger than 20 MiB / body above the hard limit",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `500`: `service internal error`.
    pub static HTTP_INTERNAL_SERVER_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_INTERNAL_SERVER_ERROR", wire: Number(500), variant: 1,
        http: Some(500), kind: Status, certainty: Documented,
        text: "",
        message: "service internal error",
        message_zh: "服务内部错误",
        trigger: "no request provokes it",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `503`: `service unavailable`.
    pub static HTTP_SERVICE_UNAVAILABLE: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_SERVICE_UNAVAILABLE", wire: Number(503), variant: 1,
        http: Some(503), kind: Status, certainty: Documented,
        text: "",
        message: "service unavailable",
        message_zh: "服务不可用",
        trigger: "answered with -300 when memory runs out",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `504`: `backend timeout`.
    pub static HTTP_GATEWAY_TIME_OUT: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_GATEWAY_TIME_OUT", wire: Number(504), variant: 1,
        http: Some(504), kind: Status, certainty: Documented,
        text: "",
        message: "backend timeout",
        message_zh: "后端服务超时",
        trigger: "no request provokes it",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `599`: `unknown internal server error`.
    pub static HTTP_UNKOWN_INTERNAL_SERVER_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_UNKOWN_INTERNAL_SERVER_ERROR", wire: Number(599), variant: 1,
        http: Some(599), kind: Status, certainty: Documented,
        text: "",
        message: "unknown internal server error",
        message_zh: "未知服务器内部错误",
        trigger: "no request provokes it",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `612`: `no such file`.
    pub static HTTP_FILE_NOTEXIST: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_FILE_NOTEXIST", wire: Number(612), variant: 1,
        http: Some(612), kind: Status, certainty: Documented,
        text: "",
        message: "no such file",
        message_zh: "查无此文件",
        trigger: "legacy status, no request provokes it: a missing file answers 404",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `631`: `illegal business id`.
    pub static HTTP_INVALID_APPID: ErrorRow = ErrorRow {
        family: "cos_json", name: "HTTP_INVALID_APPID", wire: Number(631), variant: 1,
        http: Some(631), kind: Status, certainty: Documented,
        text: "",
        message: "illegal business id",
        message_zh: "非法的业务ID",
        trigger: "legacy status, no request provokes it",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `0`: `success`.
    pub static _SUCCESS: ErrorRow = ErrorRow {
        family: "cos_json", name: "_SUCCESS", wire: Number(0), variant: 1,
        http: Some(200), kind: Status, certainty: Documented,
        text: "SUCCESS",
        message: "success",
        message_zh: "成功",
        trigger: "every successful call",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-9999`: `unknown error`.
    pub static UNKOWN: ErrorRow = ErrorRow {
        family: "cos_json", name: "UNKOWN", wire: Number(-9999), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "UNKOWN",
        message: "unknown error",
        message_zh: "未知错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-99`: `proxy failed to read its configuration`.
    pub static ERROR_PROXY_GET_CONFIG: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_GET_CONFIG", wire: Number(-99), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_GET_CONFIG",
        message: "proxy failed to read its configuration",
        message_zh: "proxy读取配置失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-98`: `call to the signature service failed`.
    pub static ERROR_PROXY_AUTH_INVOKE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_INVOKE", wire: Number(-98), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_AUTH_INVOKE",
        message: "call to the signature service failed",
        message_zh: "调用签名服务失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-97`: `illegal signature`.
    pub static ERROR_PROXY_AUTH_FAILED: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_FAILED", wire: Number(-97), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_FAILED",
        message: "illegal signature",
        message_zh: "非法签名",
        trigger: "HMAC mismatch (wrong SecretKey, altered plaintext); also non-numeric a= and, when the 90-day cap is enforced, e-t > 7776000",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-96`: `signature expired`.
    pub static ERROR_PROXY_AUTH_EXPIRED: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_EXPIRED", wire: Number(-96), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_EXPIRED",
        message: "signature expired",
        message_zh: "签名过期",
        trigger: "multi-effect signature with 0 < e <= now",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-95`: `message carries no session`.
    pub static ERROR_PROXY_NO_SESSION: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_NO_SESSION", wire: Number(-95), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_NO_SESSION",
        message: "message carries no session",
        message_zh: "消息缺少session信息",
        trigger: "upload_slice_data / upload_slice_finish without a session field (or empty)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-94`: `message carries a wrong session`.
    pub static ERROR_PROXY_WRONG_SESSION: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_WRONG_SESSION", wire: Number(-94), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_WRONG_SESSION",
        message: "message carries a wrong session",
        message_zh: "携带错误session信息",
        trigger: "live session used on another path, bucket or appid",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-89`: `proxy failed to forward to the cmd service`.
    pub static ERROR_PROXY_ROUTE_CMD: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_ROUTE_CMD", wire: Number(-89), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_ROUTE_CMD",
        message: "proxy failed to forward to the cmd service",
        message_zh: "proxy转发cmd服务失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-88`: `encoding of the cmd message failed`.
    pub static ERROR_PROXY_ENCODE_CMD: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_ENCODE_CMD", wire: Number(-88), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_ENCODE_CMD",
        message: "encoding of the cmd message failed",
        message_zh: "编码cmd服务消息失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-87`: `decoding of the cmd answer failed`.
    pub static ERROR_PROXY_DECODE_CMD: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_DECODE_CMD", wire: Number(-87), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_DECODE_CMD",
        message: "decoding of the cmd answer failed",
        message_zh: "解析cmd服务消息失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-86`: `proxy failed to forward to the process service`.
    pub static ERROR_PROXY_ROUTE_PROCESS: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_ROUTE_PROCESS", wire: Number(-86), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_ROUTE_PROCESS",
        message: "proxy failed to forward to the process service",
        message_zh: "proxy转发process服务失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-85`: `decoding of the process answer failed`.
    pub static ERROR_PROXY_DECODE_PROCESS_RSP: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_DECODE_PROCESS_RSP", wire: Number(-85), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_DECODE_PROCESS_RSP",
        message: "decoding of the process answer failed",
        message_zh: "解析process服务应答失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-84`: `no L5 route to process`.
    pub static ERROR_PROXY_GET_PROCESS_L5: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_GET_PROCESS_L5", wire: Number(-84), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_GET_PROCESS_L5",
        message: "no L5 route to process",
        message_zh: "获取processL5失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-83`: `signature service unpack error`.
    pub static ERROR_PROXY_AUTH_UNPACK: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_UNPACK", wire: Number(-83), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_AUTH_UNPACK",
        message: "signature service unpack error",
        message_zh: "签名服务解包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-82`: `no such appid`.
    pub static ERROR_PROXY_AUTH_APPID_NOEXIST: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_APPID_NOEXIST", wire: Number(-82), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_APPID_NOEXIST",
        message: "no such appid",
        message_zh: "不存在此appid",
        trigger: "account marked closed: key known, appid no longer registered",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-81`: `empty signature`.
    pub static ERROR_PROXY_AUTH_SIGN_EMPTY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_SIGN_EMPTY", wire: Number(-81), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_SIGN_EMPTY",
        message: "empty signature",
        message_zh: "签名为空",
        trigger: "neither Authorization header nor sign query parameter, or both empty",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-80`: `illegal business id`.
    pub static ERROR_PROXY_INVALID_APPID: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_INVALID_APPID", wire: Number(-80), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_INVALID_APPID",
        message: "illegal business id",
        message_zh: "非法的业务ID",
        trigger: "numeric URL appid out of range (0 or > 4294967295)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-79`: `secretid does not exist`.
    pub static ERROR_PROXY_AUTH_SECRETID_NOEXIST: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_SECRETID_NOEXIST", wire: Number(-79), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_SECRETID_NOEXIST",
        message: "secretid does not exist",
        message_zh: "secretid不存在",
        trigger: "k= not a registered SecretId",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-78`: `SDK protocol mismatch, upgrade`.
    pub static ERROR_PROXY_INVALID_PROTOCOL: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_INVALID_PROTOCOL", wire: Number(-78), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_INVALID_PROTOCOL",
        message: "SDK protocol mismatch, upgrade",
        message_zh: "SDK协议不匹配,请升级",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-77`: `once signature already used`.
    pub static ERROR_PROXY_AUTH_REPLAY_ATTACH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_REPLAY_ATTACH", wire: Number(-77), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_REPLAY_ATTACH",
        message: "once signature already used",
        message_zh: "单次性签名已不可用",
        trigger: "same e=0 signature presented a second time",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-76`: `once signature without fileid`.
    pub static ERROR_PROXY_AUTH_ONCESIGN_NOFILEID: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_ONCESIGN_NOFILEID", wire: Number(-76), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_ONCESIGN_NOFILEID",
        message: "once signature without fileid",
        message_zh: "单次签名没有url",
        trigger: "e=0 and f empty",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-75`: `operation not supported`.
    pub static ERROR_PROXY_AUTH_UNSUPPORTED_OP: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_UNSUPPORTED_OP", wire: Number(-75), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_UNSUPPORTED_OP",
        message: "operation not supported",
        message_zh: "不支持此操作",
        trigger: "delete/update/move/copy addressed to the bucket root",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-74`: `multi-effect signature with zero expiry`.
    pub static ERROR_PROXY_AUTH_MULTISIGN_EXPIREDEMPTY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_MULTISIGN_EXPIREDEMPTY", wire: Number(-74), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_MULTISIGN_EXPIREDEMPTY",
        message: "multi-effect signature with zero expiry",
        message_zh: "多次签名-过期时间为0",
        trigger: "e=0 signature on an op that needs a multi-effect one (create, list, stat, upload, upload_slice_*)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-73`: `once signature with non-zero expiry`.
    pub static ERROR_PROXY_AUTH_ONCESIGN_EXPIREDNOTEMPTY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_ONCESIGN_EXPIREDNOTEMPTY", wire: Number(-73), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_ONCESIGN_EXPIREDNOTEMPTY",
        message: "once signature with non-zero expiry",
        message_zh: "单次签名-过期时间不为0",
        trigger: "e != 0 on delete or update, with once_policy=documented",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-72`: `signing failed`.
    pub static ERROR_PROXY_APP_SIGN_FAILED: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_APP_SIGN_FAILED", wire: Number(-72), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_APP_SIGN_FAILED",
        message: "signing failed",
        message_zh: "签名失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-71`: `too frequent, retry later`.
    pub static ERROR_PROXY_FREQ_CONTROL: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_FREQ_CONTROL", wire: Number(-71), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_FREQ_CONTROL",
        message: "too frequent, retry later",
        message_zh: "操作太频繁,请稍后再试",
        trigger: "more requests than rate_limit allows, when it is switched on",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-70`: `appid given does not match the signature`.
    pub static ERROR_PROXY_APPID_USERID_NOTMATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_APPID_USERID_NOTMATCH", wire: Number(-70), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_APPID_USERID_NOTMATCH",
        message: "appid given does not match the signature",
        message_zh: "输入的appid与签名不匹配",
        trigger: "a= differs from the URL appid",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-69`: `download_url empty`.
    pub static ERROR_PROXY_INVALID_PARAM_DOWNLOAD_URL_EMPTY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_INVALID_PARAM_DOWNLOAD_URL_EMPTY", wire: Number(-69), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_INVALID_PARAM_DOWNLOAD_URL_EMPTY",
        message: "download_url empty",
        message_zh: "输入参数错误:download_urlempty",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-68`: `ip direct channel encode failed`.
    pub static ERROR_PROXY_ENCODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_ENCODE", wire: Number(-68), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_ENCODE",
        message: "ip direct channel encode failed",
        message_zh: "ip直通车打包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-67`: `ip direct channel decode failed`.
    pub static ERROR_PROXY_DECODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_DECODE", wire: Number(-67), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_DECODE",
        message: "ip direct channel decode failed",
        message_zh: "ip直通车解包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-66`: `network request failed`.
    pub static ERROR_PROXY_NETWORK: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_NETWORK", wire: Number(-66), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_NETWORK",
        message: "network request failed",
        message_zh: "网络请求失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-65`: `resumable upload may not carry data`.
    pub static ERROR_PROXY_CONTINUE_TRANSFER_WITH_DATA: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_CONTINUE_TRANSFER_WITH_DATA", wire: Number(-65), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_CONTINUE_TRANSFER_WITH_DATA",
        message: "resumable upload may not carry data",
        message_zh: "断点续传不支持携带数据包",
        trigger: "upload_slice_init that contains a filecontent part",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-64`: `appid is blocked`.
    pub static ERROR_PROXY_FORBID_APPID: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_FORBID_APPID", wire: Number(-64), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_FORBID_APPID",
        message: "appid is blocked",
        message_zh: "该业务已经被屏蔽",
        trigger: "account marked forbidden",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-63`: `fileid does not match the signature`.
    pub static ERROR_PROXY_FILEID_NOTMATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_FILEID_NOTMATCH", wire: Number(-63), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_FILEID_NOTMATCH",
        message: "fileid does not match the signature",
        message_zh: "fileid与签名不匹配",
        trigger: "non-empty f that is neither equal to (once) nor a prefix of (multi) the addressed fileid",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-62`: `appid and secretid do not match`.
    pub static ERROR_PROXY_AUTH_APPID: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_APPID", wire: Number(-62), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_APPID",
        message: "appid and secretid do not match",
        message_zh: "appid与secretid不匹配",
        trigger: "k= exists but belongs to another appid than a=",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-61`: `bucket differs from the bucket in the signature`.
    pub static ERROR_PROXY_SIGN_BUCKET_NOTMATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_SIGN_BUCKET_NOTMATCH", wire: Number(-61), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_SIGN_BUCKET_NOTMATCH",
        message: "bucket differs from the bucket in the signature",
        message_zh: "bucket与签名中的bucket不匹配",
        trigger: "b= missing or different from the URL bucket; the manual lists -61 twice, this is its first name",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-60`: `illegal token value`.
    pub static ERROR_PROXY_AUTH_INVALID_TOKEN: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_AUTH_INVALID_TOKEN", wire: Number(-60), variant: 1,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "ERROR_PROXY_AUTH_INVALID_TOKEN",
        message: "illegal token value",
        message_zh: "非法token值",
        trigger: "download ?sign= that cannot be base64-decoded / lacks fields",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-199`: `file move failed`.
    pub static ERROR_CMD_FILE_MOVE_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_FILE_MOVE_ERROR", wire: Number(-199), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_FILE_MOVE_ERROR",
        message: "file move failed",
        message_zh: "文件移动失败",
        trigger: "move/copy whose destination resolves to the source itself, or to a directory path (trailing slash)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-198`: `redirect error`.
    pub static ERROR_CMD_REDIRECT_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_REDIRECT_ERROR", wire: Number(-198), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_REDIRECT_ERROR",
        message: "redirect error",
        message_zh: "重定向错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-197`: `no such file`.
    pub static ERROR_CMD_FILE_NOTEXIST: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_FILE_NOTEXIST", wire: Number(-197), variant: 1,
        http: Some(404), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_FILE_NOTEXIST",
        message: "no such file",
        message_zh: "查无此文件",
        trigger: "stat/delete/update/move/copy/upload_slice_list of an absent file or directory",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-196`: `backend network request failed`.
    pub static ERROR_CMD_BACKEND_NETWORK: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_BACKEND_NETWORK", wire: Number(-196), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_BACKEND_NETWORK",
        message: "backend network request failed",
        message_zh: "网络请求失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-195`: `backend answer decode failed`.
    pub static ERROR_CMD_BACKEND_RSP_DECODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_BACKEND_RSP_DECODE", wire: Number(-195), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_BACKEND_RSP_DECODE",
        message: "backend answer decode failed",
        message_zh: "后端解包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-194`: `backend request encode failed`.
    pub static ERROR_CMD_BACKEND_REQ_ENCODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_BACKEND_REQ_ENCODE", wire: Number(-194), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_BACKEND_REQ_ENCODE",
        message: "backend request encode failed",
        message_zh: "后端打包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-193`: `answer encode failed`.
    pub static ERROR_CMD_RSP_ENCODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_RSP_ENCODE", wire: Number(-193), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_RSP_ENCODE",
        message: "answer encode failed",
        message_zh: "返回包打包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-192`: `request decode failed`.
    pub static ERROR_CMD_REQ_DECODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_REQ_DECODE", wire: Number(-192), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_REQ_DECODE",
        message: "request decode failed",
        message_zh: "请求包解析失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-191`: `url parameters do not match`.
    pub static ERROR_CMD_URL_PARAMS_NOTMATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_URL_PARAMS_NOTMATCH", wire: Number(-191), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_URL_PARAMS_NOTMATCH",
        message: "url parameters do not match",
        message_zh: "url参数解析不匹配",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-190`: `file delete failed`.
    pub static ERROR_CMD_FILE_DEL_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_FILE_DEL_ERROR", wire: Number(-190), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_FILE_DEL_ERROR",
        message: "file delete failed",
        message_zh: "文件删除失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-189`: `download_url empty`.
    pub static ERROR_CMD_INVALID_PARAM_DOWNLOAD_URL_EMPTY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_INVALID_PARAM_DOWNLOAD_URL_EMPTY", wire: Number(-189), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_INVALID_PARAM_DOWNLOAD_URL_EMPTY",
        message: "download_url empty",
        message_zh: "输入参数错误:download_urlempty",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-187`: `cannot parse parameters from url`.
    pub static ERROR_CMD_URL_PARSE_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_URL_PARSE_ERROR", wire: Number(-187), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_URL_PARSE_ERROR",
        message: "cannot parse parameters from url",
        message_zh: "从url中解析参数失败",
        trigger: "malformed percent escape in the URL path",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-186`: `video files cannot be copied`.
    pub static ERROR_CMD_VIDEO_MOVE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_VIDEO_MOVE", wire: Number(-186), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_VIDEO_MOVE",
        message: "video files cannot be copied",
        message_zh: "暂不支持视频文件复制",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-185`: `business pre-processing failed`.
    pub static ERROR_CMD_PRE_PROCESS: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PRE_PROCESS", wire: Number(-185), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_PRE_PROCESS",
        message: "business pre-processing failed",
        message_zh: "业务预处理失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-184`: `business post-processing failed`.
    pub static ERROR_CMD_POST_PROCESS: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_POST_PROCESS", wire: Number(-184), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_POST_PROCESS",
        message: "business post-processing failed",
        message_zh: "业务后处理失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-183`: `no route`.
    pub static ERROR_CMD_GET_ROUTE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_GET_ROUTE", wire: Number(-183), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_GET_ROUTE",
        message: "no route",
        message_zh: "获取路由失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-182`: `parameter check failed`.
    pub static ERROR_CMD_PARAM_INVALID: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_INVALID", wire: Number(-182), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_PARAM_INVALID",
        message: "parameter check failed",
        message_zh: "参数检验失败",
        trigger: "authority outside the enum, insertOnly or to_over_write not 0/1, forbid out of range, custom_headers not an object, list context not decodable",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-181`: `storage backend error`.
    pub static ERROR_CMD_COS_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_ERROR", wire: Number(-181), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_COS_ERROR",
        message: "storage backend error",
        message_zh: "存储后端错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-180`: `illegal path`.
    pub static ERROR_CMD_COS_INVALID_PATH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_INVALID_PATH", wire: Number(-180), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_INVALID_PATH",
        message: "illegal path",
        message_zh: "非法路径",
        trigger: "control byte, \".\" / \"..\" or blank segment in the path, or path longer than 1024 bytes",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-179`: `illegal modification flag`.
    pub static ERROR_CMD_COS_INVALID_MOD_FLAG: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_INVALID_MOD_FLAG", wire: Number(-179), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_INVALID_MOD_FLAG",
        message: "illegal modification flag",
        message_zh: "修改标志非法",
        trigger: "update with flag=0/unknown bits, or with nothing to change",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-178`: `path conflict`.
    pub static ERROR_CMD_COS_PATH_CONFLICT: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_PATH_CONFLICT", wire: Number(-178), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_PATH_CONFLICT",
        message: "path conflict",
        message_zh: "路径冲突",
        trigger: "create of an existing directory; file vs directory name clash",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-177`: `file already exists`.
    pub static ERROR_CMD_COS_FILE_EXIST: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_FILE_EXIST", wire: Number(-177), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_FILE_EXIST",
        message: "file already exists",
        message_zh: "文件已存在",
        trigger: "upload/init with insertOnly=1 over a different existing file; move/copy without overwrite onto an existing file",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-176`: `bucket already exists`.
    pub static ERROR_CMD_COS_BUCKET_EXIST: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_BUCKET_EXIST", wire: Number(-176), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_BUCKET_EXIST",
        message: "bucket already exists",
        message_zh: "Bucket已存在",
        trigger: "op=create on the root of an existing bucket",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-175`: `file size differs`.
    pub static ERROR_CMD_COS_FILE_SIZE_NOT_EQU: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_FILE_SIZE_NOT_EQU", wire: Number(-175), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_FILE_SIZE_NOT_EQU",
        message: "file size differs",
        message_zh: "文件大小不一致",
        trigger: "upload_slice_finish with filesize different from init, or with slices missing (incomplete upload)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-174`: `file SHA differs`.
    pub static ERROR_CMD_COS_SHA_NOT_EQU: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_SHA_NOT_EQU", wire: Number(-174), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_SHA_NOT_EQU",
        message: "file SHA differs",
        message_zh: "文件SHA不一致",
        trigger: "upload_slice_finish whose sha differs from the sha given at init; init whose last datasha in uploadparts differs from sha",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-173`: `directory not empty`.
    pub static ERROR_CMD_COS_DIR_NOT_EMPTY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_DIR_NOT_EMPTY", wire: Number(-173), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_DIR_NOT_EMPTY",
        message: "directory not empty",
        message_zh: "目录非空",
        trigger: "delete of a directory with children, with dir_model=tree",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-172`: `bucket count limit`.
    pub static ERROR_CMD_COS_BUCKET_NUM_LIMIT: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_BUCKET_NUM_LIMIT", wire: Number(-172), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_COS_BUCKET_NUM_LIMIT",
        message: "bucket count limit",
        message_zh: "Bucket数量限制",
        trigger: "fault only (buckets were made in the console)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-171`: `illegal AppType`.
    pub static ERROR_CMD_COS_INVALID_APP_TYPE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_INVALID_APP_TYPE", wire: Number(-171), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_COS_INVALID_APP_TYPE",
        message: "illegal AppType",
        message_zh: "AppType非法",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-170`: `illegal list number`.
    pub static ERROR_CMD_COS_INVALID_LIST_NUM: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_INVALID_LIST_NUM", wire: Number(-170), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_INVALID_LIST_NUM",
        message: "illegal list number",
        message_zh: "LIST数量非法",
        trigger: "list with num that is not an integer",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-169`: `illegal query flag`.
    pub static ERROR_CMD_COS_INVALID_QUERY_FLAG: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_INVALID_QUERY_FLAG", wire: Number(-169), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_INVALID_QUERY_FLAG",
        message: "illegal query flag",
        message_zh: "查询标记非法",
        trigger: "list with pattern outside eListBoth/eListDirOnly/eListFileOnly or order not 0/1",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-168`: `illegal SHA`.
    pub static ERROR_CMD_COS_INVALID_SHA: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_INVALID_SHA", wire: Number(-168), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_INVALID_SHA",
        message: "illegal SHA",
        message_zh: "非法SHA",
        trigger: "sha parameter not 40 hex digits",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-167`: `illegal CNAME`.
    pub static ERROR_CMD_COS_INVALID_CNAME: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_INVALID_CNAME", wire: Number(-167), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_COS_INVALID_CNAME",
        message: "illegal CNAME",
        message_zh: "非法的CNAME",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-166`: `index does not exist`.
    pub static ERROR_CMD_COS_INDEX_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_INDEX_ERROR", wire: Number(-166), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_INDEX_ERROR",
        message: "index does not exist",
        message_zh: "索引不存在",
        trigger: "list of a directory that does not exist; upload into a missing directory when strict_parent=true",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-165`: `at most 199 entries per directory pull`.
    pub static ERROR_CMD_COS_MAX_NUM: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_COS_MAX_NUM", wire: Number(-165), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_COS_MAX_NUM",
        message: "at most 199 entries per directory pull",
        message_zh: "单次拉取目录最大支持199",
        trigger: "list with num above the ceiling (1000 by default; 199 when list_max=199)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-164`: `path empty`.
    pub static ERROR_CMD_PARAM_PATH_EMPTY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_PATH_EMPTY", wire: Number(-164), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_PARAM_PATH_EMPTY",
        message: "path empty",
        message_zh: "path为空",
        trigger: "upload or upload_slice_* whose URL has no path after the bucket (move and copy answer -75)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-163`: `path lacks an element`.
    pub static ERROR_CMD_PARAM_PATH_ELEMENT_MISSING: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_PATH_ELEMENT_MISSING", wire: Number(-163), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_PARAM_PATH_ELEMENT_MISSING",
        message: "path lacks an element",
        message_zh: "path字段缺少元素",
        trigger: "dest_fileid without a file element (\"/\", \"//\")",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-162`: `path element mismatch`.
    pub static ERROR_CMD_PARAM_PATH_ELEMENT_NOT_MATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_PATH_ELEMENT_NOT_MATCH", wire: Number(-162), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_PARAM_PATH_ELEMENT_NOT_MATCH",
        message: "path element mismatch",
        message_zh: "path字段元素不匹配",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-161`: `directory path lacks trailing slash`.
    pub static ERROR_CMD_PARAM_PATH_DIR_MISSING_SLASH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_PATH_DIR_MISSING_SLASH", wire: Number(-161), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_PARAM_PATH_DIR_MISSING_SLASH",
        message: "directory path lacks trailing slash",
        message_zh: "目录path字段缺少slash结尾",
        trigger: "create on a URL without trailing slash",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-160`: `file path has a surplus trailing slash`.
    pub static ERROR_CMD_PARAM_PAHT_FILE_SURPLUS_SLASH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_PAHT_FILE_SURPLUS_SLASH", wire: Number(-160), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_PARAM_PAHT_FILE_SURPLUS_SLASH",
        message: "file path has a surplus trailing slash",
        message_zh: "文件path多余slash结尾",
        trigger: "upload/slice/move/copy on a URL with trailing slash",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-159`: `more than 10 cnames`.
    pub static ERROR_CMD_PARAM_CNAME_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_CNAME_ERROR", wire: Number(-159), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_PARAM_CNAME_ERROR",
        message: "more than 10 cnames",
        message_zh: "cname数量必须小于等于10",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-158`: `wrong authentication category`.
    pub static ERROR_CMD_PARAM_AUTH_TYPE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_AUTH_TYPE", wire: Number(-158), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_PARAM_AUTH_TYPE",
        message: "wrong authentication category",
        message_zh: "鉴权类别错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-157`: `at least one entry must be pulled`.
    pub static ERROR_CMD_PARAM_MIN_NUM: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_MIN_NUM", wire: Number(-157), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_PARAM_MIN_NUM",
        message: "at least one entry must be pulled",
        message_zh: "单次拉取条目最小为1",
        trigger: "list with num < 1",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-156`: `illegal video name`.
    pub static ERROR_CMD_INVALID_VIDEO_NAME: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_INVALID_VIDEO_NAME", wire: Number(-156), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_INVALID_VIDEO_NAME",
        message: "illegal video name",
        message_zh: "非法的视频名",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-155`: `illegal video format`.
    pub static ERROR_CMD_INVALID_FORMAT: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_INVALID_FORMAT", wire: Number(-155), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_INVALID_FORMAT",
        message: "illegal video format",
        message_zh: "非法视频FORMAT",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-154`: `video parameters on a file bucket`.
    pub static ERR_CMD_APP_VIDEO_NOMATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERR_CMD_APP_VIDEO_NOMATCH", wire: Number(-154), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERR_CMD_APP_VIDEO_NOMATCH",
        message: "video parameters on a file bucket",
        message_zh: "文件BUCKET中设置视频参数",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-153`: `illegal video app`.
    pub static ERR_CMD_INVALID_VIDEO_APP: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERR_CMD_INVALID_VIDEO_APP", wire: Number(-153), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERR_CMD_INVALID_VIDEO_APP",
        message: "illegal video app",
        message_zh: "非法的视频APP",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-152`: `storage backend timeout`.
    pub static ERR_CMD_COS_TIMEOUT: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERR_CMD_COS_TIMEOUT", wire: Number(-152), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERR_CMD_COS_TIMEOUT",
        message: "storage backend timeout",
        message_zh: "存储后端超时",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-151`: `more than 10 referers`.
    pub static ERROR_CMD_PARAM_REFER_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_REFER_ERROR", wire: Number(-151), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_PARAM_REFER_ERROR",
        message: "more than 10 referers",
        message_zh: "refer数量必须小于等于10",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-150`: `origin path missing at bucket creation`.
    pub static ERROR_CMD_PARAM_SOURCE_DOMAIN_EMPTY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_PARAM_SOURCE_DOMAIN_EMPTY", wire: Number(-150), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_PARAM_SOURCE_DOMAIN_EMPTY",
        message: "origin path missing at bucket creation",
        message_zh: "创建bucket时设置的回源路径不能为空",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-149`: `illegal character in referer`.
    pub static ERROR_CMD_INVALID_REFER: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_INVALID_REFER", wire: Number(-149), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_INVALID_REFER",
        message: "illegal character in referer",
        message_zh: "refer中含有非法字符",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-148`: `illegal character in cname`.
    pub static ERROR_CMD_INVALID_CNAME: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_INVALID_CNAME", wire: Number(-148), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_INVALID_CNAME",
        message: "illegal character in cname",
        message_zh: "cname中含有非法字符",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-147`: `parameter not UTF-8`.
    pub static ERROR_CMD_NOT_UTF8_ENCODING: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_NOT_UTF8_ENCODING", wire: Number(-147), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CMD_NOT_UTF8_ENCODING",
        message: "parameter not UTF-8",
        message_zh: "参数含非utf8编码",
        trigger: "path, op, biz_attr, dest_fileid or header value that is not valid UTF-8",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-146`: `illegal origin address`.
    pub static ERROR_CMD_INVALID_HOST_NAME: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_INVALID_HOST_NAME", wire: Number(-146), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_INVALID_HOST_NAME",
        message: "illegal origin address",
        message_zh: "回源地址不合法",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-145`: `illegal cover parameter`.
    pub static ERROR_CMD_INVALID_COVER: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_INVALID_COVER", wire: Number(-145), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_INVALID_COVER",
        message: "illegal cover parameter",
        message_zh: "是否需要封面参数不合法",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-144`: `index does not exist`.
    pub static ERROR_CMD_INDEX_NO_EXIST: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_INDEX_NO_EXIST", wire: Number(-144), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_INDEX_NO_EXIST",
        message: "index does not exist",
        message_zh: "索引不存在",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-143`: `index error`.
    pub static ERROR_CMD_INDEX_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_INDEX_ERROR", wire: Number(-143), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CMD_INDEX_ERROR",
        message: "index error",
        message_zh: "索引错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-300`: `service overloaded`.
    pub static ERROR_PROCESS_OVERLOAD: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_OVERLOAD", wire: Number(-300), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_OVERLOAD",
        message: "service overloaded",
        message_zh: "服务过载",
        trigger: "fault only at HTTP 400; the server itself answers it with HTTP 503 when memory runs out",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-299`: `unknown command word`.
    pub static ERROR_PROCESS_UNKNOWN_CMD: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_UNKNOWN_CMD", wire: Number(-299), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_UNKNOWN_CMD",
        message: "unknown command word",
        message_zh: "命令字未知",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-298`: `unpack failed`.
    pub static ERROR_PROCESS_REQ2MSG: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_REQ2MSG", wire: Number(-298), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_REQ2MSG",
        message: "unpack failed",
        message_zh: "解包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-297`: `handleprocess framework error`.
    pub static ERROR_PROCESS_FRAME: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_FRAME", wire: Number(-297), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_FRAME",
        message: "handleprocess framework error",
        message_zh: "框架handleprocess错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-296`: `answer packing failed`.
    pub static _2RSP: ErrorRow = ErrorRow {
        family: "cos_json", name: "2RSP", wire: Number(-296), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "2RSP",
        message: "answer packing failed",
        message_zh: "打包失败",
        trigger: "fault only; the manual prints only the tail 2RSP of the name, which was presumably ERROR_PROCESS_MSG2RSP",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-295`: `file data abnormal (write)`.
    pub static ERROR_PROCESS_WRITEFILE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_WRITEFILE", wire: Number(-295), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_WRITEFILE",
        message: "file data abnormal (write)",
        message_zh: "文件数据异常",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-294`: `file data abnormal (read)`.
    pub static ERROR_PROCESS_READFILE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_READFILE", wire: Number(-294), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_READFILE",
        message: "file data abnormal (read)",
        message_zh: "文件数据异常",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-293`: `plugin notification failed`.
    pub static ERROR_PROCESS_NOTIFY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_NOTIFY", wire: Number(-293), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_NOTIFY",
        message: "plugin notification failed",
        message_zh: "通知插件失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-292`: `file cache server error`.
    pub static ERROR_PROCESS_CREATEFILE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_CREATEFILE", wire: Number(-292), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_CREATEFILE",
        message: "file cache server error",
        message_zh: "文件缓存服务器错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-291`: `session encode failed`.
    pub static ERROR_PROCESS_ENCODE_SESSION: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_ENCODE_SESSION", wire: Number(-291), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_ENCODE_SESSION",
        message: "session encode failed",
        message_zh: "编码session失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-290`: `invalid session (offset)`.
    pub static ERROR_PROCESS_OFFSET: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_OFFSET", wire: Number(-290), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROCESS_OFFSET",
        message: "invalid session (offset)",
        message_zh: "无效的session",
        trigger: "upload_slice_data with offset negative, >= filesize or not a multiple of slice_size",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-289`: `plugin refused the upload`.
    pub static ERROR_PROCESS_DENY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_DENY", wire: Number(-289), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_DENY",
        message: "plugin refused the upload",
        message_zh: "插件拒绝上传",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-288`: `process encode failed`.
    pub static ERROR_PROCESS_ENCODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_ENCODE", wire: Number(-288), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_ENCODE",
        message: "process encode failed",
        message_zh: "process打包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-287`: `process decode failed`.
    pub static ERROR_PROCESS_DECODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_DECODE", wire: Number(-287), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_DECODE",
        message: "process decode failed",
        message_zh: "process解包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-286`: `session decode failed`.
    pub static ERROR_PROCESS_DECODE_SESSION: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_DECODE_SESSION", wire: Number(-286), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_DECODE_SESSION",
        message: "session decode failed",
        message_zh: "解码session失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-285`: `file too large`.
    pub static ERROR_PROCESS_FILE_TOO_LARGE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_FILE_TOO_LARGE", wire: Number(-285), variant: 1,
        http: Some(413), kind: Natural, certainty: Documented,
        text: "ERROR_PROCESS_FILE_TOO_LARGE",
        message: "file too large",
        message_zh: "文件过大",
        trigger: "op=upload with filecontent > 20971520 bytes",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-284`: `slice size inconsistent`.
    pub static ERROR_PROCESS_WRONG_SLICE_SIZE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_WRONG_SLICE_SIZE", wire: Number(-284), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROCESS_WRONG_SLICE_SIZE",
        message: "slice size inconsistent",
        message_zh: "分片大小不一致",
        trigger: "slice shorter than slice_size that is not the last one, last slice of wrong length, or init slice_size between 1M and 3M that is not a MiB multiple",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-283`: `slice too small`.
    pub static ERROR_PROCESS_SLICE_TOO_SMALL: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_SLICE_TOO_SMALL", wire: Number(-283), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_PROCESS_SLICE_TOO_SMALL",
        message: "slice too small",
        message_zh: "分片过小",
        trigger: "init slice_size < 65536, or empty slice body",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-282`: `image analysis failed`.
    pub static ERROR_PROCESS_ANALYZE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROCESS_ANALYZE", wire: Number(-282), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROCESS_ANALYZE",
        message: "image analysis failed",
        message_zh: "图片分析失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4000`: `request body unpack failed`.
    pub static ERR_DECODE_REQ: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrDecodeReq", wire: Number(-4000), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrDecodeReq",
        message: "request body unpack failed",
        message_zh: "请求体解包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4001`: `answer packing failed`.
    pub static ERR_ENCODE_RSP: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrEncodeRsp", wire: Number(-4001), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrEncodeRsp",
        message: "answer packing failed",
        message_zh: "回包打包失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4002`: `request parameter error`.
    pub static ERR_PARAM_INVALID: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrParamInvalid", wire: Number(-4002), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrParamInvalid",
        message: "request parameter error",
        message_zh: "请求参数错误",
        trigger: "uploadparts not a JSON array, with gaps/overlaps, or not covering filesize",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4003`: `plugin processing error`.
    pub static ERR_NO_SET_ERR_CODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrNoSetErrCode", wire: Number(-4003), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrNoSetErrCode",
        message: "plugin processing error",
        message_zh: "插件处理错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4004`: `ingest error`.
    pub static ERR_COS_RSP_HEAD_CODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrCosRspHeadCode", wire: Number(-4004), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrCosRspHeadCode",
        message: "ingest error",
        message_zh: "入库出错",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4005`: `ingest returned an illegal offset`.
    pub static ERR_COS_RSP_INVALID_OFFSET: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrCosRspInvalidOffset", wire: Number(-4005), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrCosRspInvalidOffset",
        message: "ingest returned an illegal offset",
        message_zh: "入库返回非法偏移",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4006`: `ingest returned an illegal head flag`.
    pub static ERR_COS_RSP_INVALID_HEAD_FLAG: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrCosRspInvalidHeadFlag", wire: Number(-4006), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrCosRspInvalidHeadFlag",
        message: "ingest returned an illegal head flag",
        message_zh: "入库返回非法的头部标记",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4007`: `TMEM configuration error`.
    pub static ERR_TMEM_RSP_SSD_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrTmemRspSsdError", wire: Number(-4007), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrTmemRspSsdError",
        message: "TMEM configuration error",
        message_zh: "获取TMEM配置错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4008`: `shared-memory TMEM parse error`.
    pub static ERR_PARSER_SHM_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrParserShmError", wire: Number(-4008), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrParserShmError",
        message: "shared-memory TMEM parse error",
        message_zh: "解析共享内存TMEM配置错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4010`: `control file creation error`.
    pub static ERR_CREATE_CONTROL_FILE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrCreateControlFile", wire: Number(-4010), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrCreateControlFile",
        message: "control file creation error",
        message_zh: "创建控制文件错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4011`: `control file read error`.
    pub static ERR_READ_CONTROL_FILE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrReadControlFile", wire: Number(-4011), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrReadControlFile",
        message: "control file read error",
        message_zh: "读取控制文件错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4012`: `input data unavailable`.
    pub static ERR_GET_INPUT_DATA: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrGetInputData", wire: Number(-4012), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrGetInputData",
        message: "input data unavailable",
        message_zh: "获取入库数据失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4013`: `session decode failed`.
    pub static ERR_DECODE_SESSION: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrDecodeSession", wire: Number(-4013), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrDecodeSession",
        message: "session decode failed",
        message_zh: "解session失败",
        trigger: "upload_slice_data with a session this server never issued (not hex, wrong length, unknown)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4014`: `slice query error`.
    pub static ERR_QUERY_OFFSET: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrQueryOffset", wire: Number(-4014), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrQueryOffset",
        message: "slice query error",
        message_zh: "查询分片错误",
        trigger: "slice offset ahead of the next expected one, with serial_upload on",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4015`: `same offset returned repeatedly`.
    pub static ERR_THE_SAME_OFFSET: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrTheSameOffset", wire: Number(-4015), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrTheSameOffset",
        message: "same offset returned repeatedly",
        message_zh: "同一个offset多次返回",
        trigger: "slice re-sent at a stored offset with different bytes",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4016`: `sha check failed`.
    pub static ERR_NOT_SAME_SHA: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrNotSameSHA", wire: Number(-4016), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrNotSameSHA",
        message: "sha check failed",
        message_zh: "sha校验失败",
        trigger: "finish, when the SHA-1 of the assembled bytes differs from the declared sha (or a datasha does not verify)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4017`: `file ingest error`.
    pub static ERR_HTTP_SVR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrHttpSvr", wire: Number(-4017), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrHttpSvr",
        message: "file ingest error",
        message_zh: "文件入库错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4018`: `same file already uploaded`.
    pub static ERR_SAME_FILE_UPLOAD: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrSameFileUpload", wire: Number(-4018), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_SAME_FILE_UPLOAD",
        message: "same file already uploaded",
        message_zh: "相同文件已上传过",
        trigger: "op=upload with insertOnly=1 onto a file with identical content (default; with same_file_policy=ok the upload succeeds)",
        source: "COS JSON API manual 2016, error chapter; wire text from the .NET, PHP and WeChat SDK sources",
    };

    /// `-4019`: `ingest failed, upload again (upload not finished)`.
    pub static ERR_OFFSET_TO_ZERO: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrOffsetToZero", wire: Number(-4019), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "_ERROR_FILE_NOT_FINISH_UPLOAD",
        message: "ingest failed, upload again (upload not finished)",
        message_zh: "入库失败,请重新上传",
        trigger: "upload_slice_init while an unfinished session exists for the path",
        source: "COS JSON API manual 2016, error chapter; wire text from the .NET, PHP and WeChat SDK sources",
    };

    /// `-4020`: `check type must be SHA`.
    pub static ERR_PARAM_INVALID_CHECK_TYPE_SHOULD_BE_SHA: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrParamInvalidCheckTypeShouldBeSHA", wire: Number(-4020), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrParamInvalidCheckTypeShouldBeSHA",
        message: "check type must be SHA",
        message_zh: "校验类型需要SHA",
        trigger: "sha parameter that is 32 hex digits (an MD5)",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4021`: `session parameter decode error`.
    pub static ERR_PARAM_INVALID_SESSION_DECODE_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrParamInvalidSessionDecodeError", wire: Number(-4021), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrParamInvalidSessionDecodeError",
        message: "session parameter decode error",
        message_zh: "参数session解码失败",
        trigger: "upload_slice_finish with a session this server never issued",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4022`: `bucket path unavailable`.
    pub static ERR_PARAM_INVALID_FILE_PATH_INVALID: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrParamInvalidFilePathInvalid", wire: Number(-4022), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrParamInvalidFilePathInvalid",
        message: "bucket path unavailable",
        message_zh: "获取bucket路径失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4023`: `checksum size error`.
    pub static ERR_PARAM_INVALID_CHECK_SUM_SIZE_INVALID: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrParamInvalidCheckSumSizeInvalid", wire: Number(-4023), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrParamInvalidCheckSumSizeInvalid",
        message: "checksum size error",
        message_zh: "校验和大小错误",
        trigger: "a datasha in uploadparts that is not 40 hex digits",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4024`: `offset went backwards, retry`.
    pub static ERR_OFF_GO_BACK: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrOffGoBack", wire: Number(-4024), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrOffGoBack",
        message: "offset went backwards, retry",
        message_zh: "偏移量回退,请重试",
        trigger: "slice offset behind the next expected one with unseen bytes, with serial_upload on",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4025`: `file ingest timeout`.
    pub static ERR_HTTP_TIMEOUT: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrHttpTimeout", wire: Number(-4025), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrHttpTimeout",
        message: "file ingest timeout",
        message_zh: "文件入库超时",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4026`: `index deleted or SHA inconsistent, upload again`.
    pub static ERR_OFFSET_BACK_TOO_MUCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrOffsetBackTooMuch", wire: Number(-4026), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ErrOffsetBackTooMuch",
        message: "index deleted or SHA inconsistent, upload again",
        message_zh: "索引被删除或SHA不一致,请重新上传",
        trigger: "slice data or finish after a delete or a simple upload dropped the session, or slice data whose sha differs from init",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-4027`: `index error, upload again`.
    pub static ERR_OFFSET_REDO: ErrorRow = ErrorRow {
        family: "cos_json", name: "ErrOffsetRedo", wire: Number(-4027), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ErrOffsetRedo",
        message: "index error, upload again",
        message_zh: "索引错误,请重新上传",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5999`: `parameter error`.
    pub static ERROR_CGI_PARAM: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_PARAM", wire: Number(-5999), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_PARAM",
        message: "parameter error",
        message_zh: "参数错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5998`: `malformed signature`.
    pub static ERROR_CGI_AUTHORIZATION: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_AUTHORIZATION", wire: Number(-5998), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_AUTHORIZATION",
        message: "malformed signature",
        message_zh: "签名格式错误",
        trigger: "sign not base64, shorter than 21 bytes decoded, or without a/k/e/t/r/f/b fields",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5997`: `backend network error`.
    pub static ERROR_CGI_NETWORK: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_NETWORK", wire: Number(-5997), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_NETWORK",
        message: "backend network error",
        message_zh: "后端网络错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5996`: `wrong HTTP method`.
    pub static ERROR_CGI_REQ_METHOD: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_REQ_METHOD", wire: Number(-5996), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_REQ_METHOD",
        message: "wrong HTTP method",
        message_zh: "HTTP请求方法错误",
        trigger: "PUT/DELETE/PATCH/HEAD on /files/v2, GET with a write op, POST with list/stat",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5995`: `file size error`.
    pub static ERROR_CGI_FILESIZE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_FILESIZE", wire: Number(-5995), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_FILESIZE",
        message: "file size error",
        message_zh: "文件大小错误",
        trigger: "filesize not a positive integer or above the configured ceiling",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5994`: `url parameters do not match`.
    pub static ERROR_CGI_URL_NOTMATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_URL_NOTMATCH", wire: Number(-5994), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_URL_NOTMATCH",
        message: "url parameters do not match",
        message_zh: "url参数解析不匹配",
        trigger: "URL without appid or bucket segment, appid not numeric, or bucket name with illegal characters",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5993`: `multipart/form-data error`.
    pub static ERROR_CGI_FORM_ERR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_FORM_ERR", wire: Number(-5993), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_FORM_ERR",
        message: "multipart/form-data error",
        message_zh: "multipart/formdata参数错误",
        trigger: "multipart without boundary, truncated, or unparsable part headers",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5992`: `request parameter error`.
    pub static ERROR_CGI_REQ_PARAM: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_REQ_PARAM", wire: Number(-5992), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_REQ_PARAM",
        message: "request parameter error",
        message_zh: "请求参数错误",
        trigger: "other required parameter missing or not numeric (offset, slice_size, dest_fileid); unsupported Content-Type",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5991`: `slice too large`.
    pub static ERROR_CGI_SLICE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_SLICE", wire: Number(-5991), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_SLICE",
        message: "slice too large",
        message_zh: "分片过大",
        trigger: "init slice_size > 3145728, or slice body longer than slice_size",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5990`: `filecontent not found`.
    pub static ERROR_CGI_MISSING_FILECONTENT: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_MISSING_FILECONTENT", wire: Number(-5990), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_MISSING_FILECONTENT",
        message: "filecontent not found",
        message_zh: "找不到filecontent",
        trigger: "upload or upload_slice_data without filecontent/fileContent part",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5989`: `upload failed`.
    pub static ERROR_CGI_UPLOAD_FAIL: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_UPLOAD_FAIL", wire: Number(-5989), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_UPLOAD_FAIL",
        message: "upload failed",
        message_zh: "上传失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5988`: `cgi initialisation error`.
    pub static ERROR_CGI_INIT: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_INIT", wire: Number(-5988), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_INIT",
        message: "cgi initialisation error",
        message_zh: "cgi初始化错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5987`: `wup encode failed`.
    pub static ERROR_CGI_WUP_ENCODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_WUP_ENCODE", wire: Number(-5987), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_WUP_ENCODE",
        message: "wup encode failed",
        message_zh: "wup编码失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5986`: `wup decode failed`.
    pub static ERROR_CGI_WUP_DECODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_WUP_DECODE", wire: Number(-5986), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_WUP_DECODE",
        message: "wup decode failed",
        message_zh: "wup解码失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5985`: `no route`.
    pub static ERROR_CGI_NETWORK_L5: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_NETWORK_L5", wire: Number(-5985), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_NETWORK_L5",
        message: "no route",
        message_zh: "获取路由失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5984`: `sha1 mismatch`.
    pub static ERROR_CGI_SHA_NOT_MATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_SHA_NOT_MATCH", wire: Number(-5984), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_SHA_NOT_MATCH",
        message: "sha1 mismatch",
        message_zh: "sha1不匹配",
        trigger: "op=upload whose sha differs from the SHA-1 of filecontent; slice data whose datamd5 differs from the received bytes",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5983`: `wrong session`.
    pub static ERROR_CGI_WRONG_SESSION: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_WRONG_SESSION", wire: Number(-5983), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_WRONG_SESSION",
        message: "wrong session",
        message_zh: "错误的session",
        trigger: "session that was valid but is finished or expired",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5982`: `socket create error`.
    pub static ERROR_CGI_SOCK_CREATE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_SOCK_CREATE", wire: Number(-5982), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_SOCK_CREATE",
        message: "socket create error",
        message_zh: "建立连接错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5981`: `socket connect error`.
    pub static ERROR_CGI_SOCK_CONNECT: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_SOCK_CONNECT", wire: Number(-5981), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_SOCK_CONNECT",
        message: "socket connect error",
        message_zh: "建立连接错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5980`: `missing parameter: op`.
    pub static ERROR_CGI_PARAM_MISSING_OP: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_PARAM_MISSING_OP", wire: Number(-5980), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_PARAM_MISSING_OP",
        message: "missing parameter: op",
        message_zh: "缺少参数:op",
        trigger: "no op in body or query, or empty op",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5979`: `missing parameter: sha`.
    pub static ERROR_CGI_PARAM_MISSING_SHA: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_PARAM_MISSING_SHA", wire: Number(-5979), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_PARAM_MISSING_SHA",
        message: "missing parameter: sha",
        message_zh: "缺少参数:sha",
        trigger: "upload_slice_init with uploadparts but no sha; legacy op=upload_slice control without sha",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5978`: `pdu encode failed`.
    pub static ERROR_CGI_PDU_ENCODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_PDU_ENCODE", wire: Number(-5978), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_PDU_ENCODE",
        message: "pdu encode failed",
        message_zh: "pdu编码失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5977`: `pdu decode failed`.
    pub static ERROR_CGI_PDU_DECODE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_PDU_DECODE", wire: Number(-5977), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_PDU_DECODE",
        message: "pdu decode failed",
        message_zh: "pdu解码失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5976`: `flag inconsistent with the actual parameters`.
    pub static ERROR_CGI_REQ_PARAM_FLAG_NOTMATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_REQ_PARAM_FLAG_NOTMATCH", wire: Number(-5976), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_REQ_PARAM_FLAG_NOTMATCH",
        message: "flag inconsistent with the actual parameters",
        message_zh: "bucketflag与实际参数不一致",
        trigger: "update whose flag bit is set while the matching field is absent",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5975`: `json parse failed`.
    pub static ERROR_CGI_JSON_PARSE_ERROR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_JSON_PARSE_ERROR", wire: Number(-5975), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_JSON_PARSE_ERROR",
        message: "json parse failed",
        message_zh: "json解析失败",
        trigger: "Content-Type application/json with a body that is not a JSON object",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5974`: `video bitrate error`.
    pub static ERROR_CGI_VIDEO_FORMAT: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_VIDEO_FORMAT", wire: Number(-5974), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_CGI_VIDEO_FORMAT",
        message: "video bitrate error",
        message_zh: "视频码率错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5973`: `copy across buckets not allowed`.
    pub static ERROR_CGI_CROSS_BUCKET_COPY: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_CROSS_BUCKET_COPY", wire: Number(-5973), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_CROSS_BUCKET_COPY",
        message: "copy across buckets not allowed",
        message_zh: "不允许跨存储空间复制",
        trigger: "move/copy with dest_fileid naming another bucket of the same appid in full /appid/bucket/path form",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5972`: `method not supported by this version`.
    pub static ERROR_CGI_UNSUPPORTED_METHOD: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_UNSUPPORTED_METHOD", wire: Number(-5972), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_UNSUPPORTED_METHOD",
        message: "method not supported by this version",
        message_zh: "此方法不支持于当前版本",
        trigger: "v1-only op=upload_slice on /files/v2 while legacy_v1=false",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-5971`: `missing parameter: filesize`.
    pub static ERROR_CGI_PARAM_MISSING_FILESIZE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_PARAM_MISSING_FILESIZE", wire: Number(-5971), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "ERROR_CGI_PARAM_MISSING_FILESIZE",
        message: "missing parameter: filesize",
        message_zh: "缺少参数:filesize",
        trigger: "upload_slice_init or upload_slice_finish without filesize/fileSize",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6999`: `OSS unknown error`.
    pub static ERROR_OSS_UNKNOWN: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_OSS_UNKNOWN", wire: Number(-6999), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_OSS_UNKNOWN",
        message: "OSS unknown error",
        message_zh: "未知错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6998`: `OSS protocol error`.
    pub static ERROR_OSS_INVALID_PROTOCOL: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_OSS_INVALID_PROTOCOL", wire: Number(-6998), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_OSS_INVALID_PROTOCOL",
        message: "OSS protocol error",
        message_zh: "协议错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6997`: `OSS parameter error`.
    pub static ERROR_OSS_INVALID_PARAM: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_OSS_INVALID_PARAM", wire: Number(-6997), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_OSS_INVALID_PARAM",
        message: "OSS parameter error",
        message_zh: "参数错误",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6996`: `OSS file too large`.
    pub static ERROR_OSS_FILESIZE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_OSS_FILESIZE", wire: Number(-6996), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_OSS_FILESIZE",
        message: "OSS file too large",
        message_zh: "文件过大",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6995`: `OSS mkdir failed`.
    pub static ERROR_OSS_MKDIR: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_OSS_MKDIR", wire: Number(-6995), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_OSS_MKDIR",
        message: "OSS mkdir failed",
        message_zh: "创建目录失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6994`: `OSS gzip failed`.
    pub static ERROR_OSS_GZIP: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_OSS_GZIP", wire: Number(-6994), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_OSS_GZIP",
        message: "OSS gzip failed",
        message_zh: "gzip压缩失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6993`: `OSS write failed`.
    pub static ERROR_OSS_WRITE_FILE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_OSS_WRITE_FILE", wire: Number(-6993), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_OSS_WRITE_FILE",
        message: "OSS write failed",
        message_zh: "写文件失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6992`: `OSS file does not exist`.
    pub static ERROR_OSS_FILE_NOTEXIST: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_OSS_FILE_NOTEXIST", wire: Number(-6992), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_OSS_FILE_NOTEXIST",
        message: "OSS file does not exist",
        message_zh: "文件不存在",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-6991`: `OSS read failed`.
    pub static ERROR_OSS_READ_FILE: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_OSS_READ_FILE", wire: Number(-6991), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_OSS_READ_FILE",
        message: "OSS read failed",
        message_zh: "读文件失败",
        trigger: "fault only",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-133`: `bucket does not exist (or wrong region host)`.
    pub static ERROR_CMD_BUCKET_NOTEXIST: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_BUCKET_NOTEXIST", wire: Number(-133), variant: 1,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "ERROR_CMD_BUCKET_NOTEXIST",
        message: "bucket does not exist (or wrong region host)",
        message_zh: "bucket不存在",
        trigger: "signature valid, URL bucket unknown, or in another region with region_check on",
        source: "live answers quoted in public threads (2017-12)",
    };

    /// `-5964`: `no such op`.
    pub static ERROR_CGI_PARAM_NO_SUCH_OP: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CGI_PARAM_NO_SUCH_OP", wire: Number(-5964), variant: 1,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "ERROR_CGI_PARAM_NO_SUCH_OP",
        message: "no such op",
        message_zh: "没有此op",
        trigger: "op present but not one of the known verbs",
        source: "live answers quoted in public threads (2018-02)",
    };

    /// `-29094`: `finish lacks the sha that init carried`.
    pub static PLUGIN_29094: ErrorRow = ErrorRow {
        family: "cos_json", name: "PLUGIN_29094", wire: Number(-29094), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "PLUGIN_29094",
        message: "finish lacks the sha that init carried",
        message_zh: "finish未携带init时的sha",
        trigger: "upload_slice_finish without sha after an init with sha",
        source: "COS JSON API manual 2020, upload_slice_finish (page 436/6074), which gives the code only; name and text assumed",
    };

    /// `-61/2`: `illegal CMD request`.
    pub static ERROR_PROXY_INVALID_CMD_REQ: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_PROXY_INVALID_CMD_REQ", wire: Number(-61), variant: 2,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "ERROR_PROXY_INVALID_CMD_REQ",
        message: "illegal CMD request",
        message_zh: "非法的CMD请求",
        trigger: "fault only; the second name under which the manual lists -61",
        source: "COS JSON API manual 2016, error chapter",
    };

    /// `-121`: `ERROR_CMD_CORSRULE_NOT_MATCH`.
    pub static ERROR_CMD_CORSRULE_NOT_MATCH: ErrorRow = ErrorRow {
        family: "cos_json", name: "ERROR_CMD_CORSRULE_NOT_MATCH", wire: Number(-121), variant: 1,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "ERROR_CMD_CORSRULE_NOT_MATCH",
        message: "ERROR_CMD_CORSRULE_NOT_MATCH",
        message_zh: "跨域规则不匹配",
        trigger: "JSON API request with Origin from a bucket whose CORS rules do not cover origin; method or asked headers (status assumed)",
        source: "cos-js-sdk-v4 issue 30 (real answer)",
    };

    /// `-47`: `cause not published`.
    pub static UNNAMED_47: ErrorRow = ErrorRow {
        family: "cos_json", name: "UNNAMED_47", wire: Number(-47), variant: 1,
        http: Some(400), kind: Fault, certainty: Observed,
        text: "Cause not published.",
        message: "cause not published",
        message_zh: "原因未公开",
        trigger: "fault only: key or id with a trailing blank was seen to get it; name and cause not published",
        source: "PicGo issue 20 (real answer, cause unsure); wording assumed",
    };
}

/// The COS XML API (176 rows).
pub mod cos_xml {
    use crate::catalog::errors::{Certainty::*, ErrorRow, Kind::*, Wire::*};

    /// `AccessDenied`: `Access Denied.`.
    pub static ACCESS_DENIED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AccessDenied", wire: Word("AccessDenied"), variant: 1,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "Access Denied.",
        message: "Access Denied.",
        message_zh: "没有权限访问该资源",
        trigger: "anonymous or unauthorised request on non-public resource",
        source: "COS XML API documentation and SDK sources",
    };

    /// `AccessDenied/2`: `Request has expired`.
    pub static ACCESS_DENIED_2: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AccessDenied2", wire: Word("AccessDenied"), variant: 2,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "Request has expired",
        message: "Request has expired",
        message_zh: "签名已过期",
        trigger: "now > end of q-sign-time/q-key-time (header; query or POST form); message text drives JS/Node clock-skew retry",
        source: "COS XML API documentation and SDK sources",
    };

    /// `AccessDenied/3`: `Condition key <name> doesn't match the value <value>`.
    pub static ACCESS_DENIED_3: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AccessDenied3", wire: Word("AccessDenied"), variant: 3,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "Condition key <name> doesn't match the value <value>",
        message: "Condition key <name> doesn't match the value <value>",
        message_zh: "表单字段不满足 policy 中的条件",
        trigger: "POST policy eq/starts-with/exact condition fails (q-ak; bucket; key and any other field)",
        source: "COS XML API documentation and SDK sources",
    };

    /// `AccessDenied/4`: `You post object request has been expired, expiration time: <unix> but the time now : <unix>`.
    pub static ACCESS_DENIED_4: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AccessDenied4", wire: Word("AccessDenied"), variant: 4,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "You post object request has been expired, expiration time: <unix> but the time now : <unix>",
        message: "You post object request has been expired, expiration time: <unix> but the time now : <unix>",
        message_zh: "表单上传的 policy 已过期",
        trigger: "POST policy expiration is in the past",
        source: "COS XML API documentation and SDK sources",
    };

    /// `AccessDenied/5`: `You are denied by bucket referer rule`.
    pub static ACCESS_DENIED_5: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AccessDenied5", wire: Word("AccessDenied"), variant: 5,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "You are denied by bucket referer rule",
        message: "You are denied by bucket referer rule",
        message_zh: "请求来源被存储桶的防盗链规则拒绝",
        trigger: "unsigned request whose Referer the rules of the bucket keep out",
        source: "vendor page 436/31423 and its FAQ on hotlink protection",
    };

    /// `AccessForbidden`: `CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Requet-Headers are not whitelisted by the resource's CORS spec`.
    pub static ACCESS_FORBIDDEN: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AccessForbidden", wire: Word("AccessForbidden"), variant: 1,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Requet-Headers are not whitelisted by the resource's CORS spec",
        message: "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Requet-Headers are not whitelisted by the resource's CORS spec",
        message_zh: "跨域请求不符合存储桶的跨域规则",
        trigger: "OPTIONS preflight (or HEAD of CORS check) with no matching CORS rule",
        source: "COS XML API documentation and SDK sources",
    };

    /// `InvalidAccessKeyId`: `The Access Key Id you provided does not exist in our records`.
    pub static INVALID_ACCESS_KEY_ID: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidAccessKeyId", wire: Word("InvalidAccessKeyId"), variant: 1,
        http: Some(403), kind: Natural, certainty: Observed,
        text: "The Access Key Id you provided does not exist in our records",
        message: "The Access Key Id you provided does not exist in our records",
        message_zh: "签名中的 SecretId 不存在",
        trigger: "unknown q-ak",
        source: "COS XML API documentation and SDK sources; message from a third-party log",
    };

    /// `SignatureDoesNotMatch`: `The Signature you specified is invalid.`.
    pub static SIGNATURE_DOES_NOT_MATCH: ErrorRow = ErrorRow {
        family: "cos_xml", name: "SignatureDoesNotMatch", wire: Word("SignatureDoesNotMatch"), variant: 1,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "The Signature you specified is invalid.",
        message: "The Signature you specified is invalid.",
        message_zh: "签名不正确",
        trigger: "q-signature mismatch (header; query; POST policy; POST Signature field)",
        source: "COS XML API documentation and SDK sources",
    };

    /// `RequestTimeTooSkewed`: `The difference between the request time and the current time is too large.`.
    pub static REQUEST_TIME_TOO_SKEWED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "RequestTimeTooSkewed", wire: Word("RequestTimeTooSkewed"), variant: 1,
        http: Some(403), kind: Natural, certainty: Assumed,
        text: "The difference between the request time and the current time is too large.",
        message: "The difference between the request time and the current time is too large.",
        message_zh: "请求时间与服务器时间相差过大",
        trigger: "start of q-sign-time (or Date header) more than 900 s from server clock",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `ExpiredToken`: `The provided token has expired.`.
    pub static EXPIRED_TOKEN: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ExpiredToken", wire: Word("ExpiredToken"), variant: 1,
        http: Some(403), kind: Natural, certainty: Assumed,
        text: "The provided token has expired.",
        message: "The provided token has expired.",
        message_zh: "临时密钥已过期",
        trigger: "temporary credential past its expiry (documentation now lists 400; older pages and the Java SDK's suite expect 403)",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidToken`: `The security token you provided is invalid.`.
    pub static INVALID_TOKEN: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidToken", wire: Word("InvalidToken"), variant: 1,
        http: Some(403), kind: Natural, certainty: Assumed,
        text: "The security token you provided is invalid.",
        message: "The security token you provided is invalid.",
        message_zh: "安全令牌（token）无效",
        trigger: "temporary key with a wrong security token",
        source: "inferred from SDK sources and S3 usage; code and message wording assumed",
    };

    /// `InvalidObjectState`: `The operation is not valid for the object storage class.`.
    pub static INVALID_OBJECT_STATE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidObjectState", wire: Word("InvalidObjectState"), variant: 1,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "The operation is not valid for the object storage class.",
        message: "The operation is not valid for the object storage class.",
        message_zh: "对象的存储类型不支持该操作",
        trigger: "GET of an archived object that is not restored",
        source: "COS XML API documentation and SDK sources",
    };

    /// `InvalidPolicyDocument`: `You must provide condition if you specify a policy in post object request.`.
    pub static INVALID_POLICY_DOCUMENT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidPolicyDocument", wire: Word("InvalidPolicyDocument"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "You must provide condition if you specify a policy in post object request.",
        message: "You must provide condition if you specify a policy in post object request.",
        message_zh: "表单上传的 policy 格式错误，或缺少 conditions",
        trigger: "POST policy not base64/JSON or conditions missing/not an array",
        source: "COS XML API documentation and SDK sources",
    };

    /// `MalformedPOSTRequest`: `The body of your POST request is not well-formed multipart/form-data.`.
    pub static MALFORMED_POST_REQUEST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MalformedPOSTRequest", wire: Word("MalformedPOSTRequest"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "The body of your POST request is not well-formed multipart/form-data.",
        message: "The body of your POST request is not well-formed multipart/form-data.",
        message_zh: "POST 请求体不是格式正确的 multipart/form-data",
        trigger: "POST / body cannot be parsed as multipart/form-data",
        source: "COS XML API documentation and SDK sources",
    };

    /// `IncorrectNumberOfFilesInPostRequest`: `POST requires exactly one file upload per request.`.
    pub static INCORRECT_NUMBER_OF_FILES_IN_POST_REQUEST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "IncorrectNumberOfFilesInPostRequest", wire: Word("IncorrectNumberOfFilesInPostRequest"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "POST requires exactly one file upload per request.",
        message: "POST requires exactly one file upload per request.",
        message_zh: "每次表单上传必须且只能包含一个文件",
        trigger: "zero or several file parts",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `EntityTooLarge`: `Condition key content-length-range doesn't match the value `.
    pub static ENTITY_TOO_LARGE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "EntityTooLarge", wire: Word("EntityTooLarge"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Condition key content-length-range doesn't match the value ",
        message: "Condition key content-length-range doesn't match the value ",
        message_zh: "文件大于 policy 中 content-length-range 的上限",
        trigger: "POST file larger than policy range",
        source: "COS XML API documentation and SDK sources",
    };

    /// `EntityTooSmall`: `Condition key content-length-range doesn't match the value `.
    pub static ENTITY_TOO_SMALL: ErrorRow = ErrorRow {
        family: "cos_xml", name: "EntityTooSmall", wire: Word("EntityTooSmall"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Condition key content-length-range doesn't match the value ",
        message: "Condition key content-length-range doesn't match the value ",
        message_zh: "文件小于 policy 中 content-length-range 的下限",
        trigger: "POST file smaller than policy range",
        source: "COS XML API documentation and SDK sources",
    };

    /// `EntityTooLarge/2`: `Your proposed upload exceeds the maximum allowed size`.
    pub static ENTITY_TOO_LARGE_2: ErrorRow = ErrorRow {
        family: "cos_xml", name: "EntityTooLarge2", wire: Word("EntityTooLarge"), variant: 2,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "Your proposed upload exceeds the maximum allowed size",
        message: "Your proposed upload exceeds the maximum allowed size",
        message_zh: "上传的内容超过允许的最大大小",
        trigger: "single upload or part over 5 GiB",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `EntityTooSmall/2`: `Your proposed upload is smaller than the minimum allowed object size.`.
    pub static ENTITY_TOO_SMALL_2: ErrorRow = ErrorRow {
        family: "cos_xml", name: "EntityTooSmall2", wire: Word("EntityTooSmall"), variant: 2,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Your proposed upload is smaller than the minimum allowed object size.",
        message: "Your proposed upload is smaller than the minimum allowed object size.",
        message_zh: "除最后一块外，分块小于允许的最小大小",
        trigger: "Complete with a non-last part under 1 MiB",
        source: "COS XML API documentation and SDK sources",
    };

    /// `BadDigest`: `The Content-MD5 you specified is not match.`.
    pub static BAD_DIGEST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BadDigest", wire: Word("BadDigest"), variant: 1,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "The Content-MD5 you specified is not match.",
        message: "The Content-MD5 you specified is not match.",
        message_zh: "Content-MD5 与请求体不一致",
        trigger: "Content-MD5 valid but different",
        source: "rclone issue 8483 quotes an answer",
    };

    /// `InvalidDigest`: `The Content-MD5 you specified is not valid.`.
    pub static INVALID_DIGEST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidDigest", wire: Word("InvalidDigest"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The Content-MD5 you specified is not valid.",
        message: "The Content-MD5 you specified is not valid.",
        message_zh: "Content-MD5 格式无效",
        trigger: "Content-MD5 is not base64 of 16 bytes",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `EntitySizeNotMatch`: `The request body size does not match Content-Length.`.
    pub static ENTITY_SIZE_NOT_MATCH: ErrorRow = ErrorRow {
        family: "cos_xml", name: "EntitySizeNotMatch", wire: Word("EntitySizeNotMatch"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "The request body size does not match Content-Length.",
        message: "The request body size does not match Content-Length.",
        message_zh: "请求体的实际长度与 Content-Length 不一致",
        trigger: "fault only: HTTP/1.1 leaves no way to send more or fewer bytes than declared and still be answered",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `IncompleteBody`: `You did not provide the number of bytes specified by the Content-Length HTTP header.`.
    pub static INCOMPLETE_BODY: ErrorRow = ErrorRow {
        family: "cos_xml", name: "IncompleteBody", wire: Word("IncompleteBody"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "You did not provide the number of bytes specified by the Content-Length HTTP header.",
        message: "You did not provide the number of bytes specified by the Content-Length HTTP header.",
        message_zh: "请求体不完整，字节数与声明的长度不一致",
        trigger: "the chunks of an S3 client hold other than x-amz-decoded-content-length bytes; a connection that closes early (nobody may be left to read the answer)",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidArgument`: `Invalid Argument`.
    pub static INVALID_ARGUMENT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidArgument", wire: Word("InvalidArgument"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "Invalid Argument",
        message: "Invalid Argument",
        message_zh: "请求参数的取值无效",
        trigger: "bad parameter value (traffic limit; acl; encoding-type; partNumber; max-keys)",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidRequest`: `Invalid Request`.
    pub static INVALID_REQUEST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidRequest", wire: Word("InvalidRequest"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "Invalid Request",
        message: "Invalid Request",
        message_zh: "请求无效，参数相互冲突或不支持这种组合",
        trigger: "conflicting or unsupported combination",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidRequest/2`: `Missing required header for this request: Content-MD5`.
    pub static INVALID_REQUEST_2: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidRequest2", wire: Word("InvalidRequest"), variant: 2,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "Missing required header for this request: Content-MD5",
        message: "Missing required header for this request: Content-MD5",
        message_zh: "请求缺少 Content-MD5",
        trigger: "DELETE Multiple Objects without Content-MD5 unless the account has multi_delete_md5 = ignore",
        source: "answers of the live service quoted in public threads (2025-2026)",
    };

    /// `PathStyleDomainForbidden`: `The bucket you are attempting to access must be addressed using COS virtual-styled domain.`.
    pub static PATH_STYLE_DOMAIN_FORBIDDEN: ErrorRow = ErrorRow {
        family: "cos_xml", name: "PathStyleDomainForbidden", wire: Word("PathStyleDomainForbidden"), variant: 1,
        http: Some(403), kind: Natural, certainty: Observed,
        text: "The bucket you are attempting to access must be addressed using COS virtual-styled domain.",
        message: "The bucket you are attempting to access must be addressed using COS virtual-styled domain.",
        message_zh: "该存储桶只能通过虚拟主机域名访问",
        trigger: "path style on a vendor host for a bucket created since 2024-01-01 (setting created)",
        source: "answers of the live service quoted in public threads (2024-2026)",
    };

    /// `BadRequest`: `Bad Request`.
    pub static BAD_REQUEST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BadRequest", wire: Word("BadRequest"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "Bad Request",
        message: "Bad Request",
        message_zh: "请求无效",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidBucketName`: `The specified bucket is not valid.`.
    pub static INVALID_BUCKET_NAME: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidBucketName", wire: Word("InvalidBucketName"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The specified bucket is not valid.",
        message: "The specified bucket is not valid.",
        message_zh: "存储桶名称无效",
        trigger: "name not <name>-<appid>",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `BucketNameTooLong`: `The specified bucket name is too long.`.
    pub static BUCKET_NAME_TOO_LONG: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BucketNameTooLong", wire: Word("BucketNameTooLong"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The specified bucket name is too long.",
        message: "The specified bucket name is too long.",
        message_zh: "存储桶名称过长",
        trigger: "name over limit",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidLocationConstraint`: `The specified location constraint is not valid.`.
    pub static INVALID_LOCATION_CONSTRAINT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidLocationConstraint", wire: Word("InvalidLocationConstraint"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "The specified location constraint is not valid.",
        message: "The specified location constraint is not valid.",
        message_zh: "指定的地域无效",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidRegionName`: `The specified region is not valid.`.
    pub static INVALID_REGION_NAME: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidRegionName", wire: Word("InvalidRegionName"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "The specified region is not valid.",
        message: "The specified region is not valid.",
        message_zh: "地域名称无效",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidURI`: `Couldn't parse the specified URI.`.
    pub static INVALID_URI: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidURI", wire: Word("InvalidURI"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "Couldn't parse the specified URI.",
        message: "Couldn't parse the specified URI.",
        message_zh: "无法解析请求的 URI",
        trigger: "undecodable path",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidObjectName`: `The specified object name is not valid.`.
    pub static INVALID_OBJECT_NAME: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidObjectName", wire: Word("InvalidObjectName"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The specified object name is not valid.",
        message: "The specified object name is not valid.",
        message_zh: "对象键无效",
        trigger: "empty key on object write",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `KeyTooLong`: `Your key is too long.`.
    pub static KEY_TOO_LONG: ErrorRow = ErrorRow {
        family: "cos_xml", name: "KeyTooLong", wire: Word("KeyTooLong"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "Your key is too long.",
        message: "Your key is too long.",
        message_zh: "对象键过长",
        trigger: "key over 850 bytes UTF-8",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidCopySource`: `Copy Source is not valid.`.
    pub static INVALID_COPY_SOURCE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidCopySource", wire: Word("InvalidCopySource"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "Copy Source is not valid.",
        message: "Copy Source is not valid.",
        message_zh: "复制源的格式无效",
        trigger: "x-cos-copy-source cannot be parsed",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidDelimiter`: `The delimiter is not valid.`.
    pub static INVALID_DELIMITER: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidDelimiter", wire: Word("InvalidDelimiter"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The delimiter is not valid.",
        message: "The delimiter is not valid.",
        message_zh: "分隔符无效",
        trigger: "delimiter longer than one character",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidPart`: `One or more of the specified parts could not be found.`.
    pub static INVALID_PART: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidPart", wire: Word("InvalidPart"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "One or more of the specified parts could not be found.",
        message: "One or more of the specified parts could not be found.",
        message_zh: "指定的分块不存在，或 ETag 不匹配",
        trigger: "Complete names a missing part; wrong ETag; or a gap in numbering",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidPartOrder`: `The list of parts was not in ascending order.`.
    pub static INVALID_PART_ORDER: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidPartOrder", wire: Word("InvalidPartOrder"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The list of parts was not in ascending order.",
        message: "The list of parts was not in ascending order.",
        message_zh: "分块未按编号升序排列",
        trigger: "Complete parts not strictly ascending",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidUploadStatus`: `The upload is in a wrong status.`.
    pub static INVALID_UPLOAD_STATUS: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidUploadStatus", wire: Word("InvalidUploadStatus"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "The upload is in a wrong status.",
        message: "The upload is in a wrong status.",
        message_zh: "分块上传的状态不正确",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `ListPartUploadIdIsEmpty`: `The uploadId is empty.`.
    pub static LIST_PART_UPLOAD_ID_IS_EMPTY: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ListPartUploadIdIsEmpty", wire: Word("ListPartUploadIdIsEmpty"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The uploadId is empty.",
        message: "The uploadId is empty.",
        message_zh: "查询已上传分块时 uploadId 为空",
        trigger: "ListParts with empty uploadId",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `MalformedXML`: `The XML you provided was not well-formed or did not validate against our published schema.`.
    pub static MALFORMED_XML: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MalformedXML", wire: Word("MalformedXML"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The XML you provided was not well-formed or did not validate against our published schema.",
        message: "The XML you provided was not well-formed or did not validate against our published schema.",
        message_zh: "XML 格式错误，或不符合接口的定义",
        trigger: "XML body unparsable",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `MissingRequestBodyError`: `Request body is empty.`.
    pub static MISSING_REQUEST_BODY_ERROR: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MissingRequestBodyError", wire: Word("MissingRequestBodyError"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "Request body is empty.",
        message: "Request body is empty.",
        message_zh: "请求体为空",
        trigger: "XML body required but empty",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `XMLSizeLimit`: `The XML is too large.`.
    pub static XML_SIZE_LIMIT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "XMLSizeLimit", wire: Word("XMLSizeLimit"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The XML is too large.",
        message: "The XML is too large.",
        message_zh: "XML 请求体过大",
        trigger: "XML body over 2 MiB",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidTag`: `The tag is not valid.`.
    pub static INVALID_TAG: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidTag", wire: Word("InvalidTag"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The tag is not valid.",
        message: "The tag is not valid.",
        message_zh: "标签无效",
        trigger: "tagging limits",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidSHA1Digest`: `The x-cos-content-sha1 you specified is not valid.`.
    pub static INVALID_SHA1_DIGEST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidSHA1Digest", wire: Word("InvalidSHA1Digest"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The x-cos-content-sha1 you specified is not valid.",
        message: "The x-cos-content-sha1 you specified is not valid.",
        message_zh: "x-cos-content-sha1 与请求体不一致",
        trigger: "header present and different",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `UnexpectedContent`: `This request does not support content.`.
    pub static UNEXPECTED_CONTENT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "UnexpectedContent", wire: Word("UnexpectedContent"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "This request does not support content.",
        message: "This request does not support content.",
        message_zh: "该请求不支持携带请求体",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NotSupportedStorageClass`: `The specified storage class is not supported.`.
    pub static NOT_SUPPORTED_STORAGE_CLASS: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NotSupportedStorageClass", wire: Word("NotSupportedStorageClass"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The specified storage class is not supported.",
        message: "The specified storage class is not supported.",
        message_zh: "不支持指定的存储类型",
        trigger: "unknown x-cos-storage-class",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `SSEHeaderNotAllowed`: `SSE header is not allowed.`.
    pub static SSE_HEADER_NOT_ALLOWED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "SSEHeaderNotAllowed", wire: Word("SSEHeaderNotAllowed"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "SSE header is not allowed.",
        message: "SSE header is not allowed.",
        message_zh: "该请求不能携带服务端加密的请求头",
        trigger: "SSE header on a request that cannot carry it",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `SSEContentNotSupported`: `The SSE algorithm is not supported.`.
    pub static SSE_CONTENT_NOT_SUPPORTED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "SSEContentNotSupported", wire: Word("SSEContentNotSupported"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The SSE algorithm is not supported.",
        message: "The SSE algorithm is not supported.",
        message_zh: "不支持指定的加密算法",
        trigger: "unknown SSE algorithm",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `SsecDecryptHeaderInvalid`: `SSE-C header is missing or invalid.`.
    pub static SSEC_DECRYPT_HEADER_INVALID: ErrorRow = ErrorRow {
        family: "cos_xml", name: "SsecDecryptHeaderInvalid", wire: Word("SsecDecryptHeaderInvalid"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "SSE-C header is missing or invalid.",
        message: "SSE-C header is missing or invalid.",
        message_zh: "SSE-C 解密所需的请求头缺失或不正确",
        trigger: "reading an SSE-C object without the right key headers",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `KmsKeyNotExist`: `The KMS key does not exist.`.
    pub static KMS_KEY_NOT_EXIST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "KmsKeyNotExist", wire: Word("KmsKeyNotExist"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "The KMS key does not exist.",
        message: "The KMS key does not exist.",
        message_zh: "KMS 密钥不存在",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `KmsKeyDisabled`: `The KMS key is disabled.`.
    pub static KMS_KEY_DISABLED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "KmsKeyDisabled", wire: Word("KmsKeyDisabled"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "The KMS key is disabled.",
        message: "The KMS key is disabled.",
        message_zh: "KMS 密钥已禁用",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `TooManyBuckets`: `You have attempted to create more buckets than allowed.`.
    pub static TOO_MANY_BUCKETS: ErrorRow = ErrorRow {
        family: "cos_xml", name: "TooManyBuckets", wire: Word("TooManyBuckets"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "You have attempted to create more buckets than allowed.",
        message: "You have attempted to create more buckets than allowed.",
        message_zh: "存储桶数量超过上限",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `RequestTimeout`: `Your socket connection to the server was not read from or written to within the timeout period.`.
    pub static REQUEST_TIMEOUT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "RequestTimeout", wire: Word("RequestTimeout"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "Your socket connection to the server was not read from or written to within the timeout period.",
        message: "Your socket connection to the server was not read from or written to within the timeout period.",
        message_zh: "读写请求超时",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `UserNetworkTooSlow`: `User network is too slow.`.
    pub static USER_NETWORK_TOO_SLOW: ErrorRow = ErrorRow {
        family: "cos_xml", name: "UserNetworkTooSlow", wire: Word("UserNetworkTooSlow"), variant: 1,
        http: Some(400), kind: Fault, certainty: Assumed,
        text: "User network is too slow.",
        message: "User network is too slow.",
        message_zh: "客户端网速过慢",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `BucketVersionNotOpen`: `Bucket versioning is not enabled.`.
    pub static BUCKET_VERSION_NOT_OPEN: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BucketVersionNotOpen", wire: Word("BucketVersionNotOpen"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "Bucket versioning is not enabled.",
        message: "Bucket versioning is not enabled.",
        message_zh: "存储桶未开启版本控制",
        trigger: "operation requiring versioning",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `MalformedPolicy`: `Policy has invalid syntax.`.
    pub static MALFORMED_POLICY: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MalformedPolicy", wire: Word("MalformedPolicy"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "Policy has invalid syntax.",
        message: "Policy has invalid syntax.",
        message_zh: "存储桶策略的格式错误",
        trigger: "PUT ?policy bad JSON",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `PaymentRequired`: `Payment required.`.
    pub static PAYMENT_REQUIRED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "PaymentRequired", wire: Word("PaymentRequired"), variant: 1,
        http: Some(402), kind: Fault, certainty: Assumed,
        text: "Payment required.",
        message: "Payment required.",
        message_zh: "账号欠费",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchBucket`: `The specified bucket does not exist.`.
    pub static NO_SUCH_BUCKET: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchBucket", wire: Word("NoSuchBucket"), variant: 1,
        http: Some(404), kind: Natural, certainty: Observed,
        text: "The specified bucket does not exist.",
        message: "The specified bucket does not exist.",
        message_zh: "存储桶不存在",
        trigger: "any request that names a bucket which does not exist",
        source: "COS XML API documentation and SDK sources; message from a third-party log",
    };

    /// `NoSuchBucket/2`: `Failed to query the state of source object`.
    pub static NO_SUCH_BUCKET_2: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchBucket2", wire: Word("NoSuchBucket"), variant: 2,
        http: Some(404), kind: Natural, certainty: Observed,
        text: "Failed to query the state of source object",
        message: "Failed to query the state of source object",
        message_zh: "无法查询源对象的状态，复制源的存储桶不存在",
        trigger: "x-cos-copy-source names a bucket that does not exist",
        source: "freyo/flysystem-qcloud-cos-v5 issue 8 (real answer)",
    };

    /// `NoSuchKey`: `The specified key does not exist.`.
    pub static NO_SUCH_KEY: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchKey", wire: Word("NoSuchKey"), variant: 1,
        http: Some(404), kind: Natural, certainty: Observed,
        text: "The specified key does not exist.",
        message: "The specified key does not exist.",
        message_zh: "对象不存在",
        trigger: "GET, HEAD or copy source naming an object which does not exist",
        source: "COS XML API documentation and SDK sources; message from a third-party log",
    };

    /// `NoSuchUpload`: `The specified multipart upload does not exist.`.
    pub static NO_SUCH_UPLOAD: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchUpload", wire: Word("NoSuchUpload"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The specified multipart upload does not exist.",
        message: "The specified multipart upload does not exist.",
        message_zh: "分块上传不存在，或已完成、已终止",
        trigger: "unknown/aborted/completed uploadId",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchVersion`: `The specified version does not exist.`.
    pub static NO_SUCH_VERSION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchVersion", wire: Word("NoSuchVersion"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The specified version does not exist.",
        message: "The specified version does not exist.",
        message_zh: "指定的版本不存在",
        trigger: "unknown versionId (older docs list 400)",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchCopySource`: `The copy source does not exist.`.
    pub static NO_SUCH_COPY_SOURCE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchCopySource", wire: Word("NoSuchCopySource"), variant: 1,
        http: Some(404), kind: Fault, certainty: Assumed,
        text: "The copy source does not exist.",
        message: "The copy source does not exist.",
        message_zh: "复制源不存在",
        trigger: "fault only: a missing source answers NoSuchKey",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchCORSConfiguration`: `The CORS configuration does not exist.`.
    pub static NO_SUCH_CORS_CONFIGURATION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchCORSConfiguration", wire: Word("NoSuchCORSConfiguration"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The CORS configuration does not exist.",
        message: "The CORS configuration does not exist.",
        message_zh: "未设置跨域规则",
        trigger: "GET ?cors when unset",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchTagSet`: `The TagSet does not exist.`.
    pub static NO_SUCH_TAG_SET: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchTagSet", wire: Word("NoSuchTagSet"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The TagSet does not exist.",
        message: "The TagSet does not exist.",
        message_zh: "未设置标签",
        trigger: "GET ?tagging when unset (bucket)",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchLifecycleConfiguration`: `The lifecycle configuration does not exist.`.
    pub static NO_SUCH_LIFECYCLE_CONFIGURATION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchLifecycleConfiguration", wire: Word("NoSuchLifecycleConfiguration"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The lifecycle configuration does not exist.",
        message: "The lifecycle configuration does not exist.",
        message_zh: "未设置生命周期规则",
        trigger: "GET ?lifecycle when unset",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchWebsiteConfiguration`: `The website configuration does not exist.`.
    pub static NO_SUCH_WEBSITE_CONFIGURATION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchWebsiteConfiguration", wire: Word("NoSuchWebsiteConfiguration"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The website configuration does not exist.",
        message: "The website configuration does not exist.",
        message_zh: "未设置静态网站",
        trigger: "GET ?website when unset",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchEncryptionConfiguration`: `The encryption configuration does not exist.`.
    pub static NO_SUCH_ENCRYPTION_CONFIGURATION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchEncryptionConfiguration", wire: Word("NoSuchEncryptionConfiguration"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The encryption configuration does not exist.",
        message: "The encryption configuration does not exist.",
        message_zh: "未设置默认加密",
        trigger: "GET ?encryption when unset",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchBucketPolicy`: `The bucket policy does not exist.`.
    pub static NO_SUCH_BUCKET_POLICY: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchBucketPolicy", wire: Word("NoSuchBucketPolicy"), variant: 1,
        http: Some(404), kind: Fault, certainty: Assumed,
        text: "The bucket policy does not exist.",
        message: "The bucket policy does not exist.",
        message_zh: "未设置存储桶策略",
        trigger: "fault only: an unset ?policy answers NoSuchPolicyVersion",
        source: "inferred from SDK sources and S3 usage; code and message wording assumed",
    };

    /// `ReplicationConfigurationnotFoundError`: `The replication configuration was not found.`.
    pub static REPLICATION_CONFIGURATIONNOT_FOUND_ERROR: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ReplicationConfigurationnotFoundError", wire: Word("ReplicationConfigurationnotFoundError"), variant: 1,
        http: Some(404), kind: Fault, certainty: Assumed,
        text: "The replication configuration was not found.",
        message: "The replication configuration was not found.",
        message_zh: "未设置跨地域复制（JS SDK 所比较的拼写）",
        trigger: "fault only: the spelling that the JS SDK compares",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchRefererConfiguration`: `The referer configuration does not exist.`.
    pub static NO_SUCH_REFERER_CONFIGURATION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchRefererConfiguration", wire: Word("NoSuchRefererConfiguration"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The referer configuration does not exist.",
        message: "The referer configuration does not exist.",
        message_zh: "未设置防盗链",
        trigger: "GET ?referer before it was set",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NoSuchStrictSignatureConfiguration`: `The strict signature configuration does not exist.`.
    pub static NO_SUCH_STRICT_SIGNATURE_CONFIGURATION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchStrictSignatureConfiguration", wire: Word("NoSuchStrictSignatureConfiguration"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The strict signature configuration does not exist.",
        message: "The strict signature configuration does not exist.",
        message_zh: "未设置严格签名规则",
        trigger: "GET ?strict-signature before it was set",
        source: "assumed by analogy: the vendor page of GET Bucket strict-signature names no code",
    };

    /// `InventoryConfigurationNotFoundError`: `The inventory configuration was not found.`.
    pub static INVENTORY_CONFIGURATION_NOT_FOUND_ERROR: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InventoryConfigurationNotFoundError", wire: Word("InventoryConfigurationNotFoundError"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The inventory configuration was not found.",
        message: "The inventory configuration was not found.",
        message_zh: "清单任务不存在",
        trigger: "GET ?inventory&id= of a job that is not stored",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `OriginConfigurationNotFoundError`: `The origin configuration was not found.`.
    pub static ORIGIN_CONFIGURATION_NOT_FOUND_ERROR: ErrorRow = ErrorRow {
        family: "cos_xml", name: "OriginConfigurationNotFoundError", wire: Word("OriginConfigurationNotFoundError"), variant: 1,
        http: Some(404), kind: Fault, certainty: Assumed,
        text: "The origin configuration was not found.",
        message: "The origin configuration was not found.",
        message_zh: "未设置回源规则",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `MethodNotAllowed`: `The specified method is not allowed against this resource.`.
    pub static METHOD_NOT_ALLOWED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MethodNotAllowed", wire: Word("MethodNotAllowed"), variant: 1,
        http: Some(405), kind: Natural, certainty: Assumed,
        text: "The specified method is not allowed against this resource.",
        message: "The specified method is not allowed against this resource.",
        message_zh: "该资源不支持此请求方法",
        trigger: "unsupported method; e.g. GET with versionId of a delete marker may instead be 404",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `RestoreNonArchiveObject`: `Restore is not allowed for a non-archive object.`.
    pub static RESTORE_NON_ARCHIVE_OBJECT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "RestoreNonArchiveObject", wire: Word("RestoreNonArchiveObject"), variant: 1,
        http: Some(405), kind: Natural, certainty: Assumed,
        text: "Restore is not allowed for a non-archive object.",
        message: "Restore is not allowed for a non-archive object.",
        message_zh: "对象不是归档类型，不能恢复",
        trigger: "POST ?restore on STANDARD object",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `UploadIdNotSupported`: `The uploadId is not supported.`.
    pub static UPLOAD_ID_NOT_SUPPORTED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "UploadIdNotSupported", wire: Word("UploadIdNotSupported"), variant: 1,
        http: Some(405), kind: Fault, certainty: Assumed,
        text: "The uploadId is not supported.",
        message: "The uploadId is not supported.",
        message_zh: "不支持该 uploadId",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `AppendPositionErr`: `The append position does not match the object length.`.
    pub static APPEND_POSITION_ERR: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AppendPositionErr", wire: Word("AppendPositionErr"), variant: 1,
        http: Some(409), kind: Natural, certainty: Assumed,
        text: "The append position does not match the object length.",
        message: "The append position does not match the object length.",
        message_zh: "追加位置与对象当前长度不一致",
        trigger: "append position differs from length (older docs list 400)",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `ObjectNotAppendable`: `The object is not appendable.`.
    pub static OBJECT_NOT_APPENDABLE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ObjectNotAppendable", wire: Word("ObjectNotAppendable"), variant: 1,
        http: Some(409), kind: Fault, certainty: Assumed,
        text: "The object is not appendable.",
        message: "The object is not appendable.",
        message_zh: "对象不支持追加上传",
        trigger: "fault only: an append to a normal object answers variant 2",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `BucketAlreadyExists`: `The requested bucket name is not available.`.
    pub static BUCKET_ALREADY_EXISTS: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BucketAlreadyExists", wire: Word("BucketAlreadyExists"), variant: 1,
        http: Some(409), kind: Natural, certainty: Documented,
        text: "The requested bucket name is not available.",
        message: "The requested bucket name is not available.",
        message_zh: "存储桶名称已被占用",
        trigger: "PUT bucket owned by another account",
        source: "COS XML API documentation and SDK sources",
    };

    /// `BucketAlreadyOwnedByYou`: `The bucket you tried to create already exists and you own it.`.
    pub static BUCKET_ALREADY_OWNED_BY_YOU: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BucketAlreadyOwnedByYou", wire: Word("BucketAlreadyOwnedByYou"), variant: 1,
        http: Some(409), kind: Natural, certainty: Assumed,
        text: "The bucket you tried to create already exists and you own it.",
        message: "The bucket you tried to create already exists and you own it.",
        message_zh: "存储桶已存在，且属于当前账号",
        trigger: "PUT bucket that exists under the same account",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `BucketNotEmpty`: `The bucket you tried to delete is not empty.`.
    pub static BUCKET_NOT_EMPTY: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BucketNotEmpty", wire: Word("BucketNotEmpty"), variant: 1,
        http: Some(409), kind: Natural, certainty: Assumed,
        text: "The bucket you tried to delete is not empty.",
        message: "The bucket you tried to delete is not empty.",
        message_zh: "存储桶不为空，不能删除",
        trigger: "objects; versions or unfinished multipart uploads left",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InvalidBucketState`: `The request is not valid with the current state of the bucket.`.
    pub static INVALID_BUCKET_STATE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidBucketState", wire: Word("InvalidBucketState"), variant: 1,
        http: Some(409), kind: Natural, certainty: Assumed,
        text: "The request is not valid with the current state of the bucket.",
        message: "The request is not valid with the current state of the bucket.",
        message_zh: "存储桶当前的状态不支持该请求",
        trigger: "object lock together with versioning, lifecycle, replication or intelligent tiering; appending in a bucket that keeps versions or ever did (this use of the code is assumed)",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `PathConflict`: `Path conflict.`.
    pub static PATH_CONFLICT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "PathConflict", wire: Word("PathConflict"), variant: 1,
        http: Some(409), kind: Fault, certainty: Documented,
        text: "Path conflict.",
        message: "Path conflict.",
        message_zh: "路径冲突",
        trigger: "fault only: names that collide in a bucket with a directory tree",
        source: "COS XML API documentation and SDK sources",
    };

    /// `RestoreAlreadyInProgress`: `Object restore is already in progress.`.
    pub static RESTORE_ALREADY_IN_PROGRESS: ErrorRow = ErrorRow {
        family: "cos_xml", name: "RestoreAlreadyInProgress", wire: Word("RestoreAlreadyInProgress"), variant: 1,
        http: Some(409), kind: Natural, certainty: Assumed,
        text: "Object restore is already in progress.",
        message: "Object restore is already in progress.",
        message_zh: "对象正在恢复中",
        trigger: "POST ?restore while a restore is running",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `UploadConflict`: `Upload conflict.`.
    pub static UPLOAD_CONFLICT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "UploadConflict", wire: Word("UploadConflict"), variant: 1,
        http: Some(409), kind: Fault, certainty: Assumed,
        text: "Upload conflict.",
        message: "Upload conflict.",
        message_zh: "上传冲突",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `ObjectLocked`: `The object is locked.`.
    pub static OBJECT_LOCKED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ObjectLocked", wire: Word("ObjectLocked"), variant: 1,
        http: Some(409), kind: Natural, certainty: Assumed,
        text: "The object is locked.",
        message: "The object is locked.",
        message_zh: "对象已锁定",
        trigger: "replacing, changing or deleting an object that is locked",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `BucketLocked`: `The bucket is locked.`.
    pub static BUCKET_LOCKED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BucketLocked", wire: Word("BucketLocked"), variant: 1,
        http: Some(409), kind: Fault, certainty: Assumed,
        text: "The bucket is locked.",
        message: "The bucket is locked.",
        message_zh: "存储桶已锁定",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `MissingContentLength`: `You must provide the Content-Length HTTP header.`.
    pub static MISSING_CONTENT_LENGTH: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MissingContentLength", wire: Word("MissingContentLength"), variant: 1,
        http: Some(411), kind: Natural, certainty: Assumed,
        text: "You must provide the Content-Length HTTP header.",
        message: "You must provide the Content-Length HTTP header.",
        message_zh: "缺少 Content-Length 请求头",
        trigger: "PUT/append without Content-Length and not chunked",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `PreconditionFailed`: `Precondition not match.`.
    pub static PRECONDITION_FAILED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "PreconditionFailed", wire: Word("PreconditionFailed"), variant: 1,
        http: Some(412), kind: Natural, certainty: Documented,
        text: "Precondition not match.",
        message: "Precondition not match.",
        message_zh: "前置条件不满足",
        trigger: "If-Match / If-Unmodified-Since / copy-source conditions",
        source: "COS XML API documentation and SDK sources",
    };

    /// `InvalidRange`: `The requested range is not satisfiable.`.
    pub static INVALID_RANGE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidRange", wire: Word("InvalidRange"), variant: 1,
        http: Some(416), kind: Natural, certainty: Assumed,
        text: "The requested range is not satisfiable.",
        message: "The requested range is not satisfiable.",
        message_zh: "请求的范围超出对象大小",
        trigger: "Range first byte at or beyond object size",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `UnavailableForLegalReasons`: `Unavailable for legal reasons.`.
    pub static UNAVAILABLE_FOR_LEGAL_REASONS: ErrorRow = ErrorRow {
        family: "cos_xml", name: "UnavailableForLegalReasons", wire: Word("UnavailableForLegalReasons"), variant: 1,
        http: Some(451), kind: Fault, certainty: Assumed,
        text: "Unavailable for legal reasons.",
        message: "Unavailable for legal reasons.",
        message_zh: "因法律原因不可用",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `InternalError`: `We encountered an internal error. Please try again.`.
    pub static INTERNAL_ERROR: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InternalError", wire: Word("InternalError"), variant: 1,
        http: Some(500), kind: Fault, certainty: Assumed,
        text: "We encountered an internal error. Please try again.",
        message: "We encountered an internal error. Please try again.",
        message_zh: "服务内部错误，请重试",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `NotImplemented`: `A header you provided implies functionality that is not implemented.`.
    pub static NOT_IMPLEMENTED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NotImplemented", wire: Word("NotImplemented"), variant: 1,
        http: Some(501), kind: Natural, certainty: Assumed,
        text: "A header you provided implies functionality that is not implemented.",
        message: "A header you provided implies functionality that is not implemented.",
        message_zh: "请求使用了未实现的功能",
        trigger: "sub-resource outside the supported set",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `ServiceUnavailable`: `Reduce your request rate.`.
    pub static SERVICE_UNAVAILABLE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ServiceUnavailable", wire: Word("ServiceUnavailable"), variant: 1,
        http: Some(503), kind: Fault, certainty: Assumed,
        text: "Reduce your request rate.",
        message: "Reduce your request rate.",
        message_zh: "服务不可用，请降低请求频率",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `SlowDown`: `Please reduce your request rate.`.
    pub static SLOW_DOWN: ErrorRow = ErrorRow {
        family: "cos_xml", name: "SlowDown", wire: Word("SlowDown"), variant: 1,
        http: Some(503), kind: Fault, certainty: Assumed,
        text: "Please reduce your request rate.",
        message: "Please reduce your request rate.",
        message_zh: "请求过于频繁，请降低请求频率",
        trigger: "fault only",
        source: "COS XML API documentation and SDK sources; message wording assumed",
    };

    /// `ActionAccelerateNotSupported`: `The action is not supported by the accelerate host.`.
    pub static ACTION_ACCELERATE_NOT_SUPPORTED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ActionAccelerateNotSupported", wire: Word("ActionAccelerateNotSupported"), variant: 1,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "The action is not supported by the accelerate host.",
        message: "The action is not supported by the accelerate host.",
        message_zh: "全球加速域名不支持该操作",
        trigger: "any operation outside the eleven of 436/40700 (PutObject PostObject GetObject HeadObject OptionsObject Initiate ListParts UploadPart Abort Complete ListMultipartUploads) on a *.cos.accelerate* host: DELETE; copy; bucket operations; multi-delete",
        source: "coscmd issue 274 and cos-nodejs-sdk-v5 issue 134 (real answers); 436/40700",
    };

    /// `BucketAccelerateNotEnabled`: `Acceleration is not enabled for the bucket.`.
    pub static BUCKET_ACCELERATE_NOT_ENABLED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BucketAccelerateNotEnabled", wire: Word("BucketAccelerateNotEnabled"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Acceleration is not enabled for the bucket.",
        message: "Acceleration is not enabled for the bucket.",
        message_zh: "存储桶未开启全球加速",
        trigger: "accelerate host of a bucket whose ?accelerate is unset or Suspended",
        source: "vendor error list 436/7730 (copies of 2021-01 to 2026-06); wording not published",
    };

    /// `FileAlreadyExists`: `The object you specified already exists and can not be overwritten.`.
    pub static FILE_ALREADY_EXISTS: ErrorRow = ErrorRow {
        family: "cos_xml", name: "FileAlreadyExists", wire: Word("FileAlreadyExists"), variant: 1,
        http: Some(409), kind: Natural, certainty: Observed,
        text: "The object you specified already exists and can not be overwritten.",
        message: "The object you specified already exists and can not be overwritten.",
        message_zh: "对象已存在，且请求禁止覆盖",
        trigger: "x-cos-forbid-overwrite: true on PUT; copy; POST Object; Initiate; Complete where the key has a current object and versioning was never enabled",
        source: "apache/opendal PR 7526 (run against ap-guangzhou) for the code; wording not published",
    };

    /// `DownloadForbidden`: `The APK/IPA file is not allowed to be distributed in a public network using COS default domain, please use custom domain instead.`.
    pub static DOWNLOAD_FORBIDDEN: ErrorRow = ErrorRow {
        family: "cos_xml", name: "DownloadForbidden", wire: Word("DownloadForbidden"), variant: 1,
        http: Some(403), kind: Natural, certainty: Observed,
        text: "The APK/IPA file is not allowed to be distributed in a public network using COS default domain, please use custom domain instead.",
        message: "The APK/IPA file is not allowed to be distributed in a public network using COS default domain, please use custom domain instead.",
        message_zh: "默认域名不允许分发 APK、IPA 文件，请使用自定义域名",
        trigger: "GET (not HEAD) of a key ending in .apk or .ipa on a default; website or accelerate host of a bucket made since 2024-01-01; signed or not",
        source: "436/57456 (English copy says 403; Chinese copy says 400); BucketCat cos_e2e.rs, live run 2026-07-31: 403",
    };

    /// `PolicyFull`: `your policy or acl has reached the limit`.
    pub static POLICY_FULL: ErrorRow = ErrorRow {
        family: "cos_xml", name: "PolicyFull", wire: Word("PolicyFull"), variant: 1,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "your policy or acl has reached the limit",
        message: "your policy or acl has reached the limit",
        message_zh: "ACL 或策略的数量已达上限",
        trigger: "more than 1000 ACL rules of one root account (every object or bucket with an ACL of its own counts); also too many policies",
        source: "vendor FAQ on permissions (all languages); serverless website FAQ",
    };

    /// `InvalidRequest/3`: `Missing required header for this request: Appid`.
    pub static INVALID_REQUEST_3: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidRequest3", wire: Word("InvalidRequest"), variant: 3,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "Missing required header for this request: Appid",
        message: "Missing required header for this request: Appid",
        message_zh: "存储桶名称缺少 AppId",
        trigger: "bucket label in the host without -APPID",
        source: "cos-php-sdk-v5 issue 86; cos-python-sdk-v5 issue 34 (the real text names further headers after Appid; seen cut)",
    };

    /// `InvalidRequest/4`: `Conflict lifecycle rule`.
    pub static INVALID_REQUEST_4: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidRequest4", wire: Word("InvalidRequest"), variant: 4,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Conflict lifecycle rule",
        message: "Conflict lifecycle rule",
        message_zh: "生命周期规则相互冲突",
        trigger: "PUT ?lifecycle with rules that contradict each other",
        source: "vendor draft \"Special Errors\" in qcloud-documents (2017): text as quoted there",
    };

    /// `InvalidArgument/2`: `Rule ID must be unique. Found same ID for more than one rule`.
    pub static INVALID_ARGUMENT_2: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidArgument2", wire: Word("InvalidArgument"), variant: 2,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Rule ID must be unique. Found same ID for more than one rule",
        message: "Rule ID must be unique. Found same ID for more than one rule",
        message_zh: "生命周期规则的 ID 重复",
        trigger: "PUT ?lifecycle with one ID twice",
        source: "vendor draft \"Special Errors\" in qcloud-documents (2017): text as quoted there",
    };

    /// `InvalidArgument/3`: `Check Expiration and Transition in same rule failure.`.
    pub static INVALID_ARGUMENT_3: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidArgument3", wire: Word("InvalidArgument"), variant: 3,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "Check Expiration and Transition in same rule failure.",
        message: "Check Expiration and Transition in same rule failure.",
        message_zh: "同一条生命周期规则混用了天数与日期",
        trigger: "PUT ?lifecycle: Days in one and Date in the other action of one rule",
        source: "terraform-provider-tencentcloud issue 288 (real answer)",
    };

    /// `InvalidArgument/4`: `x-cos-acl value invalid:<value>`.
    pub static INVALID_ARGUMENT_4: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidArgument4", wire: Word("InvalidArgument"), variant: 4,
        http: Some(400), kind: Natural, certainty: Observed,
        text: "x-cos-acl value invalid:<value>",
        message: "x-cos-acl value invalid:<value>",
        message_zh: "x-cos-acl 的取值无效",
        trigger: "an x-cos-acl word outside the canned list",
        source: "cos-wx-sdk-v5 issue 12 (real answer)",
    };

    /// `AccessDenied/6`: `Strict signature missing header that must be signed`.
    pub static ACCESS_DENIED_6: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AccessDenied6", wire: Word("AccessDenied"), variant: 6,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "Strict signature missing header that must be signed",
        message: "Strict signature missing header that must be signed",
        message_zh: "严格签名规则要求的请求头未参与签名",
        trigger: "signed request carrying a header that a strict-signature rule names and q-header-list does not",
        source: "vendor page on the strict signature mode (overview of intl 436/53889 to 53891)",
    };

    /// `AccessDenied/7`: `Strict signature missing param that must be signed`.
    pub static ACCESS_DENIED_7: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AccessDenied7", wire: Word("AccessDenied"), variant: 7,
        http: Some(403), kind: Natural, certainty: Documented,
        text: "Strict signature missing param that must be signed",
        message: "Strict signature missing param that must be signed",
        message_zh: "严格签名规则要求的请求参数未参与签名",
        trigger: "signed request carrying a query parameter that a strict-signature rule names and q-url-param-list does not",
        source: "vendor page on the strict signature mode (overview of intl 436/53889 to 53891)",
    };

    /// `AccessDenied/8`: `There were headers present in the request which were not signed`.
    pub static ACCESS_DENIED_8: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AccessDenied8", wire: Word("AccessDenied"), variant: 8,
        http: Some(403), kind: Natural, certainty: Assumed,
        text: "There were headers present in the request which were not signed",
        message: "There were headers present in the request which were not signed",
        message_zh: "请求中有未签名的请求头",
        trigger: "an AWS signature that leaves out an x-amz-* or x-cos-* header or parameter which changes what the request means (unsigned_headers = refuse)",
        source: "wording of S3, which COS shares in its S3 dialect; that COS checks it is assumed",
    };

    /// `ObjectNotAppendable/2`: `The operation is not valid for the current state of the object`.
    pub static OBJECT_NOT_APPENDABLE_2: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ObjectNotAppendable2", wire: Word("ObjectNotAppendable"), variant: 2,
        http: Some(409), kind: Natural, certainty: Documented,
        text: "The operation is not valid for the current state of the object",
        message: "The operation is not valid for the current state of the object",
        message_zh: "对象当前的状态不支持该操作，普通对象不能追加",
        trigger: "append to an object of type normal (official wording; replaces the assumed text of variant 1)",
        source: "APPEND Object page (436/7741), error analysis",
    };

    /// `InvalidLockedTime`: `The lock time of a bucket cannot be made shorter and must be within 1 to 36500 days.`.
    pub static INVALID_LOCKED_TIME: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidLockedTime", wire: Word("InvalidLockedTime"), variant: 1,
        http: Some(409), kind: Natural, certainty: Documented,
        text: "The lock time of a bucket cannot be made shorter and must be within 1 to 36500 days.",
        message: "The lock time of a bucket cannot be made shorter and must be within 1 to 36500 days.",
        message_zh: "锁定时间不能缩短，且须为 1 至 36500 天",
        trigger: "PUT ?object-lock with fewer Days than stored; or outside 1-36500",
        source: "PUT Bucket ObjectLockConfiguration page; wording assumed",
    };

    /// `NoSuchObjectLockConfiguration`: `No object-lock configuration.`.
    pub static NO_SUCH_OBJECT_LOCK_CONFIGURATION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchObjectLockConfiguration", wire: Word("NoSuchObjectLockConfiguration"), variant: 1,
        http: Some(404), kind: Natural, certainty: Documented,
        text: "No object-lock configuration.",
        message: "No object-lock configuration.",
        message_zh: "未设置对象锁定",
        trigger: "GET ?object-lock when unset",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `DomainConfigNotFoundError`: `No custom domain configuration.`.
    pub static DOMAIN_CONFIG_NOT_FOUND_ERROR: ErrorRow = ErrorRow {
        family: "cos_xml", name: "DomainConfigNotFoundError", wire: Word("DomainConfigNotFoundError"), variant: 1,
        http: Some(404), kind: Natural, certainty: Observed,
        text: "No custom domain configuration.",
        message: "No custom domain configuration.",
        message_zh: "未设置自定义域名",
        trigger: "GET ?domain when unset",
        source: "cos-python-sdk-v5 ut/test.py compares it; status assumed; wording assumed",
    };

    /// `RecordAlreadyExist`: `The domain is bound already and ForcedReplacement was not given.`.
    pub static RECORD_ALREADY_EXIST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "RecordAlreadyExist", wire: Word("RecordAlreadyExist"), variant: 1,
        http: Some(409), kind: Natural, certainty: Documented,
        text: "The domain is bound already and ForcedReplacement was not given.",
        message: "The domain is bound already and ForcedReplacement was not given.",
        message_zh: "域名已绑定到其他存储桶，且未指定强制替换",
        trigger: "PUT ?domain of a name bound to another bucket without ForcedReplacement",
        source: "cos-python-sdk-v5 ut/test.py; vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `DomainConfigConflict`: `Domain configuration conflicts.`.
    pub static DOMAIN_CONFIG_CONFLICT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "DomainConfigConflict", wire: Word("DomainConfigConflict"), variant: 1,
        http: Some(409), kind: Natural, certainty: Documented,
        text: "Domain configuration conflicts.",
        message: "Domain configuration conflicts.",
        message_zh: "自定义域名的配置冲突",
        trigger: "PUT ?domain with ForcedReplacement for a name that is bound nowhere; one name twice in the body",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published; trigger from the Java SDK page on custom domains (409 in both cases)",
    };

    /// `ReplicationConfigurationNotFoundError`: `No replication configuration.`.
    pub static REPLICATION_CONFIGURATION_NOT_FOUND_ERROR: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ReplicationConfigurationNotFoundError", wire: Word("ReplicationConfigurationNotFoundError"), variant: 1,
        http: Some(404), kind: Natural, certainty: Documented,
        text: "No replication configuration.",
        message: "No replication configuration.",
        message_zh: "未设置跨地域复制",
        trigger: "GET ?replication when unset: spelling of the published list (the other row spells a small n after the JS SDK)",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `NoSuchPolicyVersion`: `No policy of the bucket.`.
    pub static NO_SUCH_POLICY_VERSION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchPolicyVersion", wire: Word("NoSuchPolicyVersion"), variant: 1,
        http: Some(404), kind: Natural, certainty: Documented,
        text: "No policy of the bucket.",
        message: "No policy of the bucket.",
        message_zh: "存储桶没有策略",
        trigger: "GET ?policy when unset (cos-nodejs-sdk-v5 3.x maps this code and NoSuchPolicy to \"no policy\"); replaces the assumed NoSuchBucketPolicy",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published; cos-nodejs-sdk-v5 sdk/base.js",
    };

    /// `NoSuchPolicy`: `No policy of the bucket.`.
    pub static NO_SUCH_POLICY: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchPolicy", wire: Word("NoSuchPolicy"), variant: 1,
        http: Some(404), kind: Fault, certainty: Observed,
        text: "No policy of the bucket.",
        message: "No policy of the bucket.",
        message_zh: "存储桶没有策略（另一种错误码）",
        trigger: "fault only; second code that cos-nodejs-sdk-v5 takes for an unset policy (\"New COS\")",
        source: "cos-nodejs-sdk-v5 sdk/base.js; wording assumed",
    };

    /// `MultiBucketNotSupport`: `Replication rules may name one destination bucket only.`.
    pub static MULTI_BUCKET_NOT_SUPPORT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MultiBucketNotSupport", wire: Word("MultiBucketNotSupport"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Replication rules may name one destination bucket only.",
        message: "Replication rules may name one destination bucket only.",
        message_zh: "跨地域复制的规则只能指向同一个目标存储桶",
        trigger: "fault only: older pages forbid rules with different destination buckets, the page of 2022 allows them",
        source: "vendor draft \"Special Errors\" and vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `InvalidTargetBucketForLogging`: `Target bucket for logs does not exist; belongs to another account or region.`.
    pub static INVALID_TARGET_BUCKET_FOR_LOGGING: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidTargetBucketForLogging", wire: Word("InvalidTargetBucketForLogging"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Target bucket for logs does not exist; belongs to another account or region.",
        message: "Target bucket for logs does not exist; belongs to another account or region.",
        message_zh: "日志的目标存储桶不存在，或属于其他账号、其他地域",
        trigger: "PUT ?logging with a TargetBucket that is not the account's or lies in another region",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published; trigger assumed",
    };

    /// `TargetBucketNameInvalid`: `Name of a target bucket is not valid.`.
    pub static TARGET_BUCKET_NAME_INVALID: ErrorRow = ErrorRow {
        family: "cos_xml", name: "TargetBucketNameInvalid", wire: Word("TargetBucketNameInvalid"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Name of a target bucket is not valid.",
        message: "Name of a target bucket is not valid.",
        message_zh: "目标存储桶的名称无效",
        trigger: "PUT ?logging or ?inventory naming a malformed bucket",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published; trigger assumed",
    };

    /// `LoggingPrefixInvalid`: `Log prefix is not valid.`.
    pub static LOGGING_PREFIX_INVALID: ErrorRow = ErrorRow {
        family: "cos_xml", name: "LoggingPrefixInvalid", wire: Word("LoggingPrefixInvalid"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Log prefix is not valid.",
        message: "Log prefix is not valid.",
        message_zh: "日志前缀无效",
        trigger: "PUT ?logging with a TargetPrefix that is no valid key prefix",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published; trigger assumed",
    };

    /// `InventoryFull`: `More inventory jobs than allowed.`.
    pub static INVENTORY_FULL: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InventoryFull", wire: Word("InventoryFull"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "More inventory jobs than allowed.",
        message: "More inventory jobs than allowed.",
        message_zh: "清单任务的数量已达上限",
        trigger: "PUT ?inventory&id= of job 1001",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published; limit of 1000 from the PUT Bucket inventory page",
    };

    /// `InvalidPicOperations`: `Pic-Operations is not valid.`.
    pub static INVALID_PIC_OPERATIONS: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidPicOperations", wire: Word("InvalidPicOperations"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Pic-Operations is not valid.",
        message: "Pic-Operations is not valid.",
        message_zh: "Pic-Operations 的内容无效",
        trigger: "Pic-Operations header or field that is no JSON object with rules",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published; 436/40592",
    };

    /// `WebsiteURLInvalid`: `Redirect target of a website rule is not valid.`.
    pub static WEBSITE_URL_INVALID: ErrorRow = ErrorRow {
        family: "cos_xml", name: "WebsiteURLInvalid", wire: Word("WebsiteURLInvalid"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Redirect target of a website rule is not valid.",
        message: "Redirect target of a website rule is not valid.",
        message_zh: "静态网站规则的重定向目标无效",
        trigger: "PUT ?website with a redirect rule whose target URL is malformed (URLRedirect)",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published; trigger assumed",
    };

    /// `UserCnameInvalid`: `Custom domain is not valid.`.
    pub static USER_CNAME_INVALID: ErrorRow = ErrorRow {
        family: "cos_xml", name: "UserCnameInvalid", wire: Word("UserCnameInvalid"), variant: 1,
        http: Some(400), kind: Natural, certainty: Documented,
        text: "Custom domain is not valid.",
        message: "Custom domain is not valid.",
        message_zh: "自定义域名无效",
        trigger: "PUT ?domain with a Name that is no host name, or one of the vendor's own zones",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published; trigger assumed",
    };

    /// `DNSRecordVerifyFailed`: `No CNAME or TXT record proves the domain.`.
    pub static DNS_RECORD_VERIFY_FAILED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "DNSRecordVerifyFailed", wire: Word("DNSRecordVerifyFailed"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "No CNAME or TXT record proves the domain.",
        message: "No CNAME or TXT record proves the domain.",
        message_zh: "域名的 DNS 记录校验失败",
        trigger: "fault only: no DNS is asked",
        source: "vendor error list 436/7730 (copies of 2021-01 to 2026-06); wording not published; Android SDK test",
    };

    /// `DomainAuditFailed`: `Domain without ICP filing.`.
    pub static DOMAIN_AUDIT_FAILED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "DomainAuditFailed", wire: Word("DomainAuditFailed"), variant: 1,
        http: Some(451), kind: Fault, certainty: Documented,
        text: "Domain without ICP filing.",
        message: "Domain without ICP filing.",
        message_zh: "域名未完成 ICP 备案",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `InvalidObjectState/2`: `Object is not in a state that allows the operation.`.
    pub static INVALID_OBJECT_STATE_2: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidObjectState2", wire: Word("InvalidObjectState"), variant: 2,
        http: Some(409), kind: Fault, certainty: Documented,
        text: "Object is not in a state that allows the operation.",
        message: "Object is not in a state that allows the operation.",
        message_zh: "对象当前的状态不支持该操作",
        trigger: "fault only (second status of the code in the list)",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `AttachmentFull`: `Number of ACLs and policies attached to a grantee has reached the limit.`.
    pub static ATTACHMENT_FULL: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AttachmentFull", wire: Word("AttachmentFull"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Number of ACLs and policies attached to a grantee has reached the limit.",
        message: "Number of ACLs and policies attached to a grantee has reached the limit.",
        message_zh: "被授权者关联的 ACL 与策略数量已达上限",
        trigger: "fault only",
        source: "vendor error list 436/7730 (copies of 2021-01 to 2026-06); wording not published",
    };

    /// `PolicyVersionFull`: `Number of policy versions has reached the limit.`.
    pub static POLICY_VERSION_FULL: ErrorRow = ErrorRow {
        family: "cos_xml", name: "PolicyVersionFull", wire: Word("PolicyVersionFull"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Number of policy versions has reached the limit.",
        message: "Number of policy versions has reached the limit.",
        message_zh: "策略版本的数量已达上限",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `ImageResolutionExceed`: `Resolution or number of frames of the image above the limit.`.
    pub static IMAGE_RESOLUTION_EXCEED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ImageResolutionExceed", wire: Word("ImageResolutionExceed"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Resolution or number of frames of the image above the limit.",
        message: "Resolution or number of frames of the image above the limit.",
        message_zh: "图片的分辨率或帧数超过上限",
        trigger: "fault only",
        source: "vendor error list 436/7730 (copies of 2021-01 to 2026-06); wording not published",
    };

    /// `ImageTooLarge`: `Image above the size limit.`.
    pub static IMAGE_TOO_LARGE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ImageTooLarge", wire: Word("ImageTooLarge"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Image above the size limit.",
        message: "Image above the size limit.",
        message_zh: "图片过大",
        trigger: "fault only",
        source: "vendor error list 436/7730 (copies of 2021-01 to 2026-06); wording not published",
    };

    /// `InvalidImageFormat`: `Image format not supported.`.
    pub static INVALID_IMAGE_FORMAT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidImageFormat", wire: Word("InvalidImageFormat"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Image format not supported.",
        message: "Image format not supported.",
        message_zh: "不支持该图片格式",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `InvalidImageSource`: `Image cannot be read.`.
    pub static INVALID_IMAGE_SOURCE: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidImageSource", wire: Word("InvalidImageSource"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Image cannot be read.",
        message: "Image cannot be read.",
        message_zh: "无法读取图片",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `JsonAPINotSupportOnMAZBucket`: `JSON API does not serve multi-AZ buckets.`.
    pub static JSON_API_NOT_SUPPORT_ON_MAZ_BUCKET: ErrorRow = ErrorRow {
        family: "cos_xml", name: "JsonAPINotSupportOnMAZBucket", wire: Word("JsonAPINotSupportOnMAZBucket"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "JSON API does not serve multi-AZ buckets.",
        message: "JSON API does not serve multi-AZ buckets.",
        message_zh: "JSON API 不支持多 AZ 存储桶",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `MAZOperationNotSupportOnOAZBucket`: `Multi-AZ storage class on a single-AZ bucket.`.
    pub static MAZ_OPERATION_NOT_SUPPORT_ON_OAZ_BUCKET: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MAZOperationNotSupportOnOAZBucket", wire: Word("MAZOperationNotSupportOnOAZBucket"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Multi-AZ storage class on a single-AZ bucket.",
        message: "Multi-AZ storage class on a single-AZ bucket.",
        message_zh: "单 AZ 存储桶不支持多 AZ 存储类型",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `OAZOperationNotSupportOnMAZBucket`: `Single-AZ operation on a multi-AZ bucket.`.
    pub static OAZ_OPERATION_NOT_SUPPORT_ON_MAZ_BUCKET: ErrorRow = ErrorRow {
        family: "cos_xml", name: "OAZOperationNotSupportOnMAZBucket", wire: Word("OAZOperationNotSupportOnMAZBucket"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Single-AZ operation on a multi-AZ bucket.",
        message: "Single-AZ operation on a multi-AZ bucket.",
        message_zh: "多 AZ 存储桶不支持单 AZ 操作",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `MultiAZFeatureNotSupport`: `Multi-AZ is not offered in the region.`.
    pub static MULTI_AZ_FEATURE_NOT_SUPPORT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MultiAZFeatureNotSupport", wire: Word("MultiAZFeatureNotSupport"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Multi-AZ is not offered in the region.",
        message: "Multi-AZ is not offered in the region.",
        message_zh: "该地域不支持多 AZ",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `KmsException`: `KMS refused the request.`.
    pub static KMS_EXCEPTION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "KmsException", wire: Word("KmsException"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "KMS refused the request.",
        message: "KMS refused the request.",
        message_zh: "KMS 拒绝了请求",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `LoggingConfExists`: `A logging configuration exists.`.
    pub static LOGGING_CONF_EXISTS: ErrorRow = ErrorRow {
        family: "cos_xml", name: "LoggingConfExists", wire: Word("LoggingConfExists"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "A logging configuration exists.",
        message: "A logging configuration exists.",
        message_zh: "日志配置已存在",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `NotifyRuleEventConflict`: `Events of notification rules overlap.`.
    pub static NOTIFY_RULE_EVENT_CONFLICT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NotifyRuleEventConflict", wire: Word("NotifyRuleEventConflict"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Events of notification rules overlap.",
        message: "Events of notification rules overlap.",
        message_zh: "事件通知规则的事件重叠",
        trigger: "fault only: ?notification is not played",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `NotifyRulePrefixConflict`: `Prefixes of notification rules overlap.`.
    pub static NOTIFY_RULE_PREFIX_CONFLICT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NotifyRulePrefixConflict", wire: Word("NotifyRulePrefixConflict"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Prefixes of notification rules overlap.",
        message: "Prefixes of notification rules overlap.",
        message_zh: "事件通知规则的前缀重叠",
        trigger: "fault only: ?notification is not played",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `NotifyRuleSuffixConflict`: `Suffixes of notification rules overlap.`.
    pub static NOTIFY_RULE_SUFFIX_CONFLICT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NotifyRuleSuffixConflict", wire: Word("NotifyRuleSuffixConflict"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Suffixes of notification rules overlap.",
        message: "Suffixes of notification rules overlap.",
        message_zh: "事件通知规则的后缀重叠",
        trigger: "fault only: ?notification is not played",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `VerifyAlgorithmNotSupported`: `Verification algorithm not supported.`.
    pub static VERIFY_ALGORITHM_NOT_SUPPORTED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "VerifyAlgorithmNotSupported", wire: Word("VerifyAlgorithmNotSupported"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Verification algorithm not supported.",
        message: "Verification algorithm not supported.",
        message_zh: "不支持该校验算法",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `NoProcessAuthority`: `No permission for data processing.`.
    pub static NO_PROCESS_AUTHORITY: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoProcessAuthority", wire: Word("NoProcessAuthority"), variant: 1,
        http: Some(403), kind: Fault, certainty: Documented,
        text: "No permission for data processing.",
        message: "No permission for data processing.",
        message_zh: "没有数据处理的权限",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `UserNotSourceBucketOwner`: `Requester does not own the source bucket.`.
    pub static USER_NOT_SOURCE_BUCKET_OWNER: ErrorRow = ErrorRow {
        family: "cos_xml", name: "UserNotSourceBucketOwner", wire: Word("UserNotSourceBucketOwner"), variant: 1,
        http: Some(403), kind: Fault, certainty: Documented,
        text: "Requester does not own the source bucket.",
        message: "Requester does not own the source bucket.",
        message_zh: "请求者不是源存储桶的所有者",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `UserNotTargetBucketOwner`: `Requester does not own the target bucket.`.
    pub static USER_NOT_TARGET_BUCKET_OWNER: ErrorRow = ErrorRow {
        family: "cos_xml", name: "UserNotTargetBucketOwner", wire: Word("UserNotTargetBucketOwner"), variant: 1,
        http: Some(403), kind: Fault, certainty: Documented,
        text: "Requester does not own the target bucket.",
        message: "Requester does not own the target bucket.",
        message_zh: "请求者不是目标存储桶的所有者",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `NoBucketQuotaPolicy`: `No quota policy of the bucket.`.
    pub static NO_BUCKET_QUOTA_POLICY: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoBucketQuotaPolicy", wire: Word("NoBucketQuotaPolicy"), variant: 1,
        http: Some(404), kind: Fault, certainty: Documented,
        text: "No quota policy of the bucket.",
        message: "No quota policy of the bucket.",
        message_zh: "存储桶未设置容量配额",
        trigger: "fault only: ?quota is not played",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `NoSuchJob`: `No such batch job.`.
    pub static NO_SUCH_JOB: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchJob", wire: Word("NoSuchJob"), variant: 1,
        http: Some(404), kind: Fault, certainty: Documented,
        text: "No such batch job.",
        message: "No such batch job.",
        message_zh: "批量处理任务不存在",
        trigger: "fault only: batch jobs are not played",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `QuotaConflict`: `Quota conflicts.`.
    pub static QUOTA_CONFLICT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "QuotaConflict", wire: Word("QuotaConflict"), variant: 1,
        http: Some(409), kind: Fault, certainty: Documented,
        text: "Quota conflicts.",
        message: "Quota conflicts.",
        message_zh: "容量配额冲突",
        trigger: "fault only: ?quota is not played",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `QuotaOperationConfilct`: `Quota operation conflicts (spelled as the list spells it).`.
    pub static QUOTA_OPERATION_CONFILCT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "QuotaOperationConfilct", wire: Word("QuotaOperationConfilct"), variant: 1,
        http: Some(409), kind: Fault, certainty: Documented,
        text: "Quota operation conflicts (spelled as the list spells it).",
        message: "Quota operation conflicts (spelled as the list spells it).",
        message_zh: "容量配额的操作冲突（官方列表即如此拼写）",
        trigger: "fault only: ?quota is not played",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `KmsInternalException`: `Internal error of KMS.`.
    pub static KMS_INTERNAL_EXCEPTION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "KmsInternalException", wire: Word("KmsInternalException"), variant: 1,
        http: Some(500), kind: Fault, certainty: Documented,
        text: "Internal error of KMS.",
        message: "Internal error of KMS.",
        message_zh: "KMS 内部错误",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `KmsFreqControl`: `KMS limits the request rate.`.
    pub static KMS_FREQ_CONTROL: ErrorRow = ErrorRow {
        family: "cos_xml", name: "KmsFreqControl", wire: Word("KmsFreqControl"), variant: 1,
        http: Some(503), kind: Fault, certainty: Documented,
        text: "KMS limits the request rate.",
        message: "KMS limits the request rate.",
        message_zh: "KMS 请求过于频繁",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `BadRquest`: `Parameter error; spelling of the list until 2021 (BadRequest since).`.
    pub static BAD_RQUEST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "BadRquest", wire: Word("BadRquest"), variant: 1,
        http: Some(400), kind: Fault, certainty: Documented,
        text: "Parameter error; spelling of the list until 2021 (BadRequest since).",
        message: "Parameter error; spelling of the list until 2021 (BadRequest since).",
        message_zh: "参数错误（2021 年之前官方列表的拼写，此后为 BadRequest）",
        trigger: "fault only",
        source: "vendor error list (436/7730) as transcribed with its typing errors in Tencent/flare flare/net/cos/cos_status.cc (2021); wording not published",
    };

    /// `PermanentRedirect`: `Resource moved; follow Location.`.
    pub static PERMANENT_REDIRECT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "PermanentRedirect", wire: Word("PermanentRedirect"), variant: 1,
        http: Some(301), kind: Fault, certainty: Documented,
        text: "Resource moved; follow Location.",
        message: "Resource moved; follow Location.",
        message_zh: "资源已永久迁移，请访问 Location 中的地址",
        trigger: "fault only",
        source: "vendor error list of the first years (intlcloud-documents, \"Error Codes\", 3xx section); wording assumed",
    };

    /// `TemporaryRedirect`: `Resource moved for now; follow Location (the list names 302 and 307).`.
    pub static TEMPORARY_REDIRECT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "TemporaryRedirect", wire: Word("TemporaryRedirect"), variant: 1,
        http: Some(307), kind: Fault, certainty: Documented,
        text: "Resource moved for now; follow Location (the list names 302 and 307).",
        message: "Resource moved for now; follow Location (the list names 302 and 307).",
        message_zh: "资源已临时迁移，请访问 Location 中的地址",
        trigger: "fault only",
        source: "vendor error list of the first years (intlcloud-documents, \"Error Codes\", 3xx section); wording assumed",
    };

    /// `Redirect`: `Redirected for now.`.
    pub static REDIRECT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "Redirect", wire: Word("Redirect"), variant: 1,
        http: Some(307), kind: Fault, certainty: Documented,
        text: "Redirected for now.",
        message: "Redirected for now.",
        message_zh: "临时重定向",
        trigger: "fault only",
        source: "vendor error list of the first years (intlcloud-documents, \"Error Codes\", 3xx section); wording assumed",
    };

    /// `UpsAppNotExist`: `Bucket is not bound to data processing.`.
    pub static UPS_APP_NOT_EXIST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "UpsAppNotExist", wire: Word("UpsAppNotExist"), variant: 1,
        http: Some(404), kind: Fault, certainty: Observed,
        text: "Bucket is not bound to data processing.",
        message: "Bucket is not bound to data processing.",
        message_zh: "存储桶未绑定数据处理服务",
        trigger: "fault only: image parameters on a bucket without CI",
        source: "sy-records/sync-qcloud-cos ErrorCode.php (NO_BIND_CI); status assumed; wording assumed",
    };

    /// `RegionUnsupport`: `Region not supported by data processing.`.
    pub static REGION_UNSUPPORT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "RegionUnsupport", wire: Word("RegionUnsupport"), variant: 1,
        http: Some(400), kind: Fault, certainty: Observed,
        text: "Region not supported by data processing.",
        message: "Region not supported by data processing.",
        message_zh: "数据处理不支持该地域",
        trigger: "fault only",
        source: "sy-records/sync-qcloud-cos ErrorCode.php; status assumed; wording assumed",
    };

    /// `MissingContent`: `Body missing.`.
    pub static MISSING_CONTENT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "MissingContent", wire: Word("MissingContent"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "Body missing.",
        message: "Body missing.",
        message_zh: "缺少请求体",
        trigger: "data processing (ci host)",
        source: "data processing error list (436/53983, 436/46214)",
    };

    /// `InvalidContent`: `Body not valid.`.
    pub static INVALID_CONTENT: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidContent", wire: Word("InvalidContent"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "Body not valid.",
        message: "Body not valid.",
        message_zh: "请求体无效",
        trigger: "data processing (ci host)",
        source: "data processing error list (436/53983, 436/46214)",
    };

    /// `InvalidHost`: `Host not valid.`.
    pub static INVALID_HOST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidHost", wire: Word("InvalidHost"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "Host not valid.",
        message: "Host not valid.",
        message_zh: "请求的域名无效",
        trigger: "data processing (ci host)",
        source: "data processing error list (436/53983, 436/46214)",
    };

    /// `ResourceNotFound`: `Input resource does not exist.`.
    pub static RESOURCE_NOT_FOUND: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ResourceNotFound", wire: Word("ResourceNotFound"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "Input resource does not exist.",
        message: "Input resource does not exist.",
        message_zh: "输入资源不存在",
        trigger: "data processing (ci host)",
        source: "data processing error list (436/53983, 436/46214)",
    };

    /// `ResourceAccessDenied`: `No permission on the resource.`.
    pub static RESOURCE_ACCESS_DENIED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ResourceAccessDenied", wire: Word("ResourceAccessDenied"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "No permission on the resource.",
        message: "No permission on the resource.",
        message_zh: "没有权限访问输入资源",
        trigger: "data processing (ci host)",
        source: "data processing error list (436/53983, 436/46214)",
    };

    /// `ResourceDownloadFailed`: `Input resource cannot be fetched.`.
    pub static RESOURCE_DOWNLOAD_FAILED: ErrorRow = ErrorRow {
        family: "cos_xml", name: "ResourceDownloadFailed", wire: Word("ResourceDownloadFailed"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "Input resource cannot be fetched.",
        message: "Input resource cannot be fetched.",
        message_zh: "无法下载输入资源",
        trigger: "data processing (ci host)",
        source: "data processing error list (436/53983, 436/46214)",
    };

    /// `CIRoleNotExist`: `Role CI_QCSRole does not exist.`.
    pub static CI_ROLE_NOT_EXIST: ErrorRow = ErrorRow {
        family: "cos_xml", name: "CIRoleNotExist", wire: Word("CIRoleNotExist"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "Role CI_QCSRole does not exist.",
        message: "Role CI_QCSRole does not exist.",
        message_zh: "角色 CI_QCSRole 不存在",
        trigger: "data processing (ci host)",
        source: "data processing error list (436/53983, 436/46214)",
    };

    /// `AnonymousPolicyFull`: `Too many policies for anonymous access.`.
    pub static ANONYMOUS_POLICY_FULL: ErrorRow = ErrorRow {
        family: "cos_xml", name: "AnonymousPolicyFull", wire: Word("AnonymousPolicyFull"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "Too many policies for anonymous access.",
        message: "Too many policies for anonymous access.",
        message_zh: "匿名访问的策略数量已达上限",
        trigger: "Rapid Bucket hosts",
        source: "Rapid Bucket error list (436/139712, 2026)",
    };

    /// `DirectoryObjectContainsData`: `An object whose key ends in / carries data.`.
    pub static DIRECTORY_OBJECT_CONTAINS_DATA: ErrorRow = ErrorRow {
        family: "cos_xml", name: "DirectoryObjectContainsData", wire: Word("DirectoryObjectContainsData"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "An object whose key ends in / carries data.",
        message: "An object whose key ends in / carries data.",
        message_zh: "以 / 结尾的对象不能包含内容",
        trigger: "Rapid Bucket hosts",
        source: "Rapid Bucket error list (436/139712, 2026)",
    };

    /// `InvalidHostname`: `Host not valid.`.
    pub static INVALID_HOSTNAME: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidHostname", wire: Word("InvalidHostname"), variant: 1,
        http: Some(400), kind: Later, certainty: Documented,
        text: "Host not valid.",
        message: "Host not valid.",
        message_zh: "域名无效",
        trigger: "Rapid Bucket hosts",
        source: "Rapid Bucket error list (436/139712, 2026)",
    };

    /// `InvalidBucketState/2`: `Not support modify intelligent tiering configuration`.
    pub static INVALID_BUCKET_STATE_2: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidBucketState2", wire: Word("InvalidBucketState"), variant: 2,
        http: Some(409), kind: Natural, certainty: Assumed,
        text: "Not support modify intelligent tiering configuration",
        message: "Not support modify intelligent tiering configuration",
        message_zh: "智能分层开启后不支持修改配置",
        trigger: "PUT ?intelligenttiering with other values once it is enabled",
        source: "ut/test.py of cos-python-sdk-v5 compares the message; code and status assumed",
    };

    /// `InvalidBucketState/3`: `The default rule cannot be modified`.
    pub static INVALID_BUCKET_STATE_3: ErrorRow = ErrorRow {
        family: "cos_xml", name: "InvalidBucketState3", wire: Word("InvalidBucketState"), variant: 3,
        http: Some(409), kind: Natural, certainty: Assumed,
        text: "The default rule cannot be modified",
        message: "The default rule cannot be modified",
        message_zh: "不能修改默认规则",
        trigger: "PUT ?intelligent-tiering&id=default with other values once it is enabled",
        source: "ut/test.py of cos-python-sdk-v5 compares the message; code and status assumed",
    };

    /// `NoSuchIntelligentTieringConfiguration`: `The intelligent tiering configuration does not exist.`.
    pub static NO_SUCH_INTELLIGENT_TIERING_CONFIGURATION: ErrorRow = ErrorRow {
        family: "cos_xml", name: "NoSuchIntelligentTieringConfiguration", wire: Word("NoSuchIntelligentTieringConfiguration"), variant: 1,
        http: Some(404), kind: Natural, certainty: Assumed,
        text: "The intelligent tiering configuration does not exist.",
        message: "The intelligent tiering configuration does not exist.",
        message_zh: "智能分层规则不存在",
        trigger: "GET ?intelligent-tiering&id= of a rule that is not stored",
        source: "code and wording assumed",
    };

    /// `DuplicateInventoryId`: `The inventory id exists.`.
    pub static DUPLICATE_INVENTORY_ID: ErrorRow = ErrorRow {
        family: "cos_xml", name: "DuplicateInventoryId", wire: Word("DuplicateInventoryId"), variant: 1,
        http: Some(400), kind: Natural, certainty: Assumed,
        text: "The inventory id exists.",
        message: "The inventory id exists.",
        message_zh: "清单任务的 ID 已存在",
        trigger: "POST ?inventory&id= with the id of a stored job",
        source: "ut/test.py of cos-python-sdk-v5 compares the code; status and wording assumed",
    };
}

/// VOD client upload, the wire and the SDKs around it (42 rows).
pub mod vod {
    use crate::catalog::errors::{Certainty::*, ErrorRow, Kind::*, Wire::*};

    /// `0`: `成功`.
    pub static OK: ErrorRow = ErrorRow {
        family: "vod", name: "OK", wire: Number(0), variant: 1,
        http: Some(200), kind: Status, certainty: Observed,
        text: "成功",
        message: "成功",
        message_zh: "成功",
        trigger: "success",
        source: "VOD web upload captured in 2018",
    };

    /// `10001`: `ugc upload | invalid request`.
    pub static INVALID_REQUEST: ErrorRow = ErrorRow {
        family: "vod", name: "InvalidRequest", wire: Number(10001), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "ugc upload | invalid request",
        message: "ugc upload | invalid request",
        message_zh: "请求无效：请求体、签名字段或参数有误",
        trigger: "body not a JSON object; signature missing or not a string; no valid request mode; bad parameter value",
        source: "answers quoted in public threads and in the vendor's SDK tests",
    };

    /// `10004`: `ugc upload | invalid signature`.
    pub static INVALID_SIGNATURE: ErrorRow = ErrorRow {
        family: "vod", name: "InvalidSignature", wire: Number(10004), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "ugc upload | invalid signature",
        message: "ugc upload | invalid signature",
        message_zh: "签名无效",
        trigger: "bad base64; missing or non-integer signature field; unknown secretId; HMAC mismatch",
        source: "answers quoted in public threads and in the vendor's SDK tests",
    };

    /// `10010`: `ugc upload | signature expired`.
    pub static SIGNATURE_EXPIRED: ErrorRow = ErrorRow {
        family: "vod", name: "SignatureExpired", wire: Number(10010), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | signature expired",
        message: "ugc upload | signature expired",
        message_zh: "签名已过期",
        trigger: "now > expireTime",
        source: "VOD Android upload SDK source, which tests the code; message wording assumed",
    };

    /// `19001`: `ugc upload | vod session not found`.
    pub static MOCK_SESSION_NOT_FOUND: ErrorRow = ErrorRow {
        family: "vod", name: "MockSessionNotFound", wire: Number(19001), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | vod session not found",
        message: "ugc upload | vod session not found",
        message_zh: "上传会话（vodSessionKey）不存在",
        trigger: "unknown or undecodable vodSessionKey, or resume of a committed session",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `19002`: `ugc upload | vod session expired`.
    pub static MOCK_SESSION_EXPIRED: ErrorRow = ErrorRow {
        family: "vod", name: "MockSessionExpired", wire: Number(19002), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | vod session expired",
        message: "ugc upload | vod session expired",
        message_zh: "上传会话已过期",
        trigger: "session older than 86400 s",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `19003`: `ugc upload | file not uploaded`.
    pub static MOCK_OBJECT_NOT_UPLOADED: ErrorRow = ErrorRow {
        family: "vod", name: "MockObjectNotUploaded", wire: Number(19003), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | file not uploaded",
        message: "ugc upload | file not uploaded",
        message_zh: "视频或封面尚未上传",
        trigger: "video or cover object missing in storage",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `19004`: `ugc upload | file size mismatch`.
    pub static MOCK_SIZE_MISMATCH: ErrorRow = ErrorRow {
        family: "vod", name: "MockSizeMismatch", wire: Number(19004), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | file size mismatch",
        message: "ugc upload | file size mismatch",
        message_zh: "文件大小与申请时声明的不一致",
        trigger: "Commit: object size differs from the declared one (on by default, can be switched off)",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `19005`: `ugc upload | signature has been used`.
    pub static MOCK_SIGNATURE_REUSED: ErrorRow = ErrorRow {
        family: "vod", name: "MockSignatureReused", wire: Number(19005), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | signature has been used",
        message: "ugc upload | signature has been used",
        message_zh: "一次性签名已被使用",
        trigger: "oneTimeValid=1 signature already consumed by a successful Apply",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `19006`: `ugc upload | signature validity exceeds 90 days`.
    pub static MOCK_VALIDITY_TOO_LONG: ErrorRow = ErrorRow {
        family: "vod", name: "MockValidityTooLong", wire: Number(19006), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | signature validity exceeds 90 days",
        message: "ugc upload | signature validity exceeds 90 days",
        message_zh: "签名有效期超过 90 天，或不为正数",
        trigger: "expireTime-currentTimeStamp > 7776000 or <= 0",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `19007`: `ugc upload | session does not belong to signer`.
    pub static MOCK_SESSION_OWNER_MISMATCH: ErrorRow = ErrorRow {
        family: "vod", name: "MockSessionOwnerMismatch", wire: Number(19007), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | session does not belong to signer",
        message: "ugc upload | session does not belong to signer",
        message_zh: "上传会话与签名不属于同一账号或子应用",
        trigger: "account or vodSubAppId differs between session and signature",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `19008`: `ugc upload | fileId not found`.
    pub static MOCK_FILE_ID_NOT_FOUND: ErrorRow = ErrorRow {
        family: "vod", name: "MockFileIdNotFound", wire: Number(19008), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | fileId not found",
        message: "ugc upload | fileId not found",
        message_zh: "fileId 对应的媒资不存在",
        trigger: "cover replacement for unknown media",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `19009`: `ugc upload | unsupported file type`.
    pub static MOCK_UNSUPPORTED_TYPE: ErrorRow = ErrorRow {
        family: "vod", name: "MockUnsupportedType", wire: Number(19009), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "ugc upload | unsupported file type",
        message: "ugc upload | unsupported file type",
        message_zh: "不支持的文件类型",
        trigger: "videoType or coverType with a dot in front, a MIME type, or not in the allow list (off by default)",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `19099`: `ugc upload | injected fault`.
    pub static MOCK_INJECTED_FAULT: ErrorRow = ErrorRow {
        family: "vod", name: "MockInjectedFault", wire: Number(19099), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "ugc upload | injected fault",
        message: "ugc upload | injected fault",
        message_zh: "由故障规则注入的错误",
        trigger: "fault only: a refusal with a code that the vendor never used",
        source: "assigned by cosplay: the vendor published nothing, 19001-19099 is kept for that",
    };

    /// `1`: `generic failure / web upload failure without code`.
    pub static ERROR: ErrorRow = ErrorRow {
        family: "vod", name: "ERROR", wire: Number(1), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "一般性失败，或 Web 上传失败且没有错误码",
        trigger: "generic failure / web upload failure without code",
        source: "VOD Android and web upload SDK sources",
    };

    /// `500`: `axios message`.
    pub static WEB_TRANSPORT: ErrorRow = ErrorRow {
        family: "vod", name: "WebTransport", wire: Number(500), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "axios message",
        message: "axios message",
        message_zh: "申请或确认上传时网络错误、超时或 HTTP 状态码不是 2xx",
        trigger: "network error, timeout or non-2xx on Apply/Commit; flips host to the other domain",
        source: "VOD web upload SDK source",
    };

    /// `1000`: `prepare failed`.
    pub static PUBLISH_PREPARE_ERROR: ErrorRow = ErrorRow {
        family: "vod", name: "PUBLISH_PREPARE_ERROR", wire: Number(1000), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "准备上传失败",
        trigger: "prepare failed",
        source: "VOD Android upload SDK source",
    };

    /// `1001`: `<code>|<message>`.
    pub static ERR_UGC_REQUEST_FAILED: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_REQUEST_FAILED", wire: Number(1001), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "<code>|<message>",
        message: "<code>|<message>",
        message_zh: "申请上传的请求失败",
        trigger: "Apply transport failure, non-2xx, or code != 0 (except 10010 on Android)",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1002`: `Apply response not parseable or data/video/tempCertificate missing`.
    pub static ERR_UGC_PARSE_FAILED: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_PARSE_FAILED", wire: Number(1002), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "无法解析申请上传的响应",
        trigger: "Apply response not parseable or data/video/tempCertificate missing",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1003`: `cos upload video error:...`.
    pub static ERR_UPLOAD_VIDEO_FAILED: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UPLOAD_VIDEO_FAILED", wire: Number(1003), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "cos upload video error:...",
        message: "cos upload video error:...",
        message_zh: "视频上传到 COS 失败",
        trigger: "COS video upload failed",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1004`: `upload cover cos code:...`.
    pub static ERR_UPLOAD_COVER_FAILED: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UPLOAD_COVER_FAILED", wire: Number(1004), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "upload cover cos code:...",
        message: "upload cover cos code:...",
        message_zh: "封面上传到 COS 失败",
        trigger: "COS cover upload failed",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1005`: `Commit transport failure or non-2xx`.
    pub static ERR_UGC_FINISH_REQUEST_FAILED: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_FINISH_REQUEST_FAILED", wire: Number(1005), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "确认上传的请求失败",
        trigger: "Commit transport failure or non-2xx",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1006`: `<code>|<message>`.
    pub static ERR_UGC_FINISH_RESPONSE_FAILED: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_FINISH_RESPONSE_FAILED", wire: Number(1006), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "<code>|<message>",
        message: "<code>|<message>",
        message_zh: "确认上传的响应有误",
        trigger: "Commit code != 0, empty body, or missing video/cover/fileId",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1007`: `same client object already uploading`.
    pub static ERR_CLIENT_BUSY: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_CLIENT_BUSY", wire: Number(1007), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "该对象正在上传其他文件",
        trigger: "same client object already uploading",
        source: "VOD Android upload SDK source",
    };

    /// `1008`: `local file missing`.
    pub static ERR_FILE_NOEXIT_TVC_ERR_FILE_NOT_EXIST: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_FILE_NOEXIT / TVC_ERR_FILE_NOT_EXIST", wire: Number(1008), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "本地文件不存在",
        trigger: "local file missing",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1009`: `publish already in progress`.
    pub static ERR_UGC_PUBLISHING: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_PUBLISHING", wire: Number(1009), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "正在发布，请勿重复调用",
        trigger: "publish already in progress",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1010`: `null parameter`.
    pub static ERR_UGC_INVALID_PARAM: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_INVALID_PARAM", wire: Number(1010), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "参数为空",
        trigger: "null parameter",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1011`: `deprecated`.
    pub static ERR_UGC_INVALID_SECRETID: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_INVALID_SECRETID", wire: Number(1011), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "SecretId 无效（已弃用）",
        trigger: "deprecated",
        source: "VOD Android upload SDK source",
    };

    /// `1012`: `signature empty (checked locally)`.
    pub static ERR_UGC_INVALID_SIGNATURE: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_INVALID_SIGNATURE", wire: Number(1012), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "签名为空",
        trigger: "signature empty (checked locally)",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1013`: `path empty or zero-size file`.
    pub static ERR_UGC_INVALID_VIDOPATH: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_INVALID_VIDOPATH", wire: Number(1013), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "视频路径为空，或文件大小为 0",
        trigger: "path empty or zero-size file",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1014`: `file not found`.
    pub static ERR_UGC_INVALID_VIDEO_FILE: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_INVALID_VIDEO_FILE", wire: Number(1014), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "找不到视频文件",
        trigger: "file not found",
        source: "VOD Android upload SDK source",
    };

    /// `1015`: `file name too long / contains special character`.
    pub static ERR_UGC_FILE_NAME: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_FILE_NAME", wire: Number(1015), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "file name too long / contains special character",
        message: "file name too long / contains special character",
        message_zh: "文件名过长，或含有特殊字符",
        trigger: "name > 200 bytes or contains / : * ? \" < >",
        source: "VOD Android upload SDK source",
    };

    /// `1016`: `cover file missing`.
    pub static ERR_UGC_INVALID_COVER_PATH: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UGC_INVALID_COVER_PATH", wire: Number(1016), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "封面文件不存在",
        trigger: "cover file missing",
        source: "VOD Android upload SDK source",
    };

    /// `1017`: `request is cancelled by manual pause`.
    pub static ERR_USER_CANCEL: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_USER_CANCEL", wire: Number(1017), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "request is cancelled by manual pause",
        message: "request is cancelled by manual pause",
        message_zh: "用户取消了上传",
        trigger: "user cancel",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1018`: `deprecated`.
    pub static ERR_UPLOAD_VOD: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UPLOAD_VOD", wire: Number(1018), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "上传到点播失败（已弃用）",
        trigger: "deprecated",
        source: "VOD Android upload SDK source",
    };

    /// `1019`: `QUIC upload failed, falls back to HTTP (telemetry only)`.
    pub static ERR_UPLOAD_QUIC_FAILED: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UPLOAD_QUIC_FAILED", wire: Number(1019), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "QUIC 上传失败，改用 HTTP 上传",
        trigger: "QUIC upload failed, falls back to HTTP (telemetry only)",
        source: "VOD Android and iOS upload SDK sources",
    };

    /// `1020`: `10010|<message>`.
    pub static ERR_UPLOAD_SIGN_EXPIRED: ErrorRow = ErrorRow {
        family: "vod", name: "ERR_UPLOAD_SIGN_EXPIRED", wire: Number(1020), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "10010|<message>",
        message: "10010|<message>",
        message_zh: "申请上传时签名已过期",
        trigger: "Apply returned 10010",
        source: "VOD Android and newer iOS upload SDK sources",
    };

    /// `-1`: `invalid options`.
    pub static WX_CONSTRUCTOR_ERROR: ErrorRow = ErrorRow {
        family: "vod", name: "WxConstructorError", wire: Number(-1), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "构造参数无效",
        trigger: "invalid options",
        source: "VOD WeChat mini-program upload SDK source",
    };

    /// `-2`: `cos error`.
    pub static WX_COS_ERROR: ErrorRow = ErrorRow {
        family: "vod", name: "WxCosError", wire: Number(-2), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "cos error",
        message: "cos error",
        message_zh: "COS 返回了没有错误码的失败",
        trigger: "COS failure without Code",
        source: "VOD WeChat mini-program upload SDK source",
    };

    /// `RequestTimeTooSkewed`: `Android silently re-applies with vodSessionKey`.
    pub static COS_SKEW: ErrorRow = ErrorRow {
        family: "vod", name: "CosSkew", wire: Word("RequestTimeTooSkewed"), variant: 1,
        http: None, kind: Client, certainty: Documented,
        text: "",
        message: "",
        message_zh: "设备时间与服务器时间相差过大，SDK 会重新申请",
        trigger: "Android silently re-applies with vodSessionKey",
        source: "VOD Android upload SDK source (its reaction to a COS error)",
    };

    /// `30009`: `procedure sub-task: source file problem`.
    pub static TASK_SOURCE_FILE_ERROR: ErrorRow = ErrorRow {
        family: "vod", name: "TaskSourceFileError", wire: Number(30009), variant: 1,
        http: None, kind: Task, certainty: Documented,
        text: "",
        message: "",
        message_zh: "任务流：源文件有问题",
        trigger: "procedure sub-task: source file problem",
        source: "VOD event notification documentation, task errCode",
    };

    /// `30010`: `procedure sub-task: system or unknown failure`.
    pub static TASK_SYSTEM_ERROR: ErrorRow = ErrorRow {
        family: "vod", name: "TaskSystemError", wire: Number(30010), variant: 1,
        http: None, kind: Task, certainty: Documented,
        text: "",
        message: "",
        message_zh: "任务流：系统错误或未知错误",
        trigger: "procedure sub-task: system or unknown failure",
        source: "VOD event notification documentation, task errCode",
    };
}

/// API 3.0 of VOD and STS (162 rows).
pub mod cloud_api {
    use crate::catalog::errors::{Certainty::*, ErrorRow, Kind::*, Wire::*};

    /// `AuthFailure.SignatureFailure`: `The provided credentials could not be validated. Please check your signature is correct.`.
    pub static AUTH_FAILURE_SIGNATURE_FAILURE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.SignatureFailure", wire: Word("AuthFailure.SignatureFailure"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "The provided credentials could not be validated. Please check your signature is correct.",
        message: "The provided credentials could not be validated. Please check your signature is correct.",
        message_zh: "请求签名验证失败，请检查您的签名计算是否正确。",
        trigger: "the code of the signature differs; the day of the credential is not that of the timestamp in UTC",
        source: "an answer quoted in a public issue: qcloud-cos-sts-sdk#35",
    };

    /// `AuthFailure.SignatureFailure/2`: `The provided credentials could not be validated because of exceeding request size limit, please use new signature method 'TC3-HMAC-SHA256'.`.
    pub static AUTH_FAILURE_SIGNATURE_FAILURE_2: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.SignatureFailure2", wire: Word("AuthFailure.SignatureFailure"), variant: 2,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "The provided credentials could not be validated because of exceeding request size limit, please use new signature method `TC3-HMAC-SHA256`.",
        message: "The provided credentials could not be validated because of exceeding request size limit, please use new signature method `TC3-HMAC-SHA256`.",
        message_zh: "请求大小超出 v1 签名的上限，请改用 TC3-HMAC-SHA256 签名",
        trigger: "a form of more than 1 MB signed with HmacSHA1 or HmacSHA256",
        source: "an answer quoted in a public issue: tencentcloud-sdk-python#42",
    };

    /// `AuthFailure.SignatureExpire`: `Signature expired. Please use local time and enable NTP service for time synchronization to avoid a deviation between 'Timestamp' and the server time <unix>.`.
    pub static AUTH_FAILURE_SIGNATURE_EXPIRE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.SignatureExpire", wire: Word("AuthFailure.SignatureExpire"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "Signature expired. Please use local time and enable NTP service for time synchronization to avoid a deviation between `Timestamp` and the server time <unix>.",
        message: "Signature expired. Please use local time and enable NTP service for time synchronization to avoid a deviation between `Timestamp` and the server time <unix>.",
        message_zh: "签名过期，时间戳与服务器时间相差超过 5 分钟",
        trigger: "the timestamp differs from the clock by more than 300 s",
        source: "an answer quoted in a public issue: ddns-go#999",
    };

    /// `AuthFailure.SecretIdNotFound`: `The SecretId is not found, please ensure that your SecretId is correct.`.
    pub static AUTH_FAILURE_SECRET_ID_NOT_FOUND: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.SecretIdNotFound", wire: Word("AuthFailure.SecretIdNotFound"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "The SecretId is not found, please ensure that your SecretId is correct.",
        message: "The SecretId is not found, please ensure that your SecretId is correct.",
        message_zh: "SecretId不存在，请输入正确的密钥。",
        trigger: "nobody has the SecretId",
        source: "an answer quoted in a public issue: tencentcloud-sdk-nodejs#138",
    };

    /// `AuthFailure.InvalidAuthorization`: `The request 'authorization' header does not conform to TencentCloud standard.`.
    pub static AUTH_FAILURE_INVALID_AUTHORIZATION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.InvalidAuthorization", wire: Word("AuthFailure.InvalidAuthorization"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "The request `authorization` header does not conform to TencentCloud standard.",
        message: "The request `authorization` header does not conform to TencentCloud standard.",
        message_zh: "请求头 `Authorization` 不符合腾讯云标准",
        trigger: "the header is not of the scheme TC3-HMAC-SHA256",
        source: "a vendor's community page",
    };

    /// `AuthFailure.InvalidSecretId`: `The SecretId is invalid.`.
    pub static AUTH_FAILURE_INVALID_SECRET_ID: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.InvalidSecretId", wire: Word("AuthFailure.InvalidSecretId"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The SecretId is invalid.",
        message: "The SecretId is invalid.",
        message_zh: "密钥非法（不是云 API 密钥类型）",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `AuthFailure.TokenFailure`: `The token is invalid or has expired.`.
    pub static AUTH_FAILURE_TOKEN_FAILURE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.TokenFailure", wire: Word("AuthFailure.TokenFailure"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "The token is invalid or has expired.",
        message: "The token is invalid or has expired.",
        message_zh: "临时密钥的 token 错误或已过期",
        trigger: "a temporary key without its token, with another or expired",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `AuthFailure.MFAFailure`: `The MFA check failed.`.
    pub static AUTH_FAILURE_MFA_FAILURE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.MFAFailure", wire: Word("AuthFailure.MFAFailure"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The MFA check failed.",
        message: "The MFA check failed.",
        message_zh: "MFA 校验失败",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `AuthFailure.UnauthorizedOperation`: `[request id:<uuid>]you are not authorized to perform operation (<operation>) resource (*) has no permission`.
    pub static AUTH_FAILURE_UNAUTHORIZED_OPERATION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.UnauthorizedOperation", wire: Word("AuthFailure.UnauthorizedOperation"), variant: 1,
        http: Some(200), kind: Fault, certainty: Observed,
        text: "[request id:<uuid>]you are not authorized to perform operation (<operation>) resource (*) has no permission",
        message: "[request id:<uuid>]you are not authorized to perform operation (<operation>) resource (*) has no permission",
        message_zh: "请求未授权",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes",
    };

    /// `UnauthorizedOperation`: `[request id:<uuid>]you are not authorized to perform operation (<operation>) resource (<resource>) has no permission`.
    pub static UNAUTHORIZED_OPERATION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "UnauthorizedOperation", wire: Word("UnauthorizedOperation"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "[request id:<uuid>]you are not authorized to perform operation (<operation>) resource (<resource>) has no permission",
        message: "[request id:<uuid>]you are not authorized to perform operation (<operation>) resource (<resource>) has no permission",
        message_zh: "未授权操作",
        trigger: "the policy of a temporary key does not allow the action",
        source: "an answer quoted in a public issue: CloudBase-AI-Toolkit#130",
    };

    /// `MissingParameter`: `The request is missing a required parameter '<name>'.`.
    pub static MISSING_PARAMETER: ErrorRow = ErrorRow {
        family: "cloud_api", name: "MissingParameter", wire: Word("MissingParameter"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "The request is missing a required parameter `<name>`.",
        message: "The request is missing a required parameter `<name>`.",
        message_zh: "缺少参数",
        trigger: "a required parameter is absent or null",
        source: "an answer quoted in a public issue: tencentcloud-sdk-nodejs#99",
    };

    /// `UnknownParameter`: `The parameter '<name>' is not recognized.`.
    pub static UNKNOWN_PARAMETER: ErrorRow = ErrorRow {
        family: "cloud_api", name: "UnknownParameter", wire: Word("UnknownParameter"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "The parameter `<name>` is not recognized.",
        message: "The parameter `<name>` is not recognized.",
        message_zh: "未知参数",
        trigger: "a name that the action does not have",
        source: "an answer quoted in a public issue: NewFuture/DDNS#575",
    };

    /// `InvalidParameter`: `The value type of parameter '<name>' is not valid.`.
    pub static INVALID_PARAMETER: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter", wire: Word("InvalidParameter"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "The value type of parameter `<name>` is not valid.",
        message: "The value type of parameter `<name>` is not valid.",
        message_zh: "参数 `<name>` 取值类型错误。参数类型应为 `<type>`。",
        trigger: "a value of another type than the parameter has",
        source: "an answer quoted in a public issue: qcloud-documents#4225",
    };

    /// `InvalidParameter/2`: `Url key and value should be splited by '='.`.
    pub static INVALID_PARAMETER_2: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter2", wire: Word("InvalidParameter"), variant: 2,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "Url key and value should be splited by `=`.",
        message: "Url key and value should be splited by `=`.",
        message_zh: "查询串中的参数缺少 `=`",
        trigger: "a pair of the query without =",
        source: "an answer quoted in a public issue: LunaTranslator#264",
    };

    /// `InvalidParameter/3`: `The request body is not a JSON object.`.
    pub static INVALID_PARAMETER_3: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter3", wire: Word("InvalidParameter"), variant: 3,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "The request body is not a JSON object.",
        message: "The request body is not a JSON object.",
        message_zh: "请求体不是 JSON 对象",
        trigger: "a body that is no JSON object",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `InvalidParameterValue`: `The value '<value>' specified in the parameter '<name>' is not valid.`.
    pub static INVALID_PARAMETER_VALUE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue", wire: Word("InvalidParameterValue"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "The value `<value>` specified in the parameter `<name>` is not valid.",
        message: "The value `<value>` specified in the parameter `<name>` is not valid.",
        message_zh: "参数取值错误",
        trigger: "a value that the parameter does not take",
        source: "an answer quoted in a public issue: tencentcloud-sdk-python#12",
    };

    /// `NoSuchVersion`: `The specified api version='<version>' does not exist in service='<service>'.`.
    pub static NO_SUCH_VERSION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "NoSuchVersion", wire: Word("NoSuchVersion"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "The specified api version=`<version>` does not exist in service=`<service>`.",
        message: "The specified api version=`<version>` does not exist in service=`<service>`.",
        message_zh: "接口版本不存在",
        trigger: "a Version that no service has",
        source: "an answer quoted in a public issue: tencentcloud-sdk-dotnet#45",
    };

    /// `InvalidAction`: `The request action='<action>' is invalid or not match version='<version>'.`.
    pub static INVALID_ACTION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidAction", wire: Word("InvalidAction"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "The request action=`<action>` is invalid or not match version=`<version>`.",
        message: "The request action=`<action>` is invalid or not match version=`<version>`.",
        message_zh: "接口不存在",
        trigger: "an Action that the version does not have",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `UnsupportedOperation`: `The operation is not supported.`.
    pub static UNSUPPORTED_OPERATION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "UnsupportedOperation", wire: Word("UnsupportedOperation"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "The operation is not supported.",
        message: "The operation is not supported.",
        message_zh: "操作不支持",
        trigger: "an action, or a parameter of one, that is not played",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `UnsupportedProtocol`: `The protocol or the Content-Type of the request is not supported.`.
    pub static UNSUPPORTED_PROTOCOL: ErrorRow = ErrorRow {
        family: "cloud_api", name: "UnsupportedProtocol", wire: Word("UnsupportedProtocol"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "The protocol or the Content-Type of the request is not supported.",
        message: "The protocol or the Content-Type of the request is not supported.",
        message_zh: "请求协议或 `Content-Type` 不支持",
        trigger: "a method other than GET and POST; a body that is neither JSON nor, with a v1 signature, a form",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `RequestSizeLimitExceeded`: `The request size exceeds the upper limit.`.
    pub static REQUEST_SIZE_LIMIT_EXCEEDED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "RequestSizeLimitExceeded", wire: Word("RequestSizeLimitExceeded"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "The request size exceeds the upper limit.",
        message: "The request size exceeds the upper limit.",
        message_zh: "请求包超过限制大小",
        trigger: "a query of more than 32 KB, a body of more than 10 MB",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `RequestLimitExceeded`: `Your current request times equals to '<times>' in a second, which exceeds the frequency limit '<limit>' for a second. Please reduce the frequency of calls.`.
    pub static REQUEST_LIMIT_EXCEEDED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "RequestLimitExceeded", wire: Word("RequestLimitExceeded"), variant: 1,
        http: Some(200), kind: Fault, certainty: Observed,
        text: "Your current request times equals to `<times>` in a second, which exceeds the frequency limit `<limit>` for a second. Please reduce the frequency of calls.",
        message: "Your current request times equals to `<times>` in a second, which exceeds the frequency limit `<limit>` for a second. Please reduce the frequency of calls.",
        message_zh: "您当前每秒请求 `<times>` 次，超过了每秒频率上限 `<limit>`，请稍后重试。",
        trigger: "fault only",
        source: "an answer quoted in a public issue: cb-spider#654",
    };

    /// `ActionOffline`: `The API has been taken offline.`.
    pub static ACTION_OFFLINE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ActionOffline", wire: Word("ActionOffline"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The API has been taken offline.",
        message: "The API has been taken offline.",
        message_zh: "接口已下线",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `DryRunOperation`: `The dry run succeeded.`.
    pub static DRY_RUN_OPERATION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "DryRunOperation", wire: Word("DryRunOperation"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The dry run succeeded.",
        message: "The dry run succeeded.",
        message_zh: "DryRun 操作，代表请求将会成功",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `InternalError`: `An internal error occurred.`.
    pub static INTERNAL_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError", wire: Word("InternalError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "An internal error occurred.",
        message: "An internal error occurred.",
        message_zh: "内部错误",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `InvalidRequest`: `The request body is malformed.`.
    pub static INVALID_REQUEST: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidRequest", wire: Word("InvalidRequest"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The request body is malformed.",
        message: "The request body is malformed.",
        message_zh: "请求体格式错误",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `IpInBlacklist`: `The IP address is in the blacklist.`.
    pub static IP_IN_BLACKLIST: ErrorRow = ErrorRow {
        family: "cloud_api", name: "IpInBlacklist", wire: Word("IpInBlacklist"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The IP address is in the blacklist.",
        message: "The IP address is in the blacklist.",
        message_zh: "IP 地址在黑名单中",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `IpNotInWhitelist`: `The IP address is not in the whitelist.`.
    pub static IP_NOT_IN_WHITELIST: ErrorRow = ErrorRow {
        family: "cloud_api", name: "IpNotInWhitelist", wire: Word("IpNotInWhitelist"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The IP address is not in the whitelist.",
        message: "The IP address is not in the whitelist.",
        message_zh: "IP 地址不在白名单中",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `LimitExceeded`: `The quota limit is exceeded.`.
    pub static LIMIT_EXCEEDED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "LimitExceeded", wire: Word("LimitExceeded"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "The quota limit is exceeded.",
        message: "The quota limit is exceeded.",
        message_zh: "超过配额限制",
        trigger: "CreateProcedureTemplate: 50 templates",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `NoSuchProduct`: `The product does not exist.`.
    pub static NO_SUCH_PRODUCT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "NoSuchProduct", wire: Word("NoSuchProduct"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The product does not exist.",
        message: "The product does not exist.",
        message_zh: "产品不存在",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `RequestLimitExceeded.GlobalRegionUinLimitExceeded`: `The number of requests of the account exceeds the frequency limit.`.
    pub static REQUEST_LIMIT_EXCEEDED_GLOBAL_REGION_UIN_LIMIT_EXCEEDED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "RequestLimitExceeded.GlobalRegionUinLimitExceeded", wire: Word("RequestLimitExceeded.GlobalRegionUinLimitExceeded"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The number of requests of the account exceeds the frequency limit.",
        message: "The number of requests of the account exceeds the frequency limit.",
        message_zh: "主账号超过频率限制",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `RequestLimitExceeded.IPLimitExceeded`: `The number of requests of the IP address exceeds the frequency limit.`.
    pub static REQUEST_LIMIT_EXCEEDED_IP_LIMIT_EXCEEDED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "RequestLimitExceeded.IPLimitExceeded", wire: Word("RequestLimitExceeded.IPLimitExceeded"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The number of requests of the IP address exceeds the frequency limit.",
        message: "The number of requests of the IP address exceeds the frequency limit.",
        message_zh: "IP 超过频率限制",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `RequestLimitExceeded.UinLimitExceeded`: `The number of requests of the account exceeds the frequency limit.`.
    pub static REQUEST_LIMIT_EXCEEDED_UIN_LIMIT_EXCEEDED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "RequestLimitExceeded.UinLimitExceeded", wire: Word("RequestLimitExceeded.UinLimitExceeded"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The number of requests of the account exceeds the frequency limit.",
        message: "The number of requests of the account exceeds the frequency limit.",
        message_zh: "主账号超过频率限制",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `ResourceInUse`: `The resource is in use.`.
    pub static RESOURCE_IN_USE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceInUse", wire: Word("ResourceInUse"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The resource is in use.",
        message: "The resource is in use.",
        message_zh: "资源被占用",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `ResourceInsufficient`: `The resource is insufficient.`.
    pub static RESOURCE_INSUFFICIENT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceInsufficient", wire: Word("ResourceInsufficient"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The resource is insufficient.",
        message: "The resource is insufficient.",
        message_zh: "资源不足",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `ResourceNotFound`: `The resource does not exist.`.
    pub static RESOURCE_NOT_FOUND: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceNotFound", wire: Word("ResourceNotFound"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "The resource does not exist.",
        message: "The resource does not exist.",
        message_zh: "资源不存在",
        trigger: "the object was not uploaded",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `ResourceUnavailable`: `The resource is unavailable.`.
    pub static RESOURCE_UNAVAILABLE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceUnavailable", wire: Word("ResourceUnavailable"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The resource is unavailable.",
        message: "The resource is unavailable.",
        message_zh: "资源不可用",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `ResourcesSoldOut`: `The resources are sold out.`.
    pub static RESOURCES_SOLD_OUT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourcesSoldOut", wire: Word("ResourcesSoldOut"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The resources are sold out.",
        message: "The resources are sold out.",
        message_zh: "资源售罄",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `ResponseSizeLimitExceeded`: `The response size exceeds the upper limit.`.
    pub static RESPONSE_SIZE_LIMIT_EXCEEDED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResponseSizeLimitExceeded", wire: Word("ResponseSizeLimitExceeded"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The response size exceeds the upper limit.",
        message: "The response size exceeds the upper limit.",
        message_zh: "返回包超过限制大小",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `ServiceUnavailable`: `The service is temporarily unavailable.`.
    pub static SERVICE_UNAVAILABLE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ServiceUnavailable", wire: Word("ServiceUnavailable"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The service is temporarily unavailable.",
        message: "The service is temporarily unavailable.",
        message_zh: "当前服务暂时不可用",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `UnsupportedRegion`: `The region is not supported.`.
    pub static UNSUPPORTED_REGION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "UnsupportedRegion", wire: Word("UnsupportedRegion"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "The region is not supported.",
        message: "The region is not supported.",
        message_zh: "接口不支持所传地域",
        trigger: "fault only",
        source: "API 3.0 documentation, common error codes; text assumed",
    };

    /// `AuthFailure.AccessKeyIllegal`: `access key illegal`.
    pub static AUTH_FAILURE_ACCESS_KEY_ILLEGAL: ErrorRow = ErrorRow {
        family: "cloud_api", name: "AuthFailure.AccessKeyIllegal", wire: Word("AuthFailure.AccessKeyIllegal"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "access key illegal",
        message: "access key illegal",
        message_zh: "密钥不合法",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetCallerIdentity; text assumed",
    };

    /// `FailedOperation`: `failed operation`.
    pub static FAILED_OPERATION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation", wire: Word("FailedOperation"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "failed operation",
        message: "failed operation",
        message_zh: "操作失败",
        trigger: "a StorageRegion that is not enabled; with strict_procedure, a task flow without a template",
        source: "tencentcloud-sdk-go, error codes of ApplyUpload, ParseStreamingManifest, PullUpload and 29 more; text assumed",
    };

    /// `FailedOperation.CheckMFAError`: `check mfa error`.
    pub static FAILED_OPERATION_CHECK_MFA_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.CheckMFAError", wire: Word("FailedOperation.CheckMFAError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "check mfa error",
        message: "check mfa error",
        message_zh: "MFA 校验失败",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of AssumeRole; text assumed",
    };

    /// `FailedOperation.ClassLevelLimitExceeded`: `class level limit exceeded`.
    pub static FAILED_OPERATION_CLASS_LEVEL_LIMIT_EXCEEDED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.ClassLevelLimitExceeded", wire: Word("FailedOperation.ClassLevelLimitExceeded"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "class level limit exceeded",
        message: "class level limit exceeded",
        message_zh: "超过分类层数限制",
        trigger: "CreateClass below the fourth level",
        source: "tencentcloud-sdk-go, error codes of CreateClass; text assumed",
    };

    /// `FailedOperation.ClassNameDuplicate`: `class name duplicate`.
    pub static FAILED_OPERATION_CLASS_NAME_DUPLICATE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.ClassNameDuplicate", wire: Word("FailedOperation.ClassNameDuplicate"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "class name duplicate",
        message: "class name duplicate",
        message_zh: "分类名称重复",
        trigger: "CreateClass or ModifyClass: a sibling has the name",
        source: "tencentcloud-sdk-go, error codes of CreateClass, ModifyClass; text assumed",
    };

    /// `FailedOperation.ClassNoFound`: `class no found`.
    pub static FAILED_OPERATION_CLASS_NO_FOUND: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.ClassNoFound", wire: Word("FailedOperation.ClassNoFound"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "class no found",
        message: "class no found",
        message_zh: "分类不存在",
        trigger: "ModifyClass: no such class",
        source: "tencentcloud-sdk-go, error codes of ModifyClass; text assumed",
    };

    /// `FailedOperation.CoverType`: `cover type`.
    pub static FAILED_OPERATION_COVER_TYPE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.CoverType", wire: Word("FailedOperation.CoverType"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "cover type",
        message: "cover type",
        message_zh: "封面类型错误",
        trigger: "PullUpload with a cover that is no picture by its extension",
        source: "tencentcloud-sdk-go, error codes of PullUpload; text assumed",
    };

    /// `FailedOperation.InvalidVodUser`: `invalid vod user`.
    pub static FAILED_OPERATION_INVALID_VOD_USER: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.InvalidVodUser", wire: Word("FailedOperation.InvalidVodUser"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid vod user",
        message: "invalid vod user",
        message_zh: "没有开通点播业务，或应用不属于该账号",
        trigger: "a SubAppId that is no app of the account",
        source: "tencentcloud-sdk-go, error codes of PullUpload, DescribeMediaInfos, SearchMedia and 24 more; text assumed",
    };

    /// `FailedOperation.MFATypeNotSupported`: `mfa type not supported`.
    pub static FAILED_OPERATION_MFA_TYPE_NOT_SUPPORTED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.MFATypeNotSupported", wire: Word("FailedOperation.MFATypeNotSupported"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "mfa type not supported",
        message: "mfa type not supported",
        message_zh: "不支持的 MFA 类型",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of AssumeRole; text assumed",
    };

    /// `FailedOperation.MediaForbidedBySystem`: `media forbided by system`.
    pub static FAILED_OPERATION_MEDIA_FORBIDED_BY_SYSTEM: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.MediaForbidedBySystem", wire: Word("FailedOperation.MediaForbidedBySystem"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "media forbided by system",
        message: "media forbided by system",
        message_zh: "媒体被系统封禁",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ForbidMediaDistribution; text assumed",
    };

    /// `FailedOperation.MediaType`: `media type`.
    pub static FAILED_OPERATION_MEDIA_TYPE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.MediaType", wire: Word("FailedOperation.MediaType"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "media type",
        message: "media type",
        message_zh: "媒体类型错误",
        trigger: "PullUpload of a type that is no media",
        source: "tencentcloud-sdk-go, error codes of PullUpload; text assumed",
    };

    /// `FailedOperation.NoNeedToReduceMediaBitrate`: `no need to reduce media bitrate`.
    pub static FAILED_OPERATION_NO_NEED_TO_REDUCE_MEDIA_BITRATE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.NoNeedToReduceMediaBitrate", wire: Word("FailedOperation.NoNeedToReduceMediaBitrate"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "no need to reduce media bitrate",
        message: "no need to reduce media bitrate",
        message_zh: "源文件码率较低，无需压缩",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ProcessMedia; text assumed",
    };

    /// `FailedOperation.ParentIdNoFound`: `parent id no found`.
    pub static FAILED_OPERATION_PARENT_ID_NO_FOUND: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.ParentIdNoFound", wire: Word("FailedOperation.ParentIdNoFound"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "parent id no found",
        message: "parent id no found",
        message_zh: "父分类不存在",
        trigger: "CreateClass: no such parent",
        source: "tencentcloud-sdk-go, error codes of CreateClass; text assumed",
    };

    /// `FailedOperation.SubclassLimitExceeded`: `subclass limit exceeded`.
    pub static FAILED_OPERATION_SUBCLASS_LIMIT_EXCEEDED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.SubclassLimitExceeded", wire: Word("FailedOperation.SubclassLimitExceeded"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "subclass limit exceeded",
        message: "subclass limit exceeded",
        message_zh: "子分类数量超过限制",
        trigger: "CreateClass: 500 subclasses",
        source: "tencentcloud-sdk-go, error codes of CreateClass; text assumed",
    };

    /// `FailedOperation.TaskDuplicate`: `task duplicate`.
    pub static FAILED_OPERATION_TASK_DUPLICATE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.TaskDuplicate", wire: Word("FailedOperation.TaskDuplicate"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "task duplicate",
        message: "task duplicate",
        message_zh: "任务重复",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ProcessMedia; text assumed",
    };

    /// `FailedOperation.TempKeyNotAllowed`: `temp key not allowed`.
    pub static FAILED_OPERATION_TEMP_KEY_NOT_ALLOWED: ErrorRow = ErrorRow {
        family: "cloud_api", name: "FailedOperation.TempKeyNotAllowed", wire: Word("FailedOperation.TempKeyNotAllowed"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "temp key not allowed",
        message: "temp key not allowed",
        message_zh: "不允许使用临时密钥调用",
        trigger: "GetFederationToken signed by a temporary key",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken; text assumed",
    };

    /// `InternalError.DbError`: `db error`.
    pub static INTERNAL_ERROR_DB_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.DbError", wire: Word("InternalError.DbError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "db error",
        message: "db error",
        message_zh: "数据库错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InternalError.EncryptError`: `encrypt error`.
    pub static INTERNAL_ERROR_ENCRYPT_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.EncryptError", wire: Word("InternalError.EncryptError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "encrypt error",
        message: "encrypt error",
        message_zh: "加密失败",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InternalError.GetAppIdError`: `get app id error`.
    pub static INTERNAL_ERROR_GET_APP_ID_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.GetAppIdError", wire: Word("InternalError.GetAppIdError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "get app id error",
        message: "get app id error",
        message_zh: "获取 AppId 失败",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InternalError.GetFileInfoError`: `get file info error`.
    pub static INTERNAL_ERROR_GET_FILE_INFO_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.GetFileInfoError", wire: Word("InternalError.GetFileInfoError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "get file info error",
        message: "get file info error",
        message_zh: "获取媒体文件信息错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InternalError.GetMediaListError`: `get media list error`.
    pub static INTERNAL_ERROR_GET_MEDIA_LIST_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.GetMediaListError", wire: Word("InternalError.GetMediaListError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "get media list error",
        message: "get media list error",
        message_zh: "获取媒体列表错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of DescribeMediaInfos, SearchMedia; text assumed",
    };

    /// `InternalError.GetRoleError`: `get role error`.
    pub static INTERNAL_ERROR_GET_ROLE_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.GetRoleError", wire: Word("InternalError.GetRoleError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "get role error",
        message: "get role error",
        message_zh: "获取角色失败",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of AssumeRole, AssumeRoleWithWebIdentity; text assumed",
    };

    /// `InternalError.GetSeedTokenError`: `get seed token error`.
    pub static INTERNAL_ERROR_GET_SEED_TOKEN_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.GetSeedTokenError", wire: Word("InternalError.GetSeedTokenError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "get seed token error",
        message: "get seed token error",
        message_zh: "获取 token 失败",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole, GetCallerIdentity; text assumed",
    };

    /// `InternalError.IllegalRole`: `illegal role`.
    pub static INTERNAL_ERROR_ILLEGAL_ROLE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.IllegalRole", wire: Word("InternalError.IllegalRole"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "illegal role",
        message: "illegal role",
        message_zh: "角色非法",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of AssumeRole; text assumed",
    };

    /// `InternalError.PbSerializeError`: `pb serialize error`.
    pub static INTERNAL_ERROR_PB_SERIALIZE_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.PbSerializeError", wire: Word("InternalError.PbSerializeError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "pb serialize error",
        message: "pb serialize error",
        message_zh: "序列化失败",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of AssumeRole; text assumed",
    };

    /// `InternalError.SystemError`: `system error`.
    pub static INTERNAL_ERROR_SYSTEM_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.SystemError", wire: Word("InternalError.SystemError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "system error",
        message: "system error",
        message_zh: "系统内部错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole, AssumeRoleWithWebIdentity; text assumed",
    };

    /// `InternalError.UnknownError`: `unknown error`.
    pub static INTERNAL_ERROR_UNKNOWN_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.UnknownError", wire: Word("InternalError.UnknownError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "unknown error",
        message: "unknown error",
        message_zh: "未知错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of AssumeRole, AssumeRoleWithWebIdentity; text assumed",
    };

    /// `InternalError.UpdateMediaError`: `update media error`.
    pub static INTERNAL_ERROR_UPDATE_MEDIA_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.UpdateMediaError", wire: Word("InternalError.UpdateMediaError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "update media error",
        message: "update media error",
        message_zh: "更新媒体文件信息错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InternalError.UploadCoverImageError`: `upload cover image error`.
    pub static INTERNAL_ERROR_UPLOAD_COVER_IMAGE_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InternalError.UploadCoverImageError", wire: Word("InternalError.UploadCoverImageError"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "upload cover image error",
        message: "upload cover image error",
        message_zh: "上传封面图片错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InvalidParameter.AccessKeyNotSupport`: `invalid access key not support`.
    pub static INVALID_PARAMETER_ACCESS_KEY_NOT_SUPPORT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.AccessKeyNotSupport", wire: Word("InvalidParameter.AccessKeyNotSupport"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid access key not support",
        message: "invalid access key not support",
        message_zh: "不支持的密钥类型",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetCallerIdentity; text assumed",
    };

    /// `InvalidParameter.AccountNotAvaliable`: `invalid account not avaliable`.
    pub static INVALID_PARAMETER_ACCOUNT_NOT_AVALIABLE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.AccountNotAvaliable", wire: Word("InvalidParameter.AccountNotAvaliable"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid account not avaliable",
        message: "invalid account not avaliable",
        message_zh: "账号不存在或不可用",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InvalidParameter.ExistedProcedureName`: `existed procedure name`.
    pub static INVALID_PARAMETER_EXISTED_PROCEDURE_NAME: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.ExistedProcedureName", wire: Word("InvalidParameter.ExistedProcedureName"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "existed procedure name",
        message: "existed procedure name",
        message_zh: "任务流模板名称已存在",
        trigger: "CreateProcedureTemplate: the name is taken",
        source: "tencentcloud-sdk-go, error codes of CreateProcedureTemplate; text assumed",
    };

    /// `InvalidParameter.ExpireTime`: `invalid expire time`.
    pub static INVALID_PARAMETER_EXPIRE_TIME: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.ExpireTime", wire: Word("InvalidParameter.ExpireTime"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid expire time",
        message: "invalid expire time",
        message_zh: "过期时间格式错误",
        trigger: "an ExpireTime that is no ISO 8601 time",
        source: "tencentcloud-sdk-go, error codes of ApplyUpload, PullUpload; text assumed",
    };

    /// `InvalidParameter.ExtendStrategyOverSize`: `invalid extend strategy over size`.
    pub static INVALID_PARAMETER_EXTEND_STRATEGY_OVER_SIZE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.ExtendStrategyOverSize", wire: Word("InvalidParameter.ExtendStrategyOverSize"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid extend strategy over size",
        message: "invalid extend strategy over size",
        message_zh: "扩展策略过大",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InvalidParameter.GrantOtherResource`: `cant grant other resource `.
    pub static INVALID_PARAMETER_GRANT_OTHER_RESOURCE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.GrantOtherResource", wire: Word("InvalidParameter.GrantOtherResource"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "cant grant other resource ",
        message: "cant grant other resource ",
        message_zh: "不能授予他人的资源",
        trigger: "a policy that names a resource of another account",
        source: "an answer quoted in a public issue: qcloud-cos-sts-sdk#128",
    };

    /// `InvalidParameter.OverLimit`: `over limit`.
    pub static INVALID_PARAMETER_OVER_LIMIT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.OverLimit", wire: Word("InvalidParameter.OverLimit"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "over limit",
        message: "over limit",
        message_zh: "会话名称或时长超过限制",
        trigger: "AssumeRoleWithWebIdentity: DurationSeconds out of range",
        source: "tencentcloud-sdk-go, error codes of AssumeRole, AssumeRoleWithWebIdentity; text assumed",
    };

    /// `InvalidParameter.OverTimeError`: `over time error`.
    pub static INVALID_PARAMETER_OVER_TIME_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.OverTimeError", wire: Word("InvalidParameter.OverTimeError"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "over time error",
        message: "over time error",
        message_zh: "临时密钥有效期超过限制",
        trigger: "DurationSeconds out of range",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InvalidParameter.ParamError`: `param error`.
    pub static INVALID_PARAMETER_PARAM_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.ParamError", wire: Word("InvalidParameter.ParamError"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "param error",
        message: "param error",
        message_zh: "参数错误",
        trigger: "a name of a federated user or session, or a role ARN, of another form",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole, AssumeRoleWithWebIdentity; text assumed",
    };

    /// `InvalidParameter.PolicyTooLong`: `policy too long`.
    pub static INVALID_PARAMETER_POLICY_TOO_LONG: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.PolicyTooLong", wire: Word("InvalidParameter.PolicyTooLong"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "policy too long",
        message: "policy too long",
        message_zh: "策略过长",
        trigger: "a policy of more than 6144 bytes",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InvalidParameter.ProcedureNameNotExist`: `procedure name not exist`.
    pub static INVALID_PARAMETER_PROCEDURE_NAME_NOT_EXIST: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.ProcedureNameNotExist", wire: Word("InvalidParameter.ProcedureNameNotExist"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "procedure name not exist",
        message: "procedure name not exist",
        message_zh: "任务流模板不存在",
        trigger: "ResetProcedureTemplate: no such template",
        source: "tencentcloud-sdk-go, error codes of ResetProcedureTemplate; text assumed",
    };

    /// `InvalidParameter.ResouceError`: `resource error`.
    pub static INVALID_PARAMETER_RESOUCE_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.ResouceError", wire: Word("InvalidParameter.ResouceError"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "resource error",
        message: "resource error",
        message_zh: "策略中的资源描述错误",
        trigger: "a policy whose resource is neither * nor six segments",
        source: "an answer quoted in a public issue: qcloud-cos-sts-sdk#42",
    };

    /// `InvalidParameter.StorageRegion`: `invalid storage region`.
    pub static INVALID_PARAMETER_STORAGE_REGION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.StorageRegion", wire: Word("InvalidParameter.StorageRegion"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid storage region",
        message: "invalid storage region",
        message_zh: "存储地域错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of PullUpload; text assumed",
    };

    /// `InvalidParameter.StrategyFormatError`: `strategy format error`.
    pub static INVALID_PARAMETER_STRATEGY_FORMAT_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.StrategyFormatError", wire: Word("InvalidParameter.StrategyFormatError"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "strategy format error",
        message: "strategy format error",
        message_zh: "策略格式错误",
        trigger: "a policy that is not JSON once decoded, or has an unknown operator",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InvalidParameter.StrategyInvalid`: `strategy invalid`.
    pub static INVALID_PARAMETER_STRATEGY_INVALID: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.StrategyInvalid", wire: Word("InvalidParameter.StrategyInvalid"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "strategy invalid",
        message: "strategy invalid",
        message_zh: "策略无效",
        trigger: "a policy without version, statement, effect, action or resource",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InvalidParameter.TempCodeNotAvaliable`: `invalid temp code not avaliable`.
    pub static INVALID_PARAMETER_TEMP_CODE_NOT_AVALIABLE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.TempCodeNotAvaliable", wire: Word("InvalidParameter.TempCodeNotAvaliable"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid temp code not avaliable",
        message: "invalid temp code not avaliable",
        message_zh: "临时码不可用",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `InvalidParameter.WebIdentityTokenError`: `web identity token error`.
    pub static INVALID_PARAMETER_WEB_IDENTITY_TOKEN_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameter.WebIdentityTokenError", wire: Word("InvalidParameter.WebIdentityTokenError"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "web identity token error",
        message: "web identity token error",
        message_zh: "身份提供商的令牌错误",
        trigger: "an empty WebIdentityToken",
        source: "tencentcloud-sdk-go, error codes of AssumeRoleWithWebIdentity; text assumed",
    };

    /// `InvalidParameterValue.AddKeyFrameDescsAndClearKeyFrameDescsConflict`: `add key frame descs and clear key frame descs conflict`.
    pub static INVALID_PARAMETER_VALUE_ADD_KEY_FRAME_DESCS_AND_CLEAR_KEY_FRAME_DESCS_CONFLICT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.AddKeyFrameDescsAndClearKeyFrameDescsConflict", wire: Word("InvalidParameterValue.AddKeyFrameDescsAndClearKeyFrameDescsConflict"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "add key frame descs and clear key frame descs conflict",
        message: "add key frame descs and clear key frame descs conflict",
        message_zh: "不能同时新增和清空打点信息",
        trigger: "AddKeyFrameDescs with ClearKeyFrameDescs",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InvalidParameterValue.AddKeyFrameDescsAndDeleteKeyFrameDescsConflict`: `add key frame descs and delete key frame descs conflict`.
    pub static INVALID_PARAMETER_VALUE_ADD_KEY_FRAME_DESCS_AND_DELETE_KEY_FRAME_DESCS_CONFLICT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.AddKeyFrameDescsAndDeleteKeyFrameDescsConflict", wire: Word("InvalidParameterValue.AddKeyFrameDescsAndDeleteKeyFrameDescsConflict"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "add key frame descs and delete key frame descs conflict",
        message: "add key frame descs and delete key frame descs conflict",
        message_zh: "新增和删除的打点信息冲突",
        trigger: "the same offset in AddKeyFrameDescs and DeleteKeyFrameDescs",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InvalidParameterValue.AddTagsAndClearTagsConflict`: `add tags and clear tags conflict`.
    pub static INVALID_PARAMETER_VALUE_ADD_TAGS_AND_CLEAR_TAGS_CONFLICT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.AddTagsAndClearTagsConflict", wire: Word("InvalidParameterValue.AddTagsAndClearTagsConflict"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "add tags and clear tags conflict",
        message: "add tags and clear tags conflict",
        message_zh: "不能同时新增和清空标签",
        trigger: "AddTags with ClearTags",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InvalidParameterValue.AddTagsAndDeleteTagsConflict`: `add tags and delete tags conflict`.
    pub static INVALID_PARAMETER_VALUE_ADD_TAGS_AND_DELETE_TAGS_CONFLICT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.AddTagsAndDeleteTagsConflict", wire: Word("InvalidParameterValue.AddTagsAndDeleteTagsConflict"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "add tags and delete tags conflict",
        message: "add tags and delete tags conflict",
        message_zh: "新增和删除的标签冲突",
        trigger: "the same tag in AddTags and DeleteTags",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InvalidParameterValue.AiAnalysisTaskDefinition`: `invalid ai analysis task definition`.
    pub static INVALID_PARAMETER_VALUE_AI_ANALYSIS_TASK_DEFINITION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.AiAnalysisTaskDefinition", wire: Word("InvalidParameterValue.AiAnalysisTaskDefinition"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid ai analysis task definition",
        message: "invalid ai analysis task definition",
        message_zh: "参数 `AiAnalysisTaskDefinition` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ProcessMedia; text assumed",
    };

    /// `InvalidParameterValue.AiContentReviewTaskDefinition`: `invalid ai content review task definition`.
    pub static INVALID_PARAMETER_VALUE_AI_CONTENT_REVIEW_TASK_DEFINITION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.AiContentReviewTaskDefinition", wire: Word("InvalidParameterValue.AiContentReviewTaskDefinition"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid ai content review task definition",
        message: "invalid ai content review task definition",
        message_zh: "参数 `AiContentReviewTaskDefinition` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ProcessMedia; text assumed",
    };

    /// `InvalidParameterValue.AiRecognitionTaskDefinition`: `invalid ai recognition task definition`.
    pub static INVALID_PARAMETER_VALUE_AI_RECOGNITION_TASK_DEFINITION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.AiRecognitionTaskDefinition", wire: Word("InvalidParameterValue.AiRecognitionTaskDefinition"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid ai recognition task definition",
        message: "invalid ai recognition task definition",
        message_zh: "参数 `AiRecognitionTaskDefinition` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ProcessMedia; text assumed",
    };

    /// `InvalidParameterValue.AppId`: `invalid app id`.
    pub static INVALID_PARAMETER_VALUE_APP_ID: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.AppId", wire: Word("InvalidParameterValue.AppId"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid app id",
        message: "invalid app id",
        message_zh: "参数 `AppId` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of DescribeMediaInfos; text assumed",
    };

    /// `InvalidParameterValue.Categories`: `invalid categories`.
    pub static INVALID_PARAMETER_VALUE_CATEGORIES: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Categories", wire: Word("InvalidParameterValue.Categories"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid categories",
        message: "invalid categories",
        message_zh: "参数 `Categories` 取值错误",
        trigger: "a category other than Video, Audio and Image",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.ClassId`: `invalid class id`.
    pub static INVALID_PARAMETER_VALUE_CLASS_ID: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.ClassId", wire: Word("InvalidParameterValue.ClassId"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid class id",
        message: "invalid class id",
        message_zh: "参数 `ClassId` 取值错误",
        trigger: "class 0, or DeleteClass: no such class",
        source: "tencentcloud-sdk-go, error codes of ModifyClass, DeleteClass; text assumed",
    };

    /// `InvalidParameterValue.ClassIds`: `invalid class ids`.
    pub static INVALID_PARAMETER_VALUE_CLASS_IDS: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.ClassIds", wire: Word("InvalidParameterValue.ClassIds"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid class ids",
        message: "invalid class ids",
        message_zh: "参数 `ClassIds` 取值错误",
        trigger: "SearchMedia with more than 10 ClassIds",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.ClassName`: `invalid class name`.
    pub static INVALID_PARAMETER_VALUE_CLASS_NAME: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.ClassName", wire: Word("InvalidParameterValue.ClassName"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid class name",
        message: "invalid class name",
        message_zh: "参数 `ClassName` 取值错误",
        trigger: "a class name of no or more than 64 characters",
        source: "tencentcloud-sdk-go, error codes of CreateClass, ModifyClass; text assumed",
    };

    /// `InvalidParameterValue.CoverType`: `invalid cover type`.
    pub static INVALID_PARAMETER_VALUE_COVER_TYPE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.CoverType", wire: Word("InvalidParameterValue.CoverType"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "invalid cover type",
        message: "invalid cover type",
        message_zh: "参数 `CoverType` 取值错误",
        trigger: "a CoverType that is not in the list",
        source: "the vendor's tests of vod-go-sdk and vod-python-sdk",
    };

    /// `InvalidParameterValue.CoverUrl`: `invalid cover url`.
    pub static INVALID_PARAMETER_VALUE_COVER_URL: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.CoverUrl", wire: Word("InvalidParameterValue.CoverUrl"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid cover url",
        message: "invalid cover url",
        message_zh: "参数 `CoverUrl` 取值错误",
        trigger: "PullUpload with a cover that is no URL of http or https",
        source: "tencentcloud-sdk-go, error codes of PullUpload; text assumed",
    };

    /// `InvalidParameterValue.Description`: `invalid description`.
    pub static INVALID_PARAMETER_VALUE_DESCRIPTION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Description", wire: Word("InvalidParameterValue.Description"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid description",
        message: "invalid description",
        message_zh: "参数 `Description` 取值错误",
        trigger: "a Description of more than 128 characters; a description of more than 300 characters for a sub-app",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo, CreateSubAppId; text assumed",
    };

    /// `InvalidParameterValue.EndTime`: `invalid end time`.
    pub static INVALID_PARAMETER_VALUE_END_TIME: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.EndTime", wire: Word("InvalidParameterValue.EndTime"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid end time",
        message: "invalid end time",
        message_zh: "参数 `EndTime` 取值错误",
        trigger: "SearchMedia with an EndTime that is no time",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.EndTimeOffset`: `invalid end time offset`.
    pub static INVALID_PARAMETER_VALUE_END_TIME_OFFSET: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.EndTimeOffset", wire: Word("InvalidParameterValue.EndTimeOffset"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid end time offset",
        message: "invalid end time offset",
        message_zh: "参数 `EndTimeOffset` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of SimpleHlsClip; text assumed",
    };

    /// `InvalidParameterValue.ExpireTime`: `invalid expire time`.
    pub static INVALID_PARAMETER_VALUE_EXPIRE_TIME: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.ExpireTime", wire: Word("InvalidParameterValue.ExpireTime"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid expire time",
        message: "invalid expire time",
        message_zh: "参数 `ExpireTime` 取值错误",
        trigger: "an ExpireTime that is over",
        source: "tencentcloud-sdk-go, error codes of ApplyUpload, PullUpload, ModifyMediaInfo and 1 more; text assumed",
    };

    /// `InvalidParameterValue.FileId`: `invalid file id`.
    pub static INVALID_PARAMETER_VALUE_FILE_ID: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.FileId", wire: Word("InvalidParameterValue.FileId"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid file id",
        message: "invalid file id",
        message_zh: "参数 `FileId` 取值错误",
        trigger: "a task flow over media that do not exist",
        source: "tencentcloud-sdk-go, error codes of ProcessMedia, ProcessMediaByProcedure; text assumed",
    };

    /// `InvalidParameterValue.FileIds`: `invalid file ids`.
    pub static INVALID_PARAMETER_VALUE_FILE_IDS: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.FileIds", wire: Word("InvalidParameterValue.FileIds"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid file ids",
        message: "invalid file ids",
        message_zh: "参数 `FileIds` 取值错误",
        trigger: "SearchMedia with more than 10 FileIds, or one of more than 40 characters",
        source: "tencentcloud-sdk-go, error codes of DescribeMediaInfos, SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.FileIdsEmpty`: `file ids empty`.
    pub static INVALID_PARAMETER_VALUE_FILE_IDS_EMPTY: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.FileIdsEmpty", wire: Word("InvalidParameterValue.FileIdsEmpty"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "file ids empty",
        message: "file ids empty",
        message_zh: "`FileIds` 不能为空",
        trigger: "DescribeMediaInfos without a FileId",
        source: "tencentcloud-sdk-go, error codes of DescribeMediaInfos; text assumed",
    };

    /// `InvalidParameterValue.FileIdsOverLimit`: `file ids over limit`.
    pub static INVALID_PARAMETER_VALUE_FILE_IDS_OVER_LIMIT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.FileIdsOverLimit", wire: Word("InvalidParameterValue.FileIdsOverLimit"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "file ids over limit",
        message: "file ids over limit",
        message_zh: "`FileIds` 数量超过限制",
        trigger: "DescribeMediaInfos with more than 20 FileIds",
        source: "tencentcloud-sdk-go, error codes of DescribeMediaInfos; text assumed",
    };

    /// `InvalidParameterValue.FileIdsTooMany`: `file ids too many`.
    pub static INVALID_PARAMETER_VALUE_FILE_IDS_TOO_MANY: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.FileIdsTooMany", wire: Word("InvalidParameterValue.FileIdsTooMany"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "file ids too many",
        message: "file ids too many",
        message_zh: "`FileIds` 数量过多",
        trigger: "ForbidMediaDistribution with more than 20 FileIds",
        source: "tencentcloud-sdk-go, error codes of ForbidMediaDistribution; text assumed",
    };

    /// `InvalidParameterValue.ImageDecodeError`: `image decode error`.
    pub static INVALID_PARAMETER_VALUE_IMAGE_DECODE_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.ImageDecodeError", wire: Word("InvalidParameterValue.ImageDecodeError"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "image decode error",
        message: "image decode error",
        message_zh: "图片解码失败",
        trigger: "CoverData that is no base64 of a GIF, JPEG or PNG",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InvalidParameterValue.InvalidOperationType`: `invalid operation type`.
    pub static INVALID_PARAMETER_VALUE_INVALID_OPERATION_TYPE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.InvalidOperationType", wire: Word("InvalidParameterValue.InvalidOperationType"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid operation type",
        message: "invalid operation type",
        message_zh: "操作类型错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ManageTask; text assumed",
    };

    /// `InvalidParameterValue.IsPersistence`: `invalid is persistence`.
    pub static INVALID_PARAMETER_VALUE_IS_PERSISTENCE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.IsPersistence", wire: Word("InvalidParameterValue.IsPersistence"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid is persistence",
        message: "invalid is persistence",
        message_zh: "参数 `IsPersistence` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of SimpleHlsClip; text assumed",
    };

    /// `InvalidParameterValue.KeyFrameDescContentTooLong`: `key frame desc content too long`.
    pub static INVALID_PARAMETER_VALUE_KEY_FRAME_DESC_CONTENT_TOO_LONG: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.KeyFrameDescContentTooLong", wire: Word("InvalidParameterValue.KeyFrameDescContentTooLong"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "key frame desc content too long",
        message: "key frame desc content too long",
        message_zh: "打点内容过长",
        trigger: "the content of a key frame of more than 128 characters",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InvalidParameterValue.Limit`: `invalid limit`.
    pub static INVALID_PARAMETER_VALUE_LIMIT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Limit", wire: Word("InvalidParameterValue.Limit"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid limit",
        message: "invalid limit",
        message_zh: "参数 `Limit` 取值错误",
        trigger: "DescribeProcedureTemplates: Limit above 100",
        source: "tencentcloud-sdk-go, error codes of DescribeProcedureTemplates; text assumed",
    };

    /// `InvalidParameterValue.MediaManifestContent`: `invalid media manifest content`.
    pub static INVALID_PARAMETER_VALUE_MEDIA_MANIFEST_CONTENT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.MediaManifestContent", wire: Word("InvalidParameterValue.MediaManifestContent"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid media manifest content",
        message: "invalid media manifest content",
        message_zh: "参数 `MediaManifestContent` 取值错误",
        trigger: "no playlist, or files outside of its directory",
        source: "tencentcloud-sdk-go, error codes of ParseStreamingManifest; text assumed",
    };

    /// `InvalidParameterValue.MediaStoragePath`: `invalid media storage path`.
    pub static INVALID_PARAMETER_VALUE_MEDIA_STORAGE_PATH: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.MediaStoragePath", wire: Word("InvalidParameterValue.MediaStoragePath"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid media storage path",
        message: "invalid media storage path",
        message_zh: "参数 `MediaStoragePath` 取值错误",
        trigger: "a path of one's own, for an app of the mode fileid",
        source: "tencentcloud-sdk-go, error codes of ApplyUpload, PullUpload; text assumed",
    };

    /// `InvalidParameterValue.MediaType`: `invalid media type`.
    pub static INVALID_PARAMETER_VALUE_MEDIA_TYPE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.MediaType", wire: Word("InvalidParameterValue.MediaType"), variant: 1,
        http: Some(200), kind: Natural, certainty: Observed,
        text: "invalid media type",
        message: "invalid media type",
        message_zh: "参数 `MediaType` 取值错误",
        trigger: "a MediaType that is not in the list",
        source: "the vendor's tests of vod-go-sdk and vod-python-sdk",
    };

    /// `InvalidParameterValue.MediaUrl`: `invalid media url`.
    pub static INVALID_PARAMETER_VALUE_MEDIA_URL: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.MediaUrl", wire: Word("InvalidParameterValue.MediaUrl"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid media url",
        message: "invalid media url",
        message_zh: "参数 `MediaUrl` 取值错误",
        trigger: "PullUpload of what is no URL of http or https",
        source: "tencentcloud-sdk-go, error codes of PullUpload; text assumed",
    };

    /// `InvalidParameterValue.Name`: `invalid name`.
    pub static INVALID_PARAMETER_VALUE_NAME: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Name", wire: Word("InvalidParameterValue.Name"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid name",
        message: "invalid name",
        message_zh: "参数 `Name` 取值错误",
        trigger: "a Name of more than 64 characters; a name of no or more than 40 characters for a sub-app",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo, CreateSubAppId; text assumed",
    };

    /// `InvalidParameterValue.NamePrefixes`: `invalid name prefixes`.
    pub static INVALID_PARAMETER_VALUE_NAME_PREFIXES: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.NamePrefixes", wire: Word("InvalidParameterValue.NamePrefixes"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid name prefixes",
        message: "invalid name prefixes",
        message_zh: "参数 `NamePrefixes` 取值错误",
        trigger: "SearchMedia with more than 10 NamePrefixes, or one of more than 100 characters",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.Names`: `invalid names`.
    pub static INVALID_PARAMETER_VALUE_NAMES: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Names", wire: Word("InvalidParameterValue.Names"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid names",
        message: "invalid names",
        message_zh: "参数 `Names` 取值错误",
        trigger: "SearchMedia with more than 10 Names or Descriptions, or one of more than 100 characters; DescribeProcedureTemplates: more than 100 names",
        source: "tencentcloud-sdk-go, error codes of SearchMedia, DescribeProcedureTemplates; text assumed",
    };

    /// `InvalidParameterValue.Offset`: `invalid offset`.
    pub static INVALID_PARAMETER_VALUE_OFFSET: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Offset", wire: Word("InvalidParameterValue.Offset"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid offset",
        message: "invalid offset",
        message_zh: "参数 `Offset` 取值错误",
        trigger: "SearchMedia with Offset + Limit above 5000",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.Operation`: `invalid operation`.
    pub static INVALID_PARAMETER_VALUE_OPERATION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Operation", wire: Word("InvalidParameterValue.Operation"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid operation",
        message: "invalid operation",
        message_zh: "参数 `Operation` 取值错误",
        trigger: "an Operation that is neither forbid nor recover",
        source: "tencentcloud-sdk-go, error codes of ForbidMediaDistribution; text assumed",
    };

    /// `InvalidParameterValue.OutputMediaType`: `invalid output media type`.
    pub static INVALID_PARAMETER_VALUE_OUTPUT_MEDIA_TYPE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.OutputMediaType", wire: Word("InvalidParameterValue.OutputMediaType"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid output media type",
        message: "invalid output media type",
        message_zh: "参数 `OutputMediaType` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of SimpleHlsClip; text assumed",
    };

    /// `InvalidParameterValue.ParentId`: `invalid parent id`.
    pub static INVALID_PARAMETER_VALUE_PARENT_ID: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.ParentId", wire: Word("InvalidParameterValue.ParentId"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid parent id",
        message: "invalid parent id",
        message_zh: "参数 `ParentId` 取值错误",
        trigger: "CreateClass below class 0",
        source: "tencentcloud-sdk-go, error codes of CreateClass; text assumed",
    };

    /// `InvalidParameterValue.Precision`: `invalid precision`.
    pub static INVALID_PARAMETER_VALUE_PRECISION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Precision", wire: Word("InvalidParameterValue.Precision"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid precision",
        message: "invalid precision",
        message_zh: "参数 `Precision` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of SimpleHlsClip; text assumed",
    };

    /// `InvalidParameterValue.Procedure`: `invalid procedure`.
    pub static INVALID_PARAMETER_VALUE_PROCEDURE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Procedure", wire: Word("InvalidParameterValue.Procedure"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid procedure",
        message: "invalid procedure",
        message_zh: "参数 `Procedure` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of SimpleHlsClip; text assumed",
    };

    /// `InvalidParameterValue.ProcedureName`: `invalid procedure name`.
    pub static INVALID_PARAMETER_VALUE_PROCEDURE_NAME: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.ProcedureName", wire: Word("InvalidParameterValue.ProcedureName"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid procedure name",
        message: "invalid procedure name",
        message_zh: "参数 `ProcedureName` 取值错误",
        trigger: "a ProcedureName that no template has",
        source: "tencentcloud-sdk-go, error codes of ProcessMediaByProcedure; text assumed",
    };

    /// `InvalidParameterValue.SessionContextTooLong`: `session context too long`.
    pub static INVALID_PARAMETER_VALUE_SESSION_CONTEXT_TOO_LONG: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.SessionContextTooLong", wire: Word("InvalidParameterValue.SessionContextTooLong"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "session context too long",
        message: "session context too long",
        message_zh: "`SessionContext` 过长",
        trigger: "a SessionContext of more than 1000 characters",
        source: "tencentcloud-sdk-go, error codes of PullUpload, ProcessMedia, ProcessMediaByProcedure; text assumed",
    };

    /// `InvalidParameterValue.SessionId`: `invalid session id`.
    pub static INVALID_PARAMETER_VALUE_SESSION_ID: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.SessionId", wire: Word("InvalidParameterValue.SessionId"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid session id",
        message: "invalid session id",
        message_zh: "参数 `SessionId` 取值错误",
        trigger: "a SessionId that was used within three days (PullUpload) or seven (task flows)",
        source: "tencentcloud-sdk-go, error codes of PullUpload, ProcessMedia, ProcessMediaByProcedure; text assumed",
    };

    /// `InvalidParameterValue.SessionIdTooLong`: `session id too long`.
    pub static INVALID_PARAMETER_VALUE_SESSION_ID_TOO_LONG: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.SessionIdTooLong", wire: Word("InvalidParameterValue.SessionIdTooLong"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "session id too long",
        message: "session id too long",
        message_zh: "`SessionId` 过长",
        trigger: "a SessionId of more than 50 characters",
        source: "tencentcloud-sdk-go, error codes of PullUpload, ProcessMedia, ProcessMediaByProcedure; text assumed",
    };

    /// `InvalidParameterValue.Sort`: `invalid sort`.
    pub static INVALID_PARAMETER_VALUE_SORT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Sort", wire: Word("InvalidParameterValue.Sort"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid sort",
        message: "invalid sort",
        message_zh: "参数 `Sort` 取值错误",
        trigger: "SearchMedia with an order or a field that there is not",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.SourceType`: `invalid source type`.
    pub static INVALID_PARAMETER_VALUE_SOURCE_TYPE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.SourceType", wire: Word("InvalidParameterValue.SourceType"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid source type",
        message: "invalid source type",
        message_zh: "参数 `SourceType` 取值错误",
        trigger: "SearchMedia with a SourceType that there is not",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.SourceTypes`: `invalid source types`.
    pub static INVALID_PARAMETER_VALUE_SOURCE_TYPES: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.SourceTypes", wire: Word("InvalidParameterValue.SourceTypes"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid source types",
        message: "invalid source types",
        message_zh: "参数 `SourceTypes` 取值错误",
        trigger: "SearchMedia with a source that there is not, or more than 10",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.StartTime`: `invalid start time`.
    pub static INVALID_PARAMETER_VALUE_START_TIME: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.StartTime", wire: Word("InvalidParameterValue.StartTime"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid start time",
        message: "invalid start time",
        message_zh: "参数 `StartTime` 取值错误",
        trigger: "SearchMedia with a StartTime, CreateTime or ExpireTime that is no time",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.StartTimeOffset`: `invalid start time offset`.
    pub static INVALID_PARAMETER_VALUE_START_TIME_OFFSET: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.StartTimeOffset", wire: Word("InvalidParameterValue.StartTimeOffset"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid start time offset",
        message: "invalid start time offset",
        message_zh: "参数 `StartTimeOffset` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of SimpleHlsClip; text assumed",
    };

    /// `InvalidParameterValue.Status`: `invalid status`.
    pub static INVALID_PARAMETER_VALUE_STATUS: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Status", wire: Word("InvalidParameterValue.Status"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid status",
        message: "invalid status",
        message_zh: "参数 `Status` 取值错误",
        trigger: "DescribeTasks with a status that there is not",
        source: "tencentcloud-sdk-go, error codes of DescribeTasks; text assumed",
    };

    /// `InvalidParameterValue.StorageRegion`: `invalid storage region`.
    pub static INVALID_PARAMETER_VALUE_STORAGE_REGION: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.StorageRegion", wire: Word("InvalidParameterValue.StorageRegion"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid storage region",
        message: "invalid storage region",
        message_zh: "参数 `StorageRegion` 取值错误",
        trigger: "a StorageRegion in which the account does not store",
        source: "tencentcloud-sdk-go, error codes of PullUpload; text assumed",
    };

    /// `InvalidParameterValue.StorageRegions`: `invalid storage regions`.
    pub static INVALID_PARAMETER_VALUE_STORAGE_REGIONS: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.StorageRegions", wire: Word("InvalidParameterValue.StorageRegions"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid storage regions",
        message: "invalid storage regions",
        message_zh: "参数 `StorageRegions` 取值错误",
        trigger: "SearchMedia with more than 20 StorageRegions, or one of more than 20 characters",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.StreamIds`: `invalid stream ids`.
    pub static INVALID_PARAMETER_VALUE_STREAM_IDS: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.StreamIds", wire: Word("InvalidParameterValue.StreamIds"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid stream ids",
        message: "invalid stream ids",
        message_zh: "参数 `StreamIds` 取值错误",
        trigger: "SearchMedia with more than 10 StreamIds",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.SubAppId`: `invalid sub app id`.
    pub static INVALID_PARAMETER_VALUE_SUB_APP_ID: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.SubAppId", wire: Word("InvalidParameterValue.SubAppId"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid sub app id",
        message: "invalid sub app id",
        message_zh: "参数 `SubAppId` 取值错误",
        trigger: "a SubAppId that is no app of the account",
        source: "tencentcloud-sdk-go, error codes of ApplyUpload, CommitUpload, SearchMedia and 7 more; text assumed",
    };

    /// `InvalidParameterValue.TagTooLong`: `tag too long`.
    pub static INVALID_PARAMETER_VALUE_TAG_TOO_LONG: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.TagTooLong", wire: Word("InvalidParameterValue.TagTooLong"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "tag too long",
        message: "tag too long",
        message_zh: "标签过长",
        trigger: "a tag of more than 32 characters",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `InvalidParameterValue.Tags`: `invalid tags`.
    pub static INVALID_PARAMETER_VALUE_TAGS: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Tags", wire: Word("InvalidParameterValue.Tags"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid tags",
        message: "invalid tags",
        message_zh: "参数 `Tags` 取值错误",
        trigger: "SearchMedia with more than 16 Tags, or one of more than 32 characters",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.TaskId`: `invalid task id`.
    pub static INVALID_PARAMETER_VALUE_TASK_ID: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.TaskId", wire: Word("InvalidParameterValue.TaskId"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid task id",
        message: "invalid task id",
        message_zh: "参数 `TaskId` 取值错误",
        trigger: "a TaskId that is not of the form of one",
        source: "tencentcloud-sdk-go, error codes of DescribeTaskDetail, ManageTask; text assumed",
    };

    /// `InvalidParameterValue.Text`: `invalid text`.
    pub static INVALID_PARAMETER_VALUE_TEXT: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Text", wire: Word("InvalidParameterValue.Text"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid text",
        message: "invalid text",
        message_zh: "参数 `Text` 取值错误",
        trigger: "SearchMedia with a Text of more than 64 characters",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.Type`: `invalid type`.
    pub static INVALID_PARAMETER_VALUE_TYPE: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Type", wire: Word("InvalidParameterValue.Type"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid type",
        message: "invalid type",
        message_zh: "参数 `Type` 取值错误",
        trigger: "DescribeProcedureTemplates: Type is neither Preset nor Custom",
        source: "tencentcloud-sdk-go, error codes of DescribeProcedureTemplates; text assumed",
    };

    /// `InvalidParameterValue.Types`: `invalid types`.
    pub static INVALID_PARAMETER_VALUE_TYPES: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Types", wire: Word("InvalidParameterValue.Types"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid types",
        message: "invalid types",
        message_zh: "参数 `Types` 取值错误",
        trigger: "SearchMedia with more than 10 MediaTypes",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.UniqueIdentifier`: `invalid unique identifier`.
    pub static INVALID_PARAMETER_VALUE_UNIQUE_IDENTIFIER: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.UniqueIdentifier", wire: Word("InvalidParameterValue.UniqueIdentifier"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid unique identifier",
        message: "invalid unique identifier",
        message_zh: "参数 `UniqueIdentifier` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of ProcessMediaByProcedure; text assumed",
    };

    /// `InvalidParameterValue.Url`: `invalid url`.
    pub static INVALID_PARAMETER_VALUE_URL: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Url", wire: Word("InvalidParameterValue.Url"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid url",
        message: "invalid url",
        message_zh: "参数 `Url` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of SimpleHlsClip; text assumed",
    };

    /// `InvalidParameterValue.Vids`: `invalid vids`.
    pub static INVALID_PARAMETER_VALUE_VIDS: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.Vids", wire: Word("InvalidParameterValue.Vids"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "invalid vids",
        message: "invalid vids",
        message_zh: "参数 `Vids` 取值错误",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of SearchMedia; text assumed",
    };

    /// `InvalidParameterValue.VodSessionKey`: `invalid vod session key`.
    pub static INVALID_PARAMETER_VALUE_VOD_SESSION_KEY: ErrorRow = ErrorRow {
        family: "cloud_api", name: "InvalidParameterValue.VodSessionKey", wire: Word("InvalidParameterValue.VodSessionKey"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "invalid vod session key",
        message: "invalid vod session key",
        message_zh: "参数 `VodSessionKey` 取值错误",
        trigger: "a session that is unknown, over, foreign or of the client upload API",
        source: "tencentcloud-sdk-go, error codes of CommitUpload; text assumed",
    };

    /// `LimitExceeded.KeyFrameDescCountReachMax`: `key frame desc count reach max`.
    pub static LIMIT_EXCEEDED_KEY_FRAME_DESC_COUNT_REACH_MAX: ErrorRow = ErrorRow {
        family: "cloud_api", name: "LimitExceeded.KeyFrameDescCountReachMax", wire: Word("LimitExceeded.KeyFrameDescCountReachMax"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "key frame desc count reach max",
        message: "key frame desc count reach max",
        message_zh: "打点信息数量达到上限",
        trigger: "more than 100 key frames",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `LimitExceeded.TagCountReachMax`: `tag count reach max`.
    pub static LIMIT_EXCEEDED_TAG_COUNT_REACH_MAX: ErrorRow = ErrorRow {
        family: "cloud_api", name: "LimitExceeded.TagCountReachMax", wire: Word("LimitExceeded.TagCountReachMax"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "tag count reach max",
        message: "tag count reach max",
        message_zh: "标签数量达到上限",
        trigger: "more than 16 tags",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `ResourceNotFound.CoverUrl`: `cover url`.
    pub static RESOURCE_NOT_FOUND_COVER_URL: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceNotFound.CoverUrl", wire: Word("ResourceNotFound.CoverUrl"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "cover url",
        message: "cover url",
        message_zh: "封面 URL 不存在",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of PullUpload; text assumed",
    };

    /// `ResourceNotFound.FileNotExist`: `file not exist`.
    pub static RESOURCE_NOT_FOUND_FILE_NOT_EXIST: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceNotFound.FileNotExist", wire: Word("ResourceNotFound.FileNotExist"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "file not exist",
        message: "file not exist",
        message_zh: "媒体文件不存在",
        trigger: "ModifyMediaInfo of media that do not exist",
        source: "tencentcloud-sdk-go, error codes of ModifyMediaInfo; text assumed",
    };

    /// `ResourceNotFound.RoleNotFound`: `role not found`.
    pub static RESOURCE_NOT_FOUND_ROLE_NOT_FOUND: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceNotFound.RoleNotFound", wire: Word("ResourceNotFound.RoleNotFound"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "role not found",
        message: "role not found",
        message_zh: "角色不存在",
        trigger: "a role of another account, or one that api3.roles does not list",
        source: "tencentcloud-sdk-go, error codes of GetFederationToken, AssumeRole; text assumed",
    };

    /// `ResourceNotFound.ServiceNotExist`: `service not exist`.
    pub static RESOURCE_NOT_FOUND_SERVICE_NOT_EXIST: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceNotFound.ServiceNotExist", wire: Word("ResourceNotFound.ServiceNotExist"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "service not exist",
        message: "service not exist",
        message_zh: "没有开通点播服务",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of DescribeSubAppIds; text assumed",
    };

    /// `ResourceNotFound.UserNotExist`: `user not exist`.
    pub static RESOURCE_NOT_FOUND_USER_NOT_EXIST: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceNotFound.UserNotExist", wire: Word("ResourceNotFound.UserNotExist"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "user not exist",
        message: "user not exist",
        message_zh: "用户不存在",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of PullUpload; text assumed",
    };

    /// `ResourceUnavailable.MasterPlaylist`: `master playlist`.
    pub static RESOURCE_UNAVAILABLE_MASTER_PLAYLIST: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ResourceUnavailable.MasterPlaylist", wire: Word("ResourceUnavailable.MasterPlaylist"), variant: 1,
        http: Some(200), kind: Fault, certainty: Assumed,
        text: "master playlist",
        message: "master playlist",
        message_zh: "不支持主播放列表",
        trigger: "fault only",
        source: "tencentcloud-sdk-go, error codes of SimpleHlsClip; text assumed",
    };

    /// `UnsupportedOperation.ClassNotEmpty`: `class not empty`.
    pub static UNSUPPORTED_OPERATION_CLASS_NOT_EMPTY: ErrorRow = ErrorRow {
        family: "cloud_api", name: "UnsupportedOperation.ClassNotEmpty", wire: Word("UnsupportedOperation.ClassNotEmpty"), variant: 1,
        http: Some(200), kind: Natural, certainty: Assumed,
        text: "class not empty",
        message: "class not empty",
        message_zh: "分类非空，不能删除",
        trigger: "DeleteClass: the class has subclasses or media",
        source: "tencentcloud-sdk-go, error codes of DeleteClass; text assumed",
    };

    /// `4000`: `event handle confirmed later than 30 s (doc)`.
    pub static PARAMETER_ERROR: ErrorRow = ErrorRow {
        family: "cloud_api", name: "ParameterError", wire: Number(4000), variant: 1,
        http: None, kind: Later, certainty: Documented,
        text: "",
        message: "",
        message_zh: "事件通知超过 30 秒才确认",
        trigger: "event handle confirmed later than 30 s (doc)",
        source: "VOD server API 2.0 documentation, ConfirmEvents",
    };
}

/// Every row, in the order of the table.
pub static ROWS: &[&ErrorRow] = &[
    &cos_json::SDK_FILE_NOT_FOUND,
    &cos_json::SDK_NETWORK,
    &cos_json::SDK_PARAM,
    &cos_json::SDK_SLICE_SIZE,
    &cos_json::DOWNLOAD_200,
    &cos_json::DOWNLOAD_206,
    &cos_json::DOWNLOAD_403,
    &cos_json::DOWNLOAD_404,
    &cos_json::DOWNLOAD_405,
    &cos_json::DOWNLOAD_500,
    &cos_json::DOWNLOAD_6101,
    &cos_json::DOWNLOAD_45062,
    &cos_json::HTTP_BAD_REQUEST,
    &cos_json::HTTP_UNAUTHORIZED,
    &cos_json::HTTP_FORBIDDEN,
    &cos_json::HTTP_REQUEST_ENTITY_TOO_LARGE,
    &cos_json::HTTP_INTERNAL_SERVER_ERROR,
    &cos_json::HTTP_SERVICE_UNAVAILABLE,
    &cos_json::HTTP_GATEWAY_TIME_OUT,
    &cos_json::HTTP_UNKOWN_INTERNAL_SERVER_ERROR,
    &cos_json::HTTP_FILE_NOTEXIST,
    &cos_json::HTTP_INVALID_APPID,
    &cos_json::_SUCCESS,
    &cos_json::UNKOWN,
    &cos_json::ERROR_PROXY_GET_CONFIG,
    &cos_json::ERROR_PROXY_AUTH_INVOKE,
    &cos_json::ERROR_PROXY_AUTH_FAILED,
    &cos_json::ERROR_PROXY_AUTH_EXPIRED,
    &cos_json::ERROR_PROXY_NO_SESSION,
    &cos_json::ERROR_PROXY_WRONG_SESSION,
    &cos_json::ERROR_PROXY_ROUTE_CMD,
    &cos_json::ERROR_PROXY_ENCODE_CMD,
    &cos_json::ERROR_PROXY_DECODE_CMD,
    &cos_json::ERROR_PROXY_ROUTE_PROCESS,
    &cos_json::ERROR_PROXY_DECODE_PROCESS_RSP,
    &cos_json::ERROR_PROXY_GET_PROCESS_L5,
    &cos_json::ERROR_PROXY_AUTH_UNPACK,
    &cos_json::ERROR_PROXY_AUTH_APPID_NOEXIST,
    &cos_json::ERROR_PROXY_AUTH_SIGN_EMPTY,
    &cos_json::ERROR_PROXY_INVALID_APPID,
    &cos_json::ERROR_PROXY_AUTH_SECRETID_NOEXIST,
    &cos_json::ERROR_PROXY_INVALID_PROTOCOL,
    &cos_json::ERROR_PROXY_AUTH_REPLAY_ATTACH,
    &cos_json::ERROR_PROXY_AUTH_ONCESIGN_NOFILEID,
    &cos_json::ERROR_PROXY_AUTH_UNSUPPORTED_OP,
    &cos_json::ERROR_PROXY_AUTH_MULTISIGN_EXPIREDEMPTY,
    &cos_json::ERROR_PROXY_AUTH_ONCESIGN_EXPIREDNOTEMPTY,
    &cos_json::ERROR_PROXY_APP_SIGN_FAILED,
    &cos_json::ERROR_PROXY_FREQ_CONTROL,
    &cos_json::ERROR_PROXY_APPID_USERID_NOTMATCH,
    &cos_json::ERROR_PROXY_INVALID_PARAM_DOWNLOAD_URL_EMPTY,
    &cos_json::ERROR_PROXY_ENCODE,
    &cos_json::ERROR_PROXY_DECODE,
    &cos_json::ERROR_PROXY_NETWORK,
    &cos_json::ERROR_PROXY_CONTINUE_TRANSFER_WITH_DATA,
    &cos_json::ERROR_PROXY_FORBID_APPID,
    &cos_json::ERROR_PROXY_FILEID_NOTMATCH,
    &cos_json::ERROR_PROXY_AUTH_APPID,
    &cos_json::ERROR_PROXY_SIGN_BUCKET_NOTMATCH,
    &cos_json::ERROR_PROXY_AUTH_INVALID_TOKEN,
    &cos_json::ERROR_CMD_FILE_MOVE_ERROR,
    &cos_json::ERROR_CMD_REDIRECT_ERROR,
    &cos_json::ERROR_CMD_FILE_NOTEXIST,
    &cos_json::ERROR_CMD_BACKEND_NETWORK,
    &cos_json::ERROR_CMD_BACKEND_RSP_DECODE,
    &cos_json::ERROR_CMD_BACKEND_REQ_ENCODE,
    &cos_json::ERROR_CMD_RSP_ENCODE,
    &cos_json::ERROR_CMD_REQ_DECODE,
    &cos_json::ERROR_CMD_URL_PARAMS_NOTMATCH,
    &cos_json::ERROR_CMD_FILE_DEL_ERROR,
    &cos_json::ERROR_CMD_INVALID_PARAM_DOWNLOAD_URL_EMPTY,
    &cos_json::ERROR_CMD_URL_PARSE_ERROR,
    &cos_json::ERROR_CMD_VIDEO_MOVE,
    &cos_json::ERROR_CMD_PRE_PROCESS,
    &cos_json::ERROR_CMD_POST_PROCESS,
    &cos_json::ERROR_CMD_GET_ROUTE,
    &cos_json::ERROR_CMD_PARAM_INVALID,
    &cos_json::ERROR_CMD_COS_ERROR,
    &cos_json::ERROR_CMD_COS_INVALID_PATH,
    &cos_json::ERROR_CMD_COS_INVALID_MOD_FLAG,
    &cos_json::ERROR_CMD_COS_PATH_CONFLICT,
    &cos_json::ERROR_CMD_COS_FILE_EXIST,
    &cos_json::ERROR_CMD_COS_BUCKET_EXIST,
    &cos_json::ERROR_CMD_COS_FILE_SIZE_NOT_EQU,
    &cos_json::ERROR_CMD_COS_SHA_NOT_EQU,
    &cos_json::ERROR_CMD_COS_DIR_NOT_EMPTY,
    &cos_json::ERROR_CMD_COS_BUCKET_NUM_LIMIT,
    &cos_json::ERROR_CMD_COS_INVALID_APP_TYPE,
    &cos_json::ERROR_CMD_COS_INVALID_LIST_NUM,
    &cos_json::ERROR_CMD_COS_INVALID_QUERY_FLAG,
    &cos_json::ERROR_CMD_COS_INVALID_SHA,
    &cos_json::ERROR_CMD_COS_INVALID_CNAME,
    &cos_json::ERROR_CMD_COS_INDEX_ERROR,
    &cos_json::ERROR_CMD_COS_MAX_NUM,
    &cos_json::ERROR_CMD_PARAM_PATH_EMPTY,
    &cos_json::ERROR_CMD_PARAM_PATH_ELEMENT_MISSING,
    &cos_json::ERROR_CMD_PARAM_PATH_ELEMENT_NOT_MATCH,
    &cos_json::ERROR_CMD_PARAM_PATH_DIR_MISSING_SLASH,
    &cos_json::ERROR_CMD_PARAM_PAHT_FILE_SURPLUS_SLASH,
    &cos_json::ERROR_CMD_PARAM_CNAME_ERROR,
    &cos_json::ERROR_CMD_PARAM_AUTH_TYPE,
    &cos_json::ERROR_CMD_PARAM_MIN_NUM,
    &cos_json::ERROR_CMD_INVALID_VIDEO_NAME,
    &cos_json::ERROR_CMD_INVALID_FORMAT,
    &cos_json::ERR_CMD_APP_VIDEO_NOMATCH,
    &cos_json::ERR_CMD_INVALID_VIDEO_APP,
    &cos_json::ERR_CMD_COS_TIMEOUT,
    &cos_json::ERROR_CMD_PARAM_REFER_ERROR,
    &cos_json::ERROR_CMD_PARAM_SOURCE_DOMAIN_EMPTY,
    &cos_json::ERROR_CMD_INVALID_REFER,
    &cos_json::ERROR_CMD_INVALID_CNAME,
    &cos_json::ERROR_CMD_NOT_UTF8_ENCODING,
    &cos_json::ERROR_CMD_INVALID_HOST_NAME,
    &cos_json::ERROR_CMD_INVALID_COVER,
    &cos_json::ERROR_CMD_INDEX_NO_EXIST,
    &cos_json::ERROR_CMD_INDEX_ERROR,
    &cos_json::ERROR_PROCESS_OVERLOAD,
    &cos_json::ERROR_PROCESS_UNKNOWN_CMD,
    &cos_json::ERROR_PROCESS_REQ2MSG,
    &cos_json::ERROR_PROCESS_FRAME,
    &cos_json::_2RSP,
    &cos_json::ERROR_PROCESS_WRITEFILE,
    &cos_json::ERROR_PROCESS_READFILE,
    &cos_json::ERROR_PROCESS_NOTIFY,
    &cos_json::ERROR_PROCESS_CREATEFILE,
    &cos_json::ERROR_PROCESS_ENCODE_SESSION,
    &cos_json::ERROR_PROCESS_OFFSET,
    &cos_json::ERROR_PROCESS_DENY,
    &cos_json::ERROR_PROCESS_ENCODE,
    &cos_json::ERROR_PROCESS_DECODE,
    &cos_json::ERROR_PROCESS_DECODE_SESSION,
    &cos_json::ERROR_PROCESS_FILE_TOO_LARGE,
    &cos_json::ERROR_PROCESS_WRONG_SLICE_SIZE,
    &cos_json::ERROR_PROCESS_SLICE_TOO_SMALL,
    &cos_json::ERROR_PROCESS_ANALYZE,
    &cos_json::ERR_DECODE_REQ,
    &cos_json::ERR_ENCODE_RSP,
    &cos_json::ERR_PARAM_INVALID,
    &cos_json::ERR_NO_SET_ERR_CODE,
    &cos_json::ERR_COS_RSP_HEAD_CODE,
    &cos_json::ERR_COS_RSP_INVALID_OFFSET,
    &cos_json::ERR_COS_RSP_INVALID_HEAD_FLAG,
    &cos_json::ERR_TMEM_RSP_SSD_ERROR,
    &cos_json::ERR_PARSER_SHM_ERROR,
    &cos_json::ERR_CREATE_CONTROL_FILE,
    &cos_json::ERR_READ_CONTROL_FILE,
    &cos_json::ERR_GET_INPUT_DATA,
    &cos_json::ERR_DECODE_SESSION,
    &cos_json::ERR_QUERY_OFFSET,
    &cos_json::ERR_THE_SAME_OFFSET,
    &cos_json::ERR_NOT_SAME_SHA,
    &cos_json::ERR_HTTP_SVR,
    &cos_json::ERR_SAME_FILE_UPLOAD,
    &cos_json::ERR_OFFSET_TO_ZERO,
    &cos_json::ERR_PARAM_INVALID_CHECK_TYPE_SHOULD_BE_SHA,
    &cos_json::ERR_PARAM_INVALID_SESSION_DECODE_ERROR,
    &cos_json::ERR_PARAM_INVALID_FILE_PATH_INVALID,
    &cos_json::ERR_PARAM_INVALID_CHECK_SUM_SIZE_INVALID,
    &cos_json::ERR_OFF_GO_BACK,
    &cos_json::ERR_HTTP_TIMEOUT,
    &cos_json::ERR_OFFSET_BACK_TOO_MUCH,
    &cos_json::ERR_OFFSET_REDO,
    &cos_json::ERROR_CGI_PARAM,
    &cos_json::ERROR_CGI_AUTHORIZATION,
    &cos_json::ERROR_CGI_NETWORK,
    &cos_json::ERROR_CGI_REQ_METHOD,
    &cos_json::ERROR_CGI_FILESIZE,
    &cos_json::ERROR_CGI_URL_NOTMATCH,
    &cos_json::ERROR_CGI_FORM_ERR,
    &cos_json::ERROR_CGI_REQ_PARAM,
    &cos_json::ERROR_CGI_SLICE,
    &cos_json::ERROR_CGI_MISSING_FILECONTENT,
    &cos_json::ERROR_CGI_UPLOAD_FAIL,
    &cos_json::ERROR_CGI_INIT,
    &cos_json::ERROR_CGI_WUP_ENCODE,
    &cos_json::ERROR_CGI_WUP_DECODE,
    &cos_json::ERROR_CGI_NETWORK_L5,
    &cos_json::ERROR_CGI_SHA_NOT_MATCH,
    &cos_json::ERROR_CGI_WRONG_SESSION,
    &cos_json::ERROR_CGI_SOCK_CREATE,
    &cos_json::ERROR_CGI_SOCK_CONNECT,
    &cos_json::ERROR_CGI_PARAM_MISSING_OP,
    &cos_json::ERROR_CGI_PARAM_MISSING_SHA,
    &cos_json::ERROR_CGI_PDU_ENCODE,
    &cos_json::ERROR_CGI_PDU_DECODE,
    &cos_json::ERROR_CGI_REQ_PARAM_FLAG_NOTMATCH,
    &cos_json::ERROR_CGI_JSON_PARSE_ERROR,
    &cos_json::ERROR_CGI_VIDEO_FORMAT,
    &cos_json::ERROR_CGI_CROSS_BUCKET_COPY,
    &cos_json::ERROR_CGI_UNSUPPORTED_METHOD,
    &cos_json::ERROR_CGI_PARAM_MISSING_FILESIZE,
    &cos_json::ERROR_OSS_UNKNOWN,
    &cos_json::ERROR_OSS_INVALID_PROTOCOL,
    &cos_json::ERROR_OSS_INVALID_PARAM,
    &cos_json::ERROR_OSS_FILESIZE,
    &cos_json::ERROR_OSS_MKDIR,
    &cos_json::ERROR_OSS_GZIP,
    &cos_json::ERROR_OSS_WRITE_FILE,
    &cos_json::ERROR_OSS_FILE_NOTEXIST,
    &cos_json::ERROR_OSS_READ_FILE,
    &cos_json::ERROR_CMD_BUCKET_NOTEXIST,
    &cos_json::ERROR_CGI_PARAM_NO_SUCH_OP,
    &cos_json::PLUGIN_29094,
    &cos_json::ERROR_PROXY_INVALID_CMD_REQ,
    &cos_json::ERROR_CMD_CORSRULE_NOT_MATCH,
    &cos_json::UNNAMED_47,
    &cos_xml::ACCESS_DENIED,
    &cos_xml::ACCESS_DENIED_2,
    &cos_xml::ACCESS_DENIED_3,
    &cos_xml::ACCESS_DENIED_4,
    &cos_xml::ACCESS_DENIED_5,
    &cos_xml::ACCESS_FORBIDDEN,
    &cos_xml::INVALID_ACCESS_KEY_ID,
    &cos_xml::SIGNATURE_DOES_NOT_MATCH,
    &cos_xml::REQUEST_TIME_TOO_SKEWED,
    &cos_xml::EXPIRED_TOKEN,
    &cos_xml::INVALID_TOKEN,
    &cos_xml::INVALID_OBJECT_STATE,
    &cos_xml::INVALID_POLICY_DOCUMENT,
    &cos_xml::MALFORMED_POST_REQUEST,
    &cos_xml::INCORRECT_NUMBER_OF_FILES_IN_POST_REQUEST,
    &cos_xml::ENTITY_TOO_LARGE,
    &cos_xml::ENTITY_TOO_SMALL,
    &cos_xml::ENTITY_TOO_LARGE_2,
    &cos_xml::ENTITY_TOO_SMALL_2,
    &cos_xml::BAD_DIGEST,
    &cos_xml::INVALID_DIGEST,
    &cos_xml::ENTITY_SIZE_NOT_MATCH,
    &cos_xml::INCOMPLETE_BODY,
    &cos_xml::INVALID_ARGUMENT,
    &cos_xml::INVALID_REQUEST,
    &cos_xml::INVALID_REQUEST_2,
    &cos_xml::PATH_STYLE_DOMAIN_FORBIDDEN,
    &cos_xml::BAD_REQUEST,
    &cos_xml::INVALID_BUCKET_NAME,
    &cos_xml::BUCKET_NAME_TOO_LONG,
    &cos_xml::INVALID_LOCATION_CONSTRAINT,
    &cos_xml::INVALID_REGION_NAME,
    &cos_xml::INVALID_URI,
    &cos_xml::INVALID_OBJECT_NAME,
    &cos_xml::KEY_TOO_LONG,
    &cos_xml::INVALID_COPY_SOURCE,
    &cos_xml::INVALID_DELIMITER,
    &cos_xml::INVALID_PART,
    &cos_xml::INVALID_PART_ORDER,
    &cos_xml::INVALID_UPLOAD_STATUS,
    &cos_xml::LIST_PART_UPLOAD_ID_IS_EMPTY,
    &cos_xml::MALFORMED_XML,
    &cos_xml::MISSING_REQUEST_BODY_ERROR,
    &cos_xml::XML_SIZE_LIMIT,
    &cos_xml::INVALID_TAG,
    &cos_xml::INVALID_SHA1_DIGEST,
    &cos_xml::UNEXPECTED_CONTENT,
    &cos_xml::NOT_SUPPORTED_STORAGE_CLASS,
    &cos_xml::SSE_HEADER_NOT_ALLOWED,
    &cos_xml::SSE_CONTENT_NOT_SUPPORTED,
    &cos_xml::SSEC_DECRYPT_HEADER_INVALID,
    &cos_xml::KMS_KEY_NOT_EXIST,
    &cos_xml::KMS_KEY_DISABLED,
    &cos_xml::TOO_MANY_BUCKETS,
    &cos_xml::REQUEST_TIMEOUT,
    &cos_xml::USER_NETWORK_TOO_SLOW,
    &cos_xml::BUCKET_VERSION_NOT_OPEN,
    &cos_xml::MALFORMED_POLICY,
    &cos_xml::PAYMENT_REQUIRED,
    &cos_xml::NO_SUCH_BUCKET,
    &cos_xml::NO_SUCH_BUCKET_2,
    &cos_xml::NO_SUCH_KEY,
    &cos_xml::NO_SUCH_UPLOAD,
    &cos_xml::NO_SUCH_VERSION,
    &cos_xml::NO_SUCH_COPY_SOURCE,
    &cos_xml::NO_SUCH_CORS_CONFIGURATION,
    &cos_xml::NO_SUCH_TAG_SET,
    &cos_xml::NO_SUCH_LIFECYCLE_CONFIGURATION,
    &cos_xml::NO_SUCH_WEBSITE_CONFIGURATION,
    &cos_xml::NO_SUCH_ENCRYPTION_CONFIGURATION,
    &cos_xml::NO_SUCH_BUCKET_POLICY,
    &cos_xml::REPLICATION_CONFIGURATIONNOT_FOUND_ERROR,
    &cos_xml::NO_SUCH_REFERER_CONFIGURATION,
    &cos_xml::NO_SUCH_STRICT_SIGNATURE_CONFIGURATION,
    &cos_xml::INVENTORY_CONFIGURATION_NOT_FOUND_ERROR,
    &cos_xml::ORIGIN_CONFIGURATION_NOT_FOUND_ERROR,
    &cos_xml::METHOD_NOT_ALLOWED,
    &cos_xml::RESTORE_NON_ARCHIVE_OBJECT,
    &cos_xml::UPLOAD_ID_NOT_SUPPORTED,
    &cos_xml::APPEND_POSITION_ERR,
    &cos_xml::OBJECT_NOT_APPENDABLE,
    &cos_xml::BUCKET_ALREADY_EXISTS,
    &cos_xml::BUCKET_ALREADY_OWNED_BY_YOU,
    &cos_xml::BUCKET_NOT_EMPTY,
    &cos_xml::INVALID_BUCKET_STATE,
    &cos_xml::PATH_CONFLICT,
    &cos_xml::RESTORE_ALREADY_IN_PROGRESS,
    &cos_xml::UPLOAD_CONFLICT,
    &cos_xml::OBJECT_LOCKED,
    &cos_xml::BUCKET_LOCKED,
    &cos_xml::MISSING_CONTENT_LENGTH,
    &cos_xml::PRECONDITION_FAILED,
    &cos_xml::INVALID_RANGE,
    &cos_xml::UNAVAILABLE_FOR_LEGAL_REASONS,
    &cos_xml::INTERNAL_ERROR,
    &cos_xml::NOT_IMPLEMENTED,
    &cos_xml::SERVICE_UNAVAILABLE,
    &cos_xml::SLOW_DOWN,
    &cos_xml::ACTION_ACCELERATE_NOT_SUPPORTED,
    &cos_xml::BUCKET_ACCELERATE_NOT_ENABLED,
    &cos_xml::FILE_ALREADY_EXISTS,
    &cos_xml::DOWNLOAD_FORBIDDEN,
    &cos_xml::POLICY_FULL,
    &cos_xml::INVALID_REQUEST_3,
    &cos_xml::INVALID_REQUEST_4,
    &cos_xml::INVALID_ARGUMENT_2,
    &cos_xml::INVALID_ARGUMENT_3,
    &cos_xml::INVALID_ARGUMENT_4,
    &cos_xml::ACCESS_DENIED_6,
    &cos_xml::ACCESS_DENIED_7,
    &cos_xml::ACCESS_DENIED_8,
    &cos_xml::OBJECT_NOT_APPENDABLE_2,
    &cos_xml::INVALID_LOCKED_TIME,
    &cos_xml::NO_SUCH_OBJECT_LOCK_CONFIGURATION,
    &cos_xml::DOMAIN_CONFIG_NOT_FOUND_ERROR,
    &cos_xml::RECORD_ALREADY_EXIST,
    &cos_xml::DOMAIN_CONFIG_CONFLICT,
    &cos_xml::REPLICATION_CONFIGURATION_NOT_FOUND_ERROR,
    &cos_xml::NO_SUCH_POLICY_VERSION,
    &cos_xml::NO_SUCH_POLICY,
    &cos_xml::MULTI_BUCKET_NOT_SUPPORT,
    &cos_xml::INVALID_TARGET_BUCKET_FOR_LOGGING,
    &cos_xml::TARGET_BUCKET_NAME_INVALID,
    &cos_xml::LOGGING_PREFIX_INVALID,
    &cos_xml::INVENTORY_FULL,
    &cos_xml::INVALID_PIC_OPERATIONS,
    &cos_xml::WEBSITE_URL_INVALID,
    &cos_xml::USER_CNAME_INVALID,
    &cos_xml::DNS_RECORD_VERIFY_FAILED,
    &cos_xml::DOMAIN_AUDIT_FAILED,
    &cos_xml::INVALID_OBJECT_STATE_2,
    &cos_xml::ATTACHMENT_FULL,
    &cos_xml::POLICY_VERSION_FULL,
    &cos_xml::IMAGE_RESOLUTION_EXCEED,
    &cos_xml::IMAGE_TOO_LARGE,
    &cos_xml::INVALID_IMAGE_FORMAT,
    &cos_xml::INVALID_IMAGE_SOURCE,
    &cos_xml::JSON_API_NOT_SUPPORT_ON_MAZ_BUCKET,
    &cos_xml::MAZ_OPERATION_NOT_SUPPORT_ON_OAZ_BUCKET,
    &cos_xml::OAZ_OPERATION_NOT_SUPPORT_ON_MAZ_BUCKET,
    &cos_xml::MULTI_AZ_FEATURE_NOT_SUPPORT,
    &cos_xml::KMS_EXCEPTION,
    &cos_xml::LOGGING_CONF_EXISTS,
    &cos_xml::NOTIFY_RULE_EVENT_CONFLICT,
    &cos_xml::NOTIFY_RULE_PREFIX_CONFLICT,
    &cos_xml::NOTIFY_RULE_SUFFIX_CONFLICT,
    &cos_xml::VERIFY_ALGORITHM_NOT_SUPPORTED,
    &cos_xml::NO_PROCESS_AUTHORITY,
    &cos_xml::USER_NOT_SOURCE_BUCKET_OWNER,
    &cos_xml::USER_NOT_TARGET_BUCKET_OWNER,
    &cos_xml::NO_BUCKET_QUOTA_POLICY,
    &cos_xml::NO_SUCH_JOB,
    &cos_xml::QUOTA_CONFLICT,
    &cos_xml::QUOTA_OPERATION_CONFILCT,
    &cos_xml::KMS_INTERNAL_EXCEPTION,
    &cos_xml::KMS_FREQ_CONTROL,
    &cos_xml::BAD_RQUEST,
    &cos_xml::PERMANENT_REDIRECT,
    &cos_xml::TEMPORARY_REDIRECT,
    &cos_xml::REDIRECT,
    &cos_xml::UPS_APP_NOT_EXIST,
    &cos_xml::REGION_UNSUPPORT,
    &cos_xml::MISSING_CONTENT,
    &cos_xml::INVALID_CONTENT,
    &cos_xml::INVALID_HOST,
    &cos_xml::RESOURCE_NOT_FOUND,
    &cos_xml::RESOURCE_ACCESS_DENIED,
    &cos_xml::RESOURCE_DOWNLOAD_FAILED,
    &cos_xml::CI_ROLE_NOT_EXIST,
    &cos_xml::ANONYMOUS_POLICY_FULL,
    &cos_xml::DIRECTORY_OBJECT_CONTAINS_DATA,
    &cos_xml::INVALID_HOSTNAME,
    &cos_xml::INVALID_BUCKET_STATE_2,
    &cos_xml::INVALID_BUCKET_STATE_3,
    &cos_xml::NO_SUCH_INTELLIGENT_TIERING_CONFIGURATION,
    &cos_xml::DUPLICATE_INVENTORY_ID,
    &vod::OK,
    &vod::INVALID_REQUEST,
    &vod::INVALID_SIGNATURE,
    &vod::SIGNATURE_EXPIRED,
    &vod::MOCK_SESSION_NOT_FOUND,
    &vod::MOCK_SESSION_EXPIRED,
    &vod::MOCK_OBJECT_NOT_UPLOADED,
    &vod::MOCK_SIZE_MISMATCH,
    &vod::MOCK_SIGNATURE_REUSED,
    &vod::MOCK_VALIDITY_TOO_LONG,
    &vod::MOCK_SESSION_OWNER_MISMATCH,
    &vod::MOCK_FILE_ID_NOT_FOUND,
    &vod::MOCK_UNSUPPORTED_TYPE,
    &vod::MOCK_INJECTED_FAULT,
    &vod::ERROR,
    &vod::WEB_TRANSPORT,
    &vod::PUBLISH_PREPARE_ERROR,
    &vod::ERR_UGC_REQUEST_FAILED,
    &vod::ERR_UGC_PARSE_FAILED,
    &vod::ERR_UPLOAD_VIDEO_FAILED,
    &vod::ERR_UPLOAD_COVER_FAILED,
    &vod::ERR_UGC_FINISH_REQUEST_FAILED,
    &vod::ERR_UGC_FINISH_RESPONSE_FAILED,
    &vod::ERR_CLIENT_BUSY,
    &vod::ERR_FILE_NOEXIT_TVC_ERR_FILE_NOT_EXIST,
    &vod::ERR_UGC_PUBLISHING,
    &vod::ERR_UGC_INVALID_PARAM,
    &vod::ERR_UGC_INVALID_SECRETID,
    &vod::ERR_UGC_INVALID_SIGNATURE,
    &vod::ERR_UGC_INVALID_VIDOPATH,
    &vod::ERR_UGC_INVALID_VIDEO_FILE,
    &vod::ERR_UGC_FILE_NAME,
    &vod::ERR_UGC_INVALID_COVER_PATH,
    &vod::ERR_USER_CANCEL,
    &vod::ERR_UPLOAD_VOD,
    &vod::ERR_UPLOAD_QUIC_FAILED,
    &vod::ERR_UPLOAD_SIGN_EXPIRED,
    &vod::WX_CONSTRUCTOR_ERROR,
    &vod::WX_COS_ERROR,
    &vod::COS_SKEW,
    &vod::TASK_SOURCE_FILE_ERROR,
    &vod::TASK_SYSTEM_ERROR,
    &cloud_api::AUTH_FAILURE_SIGNATURE_FAILURE,
    &cloud_api::AUTH_FAILURE_SIGNATURE_FAILURE_2,
    &cloud_api::AUTH_FAILURE_SIGNATURE_EXPIRE,
    &cloud_api::AUTH_FAILURE_SECRET_ID_NOT_FOUND,
    &cloud_api::AUTH_FAILURE_INVALID_AUTHORIZATION,
    &cloud_api::AUTH_FAILURE_INVALID_SECRET_ID,
    &cloud_api::AUTH_FAILURE_TOKEN_FAILURE,
    &cloud_api::AUTH_FAILURE_MFA_FAILURE,
    &cloud_api::AUTH_FAILURE_UNAUTHORIZED_OPERATION,
    &cloud_api::UNAUTHORIZED_OPERATION,
    &cloud_api::MISSING_PARAMETER,
    &cloud_api::UNKNOWN_PARAMETER,
    &cloud_api::INVALID_PARAMETER,
    &cloud_api::INVALID_PARAMETER_2,
    &cloud_api::INVALID_PARAMETER_3,
    &cloud_api::INVALID_PARAMETER_VALUE,
    &cloud_api::NO_SUCH_VERSION,
    &cloud_api::INVALID_ACTION,
    &cloud_api::UNSUPPORTED_OPERATION,
    &cloud_api::UNSUPPORTED_PROTOCOL,
    &cloud_api::REQUEST_SIZE_LIMIT_EXCEEDED,
    &cloud_api::REQUEST_LIMIT_EXCEEDED,
    &cloud_api::ACTION_OFFLINE,
    &cloud_api::DRY_RUN_OPERATION,
    &cloud_api::INTERNAL_ERROR,
    &cloud_api::INVALID_REQUEST,
    &cloud_api::IP_IN_BLACKLIST,
    &cloud_api::IP_NOT_IN_WHITELIST,
    &cloud_api::LIMIT_EXCEEDED,
    &cloud_api::NO_SUCH_PRODUCT,
    &cloud_api::REQUEST_LIMIT_EXCEEDED_GLOBAL_REGION_UIN_LIMIT_EXCEEDED,
    &cloud_api::REQUEST_LIMIT_EXCEEDED_IP_LIMIT_EXCEEDED,
    &cloud_api::REQUEST_LIMIT_EXCEEDED_UIN_LIMIT_EXCEEDED,
    &cloud_api::RESOURCE_IN_USE,
    &cloud_api::RESOURCE_INSUFFICIENT,
    &cloud_api::RESOURCE_NOT_FOUND,
    &cloud_api::RESOURCE_UNAVAILABLE,
    &cloud_api::RESOURCES_SOLD_OUT,
    &cloud_api::RESPONSE_SIZE_LIMIT_EXCEEDED,
    &cloud_api::SERVICE_UNAVAILABLE,
    &cloud_api::UNSUPPORTED_REGION,
    &cloud_api::AUTH_FAILURE_ACCESS_KEY_ILLEGAL,
    &cloud_api::FAILED_OPERATION,
    &cloud_api::FAILED_OPERATION_CHECK_MFA_ERROR,
    &cloud_api::FAILED_OPERATION_CLASS_LEVEL_LIMIT_EXCEEDED,
    &cloud_api::FAILED_OPERATION_CLASS_NAME_DUPLICATE,
    &cloud_api::FAILED_OPERATION_CLASS_NO_FOUND,
    &cloud_api::FAILED_OPERATION_COVER_TYPE,
    &cloud_api::FAILED_OPERATION_INVALID_VOD_USER,
    &cloud_api::FAILED_OPERATION_MFA_TYPE_NOT_SUPPORTED,
    &cloud_api::FAILED_OPERATION_MEDIA_FORBIDED_BY_SYSTEM,
    &cloud_api::FAILED_OPERATION_MEDIA_TYPE,
    &cloud_api::FAILED_OPERATION_NO_NEED_TO_REDUCE_MEDIA_BITRATE,
    &cloud_api::FAILED_OPERATION_PARENT_ID_NO_FOUND,
    &cloud_api::FAILED_OPERATION_SUBCLASS_LIMIT_EXCEEDED,
    &cloud_api::FAILED_OPERATION_TASK_DUPLICATE,
    &cloud_api::FAILED_OPERATION_TEMP_KEY_NOT_ALLOWED,
    &cloud_api::INTERNAL_ERROR_DB_ERROR,
    &cloud_api::INTERNAL_ERROR_ENCRYPT_ERROR,
    &cloud_api::INTERNAL_ERROR_GET_APP_ID_ERROR,
    &cloud_api::INTERNAL_ERROR_GET_FILE_INFO_ERROR,
    &cloud_api::INTERNAL_ERROR_GET_MEDIA_LIST_ERROR,
    &cloud_api::INTERNAL_ERROR_GET_ROLE_ERROR,
    &cloud_api::INTERNAL_ERROR_GET_SEED_TOKEN_ERROR,
    &cloud_api::INTERNAL_ERROR_ILLEGAL_ROLE,
    &cloud_api::INTERNAL_ERROR_PB_SERIALIZE_ERROR,
    &cloud_api::INTERNAL_ERROR_SYSTEM_ERROR,
    &cloud_api::INTERNAL_ERROR_UNKNOWN_ERROR,
    &cloud_api::INTERNAL_ERROR_UPDATE_MEDIA_ERROR,
    &cloud_api::INTERNAL_ERROR_UPLOAD_COVER_IMAGE_ERROR,
    &cloud_api::INVALID_PARAMETER_ACCESS_KEY_NOT_SUPPORT,
    &cloud_api::INVALID_PARAMETER_ACCOUNT_NOT_AVALIABLE,
    &cloud_api::INVALID_PARAMETER_EXISTED_PROCEDURE_NAME,
    &cloud_api::INVALID_PARAMETER_EXPIRE_TIME,
    &cloud_api::INVALID_PARAMETER_EXTEND_STRATEGY_OVER_SIZE,
    &cloud_api::INVALID_PARAMETER_GRANT_OTHER_RESOURCE,
    &cloud_api::INVALID_PARAMETER_OVER_LIMIT,
    &cloud_api::INVALID_PARAMETER_OVER_TIME_ERROR,
    &cloud_api::INVALID_PARAMETER_PARAM_ERROR,
    &cloud_api::INVALID_PARAMETER_POLICY_TOO_LONG,
    &cloud_api::INVALID_PARAMETER_PROCEDURE_NAME_NOT_EXIST,
    &cloud_api::INVALID_PARAMETER_RESOUCE_ERROR,
    &cloud_api::INVALID_PARAMETER_STORAGE_REGION,
    &cloud_api::INVALID_PARAMETER_STRATEGY_FORMAT_ERROR,
    &cloud_api::INVALID_PARAMETER_STRATEGY_INVALID,
    &cloud_api::INVALID_PARAMETER_TEMP_CODE_NOT_AVALIABLE,
    &cloud_api::INVALID_PARAMETER_WEB_IDENTITY_TOKEN_ERROR,
    &cloud_api::INVALID_PARAMETER_VALUE_ADD_KEY_FRAME_DESCS_AND_CLEAR_KEY_FRAME_DESCS_CONFLICT,
    &cloud_api::INVALID_PARAMETER_VALUE_ADD_KEY_FRAME_DESCS_AND_DELETE_KEY_FRAME_DESCS_CONFLICT,
    &cloud_api::INVALID_PARAMETER_VALUE_ADD_TAGS_AND_CLEAR_TAGS_CONFLICT,
    &cloud_api::INVALID_PARAMETER_VALUE_ADD_TAGS_AND_DELETE_TAGS_CONFLICT,
    &cloud_api::INVALID_PARAMETER_VALUE_AI_ANALYSIS_TASK_DEFINITION,
    &cloud_api::INVALID_PARAMETER_VALUE_AI_CONTENT_REVIEW_TASK_DEFINITION,
    &cloud_api::INVALID_PARAMETER_VALUE_AI_RECOGNITION_TASK_DEFINITION,
    &cloud_api::INVALID_PARAMETER_VALUE_APP_ID,
    &cloud_api::INVALID_PARAMETER_VALUE_CATEGORIES,
    &cloud_api::INVALID_PARAMETER_VALUE_CLASS_ID,
    &cloud_api::INVALID_PARAMETER_VALUE_CLASS_IDS,
    &cloud_api::INVALID_PARAMETER_VALUE_CLASS_NAME,
    &cloud_api::INVALID_PARAMETER_VALUE_COVER_TYPE,
    &cloud_api::INVALID_PARAMETER_VALUE_COVER_URL,
    &cloud_api::INVALID_PARAMETER_VALUE_DESCRIPTION,
    &cloud_api::INVALID_PARAMETER_VALUE_END_TIME,
    &cloud_api::INVALID_PARAMETER_VALUE_END_TIME_OFFSET,
    &cloud_api::INVALID_PARAMETER_VALUE_EXPIRE_TIME,
    &cloud_api::INVALID_PARAMETER_VALUE_FILE_ID,
    &cloud_api::INVALID_PARAMETER_VALUE_FILE_IDS,
    &cloud_api::INVALID_PARAMETER_VALUE_FILE_IDS_EMPTY,
    &cloud_api::INVALID_PARAMETER_VALUE_FILE_IDS_OVER_LIMIT,
    &cloud_api::INVALID_PARAMETER_VALUE_FILE_IDS_TOO_MANY,
    &cloud_api::INVALID_PARAMETER_VALUE_IMAGE_DECODE_ERROR,
    &cloud_api::INVALID_PARAMETER_VALUE_INVALID_OPERATION_TYPE,
    &cloud_api::INVALID_PARAMETER_VALUE_IS_PERSISTENCE,
    &cloud_api::INVALID_PARAMETER_VALUE_KEY_FRAME_DESC_CONTENT_TOO_LONG,
    &cloud_api::INVALID_PARAMETER_VALUE_LIMIT,
    &cloud_api::INVALID_PARAMETER_VALUE_MEDIA_MANIFEST_CONTENT,
    &cloud_api::INVALID_PARAMETER_VALUE_MEDIA_STORAGE_PATH,
    &cloud_api::INVALID_PARAMETER_VALUE_MEDIA_TYPE,
    &cloud_api::INVALID_PARAMETER_VALUE_MEDIA_URL,
    &cloud_api::INVALID_PARAMETER_VALUE_NAME,
    &cloud_api::INVALID_PARAMETER_VALUE_NAME_PREFIXES,
    &cloud_api::INVALID_PARAMETER_VALUE_NAMES,
    &cloud_api::INVALID_PARAMETER_VALUE_OFFSET,
    &cloud_api::INVALID_PARAMETER_VALUE_OPERATION,
    &cloud_api::INVALID_PARAMETER_VALUE_OUTPUT_MEDIA_TYPE,
    &cloud_api::INVALID_PARAMETER_VALUE_PARENT_ID,
    &cloud_api::INVALID_PARAMETER_VALUE_PRECISION,
    &cloud_api::INVALID_PARAMETER_VALUE_PROCEDURE,
    &cloud_api::INVALID_PARAMETER_VALUE_PROCEDURE_NAME,
    &cloud_api::INVALID_PARAMETER_VALUE_SESSION_CONTEXT_TOO_LONG,
    &cloud_api::INVALID_PARAMETER_VALUE_SESSION_ID,
    &cloud_api::INVALID_PARAMETER_VALUE_SESSION_ID_TOO_LONG,
    &cloud_api::INVALID_PARAMETER_VALUE_SORT,
    &cloud_api::INVALID_PARAMETER_VALUE_SOURCE_TYPE,
    &cloud_api::INVALID_PARAMETER_VALUE_SOURCE_TYPES,
    &cloud_api::INVALID_PARAMETER_VALUE_START_TIME,
    &cloud_api::INVALID_PARAMETER_VALUE_START_TIME_OFFSET,
    &cloud_api::INVALID_PARAMETER_VALUE_STATUS,
    &cloud_api::INVALID_PARAMETER_VALUE_STORAGE_REGION,
    &cloud_api::INVALID_PARAMETER_VALUE_STORAGE_REGIONS,
    &cloud_api::INVALID_PARAMETER_VALUE_STREAM_IDS,
    &cloud_api::INVALID_PARAMETER_VALUE_SUB_APP_ID,
    &cloud_api::INVALID_PARAMETER_VALUE_TAG_TOO_LONG,
    &cloud_api::INVALID_PARAMETER_VALUE_TAGS,
    &cloud_api::INVALID_PARAMETER_VALUE_TASK_ID,
    &cloud_api::INVALID_PARAMETER_VALUE_TEXT,
    &cloud_api::INVALID_PARAMETER_VALUE_TYPE,
    &cloud_api::INVALID_PARAMETER_VALUE_TYPES,
    &cloud_api::INVALID_PARAMETER_VALUE_UNIQUE_IDENTIFIER,
    &cloud_api::INVALID_PARAMETER_VALUE_URL,
    &cloud_api::INVALID_PARAMETER_VALUE_VIDS,
    &cloud_api::INVALID_PARAMETER_VALUE_VOD_SESSION_KEY,
    &cloud_api::LIMIT_EXCEEDED_KEY_FRAME_DESC_COUNT_REACH_MAX,
    &cloud_api::LIMIT_EXCEEDED_TAG_COUNT_REACH_MAX,
    &cloud_api::RESOURCE_NOT_FOUND_COVER_URL,
    &cloud_api::RESOURCE_NOT_FOUND_FILE_NOT_EXIST,
    &cloud_api::RESOURCE_NOT_FOUND_ROLE_NOT_FOUND,
    &cloud_api::RESOURCE_NOT_FOUND_SERVICE_NOT_EXIST,
    &cloud_api::RESOURCE_NOT_FOUND_USER_NOT_EXIST,
    &cloud_api::RESOURCE_UNAVAILABLE_MASTER_PLAYLIST,
    &cloud_api::UNSUPPORTED_OPERATION_CLASS_NOT_EMPTY,
    &cloud_api::PARAMETER_ERROR,
];
