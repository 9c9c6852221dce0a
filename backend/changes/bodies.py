"""The bodies with which a change is previewed and submitted; each kind adds its name and its payload."""

from __future__ import annotations

from backend.schemas import Identifier, Schema


class ChangeRequest[P: Schema](Schema):
    """A change to preview."""

    participant_id: Identifier
    payload: P


class Confirmed(Schema):
    """The digest of what the user was shown and confirmed."""

    digest: str
