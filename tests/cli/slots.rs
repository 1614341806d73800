//! Rewrite templates of a user's lexicon: every slot, in the forms that verbs take.

use crate::runner::Sayso;

const LEXICON: &str = r#"
[lexicon]
id = "house"
[names]
chat = ["Slack", "Teams chat"]

[[rule]]
id = "leverage"
kind = "banned"
level = "warning"
phrases = ["leverage~v"]
object = "@chat"
message = "Say that {subject} uses {object}."
source = "Style guide"
rewrite = ["use~ {object}", "{subject} work~ with {object}"]
flag = ["Our team leverages Slack.", "They leveraged Slack.", "Leveraging Slack is easy."]
pass = ["Leverage is a force.", "We leverage time.", "The bank has leverage."]
[rule.rewrites]
"Our team leverages Slack." = "Our team uses Slack."
"The teams have leveraged Slack since May." = "The teams have used Slack since May."
"They are leveraging Slack." = "They are using Slack."
"You can leverage Slack." = "You can use Slack."
"Slack is leveraged by every team." = "Slack is used by every team."
"WE LEVERAGE SLACK DAILY" = "WE USE SLACK DAILY"

[[rule]]
id = "rely-on"
kind = "banned"
level = "warning"
phrases = ["rely~v pre/2 on"]
object = "@chat"
message = "Say it otherwise."
source = "Style guide"
rewrite = ["{be} connected to {object}"]
flag = ["The app relies on Slack.", "The apps relied on Slack.", "The app will rely on Slack."]
pass = ["We rely on you.", "Rely on it.", "The app relies on time."]
[rule.rewrites]
"The app relies on Slack." = "The app is connected to Slack."
"The apps relied on Teams chat." = "The apps were connected to Teams chat."

[[rule]]
id = "utilize"
kind = "banned"
level = "note"
phrases = ["utilize~v"]
message = "Say use."
source = "Style guide"
rewrite = ["make~ use of"]
flag = ["We utilize it.", "She utilizes it.", "They utilized it."]
pass = ["We use it.", "The utility works.", "Nobody uses it."]
[rule.rewrites]
"She utilizes it." = "She makes use of it."
"Sie — “utilized” it." = "Sie — “made use of” it."
"#;

#[test]
fn every_slot_is_filled_in_the_form_of_the_verb() {
    let folder = Sayso::new().file("house.toml", LEXICON);
    folder
        .run("lexicon test house.toml")
        .code(0)
        .stderr("")
        .stdout("house.toml: 28 of 28 examples hold\n");
}

#[test]
fn a_template_without_a_slot_for_the_object_leaves_it() {
    let folder = Sayso::new()
        .file("house.toml", LEXICON.replace("use~ {object}", "use~"))
        .file("a.md", "\u{feff}We **leverage** [Slack](u).\r\n");
    folder.run("fix --lexicon house.toml --quiet a.md").code(0);
    assert_eq!(folder.read("a.md"), "\u{feff}We **use** [Slack](u).\r\n");
}
