"""Names, ids, classes and data that the theme's own scripts look up, given to something else."""

from __future__ import annotations

from typing import Final

RAW: Final = {
    "clobber-search": "<a id=__search name=__search href=javascript:canary(1)>x</a>",
    "clobber-config": '<script id=__config type=application/json>{"base":"//a.example"}</script>',
    "clobber-document": "<img name=querySelector><form name=body><input name=attributes></form>",
    "clobber-prototype": "<a id=__proto__></a><a id=constructor></a><a id=hasOwnProperty></a>",
    "clobber-component": "<p data-md-component=search data-md-toggle=search>x</p>",
}
IN_MARKDOWN: Final = {
    "clobber-id": "[x](/a){ #__search name=querySelector .md-overlay }",
    "clobber-id-config": "*x*{ #__config } **x**{ #__palette } `x`{ #__drawer }",
    "clobber-id-words": "*x*{ #playbook-words }",
    "clobber-id-case": "*x*{ ID=__config Id=__search }",
    "clobber-label": "[x](/a){ for=__search } *x*{ for=__drawer role=button }",
    "clobber-data": "[x](/a){ data-md-component=search data-md-toggle=search data-md-state=x }",
    "clobber-data-clipboard": "[x](/a){ data-clipboard-text=x data-playbook-search=x data-due=x }",
    "clobber-class": "[x](/a){ .md-overlay .md-dialog .md-search__overlay class=md-toggle }",
    "clobber-toggle": "[x](#__search) [x](#__drawer) [x](#__config)",
}
