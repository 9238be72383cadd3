"""A playbook as it was saved last: every address is answered from the checkout, not from a build.

Invariants: an address is only ever looked up among the addresses that there are, never opened as
a path; only `refresh` changes what is shown, and only one thread calls it.
"""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Event, Lock
from typing import Final, NamedTuple, TypeAlias

from mkdocs.exceptions import MkDocsException

from playbook.engine.live_background import Background, Job, Pause
from playbook.engine.live_language import LiveLanguage
from playbook.engine.live_plan import LivePlan
from playbook.engine.live_search import LiveSearch
from playbook.engine.live_watch import Watch
from playbook.model.edition import Edition
from playbook.model.finding import Finding
from playbook.model.text import Language
from playbook.site.root_page import root_not_found, root_page, site_path
from playbook.site.unreadable_page import unreadable_page, unshown_page
from playbook.workspace import OpenCheckout, Workspace

_SECONDS_TO_END: Final = 5
# Writing a search is much work, and few look for what they have just written.
_SECONDS_TO_SEARCH: Final = 2


Stamp: TypeAlias = tuple[int, int]


class Answer(NamedTuple):
    """What an address is answered with.

    The name tells what kind of file it is; a page that `follows` is loaded anew after each save.
    """

    body: bytes
    name: str = "index.html"
    status: HTTPStatus = HTTPStatus.OK
    follows: bool = False
    location: str = ""


class News(NamedTuple):
    """What was taken in: a workspace, and the files judged in it; None where all of them are."""

    workspace: Workspace
    judged: frozenset[str] | None


