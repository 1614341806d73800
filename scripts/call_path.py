#!/usr/bin/env python3
"""Counts the functions that a file passes from its opening to its printed finding.

    scripts/call_path.py [target/debug/sayso]

A check of one file with one finding runs in gdb, in a debug build, where nothing is inlined. At the
first call of each step of the road (see STEPS) the stack is taken. The functions of this repository on
these stacks, each once, are the road. Closures count as the function that they are written in;
functions of libraries, and helpers that a step calls, do not count."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST = 40
STEPS = {
    "open": "sayso::cli::run::read",
    "prefilter": "sayso_engine::check::Checker::may_report",
    "read": "sayso_documents::formats::read_with",
    "find": "sayso_engine::matcher::Matcher::scan",
    "parse": "sayso_english::reading::Reading::new",
    "judge": "sayso_engine::judge::judge",
    "rewrite": "sayso_engine::suggest::suggest",
    "recheck": "sayso_engine::check::recheck::Recheck::passes",
    "report": "sayso_engine::check::report::report",
    "render": "<sayso_reports::human::Human as sayso_reports::Render>::render",
    "print": "sayso::cli::outputs::to_stdout",
}


def symbols(program):
    """The linker's names of each function; generic ones have several."""
    lists = [subprocess.run(["nm", "-p", *demangle, program], capture_output=True, text=True, check=True).stdout
             for demangle in ([], ["-C"])]
    found = {}
    for mangled, plain in zip(*map(str.splitlines, lists)):
        found.setdefault(plain[19:], []).append(mangled[19:])
    return found


def stacks(program, text):
    """The stack at the first call of each step, outermost function first."""
    commands, names = ["set pagination off", "set print frame-arguments none"], symbols(program)
    for number, name in enumerate((name for step in STEPS.values() for name in names[step]), 1):
        commands += [f"tbreak {name}", f"commands {number}", "bt", "continue", "end"]
    with tempfile.NamedTemporaryFile("w", suffix=".gdb") as script:
        script.write("\n".join([*commands, "run", ""]))
        script.flush()
        arguments = ["check", "--isolated", "--no-progress", "--threads", "1", "--fail-level", "never", text]
        run = subprocess.run(["gdb", "-batch", "-nx", "-x", script.name, "--args", program, *arguments],
                             capture_output=True, text=True, check=False)
    found, stack = [], []
    for line in run.stdout.splitlines():
        frame = re.match(r"#(\d+)\s+(?:0x[0-9a-f]+ in )?(.+?) \((?:\.\.\.)?\)(?: at (\S+))?", line)
        if not frame:
            continue
        if frame.group(1) == "0" and stack:
            found.append(stack[::-1])
            stack = []
        stack.append(ours(frame.group(2), frame.group(3) or ""))
    return [*found, stack[::-1]]


def ours(function, file):
    """The function of this repository that `function` is, or is a closure in; `None` for others."""
    function = re.sub(r"::h[0-9a-f]{16}$", "", function)
    own = re.match(r"<?sayso(_\w+)?::", function) or file.startswith(("crates/", "src/"))
    return re.sub(r"(::\{\{?closure.*?\}?\})+$", "", function) if own else None


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "target" / "debug" / "sayso")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "one.md"
        text.write_text("The SRE enables access to ChatGPT.\n", "utf-8")
        found = stacks(program, str(text))
    if len(found) < len(STEPS):
        sys.exit(f"only {len(found)} of {len(STEPS)} steps were reached")
    road = {function: None for stack in found for function in stack if function}
    for number, function in enumerate(road, 1):
        print(f"{number:3}  {function}")
    deepest = max(len(set(stack) - {None}) for stack in found)
    print(f"{len(road)} functions from opening a file to its printed finding, {deepest} on the deepest stack; at most {MOST}")
    return int(len(road) > MOST)


if __name__ == "__main__":
    sys.exit(main())
