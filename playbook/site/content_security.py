"""What a page of the site may load and run: its own files, and nothing inline.

Invariant: text that should have been escaped and was not still can't run, and no page tells
another origin who reads it (Content Security Policy Level 3). Search runs WebAssembly. The
previewing server puts a script of its own into pages, so that it sends no such policy.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Final


def _written(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {allowed}" for name, allowed in directives.items())


_NOTHING: Final = {"default-src": "'none'", "form-action": "'none'", "base-uri": "'none'"}
CONTENT_SECURITY_POLICY: Final = _written(
    {
        **_NOTHING,
        "script-src": "'self' 'wasm-unsafe-eval'",
        "worker-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
    }
)


def with_one_style(style: str) -> str:
    """The policy of a page that loads its icon alone, and has this one style written in it."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return _written({**_NOTHING, "style-src": f"'sha256-{digest}'", "img-src": "'self'"})
