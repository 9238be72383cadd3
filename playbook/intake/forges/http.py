"""The one door to a forge's API.

Invariants:
- https alone, and only the host that `policy.yml` names: no redirect is followed, no address that
  an answer holds is asked, and neither a proxy nor a password of the environment steers anything;
- every wait, every answer and the number of requests have a bound, and nothing is asked again;
- whatever goes wrong is a ForgeError, which holds neither the token nor a word of the answer.
"""

from __future__ import annotations

import datetime as dt
import re
import ssl
from collections.abc import Iterator, Mapping
from itertools import count
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Final, NamedTuple, TypeVar
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError
from requests import Response, Session
from requests.adapters import HTTPAdapter
from requests.exceptions import RequestException, SSLError, Timeout
from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.util import make_headers

from playbook import __version__
from playbook.intake.forges.error import (
    CUT_SHORT,
    ELSEWHERE,
    FAILED,
    FORBIDDEN,
    LIMITED,
    LIMITED_FOR,
    LIMITED_UNTIL,
    NOT_FOUND,
    NOT_REACHED,
    NOT_TRUSTED,
    NOT_UNDERSTOOD,
    REFUSED,
    SLOW,
    TOKEN_REFUSED,
    TOO_LARGE,
    TOO_MANY,
    ForgeError,
    TooLargeError,
)
from playbook.model.finding import Words

T = TypeVar("T")

_CHUNK: Final = 64 * 1024
# A page whose requests have long descriptions is asked for in parts, at last one by one.
_SIZES: Final = (50, 10, 1)
_OK: Final = range(200, 300)
_REDIRECTS: Final = range(300, 400)
_CLIENT_ERRORS: Final = range(400, 500)
_BY_STATUS: Final[Mapping[int, Words]] = {401: TOKEN_REFUSED, 403: FORBIDDEN, 404: NOT_FOUND}
_TOO_MANY_REQUESTS: Final = 429
_SECONDS: Final = re.compile(r"[0-9]{1,10}")
_RESETS: Final = ("X-RateLimit-Reset", "RateLimit-Reset")
_REMAINING: Final = ("X-RateLimit-Remaining", "RateLimit-Remaining")


class Limits(NamedTuple):
    """How long one wait and one answer may take, how much of it is read, how often is asked."""

    wait: float = 15
    answer: float = 60
    size: int = 4 * 1024 * 1024
    requests: int = 100


