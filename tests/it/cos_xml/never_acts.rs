//! Values that could never act: refused, or stored with a note that names them.

use cosplay::internals::domain::policy::action::{ACTIONS, bare_name};
use cosplay::internals::services::ServiceName;

use crate::support::World;
use crate::support::http::{Answer, Request};
use crate::support::sign;
use crate::support::xml::{HOST, form, policy, unsigned, with_body, xml, xml_with};

const OWN: &str = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*";
const ANYONE: &str = "qcs::cam::anyone:anyone";

fn note(answer: &Answer) -> &str {
    answer.header("x-cosplay-note").unwrap_or_default()
}

fn reason(answer: &Answer) -> &str {
    answer.header("x-cosplay-reason").unwrap_or_default()
}

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.word())
}

fn put_policy(world: &World, principal: &str, action: &str, resource: &str, condition: &str) -> Answer {
    let text = format!(
        "{{'version':'2.0','statement':{{'effect':'allow','principal':{{'qcs':['{principal}']}},\
         'action':['{action}'],'resource':['{resource}'],'condition':{{{condition}}}}}}}"
    );
    world.send(xml_with("PUT", "/?policy", text.replace('\'', "\"")))
}

#[test]
fn every_action_of_an_operation_is_one_that_policies_know() {
    let specs = ServiceName::CosXml.operations();
    let mut named: Vec<&str> = specs.iter().filter_map(|spec| spec.action.map(bare_name)).collect();
    named.extend(["GetBucketObjectLock", "PutBucketObjectLock", "OptionsObject"]);
    for action in &named {
        assert!(ACTIONS.contains(action), "{action}");
    }
    for action in ACTIONS {
        assert!(named.contains(&action), "{action} is no operation's");
    }
}

#[test]
fn a_policy_that_can_never_match_is_stored_with_a_note_that_names_the_element() {
    let world = World::new();
    let put = "name/cos:PutObject";
    let beijing = OWN.replace("ap-guangzhou", "ap-beijing");
    for (principal, action, resource, condition, told) in [
        (ANYONE, "name/cos:PutObjekt", OWN, "", "statement 1, action: name/cos:PutObjekt"),
        (ANYONE, "getobject", OWN, "", "statement 1, action: name/cos:getobject"),
        (ANYONE, put, &beijing, "", "statement 1, resource: the region is ap-beijing"),
        ("qcs::cam::uin/1:uin/1", put, OWN, "", "statement 1, principal: uin/1 is no account"),
        ("qcs::cam::uin/1:roleName/up", put, OWN, "", "statement 1, principal: uin/1 is no account"),
        (
            ANYONE,
            put,
            OWN,
            "'string_equal':{'cos:Prefix':'a'}",
            "statement 1, condition: no request has the key",
        ),
    ] {
        let answer = put_policy(&world, principal, action, resource, condition);
        assert_eq!(answer.status, 204, "{}", answer.text());
        assert!(note(&answer).contains(told), "{action}: {}", note(&answer));
    }
    for principal in [ANYONE, "qcs::cam::uin/1250000001:uin/1250000001", "qcs::cam::uin/1250000000:uin/*"] {
        let answer = put_policy(&world, principal, "name/cos:Get*", OWN, "");
        assert_eq!(answer.status, 204);
        assert!(!note(&answer).contains("never acts"), "{}", note(&answer));
    }
    let elsewhere = OWN.replace("examplebucket-", "other-");
    assert_eq!(refused(&put_policy(&world, ANYONE, put, &elsewhere, "")), (400, "MalformedPolicy"));
}

#[test]
fn an_operator_with_a_prefix_of_cam_is_refused_for_buckets_and_temporary_keys() {
    let world = World::new();
    for operator in ["for_any_value:string_equal", "for_all_value:string_equal_if_exist"] {
        let condition = format!("'{operator}':{{'qcs:request_tag':'a&b'}}");
        let answer = put_policy(&world, ANYONE, "name/cos:*", OWN, &condition);
        assert_eq!(refused(&answer), (400, "MalformedPolicy"));
        assert!(reason(&answer).contains(operator) && reason(&answer).contains("without its prefix"));
        let asked = format!(
            "{{\"policy\":{{\"version\":\"2.0\",\"statement\":{{\"effect\":\"allow\",\"action\":\"*\",\
             \"resource\":\"*\",\"condition\":{{{}}}}}}}}}",
            condition.replace('\'', "\"")
        );
        let answer = world.admin("POST", "sts", &asked);
        assert_eq!(answer.status, 400, "{}", answer.text());
        assert!(answer.text().contains("without its prefix"));
        let plain = asked.replace(operator, "string_equal");
        assert_eq!(world.admin("POST", "sts", &plain).status, 200);
    }
    assert_eq!(world.send(xml("GET", "/?policy")).status, 404, "nothing was stored");
}

