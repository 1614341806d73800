//! Tables, read and written.

use proptest::prelude::*;

use crate::formats::{read, read_with, splice, testing};
use crate::{Document, Format, ReadOptions};
use sayso_text::{Edit, Span};

fn blocks(text: &str) -> String {
    testing::blocks(text, Format::Csv)
}

#[test]
fn cells_of_copy_are_blocks() {
    let cases = [
        ("", ""),
        ("\u{FEFF}\r\n", ""),
        // No header: nothing is above it.
        ("1,Our agent waits.", "cell: Our agent waits."),
        (
            "\u{FEFF}id,text\r\n1,Our agent\r\n2,\"Fast, safe\"\r\n",
            "cell: Our agent | cell: Fast, safe",
        ),
        ("id;text\n1;Our agent, é\n", "cell: Our agent, é"),
        ("id\ttext\n1\tOur \"agent\"\n", "cell: Our \"agent\""),
        // Sentences are no header.
        (
            "Our agent waits.\nIt is fast.\n",
            "cell: Our agent waits. | cell: It is fast.",
        ),
        (
            "text\n\"He said \"\"wait\"\" twice\"",
            "cell: He said \"wait\" twice",
        ),
        (
            "text\n\"one two\nthree\n\nfour five\"",
            "cell: one two three | cell: four five",
        ),
        (
            "text\n\"one two:\r\n- three\r\n- four\"",
            "cell: one two: | cell: three | cell: four",
        ),
        // Ids, slugs, addresses, dates and numbers are data, and so are columns of that name.
        (
            "id,slug,link,when,n,tags,text\na1,a-b,https://x.yz/our agent,2026-11-30,3,our agent,Our agent\n",
            "cell: Our agent",
        ),
        // Single words go with their column.
        (
            "key,value\na,Cancel\nb,Our agent waits\n",
            "cell: Cancel | cell: Our agent waits",
        ),
        ("name,value\nAda,Cancel\n", ""),
        (
            "text\n<b>Our</b> *agent* waits\n",
            "cell: <b>Our</b> *agent* waits",
        ),
        // Rows of other lengths.
        (
            "id,text\n1\n2,Our agent,a third one\n",
            "cell: Our agent | cell: a third one",
        ),
        // A quote that is never closed.
        (
            "id,text\n1,\"Our agent\n2,Two words\n",
            "cell: \"Our agent | cell: Two words",
        ),
        (
            "text\n\"Our agent\" waits here,x y\n",
            "cell: Our agent waits here | cell: x y",
        ),
        // Tags of templates, inside a cell and across cells.
        (
            "text\nHello {{ name }} there\n",
            "cell: Hello \u{FFFC} there",
        ),
        (
            "a,b\nOne {{ two,three }} four\n",
            "cell: One {{ two | cell: three }} four",
        ),
    ];
    for (text, want) in cases {
        assert_eq!(
            blocks(text).replace(sayso_text::GAP_TEXT, "\u{FFFC}"),
            want,
            "{text:?}"
        );
    }
    assert_eq!(
        testing::blocks("a\tb\n1\tFast, safe; good\n", Format::Tsv),
        "cell: Fast, safe; good"
    );
}

#[test]
fn encodings_are_those_of_other_texts() {
    let text = "\u{FEFF}id,text\r\n1,\"Our \"\"é\"\" agent\"\r\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let document = read(&wide, Format::Csv, None).expect("reads");
    assert_eq!(document.prose(), "Our \"é\" agent");
    let edits = [edit(&document, "agent", "\"one\", two")];
    let written = splice(&wide, &document, &edits).expect("writes");
    let want = text.replace("agent", "\"\"one\"\", two");
    let want: Vec<u8> = want.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(written, want);
}

#[test]
fn blocks_know_their_cells() {
    let text = "id,Hero text\n\n1,\"one two\n\nthree four\"\n2,five six,seven eight\n";
    let document = testing::document(text, Format::Csv);
    let names: Vec<String> = (0..9).filter_map(|at| document.cells.name(at)).collect();
    assert_eq!(
        names,
        ["B3 (Hero text)", "B3 (Hero text)", "B4 (Hero text)", "C4"]
    );
}

#[test]
fn what_is_left_out_has_a_reason() {
    let document = testing::document("id,text\n1,Our agent\n2,\"\"\nx,Two words", Format::Csv);
    let told: Vec<(String, &str)> = (document.skipped.iter())
        .map(|s| (s.reason.to_string(), &document.text[s.span.range()]))
        .collect();
    let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), *b)).collect();
    let want = [
        ("header row", "id,text"),
        ("data cell: id", "1"),
        ("data cell: id", "2,\"\"\nx"),
    ];
    assert_eq!(told, want);
    assert_eq!(document.notices, Vec::<String>::new());
    let text = "id,text\n1,\"Our agent\n2,Two words\n";
    assert_eq!(testing::document(text, Format::Csv).notices.len(), 1);
    assert!(Format::Csv.has_notices(text.as_bytes()));
    assert!(!Format::Csv.has_notices(b"a,\"b\"\n5\" wide,c"));
}

#[test]
fn columns_can_be_named() {
    let options = ReadOptions {
        front_matter: vec!["Label".to_owned()],
        ..ReadOptions::default()
    };
    let text = b"id,label\n1,whitelist\n2,e-mail\n";
    let document = read_with(text, Format::Csv, None, &options.into()).expect("reads");
    assert_eq!(document.prose(), "whitelist\ne-mail");
}

fn edit(document: &Document, old: &str, new: &str) -> Edit {
    let start = document.prose().find(old).expect("is there");
    Edit {
        span: Span::new(start, start + old.len()),
        text: new.to_owned(),
    }
}

