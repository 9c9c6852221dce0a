"""The files that pages load: sent small, and once, for their address carries a hash of what they hold."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from fastapi import Request, Response

from bot.theme import Theme

_A_YEAR = "public, max-age=31536000, immutable"
_ASKED_AGAIN = "no-cache"
"""Kept, but asked for each time; an unchanged one is then not sent again."""
_STATIC = Path(__file__).parent / "static"
_SCRIPT, _STYLE, _PICTURE = "text/javascript", "text/css", "image/svg+xml"


@dataclass(frozen=True)
class Asset:
    """A file as it is sent."""

    body: bytes
    small: bytes
    kind: str
    version: str


def asset_of(body: bytes, kind: str) -> Asset:
    """Return the asset with that content."""
    return Asset(body, gzip.compress(body, 9), kind, hashlib.sha256(body).hexdigest()[:16])


def asset_in(path: Path, kind: str) -> Asset:
    """Return the asset in a file. Raises `OSError`."""
    return _read(path, kind, path.stat().st_mtime_ns)


@cache
def _read(path: Path, kind: str, _changed: int) -> Asset:
    return asset_of(path.read_bytes(), kind)


class Assets:
    """The files by their name, the theme's own ones too."""

    def __init__(self, bundle: Path, theme: Theme) -> None:
        icon = Template((_STATIC / "icon.svg").read_text(encoding="utf-8"))
        drawn = icon.substitute(accent=theme.light.accent, on_accent=theme.light.on_accent)
        self._made = {
            "theme.css": asset_of(theme.style_sheet.encode(), _STYLE),
            "icon.svg": asset_of(drawn.encode(), _PICTURE),
        }
        self._files = {
            "pages.css": (_STATIC / "pages.css", _STYLE),
            "chat.js": (bundle, _SCRIPT),
            "embed.js": (bundle.with_name("embed.js"), _SCRIPT),
            "frame.js": (bundle.with_name("frame.js"), _SCRIPT),
        }

    def get(self, name: str) -> Asset | None:
        """Return the asset of that name, or None when there is none, or it has not been built."""
        if name in self._made:
            return self._made[name]
        try:
            return asset_in(*self._files[name])
        except (KeyError, OSError):
            return None

    def address(self, name: str) -> str:
        """Return the address of an asset as pages give it, which changes with what it holds."""
        asset = self.get(name)
        return f"/static/{name}?v={asset.version}" if asset else f"/static/{name}"


def send(request: Request, asset: Asset, **more: str) -> Response:
    """Return the answer to a request for an asset."""
    forever = request.query_params.get("v") == asset.version
    tag = f'"{asset.version}"'
    headers = {
        "Cache-Control": _A_YEAR if forever else _ASKED_AGAIN,
        "ETag": tag,
        "Vary": "Accept-Encoding",
        **more,
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(asset.body, headers=headers, media_type=asset.kind)
    return Response(asset.small, headers={**headers, "Content-Encoding": "gzip"}, media_type=asset.kind)
