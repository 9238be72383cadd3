/* Answers the search messages of Material's page script out of the language's Pagefind bundle.
 *
 * Started as `worker-search.js?lang=fr`. Each word is searched by itself, in its spellings, and a
 * page ranks by how much of what was asked it answers: Pagefind alone wants every word. A word
 * that the site does not know is corrected to the nearest one that it does.
 *
 * What comes out of the index is text. Material puts `title` and `text` into `innerHTML`, so that
 * `html` below escapes whatever goes into them.
 */
"use strict";

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const FRENCH = new URL(self.location).searchParams.get("lang") === "fr";
importScripts("worker-search-words.js");  // COMMON, words, spellings, folded, nearest
const PAGES_AT_MOST = 50, PARTS_AT_MOST = 3, EXCERPT = 28, SHORT = 4;
/* What a page with a part of the words scores at least, against the best one; what a board or
 * record counts, against a page; what the page of a code counts that nobody asked for. */
const WORTH_SHOWING = 0.03, SECONDARY = 0.3, UNASKED = 0.02;
const OF_A_CODE = /\/codes\/[a-z]+\d+\/$/;
const RANKING = {
  termFrequency: 0.4,
  termSaturation: 1.4,
  pageLength: 0.4,
  termSimilarity: 8.0,
  metaWeights: { title: 5.0, aliases: 5.0, keywords: 3.0, name: 0.2, label: 3.0 },
};
/* How much more a page counts that has the words together, as they were asked, and where. */
const CLOSENESS = 3, IN_NAME = 1, IN_HEADING = 0.5, IN_TEXT = 0.3;
const ENDS_ELIDED = /(?:^|[^\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’']$/iu;

/* Text that is HTML already; any other text is escaped by `html`. */
class Html {
  constructor(text) { this.text = text; }
}

let engine, latest = 0, pagesInAll = 1;
const known = new Map();

self.addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) return self.postMessage({ type: READY });
  if (message.type !== QUERY) return;
  const turn = ++latest;
  let items = [];
  try {
    items = await answer(message.data, () => turn === latest);
  } catch (error) {
    console.error(error);
  }
  if (turn === latest) self.postMessage({ type: RESULT, data: { items } });
});
self.postMessage({ type: READY });

/* The results of a query, best page first; none any more once a later query is asked. */
async function answer(query, current) {
  const asked = words(query);
  if (asked.length === 0) return [];
  engine ??= load();
  await engine;
  const found = [];
  for (const word of asked) {
    if (!current()) return [];
    found.push(...await find(word));
  }
  const pages = await Promise.all(ranked(found).slice(0, PAGES_AT_MOST).map(opened));
  for (const page of pages) page.score *= worth(page, found);
  pages.sort((one, other) => other.score - one.score);
  const items = pages
    .filter(({ score, share }) => share > 0.99 || score > WORTH_SHOWING * pages[0].score)
    .map((page) => item(page, found));
  if (items.length) items[0][0].title += instead(query, found).text;
  return items;
}

async function load() {
  const pagefind = await import(new URL("../pagefind/pagefind.js", self.location));
  await pagefind.options({ baseUrl: "/", ranking: RANKING });
  pagesInAll = (await pagefind.search(null)).results.length;
  return pagefind;
}

/* ---- one word ---- */

/* The pages that a word finds; those of its parts for one of several, those of the word corrected
 * where the site does not know it. */
async function find(word) {
  if (word.includes("-")) {
    const parts = word.split("-").filter(Boolean);
    return (await Promise.all(parts.map(find))).flat();
  }
  const pages = await lookUp(word);
  if (pages.size || COMMON.has(word)) return [{ word, pages }];
  const corrected = await nearest(word);
  if (!corrected) return [{ word, pages }];
  return [{ word: corrected, asked: word, corrected: true, pages: await lookUp(corrected) }];
}

function lookUp(word) {
  if (!known.has(word)) known.set(word, search(word));
  return known.get(word);
}

async function search(word) {
  const pages = new Map();
  for (const spelling of spellings(word)) {
    for (const result of await matches(spelling, COMMON.has(word))) {
      const before = pages.get(result.id);
      if (!before || before.score < result.score) pages.set(result.id, result);
    }
  }
  return pages;
}

/* Pagefind's results for a word as it stands or as it goes on. For a word that it does not know,
 * Pagefind answers with the longest known one that it begins with (`you` for `youht`): dropped. */
