//! Formats and encodings, through the program: what a reader sees is judged, the rest is not, and
//! places are those of the file's bytes.

use serde_json::Value;

use crate::runner::Sayso;

const WORDS: &str = "The SRE calls on ChatGPT";

/// The findings of one file, and what was said on standard error.
fn check(name: &str, content: &[u8]) -> (Vec<Value>, String) {
    let folder = Sayso::new().file(name, content);
    let ran = folder.run(&format!("check --isolated --output-format json {name}"));
    let report: Value = serde_json::from_str(&ran.stdout).expect("a report");
    let findings = report["findings"].as_array().expect("findings");
    (findings.clone(), ran.stderr)
}

/// `@` in each text means the banned words; the number says how often they are seen.
#[track_caller]
fn seen(name: &str, cases: &[(&str, usize)]) {
    for (markup, times) in cases {
        let text = markup.replace('@', WORDS);
        let (findings, _) = check(name, text.as_bytes());
        assert_eq!(findings.len(), *times, "{text}\n{findings:#?}");
    }
}

#[test]
fn a_name_in_an_address_names_nothing() {
    seen(
        "copy.txt",
        &[
            ("The SRE enables access to www.openai.com/chatgpt daily.", 0),
            ("The SRE links to openai.com/chatgpt.", 0),
            ("@. See https://openai.com/chatgpt.", 1),
            ("Ünï: the SRE calls on ChatGPT/GPT-5.\r\n", 1),
        ],
    );
}

#[test]
fn html_is_read_as_a_reader_sees_it() {
    seen(
        "page.html",
        &[
            ("", 0),
            ("<title>@</title>", 1),
            ("<meta name=description content='@'>", 1),
            ("<meta property='og:title' content='@'>", 1),
            ("<meta name=keywords content='@'>", 0),
            ("<meta http-equiv=refresh content='@'>", 0),
            ("<img alt='@' data-x='@' src='@'>", 1),
            ("<a aria-label='@' title='@' href='@'>x</a>", 2),
            ("<p>The SRE calls<br>on ChatGPT", 1),
            ("<p>The SRE calls<p>on ChatGPT", 0),
            ("<div>The SRE calls<div>on ChatGPT</div></div>", 0),
            ("<table><tr><td>The SRE calls<td>on ChatGPT</table>", 0),
            ("<p>The SRE ca<b>ll</b>s on Chat<wbr>GP&shy;T", 1),
            ("<p>The SRE calls&#x20;on &#67;hatGPT", 1),
            ("<p hidden>@</p>", 0),
            ("<p style='display: none'>@</p>", 1),
            ("<script>'@'</script><style>/* @ */</style>", 0),
            ("<template>@</template><!-- @ --><code>@</code>", 0),
            ("<noscript>@</noscript>", 1),
            ("\u{FEFF}<p>Ünï <em>The SRE\r\ncalls</em> on ChatGPT\r\n", 1),
            (
                "x <!-- sayso-ignore calls-on: quoted --><p>@</p><p>@</p>",
                1,
            ),
            (
                "<iframe title='x'></iframe><!-- sayso-ignore calls-on: quoted --><p>@</p>",
                0,
            ),
            ("<p>a <!-- sayso-ignore calls-on: quoted -->@</p>", 0),
        ],
    );
}

#[test]
fn markdown_is_read_as_a_reader_sees_it() {
    seen(
        "page.md",
        &[
            ("", 0),
            ("---\ntitle: \"@\"\n# @\n---\n", 1),
            ("---\ntext: >\n  The SRE calls\n  on ChatGPT\n---\n", 1),
            ("+++\ntitle = '@'\nhighlights = ['@']\n+++\n", 2),
            ("# The SRE *calls* on ChatGPT", 1),
            ("@\n===", 1),
            ("The SRE ca**ll**s on Chat&shy;G\\PT", 0),
            ("The SRE ca**ll**s on Chat&shy;G&#80;T", 1),
            ("- @\n  1. The SRE calls\n     on ChatGPT", 2),
            ("> The SRE calls\n> on ChatGPT.", 1),
            (
                "| A | B |\n|---|---|\n| The SRE calls | on ChatGPT |\n| @ | x |",
                1,
            ),
            ("x[^1]\n\n[^1]: @.", 1),
            ("[@](https://x.y '@') ![@](a.png)", 3),
            ("[x][r]\n\n[r]: https://x '@'", 1),
            ("`@`\n\n    @\n\n```\n@\n```", 0),
            ("<div class='@'>@</div>\n\n<!-- @ -->", 1),
            ("The SRE <b>calls</b> on <i>ChatGPT</i>.", 1),
            ("~~@~~\n\n- [x] @", 2),
            ("The SRE calls\\\non ChatGPT", 1),
            ("The SRE calls\n\non ChatGPT", 0),
            ("> [!NOTE]\n> @.", 1),
            ("<details><summary>@</summary>\n\n@\n\n</details>", 2),
            ("\u{FEFF}Ünï\r\n\r\nThe SRE calls\r\non ChatGPT\r\n", 1),
            ("<!-- sayso-ignore calls-on: quoted -->\n\n@\n\n@", 1),
        ],
    );
}

#[test]
fn places_are_bytes_of_the_file_in_any_encoding() {
    let text = "Ünï 😀 The SRE calls on ChatGPT — café.\r\n";
    let wide = |big: bool, mark: bool| -> Vec<u8> {
        let bytes = |u: u16| {
            if big {
                u.to_be_bytes()
            } else {
                u.to_le_bytes()
            }
        };
        let mark = mark.then_some(0xFEFF);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let cases = [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with a mark", marked),
        ("UTF-16LE", wide(false, false)),
        ("UTF-16LE with a mark", wide(false, true)),
        ("UTF-16BE", wide(true, false)),
        ("UTF-16BE with a mark", wide(true, true)),
    ];
    for (encoding, bytes) in cases {
        let (findings, stderr) = check("copy.txt", &bytes);
        assert_eq!((findings.len(), stderr.as_str()), (1, ""), "{encoding}");
        let at = |end: &str, unit: &str| {
            let number = findings[0]["span"][end][unit].as_u64();
            usize::try_from(number.expect("a number")).expect("a size")
        };
        assert_eq!(
            (at("start", "line"), at("start", "column")),
            (1, 15),
            "{encoding}"
        );
        assert_eq!(at("start", "utf16"), 16, "{encoding}");
        let raw = &bytes[at("start", "byte")..at("end", "byte")];
        let ascii: Vec<u8> = raw.iter().copied().filter(|b| *b != 0).collect();
        assert_eq!(ascii, b"calls on ChatGPT", "{encoding}");
    }
}

#[test]
fn other_encodings_are_reported_and_damage_does_no_harm() {
    let cases: [(&[u8], usize, &str); 4] = [
        (b"caf\xE9. The SRE calls on ChatGPT.", 1, "windows-1252"),
        (b"The SRE calls on ChatGPT. \xE2\x82", 1, "not UTF-8"),
        (b"\xFF\xFEa\0b", 0, "odd number"),
        (b"\xFF\xFE\0\0a\0\0\0", 0, "UTF-32"),
    ];
    for (bytes, times, told) in cases {
        let (findings, stderr) = check("copy.txt", bytes);
        assert_eq!(findings.len(), times, "{bytes:?}");
        assert!(stderr.contains(told), "{stderr}");
    }
}
