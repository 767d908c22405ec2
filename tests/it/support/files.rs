//! Requests that are kept in files, byte for byte as a client sends them.

use super::golden::project;
use super::http::Request;

/// One recorded request of a client.
pub struct Recorded {
    /// Its place in the recording, from 1.
    pub number: usize,
    /// Which of the client's connections it came by.
    pub connection: u32,
    /// What else `index.tsv` says of it, column by column.
    pub said: Vec<String>,
    pub request: Request,
}

/// All requests of a recording: a directory with `index.tsv` and, for each line of it, a file whose name
/// begins with that line's number.
pub fn recorded(directory: &str) -> Vec<Recorded> {
    let directory = project(directory);
    let files: Vec<_> = std::fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    let number = |name: &str| name.split('-').next().unwrap().parse::<usize>().ok();
    let index = std::fs::read_to_string(directory.join("index.tsv")).unwrap();
    let lines = index.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut words = line.split('\t');
        let mut next = || words.next().unwrap().parse::<usize>().unwrap();
        let (at, connection) = (next(), next() as u32);
        let file = files.iter().find(|file| number(file.file_name().unwrap().to_str().unwrap()) == Some(at));
        let mut request = request(&std::fs::read(file.unwrap()).unwrap());
        request.headers.retain(|(name, _)| !name.is_empty());
        Recorded { number: at, connection, said: words.map(str::to_owned).collect(), request }
    });
    lines.collect()
}

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

/// The parts of a multipart body: name, and where its content lies. A reader of its own, so that ours is not
/// the judge.
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
