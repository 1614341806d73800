//! Tags of templates in every format: what a reader sees around them, and that none is lost.

use proptest::prelude::*;

use crate::formats::testing;
use crate::{Format, Markup, ReadOptions, SkipKind};
use sayso_text::{GAP_TEXT, compile_pattern};

use super::{Shown, find, mask};

/// The tags of `text`, by what is seen of them: `_` for a gap, `-` for nothing, `|` for a break.
fn tags(text: &str, format: Format) -> String {
    let codes = find(text, format.markup(), ReadOptions::NONE);
    let masked = mask(text, &codes, format.markup());
    assert_eq!(masked.len(), text.len());
    let told = codes.iter().map(|code| {
        let sign = match code.shown {
            Shown::Gap => '_',
            Shown::Nothing => '-',
            Shown::Break => '|',
        };
        format!("{sign}{}", &text[code.range.clone()])
    });
    told.collect::<Vec<_>>().join(" ")
}

/// The blocks, with `_` for a gap.
fn blocks(text: &str, format: Format) -> String {
    testing::blocks(text, format).replace(GAP_TEXT, "_")
}

#[test]
fn tags_are_found_in_every_language() {
    #[rustfmt::skip] // One case a line.
    let cases = [
        ("", ""),
        ("a {{ b }} c", "_{{ b }}"),
        ("a {{b|c: \"}}\"}} d", "_{{b|c: \"}}\"}}"),
        ("a {{{ b }}} c {{&d}} {{> e }}", "_{{{ b }}} _{{&d}} _{{> e }}"),
        ("a {{#if e-mail}}b{{else}}c{{/if}} d", "-{{#if e-mail}} -{{else}} -{{/if}}"),
        ("a {{ if .B }}b{{ else if .C }}c{{ end }}", "-{{ if .B }} -{{ else if .C }} -{{ end }}"),
        ("a {{- $b := 1 -}} {{ $b }} {{/* c }} */}} d", "-{{- $b := 1 -}} _{{ $b }} -{{/* c }} */}}"),
        ("a {{!-- b }} --}} c {{! d }}", "-{{!-- b }} --}} -{{! d }}"),
        ("a {{ {b: {c: 1}} }} d", "_{{ {b: {c: 1}} }}"),
        ("a {{ never closed, b {{ c }} d", "_{{ c }}"),
        ("a {{ b\n\nc }} d", ""),
        ("a {{ b\n| c }} d", "_{{ b\n| c }}"),
        ("x {{{{raw}}}} {{ a }} {{{{/raw}}}} y", "_{{{{raw}}}} {{ a }} {{{{/raw}}}}"),
        ("a {% if b %}c{% endif %} {% include e-mail %}", "-{% if b %} -{% endif %} _{% include e-mail %}"),
        ("a {%- trans %}b{%- endtrans -%} {% trans 'c' %}", "-{%- trans %} -{%- endtrans -%} _{% trans 'c' %}"),
        ("a {% trans 'c %} d' %} e", "_{% trans 'c %} d' %}"),
        ("a {%raw%}e-mail {{ b }}{%endraw%} c", "_{%raw%}e-mail {{ b }}{%endraw%}"),
        ("a {% comment %}e-mail{% endcomment %} b", "-{% comment %}e-mail{% endcomment %}"),
        ("a {# e-mail #} b {#note#} c {#id} d", "-{# e-mail #} -{#note#}"),
        ("a {{< b \"c\" >}}d{{< /b >}} {{< e >}} f", "-{{< b \"c\" >}} -{{< /b >}} _{{< e >}}"),
        ("a {{% b %}}d{{% /b %}} {{% e %}} f", "-{{% b %}} -{{% /b %}} _{{% e %}}"),
        ("a ${b} ${c ? `d ${e}` : '}'} #{f} $5 {g} ${", "_${b} _${c ? `d ${e}` : '}'} _#{f}"),
        ("a <%= b %> <% if c %>d<% end %> <%# e %> <%- f %>", "_<%= b %> -<% if c %> -<% end %> -<%# e %> _<%- f %>"),
        ("a [% IF e-mail %]b[% END %] [% c %] [%- d -%] [% e", "-[% IF e-mail %] -[% END %] _[% c %] _[%- d -%]"),
        ("a <#= b #> c <# d #> <# e", "_<#= b #> _<# d #>"),
        ("a [%# b %] [%c%] [d%] [%]", "-[%# b %] _[%c%]"),
        ("a <%= \"%>\" %> b <%name%> c", "_<%= \"%>\" %> _<%name%>"),
        ("a <?php if (b): ?>c<?php endif ?> <?= d ?> <?php e() ?>", "-<?php if (b): ?> -<?php endif ?> _<?= d ?> _<?php e() ?>"),
        ("<?php e-mail", "|<?php e-mail"),
        ("a *|E-MAIL|* *|IF:VIP|*b*|END:IF|* *|c", "_*|E-MAIL|* -*|IF:VIP|* -*|END:IF|*"),
        ("a *b*|*c*|*d* e", ""),
        ("a %%e-mail%% %%=v(@x)=%% 100%% sure 50%% b %%First Name%% c", "_%%e-mail%% _%%=v(@x)=%% _%%First Name%%"),
        ("a %%[ set @b = \"]%%\" ]%% c %FNAME% 5% OFF 10%", "-%%[ set @b = \"]%%\" ]%% _%FNAME%"),
        ("a {!Contact.Name} {!! $b !!} {!c", "_{!Contact.Name} _{!! $b !!}"),
        ("a <#if b>c</#if> <#d", "-<#if b> -</#if>"),
        ("\u{e9}{{\u{e9}}}\u{e9}", "_{{\u{e9}}}"),
    ];
    for (text, want) in cases {
        assert_eq!(tags(text, Format::Text), want, "{text}");
        assert_eq!(tags(text, Format::Markdown), want, "Markdown {text}");
    }
}

