"""What a BSN (burgerservicenummer) is: eight or nine digits that pass the eleven-test."""

from __future__ import annotations

import re

from stdnum.nl import bsn

HIDDEN = "••••••"


def is_bsn(digits: str) -> bool:
    """Return whether these are a BSN. The library alone would also accept '12'."""
    return re.fullmatch(r"[0-9]{8,9}", digits) is not None and bool(bsn.is_valid(digits))


def normal_bsn(digits: str) -> str:
    """Return the nine digits; an eight-digit number of old has a zero before it."""
    return digits.zfill(9)


def masked_bsn(digits: str) -> str:
    """Return the only form in which a BSN is shown: ••••••019."""
    return HIDDEN + digits[-3:]
