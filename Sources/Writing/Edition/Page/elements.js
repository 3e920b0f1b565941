"use strict";
// Small tools of the page: elements, numbers and dates in words. Every text becomes a text node, never markup.

/** An element: `element("p", {class: "soft"}, "words", other)`; a property that is a function listens to that event. */
function element(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

/** An SVG element with its attributes. */
function drawing(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** "1 passage", "1,204 passages", "no passages". */
function count(number, one, many) {
  const words = number === 1 ? one : many || one + "s";
  return (number === 0 ? "no" : number.toLocaleString("en-GB")) + " " + words;
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "24 October 2025" from "2025-10-24", "October 2025" from "2025-10". */
function dateInWords(date) {
  if (!date) return "";
  const [year, month, day] = date.split("-");
  return [day && Number(day), month && months[Number(month) - 1], year].filter(Boolean).join(" ");
}

function capitalised(words) { return words.charAt(0).toUpperCase() + words.slice(1); }

/** A table in a box that scrolls sideways: heads are words or `{label, class}`, the first cell of a row is its header. */
function tableOf(caption, heads, rows) {
  const cell = (content, kind, extra) => {
    const { value, className } = content && content.value !== undefined ? content : { value: content };
    return element(kind, { class: className, ...extra }, value === null || value === undefined || value === "" ? "Not stated" : value);
  };
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    element("table", {},
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col", class: head.class }, head.label || head)))),
      element("tbody", {}, rows.map((row) =>
        element("tr", {}, row.map((content, index) => index === 0 ? cell(content, "th", { scope: "row" }) : cell(content, "td")))))));
}

/** Says something to people who hear the page; those who see it see it elsewhere. */
function announce(words) { document.getElementById("status").textContent = words; }

const licence = "Contains public sector information from the Care Quality Commission, licensed under the Open Government Licence v3.0";

/** "Made 3 December 2026 by Assay 1.0 from the library 6d0ce2f1a2b3" */
function madeWords() { return "Made " + (facts.made ? dateInWords(facts.made) + " " : "") + "by Assay " + facts.version + " from the library " + facts.digest; }

/**
 * Saves rows, the first their heads, as a CSV file that Excel reads as UTF-8 (RFC 4180; a cell that begins as a formula is quoted by an
 * apostrophe). Each row says from which file it is and under which licence, so that it still does where rows are sorted or cut out.
 */
function saveCSV(name, rows) {
  rows = rows.map((row, at) => row.concat(at ? [madeWords(), licence] : ["made", "licence"]));
  const cell = (value) => {
    let text = value === null || value === undefined ? "" : String(value);
    if (/^[=+\-@\t\r]/.test(text) && !/^-?[\d.,]+%?$/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  const text = "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  announce("Saved as " + name);
}
