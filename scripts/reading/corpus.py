#!/usr/bin/env python3
"""Collects the training text of the reading model: one paragraph a line.

    corpus.py FOLDER > corpus.txt

FOLDER holds the packages as `fetch.py` downloads and unpacks them. Each source gives at most its
share of paragraphs, evenly spread, so that no project's style rules. The output is the same for the same packages.
"""
import glob, gzip, hashlib, html, os, re, sys
from html.parser import HTMLParser

BLOCKS = {"p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "div", "title", "figcaption", "caption"}
SKIPPED = {"script", "style", "pre", "nav", "header", "footer", "code-block", "svg", "button", "aside", "form"}


class Paragraphs(HTMLParser):
    """The text of the blocks of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.buffer, self.skipped = [], [], 0

    def flush(self):
        self.out.append("".join(self.buffer))
        self.buffer = []

    def handle_starttag(self, tag, attrs):
        if tag in SKIPPED:
            self.flush()
            self.skipped += 1
        elif tag in BLOCKS or tag == "br":
            self.flush()

    def handle_endtag(self, tag):
        if tag in SKIPPED:
            self.skipped = max(0, self.skipped - 1)
        elif tag in BLOCKS:
            self.flush()

    def handle_data(self, data):
        if not self.skipped:
            self.buffer.append(data)


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as file:
        return file.read().decode("utf-8", "replace")


def from_html(path):
    page = Paragraphs()
    page.feed(read(path))
    page.flush()
    return page.out


def from_blank_lines(text):
    return re.split(r"\n\s*\n", text)


def from_pod(path):
    for block in from_blank_lines(read(path)):
        if block.startswith("=head") or block.startswith("=item"):
            block = block.split(" ", 1)[-1]
        elif block.startswith(("=", " ", "\t")):
            continue
        block = re.sub(r"[A-Z]<<+ (.*?) >>+", r"\1", block)
        for _ in range(3):
            block = re.sub(r"[BCEFILSXZ]<(?:[^<>|]*\|)?([^<>]*)>", r"\1", block)
        yield block


def from_markdown(text):
    text = re.sub(r"```.*?```", "", text, flags=re.S)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)|\n(?=#)", text):
        if block.startswith(("    ", "\t", "|")) or "](http" in block and len(block) < 60:
            continue
        block = re.sub(r"!\[[^\]]*\]\([^)]*\)|\[!\[.*?\]\(.*?\)\]\(.*?\)", "", block)
        block = re.sub(r"\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])", r"\1", block)
        block = re.sub(r"</?\w[^>]*>", "", block)
        block = re.sub(r"^\s*(?:[-*+>]|\d+\.|#+)\s+", "", block)
        yield re.sub(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)|`", "", block)


def from_descriptions(path):
    with open(path, encoding="utf-8") as file:
        for entry in file.read().split("\n\n"):
            lines = [l for l in entry.split("\n")]
            at = next((i for i, l in enumerate(lines) if l.startswith("Description-en:")), None)
            if at is None:
                continue
            package = lines[0].partition(": ")[2]
            if re.match(r"(lib|node-|golang-|r-cran|ruby-|php-|haskell|ghc|librust|python3-)", package):
                continue
            yield lines[at].partition(": ")[2]
            yield from from_blank_lines("\n".join("" if l == " ." else l for l in lines[at + 1:] if l.startswith(" ")))


def from_jargon(path):
    for block in from_blank_lines(read(path)):
        yield re.sub(r"\[[^\]]*\]|\{([^}]*)\}", r"\1", block)


def clean(text):
    text = html.unescape(text)
    text = re.sub(r"[\u00b6]|\[\d+\]", "", text)
    return re.sub(r"\s+", " ", text).strip(" *#_|>")


def pieces(text):
    """A long paragraph in pieces of some sentences."""
    if len(text) <= 1200:
        return [text]
    sentences = re.split(r"(?<=[.!?]) (?=[A-Z])", text)
    return [" ".join(sentences[at:at + 4]) for at in range(0, len(sentences), 4)]


def is_prose(text):
    if not 15 <= len(text) <= 1500:
        return False
    words = text.split()
    letters = sum(w.strip(".,;:!?()\"'’“”").isalpha() for w in words)
    return len(words) >= 3 and letters >= 0.7 * len(words)


def sources(folder):
    tree = lambda pattern: sorted(glob.glob(os.path.join(folder, pattern), recursive=True))
    pages = lambda pattern: (b for p in tree(pattern) for b in from_html(p))
    yield "descriptions", 16000, from_descriptions(os.path.join(folder, "Translation-en"))
    yield "fortunes", 14000, (b for p in tree("x/fortunes*/usr/share/games/fortunes/*") if not p.endswith((".dat", ".u8")) and not os.path.islink(p)
                             for c in read(p).split("\n%\n") for b in from_blank_lines(c))
    yield "perl", 9000, (b for p in tree("x/perl-doc*/usr/share/perl/**/pod/*.pod") for b in from_pod(p))
    yield "rust", 7000, (b for q in ("book", "rust-by-example", "nomicon", "cargo", "rustc", "edition-guide", "embedded-book", "reference", "unstable-book")
                         for b in pages(f"x/rust-doc*/usr/share/doc/rust-doc/html/{q}/**/*.html"))
    yield "sqlite", 6000, pages("x/sqlite3-doc*/usr/share/doc/**/*.html")
    yield "postgresql", 7000, pages("x/postgresql-doc*/usr/share/doc/**/*.html")
    yield "python", 8000, pages("x/python3.11-doc*/usr/share/doc/**/html/**/*.html")
    yield "apache", 4000, pages("x/apache2-doc*/usr/share/doc/**/en/**/*.html")
    yield "go", 2000, pages("x/golang*/usr/share/**/*.html")
    yield "django", 7000, pages("x/python-django-doc*/usr/share/doc/**/html/**/*.html")
    yield "jargon", 8000, (b for p in tree("x/dict-jargon*/usr/share/dictd/*.dict.dz") for b in from_jargon_dz(p))
    yield "devil", 2000, (b for p in tree("x/dict-devil*/usr/share/dictd/*.dict.dz") for b in from_jargon_dz(p))
    yield "speeches", 9000, (b for p in tree("x/@stdlib+datasets-sotu*/package/data/*.txt") if int(re.search(r"/(\d{4})_", p)[1]) >= 1945
                             for b in read(p).split("\n"))
    yield "moby-dick", 2500, (b for p in tree("x/@stdlib+datasets-moby*/package/data/*.txt") for b in from_blank_lines(read(p)))
    yield "conversations", 8000, (l.strip().strip("-").strip().strip("'\"") for p in tree("x/chatterbot*/**/english/*.yml") for l in read(p).split("\n"))
    yield "readmes", 12000, (b for p in tree("readmes/*.md") for b in from_markdown(read(p)))


def from_jargon_dz(path):
    with gzip.open(path, "rb") as file:
        text = file.read().decode("utf-8", "replace")
    for block in from_blank_lines(text):
        yield re.sub(r"\[[^\]]*\]", "", block).replace("{", "").replace("}", "")


def main():
    folder = sys.argv[1]
    seen = set()
    for name, share, blocks in sources(folder):
        kept = []
        for text in (piece for block in blocks for piece in pieces(clean(block))):
            if is_prose(text) and text not in seen:
                seen.add(text)
                kept.append(text)
        # By digest, so that a share is the same paragraphs on every machine.
        if len(kept) > share:
            kept = sorted(kept, key=lambda t: hashlib.sha256(t.encode()).digest())[:share]
        print(name, len(kept), sum(len(t.split()) for t in kept), file=sys.stderr)
        for text in kept:
            print(text)


main()
