"""Elements with a handler, in all the ways in which parsers have taken one for text."""

from __future__ import annotations

from typing import Final

IMAGES: Final = {
    "img": "<img src=x onerror=canary(1)>",
    "img-quoted": '<img src="x" onerror="canary(1)">',
    "img-case": "<IMG SRC=x OnErRoR=canary(1)>",
    "img-slash": "<img/src=x/onerror=canary(1)>",
    "img-unclosed": "<img src=x onerror=canary(1)//",
    "img-entity": "&lt;img src=x onerror=canary(1)&gt;",
    "img-numeric": "&#60;img src=x onerror=canary(1)&#62;",
    "img-unended": "&ltimg src=x onerror=canary(1)&gt",
    "img-double": "&amp;lt;img src=x onerror=canary(1)&amp;gt;",
    "img-escaped": r"\<img src=x onerror=canary(1)\>",
    "img-code": "`<img src=x onerror=canary(1)>",
    "img-backtick": "<img src=`x` onerror=`canary(1)`>",
    "img-srcset": "<img srcset=//evil.example/seen onerror=canary(1)>",
    "img-style": "<img src=x style=position:fixed;inset:0 onerror=canary(1)>",
}
GRAPHICS: Final = {
    "svg": "<svg onload=canary(1)>",
    "svg-script": "<svg><script>canary(1)</script></svg>",
    "svg-script-href": "<svg><script href=data:,canary(1) /></svg>",
    "svg-animate": "<svg><animate onbegin=canary(1) attributeName=x dur=1s>",
    "svg-set": "<svg><a><set attributeName=href to=javascript:canary(1) /><text>x</text></a></svg>",
    "svg-link": "<svg><a xlink:href=javascript:canary(1)><text y=9>x</text></a></svg>",
    "svg-use": "<svg><use href='data:image/svg+xml,<svg id=x onload=canary(1)>#x'></svg>",
    "svg-foreign": "<svg><foreignObject><img src=x onerror=canary(1)></foreignObject></svg>",
    "svg-style": "<svg><style><img src=x onerror=canary(1)></style></svg>",
    "math": "<math><mtext><img src=x onerror=canary(1)></mtext></math>",
    "math-link": "<math href=javascript:canary(1)>x</math>",
    "math-glyph": "<math><mi><mglyph><style><img src=x onerror=canary(1)>",
}
OTHERS: Final = {
    "body": "<body onload=canary(1)>",
    "details": "<details open ontoggle=canary(1)>x</details>",
    "input": "<input autofocus onfocus=canary(1)>",
    "button": "<button popovertarget=p>x</button><p popover id=p onbeforetoggle=canary(1)>y",
    "video": "<video><source onerror=canary(1)></video>",
    "audio": "<audio src=x onerror=canary(1)>",
    "marquee": "<marquee onstart=canary(1)>x</marquee>",
    "animation": "<b style=animation:x onanimationstart=canary(1)>x</b>",
    "editable": "<b contenteditable autofocus onfocus=canary(1)>x</b>",
    "unknown-element": "<x onpointerover=canary(1) tabindex=0 autofocus onfocus=canary(1)>x",
    "noscript-title": '<noscript><p title="</noscript><img src=x onerror=canary(1)>">',
}
