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


def frequent(count, prose):
    """Two to four words in a row of the text itself: the worst list, of which text is full."""
    chance, found = random.Random(4), {}
    while len(found) < count:
        words = re.findall(r"[a-z]+", chance.choice(prose).lower())
        length = chance.randint(2, 4)
        at = chance.randrange(max(1, len(words) - length))
        if len(words) > length:
            found.setdefault(" ".join(words[at : at + length]))
    return list(found)


def write(path, phrases):
    """A lexicon of the phrases."""
    lines = "\n".join(f'  "{phrase}",' for phrase in phrases)
    a, b, c = (f"It is {phrases[n]}." for n in (0, 1, 2))
    path.write_text(RULE.format(count=len(phrases), phrases=lines, a=a, b=b, c=c), "utf-8")
    return path