#[test]
fn a_temporary_key_is_issued_with_a_note_on_what_its_policy_never_allows() {
    let world = World::new();
    let issue = |action: &str| {
        let asked = format!(
            "{{\"policy\":{{\"version\":\"2.0\",\"statement\":{{\"effect\":\"allow\",\"action\":\"{action}\",\
             \"resource\":\"*\"}}}}}}"
        );
        world.admin("POST", "sts", &asked)
    };
    let answer = issue("name/cos:PutObjekt");
    assert_eq!(answer.status, 200);
    assert!(note(&answer).contains("name/cos:PutObjekt"), "{}", answer.head);
    assert_eq!(note(&issue("name/cos:PutObject")), "");
}

#[test]
fn a_strict_signature_rule_of_no_operation_is_stored_with_a_note() {
    let world = World::new();
    let put = |action: &str| {
        let document = format!(
            "<StrictSignatureConfiguration><Rule><ID>a</ID><actionlist><action>{action}</action></actionlist>\
             <headerlist><header>host</header></headerlist></Rule></StrictSignatureConfiguration>"
        );
        world.send(xml_with("PUT", "/?strict-signature", document))
    };
    let answer = put("PutObjekt");
    assert_eq!(answer.status, 200);
    assert!(note(&answer).contains("rule 1, action: name/cos:PutObjekt"), "{}", note(&answer));
    for action in ["PutObject", "name/cos:GetObject", "Get*"] {
        let answer = put(action);
        assert_eq!((answer.status, note(&answer)), (200, ""), "{action}");
    }
}

#[test]
fn cors_values_that_no_request_has_are_stored_with_a_note_and_methods_refused() {
    let world = World::new();
    let put = |origin: &str, method: &str, header: &str| {
        let document = format!(
            "<CORSConfiguration><CORSRule><AllowedOrigin>{origin}</AllowedOrigin><AllowedMethod>{method}\
             </AllowedMethod><AllowedHeader>{header}</AllowedHeader></CORSRule></CORSConfiguration>"
        );
        world.send(xml_with("PUT", "/?cors", document))
    };
    for method in ["get", "PATCH", "G T"] {
        assert_eq!(refused(&put("*", method, "*")), (400, "InvalidArgument"), "{method}");
    }
    for (origin, header, told) in [
        ("example.com", "*", "CORSRule 1, AllowedOrigin \"example.com\""),
        ("https://example.com/", "*", "AllowedOrigin"),
        ("https://example.com/page", "*", "AllowedOrigin"),
        ("*", "x a", "AllowedHeader \"x a\""),
        ("*", "content-type:", "AllowedHeader"),
    ] {
        let answer = put(origin, "GET", header);
        assert_eq!(answer.status, 200, "{origin} {header}");
        assert!(note(&answer).contains(told), "{origin} {header}: {}", note(&answer));
    }
    for (origin, header) in [
        ("*", "*"),
        ("null", "x-*"),
        ("https://a.test:8080", "Content-Type"),
        ("https://*.a.test", "*"),
        ("*.a.test", "*"),
    ] {
        assert_eq!(note(&put(origin, "GET", header)), "", "{origin} {header}");
    }
}

#[test]
fn a_bucket_lies_in_a_region_by_the_form_of_its_name() {
    let world = World::new();
    for region in ["mars", "guangzhou", "ap-", "ap_guangzhou", "ap-a-b-c", ""] {
        let answer = world.admin("POST", "buckets", &format!("{{\"name\":\"b\",\"region\":\"{region}\"}}"));
        assert_eq!(answer.status, 400, "{region}");
        assert!(answer.text().contains("is no region"), "{}", answer.text());
    }
    for (name, region) in [("a", "gz"), ("b", "ap-nanjing"), ("c", "ap-beijing-1"), ("d", "na-ashburn")] {
        let asked = format!("{{\"name\":\"{name}\",\"region\":\"{region}\"}}");
        assert!(world.admin("POST", "buckets", &asked).status < 300, "{region}");
    }
}

