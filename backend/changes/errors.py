"""Why a change is refused. Dates in the data are what the user must know to do it right."""

from __future__ import annotations

from backend.problems import Problem


class TooFarAhead(Problem):
    """More than three months ahead; `latest` is the last date that is allowed."""

    code = "too_far_ahead"
    status = 422
    title = "The date lies more than three months ahead."


class BeforeParticipation(Problem):
    """Before the participation began; `start` is when it did."""

    code = "before_participation"
    status = 422
    title = "The date lies before the participation began."


class ParticipantDeferred(Problem):
    """A deferred participant (slaper) can be seen, not changed; `since` is the first day out of service."""

    code = "participant_deferred"
    status = 422
    title = "The participant is deferred and cannot be changed."


class ParticipantLeft(Problem):
    """The participant has left without pension rights; `end_date` is the first day out of service."""

    code = "participant_left"
    status = 422
    title = "The participant has left."


class AlreadyReported(Problem):
    """The same thing was reported before: `reference` of that change (or null) and its `end_date`."""

    code = "already_reported"
    status = 422
    title = "This was already reported."


class ChangeUnknown(Problem):
    code = "change_unknown"
    status = 404
    title = "This employer has no change with this reference."


class PreviewOutdated(Problem):
    """Something changed since the user was shown the preview; `preview` is the new one."""

    code = "preview_outdated"
    status = 409
    title = "What was shown no longer holds."


class IdempotencyKeyReused(Problem):
    code = "idempotency_key_reused"
    status = 409
    title = "This idempotency key came with another request before."


class NotWithdrawable(Problem):
    """`reason`: too_late, already_withdrawn, replaced (by a later change), refused (by the insurer) or
    outside (not entered here).
    """

    code = "not_withdrawable"
    status = 409
    title = "This change cannot be withdrawn."