#[test]
fn razor_is_found_in_html() {
    #[rustfmt::skip] // One case a line.
    let cases = [
        ("a @Model.E-mail b", "_@Model.E"),
        ("a @Html.Raw(\"b)\") @(c) @@d e@f.gh @name.", "_@Html.Raw(\"b)\") _@(c)"),
        ("@{\n var b = \"}\";\n}\nc", "|@{\n var b = \"}\";\n}"),
        ("@if (b) {\n<p>c</p>\n}", "|@if (b) {"),
        ("@model Shop.Order\r\na @* e-mail *@", "|@model Shop.Order -@* e-mail *@"),
        ("@foreach (var b in c)\n{\n@b.Name\n}", "|@foreach (var b in c)\n{ |@b.Name"),
    ];
    for (text, want) in cases {
        assert_eq!(tags(text, Format::Html), want, "{text}");
    }
}

#[test]
fn statements_of_razor_are_found_in_text() {
    #[rustfmt::skip] // One case a line.
    let cases = [
        ("@if (b == \"c)\") {\nd\n}\n", "|@if (b == \"c)\") {"),
        ("@for (b of c; track b.d) {\r\ne\r\n} @empty {\r\nf\r\n}", "|@for (b of c; track b.d) { -@empty {"),
        ("  @if (b)\n  c\n  @else\n  d\n  @endif", "|@if (b) |@else |@endif"),
        ("@foreach (var b in c)\n{\nd\n}", "|@foreach (var b in c)\n{"),
        ("a @* e-mail *@ b", "-@* e-mail *@"),
        ("@media is a handle, @if too, ask @page or @for (it).", ""),
        ("@page\n@if\n@case for it\na @if (b) {\n", ""),
        ("a@if (b) {\n@*a*@ @* b", ""),
        ("\u{FEFF}@", ""),
    ];
    for (text, want) in cases {
        assert_eq!(tags(text, Format::Text), want, "{text}");
        assert_eq!(tags(text, Format::Markdown), want, "Markdown {text}");
    }
}

#[test]
fn comments_of_templates_silence_rules() {
    let cases = [
        ("{# sayso-ignore x: y #}\na\n", "ignore x: y>a"),
        (
            "\u{FEFF}a {{!-- sayso-ignore x: y --}}\r\n\r\nb",
            "ignore x: y>a",
        ),
        (
            "a\n\n<%# sayso-ignore-start x: y %>\n\nb\n\n{{! sayso-ignore-end x }}\n",
            "ignore-start x: y>b ignore-end x>",
        ),
        ("a\n@* sayso-ignore x: \u{e9} *@\nb", "ignore x: \u{e9}>b"),
        ("{# sayso #} a", ""),
    ];
    for (text, want) in cases {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let document = testing::document(text, format);
            let told = document.directives.iter().map(|d| {
                let at = d.behind.unwrap_or(d.prose);
                let word = document.prose()[at..].split_whitespace().next();
                format!("{}>{}", d.body, word.unwrap_or_default())
            });
            let told = told.collect::<Vec<_>>().join(" ");
            assert_eq!(told, want, "{format:?} {text}");
        }
    }
}

