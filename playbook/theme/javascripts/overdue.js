/* Says that a page's review is overdue once it is by the reader's own day. */
(() => {
  "use strict";
  const box = document.querySelector("[data-due]");
  const notice = document.querySelector(".playbook-overdue");
  if (!box || !notice) return;
  const now = new Date();
  const part = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
  notice.hidden = today <= box.dataset.due;
})();
