"""MkDocs renders templates: give them the site's words and the page's frame."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from playbook.engine.mkdocs import base_of_template, frame_of, template_globals


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> Environment:
    """Words and values that every template may print."""
    env.globals.update(template_globals(config))
    return env


def on_template_context(
    context: dict[str, object], template_name: str, config: MkDocsConfig
) -> dict[str, object]:
    """Pages without a place of their own, such as 404, link from where the language is served."""
    return {**context, **base_of_template(template_name, config)}


def on_page_context(
    context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, object]:
    """What stands around this page's text."""
    del nav
    return {**context, "frame": frame_of(page, config)}