#[test]
fn a_prefix_of_logs_begins_like_a_key() {
    let world = World::new();
    let put = |prefix: &str| {
        let document = format!(
            "<BucketLoggingStatus><LoggingEnabled><TargetBucket>examplebucket-1250000000</TargetBucket>\
             <TargetPrefix>{prefix}</TargetPrefix></LoggingEnabled></BucketLoggingStatus>"
        );
        world.send(xml_with("PUT", "/?logging", document))
    };
    assert_eq!(refused(&put("\\logs")), (400, "LoggingPrefixInvalid"), "no key begins so");
    for prefix in ["/logs", "logs/", ""] {
        assert_eq!(put(prefix).status, 200, "{prefix}: keys begin so");
    }
}

#[test]
fn a_website_does_not_read_the_parameters_of_objects() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "x"));
    let open = crate::support::xml::sign(with_body(
        unsigned("PUT", "/k?acl").header("x-cos-acl", "public-read"),
        "",
    ));
    assert_eq!(world.send(open).status, 200);
    let get = |target: &str| {
        let host = "examplebucket-1250000000.cos-website.ap-guangzhou.myqcloud.com";
        world.send(Request::get(target).header("Host", host))
    };
    for target in ["/k?versionId=null", "/k?response-content-type=text/plain"] {
        let answer = get(target);
        assert_eq!(answer.status, 501, "{target}");
        assert!(reason(&answer).contains("of objects on the bucket's own host"), "{}", reason(&answer));
    }
    assert_eq!(get("/k?v=3").text(), "x");
    assert_eq!(world.send(xml("GET", "/k?versionId=null")).text(), "x");
}

#[test]
fn words_of_settings_are_those_of_their_pages() {
    let world = World::new();
    let accelerate = |kind: &str| {
        let document =
            format!("<AccelerateConfiguration><Status>Enabled</Status>{kind}</AccelerateConfiguration>");
        world.send(xml_with("PUT", "/?accelerate", document))
    };
    for kind in ["<Type>CDN</Type>", "<Type></Type>"] {
        assert_eq!(refused(&accelerate(kind)), (400, "MalformedXML"), "{kind}");
    }
    for kind in ["", "<Type>COS</Type>"] {
        assert_eq!(accelerate(kind).status, 200, "{kind}");
    }
    let encryption = |words: &str| {
        let document = format!(
            "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>{words}\
             </ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>"
        );
        world.send(xml_with("PUT", "/?encryption", document))
    };
    let (own, kms) = ("<SSEAlgorithm>AES256</SSEAlgorithm>", "<SSEAlgorithm>KMS</SSEAlgorithm>");
    for (words, code) in [
        (format!("{kms}<KMSAlgorithm>ROT13</KMSAlgorithm>"), "MalformedXML"),
        (format!("{own}<KMSAlgorithm>SM4</KMSAlgorithm>"), "InvalidArgument"),
        (format!("{own}<KMSMasterKeyID>k</KMSMasterKeyID>"), "InvalidArgument"),
    ] {
        assert_eq!(refused(&encryption(&words)), (400, code), "{words}");
    }
    assert_eq!(
        encryption(&format!("{kms}<KMSMasterKeyID>k</KMSMasterKeyID><KMSAlgorithm>SM4</KMSAlgorithm>"))
            .status,
        200
    );
    assert_eq!(encryption(own).status, 200);
}

#[test]
fn a_filter_has_each_limit_once() {
    let world = World::new();
    let put = |and: &str| {
        let document = format!(
            "<LifecycleConfiguration><Rule><ID>a</ID><Status>Enabled</Status><Filter><And>{and}</And>\
             </Filter><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>"
        );
        world.send(xml_with("PUT", "/?lifecycle", document))
    };
    let tag = "<Tag><Key>k</Key><Value>v</Value></Tag>";
    assert_eq!(put(&format!("<Prefix>a</Prefix>{tag}")).status, 200);
    assert_eq!(
        put(&format!("<Prefix>a</Prefix>{tag}{}", tag.replace('k', "l"))).status,
        200,
        "tags are a list"
    );
    let answer = put("<Prefix>a</Prefix><Prefix>b</Prefix>");
    assert_eq!(refused(&answer), (400, "MalformedXML"));
    assert!(reason(&answer).contains("Prefix twice"), "{}", reason(&answer));
}

