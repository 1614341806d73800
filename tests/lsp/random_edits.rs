//! Edits at random end with the diagnostics of a fresh check of the final text.

use serde_json::{Value, json};

use crate::client::{Client, folder};

/// A linear congruential generator: the same edits in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

const WORDS: [&str; 12] = [
    "The SRE enables access to ChatGPT. ",
    "\u{1F600}",
    "\r\n",
    "\n\n",
    "\r",
    "- agents call on **GPT-5** ",
    "é日本 ",
    "Powered by OpenAI. ",
    "<!-- x --> ",
    "<p>",
    "&amp; <b>it</b> calls on it. ",
    "",
];

/// The position of a byte, counted anew: nothing here is shared with the server.
fn position(text: &str, byte: usize, encoding: &str) -> Value {
    let (mut line, mut start) = (0, 0);
    let bytes = text.as_bytes();
    for at in 0..byte {
        let ends = bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        if ends {
            line += 1;
            start = at + 1;
        }
    }
    let before = &text[start..byte];
    let character = match encoding {
        "utf-8" => before.len(),
        "utf-16" => before.encode_utf16().count(),
        _ => before.chars().count(),
    };
    json!({"line": line, "character": character})
}

/// A byte offset that a position can mean: not inside a character or a line end.
fn offset(text: &str, dice: &mut Dice) -> usize {
    let mut at = text.floor_char_boundary(dice.roll(text.len() + 1));
    if text[..at].ends_with('\r') && text[at..].starts_with('\n') {
        at -= 1;
    }
    at
}

#[test]
fn edits_end_where_a_fresh_check_ends() {
    let runs = [
        (1, "utf-8", "markdown", "md"),
        (2, "utf-16", "markdown", "md"),
        (3, "utf-32", "plaintext", "txt"),
        (4, "utf-16", "html", "html"),
    ];
    for (seed, encoding, language, ending) in runs {
        let (folder, root) = folder(&[]);
        let general = json!({"general": {"positionEncodings": [encoding]}});
        let mut client = Client::ready(folder.path(), &general);
        let (edited, fresh) = ["edited", "fresh"]
            .map(|name| format!("{root}/{name}.{ending}"))
            .into();
        let mut dice = Dice(seed);
        let mut text = WORDS.concat().repeat(3);
        client.open(&edited, language, &text);
        let mut version = 1;
        for round in 0..12 {
            for _ in 0..=dice.roll(8) {
                let mut changes = Vec::new();
                for _ in 0..=dice.roll(3) {
                    let (a, b) = (offset(&text, &mut dice), offset(&text, &mut dice));
                    let (start, end) = (a.min(b), a.max(b).min(a.min(b) + 40));
                    let end = text.floor_char_boundary(end).max(start);
                    let end = if text[..end].ends_with('\r') && text[end..].starts_with('\n') {
                        end + 1
                    } else {
                        end
                    };
                    let new = WORDS[dice.roll(WORDS.len())].repeat(1 + dice.roll(2));
                    let range = json!({"start": position(&text, start, encoding), "end": position(&text, end, encoding)});
                    changes.push(json!({"range": range, "text": new}));
                    text.replace_range(start..end, &new);
                }
                version += 1;
                client.change(&edited, version, &Value::Array(changes));
            }
            let found = client.diagnostics(&edited, version);
            let opened =
                json!({"uri": fresh, "languageId": language, "version": round, "text": text});
            client.notify("textDocument/didOpen", json!({"textDocument": opened}));
            let mut anew = client.diagnostics(&fresh, round);
            for diagnostic in &mut anew {
                for related in diagnostic["relatedInformation"]
                    .as_array_mut()
                    .into_iter()
                    .flatten()
                {
                    related["location"]["uri"] = json!(edited);
                }
            }
            assert_eq!(found, anew, "seed {seed}, round {round}: {text:?}");
        }
        client.leave();
    }
}
