"""The seam to MkDocs: everything that both knows its configuration and the site's plan.

When MkDocs goes, this file and `hooks/` go with it; nothing of the domain stands here.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from importlib.resources import files as resources
from pathlib import Path
from typing import Final

from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from playbook.engine.icons import icons
from playbook.engine.raw_html import WithoutRawHtml
from playbook.engine.search import SearchError, write_search
from playbook.model.finding import Level
from playbook.model.slug import slug
from playbook.model.text import Language
from playbook.report.text import headline
from playbook.site.content_security import CONTENT_SECURITY_POLICY
from playbook.site.frame import Frame
from playbook.site.markdown import PlaybookMarkdown
from playbook.site.pages.department_css import PATH as DEPARTMENT_CSS
from playbook.site.plan import SitePlan
from playbook.workspace import Workspace, open_workspace

_LOG: Final = logging.getLogger("mkdocs.playbook")
_PLAN: Final = "playbook_plan"
# What no page of the site asks for: Material's own search, and what its scripts are made from.
_UNUSED: Final = re.compile(r"^assets/javascripts/(?:lunr|workers)/|^assets/.*\.map$")
# MkDocs says once, before there is a configuration, what it was started for.
_PREVIEW: Final[deque[bool]] = deque([False], maxlen=1)


def configure(config: MkDocsConfig, language_code: str) -> MkDocsConfig:
    """The configuration of one language's site.

    The checkout is read and judged, unless `follow` has handed over a plan. Raises Abort, which
    MkDocs tells without a traceback, where the reference data can't be read.
    """
    if language_code not in set(Language):
        raise Abort(f"PLAYBOOK_LANGUAGE={language_code}: en | fr")
    language = Language(language_code)
    root = _root(config)
    if _PLAN not in config.extra:
        follow(config, _read_plan(root, language))
    plan = _plan(config)
    config.docs_dir = str(root / "docs" / language.value)
    if Path(config.site_dir) == root / "site":
        config.site_dir = str(root / "site" / language.value)
    _configure_site(config, plan)
    _configure_theme(config, plan)
    _configure_markdown(config, plan)
    return config


def follow(config: MkDocsConfig, plan: SitePlan) -> None:
    """Pages, links and navigation are this plan's from now on; the policy is the one before."""
    config.extra[_PLAN] = plan
    config.nav = plan.navigation
    for extension in config.markdown_extensions:
        if isinstance(extension, PlaybookMarkdown):
            extension.references = plan.references


def _read_plan(root: Path, language: Language) -> SitePlan:
    """The plan of a checkout.

    Findings at error level are logged as warnings, so that `--strict` fails on them alone; the
    rest as information.
    """
    workspace = open_workspace(root)
    _log_findings(workspace, language)
    publication = workspace.publication
    if publication is None:
        message = "the playbook can't be read: run `playbook check` / lancez `playbook check`"
        raise Abort(message)
    return SitePlan(publication, language)


def preview(serving: bool) -> None:  # noqa: FBT001 - the answer to a yes-or-no question
    """Know whether pages are for a server that previews them: such pages allow its script."""
    _PREVIEW.append(serving)


def watched(config: MkDocsConfig) -> Iterator[str]:
    """The folders beside a language's tree that its site is made of."""
    for name in ("records", "assets"):
        folder = _root(config) / "docs" / name
        if folder.is_dir():
            yield str(folder)


def add_files(files: Files, config: MkDocsConfig) -> Files:
    """Generated pages and shared assets in; files that the plan does not know out.

    A file under `docs/en/assets/javascripts` would replace the theme's own script.
    """
    plan = _plan(config)
    paths = set(plan.paths)
    kept = Files(
        [file for file in files if file.src_dir != config.docs_dir or file.src_uri in paths]
    )
    if len(kept) < len(files):  # where such a file is, MkDocs has left out the theme's
        kept.add_files_from_theme(config.theme.get_env(), config)
    for file in [file for file in kept if _UNUSED.search(file.src_uri)]:
        kept.remove(file)
    for path in sorted(paths - kept.src_uris.keys()):
        kept.append(File.generated(config, path, content=""))  # `markdown_of` has the text
    for address in sorted(plan.files):
        kept.append(_MachineFile(config, address))
    for address, path in sorted(plan.assets.items()):
        source = str(_root(config) / path)
        kept.append(File.generated(config, address, abs_src_path=source))
    return kept


class _MachineFile(File):
    """A generated file for machines, made when it is asked for."""

    def __init__(self, config: MkDocsConfig, address: str) -> None:
        super().__init__(address, None, config.site_dir, config.use_directory_urls)
        self.generated_by = _LOG.name
        self._config = config

    @property
    def _content(self) -> str:  # type: ignore[override]  # MkDocs only reads it
        return _plan(self._config).files[self.src_uri].content


