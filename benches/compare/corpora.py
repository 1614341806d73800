"""Prepares what is searched, from what any machine with Rust has: the sources of this crate's
dependencies (`cargo fetch`) and, where it is installed, the HTML of Rust's own documentation.
Everything is made once, with a fixed seed, below `target/compare`."""

import os
import random
import re
import subprocess
from pathlib import Path

import lexicons

MB = 1_000_000
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "target" / "compare"

HIT_SHAPES = [
    "{} enables secure, governed access to {}. ",
    "{} enables access to {} for every team. ",
    "{} keeps context across sessions, enabling access to {}. ",
    "{} will enable access to {} in spring. ",
    "Access to {1} is enabled by {0}. ",
    "{} calls on {} to draft replies. ",
    "{} can call upon {} at any time. ",
]
SUBJECTS = ["The SRE", "Bedrock", "Amazon Bedrock", "The runtime", "Our assistant", "This platform"]
OBJECTS = ["ChatGPT", "GPT-5", "OpenAI's models", "the OpenAI API", "ChatGPT Enterprise", "GPT-4o"]


def crate_sources():
    """The folders of all crates of the registry, sorted by name."""
    subprocess.run(["cargo", "fetch", "--locked", "--quiet"], cwd=ROOT, check=True)
    home = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
    return sorted(p for p in home.glob("registry/src/*/*") if p.is_dir())


def rust_documentation():
    """The HTML of Rust's documentation, or None where it is not installed."""
    root = subprocess.run(["rustc", "--print", "sysroot"], capture_output=True, text=True, check=True)
    html = Path(root.stdout.strip()) / "share/doc/rust/html"
    return html if html.is_dir() else None


def doc_comments(source):
    """The Markdown in the documentation comments of a Rust file."""
    lines = re.findall(r"^[ \t]*//[/!] ?(.*)$", source, re.MULTILINE)
    return "\n".join(lines) + "\n" if len(lines) > 5 else ""


def pages(crates):
    """Every Markdown page of the crates: READMEs and the like, and the comments of each source."""
    for crate in crates:
        for file in sorted(crate.rglob("*")):
            if file.suffix not in (".md", ".rs") or not file.is_file():
                continue
            text = file.read_text("utf-8", "replace")
            text = doc_comments(text) if file.suffix == ".rs" else text
            if len(text) > 200:
                yield f"{crate.name}-{file.stem}", text


def made(path, make):
    """`path`, made by `make` into a neighbour first unless it is there already."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(path.name + ".new")
        subprocess.run(["rm", "-rf", str(new)], check=True)
        make(new)
        new.rename(path)
    return path


def markdown_tree(path, all_pages, size):
    """A tree of Markdown of at least `size` bytes: the pages again and again, in other folders."""
    written, turn = 0, 0
    while written < size:
        for number, (name, text) in enumerate(all_pages):
            folder = path / f"{turn}" / f"{number // 200}"
            folder.mkdir(parents=True, exist_ok=True)
            data = text.encode()
            (folder / f"{number}-{name}.md").write_bytes(data)
            written += len(data)
            if written >= size:
                return
        turn += 1


def html_tree(path, html, size):
    """The first pages of Rust's documentation, up to `size` bytes, under their own names."""
    written = 0
    for file in sorted(html.rglob("*.html")):
        target = path / file.relative_to(html)
        target.parent.mkdir(parents=True, exist_ok=True)
        data = file.read_bytes()
        target.write_bytes(data)
        written += len(data)
        if written >= size:
            return


# Names of the built-in lexicon, and words that it may take for one: a text for searching has none.
NAMES = re.compile(
    r"(?<![a-z0-9])(amazon|aws|bedrock|sre|stateful|frontier|open.?ai|chat.?gpt|gpt|o1|o3|o4|dall|codex|sora|whisper)",
    re.IGNORECASE,
)


def paragraphs(all_pages):
    """The running text of the pages, each paragraph once, without code, tables and names."""
    seen = {}
    for _, text in all_pages:
        text = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)
        for paragraph in re.split(r"\n\s*\n", text):
            paragraph = paragraph.strip()
            prose = re.match(r"[A-Z][a-z' ]", paragraph) and " " in paragraph
            if prose and len(paragraph) > 80 and "|" not in paragraph and not NAMES.search(paragraph):
                seen.setdefault(paragraph)
    return list(seen)


