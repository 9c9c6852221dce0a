"""The typed client of the mutation backend: one method per call, on behalf of whoever is speaking.

The turn token that the gateway signed goes along with every call; without it the backend answers nobody.
"""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import httpx
from pydantic import BaseModel, ConfigDict

from bot.actions.settings import settings

TIMEOUT_SECONDS = 10.0
KEPT_OPEN_SECONDS = 2.0  # shorter than the backend keeps one, or a call could meet its closing


class BackendDownError(Exception):
    """The backend did not answer, or answered that it is broken: nothing is known of what it did."""


class SessionEndedError(Exception):
    """The session behind the turn has ended: nothing may be done for it any more."""


class Refusal(Exception):  # noqa: N818  # a refusal is an answer, not a fault of the program
    """The backend's refusal, by its code and the data that explain it (RFC 9457)."""

    def __init__(self, status: int, code: str, data: dict[str, Any]) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.data = data


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Person(_Answer):
    """Somebody as lists and read-backs show one."""

    name: str
    birth_date: date
    gender: str | None = None
    status: Literal["active", "deferred", "left"]
    schemes: list[str] = []
    start_date: date | None = None
    end_date: date | None = None


class Participant(Person):
    """A participant of the employer, or whom an enrolment was about."""

    id: str


class Candidate(_Answer):
    """Somebody who may be meant: `match` tells how surely, `start` and `end` where a sentence names them."""

    participant: Participant
    score: float
    match: Literal["exact", "variant", "partial", "near"]
    reasons: list[str] = []
    start: int | None = None
    end: int | None = None


class Coded(_Answer):
    """A consequence or a warning: a code that the conversation has words for, and its data."""

    code: str
    data: dict[str, Any] = {}


class Preview(_Answer):
    """What a change would do, and the digest that a submission must carry."""

    digest: str
    kind: str
    participant: Person
    effective_date: date
    facts: dict[str, Any] = {}
    consequences: list[Coded] = []
    warnings: list[Coded] = []


class Withdrawal(_Answer):
    """The reversing entry of a change that was taken back."""

    reference: str


NotWithdrawable = Literal["too_late", "already_withdrawn", "replaced", "outside", "refused"]


class Change(_Answer):
    """A change in the ledger, with its reference: the receipt. `reason` is the insurer's, of a refusal."""

    reference: str
    kind: str
    status: Literal["in_checks", "processed", "refused", "withdrawn"]
    participant: Participant
    effective_date: date
    recorded_at: str
    facts: dict[str, Any] = {}
    reason: str | None = None
    source: str = "portal"
    withdrawable: bool = False
    not_withdrawable: NotWithdrawable | None = None
    withdrawal: Withdrawal | None = None


class Named(_Answer):
    """Something with an id and a name."""

    id: str
    name: str


class Context(_Answer):
    """Who is speaking, for which employer, with which rights, on which day."""

    today: date
    employer: Named
    roles: list[str]
    rights: list[str]
    schemes: list[Named] = []
    full_time_hours: Decimal


class Address(_Answer):
    """A postal address of the register."""

    street: str
    house_number: str
    postcode: str
    city: str


_kept: tuple[asyncio.AbstractEventLoop, httpx.AsyncClient] | None = None


def _connections() -> httpx.AsyncClient:
    """Return the one client of this event loop: making one takes longer than a call."""
    global _kept
    loop = asyncio.get_running_loop()
    if _kept is None or _kept[0] is not loop:
        client = httpx.AsyncClient(
            base_url=settings().backend_url,
            headers={"Authorization": f"Bearer {settings().secret('backend')}"},
            timeout=TIMEOUT_SECONDS,
            limits=httpx.Limits(keepalive_expiry=KEPT_OPEN_SECONDS),
            trust_env=False,
        )
        _kept = (loop, client)
    return _kept[1]


def _change(kind: str, participant_id: str | None, payload: dict[str, Any]) -> dict[str, Any]:
    whom = {} if participant_id is None else {"participant_id": participant_id}
    return {"kind": kind, **whom, "payload": payload}


