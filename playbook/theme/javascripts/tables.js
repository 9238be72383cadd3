/* A table that is wider than the page scrolls by keyboard too, and says what it is. One with filters
 * has many columns: on a narrow page the style makes a card of each row, in which each cell needs the
 * name of its column, and the table the roles that such a style takes from it.
 */
(() => {
  "use strict";
  const roles = { thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
  for (const table of document.querySelectorAll("article table")) {
    if (!table.querySelector("th.facet")) continue;
    table.dataset.cards = "";
    table.setAttribute("role", "table");
    for (const [tag, role] of Object.entries(roles))
      for (const part of table.querySelectorAll(tag)) part.setAttribute("role", role);
    const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
    for (const row of table.querySelectorAll("tbody tr"))
      [...row.cells].forEach((cell, column) => {
        cell.dataset.head = heads[column];
      });
  }
  const name = (wrap) => {
    let before = wrap;
    while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling;
    return (before || document.querySelector("h1")).textContent.trim();
  };
  const tell = (wrap) => {
    if (wrap.scrollWidth > wrap.clientWidth) {
      wrap.tabIndex = 0;
      wrap.setAttribute("role", "region");
      wrap.setAttribute("aria-label", name(wrap));
    } else {
      for (const told of ["tabindex", "role", "aria-label"]) wrap.removeAttribute(told);
    }
  };
  const sizes = new ResizeObserver((entries) => entries.forEach((one) => tell(one.target)));
  const wraps = new Set();
  const find = () => {
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (wraps.has(wrap)) continue;
      wraps.add(wrap);
      tell(wrap);
      sizes.observe(wrap);
    }
  };
  // Material's script puts tables into the part that scrolls once it has started.
  new MutationObserver(find).observe(document.body, { childList: true, subtree: true });
  find();
})();