def english(path, all_paragraphs, size):
    """Plain text of `size` bytes: the paragraphs, in another order each time round."""
    chance, written = random.Random(1), 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        while written < size:
            chance.shuffle(all_paragraphs)
            for paragraph in all_paragraphs:
                written += out.write(paragraph + "\n\n")
                if written >= size:
                    return


def full_of_hits(path, all_paragraphs, size, new=False, gap="\n\n"):
    """Text with a banned claim about every 200 bytes, in many shapes, between other sentences. Claims come again,
    as they do in what a company writes, unless they are to be `new`, each of them another. Where the `gap` is one
    line end, it is all one paragraph."""
    chance, written, due, count = random.Random(2), 0, 0, 0
    sentences = [s for p in all_paragraphs for s in re.split(r"(?<=[.!?])\s+", p) if 30 < len(s) < 150]
    with path.open("w", encoding="utf-8", newline="\n") as out:
        while written < size:
            text = chance.choice(sentences) + " "
            if written >= due:
                shape = chance.choice(HIT_SHAPES)
                claim = shape.format(chance.choice(SUBJECTS), chance.choice(OBJECTS))
                count += 1
                text += f"{claim.rstrip('. ')} in case {count}. " if new else claim
                due += 200
            if chance.random() < 0.2:
                text += gap
            written += out.write(text)


def as_markup(path, text, before, after):
    """The paragraphs of the file `text`, each between two pieces of markup, without signs that would be markup."""
    plain = re.sub(r"[`<>*_#|~&\\\[\]]", "", text.read_text("utf-8"))
    paragraphs = [before + p.strip() + after for p in plain.split("\n\n")]
    path.write_text("\n\n".join(paragraphs), "utf-8")


TEXT = 256 * MB
COUNTS = (10, 1_000, 10_000, 100_000)


def paths():
    """Where each corpus lies, by name."""
    files = {"small": "small.md", "markdown-1": "markdown-1", "markdown": "markdown", "text": "text.txt",
             "text-100": "text-100.txt", "html": "html", "hits": "hits.txt", "hits-double": "hits-double.txt",
             "hits-lines": "hits-lines.txt", "hits-new": "hits-new.txt", "hits-markdown": "hits.md",
             "hits-html": "hits.html"}
    files["no-rewrites"] = "no-rewrites.toml"
    lists = {f"rare-{count}": f"rare-{count}.toml" for count in COUNTS}
    return {name: FOLDER / file for name, file in {**files, **lists}.items()}


def prepare():
    """Makes what is not there yet. The HTML stays away where Rust's documentation does."""
    at = paths()
    sources = list(pages(crate_sources()))
    prose = paragraphs(sources)
    made(at["small"], lambda p: p.write_text("\n\n".join(prose)[:2048], "utf-8"))
    made(at["markdown-1"], lambda p: markdown_tree(p, sources, MB))
    made(at["markdown"], lambda p: markdown_tree(p, sources, 60 * MB))
    made(at["text"], lambda p: english(p, prose, TEXT))
    made(at["text-100"], lambda p: english(p, prose, 100 * MB))
    made(at["hits"], lambda p: full_of_hits(p, prose, 10 * MB))
    made(at["hits-double"], lambda p: full_of_hits(p, prose, 20 * MB))
    made(at["hits-lines"], lambda p: full_of_hits(p, prose, 10 * MB, gap="\n"))
    made(at["hits-markdown"], lambda p: as_markup(p, at["hits"], "", ""))
    made(at["hits-html"], lambda p: as_markup(p, at["hits"], "<p>", "</p>"))
    made(at["hits-new"], lambda p: full_of_hits(p, prose, 10 * MB, new=True))
    for count in COUNTS:
        made(at[f"rare-{count}"], lambda p: lexicons.write(p, lexicons.rare(count, prose)))
    # Written each time, since the built-in lexicon changes.
    built_in = (ROOT / "lexicons" / "ai-partnership.toml").read_text("utf-8").splitlines(keepends=True)
    at["no-rewrites"].write_text("".join(s for s in built_in if not s.startswith("rewrite = ")), "utf-8")
    html = rust_documentation()
    if html:
        made(at["html"], lambda p: html_tree(p, html, 100 * MB))


if __name__ == "__main__":
    prepare()
