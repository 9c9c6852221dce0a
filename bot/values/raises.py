"""Says whether a number is a change of salary: "3% erbij", "loonsverhoging van 2,5%"."""

from __future__ import annotations

import re

_PER = r"(?:(?:per|p/)\s?(?:maand|month|jaar|year|uur|hour|mnd|m)\s+|a\s+(?:month|year)\s+|bruto\s+|gross\s+"
_NOT_HOURS = (
    r"(?!\s+(?:uren|uur|dagen|gaan\s+werken|werken|werkt|work|working|hours|days|medewerkers|mensen|people))"
)
_UP_AFTER = re.compile(
    rf"\s*{_PER}|salaris\s?|loon\s?|salary\s+|pay\s+|cao-?\s?|(?:van|op)\s+(?:het|haar|zijn)\s+\w+\s+){{0,3}}"
    rf"(?:erbij|er\s+bij|erop|bij\s?(?=$|[.,!?])|bovenop|omhoog|(?:meer|extra|more){_NOT_HOURS}|op\s?slag|"
    r"loons?verhoging|salarisverhoging|verhoging|verhoogd|periodiek|raise|increase|up(?!\w)|rise|bump|hoger|higher|"
    r"stijging|op\s+vooruit|indexatie|indexation|indexering|cao(?!\w)|on\s+top|uplift)(?!\w)"
)
_DOWN_AFTER = re.compile(
    rf"\s*{_PER}|salaris|loon|salary\s+|pay\s+){{0,3}}"
    rf"(?:eraf|er\s+af|omlaag|(?:minder|less){_NOT_HOURS}|loons?verlaging|salarisverlaging|verlaging|lager|lower|"
    r"down|decrease|cut(?!\w)|achteruit|off\s+(?:her|his|the|their|my)\s+(?:\w+\s+)?(?:pay|salary|wage))(?!\w)"
)
_MERELY_LESS = re.compile(r"(?:minder|less|fewer|meer|more|extra)$")
_OF_WORK = re.compile(r"(?<!\w)(?:werk|uren|uur|dagen|tijd|hours|work|days|time)\w*")
_OF_PAY = re.compile(
    r"(?<!\w)(?:verdien|salari|loon|lonen|betaal|krijg|pay|paid|salar|wage|earn|euro|bruto)\w*"
)
_GIVES_UP = re.compile(r"(?<!\w)lever(?:t|en|de|den)?(?!\w)[^.;!?\n]{0,40}$")
_GIVEN_UP = re.compile(
    r"\s*(?:(?:van\s+)?(?:het\s+|haar\s+|zijn\s+)?(?:salaris|loon)\s+)?in(?:leveren)?(?!\w)"
)
_UP_BEFORE = re.compile(
    r"(?:verhoging|verhoogd?(?:\s+wordt)?|verhogen|verhoog|opslag|stijgt|stijgen|stijging|steeg|gestegen|indexatie|"
    r"indexering|indexeren|geïndexeerd|raise[ds]?|raising|increase[ds]?|increasing|uplift|rise|bump|erbij|periodiek|"
    r"omhoog|extra|(?:go(?:es|ing)?|went)\s+up|cao)"
    r"(?:[^0-9.;!?\n\x01]{0,30}?(?<!\w)(?:met|van|by|of|a|an|ad|:|=|is|wordt)|\s*:|)\s*"
    r"(?:een\s+|a\s+|ca\.?\s+|ongeveer\s+)?$"
)
_DOWN_BEFORE = re.compile(
    r"(?:verlaging|verlaagd?|verlagen|verlaag|daalt|dalen|daling|decrease[ds]?|decreasing|reduce[ds]?|reduction|cut|"
    r"omlaag|(?<!\w)min(?:us)?)(?:[^0-9.;!?\n\x01]{0,30}?(?<!\w)(?:met|van|by|of)|)\s*(?:een\s+|a\s+)?$"
)
_UP_BY = r"raise|increase|lift|bump|verhoogt?|verhogen"
_DOWN_BY = r"lower|cut|reduce|decrease|drop|verlaagt?|verlagen|korten"
_BY_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<up>{_UP_BY})|(?P<down>{_DOWN_BY}))(?!\w)(?P<of>[^0-9.;!?\n\x01]{{0,80}}?)(?<!\w)(?:by|met)\s*(?:een\s+|a\s+)?$"
)
"""However long the name between: "lower the pay of mevrouw van der Heijden by"."""
FAR = 110
_NO_PAY = re.compile(r"(?<!\w)(?:hours?|uren|days?|dagen|deeltijd|part-?\s?time|percentage|fte)")
_SIGN_BEFORE = re.compile(r"(?<!\w)(?:min(?:us)?|plus)\s+$")
_BECOMES = re.compile(r"(?<!\w)(?:naar|to|tot|wordt|becomes|op)\s*(?:de\s+|the\s+)?$")
_THERE = re.compile(r"(?<!\w)er\s+(?:[^\W\d]+\s+){0,2}$")
_TAKEN_OFF = re.compile(r"\s*(?:(?:per|p/)\s?\w+\s+|bruto\s+){0,2}(?:van\s?)?af(?!\w)")
_ADDED = re.compile(r"\s*(?:(?:per|p/)\s?\w+\s+|bruto\s+){0,2}(?:bij|op\s+vooruit|bovenop)(?!\w)")


def change(text: str, start: int, end: int, sign: str | None = None) -> tuple[int, int]:
    """Return 1 for a raise, -1 for a cut, 0 when the number is not a change, and where the words of it end.

    In "salaris verhogen naar 3500" the number is what the salary becomes, so no change.
    """
    before = text[max(0, start - 60) : start]
    if found := _UP_AFTER.match(text, end):
        return 1, found.end()
    if _THERE.search(before) and (found := _ADDED.match(text, end)):
        return 1, found.end()
    if _THERE.search(before) and (found := _TAKEN_OFF.match(text, end)):
        return -1, found.end()
    if found := _DOWN_AFTER.match(text, end):
        return -1, found.end()
    if _GIVES_UP.search(before) and (found := _GIVEN_UP.match(text, end)):
        return -1, found.end()
    if sign:
        return (-1 if sign == "-" else 1), end
    if _BECOMES.search(before):
        return 0, end
    if (by := _BY_BEFORE.search(text[max(0, start - FAR) : start])) and not _NO_PAY.search(by["of"]):
        return (1 if by["up"] else -1), end
    return (1 if _UP_BEFORE.search(before) else -1 if _DOWN_BEFORE.search(before) else 0), end


def is_signed(text: str, start: int) -> bool:
    """Say whether a sign in words stands right before the number: "minus 150"."""
    return _SIGN_BEFORE.search(text[max(0, start - 8) : start]) is not None


def is_less_work(text: str, start: int) -> bool:
    """Say whether the number is what the hours change by: "lower her hours by 10%"."""
    by = _BY_BEFORE.search(text[max(0, start - FAR) : start])
    return by is not None and _NO_PAY.search(by["of"]) is not None


def is_of_work(text: str, start: int, end: int, change_end: int) -> bool:
    """Say whether "20% minder" is of the hours, or of nothing that the words name, and not of the pay."""
    said = text[end:change_end]
    if not _MERELY_LESS.search(said):
        return False
    around = re.split(r"[.;!?\n\x01]", text[:start])[-1] + re.split(r"[.;!?\n\x01]", text[change_end:])[0]
    if _OF_PAY.search(around) or _OF_PAY.search(said):
        return False
    return _OF_WORK.search(around) is not None or said.endswith(("minder", "less", "fewer"))