def markdown_of(page: Page, config: MkDocsConfig) -> str:
    """The page's Markdown after an empty line, which MkDocs takes for the end of metadata.

    MkDocs renders it before it reads the next page.
    """
    path = page.file.src_uri
    for extension in config.markdown_extensions:
        if isinstance(extension, PlaybookMarkdown):
            extension.turn_to(path)
    return "\n" + _plan(config).page(path).markdown


def safe_metadata(page: Page, config: MkDocsConfig) -> dict[str, object]:
    """The only metadata that templates see."""
    frame = _plan(config).page(page.file.src_uri).frame
    told: dict[str, object] = {"title": frame.title, "description": frame.description}
    # The home page leads everywhere by itself; on a narrow screen the drawer stays.
    return {**told, "hide": ["navigation", "toc"]} if page.is_homepage else told


def frame_of(page: Page, config: MkDocsConfig) -> Frame:
    """What stands around the page's text, which has been rendered."""
    taken = len((page.content or "").encode(errors="xmlcharrefreplace"))
    return _plan(config).frame(page.file.src_uri, partial(_markdown, config), taken)


def _markdown(config: MkDocsConfig, ours: Sequence[Extension]) -> Markdown:
    """A Markdown of its own with the extensions of every page, and these instead of the plan's."""
    others = [one for one in config.markdown_extensions if not isinstance(one, PlaybookMarkdown)]
    return Markdown(extensions=[*others, *ours], extension_configs=config.mdx_configs)


def base_of_template(template_name: str, config: MkDocsConfig) -> dict[str, object]:
    """The 404 page is read at any depth: where the site's address is not known, from `/en/`."""
    if template_name != "404.html" or config.site_url:
        return {}
    return {"base_url": f"/{_plan(config).language.value}/"}


def add_search(config: MkDocsConfig) -> None:
    """Write the search beside the pages; raises Abort, in a sentence, where it can't be built."""
    try:
        write_search(_plan(config), Path(config.site_dir))
    except SearchError as error:
        raise Abort(str(error)) from error


def template_globals(config: MkDocsConfig) -> dict[str, object]:
    """What every template may print: the words of the language and the edition's own values."""
    plan = _plan(config)
    policy = None if _PREVIEW[-1] else CONTENT_SECURITY_POLICY
    return {
        "words": plan.words,
        "playbook": plan,
        "frame": None,
        "content_security_policy": policy,
    }


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _plan(config: MkDocsConfig) -> SitePlan:
    plan: SitePlan = config.extra[_PLAN]
    return plan


def _configure_site(config: MkDocsConfig, plan: SitePlan) -> None:
    policy = plan.index.reference.policy.value
    config.site_name = plan.site_name
    config.copyright = plan.copyright
    if policy.site_url and not config.site_url:
        config.site_url = f"{policy.site_url}{plan.language.value}/"
    # Not a list: Material would name a page of this language as the other language's.
    config.extra["alternate"] = True
    config.extra["generator"] = False


def _configure_theme(config: MkDocsConfig, plan: SitePlan) -> None:
    config.theme["language"] = plan.language.value
    config.theme.dirs.insert(0, str(resources("playbook.theme")))
    for kind, listed in (
        ("stylesheets", config.extra_css),
        ("javascripts", config.extra_javascript),
    ):
        listed.extend(f"{kind}/{name}" for name in _shipped(kind))
    config.extra_css.append(DEPARTMENT_CSS)


def _shipped(kind: str) -> Iterator[str]:
    """The names of the theme's files of a kind; `worker-` marks a script that a page starts."""
    folder = resources("playbook.theme").joinpath(kind)
    names = sorted(file.name for file in folder.iterdir() if file.is_file())
    return (name for name in names if not name.startswith("worker-"))


def _configure_markdown(config: MkDocsConfig, plan: SitePlan) -> None:
    # Icons stand here, not in mkdocs.yml: their settings are functions, which no safe YAML names.
    extensions = [PlaybookMarkdown(plan.references), WithoutRawHtml(), icons()]
    config.markdown_extensions.extend(extensions)
    config.mdx_configs.setdefault("toc", {})["slugify"] = slug
    back = plan.words.text("back_to_note", number="{}")
    config.mdx_configs.setdefault("footnotes", {})["BACKLINK_TITLE"] = back


def _log_findings(workspace: Workspace, language: Language) -> None:
    for finding in workspace.findings:
        level = logging.WARNING if finding.level is Level.ERROR else logging.INFO
        _LOG.log(level, headline(finding, language))
