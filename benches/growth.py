#!/usr/bin/env python3
"""Shows how the cost of a check grows with what a file controls.

    benches/growth.py                 prints what grows faster than n log n; fails if anything does
    benches/growth.py --write         also writes the table in docs/performance.md
    benches/growth.py --only WORD     only the cases with WORD in their name

Two kinds of inputs. Documents: one dimension of a file each (its length, its nesting, its findings …). Sentences:
every class of words, every phrase and every clause that the grammar knows, again and again in each place of a
claim, under several lexicons. Each is made in four sizes, each twice the one before, and judged on one thread. What is
compared is the number of instructions where `perf` can count them, since that repeats on a busy machine, and the processor's
time elsewhere. From both the cost of the smallest input is taken away, so that the fixed cost of a start does not count."""

import argparse
import random
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
# A doubling of the size costs twice as much, and a little more for the logarithm.
ALLOWED = 2.35
SIZES = [1, 2, 4, 8]
# Seconds after which a check counts as hanging, and microseconds that say nothing beside the fixed cost.
LONGEST = 20
# The least of so many runs counts, where it is time that is compared.
RUNS = 5
NOISE = 30_000

WORDS = """quickly secure platform ChatGPT SRE Azure it they we the our 40 runs run enabled calling called is can to of
like by on with from and or but because if that which who what whether not no never without itself both today me people
agents models access enables call " ' ( ) , ; : — / - * & 😀 … e.g. [ ] < # @ _ ` ~ = + | é 我们 \u200b""".split()
PHRASES = ["runs and", "and call on it", "that calls on", "which it calls on,", "of the platform", "like the platform", "to call on",
           "to be able to", ", powered by OpenAI,", "(the SRE)", "“calls on”", "and the SRE", "not only", "as well as", "such as models",
           "models of", "rather than", "does not", "fails to", "lets agents", "says that", "we claim that", "neither fast nor",
           "people who love", "the bots people love", "no access to", "access to ChatGPT", "access to", "enables access to ChatGPT",
           "SRE enables ChatGPT access", "enables access", "it is true that", "in no event", "by default", "well-known",
           "its platform", "or Azure", "calls on ChatGPT", "ChatGPT, which", ", and", ", but", "; it", "what it", "used to",
           "is what it", "and that", "models such as", "including models", "customers to access", "enable customers to",
           "has been", "really, really", "in (a", "in “a", "to the model that", "if it runs,", "by calling on", ", calling on it,",
           "APIs,", "APIs and", "APIs from", "APIs (", "APIs, including", "a suite of", ", the model", "helps it", "wants to", "easy to", "for teams to", "avoid", "do not say"]
CLAIM = "The SRE enables access to ChatGPT"
PLACES = ["{x} " + CLAIM + ".", "The SRE {x} enables access to ChatGPT.", "The SRE enables {x} access to ChatGPT.",
          "The SRE enables access {x} to ChatGPT.", "The SRE enables access to {x} ChatGPT.", CLAIM + " {x}.",
          "Access to ChatGPT {x} is enabled by the SRE.", "Our agents can call {x} on ChatGPT.",
          "ChatGPT is fast. Your agents call on it {x}.", "The SRE, which {x}, calls on ChatGPT.", "Is {x} powered by ChatGPT?"]


def sentences(lexicon, claims, elements, places):
    """Rows of a name, a lexicon, the ending of the file, and what makes the text of a size."""
    for x in elements:
        for place in places:
            yield f"{place.replace('{x}', f'[{x}]')}", lexicon, "txt", lambda n, x=x, place=place: place.replace("{x}", " ".join([x] * (60 * n)))
        for claim in claims:
            yield f"[{claim} {x}]", lexicon, "txt", lambda n, x=x, claim=claim: f"{claim} {x} " * (40 * n)
            if x.isalnum():
                yield f"[{claim}{x}]", lexicon, "txt", lambda n, x=x, claim=claim: " ".join(f"{claim} {x}{at}" for at in range(40 * n))


def mixed():
    """Elements two and three at a time, in places by chance that is the same on each run."""
    chance = random.Random(16)
    for _ in range(400):
        x = " ".join(chance.choice(WORDS + PHRASES) for _ in range(chance.choice([2, 2, 3])))
        yield from sentences(None, [], [x], [chance.choice(PLACES)])


