"""Sealing, limits, tickets, languages: the small parts that others rest on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.gateway.backend import Account, Employer, Session
from bot.gateway.hub import NEWS, Hub, Listener
from bot.gateway.languages import accepted
from bot.gateway.limits import Limit
from bot.gateway.sealing import Sealer, UnsealingError
from bot.gateway.tickets import Holder, Tickets
from bot.words import catalogue

SESSION = Session(
    session_id="s1",
    expires_at=datetime(2026, 11, 22, tzinfo=UTC),
    account=Account(id="a1", user_name="hr", name="Sanne"),
    employers=[Employer(id="e1", name="Bakkerij")],
)


def test_what_is_sealed_opens_only_with_its_key_and_in_its_place() -> None:
    sealer = Sealer(b"k" * 32)
    sealed = sealer.seal_text(["999912045"], "one")
    assert "999912045" not in sealed
    assert sealer.unseal_text(sealed, "one") == ["999912045"]
    for other, about, value in (
        (sealer, "two", sealed),
        (Sealer(b"x" * 32), "one", sealed),
        (sealer, "one", sealed[:-4] + "AAAA"),
        (sealer, "one", "é"),
        (sealer, "one", ""),
    ):
        with pytest.raises(UnsealingError):
            other.unseal_text(value, about)


def test_a_limit_lets_a_burst_through_and_then_says_how_long_to_wait() -> None:
    limit = Limit(burst=2, per_second=0.001)
    assert [limit.wait_for("a"), limit.wait_for("a"), limit.wait_for("b")] == [0, 0, 0]
    assert 900 < limit.wait_for("a") <= 1000


def test_a_ticket_works_once_and_ends_with_its_session() -> None:
    tickets = Tickets(60)
    holder = Holder(SESSION, "secret")
    ticket = tickets.issue(holder)
    assert (tickets.redeem(ticket), tickets.redeem(ticket)) == (holder, None)
    withdrawn = tickets.issue(holder)
    tickets.withdraw("s1")
    assert tickets.redeem(withdrawn) is None
    assert "secret" not in repr(holder)


async def test_news_that_waits_is_told_once_and_who_comes_later_hears_of_typing() -> None:
    hub, first, second = Hub(), Listener("s1"), Listener("s2")
    hub.join("c", first)
    hub.typing("c", on=True)
    hub.news("c")
    hub.news("c")
    hub.join("c", second)
    assert [await first.next(), await first.next()] == [{"type": "typing", "on": True}, NEWS]
    assert first.frames.empty()
    assert await second.next() == {"type": "typing", "on": True}
    hub.leave("c", first)
    hub.news("c")
    assert (first.frames.empty(), await second.next()) == (True, NEWS)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "nl"),
        ("fr", "nl"),
        ("en", "en"),
        ("nl, en;q=0.9", "nl"),
        ("nl;q=0.1, en-US;q=0.8", "en"),
        ("en;q=nonsense, nl;q=0.1", "nl"),
    ],
)
def test_the_browser_s_language_counts_where_we_speak_it(header: str, language: str) -> None:
    assert accepted(header) == language


def test_both_languages_say_the_same_things() -> None:
    assert catalogue("nl").keys() == catalogue("en").keys()
    assert not [name for language in ("nl", "en") for name, said in catalogue(language).items() if not said]
