"""Files that are written whole or not at all, whatever ends the process; a failure leaves none."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def replace_file(path: Path, content: bytes, at: Path | None = None) -> None:
    """Put a file in the place of what is there; its folder is made where there is none.

    `at` is where it is written first, on the same disk: there it lies if the process is killed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=at or path.parent, prefix=".", delete=False) as written:
        try:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
            os.fchmod(written.fileno(), 0o644)
            Path(written.name).replace(path)
        except BaseException:
            # On a disk that is full, what is left of each attempt would keep it so.
            Path(written.name).unlink(missing_ok=True)
            raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Have the disk know the new name; systems that can't open a folder do without."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
