//! Origin rules: what PUT Bucket origin takes, and where a read of a missing object is sent.

use crate::support::World;
use crate::support::http::{Answer, Request};
use crate::support::xml::{xml, xml_with};

/// A rule: priority, type, condition, parameters and information about the origin.
fn rule(priority: &str, kind: &str, condition: &str, parameter: &str, info: &str) -> String {
    format!(
        "<OriginRule><RulePriority>{priority}</RulePriority><OriginType>{kind}</OriginType>\
         <OriginCondition>{condition}</OriginCondition><OriginParameter>{parameter}</OriginParameter>\
         <OriginInfo>{info}</OriginInfo></OriginRule>"
    )
}

const MISSING: &str = "<HTTPStatusCode>404</HTTPStatusCode>";
const HTTP: &str = "<Protocol>HTTP</Protocol>";
const ELSEWHERE: &str = "<HostInfo><HostName>origin.example</HostName></HostInfo>";

fn put(world: &World, rules: &str) -> Answer {
    let document = format!("<OriginConfiguration>{rules}</OriginConfiguration>");
    world.send(xml_with("PUT", "/?origin", document))
}

/// Status and `Location` of the answer to a signed request.
fn way(world: &World, request: Request) -> (u16, String) {
    let answer = world.send(request);
    (answer.status, answer.header("location").unwrap_or_default().to_owned())
}

#[test]
fn a_rule_of_the_type_redirect_sends_reads_of_missing_objects_elsewhere() {
    let world = World::new();
    let prefixed = rule(
        "2",
        "Redirect",
        "<HTTPStatusCode>4XX</HTTPStatusCode><Prefix>img/</Prefix>",
        "<Protocol>HTTPS</Protocol><FollowQueryString>true</FollowQueryString>\
         <HttpRedirectCode>301</HttpRedirectCode>",
        &format!(
            "{ELSEWHERE}<FileInfo><PrefixConfiguration><Prefix>old/</Prefix></PrefixConfiguration>\
             <SuffixConfiguration><Suffix>.bak</Suffix></SuffixConfiguration></FileInfo>"
        ),
    );
    let fixed = rule(
        "1",
        "Redirect",
        &format!("{MISSING}<Suffix>.css</Suffix>"),
        "<Protocol>FOLLOW</Protocol>",
        &format!(
            "{ELSEWHERE}<FileInfo><FixedFileConfiguration><FixedFilePath>one.css</FixedFilePath>\
             </FixedFileConfiguration></FileInfo>"
        ),
    );
    let answer = put(&world, &format!("{prefixed}{fixed}"));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(answer.header("x-cosplay-note").unwrap().contains("nothing is pulled"), "{}", answer.head);
    assert_eq!(
        way(&world, xml("GET", "/img/a%20b")),
        (301, "https://origin.example/old/img/a%20b.bak".into())
    );
    assert_eq!(way(&world, xml("HEAD", "/img/a")), (301, "https://origin.example/old/img/a.bak".into()));
    assert_eq!(
        way(&world, xml("GET", "/img/a.css")),
        (302, "http://origin.example/one.css".into()),
        "1 before 2"
    );
    assert_eq!(way(&world, xml("GET", "/else")), (404, String::new()));
    assert_eq!(world.send(xml_with("PUT", "/img/a", "x")).status, 200);
    assert_eq!(world.send(xml("GET", "/img/a")).text(), "x", "it is there now");
    assert_eq!(world.send(xml("DELETE", "/?origin")).status, 204);
    assert_eq!(way(&world, xml("GET", "/img/b")), (404, String::new()));
}

#[test]
fn rules_that_pull_are_stored_and_have_no_effect() {
    let world = World::new();
    let parameter = format!(
        "{HTTP}<FollowQueryString>true</FollowQueryString><HttpHeader><NewHttpHeader><Header><Key>a</Key>\
         <Value>a</Value></Header></NewHttpHeader></HttpHeader><FollowRedirection>true</FollowRedirection>\
         <HttpRedirectCode>301</HttpRedirectCode><HttpRedirectCode>302</HttpRedirectCode>"
    );
    let mirror =
        rule("1", "Mirror", &format!("{MISSING}<Prefix></Prefix>"), &parameter, &ELSEWHERE.repeat(2));
    let answer = put(&world, &mirror);
    assert_eq!(answer.status, 200, "as a suite of the vendor's sends it");
    let note = answer.header("x-cosplay-note").unwrap();
    assert!(note.contains("HttpRedirectCode of rule 1, whose type is Mirror"), "{note}");
    assert!(world.send(xml("GET", "/?origin")).text().contains(&mirror));
    assert_eq!(way(&world, xml("GET", "/absent")), (404, String::new()));
}

