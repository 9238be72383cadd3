"""The search of a playbook that is served: written in the background, answered from a listing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from playbook.engine.live_background import Pause
from playbook.engine.search import SearchError, write_search
from playbook.model.text import Language
from playbook.site.plan import SitePlan
from playbook.site.publication import Publication


class LiveSearch:
    """The search of each language, as it was written last; one thread writes, others read."""

    def __init__(self, folder: Path, trouble: Callable[[str], None]) -> None:
        """Each search gets a folder of its own; `trouble` is told, once, why there is none."""
        self._folder = folder
        self._trouble = trouble
        self._told = ""
        self._numbers = count()
        self._files: dict[Language, dict[str, Path]] = {}

    def write(self, publication: Publication, language: Language, pause: Pause) -> None:
        """Write a language's search; until it is there, the one before answers."""
        folder = self._folder / f"search-{next(self._numbers)}"
        try:
            write_search(SitePlan(publication, language), folder, pause)
        except SearchError as error:
            pause()  # no trouble where it failed because it was stopped
            if str(error) != self._told:
                self._told = str(error)
                self._trouble(self._told)
            return
        written = (path for path in folder.rglob("*") if path.is_file())
        before = self._files.get(language, {})
        self._files[language] = {path.relative_to(folder).as_posix(): path for path in written}
        for path in {path.parents[len(Path(name).parts) - 1] for name, path in before.items()}:
            shutil.rmtree(path, ignore_errors=True)

    def file(self, language: Language, name: str) -> bytes | None:
        """What a file of the search holds; None where there is none, or no search yet."""
        path = self._files.get(language, {}).get(name)
        try:
            return path.read_bytes() if path else None
        except FileNotFoundError:  # a newer search has just taken its place
            return None
