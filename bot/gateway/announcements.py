"""News for a conversation: kept from the moment it is known until it is said, and said once.

It waits while the conversation is in the middle of a turn. Each method is one transaction and blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update

from bot.channels.message import Draft, Language
from bot.gateway.database import reading
from bot.gateway.rows import find_conversation, is_busy, locked_conversation, make_conversation, place
from bot.gateway.tables import announcements, outbox_position

type Wording = Callable[[str, dict[str, Any], Language], Draft | None]


@dataclass(frozen=True)
class Announcement:
    """One thing to tell, by the number that the backend gave it."""

    id: int
    conversation: str
    account: str
    employer: str
    kind: str
    data: dict[str, Any]


class Announcements:
    """What is still to be said, and how far the backend's news has been read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def position(self) -> int:
        """Return the number of the newest item that has been taken in."""
        with reading(self._engine) as connection:
            last: int = connection.execute(select(outbox_position.c.last)).scalar_one()
            return last

    def take_in(self, items: Sequence[Announcement]) -> None:
        """Keep what is new of these and move the position to the last of them."""
        with self._engine.begin() as connection:
            query = select(outbox_position.c.last).with_for_update()
            last = connection.execute(query).scalar_one()
            for item in items:
                if item.id <= last:
                    continue
                if find_conversation(connection, item.conversation) is None:
                    make_conversation(connection, item.conversation, item.account, item.employer)
                values = {"id": item.id, "conversation": item.conversation, "kind": item.kind}
                connection.execute(insert(announcements).values(**values, data=item.data))
                last = item.id
            connection.execute(update(outbox_position).values(last=last))

    def waiting(self) -> list[tuple[int, str]]:
        """Return the numbers of what is still to be said, in their order, each with its conversation."""
        query = select(announcements.c.id, announcements.c.conversation).order_by(announcements.c.id)
        with reading(self._engine) as connection:
            return [(row.id, row.conversation) for row in connection.execute(query)]

    def say(self, number: int, wording: Wording) -> bool:
        """Say one thing; what has no words is dropped. Return False, and do nothing, in mid-turn."""
        with self._engine.begin() as connection:
            query = select(announcements).where(announcements.c.id == number)
            row = connection.execute(query.with_for_update()).one_or_none()
            if row is None:
                return True
            conversation = locked_conversation(connection, row.conversation)
            if is_busy(connection, conversation.id):
                return False
            connection.execute(delete(announcements).where(announcements.c.id == number))
            draft = wording(row.kind, row.data, conversation.lang)
            if draft is not None:
                place(connection, conversation, [draft], turn=None)
            return True
