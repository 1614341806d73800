#!/usr/bin/env python3
"""Compares sayso with other searchers and checkers on this machine, and prints one table.

    benches/compare/compare.py                 everything, seven runs each: about ten minutes
    benches/compare/compare.py --write         also writes the table into docs/performance.md
    benches/compare/compare.py --only text     the rows whose name holds "text"

It needs Python 3.9 and Rust. `rg` (`cargo install ripgrep`) is the yardstick; every other program
is compared where it is on the PATH. The corpora are made once from the sources of this crate's
dependencies and Rust's own documentation, below `target/compare` (about 700 MB)."""

import argparse
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import corpora
import measure
import table
import tools

PLAIN = ["--isolated", "--fail-level", "never", "--no-progress", "--output-format", "concise"]
JSON = ["--isolated", "--fail-level", "never", "--no-progress", "--output-format", "json"]


class Bench:
    """What is shared by all rows: the program, the corpora, how often each is run."""

    def __init__(self, program, runs, only):
        self.sayso = program or tools.sayso(corpora.ROOT)
        # By another process: what a program's parent holds counts as the program's own peak.
        subprocess.run([sys.executable, corpora.__file__], check=True)
        self.corpora = corpora.paths()
        self.lists = tools.lists(corpora.FOLDER / "lists")
        self.runs, self.only = runs, only

    def check(self, corpus, *flags, output=PLAIN):
        return [self.sayso, "check", *output, *flags, str(self.corpora[corpus])]

    def measured(self, name, commands):
        """The figures of a row, or None where it was not asked for."""
        if self.only not in name:
            return None
        print(f"… {name}", file=sys.stderr)
        return measure.in_turn(commands, corpora.FOLDER, self.runs)


def against_searchers(bench):
    """One block a corpus: sayso, rg and grep."""
    for corpus, what in [
        ("small", "one file of 2 KB"),
        ("markdown", "Markdown, 60 MB in thousands of files"),
        ("text", "one plain text of 256 MB, next to no hits"),
        ("html", "HTML, 100 MB"),
    ]:
        if not bench.corpora[corpus].exists():
            yield table.absent(what, "Rust's documentation is not installed")
            continue
        here = str(bench.corpora[corpus])
        commands, _ = tools.found(tools.searchers(bench.lists, here))
        one = bench.check(corpus, "--threads", "1")
        commands = {"sayso": bench.check(corpus), "sayso, one thread": one, **commands}
        if tools.YARDSTICK in commands and bench.corpora[corpus].is_dir():
            # What two threads can save here at all: of a search, and of listing and reading alone.
            for name, rg in [(tools.YARDSTICK, commands[tools.YARDSTICK]), (tools.FLOOR, tools.floor(here))]:
                commands[name] = rg
                commands[f"{name}, one thread"] = [*rg, "--threads", "1"]
        figures = bench.measured(what, commands)
        if figures:
            yield table.block(what, figures, base=tools.YARDSTICK)


def against_checkers(bench):
    """Checkers of prose on a tree that the slowest can bear."""
    here = str(bench.corpora["markdown-1"])
    searchers, _ = tools.found(tools.searchers(bench.lists, here))
    commands, missing = tools.found(tools.checkers(bench.lists, here))
    what = "Markdown, 1 MB, and other checkers"
    figures = bench.measured(what, {"sayso": bench.check("markdown-1"), **searchers, **commands})
    if figures:
        yield table.block(what, figures, base=tools.YARDSTICK)
        if missing:
            yield table.note("Missing on this machine: " + ", ".join(missing) + ".")


def long_lists(bench):
    """What a longer list does to rg, with Unicode case folding and without."""
    if not shutil.which("rg"):
        return
    text, commands = str(bench.corpora["text"]), {}
    for count in (12, 16, 20):
        rg = ["rg", "--no-config", "-i", "-w", "-F", "-f", f"{bench.lists}/phrases-{count}.txt"]
        commands[f"rg, {count} phrases"] = [*rg, text]
        commands[f"rg --no-unicode, {count} phrases"] = [*rg, "--no-unicode", text]
    what = "longer lists on the text of 256 MB"
    figures = bench.measured(what, commands)
    if figures:
        yield table.block(what, figures, base="rg, 12 phrases")


def scale(bench):
    """Lexicons of ten to a hundred thousand phrases: over 100 MB, and to start with."""
    for corpus, what in [("text-100", "over 100 MB"), ("small", "start-up, a file of 2 KB")]:
        commands = {
            f"{count:,} phrases": bench.check(corpus, "--lexicon", str(bench.corpora[f"rare-{count}"]))
            for count in corpora.COUNTS
        }
        name = f"lexicons of phrases that the text has not, {what}"
        figures = bench.measured(name, commands)
        if figures:
            yield table.block(name, figures, base="10 phrases")


def hits(bench):
    """Text with a banned claim in every 200 bytes, rewrites and JSON included."""
    commands = {
        "10 MB": bench.check("hits", output=JSON),
        "20 MB": bench.check("hits-double", output=JSON),
        "10 MB, one thread": bench.check("hits", "--threads", "1", output=JSON),
        "10 MB, all one paragraph": bench.check("hits-lines", output=JSON),
        "10 MB, as Markdown": bench.check("hits-markdown", output=JSON),
        "10 MB, as HTML": bench.check("hits-html", output=JSON),
        "10 MB, each claim another": bench.check("hits-new", output=JSON),
        "10 MB, each claim another, one thread": bench.check("hits-new", "--threads", "1", output=JSON),
        # What is left of that to find and to judge, without a rewrite or a record.
        "10 MB, each claim another, no rewrites, a line each": bench.check(
            "hits-new", "--lexicon", str(bench.corpora["no-rewrites"])
        ),
    }
    what = "text full of hits, with rewrites, as JSON"
    figures = bench.measured(what, commands)
    if figures:
        yield table.block(what, figures, base="10 MB")


def machine(bench):
    """What the figures were measured on and with."""
    cpu = "unknown processor"
    if Path("/proc/cpuinfo").exists():
        names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line]
        cpu = names[0].split(":")[1].strip() if names else cpu
    peers = {**tools.searchers(bench.lists, ""), **tools.checkers(bench.lists, "")}
    commands, _ = tools.found(peers)
    programs = sorted({command[0] for command in commands.values()})
    versions = [tools.version(program) for program in [bench.sayso, "rustc", *programs]]
    yield table.note(
        f"{cpu}, {os.cpu_count()} threads, {platform.system()} {platform.release()}; "
        f"medians of {bench.runs} runs in turn, files in the page cache. A peak below 25 MB cannot be told.\n\n"
        + "Versions: " + "; ".join(versions) + "."
    )


ROWS = (machine, against_searchers, against_checkers, long_lists, scale, hits)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--program", type=os.path.abspath, help="another build of sayso to measure")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", default="", help="rows whose name holds this")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md anew")
    arguments = parser.parse_args()
    bench = Bench(arguments.program, arguments.runs, arguments.only)
    text = "\n".join(
        part for rows in ROWS for part in rows(bench)
    )
    print(text)
    if arguments.write:
        table.write(corpora.ROOT / "docs" / "performance.md", text)


if __name__ == "__main__":
    main()
