"use strict";
// The councils: a table that sorts and filters; the page of one council.

const statementShort = { needs: "Needs", support: "Support", equity: "Equity", care: "Care", partnerships: "Partners", pathways: "Pathways", safeguarding: "Safeg.", governance: "Govern.", learning: "Learning" };
const ratingOrder = ["Inadequate", "Requires improvement", "Good", "Outstanding"];
/** What the table of councils is sorted and narrowed down by; what it is to begin with. */
const tableStart = { sort: "short", down: false, region: "", type: "", rating: "", words: "", statement: "", scored: "3+" };
const tableState = { ...tableStart };
const scoredWords = { "4": "4", "3+": "3 or more", "2+": "2 or more", "3-": "3 or less", "2-": "2 or less", "1": "1" };

/** The address of the councils as they are sorted and narrowed down, which can be kept and sent. */
function tableAddress() {
  const values = new URLSearchParams(Object.entries(tableState).filter(([key, value]) => value !== tableStart[key]).map(([key, value]) => [key, String(value)]));
  return "#/" + (String(values) && "?" + values);
}

function takeTableFromAddress(values) {
  Object.assign(tableState, tableStart);
  for (const [key, value] of values) if (Object.hasOwn(tableStart, key)) tableState[key] = key === "down" ? value === "true" : value;
  if (!facts.statements.some((statement) => statement.slug === tableState.statement)) tableState.statement = "";
  if (!Object.hasOwn(scoredWords, tableState.scored)) tableState.scored = tableStart.scored;
}

function selectOf(label, options, value, change) {
  const id = "choose-" + label.toLowerCase().replace(/\W+/g, "-");
  const select = element("select", { id, change: (event) => change(event.target.value) },
    options.map(([key, words]) => element("option", { value: key, selected: key === value }, words)));
  return element("div", {}, element("label", { for: id }, label), select);
}

function sortedCouncils(councils) {
  const { sort, down } = tableState;
  const key = (council) => sort === "rating" ? ratingOrder.indexOf(council.rating) : sort in statementShort ? scoreOf(council, sort) : council[sort];
  const missing = (value) => value === null || value === undefined || value === "" || value === -1;
  return [...councils].sort((a, b) => {
    const [first, second] = [key(a), key(b)];
    if (missing(first) !== missing(second)) return missing(first) ? 1 : -1;
    const order = typeof first === "string" ? first.localeCompare(second, "en-GB") : first - second;
    return (down ? -order : order) || a.short.localeCompare(b.short, "en-GB");
  });
}

/** Whether a council passes what is chosen above the table. */
function isChosen(council) {
  const { statement, scored, words } = tableState;
  const isScored = (score) => score !== null && (scored.endsWith("+") ? score >= parseInt(scored) : scored.endsWith("-") ? score <= parseInt(scored) : score === Number(scored));
  return ["region", "type", "rating"].every((field) => !tableState[field] || council[field] === tableState[field])
    && (!words || council.read === (words === "read")) && (!statement || isScored(scoreOf(council, statement)));
}

/** What was chosen, in words: for who reads it on paper or hears it. */
function chosenWords() {
  const { region, type, rating, words, statement, scored } = tableState;
  const score = statement ? "score " + scoredWords[scored] + " for " + facts.statements.find((one) => one.slug === statement).name : "";
  return [region, type, rating, { read: "with the report", scores: "scores only" }[words], score].filter(Boolean).join("; ");
}

/** Ways to sort the table that are asked for most; another one, chosen by a head of it, joins them. */
function sortChoices() {
  const ways = [["short", false, "Name"], ["percent", false, "Lowest percent first"], ["percent", true, "Highest percent first"], ["rating", true, "Best rating first"], ["rating", false, "Poorest rating first"],
    ["published", true, "Date, newest first"], ["published", false, "Date, oldest first"]];
  const { sort, down } = tableState, statement = facts.statements.find((one) => one.slug === sort);
  if (!ways.some((way) => way[0] === sort && way[1] === down)) ways.push([sort, down, statement ? statement.name + (down ? ", highest first" : ", lowest first") : "Name, from Z to A"]);
  return ways.map(([sort, down, words]) => [sort + " " + down, words]);
}

