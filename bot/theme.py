"""The theme: the assistant's names and colours, from a TOML file over the repository's own `theme.toml`.

A theme that cannot be read by everyone (WCAG 2.2: 1.4.3 and 1.4.11) is refused, so that no page has to check.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

DEFAULT = Path(__file__).with_name("theme.toml")
TEXT, LINES = 4.5, 3.0
"""The least contrast of text, and of lines that show where a field is."""
_READABLE = (
    ("on_accent", "accent", TEXT),
    ("accent", "surface", TEXT),
    ("accent", "ground", TEXT),
    ("text", "surface", TEXT),
    ("text", "ground", TEXT),
    ("muted", "surface", TEXT),
    ("muted", "ground", TEXT),
    ("danger", "surface", TEXT),
    ("field_border", "surface", LINES),
)

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]


class ThemeError(Exception):
    """The theme cannot be used; its one sentence says why."""


class Colours(BaseModel):
    """The colours of light or of dark. The comments in theme.toml say where each is used."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    accent: Colour
    on_accent: Colour
    surface: Colour
    ground: Colour
    text: Colour
    muted: Colour
    border: Colour
    field_border: Colour
    danger: Colour


class Theme(BaseModel):
    """What makes the assistant an insurer's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    assistant: Annotated[Name, StringConstraints(min_length=1)]
    company: Name
    logo_text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=4)]
    light: Colours
    dark: Colours

    @property
    def style_sheet(self) -> str:
        """Return the colours as custom properties, for a page and for the shadow of an embedded button."""
        both = zip(self.light.model_dump().items(), self.dark.model_dump().values(), strict=True)
        lines = [
            f"--wa-{name.replace('_', '-')}: light-dark({light}, {dark});" for (name, light), dark in both
        ]
        return ":root,\n:host {\n  " + "\n  ".join(lines) + "\n}\n"


def read_theme(path: Path | None) -> Theme:
    """Return the theme in the file, with the repository's own for what it leaves out. Raises `ThemeError`."""
    own = _table(DEFAULT)
    given = _table(path) if path else {}
    modes = {mode: {**own[mode], **_colours(given, mode)} for mode in ("light", "dark")}
    try:
        theme = Theme.model_validate({**own, **given, **modes})
    except ValidationError as error:
        names = ", ".join(sorted({".".join(map(str, fault["loc"])) for fault in error.errors()}))
        raise ThemeError(
            f"The theme {path} has values that cannot be used: {names} (colours are #rrggbb)."
        ) from None
    for mode in ("light", "dark"):
        colours = getattr(theme, mode)
        for front, back, least in _READABLE:
            found = contrast(getattr(colours, front), getattr(colours, back))
            if found < least:
                raise ThemeError(
                    f"The theme {path} cannot be read by everyone: in [{mode}] the contrast of {front} on "
                    f"{back} is {found:.2f}, and must be {least} or more."
                )
    return theme


@cache
def theme_of(path: Path | None) -> Theme:
    """Return the theme in the file, read once."""
    return read_theme(path)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (#rrggbb) by WCAG, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ThemeError(f"The theme {path} cannot be read: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"The theme {path} is not TOML: {error}.") from None


def _colours(given: dict[str, Any], mode: str) -> dict[str, Any]:
    colours = given.get(mode, {})
    return colours if isinstance(colours, dict) else {mode: colours}
