"use strict";
// The search page: results as the reader types, with filters that say how many each would leave.

const searchState = { text: "", chosen: {}, open: new Set(), shown: 20 };

/** The address of what is searched for and chosen, which can be kept and sent. */
function searchAddress() {
  const values = new URLSearchParams(searchState.text ? { q: searchState.text } : {});
  for (const [key, set] of Object.entries(searchState.chosen)) for (const value of set) values.append(key, value);
  return "#/search" + (String(values) && "?" + values);
}

/** The choices of one facet; they are made when they are first shown. */
function filterGroup(facet, counts, redraw) {
  const wanted = searchState.chosen[facet.key] || new Set();
  const options = facet.names.map((name, number) => [name, counts[number]]).filter(([name, times]) => times || wanted.has(name));
  if (options.length < 2 && !wanted.size) return null;
  const isNamed = facet.key === "council" || facet.key === "score";
  options.sort((a, b) => (isNamed ? 0 : b[1] - a[1]) || a[0].localeCompare(b[0], "en-GB"));
  const holder = element("div", { class: "options" });
  const choice = ([value, times], at) => element("label", {}, element("input", { type: "checkbox", id: "filter-" + facet.key + "-" + at, checked: wanted.has(value), change: (event) => {
    const set = searchState.chosen[facet.key] = new Set(wanted);
    if (event.target.checked) set.add(value); else set.delete(value);
    searchState.shown = 20;
    redraw(facet.key, value);
  } }), " " + value + " (" + times.toLocaleString("en-GB") + ")");
  const fill = () => { if (!holder.hasChildNodes()) holder.append(...options.map(choice)); };
  const isOpen = searchState.open.has(facet.key);
  if (isOpen) fill();
  return element("details", { open: isOpen, toggle: (event) => {
    if (event.target.open) { searchState.open.add(facet.key); fill(); } else searchState.open.delete(facet.key);
  } }, element("summary", {}, facet.label, wanted.size ? " (" + wanted.size + " chosen)" : ""),
  element("fieldset", {}, element("legend", { class: "hidden" }, facet.label), holder));
}

function clearButton(redraw) {
  return element("button", { type: "button", click: () => { searchState.chosen = {}; redraw(); } }, "Clear all filters");
}

function filterPanel(counts, redraw) {
  const any = Object.values(searchState.chosen).some((set) => set.size);
  return element("div", { class: "filters" }, element("h2", {}, "Narrow down"), facets.map((facet, at) => filterGroup(facet, counts[at], redraw)),
    any ? element("p", {}, clearButton(redraw)) : null);
}

/** What was searched for, in words: synonyms and how the words were taken. */
function searchedWords(text, found) {
  if (found.how === "nothing") return "";
  const also = [...new Set(found.phrases.map((phrase) => phrase.text))].filter((phrase) => phrase !== plainWords(text).join(" "));
  if (found.named.length) return "In the report" + (found.named.length > 1 ? "s" : "") + " on " + found.named.map((council) => council.short).join(" and ") + ": " + also.slice(0, 12).join(", ") + ".";
  if (found.how === "apart") {
    return "Nowhere do these words stand side by side; " + (found.left.length ? "without " + found.left.map((word) => "“" + word + "”").join(", ") + ", " : "")
      + "what was found: " + also.slice(0, 12).join(", ") + ".";
  }
  if (found.how === "beginning") return "No word is “" + plainWords(text).pop() + "”; these begin so: " + also.slice(0, 8).join(", ") + ".";
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

/** Councils whose name is what the reader typed, or begins so: a name is looked for in the same box as words. */
function councilsNamed(text) {
  const words = plainWords(text).join(" ");
  const named = words.length < 3 ? [] : facts.councils.filter((council) => (" " + plainWords(council.short).join(" ")).includes(" " + words));
  return named.length ? element("p", {}, named.length === 1 ? "Council: " : "Councils: ", named.slice(0, 8).map((council, at) => [at ? ", " : "",
    element("a", { href: "#/council/" + council.id }, council.short + (council.current ? "" : ", " + dateInWords(council.published)))]), named.length > 8 ? " and more" : "", ".") : null;
}

function drawResults(results) {
  const text = searchState.text.trim();
  const found = text ? searchAsTyped(text) : { hits: index.passages.map((_, place) => place), phrases: [], how: "together", named: [] };
  const { left, counts } = narrowed(found.hits, searchState.chosen);
  const passages = (places) => places.map((place) => index.passages[place]);
  const total = text ? capitalised(count(left.length, "passage")) + " about “" + text + "”" : capitalised(count(left.length, "passage"));
  const before = left.length < found.hits.length ? " (of " + count(found.hits.length, "passage") + " before narrowing)" : "";
  const redraw = (key, value) => {
    history.replaceState(history.state, "", searchAddress());
    document.getElementById("search-page").setAttribute("href", searchAddress());
    drawResults(results);
    const box = key && [...results.querySelectorAll('input[id^="filter-' + key + '-"]')].find((input) => input.parentElement.textContent.trim().startsWith(value + " ("));
    (box || results.querySelector("summary"))?.focus();
  };
  const showMore = () => {
    const at = searchState.shown;
    searchState.shown += 50;
    drawResults(results);
    results.querySelectorAll(".passage")[at]?.querySelector("a").focus();
  };
  const list = element("div", {},
    element("p", {}, element("strong", {}, total), before, ". ", searchedWords(text, found)),
    left.length ? element("p", { class: "noprint" }, element("button", { type: "button", click: () => saveCSV("passages.csv", passageRows(passages(left))) }, "Save as CSV")) : element("p", {}, nothingFound(text, found.hits.length), " ", found.hits.length ? clearButton(redraw) : null),
    passages(left.slice(0, searchState.shown)).map((passage) => passageView(passage, { phrases: found.phrases, place: true })),
    left.length > searchState.shown ? element("p", { class: "noprint" }, element("button", { type: "button", click: showMore },
      "Show " + Math.min(50, left.length - searchState.shown) + " more of " + left.length.toLocaleString("en-GB"))) : null);
  results.replaceChildren(councilsNamed(text) || "", element("div", { class: "layout" }, filterPanel(counts, redraw), list));
  announce(total + before);
}

/** Why nothing is shown, and what may have been meant. */
function nothingFound(text, before) {
  if (before) return "Each of " + count(before, "passage") + " is left out by what is chosen beside it.";
  if (!/[\p{L}\d]{3}/u.test(text)) return "Type a word or a figure of three letters or more.";
  const unknown = plainWords(text).filter((word) => !littleWords.has(word) && !stemNumbers.has(stem(word)));
  if (!unknown.length) return "No passage has all of these words. Try fewer of them.";
  const nearest = unknown.map((word) => [word, nearestWord(word)]);
  const corrected = nearest.reduce((words, [word, near]) => (near ? words.replace(new RegExp(word, "i"), near) : words), text);
  return [unknown.map((word) => "“" + word + "”").join(", ") + (unknown.length === 1 ? " stands" : " stand") + " in no report of this file. ",
    corrected === text ? "Check the spelling, or try another word."
      : ["Did you mean ", element("a", { href: "#/search?q=" + encodeURIComponent(corrected) }, corrected), "?"]];
}
