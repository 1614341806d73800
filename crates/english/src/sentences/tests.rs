//! Tables of texts and where they are cut.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

proptest! {
    #[test]
    fn sentences_of_ascii_are_cut_alone_as_in_a_text(
        text in "([a-cA-CI1 .!?\"'()*\n-]|\r\n|\\[1\\]|e\\.g\\. ?|Inc\\. |No\\. |The |yahoo!){0,24}",
    ) {
        let all = sentences(&text);
        for first in 0..all.len() {
            for last in first..all.len().min(first + 3) {
                let alone = &text[all[first].start..all[last].end];
                let there = all[first..=last].iter();
                let there = there.map(|s| s.start - all[first].start..s.end - all[first].start);
                let there: Vec<_> = there.collect();
                prop_assert_eq!(sentences(alone), there, "{:?} of {:?}", alone, text);
            }
        }
    }
}

/// `|` marks where the text is cut; the text itself is the case without it.
const CASES: [&str; 136] = [
    "",
    " \r\n\t",
    "No mark at all",
    "One.Two.",
    "One. |Two.",
    "The SRE enables access. |It calls on ChatGPT.",
    "Really? |Yes! |Good.",
    "Really?! |Yes.",
    "what? |no.",
    "wow! |it works.",
    "Yahoo! is a brand. |It is.",
    "He uses Yahoo! and Bing.",
    "Dr. Smith and Mr. Jones met Mrs. Brown.",
    "Prof. Ada Byron spoke. |Sen. Lee did not.",
    "Some tools, e.g. OpenAI's models, help.",
    "One tool, i.e. ChatGPT, helps.",
    "Azure vs. Bedrock. |A comparison.",
    "OpenAI Inc. calls on partners.",
    "It was OpenAI Inc. |The deal closed.",
    "Microsoft Corp. Chief Executive Satya Nadella spoke.",
    "Apple Inc. CEO Tim Cook spoke.",
    "The U.S. Government agreed.",
    "It runs in the U.S. |The rest follows.",
    "It runs in the U.K. today.",
    "See No. 5 for details.",
    "Is it ready? |No. |The SRE is late.",
    "See Fig. 2 and Sec. 3.1 below.",
    "It starts on Jan. 5 in Seattle.",
    "It started in Jan. |Sales rose.",
    "It takes approx. 5 minutes.",
    "J. Smith and Sam H. Altman met.",
    "We chose plan B. |The rest failed.",
    "Version 5.2 is out. |Version 5.3 is not.",
    "Use v. 5.2 or later.",
    "Brown v. Board was decided.",
    "It costs $4.50. |That is cheap.",
    "It grew 3.5 percent to 1,000.5 units.",
    "Visit openai.com. |Then log in.",
    "Node.js calls api.openai.com/v1 often.",
    "Wait... it works.",
    "Wait... |It works.",
    "Wait… it works.",
    "Wait… |It works.",
    "He said \"It works. |It scales.\" and left.",
    "\"It works!\" she said.",
    "\"Does it work?\" she asked.",
    "\"It works.\" |She left.",
    "“It works.” |“It scales.”",
    "It works (mostly). |It scales.",
    "(It works.) |It scales.",
    "It works (see the docs.) and scales.",
    "It works.[1] |It scales.[12] |Good.",
    "It works.¹ |It scales.",
    "It works.* |It scales.",
    "It works.† |It scales.",
    "The SRE enables\naccess to ChatGPT.",
    "The SRE enables\r\naccess to ChatGPT.",
    "The SRE enables access.\n|It calls on ChatGPT.",
    "Heading without a mark\n\n|The SRE works.",
    "Heading\r\n\r\n|Text",
    "Heading\n \n|Text",
    "Heading\u{2029}|Text",
    "One\rtwo",
    "1. Install the agent. |2. Run it.",
    "It has 5. |Then 6.",
    "The meeting is at 10 a.m. Eastern time.",
    "The meeting is at 10 a.m. |The call follows.",
    "She has a Ph.D. in physics.",
    "He lives in Washington, D.C. |He works there.",
    "We sell bags, shoes, etc. |Customers like it.",
    "We sell bags, etc. and more.",
    "Smith et al. show this.",
    "Martin Luther King Jr. spoke.",
    "The iPhone is new. |iPhone users like it.",
    "It is new. |eBay uses it.",
    "It is new. openai.com is a host.",
    "It is new. |5 users like it.",
    "It is new. |$5 is cheap.",
    "It is new! |🎉 Try it.",
    "你好。|世界！|好？",
    "\u{feff}One. |Two.",
    "One.\u{a0}|Two.",
    "One.\u{3000}|Two.",
    "One.\u{2028}|Two.",
    "One.  |Two.   |Three.",
    "Élan vital. |École normale.",
    "A question?|Yes",
    "The SRE enables access to ChatGPT.|Then it sleeps.",
    "The SRE enables access to ChatGPT.|It works.|We like it",
    "It enables access to ChatGPT.|[Learn more](x)",
    "It enables access to ChatGPT.|[Docs](x)",
    "It is fast.|Seamless setup.",
    "It works.¹|The rest follows.",
    "It works.\"|The rest follows.",
    "It works (mostly).|The rest follows.",
    "It grew 40%.|The rest follows.",
    "It came in 2024.|The rest follows.",
    "It works…|The rest follows.",
    "It works!|Try it.",
    "It works!Seamless.ly",
    "ChatGPT:|it is fast",
    "Step 1:|Enable access to OpenAI models:",
    "Note:|Click here.",
    "1)|Enable access to ChatGPT",
    "(2)|Enable access. |3)|Run it.",
    "1.|Enable access.\r\n\r\n|2.|Run it.",
    "a)|Enable access",
    "1)enable access",
    "Use System.Out here.",
    "Use http.Client and fmt.Println for it.",
    "Use Foo.Bar.Then for it.",
    "ASP.NET and Node.js and README.MD",
    "v1.Beta is out",
    "See example.Com now",
    "Mr.Smith and St.John met.",
    "The U.S.The",
    "e.g.The rest",
    "Execute.(Request)",
    "It is at 10:30 on localhost:8080.",
    "std::Vec and node:fs and svg:rect",
    "AWS re:Invent is here, and Re:Invent too",
    "Write mailto:Ann@x.yz",
    "C:Users and c:\\Users",
    "urn:Isbn:Four",
    "see foo/bar.Then or a_b:It",
    "Note:|Économie",
    "Le prix.Économie",
    "x?y=Z&Key=a",
    "Really?|Then go.",
    "Yahoo!Mail is a name",
    ":smile:It",
    "call on.me",
    "!!! |Go",
    "...",
    "x.)))) |Y",
    "The agent (v. 2) works. |Is it new? |Maybe.",
];