def of_lexicon(path):
    """The claims of a lexicon of the tests, and elements that its rules ask about."""
    rules = tomllib.loads(path.read_text()).get("rule", [])
    flags = [rule["flag"][0].rstrip(".!? ") for rule in rules if rule.get("flag")]
    few = ["and", "quickly", "of the platform", "that it runs", ", which", "“", "not", "it", "to", "we do not"]
    return sentences(path, flags[:6], few, [f"{{x}} {flag}." for flag in flags[:6]] + [f"{flag} {{x}}." for flag in flags[:6]])


def documents():
    """The dimensions of a file that its author controls."""
    one = CLAIM + "."
    k = 400

    def row(name, ending, make):
        return name, None, ending, make

    def words(n):
        return " ".join(f"word{at % 97}" for at in range(n))

    yield row("length, nothing to report", "txt", lambda n: "The team writes notes on it.\n\n" * (20 * k * n) + one)
    yield row("length of a line without a stop", "txt", lambda n: words(20 * k * n) + " " + one)
    yield row("length of a word", "txt", lambda n: "x" * (100 * k * n) + " " + one)
    yield row("length of a hyphened word", "md", lambda n: "x-" * (10 * k * n) + "x " + one)
    yield row("findings, one a sentence", "txt", lambda n: "".join(f"{CLAIM} for team {at}. " for at in range(k * n)))
    yield row("findings, one a paragraph", "md", lambda n: "".join(f"{CLAIM} for team {at}.\n\n" for at in range(k * n)))
    yield row("findings in one sentence", "md", lambda n: ", and ".join(f"the SRE enables access to ChatGPT for team {at}" for at in range(k * n)))
    yield row("lines of one sentence, CRLF", "txt", lambda n: "The SRE\r\nenables\r\naccess\r\nto\r\nChatGPT\r\n" * (k * n))
    yield row("triggers without an object", "txt", lambda n: "enables access " * (k * n) + "to ChatGPT.")
    yield row("approved uses in one sentence", "txt", lambda n: "the SRE is powered by OpenAI and " * (k * n))
    yield row("names in one sentence", "md", lambda n: CLAIM + ", Azure OpenAI" * (k * n) + ".")
    yield row("names in a document", "md", lambda n: "ChatGPT and GPT-5 run on Azure.\n\n" * (k * n) + one)
    yield row("list items", "md", lambda n: "The SRE enables access to:\n\n" + "- ChatGPT\n" * (k * n))
    yield row("lists that a colon introduces", "md", lambda n: "- The SRE enables access to:\n" * (k * n) + "- ChatGPT\n")
    yield row("headings", "md", lambda n: f"# {CLAIM}\n\n" * (k * n))
    yield row("nested lists", "md", lambda n: "".join("  " * (at % (20 * n)) + "- " + one + "\n" for at in range(20 * n)))
    yield row("nested lists on a line", "md", lambda n: "- " * (k * n) + one)
    yield row("nested quotes", "md", lambda n: ">" * (k * n) + " " + one)
    yield row("lazy quotes", "md", lambda n: "> a\n" + "b\n" * (10 * k * n) + one)
    yield row("lazy quotes, nested", "md", lambda n: ">" * (k * n) + " a\n" + "b\n" * (k * n) + one)
    yield row("emphasis, nested", "md", lambda n: "*a " * (k * n) + one + " a*" * (k * n))
    yield row("emphasis, not closed", "md", lambda n: "**a _b " * (k * n) + one)
    yield row("brackets, not closed", "md", lambda n: "[" * (k * n) + one)
    yield row("links", "md", lambda n: "[The SRE](https://example.com/a) enables access to [ChatGPT](b). " * (k * n))
    yield row("link definitions", "md", lambda n: "".join(f"[r{at}]: https://example.com/{at} \"{CLAIM}\"\n" for at in range(k * n)) + "\n" + "".join(f"[The SRE][r{at}] enables access to ChatGPT. " for at in range(k * n)))
    yield row("the same link definition", "md", lambda n: "[r]: https://example.com\n" * (k * n) + "\n" + one)
    yield row("footnotes", "md", lambda n: "".join(f"The SRE[^{at}] enables access to ChatGPT.\n\n[^{at}]: {one}\n\n" for at in range(k * n)))
    yield row("code spans", "md", lambda n: "`a` The SRE enables access to ChatGPT. " * (k * n))
    yield row("backticks, not closed", "md", lambda n: "".join("`" * (at % 50 + 1) + " a " for at in range(2 * k * n)) + one)
    yield row("table cells", "md", lambda n: "| a | b |\n|---|---|\n" + f"| {CLAIM} | b |\n" * (k * n))
    yield row("cells of a row", "md", lambda n: "| a " * (k * n) + "|\n" + "|---" * (k * n) + "|\n" + f"| {CLAIM} " * (k * n) + "|\n")
    yield row("columns times rows", "md", lambda n: "| a " * (20 * n) + "|\n" + "|---" * (20 * n) + "|\n" + f"| {CLAIM} |\n" * (20 * n))
    yield row("lines of front matter", "md", lambda n: "---\n" + "".join(f"key{at}: {CLAIM}\n" for at in range(k * n)) + "---\n\n" + one)
    yield row("nested front matter", "md", lambda n: "---\n" + "".join(" " * at + "description:\n" for at in range(40 * n)) + " " * (40 * n) + f"title: {CLAIM}\n---\n\n" + one)
    yield row("front matter, not closed", "md", lambda n: "---\n" + "title: a\n" * (k * n) + one)
    yield row("front matter, again and again", "md", lambda n: "---\ntitle: a\n---\n\n" * (k * n) + one)
    yield row("suppression comments", "md", lambda n: f"<!-- sayso-ignore enables-access: old -->\n{one}\n\n" * (k * n))
    yield row("suppressed ranges", "md", lambda n: f"<!-- sayso-ignore-start enables-access: old -->\n\n{one}\n\n<!-- sayso-ignore-end enables-access -->\n\n" * (k * n))
    yield row("suppressed ranges, nested", "md", lambda n: f"<!-- sayso-ignore-start enables-access: old -->\n\n{one}\n\n" * (k * n) + "<!-- sayso-ignore-end enables-access -->\n\n" * (k * n))
    yield row("suppressed ranges, not closed", "md", lambda n: f"<!-- sayso-ignore-start enables-access: old -->\n\n" * (k * n) + f"{one}\n\n" * (k * n))
    yield row("suppressions that catch nothing", "md", lambda n: "<!-- sayso-ignore calls-on: old -->\nIt runs.\n\n" * (k * n) + one)
    yield row("suppressions without a reason", "md", lambda n: "<!-- sayso-ignore calls-on -->\nIt runs.\n\n" * (k * n) + one)
    yield row("comments, not closed", "md", lambda n: "<!-- a " * (k * n) + one)
    yield row("template tags", "md", lambda n: "The SRE {{ name }} enables access to {% if x %}ChatGPT{% endif %}. " * (k * n))
    yield row("template tags, not closed", "md", lambda n: "{{ {% ${ <% <?php *| [[ " * (k * n) + one)
    yield row("shortcodes, nested", "md", lambda n: "{{< a >}}" * (k * n) + one + "{{< /a >}}" * (k * n))
    yield row("containers, nested", "md", lambda n: "".join(":" * (at + 3) + " note\n" for at in range(20 * n, 0, -1)) + one)
    yield row("math, not closed", "md", lambda n: "$a " * (k * n) + one)
    yield row("addresses", "md", lambda n: "https://example.com/chatgpt The SRE enables access to ChatGPT. " * (k * n))
    yield row("an address", "md", lambda n: "https://example.com/" + "a/" * (10 * k * n) + " " + one)
    yield row("JSX", "mdx", lambda n: f"<Card title=\"{CLAIM}\">\n\n{one}\n\n</Card>\n\n" * (k * n))
    yield row("JSX, nested", "mdx", lambda n: "<Card>\n\n" * (k * n) + one + "\n\n</Card>" * (k * n))
    yield row("expressions, nested", "mdx", lambda n: "{" * (k * n) + one + "}" * (k * n))
    yield row("nested elements", "html", lambda n: "<div>" * (k * n) + one + "</div>" * (k * n))
    yield row("nested elements with text", "html", lambda n: f"<div>{one}" * (k * n))
    yield row("nested inline elements", "html", lambda n: "<b>" * (k * n) + one + "</b>" * (k * n))
    yield row("nested quotations", "html", lambda n: f"<p>" + "<q>The SRE enables access to ChatGPT. " * (k * n))
    yield row("nested links", "html", lambda n: "<p>" + "<a href=x>The SRE enables access to ChatGPT. " * (k * n))
    yield row("nested hidden elements", "html", lambda n: "<div aria-hidden=true lang=de>" * (k * n) + one)
    yield row("paragraphs of elements", "html", lambda n: "<p>The <b>SRE</b> enables <i>access</i> to <a href=x>ChatGPT</a>.</p>\n" * (k * n))
    yield row("elements of a paragraph", "html", lambda n: "<p>" + "The <b>SRE</b> enables <i>access</i> to <a href=x>ChatGPT</a>. " * (k * n))
    yield row("elements of a sentence", "html", lambda n: "<p>" + "<b>The SRE</b> enables <i>access</i> to ChatGPT and " * (k * n))
    yield row("attributes", "html", lambda n: "<p " + "".join(f"a{at}=x " for at in range(k * n)) + f">{one}")
    yield row("attributes that people read", "html", lambda n: f"<img alt=\"{CLAIM}\">" * (k * n))
    yield row("tags, not closed", "html", lambda n: "<b <i " * (k * n) + one)
    yield row("comments", "html", lambda n: f"<!-- a --><p>{one}</p>" * (k * n))
    yield row("conditional comments", "html", lambda n: f"<!--[if mso]><p>{one}</p><![endif]-->" * (k * n))
    yield row("entities", "html", lambda n: "<p>The SRE enables&nbsp;access to Chat&shy;GPT. " * (k * n))
    yield row("entities, not closed", "html", lambda n: "&amp&" * (10 * k * n) + one)
    yield row("rows of a table", "html", lambda n: "<table>" + f"<tr><td>{one}<td>b" * (k * n))
    yield row("scripts", "html", lambda n: f"<script>a</script><p>{one}" * (k * n))
    yield row("a script, not closed", "html", lambda n: "<script>" + "</scrip " * (k * n) + one)
    yield row("invisible characters", "txt", lambda n: "The S\u200bRE enables ac\u00adcess to Chat\u2060GPT. " * (k * n))
    yield row("marks over a letter", "txt", lambda n: "e" + "\u0301" * (10 * k * n) + " " + one)
    yield row("quotation marks", "txt", lambda n: "“The SRE enables access to ChatGPT,” she says. " * (k * n))
    yield row("quotation marks, not closed", "txt", lambda n: "“‘(" * (k * n) + one)
    yield row("stops", "txt", lambda n: "." * (10 * k * n) + " " + one)
    yield row("abbreviations", "txt", lambda n: "e.g. Dr. U.S. " * (k * n) + one)
    yield row("spaces", "txt", lambda n: "The SRE enables" + " " * (50 * k * n) + "access to ChatGPT.")
    yield row("empty lines", "txt", lambda n: "\n" * (50 * k * n) + one)
    yield row("bytes that are no text", "txt", lambda n: b"caf\xe9 " * (10 * k * n) + one.encode())


