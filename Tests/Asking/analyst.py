#!/usr/bin/env python3
"""Asks twenty questions of an analyst, each in one line, and holds the answers against Python's over the export.

    analyst.py PROGRAM LIBRARY

Prints a line for each answer that differs, and leaves with 1 when one does.
"""
import collections, json, os, statistics, subprocess, sys, tempfile

program, library = sys.argv[1:3]

def run(*arguments):
    done = subprocess.run([program, *arguments, "--library", library, "--quiet"], capture_output=True, text=True)
    if done.returncode: raise SystemExit(f"{' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout

folder = tempfile.TemporaryDirectory()
run("export", folder.name, "--format", "jsonl")
def table(name): return [json.loads(line) for line in open(os.path.join(folder.name, name + ".jsonl"))]
authorities, assessments, statements, findings, indicators, sentences = map(
    table, ("authorities", "assessments", "statements", "findings", "indicators", "sentences"))

council = {row["short"]: row for row in authorities}
assessment = {row["id"]: row for row in assessments}
current = [row for row in assessments if row["current"]]
scores = [row for row in statements if row["current"]]
said = [row for row in findings if row["current"]]
for row in current: row["council"] = council[row["authority"]]
for row in scores: row["council"] = council[assessment[row["assessment"]]["authority"]]
slugs = sorted((row["slug"] for row in authorities), key=len, reverse=True)
def council_of(identifier): return next(row for row in authorities if row["slug"] == identifier.split("/")[0].split("@")[0])
for row in said: row["council"] = council_of(row["id"])
figures = [row for row in indicators if row["id"].split("#")[0].rsplit(".", 1)[0] in {f["id"] for f in said}]
spoken = [row for row in sentences if row["finding"] in {f["id"] for f in said}]

def mean(values): return sum(values) / len(values) if values else None
def groups(rows, key):
    found = collections.defaultdict(list)
    for row in rows: found[key(row)].append(row)
    return found
def percentile(values, level):
    values = sorted(values); place = (len(values) - 1) * level / 100; low = int(place)
    return values[low] + (values[min(low + 1, len(values) - 1)] - values[low]) * (place - low)
def ranked(rows, value):
    return {id(row): 1 + sum(1 for other in rows if value(other) > value(row)) for row in rows}
rated = [row for row in current if row["percent"] is not None]
by_region = groups(rated, lambda row: row["council"]["region"])
region_average = {region: mean([row["percent"] for row in rows]) for region, rows in by_region.items()}
points_of = [row for row in current if row["points"] is not None]
def band(percent): return "under 39" if percent < 39 else "39 to under 63" if percent < 63 else "63 to under 88" if percent < 88 else "88 and over"
in_days = [row for row in figures if row["days"] is not None]

questions = [
    ("a field of the parent", "statements where type is county show authority, statement, score",
     [(row["council"]["short"], row["name"], row["score"]) for row in scores if row["council"]["type"] == "county"]),
    ("two keys", "assessments where rating is present count by region, rating",
     [(*key, len(rows)) for key, rows in groups((r for r in current if r["rating"]), lambda r: (r["council"]["region"], r["rating"])).items()]),
    ("the best of each group", "assessments where percent is present rank by percent highest per region where place = 1 show authority, region, percent",
     [(r["authority"], region, r["percent"]) for region, rows in by_region.items() for r in rows if ranked(rows, lambda x: x["percent"])[id(r)] == 1]),
    ("percent of the total", "assessments where points is present summarise total points, share points by type",
     [(kind, sum(r["points"] for r in rows), 100 * sum(r["points"] for r in rows) / sum(r["points"] for r in points_of))
      for kind, rows in groups(points_of, lambda r: r["council"]["type"]).items()]),
    ("a middle", "statements summarise median score by statement",
     [(name, statistics.median([r["score"] for r in rows if r["score"] is not None])) for name, rows in groups(scores, lambda r: r["name"]).items()]),
    ("a share", "findings summarise share (where tone is negative) by theme",
     [(theme, 100 * sum(r["tone"] == "negative" for r in rows) / len(rows)) for theme, rows in groups(
        said, lambda r: next((s["theme"] for s in statements if s["name"] == r["statement"]), None)).items()]),
    ("different values", "findings count distinct authority by tone",
     [(tone, len({r["council"]["slug"] for r in rows})) for tone, rows in groups(said, lambda r: r["tone"]).items()]),
    ("groups that fit", "statements where score = 2 count by authority where count >= 4",
     [(short, len(rows)) for short, rows in groups((r for r in scores if r["score"] == 2), lambda r: r["council"]["short"]).items() if len(rows) >= 4]),
    ("a place in its group", "assessments where percent is present rank by percent highest per region show authority, place, of",
     [(r["authority"], ranked(rows, lambda x: x["percent"])[id(r)], len(rows)) for rows in by_region.values() for r in rows]),
    ("none of something", "authorities where no statement (where score < 3) and percent is present show short",
     [(r["short"],) for r in authorities if r["percent"] is not None and not any(
         s["score"] is not None and s["score"] < 3 for s in scores if s["council"] is r)]),
    ("a range", "assessments where percent between 60 and 65 show authority, percent",
     [(r["authority"], r["percent"]) for r in rated if 60 <= r["percent"] <= 65]),
    ("two queries together", "statements where score = 4 also (statements where score = 1) show authority, statement, score",
     [(r["council"]["short"], r["name"], r["score"]) for r in scores if r["score"] in (1, 4)]),
    ("a grid with totals", "statements where score is present pivot region by score with totals",
     [(region, *(sum(r["score"] == n for r in rows) for n in (1, 2, 3, 4)), len(rows)) for region, rows in [
         *groups((r for r in scores if r["score"]), lambda r: r["council"]["region"]).items(), ("total", [r for r in scores if r["score"]])]]),
    ("a ratio", "findings summarise good = count (where tone is positive), bad = count (where tone is negative) by authority where bad > 0 add ratio = good / bad show authority, ratio",
     [(short, sum(r["tone"] == "positive" for r in rows) / sum(r["tone"] == "negative" for r in rows))
      for short, rows in groups(said, lambda r: r["council"]["short"]).items() if any(r["tone"] == "negative" for r in rows)]),
    ("buckets", "assessments where percent is present count by band = bucket(percent, 39, 63, 88)",
     [(name, len(rows)) for name, rows in groups(rated, lambda r: band(r["percent"])).items()]),
    ("above the average of all", "assessments where percent > average percent show authority",
     [(r["authority"],) for r in rated if r["percent"] > mean([x["percent"] for x in rated])]),
    ("against its group's average", "assessments where percent > average percent per region show authority, percent - average percent per region named above",
     [(r["authority"], r["percent"] - region_average[r["council"]["region"]]) for r in rated if r["percent"] > region_average[r["council"]["region"]]]),
    ("a percentile", "indicators where days is present summarise percentile 90 of days by authority",
     [(short, percentile([r["days"] for r in rows], 90)) for short, rows in groups(in_days, lambda r: council_of(r["id"])["short"]).items()]),
    ("how far apart", "assessments where percent is present summarise spread percent by region",
     [(region, max(r["percent"] for r in rows) - min(r["percent"] for r in rows)) for region, rows in by_region.items()]),
    ("a row for each of a list", "sentences count by each voices",
     [(voice, count) for voice, count in collections.Counter(v for r in spoken for v in r["voices"]).items()]),
]

def plain(value):
    return round(float(value), 6) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
def bag(rows): return collections.Counter(tuple(map(plain, row)) for row in rows)

failed = 0
for name, query, wanted in questions:
    answer = [tuple(json.loads(line).values()) for line in run("query", query, "--format", "jsonl").splitlines()]
    if bag(answer) != bag(wanted):
        failed += 1
        print(f"{name}: {query}\n  only Assay: {list((bag(answer) - bag(wanted)).items())[:3]}\n  only Python: {list((bag(wanted) - bag(answer)).items())[:3]}")
print(f"{len(questions) - failed} of {len(questions)} answers are equal")
sys.exit(1 if failed else 0)
