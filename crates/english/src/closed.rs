//! The closed classes of English: words whose part of speech a short list decides.

use std::sync::LazyLock;

use super::unit::Tag;

/// The part of speech of a closed-class word, folded. Words with two readings get the one that
/// the tagger starts from.
pub(super) fn tag(word: &str) -> Option<Tag> {
    let drawer = &DRAWERS[drawer(word)];
    let found = drawer.iter().find(|(listed, _)| *listed == word)?;
    Some(found.1)
}

/// How many drawers there are: one for a first letter and a length.
const COUNT: usize = 32 * 16;

/// Every word of the lists with its tag, in the order of the lists: of a word in two, the first
/// one's tag is found. Drawers hold so few words that looking is quicker than any digest.
static DRAWERS: LazyLock<Vec<Vec<(&str, Tag)>>> = LazyLock::new(|| {
    let mut drawers = vec![Vec::new(); COUNT];
    for (tag, words) in LISTS {
        for word in words {
            drawers[drawer(word)].push((*word, tag));
        }
    }
    drawers
});

/// The drawer of a word, by its first letter and its length.
fn drawer(word: &str) -> usize {
    let first = word.bytes().next().unwrap_or_default();
    usize::from(first & 31) * 16 + word.len().min(15)
}

const LISTS: [(Tag, &[&str]); 13] = [
    (Tag::Determiner, &DETERMINERS),
    (
        Tag::Possessive,
        &["my", "our", "your", "his", "its", "their", "whose"],
    ),
    (Tag::Pronoun, &PRONOUNS),
    (Tag::Auxiliary, &AUXILIARIES),
    (Tag::Preposition, &PREPOSITIONS),
    (Tag::To, &["to"]),
    (
        Tag::Coordinator,
        &["and", "or", "but", "nor", "plus", "yet", "&"],
    ),
    (Tag::Subordinator, &SUBORDINATORS),
    (Tag::Relative, &["that", "which", "who", "whom"]),
    (
        Tag::Question,
        &["what", "how", "why", "where", "when", "whether"],
    ),
    (
        Tag::Negation,
        &[
            "not", "n't", "never", "neither", "hardly", "scarcely", "barely", "cannot", "dont",
            "doesnt", "didnt", "wont", "cant", "isnt", "arent", "wasnt", "werent",
        ],
    ),
    (Tag::Number, &NUMBERS),
    (Tag::Adverb, &ADVERBS),
];

/// Lemmas of verbs after whose object a base form says what that does: "let the agent call". "Saw"
/// may be read as a verb of its own.
pub(super) const CAUSATIVES: [&str; 7] = ["have", "help", "let", "make", "saw", "see", "watch"];

/// Verbs whose "that" clause is wished for, so that its verb has no ending.
pub(super) const WISHES: [&str; 10] = [
    "advise",
    "ask",
    "demand",
    "insist",
    "propose",
    "recommend",
    "request",
    "require",
    "suggest",
    "urge",
];

const DETERMINERS: [&str; 24] = [
    "a", "an", "the", "this", "these", "those", "any", "some", "every", "each", "no", "all",
    "both", "either", "another", "such", "many", "few", "several", "much", "more", "most", "other",
    "less",
];

const PRONOUNS: [&str; 36] = [
    "i",
    "you",
    "he",
    "she",
    "it",
    "we",
    "they",
    "me",
    "him",
    "us",
    "them",
    "one",
    "ones",
    "everyone",
    "everybody",
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "nobody",
    "none",
    "everything",
    "something",
    "anything",
    "nothing",
    "itself",
    "themselves",
    "yourself",
    "ourselves",
    "mine",
    "ours",
    "yours",
    "theirs",
    "others",
    "himself",
    "herself",
];

const AUXILIARIES: [&str; 31] = [
    "be", "is", "are", "was", "were", "been", "being", "am", "have", "has", "had", "having", "do",
    "does", "did", "can", "could", "will", "would", "shall", "should", "may", "might", "must",
    "ca", "wo", "sha", "'re", "'ve", "'ll", "'m",
];

