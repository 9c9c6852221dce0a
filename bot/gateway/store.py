"""Conversations as they are kept: what came in, what went out, the dialogue's state, the open buttons.

Each method is one transaction. The methods block; the callers run them in a thread.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from bot.channels.message import ButtonKind, Draft, Language, Message, text_draft
from bot.clock import AMSTERDAM, today
from bot.gateway.database import reading
from bot.gateway.tables import buttons, conversations, inbox, messages

MOST_WAITING = 50


class ChoiceUnknownError(Exception):
    """No such button in this conversation."""


class ChoiceUsedError(Exception):
    """The button was pressed, or the conversation has gone on since."""


class TooManyWaitingError(Exception):
    """More messages wait to be handled than anyone types."""


@dataclass(frozen=True)
class Conversation:
    """One account's talk for one employer, over all channels."""

    id: str
    account: str
    employer: str
    language: Language | None
    chosen_language: Language | None
    state: dict[str, Any] | None
    seq: int

    @property
    def lang(self) -> Language:
        """Return the language to speak when nothing newer says otherwise."""
        return self.chosen_language or self.language or "nl"


@dataclass(frozen=True)
class Incoming:
    """What came in, its secrets taken out: `shown` to people, `text` to Rasa, `sealed` the BSNs in it."""

    client_id: str
    session_id: str
    account_name: str
    channel: str
    lang: Language
    text: str = ""
    shown: str = ""
    sealed: bytes | None = None
    button: str | None = None
    button_kind: ButtonKind = "choice"
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """Where an incoming message stands; `new` is false when it had come in before."""

    seq: int
    new: bool


@dataclass(frozen=True)
class Waiting:
    """A message that is still to be handled."""

    id: int
    conversation: str
    client_id: str
    seq: int | None
    text: str
    sealed: bytes | None
    bsns: list[dict[str, Any]] | None
    session_id: str
    account_name: str
    channel: str
    language: Language
    told: bool
    received_at: float


@dataclass(frozen=True)
class Outcome:
    """What a turn brought. The state and languages replace the old ones only when `status` is `done`."""

    status: str
    drafts: Sequence[Draft]
    state: dict[str, Any] | None = None
    language: Language | None = None
    chosen_language: Language | None = None


