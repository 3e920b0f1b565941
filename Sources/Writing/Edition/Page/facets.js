"use strict";
// What passages can be narrowed down by. Each passage keeps the numbers of its values, so that counting 30,000 of them takes a moment.

/** A facet: `values(passage)` are the names of a passage's values, the same for passages with the same `sort(passage)`. */
function facetOf(label, key, sort, values) {
  const facet = { label, key, names: [] }, places = new Map(), known = new Map();
  const numberOf = (name) => { if (!places.has(name)) places.set(name, facet.names.push(name) - 1); return places.get(name); };
  facet.numbers = (passage) => {
    const its = sort(passage);
    if (!known.has(its)) known.set(its, [...new Set(values(passage))].map(numberOf));
    return known.get(its);
  };
  return facet;
}

const facets = [
  facetOf("Council", "council", (passage) => passage.council, (passage) => [passage.council.short]),
  facetOf("Region", "region", (passage) => passage.council, (passage) => passage.council.region ? [passage.council.region] : []),
  facetOf("Part of the report", "section", (passage) => passage.section, (passage) => [passage.title]),
  facetOf("Score of the statement", "score", (passage) => scoreOf(passage.council, passage.section) || 0, (passage) => { const score = scoreOf(passage.council, passage.section); return score ? ["Score " + score] : []; }),
  facetOf("Kind", "kind", (passage) => passage.points.map((point) => point.kind).join(), (passage) => kindsOf(passage).map((kind) => capitalised(kindWords[kind] || kind))),
  facetOf("Topic", "topic", (passage) => passage.points.map((point) => point.topic).join(), (passage) => passage.points.map((point) => point.topic).filter(Boolean).map(capitalised)),
  facetOf("Said by", "voice", (passage) => passage.voices.join(), (passage) => passage.voices.map((voice) => capitalised(voiceWords[voice] || voice))),
  facetOf("Stage", "stage", (passage) => passage.stage, (passage) => passage.stage ? [capitalised(passage.stage)] : []),
];

/**
 * The passages among the hits that pass every facet's choice, and how many each value would leave:
 * `{left: [place], counts: [times by value, for each facet]}`. A value counts what passes the other facets.
 */
function narrowed(hits, chosen) {
  const wanted = facets.map((facet) => chosen[facet.key]?.size ? facet.names.map((name) => chosen[facet.key].has(name)) : null);
  const counts = facets.map((facet) => new Uint32Array(facet.names.length));
  const left = [];
  for (const place of hits) {
    let failed = -1, fails = 0;
    for (let at = 0; at < facets.length && fails < 2; at++) {
      if (wanted[at] && !index.values[at][place].some((value) => wanted[at][value])) { failed = at; fails++; }
    }
    if (fails > 1) continue;
    if (!fails) left.push(place);
    for (let at = 0; at < facets.length; at++) {
      if (!fails || failed === at) for (const value of index.values[at][place]) counts[at][value]++;
    }
  }
  return { left, counts };
}