const PREPOSITIONS: [&str; 57] = [
    "of",
    "in",
    "on",
    "at",
    "by",
    "for",
    "with",
    "from",
    "into",
    "onto",
    "upon",
    "over",
    "under",
    "through",
    "throughout",
    "across",
    "between",
    "among",
    "within",
    "without",
    "via",
    "per",
    "about",
    "against",
    "around",
    "behind",
    "beside",
    "besides",
    "beyond",
    "beneath",
    "above",
    "below",
    "near",
    "inside",
    "outside",
    "toward",
    "towards",
    "despite",
    "during",
    "except",
    "like",
    "unlike",
    "including",
    "excluding",
    "regarding",
    "concerning",
    "using",
    "versus",
    "vs",
    "as",
    "than",
    "out",
    "off",
    "up",
    "down",
    "along",
    "alongside",
];

const SUBORDINATORS: [&str; 17] = [
    "whenever", "wherever", "lest", "provided", "because", "although", "though", "while",
    "whereas", "if", "unless", "until", "since", "once", "so", "after", "before",
];

const NUMBERS: [&str; 16] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "dozen", "hundred", "thousand", "million", "billion",
];

const ADVERBS: [&str; 100] = [
    "fyi",
    "btw",
    "imo",
    "imho",
    "tbh",
    "pls",
    "plz",
    "ps",
    "hey",
    "ok",
    "okay",
    "also",
    "now",
    "then",
    "there",
    "here",
    "only",
    "just",
    "merely",
    "simply",
    "even",
    "ever",
    "always",
    "often",
    "sometimes",
    "seldom",
    "rarely",
    "usually",
    "already",
    "still",
    "soon",
    "again",
    "too",
    "very",
    "quite",
    "rather",
    "instead",
    "together",
    "directly",
    "indeed",
    "first",
    "finally",
    "later",
    "today",
    "tomorrow",
    "yesterday",
    "tonight",
    "everywhere",
    "anywhere",
    "somewhere",
    "nowhere",
    "back",
    "away",
    "forward",
    "therefore",
    "however",
    "moreover",
    "furthermore",
    "thus",
    "hence",
    "otherwise",
    "nevertheless",
    "perhaps",
    "maybe",
    "almost",
    "nearly",
    "else",
    "further",
    "so-called",
    "fast",
    "straight",
    "right",
    "well",
    "internally",
    "natively",
    "out-of-the-box",
    "on-demand",
    "anytime",
    "online",
    "offline",
    "altogether",
    "meanwhile",
    "likewise",
    "elsewhere",
    "twice",
    "thereby",
    "forever",
    "overnight",
    "please",
    "apart",
    "longer",
    "better",
    "anymore",
    "alone",
    "under-the-hood",
    "onwards",
    "onward",
    "thereafter",
    "henceforth",
    "afterwards",
];

/// Words that stand for a time and need no preposition: "calls on ChatGPT today".
pub(super) const TIME_NOUNS: [&str; 27] = [
    "today",
    "tomorrow",
    "yesterday",
    "tonight",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "week",
    "month",
    "quarter",
    "spring",
    "summer",
    "autumn",
    "winter",
    "season",
    "year",
    "day",
    "morning",
    "afternoon",
    "evening",
    "night",
    "time",
    "moment",
];

/// Forms of "be".
pub(super) const BE: [&str; 10] = [
    "be", "is", "are", "was", "were", "been", "being", "am", "'re", "'m",
];
/// Forms of "have".
pub(super) const HAVE: [&str; 5] = ["have", "has", "had", "having", "'ve"];
/// Forms of "do".
pub(super) const DO: [&str; 3] = ["do", "does", "did"];
/// Modal verbs, shortened ones among them.
pub(super) const MODALS: [&str; 15] = [
    "can", "could", "will", "would", "shall", "should", "may", "might", "must", "ca", "wo", "sha",
    "'ll", "'d", "cannot",
];
/// Pronouns that, right after a noun, start a relative clause: "the runtime we build".
pub(super) const CLAUSE_PRONOUNS: [&str; 7] = ["i", "he", "she", "we", "they", "you", "it"];
/// Pronouns that can only be subjects.
pub(super) const SUBJECT_PRONOUNS: [&str; 5] = ["i", "he", "she", "we", "they"];
