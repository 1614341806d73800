//! Cuts paragraphs (one a line, standard input) into sentences and units, as the program reads them, for the labelling of
//! training text. A line of output is a sentence, a tab, and for each unit `start,end,compound` in characters of the sentence.

use std::io::{BufRead, Write, stdin, stdout};

use sayso_english::{Case, Known, Reading, sentences};
use sayso_text::Span;
use sayso_text::folding::fold;

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let prose = line?;
        let folded = fold(&prose, 0);
        let known = Known {
            names: &[],
            trigger: &[],
            case_of: &|span| Case::of(&prose[folded.to_prose(span).range()]),
        };
        for range in sentences(&prose) {
            let span = folded.to_folded(Span::new(range.start, range.end));
            let reading = Reading::new(&folded.text, span, &known);
            let text = &prose[range.clone()];
            write!(out, "{}\t", text.replace('\t', " "))?;
            let mut fields = Vec::new();
            for unit in &reading.units {
                let prose_span = folded.to_prose(unit.span);
                let start = prose[range.start..prose_span.start.max(range.start)]
                    .chars()
                    .count();
                let len = prose[prose_span.range()].chars().count();
                fields.push(format!(
                    "{start},{},{}",
                    start + len,
                    u8::from(unit.compound)
                ));
            }
            writeln!(out, "{}", fields.join(" "))?;
        }
    }
    Ok(())
}
