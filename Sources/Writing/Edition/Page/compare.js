"use strict";
// Two to six councils side by side: all nine scores, and what was said on one statement.

/** The address of a comparison. */
function compareAddress(ids, slug) { return "#/compare?on=" + slug + "&with=" + ids.map(encodeURIComponent).join(","); }

/** Council and date where a name stands for more than one assessment. */
function assessmentWords(council) { return council.short + (council.current ? "" : ", " + dateInWords(council.published)); }

/**
 * What is compared, to be changed. A council is added by a button: moving through a list by the keyboard chooses each entry on the way.
 * What was used keeps the focus. `turnTo` shows another statement and leaves the controls as they are, for whoever types its name.
 */
function compareControls(ids, councils, slug, turnTo) {
  const redraw = async (ids, slug, focus) => {
    history.replaceState(null, "", compareAddress(ids, slug));
    await show(false);
    (document.getElementById(focus) || document.querySelector("main h1")).focus();
    announce(count(ids.length, "council") + " compared");
  };
  const others = facts.councils.filter((council) => !ids.includes(council.id)).sort((a, b) => a.short.localeCompare(b.short, "en-GB"));
  const choice = selectOf("Another council", [["", "Choose…"]].concat(others.map((council) => [council.id, assessmentWords(council) + (council.read ? "" : " (scores only)")])), "", () => {});
  const add = () => { const id = choice.querySelector("select").value; if (id) redraw(ids.concat(id), slug, "choose-another-council"); };
  return element("div", { class: "bar noprint" },
    selectOf("Statement", facts.statements.map((statement) => [statement.slug, statement.name]), slug, (chosen) => turnTo(chosen)),
    ids.length < 6 ? [choice, element("button", { type: "button", click: add }, "Add")] : element("p", {}, "Six councils are the most."),
    councils.map((council) => element("button", { type: "button", click: () => redraw(ids.filter((id) => id !== council.id), slug, "choose-another-council") }, "Take out " + assessmentWords(council))));
}

/** What was said on a statement in one council. */
async function compareColumn(council, slug) {
  const score = scoreOf(council, slug);
  const column = element("section", { "aria-label": assessmentWords(council) }, element("h3", {}, element("a", { href: "#/council/" + council.id + (council.read ? "/" + slug : "") }, assessmentWords(council)), score ? ": score " + score : ": no score"));
  const read = council.read ? await report(council.id) : null;
  const passages = read ? read.passages.filter((passage) => passage.section === slug) : [];
  if (!passages.length) column.append(element("p", {}, "No words of this report on it are in this file."));
  for (const [title, kinds] of [["Strengths", ["strength"]], ["Shortfalls", ["shortfall", "mixed"]]]) {
    const lists = pointLists(passages, kinds, 6);
    if (passages.length) column.append(element("h4", {}, title), ...(lists.length ? lists : [element("p", {}, "None read.")]));
  }
  if (passages.length) column.append(element("details", { class: "long" }, element("summary", {}, "All " + count(passages.length, "paragraph")), passages.map((passage) => passageView(passage))));
  return column;
}

async function compareView(main, values) {
  document.title = "Compare, " + facts.title;
  const slug = facts.statements.some((statement) => statement.slug === values.get("on")) ? values.get("on") : facts.statements[0].slug;
  const ids = [...new Set((values.get("with") || "").split(","))].filter((id) => councilsByID.has(id)).slice(0, 6);
  const councils = ids.map((id) => councilsByID.get(id)).sort((a, b) => a.short.localeCompare(b.short, "en-GB"));
  const said = element("div", {});
  let asked = 0;
  const turnTo = async (chosen) => {
    const mine = ++asked;
    history.replaceState(null, "", compareAddress(ids, chosen));
    const side = element("div", { class: "side" });
    for (const council of councils) side.append(await compareColumn(council, chosen));
    if (mine === asked) said.replaceChildren(element("h2", {}, facts.statements.find((one) => one.slug === chosen).name), side);
  };
  main.append(element("h1", { tabindex: "-1" }, "Compare"), compareControls(ids, councils, slug, turnTo));
  if (councils.length < 2) { main.append(element("p", {}, councils.length ? "Add another council to compare " + councils[0].short + " with." : "Add two to six councils.")); return; }
  const row = (name, value) => [name].concat(councils.map((council) => ({ value: value(council), className: "number" })));
  main.append(element("p", {}, "In alphabetical order. That something is not mentioned in a report does not show that it is not there."),
    element("p", { class: "soft small narrow noprint" }, "Where a council is not in sight, move the table sideways."),
    tableOf("Rating, date and scores, 1 to 4", ["Statement"].concat(councils.map((council) => ({ label: assessmentWords(council), class: "number" }))),
      [row("Rating", (council) => [(council.rating || "Not printed") + (council.percent === null ? "" : " (" + percentWords(council) + ")"), byScoresWords(council) ? element("span", { class: "soft whose" }, capitalised(byScoresWords(council))) : null]),
        row("Published", (council) => dateInWords(council.published) || council.publishedText || "Not printed"),
        ...facts.statements.map((statement, at) => row(statement.name, (council) => (council.scores[at] === null ? "–" : String(council.scores[at]))))]),
    element("p", { class: "noprint bar" }, printButtons("Print short: scores and points", "Print all, with every paragraph")));
  if (!canUnpack()) { main.append(element("p", { class: "warning" }, oldBrowserWords)); return; }
  await turnTo(slug);
  main.append(said, element("p", { class: "soft small" }, "Strengths and shortfalls are chosen and ordered by Assay; readings, no judgement of CQC."));
}
