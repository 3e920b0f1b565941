"use strict";
// The search: an index made when the file is opened, phrases widened by the field's synonyms, ranked as `about` ranks (BM25 of FTS5).

const index = { passages: [], words: [], starts: [], lengths: [], postings: [], values: facets.map(() => []), isReady: false };
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

/** Words as paths of letters and digits; at the end of a word the number of its stem. Reading three million words so takes no text apart. */
const tree = { next: new Int32Array(36 * 8192), numbers: new Int32Array(8192).fill(-1), size: 1 };

/** The node a letter leads to; a new one where there is none. */
function nodeAfter(node, letter) {
  const place = node * 36 + letter;
  if (tree.next[place]) return tree.next[place];
  if (tree.size === tree.numbers.length) {
    const [next, numbers] = [tree.next, tree.numbers];
    tree.next = new Int32Array(next.length * 2);
    tree.next.set(next);
    tree.numbers = new Int32Array(numbers.length * 2).fill(-1);
    tree.numbers.set(numbers);
  }
  return (tree.next[place] = tree.size++);
}

/** Calls `found` with the number of each word's stem, for the words of `eachWord`. */
function eachStem(text, found) {
  const small = text.toLowerCase(), isPlainCase = small.length === text.length;
  for (let at = 0; at < text.length;) {
    const start = at;
    let node = 0;
    for (; at < text.length; at++) {
      const code = small.charCodeAt(at);
      if (!isPlain(code)) break;
      node = nodeAfter(node, code >= 97 ? code - 97 : code - 22);
    }
    if (!isPlainCase || (at < text.length && text.charCodeAt(at) > 127)) at = eachOtherWord(text, start, (word) => found(stemNumber(word)));
    else if (at === start) at++;
    else {
      if (tree.numbers[node] < 0) tree.numbers[node] = stemNumber(small.slice(start, at));
      found(tree.numbers[node]);
    }
  }
}

/** Adds a passage; a stem's posting is the passages that have it and how often each does. */
function addToIndex(passage) {
  const place = index.passages.length, start = index.words.length;
  index.passages.push(passage);
  index.starts.push(start);
  eachStem(passage.text, (number) => {
    const posting = index.postings[number] || (index.postings[number] = { places: [], times: [] });
    const last = posting.places.length - 1;
    if (posting.places[last] === place) posting.times[last]++;
    else { posting.places.push(place); posting.times.push(1); }
    index.words.push(number);
  });
  index.lengths.push(index.words.length - start);
  facets.forEach((facet, at) => index.values[at].push(facet.numbers(passage)));
}

