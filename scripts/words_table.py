#!/usr/bin/env python3
"""Builds crates/english/src/data/words.txt, the table of common English words.

Usage: scripts/words_table.py [WORDNET_DIR] [SCOWL_DIR] > crates/english/src/data/words.txt

Sources: WordNet 3.0 (Debian package wordnet-base) for word classes, how often each sense was
seen in tagged text, and which nouns name persons or groups; SCOWL (Debian package scowl) for
which words are common; scripts/words_supplement.txt for what WordNet is too old to know: its
rows replace those of WordNet. Equal input gives equal bytes.

A row is `lemma NVAR[flags]`: four digits for noun, verb, adjective and adverb. 0 is "never so",
1 "listed, not seen in tagged text", each further step twice as often. Flags: P a person above
all, p also a person, G a group above all, g also a group.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

WORDNET = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
SCOWL = Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/dict/scowl")
SUPPLEMENT = Path(__file__).with_name("words_supplement.txt")
PARTS = ("noun", "verb", "adj", "adv")
SENSE_TYPES = {"n": "1", "v": "2", "a": "3", "r": "4", "s": "5"}
PERSON_FILE, GROUP_FILE = "18", "14"  # WordNet's lexicographer files
# Only groups below these are groups of persons: a table of figures is a group, too.
PERSON_GROUPS = {"social_group", "people", "ethnic_group"}
COMMON, COMMON_VERB = 40, 60  # SCOWL sizes up to which a word is taken
WORD = re.compile(r"[a-z]{2,}(-[a-z]+)*|[ai]")


def tag_counts():
    """`lemma%type:file:id` -> how often that sense was seen."""
    counts = defaultdict(int)
    for line in (WORDNET / "cntlist.rev").read_text().splitlines():
        key, _, count = line.split()
        counts[":".join(key.split(":")[:3])] += int(count)
    return counts


def synsets(part):
    """Offset -> (kind flag, lexicographer file, sense type, {lower-case word: (word, id)})."""
    found, parents = {}, {}
    for line in (WORDNET / f"data.{part}").read_text().splitlines():
        if line.startswith(" "):
            continue
        offset, file, kind, size, *fields = line.split(" ")
        pairs = zip(fields[0 : 2 * int(size, 16) : 2], fields[1 : 2 * int(size, 16) : 2])
        words = {}
        for word, number in pairs:
            word = word.split("(")[0]
            words[word.lower()] = (word, f"{int(number, 16):02}")
        found[offset] = (file, SENSE_TYPES[kind], words)
        parents[offset] = [b for a, b in zip(fields, fields[1:]) if a in ("@", "@i")]
    return {offset: (flag(offset, found, parents), *row) for offset, row in found.items()}


def flag(offset, found, parents):
    """P for a person, G for a group of persons."""
    file = found[offset][0]
    if file == PERSON_FILE:
        return "P"
    above = [offset] if file == GROUP_FILE else []
    for each in above:
        if PERSON_GROUPS & found[each][2].keys() and found[each][0] == GROUP_FILE:
            return "G"
        above.extend(parents[each])
    return ""


def senses(part, counts):
    """Lemma -> [(kind flag, tag count)] in WordNet's order; names are left out."""
    found = {}
    by_offset = synsets(part)
    for line in (WORDNET / f"index.{part}").read_text().splitlines():
        lemma, *fields = line.split()
        if line.startswith(" ") or not WORD.fullmatch(lemma):
            continue
        kept = []
        for offset in fields[-int(fields[1]) :]:
            flag, file, kind, words = by_offset[offset]
            word, number = words[lemma]
            if word == lemma:
                kept.append((flag, counts[f"{lemma}%{kind}:{file}:{number}"]))
        if kept:
            found[lemma] = kept
    return found


def strength(lemma_senses):
    return min(9, (sum(n for _, n in lemma_senses) + 1).bit_length()) if lemma_senses else 0


def flags(noun_senses):
    """A capital where the senses of a kind weigh at least half, else a small letter."""
    weights = [(flag, count + 1 / rank) for rank, (flag, count) in enumerate(noun_senses, 1)]
    total = sum(w for _, w in weights)
    out = ""
    for kind in "PG":
        weight = sum(w for flag, w in weights if flag == kind)
        if weight:
            out += kind if 2 * weight >= total else kind.lower()
    return out


def common_words(size):
    words = set()
    for prefix in ("english-words", "american-words"):
        for path in sorted(SCOWL.glob(f"{prefix}.*")):
            if int(path.suffix[1:]) <= size:
                words.update(path.read_text(encoding="latin-1").split())
    return words


def supplement():
    lines = SUPPLEMENT.read_text().splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def main():
    counts = tag_counts()
    parts = [senses(part, counts) for part in PARTS]
    common, verbs = common_words(COMMON), common_words(COMMON_VERB)
    rows = {}
    for lemma in set().union(*parts):
        classes = [part.get(lemma, []) for part in parts]
        seen = any(n for part in classes for _, n in part)
        if seen or lemma in common or classes[1] and lemma in verbs:
            digits = "".join(str(strength(c)) for c in classes)
            rows[lemma] = digits + flags(classes[0])
    rows.update(supplement())
    sys.stdout.write("".join(f"{lemma} {rows[lemma]}\n" for lemma in sorted(rows)))


if __name__ == "__main__":
    main()
