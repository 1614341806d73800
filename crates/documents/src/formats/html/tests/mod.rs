//! HTML documents and what a reader sees of them.

use crate::Format;
use crate::formats::testing;

mod left_out;
mod tokens;

#[test]
fn blocks_and_inlines() {
    let cases = [
        ("", ""),
        (" \r\n ", ""),
        ("plain", "body: plain"),
        (
            "<p>en<b>able</b>s <i>access</i>\r\nto</p>",
            "body: enables access to",
        ),
        (
            "<p>one<p>two<div>three</div>four",
            "body: one | body: two | body: three | body: four",
        ),
        ("<div>a<!-- c -->b</div>", "body: ab"),
        ("a<br>b<BR/>c", "body: a b c"),
        ("a<hr>b", "body: a | body: b"),
        (
            "<ul><li>a<li>b <ul><li>c</ul> d</ul>e",
            "item: a | item: b | item: c | item: d | body: e",
        ),
        (
            "<blockquote><p>q<div>r</div></blockquote>s",
            "quote: q | quote: r | body: s",
        ),
        (
            "<table><caption>c</caption><tr><th>h<td>d<tr><td>e</table>f",
            "caption: c | cell: h | cell: d | cell: e | body: f",
        ),
        ("<td>a</td> <td>b</td>", "cell: a | cell: b"),
        (
            "<h1>T</h1><p>a</p><h2>U</h2>b",
            "heading: T | body: a | heading: U | body: b",
        ),
        (
            "<title>T &amp; x <b></title>a",
            "heading: T & x <b> | body: a",
        ),
        (
            "<figure><img alt='x'><figcaption>c</figcaption></figure>",
            "alt: x | caption: c",
        ),
        ("<button>Buy</button> now", "body: Buy | body: now"),
        ("<dl><dt>t<dd>d</dl>", "item: t | item: d"),
        ("<noscript>no <b>js</b></noscript>", "body: no js"),
        ("<select><option>a<option>b</select>", "item: a | item: b"),
        ("<b><p>x</b>y</p>z", "body: xy | body: z"),
        ("</p></b></nonsense>x", "body: x"),
        ("<my-tag>a</my-tag>b", "body: ab"),
        ("a < b <3 & c", "body: a < b <3 & c"),
        ("a <unfinished tag", "body: a"),
        ("x\u{A0}&nbsp;so&shy;ft", "body: x so\u{AD}ft"),
        ("\u{FEFF}<p>\u{1F600} é</p>", "body: \u{1F600} é"),
    ];
    testing::check_blocks(Format::Html, &cases);
}

#[test]
fn attributes_are_blocks_of_their_own() {
    let cases = [
        (
            "see <img alt='the &amp; logo' src=x> here",
            "body: see here | alt: the & logo",
        ),
        (
            "<a title=t aria-label='l'>x</a>",
            "body: x | title: t | alt: l",
        ),
        ("<div title=t>x</div>", "title: t | body: x"),
        (
            "<input placeholder=p><input type=submit value=Go>",
            "title: p | body: Go",
        ),
        ("<input type=text value=v>", ""),
        (
            "<meta name=description content='about us'>",
            "meta: about us",
        ),
        (
            "<meta content=t property=og:title><meta name=TWITTER:Description content=u>",
            "meta: t | meta: u",
        ),
        ("<meta name=viewport content=width><meta charset=utf-8>", ""),
        ("<link title=t><img alt=''><p alt=a>b", "body: b"),
        ("<img alt=a alt=b>", "alt: a"),
        ("<img ALT=\"a\r\nb\">", "alt: a b"),
    ];
    testing::check_blocks(Format::Html, &cases);
}

#[test]
fn headings_suppressions_and_elements() {
    let text = "<h1>A</h1><h2>B</h2>c<!-- sayso-ignore r: why --><h2>D</h2>e<h1>F</h1>";
    let document = testing::document(text, Format::Html);
    let above: Vec<_> = document.blocks.iter().map(|b| b.heading).collect();
    assert_eq!(above, [None, Some(0), Some(1), Some(0), Some(3), None]);
    let [directive] = &document.directives[..] else {
        panic!("one suppression");
    };
    assert_eq!(directive.body, "ignore r: why");
    assert_eq!(directive.prose, document.blocks[3].span.start);
    assert!(document.text[directive.at.range()].starts_with("<!--"));

    let document = testing::document("<p>en<b>ab<i>l</i>e</b>s</p>", Format::Html);
    let inlines: Vec<_> = document
        .inlines
        .iter()
        .map(|i| {
            (
                &document.text[i.outer.range()],
                &document.text[i.inner.range()],
            )
        })
        .collect();
    assert_eq!(
        inlines,
        [("<b>ab<i>l</i>e</b>", "ab<i>l</i>e"), ("<i>l</i>", "l")]
    );
}

