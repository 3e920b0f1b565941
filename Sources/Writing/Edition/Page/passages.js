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

/** What is to be copied: the reader's selection inside the passage, else all of it; and what to say then. */
function wordsToCopy(passage, holder) {
  const selection = document.getSelection();
  const chosen = selection && selection.toString().replace(/\s+/g, " ").trim();
  return chosen && holder.contains(selection.anchorNode) && passage.text.replace(/\s+/g, " ").includes(chosen)
    ? [chosen, "Copied the words you marked"] : [passage.text, "Copied the whole paragraph"];
}

/** The kinds of the matters that a passage speaks of, without context; "mixed" for a strength and a shortfall. */
function kindsOf(passage) {
  const kinds = new Set(passage.points.map((point) => point.kind));
  if (kinds.has("mixed") || (kinds.has("strength") && kinds.has("shortfall"))) return ["mixed"];
  return kinds.size > 1 ? [...kinds].filter((kind) => kind !== "context") : [...kinds];
}

/** "Read by Assay as: shortfall; said by carers, staff; under way" */
function readingOf(passage) {
  const parts = [];
  const kinds = kindsOf(passage);
  if (kinds.length) parts.push(kinds.map((kind) => kindWords[kind] || kind).join(" and "));
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
    options.here ? [" ", element("button", { class: "quiet", type: "button", click: (event) => copy(linkTo(passage), event.currentTarget, "Copied the link") }, "Copy the link")] : null));
  return holder;
}

/** The rows of a CSV file of passages. */
function passageRows(passages) {
  return [["council", "published", "section", "score", "paragraph", "words", "kinds (read by Assay)", "said by (read by Assay)", "stage (read by Assay)"]].concat(passages.map((passage) => [
    passage.council.short, passage.council.published, passage.title, scoreOf(passage.council, passage.section), passage.number, passage.text,
    kindsOf(passage).join("; "), passage.voices.join("; "), passage.stage]));
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
