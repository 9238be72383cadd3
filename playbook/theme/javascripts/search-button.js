/* The home page's search button opens the search of the header. */
(() => {
  "use strict";
  const toggle = document.getElementById("__search");
  const query = document.querySelector("[data-md-component=search-query]");
  if (!toggle || !query) return;
  for (const button of document.querySelectorAll("[data-playbook-search]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!toggle.checked) toggle.click();
      query.focus();
    });
  }
})();