#[test]
fn what_people_see_all_the_same() {
    let cases = [
        ("<span aria-hidden=true>a<b>c</b></span>b", "body: acb"),
        (
            "c <i style='color:red; DISPLAY : none !important'>a</i>b",
            "body: c b | hidden: a",
        ),
        (
            "<div style='display:none;max-height:0'><h1>a</h1>b</div>c",
            "hidden: a | hidden: b | body: c",
        ),
        (
            "<!--[if mso]><p>a</p><![endif]-->b<![if !mso]>c<![endif]>",
            "body: a | body: bc",
        ),
        ("<!--[if !mso]><!-->a<!--<![endif]-->b", "body: ab"),
        (
            "<p>a <!--[if mso]>b<![endif]-->c</p>",
            "body: a c | body: b",
        ),
        (
            "<table><tr><td>a<!--[if mso]></td></tr></table><table><td><![endif]-->b</table>c",
            "cell: a | cell: b | body: c",
        ),
        (
            "<svg><title>a</title><desc>b</desc><text>c</text></svg>",
            "alt: a | alt: b | body: c",
        ),
        ("<table summary=s><td>a</table>", "alt: s | cell: a"),
        (
            "<div style='display:none'>\r\n</div>\u{FEFF}é",
            "body: \u{FEFF}é",
        ),
    ];
    testing::check_blocks(Format::Html, &cases);
}

#[test]
fn edges_of_elements_part_words_or_do_not() {
    let cases = [
        ("Best-in-class<sup>1</sup> service", "Best-in-class service"),
        ("guaranteed.<sup>2</sup>\nNext", "guaranteed. Next"),
        ("ChatGPT<sup><a href='#1'>[1]</a></sup>Then", "ChatGPT Then"),
        ("H<sub>2</sub>O 1<sup>st</sup> m<sup>2</sup>", "H2O 1st m2"),
        ("ChatGPT<sup>TM</sup> is", "ChatGPT is"),
        ("ChatGPT.<a href=x>Learn more</a>", "ChatGPT. Learn more"),
        ("<a>Try ChatGPT</a><a>More</a>", "Try ChatGPT More"),
        ("<a>one</a><a>two</a>", "one two"),
        ("<span class=badge>New</span>Seamless", "New Seamless"),
        (
            "Seamless<span class='x my-badge'>new</span>",
            "Seamless new",
        ),
        (
            "<span style='margin:0 2px'>New</span>Seamless",
            "New Seamless",
        ),
        ("Title<small>Seamless</small>", "Title Seamless"),
        ("ChatGPT<img src=x>Then", "ChatGPT Then"),
        (
            "<i class='fa fa-x'></i>Fast<i class=x></i>Seamless",
            "Fast Seamless",
        ),
        (
            "<b>It works well</b>Seamless setup",
            "It works well Seamless setup",
        ),
        ("<b>It works.</b>Seamless", "It works. Seamless"),
        (
            "<b>Chat</b>GPT en<em>ables</em> <span>O</span>penAI",
            "ChatGPT enables OpenAI",
        ),
        (
            "<b>Java</b>Script <b>U.</b>S. <b>Node.</b>js",
            "JavaScript U.S. Node.js",
        ),
        ("<span>S</span><span>e</span><span>a</span>m", "Seam"),
        ("(<span class=badge>New</span>)", "(New)"),
        ("<a>Chat</a>GPT", "ChatGPT"),
        ("éa<a>Éa</a>", "éa Éa"),
        ("", ""),
    ];
    for (text, want) in cases {
        let want = match want {
            "" => String::new(),
            words => format!("body: {words}"),
        };
        assert_eq!(testing::blocks(text, Format::Html), want, "{text}");
    }
}

#[test]
fn hostile_nesting_is_linear() {
    let n = 100_000;
    let cases = [
        ("<div>".repeat(n) + "x", "body: x"),
        ("<b>".repeat(n) + &"</i>".repeat(n) + "x", "body: x"),
        ("<b>".repeat(n) + &"<li></li>".repeat(n) + "x", "body: x"),
        ("<i><p></i>".repeat(n) + "x", "body: x"),
        (
            "<blockquote>".repeat(n) + "x" + &"</blockquote>".repeat(n),
            "quote: x",
        ),
        ("<code>".repeat(n) + "x" + &"</code>".repeat(n), "body: x"),
        ("<table><td>".repeat(n) + "x", "cell: x"),
        ("<p hidden><!--".repeat(n) + "x", ""),
        (
            "&".repeat(n) + "x",
            &("body: ".to_owned() + &"&".repeat(n) + "x"),
        ),
        ("<x a=".repeat(n), ""),
        ("<script><!--".repeat(n), ""),
        ("<!--[if a]>".repeat(n) + "x", ""),
        ("a<sup>".repeat(n), &("body: ".to_owned() + &"a".repeat(n))),
        (
            "<p lang=de><i lang=en style=display:none>".repeat(n) + "x",
            "hidden: x",
        ),
    ];
    for (text, want) in cases {
        assert_eq!(
            testing::blocks(&text, Format::Html),
            want,
            "{}",
            &text[..12]
        );
    }
}
