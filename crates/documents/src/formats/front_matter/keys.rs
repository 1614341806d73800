//! Which keys of front matter, and which properties of components, hold words that people read.

/// Their names in lower case, without what parts the words in them: `metaDescription`,
/// `meta_description` and `meta-description` are one.
#[rustfmt::skip]
const PROSE: [&str; 117] = [
    "about", "abstract", "alt", "alttext", "answer", "arialabel", "banner", "bannertext", "bio", "blurb", "brief", "buttonlabel",
    "buttontext", "byline", "calltoaction", "caption", "coveralt", "covercaption", "cta", "ctalabel", "ctatext", "deck", "dek",
    "desc", "description", "details", "emptytext", "errormessage", "excerpt", "eyebrow", "footer", "footertext", "footnote",
    "greeting", "heading", "headline", "helpertext", "helptext", "heroalt", "herosubtitle", "herotext", "herotitle", "highlights",
    "hint", "imagealt", "imagecaption", "imagetitle", "intro", "introduction", "keytakeaways", "kicker", "label", "lead",
    "leadtext", "lede", "linklabel", "linktext", "linktitle", "longdescription", "menutitle", "message", "metadescription",
    "metatitle", "motto", "navlabel", "navtext", "navtitle", "note", "ogdescription", "ogimagealt", "ogtitle", "overline",
    "overview", "pagetitle", "paginationlabel", "paragraph", "placeholder", "preheader", "preheadertext", "preview",
    "previewtext", "promotext", "pullquote", "question", "quote", "seodescription", "seotitle", "shortdescription", "shorttitle",
    "sidebarlabel", "sidebartitle", "slogan", "socialdescription", "socialtitle", "standfirst", "strapline", "subheading",
    "subheadline", "subject", "subtitle", "summary", "synopsis", "tagline", "takeaways", "teaser", "testimonial", "text",
    "thumbnailalt", "tip", "title", "tooltip", "tooltiptext", "twitterdescription", "twitterimagealt", "twittertitle", "warning",
    "welcome",
];

/// The longest name that is looked up.
const LONGEST: usize = 64;

/// The keys whose values are prose.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::formats) struct Keys<'k> {
    more: &'k [String],
}

impl<'k> Keys<'k> {
    /// The usual ones, and those that a configuration adds.
    pub(in crate::formats) fn with(more: &'k [String]) -> Self {
        Self { more }
    }

    /// Whether the values of `key` are read.
    pub(in crate::formats) fn are_prose(self, key: &str) -> bool {
        if key.len() > LONGEST {
            return false;
        }
        let key = plain(key);
        PROSE.binary_search(&key.as_str()).is_ok()
            || self.more.iter().any(|more| plain(more) == key)
    }
}

/// The letters and digits of a key, in lower case.
fn plain(key: &str) -> String {
    let letters = key.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a key below one that holds prose names only the language of the text.
pub(super) fn names_language(key: &str) -> bool {
    let mut parts = key.split(['-', '_']);
    let is_code = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    parts.next() == Some("en") && parts.all(is_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_key_are_one() {
        assert!(PROSE.is_sorted(), "looked up by halves");
        let more = ["Product-Claim".to_owned()];
        let keys = Keys::with(&more);
        for key in [
            "title",
            "Title",
            "meta_description",
            "metaDescription",
            "meta-description",
            "og:title",
            "twitter:description",
            "seo.title",
            "productClaim",
            "sidebar_label",
            "linkTitle",
            "Überschrift",
        ] {
            assert_eq!(keys.are_prose(key), key != "Überschrift", "{key}");
        }
        let long = "title".repeat(99);
        for key in [
            "", "slug", "lang", "tags", "titles", "layout", "cSpell", &long,
        ] {
            assert!(!keys.are_prose(key), "{key}");
        }
    }
}
