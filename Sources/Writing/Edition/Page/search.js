"use strict";
// The search: an index made when the file is opened, phrases widened by the field's synonyms, ranked as `about` ranks (BM25 of FTS5).

const index = { passages: [], words: [], starts: [], lengths: [], postings: new Map(), isReady: false };
const stemNumbers = new Map();
const wordNumbers = new Map();

/** The number of a folded word's stem; a new one where there is none yet. */
function stemNumber(word) {
  let number = wordNumbers.get(word);
  if (number === undefined) {
    const text = stem(word);
    number = stemNumbers.get(text);
    if (number === undefined) stemNumbers.set(text, number = stemNumbers.size);
    wordNumbers.set(word, number);
  }
  return number;
}

function addToIndex(passage) {
  const place = index.passages.length;
  const start = index.words.length;
  index.passages.push(passage);
  index.starts.push(start);
  eachWord(passage.text, (word) => {
    const number = stemNumber(word);
    const list = index.postings.get(number);
    if (!list) index.postings.set(number, [place]);
    else if (list[list.length - 1] !== place) list.push(place);
    index.words.push(number);
  });
  index.lengths.push(index.words.length - start);
}

/** Reads every report, a few at a time so that the page answers meanwhile; `told` hears how many are done. */
async function buildIndex(told) {
  const ids = facts.councils.filter((council) => council.read).map((council) => council.id);
  let rested = performance.now();
  for (let done = 0; done < ids.length; done++) {
    const read = await report(ids[done]);
    if (read) read.passages.forEach(addToIndex);
    if (performance.now() - rested > 200) {
      told(done + 1, ids.length);
      await new Promise((resolve) => setTimeout(resolve));
      rested = performance.now();
    }
  }
  index.isReady = true;
}

const plainWords = (text) => { const words = []; eachWord(text, (word) => words.push(word)); return words; };
const beginnings = ["co", "non", "multi", "inter", "pre", "re", "self", "anti"];

let synonymsByPhrase = null, longestSynonym = 1;

/** The longest phrase with synonyms that begins at a word: `{length, phrases}`. */
function synonymsAt(words, at) {
  if (!synonymsByPhrase) {
    synonymsByPhrase = new Map();
    for (const group of facts.synonyms) {
      const phrases = group.map(plainWords);
      for (const phrase of phrases) {
        longestSynonym = Math.max(longestSynonym, phrase.length);
        const key = phrase.map(stem).join(" ");
        synonymsByPhrase.set(key, (synonymsByPhrase.get(key) || []).concat(phrases));
      }
    }
  }
  for (let length = Math.min(longestSynonym, words.length - at); length > 0; length--) {
    const phrases = synonymsByPhrase.get(words.slice(at, at + length).map(stem).join(" "));
    if (phrases) return { length, phrases };
  }
  return null;
}

/** `coproduction` as `["co", "production"]`, where the beginning is also written apart. */
function splitWord(word) {
  for (const beginning of beginnings.slice(0, 4)) {
    const rest = word.slice(beginning.length);
    if (word.startsWith(beginning) && rest.length >= 5 && (beginning !== "co" || "pdwfoh".includes(rest[0]))) return [beginning, rest];
  }
  return null;
}

/** The variants of a phrase, itself first, at most 32: as the program's `about` widens it. */
function variantsOf(text) {
  const words = plainWords(text);
  const hyphened = new Set();
  for (const part of text.split(/\s+/)) {
    const joined = plainWords(part);
    for (let at = 0; at + 1 < joined.length; at++) hyphened.add(joined[at] + " " + joined[at + 1]);
  }
  let variants = [[]];
  for (let at = 0; at < words.length;) {
    let length = 1, options = [[words[at]]];
    const synonyms = synonymsAt(words, at);
    if (synonyms) {
      length = synonyms.length;
      options = [words.slice(at, at + length)];
      for (const phrase of synonyms.phrases) {
        if (!options.some((option) => option.join(" ") === phrase.join(" "))) options.push(phrase);
      }
    } else if (at + 1 < words.length && (hyphened.has(words[at] + " " + words[at + 1]) || beginnings.includes(words[at]))) {
      length = 2;
      options = [words.slice(at, at + 2), [words[at] + words[at + 1]]];
    } else {
      const split = splitWord(words[at]);
      if (split) options.push(split);
    }
    at += length;
    variants = variants.flatMap((variant) => options.map((option) => variant.concat(option))).slice(0, 32);
  }
  return words.length ? variants : [];
}

