//! The judges that decided a verdict.

use std::fmt;

/// The judges, in the order in which they are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judge {
    /// Whether the words are code or part of an address.
    Code,
    /// Whether they belong to a phrase that the rule excepts.
    Exception,
    /// Whether they belong to approved wording.
    Approved,
    /// Whether they are the parts of speech that the phrase means.
    PartOfSpeech,
    /// Whether they make the phrase, by their grammar.
    Phrase,
    /// What the phrase is about.
    Object,
    /// Whether the object is asked for, or given.
    Demand,
    /// Who does it.
    Subject,
    /// Whether the words are used or mentioned.
    Mention,
    /// What is nearby.
    Context,
    /// Whether the claim is made at all, or asked, reported or commanded.
    Use,
    /// Whether the claim is denied.
    Denial,
    /// Whether a comment that suppresses findings is in order.
    Suppression,
}

impl Judge {
    const ALL: [Self; 13] = [
        Self::Code,
        Self::Exception,
        Self::Approved,
        Self::PartOfSpeech,
        Self::Phrase,
        Self::Object,
        Self::Demand,
        Self::Subject,
        Self::Mention,
        Self::Context,
        Self::Use,
        Self::Denial,
        Self::Suppression,
    ];

    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Exception => "exception",
            Self::Approved => "approved",
            Self::PartOfSpeech => "part-of-speech",
            Self::Phrase => "phrase",
            Self::Object => "object",
            Self::Demand => "demand",
            Self::Subject => "subject",
            Self::Mention => "mention",
            Self::Context => "context",
            Self::Use => "use",
            Self::Denial => "denial",
            Self::Suppression => "suppression",
        }
    }
}

impl fmt::Display for Judge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The judges that decided: in two bytes, since every finding has them.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Decision(u16);

impl Decision {
    /// The judges, in the order in which they are run.
    pub fn judges(self) -> impl Iterator<Item = Judge> {
        let gave_verdict = move |judge: &Judge| self.0 & bit(*judge) != 0;
        Judge::ALL.into_iter().filter(gave_verdict)
    }
}

impl FromIterator<Judge> for Decision {
    fn from_iter<I: IntoIterator<Item = Judge>>(judges: I) -> Self {
        Self(judges.into_iter().fold(0, |all, judge| all | bit(judge)))
    }
}

impl fmt::Debug for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.judges()).finish()
    }
}

fn bit(judge: Judge) -> u16 {
    1 << judge as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_are_reported_in_the_order_in_which_they_run() {
        let cases: [(&[Judge], &[Judge]); 4] = [
            (&[], &[]),
            (&[Judge::Phrase], &[Judge::Phrase]),
            (
                &[Judge::Denial, Judge::Object, Judge::Denial],
                &[Judge::Object, Judge::Denial],
            ),
            (&Judge::ALL, &Judge::ALL),
        ];
        for (given, want) in cases {
            let decision: Decision = given.iter().copied().collect();
            assert!(decision.judges().eq(want.iter().copied()), "{decision:?}");
        }
    }
}
