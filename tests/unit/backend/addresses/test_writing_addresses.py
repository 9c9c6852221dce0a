"""However a postcode or a house number is typed, it gets one written form."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from backend.addresses.rules import HouseNumber, Postcode, number_of

HOUSE_NUMBER: TypeAdapter[str] = TypeAdapter(HouseNumber)
POSTCODE: TypeAdapter[str] = TypeAdapter(Postcode)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("12", "12"),
        ("12a", "12A"),
        ("12 A", "12A"),
        ("12-A", "12A"),
        ("12 bis", "12-BIS"),
        ("12-3", "12-3"),
        ("12 hs", "12-HS"),
        ("12a-3", "12A-3"),
        ("12-3a", "12-3A"),
        ("12 / 3", "12-3"),
        ("99999", "99999"),
    ],
)
def test_house_numbers(typed: str, written: str) -> None:
    assert HOUSE_NUMBER.validate_python(typed) == written
    assert HOUSE_NUMBER.validate_python(written) == written


def test_the_number_itself_stands_before_the_addition() -> None:
    assert [number_of(written) for written in ("12", "12A", "12-3", "99999-BIS")] == [12, 12, 12, 99999]


@pytest.mark.parametrize("typed", ["", "0", "a12", "123456", "12 ", "12--", "12\n", "12 ?"])
def test_what_is_no_house_number(typed: str) -> None:
    with pytest.raises(ValidationError):
        HOUSE_NUMBER.validate_python(typed)


@pytest.mark.parametrize("typed", ["1012AB", "1012 AB", "1012ab", "1012 ab"])
def test_postcodes(typed: str) -> None:
    assert POSTCODE.validate_python(typed) == "1012 AB"


@pytest.mark.parametrize("typed", ["0012AB", "1012", "1012ABC", "1012  AB", "AB1012", "1012A1"])
def test_what_is_no_postcode(typed: str) -> None:
    with pytest.raises(ValidationError):
        POSTCODE.validate_python(typed)
