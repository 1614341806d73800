"""The programs that sayso is compared with: where they are, which version, and how each is asked to
look for the same list of phrases, or for what it knows itself. Those that are not on the PATH are
said to be missing."""

import json
import os
import shutil
import subprocess
from pathlib import Path

TWELVE = """enables access
enable access
enabling access
enabled access
calls on
call on
calling on
called on
calls upon
powered by
enabled by
direct access to ChatGPT
""".splitlines()

MORE = ["provides access", "gives access", "offers access", "route to", "routes to", "hosted on",
        "available on", "access through"]

VALE_RULE = """extends: existence
message: "Do not write '%s'."
level: error
ignorecase: true
tokens:
"""


def lists(folder):
    """Writes the phrases in the forms that the programs read, and gives the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for count in (12, 16, 20):
        (folder / f"phrases-{count}.txt").write_text("\n".join((TWELVE + MORE)[:count]) + "\n")
    styles = folder / "styles" / "Compare"
    styles.mkdir(parents=True, exist_ok=True)
    (styles / "List.yml").write_text(VALE_RULE + "".join(f"  - {p}\n" for p in TWELVE))
    (folder / ".vale.ini").write_text("StylesPath = styles\n[*]\nBasedOnStyles = Compare\n")
    terms = [[phrase, "powered by"] for phrase in TWELVE]
    rules = {"rules": {"terminology": {"defaultTerms": False, "terms": terms}}}
    (folder / "textlintrc.json").write_text(json.dumps(rules))
    words = [{"name": "list", "path": "words.txt"}]
    (folder / "words.txt").write_text("\n".join(sorted({w for p in TWELVE for w in p.split()})))
    settings = {"version": "0.2", "dictionaryDefinitions": words, "dictionaries": ["list"],
                "flagWords": ["enables", "upon"]}
    (folder / "cspell.json").write_text(json.dumps(settings))
    codespell = "".join(f"{word}->powered\n" for word in ("enables", "upon"))
    (folder / "codespell.txt").write_text(codespell)
    (folder / "typos.toml").write_text("[default.extend-words]\nenables = \"powers\"\n")
    return folder


YARDSTICK = "rg, twelve phrases"
FLOOR = "rg, a word that is nowhere"


def floor(here):
    """The cheapest search that there is: little more than listing and reading the files in `here`."""
    return ["rg", "--no-config", "-F", "qzxjqzxj", here]


def searchers(lists_at, here):
    """How each searcher looks for the list in `here`. The first word is looked for on the PATH."""
    same = ["-i", "-w", "-F", "-f", f"{lists_at}/phrases-12.txt", here]
    return {
        YARDSTICK: ["rg", "--no-config", *same],
        "grep, twelve phrases": ["grep", "-r", *same],
    }


def checkers(lists_at, here):
    """How each checker of prose is run on `here`, with the list where it takes one."""
    at = str(lists_at)
    root = str(Path(at).parent)
    cspell = ["cspell", "--no-progress", "--quiet", "--root", root, "--config", f"{at}/cspell.json"]
    files = sorted(str(path) for path in Path(here).rglob("*.md"))
    return {
        "Vale, the same list": ["vale", "--no-exit", "--config", f"{at}/.vale.ini", here],
        "textlint, the same terms": ["textlint", "--config", f"{at}/textlintrc.json", here],
        "alex, its own rules": ["alex", "--quiet", here],
        "write-good, its own rules": ["write-good", *files],
        "cspell, two flagged words": [*cspell, f"{here}/**/*.md"],
        "codespell, two words": ["codespell", "-D", f"{at}/codespell.txt", here],
        "typos, its own words": ["typos", "--config", f"{at}/typos.toml", here],
        "proselint, its own rules": ["proselint", "check", here],
    }


def found(commands):
    """The commands whose program is there, and the names of those that are missing."""
    there = {name: c for name, c in commands.items() if shutil.which(c[0])}
    return there, [name.split(",")[0] for name in commands if name not in there]


def version(program):
    """The first line of what a program says of its version, with its name."""
    for flag in ("--version", "version"):
        asked = subprocess.run([program, flag], capture_output=True, text=True, check=False)
        first = ((asked.stdout or asked.stderr).strip().splitlines() or [""])[0]
        if first and "usage" not in first.lower():
            name = Path(program).name
            return first if name in first.lower() else f"{name} {first}"
    return f"{Path(program).name} of unknown version"


def sayso(root):
    """The release build."""
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=root, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", root / "target"))
    return str(target / "release" / "sayso")
