/* Makes filters of static lists and tables. Nothing is fetched.
 *
 * On the home page each `details.chooser` is a facet: its summary names it, its outer items are the
 * values, their links the pages that have them; `details.practices` lists all pages. On the ideas
 * board each column whose head is a `th.facet` is one: a cell's links are its values, else its text.
 */
(() => {
  "use strict";
  const words = JSON.parse(document.getElementById("playbook-words").textContent);
  const found = ofLists() || ofTables();
  if (!found) return;
  const { facets, items, before, after } = found;

  const form = document.createElement("form");
  form.className = "playbook-chooser";
  form.setAttribute("aria-label", words.script_chooser_name);
  for (const facet of facets) form.append(control(facet));
  const clear = document.createElement("button");
  clear.type = "reset";
  clear.className = "md-button";
  clear.textContent = words.script_chooser_clear;
  form.append(clear);

  const told = document.createElement("p");
  told.setAttribute("role", "status");
  told.className = "playbook-chooser__told";

  before.before(form, told);

  const asked = new URLSearchParams(location.search);
  for (const facet of facets) {
    const value = asked.get(facet.key);
    if (value && facet.values[value]) form.elements[facet.key].value = value;
  }
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));
  choose();

  function ofLists() {
    const practices = document.querySelector("details.practices");
    const lists = [...document.querySelectorAll("details.chooser")];
    if (!practices || lists.length === 0) return null;
    const facets = lists.map((list, number) => ({
      key: `f${number}`,
      name: list.querySelector("summary").textContent.trim(),
      values: [...list.querySelectorAll(":scope > ul > li")].map((item) => ({
        name: item.firstChild.textContent.trim(),
        pages: new Set([...item.querySelectorAll("a")].map((link) => link.href)),
      })),
    }));
    const items = [...practices.querySelectorAll(":scope > ul > li")].map((element) => ({
      element,
      page: element.querySelector("a").href,
    }));
    for (const list of lists) list.hidden = true;
    practices.open = true;
    practices.classList.add("playbook-practices");
    return { facets, items, before: lists[0], after: () => {} };
  }

  function ofTables() {
    const tables = [...document.querySelectorAll("article table")].filter((table) =>
      table.querySelector("th.facet"),
    );
    if (tables.length === 0) return null;
    const values = new Map(); // of each facet by its name: the rows by value
    const items = [];
    for (const table of tables) {
      const heads = [...table.querySelectorAll("thead th")];
      for (const row of table.querySelectorAll("tbody tr")) {
        items.push({ element: row, page: row });
        heads.forEach((head, column) => {
          if (head.classList.contains("facet")) file(values, head, row, row.cells[column]);
        });
      }
    }
    const facets = [...values].map(([name, rows], number) => ({
      key: `f${number}`,
      name,
      values: inOrder([...rows].map(([value, pages]) => ({ name: value, pages }))),
    }));
    const sections = tables.map((table) => {
      const heading = headingOf(table);
      return { table, heading, parts: [table, heading, ...entriesOf(heading)] };
    });
    const after = () => {
      for (const { table, parts } of sections) {
        const empty = !table.querySelector("tbody tr:not([hidden])");
        for (const part of parts) if (part) part.hidden = empty;
      }
    };
    return { facets, items, before: sections[0].heading || tables[0], after };
  }

  function file(values, head, row, cell) {
    const name = head.textContent.trim();
    if (!values.has(name)) values.set(name, new Map());
    const rows = values.get(name);
    const links = [...cell.querySelectorAll("a, em")];
    for (const part of links.length ? links : [cell]) {
      const written = part.textContent.trim();
      const value = written === "–" ? words.script_chooser_value_none : written;
      if (!rows.has(value)) rows.set(value, new Set());
      rows.get(value).add(row);
    }
  }

  function headingOf(table) {
    let before = table.closest(".md-typeset__scrollwrap") || table;
    while (before && before.tagName !== "H2") before = before.previousElementSibling;
    return before;
  }

  // By the alphabet of the page's language; ages by their own order, and what says none last.
  function inOrder(values) {
    const none = (value) => (value.name === words.script_chooser_value_none ? 1 : 0);
    const age = (value) => words.ages.indexOf(value.name);
    const language = document.documentElement.lang;
    return values.sort(
      (one, other) =>
        none(one) - none(other) ||
        age(one) - age(other) ||
        one.name.localeCompare(other.name, language),
    );
  }

  // What leads to a heading in the table of contents.
  function entriesOf(heading) {
    if (!heading) return [];
    const links = document.querySelectorAll(".md-nav--secondary a.md-nav__link[href]");
    return [...links]
      .filter((link) => link.hash === `#${heading.id}`)
      .map((link) => link.closest("li"));
  }

  function control(facet) {
    const label = document.createElement("label");
    label.textContent = facet.name;
    const select = document.createElement("select");
    select.name = facet.key;
    select.append(new Option(words.script_chooser_any, ""));
    facet.values.forEach((value, number) => select.append(new Option(value.name, number)));
    label.append(select);
    return label;
  }

  function choose() {
    const chosen = facets.filter((facet) => form.elements[facet.key].value !== "");
    const fits = (page) =>
      chosen.every((facet) => facet.values[form.elements[facet.key].value].pages.has(page));
    let shown = 0;
    for (const item of items) {
      item.element.hidden = !fits(item.page);
      if (!item.element.hidden) shown += 1;
    }
    told.textContent =
      shown === 0
        ? words.script_chooser_none
        : words.script_chooser_count.replace("{count}", shown).replace("{all}", items.length);
    // What is hidden can't be where the keyboard is.
    if (chosen.length === 0 && document.activeElement === clear) form.elements[0].focus();
    clear.hidden = chosen.length === 0;
    after();
    const address = new URL(location);
    for (const facet of facets) {
      const value = form.elements[facet.key].value;
      if (value === "") address.searchParams.delete(facet.key);
      else address.searchParams.set(facet.key, value);
    }
    history.replaceState(history.state, "", address);
  }
})();
