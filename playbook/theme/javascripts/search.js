/* What stands around Material's search results, and the marks on the page that one led to. */
(() => {
  "use strict";
  const list = document.querySelector(".md-search-result__list");
  const note = document.querySelector("[data-playbook-instead]");
  const nothing = document.querySelector("[data-playbook-nothing]");
  const query = document.querySelector("[data-md-component=search-query]");
  const article = document.querySelector("article");
  const words = JSON.parse(document.getElementById("playbook-words").textContent);
  let waiting, chosen;

  /* Once the reader pauses: a word half typed is not yet a word misspelt. */
  function tell() {
    const first = list.querySelector("[data-playbook-shown]");
    note.textContent = first ? words.script_search_instead
      .replace("{asked}", () => first.dataset.playbookAsked)
      .replace("{shown}", () => first.dataset.playbookShown) : "";
    const empty = list.childElementCount === 0 && query.value.trim() !== "";
    /* Told already, it stays as it is: a reader may have chosen it. */
    if (!nothing || empty === nothing.hasChildNodes()) return;
    nothing.replaceChildren(...(empty ? [nothing.dataset.playbookNothing, " ", link()] : []));
  }

  /* Results are there: what stood in their place goes at once, and takes no choice with it. */
  function clear() {
    if (!nothing || list.childElementCount === 0) return;
    if (nothing.contains(document.activeElement)) query.focus();
    nothing.replaceChildren();
  }

  /* Arrow keys reach it as they reach a result: Material's script asks each for a score. */
  function link() {
    const found = document.createElement("a");
    const name = document.createElement("span");
    found.href = nothing.dataset.playbookList;
    name.dataset.mdScore = "0";
    name.textContent = nothing.dataset.playbookName;
    found.append(name);
    return found;
  }

  /* Results that arrive once a reader has chosen one take its place: the choice stays on the same
   * page, or goes back to the box where that page is no longer found. */
  function keep() {
    if (!chosen || chosen.isConnected || list.childElementCount === 0) return;
    const { pathname, hash } = new URL(chosen.href);
    const same = [...list.querySelectorAll("a[href]")]
      .find((one) => one.pathname === pathname && one.hash === hash);
    chosen = null;
    if (document.activeElement === document.body) (same ?? query).focus();
  }

  if (list && note && query) {
    list.addEventListener("focusin", ({ target }) => { chosen = target.closest("a[href]"); });
    const changed = new MutationObserver(() => {
      keep();
      clear();
      clearTimeout(waiting);
      waiting = setTimeout(tell, 400);
    });
    for (const one of [list, list.parentElement.firstElementChild]) {
      changed.observe(one, { childList: true });  // not the notes, which `tell` writes
    }
  }

  /* Marks the words that `?h=` names, as Material's own marks do; accents and case don't count. */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const asked = (new URLSearchParams(location.search).get("h") ?? "")
    .split(/\s+/).map(fold).filter((word) => word.length > 1).slice(0, 12);
  if (!article || asked.length === 0) return;

  const texts = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const node of texts) {
    if (node.parentElement.closest("script, style, svg, mark")) continue;
    const pieces = node.data.split(/([\p{L}\p{M}\p{N}+]+)/u);
    const found = (piece, number) => number % 2 === 1
      && asked.some((word) => fold(piece).startsWith(word));
    if (!pieces.some(found)) continue;
    node.replaceWith(...pieces.map((piece, number) => {
      if (!found(piece, number)) return piece;
      const mark = document.createElement("mark");
      mark.dataset.mdHighlight = "";
      mark.textContent = piece;
      return mark;
    }));
  }
})();