#[test]
fn parameters_of_an_origin_are_true_or_false() {
    let world = World::new();
    let with = |parameter: &str, info: &str| {
        put(
            &world,
            &rule("1", "Redirect", MISSING, &format!("{HTTP}{parameter}"), &format!("{ELSEWHERE}{info}")),
        )
    };
    for name in ["FollowQueryString", "FollowRedirection", "CopyOriginData", "TransparentErrorCode"] {
        for word in ["yes", "1", ""] {
            let answer = with(&format!("<{name}>{word}</{name}>"), "");
            assert_eq!((answer.status, answer.word()), (400, "MalformedXML"), "{name} {word}");
        }
        for word in ["true", "false", "True"] {
            assert_eq!(with(&format!("<{name}>{word}</{name}>"), "").status, 200, "{name} {word}");
        }
    }
    for info in [
        "<HostInfo><HostName>o.test</HostName><StandbyHostName_1>a b</StandbyHostName_1></HostInfo>",
        "<HostInfo><HostName>nonsense!</HostName></HostInfo>",
        "<HostInfo><HostName>höst.test</HostName></HostInfo>",
    ] {
        let answer = put(&world, &rule("1", "Redirect", MISSING, HTTP, info));
        assert_eq!((answer.status, answer.word()), (400, "InvalidArgument"), "{info}");
    }
    let sound = "<HostInfo><HostName>10.0.0.1:8080</HostName>\
        <StandbyHostName_1>b.test</StandbyHostName_1></HostInfo>";
    assert_eq!(put(&world, &rule("1", "Redirect", MISSING, HTTP, sound)).status, 200);
    let nested = "<HttpHeader><FollowAllHeaders>maybe</FollowAllHeaders></HttpHeader>";
    assert_eq!(with(nested, "").word(), "MalformedXML");
    assert_eq!(
        with("", "<FileInfo><PrefixDirective>maybe</PrefixDirective></FileInfo>").word(),
        "MalformedXML"
    );
}

#[test]
fn origin_rules_that_mean_nothing_are_refused() {
    let world = World::new();
    let redirect =
        |condition: &str, parameter: &str, info: &str| rule("1", "Redirect", condition, parameter, info);
    let status = |status: &str| format!("<HTTPStatusCode>{status}</HTTPStatusCode>");
    let header = "<Header><Key>a</Key><Value>b</Value></Header>";
    let headers =
        format!("{HTTP}<HttpHeader><NewHttpHeaders>{}</NewHttpHeaders></HttpHeader>", header.repeat(11));
    for (rules, want) in [
        (String::new(), "MalformedXML"),
        (rule("first", "Redirect", MISSING, HTTP, ELSEWHERE), "MalformedXML"),
        (rule("1", "Pull", MISSING, HTTP, ELSEWHERE), "MalformedXML"),
        (redirect("", HTTP, ELSEWHERE), "MalformedXML"),
        (redirect(&status("302"), HTTP, ELSEWHERE), "MalformedXML"),
        (redirect(MISSING, "", ELSEWHERE), "MalformedXML"),
        (redirect(MISSING, "<Protocol>FTP</Protocol>", ELSEWHERE), "MalformedXML"),
        (redirect(MISSING, HTTP, ""), "MalformedXML"),
        (redirect(MISSING, HTTP, "<HostInfo></HostInfo>"), "MalformedXML"),
        (redirect(MISSING, HTTP, &format!("{ELSEWHERE}<Since/>")), "MalformedXML"),
        (rule("1", "Mirror", &status("4XX"), HTTP, ELSEWHERE), "InvalidArgument"),
        (rule("1", "Proxy", &status("403"), HTTP, ELSEWHERE), "InvalidArgument"),
        (rule("1", "Mirror", MISSING, HTTP, &ELSEWHERE.repeat(11)), "InvalidArgument"),
        (redirect(MISSING, HTTP, &ELSEWHERE.repeat(2)), "InvalidArgument"),
        (redirect(MISSING, HTTP, &ELSEWHERE.replace("origin.", "a/b.")), "InvalidArgument"),
        (
            redirect(MISSING, &format!("{HTTP}<HttpRedirectCode>303</HttpRedirectCode>"), ELSEWHERE),
            "InvalidArgument",
        ),
        (redirect(MISSING, &headers, ELSEWHERE), "InvalidArgument"),
    ] {
        assert_eq!(put(&world, &rules).word(), want, "{rules}");
    }
    assert_eq!(world.send(xml("GET", "/?origin")).word(), "OriginConfigurationNotFoundError");
    for status in ["5xx", "404", "503"] {
        let sound = redirect(&format!("<HTTPStatusCode>{status}</HTTPStatusCode>"), HTTP, ELSEWHERE);
        assert_eq!(put(&world, &sound).status, 200, "{status}");
    }
}