class Meter:
    """What a check costs."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, Path(folder)
        self.counts = self.perf() is not None

    def perf(self, *command):
        if shutil.which("perf") is None:
            return None
        run = ["perf", "stat", "-x,", "-e", "instructions:u", "--", *(command or ["true"])]
        done = subprocess.run(run, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=LONGEST, env=os.environ | {"LC_ALL": "C"})
        found = re.search(r"^(\d+),", done.stderr, re.M)
        return int(found[1]) if found else None

    def cost(self, text, ending, lexicon):
        """Instructions, or microseconds."""
        path = self.folder / f"input.{ending}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        command = [self.binary, "check", "--isolated", "--threads", "1", "--min-level", "note", "--output-format", "json",
                   "--output-file", str(self.folder / "report.json"), str(path)]
        if lexicon:
            command[2:2] = ["--lexicon", str(lexicon)]
        if self.counts:
            return self.perf(*command)
        return min(self.time(command) for _ in range(RUNS))

    def time(self, command):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LONGEST)
        return (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before) * 1e6

    def report_size(self):
        return (self.folder / "report.json").stat().st_size


def measure(meter, rows):
    """Each row with its sizes, the ratios of its costs, and how many times its size the report is."""
    fixed = {}
    for name, lexicon, ending, make in rows:
        if (lexicon, ending) not in fixed:
            fixed[lexicon, ending] = meter.cost(CLAIM + ".", ending, lexicon)
        sizes, costs = [], []
        for n in SIZES:
            text = make(n)
            sizes.append(len(text if isinstance(text, bytes) else text.encode()))
            try:
                cost = meter.cost(text, ending, lexicon)
            except subprocess.TimeoutExpired:
                cost = 10.0 ** (11 + n)
            costs.append(max(cost - fixed[lexicon, ending], 1 if meter.counts else NOISE / 10))
        # What is lost among a fixed cost says nothing.
        small = costs[-1] < (fixed[lexicon, ending] / 4 if meter.counts else NOISE)
        yield name, sizes, [b / a for a, b in zip(costs, costs[1:])], costs[-1] / sizes[-1], small, meter.report_size() / sizes[-1]


def is_bad(sizes, ratios, small):
    grown = [b / a for a, b in zip(sizes, sizes[1:])]
    return not small and ratios[-1] > ALLOWED / 2 * grown[-1] and ratios[-2] > ALLOWED / 2 * grown[-2]


def kilobytes(size):
    return f"{size / 1000:,.0f} KB"


def table(measured):
    yield "| of | up to | twice the size costs |"
    yield "|---|--:|---|"
    for name, sizes, ratios, _, small, _ in measured:
        shown = "hardly more" if small else f"{(ratios[-1] * ratios[-2]) ** 0.5:.1f}"
        yield f"| {name} | {kilobytes(sizes[-1])} | {shown} |"


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--binary", default=ROOT / "target" / "release" / "sayso", help="built with `cargo build --release`")
    parse.add_argument("--write", action="store_true")
    parse.add_argument("--only", default="")
    parse.add_argument("--documents", action="store_true", help="without sentences")
    parse.add_argument("--lexicon", action="append", default=[], type=Path, help="also try the claims of this one")
    options = parse.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        meter = Meter(options.binary, folder)
        groups = [list(documents())]
        if not options.documents:
            groups.append(list(sentences(None, [CLAIM], WORDS + PHRASES, PLACES)))
            groups.append(list(mixed()))
            groups.extend(list(of_lexicon(path)) for path in options.lexicon)
        bad, pages = 0, []
        for rows in groups:
            rows = [row for row in rows if options.only in row[0]]
            measured = []
            for row in measure(meter, rows):
                measured.append(row)
                name, sizes, ratios, each, small, report = row
                failed = is_bad(sizes, ratios, small)
                bad += failed
                if failed or options.only:
                    print(f"{'GROWS' if failed else 'fine':6} {name}: {', '.join(f'{r:.2f}' for r in ratios)}; {each:,.0f} a byte; report {report:.1f} x {sizes[-1]}", flush=True)
            dearest = sorted(measured, key=lambda row: -row[3])[:8]
            for name, sizes, ratios, each, _, report in dearest:
                print(f"dear   {name}: {each:,.0f} a byte, {', '.join(f'{r:.2f}' for r in ratios)}; report {report:.1f} x {sizes[-1]}", flush=True)
            pages.append(measured)
    count = sum(map(len, pages))
    print(f"{bad} of {count} grow faster than n log n ({'instructions' if meter.counts else 'time'})")
    if options.write:
        page = PAGE.read_text()
        text = "\n".join(table(pages[0]))
        page = re.sub(r"(<!-- growth: start -->\n).*?(<!-- growth: end -->)", lambda m: m[1] + text + "\n" + m[2], page, flags=re.S)
        PAGE.write_text(page)
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
