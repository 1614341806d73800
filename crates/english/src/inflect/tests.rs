//! Tables of words and their forms.

use super::*;

#[test]
fn verbs_take_their_endings() {
    // base, third person, past, participle, gerund
    let cases = [
        "call calls called called calling",
        "enable enables enabled enabled enabling",
        "try tries tried tried trying",
        "deploy deploys deployed deployed deploying",
        "permit permits permitted permitted permitting",
        "visit visits visited visited visiting",
        "format formats formatted formatted formatting",
        "benefit benefits benefited benefited benefiting",
        "commit commits committed committed committing",
        "offer offers offered offered offering",
        "prefer prefers preferred preferred preferring",
        "transfer transfers transferred transferred transferring",
        "equip equips equipped equipped equipping",
        "quit quits quit quit quitting",
        "quiz quizzes quizzed quizzed quizzing",
        "gas gasses gassed gassed gassing",
        "focus focuses focused focused focusing",
        "access accesses accessed accessed accessing",
        "travel travels traveled traveled traveling",
        "control controls controlled controlled controlling",
        "fulfill fulfills fulfilled fulfilled fulfilling",
        "fuel fuels fueled fueled fueling",
        "panic panics panicked panicked panicking",
        "sync syncs synced synced syncing",
        "mix mixes mixed mixed mixing",
        "show shows showed shown showing",
        "die dies died died dying",
        "lie lies lay lain lying",
        "dye dyes dyed dyed dyeing",
        "see sees saw seen seeing",
        "agree agrees agreed agreed agreeing",
        "canoe canoes canoed canoed canoeing",
        "singe singes singed singed singeing",
        "queue queues queued queued queuing",
        "be is was been being",
        "have has had had having",
        "do does did done doing",
        "go goes went gone going",
        "redo redoes redid redone redoing",
        "undergo undergoes underwent undergone undergoing",
        "overtake overtakes overtook overtaken overtaking",
        "rebuild rebuilds rebuilt rebuilt rebuilding",
        "outrun outruns outran outrun outrunning",
        "unplug unplugs unplugged unplugged unplugging",
        "render renders rendered rendered rendering",
        "reckon reckons reckoned reckoned reckoning",
        "open opens opened opened opening",
        "reopen reopens reopened reopened reopening",
        "market markets marketed marketed marketing",
        "layer layers layered layered layering",
        "forgo forgoes forwent forgone forgoing",
        "sunset sunsets sunset sunset sunsetting",
        "relay relays relayed relayed relaying",
        "forget forgets forgot forgotten forgetting",
        "begin begins began begun beginning",
        "set sets set set setting",
        "lead leads led led leading",
        "leave leaves left left leaving",
        "echo echoes echoed echoed echoing",
        "veto vetoes vetoed vetoed vetoing",
        "radio radios radioed radioed radioing",
        "video videos videoed videoed videoing",
        "stomach stomachs stomached stomached stomaching",
        "match matches matched matched matching",
        "tax taxes taxed taxed taxing",
        "pay pays paid paid paying",
        "up ups upped upped upping",
        "CALL CALLS CALLED CALLED CALLING",
        "Go Goes Went Gone Going",
        "re-run re-runs re-ran re-run re-running",
        "fine-tune fine-tunes fine-tuned fine-tuned fine-tuning",
        "opt-in opts-in opted-in opted-in opting-in",
    ];
    for case in cases {
        let want: Vec<&str> = case.split(' ').collect();
        let got: Vec<String> = VerbForm::ALL.iter().map(|f| verb(want[0], *f)).collect();
        assert_eq!(got, want);
    }
}

#[test]
fn phrasal_verbs_inflect_their_verb() {
    let cases = [
        ("roll out", VerbForm::Gerund, "rolling out"),
        ("set up", VerbForm::Past, "set up"),
        ("A/B test", VerbForm::Gerund, "A/B testing"),
        ("cold call", VerbForm::Past, "cold called"),
        ("make use of", VerbForm::Present3, "makes use of"),
        ("call on", VerbForm::Present3, "calls on"),
        ("log in", VerbForm::PastParticiple, "logged in"),
        ("Take advantage of", VerbForm::Past, "Took advantage of"),
        ("", VerbForm::Gerund, ""),
        ("résumé", VerbForm::Present3, "résumés"),
    ];
    for (base, form, want) in cases {
        assert_eq!(verb(base, form), want);
    }
}

#[test]
fn variants_are_forms_too() {
    let cases = [
        ("focus", "focussed"),
        ("learn", "learnt"),
        ("get", "got"),
        ("get", "gotten"),
        ("prove", "proven"),
        ("prove", "proved"),
        ("travel", "travelling"),
        ("model", "modelled"),
        ("benefit", "benefitted"),
        ("be", "were"),
        ("be", "am"),
        ("age", "ageing"),
        ("bus", "bussed"),
    ];
    for (base, form) in cases {
        assert!(verb_forms(base).iter().any(|f| f == form), "{base} {form}");
    }
}

