"use strict";
// Names of councils and regions in what a reader typed, taken as `authority is …` takes them: whole, by their first words, or by a
// word that stands in one name alone.

/** Words of names that tell no council by themselves. */
const nameless = new Set("north south east west central royal london city county england saint st isle isles upon and of the on with in".split(" "));
/** What kind of council one is: said before or behind its name. */
const civicWords = new Set("council councils borough city county metropolitan district authority unitary".split(" "));
/** Words that a place stands behind. */
const placeWords = new Set(["in", "at", "for", "within", "across", "near"]);

let namesKnown = null, wordsOfNames = null;
const commonWords = new Map();

/** Every name as folded words, with the councils or the region it stands for. Councils of the register that are not in this file are `absent`. */
function knownNames() {
  if (namesKnown) return namesKnown;
  namesKnown = [];
  const add = (name, entry) => { const words = plainWords(name).join(" "); if (words) namesKnown.push({ words, ...entry }); };
  for (const region of new Set(facts.councils.map((council) => council.region).filter(Boolean))) add(region, { key: "region " + region, region });
  const bySlug = new Map();
  for (const council of facts.councils) bySlug.set(council.slug, (bySlug.get(council.slug) || []).concat(council));
  for (const [slug, councils] of bySlug) {
    for (const name of new Set(councils.flatMap((council) => [council.short, council.name]).concat(slug))) add(name, { key: slug, councils });
  }
  for (const name of facts.elsewhere || []) add(name, { key: "absent " + name, absent: name });
  wordsOfNames = new Set(namesKnown.flatMap((name) => name.words.split(" ")));
  return namesKnown;
}

/** Names that are words of their own. */
const alsoWords = new Set(["barking", "bath", "bury", "reading", "slough"]);

/** Whether a word is one beside being a council's name: known as such, or standing in some passage in small letters. */
function isCommonWord(word) {
  if (alsoWords.has(word)) return true;
  if (!index.isReady || commonWords.has(word)) return !!commonWords.get(word);
  const posting = index.postings[stemNumbers.get(stem(word))], small = new RegExp("(?<![\\p{L}])" + word + "(?![\\p{L}])", "u");
  commonWords.set(word, !!posting && posting.places.some((place) => small.test(index.passages[place].text)));
  return commonWords.get(word);
}

/** What some words name: `{names: [entry]}`, or null. `isPlace`: they stand where a place does. */
function named(words, isPlace) {
  const phrase = words.join(" "), last = words[words.length - 1];
  knownNames();
  if (words.length > 1 && !words.every((word) => wordsOfNames.has(word))) return null;
  if (phrase.length < 3 || words.every((word) => nameless.has(word) || civicWords.has(word)) && !knownNames().some((name) => name.words === phrase)) return null;
  const unique = (entries) => entries.filter((entry, at) => entries.findIndex((other) => other.key === entry.key) === at);
  const wholes = unique(knownNames().filter((name) => name.words === phrase));
  const isRead = (entries) => entries.some((entry) => entry.region || entry.councils?.some((council) => council.read));
  // Of a region and a council with one name the region is larger: "London" and the City of London.
  if (wholes.length) return isPlace || words.length > 1 || isRead(wholes) || !isCommonWord(phrase) ? wholes : null;
  if (phrase.length < 4 || nameless.has(last)) return null;
  const begun = unique(knownNames().filter((name) => name.words.startsWith(phrase + " ")));
  if (begun.length && begun.length <= 3) return isPlace || words.length > 1 || isRead(begun) || !isCommonWord(phrase) ? begun : null;
  if (begun.length) return null;
  const isUnknown = !stemNumbers.has(stem(last));
  if (!isPlace && !isUnknown) return null;
  const within = unique(knownNames().filter((name) => name.words.endsWith(" " + phrase) || name.words.includes(" " + phrase + " ") || (isUnknown && phrase.length >= 5 && name.words.startsWith(phrase))));
  return within.length && within.length <= 3 ? within : null;
}

/**
 * The councils and regions that a text names, and what it says besides: `{names: [entry], rest}`.
 *
 * A text in quotation marks names none: it is looked for as it stands.
 */
