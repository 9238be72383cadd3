"""`playbook explain CODE`: what a code means and why it is there."""

from __future__ import annotations

from collections.abc import Iterator

import click

from playbook.cli.context import USAGE, end, language_option, say
from playbook.cli.words import BASIS, HELP, LEVEL, LEVEL_AT_RELEASE, MESSAGE, UNKNOWN_CODE, WHY
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.text import Language
from playbook.report.text import LEVEL_WORDS
from playbook.rules.registry import registry
from playbook.rules.rule import Rule
from playbook.site.code_words import help_of, leaves_blanks, message_of
from playbook.site.words import SiteWords


@click.command()
@click.argument("code")
@language_option
def command(code: str, language: Language) -> None:
    """Explain a code such as GBA012 / expliquer un code."""
    rules = registry()
    wanted = code.upper()
    if wanted not in rules:
        meant = did_you_mean(nearest(wanted, rules)).in_(language)
        end(USAGE, UNKNOWN_CODE, language, code=code, meant=meant)
    for line in explanation(rules[wanted].rule, language):
        click.echo(line)


def explanation(rule: Rule, language: Language) -> Iterator[str]:
    """The paragraphs that explain a rule; an ellipsis stands for what a finding fills in."""
    yield f"{rule.code}: {rule.title.in_(language)}"
    level = LEVEL_WORDS[rule.level].in_(language)
    if rule.release:
        release = LEVEL_WORDS[rule.release].in_(language)
        yield say(LEVEL_AT_RELEASE, language, level=level, release=release)
    else:
        yield say(LEVEL, language, level=level)
    yield say(WHY, language, why=rule.why.in_(language))
    yield from _worded(rule, language)
    if rule.basis:
        yield say(BASIS, language, basis=rule.basis)


def _worded(rule: Rule, language: Language) -> Iterator[str]:
    """The message and the help as the site tells them, where they depend on the case too."""
    words = SiteWords(language)
    if message := message_of(rule):
        yield say(MESSAGE, language, message=message.in_(language))
    else:
        yield words.text("code_says_in_each_case")
    if advice := help_of(rule):
        yield say(HELP, language, help=advice.in_(language))
    else:
        yield words.text("code_helps_in_each_case")
    if leaves_blanks(rule):
        yield words.text("code_blanks")
