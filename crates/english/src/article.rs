//! Chooses between `a` and `an` by how the next word is said.

use unicode_normalization::UnicodeNormalization;

use super::words::lemma_classes;

/// Acronyms said as words although they are short or look unsayable.
const SAID_AS_WORDS: &str = "faang fema ferpa fifa fifo finra fomo foss fud hepa hipaa lan lifo mac midi mime mooc \
    nand nas nasa nat nato nist noaa numa rag raid ram rest risc rom saas saml scim siem sim \
    soap soc spac sql swat xaml";

/// Acronyms spelt out although they look like words.
const SPELT_OUT: &str =
    "eu faq fob hbo llm mfa mia naacp ngo roi sec sla slo sms sos sso un uri url";

/// Short forms without a vowel that are said in full: "a Mr. Smith".
const ABBREVIATIONS: &str = "ft hm hmm lt mr mrs ms mt mx sgt shh sr st";

/// `"a"` or `"an"`, whichever is before `next`, the text that follows. Quotes, brackets,
/// tags and emphasis marks before the first word are passed over. American where usage differs
/// ("an herb"); "SQL" is read as a word.
#[must_use]
pub fn article(next: &str) -> &'static str {
    if starts_with_vowel_sound(skip_marks(next)) {
        "an"
    } else {
        "a"
    }
}

/// `text` without the marks that are not said.
fn skip_marks(mut text: &str) -> &str {
    const MARKS: &str = "\"'`*_~([{<>|\\«»‹›“”„‘’‚\u{feff}\u{200b}\u{ad}\u{2060}";
    loop {
        text =
            text.trim_start_matches(|c: char| c.is_whitespace() || c != '<' && MARKS.contains(c));
        let Some(tag) = text.strip_prefix('<') else {
            return text;
        };
        // A tag is short; "<" alone is a mark.
        let end = tag.char_indices().take(200).find(|(_, c)| *c == '>');
        text = end.map_or(tag, |(at, _)| &tag[at + 1..]);
    }
}

fn starts_with_vowel_sound(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let rest = chars.as_str();
    match first {
        '0'..='9' => number_has_vowel(text),
        '$' | '€' | '£' | '¥' if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            number_has_vowel(rest)
        }
        // "at", "ampersand"
        '@' | '&' => true,
        c if c.is_alphabetic() => word_has_vowel(&head(text), text),
        _ => false,
    }
}

/// Eight, eighty, eleven and eighteen start with a vowel, in any power of a thousand.
fn number_has_vowel(text: &str) -> bool {
    let digits = text.bytes().take(40).take_while(u8::is_ascii_digit).count();
    let teen = text.starts_with("11") || text.starts_with("18");
    // "1100" and "1850" are read in hundreds, "1,100" is not one group.
    text.starts_with('8') || teen && (digits % 3 == 2 || digits == 4)
}

/// The letters that `text` starts with, without accents.
fn head(text: &str) -> String {
    text.chars()
        .take(60)
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .take_while(|c| c.is_alphabetic())
        .collect()
}

fn word_has_vowel(word: &str, text: &str) -> bool {
    let lower = word.to_lowercase();
    if reads_as_letters(word, &lower, text) {
        return lower.starts_with(|c| "aefhilmnorsx".contains(c));
    }
    match lower.chars().next() {
        Some('a' | 'i') => true,
        Some('e') => {
            let you = lower.starts_with("eu") && !lower.starts_with("euler");
            !you && !matches!(&*lower, "ewe" | "ewes" | "ewer" | "ewers")
        }
        Some('o') => !starts_as_one(&lower),
        Some('u') => !starts_as_you(&lower),
        Some('h') => has_silent_h(&lower),
        // "Yves", "yttrium"; "xbox" but "xenon"
        Some('y') => lower.chars().nth(1).is_some_and(|c| !is_vowel(c)),
        Some('x') => lower
            .chars()
            .nth(1)
            .is_some_and(|c| !is_vowel(c) && c != 'y'),
        Some('n') => lower == "nvidia",
        _ => false,
    }
}

/// Whether the first letter is said by its name: "FAQ", "S3", "M&A", "x-ray", "mRNA", "html".
fn reads_as_letters(word: &str, lower: &str, text: &str) -> bool {
    if among(SAID_AS_WORDS, lower) || among(ABBREVIATIONS, lower) {
        return false;
    }
    let mut chars = word.chars();
    let (first, second) = (chars.next(), chars.next());
    let Some((first, second)) = first.zip(second) else {
        // A lone letter; "o'clock" is a word.
        return !text.chars().nth(1).is_some_and(|c| matches!(c, '\'' | '’'));
    };
    if among(SPELT_OUT, lower) || !lower.contains(|c| is_vowel(c) || c == 'y') {
        return true;
    }
    if first.is_lowercase() && second.is_uppercase() {
        return true;
    }
    let capitals = word.chars().take_while(|c| c.is_uppercase()).count();
    // "MANAGED" is a word, "MLOps" is letters whatever it is listed as.
    let shouted_word = capitals == word.chars().count() && !lemma_classes(lower).is_unknown();
    capitals > 1 && !shouted_word && (capitals < 5 || is_unsayable(lower))
}

/// Whether four consonants are together.
fn is_unsayable(word: &str) -> bool {
    let mut run = 0;
    word.chars().any(|c| {
        run = if is_vowel(c) || c == 'y' { 0 } else { run + 1 };
        run > 3
    })
}