/** Reads every report, a few at a time so that the page answers meanwhile; `told` hears how many are done. */
async function buildIndex(told) {
  const ids = facts.councils.filter((council) => council.read).map((council) => council.id);
  let rested = performance.now();
  for (let done = 0; done < ids.length; done++) {
    const read = await report(ids[done]);
    if (read) read.passages.forEach(addToIndex);
    if (performance.now() - rested > 100) {
      told(done + 1, ids.length);
      await new Promise((resolve) => setTimeout(resolve));
      rested = performance.now();
    }
  }
  index.words = Int32Array.from(index.words);
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

/** How often a phrase stands in which passages: `{places, times}`, as a stem's posting. */
function occurrences(stems) {
  if (stems.length === 1) return index.postings[stems[0]];
  const size = (number) => index.postings[number].places.length;
  const rarest = stems.reduce((best, number) => (size(number) < size(best) ? number : best), stems[0]);
  const offset = stems.indexOf(rarest), words = index.words;
  const found = { places: [], times: [] };
  for (const place of index.postings[rarest].places) {
    const start = index.starts[place], end = start + index.lengths[place] - stems.length;
    let times = 0;
    for (let at = start; at <= end; at++) {
      if (words[at + offset] !== rarest) continue;
      let same = 0;
      while (same < stems.length && words[at + same] === stems[same]) same++;
      if (same === stems.length) times++;
    }
    if (times) { found.places.push(place); found.times.push(times); }
  }
  return found;
}

/** Adds the BM25 weight of one phrase to the scores of the passages that hold it (k1 1.2, b 0.75, as FTS5). */
function addScores(scores, { places, times }) {
  const total = index.passages.length, average = index.words.length / Math.max(1, total);
  const rarity = Math.max(1e-6, Math.log((total - places.length + 0.5) / (places.length + 0.5)));
  for (let at = 0; at < places.length; at++) {
    const place = places[at];
    scores[place] += rarity * (times[at] * 2.2) / (times[at] + 1.2 * (0.25 + 0.75 * index.lengths[place] / average));
  }
}

/** The score of every passage, 0 for those without a phrase or one of its variants, and the phrases that were found. */
function searchPhrase(text) {
  const scores = new Float64Array(index.passages.length), phrases = [];
  for (const variant of variantsOf(text)) {
    const stems = stemsOf(variant);
    if (!stems) continue;
    const found = occurrences(stems);
    if (!found.places.length) continue;
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

/** The sum of several searches; with `areAllNeeded`, only of passages that each of them found. */
function together(parts, areAllNeeded) {
  const scores = new Float64Array(index.passages.length);
  for (let place = 0; place < scores.length; place++) {
    if (areAllNeeded && !parts.every((part) => part.scores[place] > 0)) continue;
    for (const part of parts) scores[place] += part.scores[place];
  }
  return { scores, phrases: parts.flatMap((part) => part.phrases) };
}

/** The passages with a score, best first, of equals the earlier: sorted as plain numbers, which is many times faster than by a function. */
function ranked(scores) {
  const many = 1 << 20, keys = new Float64Array(scores.length);
  let size = 0;
  for (let place = 0; place < scores.length; place++) if (scores[place] > 0) keys[size++] = Math.round(scores[place] * 1e6) * many + (many - 1 - place);
  return Array.from(keys.subarray(0, size).sort().reverse(), (key) => many - 1 - key % many);
}

// Words that ask, not words that are looked for: left out where a question is typed and its words are looked for apart.
const littleWords = new Set(("a about an and any anything are at be been being by can could did do does everything find for from give had has have how i in is it me of on or our "
  + "please said say says see should show something tell that the their there they this to told us was we were what when where which who why will with would you").split(" "));
// Words that a question says beside those: of how much, and of whom it is asked.
const askingWords = new Set("anyone cqc inspectors long many much often people person report reports someone well".split(" "));
const questionWords = new Set("what which who whose when where why how do does did is are was were has have can could tell show find".split(" "));

/** The words of a question that are looked for, where it has others; all of them where it is none. */
function tellingWords(words) {
  const telling = words.filter((word) => !littleWords.has(word));
  const asked = questionWords.has(words[0]) ? telling.filter((word) => !askingWords.has(word)) : telling;
  return asked.length ? asked : telling;
}

/**
 * What a reader typed: the words side by side; else words that begin so; else all of them anywhere in a passage.
 * With `isWithin`, only in the passages it holds for.
 *
 * Gives `{hits: [place], phrases: [{stems, text}], how: "together" | "telling" | "apart" | "beginning" | "nothing"}`, best
 * first; "telling" is side by side, without the words that only ask.
 */
function search(text, isWithin) {
  const finds = (part) => part.phrases.length > 0 && (!isWithin || part.scores.some((score) => score > 0));
  const searched = (phrase) => { const part = searchPhrase(phrase); if (isWithin) part.scores.forEach((score, place) => { if (score && !isWithin(place)) part.scores[place] = 0; }); return part; };
  let found = searched(text), how = "together";
  if (!finds(found)) {
    const completed = completedWords(text).map(searched).filter(finds);
    if (completed.length) { found = together(completed); how = "beginning"; }
  }
  const words = plainWords(text), telling = tellingWords(words);
  if (!finds(found) && words.length > 1) {
    const whole = telling.length && telling.length < words.length ? searched(telling.join(" ")) : found;
    how = finds(whole) ? "telling" : "apart";
    found = finds(whole) ? whole : together((telling.length ? telling : words).map(searched), true);
  }
  const hits = ranked(found.scores);
  return { hits, phrases: found.phrases, how: hits.length ? how : "nothing", left: words.filter((word) => !telling.includes(word)) };
}

/** "what carers say about respite": who is asked after, and what about; null for other words. */
function askedOf(text) {
  const asked = text.match(/^\s*(?:(?:what|how|did|do|does|have|has)\b)?(.*?)\b(?:say|said|says|think|thought|feel|felt|tell|told)\b(?:\s+(?:us|cqc|inspectors))?\s+(?:about|of|on)\s+(.+)$/i);
  if (!asked) return null;
  const who = tellingWords(["what", ...plainWords(asked[1])]).join(" ");
  const voice = Object.entries(voiceWords).find(([key, words]) => who && (who === key || who === words));
  return voice || !who || askingWords.has(who) ? { voice: voice && voice[0] !== "people" ? capitalised(voice[1]) : null, about: asked[2] } : null;
}

/**
 * What a reader typed, with the councils and regions that it names: then the rest of it in their reports alone.
 *
 * As `search`, with `names`, what was looked for (`text`), and `everywhere`, how many passages of all reports have it where none of theirs do.
 */
function searchAsTyped(text) {
  const { names, rest } = namesIn(text), asked = askedOf(rest);
  const wanted = asked ? asked.about : rest, more = { names, text: wanted, voice: asked ? asked.voice : null, everywhere: 0 };
  if (!names.length) return { ...search(wanted), ...more };
  if (!wanted.trim()) return { ...search(text), ...more, text };
  const councils = new Set(councilsOf(names));
  const found = search(wanted, (place) => councils.has(index.passages[place].council));
  return { ...found, ...more, everywhere: found.hits.length ? 0 : search(wanted).hits.length };
}

/** Whether two words differ by one letter that is wrong, missing, added or changed places with its neighbour. */
function isOneSlip(first, second) {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (long.length - short.length > 1 || first === second) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  return short.slice(at + 1) === long.slice(at + 1)
    || (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2));
}

/** The word of the reports that a word may be a slip of, the one that stands in most passages; null where none is near. */
function nearestWord(word) {
  let best = null, most = 0;
  if (word.length < 5) return null;
  for (const [known, number] of wordNumbers) {
    const posting = known.length > 3 && isOneSlip(word, known) ? index.postings[number] : null;
    if (posting && posting.places.length > most) { best = known; most = posting.places.length; }
  }
  return best;
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
