//! Mistakes in the XML API's own signature, in a header and in the query of a pre-signed URL.

use cosplay::internals::primitives::escape::encode_component;

use super::{ID, KEY, Score, base64, hex, hmac_sha1, hmac_sha256, sha1, sha256, wrong_keys};
use crate::support::http::Request;
use crate::support::xml::HOST;
use crate::support::{NOW, World};

type Pairs = Vec<(String, String)>;

/// A signer that may be wrong at every step.
#[derive(Clone)]
struct Signer {
    secret: String,
    method: String,
    path: String,
    /// As they are signed.
    params: Pairs,
    headers: Pairs,
    header_list: Vec<String>,
    param_list: Vec<String>,
    sign_time: String,
    key_time: String,
    sign_key: fn(&Signer) -> Vec<u8>,
    http_string: fn(&Signer) -> String,
    string_to_sign: fn(&Signer, &str) -> String,
    code: fn(&[u8], &str) -> String,
}

fn joined(pairs: &Pairs) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

fn owned(pairs: &[(&str, &str)]) -> Pairs {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), encode_component(value).into_owned())).collect()
}

fn names(pairs: &[(&str, &str)]) -> Vec<String> {
    pairs.iter().map(|(name, _)| (*name).to_owned()).collect()
}

impl Signer {
    fn of(method: &str, path: &str, headers: &[(&str, &str)], params: &[(&str, &str)]) -> Self {
        let time = format!("{};{}", NOW - 60, NOW + 3600);
        Self {
            secret: KEY.into(),
            method: method.to_lowercase(),
            path: path.into(),
            params: owned(params),
            headers: owned(headers),
            header_list: names(headers),
            param_list: names(params),
            sign_time: time.clone(),
            key_time: time,
            sign_key: |signer| {
                hex(&hmac_sha1(signer.secret.as_bytes(), signer.key_time.as_bytes())).into_bytes()
            },
            http_string: |signer| {
                let Signer { method, path, params, headers, .. } = signer;
                format!("{method}\n{path}\n{}\n{}\n", joined(params), joined(headers))
            },
            string_to_sign: |signer, http| {
                format!("sha1\n{}\n{}\n", signer.sign_time, hex(&sha1(http.as_bytes())))
            },
            code: |key, text| hex(&hmac_sha1(key, text.as_bytes())),
        }
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        let http = (self.http_string)(self);
        let text = (self.string_to_sign)(self, &http);
        let code = (self.code)(&(self.sign_key)(self), &text);
        vec![
            ("q-sign-algorithm", "sha1".into()),
            ("q-ak", ID.into()),
            ("q-sign-time", self.sign_time.clone()),
            ("q-key-time", self.key_time.clone()),
            ("q-header-list", self.header_list.join(";")),
            ("q-url-param-list", self.param_list.join(";")),
            ("q-signature", code),
        ]
    }

