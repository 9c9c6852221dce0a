"""A part for the tests: answers /healthz to who has the secret. Arguments: port, secret file, manner."""

import signal
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path


class Handler(BaseHTTPRequestHandler):
    """Answers 200 with the secret, 401 without."""

    secret = ""

    def do_GET(self) -> None:
        """Answer the health check."""
        self.send_response(200 if self.headers["Authorization"] == f"Bearer {self.secret}" else 401)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Listen until killed; `stubborn` ignores SIGTERM, `parent` has a child process of its own."""
    port, secret_file, manner = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    if manner == "broken":
        sys.exit(3)
    if manner == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if manner == "parent":
        child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
        secret_file.with_name("child-pid").write_text(str(child.pid))
    Handler.secret = secret_file.read_text()
    HTTPServer(("127.0.0.1", port), Handler).serve_forever()


main()
