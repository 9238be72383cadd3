/* The words of a query, for `worker-search.js`: which they are, how they may be written, and what
 * was probably meant by one that the site does not know. */
"use strict";

const WORDS_AT_MOST = 12;
/* Words that most pages use and most questions begin with: they count little. */
const COMMON = new Set((FRENCH
  ? "a à afin au aux avec avoir c ça ce ces cet cette ceux chez comme comment d dans de des "
    + "doit dois du elle elles en est et être eux faire fait faut il ils j je l la le les leur "
    + "leurs lui m ma mais me mes mon n ne nos notre nous on ont ou où par pas peut peuvent peux "
    + "plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se ses si "
    + "son sont sur t ta te tes ton tu un une veut veulent vont vos votre vous y"
  : "a about am an and any are as at be been being but by can could did do does doing for from get "
    + "had has have he her his how i if in into is it its me my of on or our shall she should so "
    + "some than that the their them then there these they this those to us was we were what when "
    + "where which who whom whose why will with would you your").split(" "));
const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L})/gu;

let lexicon;

/* ---- what is asked ---- */

function words(query) {
  const text = query.normalize("NFC").toLocaleLowerCase().replaceAll("’", "'");
  const split = text.replace(FRENCH ? ELIDED : /'s(?![\p{L}\p{N}])/gu, "")
    .split(/[^\p{L}\p{M}\p{N}+'-]+/u)
    .map((word) => word.replace(/^['+-]+|['-]+$/g, ""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(split)].slice(0, WORDS_AT_MOST);
}

/* A word as it may be written: GBA+ or GBA, cœur or coeur. */
function spellings(word) {
  const forms = new Set([word, word.replaceAll("oe", "œ"), word.replaceAll("ae", "æ"),
    word.replaceAll("œ", "oe").replaceAll("æ", "ae")]);
  if (word.replaceAll("+", "").length > 1) forms.add(word.replaceAll("+", ""));
  return forms;
}

function folded(text) {
  return text.normalize("NFD").replace(/[^\p{L}\p{N}+]/gu, "").toLocaleLowerCase()
    .replaceAll("œ", "oe").replaceAll("æ", "ae");
}

/* ---- what was probably meant ---- */

async function nearest(word) {
  lexicon ??= fetch(new URL("../search/words.json", self.location))
    .then((response) => response.json())
    .then(({ words: listed }) => listed.split(" ").map((one) => [one, folded(one)]));
  const wanted = folded(word);
  const allowed = wanted.length < 4 ? 0 : wanted.length < 6 ? 1 : 2;
  let best = null, least = allowed + 1;
  for (const [candidate, plain] of await lexicon.catch(() => [])) {
    if (Math.abs(plain.length - wanted.length) > allowed) continue;
    const far = distance(wanted, plain, least) + (plain[0] === wanted[0] ? 0 : 0.5);
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

/* Letters to add, drop, change or swap with their neighbour to get from one word to the other;
 * `limit` or more where it is that many. */
function distance(one, other, limit) {
  let before = [], last = [...Array(other.length + 1).keys()];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      now[column] = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + changed);
      const swapped = row > 1 && column > 1
        && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) now[column] = Math.min(now[column], before[column - 2] + 1);
    }
    if (Math.min(...now) >= limit) return limit;
    [before, last] = [last, now];
  }
  return last[other.length];
}