#[test]
fn code_of_markdown_holds_no_tags() {
    #[rustfmt::skip] // One case a line.
    let cases = [
        ("a `{{` b {{ c }} `}}`", "_{{ c }}"),
        ("`{% raw %}`\n\na\n\n`{% endraw %}`", ""),
        ("```\n{% raw %}\n```\na\n```\n{% endraw %}\n```\n", ""),
        ("Start with `<?php`.\n\nb", ""),
        ("~~~\n{{ a }}\n~~~\n{{ b }}", "|{{ b }}"),
        ("```\n{{ a }}\nb", "|{{ a }}"),
        ("```{note}\n{{ a }} b\n```", "_{{ a }}"),
        ("it's ` {{ a }} b", "_{{ a }}"),
    ];
    for (text, want) in cases {
        assert_eq!(tags(text, Format::Markdown), want, "{text}");
    }
}

#[test]
fn prose_around_tags_is_read() {
    use Format::{Html, Markdown, Text};
    #[rustfmt::skip] // One case a line.
    let cases = [
        (Text, "Hello {{ name }}, our agent.", "body: Hello _, our agent."),
        (Text, "\u{FEFF}Hi *|FNAME|*,\r\n\r\n%%[ x ]%%\r\nour\r\nagent", "body: Hi _, | body: our agent"),
        (Text, "a\n{% if b %}\nc\n{% endif %}\nd", "body: a | body: c | body: d"),
        (Text, "a{% if b %}c{% else %}d{% endif %}.", "body: a c d."),
        (Text, "> {{ a }}\n> b", "quote: b"),
        (Markdown, "{% note %}\na **b** {{ c }}.\n{% endnote %}\nd", "body: a b _. | body: d"),
        (Markdown, "[x]({{ site.url }}/e-mail/a) {{ \"a b\" }}", "body: x _"),
        (Markdown, "{% if a %}b{% endif %} c", "body: b c"),
        (Markdown, "{% highlight js %}\nlet a;\n\n# b\n{% endhighlight %}\nc", "body: c"),
        (Markdown, "# a {{ b }}\n\n| {{ c }} | d |\n|---|---|\n", "heading: a _ | cell: _ | cell: d"),
        (Markdown, "**{{ a }}** b_{{ c }}_d", "body: _ b___d"),
        (Html, "<p title=\"{% trans 'e-mail' %}\">a {{ b > c }} d</p>", "title: _ | body: a _ d"),
        (Html, "<p {% if a > b %}title=\"c d\"{% endif %}>e</p>", "title: c d | body: e"),
        (Html, "<a href=\"{{ a \"b\" }}\">c</a>", "body: c"),
        (Markdown, "<div>\n{% if a %}\n    b c\n{% else %}\n    d\n{% endif %}\n</div>\n", "body: b c | body: d"),
        (Markdown, "- a\n{% if b %}\n- c\n\n\td\n{% endif %}\n    e", "item: a | item: c | item: d | item: e"),
        (Html, "<b class=\"{% block bodyclass %}change-form{% endblock %}\">a</b>{% block body %}c{% endblock %}", "body: a c"),
        (Html, "<{% if a %}h2{% else %}h1{% endif %} class=\"e-mail\">b</{% if a %}h2{% else %}h1{% endif %}> c", "body: b c"),
        (Markdown, "```{note}\na\n```\n{{ e-mail }} b\n\n```{note}\nc\n```\n", "body: a | body: _ b | body: c"),
        (Markdown, "````{tip}\n```\n{{ e-mail }}\n```\n{{ e-mail }} a\n````\n{{ e-mail }} b", "code: {{ e-mail }} | body: _ a | body: _ b"),
        (Html, "{% block icon %}e-mail{% endblock %} a", "body: _ a"),
        (Html, "{% fragment as classname %}{% if a %}e-mail{% else %}b{% endif %}{% endfragment %} a", "body: _ a"),
        (Html, "{% block css %}e-mail{% endblock %} a", "body: _ a"),
        (Html, "<p>\n{% if a %}\nb\n{% else %}\nc\n{% endif %}\n</p>", "body: b | body: c"),
        (Html, "<?php echo '<p>e-mail</p>'; ?><p>a</p>", "body: _ | body: a"),
        (Html, "<p>a</p><?php e-mail", "body: a"),
        (Html, "<h1>{{ a }}</h1><p :title=\"e-mail\" v-if=\"b\" @click=\"c\" *ngIf=\"d\">e</p>", "heading: _ | body: e"),
        (Html, "<script>let a = '${';</script><p>b }</p>", "body: b }"),
    ];
    for (format, text, want) in cases {
        let found = blocks(text, format);
        let mut found: Vec<&str> = found.split(" | ").collect();
        let mut want: Vec<&str> = want.split(" | ").collect();
        found.sort_unstable();
        want.sort_unstable();
        assert_eq!(found, want, "{text}");
    }
}

