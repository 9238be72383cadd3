"""What the API of a remote's forge told, kept beside the quarantine's refs.

Invariants: what was told before stays until all of a new answer is there; a file that can't be read
or that another forge filled is as none; whoever asks gets along without.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from pydantic import SecretStr, ValidationError

from playbook.intake.atomic_file import replace_file
from playbook.intake.doors import request_id
from playbook.intake.forges.choose import forge_of, place_of
from playbook.intake.forges.error import ForgeError
from playbook.intake.forges.forge import Forge, Seen
from playbook.intake.quarantine import Quarantine
from playbook.model.forge import Kept, Told
from playbook.model.remote import Remote

_AT_MOST: Final = 20_000
_BYTES: Final = 64 * 1024 * 1024


def take_told_in(folder: Path, remote: Remote, token: SecretStr) -> int:
    """Read what changed since the last time; how many requests that were. Raises ForgeError."""
    kept = _kept(folder, remote)
    seen = list(_changed(forge_of(remote, token), kept.until))
    told = {one.number: one for one in kept.told} | {one.told.number: one.told for one in seen}
    newest = sorted(told)[-_AT_MOST:]
    until = max((one.updated for one in seen), default=kept.until)
    written = Kept(source=kept.source, until=until, told=tuple(told[one] for one in newest))
    replace_file(_file(folder, remote), written.model_dump_json().encode())
    return len({one.told.number for one in seen})


def read_told(folder: Path, remote: Remote) -> Mapping[int, Told]:
    """What was told of a remote's requests, by their number; nothing without a forge."""
    try:
        return {one.number: one for one in _kept(folder, remote).told}
    except ForgeError:
        return {}


def told_of(quarantine: Quarantine, remotes: Iterable[Remote]) -> Mapping[str, Told]:
    """What forges told of suggestions, by their ids; one file is read for each remote."""
    return {
        request_id(remote, number): told
        for remote in remotes
        for number, told in read_told(quarantine.path, remote).items()
    }


def _changed(forge: Forge, until: dt.datetime | None) -> Iterator[Seen]:
    """Requests down to the newest that was known; it may have changed again in the same second."""
    for page in forge.requests():
        for one in page:
            if until and one.updated < until:
                return
            yield one


def _kept(folder: Path, remote: Remote) -> Kept:
    place = place_of(remote)
    nothing = Kept(source=" ".join(place))
    file = _file(folder, remote)
    try:
        if file.stat().st_size > _BYTES:
            return nothing
        kept = Kept.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return nothing
    return kept if kept.source == nothing.source else nothing


def _file(folder: Path, remote: Remote) -> Path:
    return folder / f"forge-{remote.name}.json"
