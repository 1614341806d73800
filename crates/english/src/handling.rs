//! What is done with calls, requests and the like: "log calls on the API" is a command, where
//! "Spark calls on the API" is not.

/// Base forms of verbs whose object calls are, wherever they are.
const HANDLING: [&str; 36] = [
    "answer",
    "attend",
    "avoid",
    "batch",
    "bill",
    "block",
    "book",
    "cache",
    "charge",
    "count",
    "finish",
    "hold",
    "host",
    "intercept",
    "join",
    "limit",
    "log",
    "make",
    "miss",
    "mock",
    "monitor",
    "place",
    "plan",
    "queue",
    "record",
    "reduce",
    "replay",
    "retry",
    "return",
    "schedule",
    "skip",
    "take",
    "throttle",
    "trace",
    "track",
    "wrap",
];

/// Base forms of verbs that are said of calls as well, but have a clause after them as often: "tests
/// show the agent calls on it".
const REGARDING: [&str; 53] = [
    "audit", "buy", "cap", "check", "control", "cut", "debug", "disable", "document", "drop",
    "end", "export", "filter", "flag", "follow", "forward", "group", "handle", "inspect", "label",
    "list", "mark", "mask", "measure", "meter", "mute", "pause", "price", "process", "rank",
    "rate", "report", "request", "restrict", "review", "route", "sample", "save", "score",
    "screen", "sell", "share", "show", "sort", "start", "stop", "tag", "test", "time", "trade",
    "transfer", "view", "watch",
];

/// Whether the verb `lemma` is used of handling calls, and of little else.
#[must_use]
pub fn handles_calls(lemma: &str) -> bool {
    HANDLING.contains(&lemma)
}

/// Whether `word`, where it opens a sentence, may command what to do with calls.
pub(super) fn commands_calls(word: &str) -> bool {
    handles_calls(word) || REGARDING.contains(&word)
}
