"""Makes lexicons of any number of phrases, and plain lists of them for other searchers."""

import random
import re

RULE = """[lexicon]
id = "scale-{count}"

[[rule]]
id = "listed"
kind = "banned"
level = "warning"
message = "Do not write {{text}}."
source = "made for a measurement"
phrases = [
{phrases}
]
flag = ["{a}", "{b}", "{c}"]
pass = ["Nothing.", "Nothing at all.", "Nothing here."]
"""

SYLLABLES = "ba be bi bo da de di do fa fe ga go ka ke la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se so ta te ti to va ve vo za".split()


def words_of(prose):
    """The words of the text, each once, the commonest first."""
    counts = {}
    for paragraph in prose:
        for word in re.findall(r"[a-z]{2,}", paragraph.lower()):
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda w: (-counts[w], w))


def rare(count, prose):
    """Terms as house lists have them: a made-up name and an ordinary word. No text has them."""
    chance, common, found = random.Random(3), words_of(prose)[:3000], {}
    while len(found) < count:
        name = "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(3, 4)))
        found.setdefault(f"{name} {chance.choice(common)}")
    return list(found)


def write(path, phrases):
    """Writes a lexicon of the phrases to `path`."""
    lines = "\n".join(f'  "{phrase}",' for phrase in phrases)
    a, b, c = (f"It is {phrases[n]}." for n in (0, 1, 2))
    path.write_text(RULE.format(count=len(phrases), phrases=lines, a=a, b=b, c=c), "utf-8")
