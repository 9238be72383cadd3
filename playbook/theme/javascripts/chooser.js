/* Makes filters of the home page's static lists.
 *
 * Each `details.chooser` is a facet: its summary names it, its outer items are the values, their
 * links the pages that have them. `details.practices` lists all pages. Nothing is fetched.
 */
(() => {
  "use strict";
  const practices = document.querySelector("details.practices");
  const lists = [...document.querySelectorAll("details.chooser")];
  if (!practices || lists.length === 0) return;
  const words = JSON.parse(document.getElementById("playbook-words").textContent);

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

  const form = document.createElement("form");
  form.className = "playbook-chooser";
  form.setAttribute("aria-labelledby", "chooser");
  for (const facet of facets) form.append(control(facet));
  const clear = document.createElement("button");
  clear.type = "reset";
  clear.className = "md-button";
  clear.textContent = words.script_chooser_clear;
  form.append(clear);

  const told = document.createElement("p");
  told.setAttribute("role", "status");
  told.className = "playbook-chooser__told";

  lists[0].before(form, told);
  for (const list of lists) list.hidden = true;
  practices.open = true;
  practices.classList.add("playbook-practices");

  const asked = new URLSearchParams(location.search);
  for (const facet of facets) {
    const value = asked.get(facet.key);
    if (value && facet.values[value]) form.elements[facet.key].value = value;
  }
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));
  choose();

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
    clear.hidden = chosen.length === 0;
    const address = new URL(location);
    for (const facet of facets) {
      const value = form.elements[facet.key].value;
      if (value === "") address.searchParams.delete(facet.key);
      else address.searchParams.set(facet.key, value);
    }
    history.replaceState(history.state, "", address);
  }
})();
