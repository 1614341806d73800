//! Words attributed to a person by their context: a speaker before them, a name after
//! a dash, "says Falk".

use sayso_documents::Document;
use sayso_english::{can_be_person, classes, is_given_name, is_person};
use sayso_text::{Prose, Span};

/// So far before and after what is found a sentence is looked at.
const REACH: usize = 600;

/// Verbs that attribute a statement.
const SAYS: [&str; 40] = [
    "added",
    "adds",
    "admits",
    "admitted",
    "argued",
    "argues",
    "asked",
    "asks",
    "claimed",
    "claims",
    "commented",
    "comments",
    "concluded",
    "concludes",
    "confirmed",
    "confirms",
    "continued",
    "continues",
    "explained",
    "explains",
    "laughed",
    "laughs",
    "noted",
    "notes",
    "recalled",
    "recalls",
    "remembers",
    "replied",
    "replies",
    "reported",
    "reports",
    "said",
    "say",
    "says",
    "told",
    "tells",
    "writes",
    "wrote",
    "stated",
    "states",
];

/// Whether the sentence says, beside what lies at `span`, that a person says it: ", says Falk",
/// ", Falk says", "According to Falk, …".
pub(super) fn is_said(prose: &str, sentence: Span<Prose>, span: Span<Prose>) -> bool {
    let near = sentence.start.max(span.start.saturating_sub(REACH));
    let before = &prose[prose.floor_char_boundary(near)..span.start.max(near)];
    let far = sentence.end.min(span.end + REACH);
    let behind = &prose[span.end.min(far)..prose.ceil_char_boundary(far)];
    let before = before.to_lowercase();
    let by = ["according to ", "in the words of "];
    let attributed = by
        .iter()
        .any(|by| before.contains(by) || behind.to_lowercase().contains(by));
    attributed
        || says_behind(behind)
        || before.split_once(':').is_some_and(|(front, _)| says(front))
}

/// Whether words that end with a colon introduce a statement: "Falk says:".
fn says(front: &str) -> bool {
    let last = front.rsplit([' ', '\n']).next().unwrap_or_default();
    SAYS.contains(&last)
}

/// ", says Falk", ", the chief of Falk said": after a comma, with few words before the verb.
fn says_behind(behind: &str) -> bool {
    behind
        .split([',', '\u{2014}', '\u{2013}'])
        .skip(1)
        .any(|part| {
            let part = part.trim_start_matches(['"', '\'', '\u{201D}', '\u{2019}', ' ', '\n']);
            let mut words = part
                .split_whitespace()
                .map(|w| w.trim_end_matches(['.', ':', '!', '"']));
            match words.next() {
                // ", says Falk", ", said our chief"
                Some(first) if SAYS.contains(&first) => words.next().is_some_and(is_person_or_team),
                // ", Falk says", ", she said"
                Some(first) if is_person_or_team(first) => {
                    let (_, last) = part
                        .trim_end_matches(['.', ':', '!', '"', ' '])
                        .rsplit_once(' ')
                        .unwrap_or(("", ""));
                    part.len() < 80 && SAYS.contains(&last)
                }
                _ => false,
            }
        })
}

fn is_person_or_team(word: &str) -> bool {
    let pronoun = [
        "he", "she", "they", "one", "our", "the", "a", "an", "their", "its", "his", "her",
    ];
    word.starts_with(char::is_uppercase) || pronoun.contains(&word)
}

/// "Falk: Our agent calls on …", "`[00:12]` Interviewer: …": whether it follows a speaker's name.
pub(super) fn is_spoken(text: &str) -> bool {
    let text = text.trim_start();
    let text = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((stamp, rest)) if stamp.len() < 20 => rest.trim_start(),
        _ => text
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == ':')
            .trim_start(),
    };
    let head = &text[..text.floor_char_boundary(60)];
    let Some((speaker, rest)) = head.split_once(':') else {
        return false;
    };
    let words: Vec<&str> = speaker.split_whitespace().collect();
    let capital = |w: &&str| w.starts_with(char::is_uppercase);
    let named =
        (1..=4).contains(&words.len()) && words.iter().all(|w| capital(w) || w.starts_with('('));
    named && rest.starts_with(char::is_whitespace) && is_speaker(&words)
}

/// Whether capitalised words before a colon name a speaker. A product may be named there,
/// too, but then nothing is lost but a look.
fn is_speaker(words: &[&str]) -> bool {
    let bare = |w: &str| w.trim_matches(['(', ')', '.', ',']).to_lowercase();
    let Some(first) = words.first().map(|w| bare(w)) else {
        return false;
    };
    let titled = ["dr", "mr", "mrs", "ms", "prof", "sir"].contains(&first.as_str());
    let unknown = |w: &str| classes(w).is_unknown() && w.chars().all(char::is_alphabetic);
    let short = words.iter().all(|w| w.chars().count() < 4);
    let last = words.last().map(|w| bare(w)).unwrap_or_default();
    let role = is_person(&last) || can_be_person(&last) && words.len() == 1;
    titled || is_given_name(&first) || role || !short && unknown(&first) && unknown(&last)
}

