"use strict";
// The search page: results as the reader types, with filters that say how many each would leave.

const searchState = { text: "", chosen: {}, shown: 20 };

/** What a passage can be filtered by: label, and its values. */
const facets = [
  ["Council", "council", (passage) => [passage.council.short]],
  ["Region", "region", (passage) => passage.council.region ? [passage.council.region] : []],
  ["Part of the report", "section", (passage) => [passage.title]],
  ["Score of the statement", "score", (passage) => { const score = scoreOf(passage.council, passage.section); return score ? ["Score " + score] : []; }],
  ["Kind", "kind", (passage) => kindsOf(passage).map((kind) => capitalised(kindWords[kind] || kind))],
  ["Topic", "topic", (passage) => [...new Set(passage.points.map((point) => point.topic).filter(Boolean))].map((topic) => capitalised(topic))],
  ["Said by", "voice", (passage) => passage.voices.map((voice) => capitalised(voiceWords[voice] || voice))],
  ["Stage", "stage", (passage) => passage.stage ? [capitalised(passage.stage)] : []],
];

const passesFacet = (passage, [, key, values]) => {
  const wanted = searchState.chosen[key];
  return !wanted || !wanted.size || values(passage).some((value) => wanted.has(value));
};

function filterPanel(all, redraw) {
  const groups = facets.map((facet) => {
    const [label, key, values] = facet;
    const counts = new Map();
    for (const passage of all) {
      if (!facets.every((other) => other === facet || passesFacet(passage, other))) continue;
      for (const value of values(passage)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const wanted = searchState.chosen[key] || new Set();
    for (const value of wanted) if (!counts.has(value)) counts.set(value, 0);
    if (counts.size < 2 && !wanted.size) return null;
    const options = [...counts].sort((a, b) => (key === "council" || key === "score" ? 0 : b[1] - a[1]) || a[0].localeCompare(b[0], "en-GB"));
    return element("details", { open: wanted.size > 0 }, element("summary", {}, label, wanted.size ? " (" + wanted.size + " chosen)" : ""),
      element("fieldset", {}, element("legend", { class: "hidden" }, label), element("div", { class: "options" }, options.map(([value, times], at) =>
        element("label", {}, element("input", { type: "checkbox", id: "filter-" + key + "-" + at, checked: wanted.has(value), change: (event) => {
          const set = searchState.chosen[key] = new Set(wanted);
          if (event.target.checked) set.add(value); else set.delete(value);
          searchState.shown = 20;
          redraw(key, value);
        } }), " " + value + " (" + times.toLocaleString("en-GB") + ")")))));
  });
  const any = Object.values(searchState.chosen).some((set) => set.size);
  return element("div", { class: "filters" }, element("h2", {}, "Narrow down"), groups,
    any ? element("p", {}, element("button", { type: "button", click: () => { searchState.chosen = {}; redraw(); } }, "Clear all filters")) : null);
}

/** What was searched for, in words: synonyms and how the words were taken. */
function searchedWords(text, found) {
  const also = found.phrases.map((phrase) => phrase.text).filter((phrase) => phrase !== plainWords(text).join(" "));
  if (found.how === "apart") return "Nowhere do these words stand side by side; these passages have all of them.";
  if (found.how === "beginning") return "No word is “" + plainWords(text).pop() + "”; these begin so: " + [...new Set(also)].slice(0, 8).join(", ") + ".";
  return also.length ? "Also searched for: " + also.join(", ") + "." : "";
}

function searchView(main) {
  document.title = "Search, " + facts.title;
  main.append(element("h1", { tabindex: "-1" }, "Search"));
  if (!canUnpack()) { main.append(element("p", { class: "warning" }, oldBrowserWords)); return; }
  if (!facts.councils.some((council) => council.read)) { main.append(element("p", {}, "This file holds scores only; no report’s words are in it.")); return; }
  if (!index.isReady) { main.append(element("p", { id: "preparing" }, "The reports are being made ready…")); return; }
  const results = element("div", { id: "results" });
  main.append(results);
  drawResults(results);
}

function drawResults(results) {
  const text = searchState.text.trim();
  const found = text ? search(text) : { hits: index.passages.map((_, place) => place), phrases: [], how: "together" };
  const all = found.hits.map((place) => index.passages[place]);
  const left = all.filter((passage) => facets.every((facet) => passesFacet(passage, facet)));
  const total = text ? capitalised(count(left.length, "passage")) + " about “" + text + "”" : capitalised(count(left.length, "passage"));
  const narrowed = left.length < all.length ? " (of " + count(all.length, "passage") + " before narrowing)" : "";
  const redraw = (key, value) => {
    drawResults(results);
    if (!key) return;
    const box = [...results.querySelectorAll('input[id^="filter-' + key + '-"]')].find((input) => input.parentElement.textContent.trim().startsWith(value + " ("));
    if (box) box.focus();
  };
  const list = element("div", {},
    element("p", {}, element("strong", {}, total), narrowed, ". ", searchedWords(text, found)),
    left.length ? element("p", { class: "noprint" }, element("button", { type: "button", click: () => saveCSV("passages.csv", passageRows(left)) }, "Save as CSV")) : element("p", {}, nothingFound(text, all.length)),
    left.slice(0, searchState.shown).map((passage) => passageView(passage, { phrases: found.phrases, place: true })));
  if (left.length > searchState.shown) {
    list.append(element("p", { class: "noprint" }, element("button", { type: "button", click: () => { const at = searchState.shown; searchState.shown += 50; drawResults(results); results.querySelectorAll(".passage")[at]?.querySelector("a").focus(); } },
      "Show " + Math.min(50, left.length - searchState.shown) + " more of " + left.length.toLocaleString("en-GB"))));
  }
  results.replaceChildren(element("div", { class: "layout" }, filterPanel(all, redraw), list));
  announce(total + narrowed);
}

function nothingFound(text, before) {
  if (before) return "Each of " + count(before, "passage") + " is left out by what is chosen beside it.";
  const known = plainWords(text).map((word) => stemNumbers.has(stem(word)) ? null : "“" + word + "”").filter(Boolean);
  return known.length ? known.join(", ") + (known.length === 1 ? " stands" : " stand") + " in no report of this file. Check the spelling, or try another word." : "No passage has all of these words. Try fewer of them.";
}
