"""An address by postcode and house number: known here, in the register, nowhere, or not to be asked now."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from backend.addresses import location_server
from backend.demo.addresses import add_addresses
from backend.settings import Settings
from tests.integration.backend.world import Person, World


def answer_of(*docs: dict[str, Any]) -> dict[str, Any]:
    """Return an answer as PDOK documents it for `/free`."""
    envelope = {"numFound": len(docs), "start": 0, "maxScore": 9.1, "numFoundExact": True}
    return {"response": {**envelope, "docs": list(docs)}}


def lives_at(street: str, number: str, city: str = "Amsterdam") -> dict[str, Any]:
    return {"straatnaam": street, "woonplaatsnaam": city, "huis_nlt": number, "type": "adres"}


@dataclass
class Register:
    """A register that answers what a test gives it, and keeps what it was asked."""

    url: str = ""
    status: int = 200
    body: bytes = b""
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)

    def answers(self, value: Any, status: int = 200) -> None:
        self.body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.status = status


@pytest.fixture
def register(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """A local HTTP server in the place of PDOK's."""
    register = Register()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            register.asked.append((parts.path, parse_qs(parts.query)))
            self.send_response(register.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(register.body)))
            self.end_headers()
            self.wfile.write(register.body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    register.url = f"http://127.0.0.1:{server.server_port}/locatieserver/search/v3_1"
    settings.address_service_url = register.url
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield register
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def look_up(hr: Person) -> Callable[..., tuple[int, dict[str, Any]]]:
    """A function that asks for an address as HR; it gives the status and the answer."""

    def ask(postcode: str, house_number: str) -> tuple[int, dict[str, Any]]:
        answer = hr.get("/v1/addresses", postcode=postcode, house_number=house_number)
        return answer.status_code, answer.json()

    return ask


LookUp = Callable[..., tuple[int, dict[str, Any]]]


def test_the_register_is_asked_as_it_documents(look_up: LookUp, register: Register) -> None:
    register.answers(answer_of(lives_at("Damrak", "12"), lives_at("Damrak", "12A-3")))
    assert look_up("1012ab", "12a - 3") == (
        200,
        {"street": "Damrak", "house_number": "12A-3", "postcode": "1012 AB", "city": "Amsterdam"},
    )
    [(path, query)] = register.asked
    assert path == "/locatieserver/search/v3_1/free"
    assert query["fq"] == ["type:adres", "postcode:1012AB", "huisnummer:12"]
    # It refuses parameters that it does not document.
    assert set(query) <= {"q", "fq", "fl", "rows"}


@pytest.mark.parametrize(
    "docs",
    [[], [lives_at("Damrak", "12"), lives_at("Rokin", "12")]],
    ids=["no such address", "two streets to choose from"],
)
def test_what_the_register_does_not_know_is_unknown(
    look_up: LookUp, register: Register, docs: list[dict[str, Any]]
) -> None:
    register.answers(answer_of(*docs))
    status, answer = look_up("1012AB", "12")
    assert (status, answer["code"]) == (404, "address_unknown")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"error": "?"}, 500),
        ({"error": "?"}, 400),
        (b"<html>", 200),
        ({"response": {}}, 200),
        (answer_of({"straatnaam": 12}), 200),
    ],
)
def test_a_register_that_fails_is_down_not_wrong(
    look_up: LookUp, register: Register, body: Any, status: int
) -> None:
    register.answers(body, status)
    code, answer = look_up("1012AB", "12")
    assert (code, answer["code"]) == (424, "address_service_down")


def test_a_register_that_does_not_listen_or_does_not_answer_is_down(
    look_up: LookUp, register: Register, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(location_server, "TIMEOUT_SECONDS", 0.05)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        settings.address_service_url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert look_up("1012AB", "12")[1]["code"] == "address_service_down"
        silent.listen()
        assert look_up("1012AB", "12")[1]["code"] == "address_service_down"


def test_the_demos_own_places_are_known_without_a_register(look_up: LookUp, hr: Person, world: World) -> None:
    assert look_up("1999XA", "3")[1]["code"] == "address_unknown"
    with world.database.write() as session:
        written = add_addresses(session)
        assert written > 1000
        assert add_addresses(session) == 0
    assert look_up("1999xa", "3 bis")[1] == {
        "street": "Lindelaan",
        "house_number": "3-BIS",
        "postcode": "1999 XA",
        "city": "Lindedorp",
    }
    jan = hr.participant("Jan de Vries")["id"]
    home = hr.get(f"/v1/participants/{jan}").json()["person"]["address"]
    assert look_up(home["postcode"], home["house_number"]) == (200, home)


def test_what_is_known_here_is_not_asked_elsewhere(look_up: LookUp, register: Register, world: World) -> None:
    with world.database.write() as session:
        add_addresses(session)
    register.answers({}, 500)
    assert look_up("1999XA", "3")[0] == 200
    assert register.asked == []


@pytest.mark.parametrize(
    ("postcode", "house_number"), [("0012AB", "1"), ("1012AB", "0"), ("1012AB", "een"), ("", "")]
)
def test_what_is_no_postcode_or_number_is_not_asked(
    look_up: LookUp, register: Register, postcode: str, house_number: str
) -> None:
    status, answer = look_up(postcode, house_number)
    assert (status, answer["code"], register.asked) == (422, "invalid_request", [])
