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
  const groups = facets.map((facet, at) => filterGroup(facet, counts[at], redraw)).filter(Boolean);
  return element("div", { class: "filters" }, groups.length ? element("h2", {}, "Narrow down") : null, groups,
    any ? element("p", {}, clearButton(redraw)) : null);
}

/** What was searched for, in words: synonyms and how the words were taken; `isNarrow` where only in some reports. */
function searchedWords(text, found, isNarrow) {
  if (found.how === "nothing") return "";
  const also = [...new Set(found.phrases.map((phrase) => phrase.text))].filter((phrase) => phrase !== plainWords(text).join(" "));
  if (found.how === "telling") return also.length > 1 ? "Also searched for: " + also.slice(1).join(", ") + "." : "";
  if (found.how === "apart") {
    return "Nowhere " + (isNarrow ? "there " : "") + "do these words stand side by side; " + (found.left.length ? "without " + found.left.map((word) => "“" + word + "”").join(", ") + ", " : "")
      + "what was found: " + also.slice(0, 12).join(", ") + ".";
  }
  if (found.how === "beginning") return "No word is “" + plainWords(text).pop() + "”; these begin so: " + also.slice(0, 8).join(", ") + ".";
  return also.length ? "Also searched for: " + also.join(", ") + "." : "";
}

function searchView(main) {
  document.title = (searchState.text ? searchState.text + ", " : "") + "Search, " + facts.title;
  const results = element("div", { id: "results" });
  main.append(element("h1", { tabindex: "-1" }, "Search"), results);
  drawResults(results);
}

/** Why nothing can be looked for, as an element; null where it can. */
function noSearchYet() {
  if (!canUnpack()) return element("p", { class: "warning" }, oldBrowserWords);
  if (!isWhole()) return element("p", {}, "The reports of a file that is not whole cannot be searched.");
  if (!facts.councils.some((council) => council.read)) return element("p", {}, "This file holds scores only; no report’s words are in it. A council’s name leads to its scores.");
  return index.isReady ? null : element("p", { id: "preparing" }, "The reports are being made ready…");
}

/** Councils whose name begins so, while it is being typed. */
function councilsBegun(text) {
  const words = plainWords(text).join(" ");
  const begun = words.length < 3 ? [] : facts.councils.filter((council) => (" " + plainWords(council.short).join(" ")).includes(" " + words));
  return begun.length ? [element("p", {}, begun.length === 1 ? "Council: " : "Councils: ", begun.slice(0, 8).map((council, at) => [at ? ", " : "",
    element("a", { href: "#/council/" + council.id }, council.short + (council.current ? "" : ", " + dateInWords(council.published)))]), begun.length > 8 ? " and more" : "", ".")] : [];
}

/** "in the report on Stockton-on-Tees", "in the reports on Thornwick and Wexcombe", "in 3 reports of the North East". */
function whereWords(names) {
  const read = councilsOf(names).filter((council) => council.read), regions = names.filter((name) => name.region);
  const listed = regions.length ? regions.map((name) => name.region).concat(names.filter((name) => name.councils?.some((council) => council.read)).map((name) => name.councils[0].short)) : [...new Set(read.map((council) => council.short))];
  const joined = listed.slice(0, -1).join(", ") + (listed.length > 1 ? " and " : "") + listed[listed.length - 1];
  return !read.length ? "" : regions.length ? "in " + count(read.length, "report") + " of " + joined : "in the report" + (read.length > 1 ? "s" : "") + " on " + joined;
}

