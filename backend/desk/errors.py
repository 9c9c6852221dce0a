"""Why a decision is refused."""

from __future__ import annotations

from backend.problems import Problem


class NotInChecks(Problem):
    """The change waits for nothing: `status` is how it stands."""

    code = "not_in_checks"
    status = 409
    title = "This change is not in additional checks."


class EnrolledMeanwhile(Problem):
    """The person came to take part otherwise; the change can only be refused."""

    code = "enrolled_meanwhile"
    status = 409
    title = "The person takes part already."
