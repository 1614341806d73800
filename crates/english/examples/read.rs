//! Shows how a sentence is read: `cargo run -p sayso-english --example read -- "The agent calls on ChatGPT." ChatGPT` prints each unit
//! with its part of speech, its head and what it is to it. Words behind the sentence are names.

#![expect(
    clippy::print_stdout,
    reason = "the reading is what the program is for"
)]

use sayso_english::{Case, Known, Reading};
use sayso_text::Span;
use sayso_text::folding::fold;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let prose = arguments.next().ok_or("give a sentence")?;
    let folded = fold(&prose, 0);
    let mut names = Vec::new();
    for name in arguments {
        let name = fold(&name, 0).text;
        let found = folded.text.match_indices(&name);
        names.extend(found.map(|(at, _)| Span::new(at, at + name.len())));
    }
    names.sort_by_key(|n| n.start);
    let known = Known {
        names: &names,
        trigger: &[],
        case_of: &|span| Case::of(&prose[folded.to_prose(span).range()]),
    };
    let reading = Reading::new(&folded.text, Span::new(0, folded.text.len()), &known);
    for (at, unit) in reading.units.iter().enumerate() {
        let head = reading.head(at).map_or("", |head| reading.word(head));
        println!(
            "{at:3} {:20} {:12} {:6} {:16} {head}",
            reading.word(at),
            format!("{:?}", unit.tag),
            unit.universal(),
            reading
                .relation(at)
                .map_or(String::new(), |r| format!("{r:?}")),
        );
    }
    Ok(())
}