/** What the councils can be narrowed down by: elements that stay while what they choose is drawn, for whoever types in them. */
function councilFilters(redraw, sort, scored) {
  const choices = (field) => [["", "All"]].concat([...new Set(facts.councils.map((council) => council[field]).filter(Boolean))].sort().map((value) => [value, capitalised(value)]));
  const isMixed = new Set(facts.councils.map((council) => council.read)).size > 1;
  return [
    sort,
    selectOf("Region", choices("region"), tableState.region, (region) => redraw({ region })),
    selectOf("Type", choices("type"), tableState.type, (type) => redraw({ type })),
    selectOf("Rating", choices("rating"), tableState.rating, (rating) => redraw({ rating })),
    isMixed ? selectOf("In this file", [["", "All"], ["read", "Report and scores"], ["scores", "Scores only"]], tableState.words, (words) => redraw({ words })) : null,
    selectOf("Score for", [["", "Any statement"]].concat(facts.statements.map((statement) => [statement.slug, statement.name])), tableState.statement, (statement) => redraw({ statement })),
    scored];
}

/** The rows of a CSV file of councils. */
function councilRows(councils) {
  return [["council", "region", "type", "rating", "percent", "percent is", "published", "version (2 and more took the place of an earlier one)", ...facts.statements.map((statement) => statement.name),
    "rating by the scores, where it is another (calculated)", "percent by the scores, where it is another (calculated)", "points to the next rating (calculated)", "facts from"],
  ...councils.map((council) => [council.short, council.region, council.type, council.rating, council.percent, council.percent === null ? null : council.calculated ? "calculated" : "as printed",
    council.published || council.publishedText, council.version, ...council.scores, council.byScores, council.percentByScores, council.up, council.source])];
}

function councilsView(main) {
  document.title = facts.title;
  const area = element("div", {}), sort = element("div", {}), scored = element("div", {});
  const drawControls = () => {
    sort.replaceChildren(selectOf("Sort by", sortChoices(), tableState.sort + " " + tableState.down, (chosen) => { const [sort, down] = chosen.split(" "); redraw({ sort, down: down === "true" }); }));
    scored.replaceChildren(tableState.statement ? selectOf("Scored", Object.entries(scoredWords).sort(([a], [b]) => Number(a === "1") - Number(b === "1")), tableState.scored, (scored) => redraw({ scored })) : "");
  };
  const redraw = (change, head) => {
    Object.assign(tableState, change);
    history.replaceState(history.state, "", tableAddress());
    if (head || "statement" in change) drawControls();
    area.replaceChildren(...councilTable(redraw));
    if (head) document.getElementById(head).focus();
    announce(area.querySelector("p").textContent);
  };
  drawControls();
  const read = facts.councils.filter((council) => council.read).length, without = facts.councils.filter((council) => !council.source).length;
  const readable = !canUnpack() || !read ? "no report’s words can be read here" : "the words of " + (read === facts.councils.length ? "all" : read) + " can be read and searched here";
  main.append(
    element("h1", { tabindex: "-1" }, "Councils"),
    element("p", {}, capitalised(count(facts.councils.length - without, "assessment")) + (without ? ", and " + count(without, "council") + " of which none is in this file" : "") + "; " + readable + ". A score is 1 to 4; 4 is the highest."),
    element("div", { class: "bar noprint" }, councilFilters(redraw, sort, scored),
      element("button", { type: "button", click: () => saveCSV("councils.csv", councilRows(sortedCouncils(facts.councils.filter(isChosen)))) }, "Save as CSV")),
    area);
  area.append(...councilTable(redraw));
}

