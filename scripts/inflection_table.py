#!/usr/bin/env python3
"""Builds crates/english/tests/inflection.tsv, against which inflection is measured.

Usage: scripts/inflection_table.py > crates/english/tests/inflection.tsv

Needs `pip install lemminflect==0.2.3` (MIT), whose forms come from the NIH SPECIALIST Lexicon
(public domain), and the inputs of words_table.py, which choose the words: those that WordNet's
texts hold often, and the irregular ones of its exception lists that are in common use. Nothing
is taken from sayso's own tables. Equal input gives equal bytes.
"""

from lemminflect import getInflection

from words_table import WORDNET, common_words, senses, tag_counts

SEEN_VERB, SEEN_NOUN, COMMON = 3, 10, 60
HEADER = """\
# Made by scripts/inflection_table.py. Forms: lemminflect 0.2.3 (MIT) from the NIH SPECIALIST
# Lexicon (public domain); choice of words: WordNet 3.0 and SCOWL (notices in crates/english/src/data/).
# verb: base, third person, past, participle, gerund. noun: singular, plural. A slash stands
# between accepted spellings."""


def irregular(part):
    lines = (WORDNET / f"{part}.exc").read_text().splitlines()
    return {base for line in lines for base in line.split()[1:]}


def forms(word, tag):
    """The listed forms; those of another spelling of the word (`re-built`) are left out."""
    found = getInflection(word, tag, inflect_oov=False)
    return "/".join(form for form in found if form.isalpha() and form.isascii())


def chosen(part, counts, enough):
    common, odd = common_words(COMMON), irregular(part)
    for lemma, found in sorted(senses(part, counts).items()):
        seen = sum(n for _, n in found)
        if lemma in common and lemma.isalpha() and (seen >= enough or lemma in odd):
            yield lemma


def main():
    counts = tag_counts()
    print(HEADER)
    tags = {"verb": ("VBZ", "VBD", "VBN", "VBG"), "noun": ("NNS",)}
    for part, enough in (("verb", SEEN_VERB), ("noun", SEEN_NOUN)):
        for lemma in chosen(part, counts, enough):
            row = [forms(lemma, tag) for tag in tags[part]]
            if all(row) and row != [lemma]:  # a noun without a plural of its own asks nothing
                print(part, lemma, *row, sep="\t")


if __name__ == "__main__":
    main()
