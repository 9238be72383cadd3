"""`playbook intake post`: tells a forge what was found in a suggestion."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from playbook.cli.checkout import edition_of
from playbook.cli.context import TOOL_FAILED, USAGE, end, language_option, playbook_root, say
from playbook.cli.words import NO_REQUEST, NO_TOKEN, NOT_POSTED, POSTED
from playbook.intake.doors import request_number
from playbook.intake.forges.choose import token_of
from playbook.intake.forges.error import ForgeError
from playbook.intake.forges.findings import AT_MOST, Verdict, verdict_of
from playbook.intake.forges.post import post_findings
from playbook.model.remote import Remote
from playbook.model.text import Language, visible


@click.command()
@click.argument("suggestion", metavar="ID")
@click.option("--head", required=True, help="The commit that was checked.")
@click.option(
    "--findings",
    "files",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="What `playbook intake check ID --format json` wrote; once a language.",
)
@language_option
def post(suggestion: str, head: str, files: Sequence[Path], language: Language) -> None:
    """Tell the forge what was found / transmettre les constats à la forge.

    Reads the findings as data. A file that is missing or no list of findings is told as a check
    that did not end, never as a clean one. A request that is not open is told nothing.
    """
    edition = edition_of(playbook_root(language), language)
    remotes = edition.reference.policy.value.remotes
    numbers = ((one, request_number(one, suggestion)) for one in remotes)
    remote, number = next((one for one in numbers if one[1] is not None), (None, None))
    if remote is None or number is None:
        end(USAGE, NO_REQUEST, language, id=visible(suggestion))
    verdict = verdict_of([_content(file) for file in files])
    try:
        told = _post(remote, number, head, verdict, language)
    except ForgeError as error:
        end(TOOL_FAILED, error.words, language, **error.values)
    words = POSTED if told else NOT_POSTED
    click.echo(say(words, language, id=visible(suggestion), state=verdict.state))


def _post(remote: Remote, number: int, head: str, verdict: Verdict, language: Language) -> bool:
    token = token_of(remote)
    if token is None:
        end(USAGE, NO_TOKEN, language, name=remote.name.upper())
    return post_findings(remote, number, head, verdict.text, verdict.state, token)


def _content(file: Path) -> bytes:
    """A file's bytes, as many as are read; nothing where it can't be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(AT_MOST + 1)
    except OSError:
        return b""
