//! Tables and properties of folding.

use proptest::prelude::*;

use super::*;

fn folded(text: &str) -> String {
    fold(text, 0).text
}

#[test]
fn every_dress_folds_to_the_plain_form() {
    let cases = [
        ("", ""),
        ("ENABLES Access", "enables access"),
        ("enables  \t access", "enables access"),
        ("enables\r\naccess", "enables access"),
        ("enables\u{a0}\u{2009}access", "enables access"),
        ("enables\u{2028}access", "enables access"),
        ("\u{feff}enables access", "enables access"),
        ("en\u{ad}ables ac\u{200b}cess", "enables access"),
        ("en-\nables ac-\r\n  cess", "enables access"),
        ("en\u{2010}\nables", "enables"),
        ("en\u{ad}\nables EN\u{ad}\nABLES", "enables enables"),
        ("enables ac\u{0}cess", "enables access"),
        ("en\u{e0041}ables\u{fe0f} access", "enables access"),
        ("\u{202e}enables\u{202c} access", "enables access"),
        ("ｅｎａｂｌｅｓ　ＡＣＣＥＳＳ", "enables access"),
        ("𝐞𝐧𝐚𝐛𝐥𝐞𝐬 𝓪𝓬𝓬𝓮𝓼𝓼", "enables access"),
        ("enаbles аccess", "enables access"),
        ("ОреnАІ", "openai"),
        ("Сһаtgрt Ϲhatgpt", "chatgpt chatgpt"),
        ("ﬁne oﬃce", "fine office"),
        (
            "Straße İstanbul ΛΟΓΟΣ λόγος",
            "strasse istanbul λογοσ λόγοσ",
        ),
        ("cafe\u{301} CAFÉ", "café café"),
        ("risk\u{2011}free risk\u{2212}free", "risk-free risk-free"),
        ("GPT–5 and – so — on", "gpt-5 and – so — on"),
        (
            "“OpenAI’s” «ChatGPT» don´t don′t",
            "\"openai's\" \"chatgpt\" don't don't",
        ),
        ("ChatGPT™ on Bedrock® now¹", "chatgpt on bedrock now"),
        (
            "ChatGPT.¹ So “it”,²³ (¹) . ²",
            "chatgpt. so \"it\", (1) . 2",
        ),
        (
            "我们用github做 githubで ChatGPT를",
            "我们用 github 做 github で chatgpt 를",
        ),
        ("בChatGPT ใช้GPT4 5年", "ב chatgpt ใช้ gpt4 5 年"),
        ("café東京 Ωmega µm", "café 東京 ωmega μm"),
    ];
    for (text, want) in cases {
        assert_eq!(folded(text), want, "{text:?}");
    }
}

#[test]
fn what_means_something_else_stays() {
    let cases = [
        ("Chat-\nGPT", "chat- gpt"),
        ("a -\nb", "a - b"),
        ("modern 1l rn", "modern 1l rn"),
        // Russian and Greek, in which single words could pass for Latin.
        ("он у нас сор", "он у нас сор"),
        ("Ο λόγος του", "ο λόγοσ του"),
        ("βeta Δx", "βeta δx"),
        ("東京 ™ 5² x", "東京 tm 5 x"),
    ];
    for (text, want) in cases {
        assert_eq!(folded(text), want, "{text:?}");
    }
}

#[test]
fn spans_map_both_ways() {
    // (prose, folded part, what it maps to)
    let cases = [
        ("Call ON it", "on", "ON"),
        ("en\u{ad}ables access", "enables", "en\u{ad}ables"),
        ("x en-\r\nables y", "enables", "en-\r\nables"),
        ("calls   on\n\nit", "calls on it", "calls   on\n\nit"),
        ("the ﬁne “ChatGPT”", "chatgpt", "ChatGPT"),
        ("the ﬁne one", "fi", "ﬁ"),
        ("Cafe\u{301} x", "é", "e\u{301}"),
    ];
    for (prose, part, want) in cases {
        let lead = "Lead. ";
        let folded = fold(prose, lead.len());
        let at = folded.text.find(part).expect("the folded part is there");
        let span = Span::new(at, at + part.len());
        let origin = folded.to_prose(span);
        let whole = format!("{lead}{prose}");
        assert_eq!(&whole[origin.range()], want, "{prose:?}");
        assert_eq!(folded.to_folded(origin), span, "{prose:?}");
    }
}

#[test]
fn plain_text_needs_no_map() {
    for (text, plain) in [
        ("Plain text\nof two lines - so.", true),
        ("É", true),
        ("", true),
        ("two  spaces", false),
        ("a’s", false),
    ] {
        assert_eq!(fold(text, 3).map.is_none(), plain, "{text:?}");
    }
}

#[test]
fn case_is_kept_where_asked() {
    for (text, want) in [
        ("AWS", "AWS"),
        ("A\u{ad}WS", "AWS"),
        ("ＡＷＳ  Ｘ", "AWS X"),
        ("АWS", "AWS"),
        ("", ""),
    ] {
        assert_eq!(fold_keeping_case(text), want);
    }
}

