"""The refusals of signing in and of sessions. None tells whether an account exists."""

from __future__ import annotations

from backend.problems import Problem


class SignInRefused(Problem):
    code = "sign_in_refused"
    status = 401
    title = "User name or password is wrong."


class CodeRefused(Problem):
    code = "code_refused"
    status = 401
    title = "The code is wrong, used or too old."


class ChallengeEnded(Problem):
    code = "challenge_ended"
    status = 401
    title = "Start again with user name and password."


class SessionEnded(Problem):
    code = "session_ended"
    status = 401
    title = "Sign in again."


class TooManyAttempts(Problem):
    code = "too_many_attempts"
    status = 429
    title = "Too many attempts; wait before the next."

    def __init__(self, retry_after: int) -> None:
        super().__init__(retry_after=retry_after)
        self.headers["Retry-After"] = str(retry_after)
