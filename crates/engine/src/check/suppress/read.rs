//! Reads the suppression comments of a document: which rule each suppresses, where, and why.

use foldhash::{HashMap, HashMapExt as _, HashSet};

use crate::finding::Finding;
use sayso_documents::{Block, Directive, Document};
use sayso_policy::{Lexicon, Policy, builtins};
use sayso_text::{Prose, Span};

use super::{Silence, complaint, short};

/// What the comments suppress, and what is wrong with those that cannot be understood.
pub(super) fn read(policy: &Policy, document: &Document) -> (Vec<Silence>, Vec<Finding>) {
    if document.directives.is_empty() {
        return Default::default();
    }
    let lexicons = &policy.lexicons;
    let active = lexicons.iter().flat_map(|l| &l.rules).map(|r| &*r.id);
    let dormant = lexicons.iter().flat_map(|l| &l.dormant).map(|id| &**id);
    let mut reader = Reader {
        document,
        lexicons,
        active: names(active),
        dormant: names(dormant),
        silences: Vec::new(),
        open: HashMap::new(),
        complaints: Vec::new(),
    };
    for (index, directive) in document.directives.iter().enumerate() {
        if let Err(message) = reader.take(index, directive) {
            reader.complain(index, message);
        }
    }
    reader.close_all();
    (reader.silences, reader.complaints)
}

/// What comments may call rules of these ids.
fn names<'r>(ids: impl Iterator<Item = &'r str>) -> HashSet<&'r str> {
    ids.flat_map(|id| [id, short(id)]).collect()
}

struct Reader<'d> {
    document: &'d Document,
    lexicons: &'d [Lexicon],
    active: HashSet<&'d str>,
    dormant: HashSet<&'d str>,
    silences: Vec<Silence>,
    /// For each rule the ranges that no comment has ended, as indices of `silences`.
    open: HashMap<String, Vec<usize>>,
    complaints: Vec<Finding>,
}

impl Reader<'_> {
    /// Records a comment for each rule that it names, or reports what is wrong with it.
    fn take(&mut self, index: usize, directive: &Directive) -> Result<(), String> {
        let (verb, rest) = split_word(&directive.body);
        let (rules, reason) = match rest.split_once(':') {
            Some((rules, reason)) => (rules.trim(), reason.trim()),
            None => (rest.trim(), ""),
        };
        let mut result = Ok(());
        for rule in rules.split(',') {
            let one = self.take_one(index, directive, verb, (rule.trim(), reason));
            result = result.and(one);
        }
        result
    }

    fn take_one(
        &mut self,
        index: usize,
        directive: &Directive,
        verb: &str,
        (rule, reason): (&str, &str),
    ) -> Result<(), String> {
        if rule.is_empty() {
            return Err("Name the rule: “sayso-ignore RULE: reason”.".to_owned());
        }
        match self.standing(rule) {
            Standing::Active => {}
            // Another run, or another lexicon, may need it.
            Standing::Inactive => return Ok(()),
            Standing::Unknown => return Err(format!("No active rule is called “{rule}”.")),
        }
        if verb == "ignore-end" {
            return self.end(rule, directive);
        }
        if reason.is_empty() {
            return Err(format!("Give a reason: “sayso-{verb} {rule}: reason”."));
        }
        let span = reach(self.document, verb, directive).ok_or_else(|| {
            format!(
                "“sayso-{verb}” is none of sayso-ignore, sayso-ignore-file, sayso-ignore-start \
                 and sayso-ignore-end."
            )
        })?;
        if verb == "ignore-start" {
            let open = self.open.entry(rule.to_owned()).or_default();
            open.push(self.silences.len());
        }
        self.silences.push(Silence {
            rule: rule.to_owned(),
            reason: reason.to_owned(),
            span,
            directive: index,
            used: false,
        });
        Ok(())
    }

    /// Ends the innermost open range of `rule`.
    fn end(&mut self, rule: &str, directive: &Directive) -> Result<(), String> {
        let Some(innermost) = self.open.get_mut(rule).and_then(Vec::pop) else {
            return Err(format!("No suppression of {rule} is open here."));
        };
        let silence = &mut self.silences[innermost];
        silence.span.end = directive.prose.max(silence.span.start);
        Ok(())
    }

    fn close_all(&mut self) {
        let mut open: Vec<usize> = self.open.drain().flat_map(|(_, open)| open).collect();
        open.sort_unstable();
        for silence in open {
            let Silence {
                rule, directive, ..
            } = &self.silences[silence];
            let message = format!(
                "Close it with “sayso-ignore-end {rule}”; it silences the rest of the document."
            );
            self.complain(*directive, message);
        }
    }

    fn complain(&mut self, directive: usize, message: String) {
        let complaint = complaint(self.document, directive, "invalid-suppression", message);
        self.complaints.push(complaint);
    }

    /// What is known of the rule that a comment names.
    fn standing(&self, named: &str) -> Standing {
        if self.active.contains(named) {
            return Standing::Active;
        }
        // What a built-in lexicon calls its rules is known only where it is active.
        let is_elsewhere = named.split_once('/').is_some_and(|(lexicon, _)| {
            self.lexicons.iter().all(|l| l.id != lexicon) && builtins().any(|(id, _)| id == lexicon)
        });
        match is_elsewhere || self.dormant.contains(named) {
            true => Standing::Inactive,
            false => Standing::Unknown,
        }
    }
}

/// What is known of a rule.
enum Standing {
    Active,
    /// It is switched off, not selected, or not in force.
    Inactive,
    Unknown,
}

fn split_word(body: &str) -> (&str, &str) {
    let body = body.trim();
    body.split_once(char::is_whitespace)
        .map_or((body, ""), |(verb, rest)| (verb, rest.trim()))
}

/// What a directive covers.
fn reach(document: &Document, verb: &str, directive: &Directive) -> Option<Span<Prose>> {
    let at = directive.prose;
    match verb {
        "ignore" => Some(covered(document, directive).map_or(Span::empty(at), |b| b.span)),
        "ignore-file" => Some(Span::new(0, document.prose().len())),
        "ignore-start" => Some(Span::new(at, document.prose().len())),
        _ => None,
    }
}

/// The block that a directive is in, else the next one in the file.
fn covered<'d>(document: &'d Document, directive: &Directive) -> Option<&'d Block> {
    if let Some(start) = directive.behind {
        return document.blocks.get(document.block_at(start)?);
    }
    let at = directive.prose;
    let from = document.blocks.partition_point(|b| b.span.end <= at);
    document.blocks[from..].iter().find(|block| {
        let rest = &document.prose()[block.span.start.max(at)..block.span.end];
        let place = document.map.map(block.span).map(|text| text.span.end);
        // A title or description before the comment can be after it in the prose.
        !rest.trim().is_empty() && place.is_none_or(|end| end > directive.at.start)
    })
}
