"""Where citizen service numbers (BSN) stand in a text, well typed or not. Pure.

A number counts when it passes the eleven-test, or when it stands after a word such as "bsn".
Dates, amounts and phone numbers do not count, although one in eleven of them passes that test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stdnum.nl import bsn as standard

_WORD = re.compile(
    r"(?<!\w)(?:bsn(?:[- ]?(?:nummer|nr\.?|number))?|burgerservice(?:nummer|nr\.?)?|burger service nummer|"
    r"sofi(?:[- ]?(?:nummer|nr\.?))?|citizen service number|social security number|ssn)(?!\w)"
    r"(?P<gap>[^\d\n]{0,80})",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[0-9]+")
_NOT_BEFORE = re.compile(
    r"(?:€|\beuro?|\bkvk\W{0,3}(?:nummer|nr)?\W{0,3}|\btel\w*\W{0,3}|\+)\s?$", re.IGNORECASE
)
_NOT_AFTER = re.compile(r"^(?:,\d|,-|\s?(?:€|euro|eur\b))", re.IGNORECASE)
_EIGHT_IN_GROUPS = ([2, 3, 3], [3, 2, 3], [4, 1, 3], [3, 3, 2], [4, 4], [2, 2, 2, 2], [1] * 8)
_NEAR = 14
"""So many characters between the word and the number still mean: this number is meant, whatever it is."""

type Span = tuple[int, int]


def bsn_spans(text: str, *, asked: bool = False) -> list[Span]:
    """Return where BSNs stand, in order, without overlap. `asked`: the question before was for one."""
    spans = sorted({*_after_a_word(text, asked=asked), *_passing(text)}, key=lambda span: (span[0], -span[1]))
    apart: list[Span] = []
    for span in spans:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def passes(digits: str) -> bool:
    """Return whether eight or nine digits are a BSN by the eleven-test."""
    return len(digits) in (8, 9) and int(digits) > 0 and bool(standard.is_valid(digits.zfill(9)))


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the groups of digits that have one separator between them: "9999 12.345" is one run of three."""
    run: list[re.Match[str]] = []
    for group in _GROUP.finditer(text):
        if run and not (group.start() - run[-1].end() == 1 and text[run[-1].end()] in " .-/\u00a0\u2011"):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _passing(text: str) -> Iterator[Span]:
    for run in _runs(text):
        if _is_phone(text, run):
            continue
        first = 0
        while first < len(run):
            last = _longest_window(text, run, first)
            if last is None:
                first += 1
                continue
            yield run[first].start(), run[last].end()
            first = last + 1


def _longest_window(text: str, run: list[re.Match[str]], first: int) -> int | None:
    found = None
    for last in range(first, min(len(run), first + 9)):
        start, end = run[first].start(), run[last].end()
        digits = "".join(group.group() for group in run[first : last + 1])
        if len(digits) > 9:
            break
        if not passes(digits) or _is_other(text, start, end):
            continue
        if _grouped_like_one(text, run[first : last + 1]):
            found = last
    return found


def _grouped_like_one(text: str, groups: list[re.Match[str]]) -> bool:
    """Whether people write a BSN in these groups, and it is no date."""
    sizes = [len(group.group()) for group in groups]
    digits = "".join(group.group() for group in groups)
    separators = {text[group.start() - 1] for group in groups[1:]}
    if _is_date(groups):
        return False
    if len(groups) == 1:
        before, after = text[: groups[0].start()][-2:], text[groups[0].end() :][:2]
        joined = (before[-1:] in {"-", "/"} and before[:1].isdigit()) or before.endswith("+")
        return not joined and not (after[:1] in {"-", "/"} and after[1:].isdigit())
    if "/" in separators:
        return False
    if "-" in separators and digits.startswith("0"):
        return False
    if sum(sizes) == 8:
        return sizes in _EIGHT_IN_GROUPS and not _year(groups)
    return not (len(groups) == 2 and _year(groups))


def _year(groups: list[re.Match[str]]) -> bool:
    return any(len(group.group()) == 4 and group.group()[:2] in {"19", "20"} for group in groups)


def _is_date(groups: list[re.Match[str]]) -> bool:
    digits = "".join(group.group() for group in groups)
    sizes = [len(group.group()) for group in groups]
    if len(digits) != 8 or sizes not in ([8], [2, 2, 4], [4, 2, 2]):
        return False
    readings = ((digits[4:], digits[2:4], digits[:2]), (digits[:4], digits[4:6], digits[6:]))
    return any(_exists(*reading) for reading in readings)


def _exists(year: str, month: str, day: str) -> bool:
    try:
        return 1900 <= date(int(year), int(month), int(day)).year <= 2100
    except ValueError:
        return False


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether the words beside a number say that it is money, a company's number or a phone."""
    before, after = text[max(0, start - 20) : start], text[end : end + 8]
    return bool(_NOT_BEFORE.search(before) or _NOT_AFTER.match(after))


def _is_phone(text: str, run: list[re.Match[str]]) -> bool:
    digits = "".join(group.group() for group in run)
    before = text[max(0, run[0].start() - 4) : run[0].start()]
    return (len(digits) == 10 and digits.startswith("0")) or before.endswith("+") or "(0)" in before


def _after_a_word(text: str, *, asked: bool) -> Iterator[Span]:
    starts = [(word.end(), len(word["gap"].strip()) <= _NEAR) for word in _WORD.finditer(text)]
    if asked:
        starts += [(run[0].start(), True) for run in _runs(text)]
    runs = list(_runs(text))
    for start, near in starts:
        run = next((run for run in runs if run[0].start() >= start or run[-1].start() >= start), None)
        groups = [group for group in run or [] if group.start() >= start]
        if not groups or groups[0].start() != start:
            continue
        span = _mistyped(text, groups, near=near)
        if span:
            yield span


def _mistyped(text: str, groups: list[re.Match[str]], *, near: bool) -> Span | None:
    """Return seven to ten digits that are meant to be a BSN, or None."""
    best: int | None = None
    total = 0
    for last, group in enumerate(groups):
        total += len(group.group())
        if total > 10:
            break
        digits = "".join(found.group() for found in groups[: last + 1])
        if total < 7 or _is_date(groups[: last + 1]):
            continue
        if passes(digits) or (last == 0 and total in (8, 9)):
            best = last
            break
        if near and (best is None or total <= 9):
            best = last
    if best is None or _is_other(text, groups[0].start(), groups[best].end()):
        return None
    return groups[0].start(), groups[best].end()
