//! Tables of texts and the identifiers in them.

use super::*;

fn found(prose: &str) -> Vec<&str> {
    let mut marks = Vec::new();
    mark(prose, &mut marks);
    marks.retain(|m| m.kind != MarkKind::Code);
    let ends = marks.windows(2).all(|w| w[0].span.end <= w[1].span.start);
    assert!(ends, "{prose}: they overlap or are out of order");
    marks.iter().map(|m| &prose[m.span.range()]).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (prose, want) in cases {
        assert_eq!(found(prose), *want, "{prose}");
        let dressed = format!("\u{FEFF}\r\n{prose}\r\n");
        assert_eq!(found(&dressed), *want, "{dressed:?}");
        let quoted = format!("(“{prose}”)");
        assert_eq!(found(&quoted), *want, "{quoted:?}");
    }
}

#[test]
fn addresses_and_hosts() {
    check(&[
        ("", &[]),
        ("no: address, w@ or www here", &[]),
        (
            "See https://openai.com/x?a=b, then",
            &["https://openai.com/x?a=b"],
        ),
        ("(http://a.b/c_(d)).", &["http://a.b/c_(d)"]),
        ("at http://a.b!", &["http://a.b"]),
        ("ann.lee@example.co.uk.", &["ann.lee@example.co.uk"]),
        ("mailto:x@y.z www.a.de/é!", &["mailto:x@y.z", "www.a.de/é"]),
        (
            "‘ftp://a.b/c’ s3://bucket/e-mail",
            &["ftp://a.b/c", "s3://bucket/e-mail"],
        ),
        (
            "git@acme.com:org/e-mail.git",
            &["git@acme.com", "org/e-mail.git"],
        ),
        (
            "at acme.io/e-mail, bit.ly/e-mail",
            &["acme.io/e-mail", "bit.ly/e-mail"],
        ),
        ("docs.rs or example.travel.", &["docs.rs", "example.travel"]),
        ("OpenAI.com/chatgpt", &["OpenAI.com/chatgpt"]),
        ("localhost:3000/e-mail", &["localhost:3000/e-mail"]),
        ("the tel:+1-800 line, note:it", &["tel:+1-800"]),
        ("acme.io’s page", &["acme.io"]),
        ("用 acme.io/a，好", &["acme.io/a"]),
        ("arn:aws:s3::e-mail", &["arn:aws:s3::e-mail"]),
    ]);
}

#[test]
fn sentences_without_spaces_are_no_hosts() {
    check(&[
        ("ChatGPT.Then it sleeps.", &[]),
        ("Acme Inc. and e.g.the, i.e.that, Ph.D.student", &[]),
        ("Fast.Simple.Seamless.", &[]),
        ("at 3 p.m.sharp in the U.S.A or v. 2", &[]),
        ("ChatGPT:it and Step 1:Enable", &[]),
        ("1.2 or 3.5-inch, 2.the", &[]),
        ("we…run “it”…and", &[]),
        ("see docs/a/b.Then it", &["docs/a/b"]),
        ("我们用github做", &[]),
    ]);
}

#[test]
fn paths() {
    check(&[
        ("in docs/javascript/readme.", &["docs/javascript/readme"]),
        ("../e-mail/x, ./a/b; ~/a!", &["../e-mail/x", "./a/b", "~/a"]),
        (
            ".github/workflows /etc/e-mail",
            &[".github/workflows", "/etc/e-mail"],
        ),
        (
            "C:\\e-mail\\x and \\\\host\\x",
            &["C:\\e-mail\\x", "\\\\host\\x"],
        ),
        (
            "src/e-mail, e-mail/ and a/{id}/e-mail",
            &["src/e-mail", "e-mail/", "a/{id}/e-mail"],
        ),
        (
            "docs/README.md or **/e-mail",
            &["docs/README.md", "**/e-mail"],
        ),
        ("the GET /v1/e-mail call", &["/v1/e-mail"]),
        ("pass /E-MAIL here", &["/E-MAIL"]),
        ("dir/é/ñ", &["dir/é/ñ"]),
        (
            "app/api-reference/cacheLife",
            &["app/api-reference/cacheLife"],
        ),
    ]);
}

#[test]
fn slashes_in_prose() {
    check(&[
        ("and/or he/she s/he w/o n/a I/O", &[]),
        ("Mac/Windows client/server 24/7 24/7/365", &[]),
        ("Slack/Teams/ChatGPT, he/she/they", &[]),
        ("best-in-class/world-class e-mail/phone", &[]),
        ("Inc./Ltd, e.g./i.e., 1.2/1.3, km/h", &[]),
        ("Node.js/ChatGPT", &[]),
        ("on 11/23/2026", &[]),
        ("\"Slack\"/Teams", &[]),
    ]);
}

