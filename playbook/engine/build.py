"""Builds both languages, each in a process of its own: two cores, two searches, two `lang`s."""

from __future__ import annotations

import io
import logging
import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from playbook.model.reference import Policy
from playbook.model.text import Language
from playbook.site.root_page import root_not_found, root_page


@dataclass(frozen=True)
class Built:
    """One language's build: what went wrong, if anything, and what the engine logged."""

    language: Language
    trouble: str | None
    log: str


@contextmanager
def builders() -> Iterator[ProcessPoolExecutor]:
    """A process for each language."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(Language), context, _leave_interrupts) as pool:
        yield pool


def _leave_interrupts() -> None:
    """Ctrl+C reaches every process of a terminal; the one that was started ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def build_languages(pool: ProcessPoolExecutor, root: Path, target: Path) -> tuple[Built, ...]:
    """Build every language of a checkout into a folder of its name under `target`."""
    jobs = [
        pool.submit(build_language, root / "mkdocs.yml", language, target / language.value)
        for language in Language
    ]
    return tuple(job.result() for job in jobs)


def build_language(configuration: Path, language: Language, target: Path) -> Built:
    """Build one language as `mkdocs build -d TARGET` would."""
    os.environ["PLAYBOOK_LANGUAGE"] = language.value
    with _captured_log() as log:
        try:
            config = load_config(str(configuration), site_dir=str(target))
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except (MkDocsException, Abort) as error:
            return Built(language, str(error) or log.getvalue(), log.getvalue())
    return Built(language, None, log.getvalue())


def write_root(policy: Policy, target: Path) -> None:
    """Write what stands above both languages."""
    (target / "index.html").write_text(root_page(policy), encoding="utf-8")
    (target / "404.html").write_text(root_not_found(policy), encoding="utf-8")


@contextmanager
def _captured_log() -> Iterator[io.StringIO]:
    """What MkDocs logs at warning level and above, without what the findings already said."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setLevel(logging.WARNING)
    handler.addFilter(lambda record: record.name != "mkdocs.playbook")
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield written
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
