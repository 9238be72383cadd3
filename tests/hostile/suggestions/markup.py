"""HTML, Markdown and lists of attributes that would run, cover or steal, each within a page.

What the check takes for text (a list of attributes, what stands in a fence) is harmless as text;
what the site makes of it is proved where sites are built, with these same attacks.
"""

from __future__ import annotations

from typing import Final

from tests.hostile.suggestions.builder import CANARY, Case, Fate, says
from tests.site.attacks import ATTACKS, BLOCKS

_TOLD: Final[dict[tuple[str, ...], str]] = {
    ("PAG016",): """
        script script-case script-split script-unclosed script-slash script-twice title-end
        article-end style-end noscript-end json-end textarea iframe iframe-srcdoc frameset
        object object-html embed base meta meta-policy link link-prefetch style style-import
        form img img-quoted img-case img-slash img-unclosed svg svg-script svg-script-href
        svg-animate svg-set svg-link body details input button quote-close single-quote-close
        quote-entity quote-escaped backtick clobber-search clobber-config clobber-document
        clobber-prototype clobber-component link-brackets autolink-mail attributes-quote
        attributes-name wiki citation citation-unknown quote-block
    """,
    (): """
        img-entity img-numeric img-unended quote single-quote unquoted jinja-block underscore
        format shell clobber-id clobber-id-config clobber-id-words clobber-id-case clobber-label
        clobber-data clobber-data-clipboard clobber-class clobber-toggle link-title link-escaped
        image-quote attributes attributes-href attributes-src attributes-bare wiki-block
        put-aside fence-attribute fence-class fence-id fence-id-config fence-data fence-title
        fence-title-html admonition-class admonition-theme heading-attributes
        paragraph-attributes cell-attributes item-attributes
    """,
    ("PAG014", "PAG016"): """
        jinja jinja-safe
    """,
    ("PAG014",): """
        jinja-value angular
    """,
    ("LNK007",): """
        link-text link-angle autolink autolink-data reference
    """,
    ("LNK007", "LNK013"): """
        link-image image
    """,
    ("LNK013",): """
        image-elsewhere
    """,
    ("LNK010", "PAG016"): """
        wiki-unknown
    """,
    ("LNK010",): """
        wiki-address
    """,
    ("LNK007", "PAG016"): """
        admonition-title details-title tab-title table task definition
    """,
}


def _case(name: str, codes: tuple[str, ...]) -> Case:
    words = {**ATTACKS, **BLOCKS}[name]
    fate = Fate.FINDING if codes else Fate.KEPT
    return Case(f"the attack {name}", fate, codes, says(f"{words}\n\n{CANARY}"))


CASES: Final = tuple(_case(name, codes) for codes, names in _TOLD.items() for name in names.split())