/// The text of a case, and the same with `|` where `sentences` cuts it.
fn cut(case: &str) -> (String, String) {
    let text = case.replace('|', "");
    let mut marked = String::new();
    let mut at = 0;
    for (index, range) in sentences(&text).into_iter().enumerate() {
        marked.push_str(&text[at..range.start]);
        marked.push_str(if index > 0 { "|" } else { "" });
        at = range.start;
    }
    marked.push_str(&text[at..]);
    (text, marked)
}

#[test]
fn cuts_where_a_reader_would() {
    let wrong: Vec<(String, &str)> = CASES
        .iter()
        .map(|case| (cut(case).1, *case))
        .filter(|(got, want)| got != want)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn ranges_are_trimmed_ordered_and_apart() {
    for case in CASES {
        let (text, _) = cut(case);
        let found = sentences(&text);
        let mut end = 0;
        for range in &found {
            assert!(end <= range.start && range.start < range.end, "{text:?}");
            let body = &text[range.clone()];
            assert_eq!(body, body.trim(), "{text:?}");
            assert!(text[end..range.start].trim().is_empty(), "{text:?}");
            end = range.end;
        }
        assert!(text[end..].trim().is_empty(), "{text:?}");
    }
}

#[test]
fn an_offset_finds_its_sentence() {
    let text = "  One two. Three.";
    let found = sentences(text);
    assert_eq!(sentence_at(&found, 0), None);
    assert_eq!(sentence_at(&found, 2), Some(2..10));
    assert_eq!(sentence_at(&found, 10), Some(2..10));
    assert_eq!(sentence_at(&found, 12), Some(11..17));
    assert_eq!(sentence_at(&found, 99), Some(11..17));
    assert_eq!(sentence_at(&[], 0), None);
}

/// Where no English knowledge is needed, the cuts are those of UAX #29.
#[test]
fn agrees_with_the_standard_on_plain_prose() {
    let words = [
        "The", "agent", "works", "in", "Seattle", "5.2", "now", "5", "well",
    ];
    let marks = [". ", "! ", "? ", ".\" ", ", ", " ", " ", "... ", ".) "];
    let mut seed = 7_u32;
    let mut draw = |n: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) as usize % n
    };
    for _ in 0..2_000 {
        let mut text = String::from("Agents work");
        for _ in 0..12 {
            text.push_str(marks[draw(marks.len())]);
            text.push_str(words[draw(words.len())]);
        }
        // The standard waits for the next letter before it cuts in front of a number.
        if ["? 5", "! 5", ". 5", "\" 5", ") 5"]
            .iter()
            .any(|n| text.contains(n))
        {
            continue;
        }
        let ours: Vec<&str> = sentences(&text).into_iter().map(|r| &text[r]).collect();
        let standard: Vec<&str> = text.split_sentence_bounds().map(str::trim).collect();
        assert_eq!(ours, standard, "{text}");
    }
}

#[test]
fn hostile_input_takes_linear_time() {
    let pieces = [
        ". ", ".", " ", "(", ")", ".)", ".(", "a. ", "A. ", "1. ", "\n", ".\n", "\r\n", "\"",
        "! (", "…", "。", "[1", ".[1]", "Dr. ", "\u{2029}", "U.S.", "é",
    ];
    let started = Instant::now();
    for piece in pieces {
        let text = piece.repeat(200_000 / piece.len());
        let found = sentences(&text);
        assert!(found.len() <= text.len());
        let spread = format!("Mr. {text}");
        assert!(!sentences(&spread).is_empty());
    }
    // It takes two seconds without optimisation; looking twice at everything would take hours.
    assert!(started.elapsed() < Duration::from_secs(60));
}
