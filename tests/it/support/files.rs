//! Requests that are kept in files, byte for byte as a client sends them.

use super::http::Request;

/// The request in `bytes`: request line, headers, a blank line, and the body up to the end.
pub fn request(bytes: &[u8]) -> Request {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a blank line");
    let head = std::str::from_utf8(&bytes[..end]).expect("a head in UTF-8");
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap().split(' ');
    let method = match words.next().unwrap() {
        "GET" => "GET",
        "POST" => "POST",
        "HEAD" => "HEAD",
        "PUT" => "PUT",
        "OPTIONS" => "OPTIONS",
        "DELETE" => "DELETE",
        other => panic!("no file has the method {other}"),
    };
    let mut request = Request::new(method, words.next().expect("a target"));
    request.headers = lines
        .map(|line| line.split_once(": ").unwrap_or((line.trim_end_matches(':'), "")))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    request.body = bytes[end + 4..].to_vec();
    request
}

/// The value of a header, whatever its case.
pub fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let mut headers = request.headers.iter();
    headers.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// Corrects `Content-Length`, where there is one, after the body has changed.
pub fn fix_length(request: &mut Request) {
    let len = request.body.len().to_string();
    let declared = request.headers.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    if let Some((_, value)) = declared {
        *value = len;
    }
}

/// The parts of a multipart body: name, and where its content lies. A reader of its own, so that ours is not the judge.
pub fn parts(request: &Request) -> Vec<(String, std::ops::Range<usize>)> {
    let Some((_, boundary)) = header(request, "content-type").and_then(|text| text.split_once("boundary="))
    else {
        return Vec::new();
    };
    let delimiter = [b"--", boundary.as_bytes()].concat();
    let body = &request.body;
    let borders: Vec<usize> = memchr::memmem::find_iter(body, &delimiter).collect();
    let part = |pair: &[usize]| {
        let from = pair[0] + delimiter.len() + 2;
        let blank = from + body[from..].windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&body[from..blank]).into_owned();
        let name = head.split("name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        (name, blank + 4..pair[1] - 2)
    };
    borders.windows(2).map(part).collect()
}

/// The content of one part.
pub fn part<'a>(request: &'a Request, name: &str) -> Option<&'a [u8]> {
    let found = parts(request).into_iter().find(|(found, _)| found == name);
    found.map(|(_, range)| &request.body[range])
}
