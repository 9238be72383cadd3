"""`playbook stage DIR`: the site as trees of plain Markdown, for another engine or an export."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from playbook.cli.build import report
from playbook.cli.context import ERRORS_FOUND, USAGE, end, language_option, playbook_root, say
from playbook.cli.words import BROKEN, NOT_EMPTY, STAGED
from playbook.model.text import Language
from playbook.publish.folder import is_free
from playbook.site.plan import SitePlan
from playbook.site.stage import configuration, staged_tree
from playbook.starter.excerpt import block
from playbook.workspace import open_workspace


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--language",
    "only",
    type=click.Choice([language.value for language in Language]),
    help="Stage one language only / une seule langue.",
)
@language_option
def command(folder: Path, only: str | None, language: Language) -> None:
    """Write the site as plain Markdown into the new folder DIR / écrire le site en Markdown."""
    root = playbook_root(language)
    if not is_free(folder):
        end(USAGE, NOT_EMPTY, language, path=folder)
    workspace = open_workspace(root)
    report(workspace, language)
    if workspace.publication is None:
        end(ERRORS_FOUND, BROKEN, language)
    for one in [Language(only)] if only else Language:
        plan = SitePlan(workspace.publication, one)
        count = _write(plan, root, folder)
        click.echo(say(STAGED, language, path=folder / one.value, count=count))


def _write(plan: SitePlan, root: Path, folder: Path) -> int:
    """Write one language's tree, with its configuration beside it; how many files it has."""
    tree = folder / plan.language.value
    texts = dict(staged_tree(plan))
    for path, text in texts.items():
        _place(tree, path).write_bytes(text.encode())
    for address, path in plan.assets.items():
        shutil.copyfile(root / path, _place(tree, address))
    configured = configuration(plan, _extensions(root))
    (folder / f"mkdocs-{plan.language.value}.yml").write_bytes(configured.encode())
    return len(texts) + len(plan.assets)


def _place(tree: Path, path: str) -> Path:
    """Where a file of the tree stands, its folders made."""
    place = tree / path
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _extensions(root: Path) -> str:
    """What the playbook's own configuration says of Markdown extensions."""
    configuration_file = root / "mkdocs.yml"
    if not configuration_file.is_file():
        return ""
    try:
        return block(configuration_file.read_text(encoding="utf-8"), "markdown_extensions")
    except KeyError:
        return ""
