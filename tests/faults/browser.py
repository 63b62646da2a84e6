"""A browser reduced to what a form needs: cookies, hidden fields, options, redirects, and sending again."""

import http.client
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

PATIENCE = 60
TIMEOUT = 15


class Inputs(HTMLParser):
    """What a page's inputs would send: the hidden fields, and the values of each group of radios."""

    def __init__(self, text: str):
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.options: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input" and given.get("type") == "hidden":
            self.hidden[given["name"]] = given["value"]
        elif tag == "input" and given.get("type") == "radio":
            self.options.setdefault(given["name"], []).append(given["value"])


@dataclass(frozen=True)
class Page:
    """A whole response."""

    status: int
    path: str
    location: str
    text: str

    @property
    def inputs(self) -> Inputs:
        return Inputs(self.text)


@dataclass
class Browser:
    """One device of one person; `repeats` counts what had to be sent again."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    repeats: int = 0

    def send(self, method: str, path: str, fields: dict[str, str] | None = None) -> Page:
        """One request over a connection of its own; raises OSError or HTTPException if no whole response came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        try:
            connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
            response = connection.getresponse()
            text = response.read().decode()
            self._keep(response.headers.get_all("Set-Cookie", []))
        finally:
            connection.close()
        return Page(response.status, path, response.headers.get("Location", ""), text)

    def insist(self, method: str, path: str, fields: dict[str, str] | None = None) -> Page:
        """The same request again and again until the server has taken it or refused it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                page = self.send(method, path, fields)
            except (OSError, http.client.HTTPException):
                page = None
            if page and page.status < 500:
                return page
            self.repeats += 1
            time.sleep(0.1)
        raise TimeoutError(f"{method} {urlsplit(path).path.split('/')[1]} was not answered for {PATIENCE} s")

    def open(self, path: str) -> Page:
        """The page that an address leads to."""
        page = self.insist("GET", path)
        for _ in range(5):
            if not page.location:
                break
            page = self.insist("GET", page.location)
        return page

    def _keep(self, cookies: list[str]) -> None:
        for cookie in cookies:
            for name, morsel in SimpleCookie(cookie).items():
                self.cookies[name] = morsel.value
