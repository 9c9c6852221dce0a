"""The action server: rasa-sdk's executor behind one secret, with failures that say nothing of the request."""

from __future__ import annotations

import hmac
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection
from starlette.middleware.base import RequestResponseEndpoint

from bot.actions.backend import BackendDownError, SessionEndedError

log = structlog.get_logger()
SESSION_ENDED = 440
"""The status of an action whose speaker has signed out: 401 is for a caller without our secret."""


def create_app(executor: ActionExecutor, secret: str) -> FastAPI:
    """Return the app that runs `executor`'s actions for a caller who shows `secret`."""
    app = FastAPI(openapi_url=None)

    @app.middleware("http")
    async def check_caller(request: Request, call_next: RequestResponseEndpoint) -> Response:
        shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return JSONResponse({"error": "unauthorized"}, 401)
        return await call_next(request)

    @app.get("/healthz")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.exception_handler(RequestValidationError)
    async def malformed(_request: Request, _error: Exception) -> Response:
        # FastAPI's own answer repeats what was sent.
        return JSONResponse({"error": "malformed"}, 422)

    @app.post("/webhook")
    async def webhook(call: dict[str, Any]) -> Response:
        action = call.get("next_action")
        if not isinstance(action, str) or action not in executor.actions:
            return JSONResponse({"error": "unknown action"}, 404)
        call.setdefault("domain", {})  # left out by Rasa: no action needs it, but rasa-sdk asks for one
        try:
            result = await executor.run(call)
        except ActionExecutionRejection as error:
            return JSONResponse({"error": "rejected", "action_name": error.action_name}, 400)
        except SessionEndedError:
            return JSONResponse({"error": "session_ended", "action_name": action}, SESSION_ENDED)
        except BackendDownError as error:
            log.warning("backend_down", action=action, reason=str(error))
            return JSONResponse({"error": "backend", "action_name": action}, 503)
        except Exception as error:
            # rasa-sdk would answer with the whole request, slots included. The traceback's lines are ours to
            # know, its values are not: only where it broke is logged.
            frame = error.__traceback__
            while frame and frame.tb_next:
                frame = frame.tb_next
            place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
            log.error("action_failed", action=action, error=type(error).__name__, place=place)
            return JSONResponse({"error": "failed", "action_name": action}, 500)
        return JSONResponse(result.model_dump() if result else None)

    return app
