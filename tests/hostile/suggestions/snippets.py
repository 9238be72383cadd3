"""Words that would bring a file's content into a page."""

from __future__ import annotations

from typing import Final

from tests.hostile.suggestions.builder import CANARY, Case, Fate, says


def _kept(name: str, words: str) -> Case:
    return Case(name, Fate.KEPT, files=says(words))


CASES: Final = (
    _kept("a snippet of git's configuration", '--8<-- ".git/config"'),
    _kept("a snippet of a record", '--8<-- "../records/policy.yml"'),
    _kept("a snippet of an absolute path", '--8<-- "/etc/passwd"'),
    _kept("a snippet of an address", f'--8<-- "https://evil.example/{CANARY}"'),
    _kept("a block of snippets", "--8<--\n.git/config\n/etc/passwd\n--8<--"),
    _kept("a snippet with a tail", '-8<- ".git/config:1:3"'),
    _kept("a snippet within a fence", '```\n--8<-- ".git/config"\n```'),
    _kept("a part of a template", '{% include ".git/config" %}{% import "x" as y %}'),
    _kept("an include of another program", "{!/etc/passwd!} {{#include /etc/passwd}}"),
    _kept("an include of reStructuredText", ".. include:: /etc/passwd\n.. raw:: html"),
    _kept("an include of C", '#include "/etc/passwd"'),
    _kept("an entity of a file", '<!ENTITY x SYSTEM "file:///etc/passwd"> &x;'),
)  # fmt: skip
