#!/usr/bin/env python3
"""Counts the instructions of the hot paths and compares them with `benches/instructions.json`: unlike
time, a count repeats on a busy machine. More than five percent above the baseline fails.

    benches/instructions.py            compares
    benches/instructions.py --renew    writes the baseline anew; say in the commit why it moved

Counts depend on what the processor can do, on the compiler and on valgrind, so that they are compared
only where all three are those of the baseline; elsewhere the comparison is skipped, with the reason.
One thread, inputs made from a fixed seed, and a build like the release but for link-time optimisation,
which would take minutes and hardly moves the counts."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BASELINE = ROOT / "benches" / "instructions.json"
ALLOWED = 1.05

# What libraries choose their code by, and what valgrind can run.
FEATURES = ["aes", "avx", "avx2", "bmi1", "bmi2", "erms", "f16c", "fma", "lzcnt", "popcnt", "sha_ni", "sse4_2"]

WORDS = """the a of and to in for with on team agents console memory context platform record policy
review customer report deploys keeps reads writes shares every secure region network storage service
query quickly today engineers release notes support document budget""".split()
CLAIMS = ["The SRE enables secure, governed access to ChatGPT.", "Our agents call on GPT-5 to draft replies.",
          "Access to OpenAI's models is enabled by Bedrock.", "The SRE is powered by OpenAI.",
          "Our sales calls on ChatGPT adoption went well.", "Bedrock will enable access to the OpenAI API."]


class Chance:
    """Numbers that are the same everywhere and always."""

    def __init__(self):
        self.state = 1

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound

    def of(self, choices):
        return choices[self.below(len(choices))]


def sentence(chance):
    words = [chance.of(WORDS) for _ in range(6 + chance.below(12))]
    return " ".join(words).capitalize() + "."


def paragraphs(size, claims=0):
    """Paragraphs of innocent sentences; of `claims` in a hundred sentences each has something to judge."""
    chance, out = Chance(), []
    while sum(map(len, out)) < size:
        some = [chance.of(CLAIMS) if chance.below(100) < claims else sentence(chance) for _ in range(5)]
        out.append(" ".join(some))
    return out


def lexicon(count):
    chance = Chance()
    phrases = [f"{chance.of(WORDS)}{chance.below(10**6)} {chance.of(WORDS)}" for _ in range(count)]
    listed = "\n".join(f'"{phrase}",' for phrase in phrases)
    examples = ", ".join(f'"{phrases[n]}."' for n in range(3))
    return (f'[lexicon]\nid = "many"\n[[rule]]\nid = "listed"\nkind = "banned"\nlevel = "error"\n'
            f'message = "Not {{text}}."\nsource = "made"\nphrases = [\n{listed}\n]\n'
            f'flag = [{examples}]\npass = ["One.", "Two.", "Three."]\n')


def cases(folder):
    """The hot paths: a name, and the arguments of a check."""
    plain, full = paragraphs(1_000_000), paragraphs(100_000, claims=30)
    files = {
        "small.md": "\n\n".join(plain[:6]),
        "plain.txt": "\n\n".join(plain),
        "plain.md": "\n\n".join(f"## *{p[:20]}*\n\n{p}" for p in plain),
        "plain.html": "<html><body>" + "\n".join(f"<p>{p} <b>x</b></p>" for p in plain) + "</body></html>",
        "full.md": "\n\n".join(full),
        "many.toml": lexicon(10_000),
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return {
        "start": ["small.md"],
        "text without hits, 1 MB": ["plain.txt"],
        "Markdown without hits, 1 MB": ["plain.md"],
        "HTML without hits, 1 MB": ["plain.html"],
        "full of hits, 100 KB, JSON": ["full.md", "--output-format", "json"],
        "10,000 phrases, 1 MB": ["plain.txt", "--lexicon", "many.toml"],
    }


def count(program, arguments, folder):
    """The instructions of one check."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "check",
               "--isolated", "--threads", "1", "--no-progress", "--fail-level", "never", *arguments]
    run = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    collected = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not collected:
        sys.exit(f"{' '.join(arguments)}: the check failed under valgrind:\n{run.stderr}")
    return int(collected.group(1))


def said(command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def surroundings():
    """What counts depend on beside the program."""
    flags = set()
    if Path("/proc/cpuinfo").exists():
        line = re.search(r"^(?:flags|Features)\s*:(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
        flags = set(line.group(1).replace("abm", "lzcnt").split()) if line else flags
    return {
        "features": [f for f in FEATURES if f in flags],
        "compiler": said(["rustc", "--version"]),
        "libc": os.confstr("CS_GNU_LIBC_VERSION") if "CS_GNU_LIBC_VERSION" in os.confstr_names else "",
        "valgrind": said(["valgrind", "--version"]),
    }


def measured(chosen):
    build = ["cargo", "build", "--profile", "counted", "--locked", "--quiet"]
    subprocess.run(build, cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    program = str(target / "counted" / "sayso")
    with tempfile.TemporaryDirectory() as folder:
        all_cases = cases(Path(folder))
        return {name: count(program, all_cases[name], folder) for name in all_cases if chosen(name)}


def compare(baseline):
    """Prints each count beside the baseline's; how many are too high."""
    worse = 0
    for name, now in measured(lambda name: name in baseline["counts"]).items():
        before = baseline["counts"][name]
        too_high = now > before * ALLOWED
        worse += too_high
        verdict = "TOO HIGH" if too_high else "ok"
        print(f"{name:32} {before:>14,} {now:>14,} {100 * (now / before - 1):+6.1f} %  {verdict}")
    return worse


def main():
    if not shutil.which("valgrind"):
        print("skipped: valgrind is not there")
        return 0
    here = surroundings()
    if "--renew" in sys.argv:
        baseline = {**here, "counts": measured(lambda _: True)}
        BASELINE.write_text(json.dumps(baseline, indent=2) + "\n", "utf-8")
        return 0
    if not BASELINE.exists():
        print("there is no baseline: write it with `benches/instructions.py --renew`")
        return 1
    baseline = json.loads(BASELINE.read_text("utf-8"))
    other = [f"{key} {here[key]}, not {baseline[key]}" for key in here if here[key] != baseline[key]]
    if other:
        print("skipped: the baseline was counted elsewhere: " + "; ".join(other))
        return 0
    worse = compare(baseline)
    if worse:
        print(f"{worse} too high: more than 5 % above the baseline. Mend it, or renew the baseline "
              "with `benches/instructions.py --renew` and say why in the commit.")
    return int(worse > 0)


if __name__ == "__main__":
    sys.exit(main())