async function matches(word, whole) {
  const pagefind = await engine;
  const exact = await pagefind.search(`"${word}"`);
  if (whole) return exact.results;
  const { results } = await pagefind.search(word);
  if (exact.results.length && word.length <= SHORT) return asItStands(results, exact.results);
  if (results.length === 0 || exact.results.length) return results;
  const best = await results[0].data();
  const content = best.content.split(/\s+/);
  const texts = [
    ...results[0].words.map((at) => content[at] ?? ""),
    ...Object.values(best.meta).flatMap((text) => text.split(/[\s.]+/)),
  ];
  return texts.some((text) => folded(text).startsWith(folded(word))) ? results : [];
}

/* Only the pages that have the word itself, and only its places: the stem of a short word begins
 * many others (ACS and action). */
function asItStands(results, exact) {
  const places = new Map(exact.map(({ id, words }) => [id, words]));
  return results.filter(({ id }) => places.has(id))
    .map(({ id, score, data }) => ({ id, score, data, words: places.get(id) }));
}

/* Whether a word of a page is the word asked, goes on from it, or ends otherwise; GBA007 is a name
 * of its own, and no GBA that goes on. */
function goesWith(text, word) {
  if (/\p{N}/u.test(text) && !/\p{N}/u.test(word)) return text === word;
  let same = 0;
  while (same < word.length && text[same] === word[same]) same += 1;
  return same === word.length || (word.length > 5 && same >= word.length - 2);
}

/* ---- pages ---- */

/* How telling a word is: what few pages have tells more. A word that none has counts as rare. */
function rarity({ pages }) {
  const having = Math.max(pages.size, 0.5);
  return Math.log(1 + (pagesInAll - having + 0.5) / (having + 0.5));
}

/* Every page that a word found: the sum of its scores, by the share of the question it answers. */
function ranked(found) {
  const telling = found.filter(({ word }) => !COMMON.has(word));
  const counted = new Set(telling.length ? telling : found);
  const total = [...counted].reduce((sum, one) => sum + rarity(one), 0);
  const pages = new Map();
  for (const one of found) {
    for (const [id, result] of one.pages) {
      const page = pages.get(id) ?? { sum: 0, share: 0, results: [], words: new Set() };
      page.sum += (counted.has(one) ? 1 : 0.2) * result.score;
      page.share += counted.has(one) ? rarity(one) / total : 0;
      if (counted.has(one)) page.results.push(result);
      page.words.add(one.word);
      pages.set(id, page);
    }
  }
  return [...pages.values()]
    .filter((page) => page.share > 0)
    .map((page) => ({ ...page, score: page.sum * page.share }))
    .sort((one, other) => other.score - one.score);
}

/* A page with its text, and how much was found at each place of it: more beside another word. */
async function opened(page) {
  const data = await page.results[0].data();
  const places = page.results.map((result) => new Set(result.words));
  const at = new Map();
  for (const [number, one] of places.entries()) {
    const beside = (place) => places.some((other, index) => (
      index !== number && (other.has(place - 1) || other.has(place + 1))));
    for (const place of one) at.set(place, beside(place) ? 4 : 1);
  }
  return { ...page, data, at, content: data.content.split(/\s+/) };
}

/* What a page's words are worth: more together than apart, less on a page that is a board, least
 * on that of a code (GBA007) where no number was asked for. */
function worth({ data }, found) {
  const numbered = found.some(({ word }) => /\p{N}/u.test(word));
  const kind = data.meta.title ? 1 : OF_A_CODE.test(data.url) && !numbered ? UNASKED : SECONDARY;
  return (1 + CLOSENESS * closeness(data, found)) * kind;
}

/* What a page is called: its title first. */
function names({ meta }) {
  return [meta.title ?? meta.name, ...[meta.label, meta.aliases, meta.keywords]
    .flatMap((listed) => (listed ?? "").split(". "))];
}

/* From 0 to 1: how much of what was asked stands in a row in a name or in the text. */
function closeness(data, found) {
  const asked = found.map(({ word }) => folded(word));
  return Math.max(
    IN_NAME * Math.max(...names(data).map((name) => ofName(asked, name))),
    IN_HEADING * Math.max(0, ...data.anchors.map((anchor) => ofText(asked, anchor.text))),
    IN_TEXT * ofText(asked, data.content),
  );
}

/* The share of what was asked that a name says in a row, by the share of the name that it is. */
function ofName(asked, name) {
  const { longest, length } = run(asked, name);
  return length ? (longest / asked.length) * (longest / length) ** 0.5 : 0;
}

/* The share of what was asked that stands in a row; one word alone stands in no row. */
function ofText(asked, text) {
  const { longest } = run(asked, text);
  return longest > 1 ? (longest - 1) / (asked.length - 1) : 0;
}

