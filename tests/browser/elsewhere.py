"""A site of somebody else: for a browser localhost is another site than 127.0.0.1."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer


class Elsewhere:
    """The site; every address on it shows `page`."""

    def __init__(self) -> None:
        self.page = ""
        self.headers: dict[str, str] = {}
        outer = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                for name, value in outer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(f"<!doctype html><title>Elsewhere</title>{outer.page}".encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = HTTPServer(("127.0.0.1", 0), Answer)
        self.origin = f"http://localhost:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def show(self, page: str) -> str:
        """Put a page on the site; return its address."""
        self.page = page
        return f"{self.origin}/"

    def stop(self) -> None:
        """Close the site."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@contextmanager
def another_site() -> Iterator[Elsewhere]:
    """Yield a site."""
    site = Elsewhere()
    try:
        yield site
    finally:
        site.stop()
