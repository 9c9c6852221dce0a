"""The gateway's calls to the backend: signing in, the session, the vault, the outbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError


class RefusedError(Exception):
    """The backend said no, with a code and the data that explains it."""

    def __init__(self, status: int, code: str, data: dict[str, Any]) -> None:
        super().__init__(code)
        self.status, self.code, self.data = status, code, data


class PartDownError(Exception):
    """A part did not answer, or not as it should; a later try may."""


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Enrolment(_Read):
    """What the authenticator must be given at the first sign-in."""

    secret: str = Field(repr=False)
    otpauth_uri: str = Field(repr=False)


class Challenge(_Read):
    """The first step is passed; the code is next."""

    challenge: str = Field(repr=False)
    expires_in: int
    enrolment: Enrolment | None = None


class SignedIn(_Read):
    """Both steps are passed."""

    session: str = Field(repr=False)
    session_id: str
    expires_at: datetime
    recovery_codes: list[str] | None = Field(default=None, repr=False)
    account: dict[str, Any]


class Account(_Read):
    """Who is signed in."""

    id: str
    user_name: str
    name: str
    language: Literal["nl", "en"] | None = None
    theme: str | None = None


class Employer(_Read):
    """For whom the account may act."""

    id: str
    name: str
    roles: list[str] = []


class Session(_Read):
    """A session that lives."""

    session_id: str
    expires_at: datetime
    account: Account
    employers: list[Employer]

    @property
    def employer(self) -> Employer:
        """Return the employer for whom the account acts now."""
        return self.employers[0]


class Vaulted(_Read):
    """What may be known of a BSN in the vault. `valid`: whether it passes the eleven-test."""

    reference: str
    valid: bool
    masked: str


class OutboxItem(_Read):
    """Something to tell an account about an employer."""

    id: int
    employer_id: str
    account_id: str
    kind: str
    data: dict[str, Any] = Field(repr=False)


class _Outbox(_Read):
    items: list[OutboxItem]


class Backend:
    """The backend over HTTP. Every call raises `RefusedError` or `PartDownError`."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def sign_in(self, user_name: str, password: str, address: str) -> Challenge:
        """Take the first step."""
        body = {"user_name": user_name, "password": password, "address": address}
        return _read(Challenge, await self._call("POST", "/v1/sign-in", json=body))

    async def sign_in_code(self, challenge: str, code: str, address: str) -> SignedIn:
        """Take the second step."""
        body = {"challenge": challenge, "code": code, "address": address}
        return _read(SignedIn, await self._call("POST", "/v1/sign-in/code", json=body))

    async def session(self, secret: str) -> Session:
        """Return the session and put off its end. An account without an employer counts as refused."""
        session = _read(Session, await self._call("GET", "/v1/session", headers={"Session": secret}))
        if not session.employers:
            raise RefusedError(403, "no_employer", {})
        return session

    async def end_session(self, secret: str) -> None:
        """Sign out. A session that has ended already is well."""
        try:
            await self._call("DELETE", "/v1/session", headers={"Session": secret})
        except RefusedError as refused:
            if refused.status not in (401, 404):
                raise

    async def end_session_behind(self, turn_token: str) -> None:
        """Sign out who is speaking. A session that has ended already is well."""
        try:
            await self._call("POST", "/v1/session/end", headers={"Turn-Token": turn_token})
        except RefusedError as refused:
            if refused.code == "turn_token_refused":  # too old by now: the next try signs a new one
                raise PartDownError("backend") from refused
            if refused.code != "session_ended":
                raise

    async def choose(self, turn_token: str, *, language: str | None = None, theme: str | None = None) -> None:
        """Keep the account's language, or its theme."""
        body = {"language": language} if language else {"theme": theme}
        await self._call("PATCH", "/v1/account/settings", headers={"Turn-Token": turn_token}, json=body)

    async def check_session_behind(self, turn_token: str) -> None:
        """Raise `RefusedError` with status 401 when the session behind the token has ended."""
        await self._call("GET", "/v1/context", headers={"Turn-Token": turn_token})

    async def vault(self, turn_token: str, conversation: str, digits: str) -> Vaulted:
        """Let the backend keep a BSN for this conversation; return its reference and whether it is one."""
        body = {"conversation": conversation, "digits": digits}
        headers = {"Turn-Token": turn_token}
        vaulted = await self._call("POST", "/v1/vault/bsn", headers=headers, json=body)
        return _read(Vaulted, vaulted)

    async def outbox(self, after: int, limit: int) -> list[OutboxItem]:
        """Return what is to be told, from the item after that number on, oldest first."""
        return _read(_Outbox, await self._call("GET", f"/v1/outbox?after={after}&limit={limit}")).items

    async def _call(
        self, method: str, path: str, *, headers: dict[str, str] | None = None, json: Any = None
    ) -> Any:
        try:
            response = await self._client.request(method, path, headers=headers, json=json)
            body = response.json() if response.content else None
        except (httpx.HTTPError, ValueError) as error:
            raise PartDownError("backend") from error
        if response.is_success:
            return body
        # A refusal of our own secret is a fault in the set-up, not something the user did.
        code = body.get("code") if isinstance(body, dict) else None
        if response.status_code >= 500 or not isinstance(code, str) or code == "caller_unknown":
            raise PartDownError("backend")
        data = body["data"] if isinstance(body, dict) and "data" in body else None
        raise RefusedError(response.status_code, code, data if isinstance(data, dict) else {})


def _read[Answer: BaseModel](shape: type[Answer], body: Any) -> Answer:
    try:
        return shape.model_validate(body)
    except ValidationError:
        # Not chained: the error quotes what it could not read.
        raise PartDownError("backend") from None
