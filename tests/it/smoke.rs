use crate::support::http::Request;
use crate::support::{BUCKET, World};

#[test]
fn a_file_that_is_uploaded_can_be_downloaded() {
    let world = World::new();
    let upload =
        Request::form(format!("{BUCKET}/a.txt"), &[("op", b"upload"), ("filecontent", b"hello")]).multi();
    let data = world.send(upload).data();
    assert_eq!(data["access_url"], "http://examplebucket-1250000000.file.myqcloud.com/a.txt");
    let download = Request::get("/a.txt").header("Host", "examplebucket-1250000000.cossh.myqcloud.com");
    let answer = world.send(download);
    assert_eq!((answer.status, answer.text()), (200, "hello"));
}
