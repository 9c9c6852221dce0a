"""Takes in what a client sent: secrets out, then stored; from there on it is handled whatever fails."""

from __future__ import annotations

import re
from dataclasses import replace

from babel.dates import format_date

from bot.channels.channel import Channel
from bot.channels.message import Language
from bot.gateway.frames import ChoiceContent, ClientMessage, DateContent, TextContent
from bot.gateway.sealing import Sealer
from bot.gateway.secrets import mask
from bot.gateway.store import Incoming, Receipt, Store
from bot.words import words

_ABOUT_BSN = re.compile(r"\b(?:bsn|burgerservicenummer|citizen service number)\b", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class NothingSaidError(Exception):
    """The text is empty."""


class TooLongError(Exception):
    """The text is longer than the channel takes."""


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

    Raises `NothingSaidError`, `TooLongError` and the errors of `Store.receive`; nothing is stored then.
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
                date=value.isoformat(),
                shown=format_date(value, "d MMMM yyyy", locale=lang),
                text=f'/inform{{"date":"{value.isoformat()}"}}',
            )
        case TextContent(text=text):
            if len(text) > channel.longest_text:
                raise TooLongError
            said = store.said(conversation)
            incoming = _with_text(incoming, text, sealer, conversation, said[-1] if said else "")
    return store.receive(conversation, incoming)


def _with_text(incoming: Incoming, text: str, sealer: Sealer, conversation: str, question: str) -> Incoming:
    asked = bool(_ABOUT_BSN.search(question)) and "?" in question
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
    return replace(
        incoming,
        shown=masked.shown.strip(),
        text=template,
        sealed=sealer.seal(list(masked.digits), conversation) if masked.digits else None,
        notices=tuple(notices),
    )