#[test]
fn nouns_take_their_plural() {
    let cases = [
        "call calls",
        "agency agencies",
        "key keys",
        "box boxes",
        "status statuses",
        "bus buses",
        "branch branches",
        "tech techs",
        "analysis analyses",
        "basis bases",
        "chassis chassis",
        "criterion criteria",
        "index indexes",
        "matrix matrices",
        "leaf leaves",
        "bookshelf bookshelves",
        "roof roofs",
        "proof proofs",
        "woman women",
        "human humans",
        "salesperson salespeople",
        "grandchild grandchildren",
        "blouse blouses",
        "mouse mice",
        "mongoose mongooses",
        "hero heroes",
        "photo photos",
        "video videos",
        "software software",
        "series series",
        "funds funds",
        "superhero superheroes",
        "layoff layoffs",
        "data data",
        "API APIs",
        "SRE SREs",
        "OS OSes",
        "APY APYs",
        "GPT-4 GPT-4s",
        "OpenAI OpenAIs",
        "Company Companies",
        "runner-up runners-up",
        "passer-by passers-by",
        "passerby passersby",
        "add-on add-ons",
        "sign-up sign-ups",
        "mother-in-law mothers-in-law",
        "café cafés",
        "soliloquy soliloquies",
    ];
    for case in cases {
        let (singular, want) = case.split_once(' ').expect("two words");
        assert_eq!(plural(singular), want);
    }
    let phrases = [
        ("point of sale", "points of sale"),
        ("attorney general", "attorneys general"),
        ("sales call", "sales calls"),
        ("editor-in-chief", "editors-in-chief"),
        ("", ""),
    ];
    for (singular, want) in phrases {
        assert_eq!(plural(singular), want);
    }
}

#[test]
fn forms_start_with_the_word_and_hold_nothing_twice() {
    assert_eq!(
        forms("Enable"),
        ["enable", "enables", "enabled", "enabling"]
    );
    assert!(forms("index").contains(&"indices".to_owned()));
    for word in ["call", "set", "data", "be", "", "API", "x\u{301}"] {
        let forms = forms(word);
        assert_eq!(forms[0], word.to_lowercase());
        let mut unique = forms.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), forms.len(), "{word}");
    }
}

#[test]
fn long_input_is_taken_in_linear_time() {
    let long = "re".repeat(200_000);
    assert_eq!(verb(&long, VerbForm::Past), format!("{long}d"));
    let hyphens = "-".repeat(100_000);
    assert_eq!(plural(&hyphens), hyphens);
}

#[test]
fn forms_lead_back_to_their_lemmas() {
    use Form::{Plural, Singular, Verb};
    use VerbForm::{Base, Gerund, Past, PastParticiple, Present3};
    let cases: [(&str, &str, Form); 62] = [
        ("calls", "call", Verb(Present3)),
        ("calls", "call", Plural),
        ("call", "call", Verb(Base)),
        ("call", "call", Singular),
        ("Called", "call", Verb(Past)),
        ("called", "call", Verb(PastParticiple)),
        ("enabling", "enable", Verb(Gerund)),
        ("ENABLES", "enable", Verb(Present3)),
        ("tries", "try", Verb(Present3)),
        ("tried", "try", Verb(Past)),
        ("permitting", "permit", Verb(Gerund)),
        ("formatted", "format", Verb(Past)),
        ("travelled", "travel", Verb(Past)),
        ("focussed", "focus", Verb(Past)),
        ("panicked", "panic", Verb(Past)),
        ("dying", "die", Verb(Gerund)),
        ("took", "take", Verb(Past)),
        ("overtaken", "overtake", Verb(PastParticiple)),
        ("rebuilt", "rebuild", Verb(Past)),
        ("undone", "undo", Verb(PastParticiple)),
        ("misunderstood", "misunderstand", Verb(Past)),
        ("reran", "rerun", Verb(Past)),
        ("has", "have", Verb(Present3)),
        ("does", "do", Verb(Present3)),
        ("goes", "go", Verb(Present3)),
        ("is", "be", Verb(Present3)),
        ("are", "be", Verb(Present3)),
        ("were", "be", Verb(Past)),
        ("been", "be", Verb(PastParticiple)),
        ("being", "be", Verb(Gerund)),
        ("lay", "lie", Verb(Past)),
        ("lay", "lay", Verb(Base)),
        ("found", "find", Verb(Past)),
        ("found", "found", Verb(Base)),
        ("left", "leave", Verb(Past)),
        ("read", "read", Verb(Past)),
        ("set", "set", Verb(PastParticiple)),
        ("leaves", "leave", Verb(Present3)),
        ("leaves", "leaf", Plural),
        ("axes", "axis", Plural),
        ("axes", "ax", Plural),
        ("indices", "index", Plural),
        ("analyses", "analysis", Plural),
        ("analyses", "analyse", Verb(Present3)),
        ("bases", "basis", Plural),
        ("bases", "base", Plural),
        ("women", "woman", Plural),
        ("salespeople", "salesperson", Plural),
        ("children", "child", Plural),
        ("quizzes", "quiz", Plural),
        ("echoes", "echo", Verb(Present3)),
        ("reconnected", "reconnect", Verb(Past)),
        ("onboarding", "onboard", Verb(Gerund)),
        ("larger", "large", Form::Comparative),
        ("biggest", "big", Form::Superlative),
        ("easier", "easy", Form::Comparative),
        ("better", "good", Form::Comparative),
        ("grokked", "grok", Verb(Past)),
        ("blorping", "blorp", Verb(Gerund)),
        ("vectorizes", "vectorize", Verb(Present3)),
        ("foobars", "foobar", Plural),
        ("foobar", "foobar", Singular),
    ];
    for (word, lemma, form) in cases {
        let found = analyses(word);
        let holds = found.iter().any(|a| a.lemma == lemma && a.form == form);
        assert!(holds, "{word}: {found:?}");
    }
}

#[test]
fn no_reading_is_made_up() {
    let cases = [
        ("during", "dure"),
        ("thing", "th"),
        ("string", "stre"),
        ("need", "ne"),
        ("news", "new"),
        ("access", "acces"),
        ("status", "statu"),
        ("offer", "off"),
        ("hundred", "hundr"),
        ("being", "bee"),
    ];
    for (word, lemma) in cases {
        assert!(analyses(word).iter().all(|a| a.lemma != lemma), "{word}");
    }
    assert!(analyses("").is_empty());
    assert_eq!(analyses(&"s".repeat(100_000)).len(), 1);
}