    fn header(&self) -> String {
        self.fields().iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    fn query(&self) -> String {
        let fields = self.fields();
        let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encode_component(value)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// A request, and how it is rightly signed.
struct Case {
    request: Request,
    signer: Signer,
}

const PATH: &str = "/dir/a b/中é.txt";

/// An upload with a header that needs encoding.
fn put() -> Case {
    let headers = [("content-type", "text/plain"), ("host", HOST), ("x-cos-meta-note", "v w/X*+")];
    let mut request = Request::new("PUT", "/dir/a%20b/%E4%B8%AD%C3%A9.txt").header("Host", HOST);
    request = request.header("Content-Type", "text/plain").header("x-cos-meta-note", "v w/X*+");
    request.body = b"hello".to_vec();
    Case { request: request.header("Content-Length", "5"), signer: Signer::of("PUT", PATH, &headers, &[]) }
}

/// A download with parameters that need encoding.
fn get() -> Case {
    let params =
        [("response-content-disposition", "a; b=\"C d*\"/"), ("response-content-type", "text/plain+X")];
    let query =
        "response-content-disposition=a%3B%20b%3D%22C%20d%2A%22%2F&response-content-type=text%2Fplain%2BX";
    let request = Request::new("GET", format!("/dir/a%20b/%E4%B8%AD%C3%A9.txt?{query}")).header("Host", HOST);
    Case { request, signer: Signer::of("GET", PATH, &[("host", HOST)], &params) }
}

type Change = fn(&mut Signer);

fn each(pairs: &mut Pairs, change: impl Fn(&str) -> String) {
    for (_, value) in pairs.iter_mut() {
        *value = change(value);
    }
}

fn set(pairs: &mut Pairs, name: &str, value: impl Into<String>) {
    pairs.iter_mut().find(|(found, _)| found == name).unwrap().1 = value.into();
}

fn derivations() -> Vec<(&'static str, Change, &'static str)> {
    vec![
        (
            "no SignKey",
            |s| s.sign_key = |s| s.secret.clone().into_bytes(),
            "signed with the SecretKey itself",
        ),
        (
            "SignKey as bytes",
            |s| s.sign_key = |s| hmac_sha1(s.secret.as_bytes(), s.key_time.as_bytes()),
            "SignKey was used as bytes",
        ),
        (
            "SignKey in capitals",
            |s| {
                s.sign_key = |s| {
                    hex(&hmac_sha1(s.secret.as_bytes(), s.key_time.as_bytes())).to_uppercase().into_bytes()
                }
            },
            "SignKey was written in capital digits",
        ),
        (
            "SignKey in base64",
            |s| s.sign_key = |s| base64(&hmac_sha1(s.secret.as_bytes(), s.key_time.as_bytes())).into_bytes(),
            "SignKey was written in base64",
        ),
        (
            "SignKey swapped",
            |s| s.sign_key = |s| hex(&hmac_sha1(s.key_time.as_bytes(), s.secret.as_bytes())).into_bytes(),
            "SignKey was made with key and text swapped",
        ),
        (
            "SignKey by SHA-256",
            |s| s.sign_key = |s| hex(&hmac_sha256(s.secret.as_bytes(), s.key_time.as_bytes())).into_bytes(),
            "SignKey was made with another digest",
        ),
        (
            "SignKey of the start",
            |s| {
                s.sign_key = |s| {
                    hex(&hmac_sha1(s.secret.as_bytes(), s.key_time.split(';').next().unwrap().as_bytes()))
                        .into_bytes()
                }
            },
            "SignKey was made of the start alone",
        ),
        (
            "SignKey of the sign time",
            |s| {
                s.key_time = format!("{};{}", NOW - 120, NOW + 7200);
                s.sign_key = |s| hex(&hmac_sha1(s.secret.as_bytes(), s.sign_time.as_bytes())).into_bytes();
            },
            "SignKey was made of q-sign-time",
        ),
        (
            "SignKey of an escaped time",
            |s| {
                s.sign_key = |s| {
                    hex(&hmac_sha1(s.secret.as_bytes(), s.key_time.replace(';', "%3B").as_bytes()))
                        .into_bytes()
                }
            },
            "the percent-encoded q-key-time",
        ),
        (
            "no last line feed",
            |s| {
                s.string_to_sign = |s, http| format!("sha1\n{}\n{}", s.sign_time, hex(&sha1(http.as_bytes())))
            },
            "StringToSign ended without its line feed",
        ),
        (
            "no algorithm line",
            |s| s.string_to_sign = |s, http| format!("{}\n{}\n", s.sign_time, hex(&sha1(http.as_bytes()))),
            "StringToSign lacked its first line",
        ),
        (
            "not hashed",
            |s| s.string_to_sign = |s, http| format!("sha1\n{}\n{http}\n", s.sign_time),
            "stood in StringToSign unhashed",
        ),
        (
            "HttpString alone",
            |s| s.string_to_sign = |_, http| http.to_owned(),
            "HttpString or its digest was signed",
        ),
        (
            "digest in capitals",
            |s| {
                s.string_to_sign = |s, http| {
                    format!("sha1\n{}\n{}\n", s.sign_time, hex(&sha1(http.as_bytes())).to_uppercase())
                }
            },
            "the digest in the signed text was written in capitals",
        ),
        (
            "digest by SHA-256",
            |s| {
                s.string_to_sign =
                    |s, http| format!("sha1\n{}\n{}\n", s.sign_time, hex(&sha256(http.as_bytes())))
            },
            "the digest in the signed text is SHA-256",
        ),
        (
            "CR LF",
            |s| {
                s.string_to_sign =
                    |s, http| format!("sha1\r\n{}\r\n{}\r\n", s.sign_time, hex(&sha1(http.as_bytes())))
            },
            "ended with CR LF",
        ),
        (
            "CR LF in HttpString",
            |s| {
                s.http_string = |s| {
                    format!(
                        "{}\r\n{}\r\n{}\r\n{}\r\n",
                        s.method,
                        s.path,
                        joined(&s.params),
                        joined(&s.headers)
                    )
                }
            },
            "ended with CR LF",
        ),
        (
            "literal line feeds",
            |s| {
                s.http_string = |s| {
                    format!("{}\\n{}\\n{}\\n{}\\n", s.method, s.path, joined(&s.params), joined(&s.headers))
                }
            },
            "a backslash and n",
        ),
        (
            "HttpString without last line feed",
            |s| {
                s.http_string =
                    |s| format!("{}\n{}\n{}\n{}", s.method, s.path, joined(&s.params), joined(&s.headers))
            },
            "the canonical request ended without its last line feed",
        ),
        (
            "HttpString with one line fewer",
            |s| {
                s.http_string = |s| {
                    if s.params.is_empty() {
                        format!("{}\n{}\n{}\n", s.method, s.path, joined(&s.headers))
                    } else {
                        format!("{}\n{}\n{}\n", s.method, s.path, joined(&s.params))
                    }
                }
            },
            "a line of the canonical request was left out",
        ),
        (
            "headers first",
            |s| {
                s.http_string =
                    |s| format!("{}\n{}\n{}\n{}\n", s.method, s.path, joined(&s.headers), joined(&s.params))
            },
            "headers stood before parameters",
        ),
        (
            "HMAC-SHA256",
            |s| s.code = |key, text| hex(&hmac_sha256(key, text.as_bytes())),
            "the digest is HMAC-SHA256",
        ),
        (
            "plain SHA-1",
            |s| s.code = |key, text| hex(&sha1(&[key, text.as_bytes()].concat())),
            "the digest is plain SHA-1",
        ),
        (
            "key and text swapped",
            |s| s.code = |key, text| hex(&hmac_sha1(text.as_bytes(), key)),
            "key and text were swapped",
        ),
        (
            "base64",
            |s| s.code = |key, text| base64(&hmac_sha1(key, text.as_bytes())),
            "the digest was written in base64",
        ),
        (
            "capitals",
            |s| s.code = |key, text| hex(&hmac_sha1(key, text.as_bytes())).to_uppercase(),
            "the digest was written in capital digits",
        ),
        (
            "base64 of hex",
            |s| s.code = |key, text| base64(hex(&hmac_sha1(key, text.as_bytes())).as_bytes()),
            "the hexadecimal digits of the digest were base64-encoded",
        ),
        (
            "cut",
            |s| s.code = |key, text| hex(&hmac_sha1(key, text.as_bytes()))[..30].to_owned(),
            "it was cut",
        ),
    ]
}

fn paths() -> Vec<(&'static str, Change, &'static str)> {
    vec![
        (
            "method in capitals",
            |s| s.method = s.method.to_uppercase(),
            "the method was signed in the wrong case",
        ),
        ("another method", |s| s.method = "post".into(), "the signature of a request with the method post"),
        (
            "path encoded",
            |s| s.path = "/dir/a%20b/%E4%B8%AD%C3%A9.txt".into(),
            "the path was signed percent-encoded; sign it decoded",
        ),
        (
            "path encoded in lower case",
            |s| s.path = "/dir/a%20b/%e4%b8%ad%c3%a9.txt".into(),
            "the path was signed percent-encoded; sign it decoded",
        ),
        (
            "path encoded with slashes",
            |s| s.path = "/dir%2Fa%20b%2F%E4%B8%AD%C3%A9.txt".into(),
            "with its slashes percent-encoded",
        ),
        ("path without slash", |s| s.path = s.path[1..].into(), "without its leading slash"),
        ("path with two slashes", |s| s.path.insert(0, '/'), "two leading slashes"),
        ("path with plus", |s| s.path = s.path.replace(' ', "+"), "blanks of the path were signed as +"),
        (
            "path with bucket",
            |s| s.path.insert_str(0, "/examplebucket-1250000000"),
            "the bucket was signed in front of the path",
        ),
        (
            "path with short bucket",
            |s| s.path.insert_str(0, "/examplebucket"),
            "the bucket was signed in front of the path",
        ),
        ("path decomposed", |s| s.path = s.path.replace('é', "e\u{301}"), "Unicode normal form NFD"),
        ("path in lower case", |s| s.path = s.path.replace("dir", "DIR"), "compare StringToSign"),
        ("root", |s| s.path = "/".into(), "the path / was signed instead"),
        (
            "host in capitals",
            |s| set(&mut s.headers, "host", HOST.to_uppercase()),
            "the host was signed in capitals",
        ),
        (
            "host of another region",
            |s| set(&mut s.headers, "host", HOST.replace("guangzhou", "shanghai")),
            "the host \"examplebucket-1250000000.cos.ap-shanghai.myqcloud.com\" was signed",
        ),
        (
            "host of the service",
            |s| set(&mut s.headers, "host", "cos.ap-guangzhou.myqcloud.com"),
            "the host \"cos.ap-guangzhou.myqcloud.com\" was signed",
        ),
        (
            "host of the other zone",
            |s| set(&mut s.headers, "host", HOST.replace("myqcloud.com", "tencentcos.cn")),
            "tencentcos.cn\" was signed",
        ),
        ("localhost", |s| set(&mut s.headers, "host", "localhost"), "the host \"localhost\" was signed"),
        (
            "host with scheme",
            |s| set(&mut s.headers, "host", encode_component(&format!("https://{HOST}"))),
            "with http:// or https:// in front",
        ),
        (
            "host left out",
            |s| s.headers.retain(|(name, _)| name != "host"),
            "the header host is listed as signed, but was left out",
        ),
    ]
}

/// Mistakes with headers, for the upload.
fn of_headers() -> Vec<(&'static str, Change, &'static str)> {
    vec![
        (
            "raw value",
            |s| set(&mut s.headers, "x-cos-meta-note", "v w/X*+"),
            "the header x-cos-meta-note was signed without percent-encoding",
        ),
        (
            "lower escapes",
            |s| set(&mut s.headers, "x-cos-meta-note", "v%20w%2fX%2a%2b"),
            "with lower-case escapes",
        ),
        (
            "plus",
            |s| set(&mut s.headers, "x-cos-meta-note", "v+w%2FX%2A%2B"),
            "blanks in the value of the header x-cos-meta-note were signed as +",
        ),
        (
            "encodeURIComponent",
            |s| set(&mut s.headers, "x-cos-meta-note", "v%20w%2FX*%2B"),
            "as encodeURIComponent does",
        ),
        (
            "slashes kept",
            |s| set(&mut s.headers, "x-cos-meta-note", "v%20w/X%2A%2B"),
            "slashes in the value of the header x-cos-meta-note",
        ),
        (
            "encoded twice",
            |s| set(&mut s.headers, "x-cos-meta-note", encode_component("v%20w%2FX%2A%2B").into_owned()),
            "percent-encoded twice",
        ),
        (
            "lower case",
            |s| set(&mut s.headers, "x-cos-meta-note", "v%20w%2Fx%2A%2B"),
            "the header x-cos-meta-note was signed in lower case",
        ),
        (
            "charset",
            |s| {
                set(
                    &mut s.headers,
                    "content-type",
                    encode_component("text/plain; charset=utf-8").into_owned(),
                )
            },
            "the header content-type was signed with another charset",
        ),
        (
            "other type",
            |s| {
                set(&mut s.headers, "content-type", encode_component("application/octet-stream").into_owned())
            },
            "the header content-type was signed with another value",
        ),
        (
            "empty type",
            |s| set(&mut s.headers, "content-type", ""),
            "the header content-type was signed as empty",
        ),
        (
            "header left out",
            |s| s.headers.retain(|(name, _)| name != "content-type"),
            "the header content-type is listed as signed",
        ),
        (
            "header unlisted",
            |s| s.header_list.retain(|name| name != "content-type"),
            "the header content-type was signed, but the list does not name it",
        ),
        ("all headers left out", |s| s.headers.clear(), "headers are listed, but none was signed"),
        (
            "all raw",
            |s| {
                set(&mut s.headers, "x-cos-meta-note", "v w/X*+");
                set(&mut s.headers, "content-type", "text/plain");
            },
            "values were signed without percent-encoding",
        ),
        (
            "names in capitals",
            |s| {
                s.headers = s
                    .headers
                    .drain(..)
                    .map(|(name, value)| {
                        (
                            match name.as_str() {
                                "host" => "Host".into(),
                                "content-type" => "Content-Type".into(),
                                _ => "X-Cos-Meta-Note".into(),
                            },
                            value,
                        )
                    })
                    .collect()
            },
            "names were signed in capitals",
        ),
        (
            "unsorted",
            |s| {
                s.headers.reverse();
                s.header_list.reverse();
            },
            "in another order than the alphabetical one",
        ),
    ]
}

/// Mistakes with parameters, for the download.
fn of_params() -> Vec<(&'static str, Change, &'static str)> {
    const DISPOSITION: &str = "response-content-disposition";
    vec![
        (
            "raw value",
            |s| set(&mut s.params, DISPOSITION, "a; b=\"C d*\"/"),
            "the parameter response-content-disposition was signed without percent-encoding",
        ),
        ("lower escapes", |s| each(&mut s.params, super::lower), "lower-case escapes"),
        (
            "plus",
            |s| set(&mut s.params, DISPOSITION, encode_component("a; b=\"C d*\"/").replace("%20", "+")),
            "were signed as +",
        ),
        (
            "encodeURIComponent",
            |s| set(&mut s.params, DISPOSITION, encode_component("a; b=\"C d*\"/").replace("%2A", "*")),
            "as encodeURIComponent does",
        ),
        (
            "lower case",
            |s| set(&mut s.params, DISPOSITION, encode_component("a; b=\"c d*\"/").into_owned()),
            "was signed in lower case",
        ),
        (
            "left out",
            |s| s.params.retain(|(name, _)| name != DISPOSITION),
            "is listed as signed, but was left out",
        ),
        (
            "unlisted",
            |s| s.param_list.retain(|name| name != DISPOSITION),
            "was signed, but the list does not name it",
        ),
        ("all left out", |s| s.params.clear(), "parameters are listed, but none was signed"),
        ("all unlisted", |s| s.param_list.clear(), "all parameters of the query were signed"),
        (
            "unsorted",
            |s| {
                s.params.reverse();
                s.param_list.reverse();
            },
            "in another order than the alphabetical one",
        ),
        (
            "with the path",
            |s| {
                s.path += "?response-content-disposition=a%3B%20b%3D%22C%20d%2A%22%2F&response-content-type=text%2Fplain%2BX";
            },
            "the query was signed as part of the path",
        ),
    ]
}

fn run(
    score: &mut Score,
    world: &World,
    make: fn() -> Case,
    name: &str,
    change: &dyn Fn(&mut Signer),
    want: &str,
) {
    let Case { request, mut signer } = make();
    change(&mut signer);
    let in_header = request.header("Authorization", &signer.header());
    score.mistake(world, &format!("{name}, in the header"), in_header, want);
    let Case { mut request, .. } = make();
    let join = if request.target.contains('?') { '&' } else { '?' };
    request.target = format!("{}{join}{}", request.target, signer.query());
    score.mistake(world, &format!("{name}, in the query"), request, want);
}

#[test]
fn mistakes_in_q_signatures_are_named() {
    let (world, mut score) = (World::new(), Score::default());
    for make in [put as fn() -> Case, get] {
        let case = make();
        let right = world.send(case.request.header("Authorization", &case.signer.header()));
        assert!(right.status < 300 || right.status == 404, "{}", right.text());
    }
    for (name, key, want) in wrong_keys() {
        run(&mut score, &world, put, name, &|signer: &mut Signer| signer.secret.clone_from(&key), want);
    }
    for make in [put as fn() -> Case, get] {
        for (name, change, want) in derivations().into_iter().chain(paths()) {
            run(&mut score, &world, make, name, &change, want);
        }
    }
    for (name, change, want) in of_headers() {
        run(&mut score, &world, put, name, &change, want);
    }
    for (name, change, want) in of_params() {
        run(&mut score, &world, get, name, &change, want);
    }
    score.settle("q-sign", 200);
}

#[test]
fn a_time_of_signing_that_is_whole_hours_off_is_local_time() {
    let (world, mut score) = (World::new(), Score::default());
    for (hours, want) in [(8, "8 h ahead off: local time"), (-8, "8 h behind off: local time")] {
        let Case { request, mut signer } = get();
        let start = NOW + hours * 3600;
        signer.sign_time = format!("{start};{}", start + 600);
        signer.key_time.clone_from(&signer.sign_time);
        score.mistake(&world, want, request.header("Authorization", &signer.header()), want);
    }
    let Case { request, mut signer } = get();
    signer.sign_time = format!("{};{}", NOW * 1000, NOW * 1000 + 600_000);
    signer.key_time.clone_from(&signer.sign_time);
    score.mistake(&world, "ms", request.header("Authorization", &signer.header()), "counts milliseconds");
    score.settle("times", 3);
}

#[test]
fn a_form_signed_as_an_upload_of_its_object_or_with_the_bucket_in_its_path_is_named() {
    let (world, mut score) = (World::new(), Score::default());
    let form = |method: &str, path: &str| {
        let signature = Signer::of(method, path, &[("host", HOST)], &[]).header();
        let fields: [(&str, &[u8]); 3] =
            [("key", b"docs/f.txt"), ("Signature", signature.as_bytes()), ("file", b"hello")];
        Request::form("/", &fields).header("Host", HOST)
    };
    let good = world.send(form("POST", "/"));
    assert_eq!(good.status, 204, "{}", good.text());
    for (name, method, path, want) in [
        (
            "path",
            "POST",
            "/docs/f.txt",
            "the form was signed as post \"/docs/f.txt\"; a form is signed as post /",
        ),
        ("PUT of the object", "PUT", "/docs/f.txt", "the form was signed as put \"/docs/f.txt\""),
        ("PUT", "PUT", "/", "the form was signed as put \"/\""),
        ("bucket", "POST", "/examplebucket-1250000000/", "the bucket was signed in front of the path"),
    ] {
        score.mistake(&world, name, form(method, path), want);
    }
    score.settle("forms", 4);
}