/** The councils that are chosen, as elements: how many, the table, what its signs mean. */
function councilTable(redraw) {
  const chosen = sortedCouncils(facts.councils.filter(isChosen));
  const head = (key, words, className, title) => element("th", { scope: "col", class: className, "aria-sort": tableState.sort === key ? (tableState.down ? "descending" : "ascending") : "none" },
    element("button", { class: "sort", type: "button", id: "sort-" + key, title, click: () => redraw({ sort: key, down: tableState.sort === key ? !tableState.down : key !== "short" }, "sort-" + key) },
      words, tableState.sort === key ? (tableState.down ? " ↓" : " ↑") : "", title ? element("span", { class: "hidden" }, ", " + title) : null),
    // Chrome repeats no head with buttons in it on the pages that follow.
    element("span", { class: "paper" }, words));
  const unscored = tableState.statement ? facts.councils.filter((council) => scoreOf(council, tableState.statement) === null).length : 0;
  const row = facts.councils.every((council) => council.source) ? "assessment" : "council";
  return [
    element("p", {}, chosen.length === facts.councils.length ? (chosen.length === 1 ? "1 " + row : "All " + count(chosen.length, row)) + " shown"
      : capitalised(count(chosen.length, row)) + " of " + facts.councils.length + " shown: " + chosenWords() + "." + (unscored ? " " + capitalised(count(unscored, row)) + (unscored === 1 ? " has" : " have") + " no score for it." : "")),
    element("p", { class: "soft small narrow noprint" }, "The nine scores stand to the right: move the table sideways."),
    element("div", { class: "scroll tall", tabindex: "0", role: "region", "aria-label": "Councils and their scores" },
      element("table", {},
        element("caption", {}, "Councils and their scores"),
        element("thead", {}, element("tr", {}, head("short", "Council"), head("rating", "Rating"), head("percent", "Percent", "number"), head("published", "Published"),
          facts.statements.map((statement) => head(statement.slug, statementShort[statement.slug] || statement.slug, "number", statement.name)))),
        element("tbody", {}, chosen.map((council) => element("tr", {},
          element("th", { scope: "row" }, council.rating || council.source ? element("a", { href: "#/council/" + council.id }, council.short) : council.short,
            council.indicative ? element("span", { class: "soft small" }, " (pilot)") : council.current ? null : element("span", { class: "soft small" }, " (earlier)"),
            council.part ? element("span", { class: "soft small" }, " (part of the report)") : null),
          element("td", {}, council.rating || (council.source ? "Not stated" : "No assessment"), council.byScores ? element("span", { class: "soft whose" }, capitalised(byScoresWords(council))) : null),
          element("td", { class: "number" }, council.percent === null ? "–" : [council.percent + "%", element("span", { class: "soft whose" }, council.calculated ? "calculated" : "as printed")]),
          element("td", {}, dateInWords(council.published) || council.publishedText || (council.source ? "Not stated" : "–"), council.version > 1 ? ", version " + council.version + (council.review ? " (on " + council.review + ")" : "") : ""),
          council.scores.map((score) => element("td", { class: "score" }, score === null ? "–" : String(score)))))))),
    element("p", { class: "soft small" }, "– means that this file holds no score. A percentage is calculated by Assay from the nine scores where none is printed. ",
      facts.councils.some((council) => !council.source) ? "“No assessment” means that none is in this file. " : "", element("a", { class: "noprint", href: "#/about" }, "Where scores without a report come from"))];
}

/** "7 points below the next band" in words; calculated by Assay. */
function bandDistance(council) {
  const parts = [];
  if (council.up) parts.push(count(council.up, "point") + " more would reach the next rating");
  if (council.down !== null && council.down !== undefined && council.rating !== "Inadequate") parts.push(council.down === 0 ? "one point fewer would drop to the rating below" : count(council.down, "point") + " could be lost within the rating");
  return parts.length ? element("p", { class: "soft" }, "Calculated from the nine scores: " + parts.join("; ") + ". CQC uses judgement beside the scores.") : null;
}

/** A link to the passage of a figure. */
function figurePlace(council, figure) {
  return element("a", { href: "#/council/" + council.id + "/" + figure.section + "/" + figure.number }, facts.titles[figure.section] + " " + figure.number);
}