/** The stems of a phrase, null when one of them stands in no report. */
function stemsOf(words) {
  const stems = words.map((word) => stemNumbers.get(stem(word)));
  return stems.includes(undefined) ? null : stems;
}

/** How often a phrase stands in which passages: a map from passage number to times. */
function occurrences(stems) {
  const found = new Map();
  const rarest = stems.reduce((best, number) => (index.postings.get(number).length < index.postings.get(best).length ? number : best), stems[0]);
  const offset = stems.indexOf(rarest);
  for (const place of index.postings.get(rarest)) {
    const start = index.starts[place], end = start + index.lengths[place] - stems.length;
    let times = 0;
    for (let at = start; at <= end; at++) {
      if (index.words[at + offset] !== rarest) continue;
      let same = 0;
      while (same < stems.length && index.words[at + same] === stems[same]) same++;
      if (same === stems.length) times++;
    }
    if (times) found.set(place, times);
  }
  return found;
}

/** Adds the BM25 weight of one phrase to the scores of the passages that hold it (k1 1.2, b 0.75, as FTS5). */
function addScores(scores, found) {
  const total = index.passages.length, average = index.words.length / Math.max(1, total);
  let rarity = Math.log((total - found.size + 0.5) / (found.size + 0.5));
  if (rarity <= 0) rarity = 1e-6;
  for (const [place, times] of found) {
    const weight = rarity * (times * 2.2) / (times + 1.2 * (0.25 + 0.75 * index.lengths[place] / average));
    scores.set(place, (scores.get(place) || 0) + weight);
  }
}

/** The passages that hold a phrase or one of its variants, with their scores, and the phrases that were found. */
function searchPhrase(text) {
  const scores = new Map(), phrases = [];
  for (const variant of variantsOf(text)) {
    const stems = stemsOf(variant);
    if (!stems) continue;
    const found = occurrences(stems);
    if (!found.size) continue;
    addScores(scores, found);
    phrases.push({ stems, text: variant.join(" ") });
  }
  return { scores, phrases };
}

/** Words that begin as the last one typed does, where that stands in no report: at most 20 of them. */
function completedWords(text) {
  const words = plainWords(text), last = words[words.length - 1];
  if (!last || last.length < 3 || stemNumbers.has(stem(last))) return [];
  const endings = [];
  for (const word of wordNumbers.keys()) {
    if (word.startsWith(last)) endings.push(words.slice(0, -1).concat(word).join(" "));
    if (endings.length === 20) break;
  }
  return endings;
}

function together(parts) {
  const scores = new Map(), phrases = [];
  for (const part of parts) {
    phrases.push(...part.phrases);
    for (const [place, score] of part.scores) scores.set(place, (scores.get(place) || 0) + score);
  }
  return { scores, phrases };
}

/**
 * What a reader typed: the words side by side; else all of them anywhere in a passage; else words that begin so.
 *
 * Gives `{hits: [place], phrases: [{stems, text}], how: "together" | "apart" | "beginning" | "nothing"}`, best first.
 */
function search(text) {
  let found = searchPhrase(text), how = "together";
  if (!found.scores.size) {
    const completed = completedWords(text).map(searchPhrase);
    if (completed.length) { found = together(completed); how = "beginning"; }
  }
  const words = plainWords(text);
  if (!found.scores.size && words.length > 1) {
    const parts = words.map(searchPhrase);
    found = together(parts);
    for (const place of found.scores.keys()) if (!parts.every((part) => part.scores.has(place))) found.scores.delete(place);
    how = "apart";
  }
  const hits = [...found.scores.keys()].sort((a, b) => found.scores.get(b) - found.scores.get(a) || a - b);
  return { hits, phrases: found.phrases, how: hits.length ? how : "nothing" };
}

/** A text with the phrases found in it marked. */
function marked(text, phrases) {
  if (!phrases.length) return [text];
  const stems = [], starts = [], ends = [];
  eachWord(text, (word, start, end) => { stems.push(stemNumbers.get(stem(word))); starts.push(start); ends.push(end); });
  const parts = [];
  let written = 0;
  for (let at = 0; at < stems.length;) {
    const hit = phrases.find((phrase) => phrase.stems.every((number, offset) => stems[at + offset] === number));
    if (!hit) { at++; continue; }
    const last = at + hit.stems.length - 1;
    parts.push(text.slice(written, starts[at]), element("mark", {}, text.slice(starts[at], ends[last])));
    written = ends[last];
    at = last + 1;
  }
  parts.push(text.slice(written));
  return parts;
}
