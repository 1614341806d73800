//! Directives, roles and comments of MyST, the Markdown of Sphinx: the input, and what is read of it.

use super::extensions::check;
use crate::formats::testing;
use crate::{Format, MarkKind};

#[test]
fn directives_of_myst() {
    check(&[
        (
            "```{note} A title\na\n```\nb",
            "body: A title | body: a | body: b",
        ),
        (
            "```{note}\n:class: e-mail\n:name: e-mail\n\na *b*\n```\n",
            "body: a b",
        ),
        (
            "````{admonition} T\n```{code-block} e-mail\ne-mail\n```\na\n````\n",
            "body: T | code: e-mail | body: a",
        ),
        (
            "```{figure} e-mail.png\n:alt: x\n\nA caption.\n```\n",
            "body: A caption.",
        ),
        (
            "```{toctree}\n:maxdepth: 1\ne-mail\n```\na",
            "code: :maxdepth: 1 e-mail | body: a",
        ),
        (
            ":::{tip}\n---\nclass: e-mail\n---\na\n:::\nb",
            "body: a | body: b",
        ),
        (":::{math}\ne-mail\n:::\nb", "body: b"),
        ("a {ref}`e-mail` b", "body: a e-mail b"),
        ("```python {e-mail}\nx\n```\n", "code: x"),
    ]);
    let marked = testing::marks("{ref}`e-mail`", Format::Markdown, MarkKind::Code);
    assert_eq!(marked, ["e-mail"]);
}

#[test]
fn names_and_comments_of_myst() {
    check(&[
        (
            "(e-mail)=\n# H\n\n(a/e-mail)=\n\n(e-mail)=\nb",
            "heading: H | body: b",
        ),
        ("x\n\n(e-mail:a b)=\n% e-mail\n\nb", "body: x | body: b"),
        ("% of them\n", "body: % of them"),
        ("(a)= b\n(c) =\n()=\n(é", "body: (a)= b (c) = ()= (é"),
        ("> (e-mail)=\n> b", "quote: b"),
        ("```\n(a)=\n% b\n```\n", "code: (a)= % b"),
    ]);
}