const timeUnits = new Set(["hours", "days", "weeks", "months", "years"]);
const besideWords = { target: "target ", previous: "earlier ", region: "region ", england: "England " };
const statisticWords = { median: "middle (median)", mean: "average", maximum: "longest or highest", minimum: "shortest or lowest", total: "total", target: "target", estimate: "estimate", change: "change" };

/** Figures beside England as a table and as dots, then the others: waits, and what they are compared with. */
function figuresViews(council, figures) {
  const rows = figures.filter((figure) => figure.comparator === "england" && figure.benchmarkText);
  const waits = figures.filter((figure) => !rows.includes(figure) && timeUnits.has(figure.unit));
  const others = figures.filter((figure) => !rows.includes(figure) && !waits.includes(figure));
  const source = (figure) => [figure.source, dateInWords(figure.sourceDate)].filter(Boolean).join(", ") || "Not read";
  const measure = (figure) => (figure.measure ? capitalised(figure.measure) : "Not read: see the paragraph");
  const more = (figures, one, many, caption) => (figures.length ? element("details", { class: figures === waits && "figures" }, element("summary", {}, capitalised(count(figures.length, one, many))),
    tableOf(caption, ["Measure", { label: "Figure", class: "number" }, "Kind", "When", "Compared with", "Where"],
      figures.map((figure) => [measure(figure), { value: figure.text, className: "number" }, [...new Set([statisticWords[figure.statistic], figure.role])].filter(Boolean).join(", ") || "–",
        figure.period || dateInWords(figure.sourceDate) || "Not read", figure.benchmarkText ? (besideWords[figure.comparator] || "") + figure.benchmarkText : "–", figurePlace(council, figure)]))) : null);
  return [
    rows.length ? tableOf("Figures of " + council.short + " that the report sets beside England’s",
      ["Measure", { label: council.short, class: "number" }, { label: "England", class: "number" }, "Direction", "Source", "Where"],
      rows.map((figure) => [measure(figure), { value: figure.text, className: "number" }, { value: figure.benchmarkText, className: "number" },
        figure.direction ? figure.direction + (figure.direction === "similar" ? " to England" : " than England") : "Not stated", source(figure), figurePlace(council, figure)]))
      : element("p", {}, "The report sets no figure beside England’s."),
    dotPlot(council, rows),
    more(waits, "wait or other time", "waits or other times", "Waits and other times in the report on " + council.short + "; England’s is not printed beside them"),
    more(others, "other figure", "other figures", "Other figures in the report on " + council.short + ": numbers of people, shares, money; England’s is not printed beside them"),
  ].filter(Boolean);
}

/** Rating, date and scores of a council, as elements. */
function cardOf(council) {
  return [
    element("p", {}, element("strong", {}, council.rating ? "Rating: " + council.rating : "No rating printed"), council.percent !== null ? " (" + percentWords(council) + ")" : "",
      ". Published " + (dateInWords(council.published) || council.publishedText || "on a date that is not printed") + "." + (council.indicative ? " A pilot: its scores are indicative." : "")
      + (council.current || council.indicative ? "" : " A later assessment has been published.") + (council.version > 1 ? " Version " + council.version + (council.review ? ", on " + council.review : "") + ": it took the place of an earlier one." : "")),
    council.byScores ? element("p", { class: "warning" }, "Rating and scores disagree: " + byScoresWords(council) + ". What is printed is shown; " + (council.byScores === council.rating ? "see" : "how far it is to another rating is not calculated. See") + " the report before quoting either.") : "",
    element("h2", {}, "Scores"), council.scores.some((score) => score !== null) ? scoreStrip(council) : element("p", {}, "No scores of the nine statements are in this file: its source gives none."), bandDistance(council) || "",
    council.part ? element("p", {}, "Only part of this report was read: what it says elsewhere is not in this file.") : ""].filter(Boolean);
}

