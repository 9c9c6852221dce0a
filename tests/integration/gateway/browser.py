"""A browser without a screen: it keeps cookies, fills in forms and checks how each cookie is set."""

from __future__ import annotations

import re
from typing import Any

import httpx

from tests.integration.gateway.parts import CODE, PASSWORD


class Browser:
    """Follows no redirects and sends the `Secure` cookies, as browsers do to this computer itself."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self.cookies: dict[str, str] = {}

    async def ask(self, method: str, path: str, form: dict[str, str] | None = None, **more: Any) -> Any:
        """Return the answer and keep its cookies."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie, **more.pop("headers", {})}
        answer = await self._client.request(method, path, data=form, headers=headers, **more)
        for line in answer.headers.get_list("set-cookie"):
            name, _, rest = line.partition("=")
            value, _, attributes = rest.partition(";")
            if "max-age=0" in attributes.lower():
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value.strip('"')
            if name.startswith("__Host-"):
                assert {"httponly", "secure", "samesite=strict", "path=/"} <= {
                    attribute.strip().lower() for attribute in attributes.split(";")
                }
        self._client.cookies.clear()
        return answer

    async def form(self, path: str, action: str, values: dict[str, str]) -> Any:
        """Fill in the form of a page."""
        page = await self.ask("GET", path)
        token = re.search(r'name="csrf" value="(\w+)"', page.text)
        assert token, page.text
        return await self.ask("POST", action, {**values, "csrf": token[1]})

    async def sign_in(self) -> Any:
        """Take both steps."""
        given = {"user_name": "hr", "password": PASSWORD}
        first = await self.form("/sign-in", "/sign-in", given)
        assert (first.status_code, first.headers["location"]) == (303, "/sign-in/code")
        return await self.form("/sign-in/code", "/sign-in/code", {"code": CODE})
