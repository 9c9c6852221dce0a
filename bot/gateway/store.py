"""Conversations as they are kept: what came in, what went out, the dialogue's state, the open buttons.

Each method is one transaction. The methods block; the callers run them in a thread.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Engine, delete, func, select, update

from bot.channels.message import Draft, Language, Message, text_draft
from bot.gateway.database import reading
from bot.gateway.records import Conversation, Incoming, Outcome, Receipt, TooManyWaitingError, Waiting
from bot.gateway.rows import (
    enqueue,
    find_conversation,
    is_busy,
    locked_conversation,
    make_conversation,
    place,
    pressed,
)
from bot.gateway.tables import buttons, conversations, inbox, messages

MOST_WAITING = 50


class Store:
    """The gateway's memory."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def conversation(self, conversation_id: str, account: str, employer: str) -> Conversation:
        """Return the conversation, made now when there was none."""
        with self._engine.begin() as connection:
            return find_conversation(connection, conversation_id) or make_conversation(
                connection, conversation_id, account, employer
            )

    def find(self, conversation_id: str) -> Conversation | None:
        """Return the conversation, or None."""
        with reading(self._engine) as connection:
            return find_conversation(connection, conversation_id)

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
            conversation = locked_conversation(connection, conversation_id)
            mine = (inbox.c.conversation == conversation_id) & (inbox.c.client_id == incoming.client_id)
            known = connection.execute(select(inbox.c.seq).where(mine)).one_or_none()
            if known is not None:
                return Receipt(known.seq or 0, new=False)
            waits = (inbox.c.conversation == conversation_id) & (inbox.c.status == "waiting")
            if connection.scalar(select(func.count()).where(waits)) >= MOST_WAITING:  # type: ignore[operator]  # a count is never None
                raise TooManyWaitingError
            if incoming.button is not None:
                incoming = pressed(connection, conversation_id, incoming)
            ours = buttons.c.conversation == conversation_id
            connection.execute(update(buttons).where(ours, buttons.c.open).values(open=False))
            lang = incoming.lang
            drafts = [text_draft("user", incoming.shown, lang, client_id=incoming.client_id)]
            drafts += [text_draft("notice", words, lang) for words in incoming.notices]
            placed = place(connection, conversation, drafts, turn=None)
            enqueue(connection, conversation_id, incoming, seq=placed[0].seq)
            return Receipt(placed[0].seq, new=True)

    def open(self, conversation_id: str, incoming: Incoming) -> bool:
        """Store an opening turn when the assistant has said nothing yet and nothing waits. Return whether."""
        with self._engine.begin() as connection:
            locked_conversation(connection, conversation_id)
            ours = (messages.c.conversation == conversation_id) & (messages.c.sender == "assistant")
            if connection.execute(select(messages.c.id).where(ours).limit(1)).first() is not None:
                return False
            if is_busy(connection, conversation_id):
                return False
            enqueue(connection, conversation_id, incoming, seq=None)
            return True

    def come_back(self, conversation_id: str, incoming: Incoming, *, silent_since: float) -> bool:
        """Store a turn that takes up an open task again, once per return. Return whether.

        Somebody returns when nothing was said since that moment, or with a session that has said nothing yet.
        """
        with self._engine.begin() as connection:
            conversation = locked_conversation(connection, conversation_id)
            if not conversation.has_open_task or is_busy(connection, conversation_id):
                return False
            said = select(messages.c.id).where(
                messages.c.conversation == conversation_id,
                messages.c.sender != "notice",
                messages.c.stored_at >= silent_since,
            )
            of_session = select(inbox.c.id).where(
                inbox.c.conversation == conversation_id, inbox.c.session_id == incoming.session_id
            )
            if all(connection.execute(query.limit(1)).first() for query in (said, of_session)):
                return False
            enqueue(connection, conversation_id, incoming, seq=None)
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
            conversation = locked_conversation(connection, waiting.conversation)
            of_it = update(inbox).where(inbox.c.id == waiting.id, inbox.c.told.is_(False))
            if connection.execute(of_it.values(told=True)).rowcount:
                place(connection, conversation, [draft], turn=None)
        return replace(waiting, told=True)

    def finish(self, waiting: Waiting, outcome: Outcome) -> bool:
        """Store what a turn brought, all of it or nothing. Return False when it was finished before."""
        with self._engine.begin() as connection:
            conversation = locked_conversation(connection, waiting.conversation)
            of_it = update(inbox).where(inbox.c.id == waiting.id, inbox.c.status == "waiting")
            handled = of_it.values(status=outcome.status, text="", sealed=None, bsns=None)
            if not connection.execute(handled).rowcount:
                return False
            # A turn that wrote past older buttons ends them too: only the newest question is open.
            ours = buttons.c.conversation == waiting.conversation
            connection.execute(update(buttons).where(ours, buttons.c.open).values(open=False))
            place(connection, conversation, outcome.drafts, turn=waiting.id)
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
