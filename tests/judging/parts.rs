//! Judges made sentences about verbs, adjectives and nouns of every kind, so that no word is special: each is
//! claimed in many ways, and denied, quoted and asked about in as many.

#![expect(clippy::print_stdout, reason = "the score is what the test is for")]

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_english::{VerbForm, verb};
use sayso_policy::{Level, Origin, Policy, parse_lexicon};

/// Verbs with the preposition that their object has, if any.
const VERBS: [(&str, &str); 24] = [
    ("call", "on"),
    ("bank", "on"),
    ("trade", "on"),
    ("count", "on"),
    ("benefit", "from"),
    ("profit", "from"),
    ("learn", "from"),
    ("partner", "with"),
    ("team", "with"),
    ("interface", "with"),
    ("connect", "to"),
    ("switch", "to"),
    ("plug", "into"),
    ("guarantee", ""),
    ("promise", ""),
    ("cure", ""),
    ("beat", ""),
    ("host", ""),
    ("model", ""),
    ("cost", ""),
    ("replace", ""),
    ("outperform", ""),
    ("certify", ""),
    ("endorse", ""),
];

const ADJECTIVES: [&str; 10] = [
    "biodegradable",
    "carbon-neutral",
    "risk-free",
    "unhackable",
    "compostable",
    "waterproof",
    "tax-free",
    "bulletproof",
    "hypoallergenic",
    "unbreakable",
];

const NOUNS: [&str; 10] = [
    "partnership",
    "remedy",
    "warranty",
    "certification",
    "endorsement",
    "affiliation",
    "cure",
    "breakthrough",
    "miracle",
    "bargain",
];

fn lexicon() -> String {
    let verbs = VERBS.map(|(verb, with)| match with {
        "" => format!("\"{verb}~v\""),
        with => format!("\"{verb}~v pre/3 {with}\""),
    });
    let words = |all: &[&str], end: &str| {
        let quoted: Vec<String> = all.iter().map(|w| format!("\"{w}{end}\"")).collect();
        quoted.join(", ")
    };
    let rule = |id: &str, phrases: String, object: &str| {
        format!(
            "\n[[rule]]\nid = \"{id}\"\nkind = \"banned\"\nlevel = \"error\"\nphrases = [{phrases}]\n{object}\
             denied = \"off\"\nquestion = \"off\"\nreported = \"off\"\nmessage = \"{{text}}\"\nsource = \"test\"\n\
             flag = [\"a\", \"b\", \"c\"]\npass = [\"d\", \"e\", \"f\"]\n"
        )
    };
    "[lexicon]\nid = \"parts\"\n\n[names]\nthem = [\"Globex\"]\n".to_owned()
        + &rule("verb", verbs.join(", "), "object = \"@them\"\n")
        + &rule("adjective", words(&ADJECTIVES, ""), "")
        + &rule("noun", words(&NOUNS, "~n"), "")
}

fn checker() -> Checker {
    let lexicon = parse_lexicon(
        &lexicon(),
        "parts.toml",
        Origin::File("parts.toml".to_owned()),
    );
    let lexicons = vec![lexicon.expect("loads")];
    let policy = Policy {
        lexicons,
        as_of: None,
    };
    Checker::new(policy).expect("compiles")
}

/// Fills `{…}` of each frame with what `fill` says.
fn filled(frames: &[&str], fill: &dyn Fn(&str) -> String) -> Vec<String> {
    let one = |frame: &&str| {
        let mut out = String::new();
        let mut rest = *frame;
        while let Some((text, behind)) = rest.split_once('{') {
            let (slot, after) = behind.split_once('}').expect("a closed slot");
            out = out + text + &fill(slot);
            rest = after;
        }
        out + rest
    };
    frames.iter().map(one).collect()
}

/// What is said of each word, in these frames.
fn sentences(verbs: &[&str], adjectives: &[&str], nouns: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for (base, with) in VERBS {
        all.extend(filled(verbs, &|slot| {
            let form = match slot {
                "s" => VerbForm::Present3,
                "ed" => VerbForm::Past,
                "en" => VerbForm::PastParticiple,
                "ing" => VerbForm::Gerund,
                _ => VerbForm::Base,
            };
            let verb = verb(base, form);
            if with.is_empty() {
                verb
            } else {
                format!("{verb} {with}")
            }
        }));
    }
    for word in ADJECTIVES {
        all.extend(filled(adjectives, &|_| word.to_owned()));
    }
    for word in NOUNS {
        all.extend(filled(nouns, &|_| word.to_owned()));
    }
    all
}

