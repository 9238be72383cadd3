"""The site of one language, as values: navigation, every page's Markdown and frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.queue import Assessment
from playbook.model.reference import Fact, Source
from playbook.model.text import Language
from playbook.site.boxes import BOXES
from playbook.site.escape import SafeHtml, safe
from playbook.site.frame import Frame, generated_frame, idea_frame, page_frame, without_change
from playbook.site.frame.values import Piece, to_file
from playbook.site.generated import GeneratedFile, GeneratedPage, Group
from playbook.site.glossary import glossary
from playbook.site.glossary_terms import TermTips
from playbook.site.ideas import AGES
from playbook.site.markdown import Note, References, Target
from playbook.site.navigation import SectionPages, section_path, sections, source_path
from playbook.site.pages.group import group_pages, group_path
from playbook.site.pages.registry import FILES, PAGES
from playbook.site.proposed import MakeMarkdown, Site, proposed
from playbook.site.publication import Publication
from playbook.site.words import SiteWords, catalogue
from playbook.site.writer import Writer

Entry = dict[str, str]
Navigation = list[dict[str, str | list[Entry]]]
MEDIA = "media/"
_ASSETS = "docs/assets/"
_GROUPS: Final[tuple[Group, ...]] = ("browse", "boards", "help")


@dataclass(frozen=True)
class SitePage:
    """A page to build: its Markdown without metadata, and what stands around it.

    `assessment` is what a suggestion would change, on the page of one.
    """

    markdown: str
    frame: Frame
    assessment: Assessment | None = None


@dataclass(frozen=True)
class SitePlan:
    """What an engine needs to build one language; paths are within the language's tree."""

    publication: Publication
    language: Language

    @property
    def index(self) -> Index:
        """The pages and records."""
        return self.publication.index

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
    def edition(self) -> SafeHtml:
        """Which edition this is, and of which day."""
        policy = self.index.reference.policy.value
        date = self.words.date(policy.edition_date)
        return safe(self.words.text("edition", edition=policy.edition, date=date))

    @property
    def site_url(self) -> SafeHtml | None:
        """The address above both languages, where the policy gives one."""
        address = self.index.reference.policy.value.site_url
        return safe(address) if address else None

    @property
    def as_of(self) -> SafeHtml:
        """The day that dated judgements on the page go by."""
        return safe(self.words.text("as_of", date=self.words.date(self.index.reference.as_of)))

    @property
    def about(self) -> tuple[Piece, ...]:
        """The pages about the site itself, for the foot of each page."""
        return tuple(
            to_file(page.path, page.title) for page in self.generated if page.group == "help"
        )

    @property
    def script_words(self) -> Mapping[str, str | Sequence[str]]:
        """What the theme's scripts say, and the words that have an order of their own."""
        said = {key: self.words.text(key) for key in catalogue() if key.startswith("script_")}
        return {**said, "ages": [self.words.text(key) for key in AGES]}

    @property
    def start(self) -> str:
        """The address of the first section's own page, where a newcomer begins."""
        first = next(iter(sections(self.index, self.language)), None)
        return f"{first.id}/" if first else "."

    @cached_property
    def writer(self) -> Writer:
        """What generated pages are written with."""
        return Writer(self.publication, self.words)

    @cached_property
    def generated(self) -> tuple[GeneratedPage, ...]:
        """Every generated page, in the order of the navigation."""
        made = tuple(page for maker in PAGES for page in maker(self.writer))
        return (*made, *group_pages(self.writer, made))

    @property
    def paths(self) -> Iterable[str]:
        """The source path of every page of the language; nothing is written for it."""
        return self._sources.keys()

    @cached_property
    def _sources(self) -> Mapping[str, Page | GeneratedPage]:
        return {
            **{source_path(page): page for page in self.index.pages(self.language)},
            **{page.path: page for page in self.generated},
        }

    @cached_property
    def _planned(self) -> dict[str, SitePage]:
        return {}

    def page(self, path: str) -> SitePage:
        """A page by its source path, made when it is first asked for; KeyError where none is."""
        if path not in self._planned:
            source = self._sources[path]
            make = self._generated if isinstance(source, GeneratedPage) else self._authored
            self._planned[path] = make(source)  # type: ignore[arg-type]  # each makes its own kind
        return self._planned[path]

    def frame(self, path: str, make: MakeMarkdown, taken: int) -> Frame:
        """What stands around a page, with what a suggestion would change.

        `make` renders it, in what the page's text has left of its room: `taken` are its bytes.
        """
        planned = self.page(path)
        if planned.assessment is None:
            return planned.frame
        made = proposed(planned.assessment, self._sites, self.words, make, taken)
        around = planned.frame if made.has_text else without_change(planned.frame)
        return replace(around, proposed=made.changes, left_out=made.left_out)

    @cached_property
    def _sites(self) -> Mapping[Language, Site]:
        """Both languages' sites, seen from the page of a suggestion."""
        other = SitePlan(self.publication, self.language.other)
        above = "../../"
        return {
            self.language: Site(self.references, frozenset(self.paths), self._machine_files, above),
            other.language: Site(
                other.references,
                frozenset(other.paths),
                other._machine_files,
                f"{above}../{other.language.value}/",
            ),
        }

    @property
    def _machine_files(self) -> frozenset[str]:
        """The addresses of everything that is no page."""
        return frozenset((*self.assets, *self.files))

    @cached_property
    def pages(self) -> Mapping[str, SitePage]:
        """Every page of the language by source path, authored and generated."""
        return {path: self.page(path) for path in self.paths}

    @cached_property
    def files(self) -> Mapping[str, GeneratedFile]:
        """Every generated file for machines, by its address."""
        made = (file for maker in FILES for file in maker(self.writer))
        return {file.path: file for file in made}

    @property
    def navigation(self) -> Navigation:
        """Home, the sections with their pages, then the groups of generated pages."""
        titles = {page.path: page.title for page in self.generated}
        home: Navigation = [{self.words["home"]: "index.md"}]
        authored = [self._section(section) for section in sections(self.index, self.language)]
        return home + authored + [self._group(group, titles) for group in self._groups]

    @staticmethod
    def _section(section: SectionPages) -> dict[str, str | list[Entry]]:
        label = safe(section.label)
        entries: list[Entry] = [{label: section_path(section.id)}]
        entries += [{safe(page.meta.title): source_path(page)} for page in section.pages]
        return {label: entries}

    @property
    def _groups(self) -> list[Group]:
        """The groups that have a page."""
        used = {page.group for page in self.generated}
        return [group for group in _GROUPS if group in used]

    def _group(self, group: Group, titles: Mapping[str, str]) -> dict[str, str | list[Entry]]:
        paths = [group_path(group)]
        paths += [page.path for page in self.generated if page.group == group]
        return {self.words[group]: [{safe(titles[path]): path} for path in paths]}

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
            only_in=lambda language: self.words.text(f"only_in_{language.value}"),
            back=lambda number: self.words.text("back_to_note", number=str(number)),
            task=lambda done: self.words.text("task_done" if done else "task_to_do"),
            box=lambda kind: self.words.text(BOXES[kind]) if kind in BOXES else None,
            terms=self._terms.on,
        )

    @cached_property
    def _terms(self) -> TermTips:
        """What pages explain of the glossary."""
        entries = glossary(self.publication, self.language).values()
        pages = {source_path(page): page.id for page in self.index.pages(self.language)}
        return TermTips.of(entries, pages, self.language)

    def _authored(self, page: Page) -> SitePage:
        return SitePage(page.markdown, page_frame(page, self.publication, self.words))

    def _generated(self, page: GeneratedPage) -> SitePage:
        if page.idea:
            around = idea_frame(page, page.idea, self.publication, self.words, self.as_of)
            return SitePage(page.markdown, around, page.idea.assessment)
        frame = generated_frame(page, self.publication, self.words, self.as_of)
        return SitePage(page.markdown, frame)

    def _target(self, page_id: str) -> Target | None:
        here = self.index.page(page_id, self.language)
        page = here or self.index.page(page_id, self.language.other)
        if page is None:
            return None
        return Target(source_path(page), page.meta.title, None if here else page.language)

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
