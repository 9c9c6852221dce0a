"""The theme: what an insurer may change, and what is refused because not everyone could read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.theme import DEFAULT, ThemeError, contrast, read_theme


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a theme may be written."""
    return tmp_path / "theme.toml"


def test_what_a_theme_leaves_out_is_as_in_the_repository(file: Path) -> None:
    file.write_text('assistant = "Penny"\n[light]\naccent = "#7a1fa2"\n')
    theme, own = read_theme(file), read_theme(None)
    assert (theme.assistant, theme.light.accent) == ("Penny", "#7a1fa2")
    assert theme.dark == own.dark
    assert theme.light.text == own.light.text
    assert read_theme(DEFAULT) == own
    assert "--wa-accent: light-dark(#7a1fa2, #6ccbd0);" in theme.style_sheet


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[light]\naccent = '#8ad'", "light.accent (colours are #rrggbb)"),
        ("[dark]\naccent = 'url(x)'", "dark.accent"),
        ("[dark]\nacent = '#112233'", "dark.acent"),
        ("assistant = ''", "assistant"),
        ("logo_text = 'too long'", "logo_text"),
        ("colour = 'red'", "colour"),
        ("light = 'bright'", "light"),
        ("accent =", "is not TOML"),
        (
            "[light]\naccent = '#88ccff'",
            "in [light] the contrast of on_accent on accent is 1.73, and must be 4.5",
        ),
        ("[dark]\nmuted = '#555555'", "in [dark] the contrast of muted on surface"),
        ("[light]\nfield_border = '#dddddd'", "field_border on surface is 1.36, and must be 3.0"),
    ],
)
def test_a_theme_that_cannot_be_used_is_refused_in_words(file: Path, written: str, said: str) -> None:
    file.write_text(written)
    with pytest.raises(ThemeError, match=r"^The theme \S+theme.toml ") as refused:
        read_theme(file)
    assert said in str(refused.value)
    assert str(refused.value).endswith((".", "more."))


def test_a_theme_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(ThemeError, match=r"theme\.toml cannot be read: No such file"):
        read_theme(file)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)
