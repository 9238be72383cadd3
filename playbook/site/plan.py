"""The site of one language, as values: navigation, every page's Markdown and frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.reference import Fact, Source
from playbook.model.text import Language
from playbook.site.escape import SafeHtml, safe
from playbook.site.frame import Frame, page_frame, record_path
from playbook.site.home_page import home_page
from playbook.site.markdown import Note, References, Target
from playbook.site.navigation import sections, source_path
from playbook.site.record_page import record_page
from playbook.site.words import SiteWords

Navigation = list[dict[str, str | list[str]]]
MEDIA = "media/"
_ASSETS = "docs/assets/"


@dataclass(frozen=True)
class SitePage:
    """A page to build: its Markdown without metadata, and what stands around it."""

    markdown: str
    frame: Frame


@dataclass(frozen=True)
class SitePlan:
    """What an engine needs to build one language; paths are within the language's tree."""

    index: Index
    language: Language

    @cached_property
    def words(self) -> SiteWords:
        """The site's own words."""
        return SiteWords(self.language)

    @property
    def site_name(self) -> SafeHtml:
        """The playbook's name."""
        return safe(self.index.reference.policy.value.name.in_(self.language))

    @property
    def copyright(self) -> SafeHtml:
        """The notice and licence for the foot of each page."""
        policy = self.index.reference.policy.value
        parts = (policy.department, policy.licence)
        return safe(" · ".join(part.in_(self.language) for part in parts))

    @property
    def notice(self) -> SafeHtml:
        """What the edition says of itself on every page."""
        return safe(self.index.reference.policy.value.notice.in_(self.language))

    @property
    def colour(self) -> str:
        """The department's colour."""
        return self.index.reference.policy.value.colour

    @property
    def as_of(self) -> SafeHtml:
        """The day that dated judgements on the page go by."""
        return safe(self.words.text("as_of", date=self.words.date(self.index.reference.as_of)))

    @cached_property
    def pages(self) -> Mapping[str, SitePage]:
        """Every page of the language by source path, authored and generated."""
        authored = {source_path(page): page for page in self.index.pages(self.language)}
        return {
            "index.md": self._home(),
            **{path: self._authored(page) for path, page in authored.items()},
            **{record_path(record_id): self._record(record_id) for record_id in self._records},
        }

    @property
    def navigation(self) -> Navigation:
        """Sections and their pages, in order."""
        home: Navigation = [{self.words["home"]: "index.md"}]
        listed = sections(self.index, self.language)
        return home + [
            {safe(section.label): [source_path(page) for page in section.pages]}
            for section in listed
        ]

    @property
    def assets(self) -> Mapping[str, str]:
        """Each shared file's path in the checkout, by its address in the site."""
        return {
            MEDIA + path.removeprefix(_ASSETS): path
            for path, file in self.index.files.items()
            if path.startswith(_ASSETS) and file.kind == "file"
        }

    @property
    def references(self) -> References:
        """What wiki links and citations resolve to."""
        return References(
            page=self._target,
            note=self._note,
            sources_title=self.words.text("sources"),
            missing=self.words.text("not_found").lower(),
            back=lambda number: self.words.text("back_to_note", number=str(number)),
        )

    @property
    def _records(self) -> tuple[str, ...]:
        """The records whose page stands in this language."""
        ids = self.index.records
        return tuple(one for one in sorted(ids) if self.index.page(one, self.language))

    def _home(self) -> SitePage:
        frame = Frame(self.site_name, self.words["home_intro"])
        return SitePage(home_page(self.index, self.words), frame)

    def _authored(self, page: Page) -> SitePage:
        return SitePage(page.markdown, page_frame(page, self.index, self.words))

    def _record(self, record_id: str) -> SitePage:
        record = self.index.records[record_id]
        page = record.pages.of(self.language)
        title = page.meta.title if page else record_id
        frame = Frame(
            safe(self.words.text("gba_record_of", title=title)),
            safe(self.words.text("gba_record_description", title=title)),
            twin=record.pages.of(self.language.other) is not None,
        )
        return SitePage(record_page(record, self.index, self.words), frame)

    def _target(self, page_id: str) -> Target | None:
        page = self.index.page(page_id, self.language)
        return Target(source_path(page), page.meta.title) if page else None

    def _note(self, source_id: str, locator: str | None) -> Note | None:
        reference = self.index.reference
        fact = reference.facts.value.by_id.get(source_id)
        if fact:
            return self._fact_note(fact)
        source = reference.sources.value.by_id.get(source_id)
        return self._source_note(source, locator) if source else None

    def _fact_note(self, fact: Fact) -> Note | None:
        source = self.index.reference.sources.value.by_id.get(fact.source)
        return self._source_note(source, fact.at.in_(self.language)) if source else None

    def _source_note(self, source: Source, locator: str | None) -> Note:
        parts = [
            source.publisher.in_(self.language),
            source.title.in_(self.language),
            source.date or "",
            locator or "",
        ]
        return Note(", ".join(part for part in parts if part), source.url)