async function councilView(main, id, section, number) {
  const council = councilsByID.get(id) || facts.councils.find((one) => one.slug === id);
  if (!council) { nothingHere(main, "No such council here", "This file holds nothing on “" + id + "”. "); return; }
  document.title = council.short + ", " + facts.title;
  main.append(
    element("h1", { tabindex: "-1" }, council.short),
    element("p", {}, [council.name, council.type, council.region].filter((words) => words && words !== council.short).join(", ")),
    ...(council.source ? cardOf(council) : [element("p", {}, "No assessment of this council is in this file.")]));
  if (!council.source) return;
  if (!council.read) { main.append(element("p", {}, "The words of this report are not in this file. Facts from: " + council.source)); return; }
  if (!canUnpack()) { main.append(element("p", { class: "warning" }, oldBrowserWords)); return; }
  const read = await report(council.id);
  if (!read) return;
  const place = (slug, words) => element("li", {}, element("a", { href: "#/council/" + council.id + "/" + slug }, words));
  const parts = [];
  const begin = (slug, words) => { parts.push([slug, words]); return element("h2", { id: "section-" + slug, tabindex: "-1" }, words); };
  const links = element("ul", {});
  const toTop = () => element("p", { class: "noprint small" }, element("a", { href: "#/council/" + council.id }, "Back to the top of " + council.short));
  main.append(element("p", { class: "noprint bar" },
    printButtons("Print short: scores, points, figures", "Print all, with the report"),
    element("button", { type: "button", click: () => saveCSV(council.slug + ".csv", passageRows(read.passages)) }, "Save as CSV"),
    element("a", { href: "#/compare?with=" + council.id }, "Compare with others")),
    element("nav", { "aria-label": "On this page", class: "noprint" }, element("p", {}, element("strong", {}, "On this page")), links));
  for (const [slug, title, kinds] of [["well", "What is going well", ["strength"]], ["improve", "What needs to improve", ["shortfall", "mixed"]]]) {
    const lists = pointLists(read.passages, kinds, 8);
    if (lists.length) main.append(begin(slug, title), ...lists);
  }
  main.append(element("p", { class: "soft small" }, "Chosen and ordered by Assay by weight. They are readings of Assay and no judgement of CQC."));
  if (read.figures.length) main.append(begin("figures", "Figures"), ...figuresViews(council, read.figures), toTop());
  if (read.remarks.length) {
    main.append(begin("quoting", "Take care when quoting"), element("ul", {}, read.remarks.map((remark) => element("li", {}, remark.text,
      remark.section ? [" ", element("a", { href: "#/council/" + council.id + "/" + remark.section + "/" + remark.number }, facts.titles[remark.section] + " " + remark.number)] : null))));
  }
  const whole = element("div", { class: "long" });
  main.append(whole);
  whole.append(begin("report", "The report"), element("nav", { "aria-label": "Parts of the report", class: "noprint" }, element("ul", {}, read.sections.map(([slug, title]) => place(slug, title)))));
  links.append(...parts.map(([slug, words]) => place(slug, words)));
  for (const [slug, title] of read.sections) {
    const score = scoreOf(council, slug);
    const part = element("section", { id: "section-" + slug }, element("h2", { tabindex: "-1" }, title, score ? " (score " + score + " of 4)" : ""));
    let heading = null;
    for (const passage of read.passages.filter((one) => one.section === slug)) {
      if (passage.heading && passage.heading !== heading) part.append(element("h3", {}, passage.heading));
      heading = passage.heading;
      part.append(passageView(passage, { isWhole: true, here: slug === section && String(passage.number) === number }));
    }
    part.append(toTop());
    whole.append(part);
  }
  if (section && number && !document.getElementById(section + "-" + number)) {
    main.querySelector("h1").after(element("p", { class: "warning", role: "alert" }, "This file has no paragraph " + number + (facts.titles[section] ? " of " + facts.titles[section] : " of a part called “" + section + "”") + " in this report. The report may have been published anew, or the link cut short."));
  }
  if (section && facts.titles[section]) document.title = council.short + ", " + facts.titles[section] + (number ? ", paragraph " + number : "") + ", " + facts.title;
  const target = section && (number ? document.getElementById(section + "-" + number) : document.getElementById("section-" + section));
  if (target) {
    target.scrollIntoView();
    const focus = target.matches("h2") ? target : target.querySelector("a, h2");
    if (focus) focus.focus({ preventScroll: true });
    return true;
  }
}