const CLAIMS: [&[&str]; 3] = [
    &[
        "Our app {s} Globex.",
        "Our apps {} Globex.",
        "It {s} Globex every day.",
        "The new release can {} Globex.",
        "The service has {en} Globex since May.",
        "The runtime is {ing} Globex right now.",
        "Last year our team {ed} Globex.",
        "You will {} Globex in a minute.",
        "An app that {s} Globex costs more.",
        "It does not leak, and it {s} Globex.",
        "It stores prompts and {s} Globex.",
        "Why wait? The app {s} Globex today.",
        "It not only {s} Globex, it also saves time.",
        "Our app, which costs nothing, {s} Globex.",
    ],
    &[
        "Our bag is {}.",
        "The new cover is now fully {}.",
        "We sell {} bags.",
        "Try our {} cover today.",
        "The bag is not heavy, and it is {}.",
        "The cover is light, cheap and {}.",
        "It is not only {} but cheap.",
        "A cover that is {} lasts longer.",
        "There is no doubt that the bag is {}.",
        "No glue: our {} cover is here.",
    ],
    &[
        "We offer a {} to everyone.",
        "This is a real {}.",
        "It comes with a {}.",
        "Enjoy the {} today.",
        "The {} is here.",
        "The bag is not heavy, and it has a {}.",
        "Do not miss the {}.",
    ],
];

const INNOCENT: [&[&str]; 3] = [
    &[
        "Our app does not {} Globex.",
        "Our apps never {} Globex.",
        "It cannot {} Globex.",
        "The service has not {en} Globex.",
        "We do not sell or {} Globex.",
        "Nothing in this offer {s} Globex.",
        "None of our apps {s} Globex.",
        "No app of ours {s} Globex.",
        "There is no evidence that it {s} Globex.",
        "It is not intended to {} Globex.",
        "We refuse to {} Globex.",
        "It works without {ing} Globex.",
        "Neither the app nor the runtime {s} Globex.",
        "Does the app {} Globex?",
        "Ask whether the app {s} Globex.",
        "The seller claims that the app {s} Globex.",
        "Do not write “{s} Globex”.",
    ],
    &[
        "Our bag is not {}.",
        "The bag isn't {}.",
        "The cover is no longer {}.",
        "None of our bags are {}.",
        "Not a single bag is {}.",
        "It is neither light nor {}.",
        "There is no evidence that the bag is {}.",
        "We cannot conclude that the bag is {}.",
        "We do not claim that the bag is {}.",
        "We do not sell {} bags.",
        "Is the bag {}?",
        "Ask whether the bag is {}.",
        "The seller claims that the bag is {}.",
        "The bag was falsely sold as {}.",
        "Do not write “{}”.",
        "The word “{}” is banned.",
    ],
    &[
        "There is no {}.",
        "We do not offer a {}.",
        "It is not a {}.",
        "It comes without a {}.",
        "This is neither a test nor a {}.",
        "No product has a {}.",
        "Is this a {}?",
        "Ask whether it is a {}.",
        "The seller claims that it is a {}.",
        "Avoid the word “{}”.",
    ],
];

/// At most so many of a hundred sentences may be judged wrongly.
fn at_most(per_cent: usize, what: &str, sentences: &[String], right: impl Fn(&str) -> bool) {
    let wrong: Vec<&String> = sentences.iter().filter(|text| !right(text)).collect();
    println!(
        "{what}: {} of {} judged wrongly",
        wrong.len(),
        sentences.len()
    );
    for sentence in &wrong {
        println!("    {sentence}");
    }
    assert!(wrong.len() * 100 <= per_cent * sentences.len(), "{what}");
}

#[test]
fn no_word_is_special() {
    let checker = checker();
    let loud = |text: &str| {
        let report = checker.check_bytes("case", text.as_bytes(), Format::Text, None);
        report.findings.iter().any(|f| f.level > Level::Note)
    };
    let [verbs, adjectives, nouns] = CLAIMS;
    at_most(9, "claims", &sentences(verbs, adjectives, nouns), loud);
    let [verbs, adjectives, nouns] = INNOCENT;
    let quiet = |text: &str| !loud(text);
    at_most(
        5,
        "innocent sentences",
        &sentences(verbs, adjectives, nouns),
        quiet,
    );
}