/// "★★★★★ The agent calls on …", "5/5: …": whether it is a review, by its stars or points.
pub(super) fn is_rated(text: &str) -> bool {
    const STARS: [char; 5] = ['\u{2605}', '\u{2606}', '\u{2B50}', '\u{1F31F}', '\u{2729}'];
    let starred = |line: &str| line.matches(STARS).count() > 2;
    let first = text.trim_start().lines().next().unwrap_or_default();
    let last = text.trim_end().lines().next_back().unwrap_or_default();
    let points = first.split_whitespace().next().unwrap_or_default();
    let rated = points.trim_end_matches([':', ',', '.', '-']);
    let rated = rated.split_once('/').is_some_and(|(given, of)| {
        matches!(of, "5" | "10") && given.parse::<f32>().is_ok_and(|given| given <= 10.0)
    });
    starred(first) || starred(last) || rated
}

/// Whether the block ends with a name after a dash, or the next one is such a line: the quotation of
/// a customer needs no marks.
pub(super) fn is_signed(document: &Document, index: usize) -> bool {
    let text = |at: usize| {
        let block = document.blocks.get(at);
        block.map(|b| &document.prose()[b.span.range()])
    };
    let own = text(index).unwrap_or_default();
    let tail = &own[own.ceil_char_boundary(own.len().saturating_sub(160))..];
    let signed = tail.char_indices().rev().find_map(|(at, c)| {
        let dash =
            matches!(c, '\u{2014}' | '\u{2013}' | '\u{2015}') || tail[at..].starts_with("-- ");
        dash.then_some(at)
    });
    let ends = |at: usize| {
        let front = tail[..at].trim_end_matches(['-', ' ', '\n', '\t']);
        front.ends_with(['.', '!', '?', '"', '\u{201D}', '\u{2019}', '\u{BB}'])
    };
    signed.is_some_and(|at| ends(at) && is_name_line(&tail[at..]))
        || text(index + 1).is_some_and(is_name_line)
}

/// "— Jane Doe, Acme": a dash and a name, and no sentence.
fn is_name_line(text: &str) -> bool {
    let text = text.trim();
    let name = text
        .trim_start_matches(['\u{2014}', '\u{2013}', '\u{2015}', '-', '~'])
        .trim_start();
    let dashed = name.len() < text.len() && (text.starts_with("--") || !text.starts_with('-'));
    dashed
        && name.len() <= 120
        && name.starts_with(char::is_uppercase)
        && !name.ends_with(['!', '?', ':'])
        && !name.trim_end_matches('.').contains(". ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_documents::Format;
    use sayso_documents::formats;

    #[test]
    fn speakers_are_named_before_a_colon() {
        let cases = [
            ("Falk: Our agent calls on it.", true),
            ("FALK: Our agent calls on it.", true),
            ("Jane Doe: Our agent.", true),
            ("Dr. Okafor: Our agent.", true),
            ("[00:12] Falk: Our agent.", true),
            ("00:12 Interviewer: Our agent?", true),
            ("Ma\u{EF}t\u{E9}:\r\nOur agent.", true),
            ("Moderator: Thanks.", true),
            ("Note: Our agent.", false),
            ("Step 1: Our agent.", false),
            ("Our agent: fast.", false),
            ("Q: Our agent?", false),
            ("Falk", false),
            ("12:30 is late", false),
            ("", false),
        ];
        for (text, want) in cases {
            assert_eq!(is_spoken(text), want, "{text}");
        }
    }

    #[test]
    fn reviews_have_stars_or_points() {
        let cases = [
            (
                "\u{2605}\u{2605}\u{2605}\u{2605}\u{2606} It calls on it.",
                true,
            ),
            ("It calls on it.\r\n\u{2B50}\u{2B50}\u{2B50}", true),
            ("5/5: It calls on it.", true),
            ("4.5/5 It calls on it.", true),
            ("\u{2B50} It calls on it.", false),
            ("24/7 it calls on it.", false),
            ("\u{E9}", false),
            ("", false),
        ];
        for (text, want) in cases {
            assert_eq!(is_rated(text), want, "{text}");
        }
    }

    #[test]
    fn names_follow_a_dash() {
        let cases = [
            ("Our agent calls on it. \u{2014} Jane Doe, Acme", true),
            ("Our agent calls on it.\n-- Jane Doe", true),
            (
                "Our agent calls on it.\r\n\r\n\u{2014} \u{C9}mile Zola, chief",
                true,
            ),
            ("Our agent \u{2014} Tally \u{2014} calls on it.", false),
            ("It works \u{2014} Our agent calls on it.", false),
            ("Our agent calls on it.\n\n- Jane", false),
            ("Our agent calls on it.", false),
            ("", false),
        ];
        for (text, want) in cases {
            let document = formats::read(text.as_bytes(), Format::Text, None).expect("reads");
            assert_eq!(is_signed(&document, 0), want, "{text}");
        }
    }

    #[test]
    fn a_person_says_it() {
        let cases = [
            ("The agent [calls on] it, says Falk.", true),
            ("The agent [calls on] it,\" says Falk, \"at night.\"", true),
            ("The agent [calls on] it, our chief said.", true),
            ("The agent [calls on] it, Falk says.", true),
            ("According to Falk, the agent [calls on] it.", true),
            ("Falk says: The agent [calls on] it.", true),
            ("The agent [calls on] it, adds a note and stops.", true),
            ("The agent [calls on] it, reports errors and stops.", false),
            ("The agent [calls on] it.", false),
            ("\u{41D}\u{430}\u{448} [calls on] \u{1F600}", false),
        ];
        for (text, want) in cases {
            let start = text.find('[').expect("marked");
            let end = text.find(']').expect("marked") - 1;
            let prose = text.replace(['[', ']'], "");
            let sentence = Span::new(0, prose.len());
            assert_eq!(
                is_said(&prose, sentence, Span::new(start, end)),
                want,
                "{text}"
            );
        }
    }
}
