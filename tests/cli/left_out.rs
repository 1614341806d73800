//! What people see is judged however it is marked up, and what is left out is counted and explained.

use crate::lexicon::lexicon;
use crate::runner::Sayso;

/// A lexicon of words that nothing excuses.
fn words() -> String {
    let phrases = [
        "seamless*",
        "guarantee~",
        "best-in-class",
        "github",
        "click here",
    ];
    lexicon("house", &[(&phrases, "")]) + "denied = \"off\"\n"
}

/// How often each word is found in a file of this name and content.
fn found(name: &str, content: &str) -> usize {
    let folder = Sayso::new().file("house.toml", words()).file(name, content);
    let line = format!("check --isolated --lexicon house.toml --output-format concise {name}");
    folder.run(&line).stdout.matches("house/rule-1").count()
}

#[test]
fn words_that_touch_are_found() {
    let cases = [
        (
            "a.html",
            "<p>Best-in-class<sup>1</sup> service is guaranteed.<sup>2</sup></p>",
            2,
        ),
        ("a.html", "<span class=\"badge\">New</span>Seamless", 1),
        ("a.html", "<a href=x>GitHub</a><a href=y>Seamless</a>", 2),
        (
            "a.html",
            "<p>It is fast.<a href=x>Seamless setup</a></p>",
            1,
        ),
        ("a.html", "sea<b>ml</b>ess H<sub>2</sub>O", 1),
        (
            "a.md",
            "Best-in-class<sup>1</sup> service is guaranteed.[^1]\n\n[^1]: Or so.\n",
            2,
        ),
        ("a.md", "It is fast.[Seamless setup](x)[GitHub](y)\n", 2),
        ("a.txt", "我们用github做。\r\n\r\ngithubで\r\n", 2),
        ("a.txt", "It is fast.Seamless setup is guaranteed.¹\n", 2),
        ("a.txt", "Step 1:Click here\n\n2)Click here\n", 2),
        ("a.txt", "Please click\nHere are the tips.\n", 0),
        ("a.txt", "Then you may click\nhere for tips.\n", 1),
        ("a.txt", "", 0),
    ];
    for (name, content, want) in cases {
        assert_eq!(found(name, content), want, "{content}");
    }
}

#[test]
fn hidden_text_is_read_where_people_see_it() {
    let cases = [
        ("<div style=\"display:none;max-height:0\">Seamless</div>", 1),
        ("<div aria-hidden=\"true\"><p>Seamless</div>", 1),
        ("<!--[if mso]><p>Seamless</p><![endif]-->", 1),
        ("<![if !mso]>Seamless<![endif]>", 1),
        ("<svg><title>Seamless</title></svg>", 1),
        ("<template><p title=seamless>Seamless</template>", 0),
        (
            "<p translate=\"no\">Seamless</p><p class=notranslate>Seamless",
            0,
        ),
        ("<p>Try <b translate=no>Seamless</b></p>", 0),
        ("<p lang=de>Seamless</p><p lang=en>Seamless", 1),
        (
            "<p>Unsere Plattform garantiert Ihren Kunden eine einfache Einrichtung mit GitHub</p>",
            0,
        ),
        ("<!-- Seamless --><script>Seamless</script>", 0),
    ];
    for (content, want) in cases {
        assert_eq!(found("a.html", content), want, "{content}");
    }
}

#[test]
fn an_edit_inside_a_conditional_comment_is_written() {
    let lexicon = lexicon("house", &[(&["seamless*"], "smooth")]);
    let page = "<p>a<!--[if mso]><td>So seamless</td><![endif]--></p>\r\n";
    let folder = Sayso::new()
        .file("house.toml", lexicon)
        .file("a.html", page);
    folder.run("fix --isolated --unsafe --lexicon house.toml a.html");
    assert_eq!(folder.read("a.html"), page.replace("seamless", "smooth"));
}

#[test]
fn what_is_left_out_is_explained_and_counted() {
    let page = "<template>Seamless</template>\n<p lang=de>Seamless</p>\n<!-- Seamless -->\n\
                <p>See <code>seamless</code> at https://x.yz</p>\n<p hidden>Seamless</p>\n";
    let folder = Sayso::new()
        .file("house.toml", words())
        .file("a.html", page);
    let reasons = [
        (1, "hidden: <template>"),
        (2, "other language: lang=de"),
        (3, "comment"),
        (4, "code\n"),
        (4, "link address"),
        (5, "hidden: the hidden attribute"),
    ];
    for (line, reason) in reasons {
        folder
            .run(&format!(
                "explain --isolated --lexicon house.toml a.html:{line}"
            ))
            .code(0)
            .stdout_has(&format!("not judged: {reason}"));
    }
    let line = "check --isolated --lexicon house.toml --statistics a.html";
    let ran = folder.run(line).code(0);
    ran.stdout_has("Text that was left out:");
    let report = folder.run(&format!("{line} --output-format json")).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["summary"]["left_out"]["hidden"], 2);
    assert_eq!(report["summary"]["left_out"]["other language"], 1);
}
