"""Puts a finished folder in the place of another."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def replace_folder(finished: Path, place: Path) -> None:
    """The folder at `place` becomes the finished one; a build that fails never gets here.

    Where the rename fails, what was there comes back. Both lie on one file system. Between two
    renames the place is empty for a moment; a release switches readers over in another way.
    """
    former = place.with_name(f"{place.name}.former")
    shutil.rmtree(former, ignore_errors=True)
    if place.exists():
        place.rename(former)
    try:
        finished.rename(place)
    except OSError:
        if former.exists():
            former.rename(place)
        raise
    shutil.rmtree(former, ignore_errors=True)


def is_free(place: Path) -> bool:
    """Whether nothing is there, not even a link to nowhere, or only an empty folder."""
    if place.is_dir():
        return not any(place.iterdir())
    return not os.path.lexists(place)