#[test]
fn a_filter_that_no_size_passes_is_stored_with_a_note() {
    let world = World::new();
    let put = |larger: &str, smaller: &str| {
        let document = format!(
            "<LifecycleConfiguration><Rule><ID>a</ID><Status>Enabled</Status><Filter><And>\
             <ObjectSizeGreaterThan>{larger}</ObjectSizeGreaterThan><ObjectSizeLessThan>{smaller}\
             </ObjectSizeLessThan></And></Filter><Expiration><Days>1</Days></Expiration></Rule>\
             </LifecycleConfiguration>"
        );
        let answer = world.send(xml_with("PUT", "/?lifecycle", document));
        assert_eq!(answer.status, 200, "{}", answer.text());
        note(&answer).to_owned()
    };
    for (larger, smaller) in [("9", "1"), ("1", "2"), ("1", "1")] {
        assert!(put(larger, smaller).contains("a Filter for sizes over"), "{larger} {smaller}");
    }
    assert_eq!(put("1", "3"), "", "2 is between them");
}

#[test]
fn a_write_into_a_part_of_an_object_is_refused() {
    let world = World::new();
    let put = |name: &str| {
        let put = unsigned("PUT", "/k").header(name, "bytes 0-0/9");
        world.send(crate::support::xml::sign(with_body(put, "x")))
    };
    let answer = put("Content-Range");
    assert_eq!(refused(&answer), (501, "NotImplemented"));
    assert!(reason(&answer).contains("writes into a part"), "{}", reason(&answer));
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
    assert_eq!(put("Range").status, 200, "a range of a read means nothing on a write");
}

#[test]
fn the_owner_of_a_list_is_asked_for_by_true_or_false() {
    let world = World::new();
    let list = |word: &str| world.send(xml("GET", &format!("/?list-type=2&fetch-owner={word}")));
    assert_eq!(refused(&list("maybe")), (400, "InvalidArgument"));
    for word in ["true", "false", ""] {
        assert_eq!(list(word).status, 200, "{word}");
    }
}

#[test]
fn a_part_needs_its_number_and_its_upload() {
    let world = World::new();
    let id = world.send(xml("POST", "/k?uploads")).element("UploadId").unwrap().to_owned();
    for target in [format!("/k?uploadId={id}"), "/k?partNumber=1".into(), "/k?uploadId".into()] {
        assert_eq!(refused(&world.send(xml_with("PUT", &target, "x"))), (400, "InvalidArgument"), "{target}");
    }
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
    assert_eq!(world.send(xml_with("PUT", &format!("/k?partNumber=1&uploadId={id}"), "x")).status, 200);
}

#[test]
fn two_sub_resources_are_too_many_even_where_neither_has_the_method() {
    let world = World::new();
    for (method, target) in
        [("PUT", "/?uploads&versions"), ("POST", "/k?tagging&acl"), ("DELETE", "/?acl&logging")]
    {
        let answer = world.send(with_body(xml(method, target), ""));
        assert_eq!(refused(&answer), (400, "InvalidRequest"), "{method} {target}");
        assert!(reason(&answer).contains("two sub-resources"));
    }
    assert_eq!(world.send(xml("DELETE", "/?acl")).status, 405, "one of them");
}

#[test]
fn a_form_is_signed_in_the_way_of_this_api() {
    let world = World::new();
    for name in ["x-amz-signature", "x-amz-credential", "x-amz-algorithm", "AWSAccessKeyId"] {
        let answer = world.send(form(&[("key", "k"), (name, "x")], &policy(""), b"x"));
        assert_eq!(refused(&answer), (403, "AccessDenied"), "{name}");
        assert!(
            reason(&answer).contains(name) && reason(&answer).contains("q-signature"),
            "{}",
            reason(&answer)
        );
    }
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
    assert_eq!(world.send(form(&[("key", "k")], &policy(""), b"x")).status, 204);
}

#[test]
fn fields_behind_the_file_are_refused_if_they_could_have_acted_and_else_listed() {
    let world = World::new();
    let open = crate::support::xml::sign(with_body(
        unsigned("PUT", "/?acl").header("x-cos-acl", "public-read-write"),
        "",
    ));
    assert_eq!(world.send(open).status, 200);
    let post = |name: &str| {
        let fields: [(&str, &[u8]); 3] = [("key", b"k"), ("file", b"x"), (name, b"private")];
        world.send(Request::form("/", &fields).header("Host", HOST))
    };
    for name in ["acl", "Content-Type", "x-cos-meta-a", "policy"] {
        let answer = post(name);
        assert_eq!(refused(&answer), (400, "InvalidArgument"), "{name}");
        assert!(reason(&answer).contains(name) && reason(&answer).contains("behind the file"));
    }
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
    assert_eq!(post("submit").status, 204);
    let entry = world.admin("GET", "requests?limit=1", "").json();
    assert_eq!(entry[0]["ignored"][0], "field submit", "{entry}");
}

