"""Draws what a terminal shows, with its colours, as an SVG: ansi-to-svg.py TITLE <capture >image.svg"""

import html
import re
import sys
import unicodedata

BASIC = ["#1e2127", "#e06c75", "#98c379", "#d19a66", "#61afef", "#c678dd", "#56b6c2", "#c8ccd4"]
BRIGHT = ["#5c6370", "#ff7b86", "#b1e18b", "#efb074", "#67cdff", "#e48bff", "#63d4e0", "#ffffff"]
FRONT, BACK = "#d7dae0", "#1e2127"
WIDTH, HEIGHT, MARGIN, BAR = 8.4, 18, 14, 30


def of_256(number):
    if number < 16:
        return (BASIC + BRIGHT)[number]
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    number -= 16
    levels = [0, 95, 135, 175, 215, 255]
    return "#" + "".join(f"{levels[n]:02x}" for n in (number // 36, number // 6 % 6, number % 6))


def restyle(style, codes):
    codes = [int(code or 0) for code in codes.split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = {}
        elif code in (1, 3, 4, 7):
            style = {**style, code: True}
        elif code in (22, 23, 24, 27):
            style = {key: value for key, value in style.items() if key != code - (21 if code == 22 else 20)}
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style = {**style, "front": (BASIC if code < 90 else BRIGHT)[code % 10]}
        elif 40 <= code <= 47 or 100 <= code <= 107:
            style = {**style, "back": (BASIC if code < 100 else BRIGHT)[code % 10]}
        elif code in (38, 48, 58) and codes:
            kind = codes.pop(0)
            colour = of_256(codes.pop(0)) if kind == 5 else "#" + "".join(f"{codes.pop(0):02x}" for _ in range(3))
            style = {**style, {38: "front", 48: "back", 58: "line"}[code]: colour}
        elif code in (39, 49):
            style = {key: value for key, value in style.items() if key != ("front" if code == 39 else "back")}
    return style


def columns(text):
    wide = lambda c: 0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
    return sum(map(wide, text))


def draw(lines, title):
    style, shapes, widest = {}, [], 0
    for row, line in enumerate(lines):
        column = 0
        line = re.sub(r"\x1b\][^\x07\x1b]*(\x07|\x1b\\)", "", line)
        for part in re.split(r"(\x1b\[[0-9;:]*[A-Za-z]|\x0f|\x0e|\x1b\([A-Z0-9])", line):
            if part.startswith("\x1b[") and part.endswith("m"):
                style = restyle(style, re.sub(r"\b4:[0-9]", "4", part[2:-1]).replace(":", ";"))
            if not part or part[0] in "\x1b\x0e\x0f":
                continue
            width = columns(part)
            front, back = style.get("front", FRONT), style.get("back")
            if style.get(7):
                front, back = back or BACK, style.get("front", FRONT)
            x, y = MARGIN + column * WIDTH, BAR + MARGIN + row * HEIGHT
            if back and back != BACK:
                shapes.append(f'<rect x="{x:.1f}" y="{y}" width="{width * WIDTH:.1f}" height="{HEIGHT}" fill="{back}"/>')
            if part.strip():
                look = ' font-weight="bold"' * bool(style.get(1)) + ' font-style="italic"' * bool(style.get(3))
                look += ' text-decoration="underline"' * bool(style.get(4))
                shapes.append(
                    f'<text x="{x:.1f}" y="{y + 13}" fill="{front}" textLength="{width * WIDTH:.1f}"'
                    f'{look} xml:space="preserve">{html.escape(part)}</text>'
                )
            column += width
        widest = max(widest, column)
    w, h = 2 * MARGIN + widest * WIDTH, BAR + 2 * MARGIN + len(lines) * HEIGHT
    dots = "".join(f'<circle cx="{18 + 18 * n}" cy="15" r="5.5" fill="{c}"/>' for n, c in enumerate(["#e06c75", "#e5c07b", "#98c379"]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:.0f}" height="{h}" viewBox="0 0 {w:.0f} {h}" '
        f'font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14">'
        f'<title>{html.escape(title)}</title><rect width="100%" height="100%" rx="8" fill="{BACK}"/>{dots}'
        + "\n".join(shapes)
        + "</svg>\n"
    )


if __name__ == "__main__":
    text = sys.stdin.buffer.read().decode().rstrip("\n")
    sys.stdout.write(draw(text.split("\n"), sys.argv[1]))
