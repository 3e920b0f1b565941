"use strict";
// What the file holds: facts of every council at once, the words of a report when they are asked for.

/** The facts: `{made, version, digest, query, statements, synonyms, councils}`. */
const facts = { councils: [], statements: [], synonyms: [] };
const councilsByID = new Map();
const unpacked = new Map();
/** Reports whose bytes were changed after they were written. */
const damaged = new Set();

/** What the file leaves out of a council where it is as with most. */
const usual = { type: null, region: null, rating: null, percent: null, calculated: false, byScores: null, percentByScores: null, published: null, publishedText: null,
  indicative: false, current: true, version: 1, review: null, up: null, down: null, read: false, part: false };

function readFacts() {
  Object.assign(facts, JSON.parse(document.getElementById("facts").textContent));
  const noScores = facts.statements.map(() => null);
  facts.councils = facts.councils.map((one) => ({ ...usual, slug: one.id.split("@")[0], name: one.short, scores: noScores, ...one, source: facts.sources[one.source] }));
  for (const council of facts.councils) councilsByID.set(council.id, council);
}

/** Whether the file came whole: its last element is there. */
function isWhole() { return document.getElementById("end") !== null; }

function canUnpack() { return typeof DecompressionStream === "function"; }

/**
 * The report of an assessment, or null where none was read or it is damaged:
 * `{sections: [[slug, title]], passages: [Passage], figures: [...], remarks: [...]}`.
 */
function report(id) {
  if (!unpacked.has(id)) unpacked.set(id, unpack(id).catch(() => { damaged.add(id); return null; }));
  return unpacked.get(id);
}

async function unpack(id) {
  const holder = document.querySelector('script[data-report="' + CSS.escape(id) + '"]');
  if (!holder) return null;
  const packed = atob(holder.textContent.trim());
  const bytes = new Uint8Array(packed.length);
  for (let index = 0; index < packed.length; index++) bytes[index] = packed.charCodeAt(index);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const read = JSON.parse(await new Response(stream).text());
  const council = councilsByID.get(id);
  read.passages = read.passages.map(([section, number, heading, text, tone, voices, stage, points, table]) => ({
    council, section: read.sections[section][0], title: read.sections[section][1], number, heading, text, tone, voices, stage, table,
    points: points.map(([letter, kind, state, topic, weight, line, sure]) => ({ letter, kind, state, topic, weight, line, sure })),
  }));
  holder.remove();
  return read;
}

/** The council's score for a statement: 1 to 4, or null. */
function scoreOf(council, slug) {
  const index = facts.statements.findIndex((statement) => statement.slug === slug);
  return index < 0 ? null : council.scores[index];
}

/** Where a passage stands, as part of an address: "northmoor@2026-03/needs/7". */
function addressOf(passage) { return "#/council/" + passage.council.id + "/" + passage.section + "/" + passage.number; }

/** "CQC, Northmoor, Assessing needs, paragraph 7, published 12 March 2026" */
function citationOf(passage) {
  const published = passage.council.published ? ", published " + dateInWords(passage.council.published) : ", publication date not printed";
  return "CQC, " + passage.council.short + ", " + passage.title + ", paragraph " + passage.number + published;
}

/** This file's name; its whole address where it lies on a server, for there a link leads to it. */
function thisFile() {
  return location.protocol.startsWith("http") ? location.href.split("#")[0] : encodeURI(decodeURIComponent(location.pathname.split("/").pop()));
}

/** The address of a passage in this file, from a note that lies beside it: "north-east.html#/council/…". */
function linkTo(passage) { return thisFile() + addressOf(passage); }

/** The place of a passage for a message: in words, for who does not have this file, and as an address, which the search box follows. */
function linkInWords(passage) { return citationOf(passage) + ". To read it in its place, put this line into the search box of " + thisFile().split("/").pop() + ": " + linkTo(passage); }

/** "34%, calculated" or "64%, as printed": whose sum a percentage is. Empty where there is none. */
function percentWords(council) { return council.percent === null ? "" : council.percent + "%, " + (council.calculated ? "calculated" : "as printed"); }

/** "its scores give Requires improvement (39%)", calculated, where rating or percentage printed are others; null else. */
function byScoresWords(council) { return council.byScores && "its scores give " + council.byScores + " (" + council.percentByScores + "%, calculated)"; }

/** The passage as a line of Markdown with its footnote, as `assay check` reads it, and a link to where it stands in this file. */
function footnoteOf(passage, words) {
  const { current, id, slug, short, published } = passage.council;
  const label = slug + (current ? "" : "-" + id.split("@")[1]) + "-" + passage.section + "-" + passage.number;
  const report = "CQC " + short + " report" + (current ? "" : published ? " of " + dateInWords(published) : " without a date");
  return "“" + words + "”[^" + label + "]\n\n[^" + label + "]: " + report + ", " + passage.title + ", paragraph " + passage.number
    + ". [Read it in its place](" + linkTo(passage) + ").\n";
}
