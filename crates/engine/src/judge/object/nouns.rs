//! Common nouns and pronouns that decide what a noun phrase with a name in it is about.

use crate::judge::match_context::MatchContext;

/// Nouns that count out, or hold, what follows "of": the thing is what follows.
const PORTIONS: [&str; 42] = [
    "version",
    "instance",
    "family",
    "suite",
    "range",
    "set",
    "variety",
    "number",
    "lot",
    "couple",
    "copy",
    "generation",
    "line",
    "lineup",
    "selection",
    "collection",
    "portfolio",
    "host",
    "mix",
    "choice",
    "kind",
    "type",
    "class",
    "edition",
    "tier",
    "rest",
    "bundle",
    "catalog",
    "catalogue",
    "series",
    "pair",
    "pool",
    "roster",
    "best",
    "latest",
    "most",
    "all",
    "flavor",
    "flavour",
    "release",
    "member",
    "preview",
];

/// Nouns that mean what a thing can do: said of a name they nearly mean the name.
pub(super) const POWERS: [&str; 11] = [
    "power",
    "capability",
    "intelligence",
    "magic",
    "strength",
    "potential",
    "ability",
    "smart",
    "brain",
    "might",
    "functionality",
];

/// Pronouns that can stand for a thing.
pub(super) const THING_PRONOUNS: [&str; 14] = [
    "it", "them", "this", "these", "that", "those", "one", "ones", "both", "each", "all", "any",
    "either", "which",
];

/// Nouns that before a word for the thing only say which kind: "chat completions API".
pub(super) fn is_kind_word(lemma: &str) -> bool {
    matches!(
        lemma,
        "frontier"
            | "foundation"
            | "language"
            | "reasoning"
            | "chat"
            | "completion"
            | "response"
            | "assistant"
            | "realtime"
            | "embedding"
            | "image"
            | "speech"
            | "inference"
            | "ai"
            | "llm"
            | "flagship"
            | "vision"
            | "audio"
            | "text"
            | "voice"
            | "base"
            | "coding"
            | "code"
            | "rest"
            | "web"
            | "production"
            | "enterprise"
            | "state"
            | "art"
            | "intelligence"
            | "generation"
            | "model"
            | "backend"
            | "server"
            | "public"
            | "cloud"
            | "client-side"
    )
}

pub(super) fn is_portion(ctx: &MatchContext<'_>, at: usize) -> bool {
    PORTIONS.contains(&ctx.reading().units[at].lemma.as_str())
        || PORTIONS.contains(&ctx.reading().word(at))
}
