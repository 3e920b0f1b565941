"use strict";
// Words as SQLite's full-text index has them (FTS5: porter unicode61 remove_diacritics 2), so that the page and `about` find the same.

/** The folded words of a text with their places: calls `found(word, start, end)` for each. */
function eachWord(text, found) {
  const small = text.toLowerCase();
  const hasPlainCase = small.length === text.length;
  for (let at = 0; at < text.length;) {
    const start = at;
    while (at < text.length && isPlain(small.charCodeAt(at))) at++;
    if (at < text.length && text.charCodeAt(at) > 127 || !hasPlainCase) at = eachOtherWord(text, start, found);
    else if (at > start) found(small.slice(start, at), start, at);
    else at++;
  }
}

/** A letter or digit of ASCII, in lower case. */
const isPlain = (code) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** The word or the gap that begins at a place, where letters beyond ASCII may be in it; where it ends. */
function eachOtherWord(text, start, found) {
  const pattern = /[\p{L}\p{N}\p{Co}\p{M}]+/uy;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (!match) return start + 1;
  const small = match[0].toLowerCase();
  found(/^[\x00-\x7f]*$/.test(small) ? small : small.normalize("NFD").replace(/\p{M}/gu, ""), start, pattern.lastIndex);
  return pattern.lastIndex;
}

const isVowelAt = (word, index) => {
  const letter = word[index];
  if ("aeiou".includes(letter)) return true;
  return letter === "y" && index > 0 && !isVowelAt(word, index - 1);
};

/** How often a vowel is followed by a consonant (Porter, 1980, "m"). */
function measure(word) {
  let times = 0, before = false;
  for (let index = 0; index < word.length; index++) {
    const vowel = isVowelAt(word, index);
    if (before && !vowel) times++;
    before = vowel;
  }
  return times;
}

const hasVowel = (word) => { for (let index = 0; index < word.length; index++) if (isVowelAt(word, index)) return true; return false; };

/** Ends consonant, vowel, consonant, the last not w, x or y. */
const isShort = (word) => {
  const last = word.length - 1;
  return last >= 2 && !isVowelAt(word, last) && isVowelAt(word, last - 1) && !isVowelAt(word, last - 2) && !"wxy".includes(word[last]);
};

const secondStep = [["ational", "ate"], ["tional", "tion"], ["enci", "ence"], ["anci", "ance"], ["izer", "ize"], ["logi", "log"], ["bli", "ble"],
  ["alli", "al"], ["entli", "ent"], ["eli", "e"], ["ousli", "ous"], ["ization", "ize"], ["ation", "ate"], ["ator", "ate"], ["alism", "al"],
  ["iveness", "ive"], ["fulness", "ful"], ["ousness", "ous"], ["aliti", "al"], ["iviti", "ive"], ["biliti", "ble"]];
const thirdStep = [["icate", "ic"], ["ative", ""], ["alize", "al"], ["iciti", "ic"], ["ical", "ic"], ["ful", ""], ["ness", ""]];
const fourthStep = ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

/** The longest ending of a word that stands in a list. */
function longestEnding(word, endings) {
  let best = null;
  for (const ending of endings) {
    const text = Array.isArray(ending) ? ending[0] : ending;
    if (word.endsWith(text) && word.length > text.length && (!best || text.length > best.text.length)) best = { text, by: ending[1] };
  }
  return best;
}

/** The stem of a folded word. */
function stem(word) {
  if (word.length < 3 || word.length > 64 || !/^[\x00-\x7f]+$/.test(word)) return word;
  if (word.endsWith("s")) {
    if (word.endsWith("sses") || (word.endsWith("ies") && word.length > 3)) word = word.slice(0, -2);
    else if (!word.endsWith("ss")) word = word.slice(0, -1);
  }
  let shortened = false;
  if (word.endsWith("eed")) { if (measure(word.slice(0, -3)) > 0) word = word.slice(0, -1); }
  else if (word.endsWith("ed") && hasVowel(word.slice(0, -2))) { word = word.slice(0, -2); shortened = true; }
  else if (word.endsWith("ing") && hasVowel(word.slice(0, -3))) { word = word.slice(0, -3); shortened = true; }
  if (shortened) {
    const last = word[word.length - 1];
    if (/(at|bl|iz)$/.test(word)) word += "e";
    else if (word.length > 1 && last === word[word.length - 2] && !"aeiou".includes(last) && !"lsz".includes(last)) word = word.slice(0, -1);
    else if (measure(word) === 1 && isShort(word)) word += "e";
  }
  if (word.endsWith("y") && hasVowel(word.slice(0, -1))) word = word.slice(0, -1) + "i";
  for (const step of [secondStep, thirdStep]) {
    const ending = longestEnding(word, step);
    if (ending && measure(word.slice(0, -ending.text.length)) > 0) word = word.slice(0, -ending.text.length) + ending.by;
  }
  const ending = longestEnding(word, fourthStep);
  if (ending) {
    const rest = word.slice(0, -ending.text.length);
    if (measure(rest) > 1 && (ending.text !== "ion" || /[st]$/.test(rest))) word = rest;
  }
  if (word.endsWith("e")) {
    const rest = word.slice(0, -1);
    if (measure(rest) > 1 || (measure(rest) === 1 && !isShort(rest))) word = rest;
  }
  if (word.endsWith("ll") && measure(word.slice(0, -1)) > 1) word = word.slice(0, -1);
  return word;
}
