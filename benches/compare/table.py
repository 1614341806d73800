"""Prints figures as Markdown."""

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
HEAD = "| | wall | ratio | processor | ratio | memory |\n|---|--:|--:|--:|--:|--:|\n"


def seconds(value):
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def block(title, figures, base):
    """One table: every command with its medians, and its times as ratios of those of `base`."""
    lines = [f"\n**{title}**\n\n{HEAD}"]
    yardstick = figures.get(base)
    for name, measured in figures.items():
        if measured is None:
            lines.append(f"| {name} | failed, or took too long | | | | |\n")
            continue
        ratio = f"{measured.wall / yardstick.wall:.2f}" if yardstick else ""
        of_cpu = f"{measured.cpu / yardstick.cpu:.2f}" if yardstick and yardstick.cpu else ""
        once = "" if measured.runs > 1 else " (one run)"
        lines.append(
            f"| {name}{once} | {seconds(measured.wall)} | {ratio} | {seconds(measured.cpu)} "
            f"| {of_cpu} | {measured.memory:.0f} MB |\n"
        )
    return "".join(lines)


def absent(title, reason):
    return f"\n**{title}**: not measured, {reason}.\n"


def note(text):
    return f"\n{text}\n"


def write(path, text):
    """Puts the text between the marks of the document at `path`."""
    document = path.read_text("utf-8")
    front, rest = document.split(BEGIN)
    _, back = rest.split(END)
    path.write_text(f"{front}{BEGIN}\n{text.strip()}\n{END}{back}", "utf-8")