class Backend:
    """The backend, for one turn of one speaker. Use as an async context manager.

    Every method raises `Refusal` when the backend refuses, `SessionEndedError` when nobody is signed in any
    more, and `BackendDownError` when it does not answer.
    """

    def __init__(self, turn_token: str) -> None:
        self._turn_token = turn_token

    async def __aenter__(self) -> Backend:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Keep the connections: the next turn uses them."""

    async def _call(
        self, method: str, path: str, *, headers: dict[str, str] | None = None, **arguments: Any
    ) -> Any:
        sent = {**(headers or {}), "Turn-Token": self._turn_token}
        try:
            response = await _connections().request(method, path, headers=sent, **arguments)
        except httpx.HTTPError as error:
            raise BackendDownError(type(error).__name__) from error
        if response.status_code >= 500:
            raise BackendDownError(str(response.status_code))
        if response.status_code >= 400:
            problem = response.json()
            if problem.get("code") == "session_ended":
                raise SessionEndedError
            if response.status_code == 401:
                # A turn that took too long, or our own secret: the gateway tries again with a new token.
                raise BackendDownError(str(problem.get("code")))
            raise Refusal(response.status_code, problem.get("code", "unknown"), problem.get("data") or {})
        return response.json()

    async def context(self) -> Context:
        """Return who is speaking and with which rights."""
        return Context.model_validate(await self._call("GET", "/v1/context"))

    async def search(self, text: str, mode: Literal["name", "sentence"], limit: int = 6) -> list[Candidate]:
        """Return the participants that `text` may name, best first."""
        body = {"text": text[:200] if mode == "name" else text[:1000], "mode": mode, "limit": limit}
        answer = await self._call("POST", "/v1/participants/search", json=body)
        return [Candidate.model_validate(item) for item in answer["candidates"]]

    async def participants(self, query: str | None, page: int = 1) -> tuple[int, list[Participant]]:
        """Return how many participants there are, and one page of twenty."""
        params: dict[str, str | int] = {"page": page, "page_size": 20} | ({"q": query} if query else {})
        answer = await self._call("GET", "/v1/participants", params=params)
        return answer["total"], [Participant.model_validate(item) for item in answer["items"]]

    async def participant(self, participant_id: str, as_of: str | None = None) -> dict[str, Any]:
        """Return one participant in full, today or on an ISO date: person, employment, cover, relatives."""
        params = {"as_of": as_of} if as_of else {}
        answer: dict[str, Any] = await self._call("GET", f"/v1/participants/{participant_id}", params=params)
        return answer

    async def address(self, postcode: str, house_number: str) -> Address | None:
        """Return the address, or None when it is not known (or cannot be asked for now)."""
        params = {"postcode": postcode, "house_number": house_number}
        try:
            return Address.model_validate(await self._call("GET", "/v1/addresses", params=params))
        except Refusal as refusal:
            if refusal.status == 404 or refusal.code in ("address_service_down", "invalid_request"):
                return None
            raise

    async def preview(self, kind: str, participant_id: str | None, payload: dict[str, Any]) -> Preview:
        """Return what the change would do; nothing is recorded. An enrolment has no participant yet."""
        body = _change(kind, participant_id, payload)
        return Preview.model_validate(await self._call("POST", "/v1/changes/preview", json=body))

    async def submit(
        self, kind: str, participant_id: str | None, payload: dict[str, Any], digest: str, key: str
    ) -> Change:
        """Record the change that was shown, once however often it is sent with the same `key`."""
        body = {**_change(kind, participant_id, payload), "digest": digest}
        return Change.model_validate(
            await self._call("POST", "/v1/changes", json=body, headers={"Idempotency-Key": key})
        )

    async def changes(self, participant_id: str | None = None, limit: int = 10) -> list[Change]:
        """Return submitted changes, the newest first."""
        params: dict[str, str | int] = {"limit": limit} | (
            {"participant_id": participant_id} if participant_id else {}
        )
        answer = await self._call("GET", "/v1/changes", params=params)
        return [Change.model_validate(item) for item in answer["items"]]

    async def change(self, reference: str) -> Change:
        """Return one submitted change."""
        return Change.model_validate(await self._call("GET", f"/v1/changes/{reference}"))

    async def withdraw(self, reference: str, key: str) -> Change:
        """Take a change back, once however often it is sent with the same `key`."""
        answer = await self._call(
            "POST", f"/v1/changes/{reference}/withdraw", headers={"Idempotency-Key": key}
        )
        return Change.model_validate(answer)
