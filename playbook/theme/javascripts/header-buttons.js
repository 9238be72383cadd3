/* Material's menu and search buttons are labels of hidden boxes, which no keyboard reaches. */
(() => {
  "use strict";
  const words = JSON.parse(document.getElementById("playbook-words").textContent);
  const names = { __drawer: words.script_menu, __search: words.script_search };
  for (const label of document.querySelectorAll("label.md-header__button[for]")) {
    const name = names[label.htmlFor];
    const box = document.getElementById(label.htmlFor);
    if (!name || !box) continue;
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", name);
    const tell = () => label.setAttribute("aria-expanded", String(box.checked));
    box.addEventListener("change", tell);
    tell();
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      label.click();
    });
  }
})();
