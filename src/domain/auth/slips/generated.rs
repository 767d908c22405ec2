//! Generated from `mistakes.csv` by `COSPLAY_BLESS=1 cargo test --test it mistakes`.

use crate::domain::auth::slips::kind::Kind;

pub static KEY_IS_ID: Kind = Kind {
    name: "KEY_IS_ID",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretId was used as the key; sign with the SecretKey",
    chinese: "用 SecretId 当作密钥签名；应使用 SecretKey",
};
pub static KEY_IS_TOKEN: Kind = Kind {
    name: "KEY_IS_TOKEN",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the token of a temporary key was used as the key; sign with tmpSecretKey",
    chinese: "用临时密钥的 token 当作密钥；应使用 tmpSecretKey",
};
pub static KEY_LINE_FEED: Kind = Kind {
    name: "KEY_LINE_FEED",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey had a line break at its end or start, perhaps from a file; trim it",
    chinese: "SecretKey 首尾带有换行，可能是从文件读入的；请去掉",
};
pub static KEY_BLANK: Kind = Kind {
    name: "KEY_BLANK",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey had a blank or tab at its end or start; trim it",
    chinese: "SecretKey 首尾带有空格或制表符；请去掉",
};
pub static KEY_MARK: Kind = Kind {
    name: "KEY_MARK",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey had a byte order mark in front; save the file without one",
    chinese: "SecretKey 前面带有 BOM；请保存为不带 BOM 的文件",
};
pub static KEY_QUOTED: Kind = Kind {
    name: "KEY_QUOTED",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey was used with the quotes around it; remove them",
    chinese: "SecretKey 连同两边的引号一起参与了签名；请去掉引号",
};
pub static KEY_AMPERSAND: Kind = Kind {
    name: "KEY_AMPERSAND",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey had an & behind it, which signatures of another service want; remove it",
    chinese: "SecretKey 后面多了一个 &（其他服务的签名才需要）；请去掉",
};
pub static KEY_CASE: Kind = Kind {
    name: "KEY_CASE",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey was turned into lower or upper case; use it as it is",
    chinese: "SecretKey 被转换了大小写；请原样使用",
};
pub static KEY_BASE64: Kind = Kind {
    name: "KEY_BASE64",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the base64 form of the SecretKey was used as the key; use it as it is",
    chinese: "使用了 SecretKey 的 base64 形式；请原样使用",
};
pub static KEY_BASE64_DECODED: Kind = Kind {
    name: "KEY_BASE64_DECODED",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey was base64-decoded first; use it as it is",
    chinese: "SecretKey 先被做了 base64 解码；请原样使用",
};
pub static KEY_ESCAPED: Kind = Kind {
    name: "KEY_ESCAPED",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey was percent-encoded or decoded first; use it as it is",
    chinese: "SecretKey 先被做了 URL 编码或解码；请原样使用",
};
pub static KEY_HEX: Kind = Kind {
    name: "KEY_HEX",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the hexadecimal form of the SecretKey was used as the key; use it as it is",
    chinese: "使用了 SecretKey 的十六进制形式；请原样使用",
};
pub static KEY_HASHED: Kind = Kind {
    name: "KEY_HASHED",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the {} of the SecretKey was used as the key; use the SecretKey itself",
    chinese: "用 SecretKey 的 {} 当作密钥；应使用 SecretKey 本身",
};
pub static KEY_REVERSED: Kind = Kind {
    name: "KEY_REVERSED",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey was used in reverse; use it as it is",
    chinese: "SecretKey 被倒序使用；请原样使用",
};
pub static KEY_TWICE: Kind = Kind {
    name: "KEY_TWICE",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey stood there twice: it was pasted twice",
    chinese: "SecretKey 出现了两次：被粘贴了两遍",
};
pub static KEY_MARKS: Kind = Kind {
    name: "KEY_MARKS",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey had {} behind it or around it; remove it",
    chinese: "SecretKey 后面或两边带有{}；请去掉",
};
pub static KEY_INVISIBLE: Kind = Kind {
    name: "KEY_INVISIBLE",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey had an invisible character at its end or start ({}), perhaps from a web page; type it anew",
    chinese: "SecretKey 首尾带有不可见字符（{}），可能是从网页复制的；请重新输入",
};
pub static KEY_CONFUSED: Kind = Kind {
    name: "KEY_CONFUSED",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the character {} of the SecretKey was mistaken for one that looks like it (0 and O, 1, l and I); copy it instead of typing it",
    chinese: "SecretKey 的第 {} 个字符被看成了形近字符（0 与 O，1、l 与 I）；请复制而不要手工输入",
};
pub static KEY_WITH_ID: Kind = Kind {
    name: "KEY_WITH_ID",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "SecretId and SecretKey together were used as the key; use the SecretKey alone",
    chinese: "把 SecretId 和 SecretKey 拼在一起当作密钥；只应使用 SecretKey",
};
pub static KEY_NAMED: Kind = Kind {
    name: "KEY_NAMED",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the key had its name in front, as in SecretKey=...; use the value alone",
    chinese: "密钥前带有变量名（SecretKey=…）；只应使用其值",
};
pub static KEY_CUT: Kind = Kind {
    name: "KEY_CUT",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey was cut; compare its length with the console's",
    chinese: "SecretKey 不完整；请与控制台中的长度比对",
};
pub static KEY_PLACEHOLDER: Kind = Kind {
    name: "KEY_PLACEHOLDER",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the text {} was used as the key; set the SecretKey",
    chinese: "用 {} 当作了密钥；请填写 SecretKey",
};
pub static KEY_EMPTY: Kind = Kind {
    name: "KEY_EMPTY",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the key was empty: the variable was not set; set the SecretKey",
    chinese: "密钥为空：变量没有赋值；请填写 SecretKey",
};
pub static KEY_OF_OTHER: Kind = Kind {
    name: "KEY_OF_OTHER",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the key of the SecretId {} was used; use the one that belongs to the SecretId sent",
    chinese: "使用的是 SecretId {} 的密钥；请使用与所发送 SecretId 配对的密钥",
};
pub static ID_IS_KEY: Kind = Kind {
    name: "ID_IS_KEY",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretKey was sent as the SecretId: the two are swapped",
    chinese: "把 SecretKey 当作 SecretId 发送：两者填反了",
};
pub static ID_IS_TOKEN: Kind = Kind {
    name: "ID_IS_TOKEN",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the token of a temporary key was sent as the SecretId; send tmpSecretId",
    chinese: "把临时密钥的 token 当作 SecretId 发送；应发送 tmpSecretId",
};
pub static ID_IS_APPID: Kind = Kind {
    name: "ID_IS_APPID",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "an AppId was sent as the SecretId; send the SecretId, which begins with AKID",
    chinese: "把 AppId 当作 SecretId 发送；应发送以 AKID 开头的 SecretId",
};
pub static ID_BLANK: Kind = Kind {
    name: "ID_BLANK",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretId has blanks, a line break or quotes around it; remove them",
    chinese: "SecretId 两边带有空格、换行或引号；请去掉",
};
pub static ID_CASE: Kind = Kind {
    name: "ID_CASE",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretId is known in another case; send it as it is",
    chinese: "SecretId 的大小写不对；请原样发送",
};
pub static ID_CUT: Kind = Kind {
    name: "ID_CUT",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretId is cut: a known one begins with it or is part of it",
    chinese: "SecretId 不完整或多出了字符：已知的 SecretId 与它部分相同",
};
pub static ID_ESCAPED: Kind = Kind {
    name: "ID_ESCAPED",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretId is percent-encoded once too often",
    chinese: "SecretId 被多做了一次 URL 编码",
};
pub static ID_PLACEHOLDER: Kind = Kind {
    name: "ID_PLACEHOLDER",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretId is a placeholder; set the real one",
    chinese: "SecretId 是占位文本；请填写真实的值",
};
pub static ID_EMPTY: Kind = Kind {
    name: "ID_EMPTY",
    page: Some("https://cloud.tencent.com/document/product/598/40488"),
    english: "the SecretId is empty; set it",
    chinese: "SecretId 为空；请填写",
};
pub static SIGN_KEY_MISSING: Kind = Kind {
    name: "SIGN_KEY_MISSING",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "it was signed with the SecretKey itself; sign with SignKey, the hexadecimal HMAC-SHA1 of q-key-time under the SecretKey",
    chinese: "直接用 SecretKey 签名；应先计算 SignKey，即以 SecretKey 对 q-key-time 做 HMAC-SHA1 的十六进制结果",
};
pub static SIGN_KEY_BYTES: Kind = Kind {
    name: "SIGN_KEY_BYTES",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was used as bytes; use its hexadecimal text",
    chinese: "SignKey 以二进制形式使用；应使用其十六进制文本",
};
pub static SIGN_KEY_CAPITALS: Kind = Kind {
    name: "SIGN_KEY_CAPITALS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was written in capital digits; use lower case",
    chinese: "SignKey 使用了大写十六进制；应为小写",
};
pub static SIGN_KEY_BASE64: Kind = Kind {
    name: "SIGN_KEY_BASE64",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was written in base64; use hexadecimal digits",
    chinese: "SignKey 使用了 base64；应为十六进制",
};
pub static SIGN_KEY_OF_SIGN_TIME: Kind = Kind {
    name: "SIGN_KEY_OF_SIGN_TIME",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was made of q-sign-time; make it of q-key-time",
    chinese: "SignKey 由 q-sign-time 计算；应由 q-key-time 计算",
};
pub static SIGN_KEY_OF_START: Kind = Kind {
    name: "SIGN_KEY_OF_START",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was made of the start alone; make it of the whole q-key-time, start;end",
    chinese: "SignKey 只由起始时间计算；应由完整的 q-key-time（含起始与结束）计算",
};
pub static SIGN_KEY_OF_OTHER: Kind = Kind {
    name: "SIGN_KEY_OF_OTHER",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was made of {}; make it of q-key-time, start;end",
    chinese: "SignKey 由 {} 计算；应由 q-key-time（起始;结束）计算",
};
pub static SIGN_KEY_OF_ESCAPED_TIME: Kind = Kind {
    name: "SIGN_KEY_OF_ESCAPED_TIME",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was made of the percent-encoded q-key-time; make it of start;end",
    chinese: "SignKey 由 URL 编码后的 q-key-time 计算；应使用未编码的原文",
};
pub static SIGN_KEY_SWAPPED: Kind = Kind {
    name: "SIGN_KEY_SWAPPED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was made with key and text swapped: the SecretKey is the key of its HMAC, q-key-time the text",
    chinese: "计算 SignKey 时密钥和文本颠倒：SecretKey 是 HMAC 的密钥，q-key-time 是文本",
};
pub static SIGN_KEY_ALGORITHM: Kind = Kind {
    name: "SIGN_KEY_ALGORITHM",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was made with another digest than HMAC-SHA1",
    chinese: "SignKey 没有使用 HMAC-SHA1",
};
pub static SIGN_KEY_LINE_FEED: Kind = Kind {
    name: "SIGN_KEY_LINE_FEED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "SignKey was made of q-key-time and a line feed; make it of q-key-time alone",
    chinese: "计算 SignKey 时 q-key-time 后多了换行",
};
pub static AWS4_MISSING: Kind = Kind {
    name: "AWS4_MISSING",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the signing key was derived without AWS4 in front of the SecretKey",
    chinese: "派生签名密钥时 SecretKey 前缺少 AWS4",
};
pub static AWS4_UNDERIVED: Kind = Kind {
    name: "AWS4_UNDERIVED",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the SecretKey itself signed; derive the signing key of date, region and service first",
    chinese: "直接用 SecretKey 签名；应先按日期、地域、服务派生签名密钥",
};
pub static AWS4_AS_TC3: Kind = Kind {
    name: "AWS4_AS_TC3",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the signing key was derived with TC3 in front of the SecretKey; AWS4 has to stand there",
    chinese: "派生签名密钥时 SecretKey 前写成了 TC3；应为 AWS4",
};
pub static TC3_MISSING: Kind = Kind {
    name: "TC3_MISSING",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the signing key was derived without TC3 in front of the SecretKey",
    chinese: "派生签名密钥时 SecretKey 前缺少 TC3",
};
pub static TC3_AS_AWS4: Kind = Kind {
    name: "TC3_AS_AWS4",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the signing key was derived with AWS4 in front of the SecretKey; TC3 has to stand there",
    chinese: "派生签名密钥时 SecretKey 前写成了 AWS4；应为 TC3",
};
pub static TC3_BEHIND: Kind = Kind {
    name: "TC3_BEHIND",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the signing key was derived with TC3 behind the SecretKey; put it in front",
    chinese: "派生签名密钥时 TC3 写在了 SecretKey 后面；应写在前面",
};
pub static TC3_UNDERIVED: Kind = Kind {
    name: "TC3_UNDERIVED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the SecretKey itself signed; derive the signing key of date, service and tc3_request first",
    chinese: "直接用 SecretKey 签名；应先按日期、服务、tc3_request 派生签名密钥",
};
pub static DERIVED_WITHOUT: Kind = Kind {
    name: "DERIVED_WITHOUT",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the signing key was derived without the step {}",
    chinese: "派生签名密钥时缺少步骤 {}",
};
pub static DERIVED_ORDER: Kind = Kind {
    name: "DERIVED_ORDER",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the signing key was derived in another order than that of the credential",
    chinese: "派生签名密钥的顺序与凭证范围的顺序不同",
};
pub static DERIVED_OTHER: Kind = Kind {
    name: "DERIVED_OTHER",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the signing key was derived with {}, which the credential does not name",
    chinese: "派生签名密钥时使用了凭证范围以外的值：{}",
};
pub static DERIVED_LOCAL_DAY: Kind = Kind {
    name: "DERIVED_LOCAL_DAY",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the signing key is of the local day {}; the day is that of X-TC-Timestamp in UTC",
    chinese: "派生签名密钥时用了本地日期 {}；应为 X-TC-Timestamp 对应的 UTC 日期",
};
pub static DERIVED_HEX: Kind = Kind {
    name: "DERIVED_HEX",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "a step of the signing key was used as hexadecimal digits; use its bytes",
    chinese: "派生签名密钥的中间结果用了十六进制文本；应使用其字节",
};
pub static PAYLOAD_OTHER: Kind = Kind {
    name: "PAYLOAD_OTHER",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "another payload hash was signed than x-amz-content-sha256 names: {}",
    chinese: "签名的 payload 摘要与 x-amz-content-sha256 不一致：{}",
};
pub static BODY_OTHER: Kind = Kind {
    name: "BODY_OTHER",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "another body was signed than is sent: {}",
    chinese: "签名的请求体与发送的不同：{}",
};
pub static BODY_DIGEST: Kind = Kind {
    name: "BODY_DIGEST",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the body was hashed with {}; use SHA-256",
    chinese: "请求体的摘要用了 {}；应为 SHA-256",
};
pub static BODY_DIGEST_CAPITALS: Kind = Kind {
    name: "BODY_DIGEST_CAPITALS",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the digest of the body was written in capitals; use lower case",
    chinese: "请求体的摘要为大写；应为小写",
};
pub static BODY_DIGEST_LEFT_OUT: Kind = Kind {
    name: "BODY_DIGEST_LEFT_OUT",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the digest of the body was left out of the canonical request",
    chinese: "规范请求中缺少请求体的摘要",
};
pub static BODY_UNHASHED: Kind = Kind {
    name: "BODY_UNHASHED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the body itself stood in the canonical request; put its SHA-256 there",
    chinese: "规范请求中放入了请求体本身；应放入其 SHA-256",
};
pub static BODY_UNSIGNED: Kind = Kind {
    name: "BODY_UNSIGNED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "UNSIGNED-PAYLOAD was signed, but X-TC-Content-SHA256 does not say so",
    chinese: "按 UNSIGNED-PAYLOAD 签名，但 X-TC-Content-SHA256 没有这样写",
};
pub static ALGORITHM: Kind = Kind {
    name: "ALGORITHM",
    page: None,
    english: "the digest is {}; the scheme wants another one",
    chinese: "使用的摘要算法是 {}；该签名需要另一种算法",
};
pub static SIGNATURE_METHOD: Kind = Kind {
    name: "SIGNATURE_METHOD",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "it is signed with {}, but SignatureMethod says another (HmacSHA1 where it is left out)",
    chinese: "签名算法是 {}，与 SignatureMethod 不一致（不填时为 HmacSHA1）",
};
pub static KEY_AND_TEXT_SWAPPED: Kind = Kind {
    name: "KEY_AND_TEXT_SWAPPED",
    page: None,
    english: "key and text were swapped in the HMAC",
    chinese: "计算 HMAC 时密钥和文本颠倒了",
};
pub static ENCODED_BYTES: Kind = Kind {
    name: "ENCODED_BYTES",
    page: None,
    english: "the digest was sent as bytes; write it in the encoding of the scheme",
    chinese: "摘要以二进制发送；应按该签名的要求编码",
};
pub static ENCODED_HEX: Kind = Kind {
    name: "ENCODED_HEX",
    page: None,
    english: "the digest was written as hexadecimal digits; use its bytes, or base64, as the scheme says",
    chinese: "摘要写成了十六进制；应按该签名的要求使用字节或 base64",
};
pub static ENCODED_HEX_CAPITALS: Kind = Kind {
    name: "ENCODED_HEX_CAPITALS",
    page: None,
    english: "the digest was written in capital digits; use lower case",
    chinese: "摘要使用了大写十六进制；应为小写",
};
pub static ENCODED_BASE64: Kind = Kind {
    name: "ENCODED_BASE64",
    page: None,
    english: "the digest was written in base64; use what the scheme says",
    chinese: "摘要使用了 base64；应按该签名的要求编码",
};
pub static ENCODED_BASE64_URL: Kind = Kind {
    name: "ENCODED_BASE64_URL",
    page: None,
    english: "its base64 is the URL-safe kind, with - and _; use the standard alphabet, with + and /",
    chinese: "使用了 URL 安全的 base64（含 - 和 _）；应使用标准字母表（+ 和 /）",
};
pub static ENCODED_BASE64_OF_HEX: Kind = Kind {
    name: "ENCODED_BASE64_OF_HEX",
    page: None,
    english: "the hexadecimal digits of the digest were base64-encoded; encode its bytes",
    chinese: "对摘要的十六进制文本做了 base64；应对其字节做 base64",
};
pub static CODE_BEHIND: Kind = Kind {
    name: "CODE_BEHIND",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the digest stands behind the text; put it in front",
    chinese: "摘要放在了文本后面；应放在前面",
};
pub static CODE_MISSING: Kind = Kind {
    name: "CODE_MISSING",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the text comes without a digest: base64 the 20 bytes of HMAC-SHA1 and the text, one behind the other",
    chinese: "只有文本而没有摘要：应把 HMAC-SHA1 的 20 个字节与文本相连后做 base64",
};
pub static CODE_LENGTH: Kind = Kind {
    name: "CODE_LENGTH",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the digest has another length than HMAC-SHA1's 20 bytes",
    chinese: "摘要长度不是 HMAC-SHA1 的 20 字节",
};
pub static CODE_EMPTY: Kind = Kind {
    name: "CODE_EMPTY",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the signature is empty",
    chinese: "签名为空",
};
pub static CODE_SHORT: Kind = Kind {
    name: "CODE_SHORT",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the signature is shorter than 40 hexadecimal digits: it was cut",
    chinese: "签名不足 40 位十六进制：被截断了",
};
pub static CODE_CUT: Kind = Kind {
    name: "CODE_CUT",
    page: None,
    english: "the signature is the beginning of the right one: it was cut",
    chinese: "签名只是正确签名的开头：被截断了",
};
pub static CODE_MORE: Kind = Kind {
    name: "CODE_MORE",
    page: None,
    english: "something stands behind the right signature; send it alone",
    chinese: "正确的签名后面还有多余的内容；只应发送签名",
};
pub static TEXT_LAST_LINE_FEED: Kind = Kind {
    name: "TEXT_LAST_LINE_FEED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "StringToSign ended without its line feed, or with one too many",
    chinese: "StringToSign 末尾缺少换行或多了换行",
};
pub static TEXT_ALGORITHM_LINE: Kind = Kind {
    name: "TEXT_ALGORITHM_LINE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "StringToSign lacked its first line, sha1",
    chinese: "StringToSign 缺少第一行 sha1",
};
pub static TEXT_TIME: Kind = Kind {
    name: "TEXT_TIME",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "StringToSign had q-key-time; put q-sign-time there",
    chinese: "StringToSign 中用了 q-key-time；应为 q-sign-time",
};
pub static TEXT_TIMESTAMP: Kind = Kind {
    name: "TEXT_TIMESTAMP",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "StringToSign had the time {}; the value of X-TC-Timestamp belongs there",
    chinese: "StringToSign 中的时间是 {}；应为 X-TC-Timestamp 的值",
};
pub static TEXT_SCOPE: Kind = Kind {
    name: "TEXT_SCOPE",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "StringToSign had the credential scope {}; it is date/service/tc3_request, as the Credential has it",
    chinese: "StringToSign 中的凭证范围是 {}；应为 日期/服务/tc3_request，与 Credential 一致",
};
pub static AWS4_SCOPE: Kind = Kind {
    name: "AWS4_SCOPE",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "StringToSign had the scope {}; it is date/region/s3/aws4_request, as the Credential has it",
    chinese: "StringToSign 中的凭证范围是 {}；应为 日期/地域/s3/aws4_request，与 Credential 一致",
};
pub static AWS4_SCOPE_MISSING: Kind = Kind {
    name: "AWS4_SCOPE_MISSING",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "StringToSign lacked the line of the scope",
    chinese: "StringToSign 缺少凭证范围所在的行",
};
pub static AWS4_STAMP: Kind = Kind {
    name: "AWS4_STAMP",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "StringToSign lacked the whole X-Amz-Date in its second line",
    chinese: "StringToSign 的第二行不是完整的 X-Amz-Date",
};
pub static TEXT_FIRST_LINE: Kind = Kind {
    name: "TEXT_FIRST_LINE",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "StringToSign lacked its first line, {}, or had another",
    chinese: "StringToSign 缺少第一行 {}，或写成了别的内容",
};
pub static TEXT_NOT_HASHED: Kind = Kind {
    name: "TEXT_NOT_HASHED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the canonical request stood in StringToSign unhashed; put its digest there",
    chinese: "StringToSign 中放入了未做摘要的 HttpString；应放入其摘要",
};
pub static TEXT_CANONICAL: Kind = Kind {
    name: "TEXT_CANONICAL",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the canonical request or its digest was signed; sign StringToSign",
    chinese: "对规范请求或其摘要签名；应对 StringToSign 签名",
};
pub static TEXT_HTTP_STRING: Kind = Kind {
    name: "TEXT_HTTP_STRING",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "HttpString or its digest was signed; sign StringToSign",
    chinese: "对 HttpString 或其摘要签名；应对 StringToSign 签名",
};
pub static TEXT_DIGEST_CAPITALS: Kind = Kind {
    name: "TEXT_DIGEST_CAPITALS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the digest in the signed text was written in capitals; use lower case",
    chinese: "被签名文本中的摘要为大写；应为小写",
};
pub static TEXT_SHA256: Kind = Kind {
    name: "TEXT_SHA256",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the digest in the signed text is SHA-256; use SHA-1",
    chinese: "被签名文本中的摘要是 SHA-256；应为 SHA-1",
};
pub static TEXT_DIGEST: Kind = Kind {
    name: "TEXT_DIGEST",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the canonical request was hashed with {}; use SHA-256",
    chinese: "规范请求的摘要用了 {}；应为 SHA-256",
};
pub static TEXT_HASHED_AS: Kind = Kind {
    name: "TEXT_HASHED_AS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "StringToSign had the {} of the canonical request; put its hexadecimal SHA-1 there",
    chinese: "StringToSign 中放入的是规范请求的 {}；应为其十六进制 SHA-1",
};
pub static TEXT_CRLF: Kind = Kind {
    name: "TEXT_CRLF",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "lines of the signed text ended with CR LF; end them with LF",
    chinese: "被签名文本以 CRLF 换行；应使用 LF",
};
pub static TEXT_ESCAPED_LINE_FEED: Kind = Kind {
    name: "TEXT_ESCAPED_LINE_FEED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the signed text had a backslash and n instead of line feeds",
    chinese: "被签名文本中是反斜杠加 n，而不是换行符",
};
pub static TEXT_JOINED: Kind = Kind {
    name: "TEXT_JOINED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the lines of the signed text were joined without line feeds",
    chinese: "被签名文本的各行之间没有换行符",
};
pub static TEXT_BLANKS: Kind = Kind {
    name: "TEXT_BLANKS",
    page: None,
    english: "the lines of the signed text were ended with blanks, or had some at their end",
    chinese: "被签名文本以空格代替了换行，或行尾带有空格",
};
pub static TEXT_WITH_ID: Kind = Kind {
    name: "TEXT_WITH_ID",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the SecretId stood in the signed text; leave it out",
    chinese: "被签名文本中包含了 SecretId；应去掉",
};
pub static TEXT_ALGORITHM: Kind = Kind {
    name: "TEXT_ALGORITHM",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the first line of StringToSign was {}; it is sha1",
    chinese: "StringToSign 的第一行是 {}；应为 sha1",
};
pub static TEXT_ESCAPED_TIME: Kind = Kind {
    name: "TEXT_ESCAPED_TIME",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "StringToSign had the time percent-encoded; put start;end there",
    chinese: "StringToSign 中的时间被做了 URL 编码；应为 起始;结束",
};
pub static TEXT_LINE_FEED: Kind = Kind {
    name: "TEXT_LINE_FEED",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "a line feed was signed behind the text, or left out; sign the text alone",
    chinese: "文本末尾多签或少签了换行；只应对文本本身签名",
};
pub static TEXT_AMPERSAND: Kind = Kind {
    name: "TEXT_AMPERSAND",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "an & was signed behind the text, or left out; sign what is sent, byte for byte",
    chinese: "文本末尾多签或少签了 &；应对发送的内容逐字节签名",
};
pub static TEXT_DECODED: Kind = Kind {
    name: "TEXT_DECODED",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the text was signed before it was percent-encoded; sign what is sent, byte for byte",
    chinese: "对 URL 编码之前的文本签名；应对发送的内容逐字节签名",
};
pub static TEXT_ENCODED: Kind = Kind {
    name: "TEXT_ENCODED",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the text was percent-encoded for signing; sign what is sent, byte for byte",
    chinese: "签名时对文本做了 URL 编码；应对发送的内容逐字节签名",
};
pub static TEXT_BASE64: Kind = Kind {
    name: "TEXT_BASE64",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the base64 form of the text was signed; sign the text",
    chinese: "对文本的 base64 形式签名；应对文本本身签名",
};
pub static TEXT_SORTED: Kind = Kind {
    name: "TEXT_SORTED",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the pairs were signed in another order than they are sent",
    chinese: "签名时参数的顺序与发送时不同",
};
pub static TEXT_WITHOUT_EMPTY: Kind = Kind {
    name: "TEXT_WITHOUT_EMPTY",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "empty fields were left out when signing, but sent",
    chinese: "签名时省略了空字段，发送时却带上了",
};
pub static TEXT_CASE: Kind = Kind {
    name: "TEXT_CASE",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the text was signed in lower case; sign what is sent",
    chinese: "对转为小写的文本签名；应对发送的内容签名",
};
pub static TEXT_WITH_KEY: Kind = Kind {
    name: "TEXT_WITH_KEY",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the SecretKey was part of the signed text; it is the key of the HMAC only",
    chinese: "被签名文本中包含了 SecretKey；它只应作为 HMAC 的密钥",
};
pub static TEXT_QUESTION_MARK: Kind = Kind {
    name: "TEXT_QUESTION_MARK",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "a question mark was signed in front of the text",
    chinese: "文本前多签了一个问号",
};
pub static TEXT_AMP: Kind = Kind {
    name: "TEXT_AMP",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the text was written as HTML (&amp;) in one place and not in the other",
    chinese: "文本在一处被转义为 HTML（&amp;），另一处没有",
};
pub static TEXT_TIMES: Kind = Kind {
    name: "TEXT_TIMES",
    page: Some("https://cloud.tencent.com/document/product/266/9221"),
    english: "the text went through HTML: &times became a multiplication sign",
    chinese: "文本经过了 HTML：&times 变成了乘号",
};
pub static TEXT_JSON: Kind = Kind {
    name: "TEXT_JSON",
    page: None,
    english: "the signed text is JSON; make it of name=value pairs, joined with &",
    chinese: "被签名文本是 JSON；应为以 & 连接的 名称=值",
};
pub static TEXT_SEPARATOR: Kind = Kind {
    name: "TEXT_SEPARATOR",
    page: None,
    english: "the pairs are joined with {}; join them with &",
    chinese: "键值对以 {} 连接；应以 & 连接",
};
pub static TEXT_ALL_ENCODED: Kind = Kind {
    name: "TEXT_ALL_ENCODED",
    page: None,
    english: "the whole text is percent-encoded, & and = too; encode the values alone",
    chinese: "整个文本都被 URL 编码，连 & 和 = 也不例外；只应编码各个值",
};
pub static TEXT_FELL_APART: Kind = Kind {
    name: "TEXT_FELL_APART",
    page: None,
    english: "the value of {} was not percent-encoded and fell apart at its &; encode values",
    chinese: "{} 的值没有做 URL 编码，在 & 处断开了；应对值编码",
};
pub static HTTP_STRING_LAST_LINE_FEED: Kind = Kind {
    name: "HTTP_STRING_LAST_LINE_FEED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the canonical request ended without its last line feed, or with one too many",
    chinese: "HttpString 末尾缺少换行或多了换行",
};
pub static HTTP_STRING_LINE_MISSING: Kind = Kind {
    name: "HTTP_STRING_LINE_MISSING",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "a line of the canonical request was left out; an empty list still takes its line",
    chinese: "HttpString 少了一行；列表为空时该行也要保留",
};
pub static HTTP_STRING_ORDER: Kind = Kind {
    name: "HTTP_STRING_ORDER",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "headers stood before parameters in HttpString; parameters come first",
    chinese: "HttpString 中请求头写在了参数前面；参数在前",
};
pub static HTTP_STRING_PAIRS: Kind = Kind {
    name: "HTTP_STRING_PAIRS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "headers were written as name:value or joined with other marks in HttpString; write name=value, joined with &",
    chinese: "HttpString 中的请求头写成了 name:value 或用了其他分隔符；应为 名称=值，以 & 连接",
};
pub static PARAM_WITHOUT_EQUALS: Kind = Kind {
    name: "PARAM_WITHOUT_EQUALS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "parameters without a value were signed without their =",
    chinese: "没有值的参数签名时缺少等号",
};
pub static CANONICAL_LINE: Kind = Kind {
    name: "CANONICAL_LINE",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "a line of the canonical request was left out; an empty one still takes its line",
    chinese: "规范请求少了一行；内容为空时该行也要保留",
};
pub static HEADERS_LAST_LINE_FEED: Kind = Kind {
    name: "HEADERS_LAST_LINE_FEED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the canonical headers did not end with a line feed and an empty line before the signed names, or had one more",
    chinese: "规范请求头之后、签名头列表之前应有一个换行和一个空行，签名时少了或多了",
};
pub static HEADERS_BLANK: Kind = Kind {
    name: "HEADERS_BLANK",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "a blank stood behind the colon of canonical headers; write name:value",
    chinese: "规范请求头的冒号后多了空格；应为 name:value",
};
pub static HEADERS_EQUALS: Kind = Kind {
    name: "HEADERS_EQUALS",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "canonical headers were written with = ; write name:value",
    chinese: "规范请求头用了等号；应为 name:value",
};
pub static HEADERS_ORDER: Kind = Kind {
    name: "HEADERS_ORDER",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "headers were not signed in alphabetical order",
    chinese: "请求头没有按字典序签名",
};
pub static METHOD_CASE: Kind = Kind {
    name: "METHOD_CASE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the method was signed in the wrong case",
    chinese: "方法名的大小写不对",
};
pub static METHOD_OTHER: Kind = Kind {
    name: "METHOD_OTHER",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "it is the signature of a request with the method {}",
    chinese: "这是另一种方法的签名：{}",
};
pub static PATH_ENCODED: Kind = Kind {
    name: "PATH_ENCODED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was signed percent-encoded; sign it decoded",
    chinese: "对 URL 编码后的路径签名；应使用未编码的路径",
};
pub static PATH_ENCODED_WITH_SLASHES: Kind = Kind {
    name: "PATH_ENCODED_WITH_SLASHES",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was signed with its slashes percent-encoded",
    chinese: "签名时路径中的斜杠也被编码了",
};
pub static PATH_ENCODED_TWICE: Kind = Kind {
    name: "PATH_ENCODED_TWICE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was percent-encoded twice",
    chinese: "路径被做了两次 URL 编码",
};
pub static PATH_DECODED: Kind = Kind {
    name: "PATH_DECODED",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the path was signed decoded; sign it percent-encoded",
    chinese: "对未编码的路径签名；应使用 URL 编码后的路径",
};
pub static PATH_DECODED_TWICE: Kind = Kind {
    name: "PATH_DECODED_TWICE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was decoded once too often before signing",
    chinese: "签名前路径被多解码了一次",
};
pub static PATH_PLUS: Kind = Kind {
    name: "PATH_PLUS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "blanks of the path were signed as +",
    chinese: "路径中的空格按 + 签名",
};
pub static PATH_WITHOUT_SLASH: Kind = Kind {
    name: "PATH_WITHOUT_SLASH",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was signed without its leading slash",
    chinese: "签名的路径缺少开头的斜杠",
};
pub static PATH_SLASH_DOUBLED: Kind = Kind {
    name: "PATH_SLASH_DOUBLED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was signed with two leading slashes",
    chinese: "签名的路径以两个斜杠开头",
};
pub static PATH_SLASH_BEHIND: Kind = Kind {
    name: "PATH_SLASH_BEHIND",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was signed with a slash at its end that is not sent, or without the one that is",
    chinese: "签名的路径末尾多了或少了斜杠",
};
pub static PATH_CASE: Kind = Kind {
    name: "PATH_CASE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was signed in lower case",
    chinese: "对转为小写的路径签名",
};
pub static PATH_LOWER_ESCAPES: Kind = Kind {
    name: "PATH_LOWER_ESCAPES",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the path was signed with lower-case escapes; use capitals, as in %2F",
    chinese: "路径签名时使用了小写转义；应为大写，如 %2F",
};
pub static PATH_URI: Kind = Kind {
    name: "PATH_URI",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was encoded as encodeURI or Latin-1 does before signing; sign {}",
    chinese: "路径签名前按 encodeURI 或 Latin-1 编码；应签名{}",
};
pub static PATH_NAME_ALONE: Kind = Kind {
    name: "PATH_NAME_ALONE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "only the last part of the path was signed; sign the whole path",
    chinese: "只对路径的最后一段签名；应对完整路径签名",
};
pub static PATH_URL: Kind = Kind {
    name: "PATH_URL",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the whole URL was signed as the path; sign what stands behind the host",
    chinese: "把整个 URL 当作路径签名；应签名域名之后的部分",
};
pub static PATH_HTML: Kind = Kind {
    name: "PATH_HTML",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was escaped for HTML when signed",
    chinese: "签名时路径被做了 HTML 转义",
};
pub static PATH_TRIMMED: Kind = Kind {
    name: "PATH_TRIMMED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was signed without its blanks at the end, or up to #",
    chinese: "签名的路径去掉了末尾的空格，或只到 # 为止",
};
pub static PATH_OF_OTHER: Kind = Kind {
    name: "PATH_OF_OTHER",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "it is the signature of the object {} of the same bucket",
    chinese: "这是同一存储桶中另一个对象 {} 的签名",
};
pub static PATH_ROOT: Kind = Kind {
    name: "PATH_ROOT",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path / was signed instead of the object's; sign the path that is requested",
    chinese: "签名的路径是 /，而不是所请求对象的路径",
};
pub static PATH_EMPTY: Kind = Kind {
    name: "PATH_EMPTY",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "an empty path was signed",
    chinese: "签名的路径为空",
};
pub static PATH_OTHER: Kind = Kind {
    name: "PATH_OTHER",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the path was signed as {}",
    chinese: "签名的路径不对：{}",
};
pub static PATH_WITH_QUERY: Kind = Kind {
    name: "PATH_WITH_QUERY",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the query was signed as part of the path",
    chinese: "把查询串当作路径的一部分签名",
};
pub static PATH_WITH_BUCKET: Kind = Kind {
    name: "PATH_WITH_BUCKET",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the bucket was signed in front of the path, but the host names it",
    chinese: "签名的路径前带有存储桶名，而请求由域名指定存储桶",
};
pub static PATH_OF_FORM: Kind = Kind {
    name: "PATH_OF_FORM",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "the form was signed as {}; a form is signed as post /, whatever its object is called",
    chinese: "表单按 {} 签名；表单应按 post / 签名，与对象键无关",
};
pub static PATH_WITHOUT_BUCKET: Kind = Kind {
    name: "PATH_WITHOUT_BUCKET",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was signed without the bucket that stands in front of it",
    chinese: "签名的路径缺少前面的存储桶名",
};
pub static PATH_NORMAL_FORM: Kind = Kind {
    name: "PATH_NORMAL_FORM",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the path was signed in the Unicode normal form {}, but sent in another",
    chinese: "签名的路径使用 Unicode 规范形式 {}，与发送的不同",
};
pub static HOST_OTHER: Kind = Kind {
    name: "HOST_OTHER",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the host {} was signed, but the request went to another",
    chinese: "签名的 host 是 {}，而请求发往另一个域名",
};
pub static HOST_WITH_SCHEME: Kind = Kind {
    name: "HOST_WITH_SCHEME",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the host was signed with http:// or https:// in front",
    chinese: "签名的 host 带有 http:// 或 https://",
};
pub static HOST_WITH_SLASH: Kind = Kind {
    name: "HOST_WITH_SLASH",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the host was signed with a slash behind it",
    chinese: "签名的 host 后面带有斜杠",
};
pub static HOST_EMPTY: Kind = Kind {
    name: "HOST_EMPTY",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "an empty host was signed",
    chinese: "签名的 host 为空",
};
pub static HOST_CASE: Kind = Kind {
    name: "HOST_CASE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the host was signed in capitals",
    chinese: "签名的 host 为大写",
};
pub static VALUE_RAW: Kind = Kind {
    name: "VALUE_RAW",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was signed without percent-encoding",
    chinese: "{} 的值签名时没有做 URL 编码",
};
pub static VALUE_ENCODE_URI: Kind = Kind {
    name: "VALUE_ENCODE_URI",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was encoded as encodeURI does; encode all but letters, digits and -_.~",
    chinese: "{} 的值按 encodeURI 编码；除字母、数字和 -_.~ 外都要编码",
};
pub static VALUE_LOWER_ESCAPES: Kind = Kind {
    name: "VALUE_LOWER_ESCAPES",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was signed with lower-case escapes; use capitals, as in %2F",
    chinese: "{} 的值签名时使用了小写转义；应为大写，如 %2F",
};
pub static VALUE_PLUS: Kind = Kind {
    name: "VALUE_PLUS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "blanks in the value of the {} were signed as +; use %20",
    chinese: "{} 的值中的空格按 + 签名；应为 %20",
};
pub static VALUE_URI_COMPONENT: Kind = Kind {
    name: "VALUE_URI_COMPONENT",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was encoded as encodeURIComponent does; !'()* have to be encoded too",
    chinese: "{} 的值按 encodeURIComponent 编码；!'()* 也要编码",
};
pub static VALUE_SLASHES_KEPT: Kind = Kind {
    name: "VALUE_SLASHES_KEPT",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "slashes in the value of the {} were not encoded; write %2F",
    chinese: "{} 的值中的斜杠没有编码；应为 %2F",
};
pub static VALUE_ENCODED_TWICE: Kind = Kind {
    name: "VALUE_ENCODED_TWICE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was percent-encoded twice",
    chinese: "{} 的值被做了两次 URL 编码",
};
pub static VALUE_ENCODED: Kind = Kind {
    name: "VALUE_ENCODED",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the value of the {} was signed percent-encoded; sign it as sent",
    chinese: "{} 的值签名时做了 URL 编码；应原样签名",
};
pub static VALUE_DECODED: Kind = Kind {
    name: "VALUE_DECODED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was decoded before signing; sign what is sent",
    chinese: "{} 的值签名前被解码；应对发送的内容签名",
};
pub static VALUE_CASE: Kind = Kind {
    name: "VALUE_CASE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was signed in lower case",
    chinese: "{} 的值签名时被转为小写",
};
pub static VALUE_CAPITALS: Kind = Kind {
    name: "VALUE_CAPITALS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was signed in capitals",
    chinese: "{} 的值以大写签名",
};
pub static VALUE_HTML: Kind = Kind {
    name: "VALUE_HTML",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was escaped for HTML when signed",
    chinese: "{} 的值签名时被做了 HTML 转义",
};
pub static VALUE_EMPTY: Kind = Kind {
    name: "VALUE_EMPTY",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the {} was signed as empty, but is sent with a value",
    chinese: "{} 签名时为空，发送时却有值",
};
pub static VALUE_TWICE: Kind = Kind {
    name: "VALUE_TWICE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the value of the {} was signed twice, as a list",
    chinese: "{} 的值被重复签名，像列表一样",
};
pub static VALUE_BESIDE: Kind = Kind {
    name: "VALUE_BESIDE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the {} was signed with a neighbouring number: the signature of another request was sent",
    chinese: "{} 以相邻的数字签名：发送的是另一个请求的签名",
};
pub static VALUE_BLANKS: Kind = Kind {
    name: "VALUE_BLANKS",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "runs of blanks in the value of the {} were signed as one",
    chinese: "{} 的值中连续的空格被合并后签名",
};
pub static VALUES_RAW: Kind = Kind {
    name: "VALUES_RAW",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "values were signed without percent-encoding",
    chinese: "参数值和请求头的值签名时没有做 URL 编码",
};
pub static VALUES_LOWER_ESCAPES: Kind = Kind {
    name: "VALUES_LOWER_ESCAPES",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "values were signed with lower-case escapes; use capitals, as in %2F",
    chinese: "参数值签名时使用了小写转义；应为大写，如 %2F",
};
pub static VALUES_OTHERWISE: Kind = Kind {
    name: "VALUES_OTHERWISE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "values were encoded otherwise (slashes or marks kept, or twice); encode all but letters, digits and -_.~ once",
    chinese: "参数值或请求头的值编码方式不对（保留了斜杠或符号，或编码了两次）；除字母、数字和 -_.~ 外都应编码一次",
};
pub static VALUES_PLUS: Kind = Kind {
    name: "VALUES_PLUS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "blanks in values were signed as +; use %20",
    chinese: "值中的空格按 + 签名；应为 %20",
};
pub static VALUES_CASE: Kind = Kind {
    name: "VALUES_CASE",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "values were signed in lower case",
    chinese: "值签名时被转为小写",
};
pub static VALUES_ENCODED: Kind = Kind {
    name: "VALUES_ENCODED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "values were signed percent-encoded; sign them decoded",
    chinese: "对 URL 编码后的参数值签名；应使用未编码的值",
};
pub static VALUES_DECODED: Kind = Kind {
    name: "VALUES_DECODED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "values were decoded once too often before signing",
    chinese: "签名前参数值被多解码了一次",
};
pub static VALUES_TRIMMED: Kind = Kind {
    name: "VALUES_TRIMMED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "values were signed without the blanks around them that are sent",
    chinese: "签名时去掉了参数值首尾的空格，发送时却带上了",
};
pub static HEADER_CHARSET: Kind = Kind {
    name: "HEADER_CHARSET",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the {} was signed with another charset than is sent: a library added or removed it after signing",
    chinese: "{} 签名时的 charset 与发送的不同：客户端库在签名后添加或去掉了它",
};
pub static HEADER_OTHER: Kind = Kind {
    name: "HEADER_OTHER",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the {} was signed with another value than is sent: a library changed it after signing",
    chinese: "{} 签名时的值与发送的不同：客户端库在签名后修改了它",
};
pub static HEADER_EMPTY: Kind = Kind {
    name: "HEADER_EMPTY",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the {} was signed as empty, but is sent with a value",
    chinese: "{} 签名时为空，发送时却有值",
};
pub static NAME_ABSENT: Kind = Kind {
    name: "NAME_ABSENT",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the {} is listed as signed, but was left out of the signed text",
    chinese: "{} 在列表中，却没有出现在被签名的文本里",
};
pub static NAME_UNLISTED: Kind = Kind {
    name: "NAME_UNLISTED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the {} was signed, but the list does not name it",
    chinese: "{} 参与了签名，但没有写进列表",
};
pub static NAME_WITH_APPID: Kind = Kind {
    name: "NAME_WITH_APPID",
    page: Some("https://cloud.tencent.com/document/product/436/6054"),
    english: "the JSON API names a bucket without the AppId, in its URL and in b",
    chinese: "JSON API 的存储桶名不带 AppId，URL 和 b 中都是如此",
};
pub static NAME_WITHOUT_APPID: Kind = Kind {
    name: "NAME_WITHOUT_APPID",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the bucket was signed without the AppId that ends its name, as in mine-1250000000",
    chinese: "签名的存储桶名缺少末尾的 AppId，正确形式如 mine-1250000000",
};
pub static NAME_NOT_SENT: Kind = Kind {
    name: "NAME_NOT_SENT",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the list names the {}, which the request does not carry",
    chinese: "列表中写了 {}，但请求中没有",
};
pub static NAMES_IN_CAPITALS: Kind = Kind {
    name: "NAMES_IN_CAPITALS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "names were signed in capitals; sign them in lower case",
    chinese: "名称以大写签名；应为小写",
};
pub static NAMES_LOWER: Kind = Kind {
    name: "NAMES_LOWER",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "parameter names were signed in lower case; sign them as they are sent",
    chinese: "参数名以小写签名；应与发送的一致",
};
pub static LIST_UNSORTED: Kind = Kind {
    name: "LIST_UNSORTED",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "pairs were signed in another order than the alphabetical one",
    chinese: "键值对没有按字典序签名",
};
pub static LIST_UNLIKE: Kind = Kind {
    name: "LIST_UNLIKE",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "headers were signed in alphabetical order, but SignedHeaders lists them in another",
    chinese: "请求头按字典序签名，但 SignedHeaders 中的顺序不同",
};
pub static LIST_LETTERS: Kind = Kind {
    name: "LIST_LETTERS",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "parameters were sorted without regard to case; sort by bytes, so that capitals come first",
    chinese: "参数排序时忽略了大小写；应按字节排序，大写字母在前",
};
pub static LIST_SEPARATOR: Kind = Kind {
    name: "LIST_SEPARATOR",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the names of signed headers were joined with commas; use semicolons",
    chinese: "签名头列表用了逗号分隔；应使用分号",
};
pub static LIST_WITH_ALL: Kind = Kind {
    name: "LIST_WITH_ALL",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "all headers were signed, but SignedHeaders names fewer",
    chinese: "全部请求头都参与了签名，但 SignedHeaders 没有全部列出",
};
pub static SIGNED_NAMES_OTHER: Kind = Kind {
    name: "SIGNED_NAMES_OTHER",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the canonical request named the signed headers {}, and SignedHeaders has others",
    chinese: "规范请求中的签名头列表是 {}，与 SignedHeaders 不同",
};
pub static LIST_WITHOUT_PARAMS: Kind = Kind {
    name: "LIST_WITHOUT_PARAMS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "parameters are listed, but none was signed",
    chinese: "列表中有参数，但签名时都没有包含",
};
pub static LIST_WITHOUT_HEADERS: Kind = Kind {
    name: "LIST_WITHOUT_HEADERS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "headers are listed, but none was signed",
    chinese: "列表中有请求头，但签名时都没有包含",
};
pub static LIST_URL_ORDER: Kind = Kind {
    name: "LIST_URL_ORDER",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "parameters were signed in the order of the URL; sort them by name",
    chinese: "参数按 URL 中的顺序签名；应按名称排序",
};
pub static LIST_TOO_SHORT_HEADERS: Kind = Kind {
    name: "LIST_TOO_SHORT_HEADERS",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "the headers of the request were signed, but the list does not name them",
    chinese: "请求头参与了签名，但列表中没有",
};
pub static LIST_TOO_SHORT: Kind = Kind {
    name: "LIST_TOO_SHORT",
    page: Some("https://cloud.tencent.com/document/product/436/7778"),
    english: "all parameters of the query were signed, but the list names fewer",
    chinese: "查询串的全部参数都参与了签名，但列表没有全部列出",
};
pub static QUERY_UNSORTED: Kind = Kind {
    name: "QUERY_UNSORTED",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "parameters were signed in the order of the URL; sort them",
    chinese: "参数按 URL 中的顺序签名；应排序",
};
pub static QUERY_MISSING: Kind = Kind {
    name: "QUERY_MISSING",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "the query was left out of the canonical request",
    chinese: "规范请求中缺少查询串",
};
pub static QUERY_RAW: Kind = Kind {
    name: "QUERY_RAW",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "parameters were signed without percent-encoding",
    chinese: "参数签名时没有做 URL 编码",
};
pub static QUERY_EMPTY_VALUE: Kind = Kind {
    name: "QUERY_EMPTY_VALUE",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "a parameter without a value was signed without its =",
    chinese: "没有值的参数签名时缺少等号",
};
pub static QUERY_QUESTION_MARK: Kind = Kind {
    name: "QUERY_QUESTION_MARK",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"),
    english: "a question mark stood in front of the query in the canonical request",
    chinese: "规范请求的查询串前多了问号",
};
pub static QUERY_OTHER: Kind = Kind {
    name: "QUERY_OTHER",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the query was signed otherwise than it is sent ({}); sign it byte for byte",
    chinese: "查询串签名时与发送的不同（{}）；应逐字节一致",
};
pub static PARAM_LEFT_OUT: Kind = Kind {
    name: "PARAM_LEFT_OUT",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the parameter {} is sent, but was left out of the signed text",
    chinese: "发送了参数 {}，但没有参与签名",
};
pub static PARAM_NOT_SENT: Kind = Kind {
    name: "PARAM_NOT_SENT",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the parameter {} was signed, but is not sent",
    chinese: "参数 {} 参与了签名，但没有发送",
};
pub static V1_REGION_NONE: Kind = Kind {
    name: "V1_REGION_NONE",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "Region=None was signed and not sent: no region was given to the client",
    chinese: "签名中有 Region=None 而没有发送：客户端没有设置地域",
};
pub static V1_FRONT: Kind = Kind {
    name: "V1_FRONT",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the signed text lacked what stands in front of the parameters: method, host, path and ?",
    chinese: "被签名文本缺少参数前面的部分：请求方法、域名、路径和 ?",
};
pub static V1_QUESTION_MARK: Kind = Kind {
    name: "V1_QUESTION_MARK",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the question mark between path and parameters was left out",
    chinese: "路径与参数之间缺少问号",
};
pub static V1_JOINED: Kind = Kind {
    name: "V1_JOINED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "method, host and path were joined with separators; write them one behind the other",
    chinese: "请求方法、域名、路径之间加了分隔符；应直接相连",
};
pub static SIGNATURE_SIGNED: Kind = Kind {
    name: "SIGNATURE_SIGNED",
    page: Some("https://cloud.tencent.com/document/api/213/30654"),
    english: "the parameter Signature was part of the signed text; leave it out",
    chinese: "被签名文本中包含了参数 Signature；应去掉",
};
pub static WORDS_MISSING: Kind = Kind {
    name: "WORDS_MISSING",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html"),
    english: "the x-amz- headers were left out of the signed text",
    chinese: "被签名文本中缺少 x-amz- 请求头",
};
pub static WORDS_FORM: Kind = Kind {
    name: "WORDS_FORM",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html"),
    english: "the x-amz- headers were signed in another form ({}); write name:value in lower case, sorted, one a line",
    chinese: "x-amz- 请求头的签名形式不对（{}）；应为小写的 name:value，排序后每行一个",
};
pub static LINE_LEFT_OUT: Kind = Kind {
    name: "LINE_LEFT_OUT",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html"),
    english: "the line of {} was left out of StringToSign; an empty one still takes its line",
    chinese: "StringToSign 缺少 {} 所在的行；内容为空时该行也要保留",
};
pub static SUBRESOURCE_MISSING: Kind = Kind {
    name: "SUBRESOURCE_MISSING",
    page: Some("https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html"),
    english: "the sub-resource of the query was left out of the signed text",
    chinese: "被签名文本中缺少查询串里的子资源",
};
pub static POLICY_BASE64: Kind = Kind {
    name: "POLICY_BASE64",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "the base64 form of the policy was signed; sign its JSON text",
    chinese: "对 policy 的 base64 形式签名；应对其 JSON 文本签名",
};
pub static POLICY_BASE64_UNHASHED: Kind = Kind {
    name: "POLICY_BASE64_UNHASHED",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "the base64 form of the policy was signed, without SHA-1; sign the SHA-1 of its JSON text",
    chinese: "直接对 policy 的 base64 形式签名；应对其 JSON 文本的 SHA-1 签名",
};
pub static POLICY_UNHASHED: Kind = Kind {
    name: "POLICY_UNHASHED",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "the policy itself was signed; sign the hexadecimal SHA-1 of its JSON text",
    chinese: "直接对 policy 签名；应对其 JSON 文本的 SHA-1（十六进制）签名",
};
pub static POLICY_DIGEST_BYTES: Kind = Kind {
    name: "POLICY_DIGEST_BYTES",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "the SHA-1 of the policy was signed as bytes; sign its hexadecimal digits",
    chinese: "对 policy 的 SHA-1 字节签名；应使用十六进制文本",
};
pub static POLICY_DIGEST: Kind = Kind {
    name: "POLICY_DIGEST",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "the policy was hashed with MD5, or its SHA-1 written in base64; sign its hexadecimal SHA-1",
    chinese: "policy 的摘要用了 MD5，或 SHA-1 写成了 base64；应签名其十六进制 SHA-1",
};
pub static POLICY_REWRITTEN: Kind = Kind {
    name: "POLICY_REWRITTEN",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "the policy was written anew between signing and sending (blanks, line breaks, order); sign the very bytes that are sent",
    chinese: "policy 在签名后被重新序列化（空格、换行、顺序）；应对实际发送的字节签名",
};
pub static POLICY_OTHER: Kind = Kind {
    name: "POLICY_OTHER",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "another policy was signed than is sent",
    chinese: "签名的 policy 与发送的不同",
};
pub static POLICY_AS_REQUEST: Kind = Kind {
    name: "POLICY_AS_REQUEST",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "the policy was signed like a request, with sha1 and the time; sign its SHA-1 alone",
    chinese: "按请求签名的方式（sha1、时间、摘要）签名；只应对 policy 的 SHA-1 签名",
};
pub static POLICY_AS_S3: Kind = Kind {
    name: "POLICY_AS_S3",
    page: Some("https://cloud.tencent.com/document/product/436/14690"),
    english: "the policy was signed as S3's old forms are: base64 under the SecretKey; COS signs its SHA-1 under SignKey",
    chinese: "按 S3 旧表单的方式签名（以 SecretKey 对 base64 签名）；COS 以 SignKey 对其 SHA-1 签名",
};
pub static TRAVEL_EMPTY: Kind = Kind {
    name: "TRAVEL_EMPTY",
    page: None,
    english: "the signature is empty",
    chinese: "签名为空",
};
pub static TRAVEL_WORD: Kind = Kind {
    name: "TRAVEL_WORD",
    page: None,
    english: "{} was sent as the signature: the variable was not set",
    chinese: "发送的签名是 {}：变量没有赋值",
};
pub static TRAVEL_PAGE: Kind = Kind {
    name: "TRAVEL_PAGE",
    page: None,
    english: "an HTML page was sent as the signature: the signature service answered with an error page",
    chinese: "发送的签名是一个 HTML 页面：签名服务返回了错误页",
};
pub static TRAVEL_JSON: Kind = Kind {
    name: "TRAVEL_JSON",
    page: None,
    english: "the whole JSON answer of the signature service was sent; send its signature alone",
    chinese: "把签名服务返回的整个 JSON 当作签名发送；只应发送其中的签名",
};
pub static TRAVEL_QUOTED: Kind = Kind {
    name: "TRAVEL_QUOTED",
    page: None,
    english: "the signature has quotes around it; remove them",
    chinese: "签名两边带有引号；请去掉",
};
pub static TRAVEL_PREFIX: Kind = Kind {
    name: "TRAVEL_PREFIX",
    page: None,
    english: "{} stands in front of the signature; send it alone",
    chinese: "签名前带有 {}；只应发送签名本身",
};
pub static TRAVEL_BYTES: Kind = Kind {
    name: "TRAVEL_BYTES",
    page: None,
    english: "it is written as Python shows bytes, b'...'; decode it to text first",
    chinese: "签名是 Python 的 b'...' 形式；请先解码为文本",
};
pub static TRAVEL_OBJECT: Kind = Kind {
    name: "TRAVEL_OBJECT",
    page: None,
    english: "{} was sent as the signature: an object or a promise was written as text; await it and send its signature",
    chinese: "发送的签名是 {}：对象或 Promise 被转成了文本；应等待其结果并发送其中的签名",
};
pub static TRAVEL_IS_SECRET: Kind = Kind {
    name: "TRAVEL_IS_SECRET",
    page: None,
    english: "the SecretKey, the SecretId or a token was sent as the signature; sign with the SecretKey and never send it",
    chinese: "把 SecretKey、SecretId 或 token 当作签名发送；SecretKey 只用于计算签名，不要发送",
};
pub static TRAVEL_CASE: Kind = Kind {
    name: "TRAVEL_CASE",
    page: None,
    english: "its base64 was turned into lower or upper case on its way",
    chinese: "签名的 base64 在传输中被转换了大小写",
};
pub static TRAVEL_PARTS: Kind = Kind {
    name: "TRAVEL_PARTS",
    page: None,
    english: "digest and text were base64-encoded one by one; encode them together",
    chinese: "摘要与文本分别做了 base64；应相连后一起编码",
};
pub static TRAVEL_DIGEST_ALONE: Kind = Kind {
    name: "TRAVEL_DIGEST_ALONE",
    page: None,
    english: "it is a digest alone; send base64(HMAC-SHA1(SecretKey, text) + text)",
    chinese: "这只是摘要；应发送摘要与文本相连后的 base64",
};
pub static TRAVEL_TRANSCODED: Kind = Kind {
    name: "TRAVEL_TRANSCODED",
    page: None,
    english: "the bytes of the digest were taken for text and encoded as UTF-8; keep them as bytes",
    chinese: "摘要的字节被当作文本按 UTF-8 编码；应保持为字节",
};
pub static TRAVEL_OSS: Kind = Kind {
    name: "TRAVEL_OSS",
    page: None,
    english: "it is a signature of another vendor ({}); this API wants another",
    chinese: "这是其他厂商的签名（{}）；此接口需要另一种签名",
};
pub static TRAVEL_PLACEHOLDER: Kind = Kind {
    name: "TRAVEL_PLACEHOLDER",
    page: None,
    english: "a placeholder was sent as the signature; set the real one",
    chinese: "发送的签名是占位文本；请填写真实的签名",
};
pub static TRAVEL_ESCAPED: Kind = Kind {
    name: "TRAVEL_ESCAPED",
    page: None,
    english: "it is percent-encoded: right in a URL, wrong in a header or a JSON body",
    chinese: "签名被 URL 编码：放在 URL 里是对的，放在请求头或 JSON 中不行",
};
pub static TRAVEL_LINE_FEED_ESCAPED: Kind = Kind {
    name: "TRAVEL_LINE_FEED_ESCAPED",
    page: None,
    english: "it contains the two characters \\n: make base64 without line breaks",
    chinese: "签名中含有 \\n 两个字符：base64 不应换行",
};
pub static TRAVEL_LINES: Kind = Kind {
    name: "TRAVEL_LINES",
    page: None,
    english: "it is broken into lines; make base64 without line breaks",
    chinese: "签名被分成多行；base64 不应换行",
};
pub static TRAVEL_AMP: Kind = Kind {
    name: "TRAVEL_AMP",
    page: None,
    english: "it is escaped for HTML (&amp;); send it as it is",
    chinese: "签名被做了 HTML 转义（&amp;）；请原样发送",
};
pub static TRAVEL_PLUS: Kind = Kind {
    name: "TRAVEL_PLUS",
    page: None,
    english: "it has blanks where + was: percent-encode a signature that goes into a URL or a form",
    chinese: "签名中的 + 变成了空格：放进 URL 或表单时要做 URL 编码",
};
pub static TRAVEL_COMMA: Kind = Kind {
    name: "TRAVEL_COMMA",
    page: None,
    english: "it has commas: it was made of a list, or sent twice",
    chinese: "签名中有逗号：可能由数组拼成，或发送了两次",
};
pub static TRAVEL_PADDING: Kind = Kind {
    name: "TRAVEL_PADDING",
    page: None,
    english: "the = at the end of its base64 are missing",
    chinese: "base64 末尾的 = 丢失了",
};
pub static TRAVEL_TWICE: Kind = Kind {
    name: "TRAVEL_TWICE",
    page: None,
    english: "it is base64 of base64; encode once",
    chinese: "做了两次 base64；只应做一次",
};
pub static TRAVEL_IN_BASE64: Kind = Kind {
    name: "TRAVEL_IN_BASE64",
    page: None,
    english: "the whole signature was base64-encoded; send it as it is",
    chinese: "整个签名又被做了 base64；请原样发送",
};
pub static TRAVEL_CUT: Kind = Kind {
    name: "TRAVEL_CUT",
    page: None,
    english: "its base64 is cut in the middle: a field or column is too short",
    chinese: "base64 被截断：字段或数据库列太短",
};
pub static TRAVEL_POLICY: Kind = Kind {
    name: "TRAVEL_POLICY",
    page: None,
    english: "the policy was changed on its way: {}",
    chinese: "policy 在传输中被改变：{}",
};
pub static TRAVEL_Q_SIGN: Kind = Kind {
    name: "TRAVEL_Q_SIGN",
    page: None,
    english: "it is a signature of the COS XML API (q-sign-algorithm); this API wants another",
    chinese: "这是 COS XML API 的签名（q-sign-algorithm）；此接口需要另一种签名",
};
pub static TRAVEL_AWS: Kind = Kind {
    name: "TRAVEL_AWS",
    page: None,
    english: "it is an AWS signature; this API wants another",
    chinese: "这是 AWS 签名；此接口需要另一种签名",
};
pub static TRAVEL_TC3: Kind = Kind {
    name: "TRAVEL_TC3",
    page: None,
    english: "it is a signature of API 3.0 (TC3-HMAC-SHA256); this API wants another",
    chinese: "这是 API 3.0 的签名（TC3-HMAC-SHA256）；此接口需要另一种签名",
};
pub static TRAVEL_STORAGE: Kind = Kind {
    name: "TRAVEL_STORAGE",
    page: None,
    english: "this is the storage of VOD: send the storageSignature that the application for the upload answered, not one of your own",
    chinese: "这是点播的存储：应发送申请上传时返回的 storageSignature，而不是自己计算的签名",
};
pub static TRAVEL_JWT: Kind = Kind {
    name: "TRAVEL_JWT",
    page: None,
    english: "it is a JSON Web Token, not a signature of this API",
    chinese: "这是 JWT，不是此接口的签名",
};
pub static TRAVEL_TEXT_ALONE: Kind = Kind {
    name: "TRAVEL_TEXT_ALONE",
    page: None,
    english: "it is the text to be signed; send base64(HMAC-SHA1(SecretKey, text) + text)",
    chinese: "发送的是待签名文本；应发送摘要与文本相连后的 base64",
};
pub static TRAVEL_VOD: Kind = Kind {
    name: "TRAVEL_VOD",
    page: None,
    english: "it is a VOD upload signature; this API wants another",
    chinese: "这是点播上传签名；此接口需要另一种签名",
};
pub static TRAVEL_COS_JSON: Kind = Kind {
    name: "TRAVEL_COS_JSON",
    page: None,
    english: "it is a signature of the COS JSON API (a=...&b=...); this API wants another",
    chinese: "这是 COS JSON API 的签名（a=…&b=…）；此接口需要另一种签名",
};
pub static TIME_MILLISECONDS: Kind = Kind {
    name: "TIME_MILLISECONDS",
    page: None,
    english: "{} counts milliseconds; divide by 1000",
    chinese: "{} 是毫秒；应除以 1000",
};
pub static TIME_MICROSECONDS: Kind = Kind {
    name: "TIME_MICROSECONDS",
    page: None,
    english: "{} counts microseconds or nanoseconds; it has to be in seconds",
    chinese: "{} 是微秒或纳秒；应为秒",
};
pub static TIME_DURATION: Kind = Kind {
    name: "TIME_DURATION",
    page: None,
    english: "{} looks like a duration; it has to be a Unix time, the seconds since 1970",
    chinese: "{} 像是时长；应为 Unix 时间（自 1970 年起的秒数）",
};
pub static TIME_TEXT: Kind = Kind {
    name: "TIME_TEXT",
    page: None,
    english: "{} is no number; it has to be a Unix time, the seconds since 1970",
    chinese: "{} 不是数字；应为 Unix 时间（自 1970 年起的秒数）",
};
pub static TIME_ZONE: Kind = Kind {
    name: "TIME_ZONE",
    page: None,
    english: "its times are {} off: local time was taken for UTC, or the clock is wrong",
    chinese: "时间相差 {}：把本地时间当成了 UTC，或时钟不准",
};
pub static TIME_ZONE_PERHAPS: Kind = Kind {
    name: "TIME_ZONE_PERHAPS",
    page: None,
    english: "if it was made just now, its times are {} off: local time was taken for UTC",
    chinese: "如果签名是刚生成的，则时间相差 {}：把本地时间当成了 UTC",
};
pub static TIME_BACKWARDS: Kind = Kind {
    name: "TIME_BACKWARDS",
    page: None,
    english: "{} ends before it starts",
    chinese: "{} 的结束时间早于起始时间",
};

