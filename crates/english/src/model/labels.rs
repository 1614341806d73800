//! The labels that the classifiers give: fine parts of speech, and relations between words.

/// Declares an enumeration whose variants have an index and a name in training text.
macro_rules! labels {
    ($(#[$doc:meta])* $visibility:vis enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// All, by index.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The label of an index that a classifier gave.
            pub(crate) fn from_index(index: usize) -> Self {
                Self::ALL[index]
            }

            /// The label that training text calls `text`.
            #[cfg(feature = "training")]
            pub(crate) fn from_text(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

labels! {
    /// A part of speech of the Penn treebank, cut finer where Universal Dependencies tell words apart: verbs from auxiliaries,
    /// prepositions from conjunctions, pronouns from determiners.
    pub(crate) enum Fine {
        Noun = "NN/NOUN",
        Nouns = "NNS/NOUN",
        ProperNoun = "NNP/PROPN",
        ProperNouns = "NNPS/PROPN",
        NounPronoun = "NN/PRON",
        Determiner = "DT/DET",
        Demonstrative = "DT/PRON",
        Predeterminer = "PDT/DET",
        Preposition = "IN/ADP",
        Subordinator = "IN/SCONJ",
        Adjective = "JJ/ADJ",
        Comparative = "JJR/ADJ",
        Superlative = "JJS/ADJ",
        Adverb = "RB/ADV",
        ComparativeAdverb = "RBR/ADV",
        SuperlativeAdverb = "RBS/ADV",
        Negation = "RB/PART",
        VerbBase = "VB/VERB",
        VerbPresent = "VBP/VERB",
        VerbPresent3 = "VBZ/VERB",
        VerbPast = "VBD/VERB",
        VerbParticiple = "VBN/VERB",
        VerbGerund = "VBG/VERB",
        Modal = "MD/AUX",
        AuxiliaryBase = "VB/AUX",
        AuxiliaryPresent = "VBP/AUX",
        AuxiliaryPresent3 = "VBZ/AUX",
        AuxiliaryPast = "VBD/AUX",
        AuxiliaryParticiple = "VBN/AUX",
        AuxiliaryGerund = "VBG/AUX",
        Pronoun = "PRP/PRON",
        PossessivePronoun = "PRP$/PRON",
        Coordinator = "CC/CCONJ",
        To = "TO/PART",
        Number = "CD/NUM",
        PossessiveEnding = "POS/PART",
        Particle = "RP/ADP",
        WhPronoun = "WDT/PRON",
        WhDeterminer = "WDT/DET",
        WhAdverb = "WRB/SCONJ",
        Who = "WP/PRON",
        Whose = "WP$/DET",
        Existential = "EX/PRON",
        Interjection = "UH/INTJ",
        Symbol = "SYM/SYM",
        Currency = "$/SYM",
        Foreign = "XX/X",
        Stop = "./PUNCT",
        Comma = ",/PUNCT",
        Colon = ":/PUNCT",
        Quote = "''/PUNCT",
        Open = "-LRB-/PUNCT",
        Close = "-RRB-/PUNCT",
        Hyphen = "HYPH/PUNCT",
    }
}

impl Fine {
    /// The part of speech of a lexicon's names.
    pub(crate) const PROPER_NOUN: Self = Self::ProperNoun;

    /// A number for features.
    pub(super) fn value(self) -> u64 {
        self as u64 + 16
    }

    /// What a mark is; `None` for words and symbols, which the tagger tells apart.
    pub(crate) fn of_mark(mark: &str) -> Option<Self> {
        Some(match mark {
            "." | "?" | "!" | "…" => Self::Stop,
            "," => Self::Comma,
            ":" | ";" | "—" | "–" | "..." => Self::Colon,
            "\"" | "'" | "`" => Self::Quote,
            "(" | "[" | "{" => Self::Open,
            ")" | "]" | "}" => Self::Close,
            "-" => Self::Hyphen,
            _ => return None,
        })
    }

    /// Its name in Universal Dependencies.
    pub(crate) fn universal(self) -> &'static str {
        match self {
            Self::Noun | Self::Nouns => "NOUN",
            Self::ProperNoun | Self::ProperNouns => "PROPN",
            Self::Determiner | Self::Predeterminer | Self::WhDeterminer | Self::Whose => "DET",
            Self::NounPronoun | Self::Demonstrative | Self::Pronoun | Self::PossessivePronoun => {
                "PRON"
            }
            Self::WhPronoun | Self::Who | Self::Existential => "PRON",
            Self::Preposition | Self::Particle => "ADP",
            Self::Subordinator | Self::WhAdverb => "SCONJ",
            Self::Adjective | Self::Comparative | Self::Superlative => "ADJ",
            Self::Adverb | Self::ComparativeAdverb | Self::SuperlativeAdverb => "ADV",
            Self::Negation | Self::To | Self::PossessiveEnding => "PART",
            Self::Coordinator => "CCONJ",
            Self::Number => "NUM",
            Self::Interjection => "INTJ",
            Self::Symbol | Self::Currency => "SYM",
            Self::Foreign => "X",
            fine if fine.is_verb() => "VERB",
            fine if fine.is_auxiliary() => "AUX",
            _ => "PUNCT",
        }
    }

    /// Whether it is punctuation.
    pub(crate) fn is_mark(self) -> bool {
        self >= Self::Stop
    }

    /// A full verb.
    pub(crate) fn is_verb(self) -> bool {
        (Self::VerbBase..=Self::VerbGerund).contains(&self)
    }

    /// A form of be, have or do beside a verb or a predicate, or a modal.
    pub(crate) fn is_auxiliary(self) -> bool {
        (Self::Modal..=Self::AuxiliaryGerund).contains(&self)
    }

    pub(super) fn is_finite(self) -> bool {
        matches!(
            self,
            Self::VerbPresent
                | Self::VerbPresent3
                | Self::VerbPast
                | Self::Modal
                | Self::AuxiliaryPresent
                | Self::AuxiliaryPresent3
                | Self::AuxiliaryPast
        )
    }

    pub(super) fn opens_clause(self) -> bool {
        matches!(
            self,
            Self::Stop
                | Self::Colon
                | Self::Subordinator
                | Self::WhPronoun
                | Self::WhAdverb
                | Self::Who
        )
    }
}

labels! {
    /// What a word is to its head, as spaCy's English models say it.
    pub enum Relation {
        /// The word that all others hang on.
        Root = "ROOT",
        /// The subject of an active clause.
        Subject = "nsubj",
        /// The subject of a passive clause.
        PassiveSubject = "nsubjpass",
        /// A clause as the subject.
        ClauseSubject = "csubj",
        /// The object of a verb.
        Object = "dobj",
        /// To whom or for whom it is done.
        IndirectObject = "dative",
        /// A noun that is said of the subject: "is a service".
        Attribute = "attr",
        /// An adjective that is said of the subject: "is compliant".
        Complement = "acomp",
        /// A preposition, on what it says more of.
        Preposition = "prep",
        /// The noun behind a preposition.
        PrepositionObject = "pobj",
        /// The clause behind a preposition.
        PrepositionClause = "pcomp",
        /// The "by" of a passive clause.
        Agent = "agent",
        /// An auxiliary, or "to", on its verb.
        Auxiliary = "aux",
        /// The auxiliary of the passive.
        PassiveAuxiliary = "auxpass",
        /// "not", "never".
        Negation = "neg",
        /// The particle of a phrasal verb.
        Particle = "prt",
        /// An article, a demonstrative, a quantifier.
        Determiner = "det",
        /// Whose it is.
        Possessor = "poss",
        /// The possessive ending.
        CaseMarker = "case",
        /// An adjective or a participle before or behind its noun.
        AdjectiveModifier = "amod",
        /// A noun before its noun, or a part of a name.
        Compound = "compound",
        /// Another noun that says more of a noun.
        NominalModifier = "nmod",
        /// A number on its noun.
        NumberModifier = "nummod",
        /// The same under another name.
        Apposition = "appos",
        /// An adverb.
        AdverbModifier = "advmod",
        /// A noun that says when, how much or how far.
        NounAsAdverb = "npadvmod",
        /// A member of a list, on the member before it.
        Conjunct = "conj",
        /// "and", "or", "but", on the member before it.
        Coordinator = "cc",
        /// The word that opens a subordinate clause.
        Marker = "mark",
        /// The verb of a relative clause.
        RelativeClause = "relcl",
        /// The verb of another clause that says more of a noun.
        NounClause = "acl",
        /// The verb of a clause that says when, why or how.
        AdverbClause = "advcl",
        /// The verb of a clause that is an object.
        ComplementClause = "ccomp",
        /// A verb without a subject of its own that completes another: "wants to call".
        OpenClause = "xcomp",
        /// "there" or "it" in the place of the subject.
        Expletive = "expl",
        /// What is said of the object: "makes it safe".
        ObjectPredicate = "oprd",
        /// A mark.
        Punctuation = "punct",
        /// Anything else.
        Other = "dep",
    }
}