function drawResults(results) {
  const text = searchState.text.trim(), hindrance = noSearchYet();
  if (hindrance) {
    const { names } = namesIn(text);
    results.replaceChildren(...(names.length ? namesView(names) : councilsBegun(text)), hindrance);
    return;
  }
  const found = text ? searchAsTyped(text) : { hits: index.passages.map((_, place) => place), phrases: [], how: "together", names: [], text: "" };
  const isNarrow = found.names.length > 0 && found.text !== text, where = isNarrow ? whereWords(found.names) : "";
  const { left, counts } = narrowed(found.hits, searchState.chosen);
  const passages = (places) => places.map((place) => index.passages[place]);
  const total = capitalised(count(left.length, "passage")) + (text ? " about “" + (found.how === "telling" ? plainWords(found.text).filter((word) => !found.left.includes(word)).join(" ") : found.text) + "”" + (where && " " + where) : "");
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
  const searchFor = (words, label) => element("a", { href: "#/search?" + new URLSearchParams({ q: words }) }, label);
  const voice = found.voice && counts[facets.findIndex((facet) => facet.key === "voice")][facets.find((facet) => facet.key === "voice").names.indexOf(found.voice)];
  const list = element("div", {},
    element("p", {}, element("strong", {}, total), before, ". ", searchedWords(found.text, found, isNarrow)),
    found.voice && !voice && left.length ? element("p", {}, "None of it is read as said by " + found.voice.toLowerCase() + ".") : null,
    voice && voice < left.length ? element("p", {}, element("a", { href: "#/search?" + new URLSearchParams([["q", text], ["voice", found.voice]]) }, "Only what is read as said by " + found.voice.toLowerCase() + " (" + voice + ")")) : null,
    isNarrow && left.length ? element("p", { class: "small noprint" }, searchFor(found.text, "In all reports"), " · ", searchFor("“" + text + "”", "Exactly “" + text + "”")) : null,
    isNarrow && found.everywhere ? element("p", {}, where ? "" : "No report of theirs is in this file. ", searchFor(found.text, "Look for “" + found.text + "” in all reports (" + count(found.everywhere, "passage") + ")")) : null,
    left.length ? element("p", { class: "noprint" }, element("button", { type: "button", click: () => saveCSV("passages.csv", passageRows(passages(left))) }, "Save as CSV"))
      : !found.hits.length && found.names.length && (found.everywhere || !isNarrow) ? null : element("p", {}, nothingFound(found.text, found.hits.length, text), " ", found.hits.length ? clearButton(redraw) : null),
    passages(left.slice(0, searchState.shown)).map((passage) => passageView(passage, { phrases: found.phrases, place: true })),
    left.length > searchState.shown ? element("p", { class: "paper" }, "The first " + searchState.shown + " of " + left.length.toLocaleString("en-GB") + " are printed.") : null,
    left.length > searchState.shown ? element("p", { class: "noprint" }, element("button", { type: "button", click: showMore },
      "Show " + Math.min(50, left.length - searchState.shown) + " more of " + left.length.toLocaleString("en-GB"))) : null);
  results.replaceChildren(...(found.names.length ? namesView(found.names) : councilsBegun(text)), element("div", { class: "layout" }, filterPanel(counts, redraw), list));
  announce(total + before);
}

/** Why nothing is shown, and what may have been meant. */
function nothingFound(text, before, typed) {
  if (before) return "Each of " + count(before, "passage") + " is left out by what is chosen under “Narrow down”.";
  if (!/[\p{L}\d]{3}/u.test(text)) return "Type a word or a figure of three letters or more.";
  const unknown = plainWords(text).filter((word) => !littleWords.has(word) && !stemNumbers.has(stem(word)));
  if (!unknown.length) return "No passage has all of these words. Try fewer of them.";
  const nearest = unknown.map((word) => [word, nearestWord(word)]);
  const corrected = nearest.reduce((words, [word, near]) => (near ? words.replace(new RegExp(word, "i"), near) : words), typed);
  return [unknown.map((word) => "“" + word + "”").join(", ") + (unknown.length === 1 ? " stands" : " stand") + " in no report of this file. ",
    corrected === typed ? "Check the spelling, or try another word."
      : ["Did you mean ", element("a", { href: "#/search?q=" + encodeURIComponent(corrected) }, corrected), "?"]];
}
