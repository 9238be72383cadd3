"""Elements that run, load, cover or end what stands around them. Each calls `canary`; none may."""

from __future__ import annotations

from typing import Final

SCRIPTS: Final = {
    "script": "<script>canary(1)</script>",
    "script-case": "<ScRiPt >canary(1)</sCrIpT >",
    "script-split": "<scr<script>ipt>canary(1)</scr</script>ipt>",
    "script-unclosed": "<script>canary(1)//",
    "script-slash": "<script/x>canary(1)</script/x>",
    "script-twice": "<<script>canary(1)//<</script>",
    "script-module": "<script type=module>canary(1)</script>",
    "script-src": "<script src=data:text/javascript,canary(1)></script>",
    "script-elsewhere": "<script src=//evil.example/assets/javascripts/x.js></script>",
    "script-import": "<script type=importmap>{}</script><script>import('data:,canary(1)')</script>",
}
ENDS: Final = {
    "title-end": "</title><script>canary(1)</script>",
    "article-end": "</p></article><script>canary(1)</script>",
    "style-end": "</style><script>canary(1)</script>",
    "noscript-end": "</noscript><script>canary(1)</script>",
    "json-end": '</script><script>canary(1)</script>"}',
    "textarea": "<textarea></textarea><img src=x onerror=canary(1)>",
    "plaintext": "<plaintext><img src=x onerror=canary(1)>",
    "xmp": "<xmp></xmp><img src=x onerror=canary(1)>",
    "noembed": "<noembed></noembed><img src=x onerror=canary(1)>",
    "comment": "<!-- --><img src=x onerror=canary(1)> <!--",
    "comment-bang": "<!-- --!><img src=x onerror=canary(1)> -->",
    "comment-short": "<!--><img src=x onerror=canary(1)>-->",
    "cdata": "<![CDATA[<script>canary(1)</script>]]>",
    "instruction": "<?php <img src=x onerror=canary(1)> ?>",
    "doctype": '<!DOCTYPE x [<!ENTITY y "<script>canary(1)</script>">]>&y;',
}
FRAMES: Final = {
    "iframe": "<iframe src=javascript:canary(1)></iframe>",
    "iframe-srcdoc": "<iframe srcdoc='&lt;script&gt;parent.canary(1)&lt;/script&gt;'>",
    "frameset": "<frameset onload=canary(1)><frame src=javascript:canary(1)></frameset>",
    "object": "<object data=javascript:canary(1)></object>",
    "object-html": "<object data='data:text/html,<script>parent.canary(1)</script>'></object>",
    "embed": "<embed src=javascript:canary(1)>",
    "applet": "<applet code=javascript:canary(1)></applet>",
    "template": "<template><img src=x onerror=canary(1)></template>",
    "shadow-root": "<p><template shadowrootmode=open><img src=x onerror=canary(1)></template>",
    "select": "<select><option><script>canary(1)</script></option></select>",
}
HEAD: Final = {
    "base": "<base href=//evil.example/>",
    "meta": "<meta http-equiv=refresh content=0;url=javascript:canary(1)>",
    "meta-policy": "<meta http-equiv=Content-Security-Policy content='script-src *'>",
    "link": "<link rel=stylesheet href=javascript:canary(1)>",
    "link-prefetch": "<link rel=prefetch href=//evil.example/seen>",
    "style": "<style>*{background:url(javascript:canary(1))}</style>",
    "style-import": "<style>@import '//evil.example/x.css';</style>",
    "form": "<form action=javascript:canary(1)><button>x</button></form>",
}