class Api:
    """What a forge answers below one address."""

    def __init__(
        self, address: str, headers: Mapping[str, str], limits: Limits | None = None
    ) -> None:
        self.address = address
        self._host = urlsplit(address).netloc
        self._limits = limits or Limits()
        self._left = self._limits.requests
        self._session = Session()
        # A proxy or a ~/.netrc of the environment would take the token to others, or replace it.
        self._session.trust_env = False
        self._session.adapters.clear()
        self._session.mount("https://", _Trusting())
        self._session.headers.update(
            {
                **make_headers(user_agent=f"playbook-generator/{__version__}"),
                "Accept": "application/json",
                "Accept-Encoding": "identity",  # nothing to unpack that could be larger than it is
                **headers,
            }
        )

    def get(self, form: TypeAdapter[T], path: str, **parameters: str | int) -> T:
        """What lies at a path, as the API promises it."""
        return self._parsed(form, self._answer("GET", path, parameters=parameters))

    def send(self, form: TypeAdapter[T], method: str, path: str, body: Mapping[str, str]) -> T:
        """What comes of sending values to a path."""
        return self._parsed(form, self._answer(method, path, body=body))

    def pages(
        self, form: TypeAdapter[tuple[T, ...]], path: str, size: str, **parameters: str | int
    ) -> Iterator[tuple[T, ...]]:
        """A list in pages, until one is empty or enough was asked; `size` names its parameter.

        Pages are counted here. An entry that alone is longer than what is read is passed over.
        """
        for number in count(1):
            for page in self._page(form, path, size, {**parameters, "page": number}):
                if not page:
                    return
                yield page

    def _page(
        self,
        form: TypeAdapter[tuple[T, ...]],
        path: str,
        size: str,
        parameters: Mapping[str, str | int],
        sizes: tuple[int, ...] = _SIZES,
    ) -> Iterator[tuple[T, ...]]:
        if not self._left:
            yield ()
            return
        try:
            yield self.get(form, path, **{**parameters, size: sizes[0]})
        except TooLargeError:
            for part in range(sizes[0] // sizes[1] if sizes[1:] else 0):
                parts = sizes[0] // sizes[1]
                number = (int(parameters["page"]) - 1) * parts + part + 1
                yield from self._page(form, path, size, {**parameters, "page": number}, sizes[1:])

    def _parsed(self, form: TypeAdapter[T], content: bytes) -> T:
        try:
            return form.validate_json(content, strict=True)
        except ValidationError:
            pass  # what pydantic says of it repeats a stranger's words
        raise self._error(NOT_UNDERSTOOD)

    def _answer(
        self,
        method: str,
        path: str,
        parameters: Mapping[str, str | int] | None = None,
        body: Mapping[str, str] | None = None,
    ) -> bytes:
        if not self._left:
            raise self._error(TOO_MANY)
        self._left -= 1
        answers: SimpleQueue[bytes | Exception] = SimpleQueue()

        def ask() -> None:
            answers.put(self._asked(method, path, parameters, body))

        # In a thread of its own: nothing else bounds the look-up of a name, or headers in drops.
        Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=self._limits.answer)
        except Empty:
            self._left = 0  # the thread still has the session
            answer = self._error(SLOW)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _asked(
        self,
        method: str,
        path: str,
        parameters: Mapping[str, str | int] | None,
        body: Mapping[str, str] | None,
    ) -> bytes | Exception:
        """What comes of a request; what was caught is not handed on: it holds the token."""
        try:
            with self._session.request(
                method,
                self.address + path,
                params=parameters,
                json=body,
                timeout=self._limits.wait,
                allow_redirects=False,
                stream=True,
            ) as response:
                self._refuse(response)
                return self._read(response)
        except (RequestException, HTTPError, OSError) as error:
            return self._error(_failure(error))
        except Exception as error:  # noqa: BLE001 - the thread that asked raises it
            return error

    def _read(self, response: Response) -> bytes:
        content = bytearray()
        while chunk := response.raw.read1(_CHUNK, decode_content=False):
            content += chunk
            if len(content) > self._limits.size:
                raise TooLargeError(TOO_LARGE, host=self._host)
        response.raw.drain_conn()  # all is read: the connection serves the next request
        return bytes(content)

    def _refuse(self, response: Response) -> None:
        """Raise for an answer that is not what was asked for."""
        status = response.status_code
        if status in _OK:
            return
        if status in _REDIRECTS:
            raise self._error(ELSEWHERE, status=status)
        if _is_limited(response):
            raise self._limited(response.headers)
        if status in _CLIENT_ERRORS:
            raise self._error(_BY_STATUS.get(status, REFUSED), status=status)
        raise self._error(FAILED, status=status)

    def _limited(self, headers: Mapping[str, str]) -> ForgeError:
        """When to come back, as far as the forge says it; nobody is made to wait here."""
        after = headers.get("Retry-After", "")
        if _SECONDS.fullmatch(after):
            return self._error(LIMITED_FOR, seconds=after)
        resets = (headers.get(name, "") for name in _RESETS)
        for reset in filter(_SECONDS.fullmatch, resets):
            moment = dt.datetime.fromtimestamp(int(reset), dt.UTC)
            return self._error(LIMITED_UNTIL, moment=moment.strftime("%Y-%m-%d %H:%M"))
        return self._error(LIMITED)

    def _error(self, words: Words, **values: object) -> ForgeError:
        return ForgeError(words, host=self._host, **values)


class _Trusting(HTTPAdapter):
    """Trusts what the system trusts, as git does, besides what `requests` brings along.

    A department's own forge has a certificate of the department's own authority.
    """

    def init_poolmanager(
        self,
        connections: int,
        maxsize: int,
        block: bool = False,  # noqa: FBT001, FBT002 - the signature of `requests`
        **settings: Any,  # noqa: ANN401 - the same
    ) -> None:
        """Make connections with the system's certificates."""
        context = ssl.create_default_context()
        super().init_poolmanager(connections, maxsize, block, ssl_context=context, **settings)


def _is_limited(response: Response) -> bool:
    if response.status_code == _TOO_MANY_REQUESTS:
        return True
    none_left = any(response.headers.get(name) == "0" for name in _REMAINING)
    return response.status_code == 403 and ("Retry-After" in response.headers or none_left)  # noqa: PLR2004 - the status


def _failure(error: Exception) -> Words:
    if isinstance(error, SSLError):
        return NOT_TRUSTED
    if isinstance(error, Timeout | ReadTimeoutError):
        return SLOW
    # What `requests` did not wrap came while the answer was read.
    return CUT_SHORT if isinstance(error, HTTPError) else NOT_REACHED
