//! Comments of template languages that suppress a rule: `{# sayso-ignore RULE: reason #}`,
//! `{{!-- … --}}`, `<%# … %>`, `{% comment %} … {% endcomment %}`.

use super::{Code, Shown};

/// Notes which of `codes` are such comments.
pub(super) fn find(text: &str, codes: &mut [Code]) {
    for code in codes.iter_mut().filter(|c| c.shown == Shown::Nothing) {
        code.suppression = words(&text[code.range.clone()]);
    }
}

/// The words of the comment, if they suppress a rule.
fn words(tag: &str) -> Option<String> {
    let inner = tag.trim_matches(is_sign);
    let inner = inner
        .strip_prefix("comment")
        .and_then(|rest| rest.strip_suffix("endcomment"))
        .or_else(|| inner.strip_prefix("php"))
        .map_or(inner, |rest| rest.trim_matches(is_sign));
    inner.starts_with("sayso-").then(|| inner.to_owned())
}

/// Signs that open and close tags and comments.
fn is_sign(c: char) -> bool {
    c.is_whitespace() || "{}<>[]%#!-/*@?~".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_every_language() {
        for tag in [
            "{# sayso-ignore x/y: z #}",
            "{{! sayso-ignore x/y: z }}",
            "{{!-- sayso-ignore x/y: z --}}",
            "{{- /* sayso-ignore x/y: z */ -}}",
            "{{-- sayso-ignore x/y: z --}}",
            "<%# sayso-ignore x/y: z %>",
            "<%-- sayso-ignore x/y: z --%>",
            "<#-- sayso-ignore x/y: z -->",
            "<?php /* sayso-ignore x/y: z */ ?>",
            "[%# sayso-ignore x/y: z %]",
            "@* sayso-ignore x/y: z *@",
            "{%- comment -%}\r\nsayso-ignore x/y: z\r\n{%- endcomment -%}",
            "{% # sayso-ignore x/y: z %}",
        ] {
            assert_eq!(words(tag).as_deref(), Some("sayso-ignore x/y: z"), "{tag}");
        }
        for tag in [
            "",
            "{# é #}",
            "{% comment %}{% endcomment %}",
            "{% if sayso-x %}",
        ] {
            assert_eq!(words(tag), None, "{tag}");
        }
    }
}
