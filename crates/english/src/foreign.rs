//! Detects paragraphs that are plainly not English.
//!
//! English must never be taken for another language, so three witnesses have to agree: none of
//! the small words is there that English cannot do without, most other words are in no table of
//! English words, and a detector by trigrams (whatlang) is sure. Only text in Latin letters is
//! looked at: in Chinese, English words are plainly visible.

use whatlang::{Detector, Lang, detect_lang};

use super::closed;
use super::words::classes;

/// Shorter text says too little.
const FEWEST_WORDS: usize = 6;

/// So much of a long text is looked at.
const LONGEST: usize = 2_000;

/// Words of English that hardly any other language has.
const OWN: [&str; 44] = [
    "about", "and", "are", "be", "been", "but", "by", "can", "each", "every", "from", "get", "has",
    "have", "how", "into", "is", "it", "its", "more", "not", "of", "our", "out", "than", "that",
    "the", "their", "them", "they", "this", "to", "what", "when", "where", "which", "who", "why",
    "will", "with", "would", "you", "your", "yours",
];

/// Whether `prose` is plainly in another language than English.
#[must_use]
pub fn is_foreign(prose: &str) -> bool {
    let prose = &prose[..prose.floor_char_boundary(LONGEST)];
    let words = || {
        let all = prose.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
        all.filter(|w| w.chars().next().is_some_and(char::is_alphabetic))
    };
    let is_latin = |c: char| c.is_ascii() || ('\u{C0}'..='\u{24F}').contains(&c) || c == '’';
    if words().take(FEWEST_WORDS).count() < FEWEST_WORDS
        || !words().all(|w| w.chars().all(is_latin))
    {
        return false;
    }
    let (mut known, mut unknown) = (0, 0);
    for word in words() {
        let lower = word.to_lowercase();
        if OWN.contains(&lower.as_str()) {
            return false;
        }
        // Names are in no table, and one or two letters are a word somewhere.
        if lower == word && word.chars().count() > 2 {
            match closed::tag(&lower).is_some() || !classes(&lower).is_unknown() {
                true => known += 1,
                false => unknown += 1,
            }
        }
    }
    unknown > 2 && unknown > known && is_surely_other(prose)
}

/// Whether the likeliest language is surely likelier than English: which other one it is may be in
/// doubt.
fn is_surely_other(prose: &str) -> bool {
    let Some(lang) = detect_lang(prose).filter(|lang| *lang != Lang::Eng) else {
        return false;
    };
    let of_two = Detector::with_allowlist(vec![Lang::Eng, lang]).detect(prose);
    of_two.is_some_and(|info| info.lang() == lang && info.is_reliable())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sentence_of_the_tables_is_foreign() {
        let root =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/sentences");
        let tables = std::fs::read_dir(root).expect("a folder");
        for table in tables.map(|entry| entry.expect("an entry").path()) {
            let text = std::fs::read_to_string(&table).expect("UTF-8");
            for cell in text.lines().flat_map(|line| line.split('\t')) {
                assert!(!is_foreign(cell), "{}: {cell}", table.display());
            }
        }
    }

    #[test]
    fn other_languages_are_detected_and_english_never_is() {
        let foreign = [
            "Unsere Agenten greifen auf ChatGPT zu, um Antworten schneller zu schreiben.",
            "Mit unserer Plattform können Ihre Kunden jederzeit auf alle Modelle zugreifen.",
            "Nos agents utilisent ChatGPT pour rédiger les réponses de vos clients.",
            "Nuestros agentes utilizan ChatGPT para redactar las respuestas de sus clientes.",
            "I nostri agenti usano ChatGPT per scrivere le risposte ai vostri clienti.",
            "Onze medewerkers gebruiken ChatGPT om sneller antwoorden te schrijven.",
        ];
        for text in foreign {
            assert!(is_foreign(text), "{text}");
        }
        let english = [
            "",
            "\u{FEFF}é",
            "Seamless setup, powerful search, great price, happy customers",
            "Kubernetes Terraform Ansible Grafana Prometheus Jaeger",
            "kubectl apply kubeconfig minikube kubelet etcd rollout",
            "The SRE enables access to ChatGPT.",
            "Wir nutzen ChatGPT.",
            "Le rendez-vous: our café serves crème brûlée à la carte.",
            "我们用github做一个很好的产品然后卖给客户",
            "Мы используем ChatGPT для ответов нашим клиентам каждый день",
            "Unsere Agenten: “The best way to write answers” heißt unser neues Buch.\r\n",
        ];
        for text in english {
            assert!(!is_foreign(text), "{text}");
        }
    }
}