/// "one", "once", "OneDrive", "ouija", but "onerous".
fn starts_as_one(word: &str) -> bool {
    let one =
        word.starts_with("one") && !["oner", "onei", "oneg"].iter().any(|s| word.starts_with(s));
    one || word == "once" || word.starts_with("oui")
}

/// "user", "unit", "Uruguay", but "usher", "unintended", "urgent".
fn starts_as_you(word: &str) -> bool {
    const STEMS: &str = "ubiq ubisoft udemy ufo uganda uipath ukr ukulele unanim unesco unic unif unilat unilev \
    uniling unio uniq unis unit univ unix ura ure urin uro uru usa use usi usu uta ute uti \
    uto uuid uvul uyghur";
    const NOT: [&str; 3] = ["uniss", "unital", "utte"];
    let starts = |stem: &str| word.starts_with(stem);
    word == "uni" || STEMS.split(' ').any(starts) && !NOT.into_iter().any(starts)
}

fn has_silent_h(word: &str) -> bool {
    const STEMS: [&str; 5] = ["heir", "honest", "honor", "honour", "hour"];
    let herb = matches!(word, "herb" | "herbs" | "herbal" | "herbed");
    herb || word == "hors"
        || STEMS.iter().any(|s| word.starts_with(s)) && !word.starts_with("houri")
}

fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn by_sound() {
        let mut bad = Vec::new();
        let an = "apple egg idea oak umbrella hour hourly hourglass honest honestly honor honour \
            honorary honorarium heir heiress heirloom herb HOUR Hour enabled OpenAI AWS Azure \
            Amazon agent API APIs SRE FAQ LLM LLMs LLM-based MFA SLA SLO SSO ROI SDK RFP RFC HR \
            HTML html HTTP HTTPS XML MRI MBA NDA NGO NLP SUV SEC FBI FDA LED LGBTQ EU OS ID AI \
            IT IoT iPhone iPad iOS eBook e-mail eSIM OAuth MLOps S3 S3-compatible H100 A100 M1 \
            F-16 M&A R&D S&P X-ray x-ray x n-gram h-index L2 MP3 mp3 xAI Xbox mRNA NVIDIA Nvidia \
            HDMI HVAC RFID SAT MIT SOS 8 80 800 8,000 80-page 8th 8x 8-K 88 11 11th 11,000 18 18th \
            18,500 1800s 1850s $8 $8.50 €11 £18 usher utter utmost uttered urgent urban urge ugly \
            ulcer umpire unintended uninstall unimportant unidentified unissued under up onerous \
            oneiric Ubuntu Uber Euler Yves ytterbium O'Reilly o'clock éclair \u{c9}cole @mention \
            R rSquared NBA npm \"hour\" “agent” *agent* **SRE** <b>agent</b> [API](u) \
            (almost) 'old' `API` _enabled_ A/B I/O SQLite E-commerce OLED 18% 11-day 8.5";
        let a = "book car runtime user use used useful usual usable usability unit union unique \
            unified uniform university universal unicorn UNICEF UNESCO unilateral Unilever Unix \
            URL URLs URI UK US U.S. UI UX USB UFO UN UAE UUID UPS Ukraine Uruguay Utah utility \
            utopia uranium ubiquitous ubiquity unanimous European Euro eulogy eucalyptus Europe \
            ewe one one-off once OneDrive one-time ouija Uyghur NASA NATO NIST NAS RAM ROM RAG \
            LAN SaaS SOC SAML SIEM SQL HIPAA FIFA REST MAC GPU GPT GPT-5 CPU TPU CEO CTO B2B B200 \
            Q&A T-shirt U-turn PDF PhD TV VPN VPC KPI YAML JSON MySQL NoSQL xenon xylophone Xerox \
            yes yellow youth hotel house historic history homage hundred human herbivore \
            happy hyphen heritage heron hero hello houri who 1 1st 10 12 100 110 1,100 110,000 \
            1,800 180 1000 2 7 9 0 007 $1 $100 $180 €5 1.8 #1 #8 .NET .5 +1 -8 % Mr. Mrs. Ms. St. \
            Microsoft ChatGPT Google Llama Linux Frontier \"user\" “unit” *one* **GPU** <i>new</i> \
            [URL](u) (European) 'new' `user` _new_ FAST NEW SAFE REAL MORE LIVE HUGE RUNTIME \
            MANAGED LaTeX wholesale wrong 日本 UPS-backed usurper uterus uvula uni";
        for next in an.split_whitespace() {
            if article(next) != "an" {
                bad.push(next);
            }
        }
        for next in a.split_whitespace() {
            if article(next) != "a" {
                bad.push(next);
            }
        }
        assert!(bad.is_empty(), "{bad:?}");
    }

    #[test]
    fn odd_input() {
        let cases = [
            ("", "a"),
            (" \r\n hour", "an"),
            ("\u{feff}hour", "an"),
            ("<b><i>“hour”", "an"),
            ("< 8", "an"),
            ("…", "a"),
            ("ｈｏｕｒ", "an"),
            ("e\u{301}clair", "an"),
            ("one of many", "a"),
            ("SRE that", "an"),
        ];
        for (next, want) in cases {
            assert_eq!(article(next), want, "{next:?}");
        }
        assert_eq!(article(&"<".repeat(200_000)), "a");
        assert_eq!(article(&"U".repeat(200_000)), "an");
    }
}
