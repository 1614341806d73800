//! A report made part by part is, to the byte, that of the whole road.

use std::collections::BTreeMap;
use std::io;

use proptest::prelude::*;

use super::{Cut, Source, Unfit};
use crate::check::Checker;
use crate::document::Format;
use crate::finding::{Level, Outcome, Report};
use crate::output::{Context, Detail, ReportFormat};
use crate::policy::{Origin, Policy, builtin, parse_lexicon};

struct Bytes<'b>(&'b [u8]);

impl Source for Bytes<'_> {
    fn size(&self) -> usize {
        self.0.len()
    }

    fn read(&self, at: usize, most: usize, into: &mut Vec<u8>) -> io::Result<()> {
        let rest = &self.0[at.min(self.0.len())..];
        into.clear();
        into.extend_from_slice(&rest[..most.min(rest.len())]);
        Ok(())
    }
}

/// Names that count in company, conditions that look through the document, and plain wording.
const HOUSE: &str = r#"
[lexicon]
id = "house"
language = "en"
source = "Memo"

[names]
own = ["Acme"]
rival = { members = ["Zenith"], ambiguous = ["Apex"], company = ["rival", "own"] }

[[rule]]
id = "beats"
kind = "banned"
level = "error"
phrases = ["beat~v"]
object = "@rival"
bare = { document = "note" }
claim = { own = "@own" }
message = "Do not say {text}."
source = "Memo"
flag = ["Acme beats Zenith.", "So: Acme beats Zenith.", "Now: Acme beats Zenith."]
pass = ["Rain falls.", "Snow falls.", "Hail falls."]

[[rule]]
id = "best"
kind = "banned"
level = "warning"
phrases = ["world class"]
near = { phrases = ["fine print"], within = "document" }
unless = { phrases = ["in jest"], within = "document" }
message = "Do not say {text}."
source = "Memo"
flag = ["World class, says the fine print.", "So: World class, says the fine print.", "Now: World class, says the fine print."]
pass = ["Rain falls.", "Snow falls.", "Hail falls."]

[[rule]]
id = "leverage"
kind = "preferred"
level = "note"
phrases = ["leverage~v"]
message = "Say “use”."
source = "Memo"
rewrite = ["use~"]
flag = ["We leverage it.", "So: We leverage it.", "Now: We leverage it."]
pass = ["We use it.", "They use it.", "You use it."]
"#;

fn checkers() -> Vec<Checker> {
    let partnership = builtin("ai-partnership")
        .expect("is there")
        .expect("is valid");
    let house = parse_lexicon(HOUSE, "house.toml", Origin::BuiltIn).expect("is valid");
    [
        vec![partnership.clone()],
        vec![house.clone()],
        vec![partnership, house],
    ]
    .into_iter()
    .map(|lexicons| {
        let policy = Policy {
            lexicons,
            ..Policy::default()
        };
        Checker::new(policy).expect("compiles")
    })
    .collect()
}

/// All that any output prints of the report.
fn printed(checker: &Checker, report: Report) -> String {
    let context = Context {
        policy: checker.policy(),
        min_level: Level::Note,
        min_levels: &BTreeMap::new(),
        show_suppressed: true,
        statistics: true,
        detail: Detail::Verbose,
        color: false,
    };
    let outcome = Outcome::new(vec![report], Vec::new());
    let mut out = Vec::new();
    for format in ReportFormat::ALL {
        let rendered = format.renderer().render(&outcome, &context, &mut out);
        rendered.expect("memory takes all");
    }
    String::from_utf8(out).expect("is text")
}

/// Compares both roads, and tells how many findings there are. `None` where only the whole road
/// goes.
fn compare(checker: &Checker, bytes: &[u8], cut: Cut) -> Option<usize> {
    let parts = match checker.check_parts("a.txt", &Bytes(bytes), cut) {
        Ok(report) => report,
        Err(Unfit) => return None,
    };
    let whole = checker.check_bytes("a.txt", bytes, Format::Text, None);
    let shown = String::from_utf8_lossy(bytes);
    let count = parts.findings.len() + parts.approved.len();
    assert_eq!(
        whole.findings.len() + whole.approved.len(),
        count,
        "{cut:?} {shown:?}"
    );
    assert_eq!(whole.problems, parts.problems, "{cut:?} {shown:?}");
    let (parts, whole) = (printed(checker, parts), printed(checker, whole));
    let lines = parts.lines().zip(whole.lines());
    for (parts, whole) in lines {
        assert_eq!(parts, whole, "{cut:?} {shown:?}");
    }
    assert_eq!(parts.len(), whole.len(), "{cut:?} {shown:?}");
    Some(count)
}

const TINY: Cut = Cut {
    piece: 40,
    slack: 400,
    part: 8,
};