#[test]
fn what_the_configuration_ignores_is_code() {
    let pattern = |text: &str| compile_pattern(text).expect("a pattern");
    let options = ReadOptions {
        ignore: vec![pattern("<<\\w+>>"), pattern("x*")],
        ignore_blocks: vec![(pattern("^BEGIN"), pattern("^END$"))],
        ..ReadOptions::default()
    };
    let cases = [
        ("", ""),
        ("a <<b>> c", "a _ c"),
        (
            "\u{FEFF}\u{e9} <<b>>\r\nBEGIN x\r\n\r\nc\r\nEND\r\nd",
            "\u{e9} _ | d",
        ),
        ("a\nBEGIN\nb", "a BEGIN b"),
        ("a {{ <<b>> }} c", "a _ c"),
    ];
    for (text, want) in cases {
        let options = std::sync::Arc::new(options.clone());
        let read = crate::formats::read_with(text.as_bytes(), Format::Text, None, &options);
        let document = read.expect("reads");
        testing::check(&document);
        let words = document.blocks.iter().map(|b| {
            let words = document.prose()[b.span.range()].split_whitespace();
            words.collect::<Vec<_>>().join(" ").replace(GAP_TEXT, "_")
        });
        assert_eq!(words.collect::<Vec<_>>().join(" | "), want, "{text:?}");
    }
}

/// What templates are made of, and what only looks like it.
const PIECES: [&str; 60] = [
    "word ",
    "e-mail ",
    "\u{e9} ",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "{{",
    "}}",
    "{{{",
    "}}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{{<",
    ">}}",
    "{{%",
    "%}}",
    "{{!--",
    "--}}",
    "{{/*",
    "*/}}",
    "${",
    "}",
    "#{",
    "<%",
    "<%=",
    "%>",
    "<?php ",
    "<?=",
    "?>",
    "*|",
    "|*",
    "%%",
    "%%[",
    "]%%",
    "%%=",
    "=%%",
    "@",
    "@{",
    "@if (",
    "raw",
    "endraw",
    " if ",
    "end",
    "\"",
    "'",
    "`",
    "```\n",
    "<p>",
    "<p title=\"",
    "\">",
    "[a](",
    ")",
    "**",
    "# ",
    "> ",
    "/",
    "\u{FEFF}",
];

proptest! {
    #[test]
    fn tags_are_in_order_and_documents_hold(parts in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = parts.iter().map(|p| PIECES[*p]).collect();
        for format in Format::ALL {
            // A reader takes the mark off before it looks for tags.
            let prose = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
            let codes = find(prose, format.markup(), ReadOptions::NONE);
            prop_assert!(codes.windows(2).all(|w| w[0].range.end <= w[1].range.start), "{:?}", text);
            let document = testing::document(&text, format);
            let tags = document.skipped.iter().filter(|s| s.reason.kind == SkipKind::TemplateTag);
            // A tag across cells is none.
            let (tags, is_data) = (tags.count(), format.is_data());
            prop_assert!(tags == codes.len() || is_data && tags < codes.len());
        }
    }
}

/// A byte order mark before the first line leaves the line its start.
#[test]
fn a_mark_before_a_tag_changes_nothing() {
    for format in Format::ALL {
        let tags = |text: &str| {
            let document = testing::document(text, format);
            let skipped = document.skipped.iter();
            skipped
                .filter(|s| s.reason.kind == SkipKind::TemplateTag)
                .count()
        };
        for text in ["@{}}", "{{ a }} b", "@if (a) {\r\nb\r\n}", ""] {
            assert_eq!(tags(&format!("\u{FEFF}{text}")), tags(text), "{text:?}");
        }
    }
}

/// Openers that never close, closers without an opener, and quotes that hide them cost linear time.
#[test]
fn hostile_texts_cost_their_length() {
    let started = std::time::Instant::now();
    for piece in PIECES
        .iter()
        .chain(&["{{'\\'}}", "{{\"", "{{ a ", "${{{", "@a(", "{% a ", "<% '"])
    {
        let text = piece.repeat(100_000 / piece.len());
        for markup in Markup::ALL {
            find(&text, markup, ReadOptions::NONE);
        }
    }
    let text = PIECES.concat().repeat(500);
    for markup in Markup::ALL {
        find(&text, markup, ReadOptions::NONE);
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn a_tag_may_decide_the_name_of_an_element() {
    let text =
        "<{% if a %}h2{% else %}h1{% endif %} class=\"b\">C</{% if a %}h2{% else %}h1{% endif %}>";
    assert_eq!(blocks(text, Format::Html), "body: C");
    assert_eq!(
        blocks("<{{ a }} title=\"b\">C</{{ a }}>", Format::Html),
        "body: C | title: b"
    );
    assert_eq!(blocks("a < {{ b }}", Format::Html), "body: a < _");
}
