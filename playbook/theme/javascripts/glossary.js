/* Escape takes the definition of a term away without moving the pointer or the focus; it comes
 * back when the term is pointed at or focused anew (WCAG 1.4.13). */
(() => {
  "use strict";
  const shown = ".playbook-term:is(:hover, :focus) + .playbook-tip, .playbook-tip:hover";

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const tip of document.querySelectorAll(shown)) tip.dataset.dismissed = "";
  });
  for (const kind of ["focusin", "pointerover"]) {
    document.addEventListener(kind, ({ target }) => {
      if (target instanceof Element && target.matches(".playbook-term")) {
        delete target.nextElementSibling.dataset.dismissed;
      }
    });
  }
})();
