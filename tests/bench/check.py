"""Pages per second of a check, on editions grown from the repository's own pages and records.

Every page is a copy of a real one (about 900 words in a record of 400 lines) under an id of its
own, linked to its neighbours, so that lookups among pages are as many as in a real playbook.
"""

from __future__ import annotations

import cProfile
import datetime as dt
import pstats
import re
import statistics
import sys
import time
from collections.abc import Iterator, Mapping

from playbook.metadata.reading import read_edition
from playbook.model.edition import TreeFile
from playbook.model.history import NoHistory
from playbook.rules.judge import faults_of, findings, index_of
from tests.checkouts import ROOT

_DAY = dt.date(2026, 11, 22)
_MODELS = ("start-here", "method-interview", "segment-youth")
_RUNS = 3
# What makes a copy's title and its answers its own, quoted or not.
_TITLE = re.compile(r"^(title: [\"']?)", re.MULTILINE)
_FRENCH = re.compile(r"(\bfr: [\"']?)(?=[^\s\"'])(?![0-9a-f]{40})")
_LAYERS = ("metadata", "model", "rules", "yaml", "pydantic")


def grown(pages: int) -> dict[str, bytes]:
    """The repository's edition with copies up to this many pages, half of them French."""
    contents = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "docs").rglob("*"))
        if path.suffix in {".md", ".yml"}
    }
    for number in range(pages // 2 - len(_MODELS)):
        model = _MODELS[number % len(_MODELS)]
        contents.update(_copy(contents, model, f"{model}-{number}", number))
    return contents


def _copy(
    contents: Mapping[str, bytes], model: str, page_id: str, number: int
) -> Iterator[tuple[str, bytes]]:
    neighbour = f"{_MODELS[(number - 1) % len(_MODELS)]}-{number - 1}" if number else model
    for path in [path for path in contents if path.rpartition("/")[2].startswith(f"{model}.")]:
        text = contents[path].decode()
        text = text.replace(f"id: {model}", f"id: {page_id}", 1)
        text = _TITLE.sub(rf"\g<1>{number} ", text, count=1)
        text = _FRENCH.sub(rf"\g<1>{number} ", text.replace(f"[[{model}", f"[[{neighbour}"))
        yield path.replace(f"{model}.", f"{page_id}."), text.encode()


def check(contents: Mapping[str, bytes]) -> int:
    """Read and judge; how many findings there are."""
    files = [TreeFile(path, "file", len(data), data[:512]) for path, data in contents.items()]
    reading = read_edition(files, contents, _DAY)
    faults = list(reading.faults)
    if reading.edition:
        index = index_of(reading.edition, NoHistory())
        faults += faults_of(reading.edition, index, NoHistory())
    return len(findings(faults, None, release=False))


def measure(pages: int) -> float:
    """Print the figures for one size; pages per second, the median of several runs."""
    contents = grown(pages)
    seconds: list[float] = []
    found = 0
    for _ in range(_RUNS):
        start = time.perf_counter()
        found = check(contents)
        seconds.append(time.perf_counter() - start)
    middle = statistics.median(seconds)
    sys.stdout.write(
        f"{pages} pages: {middle:.2f} s (from {min(seconds):.2f} to {max(seconds):.2f}), "
        f"{pages / middle:.0f} pages/s, {found} findings\n"
    )
    return middle


def shares(pages: int) -> None:
    """Print where the time of one check goes, by the part of the program that spends it."""
    profile = cProfile.Profile()
    contents = grown(pages)
    profile.runcall(check, contents)
    spent: dict[str, float] = {}
    for (path, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        part = next((layer for layer in _LAYERS if f"/{layer}/" in path), "built-in functions")
        if "/rules/" in path:
            part = f"rules/{path.split('/rules/')[1].split('/')[0].removesuffix('.py')}"
        spent[part] = spent.get(part, 0) + own
    total = sum(spent.values())
    for part, own in sorted(spent.items(), key=lambda item: -item[1])[:12]:
        sys.stdout.write(f"  {own / total:5.1%} {part}\n")
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:] if size] or [1000, 5000]
    took = [measure(size) for size in sizes]
    if len(took) > 1:
        growth = (took[-1] / took[0]) / (sizes[-1] / sizes[0])
        sys.stdout.write(f"time a page at {sizes[-1]}: {growth:.2f} times that at {sizes[0]}\n")
    shares(sizes[0])
