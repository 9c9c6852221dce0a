"""Starts Rasa with the project's own channel: `python -m bot.nlu.server`.

Leaner than `rasa run`: only this channel and `/model/parse`, the newest model loaded before the port opens,
every path behind the caller's secret.
"""

from __future__ import annotations

import asyncio
import gc
import hmac
import logging
import os
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")  # Rasa 3.6's old dependencies warn about themselves at every import
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("OMP_NUM_THREADS", "1")  # for one short text, threads only wait for each other
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")

from bot.nlu.lean_imports import keep_out  # noqa: E402

if os.environ.get("RASA_LEAN", "1") != "0":
    keep_out()

import structlog  # noqa: E402  # Rasa logs through it
from rasa.core.agent import Agent  # noqa: E402  # after the settings that its import reads
from rasa.core.channels import channel as rasa_channels  # noqa: E402
from rasa.core.tracker_store import InMemoryTrackerStore  # noqa: E402
from rasa.shared.core.domain import Domain  # noqa: E402
from sanic import Sanic  # noqa: E402
from sanic.request import Request  # noqa: E402
from sanic.response import HTTPResponse, json  # noqa: E402

from bot.nlu.actions_endpoint import ActionsEndpoint  # noqa: E402
from bot.nlu.channel import GatewayInput  # noqa: E402
from bot.nlu.rasa_shortcuts import check_answers_with_one_validator, domain_already_checked  # noqa: E402

logger = logging.getLogger(__name__)

# Rasa's own HTTP API: tools made for it show their token in the address. No address is logged here.
RASA_API = ("/model/parse", "/status")


def newest_model(folder: Path) -> Path:
    """Return the newest model in `folder`.

    Raises:
        SystemExit: there is none; the sentence says what to do.
    """
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        sys.exit(f"No model in {folder}: run `make train` first.")
    return models[-1]


def create_app(agent: Agent, trackers: InMemoryTrackerStore, secret: str) -> Sanic:
    """Return the Sanic app that serves `agent` to callers who show `secret`."""
    app = Sanic("werkgeversassistent", configure_logging=False)
    app.ctx.agent, app.ctx.trackers = agent, trackers
    rasa_channels.register([GatewayInput()], app, route="/webhooks/")

    @app.middleware("request")
    async def check_caller(request: Request) -> HTTPResponse | None:
        in_address = request.args.get("token") if request.path in RASA_API else None
        shown = (request.token or in_address or "").encode()
        if not hmac.compare_digest(shown, secret.encode()):
            return json({"error": "unauthorized"}, status=401)
        return None

    @app.get("/healthz")
    async def health(_: Request) -> HTTPResponse:
        return json({"status": "ok"})

    @app.get("/status")
    async def status(_: Request) -> HTTPResponse:
        return json({"model_file": agent.model_name, "model_id": agent.model_id})

    @app.post("/model/parse")
    async def parse(request: Request) -> HTTPResponse:
        text = request.json.get("text") if isinstance(request.json, dict) else None
        if not isinstance(text, str):
            return json({"error": "malformed", "detail": "'text' must be a text"}, status=400)
        return json(await agent.parse_message(text))

    @app.listener("after_server_stop")
    async def close(_app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
        await agent.action_endpoint.close()

    @app.exception(Exception)
    async def failed(_: Request, error: Exception) -> HTTPResponse:
        # Neither the answer nor the log repeats the request: it holds what the user typed.
        status_code = getattr(error, "status_code", 500)
        if status_code >= 500:
            logger.error("request failed: %s", type(error).__name__)
        return json({"error": type(error).__name__}, status=status_code)

    return app


def main() -> None:
    """Load the newest model and serve it until stopped. Settings come from the environment."""
    logging.basicConfig(level=logging.ERROR, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    # Rasa's debug lines hold what users type.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    secret = (Path(os.environ.get("SECRETS_DIR", "var/secrets")) / "rasa").read_text().strip()
    actions_secret = (Path(os.environ.get("SECRETS_DIR", "var/secrets")) / "actions").read_text().strip()
    endpoint = ActionsEndpoint(os.environ["ACTIONS_URL"].rstrip("/") + "/webhook", actions_secret)
    gc.disable()
    model = newest_model(Path(os.environ.get("MODELS_DIR", "models")))
    trackers = InMemoryTrackerStore(Domain.empty())  # the agent gives it the model's domain
    check_answers_with_one_validator()
    with domain_already_checked():
        agent = Agent.load(model, action_endpoint=endpoint, tracker_store=trackers)
    gc.enable()
    gc.freeze()
    create_app(agent, trackers, secret).run(
        host=os.environ.get("RASA_HOST", "127.0.0.1"),
        port=int(os.environ["RASA_PORT"]),
        access_log=False,
        debug=False,
        motd=False,
    )


if __name__ == "__main__":
    main()
