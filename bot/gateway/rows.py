"""Steps inside a transaction of the gateway's database, for the stores that put them together."""

from __future__ import annotations

import time
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from bot.channels.message import Draft, Message
from bot.clock import AMSTERDAM, today
from bot.gateway.records import ChoiceUnknownError, ChoiceUsedError, Conversation, Incoming
from bot.gateway.tables import buttons, conversations, inbox, messages


def find_conversation(
    connection: Connection, conversation_id: str, *, lock: bool = False
) -> Conversation | None:
    """Return the conversation, or None."""
    columns = [column for column in conversations.c if column.name != "active_at"]
    query = select(*columns).where(conversations.c.id == conversation_id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return Conversation(**row._mapping) if row else None


def make_conversation(
    connection: Connection, conversation_id: str, account: str, employer: str
) -> Conversation:
    """Make a conversation in which nothing has been said."""
    values = {"id": conversation_id, "account": account, "employer": employer, "seq": 0}
    connection.execute(insert(conversations).values(**values, active_at=time.time()))
    return Conversation(conversation_id, account, employer, None, None, None, 0)


def is_busy(connection: Connection, conversation_id: str) -> bool:
    """Return whether a message waits for its answer."""
    waits = (inbox.c.conversation == conversation_id) & (inbox.c.status == "waiting")
    return connection.execute(select(inbox.c.id).where(waits).limit(1)).first() is not None


def locked_conversation(connection: Connection, conversation_id: str) -> Conversation:
    """Return the conversation; on PostgreSQL nobody else numbers its messages until we commit."""
    found = find_conversation(connection, conversation_id, lock=True)
    if found is None:
        raise LookupError("a conversation that is not there")
    return found


def pressed(connection: Connection, conversation_id: str, incoming: Incoming) -> Incoming:
    """Return what pressing the button says. Raises `ChoiceUnknownError` and `ChoiceUsedError`."""
    query = select(buttons).where(buttons.c.id == incoming.button, buttons.c.conversation == conversation_id)
    button = connection.execute(query.where(buttons.c.kind == incoming.button_kind)).one_or_none()
    if button is None:
        raise ChoiceUnknownError
    if not button.open:
        raise ChoiceUsedError
    if incoming.button_kind != "choice":
        return incoming
    return replace(incoming, shown=button.label, text=button.payload)


def enqueue(connection: Connection, conversation_id: str, incoming: Incoming, *, seq: int | None) -> None:
    """Let a message wait for its turn."""
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


def place(
    connection: Connection, conversation: Conversation, drafts: Sequence[Draft], *, turn: int | None
) -> list[Message]:
    """Store messages at the end of a conversation, with their buttons."""
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