#[test]
fn a_digest_of_a_whole_form_is_refused_and_that_of_its_file_compared() {
    let world = World::new();
    let digest = "ndTkVpW6BOSYJLahdXqT/Q==";
    let answer = world.send(form(&[("key", "k")], &policy(""), b"x").header("Content-MD5", digest));
    assert_eq!(refused(&answer), (501, "NotImplemented"));
    assert!(reason(&answer).contains("the field Content-MD5"), "{}", reason(&answer));
    let answer = world.send(form(&[("key", "k")], &policy(""), b"x").header("Content-MD5", "abc"));
    assert_eq!(refused(&answer), (400, "InvalidDigest"));
    assert_eq!(
        world.send(form(&[("key", "k"), ("Content-MD5", digest)], &policy(""), b"y")).word(),
        "BadDigest"
    );
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
}

#[test]
fn letters_that_no_bucket_of_this_api_has_are_told_from_a_bucket_that_is_missing() {
    let world = World::new();
    let get = |label: &str| {
        let host = format!("{label}-1250000000.cos.ap-guangzhou.myqcloud.com");
        world.send(Request::get("/k").header("Host", &host))
    };
    for label in ["My_Bucket", "my_bucket", "MyBucket", "my.bucket"] {
        assert_eq!(refused(&get(label)), (400, "InvalidBucketName"), "{label}");
    }
    assert_eq!(refused(&get("mybucket")), (404, "NoSuchBucket"));
    assert_eq!(refused(&get("EXAMPLEBUCKET")), (403, "AccessDenied"), "host names have no case");
    assert!(world.admin("POST", "buckets", "{\"name\":\"my_bucket\"}").status < 300);
    assert_eq!(refused(&get("my_bucket")), (403, "AccessDenied"), "one that was made there is reached");
}

#[test]
fn acceleration_has_one_zone() {
    let world = World::new();
    let get = |host: &str| {
        world.send(Request::get("/k").header("Host", &format!("examplebucket-1250000000.{host}")))
    };
    for host in ["cos.accelerate.tencentcos.cn", "cos-internal.accelerate.myqcloud.com"] {
        assert!(get(host).status >= 400 && get(host).word() != "BucketAccelerateNotEnabled", "{host}");
    }
    for host in ["cos.accelerate.myqcloud.com", "cos-internal.accelerate.tencentcos.cn"] {
        assert_eq!(get(host).word(), "BucketAccelerateNotEnabled", "{host}");
    }
}

#[test]
fn a_signature_of_another_scheme_is_refused_by_its_name() {
    let world = World::new();
    let get = |authorization: &str| world.send(unsigned("GET", "/k").header("Authorization", authorization));
    let json = sign::signed(sign::grant());
    for (authorization, told) in [
        ("Bearer abc", "the scheme \"Bearer\""),
        ("Basic dXNlcjpwYXNz", "the scheme \"Basic\""),
        (&json, "a signature of the JSON API"),
        ("nonsense", "no signature that is known"),
    ] {
        let answer = get(authorization);
        assert_eq!(refused(&answer), (403, "AccessDenied"), "{authorization}");
        assert!(reason(&answer).contains(told), "{}", reason(&answer));
        assert!(
            reason(&answer).contains("q-sign-algorithm=sha1") && reason(&answer).contains("AWS4-HMAC-SHA256")
        );
    }
}

#[test]
fn switches_and_zones_have_known_words() {
    let world = World::new();
    let delete = |quiet: &str| {
        let list = format!("<Delete>{quiet}<Object><Key>k</Key></Object></Delete>");
        world.send(crate::support::xml::delete_many(list))
    };
    world.send(xml_with("PUT", "/k", "x"));
    assert_eq!(refused(&delete("<Quiet>maybe</Quiet>")), (400, "MalformedXML"));
    assert_eq!(world.send(xml("HEAD", "/k")).status, 200, "nothing was deleted");
    for quiet in ["<Quiet>true</Quiet>", "<Quiet>False</Quiet>", ""] {
        assert_eq!(delete(quiet).status, 200, "{quiet}");
    }
    let make = |name: &str, zones: &str| {
        let host = format!("{name}-1250000000.cos.ap-guangzhou.myqcloud.com");
        let document = format!("<CreateBucketConfiguration>{zones}</CreateBucketConfiguration>");
        let put = with_body(Request::new("PUT", "/").header("Host", &host), document);
        world.send(crate::support::xml::sign(put))
    };
    assert_eq!(refused(&make("a", "<BucketAZConfig>three</BucketAZConfig>")), (400, "MalformedXML"));
    for (name, zones) in [
        ("a", "<BucketAZConfig>MAZ</BucketAZConfig>"),
        ("b", "<BucketAZConfig>OAZ</BucketAZConfig>"),
        ("c", ""),
    ] {
        assert_eq!(make(name, zones).status, 200, "{zones}");
    }
}

