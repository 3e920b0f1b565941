"use strict";
// What officers pinned and wrote, where the file holds it: always beside their names, never as CQC's words.

/** The pins on a passage: `[{draft, pin}]`. */
function pinsOn(passage) {
  return (facts.notes || []).flatMap(({ draft, pins }) => pins.filter((pin) => pin.assessment === passage.council.id && pin.section === passage.section
    && pin.number === passage.number).map((pin) => ({ draft, pin })));
}

/** "Pinned by J Shaw, 2 December 2026, for the draft scrutiny" and the officer's words. */
function pinWords(draft, pin) {
  return [element("span", { class: "soft small" }, "Pinned by " + pin.by + ", " + dateInWords(pin.when) + ", for the draft " + draft + ". "),
    pin.wording ? ["In the officer’s words, not CQC’s: ", pin.wording] : null];
}

/** Pins under a passage; nothing where there are none. */
function pinsView(passage) {
  const pins = pinsOn(passage);
  return pins.length ? element("div", { class: "officer", role: "note" }, pins.map(({ draft, pin }) => element("p", {}, pinWords(draft, pin)))) : null;
}

/** All drafts with their pins and comments. */
function notesView(main) {
  document.title = "Officers’ notes, " + facts.title;
  main.append(element("h1", { tabindex: "-1" }, "Officers’ notes"),
    element("p", {}, "What council officers pinned and wrote in drafts that were put into this file on purpose. Their words are theirs, not CQC’s, and were not checked by Assay."));
  for (const { draft, pins, comments } of facts.notes || []) {
    main.append(element("h2", {}, "Draft " + draft));
    if (comments.length) main.append(element("dl", { class: "officer" }, comments.map(({ asked, words }) => [element("dt", {}, asked), element("dd", {}, words)])));
    if (pins.length) main.append(element("ul", { class: "points" }, pins.map((pin) => {
      const council = councilsByID.get(pin.assessment);
      const place = (council ? council.short : pin.assessment) + ", " + (facts.titles[pin.section] || pin.section) + ", paragraph " + pin.number;
      return element("li", {}, "“" + pin.quotation + "” CQC, ", element("a", { href: "#/council/" + pin.assessment + "/" + pin.section + "/" + pin.number }, place), element("br"), pinWords(draft, pin));
    })));
  }
}
