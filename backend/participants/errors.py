"""Why a request about a participant is refused."""

from __future__ import annotations

from backend.problems import Problem


class ParticipantUnknown(Problem):
    """No such participant at this employer; one of another employer is just as unknown."""

    code = "participant_unknown"
    status = 404
    title = "This employer has no such participant."
