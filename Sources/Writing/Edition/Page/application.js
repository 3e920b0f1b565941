"use strict";
// What is shown for an address, and the search box that is always there.

const oldBrowserWords = "This browser is too old to unpack the reports in this file: the councils and their scores are here, the words are not. Open the file in a current Edge, Chrome, Firefox or Safari.";
const cutShortWords = "This file is not whole: it was cut short while it was copied or sent. Ask for it again; what is shown here may be incomplete.";

const damagedWords = "A report in this file is damaged and cannot be read: it was changed while it was copied or sent. Ask for the file again; searches and lists here leave that report out: ";

/** Where the facts of councils are from whose reports are not in this file. */
function sourcesView() {
  const without = facts.councils.filter((council) => !council.read && council.source);
  const times = (source) => without.filter((council) => council.source === source);
  const sources = facts.sources.filter((source) => times(source).length).sort((a, b) => times(b).length - times(a).length);
  return without.length ? [element("h2", {}, "Where scores without a report come from"),
    element("p", {}, "Of " + count(without.length, "assessment") + " this file has what is published of rating and scores, without the report’s words. They were not read from the report itself, but taken from:"),
    element("ul", {}, sources.map((source) => element("li", {}, source + ": " + (times(source).length > 3 ? count(times(source).length, "council") : times(source).map((council) => council.short).join(", ")))))] : [];
}

function aboutView(main) {
  document.title = "About this file, " + facts.title;
  const made = facts.readings || [];
  main.append(element("h1", { tabindex: "-1" }, "About this file"),
    element("p", {}, "It holds published assessments by the Care Quality Commission of councils’ adult social care, and was made " + (facts.made ? "on " + dateInWords(facts.made) + " " : "") + "by Assay " + facts.version + " from a library with the digest " + facts.digest + ". Asked for: " + facts.query + "."),
    element("h2", {}, "Whose words these are"),
    element("p", {}, "Paragraphs are CQC’s own words, unchanged. Scores, ratings and dates are as the report prints them, or the source named for a council whose report is not here. What Assay calculates is labelled “calculated”: the percentage of the nine scores where none is printed, and distances between ratings. What Assay reads into the words is labelled as a reading."),
    ...sourcesView(),
    element("h2", {}, "What the readings mean"),
    element("ul", {},
      element("li", {}, "Kind: whether a paragraph tells of a strength, a shortfall, both, or only of context."),
      element("li", {}, "State: whether a shortfall persists, improves, worsens or is resolved, by the latest figures and words of the report."),
      element("li", {}, "Weight: 1 to 5, how much a councillor needs to hear it. The law and people’s safety weigh most; what CQC repeats in its summary weighs more."),
      element("li", {}, "Said by: whose experience or evidence a paragraph gives."),
      element("li", {}, "Stage: whether an arrangement is in place, under way or planned.")),
    element("p", {}, "They are made by rules and a small statistical model, without any service on the internet, and are no judgement of CQC. “Not sure” marks those that rest on weak signs."),
    ...(made.length ? [element("h2", {}, "What they are worth"), element("p", {}, "Measured on labelled paragraphs that the rules were not made with:"), element("ul", {}, made.map((line) => element("li", {}, line)))] : []),
    element("h2", {}, "How to use it"),
    element("ul", {}, element("li", {}, "Press / to go to the search box, Tab and Enter for everything else."),
      element("li", {}, "“Copy with citation” takes the words you have marked in a paragraph, or all of it. “Copy for a note” takes it with a footnote that Assay can check and a link to the paragraph in this file."),
      element("li", {}, "Your browser’s Back leads to where you were in a list."),
      element("li", {}, "A council’s name beside other words searches its report alone: “carers in Stockton”. Words in quotation marks are looked for as they stand."),
      element("li", {}, "A paragraph’s heading is a link to it; “Copy the link” there takes the citation in words and the address. Put such a line, or any address of this page, into the search box to go there.")));
}

/** Keeps with the entry in the browser's history where the page stands, so that Back leads there again. */
function keepPlace() {
  const active = document.activeElement;
  history.replaceState({ y: window.scrollY, shown: searchState.shown, link: active && active.getAttribute("href") }, "");
}

/** The page of the address; where Back led to it, at the place where it was left. */
async function arrive() {
  takeSearchFromAddress();
  const kept = history.state;
  if (!kept) return show(true);
  searchState.shown = kept.shown;
  await show(false);
  window.scrollTo(0, kept.y);
  const link = kept.link && [...document.querySelectorAll("main a")].find((one) => one.getAttribute("href") === kept.link);
  (link || document.querySelector("main h1")).focus({ preventScroll: true });
}

/** The main part for the address; `moves` says whether the reader has come to another page. */
async function show(moves = true) {
  const main = document.getElementById("main");
  const [path, values] = decodeAddress();
  const view = element("div", {});
  let isPlaced = false;
  if (path[0] === "council" && path[1]) isPlaced = await councilViewInto(main, view, path);
  else {
    if (path[0] === "search") searchView(view);
    else if (path[0] === "compare") await compareView(view, values);
    else if (path[0] === "about") aboutView(view);
    else if (path[0] === "notes") notesView(view);
    else if (path[0]) nothingHere(view, "No such page here", "This file has no page “" + path.join("/") + "”. ");
    else councilsView(view);
    main.replaceChildren(view);
  }
  if (!isWhole()) main.prepend(element("p", { class: "warning", role: "alert" }, cutShortWords));
  else if (damaged.size) main.prepend(element("p", { class: "warning", role: "alert" }, damagedWords + [...damaged].map((id) => councilsByID.get(id).short).join(", ") + "."));
  if (moves && !isPlaced) {
    window.scrollTo(0, 0);
    if (document.activeElement !== document.getElementById("search-box")) main.querySelector("h1")?.focus();
  }
}