#[test]
fn long_stretches_cost_bounded_memory_and_linear_time() {
    for text in [
        "é".repeat(300_000),
        "\u{ad}".repeat(300_000),
        "-\n".repeat(300_000),
        "e\u{301}".repeat(200_000),
        "\u{301}".repeat(200_000),
        "а ".repeat(200_000),
    ] {
        let folded = fold(&text, 0);
        assert!(folded.text.len() <= text.len());
    }
}

/// Texts of all characters that a step handles.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "B",
        "e",
        "i",
        "I",
        "z",
        "l",
        "1",
        "5",
        ".",
        ",",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "-",
        "'",
        "\"",
        "–",
        "—",
        "\u{2010}",
        "\u{ad}",
        "\u{200b}",
        "\u{301}",
        "\u{307}",
        "\u{a0}",
        "\u{2028}",
        "é",
        "İ",
        "ı",
        "ß",
        "ς",
        "Σ",
        "а",
        "е",
        "И",
        "й",
        "Г",
        "γ",
        "Ν",
        "І",
        "ﬁ",
        "㎑",
        "¨",
        "´",
        "’",
        "″",
        "ŉ",
        "™",
        "²",
        "½",
        "Ａ",
        "𝐞",
        "東",
        "한",
        "\u{1100}",
        "\u{1161}",
        "ｶ",
        "ﾞ",
        "\u{0}",
        "\u{fe0f}",
        "\u{e0061}",
        "😀",
        "\u{2800}",
        "\u{378}",
    ]);
    let filler = prop::sample::select(vec!["", "", "plain words of a long line ", "CAPS\n"]);
    let long = (pieces.clone(), filler, 0..4usize);
    prop_oneof![
        prop::collection::vec(pieces, 0..24).prop_map(|p| p.concat()),
        prop::collection::vec(long, 0..12).prop_map(|all| {
            let text =
                |(piece, filler, n): (&str, &str, usize)| piece.to_owned() + &filler.repeat(n);
            all.into_iter().map(text).collect()
        }),
        any::<String>(),
    ]
}

/// `phrase` with each letter in a random spelling.
fn disguised(phrase: &'static str) -> impl Strategy<Value = String> {
    prop::collection::vec(0..9u8, phrase.len()).prop_map(move |choices| {
        let disguise =
            |(c, choice): (char, &u8)| match (c, choice) {
                (' ', 1) => "\u{a0}".to_owned(),
                (' ', 2) => " \r\n\t".to_owned(),
                (' ', 3) => "\u{2003}\u{200b}".to_owned(),
                (' ', _) => " ".to_owned(),
                (c, 1) => c.to_uppercase().to_string(),
                (c, 2) => format!("{c}\u{ad}"),
                (c, 3) => format!("\u{200d}{c}"),
                (c, 4) => char::from_u32(c as u32 - 'a' as u32 + 0xFF41)
                    .map_or(String::new(), String::from),
                (c, 5) => char::from_u32(c as u32 - 'a' as u32 + 0x1D41A)
                    .map_or(String::new(), String::from),
                ('a', 6) => "а".to_owned(),
                ('e', 6) => "е".to_owned(),
                ('o', 6) => "ο".to_owned(),
                ('c', 6) => "С".to_owned(),
                (c, _) => c.to_string(),
            };
        phrase.chars().zip(&choices).map(disguise).collect()
    })
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in any_text()) {
        let once = folded(&text);
        prop_assert_eq!(folded(&once), once);
    }

    #[test]
    fn maps_are_monotone_and_total(text in any_text(), base in 0usize..9) {
        let folded = fold(&text, base);
        let mut last = base;
        for (at, c) in folded.text.char_indices() {
            let origin = folded.to_prose(Span::new(at, at + c.len_utf8()));
            prop_assert!(origin.start >= last.min(origin.start) && origin.end >= last);
            prop_assert!(!origin.is_empty() && origin.end <= base + text.len());
            prop_assert!(text.is_char_boundary(origin.start - base));
            prop_assert!(text.is_char_boundary(origin.end - base));
            prop_assert!(folded.to_folded(origin).contains(Span::new(at, at + c.len_utf8())));
            last = origin.end;
        }
    }

    #[test]
    fn any_span_maps_without_a_panic(text in any_text(), a in 0usize..40, b in 0usize..40) {
        let folded = fold(&text, 5);
        let _ = folded.to_folded(Span::new(a.min(b), a.max(b)));
        let _ = folded.to_prose(Span::new(a.min(b), a.max(b)));
    }

    #[test]
    fn random_disguises_fold_away(text in disguised("the agent calls on chatgpt and enables access to open models")) {
        prop_assert_eq!(folded(&text), "the agent calls on chatgpt and enables access to open models");
    }

    #[test]
    fn fast_and_full_path_fold_ascii_alike(text in "([a-cA-C]{0,9}[ \\t\\r\\n.-]{1,2}){0,40}") {
        let mut units = unit::of(&text).collect();
        fold_units_but_case(&mut units);
        case::fold(&mut units);
        let slow: String = units.iter().map(|u| u.c).collect();
        prop_assert_eq!(folded(&text), slow);
    }
}
