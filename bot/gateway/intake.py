"""Takes in what a client sent: secrets out, then stored; from there on it is handled whatever fails."""

from __future__ import annotations

import re

from babel.dates import format_date

from bot.channels.channel import Channel
from bot.channels.message import Language
from bot.gateway.frames import ChoiceContent, ClientMessage, Content, DateContent, TextContent
from bot.gateway.sealing import Sealer
from bot.gateway.secrets import mask
from bot.gateway.store import Incoming, Receipt, Store
from bot.words import words

_ABOUT_BSN = re.compile(r"\b(?:bsn|burgerservicenummer|citizen service number)\b", re.IGNORECASE)


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
        **_content(store, sealer, channel, conversation, message.content, lang),
    )
    return store.receive(conversation, incoming)


def _content(
    store: Store, sealer: Sealer, channel: Channel, conversation: str, content: Content, lang: Language
) -> dict[str, object]:
    match content:
        case ChoiceContent():
            return {"button": content.choice}
        case DateContent():
            return {
                "button": content.field,
                "date": content.value.isoformat(),
                "shown": format_date(content.value, "d MMMM yyyy", locale=lang),
                "text": f'/inform{{"date":"{content.value.isoformat()}"}}',
            }
        case TextContent():
            return _text(store, sealer, channel, conversation, content.text, lang)


def _text(
    store: Store, sealer: Sealer, channel: Channel, conversation: str, text: str, lang: Language
) -> dict[str, object]:
    if len(text) > channel.longest_text:
        raise TooLongError
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", text)
    asked = any(_ABOUT_BSN.search(said) and "?" in said for said in store.said(conversation)[-1:])
    masked = mask(text, bsn_asked=asked)
    # A leading slash would let a person write what only a button may say to Rasa.
    template = re.sub(r"^[\s/]+", "", masked.template).rstrip()
    if not template:
        raise NothingSaidError
    notices = []
    if masked.password:
        notices.append(words("notice.masked_password", lang))
    if masked.digits:
        notices.append(words("notice.masked_bsn", lang))
    return {
        "shown": masked.shown.strip(),
        "text": template,
        "sealed": sealer.seal(list(masked.digits), conversation) if masked.digits else None,
        "notices": tuple(notices),
    }
