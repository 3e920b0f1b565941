"use strict";
// Scores as a strip, figures beside England as dots; each says its message in words as well.

/** The nine scores of a council, each with its number and CQC's words for it. */
function scoreStrip(council) {
  return element("ul", { class: "strip" }, facts.statements.map((statement, at) => {
    const score = council.scores[at];
    return element("li", {},
      element("b", {}, score === null ? "–" : String(score)),
      element("span", {}, council.read ? element("a", { href: "#/council/" + council.id + "/" + statement.slug }, statement.name) : statement.name),
      element("span", { class: "soft small" }, " " + (score === null ? "no score in this file" : facts.bands[score - 1])));
  }));
}

/** A label in at most two lines of so many letters; what is longer is cut. */
function labelLines(label, most) {
  const space = label.length > most ? label.lastIndexOf(" ", most) : -1;
  if (space < 0) return [label];
  const rest = label.slice(space + 1);
  return [label.slice(0, space), rest.length > most ? rest.slice(0, most - 1) + "…" : rest];
}

/** Percentages of a council beside England's; a filled dot is the council, a ring England. Null where there are none. Paper breaks no drawing: each has few rows. */
function dotPlot(council, figures) {
  const shown = figures.filter((figure) => figure.unit === "percent" && typeof figure.benchmark === "number").slice(0, 20), rows = 7;
  if (!shown.length) return null;
  const plots = [];
  for (let at = 0; at < shown.length; at += rows) plots.push(dotRows(council, shown.slice(at, at + rows)));
  return element("figure", {}, element("figcaption", {}, "Filled dot: " + council.short + ". Ring: England."),
    element("div", { class: "scroll plot", tabindex: "0", role: "region", "aria-label": "Figures as dots" }, plots));
}

function dotRows(council, shown) {
  const left = 330, width = 660, rowHeight = 30, x = (percent) => left + (width - left - 20) * Math.min(100, Math.max(0, percent)) / 100;
  const message = count(shown.length, "figure") + " of " + council.short + " beside England’s: "
    + shown.map((figure) => (figure.measure || "a measure that was not read") + " " + figure.text + ", England " + figure.benchmarkText).join("; ");
  const plot = drawing("svg", { viewBox: "0 0 " + width + " " + (shown.length * rowHeight + 40), role: "img", "aria-label": message });
  for (const percent of [0, 25, 50, 75, 100]) {
    plot.append(drawing("line", { x1: x(percent), x2: x(percent), y1: 20, y2: shown.length * rowHeight + 22, stroke: "currentColor", "stroke-opacity": .25 }));
    plot.append(drawing("text", { x: x(percent), y: 14, "text-anchor": "middle" }, percent + "%"));
  }
  shown.forEach((figure, row) => {
    const y = 38 + row * rowHeight, lines = labelLines(figure.measure || "Measure not read", 46);
    plot.append(...lines.map((line, at) => drawing("text", { x: left - 14, y: y + 4 + (at - (lines.length - 1) / 2) * 13, "text-anchor": "end" }, line)));
    plot.append(drawing("line", { x1: x(figure.value), x2: x(figure.benchmark), y1: y, y2: y, stroke: "currentColor" }));
    plot.append(drawing("circle", { cx: x(figure.benchmark), cy: y, r: 6, fill: "none", stroke: "currentColor", "stroke-width": 2 }));
    plot.append(drawing("circle", { cx: x(figure.value), cy: y, r: 5, fill: "currentColor" }));
  });
  return plot;
}