class LivePlaybook:
    """Answers every address of a site from the checkout, as it was saved last."""

    def __init__(self, root: Path, folder: Path, trouble: Callable[[str], None]) -> None:
        """The search is written into `folder`; `trouble` is told what fails, in a sentence."""
        self._root = root
        self._configuration = root / "mkdocs.yml"
        self._checkout = OpenCheckout(root)
        self._search = LiveSearch(folder, trouble)
        self._trouble = trouble
        self._background = Background()
        self._configured: Stamp | None = None
        self._refreshing = Lock()
        self._saved = Event()
        self._saved.set()
        self._workspace: Workspace | None = None
        self._languages: dict[Language, LiveLanguage] = {}
        self._languages_of: object = None
        self._verdict: tuple[Workspace, tuple[Finding, ...]] | None = None
        self._settled = False
        self._wake: Callable[[], None] = lambda: None
        self._watch: Watch | None = None

    @property
    def mount(self) -> str:
        """The path that both languages are served under."""
        edition = self._workspace.edition if self._workspace else None
        return site_path(edition.reference.policy.value) if edition else "/"

    def start(self, wake: Callable[[], None]) -> None:
        """Call `wake`, from any thread, whenever there is something to refresh."""
        self._wake = wake
        self._watch = Watch(self._root / "docs", self._unread, self.saved)
        self._watch.start()

    def stop(self) -> None:
        """End what goes on in the background."""
        if self._watch:
            self._watch.stop()
        self._background.stop(_SECONDS_TO_END)

    def refresh(self) -> Iterator[News]:
        """Take in what was judged or saved meanwhile, and tell it.

        Where a file can't be read, what was shown before is still shown.
        """
        with self._background.urgent(), self._refreshing:
            verdict, self._verdict = self._verdict, None
            settled = self._checkout.settle(*verdict) if verdict else None
            if settled:
                self._settled = True
                self._show(settled, self._searches(settled))
                yield News(settled, None)
            if self._saved.is_set():
                self._saved.clear()
                try:
                    workspace, judged = self._checkout.reopened()
                except OSError as error:
                    self._trouble(str(error))
                    return
                self._show(workspace, self._checks(workspace))
                yield News(workspace, judged)

    def _unread(self) -> object | None:
        """The stamps of now, where they are not those of what is shown."""
        # Each question to the system gives the turn away, and a thread that computes keeps it for
        # milliseconds: thousands of questions beside it would take half a minute.
        with self._background.urgent():
            now = self._checkout.unread(), _stamp(self._configuration)
        return None if now == (None, self._configured) or self._refreshing.locked() else now

    def saved(self) -> None:
        """Something was saved: the next refresh reads it."""
        self._saved.set()
        self._wake()

    def _show(self, workspace: Workspace, jobs: Iterable[Job]) -> None:
        """Answer from this workspace from now on; what can wait is done when nobody asks."""
        publication = workspace.publication
        self._configured = _stamp(self._configuration)
        if publication and workspace.edition:
            plans = {language: LivePlan(publication, language) for language in Language}
            made_of = (workspace.edition.reference.policy, self._configured)
            if made_of == self._languages_of:
                for language, plan in plans.items():
                    self._languages[language].show(plan)
            else:
                self._languages = {
                    language: LiveLanguage(self._configuration, plan)
                    for language, plan in plans.items()
                }
                self._languages_of = made_of
        if self._workspace is None:
            gc.freeze()  # what was just read stays: no use in going through it again and again
        self._workspace = workspace
        self._background.give([*jobs])

    def _checks(self, workspace: Workspace) -> Iterator[Job]:
        if workspace.edition:
            yield Job(self._warm)
            yield Job(partial(self._judge, workspace))
            yield from self._searches(workspace)

    def _searches(self, workspace: Workspace) -> Iterator[Job]:
        publication = workspace.publication
        if publication:
            for language in Language:
                write = partial(self._search.write, publication, language)
                yield Job(write, _SECONDS_TO_SEARCH)

    def _warm(self, pause: Pause) -> None:
        """Start the engines, so that the first page does not wait for them."""
        for language in self._languages.values():
            pause()
            with suppress(MkDocsException):  # whoever asks for a page is told
                language.start()

    def _judge(self, workspace: Workspace, pause: Pause) -> None:
        found = self._checkout.judged(workspace, pause)
        if found != workspace.findings or not self._settled:
            self._verdict = (workspace, found)
            self._wake()

    def answer(self, path: str) -> Answer:
        """What an address is answered with: its path from the root of the server."""
        with self._background.urgent():
            workspace = self._workspace
            if workspace is None or workspace.edition is None:
                return _unreadable(workspace, _languages(path.strip("/")))
            if not path.startswith(self.mount):
                known = f"{path}/" in {self.mount, "//"}
                return _elsewhere(self.mount) if known else self._nowhere(workspace.edition)
            address = _straight(path.removeprefix(self.mount))
            return self._answer(address, workspace, workspace.edition)

    def _answer(self, address: str, workspace: Workspace, edition: Edition) -> Answer:
        """What an address under the mount is answered with."""
        first, slash, rest = address.partition("/")
        languages = _languages(first)
        if address in {"", "index.html"}:
            return Answer(root_page(edition.reference.policy.value).encode())
        if len(languages) > 1:
            return self._nowhere(edition)
        if not slash:
            return _elsewhere(f"{self.mount}{first}/")
        try:
            return self._answer_in(languages[0], rest, workspace)
        except MkDocsException:  # it was logged where it was raised
            return _page(unshown_page(languages), HTTPStatus.INTERNAL_SERVER_ERROR)

    def _nowhere(self, edition: Edition) -> Answer:
        page = root_not_found(edition.reference.policy.value)
        return Answer(page.encode(), status=HTTPStatus.NOT_FOUND)

    def _answer_in(self, language: Language, address: str, workspace: Workspace) -> Answer:
        """What an address within a language is answered with."""
        live = self._languages[language]
        target = f"{address}index.html" if address.endswith("/") or not address else address
        found = live.file(target)
        if found is None:
            found = self._search.file(language, address)
        if isinstance(found, str):
            return _page(found)
        if found is not None:
            return Answer(found, target)
        if live.stands_at(f"{address}/index.html"):
            return _elsewhere(f"{self.mount}{language}/{address}/")
        path = f"docs/{language}/{address.removesuffix('index.html').rstrip('/')}.md"
        findings = [finding for finding in workspace.findings if finding.place.path == path]
        if findings:
            page = unreadable_page("unreadable_page", [language], findings, workspace.texts)
            return _page(page, HTTPStatus.INTERNAL_SERVER_ERROR)
        return _page(live.not_found(), HTTPStatus.NOT_FOUND)


def _languages(address: str) -> tuple[Language, ...]:
    """The language that an address begins with; both where it begins with none."""
    first = address.partition("/")[0]
    return tuple(one for one in Language if one.value == first) or tuple(Language)


def _straight(address: str) -> str:
    """An address without `.` and `..`, as browsers ask for it."""
    folder = "/" if address.endswith(("/", "/.", "/..")) else ""
    return (posixpath.normpath(f"/{address}").strip("/") + folder).removeprefix("/")


def _page(html: str, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return Answer(html.encode(errors="xmlcharrefreplace"), status=status, follows=True)


def _elsewhere(location: str) -> Answer:
    return Answer(b"", status=HTTPStatus.FOUND, location=location)


def _unreadable(workspace: Workspace | None, languages: Iterable[Language]) -> Answer:
    """The page that stands at every address while the reference data can't be read."""
    texts = workspace.texts if workspace else {}
    findings = sorted(workspace.findings if workspace else (), key=_records_first)
    page = unreadable_page("unreadable_playbook", languages, findings, texts)
    return _page(page, HTTPStatus.INTERNAL_SERVER_ERROR)


def _records_first(finding: Finding) -> bool:
    return not finding.place.path.startswith("docs/records/")


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size