/** For an address that leads nowhere in this file. */
function nothingHere(main, title, words) {
  document.title = title + ", " + facts.title;
  main.append(element("h1", { tabindex: "-1" }, title), element("p", {}, words, element("a", { href: "#/" }, "See its councils"), "."));
}

/** A council's page is put in place before it is filled, so that a passage can be scrolled to. */
async function councilViewInto(main, view, path) {
  main.replaceChildren(view);
  return councilView(view, path[1], path[2], path[3]);
}

function decodeAddress() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const decode = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  return [path.split("/").map(decode), new URLSearchParams(query || "")];
}

function startSearchBox() {
  const box = document.getElementById("search-box");
  const isSearching = () => location.hash.startsWith("#/search");
  const follow = (text) => {
    const address = addressIn(text);
    if (address === null) return false;
    box.value = "";
    if (location.hash === address) show(true); else { keepPlace(); location.hash = address; }
    return true;
  };
  const go = (event) => {
    // Who types an address is not led away in the middle of it.
    if (event && /^insertFrom/.test(event.inputType) && follow(box.value)) return;
    searchState.text = box.value;
    searchState.shown = 20;
    document.getElementById("search-page").setAttribute("href", searchAddress());
    if (isSearching()) history.replaceState(null, "", searchAddress());
    else { keepPlace(); location.hash = searchAddress(); }
    if (document.getElementById("results")) drawResults(document.getElementById("results"));
  };
  box.addEventListener("input", go);
  // What is pasted may be longer than the box takes.
  box.addEventListener("paste", (event) => { if (follow(event.clipboardData.getData("text/plain"))) event.preventDefault(); });
  document.getElementById("search-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (follow(box.value)) return;
    go();
    if (!document.getElementById("results")) await show(false);
    (document.querySelector("#results .passage a") || document.querySelector("#results a"))?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    box.focus();
  });
  if (location.hash === "" || location.hash === "#/") box.focus();
}

/** What an address says is chosen: words and filters of the search, filters of the councils. The box is empty where nothing is searched for. */
function takeSearchFromAddress() {
  const [path, values] = decodeAddress();
  if (!path[0]) takeTableFromAddress(values);
  if (path[0] !== "search") {
    searchState.text = document.getElementById("search-box").value = "";
    return;
  }
  const text = values.get("q") || "";
  if (text !== searchState.text) searchState.text = document.getElementById("search-box").value = text;
  searchState.chosen = {};
  for (const facet of facets) if (values.has(facet.key)) searchState.chosen[facet.key] = new Set(values.getAll(facet.key));
  document.getElementById("search-page").setAttribute("href", searchAddress());
}

document.addEventListener("DOMContentLoaded", async () => {
  const main = document.getElementById("main");
  try { readFacts(); } catch {
    main.replaceChildren(element("p", { class: "warning", role: "alert" }, cutShortWords));
    return;
  }
  document.getElementById("made").textContent = madeWords() + ".";
  // On paper it stands at the head: at the foot it might have a page for itself.
  document.getElementById("imprint").append(...[...document.querySelectorAll("footer p")].map((one) => one.cloneNode(true)));
  document.querySelector("#imprint #made").removeAttribute("id");
  if (!facts.councils.some((council) => council.read)) document.querySelector("#search-form label").textContent = "Find a council";
  if ((facts.notes || []).length) document.getElementById("pages").append(element("li", {}, element("a", { href: "#/notes" }, "Officers’ notes")));
  startSearchBox();
  takeSearchFromAddress();
  history.scrollRestoration = "manual";
  // The skip link is no address: the page shows what it showed.
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); main.focus(); main.scrollIntoView(); });
  // What is folded up on the screen is printed, too.
  // The browser's own command prints all of a council, and a comparison short: whole reports side by side leave half of the paper empty.
  const opened = new Set(), root = document.documentElement;
  window.addEventListener("beforeprint", () => {
    root.dataset.print ??= decodeAddress()[0][0] === "compare" ? "short" : "all";
    for (const one of main.querySelectorAll(root.dataset.print === "short" ? "details.figures:not([open])" : "details:not([open])")) { one.open = true; opened.add(one); }
  });
  window.addEventListener("afterprint", () => { for (const one of opened) one.open = false; opened.clear(); delete root.dataset.print; });
  document.addEventListener("click", (event) => { if (event.target.closest && event.target.closest('a[href^="#/"]')) keepPlace(); }, true);
  window.addEventListener("hashchange", arrive);
  await show(false);
  document.documentElement.dataset.state = "shown";
  if (canUnpack() && isWhole()) {
    await buildIndex((done, all) => { const words = document.getElementById("preparing"); if (words) words.textContent = "The reports are being made ready: " + done + " of " + all + "…"; });
    if (decodeAddress()[0][0] === "search" || damaged.size) show(false);
  }
  document.documentElement.dataset.state = "ready";
});
