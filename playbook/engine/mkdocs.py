"""The seam to MkDocs: everything that both knows its configuration and the site's plan.

When MkDocs goes, this file and `hooks/` go with it; nothing of the domain stands here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib.resources import files as resources
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from playbook.engine.raw_html import WithoutRawHtml
from playbook.model.finding import Level
from playbook.model.slug import slug
from playbook.model.text import Language
from playbook.report.text import headline
from playbook.site.frame import Frame
from playbook.site.markdown import PlaybookMarkdown
from playbook.site.plan import SitePlan
from playbook.site.publication import Publication
from playbook.workspace import Workspace, open_workspace

_LOG: Final = logging.getLogger("mkdocs.playbook")
_PLAN: Final = "playbook_plan"


def configure(config: MkDocsConfig, language_code: str) -> MkDocsConfig:
    """The configuration of one language's site.

    Findings at error level are logged as warnings, so that `--strict` fails on them alone; the
    rest as information. Raises Abort, which MkDocs tells without a traceback, where the reference
    data can't be read.
    """
    if language_code not in set(Language):
        raise Abort(f"PLAYBOOK_LANGUAGE={language_code}: en | fr")
    language = Language(language_code)
    root = _root(config)
    workspace = open_workspace(root)
    _log_findings(workspace, language)
    publication = publication_of(workspace)
    if publication is None:
        message = "the playbook can't be read: run `playbook check` / lancez `playbook check`"
        raise Abort(message)
    plan = SitePlan(publication, language)
    config.extra[_PLAN] = plan
    config.docs_dir = str(root / "docs" / language.value)
    if Path(config.site_dir) == root / "site":
        config.site_dir = str(root / "site" / language.value)
    _configure_site(config, plan)
    _configure_theme(config, plan)
    _configure_markdown(config, plan)
    return config


def publication_of(workspace: Workspace) -> Publication | None:
    """What sites are made of; None where the reference data can't be read."""
    if workspace.index is None or workspace.edition is None:
        return None
    registers = workspace.edition.registers
    return Publication(workspace.index, registers, workspace.history, workspace.findings)


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
    kept = Files(
        [file for file in files if file.src_dir != config.docs_dir or file.src_uri in plan.pages]
    )
    if len(kept) < len(files):  # where such a file is, MkDocs has left out the theme's
        kept.add_files_from_theme(config.theme.get_env(), config)
    for path in sorted(plan.pages.keys() - kept.src_uris.keys()):
        kept.append(File.generated(config, path, content=plan.pages[path].markdown))
    for address, content in sorted(plan.files.items()):
        kept.append(File.generated(config, address, content=content))
    for address, path in sorted(plan.assets.items()):
        source = str(_root(config) / path)
        kept.append(File.generated(config, address, abs_src_path=source))
    return kept


def markdown_of(page: Page, config: MkDocsConfig) -> str:
    """The page's Markdown after an empty line, which MkDocs takes for the end of metadata."""
    return "\n" + _plan(config).pages[page.file.src_uri].markdown


def safe_metadata(page: Page, config: MkDocsConfig) -> dict[str, object]:
    """The only metadata that templates see."""
    frame = frame_of(page, config)
    return {"title": frame.title, "description": frame.description}


def frame_of(page: Page, config: MkDocsConfig) -> Frame:
    """What stands around the page's text."""
    return _plan(config).pages[page.file.src_uri].frame


def base_of_template(template_name: str, config: MkDocsConfig) -> dict[str, object]:
    """The 404 page is read at any depth: where the site's address is not known, from `/en/`."""
    if template_name != "404.html" or config.site_url:
        return {}
    return {"base_url": f"/{_plan(config).language.value}/"}


def template_globals(config: MkDocsConfig) -> dict[str, object]:
    """What every template may print: the words of the language and the edition's own values."""
    plan = _plan(config)
    return {"words": plan.words, "playbook": plan, "frame": None}


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _plan(config: MkDocsConfig) -> SitePlan:
    plan: SitePlan = config.extra[_PLAN]
    return plan


def _configure_site(config: MkDocsConfig, plan: SitePlan) -> None:
    policy = plan.index.reference.policy.value
    config.site_name = plan.site_name
    config.copyright = plan.copyright
    config.nav = plan.navigation
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


def _shipped(kind: str) -> Iterator[str]:
    """The names of the theme's files of a kind; `worker-` marks a script that a page starts."""
    folder = resources("playbook.theme").joinpath(kind)
    names = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []
    return (name for name in names if not name.startswith("worker-"))


def _configure_markdown(config: MkDocsConfig, plan: SitePlan) -> None:
    extensions = [PlaybookMarkdown(plan.references), WithoutRawHtml()]
    config.markdown_extensions.extend(extensions)  # type: ignore[arg-type]
    config.mdx_configs.setdefault("toc", {})["slugify"] = slug
    back = plan.words.text("back_to_note", number="{}")
    config.mdx_configs.setdefault("footnotes", {})["BACKLINK_TITLE"] = back


def _log_findings(workspace: Workspace, language: Language) -> None:
    for finding in workspace.findings:
        level = logging.WARNING if finding.level is Level.ERROR else logging.INFO
        _LOG.log(level, headline(finding, language))