class Store:
    """The gateway's memory."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def conversation(self, conversation_id: str, account: str, employer: str) -> Conversation:
        """Return the conversation, made now when there was none."""
        with self._engine.begin() as connection:
            found = _conversation(connection, conversation_id)
            if found is None:
                values = {"id": conversation_id, "account": account, "employer": employer, "seq": 0}
                connection.execute(insert(conversations).values(**values, active_at=time.time()))
                found = Conversation(conversation_id, account, employer, None, None, None, 0)
            return found

    def find(self, conversation_id: str) -> Conversation | None:
        """Return the conversation, or None."""
        with reading(self._engine) as connection:
            return _conversation(connection, conversation_id)

    def messages_after(self, conversation_id: str, after: int) -> list[Message]:
        """Return the messages with a higher `seq`, in their order."""
        query = select(messages.c.body).where(
            messages.c.conversation == conversation_id, messages.c.seq > after
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(messages.c.seq)).scalars()
            return [Message.model_validate(body) for body in rows]

    def said(self, conversation_id: str) -> list[str]:
        """Return the plain words of the assistant's last turn."""
        of_assistant = (messages.c.conversation == conversation_id) & (messages.c.sender == "assistant")
        last_turn = select(func.max(messages.c.turn)).where(of_assistant).scalar_subquery()
        query = select(messages.c.body).where(of_assistant, messages.c.turn == last_turn)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(messages.c.seq)).scalars()
            return [body["fallback_text"] for body in rows]

    def bsn_field_is_open(self, conversation_id: str) -> bool:
        """Return whether a masked field waits for a BSN."""
        ours = (buttons.c.conversation == conversation_id) & buttons.c.open
        query = select(buttons.c.id).where(ours, buttons.c.kind == "bsn").limit(1)
        with reading(self._engine) as connection:
            return connection.execute(query).first() is not None

    def said_after(self, conversation_id: str, seq: int) -> bool:
        """Return whether the assistant said something after the message with this number was received."""
        of_assistant = (messages.c.conversation == conversation_id) & (messages.c.sender == "assistant")
        query = select(messages.c.seq).where(of_assistant, messages.c.seq > seq).limit(1)
        with reading(self._engine) as connection:
            return connection.execute(query).first() is not None

    def receive(self, conversation_id: str, incoming: Incoming) -> Receipt:
        """Store what came in, once per client id, and close the buttons that it answers or passes by.

        Raises `ChoiceUnknownError`, `ChoiceUsedError` and `TooManyWaitingError`; nothing is stored then.
        """
        with self._engine.begin() as connection:
            conversation = _locked(connection, conversation_id)
            mine = (inbox.c.conversation == conversation_id) & (inbox.c.client_id == incoming.client_id)
            known = connection.execute(select(inbox.c.seq).where(mine)).one_or_none()
            if known is not None:
                return Receipt(known.seq or 0, new=False)
            waits = (inbox.c.conversation == conversation_id) & (inbox.c.status == "waiting")
            if connection.scalar(select(func.count()).where(waits)) >= MOST_WAITING:  # type: ignore[operator]  # a count is never None
                raise TooManyWaitingError
            if incoming.button is not None:
                incoming = _pressed(connection, conversation_id, incoming)
            ours = buttons.c.conversation == conversation_id
            connection.execute(update(buttons).where(ours, buttons.c.open).values(open=False))
            lang = incoming.lang
            drafts = [text_draft("user", incoming.shown, lang, client_id=incoming.client_id)]
            drafts += [text_draft("notice", words, lang) for words in incoming.notices]
            placed = _place(connection, conversation, drafts, turn=None)
            _enqueue(connection, conversation_id, incoming, seq=placed[0].seq)
            return Receipt(placed[0].seq, new=True)

    def open(self, conversation_id: str, incoming: Incoming) -> bool:
        """Store an opening turn when the assistant has said nothing yet and nothing waits. Return whether."""
        with self._engine.begin() as connection:
            _locked(connection, conversation_id)
            ours = (messages.c.conversation == conversation_id) & (messages.c.sender == "assistant")
            waits = (inbox.c.conversation == conversation_id) & (inbox.c.status == "waiting")
            for query in (select(messages.c.id).where(ours), select(inbox.c.id).where(waits)):
                if connection.execute(query.limit(1)).one_or_none() is not None:
                    return False
            _enqueue(connection, conversation_id, incoming, seq=None)
            return True

    def next_waiting(self, conversation_id: str) -> Waiting | None:
        """Return the oldest message that is not handled, or None."""
        columns = [column for column in inbox.c if column.name != "status"]
        query = select(*columns).where(inbox.c.status == "waiting", inbox.c.conversation == conversation_id)
        with reading(self._engine) as connection:
            row = connection.execute(query.order_by(inbox.c.id).limit(1)).one_or_none()
            return Waiting(**row._mapping) if row else None

    def conversations_waiting(self) -> list[str]:
        """Return the conversations with messages that are not handled."""
        query = select(inbox.c.conversation).where(inbox.c.status == "waiting").distinct()
        with reading(self._engine) as connection:
            return list(connection.execute(query).scalars())

    def vaulted(self, waiting: Waiting, text: str, bsns: list[dict[str, Any]]) -> Waiting:
        """Keep the text with the vault's references, and what it says of them; forget the digits."""
        with self._engine.begin() as connection:
            of_it = update(inbox).where(inbox.c.id == waiting.id)
            connection.execute(of_it.values(text=text, sealed=None, bsns=bsns))
        return replace(waiting, text=text, sealed=None, bsns=bsns)

    def tell_once(self, waiting: Waiting, draft: Draft) -> Waiting:
        """Store a notice about a waiting message, the first time only."""
        with self._engine.begin() as connection:
            conversation = _locked(connection, waiting.conversation)
            of_it = update(inbox).where(inbox.c.id == waiting.id, inbox.c.told.is_(False))
            if connection.execute(of_it.values(told=True)).rowcount:
                _place(connection, conversation, [draft], turn=None)
        return replace(waiting, told=True)

    def finish(self, waiting: Waiting, outcome: Outcome) -> bool:
        """Store what a turn brought, all of it or nothing. Return False when it was finished before."""
        with self._engine.begin() as connection:
            conversation = _locked(connection, waiting.conversation)
            of_it = update(inbox).where(inbox.c.id == waiting.id, inbox.c.status == "waiting")
            if not connection.execute(
                of_it.values(status=outcome.status, text="", sealed=None, bsns=None)
            ).rowcount:
                return False
            # A turn that wrote past older buttons ends them too: only the newest question is open.
            ours = buttons.c.conversation == waiting.conversation
            connection.execute(update(buttons).where(ours, buttons.c.open).values(open=False))
            _place(connection, conversation, outcome.drafts, turn=waiting.id)
            if outcome.status == "done":
                values: dict[str, Any] = {"state": outcome.state, "language": outcome.language}
                if outcome.chosen_language:
                    values["chosen_language"] = outcome.chosen_language
                of_conversation = update(conversations).where(conversations.c.id == waiting.conversation)
                connection.execute(of_conversation.values(**values))
            return True

    def choose_language(self, conversation_id: str, language: Language) -> None:
        """Keep the language that the user chose."""
        with self._engine.begin() as connection:
            of_it = update(conversations).where(conversations.c.id == conversation_id)
            connection.execute(of_it.values(chosen_language=language))

    def forget(self, before: float) -> None:
        """Remove what is older: messages, handled inbox entries, buttons, the state of talks gone quiet."""
        with self._engine.begin() as connection:
            connection.execute(delete(messages).where(messages.c.stored_at < before))
            connection.execute(delete(inbox).where(inbox.c.received_at < before, inbox.c.status != "waiting"))
            connection.execute(delete(buttons).where(buttons.c.message.not_in(select(messages.c.id))))
            quiet = update(conversations).where(conversations.c.active_at < before)
            connection.execute(quiet.values(state=None))


