"""What the word tagger sees of each word: its form, its neighbours, and what is known of it. No Rasa here."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.nlu.word_knowledge import WordKnowledge
from bot.nlu.word_tokens import PREFIXES, REMEMBERED, TITLES, Token, fold

_SENTENCE_ENDS = frozenset(".!?:;")
# Words around people who are no participants: a portal's user, a contact person, a relative, the writer.
# "Man" and "vrouw" are left out: they also tell a new participant's gender.
# fmt: off
_SOMEBODY_ELSE = {
    "account": (
        "account", "accounts", "portaalaccount", "portaal", "portal", "inlog", "login", "toegang", "access",
        "gebruiker", "user", "rol", "role", "rechten", "rights", "autoriseer", "authorise",
    ),
    "contact": ("contactpersoon", "contact", "adviseur", "adviser", "accountant"),
    "family": (
        "partner", "echtgenoot", "echtgenote", "dochter", "zoon", "kind", "kinderen", "baby", "wife",
        "husband", "daughter", "son", "child", "kids", "children", "getrouwd", "married",
    ),
    "writer": ("groet", "groeten", "groetjes", "mvg", "hoogachtend", "regards", "sincerely", "speaking"),
}
# fmt: on
_ABOUT = {word: about for about, words in _SOMEBODY_ELSE.items() for word in words}
GIVEN, CAPITAL = "given=True", "capital=M"


@lru_cache(maxsize=REMEMBERED)
def _shape(word: str) -> str:
    kinds = ["X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in word]
    return re.sub(r"(.)\1+", r"\1", "".join(kinds))


def _capital(words: list[str], place: int) -> str:
    """Return "l" without a capital, "S" with one that any word would have there, "M" with one of its own."""
    if not words[place][:1].isupper():
        return "l"
    before = words[place - 1] if place else "."
    return "S" if before in _SENTENCE_ENDS or (len(before) > 3 and before.endswith(".")) else "M"


def _known(
    words: list[str], folded: list[str], place: int, facts: WordKnowledge, learning: bool
) -> list[str]:
    word, low = folded[place], words[place].lower().strip(".")
    kind = "P" if word in PREFIXES else "T" if word in TITLES else "D" if word.isdigit() else "-"
    return [
        f"given={facts.is_given_name(word)}",
        f"surname={facts.is_surname(word)}",
        f"kind={kind}",
        f"usual={facts.frequency(word, learning)}",
        f"ordinary={facts.is_ordinary(low)}",
        f"mistyped={facts.is_nearly_usual(word)}",
        f"capital={_capital(words, place)}",
    ]


def features_of(
    tokens: list[Token], facts: WordKnowledge, label: str | None = None, learning: bool = False
) -> list[list[str]]:
    """Return the features of each token: of itself, of two neighbours on either side, and of the message.

    `label` says what the message is likely about.
    """
    words = [word for _, _, word in tokens]
    low, folded = [word.lower() for word in words], [fold(word) for word in words]
    lower = not any(word[:1].isupper() for word in words)
    shapes = [_shape(word) for word in words]
    known = [_known(words, folded, place, facts, learning) for place in range(len(words))]
    about = [f"about={_ABOUT[word]}" for word in dict.fromkeys(folded) if word in _ABOUT]
    rows = []
    for place, word in enumerate(low):
        row = [
            "bias",
            f"w={word}",
            f"shape={shapes[place]}",
            f"end3={word[-3:]}",
            f"end2={word[-2:]}",
            f"start3={word[:3]}",
            f"long={min(len(word), 9)}",
            f"lower={lower}",
            *known[place],
            "|".join([*known[place], str(lower)]),
        ]
        for step in (-2, -1, 1, 2):
            other = place + step
            if not 0 <= other < len(words):
                row.append(f"{step}:edge")
                continue
            row += [f"{step}:w={low[other]}", f"{step}:shape={shapes[other]}"]
            row += [f"{step}:{fact}" for fact in known[other]]
        if place > 0:
            row.append(f"behind={known[place - 1][0]}|{known[place - 1][-1]}|{known[place][-1]}")
            row.append(f"pair={low[place - 1]}|{word}")
        if place + 1 < len(words):
            row.append(f"before={known[place][-1]}|{known[place + 1][0]}|{known[place + 1][-1]}")
            row.append(f"next={word}|{low[place + 1]}")
        if words[place][:1].isupper() or "usual=0" in known[place] or GIVEN in known[place]:
            row += about
            if label:
                row += [f"label={label}", f"label={label}|{GIVEN in known[place]}"]
        rows.append(row)
    return rows
