"""Made-up assessment reports for benchmarks: the layout of real ones, sentences of our own, the same for the same seed."""

import html
import os
import random

STATEMENTS = [
    ("Assessing needs", ["Timeliness of assessments, care planning and reviews", "Eligibility decisions for care and support"]),
    ("Supporting people to live healthier lives", ["Access to equipment and home adaptations", "Direct payments"]),
    ("Equity in experience and outcomes", ["Inclusion and accessibility arrangements"]),
    ("Care provision, integration and continuity", ["Understanding local needs for care and support", "Ensuring quality of local services"]),
    ("Partnerships and communities", ["Arrangements to support effective partnership working"]),
    ("Safe pathways, systems and transitions", ["Safety during transitions", "Contingency planning"]),
    ("Safeguarding", ["Responding to local safeguarding risks and issues"]),
    ("Governance, management and sustainability", ["Governance, accountability and risk management"]),
    ("Learning, improvement and innovation", ["Learning from feedback"]),
]
BANDS = {1: "significant shortfalls", 2: "some shortfalls", 3: "a good standard", 4: "an exceptional standard"}
WHO = ["Carers", "People", "Families", "Staff", "Social workers", "Partners", "Home care providers", "Leaders", "Councillors", "Advocates"]
SAID = ["told us", "said", "explained", "reported", "felt", "described how"]
WHAT = ["reviews", "assessments", "hospital discharge", "respite care", "equipment", "adaptations", "direct payments", "reablement",
        "short breaks", "wheelchair repairs", "the duty line", "information and advice", "safeguarding enquiries", "day opportunities"]
GOOD = ["came when they were promised", "had become quicker since the spring", "were planned together with the person",
        "had made a clear difference to daily life", "were easy to arrange in every district"]
BAD = ["came too late to be of use", "were hard to get without a telephone", "left people unsure whom to ask",
       "had a backlog that nobody owned", "differed from one district to the next"]
PLACES = ["Alderwick", "Brackley Moor", "Cinder Hill", "Dunmere", "Eastholt", "Fernbridge", "Garside", "Holmwood", "Ivelcombe", "Jessop Green"]
FIGURES = ["National data from the Adult Social Care Survey said {a}.{b}% of people were satisfied, compared with an England average of 6{c}.7%.",
           "The average wait for {what} was {a} days in June 2024, down from {d} days a year before.",
           "At the time of our visit {d} people were waiting for {what}, {a} of them for longer than {c} months.",
           "The council spent £{d},000 on {what} in 2023/24.",
           "Local data showed that {a}% of {what} were finished within {d} days."]


def sentence(chance):
    if chance.random() < 0.16:
        return chance.choice(FIGURES).format(
            a=chance.randint(21, 79), b=chance.randint(10, 99), c=chance.randint(2, 9), d=chance.randint(90, 480), what=chance.choice(WHAT))
    view = GOOD if chance.random() < 0.55 else BAD
    start = f"{chance.choice(WHO)} in {chance.choice(PLACES)} {chance.choice(SAID)} that {chance.choice(WHAT)} {chance.choice(view)}"
    return start + chance.choice([".", f", and that {chance.choice(WHAT)} {chance.choice(GOOD + BAD)}.",
                                  f", although {chance.choice(WHAT)} {chance.choice(BAD)}."])


def report(number, size, chance):
    """One report of about `size` bytes."""
    name = f"Benchford {number:04} Borough Council"
    scores = [chance.choice([1, 2, 2, 2, 3, 3, 3, 4]) for _ in STATEMENTS]
    percent = -(-100 * sum(scores) // 36)
    rating = "Inadequate" if percent < 39 else "Requires improvement" if percent < 63 else "Good" if percent < 88 else "Outstanding"
    out = [f"{name}: local authority assessment", f"Assessment published: {chance.randint(1, 28)} {chance.choice(['March', 'June', 'October'])} 2025",
           "Overall summary", "Local authority rating and score", name, rating, "Quality statement scores"]
    for (statement, _), score in zip(STATEMENTS, scores):
        out += [statement, f"Score: {score}"]
    for (statement, headings), score in zip(STATEMENTS, scores):
        out += [statement, f"Score: {score}", f"{score} - Evidence shows {BANDS[score]}", "Key findings for this quality statement"]
        room = size // len(STATEMENTS) // len(headings)
        for heading in headings:
            out.append(heading)
            length = 0
            while length < room:
                paragraph = " ".join(sentence(chance) for _ in range(chance.randint(2, 6)))
                out.append(paragraph)
                length += len(paragraph)
    return "\n\n".join(out) + "\n"


def write(folder, count, size=120_000, seed=8):
    """Writes `count` reports; returns their bytes together."""
    os.makedirs(folder, exist_ok=True)
    total = 0
    for number in range(1, count + 1):
        text = report(number, size, random.Random(seed * 100_000 + number)).encode()
        with open(os.path.join(folder, f"{number:04}.txt"), "wb") as file:
            file.write(text)
        total += len(text)
    return total


def web_page(text):
    """A report as a web page: its short blocks as headings, the others as paragraphs."""
    out = ['<!doctype html><html lang="en"><head><title>Assessment</title></head><body><main>']
    for block in text.strip().split("\n\n"):
        tag = "h2" if len(block) < 90 and not block.startswith("Score") and not block[0].isdigit() else "p"
        out.append(f"<{tag}>{html.escape(block)}</{tag}>")
    return "\n".join(out + ["</main></body></html>", ""])


def typeset(text, pages):
    """The beginning of a report as groff -ms reads it, about as many pages long."""
    out = [".nr PS 11", ".nr VS 15"]
    for block in text[: pages * 2900].split("\n\n"):
        out += [".LP", "\\&" + block.replace("\\", "\\e")]
    return "\n".join(out) + "\n"