/// All of them, in the order of the documentation.
pub static ALL: &[&Kind] = &[
    &KEY_IS_ID,
    &KEY_IS_TOKEN,
    &KEY_LINE_FEED,
    &KEY_BLANK,
    &KEY_MARK,
    &KEY_QUOTED,
    &KEY_AMPERSAND,
    &KEY_CASE,
    &KEY_BASE64,
    &KEY_BASE64_DECODED,
    &KEY_ESCAPED,
    &KEY_HEX,
    &KEY_HASHED,
    &KEY_REVERSED,
    &KEY_TWICE,
    &KEY_MARKS,
    &KEY_INVISIBLE,
    &KEY_CONFUSED,
    &KEY_WITH_ID,
    &KEY_NAMED,
    &KEY_CUT,
    &KEY_PLACEHOLDER,
    &KEY_EMPTY,
    &KEY_OF_OTHER,
    &ID_IS_KEY,
    &ID_IS_TOKEN,
    &ID_IS_APPID,
    &ID_BLANK,
    &ID_CASE,
    &ID_CUT,
    &ID_ESCAPED,
    &ID_PLACEHOLDER,
    &ID_EMPTY,
    &SIGN_KEY_MISSING,
    &SIGN_KEY_BYTES,
    &SIGN_KEY_CAPITALS,
    &SIGN_KEY_BASE64,
    &SIGN_KEY_OF_SIGN_TIME,
    &SIGN_KEY_OF_START,
    &SIGN_KEY_OF_OTHER,
    &SIGN_KEY_OF_ESCAPED_TIME,
    &SIGN_KEY_SWAPPED,
    &SIGN_KEY_ALGORITHM,
    &SIGN_KEY_LINE_FEED,
    &AWS4_MISSING,
    &AWS4_UNDERIVED,
    &AWS4_AS_TC3,
    &TC3_MISSING,
    &TC3_AS_AWS4,
    &TC3_BEHIND,
    &TC3_UNDERIVED,
    &DERIVED_WITHOUT,
    &DERIVED_ORDER,
    &DERIVED_OTHER,
    &DERIVED_LOCAL_DAY,
    &DERIVED_HEX,
    &PAYLOAD_OTHER,
    &BODY_OTHER,
    &BODY_DIGEST,
    &BODY_DIGEST_CAPITALS,
    &BODY_DIGEST_LEFT_OUT,
    &BODY_UNHASHED,
    &BODY_UNSIGNED,
    &ALGORITHM,
    &SIGNATURE_METHOD,
    &KEY_AND_TEXT_SWAPPED,
    &ENCODED_BYTES,
    &ENCODED_HEX,
    &ENCODED_HEX_CAPITALS,
    &ENCODED_BASE64,
    &ENCODED_BASE64_URL,
    &ENCODED_BASE64_OF_HEX,
    &CODE_BEHIND,
    &CODE_MISSING,
    &CODE_LENGTH,
    &CODE_EMPTY,
    &CODE_SHORT,
    &CODE_CUT,
    &CODE_MORE,
    &TEXT_LAST_LINE_FEED,
    &TEXT_ALGORITHM_LINE,
    &TEXT_TIME,
    &TEXT_TIMESTAMP,
    &TEXT_SCOPE,
    &AWS4_SCOPE,
    &AWS4_SCOPE_MISSING,
    &AWS4_STAMP,
    &TEXT_FIRST_LINE,
    &TEXT_NOT_HASHED,
    &TEXT_CANONICAL,
    &TEXT_HTTP_STRING,
    &TEXT_DIGEST_CAPITALS,
    &TEXT_SHA256,
    &TEXT_DIGEST,
    &TEXT_HASHED_AS,
    &TEXT_CRLF,
    &TEXT_ESCAPED_LINE_FEED,
    &TEXT_JOINED,
    &TEXT_BLANKS,
    &TEXT_WITH_ID,
    &TEXT_ALGORITHM,
    &TEXT_ESCAPED_TIME,
    &TEXT_LINE_FEED,
    &TEXT_AMPERSAND,
    &TEXT_DECODED,
    &TEXT_ENCODED,
    &TEXT_BASE64,
    &TEXT_SORTED,
    &TEXT_WITHOUT_EMPTY,
    &TEXT_CASE,
    &TEXT_WITH_KEY,
    &TEXT_QUESTION_MARK,
    &TEXT_AMP,
    &TEXT_TIMES,
    &TEXT_JSON,
    &TEXT_SEPARATOR,
    &TEXT_ALL_ENCODED,
    &TEXT_FELL_APART,
    &HTTP_STRING_LAST_LINE_FEED,
    &HTTP_STRING_LINE_MISSING,
    &HTTP_STRING_ORDER,
    &HTTP_STRING_PAIRS,
    &PARAM_WITHOUT_EQUALS,
    &CANONICAL_LINE,
    &HEADERS_LAST_LINE_FEED,
    &HEADERS_BLANK,
    &HEADERS_EQUALS,
    &HEADERS_ORDER,
    &METHOD_CASE,
    &METHOD_OTHER,
    &PATH_ENCODED,
    &PATH_ENCODED_WITH_SLASHES,
    &PATH_ENCODED_TWICE,
    &PATH_DECODED,
    &PATH_DECODED_TWICE,
    &PATH_PLUS,
    &PATH_WITHOUT_SLASH,
    &PATH_SLASH_DOUBLED,
    &PATH_SLASH_BEHIND,
    &PATH_CASE,
    &PATH_LOWER_ESCAPES,
    &PATH_URI,
    &PATH_NAME_ALONE,
    &PATH_URL,
    &PATH_HTML,
    &PATH_TRIMMED,
    &PATH_OF_OTHER,
    &PATH_ROOT,
    &PATH_EMPTY,
    &PATH_OTHER,
    &PATH_WITH_QUERY,
    &PATH_WITH_BUCKET,
    &PATH_OF_FORM,
    &PATH_WITHOUT_BUCKET,
    &PATH_NORMAL_FORM,
    &HOST_OTHER,
    &HOST_WITH_SCHEME,
    &HOST_WITH_SLASH,
    &HOST_EMPTY,
    &HOST_CASE,
    &VALUE_RAW,
    &VALUE_ENCODE_URI,
    &VALUE_LOWER_ESCAPES,
    &VALUE_PLUS,
    &VALUE_URI_COMPONENT,
    &VALUE_SLASHES_KEPT,
    &VALUE_ENCODED_TWICE,
    &VALUE_ENCODED,
    &VALUE_DECODED,
    &VALUE_CASE,
    &VALUE_CAPITALS,
    &VALUE_HTML,
    &VALUE_EMPTY,
    &VALUE_TWICE,
    &VALUE_BESIDE,
    &VALUE_BLANKS,
    &VALUES_RAW,
    &VALUES_LOWER_ESCAPES,
    &VALUES_OTHERWISE,
    &VALUES_PLUS,
    &VALUES_CASE,
    &VALUES_ENCODED,
    &VALUES_DECODED,
    &VALUES_TRIMMED,
    &HEADER_CHARSET,
    &HEADER_OTHER,
    &HEADER_EMPTY,
    &NAME_ABSENT,
    &NAME_UNLISTED,
    &NAME_WITH_APPID,
    &NAME_WITHOUT_APPID,
    &NAME_NOT_SENT,
    &NAMES_IN_CAPITALS,
    &NAMES_LOWER,
    &LIST_UNSORTED,
    &LIST_UNLIKE,
    &LIST_LETTERS,
    &LIST_SEPARATOR,
    &LIST_WITH_ALL,
    &SIGNED_NAMES_OTHER,
    &LIST_WITHOUT_PARAMS,
    &LIST_WITHOUT_HEADERS,
    &LIST_URL_ORDER,
    &LIST_TOO_SHORT_HEADERS,
    &LIST_TOO_SHORT,
    &QUERY_UNSORTED,
    &QUERY_MISSING,
    &QUERY_RAW,
    &QUERY_EMPTY_VALUE,
    &QUERY_QUESTION_MARK,
    &QUERY_OTHER,
    &PARAM_LEFT_OUT,
    &PARAM_NOT_SENT,
    &V1_REGION_NONE,
    &V1_FRONT,
    &V1_QUESTION_MARK,
    &V1_JOINED,
    &SIGNATURE_SIGNED,
    &WORDS_MISSING,
    &WORDS_FORM,
    &LINE_LEFT_OUT,
    &SUBRESOURCE_MISSING,
    &POLICY_BASE64,
    &POLICY_BASE64_UNHASHED,
    &POLICY_UNHASHED,
    &POLICY_DIGEST_BYTES,
    &POLICY_DIGEST,
    &POLICY_REWRITTEN,
    &POLICY_OTHER,
    &POLICY_AS_REQUEST,
    &POLICY_AS_S3,
    &TRAVEL_EMPTY,
    &TRAVEL_WORD,
    &TRAVEL_PAGE,
    &TRAVEL_JSON,
    &TRAVEL_QUOTED,
    &TRAVEL_PREFIX,
    &TRAVEL_BYTES,
    &TRAVEL_OBJECT,
    &TRAVEL_IS_SECRET,
    &TRAVEL_CASE,
    &TRAVEL_PARTS,
    &TRAVEL_DIGEST_ALONE,
    &TRAVEL_TRANSCODED,
    &TRAVEL_OSS,
    &TRAVEL_PLACEHOLDER,
    &TRAVEL_ESCAPED,
    &TRAVEL_LINE_FEED_ESCAPED,
    &TRAVEL_LINES,
    &TRAVEL_AMP,
    &TRAVEL_PLUS,
    &TRAVEL_COMMA,
    &TRAVEL_PADDING,
    &TRAVEL_TWICE,
    &TRAVEL_IN_BASE64,
    &TRAVEL_CUT,
    &TRAVEL_POLICY,
    &TRAVEL_Q_SIGN,
    &TRAVEL_AWS,
    &TRAVEL_TC3,
    &TRAVEL_STORAGE,
    &TRAVEL_JWT,
    &TRAVEL_TEXT_ALONE,
    &TRAVEL_VOD,
    &TRAVEL_COS_JSON,
    &TIME_MILLISECONDS,
    &TIME_MICROSECONDS,
    &TIME_DURATION,
    &TIME_TEXT,
    &TIME_ZONE,
    &TIME_ZONE_PERHAPS,
    &TIME_BACKWARDS,
];
