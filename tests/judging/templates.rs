//! Template tags are code: what the fixer does around them, whatever the text is made of, and
//! that nothing is reported in them.

use std::sync::Arc;

use proptest::prelude::*;

use sayso_documents::formats;
use sayso_documents::{Document, Format, SkipKind};
use sayso_engine::check::Checker;
use sayso_engine::finding::Applicability;
use sayso_engine::fix::fix;
use sayso_policy::{Origin, Policy, builtin, parse_lexicon};

use crate::lexicon::lexicon;

/// Phrases, and what is written instead.
const SWAPS: [(&[&str], &str); 2] = [
    (&["=e-mail", "javascript"], "email"),
    (&["utilize~"], "use~"),
];

fn checker() -> Checker {
    let text = lexicon("house", &SWAPS);
    let house = parse_lexicon(&text, "house.toml", Origin::File("house.toml".to_owned()));
    let lexicons = vec![
        builtin("ai-partnership")
            .expect("is built in")
            .expect("loads"),
        house.expect("loads"),
    ];
    let policy = Policy {
        lexicons,
        ..Policy::default()
    };
    Checker::new(policy).expect("compiles")
}

fn document(bytes: &[u8], format: Format) -> Document {
    formats::read(bytes, format, None).expect("reads")
}

/// The tags of a document, in order.
fn tags(document: &Document) -> Vec<&str> {
    let tags = document.skipped.iter();
    tags.filter(|s| s.reason.kind == SkipKind::TemplateTag)
        .map(|s| &document.text[s.span.range()])
        .collect()
}

const PIECES: [&str; 58] = [
    "Our agent ",
    "The SRE ",
    "enables access to ",
    "calls on ",
    "ChatGPT",
    "ChatGPT ",
    "e-mail ",
    "javascript",
    "utilizes ",
    "Utilize ",
    "an e-mail",
    " to draft replies",
    "powered by ",
    ", ",
    ". ",
    ".",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "é ",
    "{{ e-mail }}",
    "{{ product }} ",
    "{{#if e-mail}}",
    "{{/if}}",
    "{% if javascript %}",
    "{% else %}",
    "{% endif %}",
    "{% include e-mail %}",
    "{%raw%}e-mail{%endraw%}",
    "{% highlight javascript %}\nlet e-mail;\n{% endhighlight %}\n",
    "{{< e-mail >}}",
    "{{< note >}}",
    "{{< /note >}}",
    "{{> e-mail }}",
    "{# e-mail #}",
    "${e-mail}",
    "#{e-mail}",
    "<%= e-mail %>",
    "<% if e-mail %>",
    "<?php e-mail ?>",
    "<?= e-mail ?>",
    "*|E-MAIL|*",
    "%%e-mail%%",
    "%%=v(@e-mail)=%%",
    "%%[ e-mail ]%%",
    "{{!-- e-mail --}}",
    "**",
    "[Our agent](",
    "{{ site.url }}/e-mail)",
    "# ",
    "- ",
    "> ",
    "<p title=\"",
    "\">",
    "<p>",
    "`",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn tags_survive_and_are_never_reported(parts in prop::collection::vec(0..PIECES.len(), 0..24)) {
        let checker = checker_once();
        let text: String = parts.iter().map(|p| PIECES[*p]).collect();
        for format in Format::ALL {
            let before = document(text.as_bytes(), format);
            let report = checker.check_bytes("a", text.as_bytes(), format, None);
            for finding in &report.findings {
                let place = finding.place(&before).expect("stands in the text");
                let inside = |s: &&sayso_documents::Skipped| s.span.contains(place);
                let tag = before.tags_in(place).find(inside);
                prop_assert!(tag.is_none(), "{:?} {:?}", text, tag);
            }
            let mended = fix(text.as_bytes().to_vec(), Applicability::Unsafe, |bytes, encoding| {
                checker.check_bytes("a", bytes, format, encoding)
            });
            let after = document(&mended.bytes, format);
            prop_assert_eq!(tags(&before), tags(&after), "{:?} {:?}", text, after.text);
            prop_assert!(!after.text.contains(sayso_text::GAP));
        }
    }
}

fn checker_once() -> Arc<Checker> {
    static ONCE: std::sync::OnceLock<Arc<Checker>> = std::sync::OnceLock::new();
    Arc::clone(ONCE.get_or_init(|| Arc::new(checker())))
}

/// Around a tag, a sentence goes on.
#[test]
fn sentences_around_tags_are_judged_and_mended() {
    let cases = [
        ("", ""),
        (
            "Hello {{ name }}, our agent calls on ChatGPT to draft replies.",
            "Hello {{ name }}, our agent, powered by OpenAI, drafts replies.",
        ),
        (
            "Our {{ product }} agent enables access to ChatGPT.\r\n",
            "Our {{ product }} agent is powered by OpenAI.\r\n",
        ),
        (
            "\u{FEFF}*|FNAME|*, the SRE enables access to ChatGPT.",
            "\u{FEFF}*|FNAME|*, the SRE is powered by OpenAI.",
        ),
        (
            "{% if pro %}\nThe SRE enables access to ChatGPT.\n{% endif %}\n",
            "{% if pro %}\nThe SRE is powered by OpenAI.\n{% endif %}\n",
        ),
        ("It utilizes {{ é }}.", "It uses {{ é }}."),
        (
            "Send an e-mail to %%e-mail%%.",
            "Send an email to %%e-mail%%.",
        ),
        // The tag would be lost.
        (
            "Our agent enables access to {{ e-mail }} ChatGPT.",
            "Our agent enables access to {{ e-mail }} ChatGPT.",
        ),
    ];
    let checker = checker();
    // MDX has expressions of its own, and no other tags.
    // Commas part the cells of tables.
    let formats = Format::ALL.into_iter();
    let formats = formats.filter(|f| *f != Format::Mdx && !f.is_data());
    for format in formats {
        for (text, want) in cases {
            let mended = fix(
                text.as_bytes().to_vec(),
                Applicability::Unsafe,
                |bytes, encoding| checker.check_bytes("a", bytes, format, encoding),
            );
            assert_eq!(String::from_utf8_lossy(&mended.bytes), want, "{format:?}");
        }
    }
}
