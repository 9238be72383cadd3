"""Addresses that run, hide their scheme, or lead elsewhere than they say."""

from __future__ import annotations

from typing import Final

SCRIPTING: Final = {
    "javascript": "javascript:canary(1)",
    "javascript-case": "JaVaScRiPt:canary(1)",
    "javascript-slashes": "javascript://%0acanary(1)",
    "javascript-comment": "javascript:/*--></title></style></script>*/canary(1)",
    "javascript-percent": "javascript%3Acanary(1)",
    "javascript-escaped": r"java\script:canary(1)",
    "vbscript": "vbscript:canary(1)",
    "livescript": "livescript:canary(1)",
    "feed": "feed:javascript:canary(1)",
    "view-source": "view-source:javascript:canary(1)",
    "blob": "blob:https://evil.example/canary",
    "file": "file:///etc/passwd",
    "intent": "intent://evil.example/#Intent;scheme=javascript;end",
    "about": "about:srcdoc",
}
ENTITIES: Final = {
    "javascript-entity": "&#106;avascript:canary(1)",
    "javascript-zeros": "&#0000106;avascript:canary(1)",
    "javascript-unended": "&#106avascript:canary(1)",
    "javascript-hex": "java&#x73;cript:canary(1)",
    "javascript-double": "java&amp;#x73;cript:canary(1)",
    "javascript-tab": "java&Tab;script:canary(1)",
    "javascript-newline": "java&#10;script:canary(1)",
    "javascript-named-newline": "java&NewLine;script:canary(1)",
    "javascript-return": "java&#13;script:canary(1)",
    "javascript-colon": "javascript&colon;canary(1)",
    "javascript-blank": "&#32;&#1;javascript:canary(1)",
    "javascript-no-break": "&nbsp;javascript:canary(1)",
    "javascript-zero-width": "java&ZeroWidthSpace;script:canary(1)",
    "javascript-soft-hyphen": "java&shy;script:canary(1)",
}
DATA: Final = {
    "data": "data:text/html,<script>parent.canary(1)</script>",
    "data-case": "DaTa:text/html,<script>parent.canary(1)</script>",
    "data-base64": "data:text/html;base64,PHNjcmlwdD5jYW5hcnkoMSk8L3NjcmlwdD4=",
    "data-svg": "data:image/svg+xml,<svg onload=parent.canary(1)>",
}
ELSEWHERE: Final = {
    "other-origin": "//evil.example/seen.png",
    "other-origin-backslash": r"\\\\evil.example/seen.png",
    "other-origin-mixed": r"/\evil.example/seen.png",
    "other-origin-tab": "/&Tab;/evil.example/seen.png",
    "other-origin-entity": "&#47;&#47;evil.example/seen.png",
    "other-origin-user": "https://canada.ca@evil.example/seen.png",
    "mail-header": "mailto:a@b.example?bcc=c@evil.example&body=<script>canary(1)</script>",
}