#[test]
fn parameters_of_a_list_of_buckets_that_need_each_other_come_together() {
    let world = World::new();
    let list = |query: &str| {
        let get = Request::get(format!("/?{query}")).header("Host", "service.cos.myqcloud.com");
        world.send(crate::support::xml::sign(get))
    };
    for query in ["tagvalue=v", "create-time=1", "range=gt", "create-time=1&range=about"] {
        assert_eq!(refused(&list(query)), (400, "InvalidArgument"), "{query}");
    }
    for query in ["tagkey=k&tagvalue=v", "tagkey=k", "create-time=1&range=gt", "region=ap-guangzhou"] {
        assert_eq!(list(query).status, 200, "{query}");
    }
}

#[test]
fn what_settings_only_store_is_checked_as_well() {
    let world = World::new();
    let versioning = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    world.send(xml_with("PUT", "/?versioning", versioning));
    let replication = |status: &str| {
        let document = format!(
            "<ReplicationConfiguration><Role>qcs::cam::uin/1:uin/1</Role><Rule><Status>Enabled</Status>\
             <SourceSelectionCriteria><SseKmsEncryptedObjects><Status>{status}</Status>\
             </SseKmsEncryptedObjects></SourceSelectionCriteria><Destination><Bucket>qcs::cos:ap-beijing::to-1250000000</Bucket>\
             </Destination></Rule></ReplicationConfiguration>"
        );
        world.send(xml_with("PUT", "/?replication", document))
    };
    assert_eq!(refused(&replication("maybe")), (400, "MalformedXML"));
    assert_eq!(replication("Enabled").status, 200);
    let inventory = |filter: &str| {
        let document = format!(
            "<InventoryConfiguration><Id>a</Id><IsEnabled>true</IsEnabled><IncludedObjectVersions>All\
             </IncludedObjectVersions><Filter>{filter}</Filter><Schedule><Frequency>Daily</Frequency>\
             </Schedule><Destination><COSBucketDestination><Format>CSV</Format>\
             <Bucket>qcs::cos:ap-guangzhou::l-1250000000</Bucket></COSBucketDestination></Destination></InventoryConfiguration>"
        );
        world.send(xml_with("PUT", "/?inventory&id=a", document))
    };
    for (filter, code) in [
        ("<StorageClass>GOLD</StorageClass>", "MalformedXML"),
        ("<And><StorageClass>GOLD</StorageClass></And>", "MalformedXML"),
        ("<Tag><Key></Key><Value>v</Value></Tag>", "InvalidTag"),
        ("<Period><StartTime>soon</StartTime></Period>", "MalformedXML"),
        ("<Period><StartTime>2</StartTime><EndTime>1</EndTime></Period>", "InvalidArgument"),
    ] {
        assert_eq!(refused(&inventory(filter)), (400, code), "{filter}");
    }
    let sound = "<Prefix>a</Prefix><Period><StartTime>1</StartTime><EndTime>2</EndTime></Period>";
    assert_eq!(inventory(sound).status, 200);
    let tiering = |more: &str, frequent: &str| {
        let document = format!(
            "<IntelligentTieringConfiguration><Id>b</Id>{more}<Status>Enabled</Status><Tiering><AccessTier>\
             ARCHIVE_ACCESS</AccessTier><Days>90</Days>{frequent}</Tiering></IntelligentTieringConfiguration>"
        );
        world.send(xml_with("PUT", "/?intelligent-tiering&id=b", document))
    };
    let tagged = "<Filter><Tag><Key></Key><Value>v</Value></Tag></Filter>";
    assert_eq!(refused(&tiering(tagged, "")), (400, "InvalidTag"));
    assert_eq!(refused(&tiering("", "<RequestFrequent>7</RequestFrequent>")), (400, "MalformedXML"));
    assert_eq!(
        tiering(&tagged.replace("<Key>", "<Key>k"), "<RequestFrequent>1</RequestFrequent>").status,
        200
    );
}
