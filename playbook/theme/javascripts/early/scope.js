/* What Material keeps for a reader (the palette, open tabs), under this site's own address.
 *
 * Material writes this into each page; as a file, the content security policy can do without
 * inline scripts. The names are those that Material's bundle asks for.
 */
var __md_scope = new URL(document.currentScript.dataset.scope, location);
var __md_hash = (text) => [...text].reduce((sum, one) => (sum << 5) - sum + one.charCodeAt(0), 0);
var __md_get = (key, storage = localStorage, scope = __md_scope) =>
  JSON.parse(storage.getItem(scope.pathname + "." + key));
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    /* A browser that keeps nothing still shows the page. */
  }
};
