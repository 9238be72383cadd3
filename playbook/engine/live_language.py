"""One language of a playbook that is served: a page is rendered when somebody asks for it.

The steps are those of `mkdocs.commands.build`, with the same events in the same order, so that a
page is what `mkdocs build` writes; but only the page that is asked for is read and rendered.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from mkdocs.commands.build import _build_template, _populate_page, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from playbook.engine.mkdocs import follow, template_globals
from playbook.model.text import Language
from playbook.site.plan import SitePlan

_LANGUAGE: Final = "PLAYBOOK_LANGUAGE"
# The environment is one for all threads.
_LOADING: Final = Lock()


class _Tree(NamedTuple):
    """The files of the site by the path they would be written to, and what templates list."""

    files: Files
    by_target: Mapping[str, File]
    pages: list[File]
    navigation: Navigation


class LiveLanguage:
    """Answers with pages and files of one language, of the plan that it was shown last."""

    def __init__(self, configuration: Path, plan: SitePlan) -> None:
        self._configuration = configuration
        self._plan = plan
        self._rendering = Lock()
        self._engine: _Engine | None = None

    def show(self, plan: SitePlan) -> None:
        """From now on, answer by this plan; its policy is that of the one before."""
        self._plan = plan

    def file(self, target: str) -> str | bytes | None:
        """What stands at a path such as `methods/talk/index.html`; text is a page's HTML.

        Raises MkDocsException where the configuration is broken.
        """
        with self._rendering:
            return self._ready().file(target)

    def stands_at(self, target: str) -> bool:
        """Whether there is a page or file at a path."""
        with self._rendering:
            return self._ready().stands_at(target)

    def start(self) -> None:
        """Start the engine, and find its templates, before somebody waits for a page."""
        if self._engine is None:
            self.not_found()

    def not_found(self) -> str:
        """The page for an address that leads nowhere."""
        with self._rendering:
            return self._ready().template("404.html")

    def _ready(self) -> _Engine:
        """The engine, started by the first who asks."""
        if self._engine is None:
            self._engine = _Engine(_loaded(self._configuration, self._plan))
        self._engine.follow(self._plan)
        return self._engine


class _Engine:
    """MkDocs, holding the files, the navigation and the templates of one language."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._plan: SitePlan | None = None
        self._addresses: tuple[object, ...] = ()
        self._environment = config.theme.get_env()
        self._theme_files = Files([])
        self._theme_files.add_files_from_theme(self._environment, config)
        self._tree = _Tree(Files([]), {}, [], Navigation([], []))

    def follow(self, plan: SitePlan) -> None:
        """Take over a plan: files where there are others, the navigation where it is another."""
        if plan is self._plan:
            return
        started, navigation = self._plan is not None, self._config.nav
        follow(self._config, plan)
        addresses = (set(plan.paths), plan.files.keys(), plan.assets)
        if addresses != self._addresses:
            self._tree = self._planted(self._files())
        elif self._config.nav != navigation:
            self._tree = self._planted(self._tree.files)
        if started:
            self._environment.globals.update(template_globals(self._config))
        else:
            self._environment = self._config.plugins.on_env(
                self._environment, config=self._config, files=self._tree.files
            )
        self._plan, self._addresses = plan, addresses

    def _files(self) -> Files:
        """The files of the site; those of the theme are looked for once."""
        files = get_files(self._config)
        for file in self._theme_files:
            if files.get_file_from_path(file.src_uri) is None:
                files.append(file)
        files = self._config.plugins.on_files(files, config=self._config)
        set_exclusions(files, self._config)
        return files

    def _planted(self, files: Files) -> _Tree:
        """The files with a new navigation."""
        for file in files:
            file.page = None
        navigation = get_navigation(files, self._config)
        navigation = self._config.plugins.on_nav(navigation, config=self._config, files=files)
        by_target = {file.dest_uri: file for file in files if _is_published(file)}
        return _Tree(files, by_target, [*files.documentation_pages()], navigation)

    def file(self, target: str) -> str | bytes | None:
        """A rendered page or template, a file's content, or nothing."""
        file = self._tree.by_target.get(target)
        if file is None:
            known = target in self._config.theme.static_templates
            return self.template(target).encode() if known else None
        return self._page(file) if file.is_documentation_page() else file.content_bytes

    def stands_at(self, target: str) -> bool:
        """Whether there is a page or file at a path."""
        return target in self._tree.by_target

    def template(self, name: str) -> str:
        """A template that is no page's."""
        template = self._environment.get_template(name)
        tree = self._tree
        return _build_template(name, template, tree.files, self._config, tree.navigation)

    def _page(self, file: File) -> str:
        page = file.page or Page(None, file, self._config)
        _populate_page(page, self._config, self._tree.files)
        page.active = True
        try:
            return self._filled(page)
        finally:
            page.active = False

    def _filled(self, page: Page) -> str:
        """The page's template, filled."""
        config, tree = self._config, self._tree
        context = get_context(tree.navigation, tree.pages, config, page)
        template = self._environment.get_template(page.meta.get("template", "main.html"))
        context = config.plugins.on_page_context(
            context, page=page, config=config, nav=tree.navigation
        )
        return config.plugins.on_post_page(template.render(context), page=page, config=config)


def _is_published(file: File) -> bool:
    return file.inclusion.is_included()  # type: ignore[no-untyped-call, no-any-return]


def _loaded(configuration: Path, plan: SitePlan) -> MkDocsConfig:
    """The configuration of a language, as `mkdocs serve` would have it."""
    with _LOADING, _asked_for(plan.language):
        config = load_config(str(configuration))
        follow(config, plan)
        config.plugins.on_startup(command="serve", dirty=False)
        config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    return config


@contextmanager
def _asked_for(language: Language) -> Iterator[None]:
    """The hooks read the language from the environment."""
    before = os.environ.get(_LANGUAGE)
    os.environ[_LANGUAGE] = language.value
    try:
        yield
    finally:
        if before is None:
            del os.environ[_LANGUAGE]
        else:
            os.environ[_LANGUAGE] = before
