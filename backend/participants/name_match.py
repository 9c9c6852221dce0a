"""Compares what was typed with one compiled name: which word is what. How sure that is: `name_judgement`.

A word that was typed and fits nothing of the name means: this is somebody else.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from backend.participants.name_entries import Entry, compare_prefix
from backend.participants.name_judgement import Candidate, NameQuery, Taken, judge
from backend.participants.names import expand_prefix, sound

MOST_TYPOS = 2
# First letters that Dutch names keep together: Th. is Theodoor, Chr. is Christina.
_FIRST_LETTERS = frozenset(("th", "ch", "chr", "ph", "ij", "st", "fr", "joh", "jac", "corn", "alb"))


def typos_allowed(word: str) -> int:
    """Return how many typing errors a word of this length may hold and still be recognised."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 6 else MOST_TYPOS


def typos_between(typed: str, stored: str) -> int | None:
    """Return the number of typing errors between two words, None when they are too far apart."""
    allowed = max(typos_allowed(typed), 1 if sorted(typed) == sorted(stored) and len(typed) == 3 else 0)
    if len(stored) < 6:
        allowed = min(allowed, 1)
    distance = OSA.distance(typed, stored, score_cutoff=allowed)
    return distance if 0 < distance <= allowed else None


def compare(query: NameQuery, entry: Entry, *, forgiving: bool) -> Candidate | None:
    """Return how well `entry` fits the typed name, or None; `forgiving` also reads typing errors."""
    taken = _take(query, entry, forgiving=forgiving)
    if taken is None or not (taken.cores or taken.given):
        return None
    return judge(query, entry, taken)


def _take(query: NameQuery, entry: Entry, *, forgiving: bool) -> Taken | None:
    """Give every typed word its place in the name; None when one has none."""
    taken = Taken()
    placed = {
        index
        for index, word in enumerate(query.words)
        if len(word) > 1 and _take_word(word, index, entry, taken, query)
    }
    for index, word in enumerate(query.words):
        if index in placed:
            continue
        prefix = _as_prefix(word, index, entry, query)
        of_core = len(word) == 1 and any(word in part.core for part in entry.parts)
        if of_core and _take_word(word, index, entry, taken, query):
            # The O of O'Brien.
            continue
        if prefix:
            taken.prefixes.extend(prefix)
        elif _fits_initials("".join(taken.initials), word, entry):
            taken.initials.extend(word)
            taken.initials_at.append(index)
        elif not (forgiving and _take_near(word, index, entry, taken)):
            return None
    return taken if taken.typos <= MOST_TYPOS else None


def _as_prefix(word: str, index: int, entry: Entry, query: NameQuery) -> tuple[str, ...]:
    """Return the prefix words for which `word` stands beside this name; empty when it is none."""
    if len(word) > 1:
        return expand_prefix(word)
    stored = {prefix for part in entry.parts for prefix in part.prefix}
    if not _abbreviates(word, stored, query.words):
        return ()
    others = query.words[:index] + query.words[index + 1 :]
    follows_prefix = index > 0 and bool(expand_prefix(query.words[index - 1]))
    if not follows_prefix and entry.initials.startswith(word) and _prefix_is_whole(others, entry):
        # "D. vd Meer": the prefix is there without it, so this is Daan.
        return ()
    return (word,)


def _prefix_is_whole(typed_words: tuple[str, ...], entry: Entry) -> bool:
    typed = tuple(prefix for word in typed_words for prefix in expand_prefix(word))
    return any(
        part.prefix
        and (
            compare_prefix(typed, part.prefix) in ("same", "shortened")
            or set(part.compact) & set(typed_words)
        )
        for part in entry.parts
    )


def _take_word(word: str, index: int, entry: Entry, taken: Taken, query: NameQuery) -> bool:
    word = entry.spelled.get(word, word)
    if word in entry.joined and word not in entry.given:
        taken.given.update(dict.fromkeys(entry.joined[word], index))
        return True
    spots = [
        (number, place)
        for number, part in enumerate(entry.parts)
        for place, core in enumerate(part.core)
        if core == word and (number, place) not in taken.cores
    ]
    is_given = word in entry.given and word not in taken.given
    # "Thomas" of "Thomas Thomas" or of "Thomas Vos": the first of several words is the given name.
    if is_given and (not spots or (index == 0 and len(query.words) > 1)):
        taken.given[word] = index
        return True
    if spots:
        taken.cores[spots[0]] = index
        return True
    for number, part in enumerate(entry.parts):
        if word in part.compact and not any(spot[0] == number for spot in taken.cores):
            taken.cores.update({(number, place): index for place in range(len(part.core))})
            taken.prefixes.extend(part.prefix)
            taken.compact = True
            return True
    return False


def _take_near(word: str, index: int, entry: Entry, taken: Taken) -> bool:
    """Take `word` for the part of the name that it resembles most, a typing error or its sound away."""
    best: tuple[int, tuple[int, int] | str] | None = None
    spots: list[tuple[tuple[int, int] | str, str]] = [
        ((number, place), core)
        for number, part in enumerate(entry.parts)
        for place, core in enumerate(part.core)
        if (number, place) not in taken.cores
    ]
    spots += [(given, given) for given in entry.given if given not in taken.given]
    for spot, stored in spots:
        alike = sound(word) == sound(stored) and len(word) > 2
        distance = typos_between(word, stored)
        errors = 1 if alike else distance
        if errors is not None and (best is None or errors < best[0]):
            best = (errors, spot)
            taken.sounds = alike
    if best is None:
        stored_prefixes = [part for surname in entry.parts for part in surname.prefix]
        close = [part for part in stored_prefixes if word != part and sorted(word) == sorted(part)]
        if not close:
            return False
        taken.prefixes.append(close[0])
        taken.typos += 1
        return True
    taken.typos += best[0]
    if isinstance(best[1], str):
        taken.given[best[1]] = index
    else:
        taken.cores[best[1]] = index
    return True


def _abbreviates(letter: str, prefixes: set[str], typed: tuple[str, ...]) -> bool:
    # 't is a prefix word of its own: in 't Veld.
    return letter in prefixes or any(prefix.startswith(letter) and prefix not in typed for prefix in prefixes)


def _fits_initials(before: str, word: str, entry: Entry) -> bool:
    """Say whether a word is the next of this name's initials, or several at once: "JP", "Th"."""
    if len(word) < 5 and entry.initials.startswith(before + word):
        return True
    first = not before and (len(word) == 1 or word in _FIRST_LETTERS)
    return first and any(given.startswith(word) for given in entry.given)