#[test]
fn edits_keep_the_table() {
    let cases = [
        (
            "id,text\r\n1,Our old agent\r\n",
            "old",
            "new",
            Some("id,text\r\n1,Our new agent\r\n"),
        ),
        // A cell gets quotes where its new text needs them.
        (
            "id,text\n1,Our old agent\n",
            "old",
            "new, fast",
            Some("id,text\n1,\"Our new, fast agent\"\n"),
        ),
        (
            "id;text\n1;Our old agent\n",
            "old",
            "new, fast",
            Some("id;text\n1;Our new, fast agent\n"),
        ),
        (
            "id;text\n1;Our old agent\n",
            "Our old",
            "New; fast",
            Some("id;text\n1;\"New; fast agent\"\n"),
        ),
        (
            "id,text\n1,A 5\" old agent\n",
            "old",
            "new, fast",
            Some("id,text\n1,\"A 5\"\" new, fast agent\"\n"),
        ),
        (
            "id,text\n1,Our old\n",
            "old",
            "\"new\"",
            Some("id,text\n1,\"Our \"\"new\"\"\"\n"),
        ),
        // Quotes that it has stay.
        (
            "id,text\n1,\"Our old agent\"\n",
            "old",
            "new",
            Some("id,text\n1,\"Our new agent\"\n"),
        ),
        (
            "id,text\n1,\"Our old, fast\"",
            "old",
            "\"new\"",
            Some("id,text\n1,\"Our \"\"new\"\", fast\""),
        ),
        (
            "id,text\n1,\"Our \"\"old\"\" agent\"",
            "\"old\"",
            "new",
            Some("id,text\n1,\"Our new agent\""),
        ),
        (
            "id,text\n1,\"Our old\nagent\"",
            "old\nagent",
            "new\none",
            Some("id,text\n1,\"Our new\none\""),
        ),
        (
            "text\n\"Our agent\" is old now",
            "old",
            "new",
            Some("text\n\"Our agent\" is new now"),
        ),
        ("text\n\"Our agent\" is old now", "old", "new, fast", None),
        (
            "text\n\"Our old agent,\nx y,z",
            "old",
            "new",
            Some("text\n\"Our new agent,\nx y,z"),
        ),
    ];
    for (text, old, new, want) in cases {
        let document = testing::document(text, Format::Csv);
        let written = splice(text.as_bytes(), &document, &[edit(&document, old, new)]);
        let written = written
            .ok()
            .map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
        assert_eq!(written.as_deref(), want, "{text:?}");
    }
}

#[test]
fn large_and_hostile_tables_cost_their_length() {
    let started = std::time::Instant::now();
    for piece in [
        "\"\"\"x y,",
        "\"",
        "Our agent,",
        "a,",
        "\n",
        "\"a b\"\n",
        "1\n",
        "{{ a,",
        "\"a {{ b\"\n",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        let document = read(text.as_bytes(), Format::Csv, None).expect("reads");
        assert!(document.blocks.len() + document.skipped.len() < 900_000);
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

fn parsed(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(bytes);
    reader
        .records()
        .map(|record| record.expect("parses").iter().map(str::to_owned).collect())
        .collect()
}

/// Cells of words, delimiters, quotes and line breaks.
fn cell() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "our ",
        "agent ",
        "old ",
        "é ",
        ", ",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "; ",
        "",
        "1",
        "x-y",
        "\u{1F600} ",
    ]);
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    /// Another program reads the same cells after an edit, but for the new words.
    #[test]
    fn other_cells_and_words_stay(
        rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..6),
        quote_all in any::<bool>(),
        crlf in any::<bool>(),
        new in prop::sample::select(vec!["fresh", "fresh, new", "\"fresh\"", "fresh\nnew"]),
    ) {
        let style = if quote_all { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let end = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new();
        let mut writer = writer.quote_style(style).terminator(end).from_writer(Vec::new());
        writer.write_record(["id", "text", "more text"]).expect("writes");
        for row in &rows {
            writer.write_record(row).expect("writes");
        }
        let before = writer.into_inner().expect("writes");
        let document = read(&before, Format::Csv, None).expect("reads");
        testing::check(&document);
        let edits: Vec<Edit> = document
            .prose()
            .match_indices("old")
            .map(|(at, old)| Edit { span: Span::new(at, at + old.len()), text: new.to_owned() })
            .collect();
        let Ok(after) = splice(&before, &document, &edits) else {
            return Ok(());
        };
        let (old, after) = (parsed(&before), parsed(&after));
        prop_assert_eq!(old.len(), after.len());
        for (old, after) in old.iter().flatten().zip(after.iter().flatten()) {
            prop_assert!(old == after || old.replace("old", new) == *after, "{:?} {:?}", old, after);
        }
    }

    /// Cells are cut where another program cuts them.
    #[test]
    fn tables_are_cut_as_elsewhere(text in "[a ,\"\n\r]{0,30}") {
        let cells: Vec<_> = super::Cells::new(&text, super::Dialect { delimiter: b',', start: 0 }).collect();
        prop_assume!(cells.iter().all(|cell| !cell.is_unclosed));
        let mut rows: Vec<Vec<String>> = Vec::new();
        for cell in cells {
            if cell.column == 0 {
                rows.push(Vec::new());
            }
            let [front, tail] = cell.parts().map(|part| &text[part]);
            let front = match cell.quoted {
                Some(_) => front.replace("\"\"", "\""),
                None => front.to_owned(),
            };
            rows.last_mut().expect("a row").push(front + tail);
        }
        prop_assert_eq!(rows, parsed(text.as_bytes()));
    }
}