function namesIn(text) {
  const words = [];
  eachWord(text, (word, start, end) => words.push({ word, start, end }));
  if (/^\s*["“].*["”]\s*$/.test(text)) return { names: [], rest: text };
  const names = [], gone = new Set();
  for (let at = 0; at < words.length;) {
    let found = null, length = Math.min(8, words.length - at);
    for (; length > 0 && !found; length--) {
      const next = words[at + length]?.word;
      const isPlace = placeWords.has(words[at - 1]?.word) || civicWords.has(next) || next === "s";
      const its = words.slice(at, at + length).map((one) => one.word);
      found = named(its, isPlace) || (length === 1 && its[0].length > 4 && its[0].endsWith("s") && !stemNumbers.has(stem(its[0])) ? named([its[0].slice(0, -1)], true) : null);
    }
    if (!found) { at++; continue; }
    length++;
    for (const entry of found) if (!names.some((other) => other.key === entry.key)) names.push(entry);
    for (let place = at; place < at + length; place++) gone.add(place);
    for (let place = at - 1; place >= 0 && (civicWords.has(words[place].word) || ["of", "the", "and", "in", "for", "at", "or"].includes(words[place].word)); place--) gone.add(place);
    for (at += length; at < words.length && (civicWords.has(words[at].word) || words[at].word === "s"); at++) gone.add(at);
  }
  if (!names.length) return { names, rest: text };
  const kept = words.map((_, place) => place).filter((place) => !gone.has(place));
  while (kept.length && littleWords.has(words[kept[0]].word) && !questionWords.has(words[kept[0]].word)) kept.shift();
  while (kept.length && littleWords.has(words[kept[kept.length - 1]].word)) kept.pop();
  // What stands between two kept words stays, so that hyphens do.
  const rest = kept.map((place, at) => (at === 0 ? "" : kept[at - 1] === place - 1 ? text.slice(words[place - 1].end, words[place].start) : " ") + text.slice(words[place].start, words[place].end)).join("");
  return { names, rest };
}

/** The councils of this file that names stand for. */
function councilsOf(names) {
  return facts.councils.filter((council) => names.some((name) => (name.region ? council.region === name.region : name.councils?.includes(council))));
}

/** Where names lead, above what was found: pages of councils, the list of a region, and what of them is not in this file. */
function namesView(names) {
  const line = (...content) => element("p", {}, content);
  return names.slice(0, 8).flatMap((name) => {
    if (name.absent) return [line(element("strong", {}, name.absent), " is not in this file: no assessment of it was in the library that the file was made from, or it was not asked for.")];
    if (name.region) {
      const its = councilsOf([name]), read = its.filter((council) => council.read).length;
      return [line(element("a", { href: "#/?" + new URLSearchParams({ region: name.region }) }, name.region + ": " + count(its.length, "assessment")), read === its.length ? "" : ", " + (read || "none") + " with the report here", ".")];
    }
    return name.councils.map((council) => {
      const dated = name.councils.length > 1 ? ", " + (dateInWords(council.published) || council.publishedText || "undated") : "";
      if (council.read) return line(element("a", { href: "#/council/" + council.id }, council.short + dated + ": scores and report"), council.part ? " (part of the report)." : ".");
      if (!council.rating && !council.source) return line(element("strong", {}, council.short), " has no assessment in this file.");
      const has = council.scores.some((score) => score !== null) ? "rating and scores" : "rating";
      return line(element("a", { href: "#/council/" + council.id }, council.short + dated + ": " + has), ". " + council.short + " is here with its " + has + " only, without its report.");
    });
  });
}

/** Where a text leads that is an address of this page, or has one in it, or cites a paragraph; null for other words. */
function addressIn(text) {
  const address = text.match(/#\/(?:council\/|compare|search|about|notes)[^\s"”’<>)\]]*/);
  if (address) return address[0].replace(/[.,;:]+$/, "");
  const cited = text.slice(Math.max(0, text.lastIndexOf("CQC"))), number = cited.match(/, paragraph (\d+)/);
  if (!number) return null;
  const longest = (entries, words) => entries.filter((entry) => cited.includes(words(entry))).sort((a, b) => words(b).length - words(a).length)[0];
  const section = longest(Object.entries(facts.titles || {}), (entry) => ", " + entry[1] + ", paragraph " + number[1]);
  const council = longest(facts.councils, (entry) => entry.short);
  if (!section || !council) return null;
  const dated = facts.councils.filter((one) => one.slug === council.slug && one.published && cited.includes(dateInWords(one.published)));
  return "#/council/" + (dated[0] || council).id + "/" + section[0] + "/" + number[1];
}
