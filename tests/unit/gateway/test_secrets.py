"""What is taken out of a typed text, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from bot.gateway.secrets import DOTS, mask

# Nine digits of the range that is never given out, by the eleven-test: right, and mistyped.
BSN, OTHER, MISTYPED = "999912045", "999917651", "999912046"


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "zijn bsn is {}.",
        "BSN: {}, geboren 1-2-1990",
        "Jan {} 1 maart 2027 uit dienst",
        "{}, 3.500 euro",
        "nummer {} per 01-03-2027",
        "(bsn {})",
    ],
)
@pytest.mark.parametrize("written", [BSN, "9999.12.045", "9999 12 045", "999 912 045", "9999-12-045"])
def test_a_bsn_is_found_however_it_is_written(text: str, written: str) -> None:
    masked = mask(text.format(written))
    assert masked.digits == (BSN,)
    assert masked.shown == text.format(f"{DOTS}045")
    assert masked.with_bsns(["bsn:abc"]) == text.format("bsn:abc")
    assert not masked.password


def test_two_bsns_keep_their_order() -> None:
    masked = mask(f"partner {OTHER} en kind {BSN}")
    assert masked.digits == (OTHER, BSN)
    assert masked.with_bsns(["bsn:1", "bsn:2"]) == "partner bsn:1 en kind bsn:2"


@pytest.mark.parametrize(
    "text",
    [
        f"bsn {MISTYPED}",
        f"het burgerservicenummer van Jan de Vries is {MISTYPED}",
        "BSN: 99991204",
        "bsn 9999.12.04",
        "bsn: 9999120455",
        "sofinummer 9999120",
    ],
)
def test_after_the_word_a_mistyped_bsn_is_hidden_too(text: str) -> None:
    masked = mask(text)
    assert len(masked.digits) == 1
    assert masked.digits[0] not in masked.shown


def test_where_a_bsn_was_asked_any_number_like_one_is_hidden() -> None:
    assert mask(MISTYPED).digits == ()
    assert mask(MISTYPED, bsn_asked=True).digits == (MISTYPED,)
    assert mask("1 maart 2027", bsn_asked=True).digits == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jan de Vries gaat per 1 maart 2027 uit dienst",
        "per 01-03-2027",
        "per 01.03.2027",
        "per 2027-03-01",
        "20270301",
        "3.500,50 euro per maand",
        "€ 12.345.678",
        "salaris 99.991.204,50",
        "van 2500 naar 2750 bruto",
        "350000",
        "1012 AB 12",
        "postcode: 1012 AB",
        "post code is 1012 AB",
        "bel 06-12345678",
        "bel 06 12 34 56 78 of 020 123 45 67",
        "+31 6 12345678",
        "0612345678",
        "K7M4-2QXP",
        "hoe staat K7M4-2QXP ervoor?",
        "de code is K7M4-2QXP",
        "referentienummer K7M4-2QXP",
        "mijn wachtwoord is verlopen, wat nu?",
        "mijn wachtwoord is nu verlopen",
        "ik ben mijn wachtwoord vergeten",
        "my password is wrong",
        "waar vul ik de code in?",
        "ik krijg geen code",
        "wachtwoord",
        "bsn",
        "waarom is het bsn nodig?",
        "80% en 32 uur",
        "bsn onbekend, geboren 01-03-1990",
        "Maart2027!",
        "1Mrt2027?",
        "Jan.de.Vries1@bakkerij.example!",
        "Is Jan de Vries (2e) er nog?",
        "Arbeidsongeschiktheidsverzekering-aanvraag",
        "DEZE TEKST STAAT HEEL LANG IN HOOFDLETTERS",
    ],
)
def test_what_is_no_secret_is_left_alone(text: str) -> None:
    # Six digits alone are a code, by the house's rule; an amount is written with more than that.
    expected = DOTS if text == "350000" else text
    assert mask(text).shown == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mijn wachtwoord is Zomer2026! en Jan gaat weg", f"mijn wachtwoord is {DOTS} en Jan gaat weg"),
        ("wachtwoord: correct horse battery staple", f"wachtwoord: {DOTS}"),
        ("Wachtwoord=geheim", f"Wachtwoord={DOTS}"),
        ("wachtwoord demo-hr", f"wachtwoord {DOTS}"),
        ("my password is hunter2, help", f"my password is {DOTS}, help"),
        ("password Hunter2!x", f"password {DOTS}"),
        ("mijn wachtwoord is nu Welkom01", f"mijn wachtwoord is nu {DOTS}"),
        ("pincode 1234", f"pincode {DOTS}"),
        ("de code is 246 813", f"de code is {DOTS}"),
        ("verificatiecode: 246813", f"verificatiecode: {DOTS}"),
        ("code 246813", f"code {DOTS}"),
        ("246813", DOTS),
        (" 246 813 ", f" {DOTS} "),
        ("token: abc-def", f"token: {DOTS}"),
        ("herstelcode 7K2M-9PQR-XY34-ABCD", f"herstelcode {DOTS}"),
        ("7K2M-9PQR-XY34-ABCD", DOTS),
        ("otpauth://totp/x:hr?secret=JBSWY3DPEHPK3PXP", DOTS),
        ("kijk: JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", f"kijk: {DOTS}"),
        ("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP", DOTS),
        ("Zomer2026!", DOTS),
        (" xY7#mannetje ", f" {DOTS} "),
        ("a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7", DOTS),
        ("kijk: xKdLmQwRtZuPaSfGhJkYxCvBnMqWeRtZuIoPaSdFgHj", f"kijk: {DOTS}"),
        ("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJh.c2lnbmF0dXJl", DOTS),
    ],
)
def test_passwords_codes_and_tokens_are_hidden_for_good(text: str, shown: str) -> None:
    masked = mask(text)
    assert (masked.shown, masked.password, masked.digits) == (shown, True, ())


PIECES = st.sampled_from(
    [
        *(BSN, OTHER, MISTYPED, "9999 12 045", "bsn", "BSN:", "is", "wachtwoord", "code", ":", "=", "246813"),
        *("Geheim1!", "1 maart 2027", "01-03-2027", "€", "3.500,50", "06-12345678", "/", "\n", "en", ","),
        *(DOTS, DOTS + "045", "\ue100"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)), st.booleans())
def test_masking_never_fails_and_what_is_masked_stays_as_it_is(text: str, asked: bool) -> None:
    masked = mask(text, bsn_asked=asked)
    again = mask(masked.shown, bsn_asked=asked)
    assert again.shown == masked.shown
    assert again.digits == ()


@given(st.integers(min_value=999_900_000, max_value=999_999_999), st.text(alphabet="abc, .", max_size=20))
def test_every_bsn_of_the_range_is_found_between_any_words(number: int, words: str) -> None:
    text = f"{words} {number} {words}"
    found = (str(number),) if bsn.is_valid(str(number)) else ()
    assert mask(text).digits == found