/* How many words of a text are the most that stand in a row as they were asked. */
function run(asked, text) {
  const words = text.split(/[\s-]+/).map(folded).filter(Boolean);
  let longest = 0, before = [];
  for (const word of words) {
    const now = asked.map((one, number) => (
      goesWith(word, one) ? (number ? before[number - 1] ?? 0 : 0) + 1 : 0));
    longest = Math.max(longest, ...now);
    before = now;
  }
  return { longest, length: words.length };
}

/* The page's parts, the one before its first heading first, with how much was found in each. */
function parts({ data, at, content }) {
  const headings = data.anchors
    .filter((anchor) => /^h[1-6]$/.test(anchor.element) && anchor.id)
    .sort((one, other) => one.location - other.location);
  const starts = [{ id: "", text: "", location: 0 }, ...headings];
  return starts.map(({ id, text, location }, number) => {
    const from = location + text.split(/\s+/).filter(Boolean).length;
    const to = starts[number + 1]?.location ?? content.length;
    const inside = [...at].filter(([place]) => place >= location && place < to);
    const score = inside.reduce((sum, [place, times]) => sum + times * (place < from ? 3 : 1), 0);
    return { id, heading: text, from, to, score };
  });
}

/* ---- what Material shows ---- */

/* A page and its best parts. Material shows a part where its score is not below the page's, folds
 * the others away, and shows the page's own text where it shows no part. A page that is called
 * what was asked shows its own, which begins with what it is about. */
function item(page, found) {
  const { data, score } = page;
  const asked = found.map(({ word }) => folded(word));
  const called = names(data).some((name) => run(asked, name).longest === asked.length);
  const [intro, ...named] = parts(page);
  const best = named.filter((part) => part.score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, PARTS_AT_MOST);
  const location = data.url.replace(/^\/+/, "");
  const label = data.meta.label
    ? html` <span class="playbook-search-label">${marked(data.meta.label, [])}</span>` : html``;
  const terms = found.filter(({ word }) => !COMMON.has(word))
    .map(({ word }) => [word, page.words.has(word)]);
  return [
    {
      location,
      title: html`${marked(data.meta.title ?? data.meta.name, found)}${label}`.text,
      text: excerpt(page, intro).text,
      score,
      terms: Object.fromEntries(terms),
    },
    ...best.map((part) => ({
      location: `${location}#${part.id}`,
      title: marked(part.heading, found).text,
      text: excerpt(page, part).text,
      score: !called && part.score > intro.score ? score : score / 2,
      terms: Object.fromEntries(terms.filter(([, there]) => there)),
    })),
  ];
}

/* For the page's own script: what was asked, and what the results are for. */
function instead(query, found) {
  const corrected = found.filter((one) => one.asked);
  if (corrected.length === 0) return html``;
  const shown = found.map(({ word }) => word).join(" ");
  return html`<span hidden data-playbook-asked="${query.trim()}" data-playbook-shown="${shown}"></span>`;
}

/* The words of a part around where most was found, those that were found marked. */
function excerpt({ content, at }, { from, to }) {
  let start = from, most = 0, sum = 0;
  for (let place = from; place < to; place += 1) {
    sum += (at.get(place) ?? 0) - (at.get(place - EXCERPT) ?? 0) * (place - EXCERPT >= from);
    if (sum > most) [start, most] = [Math.max(from, place - EXCERPT / 2), sum];
  }
  const end = Math.min(start + EXCERPT, to);
  const words = content.slice(start, end).map((text, number) => ({
    text, found: at.has(start + number),
  }));
  return html`<p>${start > from ? "… " : ""}${joined(words)}${end < to ? " …" : ""}</p>`;
}

/* A title or heading with the words in it that were asked for marked. */
function marked(text, found) {
  const asked = found.filter(({ word }) => !COMMON.has(word)).map(({ word }) => folded(word));
  return joined(text.split(/\s+/).map((one) => ({
    text: one, found: asked.some((word) => folded(one) && goesWith(folded(one), word)),
  })));
}

/* Words as they were written: an elided one, which the index sets apart, close to the next. */
function joined(words) {
  return words.reduce((before, { text, found }, number) => {
    const close = number === 0 || (FRENCH && ENDS_ELIDED.test(words[number - 1].text));
    const word = found ? html`<mark>${text}</mark>` : text;
    return html`${before}${close ? "" : " "}${word}`;
  }, html``);
}

const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function html(written, ...values) {
  const safe = (value) => (value instanceof Html
    ? value.text : String(value).replace(/[&<>"']/g, (sign) => ESCAPED[sign]));
  return new Html(written.map((part, number) => (
    number < values.length ? part + safe(values[number]) : part)).join(""));
}