def _conversation(connection: Connection, conversation_id: str, *, lock: bool = False) -> Conversation | None:
    columns = [column for column in conversations.c if column.name != "active_at"]
    query = select(*columns).where(conversations.c.id == conversation_id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return Conversation(**row._mapping) if row else None


def _locked(connection: Connection, conversation_id: str) -> Conversation:
    """Return the conversation; on PostgreSQL nobody else numbers its messages until we commit."""
    found = _conversation(connection, conversation_id, lock=True)
    if found is None:
        raise LookupError("a conversation that is not there")
    return found


def _pressed(connection: Connection, conversation_id: str, incoming: Incoming) -> Incoming:
    query = select(buttons).where(buttons.c.id == incoming.button, buttons.c.conversation == conversation_id)
    button = connection.execute(query.where(buttons.c.kind == incoming.button_kind)).one_or_none()
    if button is None:
        raise ChoiceUnknownError
    if not button.open:
        raise ChoiceUsedError
    if incoming.button_kind != "choice":
        return incoming
    return replace(incoming, shown=button.label, text=button.payload)


def _enqueue(connection: Connection, conversation_id: str, incoming: Incoming, *, seq: int | None) -> None:
    connection.execute(
        insert(inbox).values(
            conversation=conversation_id,
            client_id=incoming.client_id,
            seq=seq,
            status="waiting",
            text=incoming.text,
            sealed=incoming.sealed,
            session_id=incoming.session_id,
            account_name=incoming.account_name,
            channel=incoming.channel,
            language=incoming.lang,
            told=False,
            received_at=time.time(),
        )
    )


def _place(
    connection: Connection, conversation: Conversation, drafts: Sequence[Draft], *, turn: int | None
) -> list[Message]:
    placed: list[Message] = []
    for seq, draft in enumerate(drafts, start=conversation.seq + 1):
        message = draft.placed(
            message_id=str(uuid.uuid4()), conversation=conversation.id, seq=seq, at=_now().isoformat()
        )
        placed.append(message)
        connection.execute(
            insert(messages).values(
                id=message.id,
                conversation=conversation.id,
                seq=seq,
                sender=draft.sender,
                turn=turn,
                stored_at=time.time(),
                body=message.model_dump(mode="json", by_alias=True),
            )
        )
        for button in draft.buttons:
            values = button.model_dump()
            connection.execute(
                insert(buttons).values(**values, conversation=conversation.id, message=message.id, open=True)
            )
    of_it = update(conversations).where(conversations.c.id == conversation.id)
    connection.execute(of_it.values(seq=conversation.seq + len(placed), active_at=time.time()))
    return placed


def _now() -> datetime:
    """Return the business clock's moment: today's (perhaps frozen) date with the real time of day."""
    return datetime.combine(today(), datetime.now(AMSTERDAM).timetz()).replace(microsecond=0)
