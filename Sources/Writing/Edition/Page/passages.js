"use strict";
// A passage as it is shown everywhere: where it stands, its words, what Assay read in it, and how to take it along.

const kindWords = { strength: "strength", shortfall: "shortfall", mixed: "strength and shortfall", context: "context" };
const voiceWords = {
  people: "people who use services", carers: "carers", staff: "staff", leaders: "leaders", councillors: "councillors", partners: "partners",
  voluntary: "voluntary sector", providers: "providers", "national-data": "national data", "local-data": "the council’s data",
  authority: "the council", unattributed: "unnamed speakers",
};

/** Copies words and says `told`; where the browser does not let a page from a file do that, shows them selected. */
async function copy(words, button, told) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const area = element("textarea", { class: "hidden", "aria-hidden": "true" });
    area.value = words;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    button.focus();
    if (!done) {
      button.after(element("textarea", { rows: "4", cols: "40", readonly: true, "aria-label": "Copy these words" }, words));
      announce("Copy the words below by hand");
      return;
    }
  }
  const content = [...button.childNodes];
  button.textContent = told;
  announce(told);
  setTimeout(() => button.replaceChildren(...content), 2500);
}

const spaced = (text) => text.replace(/\s+/g, " ");

/** What is to be copied: the reader's selection inside the passage, in whole words, else all of it; and what to say then. */
function wordsToCopy(passage, holder) {
  const selection = document.getSelection(), text = spaced(passage.text), place = holder.querySelector(".text");
  const all = [passage.text, "Copied the whole paragraph"];
  const chosen = selection && spaced(selection.toString()).trim();
  if (!chosen || !holder.contains(selection.anchorNode) || !text.includes(chosen)) return all;
  const before = document.createRange();
  before.selectNodeContents(place);
  if (place.contains(selection.getRangeAt(0).startContainer)) before.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
  else before.collapse(true);
  // The words at that place; where spaces were counted otherwise, the first that are alike.
  let start = text.indexOf(chosen, Math.max(0, spaced(before.toString()).length - 1));
  if (start < 0) start = text.indexOf(chosen);
  let end = start + chosen.length;
  // "4.6" is one word: half of it would be another figure.
  const isPart = (at) => /[\p{L}\p{N}\p{M}%£’'-]/u.test(text[at] || "") || /^\d[.,]\d$/.test(text.slice(Math.max(0, at - 1), at + 2));
  while (start > 0 && isPart(start - 1) && isPart(start)) start--;
  while (end < text.length && isPart(end) && isPart(end - 1)) end++;
  return [text.slice(start, end), "Copied the words you marked"];
}

/** The kinds of the matters that a passage speaks of, without context; "mixed" for a strength and a shortfall. */
function kindsOf(passage) {
  const kinds = new Set(passage.points.map((point) => point.kind));
  if (kinds.has("mixed") || (kinds.has("strength") && kinds.has("shortfall"))) return ["mixed"];
  return kinds.size > 1 ? [...kinds].filter((kind) => kind !== "context") : [...kinds];
}

/** Whether no kind of a passage rests on weak signs alone. */
function isSure(passage) {
  const told = passage.points.filter((point) => point.kind !== "context");
  return [...new Set((told.length ? told : passage.points).map((point) => point.kind))].every((kind) => passage.points.some((point) => point.kind === kind && point.sure));
}

/** "Read by Assay as: shortfall (not sure); said by carers, staff; under way" */
function readingOf(passage) {
  const parts = [];
  const kinds = kindsOf(passage);
  if (kinds.length) parts.push(kinds.map((kind) => kindWords[kind] || kind).join(" and ") + (isSure(passage) ? "" : " (not sure)"));
  if (passage.voices.length) parts.push("said by " + passage.voices.map((voice) => voiceWords[voice] || voice).join(", "));
  if (passage.stage) parts.push(passage.stage);
  return parts.length ? "Read by Assay as: " + parts.join("; ") : null;
}

/**
 * A passage with its buttons.
 *
 * `options`: `phrases` to mark, `place` true to say council and statement, `here` true for the one a link led to,
 * `isWhole` true on the page of its report, where it has an address of its own.
 */
function passageView(passage, options = {}) {
  const holder = element("article", { class: "passage" + (options.here ? " here" : ""), id: options.isWhole && passage.section + "-" + passage.number });
  const score = scoreOf(passage.council, passage.section);
  const link = (words) => element("a", { href: addressOf(passage) }, words);
  holder.append(options.place
    ? element("p", { class: "where" }, link(passage.council.short + ", " + passage.title + ", paragraph " + passage.number),
      element("span", { class: "soft" }, " (" + [score && "score " + score + " of 4", passage.council.published ? "published " + dateInWords(passage.council.published) : "publication date not printed"].filter(Boolean).join("; ") + ")"))
    : element("p", { class: "where" }, link((options.here ? passage.council.short + ", " + passage.title + ", paragraph " : "Paragraph ") + passage.number)));
  holder.append(passage.table
    ? tableOf("Table, paragraph " + passage.number, passage.table[0], passage.table.slice(1))
    : element("p", { class: "text" }, marked(passage.text, options.phrases || [])));
  const reading = readingOf(passage);
  if (reading) holder.append(element("p", { class: "soft small" }, reading));
  const pins = pinsView(passage);
  if (pins) holder.append(pins);
  const copying = (write) => (event) => { const [words, told] = wordsToCopy(passage, holder); copy(write(words), event.currentTarget, told); };
  holder.append(element("p", { class: "noprint" },
    element("button", { class: "quiet", type: "button", click: copying((words) => "“" + words + "” " + citationOf(passage)) },
      "Copy with citation", element("span", { class: "hidden" }, ", " + citationOf(passage))), " ",
    element("button", { class: "quiet", type: "button", click: copying((words) => footnoteOf(passage, words)) },
      "Copy for a note", element("span", { class: "hidden" }, " as Markdown, " + citationOf(passage))),
    options.here ? [" ", element("button", { class: "quiet", type: "button", click: (event) => copy(linkInWords(passage), event.currentTarget, "Copied the link") }, "Copy the link")] : null));
  return holder;
}

/** The rows of a CSV file of passages. */
function passageRows(passages) {
  return [["council", "published", "section", "score", "paragraph", "words", "kinds (read by Assay)", "Assay is sure of the kinds", "said by (read by Assay)", "stage (read by Assay)"]].concat(passages.map((passage) => [
    passage.council.short, passage.council.published || passage.council.publishedText, passage.title, scoreOf(passage.council, passage.section), passage.number, passage.text,
    kindsOf(passage).join("; "), isSure(passage) ? "yes" : "no", passage.voices.join("; "), passage.stage]));
}

/** A point as an item: its line, else the paragraph's words; where it stands. */
function pointView(passage, point) {
  const words = point.line || "“" + passage.text + "”";
  const extra = [point.state && point.kind !== "strength" && point.state !== "persists" ? point.state : null, point.sure ? null : "reading not sure"].filter(Boolean);
  return element("li", {}, words, " ",
    element("a", { class: "small", href: addressOf(passage) }, passage.title + " " + passage.number),
    extra.length ? element("span", { class: "soft small" }, " (" + extra.join("; ") + ")") : null);
}

/** The points of some kinds in passages, heaviest first, of equals the surer reading: pairs of passage and point. What another's line holds is left out. */
function pointsOf(passages, kinds) {
  const points = passages.flatMap((passage) => passage.points.filter((point) => kinds.includes(point.kind)).map((point) => [passage, point]))
    .sort((a, b) => b[1].weight - a[1].weight || Number(b[1].sure) - Number(a[1].sure));
  const words = ([passage, point]) => (point.line || passage.text).replace(/[“”.…\s]+/g, " ").trim();
  return points.filter((one, at) => !points.some((other, place) => other !== one && other[0] === one[0] && words(other).includes(words(one)) && (words(other) !== words(one) || place < at)));
}

/**
 * What a report says of some kinds, as elements: the surest and heaviest points, so many of them; the others folded, those that Assay is not
 * sure of by themselves. None where nothing of the kind was read.
 */
function pointLists(passages, kinds, most) {
  const points = pointsOf(passages, kinds), sure = points.filter(([, point]) => point.sure), unsure = points.filter(([, point]) => !point.sure);
  const list = (points) => element("ul", { class: "points" }, points.map(([passage, point]) => pointView(passage, point)));
  const folded = (words, points) => element("details", {}, element("summary", {}, words), list(points));
  return points.length ? [
    sure.length > most ? element("p", { class: "soft small" }, "The " + most + " that weigh most of " + sure.length + ":") : null,
    sure.length ? list(sure.slice(0, most)) : element("p", {}, "Assay is sure of nothing here."),
    sure.length > most ? folded(capitalised(count(sure.length - most, "more", "more")), sure.slice(most)) : null,
    unsure.length ? folded(capitalised(count(unsure.length, "paragraph")) + " that may belong here: Assay is not sure", unsure) : null].filter(Boolean) : [];
}

/** Buttons that print this page: short, or with every paragraph. */
function printButtons(short, whole) {
  const print = (how) => () => { document.documentElement.dataset.print = how; window.print(); };
  return [element("button", { type: "button", click: print("short") }, short), element("button", { type: "button", click: print("all") }, whole)];
}