#[test]
fn what_stands_far_away_counts() {
    let far = "Seven words stand in every line here.\n\n".repeat(12);
    let far = &far;
    // Which lexicons, a text, and how much is found in it.
    let cases: Vec<(usize, String, Option<usize>)> = vec![
        (0, String::new(), Some(0)),
        (0, far.clone(), Some(0)),
        (0, "\u{FEFF}".to_owned(), Some(0)),
        // An ambiguous name, and its company.
        (
            0,
            format!("Our agents call on Codex.\n\n{far}So says OpenAI."),
            Some(1),
        ),
        (
            0,
            format!("Our agents call on Codex.\n\n{far}So says nobody."),
            Some(0),
        ),
        (
            0,
            format!("It is Codex.\n\n{far}It enables access.\n\n{far}The SRE."),
            Some(1),
        ),
        // Wording without an object, in a document with names.
        (
            0,
            format!("The SRE is here.\n\n{far}It enables access.\n\n{far}ChatGPT."),
            Some(1),
        ),
        (
            0,
            format!("The SRE is here.\n\n{far}It enables access.\n\n{far}Nobody."),
            Some(0),
        ),
        (
            1,
            format!("Acme wins.\n\n{far}It beats.\n\n{far}Zenith is here."),
            Some(1),
        ),
        (
            1,
            format!("Acme wins.\n\n{far}It beats.\n\n{far}Apex is here."),
            Some(1),
        ),
        (
            1,
            format!("Nobody wins.\n\n{far}It beats.\n\n{far}Apex is here."),
            Some(0),
        ),
        // Conditions.
        (1, format!("World class.\n\n{far}The fine print."), Some(1)),
        (
            1,
            format!("World class.\n\n{far}The fine print.\n\n{far}Said in jest."),
            Some(0),
        ),
        (1, format!("World class.\n\n{far}None."), Some(0)),
        // A list behind its colon.
        (
            0,
            format!("{far}The SRE enables access to:\n\n- Llama\n\n- ChatGPT\n\n{far}"),
            Some(1),
        ),
        // Headings, line ends, wide characters, a mark at the start.
        (
            0,
            format!(
                "\u{FEFF}{far}Calm \u{1F600} é\n===\n\n{far}The SRE calls on ChatGPT.\n\n{far}"
            ),
            Some(1),
        ),
        (
            0,
            format!("{far}The SRE calls on ChatGPT.\n\nNews\n---\n\nThe SRE calls on ChatGPT.\n\n")
                .replace('\n', "\r\n"),
            Some(2),
        ),
        // The same again and again has other fingerprints.
        (
            0,
            format!("The SRE calls on GPT-5.\n\n{far}").repeat(4),
            Some(4),
        ),
        (
            2,
            format!(
                "The SRE is powered by OpenAI.\n\n{far}We leverage it.\n\n{far}\n\n> The SRE calls\n> on ChatGPT."
            ),
            Some(3),
        ),
        // No place to cut.
        (0, far.replace("\n\n", "\n"), None),
        (0, far.replace("\n\n", "\r\r"), None),
    ];
    let checkers = checkers();
    for (checker, text, want) in cases {
        let found = compare(&checkers[checker], text.as_bytes(), TINY);
        assert_eq!(found, want, "{text:?}");
    }
}

#[test]
fn other_encodings_go_the_whole_road() {
    let claim = "The SRE calls on ChatGPT.\n\n".repeat(8);
    let utf16: Vec<u8> = claim.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [Vec<u8>; 4] = [
        utf16.clone(),
        [b"\xFF\xFE".to_vec(), utf16].concat(),
        [claim.as_bytes(), b"caf\xE9 is here\n\n"].concat(),
        [claim.as_bytes(), b"one \xFF byte\n\n", claim.as_bytes()].concat(),
    ];
    let checker = &checkers()[0];
    for bytes in cases {
        assert_eq!(
            compare(checker, &bytes, TINY),
            None,
            "{}",
            bytes.escape_ascii()
        );
    }
}

const PIECES: [&str; 34] = [
    "The SRE enables access to ChatGPT. ",
    "The SRE enables access. ",
    "The SRE enables access to:\n\n- a\n- GPT-5\n",
    "It calls on it. ",
    "Powered by OpenAI. ",
    "Agents call on GPT-5 to draft replies. ",
    "\u{1F600}\u{AD} \u{e9} ",
    "Codex ",
    "OpenAI ",
    "never ",
    "Acme beats Apex. ",
    "Acme ",
    "Zenith ",
    "It beats. ",
    "World class. ",
    "fine print ",
    "in jest ",
    "We leverage it. ",
    "Nothing is here. ",
    "Nothing is here.\n\nNor here.\n\n",
    "\n\n",
    "\n\n",
    "\r\n\r\n",
    "\n",
    "\r",
    "===\n",
    "- ",
    "> ",
    "\"",
    "1. ",
    "\u{FEFF}",
    "\u{7}",
    "www.openai.com/sre ",
    "C\u{300}hat\u{200B}GPT ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn parts_give_what_the_whole_gives(
        pieces in prop::collection::vec(0..PIECES.len(), 0..60),
        piece in 1usize..80,
        part in 1usize..40,
        lexicons in 0usize..3,
    ) {
        thread_local! { static CHECKERS: Vec<Checker> = checkers(); }
        let text: String = pieces.iter().map(|p| PIECES[*p]).collect();
        let cut = Cut { piece, slack: 400, part };
        CHECKERS.with(|checkers| compare(&checkers[lexicons], text.as_bytes(), cut));
    }
}
