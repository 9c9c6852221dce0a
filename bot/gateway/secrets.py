"""Takes secrets out of what is typed, before it is stored or sent on. Pure: no storage, no network.

A citizen service number (BSN) becomes a placeholder, so that the vault's reference can take its place;
passwords, codes and tokens are replaced by dots and are gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.gateway.bsn import bsn_spans

DOTS = "••••••"
_FIRST_BSN = 0xE100
_FIRST_KEPT = 0xE800
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_ALREADY_MASKED = re.compile(r"•{3,}\d{0,3}")

_BEFORE = (
    r"(?<![\w-])(?<!post )(?<!zip )(?:wachtwoord(?:en)?|passwords?|passwd|passphrase|wachtzin|pin(?:code)?|"
    r"(?:verificatie|inlog|toegangs|beveiligings|activatie|activerings|authenticatie|authenticator|sms|herstel)?-?"
    r"codes?|(?:recovery|verification|security|access|login|sign-in|activation|backup) codes?|"
    r"(?:session|sessie|access|api)?-?(?:token|sleutel|key)|secret)"
)
# Words that follow "wachtwoord is" when nothing secret is said: somebody asks for help.
_ORDINARY = (
    r"(?:verlopen|vergeten|kwijt|fout|foutief|onjuist|ongeldig|niet|geen|weg|veranderd|gewijzigd|geblokkeerd|"
    r"correct|goed|geldig|nodig|leeg|te|al|er|de|het|een|wat|hoe|zoek|verkeerd|"
    r"expired|forgotten|lost|wrong|incorrect|invalid|not|no|gone|changed|blocked|valid|right|needed|required|"
    r"empty|too|already|the|a|an|what|how|missing)(?![\w])"
)
_FILLER = r"(?:\s+(?:nu|now|dus|gewoon|trouwens|just|van mij|momenteel|namelijk|voor \w+|for \w+))*+"
_CLAUSE_END = r"(?=[,;.?]\s|\s(?:en|and|maar|but|want|because|dus|so)\s|\n|[.]?$)"
_REFERENCE = r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?!\w)"
_TOLD = re.compile(
    rf"{_BEFORE}{_FILLER}\s*(?:(?::|=)\s*|\s(?:is|was|wordt|luidt|zijn|are)(?=[\s:])(?:\s*:)?{_FILLER}\s*(?!{_ORDINARY}))"
    rf"(?!\s)(?!(?-i:{_REFERENCE}))(?P<secret>[^\s•\ue000-\uf8ff][^\n•\ue000-\uf8ff]*?){_CLAUSE_END}",
    re.IGNORECASE | re.MULTILINE,
)
# "wachtwoord Geheim!23": no "is" between, so only what looks like a secret.
_BARE = re.compile(
    rf"{_BEFORE}{_FILLER}\s+[\"'(]?(?!(?-i:{_REFERENCE}))"
    r"(?P<secret>(?!e-mail)(?=\S*[\d!@#$%^&*_+=~-])[^\s•\ue000-\uf8ff]{4,})",
    re.IGNORECASE,
)
_SIX_DIGITS = re.compile(r"^\s*(?P<secret>\d{3} ?\d{3})\s*[.!]?\s*$")
_OTPAUTH = re.compile(r"(?P<secret>otpauth://\S+)", re.IGNORECASE)
# With a digit, or with capitals in the middle of words: a long Dutch word has neither.
_LONG_RANDOM = re.compile(
    r"(?<![\w/-])(?P<secret>(?:(?=[\w-]*\d)(?=[\w-]*[A-Za-z])|(?=(?:[\w-]*?[a-z][A-Z]){3}))"
    r"[A-Za-z0-9_-]{32,}(?:\.[A-Za-z0-9_-]+)*)(?![\w-])"
)
# An authenticator's secret, in groups of four as the page shows it too.
_RANDOM_CAPITALS = re.compile(r"(?<!\w)(?P<secret>[A-Z2-7]{32,}|(?:[A-Z2-7]{4}[ -]){7,}[A-Z2-7]{4})(?!\w)")
# A whole message that is one word of small letters, capitals, digits and signs; no month, address or mail.
_PASSWORD_ALONE = re.compile(
    r"\A\s*(?P<secret>(?=\S*[a-z])(?=\S*[A-Z])(?=\S*\d)(?=\S*[!#$%^&*+=?~_<>|\\])"
    r"(?!(?i:\d*-?(?:jan|feb|maa|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*-?\d+[!?]*\s*\Z))"
    r"(?!\S+@\S+\.)(?!https?:)[^\s•\ue000-\uf8ff]{8,})\s*\Z"
)
_RECOVERY_CODE = re.compile(
    r"(?<![\w-])(?P<secret>(?:[0-9A-Z]{4}[-\u2013]){3}[0-9A-Z]{4})(?![\w-])", re.IGNORECASE
)
_PASSWORDS = (
    _RECOVERY_CODE,
    _OTPAUTH,
    _LONG_RANDOM,
    _RANDOM_CAPITALS,
    _SIX_DIGITS,
    _PASSWORD_ALONE,
    _TOLD,
    _BARE,
)


@dataclass(frozen=True)
class Masked:
    """A text without its secrets. `digits` are the BSNs in it, one for each placeholder."""

    _template: str
    password: bool = False
    """Whether a password, a code or a token was taken out."""
    digits: tuple[str, ...] = field(default=(), repr=False)

    @property
    def shown(self) -> str:
        """Return the text as people see it and as it is stored: of a BSN the last three digits."""
        return self.with_bsns([DOTS + digits[-3:] for digits in self.digits])

    @property
    def template(self) -> str:
        """Return the text with one private character for each BSN, to be filled by `fill`."""
        return self._template

    def with_bsns(self, words: list[str]) -> str:
        """Return the text with the given words in the places of the BSNs."""
        return fill(self._template, words)


def fill(template: str, words: list[str]) -> str:
    """Return a template with the given words in the places of its BSNs, in their order."""
    for index, word in enumerate(words):
        template = template.replace(chr(_FIRST_BSN + index), word)
    return template


def bsn_alone(digits: str) -> Masked:
    """Return a message that is one BSN and nothing else."""
    return Masked(chr(_FIRST_BSN), digits=(digits,))


def mask(text: str, *, bsn_asked: bool = False) -> Masked:
    """Return the text without secrets. `bsn_asked`: the question before it was for a BSN. Never raises.

    Runs until nothing is found any more, so masking what was masked changes nothing.
    """
    kept: list[str] = []
    digits: list[str] = []
    password = False
    work = _PRIVATE_USE.sub("", text)
    work = _replace(_ALREADY_MASKED, work, lambda found: _keep(kept, found))
    while True:
        before = work
        work = _take_bsns(work, bsn_spans(work, asked=bsn_asked), digits)
        for pattern in _PASSWORDS:
            found = _replace(pattern, work, lambda _: DOTS, group="secret")
            password = password or found != work
            work = found
        work = _replace(_ALREADY_MASKED, work, lambda found: _keep(kept, found))
        if work == before:
            break
    template = work
    for index, original in enumerate(kept):
        template = template.replace(chr(_FIRST_KEPT + index), original)
    return Masked(template, password=password, digits=tuple(digits))


def _take_bsns(text: str, spans: list[tuple[int, int]], digits: list[str]) -> str:
    """Return the text with a placeholder in each span; their digits are added to the list."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
        # There are far fewer BSNs in a message than placeholders; beyond them, dots do.
        if len(digits) < _FIRST_KEPT - _FIRST_BSN:
            pieces.append(chr(_FIRST_BSN + len(digits)))
            digits.append("".join(character for character in text[start:end] if character.isdigit()))
        else:
            pieces.append(DOTS)
    return "".join([*pieces, text[at:]])


def _keep(kept: list[str], found: str) -> str:
    """Return one private character for a masked place, so that no rule looks at it again."""
    if len(kept) >= 0x1000:
        return found
    kept.append(found)
    return chr(_FIRST_KEPT + len(kept) - 1)


def _replace(pattern: re.Pattern[str], text: str, word: Callable[[str], str], *, group: str | int = 0) -> str:
    pieces: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        start, end = match.span(group)
        pieces += [text[at:start], word(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])
