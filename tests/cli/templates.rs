//! Templates on the command line: files that use them, and what the configuration ignores.

use crate::lexicon::lexicon;
use crate::runner::Sayso;

/// Files with tags, each as it must be after `fix --unsafe`.
#[rustfmt::skip] // One file a line.
const FILES: [(&str, &str, &str); 12] = [
    ("a.md", "[x]({{ site.url }}/e-mail/a) {% include e-mail %} {{< e-mail >}}\r\n", "[x]({{ site.url }}/e-mail/a) {% include e-mail %} {{< e-mail >}}\r\n"),
    ("b.html", "<p title=\"{% trans 'e-mail' %}\">{{#if e-mail}}x{{/if}} {{> e-mail }}</p>\n", "<p title=\"{% trans 'e-mail' %}\">{{#if e-mail}}x{{/if}} {{> e-mail }}</p>\n"),
    ("c.txt", "\u{FEFF}*|E-MAIL|* %%e-mail%% ${e-mail} <%= e-mail %> <?php e-mail ?>\n", "\u{FEFF}*|E-MAIL|* %%e-mail%% ${e-mail} <%= e-mail %> <?php e-mail ?>\n"),
    ("d.md", "{%raw%}\ne-mail\n{%endraw%}\n\nAn e-mail.\n", "{%raw%}\ne-mail\n{%endraw%}\n\nAn email.\n"),
    ("e.md", "{% highlight js %}\nlet e-mail;\n\n# e-mail\n{% endhighlight %}\n", "{% highlight js %}\nlet e-mail;\n\n# e-mail\n{% endhighlight %}\n"),
    ("f.html", "<p :title=\"e-mail\" v-if=\"e-mail\" @click=\"e-mail\" *ngIf=\"e-mail\" [a]=\"e-mail\" title=\"An e-mail\">a</p>\n", "<p :title=\"e-mail\" v-if=\"e-mail\" @click=\"e-mail\" *ngIf=\"e-mail\" [a]=\"e-mail\" title=\"An email\">a</p>\n"),
    ("g.html.erb", "<p><%= link_to \"e-mail\", e-mail %> An e-mail.</p>\n", "<p><%= link_to \"e-mail\", e-mail %> An email.</p>\n"),
    ("h.liquid", "{% if e-mail %}\n<p>{{ é }}, an e-mail</p>\n{% endif %}\n", "{% if e-mail %}\n<p>{{ é }}, an email</p>\n{% endif %}\n"),
    ("i.md.j2", "---\ntitle: \"{{ e-mail }} by e-mail\"\n---\n{# e-mail #}\n", "---\ntitle: \"{{ e-mail }} by email\"\n---\n{# e-mail #}\n"),
    ("j.txt", "100%% sure {{ about e-mail\n\nan e-mail }} for $5 {e-mail\n", "100%% sure {{ about email\n\nan email }} for $5 {email\n"),
    ("k.txt", "<<e-mail>> an e-mail\nBEGIN\ne-mail\nEND\n", "<<e-mail>> an email\nBEGIN\ne-mail\nEND\n"),
    ("l.html", "<p caption=\"An e-mail\">{{ a }}</p>\n", "<p caption=\"An email\">{{ a }}</p>\n"),
];

const CONFIG: &str = "lexicons = [\"house.toml\"]\n\n[formats]\nattributes = [\"caption\"]\n\n[[overrides]]\npaths = [\"*.txt\"]\nformats = { ignore = '<<.*?>>', ignore-blocks = [[\"^BEGIN$\", \"^END$\"]] }\n";

#[test]
fn tags_are_neither_reported_nor_changed() {
    let start = Sayso::new()
        .file("house.toml", lexicon("house", &[(&["=e-mail"], "email")]))
        .file("sayso.toml", CONFIG);
    let folder = FILES
        .iter()
        .fold(start, |folder, (name, text, _)| folder.file(name, text));
    let checked = folder.run("check --min-level note --output-format concise .");
    for (name, text, want) in FILES {
        let reported = checked
            .stdout
            .lines()
            .filter(|l| l.starts_with(name))
            .count();
        let changed = text
            .lines()
            .zip(want.lines())
            .filter(|(a, b)| a != b)
            .count();
        assert!(
            reported >= changed && (reported > 0) == (changed > 0),
            "{name} {checked:?}"
        );
    }
    let fixed = folder.run("fix --unsafe .");
    for (name, _, want) in FILES {
        assert_eq!(folder.read(name), want, "{name} {fixed:?}");
    }
}

#[test]
fn gaps_are_printed_as_omissions() {
    let text = "Our {{ product }} agent enables access to ChatGPT.\n";
    let folder = Sayso::new().file("a.txt", text);
    for line in [
        "check --output-format json a.txt",
        "fix --unsafe --diff a.txt",
    ] {
        let ran = folder
            .run(line)
            .stderr_or_stdout_has("Our … agent enables access to ChatGPT.");
        let printed = ran.stdout.clone() + &ran.stderr;
        assert!(!printed.contains('\u{FFFC}'), "{ran:?}");
    }
}