#[test]
fn file_names_and_members() {
    check(&[
        ("open e-mail.txt.", &["e-mail.txt"]),
        (
            "javascript.config.ts, README.md",
            &["javascript.config.ts", "README.md"],
        ),
        ("E-MAIL.TXT (see .env)", &["E-MAIL.TXT", ".env"]),
        ("Use Node.js.", &["Node.js"]),
        ("ns.member a.is", &["ns.member", "a.is"]),
        ("System.Text.Json is fast", &["System.Text.Json"]),
        ("com.acme.EmailService", &["com.acme.EmailService"]),
        ("README.md's text", &["README.md"]),
        (
            "v1.2.3-beta, javascript@1.2, foo==1.2",
            &["v1.2.3-beta", "javascript@1.2", "foo==1.2"],
        ),
        ("*.e-mail", &["*.e-mail"]),
    ]);
}

#[test]
fn signs_at_the_start() {
    check(&[
        ("by @javascript, @scope/pkg", &["@javascript", "@scope/pkg"]),
        ("the #hashtag and #1", &["#hashtag"]),
        ("use --e-mail or -e", &["--e-mail", "-e"]),
        ("find -name it", &["-name"]),
        (
            "$WHITELIST %WHITELIST% $5 100%",
            &["$WHITELIST", "%WHITELIST%"],
        ),
        ("=e-mail", &[]),
        ("X-Frame-Options, X-ray", &["X-Frame-Options"]),
        ("fast--and -- good", &[]),
        ("+50 ~5 *bold* _it_ __strong__", &[]),
    ]);
    assert_eq!(found("-Seamless\n  -seamless\r\n-a"), ["-a"]);
}

#[test]
fn signs_inside() {
    check(&[
        (
            "user_e-mail WHITE_LIST a_b.",
            &["user_e-mail", "WHITE_LIST", "a_b"],
        ),
        (
            "a::b x->y lang=javascript",
            &["a::b", "x->y", "lang=javascript"],
        ),
        ("R&D, AT&T, C++, C#, a+b, 5%", &[]),
        ("best-in-class never-before-seen", &[]),
        ("and\\or page#part issue#12", &["and\\or", "page#part"]),
    ]);
}

#[test]
fn names_in_signs() {
    check(&[
        (
            "Hi {e-mail}, {javascript} {user.name}",
            &["{e-mail}", "{javascript}", "{user.name}"],
        ),
        ("{an e-mail} {} {{ {5} {e-mail", &[]),
        (
            "a [[e-mail]], [[e-mail|x e-mail]]",
            &["[[e-mail]]", "[[e-mail"],
        ),
        ("[e-mail] [see] [[e-mail] [[the e-mail]]", &[]),
        (
            "type <e-mail> or <javascript>",
            &["<e-mail>", "<javascript>"],
        ),
        ("a < b > c <é", &[]),
        ("sent :e-mail: off", &[":e-mail:"]),
        ("at 12:30:15, note: it", &[]),
        (":::e-mail", &[":::e-mail"]),
        ("see acme/e-mail#12, a/b#c", &["acme/e-mail#12", "a/b#c"]),
        ("as text/javascript or text/email", &["text/javascript"]),
        ("application/x-e-mail", &["application/x-e-mail"]),
    ]);
}

#[test]
fn calls() {
    check(&[
        (
            "foo() and Execute(Request).",
            &["foo()", "Execute(Request)"],
        ),
        ("list.sort(k), callOn(x)", &["list.sort(k)", "callOn(x)"]),
        ("Execute(Request,Reply)", &["Execute(Request,Reply)"]),
        ("agent(s), Acme(TM), 510(k), Salesforce(CRM)", &[]),
        ("word (aside)", &[]),
    ]);
    let open = [
        ("do print(\"e-mail it\") now", "print(\"e-mail it\")"),
        ("axios.get(url[, config])", "axios.get(url[, config])"),
        ("require('axios').default is", "require('axios').default"),
        ("load(a, b) is", "load(a, b)"),
    ];
    for (prose, call) in open {
        assert_eq!(found(prose), [call], "{prose}");
    }
    assert_eq!(
        found("the docs(and the FAQ) of Acme(or so, it says)"),
        [""; 0]
    );
}

#[test]
fn cost_is_linear() {
    let time = |text: &str| {
        let start = std::time::Instant::now();
        found(text);
        start.elapsed()
    };
    let units = [
        "/", "@", "-", ".", ":", "a.", "a/", "a@", "a:", "(", ")", "a(", "a_", "\\", "=", "#",
        "://", "http://", "a@b.", "A.", "é", "中", "\"(", "a(\"", "--", "->", "www.", "'", "a.A",
        "mailto:",
    ];
    for unit in units {
        for gap in [0, 100, 1500] {
            let chunk = unit.repeat((gap / unit.len()).max(1));
            let gap = if gap == 0 { "" } else { " " };
            let text = format!("{chunk}{gap}").repeat((200_000 / (chunk.len() + 1)).max(1));
            let took = time(&text);
            assert!(took.as_secs() < 2, "{unit:?} took {took:?}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_prose_is_cut_at_characters(
        prose in "[a-cA-C1-2/\\\\@._:=$%#()'\"<>` é中\u{2011}\u{AD}\n\\-*~,;{}!?|+^&]{0,40}|\\PC{0,40}",
    ) {
        found(&prose);
    }
}
