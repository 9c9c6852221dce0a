"""Takes in what a client sent: secrets out, then stored; from there on it is handled whatever fails."""

from __future__ import annotations

import re
from dataclasses import replace

from babel.dates import format_date

from bot.channels.channel import Channel
from bot.channels.message import Language
from bot.gateway.frames import BsnContent, ChoiceContent, ClientMessage, DateContent, TextContent
from bot.gateway.records import Incoming, Receipt
from bot.gateway.sealing import Sealer
from bot.gateway.secrets import Masked, bsn_alone, mask
from bot.gateway.store import Store
from bot.words import words

_ABOUT_BSN = re.compile(r"\b(?:bsn|burgerservicenummer|citizen service number)\b", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"[\s.\u2011-]")
_BSN_DIGITS = re.compile(r"[0-9]{8,9}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class NothingSaidError(Exception):
    """The text is empty."""


class TooLongError(Exception):
    """The text is longer than the channel takes."""


class NoBsnError(Exception):
    """What came from the masked field is not eight or nine digits."""


def receive(
    store: Store,
    sealer: Sealer,
    channel: Channel,
    *,
    conversation: str,
    message: ClientMessage,
    session_id: str,
    account_name: str,
    lang: Language,
) -> Receipt:
    """Store a message without its secrets and return where it stands.

    Raises `NothingSaidError`, `TooLongError`, `NoBsnError` and the errors of `Store.receive`; then nothing
    is stored.
    """
    incoming = Incoming(
        client_id=str(message.id),
        session_id=session_id,
        account_name=account_name,
        channel=channel.name,
        lang=lang,
    )
    match message.content:
        case ChoiceContent(choice=button):
            incoming = replace(incoming, button=button)
        case DateContent(field=button, value=value):
            incoming = replace(
                incoming,
                button=button,
                button_kind="date",
                shown=format_date(value, "d MMMM yyyy", locale=lang),
                text=f'/inform{{"date":"{value.isoformat()}"}}',
            )
        case BsnContent(field=button, digits=typed):
            digits = _BETWEEN_DIGITS.sub("", typed)
            if not _BSN_DIGITS.fullmatch(digits):
                raise NoBsnError
            incoming = replace(incoming, button=button, button_kind="bsn")
            incoming = _masked(incoming, bsn_alone(digits), sealer, conversation)
        case TextContent(text=text):
            if len(text) > channel.longest_text:
                raise TooLongError
            incoming = _with_text(incoming, text, sealer, conversation, asked=_asks_bsn(store, conversation))
    return store.receive(conversation, incoming)


def _asks_bsn(store: Store, conversation: str) -> bool:
    """Return whether a BSN is asked for: a masked field is open, or the last question was about one."""
    if store.bsn_field_is_open(conversation):
        return True
    question = next(reversed(store.said(conversation)), "")
    return bool(_ABOUT_BSN.search(question)) and "?" in question


def _masked(incoming: Incoming, masked: Masked, sealer: Sealer, conversation: str) -> Incoming:
    sealed = sealer.seal(list(masked.digits), conversation) if masked.digits else None
    return replace(incoming, shown=masked.shown.strip(), text=masked.template, sealed=sealed)


def _with_text(incoming: Incoming, text: str, sealer: Sealer, conversation: str, *, asked: bool) -> Incoming:
    masked = mask(_CONTROLS.sub(" ", text), bsn_asked=asked)
    # A leading slash would let a person write what only a button may say to Rasa.
    template = re.sub(r"^[\s/]+", "", masked.template).rstrip()
    if not template:
        raise NothingSaidError
    notices = []
    if masked.password:
        notices.append(words("notice.masked_password", incoming.lang))
    if masked.digits:
        notices.append(words("notice.masked_bsn", incoming.lang))
    return replace(_masked(incoming, masked, sealer, conversation), text=template, notices=tuple(notices))
